"""The session becomes a Reader: who reads comes from the gate, never from the browser."""

import streamlit as st

from analytics.form.link import LANGUAGE_KEY, LANGUAGES
from analytics.meaning.question import Reader
from analytics.words.errors import NotAllowed
from analytics.words.text import Language


def language() -> Language:
    """Vietnamese unless the reader asked for another language."""
    chosen = st.session_state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_KEY)
    return LANGUAGES.get(str(chosen), "vi")


def reader() -> Reader:
    """Fails closed: without a role set by the gate there is nobody to show figures to."""
    told = st.user.to_dict()
    role, area = told.get("role"), told.get("area")
    if not role:
        raise NotAllowed("chưa đăng nhập · not signed in")
    return Reader(str(role), str(area or "commune"), language())
