"""What people decided beside the editions: one file that only grows, and who wrote what in it.

Each line holds the entries saved together and a seal, the SHA-256 of the seal before it and of
itself. So an altered, missing or damaged line is found and named: readers pass over it and keep
what the other seals prove, writers refuse until it is restored. The newest number and seal stand
once more in a file of their own, so that a lost end is found. A last line that is cut short and
stands nowhere else is what a power loss leaves: never acknowledged, readers pass over it, and the
next writer moves it aside.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Unpack

from analytics.store.settle import settle
from analytics.store.unchanged import unchanged
from analytics.words.entry import Act, Entry
from analytics.words.errors import FolderNotWritable, JournalDamaged, JournalMoved

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["Entry", "append", "damaged", "entries", "latest", "version"]

JOURNAL = "journal.jsonl"
HEAD = "journal.head"  # number and seal of the newest entry, and a sum over both
TORN = "journal.torn"  # what power losses cut short
_SEAL = re.compile(rb"([0-9a-f]{64})..$", re.S)  # a line ends with its seal and "}
_END = -len(f', "seal": "{64 * "0"}"}}')
LOCK = "journal.lock"  # its own file: on Windows a locked part of the journal could not be read


@dataclass(frozen=True)
class Journal:
    """The whole lines of the file: their entries, the last seal, how many bytes they take.

    `damaged`: the first line that is not as it was written, or lost; 0 where there is none.
    """

    entries: tuple[Entry, ...] = ()
    seal: str = ""
    size: int = 0
    damaged: int = 0

    @property
    def version(self) -> int:
        return self.entries[-1].number if self.entries else 0

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
            if journal.damaged:
                raise JournalDamaged(journal.damaged)
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


def damaged(store: Path) -> int:
    """The first line that is not as it was written, or lost; 0 where all is whole."""
    return read(store).damaged


def read(store: Path) -> Journal:
    """Looks at the file's time and size each time, reads it only when they have changed.

    The head first: it is written last, so that a reader never knows more of it than of the lines.
    """
    try:
        told = _head(os.path.join(store, HEAD))
    except (FileNotFoundError, NotADirectoryError):
        told = 0
    try:
        return _read(os.path.join(store, JOURNAL), told)
    except (FileNotFoundError, NotADirectoryError):
        return Journal(damaged=1 if told else 0)


@unchanged
def _head(path: str) -> int:
    """The newest number; 0 where the file is not as it was written."""
    number, _, rest = Path(path).read_text("ascii", "replace").partition(" ")
    whole = number.isdecimal() and headed(int(number), rest[:64]) == f"{number} {rest}"
    return int(number) if whole else 0


def headed(number: int, seal: str) -> str:
    summed = hashlib.sha256(f"{number} {seal}".encode()).hexdigest()
    return f"{number} {seal} {summed}\n"


@unchanged
def _read(path: str, newest: int) -> Journal:
    """Lines end in one byte alone: others that look like an end may be a damaged letter."""
    found: list[Entry] = []
    seal, size, damaged = "", 0, 0
    before, doubted = "", tuple[Entry, ...]()  # of a damaged line: the seal before it, its entries
    *lines, rest = Path(path).read_bytes().split(b"\n")
    for number, line in enumerate(lines, 1):
        added = understood(line, seal)
        if added is None and doubted and (added := understood(line, sealed(before, doubted))):
            found, seal = [*found, *doubted], sealed(before, doubted)  # only its seal was spoilt
        if added is None:
            damaged, before, doubted = damaged or number, seal, parsed(line[:_END] + b"}")[0]
            seal = (_SEAL.findall(line) or [seal.encode()])[-1].decode()
        else:
            found, seal, doubted = [*found, *added], sealed(seal, added), ()
        size += len(line) + 1
    last = understood(rest, seal) if rest else None
    if last is not None:
        found, seal, size = [*found, *last], sealed(seal, last), size + len(rest)
    if newest > (found[-1].number if found else 0):  # acknowledged, and not here
        damaged = damaged or len(lines) + 1
    return Journal(tuple(found), seal, size, damaged)


def understood(line: bytes, before: str) -> tuple[Entry, ...] | None:
    """The entries of a line; None where its seal does not follow from the one before."""
    added, seal = parsed(line)
    return added if seal and seal == sealed(before, added) else None


def parsed(line: bytes) -> tuple[tuple[Entry, ...], str]:
    """What a line says and its seal, believed by nobody yet."""
    try:
        told = json.loads(line)
        return tuple(Entry(**one) for one in told["entries"]), str(told.get("seal"))
    except (ValueError, KeyError, TypeError, AttributeError):
        return (), ""


def sealed(before: str, added: tuple[Entry, ...]) -> str:
    body = json.dumps([asdict(one) for one in added], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{before}{body}".encode()).hexdigest()


def write(path: Path, journal: Journal, added: tuple[Entry, ...]) -> None:
    """Behind the last whole line: what a power loss cut short is moved aside. The head last."""
    told = {"entries": [asdict(one) for one in added], "seal": sealed(journal.seal, added)}
    line = json.dumps(told, ensure_ascii=False, allow_nan=False).encode() + b"\n"
    with path.open("r+b" if path.exists() else "x+b") as file:
        file.seek(journal.size)
        if torn := file.read():
            set_aside(path.with_name(TORN), torn)
        file.truncate(journal.size)
        file.seek(0, os.SEEK_END)
        file.write(line if ended(file) else b"\n" + line)
        file.flush()
        os.fsync(file.fileno())
    newest = added[-1].number if added else journal.version
    draft = path.with_name(f"{HEAD}.tmp")
    with draft.open("w", encoding="ascii") as file_of_head:
        file_of_head.write(headed(newest, sealed(journal.seal, added)))
        file_of_head.flush()
        os.fsync(file_of_head.fileno())
    os.replace(draft, path.with_name(HEAD))
    settle(path.parent)


def set_aside(path: Path, torn: bytes) -> None:
    with path.open("ab") as file:
        file.write(torn + b"\n")
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
