"""What every form of Thiết lập shares: fields that keep what was typed, saving, the answer."""

from collections.abc import Callable, Iterable
from datetime import datetime
from html import escape

import streamlit as st

from analytics.document import View
from analytics.form.settings.words import change_words
from analytics.meaning.results.every import readied
from analytics.meaning.settings.definition import LONGEST
from analytics.meaning.settings.settings import last_entry
from analytics.screen.waiting import behind, recounted
from analytics.words.entry import Entry
from analytics.words.errors import ProjectError
from analytics.words.text import Text, proper

SAID, SHOWN, SEEN = "setup-said", "setup-shown", "setup-seen"
NOT_SAVED = Text("■ Chưa lưu")
NOTHING = Text("Không có gì thay đổi.")
REASON = Text("Lý do (không bắt buộc)")


def begin(key: str, value: str) -> str:
    """A field holds what is in force, or what was typed over it; never a value shown earlier that
    somebody else has changed since.

    Returns the default of a field this session has not drawn: setting it would wipe out what was
    typed before the login or the connection ended.
    """
    shown = st.session_state.setdefault(SHOWN, {})
    known, before = key in st.session_state, shown.get(key)
    shown[key] = value
    if known and st.session_state[key] == before != value:
        st.session_state[key] = value
    return "" if known else value


def touched(key: str) -> bool:
    return bool(st.session_state[key] != st.session_state[SHOWN].get(key))


def reason(view: View, key: str) -> None:
    st.text_input(REASON.in_(view.language), value=begin(key, ""), key=key, max_chars=LONGEST)


def watch(view: View, kind: str) -> None:
    """Remembers which entries the form was drawn from."""
    st.session_state.setdefault(SEEN, {})[kind] = last_entry(view.reader, kind)


def seen(kind: str) -> int:
    return int(st.session_state[SEEN][kind])


def now() -> str:
    return f"{datetime.now():%Y-%m-%dT%H:%M}"


def attempt(view: View, save: Callable[[], Iterable[Entry]]) -> bool:
    """Whether it was saved; either way there is a sentence to show."""
    try:
        made = tuple(save())
    except ProjectError as problem:
        say(view, "alert", "late", NOT_SAVED, problem.says)
        return False
    told = "; ".join(change_words(view, one) for one in made)
    if made:
        behind(readied(view.reader))
        say(view, "status", "reached", Text("● Đã lưu"), proper(told))
    else:
        say(view, "status", "none", Text("○ Không đổi"), NOTHING)
    return bool(made)


def say(view: View, role: str, status: str, word: Text, told: Text) -> None:
    language = view.language
    st.session_state[SAID] = (role, status, word.in_(language), told.in_(language))


def tell(view: View) -> None:
    """What became of the last attempt, once, and what is still computed because of it."""
    if SAID in st.session_state:
        role, status, word, told = map(escape, st.session_state.pop(SAID))
        if status == "reached":
            told = f"{told}. {escape(recounted(view))}"
        st.html(
            f'<p class="lead" role="{role}"><span class="chip {status}">{word}</span> {told}</p>'
        )
