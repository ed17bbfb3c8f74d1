"""The body of a scene as HTML: numbers, chart, lines, table; each kind of scene has its place."""

from html import escape

from analytics.document import Card, Page, Panel, Table, number
from analytics.form.html import Ends, scales
from analytics.form.stage.village import GAINS
from analytics.paper.stage.fan import fan
from analytics.paper.stage.months import load, spark, trend
from analytics.paper.stage.rows import gains, ranking, waterfall
from analytics.paper.stage.svg import standing
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
SITTINGS = Text("Thêm buổi mỗi tuần")


def body(scene: Page, language: Language) -> str:
    if scene.tries:
        return tried(scene, language)
    if scene.village:
        return card(scene, language)
    if scene.chart and scene.cards:
        return beside(scene.cards, scene.chart, scene.sentences, language)
    if scene.chart:
        drawn = chart(scene.chart, language, WIDE, tall(scene))
        return f'<div class="body rows">{drawn}{below(scene.sentences)}</div>'
    if scene.cards:
        return f'<div class="body"><div class="bigs three">{bigs(scene.cards)}</div></div>'
    told = table(scene.table, language) if scene.table and scene.table.rows else ""
    return f'<div class="body rows">{told}{asks(scene)}</div>'


def tall(scene: Page) -> int:
    """A short title leaves its second line to the chart."""
    return TALL + (SECOND if len(scene.finding) <= ONE_LINE else 0) - 56 * len(scene.sentences)


def chart(panel: Panel, language: Language, width: int = WIDE, height: int = TALL) -> str:
    return DRAWN[panel.chart](panel, language, width, height)


def beside(told: tuple[Card, ...], panel: Panel, lines: tuple[str, ...], language: Language) -> str:
    drawn = chart(panel, language, WIDE - SIDE - 36, TALL - 56)
    return f'<div class="body">{drawn}<div class="bigs side">{bigs(told)}</div></div>{below(lines)}'


def tried(scene: Page, language: Language) -> str:
    """Every place of the slider is in the page already; the script only shows another one."""
    height = TRY + tall(scene) - TALL + 56 * len(scene.sentences)
    steps = tuple(enumerate(scene.tries))
    left = "".join(attempt(at, drawn_try(one, language, height)) for at, one in steps)
    right = "".join(
        attempt(at, f'<div class="bigs side">{bigs(one.cards)}</div>') for at, one in steps
    )
    return (
        f'<div class="body"><div class="left">{left}{slider(len(steps) - 1, language)}'
        f"{below(scene.sentences)}</div>{right}</div>"
    )


def attempt(sittings: int, inside: str) -> str:
    hidden = " hidden" if sittings else ""
    return f'<div class="try" data-sittings="{sittings}"{hidden}>{inside}</div>'


def drawn_try(one: Page, language: Language, height: int) -> str:
    drawn = chart(one.panels[0], language, WIDE - SIDE - 36, height)
    return f'{drawn}<p class="effort">{escape(one.finding)}</p>'


def slider(most: int, language: Language) -> str:
    return (
        f'<div class="slide"><span>0</span><input type="range" min="0" max="{most}" '
        f'value="0" step="1" aria-label="{SITTINGS.in_(language)}"><span>{most}</span>'
        "<span>↑ ↓</span></div>"
    )


def card(scene: Page, language: Language) -> str:
    """A village: its numbers across, its way below them, what to know at the right."""
    drawn = chart(scene.chart, language, 980, CARD) if scene.chart else ""
    lines = "".join(f"<li>{escape(one)}</li>" for one in scene.sentences)
    return (
        f'<div class="bigs across">{bigs(scene.cards)}</div>'
        f'<div class="body">{drawn}<ul class="lines">{lines}</ul></div>'
    )


def bigs(told: tuple[Card, ...]) -> str:
    return "".join(big(one, ends) for one, ends in zip(told, scales(told), strict=True))


def big(one: Card, ends: Ends) -> str:
    word = escape(one.status_word)
    chip = f'<p><span class="chip {one.status}">{word}</span></p>' if word else ""
    detail = f'<p class="detail">{escape(one.detail)}</p>' if one.detail else ""
    way = spark(one, ends) if one.trend else ""
    return (
        f'<div class="big"><p class="name">{escape(one.name)}</p>'
        f'<p class="number {one.hue}">{escape(one.number)}</p>{detail}{chip}{way}</div>'
    )


def below(lines: tuple[str, ...]) -> str:
    return "".join(f'<p class="below">{escape(one)}</p>' for one in lines)


def asks(scene: Page) -> str:
    """Requests with their numbers; sentences stand in their place without one."""
    alone = (Card(one, "") for one in scene.sentences)
    items = "".join(
        f'<li><span class="number">{escape(one.number)}</span><div><p>{escape(one.name)}</p>'
        f'<p class="owner">{escape(one.detail)}</p></div></li>'
        for one in (*scene.requests, *alone)
    )
    return f'<ul class="lines asks">{items}</ul>' if items else ""


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
