"""Shows a chapter: controls, finding, cards, panels. Every page of the house passes here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analytics.form import number
from analytics.form.address import Refused, said_of
from analytics.form.chart import spec
from analytics.form.file_name import file_name
from analytics.form.filtered import filtered
from analytics.form.html import cards, decisions, folded, heading, table, twin
from analytics.form.panel import Chapter, Page, Panel
from analytics.form.style import stylesheet
from analytics.form.theme import Mode
from analytics.form.view import View
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import provenance_of
from analytics.screen.address import left
from analytics.screen.controls import view_of
from analytics.screen.house.mark import mark
from analytics.screen.pictures import Picture, Saving, save_buttons
from analytics.screen.refusal import refused, role_address
from analytics.screen.session import reader
from analytics.screen.shown import as_shown, moved, shown_now
from analytics.words.errors import ProjectError
from analytics.words.text import Language, Text

Download = Callable[[Page, View, Provenance], bytes]
ROLES = {
    "chief": Text("Chỉ huy", "Chief"),
    "officer": Text("Cán bộ", "Officer"),
    "village": Text("Công an viên thôn", "Village police"),
    "viewer": Text("Người xem", "Viewer"),
}
# The same every month: Streamlit copies it into the spec, and a spec that changes is drawn anew.
DRAWN = Text(
    "Biểu đồ: câu chính ở ngay trên, số liệu ở ngay dưới",
    "Chart: its sentence stands above, its figures below",
)
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
    picture: Picture,
    extras: tuple[Extra, ...] = (),
    inside: Callable[[View], None] | None = None,
) -> None:
    """Without a reader from the gate, or with a bad link, one sentence and no figure.

    `inside` draws what the reader can fill in, between the head of the page and its panels.
    """
    st.html(stylesheet(mode()))
    try:
        who = reader()
        view, provenance = view_of(chapter, who), provenance_of(who)
        mark(chapter, said_of(chapter, view), view.language, shown_now(who))
        page = chapter.build(view)
    except (ProjectError, Refused) as problem:
        refused(chapter, problem)
        return
    st.html(left(view) + moved(view, provenance) + masthead(page, view, provenance) + glance(page))
    if inside:
        inside(view)
    for row in page.rows:
        show_row(row, Saving(chapter, view, provenance, picture))
    show_footer(chapter, page, view, provenance, download, extras)


def glance(page: Page) -> str:
    told = cards(page.cards, mode()) if page.cards else ""
    return told + (decisions(page.decisions, page.decided_for) if page.decisions else "")


def mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


def masthead(page: Page, view: View, provenance: Provenance) -> str:
    return (
        f'<h1 class="finding">{escape(page.finding)}</h1>'
        f'<p class="lead">{escape(page.lead)}</p>'
        f'<div class="masthead">{filter_line(view)}{source(view, provenance)}</div>'
    )


def filter_line(view: View) -> str:
    """Stands beside the data date on screen and in print, where the controls are off."""
    told = filtered(view)
    return f'<p class="filtered">{escape(told)}</p>' if told else ""


def source(view: View, provenance: Provenance) -> str:
    """Data date, edition and origin: printed where the reader looks first, and last."""
    word = view.say("DỮ LIỆU GIẢ LẬP", "SYNTHETIC DATA")
    mark = f'<span class="synthetic">{word}</span>' if provenance.synthetic else ""
    told = view.say(
        f"Số liệu đến hết ngày <b>{number.day(view.month)}</b> · bản số {provenance.sequence} "
        f"({provenance.short_hash})",
        f"Figures to the end of <b>{number.day(view.month)}</b> · edition {provenance.sequence} "
        f"({provenance.short_hash})",
    )
    return f'<p class="source">{mark} {told}</p>'


def show_row(row: tuple[Panel, ...], saving: Saving) -> None:
    if len(row) == 1:
        show_panel(row[0], saving)
        return
    for column, panel in zip(st.columns([one.width for one in row]), row, strict=True):
        with column:
            show_panel(panel, saving)


def show_panel(panel: Panel, saving: Saving) -> None:
    """Heading, chart and the figures behind it; a panel without a chart is its table."""
    language = saving.view.language
    if not panel.chart:
        show_table(panel, language)
        return
    with st.container(key=f"panel-{panel.key}", height="stretch"):
        st.html(heading(panel))
        st.vega_lite_chart(
            pd.DataFrame(panel.data),
            spec(panel, mode(), language),
            key=f"chart-{panel.key}",
            theme=None,
            width="stretch",
            alt=DRAWN.in_(language),
        )
        st.html(twin(panel, language) + more(panel, language))
        save_buttons(panel, saving)


def show_table(panel: Panel, language: Language) -> None:
    with st.container(key=f"panel-{panel.key}", height="stretch"):
        told = table(panel.table, language, panel.title)
        st.html(heading(panel) + told + more(panel, language))


def more(panel: Panel, language: Language) -> str:
    return folded(*panel.more, language) if panel.more else ""


def show_footer(
    chapter: Chapter,
    page: Page,
    view: View,
    provenance: Provenance,
    download: Download,
    extras: tuple[Extra, ...],
) -> None:
    role = ROLES[view.reader.role].in_(view.language)
    change = view.say("đổi vai trò", "change role")
    with st.container(key="footer", horizontal=True, vertical_alignment="center"):
        st.download_button(
            view.say("Tải trang này (.xlsx)", "Download this page (.xlsx)"),
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
