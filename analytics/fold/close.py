"""Closes every month of a register into statistics files and publishes them as one edition."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copyfile

import duckdb
import pandas as pd

from analytics.fold.unit import UnitTables, commune_name, tell_unit
from analytics.register.tables import Register, load
from analytics.store.edition import (
    Edition,
    StatisticsFile,
    described,
    next_sequence,
    previous_hash,
    write_manifest,
)
from analytics.store.journal import locked
from analytics.store.schema import DDL, FACTS_BY_AREA, UNIT_TABLES
from analytics.words.errors import BadArgument, FolderNotWritable
from analytics.words.month import closed_months, month_of, shifted
from analytics.words.text import Text
from analytics.words.vocabulary import AGE_BANDS

Progress = Callable[[float, Text], None]
HERE = Path(__file__).parent
WRITING = "edition.lock"
# Of 5,200 residents a second thread takes a third more work and saves no time.
# Whatever is committed is written to the file at once: a log of it would be the same work twice.
ALONE: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "checkpoint_threshold": "1KB",
}
BLOCKS = "block_size 16384"  # a slice of 15 tables: 0.6 MB; in blocks of 256 KB it takes 3.7
STEPS = (
    (
        "spans",
        Text("Dựng khoảng thời gian của từng trạng thái"),
    ),
    ("person_month", Text("Tính trạng thái cuối mỗi tháng")),
    ("facts", Text("Gộp người thành ô số liệu")),
    ("moves", Text("Ghi các biến động")),
    ("due", Text("Đếm người đến hạn 24 tháng tới")),
)


def silent(_share: float, _step: Text) -> None:
    """For callers who need no progress."""


def publish(
    register: Register,
    store: Path,
    *,
    as_of: date,
    since: date,
    origin: str,
    source: str,
    unit: UnitTables,
    evidence: pd.DataFrame | None = None,
    progress: Progress = silent,
) -> int:
    """Folds the register, then switches readers to the new edition. Returns its sequence number.

    `since` is the first day the register can vouch for: an older entry is a resident of the first
    month, not a month of its own. One writer at a time, also between programs.
    `unit` says who holds the register, its targets, its plan (fold/unit.py); `evidence` are the
    measures of a synthetic population, with the columns of the table of that name
    (store/schema.py): real data bring none.
    """
    months = closed_months(first_whole_month(since), as_of)
    if not months:
        raise BadArgument(f"as-of {as_of}, since {since}: no whole month has ended")
    store = writable(store)
    with locked(store, WRITING):
        sequence, villages = next_sequence(store), named_villages(register)
        files = files_of(store, sequence, villages)
        with drafts(files) as (exact, *slices):
            with duckdb.connect(config=ALONE) as connection:
                with opened(connection, exact, BLOCKS):
                    describe(connection, villages, as_of=as_of, unit=unit, evidence=evidence)
                    fold(connection, register, months=months, progress=progress)
                slice_villages(connection, exact, dict(zip(villages, slices, strict=True)))
            told = tuple((scope, put_in_place(final)) for scope, final in files.items())
        days = (as_of, since, months[0], months[-1])
        before = previous_hash(store)
        write_manifest(store, Edition(sequence, origin, source, *days, before, told))
    progress(1.0, Text("Xong"))
    return sequence


def writable(store: Path) -> Path:
    try:
        store.mkdir(parents=True, exist_ok=True)
        probe = store / ".write-probe"
        probe.touch()
        probe.unlink()
    except OSError as refused:
        raise FolderNotWritable(store.name) from refused
    return store.resolve()


def files_of(store: Path, sequence: int, villages: Iterable[str]) -> dict[str, Path]:
    """A file a scope. Slices are numbered: an id may hold what no file name may."""
    files = {"exact": store / f"exact-{sequence:06d}.duckdb"}
    for place, village in enumerate(villages, 1):
        files[f"exact/{village}"] = store / f"exact-{sequence:06d}-{place:03d}.duckdb"
    return files


def first_whole_month(since: date) -> date:
    """A month that began before `since` would count only some of its events."""
    return since if since.day == 1 else shifted(month_of(since), 1)


def named_villages(register: Register) -> dict[str, str]:
    villages = register["villages"]
    return dict(sorted(zip(villages["village_id"], villages["name"], strict=True)))


@contextmanager
def drafts(files: Mapping[str, Path]) -> Iterator[tuple[Path, ...]]:
    """Where each file is written until it is whole; what is left there in the end goes."""
    written = tuple(map(draft_of, files.values()))
    try:
        yield written
    finally:
        for draft in written:
            draft.unlink(missing_ok=True)


def draft_of(final: Path) -> Path:
    return final.with_suffix(".duckdb.tmp")


def put_in_place(final: Path) -> StatisticsFile:
    os.replace(draft_of(final), final)
    return described(final)


def describe(
    connection: duckdb.DuckDBPyConnection,
    villages: dict[str, str],
    *,
    as_of: date,
    unit: UnitTables,
    evidence: pd.DataFrame | None,
) -> None:
    """Writes what is said beside the counts: unit, names of areas, evidence of the population.

    Before anybody is counted: raises UnitUntold.
    """
    with at_once(connection):
        connection.execute(DDL)
    tell_unit(connection, unit, as_of=as_of)
    areas: list[tuple[str, str, str | None]] = [
        ("commune", commune_name(connection, as_of), None),
        *((village, name, "commune") for village, name in villages.items()),
    ]
    with at_once(connection):
        connection.executemany("insert into area values (?, ?, ?)", areas)
    if evidence is not None:
        connection.register("incoming", evidence)
        connection.execute("insert into evidence by name select * from incoming")
        connection.unregister("incoming")


def fold(
    connection: duckdb.DuckDBPyConnection,
    register: Register,
    *,
    months: tuple[date, ...],
    progress: Progress,
) -> None:
    """Writes the statistics of the whole commune into the file that is open; persons stay in
    memory."""
    connection.execute("use memory")
    load(connection, register)
    connection.execute("create table months (month date, before date)")
    connection.executemany(
        "insert into months values (?, ?)", [(month, shifted(month, -1)) for month in months]
    )
    connection.execute("create table bands (band varchar, first integer, last integer)")
    connection.executemany(
        "insert into bands values (?, ?, ?)",
        [(band.key, band.first, band.last) for band in AGE_BANDS.values()],
    )
    for number, (step, words) in enumerate(STEPS):
        progress(number / len(STEPS), words)
        connection.execute((HERE / f"{step}.sql").read_text(encoding="utf-8"))


def slice_villages(
    connection: duckdb.DuckDBPyConnection, whole: Path, paths: dict[str, Path]
) -> None:
    """A scope narrower than a file is a file of its own: village police open only this one.

    What all villages share is written once and copied.
    """
    if not paths:
        return
    first, *others = paths.values()
    attach(connection, whole, "whole", "read_only")
    first.unlink(missing_ok=True)
    with opened(connection, first, BLOCKS), at_once(connection):
        connection.execute(DDL)
        for table in UNIT_TABLES:
            connection.execute(f"insert into {table} select * from whole.{table}")
    for path in others:
        copyfile(first, path)
    for village, path in paths.items():
        with opened(connection, path), at_once(connection):
            for fact in (*FACTS_BY_AREA, "area"):
                connection.execute(
                    f"insert into {fact} select * from whole.{fact} where area = $area",
                    {"area": village},
                )


@contextmanager
def opened(connection: duckdb.DuckDBPyConnection, path: Path, *options: str) -> Iterator[None]:
    """A file as the one that is written to, whole on disk afterwards."""
    attach(connection, path, "edition", *options)
    connection.execute("use edition")
    yield
    connection.execute("use memory")
    connection.execute("checkpoint edition")
    connection.execute("detach edition")


@contextmanager
def at_once(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction, which goes into the file without a log of it (see ALONE)."""
    connection.execute("begin")
    yield
    connection.execute("commit")


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str, *options: str) -> None:
    quoted = str(path).replace("'", "''")
    option = f" ({', '.join(options)})" if options else ""
    connection.execute(f"attach '{quoted}' as {name}{option}")
