"""A scene as a slide: where its numbers, chart, lines and table stand."""

from collections.abc import Callable
from typing import Any

from analytics.document import Card, Column, Page, Panel, Table, View, number
from analytics.form import html
from analytics.form.html import scales
from analytics.form.stage.village import GAINS
from analytics.paper.office.drawing import Drawing
from analytics.paper.office.typeset import balanced, bound
from analytics.paper.slides.charts import (
    bridged,
    fanned,
    gained,
    loaded,
    ranked,
    spark,
    sparks,
    trended,
)
from analytics.paper.slides.page import INSIDE, LEFT, RIGHT, SIDE, Box, Said, Sheet, big
from analytics.paper.stage.svg import standing
from analytics.words.text import Language

TITLE = 34  # points, as the stage has it
TOP, FOOT = 22, 490  # between them title and body
GAP = 12
NEXT_TO = 280  # of the numbers beside a chart
ROWS = 9  # of a table: more would not be read from the last row
DRAWN: dict[str, Callable[[Panel, Any, Language], Drawing]] = {
    "dots": ranked,
    "waterfall": bridged,
    GAINS: gained,
    "what_if": fanned,
    "trend": trended,
    "due": loaded,
}


def placed(sheet: Sheet, scene: Page, view: View) -> None:
    body = _headed(sheet, scene)
    if scene.village:
        _card(sheet, scene, view, body)
    elif scene.chart and scene.cards:
        _beside(sheet, scene, view, body)
    elif scene.chart:
        _chart(sheet, scene, view, _below(sheet, scene.sentences, body))
    elif scene.cards:
        _across(sheet, scene, view, body)
    else:
        _told(sheet, scene, view, body)


def drawings(scene: Page, view: View) -> tuple[Drawing, ...]:
    """Every native chart of a scene in the order of the slide."""
    if scene.chart:
        return (drawing_of(scene.chart, view.language),)
    return tuple(
        spark(one, ends, view.month, view.language)
        for one, ends in zip(scene.cards, scales(scene.cards), strict=True)
        if sparks(one)
    )


def drawing_of(panel: Panel, language: Language) -> Drawing:
    return DRAWN[panel.chart](panel, dict(panel.options), language)


def cell_words(told: Table, row: tuple[object, ...], view: View) -> list[str]:
    """Each value as its column writes it on every page."""
    return [
        str(value or number.ABSENT)
        if column.kind in ("text", "written", "verdict")
        else html.cell(value, column.kind, view.language)
        for column, value in zip(told.columns, row, strict=True)
    ]


def _headed(sheet: Sheet, scene: Page) -> Box:
    """What is left for the body: a short title leaves its second line to it."""
    title = bound(scene.finding)
    tall = Said(title, TITLE, bold=True).tall(INSIDE)
    wide = balanced(title, TITLE, INSIDE, bold=True)
    sheet.title(title, Box(SIDE, TOP, wide, tall), TITLE)
    top = TOP + tall + GAP / 2
    if scene.lead:
        under = Said(scene.lead, colour="ink2")
        high = under.tall(INSIDE)
        sheet.words(Box(SIDE, top, INSIDE, high), under)
        top += high
    top += GAP
    return Box(SIDE, top, INSIDE, FOOT - top)


def _chart(sheet: Sheet, scene: Page, view: View, box: Box) -> None:
    if scene.chart:
        sheet.chart(drawing_of(scene.chart, view.language), box, scene.finding)


def _beside(sheet: Sheet, scene: Page, view: View, body: Box) -> None:
    """The chart at the left, its numbers one below the other."""
    box = _below(sheet, scene.sentences, body)
    wide = box.width - NEXT_TO - 2 * GAP
    _chart(sheet, scene, view, box._replace(width=wide))
    top = box.top
    for one in scene.cards:
        top = big(sheet, one, Box(box.left + wide + 2 * GAP, top, NEXT_TO, 0), 44) + GAP


def _across(sheet: Sheet, scene: Page, view: View, body: Box) -> None:
    """Numbers side by side, each with the way it came."""
    columns = _columns(body, len(scene.cards))
    pairs = list(zip(scene.cards, columns, strict=True))
    top = GAP + max(big(sheet, one, box, 72, beside=scene.cards) for one, box in pairs)
    for (one, box), ends in zip(pairs, scales(scene.cards), strict=True):
        if sparks(one):
            drawing = spark(one, ends, view.month, view.language)
            sheet.chart(drawing, box._replace(top=top, height=body.foot - top), one.name)


def _card(sheet: Sheet, scene: Page, view: View, body: Box) -> None:
    """A village: numbers across, its way below them, what to know at the right."""
    feet = [
        big(sheet, one, box, 48, beside=scene.cards)
        for one, box in zip(scene.cards, _columns(body, 3), strict=False)
    ]
    top = max(feet) + GAP
    half = body.width * 0.52 if scene.chart else 0
    if scene.chart:
        _chart(sheet, scene, view, Box(body.left, top, half, body.foot - top))
    lines = [Said(one) for one in scene.sentences]
    left = body.left + half + (2 * GAP if half else 0)
    box = Box(left, top, body.left + body.width - left, body.foot - top)
    if lines:
        sheet.words(box, *lines, apart=GAP)


def _columns(body: Box, count: int) -> list[Box]:
    wide = (body.width - 2 * GAP * (count - 1)) / count
    return [Box(body.left + at * (wide + 2 * GAP), body.top, wide, 0) for at in range(count)]


def _told(sheet: Sheet, scene: Page, view: View, body: Box) -> None:
    """A table, or requests: number, what it is for, who answers for it and by when."""
    if scene.table and scene.table.rows:
        rows = [[Said(one.name, colour="ink2") for one in scene.table.columns]]
        rows += [_row(cell_words(scene.table, row, view)) for row in scene.table.rows[:ROWS]]
        tall = min(64.0, body.height / len(rows))
        sides = [_side(one, first=not at) for at, one in enumerate(scene.table.columns)]
        sheet.table(body, rows, sides, tall)
        return
    asked = scene.requests
    if not asked:
        _below(sheet, scene.sentences, body)
        return
    tall = min(118.0, body.height / len(asked))
    for place, one in enumerate(asked):
        _asked(sheet, one, body._replace(top=body.top + place * tall, height=tall - GAP))


def _asked(sheet: Sheet, one: Card, box: Box) -> None:
    left = 240
    sheet.words(box._replace(width=left), Said(one.number, 36, bold=True))
    right = Box(box.left + left, box.top, box.width - left, box.height)
    sheet.words(right, Said(one.name, 24), Said(one.detail, 22, bold=True, colour="ink2"), apart=4)


def _row(cells: list[str]) -> list[Said]:
    made = [Said(cells[0], bold=True)]
    for words in cells[1:]:
        kind = standing(words)
        made.append(Said(words, bold=kind != "none", colour=kind if kind != "none" else "ink"))
    return made


def _side(column: Column, *, first: bool) -> Any:
    return LEFT if first or column.kind in ("text", "verdict") else RIGHT


def _below(sheet: Sheet, lines: tuple[str, ...], body: Box) -> Box:
    """Sentences at the foot; returns what is left above them."""
    told = [Said(one, colour="ink2") for one in lines]
    if not told:
        return body
    tall = sum(one.tall(body.width) for one in told)
    sheet.words(body._replace(top=body.foot - tall, height=tall), *told)
    return body._replace(height=body.height - tall - GAP)
