"""The planner's options as tidy rows: every sitting of every option, greed and rotation beside."""

from collections.abc import Iterator

from analytics.meaning.plan.options import Plan

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
