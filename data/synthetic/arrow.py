"""The tables in Arrow's memory layout, built from buffers.

`pyarrow.array` would do the same and import pandas on its first call (0.2 s and 40 MB a process).
"""

from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.synthetic.days import NEVER
from data.synthetic.tables import (
    MAYBE_UNKNOWN,
    Coded,
    Column,
    Joined,
    Table,
    Tables,
    in_order,
    is_date,
)

_INTEGERS = {1: pa.int8(), 2: pa.int16(), 4: pa.int32(), 8: pa.int64()}


MAY_BE_MISSING = MAYBE_UNKNOWN | {
    *("exit_date", "exit_type", "dissolved_date", "to_date", "end_how", "expiry_date"),
    *("approved_date", "rejected_date", "activated_date", "locked_date"),
    *("birth_registration_place", "native_place", "ethnicity", "religion"),
    *("education", "occupation", "marital", "value", "detail"),
}


def to_arrow(tables: Tables) -> dict[str, pa.Table]:
    """Words dictionary-encoded, dates as date32, whole numbers without a copy.

    ValueError when a value is missing where the contract allows none.
    """
    return {name: _table(in_order(name, columns)) for name, columns in tables.items()}


def _table(columns: Table) -> pa.Table:
    arrays = [_array(name, column) for name, column in columns.items()]
    fields = []
    for name, array in zip(columns, arrays, strict=True):
        if array.null_count and name not in MAY_BE_MISSING:
            raise ValueError(f"{array.null_count} values of {name} are missing")
        fields.append(pa.field(name, array.type, nullable=name in MAY_BE_MISSING))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _array(name: str, column: Column) -> pa.Array:
    if isinstance(column, Coded):
        return _words(column)
    if isinstance(column, Joined):
        words = (_words(part).cast(pa.string()) for part in column.parts)
        return pc.binary_join_element_wise(*words, " ")
    if is_date(name):
        return _whole(column.astype(np.int32), column >= NEVER, pa.date32())
    if column.dtype.kind == "b":
        return _buffers(pa.bool_(), len(column), np.packbits(column, bitorder="little"))
    if column.dtype.kind == "S":
        width = column.dtype.itemsize
        starts = np.arange(0, width * len(column) + 1, width, dtype=np.int32)
        return _buffers(pa.string(), len(column), starts, np.ascontiguousarray(column))
    missing = column < 0 if name in MAYBE_UNKNOWN else None
    return _whole(np.ascontiguousarray(column), missing, _INTEGERS[column.dtype.itemsize])


def _words(column: Coded) -> pa.Array:
    codes = column.codes
    if codes.dtype.itemsize > 4:
        codes = codes.astype(np.int32)
    words = column.words
    spelt = _spelt(words) if isinstance(words, tuple) else _texts(words)
    numbers = _whole(np.ascontiguousarray(codes), codes < 0, _INTEGERS[codes.dtype.itemsize])
    return pa.DictionaryArray.from_arrays(numbers, spelt, safe=False)


@lru_cache(maxsize=256)
def _spelt(words: tuple[str, ...]) -> pa.Array:
    return _texts(words)


def _texts(words: tuple[str, ...] | np.ndarray) -> pa.Array:
    spelt = [word.encode() for word in words]
    starts = np.zeros(len(spelt) + 1, dtype=np.int32)
    np.cumsum([len(word) for word in spelt], out=starts[1:])
    return _buffers(pa.string(), len(spelt), starts, b"".join(spelt))


def _whole(values: np.ndarray, missing: np.ndarray | None, kind: pa.DataType) -> pa.Array:
    if missing is None or not missing.any():
        return _buffers(kind, len(values), values)
    present = pa.py_buffer(np.packbits(~missing, bitorder="little"))
    return pa.Array.from_buffers(kind, len(values), [present, pa.py_buffer(values)])


def _buffers(kind: pa.DataType, length: int, *buffers: np.ndarray | bytes) -> pa.Array:
    """An array without a missing value."""
    return pa.Array.from_buffers(kind, length, [None, *(pa.py_buffer(b) for b in buffers)])
