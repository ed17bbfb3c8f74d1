"""The demand calendar as tidy rows: every area, month and kind, nobody written as 0."""

from collections.abc import Iterator
from datetime import date

from analytics.meaning.due.demand import KINDS, demand_of
from analytics.meaning.question import Reader
from analytics.words.month import month_key

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
