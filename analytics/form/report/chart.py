"""The charts of a report: panels whose every point is a bound number, drawn natively by paper."""

from datetime import date

from analytics.document.fact import Fact, fixed
from analytics.document.panel import Panel
from analytics.document.sentence import told
from analytics.document.table import Column, Table
from analytics.form.report.forms import ACTIVE, PRESENT
from analytics.form.report.source import HISTORY
from analytics.form.report.teller import Teller
from analytics.form.theme import hue_of
from analytics.meaning.ask import months_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.unit import eid_beginning
from analytics.words.month import shifted
from analytics.words.text import Text

BARS = "bars"  # in per cent, with their target as a dashed line; drawn by paper only
ITEM = Text("Mục")  # a month or a village: what stands under a bar

Point = tuple[Fact, Fact, Fact | None]  # its name, its figure, the target that holds for it


def by_village(teller: Teller, *, place: int) -> Panel:
    """Every village beside its target."""
    points = [
        (teller.area(area), teller.value(PRESENT, area), teller.goal(PRESENT, area))
        for area in teller.areas
    ]
    return _panel(teller, PRESENT, place, teller.view.say("từng thôn"), points)


def by_month(teller: Teller, *, place: int) -> Panel:
    """E-ID over a year; before there was any, cards."""
    one = ACTIVE if teller.eid_begun else PRESENT
    points = [
        (teller.month_fact(back), teller.value(one, back=back), teller.goal(one, back=back))
        for back in _backs(teller, one)
    ]
    return _panel(teller, one, place, teller.view.say("theo tháng"), points)


def _panel(
    teller: Teller, indicator: Indicator, place: int, split: str, points: list[Point]
) -> Panel:
    """Without any target there is no line to draw."""
    view, name = teller.view, indicator.name.in_(teller.view.language)
    title = told(
        view,
        "Biểu đồ {place}. {name}, {split} (%)",
        place=fixed(str(place)),
        name=fixed(name, f"{indicator.key} | name"),
        split=split,
    )
    names = (ITEM.in_(view.language), view.say("Kết quả"), view.say("Chỉ tiêu", context="goal"))
    kept = len(names) if any(goal for _, _, goal in points) else len(names) - 1
    columns = tuple(Column(one, "written" if at else "text") for at, one in enumerate(names[:kept]))
    rows = tuple((item, _drawn(value), goal or "")[:kept] for item, value, goal in points)
    hue = (("hue", hue_of(indicator)),)
    return Panel(f"chart-{place}", title, "", Table(columns, rows), BARS, options=hue)


def _drawn(fact: Fact) -> str:
    return "" if fact.amount is None else fact


def _backs(teller: Teller, indicator: Indicator) -> tuple[int, ...]:
    """How many months back, oldest first: those in the edition, of e-ID none before it began."""
    known = set(months_of(teller.view.reader))
    begins = eid_beginning(teller.view.reader).month if indicator == ACTIVE else date.min
    return tuple(
        back
        for back in range(HISTORY, -1, -1)
        if shifted(teller.month, -back) in known and shifted(teller.month, -back) >= begins
    )
