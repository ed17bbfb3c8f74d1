"""The only file of meaning that opens the store: statistics, journal and published months.

A Reader is the key to every one of them: the role decides which file is opened.
"""

from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Unpack

from analytics.meaning.indicator import Fact
from analytics.meaning.question import Reader
from analytics.meaning.shelf import Shelf
from analytics.store import audit, backup, journal, results
from analytics.store.accounts import Accounts, address_of, new_secret
from analytics.store.chain import Head
from analytics.store.edition import current_edition
from analytics.store.opened import Statistics
from analytics.store.origins import all_synthetic
from analytics.store.publication.shelf import Shelf as Published
from analytics.store.publication.shelf import heads
from analytics.store.results import Place as Place
from analytics.store.schema import FACT_COLUMNS
from analytics.words.account import Logged
from analytics.words.entry import Act, Entry
from analytics.words.text import HOME

ISSUER = "Dashboard"  # how an authenticator calls the house


def statistics_of(reader: Reader) -> Statistics:
    return Statistics(reader.store, reader.role, reader.area)


def anybody(reader: Reader) -> Reader:
    """The same rights in one language: a cache need not keep an answer twice."""
    return replace(reader, language=HOME)


def sequence(reader: Reader) -> int:
    """The number of the edition; raises what keeps this reader from it."""
    return statistics_of(reader).edition.sequence


def edition_of(reader: Reader) -> str:
    """What tells the edition from every other: asked often, it opens no file."""
    return current_edition(reader.store).digest


def fact_rows(
    reader: Reader, table: Fact, *, after: date, until: date
) -> tuple[Mapping[str, Any], ...]:
    """Rows of a fact table as they lie there, for whoever counts a second time without SQL."""
    columns = FACT_COLUMNS[table]
    rows = statistics_of(reader).rows(
        f"select {', '.join(columns)} from {table} where month > $after and month <= $until",
        {"after": after, "until": until},
    )
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)


def entered(reader: Reader) -> int:
    """The number of the newest entry beside the edition."""
    return journal.version(reader.store)


def lost_line(reader: Reader) -> int:
    """The first line of what was entered that is damaged or gone; 0 where all is whole."""
    return journal.damaged(reader.store)


def entries_of(reader: Reader, kind: str = "") -> tuple[Entry, ...]:
    """What was entered beside the edition, oldest first."""
    sequence(reader)
    return journal.entries(reader.store, kind)


def newest_of(reader: Reader, kind: str) -> dict[str, Any]:
    """The newest value of each key of a kind; None where it was withdrawn."""
    sequence(reader)
    return journal.latest(reader.store, kind)


def enter(
    reader: Reader, kind: str, values: Mapping[str, Any], **act: Unpack[Act]
) -> tuple[Entry, ...]:
    """Writes values beside the edition, all or none. Whoever calls says which roles may."""
    sequence(reader)
    told = f"{kind}: {', '.join(values)}"
    with audit.noting(reader.store, reader.name, reader.role, "enter", told):
        return journal.append(reader.store, kind, values, **act)


def accounts_of(store: Path) -> Accounts:
    """Who may come in; whoever calls says which roles may change it."""
    return Accounts(store)


def new_code(name: str, secret: bytes = b"") -> tuple[bytes, str, str]:
    """A secret for one-time codes, what its QR says to a telephone, and how it is typed by hand."""
    made = secret or new_secret()
    return made, address_of(name, made, ISSUER), b32encode(made).decode()


def all_invented(store: Path) -> bool:
    """Whether everything in the store is synthetic, without any doubt."""
    return all_synthetic(store)


def noted(
    store: Path, who: str, role: str, action: str, object: str = "", *, refused: bool = False
) -> Head:
    """Writes an act into the log before it is done; raises where it cannot be written."""
    result = audit.REFUSED if refused else audit.DONE
    return audit.write(store, who, role, action, object, result)


def logged(store: Path, *, most: int = -1, who: str = "") -> tuple[Logged, ...]:
    return audit.rows(store, most=most, who=who)


def verified_log(store: Path) -> Head:
    """The head of the log, whole and going on from every head that a publication holds."""
    return audit.verified(store, heads(store))


def back_up(store: Path, folder: Path, passphrase: str, *, who: str, role: str) -> Path:
    return backup.backed_up(store, folder, passphrase, who=who, role=role)


def restore(path: Path, store: Path, passphrase: str) -> Head:
    """The head of the log that came back, whole; the restoring is its next row."""
    backup.restored(path, store, passphrase)
    head = verified_log(store)
    audit.write(store, "console", "console", "restore", path.name)
    return head


def last_backup(store: Path) -> str:
    """When it was made, an ISO minute; nothing where there was none."""
    return backup.last_backup(store)


def shelf_of(reader: Reader) -> Shelf:
    """The published months, for those who may read them."""
    return Published(reader.store, reader.role, reader.area)


def kept(reader: Reader, place: Place) -> str | None:
    """The result kept for the reader's own scope; None where there is none of these inputs."""
    return results.kept(reader.store, reader.role, reader.area, place)


def known(reader: Reader, month: date) -> frozenset[Place]:
    """What of a month is kept for who reads the whole."""
    return results.known(reader.store, month)


def keep(reader: Reader, made: Sequence[tuple[Place, Mapping[str, str]]]) -> bool:
    """Keeps results, by area, each in the file of its scope; False where none can be written."""
    told = [
        (
            place,
            {"exact" if one == "commune" else f"exact/{one}": text for one, text in texts.items()},
        )
        for place, texts in made
    ]
    return results.keep(reader.store, told)


def cleaned(reader: Reader) -> None:
    """Throws away what was kept for editions that are read no longer."""
    results.cleaned(reader.store)
