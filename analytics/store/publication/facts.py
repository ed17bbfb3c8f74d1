"""The counts of one month, out of an edition, one row a key."""

from datetime import date

from analytics.store.opened import Statistics
from analytics.words.publication import Sheet

_SIDE = ("residence", "card", "eid", "notified", "eligible")
COUNTED = {
    "cell": ("area", "sex", "age", "residence", "card", "eid", "notified", "persons"),
    "move": (
        *("area", "sex", "age", "cause"),
        *(f"{trait}_before" for trait in _SIDE),
        *(f"{trait}_after" for trait in _SIDE),
        "persons",
    ),
    "profile": ("area", "sex", "age_band", "dimension", "member", "persons"),
    "household": ("area", "size", "households"),
    "due": ("area", "due_month", "kind", "presence", "persons"),
}
AREA = ("area", "name", "parent")


def facts(statistics: Statistics, month: date) -> dict[str, Sheet]:
    """Every fact table of the month and the names of the areas, whose history is not kept."""
    counted = {table: _counted(statistics, table, month) for table in COUNTED}
    areas = statistics.rows(f"select {', '.join(AREA)} from area")
    return counted | {"area": Sheet(AREA, tuple(areas))}


def _counted(statistics: Statistics, table: str, month: date) -> Sheet:
    *keys, number = COUNTED[table]
    rows = statistics.rows(
        f"""
        select {", ".join(keys)}, cast(sum({number}) as bigint)
        from {table}
        where month = $month
        group by all
        having sum({number}) <> 0
        """,
        {"month": month},
    )
    return Sheet(COUNTED[table], tuple(rows))
