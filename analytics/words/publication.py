"""A published month: what its signed manifest says of it, and what may be wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from analytics.words.month import month_key

FORM = "CAX1"  # the code printed on paper: CAX1:<month>:<number>:<hash>
SHORT = 12  # hex digits on paper; 48 bits, and the whole hash stands signed in the store

Kind = Literal["altered", "truncated", "missing", "extra", "misplaced", "unknown_signer"]
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Sheet:
    """A table of a publication. The order of its rows means nothing."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


Sheets = Mapping[str, Sheet]


@dataclass(frozen=True)
class Fault:
    """The first thing wrong with a publication: which file, bytes it should have and has.

    `signer` is the fingerprint of a key nobody here trusts.
    """

    kind: Kind
    file: str
    expected: int = 0
    found: int = 0
    signer: str = ""


@dataclass(frozen=True)
class Publication:
    """What a manifest with a good signature says. `replaces` is 0 where it corrects nothing."""

    month: date
    number: int
    hash: str
    at: str
    who: str
    reason: str
    replaces: int
    origin: str
    as_of: date
    sequence: int
    signer: str
    seal: str  # SHA-256 of the manifest
    log: tuple[int, str] = (0, "")  # rows of the log of acts by then, and the seal of the last

    @property
    def name(self) -> str:
        return f"{month_key(self.month)}/{self.number}"

    @property
    def short(self) -> str:
        return self.hash[:SHORT]

    @property
    def code(self) -> str:
        return f"{FORM}:{month_key(self.month)}:{self.number}:{self.short}"


Bridge = Callable[[Publication], Sheet]  # what a correction changes of one


@dataclass(frozen=True)
class Issued:
    """A file that was handed out, known by its hash; `code` is the publication it tells of."""

    name: str
    size: int
    sha256: str
    code: str
    at: str
    who: str


@dataclass(frozen=True)
class Shelved:
    """A place on the shelf: a publication, or what is wrong with what lies there."""

    month: date
    number: int
    publication: Publication | None
    fault: Fault | None
