"""One commune as a folder of Parquet files, there whole or not at all."""

import os
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.synthetic.arrow import to_arrow
from data.synthetic.scale.seal import SUMS, TEMPORARY, folder_of, hash_of, seal
from data.synthetic.tables import Tables

# Compressing costs time for every column: it is kept for those that shrink by half or more. LZ4
# takes half the time of zstd, which is better with texts.
_TEXTS = dict.fromkeys(("full_name", "personal_id"), "zstd")
_PACKED = {**_TEXTS, **dict.fromkeys(("native_place", "household_id"), "lz4")}
_PACKED_EVENTS = dict.fromkeys(("resident_id", "date"), "lz4")  # by date: no id follows its like
_SPLIT, _WHOLE = "BYTE_STREAM_SPLIT", "DELTA_BINARY_PACKED"  # the first only pays when compressed


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
