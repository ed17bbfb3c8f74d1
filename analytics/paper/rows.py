"""Answers as tidy rows, for whoever computes on: indicators, bridges, forecasts, plans, demand."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

from analytics.document.view import View
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import Figure
from analytics.meaning.ask import ask
from analytics.meaning.bridge import PRECEDENCE, Part, bridges, merged
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.due.demand import KINDS, demand_of
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.options import Plan
from analytics.meaning.question import By, Question, Reader
from analytics.words.month import month_key

COLUMNS = (
    "month",
    "area",
    "member",
    "indicator",
    "numerator",
    "denominator",
    "value",
    "target",
    "unit",
)
MEMBERS: dict[str, tuple[By, ...]] = {
    "area": ("area",),
    "sex": ("area", "sex"),
    "age_band": ("area", "age_band"),
}


def tidy_rows(month: date, reader: Reader, *, by: str) -> Iterator[dict[str, object]]:
    answer = ask(Question(tuple(CATALOGUE.values()), month, by=MEMBERS[by]), reader)
    return (row(figure) for figure in answer.figures)


def row(figure: Figure) -> dict[str, object]:
    """Values unrounded: rounding is for people, and is done where they read."""
    return {
        "month": month_key(figure.month),
        "area": figure.area,
        "member": figure.member,
        "indicator": figure.indicator.key,
        "numerator": plain(figure.having),
        "denominator": figure.among,
        "value": plain(figure.value),
        "target": figure.target.value if figure.target else None,
        "unit": figure.indicator.unit,
    }


def plain(number: float | None) -> float | int | None:
    """Counts as whole numbers, wherever they came from."""
    return int(number) if number is not None and float(number).is_integer() else number


def as_csv(rows: Iterator[dict[str, object]], columns: tuple[str, ...] = COLUMNS) -> str:
    page = io.StringIO()
    writer = csv.DictWriter(page, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def as_json(rows: Iterator[dict[str, object]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"


CALENDAR_COLUMNS = ("area", "due_month", "kind", "persons")


def calendar_rows(month: date, reader: Reader) -> Iterator[dict[str, object]]:
    """Registered residents, present and away together; the commune after its villages."""
    demand = demand_of(reader, month)
    shown = {area: area for area in demand.areas}
    if reader.role != "village":
        shown["commune"] = ""  # where no area is named the demand sums them all
    return (
        {
            "area": name,
            "due_month": month_key(due),
            "kind": kind,
            "persons": demand.persons(area=area, month=due, kind=kind),
        }
        for name, area in shown.items()
        for due in demand.months
        for kind in KINDS
    )


FORECAST_COLUMNS = (
    *("area", "indicator", "month", "target", "deadline"),
    *("reach_p10", "reach_p50", "reach_p90", "probability", "verdict", "said"),
)
PATH_COLUMNS = ("area", "month", "p10", "p50", "p90")

Row = dict[str, object]


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
    "date",
    "village",
    "kind",
    "expected",
    "p10",
    "p90",
    "officers",
    "hours",
    "option",
    "probability",
)


def plan_rows(plan: Plan) -> Iterator[dict[str, object]]:
    """Unrounded, the sittings of an option in order of day. Hours are those of each officer,
    `probability` is that of the whole option to make the date, empty where none is told.
    """
    for option in (*plan.options, plan.heuristic, plan.rotation):
        for sitting in option.sittings:
            yield {
                "date": sitting.day.isoformat(),
                "village": sitting.area,
                "kind": sitting.kind,
                "expected": sitting.people,
                "p10": sitting.p10,
                "p90": sitting.p90,
                "officers": sitting.officers,
                "hours": sitting.hours,
                "option": option.name,
                "probability": option.probability,
            }


BRIDGE_COLUMNS = ("area", "cause", "numerator", "denominator", "points")


def bridge_rows(
    reader: Reader, from_month: date, to_month: date, indicator: Indicator
) -> Iterator[dict[str, object]]:
    """A row for every area and every cause that moved anybody in any of them, zeros included.

    Within an area the rows add up to the change of its numerator, its denominator and its value;
    villages add up to the commune in counts. Points are unrounded, and empty where either month
    had nobody to count.
    """
    told = bridges(reader, indicator, first=from_month, last=to_month).bridges
    seen = {part.cause for bridge in told for part in bridge.parts}
    return (
        cause_row(bridge.area, merged(cause, bridge.parts), told=bridge.points is not None)
        for bridge in told
        for cause in PRECEDENCE
        if cause in seen
    )


def cause_row(area: str, part: Part, *, told: bool) -> dict[str, object]:
    return {
        "area": area,
        "cause": part.cause,
        "numerator": part.numerator,
        "denominator": part.denominator,
        "points": float(part.points) if told and part.points is not None else None,
    }
