"""What publishing needs of the store. `analytics.store.publication.shelf.Shelf` is one."""

from datetime import date
from pathlib import Path
from typing import Protocol, Unpack

from analytics.words.entry import Act
from analytics.words.publication import Bridge, Fault, Issued, Publication, Sheet, Sheets, Shelved


class Looked(Protocol):
    """A folder looked at: who signed what, and what is wrong with it."""

    @property
    def publication(self) -> Publication | None: ...

    @property
    def fault(self) -> Fault | None: ...


class Shelf(Protocol):
    """The published months of a store, as one reader may see them."""

    store: Path
    role: str
    area: str

    def facts(self, month: date) -> dict[str, Sheet]: ...

    def changed(self, told: Publication, content: Sheets) -> tuple[str, ...]: ...

    def all(self) -> tuple[Shelved, ...]: ...

    def look(self, folder: Path) -> Looked: ...

    def codes_in(self, content: bytes) -> tuple[str, ...]: ...

    def issue(
        self, told: Publication, content: bytes, *, name: str, at: str, who: str
    ) -> Issued: ...

    def issues(self) -> tuple[Issued, ...]: ...

    def issued(self, content: bytes) -> Issued | None: ...

    def sheet(self, told: Publication, name: str) -> Sheet: ...

    def publish(
        self, month: date, content: Sheets, bridge: Bridge, *, edition: int, **act: Unpack[Act]
    ) -> Publication: ...
