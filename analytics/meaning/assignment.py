"""What a chief gave somebody to do by a day, and whether it is done.

Entries of the journal under a running number: one gives it, at most one closes it. They only ever
add, so nothing is lost, and whichever is read first, the list is the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.door import enter, entries_of, sequence
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.work import WORKS, Work, left
from analytics.words.entry import Entry
from analytics.words.errors import (
    BadArgument,
    JournalMoved,
    NotAllowed,
    ProjectError,
    UnknownArea,
    UnknownMonth,
)
from analytics.words.month import month_key
from analytics.words.text import Text

KIND = "assignment"
GIVEN, DONE, DROPPED = "given", "done", "dropped"
VILLAGE = "village"  # alone: the police of each village, for their own part
OFFICES = {"team": "officer", "officer": "officer", "chief": "chief"}  # who it goes to: their role
MAY_GIVE = ("chief",)
MAY_CLOSE = {"chief": (DONE, DROPPED), "officer": (DONE,), VILLAGE: (DONE,)}

Part = tuple[tuple[str, ...], int]  # villages and how many people it is about


class BadAssignment(ProjectError):
    """Work that cannot be given or closed as asked."""


class NoRecipient(BadAssignment):
    template = Text("Không giao được cho “{fact}”. Hãy chọn người nhận trong danh sách.")


class NoDay(BadAssignment):
    template = Text(
        "Hạn “{fact}” không phải ngày. Chưa giao gì; hãy ghi ngày/tháng/năm, ví dụ 27/01/2025."
    )


class PastDay(BadAssignment):
    template = Text("Hạn {fact} đã qua. Chưa giao gì; hãy chọn một ngày sau đó.")


class NobodyLeft(BadAssignment):
    template = Text("Không còn ai để làm việc này ({fact}). Chưa giao gì.")


class GivenMeanwhile(BadAssignment):
    template = Text("Việc này đã được giao, trước {fact}. Chưa giao thêm; hãy tải lại trang.")


class ClosedMeanwhile(BadAssignment):
    template = Text("Việc số {fact} đã xong hoặc đã bỏ. Chưa ghi gì; hãy tải lại trang.")


class NoAssignment(BadAssignment):
    template = Text("Không có việc số “{fact}” trong những việc bạn được xem.")


class EditionMoved(BadAssignment):
    template = Text(
        "Vừa có bản số liệu số {fact}, số người có thể đã đổi. Chưa ghi gì; hãy xem lại rồi giao."
    )


class OnlyChiefGives(NotAllowed):
    template = Text("Chỉ chỉ huy giao hoặc bỏ việc được. Chưa ghi gì.")


@dataclass(frozen=True)
class Asked:
    """What a chief is about to give: work of these villages (none: all) to whom, by when.

    `month` and `edition` are those on screen, `day` is when it is given.
    """

    work: str
    areas: tuple[str, ...]
    to: str
    due: date
    month: date
    edition: int
    day: date


@dataclass(frozen=True)
class Assignment:
    """`people`: how many it was about when it was given; closed on `closed`, seen at `until`."""

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

    @property
    def open(self) -> bool:
        return self.state == GIVEN

    def late_at(self, month: date) -> bool:
        """Figures are those of a month's last evening: what was due that day is late by then."""
        return self.open and self.due <= month

    @property
    def role(self) -> str:
        return role_of(self.to)


def give(reader: Reader, asked: Asked, *, at: str, who: str) -> tuple[Assignment, ...]:
    """All of it or none; to the police of each village, one for each that somebody is left in and
    nobody has been given.

    What others give or close meanwhile is looked at again: only the same work stands in the way.
    """
    if reader.role not in MAY_GIVE:
        raise OnlyChiefGives(reader.role)
    _check(reader, asked)

    def values() -> Mapping[str, Any]:
        told = assignments(reader)
        parts = _free(told, asked, [one for one in _parts(reader, asked) if one[1]])
        first = max((one.number for one in told), default=0) + 1
        return {str(number): _given(asked, *part) for number, part in enumerate(parts, start=first)}

    made = _entered(reader, values, at=at, who=who)
    numbers = {int(one.key) for one in made}
    return tuple(one for one in assignments(reader) if one.number in numbers)


