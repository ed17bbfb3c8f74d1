"""The tables of one commune as NumPy columns: no pandas, so that a thousand communes stay cheap.

A column is one of: `Coded` words; `Joined` words, as in a full name; days since 1970-01-01 (the
name ends in `date`, NEVER where there is none); whole numbers (-1 for an unknown parent); truth
values; identity numbers of 12 bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analytics.register.tables import TABLES
from data.synthetic.days import dates

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {name: tuple(columns) for name, columns in TABLES.items()} | {
    "events": ("resident_id", "date", "type", "village_id", "detail")
}
MAYBE_UNKNOWN = frozenset({"father_id", "mother_id"})

# The words of the columns, in the order of their codes.
VILLAGES = tuple(f"v{number}" for number in range(1, 10))
ENTRIES = ("initial", "birth", "move_in", "marriage_in", "temporary")
EXITS = ("death", "move_out", "temporary_end")
RELATIONS = ("head", "spouse", "child", "child_in_law", "grandchild", "parent", "sibling", "other")
ENDS = ("death", "divorce", "moved_out")
FIELDS = ("marital", "education", "occupation")
MARITAL = ("never_married", "married", "widowed", "divorced_or_separated")
EDUCATION = (
    *("none_or_below_primary", "primary", "lower_secondary", "upper_secondary"),
    *("vocational_intermediate", "college", "university_plus"),
)
CARD_KINDS = ("cmnd9", "barcode", "chip_cccd", "can_cuoc")
REASONS = ("first", "14", "25", "40", "60", "lost", "info_change", "under14")
AWAY = ("same_province", "other_province", "abroad")


@dataclass(frozen=True, slots=True)
class Coded:
    """Words as small numbers: `words[code]`, and -1 where there is no word."""

    codes: np.ndarray
    words: tuple[str, ...] | np.ndarray

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: np.ndarray) -> Coded:
        return Coded(self.codes[rows], self.words)

    def texts(self) -> np.ndarray:
        """The words themselves as objects, None where there is none."""
        return np.array([*self.words, None], dtype=object)[self.codes]


@dataclass(frozen=True, slots=True)
class Joined:
    """Texts of several words each, with a space between: full names. No part may be missing."""

    parts: tuple[Coded, ...]

    def __len__(self) -> int:
        return len(self.parts[0])

    def take(self, rows: np.ndarray) -> Joined:
        return Joined(tuple(part.take(rows) for part in self.parts))

    def texts(self) -> np.ndarray:
        """The texts as objects."""
        words = (part.texts() for part in self.parts)
        return np.array([" ".join(text) for text in zip(*words, strict=True)], dtype=object)


Column = np.ndarray | Coded | Joined
Table = dict[str, Column]
Tables = dict[str, Table]


def small(codes: np.ndarray, words: tuple[str, ...]) -> Coded:
    """Of few words: a byte a row."""
    return Coded(codes.astype(np.int8), words)


def is_date(name: str) -> bool:
    return name.endswith("date")


def take(table: Table, rows: np.ndarray) -> Table:
    """The chosen rows of every column."""
    return {
        name: column[rows] if isinstance(column, np.ndarray) else column.take(rows)
        for name, column in table.items()
    }


def in_order(name: str, table: Table) -> Table:
    """The columns in the order of the contract."""
    return {column: table[column] for column in COLUMNS.get(name, table) if column in table}


def to_frames(tables: Tables) -> dict[str, pd.DataFrame]:
    """What tests, quality rules and the fold read: words as objects, dates as datetime64[s]."""
    import pandas as pd  # slow to load, and many communes do not need it

    def framed(name: str, column: Column) -> pd.Series:
        if not isinstance(column, np.ndarray):
            return pd.Series(column.texts(), dtype=object)
        if is_date(name):
            return pd.Series(dates(column))
        if column.dtype.kind == "S":
            return pd.Series(column.astype(str).astype(object), dtype=object)
        if name in MAYBE_UNKNOWN:
            return pd.Series(pd.arrays.IntegerArray(np.maximum(column, 0), column < 0))
        return pd.Series(column)

    return {
        table: pd.DataFrame({name: framed(name, c) for name, c in in_order(table, columns).items()})
        for table, columns in tables.items()
    }
