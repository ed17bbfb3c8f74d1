"""The address and the session: which of them speaks at this rerun, and both agree after it.

Streamlit's own binding writes the words a reader sees and leaves out what equals the default, so
the controls write the address themselves. A change at a control is told by its callback: only then
does the session know better than the address, which may still be the one before a quick click.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from analytics.document import Chapter, View
from analytics.document.control import LONGEST
from analytics.document.link import FILTERS, LANGUAGE_KEY, LASTING
from analytics.form.address import (
    Said,
    begun,
    language_said,
    left_over,
    older,
    said_of,
    view_said,
    words_of,
)
from analytics.meaning.question import Reader
from analytics.words.text import Language

CHOICES, WRITTEN, KEPT, TURNED = "_choices", "_written", "_kept", "_turned"
LEFT, OLDER = "_left", "_older"


@dataclass(frozen=True)
class Written:
    """The address as this session last wrote it; `followers`: controls left where they begin."""

    chapter: str
    said: Said
    followers: frozenset[str]


def asked() -> Said:
    return {key: tuple(st.query_params.get_all(key)) for key in st.query_params}


def chosen(key: str) -> None:
    """A control was changed by hand."""
    value = st.session_state[key]
    words = words_of(tuple(value) if isinstance(value, list) else value)
    st.session_state.setdefault(CHOICES, {})[key] = words


def language() -> Language:
    """Vietnamese unless the reader asked for another language."""
    told = st.session_state
    written, choices, query = told.get(WRITTEN), told.get(CHOICES, {}), asked()
    own = not query or choices or (written and written.said == query)
    return language_said({**told.get(KEPT, {}), **choices} if own else query)


def settled(chapter: Chapter, reader: Reader) -> View:
    """What the page shows, or `Refused`; from here on session and address say the same."""
    told, query = st.session_state, asked()
    written, choices = told.get(WRITTEN), told.pop(CHOICES, {})
    if written and written.chapter == chapter.key and (choices or written.said == query):
        kept = {key: one for key, one in written.said.items() if key not in written.followers}
        view = view_said(chapter, reader, kept | choices, strict=False)
    elif query:
        view = view_said(chapter, reader, query, strict=True)
        told[LEFT], told[OLDER] = left_over(chapter, query), older(chapter, query, view)
    else:  # the menu's links say nothing
        lasting = {key: one for key, one in choices.items() if key in LASTING}
        remembered = told.get(KEPT, {}) | lasting
        view = view_said(chapter, reader, remembered, strict=False)
    write(chapter, view)
    return view


def write(chapter: Chapter, view: View) -> None:
    said, before = said_of(chapter, view), st.session_state.get(KEPT, {}).get(LANGUAGE_KEY)
    st.session_state[TURNED] = before != said[LANGUAGE_KEY]
    st.session_state[WRITTEN] = Written(chapter.key, said, begun(chapter, view))
    lasting = {key: said.get(key, ()) for key in LASTING if understood(key, chapter)}
    st.session_state[KEPT] = st.session_state.get(KEPT, {}) | lasting
    if asked() != said:
        st.query_params.from_dict(said)


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


def understood(key: str, chapter: Chapter) -> bool:
    return key not in FILTERS.values() or key in {FILTERS[name] for name in chapter.filters}


def placed(key: str, value: Any) -> Any:
    """The default of a widget that this session has not drawn yet, or None: it stands by itself.

    Setting it would wipe out what was typed over a connection that broke in between. Streamlit
    knows an option by the words shown: in another language they must be set again.
    """
    if key not in st.session_state:
        return value
    if st.session_state[TURNED] or st.session_state[key] != value:
        st.session_state[key] = value
    return None
