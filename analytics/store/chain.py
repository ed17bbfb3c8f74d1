"""Rows that only grow: each carries the SHA-256 of itself and of the seal before it.

One SQLite file a chain. A row is written whole or not at all and is on the disk on return; a row
that was altered, taken out or put in between is found by its seal, rows cut off at the end by a
head that was kept elsewhere.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

PATIENCE = 10.0  # seconds a writer waits for another
TABLE = "create table if not exists link (number integer primary key, body text, seal text)"


class Head(NamedTuple):
    """How many rows there are, and the seal of the last; 0 and nothing where there is none."""

    number: int = 0
    seal: str = ""


@dataclass(frozen=True)
class Link:
    number: int
    body: Mapping[str, Any]
    seal: str


def sealed(before: str, body: Mapping[str, Any]) -> str:
    told = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{before}{told}".encode()).hexdigest()


class Chain:
    """Raises sqlite3.Error and OSError: whoever owns the chain says what they mean."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, body: Callable[[Link | None], Mapping[str, Any]]) -> Link:
        """Behind the last row, which `body` is told; one writer at a time, of all programs."""
        made = not self.path.exists()
        with self._writing() as opened:
            last = next(self._links(opened, "order by number desc limit 1"), None)
            told = body(last)
            number, before = (last.number + 1, last.seal) if last else (1, "")
            link = Link(number, told, sealed(before, told))
            text = json.dumps(told, ensure_ascii=False, sort_keys=True)
            opened.execute("insert into link values (?, ?, ?)", (number, text, link.seal))
        if made:
            os.chmod(self.path, 0o600)
        return link

    def links(self, *, most: int = -1) -> tuple[Link, ...]:
        """The newest first."""
        return self._read("order by number desc limit ?", most)

    def head(self) -> Head:
        last = next(iter(self.links(most=1)), None)
        return Head(last.number, last.seal) if last else Head()

    def fault(self) -> int:
        """The number of the first row that does not follow from those before it; 0 for none."""
        seal = ""
        for number, link in enumerate(self._read("order by number"), 1):
            if link.number != number or link.seal != sealed(seal, link.body):
                return number
            seal = link.seal
        return 0

    def holds(self, head: Head) -> bool:
        """Whether the chain goes on from where it was when its head was written down."""
        found = self._read("where number = ?", head.number) if head.number else ()
        return not head.number or any(one.seal == head.seal for one in found)

    def _read(self, rest: str, *told: int) -> tuple[Link, ...]:
        if not self.path.exists():
            return ()
        address = f"{self.path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as opened:
            return tuple(self._links(opened, rest, *told))

    def _links(self, opened: sqlite3.Connection, rest: str, *told: int) -> Iterator[Link]:
        """Text comes as bytes: a damaged letter spoils its row, not the reading of all."""
        opened.text_factory = bytes
        for number, body, seal in opened.execute(f"select * from link {rest}", told):
            yield Link(number, understood(body), bytes(seal).decode("ascii", "replace"))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as opened:
            opened.execute("pragma synchronous = full")
            opened.execute("begin immediate")
            try:
                opened.execute(TABLE)
                yield opened
            except BaseException:
                opened.execute("rollback")
                raise
            opened.execute("commit")


def understood(body: object) -> Mapping[str, Any]:
    """What cannot be read is no row of ours: its seal will not fit."""
    try:
        told = json.loads(body if isinstance(body, bytes) else b"")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
