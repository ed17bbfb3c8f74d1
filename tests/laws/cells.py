"""A table read as a reader reads it: rows of areas, the row of the whole, values as printed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import floor

from analytics.document import Column, Table, View

WHOLES = frozenset(
    ("Toàn xã", "Commune", "Các thôn đã chọn", "Chosen villages", "Tổng cộng", "Total")
)
NUMERIC = ("whole", "percent", "decimal", "points", "precise")
PLACES = {"whole": 0, "percent": 1, "decimal": 1, "points": 1, "precise": 2}
WRITTEN = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
DIGIT = re.compile(r"\d")
DAY = re.compile(r"\d{2}/\d{2}/\d{4}")
ASIDE = re.compile(
    r"\d{2}/\d{4}|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r"|\d+[–-]\d+(?= (?:tuổi|years))|\d+\+|\b(?:Thôn|Village) \d+"
)


def parts(table: Table) -> tuple[tuple[object, ...], ...]:
    """The rows that are not the whole."""
    return tuple(row for row in table.rows if row[0] not in WHOLES)


def whole_row(table: Table) -> tuple[object, ...] | None:
    return next((row for row in table.rows if row[0] in WHOLES), None)


def rounded(column: Column, value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(float(value), PLACES.get(column.kind, 0)) or 0.0


def chance_of(value: object) -> float | None:
    """'34%', '<1%': a chance printed as words."""
    hit = re.fullmatch(r"(<?)(?:trên |above |over )?(\d+)%", str(value))
    return (0.0 if hit[1] else float(hit[2])) if hit else None


def columns_of(table: Table, rows: Iterable[tuple[object, ...]]) -> Iterator[list[float | None]]:
    """Every column of numbers, as printed."""
    held = tuple(rows)
    for place, column in enumerate(table.columns):
        if column.kind in NUMERIC:
            yield [rounded(column, row[place]) for row in held]
        elif any(chance_of(row[place]) is not None for row in held):
            yield [chance_of(row[place]) for row in held]


def missing_place(table: Table) -> int | None:
    """The column that says how many people a row misses."""
    names = ("Còn thiếu", "Missing", "To go")
    return next(
        (at for at, column in enumerate(table.columns) if column.name.startswith(names)), None
    )


def verdict_place(table: Table) -> int | None:
    return next((at for at, one in enumerate(table.columns) if one.kind == "verdict"), None)


def numbers_in(words: str, view: View, names: Iterable[str]) -> tuple[float, ...]:
    """The figures of a sentence: not the digits of names, dates and ages."""
    told = tuple(dict.fromkeys(name for name in names if DIGIT.search(name)))
    return _numbers(words, view.language, told)


@lru_cache(maxsize=4096)
def _numbers(words: str, language: str, names: tuple[str, ...]) -> tuple[float, ...]:
    words = DAY.sub(" ", words)
    for name in sorted(names, key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", words, flags=re.I)
    return tuple(value_of(one, language) for one in WRITTEN.findall(ASIDE.sub(" ", words)))


def value_of(written: str, language: str) -> float:
    if language == "vi":
        written = written.translate(str.maketrans(",.", ".,"))
    return float(written.replace(",", ""))


def holds(table: Table, view: View) -> set[float]:
    """Every number a reader finds in a table, or gets by adding up a column or counting rows."""
    found = {float(len(table.rows)), float(len(parts(table))), float(len(table.columns) - 1)}
    for row in table.rows:
        for column, value in zip(table.columns, row, strict=True):
            found |= _printed(column, value, view)
    for place, column in enumerate(table.columns):
        found |= _summed(table, place, column) | _counted(table, place)
    return found


def _printed(column: Column, value: object, view: View) -> set[float]:
    """A cell as it is printed, to the whole or to a tenth; the numbers among its words."""
    if isinstance(value, str):
        return {abs(one) for one in _numbers(value, view.language, ())}
    if isinstance(value, bool) or not isinstance(value, int | float):
        return set()
    return {abs(round(value, places)) for places in (0, 1, 2)} | {floor(abs(value) * 10) / 10}


def _summed(table: Table, place: int, column: Column) -> set[float]:
    """A column added up, the whole of it and its last year."""
    if column.kind not in NUMERIC:
        return set()
    known = [row[place] for row in parts(table) if isinstance(row[place], int | float)]
    return {abs(round(sum(known[-12:]), 2)), abs(round(sum(known), 2))}


def _counted(table: Table, place: int) -> set[float]:
    """How many rows share a cell or a glyph, and how many have nought there or have not."""
    cells = [row[place] for row in parts(table)]
    same = Counter(cells) + Counter(str(one)[:1] for one in cells if isinstance(one, str))
    some = sum(bool(one) for one in cells if isinstance(one, int | float))
    none = sum(one == 0 for one in cells if isinstance(one, int | float))
    return {float(one) for one in (*same.values(), some, none, 0)}
