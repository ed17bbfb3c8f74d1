"""The shelf of published months: <store>/published/<month>/<number>/, never changed once there."""

from datetime import date
from pathlib import Path
from typing import Unpack

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from analytics.store import audit
from analytics.store.chain import Head
from analytics.store.journal import locked
from analytics.store.opened import Statistics
from analytics.store.publication.content import facts, sheet_of, written
from analytics.store.publication.issued import codes_in, record, recorded
from analytics.store.publication.manifest import (
    BRIDGE,
    CONTENT,
    MANIFEST,
    hash_of,
    hash_of_content,
    manifest_bytes,
    understood,
)
from analytics.store.publication.press import put
from analytics.store.publication.signature import (
    SIGNATURE,
    SIGNER,
    Checked,
    checked,
    fingerprint,
    public_pem,
    signature_bytes,
    signing_key,
    trusted,
)
from analytics.words.entry import Act
from analytics.words.errors import (
    EditionMeanwhile,
    FolderNotWritable,
    NothingToCorrect,
    PublicationDamaged,
    ReasonMissing,
    SignedMeanwhile,
    UnknownMonth,
)
from analytics.words.month import month_key, parse_month
from analytics.words.publication import Bridge, Fault, Issued, Publication, Sheet, Sheets, Shelved

PUBLISHED = "published"


