"""Chốt số liệu: a month is frozen, signed, and only ever corrected by another that cites it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from analytics.meaning.ask import provenance_of
from analytics.meaning.door import sequence
from analytics.meaning.publication.compared import (
    Difference,
    bridge_sheet,
    compared,
    differences,
    published_figures,
)
from analytics.meaning.publication.content import figures_now, figures_published, said
from analytics.meaning.question import Reader
from analytics.meaning.settings.settings import line
from analytics.meaning.shelf import Shelf
from analytics.words.errors import BadArgument, PublishingForChiefs, UnknownPublication
from analytics.words.month import month_key
from analytics.words.publication import Fault, Publication, Sheet, Sheets, Shelved

__all__ = ["CountedAgain", "Told", "compared", "history", "named", "publish_month", "recounted"]

PUBLISHER = "chief"
Standing = Literal["current", "superseded", "invalid"]


@dataclass(frozen=True)
class Told:
    """A line of the history. `publication` is None where its files cannot be believed."""

    month: date
    number: int
    standing: Standing
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


def publish_month(
    shelf: Shelf, month: date, *, at: str, who: str, reason: str = "", seen: int | None = None
) -> Publication:
    """Freezes a closed month. A month already published needs a difference and a reason.

    `seen` is the number of the newest publication the signer knew, 0 for none: with a newer one
    there, or a newer edition than the one signed, nothing is published. `at` is an ISO minute, told
    by the caller: a machine's wrong clock is the caller's to notice.
    """
    if shelf.role != PUBLISHER:
        raise PublishingForChiefs(shelf.role)
    try:
        datetime.fromisoformat(at)
    except ValueError as wrong:
        raise BadArgument(f"at {at}") from wrong
    edition = sequence(reader_of(shelf))
    now = content(shelf, month)

    def bridge(old: Publication) -> Sheet:
        after = figures_published(month, now["figure"], now["indicator"])
        return bridge_sheet(differences(published_figures(shelf, old), after))

    return shelf.publish(
        month, now, bridge, at=at, who=who, reason=line(reason), edition=edition, seen=seen
    )


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
    valid: Standing = "current" if one.number == last else "superseded"
    standing: Standing = valid if one.publication else "invalid"
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
