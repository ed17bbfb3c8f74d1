"""The session becomes a Reader: who reads comes from the gate, never from the browser."""

import streamlit as st

from analytics.meaning.question import Reader
from analytics.screen.address import language
from analytics.words.errors import NotAllowed


def reader() -> Reader:
    """Fails closed: without a role set by the gate there is nobody to show figures to."""
    told = st.user.to_dict()
    role, area = told.get("role"), told.get("area")
    if not role:
        raise NotAllowed("chưa đăng nhập · not signed in")
    return Reader(str(role), str(area or "commune"), language())