def close(
    reader: Reader, number: int, state: str, *, day: date, month: date, at: str, who: str
) -> Assignment:
    """Marks it done or drops it; what is closed stays so."""
    if state not in (DONE, DROPPED):
        raise BadArgument(state)
    if state not in MAY_CLOSE.get(reader.role, ()):
        raise OnlyChiefGives(reader.role)

    def values() -> Mapping[str, Any]:
        if not _one(reader, number).open:
            raise ClosedMeanwhile(number)
        return {
            str(number): {"state": state, "day": day.isoformat(), "month": month.isoformat()},
        }

    _entered(reader, values, at=at, who=who)
    return _one(reader, number)


def assignments(reader: Reader) -> tuple[Assignment, ...]:
    """Every one the reader may see, the first due first: village police their own, viewers none."""
    if reader.role not in MAY_CLOSE:
        return ()
    return tuple(
        one
        for one in _assignments(reader)
        if reader.role != VILLAGE or one.to == f"{VILLAGE}/{reader.area}"
    )


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


def day_told(words: str) -> date:
    """As a Vietnamese writes it, 27/01/2025."""
    try:
        return datetime.strptime(words.strip(), "%d/%m/%Y").date()
    except ValueError as wrong:
        raise NoDay(words) from wrong


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
    )


def _closed(one: Assignment, entry: Entry | None) -> Assignment:
    if entry is None:
        return one
    day, month = (date.fromisoformat(entry.new[key]) for key in ("day", "month"))
    return replace(one, state=entry.new["state"], closed=day, until=month)


def _given(asked: Asked, areas: tuple[str, ...], people: int) -> Mapping[str, Any]:
    to = f"{VILLAGE}/{areas[0]}" if role_of(asked.to) == VILLAGE else asked.to
    days = {key: getattr(asked, key).isoformat() for key in ("due", "month", "day")}
    return days | {
        "work": asked.work,
        "areas": list(areas),
        "to": to,
        "edition": asked.edition,
        "people": people,
    }


def _parts(reader: Reader, asked: Asked) -> Iterator[Part]:
    """The villages of each assignment and how many people it is about now."""
    for areas in _apart(reader, asked):
        yield areas, left(reader, asked.month, WORKS[asked.work], areas)


def _apart(reader: Reader, asked: Asked) -> tuple[tuple[str, ...], ...]:
    """Whoever is of one village does the part of that village."""
    if role_of(asked.to) != VILLAGE:
        return (asked.areas,)
    own = asked.to.partition("/")[2]
    among = [one for one in areas_of(reader) if one in asked.areas or not asked.areas]
    return tuple((one,) for one in among if own in ("", one))


def _free(told: Iterable[Assignment], asked: Asked, parts: list[Part]) -> list[Part]:
    """What nobody has been given yet; an error where that is nothing."""
    if not parts:
        raise NobodyLeft(WORKS[asked.work].name)
    taken = {frozenset(one.areas): one for one in told if one.open and one.work.key == asked.work}
    free = [one for one in parts if frozenset(one[0]) not in taken]
    if not free:
        raise GivenMeanwhile(f"{taken[frozenset(parts[0][0])].due:%d/%m/%Y}")
    return free


def _check(reader: Reader, asked: Asked) -> None:
    if asked.edition != sequence(reader):
        raise EditionMoved(sequence(reader))
    if asked.work not in WORKS:
        raise BadArgument(asked.work)
    if asked.month not in months_of(reader):
        raise UnknownMonth(month_key(asked.month))
    for area in asked.areas:
        if area not in areas_of(reader):
            raise UnknownArea(area)
    if asked.to not in recipients(reader) or not _apart(reader, asked):
        raise NoRecipient(asked.to)
    if asked.due < asked.day or asked.due <= asked.month:
        raise PastDay(f"{asked.due:%d/%m/%Y}")


def _one(reader: Reader, number: int) -> Assignment:
    for one in assignments(reader):
        if one.number == number:
            return one
    raise NoAssignment(number)


def _entered(
    reader: Reader, values: Callable[[], Mapping[str, Any]], *, at: str, who: str
) -> tuple[Entry, ...]:
    """Written only if nobody wrote since the list was read; else the list is read anew."""
    while True:
        newest = max((one.number for one in entries_of(reader, KIND)), default=0)
        try:
            return enter(reader, KIND, values(), at=at, who=who, seen=newest)
        except JournalMoved:
            continue
