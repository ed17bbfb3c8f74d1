"""The session becomes a Reader: who reads comes from the gate, never from the browser."""

from dataclasses import replace

import streamlit as st

from analytics.meaning.question import Reader
from analytics.screen.address import language
from analytics.words.account import account_in
from analytics.words.errors import NotAllowed


def reader() -> Reader:
    """Fails closed: without a role set by the gate there is nobody to show figures to."""
    told = st.user.to_dict()
    role, area = told.get("role"), str(told.get("area") or "commune")
    if not role:
        raise NotAllowed("chưa đăng nhập · not signed in")
    account = account_in(str(told.get("uid") or ""), str(role), area)
    return replace(Reader(str(role), area, language()), account=account)
