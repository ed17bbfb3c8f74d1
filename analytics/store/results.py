"""What was computed once for an edition, kept beside it: a file a scope, as editions have them.

A row is one subject and part at a month-end, under the key of what it was computed from. SQLite
writes a row whole or not at all; the SHA-256 beside it finds one that was altered afterwards. A
file that is no such file is thrown away: whatever stood in it is computed again.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analytics.store.edition import Edition, current_edition
from analytics.store.opened import scope_of

PREFIX = "results-"
PATIENCE = 10.0  # seconds a writer waits for another
TABLE = """create table if not exists result (
    subject text, part text, month text, inputs text, body text, sha256 text,
    primary key (subject, part, month))"""


@dataclass(frozen=True)
class Place:
    """Where a result lies, and `inputs`: the key of what it was computed from."""

    subject: str
    part: str
    month: date
    inputs: str


Kept = tuple[Place, Mapping[str, str]]  # its text by scope
Row = tuple[str, str, str, str, str, str]


def path_of(store: Path, edition: Edition, scope: str) -> Path:
    """Neither the id nor the name of a village is part of the name of a file."""
    told = hashlib.sha256(scope.encode()).hexdigest()[:12]
    return store / f"{PREFIX}{edition.sequence:06d}-{told}.sqlite"


def kept(store: Path, role: str, area: str, place: Place) -> str | None:
    """The text kept for the scope of a role; None where it is missing, damaged or of other inputs.

    Only the file of the reader's own scope is opened.
    """
    path = path_of(store, current_edition(store), scope_of(role, area))
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            row = opened.execute(
                "select inputs, body, sha256 from result "
                "where subject = ? and part = ? and month = ?",
                (place.subject, place.part, place.month.isoformat()),
            ).fetchone()
    except sqlite3.OperationalError:
        return None  # busy, or begun and never written
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        return None
    whole = row is not None and row[0] == place.inputs and row[2] == sealed(place, row[1])
    return row[1] if whole else None


def known(store: Path, month: date) -> frozenset[Place]:
    """What the whole commune's file holds of a month, sound or not: it is written last."""
    path = path_of(store, current_edition(store), "exact")
    if not path.is_file():
        return frozenset()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            rows = opened.execute(
                "select subject, part, inputs from result where month = ?", (month.isoformat(),)
            ).fetchall()
    except sqlite3.Error:
        return frozenset()
    return frozenset(Place(subject, part, month, inputs) for subject, part, inputs in rows)


def keep(store: Path, made: Sequence[Kept]) -> bool:
    """Writes a text for each scope, the whole commune's last; False where nothing can be kept.

    What is made together is written together: a file is opened once for all of it.
    """
    edition = current_edition(store)
    scopes = sorted({scope for _, bodies in made for scope in bodies}, reverse=True)
    try:
        for scope in scopes:  # "exact/…" before "exact"
            rows = [_row(place, bodies[scope]) for place, bodies in made if scope in bodies]
            _write(path_of(store, edition, scope), rows)
    except (OSError, sqlite3.Error):
        return False
    return True


def _row(place: Place, body: str) -> Row:
    inputs, month = place.inputs, place.month.isoformat()
    return place.subject, place.part, month, inputs, body, sealed(place, body)


def sealed(place: Place, body: str) -> str:
    told = (place.subject, place.part, place.month.isoformat(), place.inputs, body)
    return hashlib.sha256("\0".join(told).encode()).hexdigest()


def cleaned(store: Path) -> None:
    """Files of editions that are no longer read go; one still open on Windows goes next time."""
    edition = current_edition(store)
    own = {path_of(store, edition, scope).name for scope, _ in edition.files}
    for path in store.glob(f"{PREFIX}*"):
        if path.name.removesuffix("-journal") not in own:
            with suppress(OSError):
                path.unlink()


def _write(path: Path, rows: Sequence[Row]) -> None:
    try:
        _put(path, rows)
    except sqlite3.OperationalError:
        raise  # busy, full or read-only: the file itself is sound
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        _put(path, rows)


def _put(path: Path, rows: Sequence[Row]) -> None:
    with _opened(path) as opened:
        opened.execute(TABLE)
        opened.executemany("insert or replace into result values (?, ?, ?, ?, ?, ?)", rows)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it or nothing. A power loss may spoil the file, never a reader:
    what is spoilt is computed again, so nobody waits for the disk."""
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as opened, opened:
        opened.execute("pragma synchronous = off")
        yield opened
