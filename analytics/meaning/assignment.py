"""What a chief gave somebody to do by a day, and whether it is done.

Entries of the journal under a running number: one gives it, at most one closes it. They only ever
add, so nothing is lost, and whichever is read first, the list is the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from analytics.meaning.ask import areas_of
from analytics.meaning.door import entries_of
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.work import WORKS, Work, left
from analytics.words.entry import Entry

KIND = "assignment"
GIVEN, DONE, DROPPED = "given", "done", "dropped"
VILLAGE = "village"  # alone: the police of each village, for their own part
OFFICES = {"team": "officer", "officer": "officer", "chief": "chief"}  # who it goes to: their role
MAY_CLOSE = {"chief": (DONE, DROPPED), "officer": (DONE,), VILLAGE: (DONE,)}


@dataclass(frozen=True)
class Assignment:
    """`people`: how many it was about when it was given; closed on `closed`, seen at `until`.

    Of an approved plan it has the `days` of its sittings, and how many more were `hoped` for.
    """

    number: int
    work: Work
    areas: tuple[str, ...]
    to: str
    due: date
    month: date
    edition: int
    day: date
    people: int
    by: str
    state: str = GIVEN
    closed: date | None = None
    until: date | None = None
    days: tuple[date, ...] = ()
    hoped: int = 0

    @property
    def open(self) -> bool:
        return self.state == GIVEN

    def late_at(self, month: date) -> bool:
        """Figures are those of a month's last evening: what was due that day is late by then."""
        return self.open and self.due <= month

    @property
    def role(self) -> str:
        return role_of(self.to)


def assignments(reader: Reader) -> tuple[Assignment, ...]:
    """Every one the reader may see, the first due first: village police what they were given and
    what is done in their village alone, viewers none."""
    if reader.role not in MAY_CLOSE:
        return ()
    return tuple(
        one
        for one in _assignments(reader)
        if reader.role != VILLAGE or owned(reader, one) or one.areas == (reader.area,)
    )


def owned(reader: Reader, one: Assignment) -> bool:
    return one.to == f"{VILLAGE}/{reader.area}"


def may_close(reader: Reader, one: Assignment) -> tuple[str, ...]:
    """Village police see work of others in their village, and leave it to them."""
    if not one.open or (reader.role == VILLAGE and not owned(reader, one)):
        return ()
    return MAY_CLOSE.get(reader.role, ())


def at_month(reader: Reader, month: date) -> tuple[Assignment, ...]:
    """Given by a month, and not closed before it: what is on the table at its briefing."""
    return tuple(
        one
        for one in assignments(reader)
        if one.month <= month and (one.until is None or one.until >= month)
    )


def left_of(reader: Reader, one: Assignment, month: date) -> int:
    """Of the people it is about, how many are left at a month."""
    return left(reader, month, one.work, one.areas)


def recipients(reader: Reader) -> tuple[str, ...]:
    return (*OFFICES, VILLAGE, *(f"{VILLAGE}/{area}" for area in areas_of(reader)))


def role_of(to: str) -> str:
    return OFFICES.get(to, VILLAGE)


def folded(entries: Iterable[Entry]) -> tuple[Assignment, ...]:
    """The first that closes one counts; which of the entries comes first does not matter."""
    given: dict[str, Assignment] = {}
    closing: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda one: one.number):
        if "work" in entry.new:
            given[entry.key] = _told(entry)
        else:
            closing.setdefault(entry.key, entry)
    found = (_closed(one, closing.get(key)) for key, one in given.items())
    return tuple(sorted(found, key=lambda one: (one.due, one.number)))


@remembered(entries=True)
def _assignments(reader: Reader) -> tuple[Assignment, ...]:
    return folded(entries_of(reader, KIND))


def _told(entry: Entry) -> Assignment:
    told = entry.new
    due, month, day = (date.fromisoformat(told[key]) for key in ("due", "month", "day"))
    return Assignment(
        int(entry.key),
        WORKS[told["work"]],
        tuple(told["areas"]),
        told["to"],
        due,
        month,
        told["edition"],
        day,
        told["people"],
        entry.who,
        days=tuple(map(date.fromisoformat, told.get("days", ()))),
        hoped=told.get("hoped", 0),
    )


def _closed(one: Assignment, entry: Entry | None) -> Assignment:
    if entry is None:
        return one
    day, month = (date.fromisoformat(entry.new[key]) for key in ("day", "month"))
    return replace(one, state=entry.new["state"], closed=day, until=month)