class Shelf:
    """What one reader may see of it and, as its callers decide, put on it."""

    def __init__(self, store: Path, role: str, area: str) -> None:
        """A role that may read nothing of the edition is stopped here, as everywhere."""
        self.store, self.role, self.area = store, role, area
        self._statistics()

    def _statistics(self) -> Statistics:
        return Statistics(self.store, self.role, self.area)

    def facts(self, month: date) -> dict[str, Sheet]:
        return facts(self._statistics(), month)

    def all(self) -> tuple[Shelved, ...]:
        """Every place, checked now; months in order, corrections after what they correct."""
        places = sorted(filter(None, map(_place, (self.store / PUBLISHED).glob("*/*"))))
        keys = trusted(self.store)
        return tuple(self._shelved(month, number, keys) for month, number in places)

    def at(self, month: date) -> tuple[Shelved, ...]:
        return tuple(one for one in self.all() if one.month == month)

    def look(self, folder: Path) -> Checked:
        """At a copy that lies anywhere; on the shelf it must be what its place says."""
        place = folder.resolve()
        if place.parent.parent == (self.store / PUBLISHED).resolve() and (own := _place(place)):
            fault = self._shelved(*own, trusted(self.store)).fault
            if fault and fault.kind == "misplaced":
                return Checked(None, fault)
        return checked(folder, trusted(self.store))

    def issue(self, told: Publication, content: bytes, *, name: str, at: str, who: str) -> Issued:
        """Remembers a file made from a publication, so that an altered copy is told from it."""
        issued = Issued(name, len(content), hash_of(content), told.code, at, who)
        try:
            with locked(self.store):
                record(self.store / PUBLISHED, issued, signing_key(self.store))
        except OSError as refused:
            raise FolderNotWritable(PUBLISHED) from refused
        return issued

    def issues(self) -> tuple[Issued, ...]:
        return recorded(self.store / PUBLISHED, trusted(self.store))

    def issued(self, content: bytes) -> Issued | None:
        return next((one for one in self.issues() if one.sha256 == hash_of(content)), None)

    def codes_in(self, content: bytes) -> tuple[str, ...]:
        return codes_in(content)

    def sheet(self, told: Publication, name: str) -> Sheet:
        """One table as published; village police get the rows of their own village."""
        if self._shelved(told.month, told.number, trusted(self.store)).publication != told:
            raise PublicationDamaged(told.name)
        whole = sheet_of((self.folder(told) / CONTENT / f"{name}.jsonl").read_bytes())
        if self.role != "village" or "area" not in whole.columns:
            return whole
        place = whole.columns.index("area")
        return Sheet(whole.columns, tuple(row for row in whole.rows if row[place] == self.area))

    def changed(self, told: Publication, content: Sheets) -> tuple[str, ...]:
        """The names of the tables that would be published otherwise now."""
        inside = self.folder(told) / CONTENT
        was = {path.stem: path.read_bytes() for path in inside.glob("*.jsonl")}
        now = {name: written(sheet) for name, sheet in content.items()}
        return tuple(n for n in sorted(was.keys() | now.keys()) if was.get(n) != now.get(n))

    def publish(
        self, month: date, content: Sheets, bridge: Bridge, *, edition: int, **act: Unpack[Act]
    ) -> Publication:
        """The next number of the month. `bridge` says what changed since the one it corrects.

        One writer at a time, also between programs: the second finds what the first wrote, and is
        refused if it had `seen` less, or counted another `edition` than the one now in place.
        """
        try:
            with locked(self.store):
                self._meanwhile(month, edition, act.get("seen"))
                return self._published(month, _files(content), bridge, act)
        except OSError as refused:
            raise FolderNotWritable(PUBLISHED) from refused

    def _meanwhile(self, month: date, edition: int, seen: int | None) -> None:
        newest = max((one.number for one in self.at(month)), default=0)
        if seen is not None and newest != seen:
            raise SignedMeanwhile(newest)
        if (now := self._statistics().edition.sequence) != edition:
            raise EditionMeanwhile(now)

    def _published(
        self, month: date, files: dict[str, bytes], bridge: Bridge, act: Act
    ) -> Publication:
        there = self.at(month)
        old = next((one.publication for one in reversed(there) if one.publication), None)
        if old and old.number == there[-1].number and old.hash == hash_of_content(files):
            raise NothingToCorrect(old.name)
        if there and not act.get("reason"):
            raise ReasonMissing(there[-1].number)
        if old:
            files[BRIDGE] = written(bridge(old))
        number, key = there[-1].number + 1 if there else 1, signing_key(self.store)
        name = f"{month_key(month)}/{number}"
        manifest = manifest_bytes(
            files,
            self._statistics().edition,
            month=month,
            number=number,
            replaces=old,
            at=act["at"],
            who=act["who"],
            reason=act.get("reason", ""),
            signer=fingerprint(key.public_key()),
            log=audit.write(self.store, act["who"], self.role, "publish", name),
        )
        told = understood(manifest)
        beside = {
            MANIFEST: manifest,
            SIGNATURE: signature_bytes(manifest, key),
            SIGNER: public_pem(key.public_key()),
        }
        put(self.folder(told), files | beside)
        return told

    def folder(self, told: Publication) -> Path:
        return self.store / PUBLISHED / told.name

    def _shelved(self, month: date, number: int, keys: dict[str, Ed25519PublicKey]) -> Shelved:
        folder = self.store / PUBLISHED / month_key(month) / str(number)
        found = checked(folder, keys)
        told, fault = found.publication, found.fault
        if told and (told.month, told.number) != (month, number):
            fault = Fault("misplaced", MANIFEST)
        return Shelved(month, number, None if fault else told, fault)


def heads(store: Path) -> dict[str, Head]:
    """The head of the log that each publication of a good signature holds, by its name."""
    keys = trusted(store)
    folders = sorted(filter(_place, (store / PUBLISHED).glob("*/*")))
    told = filter(None, (checked(one, keys).publication for one in folders))
    return {one.name: Head(*one.log) for one in told}


def _files(content: Sheets) -> dict[str, bytes]:
    return {f"{CONTENT}/{name}.jsonl": written(sheet) for name, sheet in content.items()}


def _place(folder: Path) -> tuple[date, int] | None:
    """Month and number; None for anything else that lies there."""
    number = folder.name
    if not (number.isascii() and number.isdigit() and number == str(int(number))):
        return None
    try:
        return parse_month(folder.parent.name), int(number)
    except UnknownMonth:
        return None
