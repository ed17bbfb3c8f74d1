"""Cells and keys as the truth table writes them, and back into a column of any type."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

WHOLE_ROW = "*"
KEYS = {
    "residents": ("resident_id",),
    "households": ("household_id",),
    "household_membership": ("resident_id", "from_date"),
    "marriages": ("marriage_id",),
    "statuses": ("resident_id", "field", "from_date"),
    "cards": ("resident_id", "seq"),
    "eid_accounts": ("resident_id", "level", "submitted_date"),
    "absences": ("resident_id", "from_date"),
    "visits": ("resident_id", "from_date"),
    "notifications": ("resident_id",),
}


def text(value: object) -> str | None:
    """A cell as the truth table writes it: ISO dates, whole numbers, None for missing."""
    if value is None or pd.isna(value):
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def written(column: pd.Series, rows: np.ndarray, texts: Iterable[str | None]) -> pd.Series:
    """The column with some cells set from the words of the truth table, its type kept."""
    values = column.array.copy()
    values[rows] = typed(list(texts), column.dtype)
    return pd.Series(values, index=column.index, name=column.name, dtype=column.dtype)


def typed(texts: list[object], dtype: object) -> pd.api.extensions.ExtensionArray:
    """Words and JSON values as an array of the dtype."""
    if isinstance(dtype, np.dtype) and dtype.kind == "M":
        return pd.array(np.array(texts, dtype="M8[s]"), dtype=dtype)
    if pd.api.types.is_integer_dtype(dtype):
        return pd.array([None if t is None or pd.isna(t) else int(t) for t in texts], dtype=dtype)
    return pd.Series(texts, dtype=dtype).array


def record_ids(frame: pd.DataFrame, table: str, rows: np.ndarray) -> list[str]:
    """The key of each row, its parts joined by a bar."""
    parts = [[str(text(v)) for v in frame[key].array[rows]] for key in KEYS[table]]
    return ["|".join(part) for part in zip(*parts, strict=True)]


def plain(frame: pd.DataFrame) -> list[list[object]]:
    """Rows as JSON can hold them: whole numbers and truth values stay, dates become ISO texts."""
    kinds = [d.kind if isinstance(d, np.dtype) else None for d in frame.dtypes]
    columns = []
    for name, kind in zip(frame, kinds, strict=True):
        whole = kind in "iub" if kind else pd.api.types.is_integer_dtype(frame[name].dtype)
        cells = frame[name].tolist()
        columns.append([_missing(c) if whole else text(c) for c in cells])
    return [list(row) for row in zip(*columns, strict=True)]


def _missing(cell: object) -> object:
    return None if pd.isna(cell) else cell
