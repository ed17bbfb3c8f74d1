"""The component that draws a body: its script comes from a route of the house, never inline.

Streamlit would import inline script as a `blob:`, which our policy refuses, and take a file only
from an installed package. So the definition says where the file is by an address of ours.
"""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from streamlit.components.v2.component_registry import BidiComponentDefinition
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager

from analytics.screen.address import CHOICES
from analytics.screen.assignments import acted, unheard
from analytics.screen.house.routes import BODY, HERE
from analytics.screen.saving import HEARD, hear

NAME = "body"
GO = "_go"
DEFINITION = BidiComponentDefinition(
    name=NAME,
    js=str(Path(HERE) / "body.js"),
    # from /_stcore/bidi-components/body/ to the route of the house
    js_asset_relative_path=f"../../..{BODY.path}",
)
_mounted = st.components.v2.component(NAME, isolate_styles=False)


def mount(message: bytes, key: str) -> None:
    manager = get_bidi_component_manager()
    if manager.get(NAME) is not DEFINITION:
        manager.register(DEFINITION)
    told = _mounted(
        key=key,
        data=message,
        on_to_change=lambda: chosen(st.session_state[key]["to"]),
        on_go_change=lambda: gone(st.session_state[key]["go"]),
        on_do_change=lambda: hear(key, acted, st.session_state[key]["do"]),
    )
    if told["do"] and st.session_state.pop(HEARD, None) != key:
        unheard()


def chosen(query: str | None) -> None:
    """A control of the page asks for another view of it; an empty word lets go of what was said."""
    if query:
        st.session_state[CHOICES] = st.session_state.get(CHOICES, {}) | said(query)


def said(query: str) -> dict[str, tuple[str, ...]]:
    return {key: tuple(one) for key, one in parse_qs(query, keep_blank_values=True).items()}


def gone(address: str | None) -> None:
    """A link inside the house: the main script turns to that page, nothing is loaded anew."""
    if address:
        st.session_state[GO] = address


def onward() -> tuple[str, dict[str, tuple[str, ...]]] | None:
    """The page and the address a link asked for, once."""
    address = st.session_state.pop(GO, None)
    if address is None:
        return None
    parts = urlsplit(address)
    return parts.path.strip("/"), said(parts.query)
