"""What people decided beside the editions: one file that only grows, and who wrote what in it.

Each line holds the entries saved together and a seal, the SHA-256 of the seal before it and of
itself. So an altered, missing or damaged line is found and named. A last line that is cut short is
what a power loss leaves: it was never acknowledged, so readers pass over it and the next writer
removes it.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Unpack

from analytics.store.unchanged import unchanged
from analytics.words.entry import Act, Entry
from analytics.words.errors import FolderNotWritable, JournalDamaged, JournalMoved

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["Entry", "append", "entries", "latest", "version"]

JOURNAL = "journal.jsonl"
LOCK = "journal.lock"  # its own file: on Windows a locked part of the journal could not be read


@dataclass(frozen=True)
class Journal:
    """The whole lines of the file: their entries, the last seal, how many bytes they take."""

    entries: tuple[Entry, ...] = ()
    seal: str = ""
    size: int = 0

    @property
    def version(self) -> int:
        return len(self.entries)

    def newest(self, kind: str) -> int:
        """The number of the last entry of a kind; 0 where there is none."""
        return max((one.number for one in self.entries if one.kind == kind), default=0)

    def latest(self, kind: str) -> dict[str, Any]:
        return {one.key: one.new for one in self.entries if one.kind == kind}


def append(
    store: Path, kind: str, values: Mapping[str, Any], **act: Unpack[Act]
) -> tuple[Entry, ...]:
    """Writes several values, all or none. On return they are on the disk."""
    seen, told = act.get("seen"), (act["at"], act["who"], kind)
    try:
        with locked(store):
            journal = read(store)
            if seen is not None and journal.newest(kind) != seen:
                raise JournalMoved(journal.newest(kind))
            olds = journal.latest(kind)
            added = tuple(
                Entry(number, *told, key, olds.get(key), new, act.get("reason", ""))
                for number, (key, new) in enumerate(values.items(), journal.version + 1)
            )
            write(store / JOURNAL, journal, added)
    except OSError as refused:
        raise FolderNotWritable(store.name) from refused
    return added


def entries(store: Path, kind: str = "") -> tuple[Entry, ...]:
    """Oldest first; of one kind, or all."""
    return tuple(one for one in read(store).entries if kind in ("", one.kind))


def latest(store: Path, kind: str) -> dict[str, Any]:
    """The newest value of each key; None where it was withdrawn."""
    return read(store).latest(kind)


def version(store: Path) -> int:
    """The number of the last entry; 0 where nobody has written yet."""
    return read(store).version


def read(store: Path) -> Journal:
    """Looks at the file's time and size each time, reads it only when they have changed."""
    try:
        return _read(os.path.join(store, JOURNAL))
    except (FileNotFoundError, NotADirectoryError):
        return Journal()


@unchanged
def _read(path: str) -> Journal:
    found: list[Entry] = []
    seal, size = "", 0
    for number, line in enumerate(Path(path).read_bytes().splitlines(keepends=True), 1):
        added = understood(line, seal)
        if added is None and not line.endswith(b"\n"):
            break
        if added is None:
            raise JournalDamaged(number)
        found += added
        seal, size = sealed(seal, added), size + len(line)
    return Journal(tuple(found), seal, size)


def understood(line: bytes, before: str) -> tuple[Entry, ...] | None:
    """The entries of a line; None where its seal does not follow from the one before."""
    try:
        told = json.loads(line)
        added = tuple(Entry(**one) for one in told["entries"])
    except (ValueError, KeyError, TypeError):
        return None
    return added if told.get("seal") == sealed(before, added) else None


def sealed(before: str, added: tuple[Entry, ...]) -> str:
    body = json.dumps([asdict(one) for one in added], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{before}{body}".encode()).hexdigest()


def write(path: Path, journal: Journal, added: tuple[Entry, ...]) -> None:
    """Behind the last whole line: what a power loss cut short goes."""
    told = {"entries": [asdict(one) for one in added], "seal": sealed(journal.seal, added)}
    line = json.dumps(told, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    with path.open("r+b" if path.exists() else "x+b") as file:
        file.truncate(journal.size)
        file.seek(0, os.SEEK_END)
        file.write(line if ended(file) else b"\n" + line)
        file.flush()
        os.fsync(file.fileno())


def ended(file: IO[bytes]) -> bool:
    """Whether the text ends with its line, as an editor may have left it otherwise."""
    if not file.tell():
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


@contextmanager
def locked(store: Path, name: str = LOCK) -> Iterator[None]:
    """One writer at a time, also between programs; the system frees the lock of a dead one."""
    with (store / name).open("a+b") as file:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
