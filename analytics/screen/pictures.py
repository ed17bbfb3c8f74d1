"""The two small buttons under a chart: the picture of what is on screen, as SVG or PNG."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from analytics.form.file_name import file_name
from analytics.form.panel import Chapter, Panel
from analytics.form.view import View
from analytics.meaning.answer import Provenance

Kind = Literal["svg", "png"]
MIMES: dict[Kind, str] = {"svg": "image/svg+xml", "png": "image/png"}
Picture = Callable[[Panel, View, Provenance, Kind], bytes]


@dataclass(frozen=True)
class Saving:
    """What a picture must know beside its panel: page, view, edition, and who draws it."""

    chapter: Chapter
    view: View
    provenance: Provenance
    picture: Picture


def save_buttons(panel: Panel, saving: Saving) -> None:
    """Drawn on a click, from the figures on screen: a newer edition changes nothing of it."""
    view = saving.view
    with st.container(key=f"save-{panel.key}", horizontal=True, horizontal_alignment="right"):
        for kind, mime in MIMES.items():
            st.download_button(
                view.say(f"Lưu {kind.upper()}", f"Save {kind.upper()}"),
                data=partial(saving.picture, panel, view, saving.provenance, kind),
                file_name=file_name(saving.chapter, view, f"{panel.key}.{kind}"),
                mime=mime,
                key=f"save-{panel.key}-{kind}",
                type="tertiary",
                on_click="ignore",
            )
