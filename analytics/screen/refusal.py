"""A refusal: one sentence, and a way on."""

from html import escape
from urllib.parse import quote, urlencode

import streamlit as st

from analytics.document import Chapter
from analytics.form.address import Refused, Said
from analytics.screen.address import asked, language
from analytics.screen.house.mark import mark, path
from analytics.words.errors import ProjectError
from analytics.words.text import Text

DROP = Text("Bỏ điều kiện này, giữ phần còn lại")
ROLE = Text("Đổi vai trò")


def refused(chapter: Chapter, problem: ProjectError | Refused) -> None:
    """Nothing of the page but this. Whoever may not see it may come back in another role."""
    ways = [(ROLE, role_address(chapter))]
    if isinstance(problem, Refused):
        ways.insert(0, (DROP, address(chapter, problem.without)))
        problem = problem.problem
    links = " · ".join(
        f'<a href="{escape(to)}" target="_self">{words.in_(language())}</a>' for words, to in ways
    )
    words = escape(problem.says.in_(language()))
    about = mark(chapter, asked(), language(), None)
    st.html(f'{about}<p class="notice" role="alert">■ {words}<br>{links}</p>')


def address(chapter: Chapter, said: Said) -> str:
    return f"{path(chapter)}?{urlencode(said, doseq=True)}".rstrip("?")


def role_address(chapter: Chapter) -> str:
    """Back to this very page after the new role is chosen."""
    return f"/logout?next={quote(address(chapter, asked()), safe='')}"
