"""The tables of one commune as NumPy columns: no pandas, so that a thousand communes stay cheap.

A column is one of: `Coded` words; `Joined` words, as in a full name; days since 1970-01-01 (the
name ends in `date`, NEVER where there is none); whole numbers (-1 for an unknown parent); truth
values; identity numbers of 12 bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.synthetic.days import dates

if TYPE_CHECKING:
    import pandas as pd


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

SNAPSHOT = ("household_id", "relation", "education", "occupation", "marital")
COLUMNS: dict[str, tuple[str, ...]] = {
    "residents": (
        *("resident_id", "household_id", "village_id", "full_name", "surname", "middle", "given"),
        *("personal_id", "sex", "birth_date", "birth_date_precision", "birth_registration_place"),
        *("native_place", "residence", "entry_date", "entry_type", "exit_date", "exit_type"),
        *("father_id", "mother_id", "relation", "ethnicity", "religion"),
        *("education", "occupation", "marital"),
    ),
    "households": (
        *("household_id", "village_id", "formed_date", "formed_how", "dissolved_date"),
        "address_no",
    ),
    "household_membership": ("resident_id", "household_id", "relation", "from_date", "to_date"),
    "marriages": ("marriage_id", "husband_id", "wife_id", "from_date", "to_date", "end_how"),
    "statuses": ("resident_id", "field", "value", "from_date"),
    "cards": ("resident_id", "seq", "kind", "issue_date", "expiry_date", "reason"),
    "eid_accounts": (
        *("resident_id", "level", "submitted_date", "approved_date", "rejected_date"),
        *("activated_date", "locked_date"),
    ),
    "absences": ("resident_id", "from_date", "to_date", "kind", "declared"),
    "visits": ("resident_id", "from_date", "to_date"),
    "notifications": ("resident_id", "notified_date"),
    "villages": ("village_id", "name"),
    "events": ("resident_id", "date", "type", "village_id", "detail"),
}
MAYBE_UNKNOWN = frozenset({"father_id", "mother_id"})


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
