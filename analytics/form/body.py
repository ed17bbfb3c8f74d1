"""The body of a page as markup: masthead, cards, decisions, panels with a place for each chart.

Everything written is escaped here; the browser only puts it where it belongs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from analytics.document import Bars, Duties, Gaps, Page, Panel, Said, Strip, Tiles, View, Way
from analytics.document.drawn import Days, Radios, Show
from analytics.document.panel import Place
from analytics.form.anchor import anchor
from analytics.form.assignment.html import duties
from analytics.form.drawing import bars, way
from analytics.form.filtered import filtered
from analytics.form.gaps import drawn as gaps
from analytics.form.html import (
    cards,
    decisions,
    explained,
    folded,
    heading,
    image,
    keys,
    radios,
    said,
    table,
    twin,
)
from analytics.form.plan.days import days
from analytics.form.stage.shown import show
from analytics.form.strip import drawn as strip
from analytics.form.tiles import drawn as tiles
from analytics.form.village.html import PRINTED
from analytics.meaning.answer import Provenance
from analytics.words.text import Language, Text

Saving = Callable[[Panel], str]


@dataclass(frozen=True)
class Around:
    """What a page has for a panel beside its figures: ways to save its picture, its controls."""

    saving: Saving
    own: Saving


PRINTERS: dict[type, Callable[[Any, Language], str]] = {
    **{Tiles: tiles, Said: said, Duties: duties, Show: show},
    **{Bars: bars, Way: way, Gaps: gaps, Strip: strip},
    **PRINTED,
    **{Radios: radios, Days: days},
}
MORE = Text("Mở thêm")


def head(
    page: Page, view: View, provenance: Provenance, *, sections: str = "", own: str = ""
) -> str:
    """The finding, beside it the other pages of its place, below it the controls that are its own.

    On paper, and on a phone, what the frame says of the data stands below the finding.
    """
    about = f"{filter_line(view)}{source(view, provenance)}"
    told = (
        f'<div class="headline"><h1 class="finding">{escape(page.finding)}</h1>{sections}</div>'
        f'{lead(page, view.language)}{own}<div class="masthead">{about}</div>'
    )
    return f'<div class="head">{told}{glance(page)}</div>'


def lead(page: Page, language: Language) -> str:
    return explained(f'<p class="lead">{escape(page.lead)}</p>', page.how, language)


def foot(view: View, provenance: Provenance) -> str:
    """The last line says again what the figures are."""
    return f'<footer class="who">{source(view, provenance)}</footer>'


def glance(page: Page) -> str:
    slim = any(one.span for one in page.panels)  # its first screen is to hold the panels as well
    return cards(page.cards, slim=slim) if page.cards else ""


def filter_line(view: View) -> str:
    """Stands beside the data date on screen and in print, where the controls are off."""
    told = filtered(view)
    return f'<p class="filtered">{escape(told)}</p>' if told else ""


def source(view: View, provenance: Provenance) -> str:
    """Data date, edition and origin: printed where the reader looks first, and last."""
    word = view.say("DỮ LIỆU GIẢ LẬP")
    mark = f'<span class="synthetic">{word}</span>' if provenance.synthetic else ""
    told = view.say(
        "Số liệu đến hết ngày <b>{month}</b> · bản số {sequence} ({short_hash})",
        month=view.month,
        sequence=provenance.sequence,
        short_hash=provenance.short_hash,
    )
    return f'<p class="source">{mark} {told}</p>'


def rows(page: Page, language: Language, around: Around) -> str:
    """What is to be done stands under the first row, or beside it where there is room."""
    todo = decisions(page.decisions, page.decided_for) if page.decisions else ""
    return "".join(
        row(one, language, around, "" if place else todo) for place, one in enumerate(page.rows)
    )


def row(panels: tuple[Panel, ...], language: Language, around: Around, last: str = "") -> str:
    """Cards side by side; a column holds what stands under its first, a card what is inside it."""
    if panels and all(one.place == "folded" for one in panels):
        shut = "".join(card([one], language, around) for one in panels)
        return f'<div class="further"><b>{escape(MORE.in_(language))}</b>{shut}</div>'
    if any(one.span for one in panels):
        return f'<div class="fine">{"".join(card([one], language, around) for one in panels)}</div>'
    columns = gathered(panels, ("under", "inside"))
    shares = " ".join(f"minmax(0, {one[0].width}fr)" for one in columns)
    drawn = "".join(column(one, language, around) for one in columns)
    return f'<div class="row" style="--shares: {shares}">{drawn}{last}</div>'


def gathered(panels: Iterable[Panel], joining: tuple[Place, ...]) -> list[list[Panel]]:
    """What stands at one of these places goes with the panel before it."""
    found: list[list[Panel]] = []
    for one in panels:
        if found and one.place in joining:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def column(panels: list[Panel], language: Language, around: Around) -> str:
    cards = [card(one, language, around) for one in gathered(panels, ("inside",))]
    return cards[0] if len(cards) == 1 else f'<div class="column">{"".join(cards)}</div>'


def card(panels: list[Panel], language: Language, around: Around) -> str:
    """A panel, and those inside it as its parts."""
    first, *inside = panels
    told, key = whole(first, language, around), escape(first.key)
    if inside:
        parts = (
            f'<section class="part" data-key="{escape(one.key)}">'
            f"{whole(one, language, around)}</section>"
            for one in inside
        )
        told += f'<div class="parts">{"".join(parts)}</div>'
    tag = "details" if first.place == "folded" else "section"
    return f'<{tag} class="panel" data-key="{key}"{spanned(first)}>{told}</{tag}>'


def spanned(panel: Panel) -> str:
    if panel.span is None:
        return ""
    across, down = panel.span
    return f' style="--across: {across}; --down: {down}; --grow: {panel.grow:g}"'


def whole(panel: Panel, language: Language, around: Around) -> str:
    """Heading, chart and the figures behind it; a panel without a chart is its table."""
    if panel.drawn:
        below = PRINTERS[type(panel.drawn)](panel.drawn, language)
        told = isinstance(panel.drawn, Bars | Way | Radios | Days) or getattr(
            panel.drawn, "twin", False
        )
        told = told and not getattr(panel.drawn, "beside", False)
        shut = twin(panel, language) if told else ""
        todo = decisions(panel.decisions) if panel.decisions else ""
        return (
            heading(panel, language)
            + around.own(panel)
            + below
            + keys(panel)
            + shut
            + more(panel, language)
            + onward(panel)
            + todo
        )
    if panel.chart:
        return charted(panel, language, around)
    return listed(panel, language)


def onward(panel: Panel) -> str:
    if panel.link is None or panel.place != "inside":
        return ""
    return f'<p class="onward">{anchor(panel.link)}</p>'


def charted(panel: Panel, language: Language, around: Around) -> str:
    place = image("chart", panel.height, language, chart=panel.key)
    below = around.saving(panel) + twin(panel, language) + more(panel, language)
    return f"{heading(panel, language)}{keys(panel)}{place}{below}"


def listed(panel: Panel, language: Language) -> str:
    return (
        heading(panel, language)
        + keys(panel)
        + table(panel.table, language, panel.title)
        + more(panel, language)
    )


def more(panel: Panel, language: Language) -> str:
    return folded(*panel.more, language) if panel.more else ""
