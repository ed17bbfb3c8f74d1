"""A refusal: one sentence, and a way on."""

from html import escape

import streamlit as st

from analytics.document import Chapter
from analytics.form.address import Refused
from analytics.form.frame import address, bare
from analytics.screen.address import asked, language
from analytics.screen.body import message, role_address
from analytics.screen.house.mark import mark
from analytics.screen.mount import mount
from analytics.words.errors import NoPublicEdition, ProjectError
from analytics.words.text import Text

DROP = Text("Bỏ điều kiện này, giữ phần còn lại")
DROP_ALL = Text("Bỏ những điều này, giữ phần còn lại")
ROLE = Text("Đổi vai trò")


def refused(chapter: Chapter, problem: ProjectError | Refused) -> None:
    """Nothing of the page but this. Whoever may not see it may come back in another role."""
    spoken, away = language(), role_address(address(chapter, asked()))
    ways = [(ROLE, away)]
    if isinstance(problem, Refused):
        words = DROP_ALL if problem.several else DROP
        ways.insert(0, (words, address(chapter, problem.without)))
        problem = problem.problem
    links = " · ".join(
        f'<a href="{escape(to)}" target="_self">{words.in_(spoken)}</a>' for words, to in ways
    )
    role = str(st.user.to_dict().get("role", ""))
    top = bare(
        chapter, spoken, role, away, reads=bool(role) and not isinstance(problem, NoPublicEdition)
    )
    html = (
        f"{mark(chapter, asked(), spoken, None)}"
        f'<div class="frame">{top}</div>'
        f'<p class="notice" role="alert">■ {escape(problem.says.in_(spoken))}<br>{links}</p>'
    )
    mount(message(asked(), html, {}, {"near": [], "ahead": "", "kept": ""}), "body")
