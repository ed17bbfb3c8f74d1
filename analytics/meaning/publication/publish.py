"""Chốt số liệu: a month is frozen, signed, corrected by another that cites it; how it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Unpack

from analytics.meaning.ask import months_of, provenance_of
from analytics.meaning.door import sequence, shelf_of
from analytics.meaning.publication.compared import (
    Difference,
    bridge_sheet,
    compared,
    differences,
    published_figures,
)
from analytics.meaning.publication.content import figures_now, figures_published, said
from analytics.meaning.question import Reader
from analytics.meaning.settings.settings import on_one_line
from analytics.meaning.shelf import Shelf
from analytics.words.entry import Act
from analytics.words.errors import BadArgument, PublishingForChiefs, UnknownPublication
from analytics.words.month import month_key
from analytics.words.publication import Fault, Issued, Publication, Sheet, Sheets, Shelved

PUBLISHER = "chief"
Believed = Literal["current", "superseded", "invalid"]


@dataclass(frozen=True)
class Told:
    """A line of the history. `publication` is None where its files cannot be believed."""

    month: date
    number: int
    standing: Believed
    publication: Publication | None
    fault: Fault | None


@dataclass(frozen=True)
class CountedAgain:
    """A published month against the edition of today: parts that differ, and figures."""

    parts: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        return not self.parts and not self.differences


def publish_month(shelf: Shelf, month: date, **act: Unpack[Act]) -> Publication:
    """Freezes a closed month. A month already published needs a difference and a reason.

    `seen` is the number of the newest publication the signer knew, 0 for none: with a newer one
    there, or a newer edition than the one signed, nothing is published.
    """
    if shelf.role != PUBLISHER:
        raise PublishingForChiefs(shelf.role)
    try:
        datetime.fromisoformat(act["at"])
    except ValueError as wrong:
        raise BadArgument(f"at {act['at']}") from wrong
    edition = sequence(reader_of(shelf))
    now = content(shelf, month)

    def bridge(old: Publication) -> Sheet:
        after = figures_published(month, now["figure"], now["indicator"])
        return bridge_sheet(differences(published_figures(shelf, old), after))

    return shelf.publish(month, now, bridge, edition=edition, **on_one_line(act))


def content(shelf: Shelf, month: date) -> Sheets:
    """Everything published of a month; an error names a month that has not ended or is unknown."""
    reader = reader_of(shelf)
    while True:  # all of it from one edition: a new one may arrive in between
        before = provenance_of(reader).sequence
        told = said(reader, month) | shelf.facts(month)
        if provenance_of(reader).sequence == before:
            return told


def reader_of(shelf: Shelf) -> Reader:
    return Reader(shelf.role, shelf.area, store=shelf.store)


def history(shelf: Shelf) -> tuple[Told, ...]:
    """Every publication, checked now, by month and number."""
    there = shelf.all()
    last = {one.month: one.number for one in there}
    return tuple(_told(one, last[one.month]) for one in there)


def _told(one: Shelved, last: int) -> Told:
    valid: Believed = "current" if one.number == last else "superseded"
    standing: Believed = valid if one.publication else "invalid"
    return Told(one.month, one.number, standing, one.publication, one.fault)


def named(shelf: Shelf, month: date, number: int) -> Publication:
    """One publication whose files are whole."""
    for one in shelf.all():
        if (one.month, one.number) == (month, number) and one.publication:
            return one.publication
    raise UnknownPublication(f"{month_key(month)}/{number}")


def recounted(shelf: Shelf, told: Publication) -> CountedAgain:
    """What would be published of the month now. Village police compare their own figures alone,
    as the other parts are of the whole commune."""
    now = figures_now(reader_of(shelf), told.month)
    found = tuple(one for one in differences(published_figures(shelf, told), now) if one.changed)
    whole = shelf.role != "village"
    return CountedAgain(shelf.changed(told, content(shelf, told.month)) if whole else (), found)


@dataclass(frozen=True)
class Standing:
    """`number` counts every place of the month, damaged ones too; 0 where nothing lies there.

    `recount` is None where there is nothing to count again.
    """

    month: date
    number: int = 0
    publication: Publication | None = None
    recount: CountedAgain | None = None

    @property
    def code(self) -> str:
        """What may be printed on paper made today: empty once the figures have moved on."""
        same = self.publication and self.recount and self.recount.same
        return self.publication.code if self.publication and same else ""


def standing_of(reader: Reader, month: date) -> Standing:
    """The newest publication of a month; an older one never stands in for a damaged newest."""
    shelf = shelf_of(reader)
    places = [one for one in shelf.all() if one.month == month]
    if not places:
        return Standing(month)
    last = places[-1]
    again = (
        recounted(shelf, last.publication)
        if last.publication and month in months_of(reader_of(shelf))
        else None
    )
    return Standing(month, last.number, last.publication, again)


def report_before(reader: Reader, month: date) -> Publication | None:
    """The newest publication of the last month published before this one."""
    earlier = [
        one.publication for one in shelf_of(reader).all() if one.publication and one.month < month
    ]
    return earlier[-1] if earlier else None


def since(reader: Reader, before: Publication, standing: Standing) -> tuple[Difference, ...]:
    """The month against an earlier publication: as published, or as counted now."""
    shelf = shelf_of(reader)
    if standing.publication:
        return compared(shelf, before, standing.publication)
    now = figures_now(reader_of(shelf), standing.month)
    return differences(published_figures(shelf, before), now)


def issue(reader: Reader, told: Publication, content: bytes, *, name: str, at: str) -> Issued:
    """Enters a file that carries a code in the book of what was handed out."""
    return shelf_of(reader).issue(told, content, name=name, at=at, who=reader.name)
