"""The charts of a file against figures counted again: cached points and the sheet behind them."""

from collections.abc import Iterator
from itertools import zip_longest

from analytics.form.report.annex.chart import Drawing
from analytics.form.report.annex.fact import Fact
from analytics.form.report.report import Report
from analytics.paper.report.check.read import Drawn, Sheets
from analytics.paper.report.check.result import NOTHING, UNBOUND, Check, said


def check_chart(
    drawing: Drawing, found: tuple[Drawn, ...], book: Sheets | None, again: Report
) -> Iterator[Check]:
    """What is drawn, and what "Edit data" would draw."""
    yield from _cached(drawing, found, again)
    yield from _book(drawing, book, again)


def _cached(drawing: Drawing, found: tuple[Drawn, ...], again: Report) -> Iterator[Check]:
    names = tuple(one.words for one in drawing.categories)
    for series, drawn in zip_longest(drawing.series, found):
        place = f"{_chart_place(drawing, again)}, {series.name if series else drawn.name}"
        if series is None or drawn is None or drawn.name != series.name:
            nothing = NOTHING.in_(again.view.language)
            shown, wanted = drawn.name if drawn else nothing, series.name if series else nothing
            yield Check(place, shown, wanted, False)
            continue
        if drawn.categories != names:
            yield Check(place, ", ".join(drawn.categories), ", ".join(names), False)
        yield from _points(place, names, series.points, dict(drawn.points), again)


def _points(
    place: str,
    names: tuple[str, ...],
    points: tuple[Fact | None, ...],
    drawn: dict[int, float],
    again: Report,
) -> Iterator[Check]:
    for at, (name, fact) in enumerate(zip(names, points, strict=True)):
        shown, wanted = drawn.pop(at, None), fact.value if fact else None
        where = f"{place}, {name}" + (f" · {fact.claim}" if fact else "")
        if fact is not None or shown is not None:
            yield Check(where, said(shown, again), said(wanted, again), shown == wanted)
    for at, value in drawn.items():
        unbound = UNBOUND.in_(again.view.language)
        yield Check(f"{place}, {at + 1}", said(value, again), unbound, False)


def _book(drawing: Drawing, book: Sheets | None, again: Report) -> Iterator[Check]:
    """The sheet behind a chart: Word draws from it as soon as somebody opens it."""
    names = tuple(one.words for one in drawing.categories)
    yield from _names(drawing, book, again)
    for column, series in enumerate(drawing.series, start=1):
        values = {} if book is None else book.values
        drawn = {
            row - 1: value
            for (_, row, at), value in values.items()
            if at == column and row and isinstance(value, float)
        }
        place = again.view.say("bảng số của ") + _chart_place(drawing, again)
        yield from _points(f"{place}, {series.name}", names, series.points, drawn, again)


def _names(drawing: Drawing, book: Sheets | None, again: Report) -> Iterator[Check]:
    wanted = {one.words for one in drawing.categories} | {one.name for one in drawing.series}
    found = {one for one in (book.values.values() if book else ()) if isinstance(one, str)}
    if found != wanted:
        place = again.view.say("bảng số của ") + _chart_place(drawing, again)
        yield Check(place, ", ".join(sorted(found)), ", ".join(sorted(wanted)), False)


def _chart_place(drawing: Drawing, again: Report) -> str:
    return again.view.say("Biểu đồ {number}", number=drawing.number)
