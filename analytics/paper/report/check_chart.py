"""The charts of a file against figures counted again: cached points and the sheet behind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from analytics.document import Panel, View
from analytics.document.fact import Fact
from analytics.paper.office.check import NOTHING, UNBOUND, Check, Drawn, Sheets, said
from analytics.paper.report.render import amount


@dataclass(frozen=True)
class Chart:
    """What must be drawn: a panel whose first column are the names, every other one a series."""

    panel: Panel
    place: int
    view: View

    @property
    def words(self) -> str:
        return self.view.say("Biểu đồ {number}", number=self.place)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self.panel.table.rows)

    @property
    def series(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        heads = [column.name for column in self.panel.table.columns]
        columns = zip(*self.panel.table.rows, strict=True)
        return tuple(zip(heads, columns, strict=True))[1:]


def check_chart(chart: Chart, found: tuple[Drawn, ...], book: Sheets | None) -> Iterator[Check]:
    """What is drawn, and what "Edit data" would draw."""
    yield from _cached(chart, found)
    yield from _book(chart, book)


def _cached(chart: Chart, found: tuple[Drawn, ...]) -> Iterator[Check]:
    nothing = NOTHING.in_(chart.view.language)
    for series, drawn in zip_longest(chart.series, found):
        name = series[0] if series else nothing
        shown = drawn.name if drawn else nothing
        place = f"{chart.words}, {name if series else shown}"
        if shown != name:
            yield Check(place, shown, name, False)
            continue
        if drawn.categories != chart.names:
            yield Check(place, ", ".join(drawn.categories), ", ".join(chart.names), False)
        yield from _points(chart, place, series[1], dict(drawn.points))


def _book(chart: Chart, book: Sheets | None) -> Iterator[Check]:
    """The sheet behind a chart: Word draws from it as soon as somebody opens it."""
    values = book.values if book else {}
    behind = chart.view.say("bảng số của ") + chart.words
    wanted = {*chart.names, *(name for name, _ in chart.series)}
    found = {one for one in values.values() if isinstance(one, str)}
    if found != wanted:
        yield Check(behind, ", ".join(sorted(found)), ", ".join(sorted(wanted)), False)
    for column, (name, points) in enumerate(chart.series, start=1):
        drawn = {
            row - 1: value
            for (_, row, at), value in values.items()
            if at == column and row and isinstance(value, float)
        }
        yield from _points(chart, f"{behind}, {name}", points, drawn)


def _points(
    chart: Chart, place: str, points: Sequence[str], drawn: dict[int, float]
) -> Iterator[Check]:
    view = chart.view
    for at, (name, cell) in enumerate(zip(chart.names, points, strict=True)):
        shown, wanted = drawn.pop(at, None), amount(cell)
        where = f"{place}, {name}" + (f" · {cell.claim}" if isinstance(cell, Fact) else "")
        if cell or shown is not None:
            yield Check(where, said(shown, view), said(wanted, view), shown == wanted)
    for at, value in drawn.items():
        unbound = UNBOUND.in_(view.language)
        yield Check(f"{place}, {at + 1}", said(value, view), unbound, False)
