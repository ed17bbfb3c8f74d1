"""The address and the session: which of them speaks at this rerun, and both agree after it.

Streamlit's own binding writes the words a reader sees and leaves out what equals the default, so
the page writes its address itself. What a reader sets at a control is told by a callback: only then
does the session know better than the address, which may still be the one before a quick click.
"""

from dataclasses import dataclass
from html import escape

import streamlit as st

from analytics.document import Chapter, View
from analytics.document.control import LONGEST
from analytics.form.address import (
    Said,
    begun,
    language_said,
    left_over,
    older,
    said_of,
    view_said,
)
from analytics.meaning.question import Reader
from analytics.words.text import Language

CHOICES, WRITTEN, LEFT, OLDER = "_choices", "_written", "_left", "_older"


@dataclass(frozen=True)
class Written:
    """The address as this session last wrote it; `followers`: controls left where they begin."""

    chapter: str
    said: Said
    followers: frozenset[str]


def asked() -> Said:
    return {key: tuple(st.query_params.get_all(key)) for key in st.query_params}


def language() -> Language:
    """Vietnamese unless the reader asked for another language."""
    written, choices, query = _told()
    own = written and (choices or written.said == query)
    return language_said({**written.said, **choices} if written and own else query)


def settled(chapter: Chapter, reader: Reader) -> View:
    """What the page shows, or `Refused`; from here on session and address say the same."""
    written, choices, query = _told()
    st.session_state.pop(CHOICES, None)
    if written and written.chapter == chapter.key and (choices or written.said == query):
        kept = {key: one for key, one in written.said.items() if key not in written.followers}
        view = view_said(chapter, reader, kept | choices, strict=False)
    else:
        view = view_said(chapter, reader, query, strict=True)
        st.session_state[LEFT] = left_over(chapter, query)
        st.session_state[OLDER] = older(chapter, query, view)
    said = said_of(chapter, view)
    st.session_state[WRITTEN] = Written(chapter.key, said, begun(chapter, view))
    if query != said:
        st.query_params.from_dict(said)
    return view


def _told() -> tuple[Written | None, Said, Said]:
    """What this session wrote last, what its reader has chosen since, and the address."""
    return st.session_state.get(WRITTEN), st.session_state.get(CHOICES, {}), asked()


def left(view: View) -> str:
    """Said once: what a link asked for in words no control of this page knows, or knew earlier."""
    keys = ", ".join(f"“{key[:LONGEST]}”" for key in st.session_state.pop(LEFT, ()))
    read = "; ".join(st.session_state.pop(OLDER, ()))
    unknown = view.say(
        "▲ Địa chỉ có phần trang này không hiểu nên không tính đến: {keys}.", keys=keys
    )
    turned = view.say(
        "▲ Địa chỉ cũ ghi theo cách đo trước, nay lấy mức gần nhất: {read}.", read=read
    )
    words = " ".join(said for said, told in ((unknown, keys), (turned, read)) if told)
    return f'<p class="lead" role="status">{escape(words)}</p>' if words else ""
