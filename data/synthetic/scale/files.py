"""One commune as a folder of Parquet files with their hashes, there whole or not at all.

Arrow's memory layout is built from buffers: `pyarrow.array` would do the same and import pandas on
its first call (0.2 s and 40 MB a process).
"""

import hashlib
import os
import shutil
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

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

SUMS = "SHA256SUMS"  # written last; `sha256sum -c` reads it
TEMPORARY = ".tmp-"
# Compressing costs time for every column: it is kept for those that shrink by half or more. LZ4
# takes half the time of zstd, which is better with texts.
_TEXTS = dict.fromkeys(("full_name", "personal_id"), "zstd")
_PACKED = {**_TEXTS, **dict.fromkeys(("native_place", "household_id"), "lz4")}
_PACKED_EVENTS = dict.fromkeys(("resident_id", "date"), "lz4")  # by date: no id follows its like
_SPLIT, _WHOLE = "BYTE_STREAM_SPLIT", "DELTA_BINARY_PACKED"  # the first only pays when compressed
_INTEGERS = {1: pa.int8(), 2: pa.int16(), 4: pa.int32(), 8: pa.int64()}
MAY_BE_MISSING = MAYBE_UNKNOWN | {
    *("exit_date", "exit_type", "dissolved_date", "to_date", "end_how", "expiry_date"),
    *("approved_date", "rejected_date", "activated_date", "locked_date"),
    *("birth_registration_place", "native_place", "ethnicity", "religion"),
    *("education", "occupation", "marital", "value", "detail"),
}


def folder_of(commune: int) -> str:
    """Read as a column `commune` by every engine that knows Hive's folders."""
    return f"commune={commune:05d}"


def seal(files: dict[str, bytes]) -> bytes:
    """What stands in SUMS."""
    return "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())
    ).encode()


def hash_of(sums: bytes) -> str:
    """One hash for a whole commune."""
    return hashlib.sha256(sums).hexdigest()


def intact(home: Path) -> str | None:
    """The hash of a commune whose files still have the bytes they were written with."""
    try:
        sums = (home / SUMS).read_bytes()
        for line in sums.decode().splitlines():
            expected, name = line.split("  ")
            if hashlib.sha256((home / name).read_bytes()).hexdigest() != expected:
                return None
    except (OSError, ValueError):
        return None
    return hash_of(sums)


def finished(folder: Path, communes: int) -> dict[int, str]:
    """Hashes of the finished communes; clears away what a killed run left half-written."""
    for draft in folder.glob(f"{TEMPORARY}*"):
        shutil.rmtree(draft)
    found = {}
    for commune in range(communes):
        home = folder / folder_of(commune)
        if home.exists():
            if (told := intact(home)) is not None:
                found[commune] = told
            else:
                shutil.rmtree(home)
    return found


def write_commune(tables: Tables, folder: Path, commune: int) -> tuple[str, int]:
    """The hash of the commune's files, and their bytes. An error leaves nothing behind."""
    draft = folder / f"{TEMPORARY}{commune:05d}-{os.getpid()}"
    try:
        draft.mkdir()
        files = {f"{name}.parquet": parquet(name, t) for name, t in to_arrow(tables).items()}
        sums = seal(files)
        for name, data in (*files.items(), (SUMS, sums)):
            (draft / name).write_bytes(data)
        os.replace(draft, folder / folder_of(commune))
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return hash_of(sums), sum(map(len, files.values()))


def parquet(name: str, table: pa.Table) -> memoryview:
    """The file of one table. No statistics: a file is smaller than a row group wants to be."""
    coded = [f.name for f in table.schema if pa.types.is_dictionary(f.type)]
    whole = [
        f.name for f in table.schema if pa.types.is_date32(f.type) or pa.types.is_integer(f.type)
    ]
    packed = _PACKED_EVENTS if name == "events" else _PACKED
    buffer = pa.BufferOutputStream()
    with pq.ParquetWriter(
        buffer,
        table.schema,
        compression={c: packed.get(c, "none") for c in table.column_names},
        use_dictionary=coded or False,
        column_encoding={c: _SPLIT if c in packed else _WHOLE for c in whole},
        write_statistics=False,
        store_schema=False,
    ) as writer:
        writer.write_table(table)
    return memoryview(buffer.getvalue())


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
