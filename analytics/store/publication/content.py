"""The counts of a month and the one way to write them: the same figures give the same hash.

JSON Lines: the column names, then a row a line, sorted by their bytes. A line is a row, so an
altered figure is one altered line; JSON tells nothing from "" and 1 from "1", which CSV does not;
no library that writes numbers, dates or compression in its own way stands between. Rows of the
same key are added up first, so neither the order of the rows nor how they were split is seen.
`cd content && sha256sum * | sha256sum` gives the hash of the content without this program.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from analytics.store.opened import Statistics
from analytics.words.publication import Row, Sheet

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


def written(sheet: Sheet) -> bytes:
    return b"".join([line(sheet.columns), *sorted(map(line, sheet.rows))])


def line(row: Iterable[Any]) -> bytes:
    told = [plain(value) for value in row]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def plain(value: object) -> object:
    """Whole numbers as such; a half as its digits, "33.5": readers of JSON may not keep floats."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return int(value) if value.is_integer() else f"{Decimal(repr(value)):f}"
    if value is None or isinstance(value, int):
        return value
    raise TypeError(type(value))


def sheet_of(content: bytes) -> Sheet:
    columns, *rows = (json.loads(one) for one in content.splitlines())
    return Sheet(tuple(columns), tuple(map(_row, rows)))


def _row(told: list[Any]) -> Row:
    return tuple(told)


def content_hash(hashes: Mapping[str, str]) -> str:
    """What `sha256sum * | sha256sum` prints for files of these hashes."""
    listed = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    return hashlib.sha256(listed.encode()).hexdigest()


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
