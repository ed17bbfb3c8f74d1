"""Shows a chapter: controls, finding, cards, panels. Every page of the house passes here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from analytics.document import Chapter, Page, Panel, View
from analytics.form.address import Refused
from analytics.form.body import listed, source
from analytics.form.filtered import file_name
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import provenance_of
from analytics.screen.address import left
from analytics.screen.assignments import said
from analytics.screen.body import body
from analytics.screen.controls import view_of
from analytics.screen.mount import mount
from analytics.screen.refusal import refused, role_address
from analytics.screen.session import reader
from analytics.screen.shown import as_shown, moved
from analytics.words.errors import ProjectError
from analytics.words.text import Language, Text

Download = Callable[[Page, View, Provenance], bytes]
ROLES = {
    "chief": Text("Chỉ huy"),
    "officer": Text("Cán bộ"),
    "village": Text("Công an viên thôn"),
    "viewer": Text("Người xem"),
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Extra:
    """A further file of the page: what the button says, how it ends, its type, who makes it.

    `whole`: it takes the figures of the whole commune, so village police are not offered it.
    """

    name: Text
    ending: str
    mime: str
    made: Callable[[View], bytes]
    whole: bool = False

    def offered(self, role: str) -> bool:
        return role != "village" or not self.whole


def show(
    chapter: Chapter,
    *,
    download: Download,
    extras: tuple[Extra, ...] = (),
    inside: Callable[[View], None] | None = None,
) -> None:
    """Without a reader from the gate, or with a bad link, one sentence and no figure.

    `inside` draws what the reader can fill in, between the head of the page and its panels.
    """
    try:
        who = reader()
        view, provenance = view_of(chapter, who), provenance_of(who)
        told = body(chapter, view)
    except (ProjectError, Refused) as problem:
        refused(chapter, problem)
        return
    if notes := left(view) + moved(view, provenance) + said():
        st.html(notes)
    mount(told.messages[0], "body")
    if inside:
        inside(view)
        mount(told.messages[1], "panels")
    show_footer(chapter, told.page, view, provenance, download, extras)


def show_table(panel: Panel, language: Language) -> None:
    """A panel between native controls."""
    with st.container(key=f"panel-{panel.key}", height="stretch"):
        st.html(listed(panel, language))


def show_footer(
    chapter: Chapter,
    page: Page,
    view: View,
    provenance: Provenance,
    download: Download,
    extras: tuple[Extra, ...],
) -> None:
    role = ROLES[view.reader.role].in_(view.language)
    change = view.say("đổi vai trò")
    with st.container(key="footer", horizontal=True, vertical_alignment="center"):
        st.download_button(
            view.say("Tải trang này (.xlsx)"),
            data=as_shown(view.reader, lambda: download(page, view, provenance)),
            file_name=file_name(chapter, view, "so-lieu.xlsx"),
            mime=XLSX,
            on_click="ignore",
        )
        for extra in (one for one in extras if one.offered(view.reader.role)):
            st.download_button(
                extra.name.in_(view.language),
                data=as_shown(view.reader, partial(extra.made, view)),
                file_name=file_name(chapter, view, extra.ending),
                mime=extra.mime,
                on_click="ignore",
            )
        st.html(
            f'<div class="who">{source(view, provenance)}{role}<span class="on-screen"> · '
            f'<a href="{escape(role_address(chapter))}" target="_self">{change}</a></span></div>'
        )
