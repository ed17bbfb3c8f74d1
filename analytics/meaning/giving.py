"""A chief gives work and closes it; others close their own. Refused in one sentence, or written.

Nobody who writes at the same time is overwritten: the list is read again until nobody was.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.assignment import (
    DONE,
    DROPPED,
    KIND,
    MAY_CLOSE,
    VILLAGE,
    Assignment,
    assignments,
    may_close,
    recipients,
    role_of,
)
from analytics.meaning.door import enter, entries_of, sequence
from analytics.meaning.question import Reader
from analytics.meaning.work import WORKS, left
from analytics.words.entry import Entry
from analytics.words.errors import (
    LONGEST,
    BadArgument,
    JournalMoved,
    NotAllowed,
    ProjectError,
    UnknownArea,
    UnknownMonth,
)
from analytics.words.month import month_key, shifted
from analytics.words.text import Text

MAY_GIVE = ("chief",)
FURTHEST = 24  # months until work is due

Part = tuple[tuple[str, ...], int]  # villages and how many people it is about


class BadAssignment(ProjectError):
    """Work that cannot be given or closed as asked."""

    longest = LONGEST


class NoRecipient(BadAssignment):
    template = Text("Không giao được cho “{fact}”. Hãy chọn người nhận trong danh sách.")


class NoDay(BadAssignment):
    template = Text(
        "Hạn “{fact}” không phải ngày. Chưa giao gì; hãy ghi ngày/tháng/năm, ví dụ 27/01/2025."
    )


class PastDay(BadAssignment):
    template = Text("Hạn {fact} đã qua. Chưa giao gì; hãy chọn một ngày sau đó.")


class FarDay(BadAssignment):
    template = Text(
        "Hạn muộn nhất là {fact}, hai năm sau ngày giao. Chưa giao gì; hãy chọn ngày sớm hơn."
    )


class NobodyLeft(BadAssignment):
    template = Text("Không còn ai để làm việc này ({fact}). Chưa giao gì.")


class GivenMeanwhile(BadAssignment):
    template = Text("Việc này đã được giao, trước {fact}. Chưa giao thêm; hãy tải lại trang.")


class PlanHeld(BadAssignment):
    template = Text(
        "Đã có người nhận buổi lưu động ở {fact}. Chưa duyệt gì; muốn đổi, hãy bỏ việc cũ ở Giao "
        "ban rồi duyệt lại."
    )


class PlanMoved(BadAssignment):
    template = Text("Lịch vừa đổi, không còn như lịch đang xem. Chưa duyệt gì; hãy xem lại đã.")


class ClosedMeanwhile(BadAssignment):
    template = Text("Việc số {fact} đã xong hoặc đã bỏ. Chưa ghi gì; hãy tải lại trang.")


class OthersWork(NotAllowed):
    template = Text("Việc số {fact} đã giao cho người khác; người nhận ghi xong. Chưa ghi gì.")


class NoAssignment(BadAssignment):
    template = Text("Không có việc số “{fact}” trong những việc bạn được xem.")


class EditionMoved(BadAssignment):
    template = Text(
        "Vừa có bản số liệu số {fact}, số người có thể đã đổi. Chưa ghi gì; hãy xem lại rồi giao."
    )


class OlderMonth(BadAssignment):
    template = Text("Số liệu mới nhất là tháng {fact}. Chưa ghi gì; hãy ghi ở tháng đó.")


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

    def among(self, reader: Reader) -> tuple[str, ...]:
        """The villages it is about, in the order of the list; to the police of one, that one."""
        own = self.to.partition("/")[2] if role_of(self.to) == VILLAGE else ""
        listed = [one for one in areas_of(reader) if one in self.areas or not self.areas]
        return tuple(one for one in listed if own in ("", one))


@dataclass(frozen=True)
class Approved:
    """The sittings of one village in a plan, on these days, and the people hoped for."""

    asked: Asked
    days: tuple[date, ...]
    hoped: int


def give(reader: Reader, asked: Asked, *, at: str, who: str) -> tuple[Assignment, ...]:
    """All of it or none; to the police of each village, one for each that somebody is left in.

    Nobody is given whom somebody has in hand: of all villages only the others are. What is given
    or closed meanwhile is looked at again: only the same work stands in the way.
    """
    if reader.role not in MAY_GIVE:
        raise OnlyChiefGives(reader.role)
    _check(reader, asked)

    def values() -> Mapping[str, Any]:
        told = assignments(reader)
        parts = _free(reader, asked, taken(told, asked.work))
        first = max((one.number for one in told), default=0) + 1
        return {str(number): _given(asked, *part) for number, part in enumerate(parts, start=first)}

    made = _entered(reader, values, at=at, who=who)
    numbers = {int(one.key) for one in made}
    return tuple(one for one in assignments(reader) if one.number in numbers)


def approve(
    reader: Reader, plan: Iterable[Approved], *, at: str, who: str, rest: Iterable[str] = ()
) -> tuple[Assignment, ...]:
    """A plan once: to each village its sittings, all of them or none; of a plan that stands in the
    others already, the `rest` of its villages alone."""
    if reader.role not in MAY_GIVE:
        raise OnlyChiefGives(reader.role)
    whole, some = tuple(plan), set(rest)
    villages = tuple(one for one in whole if not some or one.asked.areas[0] in some)
    others = whole if some else ()
    stands = {one.asked.areas[0]: one.days for one in others if one.asked.areas[0] not in some}
    if not villages:
        raise NobodyLeft(Text("0 buổi"))
    for one in villages:
        _check(reader, one.asked)

    def values() -> Mapping[str, Any]:
        told = assignments(reader)
        if held := sorted({area for one in villages for area in _holding(told, one.asked, stands)}):
            raise PlanHeld(", ".join(areas_of(reader)[area] for area in held))
        first = max((one.number for one in told), default=0) + 1
        return {str(number): _sat(reader, one) for number, one in enumerate(villages, start=first)}

    made = _entered(reader, values, at=at, who=who)
    numbers = {int(one.key) for one in made}
    return tuple(one for one in assignments(reader) if one.number in numbers)


def _holding(
    told: Iterable[Assignment], asked: Asked, stands: Mapping[str, tuple[date, ...]]
) -> set[str]:
    """Where somebody has the same work, and wherever a plan of the month was approved for it other
    than `stands`."""
    held = list(told)
    planned = {
        area
        for one in held
        if one.days and one.state != DROPPED
        if (one.month, one.work.key) == (asked.month, asked.work)
        for area in one.areas
        if stands.get(area) != one.days
    }
    had = taken(held, asked.work)
    return planned | {area for area in asked.areas if area in had or "" in had}


def _sat(reader: Reader, one: Approved) -> Mapping[str, Any]:
    people = _left(reader, one.asked, one.asked.areas)
    days = [day.isoformat() for day in one.days]
    return {**_given(one.asked, one.asked.areas, people), "days": days, "hoped": one.hoped}


def newest_of(reader: Reader) -> date:
    return months_of(reader)[-1]


def at_newest(reader: Reader, month: date) -> date:
    """The month work is given and closed at: at an older one it would count as of then."""
    if month != (newest := newest_of(reader)) and month in months_of(reader):
        raise OlderMonth(f"{newest:%m/%Y}")
    return month


def close(
    reader: Reader, number: int, state: str, *, day: date, month: date, at: str, who: str
) -> Assignment:
    """Marks it done or drops it; what is closed stays so."""
    if state not in (DONE, DROPPED):
        raise BadArgument(state[:LONGEST])
    if state not in MAY_CLOSE.get(reader.role, ()):
        raise OnlyChiefGives(reader.role)
    if month not in months_of(reader):
        raise UnknownMonth(month_key(month))

    def values() -> Mapping[str, Any]:
        found = _one(reader, number)
        if not found.open:
            raise ClosedMeanwhile(number)
        if state not in may_close(reader, found):
            raise OthersWork(number)
        return {
            str(number): {"state": state, "day": day.isoformat(), "month": month.isoformat()},
        }

    _entered(reader, values, at=at, who=who)
    return _one(reader, number)


def day_told(words: str) -> date:
    """As a Vietnamese writes it, 27/01/2025."""
    try:
        return datetime.strptime(words.strip(), "%d/%m/%Y").date()
    except ValueError as wrong:
        raise NoDay(words) from wrong


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


def taken(told: Iterable[Assignment], work: str) -> Mapping[str, Assignment]:
    """Of each village that somebody has this work of: the assignment; "" of all villages."""
    held = (one for one in told if one.open and one.work.key == work)
    return {area: one for one in held for area in one.areas or ("",)}


def _apart(reader: Reader, asked: Asked) -> tuple[tuple[str, ...], ...]:
    """Whoever is of one village does the part of that village."""
    if role_of(asked.to) != VILLAGE:
        return (asked.areas,)
    return tuple((one,) for one in asked.among(reader))


def _free(reader: Reader, asked: Asked, had: Mapping[str, Assignment]) -> list[Part]:
    """What nobody has been given yet; an error where that is nothing."""
    parts = [areas for areas in _apart(reader, asked) if _left(reader, asked, areas)]
    if not parts:
        raise NobodyLeft(WORKS[asked.work].name)
    apart = [_others(reader, areas, had) for areas in parts]
    free = [(areas, _left(reader, asked, areas)) for areas in apart if areas is not None]
    if not any(people for _, people in free):
        among = {"", *asked.among(reader)}
        raise GivenMeanwhile(f"{min(had[area].due for area in among & set(had)):%d/%m/%Y}")
    return [one for one in free if one[1]]


def _others(
    reader: Reader, areas: tuple[str, ...], had: Mapping[str, Assignment]
) -> tuple[str, ...] | None:
    """Those of the villages that nobody has: all of them as they were asked, or none."""
    among = areas or tuple(areas_of(reader))
    rest = () if "" in had else tuple(one for one in among if one not in had)
    return areas if rest == among else rest or None


def _left(reader: Reader, asked: Asked, areas: tuple[str, ...]) -> int:
    return left(reader, asked.month, WORKS[asked.work], areas)


def _check(reader: Reader, asked: Asked) -> None:
    if asked.edition != sequence(reader):
        raise EditionMoved(sequence(reader))
    if asked.work not in WORKS:
        raise BadArgument(asked.work[:LONGEST])
    if asked.month not in months_of(reader):
        raise UnknownMonth(month_key(asked.month))
    for area in asked.areas:
        if area not in areas_of(reader):
            raise UnknownArea(area)
    if asked.to not in recipients(reader) or not _apart(reader, asked):
        raise NoRecipient(asked.to)
    if asked.due < asked.day or asked.due <= asked.month:
        raise PastDay(f"{asked.due:%d/%m/%Y}")
    furthest = shifted(max(asked.day, asked.month), FURTHEST)
    if asked.due > furthest:
        raise FarDay(f"{furthest:%d/%m/%Y}")


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
