"""Slides held against their scenes: every word, chart point, label and cell behind a chart.

What must be said is taken from the scenes themselves, not from what drew them. A number of a chart
that its scene does not hold is refused too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from analytics.document import Page, Panel, View
from analytics.paper.office.check import NOTHING, UNBOUND, Check
from analytics.paper.office.drawing import PLACES, Drawing, Series
from analytics.paper.slides.body import ROWS, cell_words, drawings
from analytics.paper.slides.deck import Deck, notes_of, source_of
from analytics.paper.slides.read import Chart, Slide, external, read

Cells = dict[tuple[int, int], str | float]


def check_slides(paper: bytes, deck: Deck) -> tuple[Check, ...]:
    found, made = read(paper), list[Check]()
    wanted, there = f"{len(deck.all)}", f"{len(found)}"
    made.append(Check(deck.view.say("Số trang"), there, wanted, there == wanted))
    for at, (scene, slide) in enumerate(zip(deck.all, found, strict=False)):
        made += check_slide(scene, slide, deck, at)
    nothing = NOTHING.in_(deck.view.language)
    return (*made, *(Check(one, "External", nothing, False) for one in external(paper)))


def check_slide(scene: Page, slide: Slide, deck: Deck, at: int) -> Iterator[Check]:
    view, place = deck.view, deck.view.say("Trang {at}", at=at + 1)
    yield from check_words(
        place, [*scene_words(scene, view), *source_of(deck), deck.place(at)], slide.words, view
    )
    notes = f"{place}, " + view.say("lời thuyết trình")
    yield from check_words(notes, notes_of(scene), slide.notes, view)
    yield from check_charts(place, scene, slide.charts, view)


def scene_words(scene: Page, view: View) -> Iterator[str]:
    """Every word a scene has for the room, wherever it stands."""
    yield from filter(None, (scene.finding, scene.lead))
    for one in scene.cards:
        yield from filter(None, (one.name, one.number, one.detail, one.status_word))
    table = scene.table if not scene.chart and not scene.cards else None
    if table and table.rows:
        yield from (column.name for column in table.columns)
        for row in table.rows[:ROWS]:
            yield from cell_words(table, row, view)
        return
    for one in scene.requests:
        yield from (one.number, one.name, one.detail)
    yield from scene.sentences


def check_words(
    place: str, wanted: Iterable[str], found: Iterable[str], view: View
) -> Iterator[Check]:
    """Each as often as it must be; a stranger is shown beside what it most resembles."""
    due, there = (Counter(map(_plain, one)) for one in (wanted, found))
    for words in (due & there).elements():
        yield Check(place, words, words, True)
    missing, strange = list((due - there).elements()), list((there - due).elements())
    for words in strange:
        near = get_close_matches(words, missing, n=1, cutoff=0.3)
        missing = [one for one in missing if one not in near]
        yield Check(place, words, near[0] if near else UNBOUND.in_(view.language), False)
    for words in missing:
        yield Check(place, NOTHING.in_(view.language), words, False)


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def check_charts(place: str, scene: Page, found: tuple[Chart, ...], view: View) -> Iterator[Check]:
    wanted, held = drawings(scene, view), numbers_of(scene)
    name = view.say("biểu đồ")
    if len(found) != len(wanted):
        yield Check(f"{place}, {name}", f"{len(found)}", f"{len(wanted)}", False)
    for at, (drawing, chart) in enumerate(zip(wanted, found, strict=False), start=1):
        yield from check_chart(f"{place}, {name} {at}", drawing, chart, held, view)


def check_chart(
    place: str, drawing: Drawing, chart: Chart, held: set[float], view: View
) -> Iterator[Check]:
    """What is drawn, what is printed at its points, and what "Edit data" would draw."""
    words = [one.words for series in drawing.series for one in series.labels]
    yield from check_words(f"{place}, " + view.say("nhãn"), words, chart.labels, view)
    cached = {series.name: series for series in chart.series}
    names = sorted(series.name for series in drawing.series)
    if sorted(cached) != names:
        yield Check(place, ", ".join(sorted(cached)), ", ".join(names), False)
    behind = {(row, column): one for (_, row, column), one in chart.sheet.values.items()}
    table = f"{place}, " + view.say("bảng số")
    for column, series in enumerate(drawing.series, start=1):
        drawn = cached.get(series.name)
        points = dict(drawn.points) if drawn else {}
        own = {row - 1: behind.pop((row, column)) for row in _rows(behind, column)}
        yield from _points(f"{place}, {series.name}", drawing, series, points, held, view)
        yield from _points(f"{table}, {series.name}", drawing, series, own, held, view)
        if drawn and drawn.categories != drawing.categories:
            yield Check(place, str(drawn.categories), str(drawing.categories), False)
    heads = [*drawing.categories, *(one.name for one in drawing.series)]
    yield from check_words(table, heads, map(str, behind.values()), view)
    yield from (
        Check(table, one, NOTHING.in_(view.language), False) for one in chart.sheet.formulas
    )


def _points(
    place: str,
    drawing: Drawing,
    series: Series,
    found: dict[int, Any],
    held: set[float],
    view: View,
) -> Iterator[Check]:
    left = dict(found)
    for at, (name, value) in enumerate(zip(drawing.categories, series.values, strict=True)):
        shown = left.pop(at, None)
        if value is None and shown is None:
            continue
        bound = value in held
        wanted = f"{value}" if bound else UNBOUND.in_(view.language)
        yield Check(f"{place}, {name}", f"{shown}", wanted, shown == value and bound)
    for at, value in left.items():
        yield Check(f"{place}, {at + 1}", f"{value}", UNBOUND.in_(view.language), False)


def numbers_of(scene: Page) -> set[float]:
    """Every number its panels hold, and how far two of them lie apart where that is drawn."""
    held = {one for card in scene.cards for one in (*card.trend, card.target) if one is not None}
    panel = scene.chart
    if panel:
        held |= {float(one) for row in panel.data for one in row.values() if _numeric(one)}
        held |= {float(one) for row in panel.table.rows for one in row if _numeric(one)}
        held |= _apart(panel)
    return {round(one, PLACES) for one in held}


def _apart(panel: Panel) -> set[float]:
    bars = {round(abs(row["to"] - row["from"]), 2) for row in panel.data if "from" in row}
    return bars | {float(row["p90"] - row["p10"]) for row in panel.data if "p90" in row}


def _numeric(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _rows(cells: Cells, column: int) -> list[int]:
    """Where values of a series stand in its sheet, below its name."""
    return [row for row, at in cells if at == column and row]
