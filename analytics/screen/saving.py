"""Buttons that write. A press that nobody heard is told, and what was typed stays."""

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from analytics.document import View
from analytics.words.text import Text

HEARD = "_heard"
UNHEARD = Text(
    "■ Chưa ghi: đăng nhập hoặc kết nối vừa đổi giữa chừng. Những gì đã nhập còn nguyên; hãy xem "
    "lại rồi bấm lần nữa."
)


def hear(key: str, act: Callable[..., None], *told: Any) -> None:
    st.session_state[HEARD] = key
    act(*told)


def answered(view: View, pressed: bool, key: str) -> None:
    """A new session knows the button only after its first drawing: the press that opens the
    session reaches no one."""
    heard = st.session_state.pop(HEARD, None) if pressed else key
    if heard != key:
        words = escape(UNHEARD.in_(view.language))
        st.html(f'<p class="notice" role="alert">{words}</p>')


def saving(view: View, words: str, *, key: str, act: Callable[..., None], told: Any) -> None:
    """The button of a form."""
    pressed = st.form_submit_button(words, key=key, on_click=hear, args=(key, act, *told))
    answered(view, pressed, key)
