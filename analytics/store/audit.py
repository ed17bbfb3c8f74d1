"""The log: who did what, when; refused where it cannot be written down first.

The clock is the log's own, so that no act can tell another time. A row holds the wall clock and the
monotonic one; what would be written before the last row (five minutes are forgiven) is refused,
until a chief has said on the console that the clock is right now.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from analytics.store.chain import Chain, Head, Link
from analytics.words.account import Logged
from analytics.words.errors import AuditDamaged, AuditNotWritable, ClockBehind

LOG = "audit.sqlite"
FORGIVEN = 300.0  # seconds
DONE, REFUSED, FAILED = "done", "refused", "failed"
CLOCK = "clock"  # the act of saying that the clock is right


def chain_of(store: Path) -> Chain:
    return Chain(store / LOG)


def write(
    store: Path, who: str, role: str, action: str, object: str = "", result: str = DONE
) -> Head:
    """On return the row is on the disk."""
    wall, since = time.time(), time.monotonic()

    def body(last: Link | None) -> Mapping[str, Any]:
        newest = wall_of(last)
        if last and action != CLOCK and wall < newest - FORGIVEN:
            raise ClockBehind(f"{datetime.fromtimestamp(newest):%d/%m/%Y %H:%M}")
        at = f"{datetime.fromtimestamp(wall):%Y-%m-%dT%H:%M:%S}"
        told = {"who": who, "role": role, "action": action, "object": object, "result": result}
        return told | {"at": at, "wall": round(wall, 3), "since": round(since, 3)}

    try:
        link = chain_of(store).append(body)
    except (sqlite3.Error, OSError) as refused:
        raise AuditNotWritable(LOG) from refused
    return Head(link.number, link.seal)


@contextmanager
def noting(store: Path, who: str, role: str, action: str, object: str) -> Iterator[Head]:
    """Around an act: its row stands before it begins, a second one says that it came to nothing."""
    yielded = write(store, who, role, action, object)
    try:
        yield yielded
    except BaseException:
        write(store, who, role, action, object, FAILED)
        raise


def wall_of(last: Link | None) -> float:
    """A damaged last row stops no act: it is found by its seal."""
    told = last.body.get("wall") if last else None
    return float(told) if isinstance(told, int | float) else 0.0


def rows(store: Path, *, most: int = -1, who: str = "") -> tuple[Logged, ...]:
    """The newest first; of one account, or of all."""
    try:
        found = chain_of(store).links(most=-1 if who else most)
    except sqlite3.Error as broken:
        raise AuditDamaged(0) from broken
    told = [Logged.told(one.number, one.body) for one in found]
    return tuple(one for one in told if who in ("", one.who))[: most if most >= 0 else None]


def head(store: Path) -> Head:
    try:
        return chain_of(store).head()
    except sqlite3.Error as broken:
        raise AuditDamaged(0) from broken


def verified(store: Path, heads: Mapping[str, Head]) -> Head:
    """The head of a log that is whole and goes on from every head written down elsewhere.

    `heads`: by the name of what holds them. Raises AuditDamaged with the first wrong row, or the
    first that a head tells of and the log has no longer.
    """
    chain = chain_of(store)
    try:
        fault = chain.fault()
        lost = [one.number for one in heads.values() if not chain.holds(one)]
        if fault or lost:
            raise AuditDamaged(fault or min(lost))
        return chain.head()
    except sqlite3.Error as broken:
        raise AuditDamaged(0) from broken
