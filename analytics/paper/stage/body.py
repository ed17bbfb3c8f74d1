"""The body of a scene as HTML: numbers, chart, lines, table; each kind of scene has its place."""

from html import escape

from analytics.form import number
from analytics.form.panel import Panel, Table
from analytics.form.spark import Ends, scales
from analytics.form.stage.gains import GAINS
from analytics.form.stage.scene import Big, Line, Scene, Try
from analytics.paper.stage.fan import fan
from analytics.paper.stage.months import load
from analytics.paper.stage.rows import gains, ranking, waterfall
from analytics.paper.stage.svg import standing
from analytics.paper.stage.trend import spark, trend
from analytics.words.text import Language, Text

WIDE, TALL = 1788, 640  # px of the body on a canvas of 1920 × 1080 under a title of two lines
ONE_LINE, SECOND = 46, 76  # letters that surely fit one line; px of the second
TRY = 430  # px of the chart above a slider
CARD = 440  # px of the chart of a village
SIDE = 560  # of the numbers beside a chart
DRAWN = {
    "dots": ranking,
    "waterfall": waterfall,
    GAINS: gains,
    "what_if": fan,
    "trend": trend,
    "due": load,
}
SITTINGS = Text("Thêm buổi mỗi tuần", "More sittings a week")


def body(scene: Scene, language: Language) -> str:
    if scene.tries:
        return tried(scene, language)
    if scene.village:
        return card(scene, language)
    if scene.chart and scene.numbers:
        return beside(scene.numbers, scene.chart, scene.lines, language)
    if scene.chart:
        drawn = chart(scene.chart, language, WIDE, tall(scene))
        return f'<div class="body rows">{drawn}{below(scene.lines)}</div>'
    if scene.numbers:
        return f'<div class="body"><div class="bigs three">{bigs(scene.numbers)}</div></div>'
    told = table(scene.table, language) if scene.table and scene.table.rows else ""
    return f'<div class="body rows">{told}{asks(scene.lines)}</div>'


def tall(scene: Scene) -> int:
    """A short title leaves its second line to the chart."""
    return TALL + (SECOND if len(scene.title) <= ONE_LINE else 0) - 56 * len(scene.lines)


def chart(panel: Panel, language: Language, width: int = WIDE, height: int = TALL) -> str:
    return DRAWN[panel.chart](panel, language, width, height)


def beside(told: tuple[Big, ...], panel: Panel, lines: tuple[Line, ...], language: Language) -> str:
    drawn = chart(panel, language, WIDE - SIDE - 36, TALL - 56)
    return f'<div class="body">{drawn}<div class="bigs side">{bigs(told)}</div></div>{below(lines)}'


def tried(scene: Scene, language: Language) -> str:
    """Every place of the slider is in the page already; the script only shows another one."""
    height = TRY + tall(scene) - TALL + 56 * len(scene.lines)
    left = "".join(attempt(one, drawn_try(one, language, height)) for one in scene.tries)
    right = "".join(
        attempt(one, f'<div class="bigs side">{bigs(one.numbers)}</div>') for one in scene.tries
    )
    least, most = scene.tries[0].sittings, scene.tries[-1].sittings
    return (
        f'<div class="body"><div class="left">{left}{slider(least, most, language)}'
        f"{below(scene.lines)}</div>{right}</div>"
    )


def attempt(one: Try, inside: str) -> str:
    hidden = " hidden" if one.sittings else ""
    return f'<div class="try" data-sittings="{one.sittings}"{hidden}>{inside}</div>'


def drawn_try(one: Try, language: Language, height: int) -> str:
    drawn = chart(one.chart, language, WIDE - SIDE - 36, height)
    return f'{drawn}<p class="effort">{escape(one.words)}</p>'


def slider(least: int, most: int, language: Language) -> str:
    return (
        f'<div class="slide"><span>{least}</span><input type="range" min="{least}" max="{most}" '
        f'value="{least}" step="1" aria-label="{SITTINGS.in_(language)}"><span>{most}</span>'
        "<span>↑ ↓</span></div>"
    )


def card(scene: Scene, language: Language) -> str:
    """A village: its numbers across, its way below them, what to know at the right."""
    drawn = chart(scene.chart, language, 980, CARD) if scene.chart else ""
    lines = "".join(f"<li>{escape(one.words)}</li>" for one in scene.lines)
    return (
        f'<div class="bigs across">{bigs(scene.numbers)}</div>'
        f'<div class="body">{drawn}<ul class="lines">{lines}</ul></div>'
    )


def bigs(told: tuple[Big, ...]) -> str:
    return "".join(big(one, ends) for one, ends in zip(told, scales(told), strict=True))


def big(one: Big, ends: Ends) -> str:
    chip = f'<p><span class="chip {one.status}">{escape(one.chip)}</span></p>' if one.chip else ""
    detail = f'<p class="detail">{escape(one.detail)}</p>' if one.detail else ""
    way = spark(one, ends) if one.trend else ""
    return (
        f'<div class="big"><p class="name">{escape(one.words)}</p>'
        f'<p class="number {one.hue}">{escape(one.number)}</p>{detail}{chip}{way}</div>'
    )


def below(lines: tuple[Line, ...]) -> str:
    return "".join(f'<p class="below">{escape(one.words)}</p>' for one in lines)


def asks(lines: tuple[Line, ...]) -> str:
    items = "".join(
        f'<li><span class="number">{escape(one.number)}</span><div><p>{escape(one.words)}</p>'
        f'<p class="owner">{escape(" · ".join(filter(None, (one.owner, one.due))))}</p></div></li>'
        for one in lines
    )
    return f'<ul class="lines asks">{items}</ul>' if lines else ""


def table(told: Table, language: Language) -> str:
    heads = "".join(
        f'<th scope="col" class="{one.kind}">{escape(one.name)}</th>' for one in told.columns
    )
    rows = "".join(f"<tr>{row(told, one, language)}</tr>" for one in told.rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def row(told: Table, cells: tuple[object, ...], language: Language) -> str:
    made: list[str] = []
    for column, cell in zip(told.columns, cells, strict=True):
        words = (
            number.whole(cell, language) if isinstance(cell, int) else str(cell or number.ABSENT)
        )
        tag = "th" if not made else "td"
        scope = ' scope="row"' if not made else ""
        inside = escape(words)
        if column.kind == "verdict":
            inside = f'<span class="chip {standing(words)}">{inside}</span>'
        made.append(f'<{tag} class="{column.kind}"{scope}>{inside}</{tag}>')
    return "".join(made)
