"""Answers as tidy rows, for whoever computes on: indicators, bridges, forecasts, plans, demand."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from itertools import product

from analytics.document.view import View
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import Figure
from analytics.meaning.ask import ask
from analytics.meaning.bridge import PRECEDENCE, bridges, merged
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.due.demand import KINDS, demand_of
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.options import Plan
from analytics.meaning.question import By, Question, Reader
from analytics.words.month import month_key

Row = dict[str, object]
COLUMNS = (
    *("month", "area", "member", "indicator"),
    *("numerator", "denominator", "value", "target", "unit"),
)
MEMBERS: dict[str, tuple[By, ...]] = {
    "area": ("area",),
    "sex": ("area", "sex"),
    "age_band": ("area", "age_band"),
}


def tidy_rows(month: date, reader: Reader, *, by: str) -> Iterator[Row]:
    answer = ask(Question(tuple(CATALOGUE.values()), month, by=MEMBERS[by]), reader)
    return (row(figure) for figure in answer.figures)


def row(figure: Figure) -> Row:
    """Values unrounded: rounding is for people, and is done where they read."""
    named = (month_key(figure.month), figure.area, figure.member, figure.indicator.key)
    goal = figure.target.value if figure.target else None
    counted = (plain(figure.having), figure.among, plain(figure.value))
    return dict(zip(COLUMNS, (*named, *counted, goal, figure.indicator.unit), strict=True))


def plain(number: float | None) -> float | int | None:
    """Counts as whole numbers, wherever they came from."""
    return int(number) if number is not None and float(number).is_integer() else number


def as_csv(rows: Iterator[Row], columns: tuple[str, ...] = COLUMNS) -> str:
    page = io.StringIO()
    writer = csv.DictWriter(page, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def as_json(rows: Iterator[Row]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"


CALENDAR_COLUMNS = ("area", "due_month", "kind", "persons")


def calendar_rows(month: date, reader: Reader) -> Iterator[Row]:
    """Registered residents, present and away together; the commune after its villages."""
    demand = demand_of(reader, month)
    shown = {area: area for area in demand.areas}
    if reader.role != "village":
        shown["commune"] = ""  # where no area is named the demand sums them all
    for (name, area), due, kind in product(shown.items(), demand.months, KINDS):
        persons = demand.persons(area=area, month=due, kind=kind)
        yield dict(zip(CALENDAR_COLUMNS, (name, month_key(due), kind, persons), strict=True))


FORECAST_COLUMNS = (
    *("area", "indicator", "month", "target", "deadline"),
    *("reach_p10", "reach_p50", "reach_p90", "probability", "verdict", "said"),
)
PATH_COLUMNS = ("area", "month", "p10", "p50", "p90")


def forecast_rows(reader: Reader, indicator: Indicator, month: date) -> Iterator[Row]:
    """Dates are month-ends; empty: beyond 36 months, or nothing can be said (see the verdict).

    `verdict` is the indicator of its row in the table, `said` its words."""
    for one in forecasts(reader, indicator, month):
        named = (one.area, one.indicator.key, month_key(one.month))
        asked = (one.target.value, one.target.due) if one.target else (None, None)
        stands = verdict(View(reader, month), one)
        values = (*named, *asked, *one.reach, one.probability, stands.key, stands.line)
        yield dict(zip(FORECAST_COLUMNS, values, strict=True))


def path_rows(reader: Reader, indicator: Indicator, month: date) -> Iterator[Row]:
    """Persons who have it at each of the next 36 month-ends: 10, 50 and 90 % of the futures."""
    for one in forecasts(reader, indicator, month):
        for at in one.fan:
            values = (one.area, month_key(at.month), at.p10, at.p50, at.p90)
            yield dict(zip(PATH_COLUMNS, values, strict=True))


PLAN_COLUMNS = (
    *("date", "village", "kind", "expected", "p10", "p90"),
    *("officers", "hours", "option", "probability"),
)


def plan_rows(plan: Plan) -> Iterator[Row]:
    """Unrounded, the sittings of an option in order of day. Hours are those of each officer,
    `probability` is that of the whole option to make the date, empty where none is told.
    """
    for option in (*plan.options, plan.heuristic, plan.rotation):
        for one in option.sittings:
            who = (one.day.isoformat(), one.area, one.kind, one.people, one.p10, one.p90)
            values = (*who, one.officers, one.hours, option.name, option.probability)
            yield dict(zip(PLAN_COLUMNS, values, strict=True))


BRIDGE_COLUMNS = ("area", "cause", "numerator", "denominator", "points")


def bridge_rows(
    reader: Reader, from_month: date, to_month: date, indicator: Indicator
) -> Iterator[Row]:
    """A row for every area and every cause that moved anybody in any of them, zeros included.

    Within an area the rows add up to the change of its numerator, its denominator and its value;
    villages add up to the commune in counts. Points are unrounded, and empty where either month
    had nobody to count.
    """
    told = bridges(reader, indicator, first=from_month, last=to_month).bridges
    seen = {part.cause for bridge in told for part in bridge.parts}
    for bridge, cause in product(told, (one for one in PRECEDENCE if one in seen)):
        part = merged(cause, bridge.parts)
        points = None if bridge.points is None or part.points is None else float(part.points)
        values = (bridge.area, part.cause, part.numerator, part.denominator, points)
        yield dict(zip(BRIDGE_COLUMNS, values, strict=True))
