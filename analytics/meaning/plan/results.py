"""What sittings brought: entered afterwards, kept beside the editions, and learnt from."""

from dataclasses import dataclass
from datetime import date, datetime

from analytics.meaning.ask import areas_of
from analytics.meaning.door import enter, entries_of
from analytics.meaning.plan.sitting import KINDS
from analytics.meaning.plan.turnout import PRIOR, Held, Turnout, updated
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.errors import BadArgument, NotAllowed, ProjectError, UnknownArea
from analytics.words.text import Text

KIND = "sitting"
WRITERS = ("chief", "officer")


class BadResult(ProjectError):
    """A result that cannot be."""


class WrongDay(BadResult):
    template = Text("Ngày “{fact}” không đúng. Hãy ghi ngày/tháng/năm, ví dụ 06/01/2025.")


class NotHeldYet(BadResult):
    template = Text("Buổi ngày {fact} chưa diễn ra. Hãy nhập sau khi buổi kết thúc.")


class WrongCount(BadResult):
    template = Text("Số người phải từ 0 trở lên ({fact}). Hãy nhập lại.")


class MoreThanInvited(BadResult):
    template = Text("Số người đến lớn hơn số người được mời ({fact}). Hãy nhập lại.")


class NothingEntered(BadResult):
    template = Text("Chưa có kết quả nào của buổi {fact} để rút lại.")


@dataclass(frozen=True)
class Outcome:
    """A sitting that was held, as it was entered last."""

    day: date
    area: str
    kind: str
    invited: int
    came: int
    at: str
    who: str

    @property
    def key(self) -> str:
        return key_of(self.day, self.area, self.kind)

    @property
    def held(self) -> Held:
        return Held(self.area, self.kind, self.invited, self.came)


def key_of(day: date, area: str, kind: str) -> str:
    return f"{day.isoformat()}/{area}/{kind}"


def results_of(reader: Reader) -> tuple[Outcome, ...]:
    """Those in force, oldest sitting first; village police see their own village's."""
    whose = {reader.area} if reader.role == "village" else set(areas_of(reader))
    return tuple(one for one in _results(reader) if one.area in whose)


def held(reader: Reader) -> tuple[Held, ...]:
    """Of the whole commune, for every reader: it is pooled by kind and tells of no village."""
    return tuple(one.held for one in _results(reader))


def turnout_of(reader: Reader) -> Turnout:
    """What is assumed of each kind of sitting, moved by what past ones brought."""
    return updated(PRIOR, held(reader))


def record(reader: Reader, result: Outcome, *, seen: int | None = None, reason: str = "") -> None:
    """Enters a result, or corrects the one of the same day, village and kind.

    Raises what is wrong with it, and NotAllowed for other roles than chief and officer.
    """
    _may(reader)
    _checked(reader, result)
    value = {"invited": result.invited, "came": result.came}
    told = {result.key: value}
    enter(reader, KIND, told, at=result.at, who=result.who, reason=reason, seen=seen)


def withdraw(reader: Reader, key: str, *, at: str, who: str, reason: str = "") -> None:
    _may(reader)
    if key not in {one.key for one in results_of(reader)}:
        raise NothingEntered(key)
    enter(reader, KIND, {key: None}, at=at, who=who, reason=reason)


def day_of(words: str) -> date:
    """A date as a Vietnamese writes it, dd/mm/yyyy."""
    try:
        return datetime.strptime(words.strip(), "%d/%m/%Y").date()
    except ValueError as wrong:
        raise WrongDay(words) from wrong


@remembered(entries=True)
def _results(reader: Reader) -> tuple[Outcome, ...]:
    newest = {entry.key: entry for entry in entries_of(reader, KIND)}
    found = (
        Outcome(*_parts(key), one.new["invited"], one.new["came"], one.at, one.who)
        for key, one in newest.items()
        if one.new is not None
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.area, one.kind)))


def _parts(key: str) -> tuple[date, str, str]:
    day, area, kind = key.split("/")
    return date.fromisoformat(day), area, kind


def _may(reader: Reader) -> None:
    if reader.role not in WRITERS:
        raise NotAllowed(reader.role)


def _checked(reader: Reader, result: Outcome) -> None:
    if result.area not in areas_of(reader):
        raise UnknownArea(result.area)
    if result.kind not in {kind.key for kind in KINDS}:
        raise BadArgument(result.kind)
    if result.day > datetime.fromisoformat(result.at).date():
        raise NotHeldYet(f"{result.day:%d/%m/%Y}")
    if min(result.invited, result.came) < 0:
        raise WrongCount(f"{result.invited}, {result.came}")
    if result.came > result.invited:
        raise MoreThanInvited(f"{result.came} > {result.invited}")
