"""The planner's options as tidy rows: every sitting of every option, greed and rotation beside."""

from collections.abc import Iterable, Iterator
from datetime import date

from analytics.meaning.plan.left import commune_needed, days_after, villages_left
from analytics.meaning.plan.options import Plan, planned
from analytics.meaning.plan.sitting import Day, Force, Goal, Probability, Request
from analytics.meaning.question import Reader

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
)


def plan_of(
    reader: Reader,
    month: date,
    *,
    indicator: str,
    goal: Goal = "most_people",
    sittings: int = 12,
    force: Force | None = None,
    days: Iterable[Day] = (),
    probability: Probability | None = None,
) -> Plan:
    """The plan for the month after a closed one, or for the days given; the rest as assumed."""
    request = Request(
        goal,
        villages_left(reader, month, indicator),
        tuple(days) or days_after(month),
        sittings=sittings,
        needed=commune_needed(reader, month, indicator),
        force=force or Force(),
    )
    return planned(request, probability)


def plan_rows(plan: Plan) -> Iterator[dict[str, object]]:
    """Unrounded, the sittings of an option in order of day. Hours are those of each officer."""
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
            }
