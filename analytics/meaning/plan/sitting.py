"""What a plan is made of: kinds of sitting, villages, officers, roads, days.

Every default is an assumption until the commune has told its own; `ASSUMED` says so to readers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Literal

from analytics.meaning.plan.days_off import works_as
from analytics.meaning.plan.turnout import PRIOR, Turnout
from analytics.meaning.settings.assumed import FORCE, Force
from analytics.words.text import Text

Goal = Literal["most_people", "every_village_reaches", "make_date_with_fewest"]
Group = Literal["pupils", "workers", "elders"]
Stop = tuple[str, str]  # village, kind of sitting
Probability = Callable[[Mapping[str, float]], float]  # of making the date, given extra people

STATION = "commune"  # where every outing starts and ends
ENOUGH = 0.8  # the probability from which leadership.md says "kịp hạn"

GOALS: dict[Goal, Text] = {
    "most_people": Text("Nhiều người nhất"),
    "every_village_reaches": Text("Nhiều thôn đạt nhất, ít buổi nhất"),
    "make_date_with_fewest": Text("Tăng khả năng kịp hạn, ít buổi nhất"),
}
GROUPS: dict[Group, tuple[str, ...]] = {
    "pupils": ("14-17",),
    "workers": ("18-24", "25-34", "35-44", "45-59"),
    "elders": ("60-69", "70+"),
}
ASSUMED = Text(
    "Giờ mở buổi, phiên chợ, tỷ lệ người hợp với từng loại buổi, tỷ lệ đến, số cán bộ, máy, "
    "công suất và phút đi đường là giả định cho đến khi xã nhập số của mình."
)


@dataclass(frozen=True)
class SittingKind:
    """A kind of sitting. `suits` is the share of each group for whom it is the best kind:
    nobody is counted with two kinds, so the shares of one group sum to 1 at most."""

    key: str
    name: Text
    place: Text
    starts: int  # minutes after midnight
    minutes: int
    suits: Mapping[Group, float] = field(hash=False)
    weekdays: frozenset[int] = frozenset(range(7))
    month_days: frozenset[int] = frozenset()  # empty: any day of the month
    closed_months: frozenset[int] = frozenset()

    def opens(self, day: date) -> bool:
        return (
            works_as(day).weekday() in self.weekdays
            and (not self.month_days or day.day in self.month_days)
            and day.month not in self.closed_months
        )


HALL = Text("Nhà văn hóa thôn")

MORNING = SittingKind(
    "morning",
    Text("Buổi sáng"),
    HALL,
    starts=8 * 60 + 30,
    minutes=150,
    suits={"workers": 0.15, "elders": 0.6},
    weekdays=frozenset(range(6)),
)
EVENING = SittingKind(
    "evening",
    Text("Buổi tối"),
    HALL,
    starts=19 * 60,
    minutes=120,
    suits={"pupils": 0.2, "workers": 0.65, "elders": 0.2},
)
SCHOOL = SittingKind(
    "school",
    Text("Tại trường"),
    Text("Trường học"),
    starts=14 * 60,
    minutes=150,
    suits={"pupils": 0.7},
    weekdays=frozenset(range(5)),
    closed_months=frozenset({6, 7, 8}),
)
MARKET = SittingKind(
    "market",
    Text("Phiên chợ"),
    Text("Chợ"),
    starts=6 * 60,
    minutes=120,
    suits={"pupils": 0.1, "workers": 0.15, "elders": 0.2},
    month_days=frozenset({3, 8, 13, 18, 23, 28}),
)
KINDS = (MORNING, EVENING, SCHOOL, MARKET)


@dataclass(frozen=True)
class Village:
    """People still without what the indicator counts: at home by group, and away.

    `needed` is how many of them lift the village to its target; None where it has no target.
    """

    area: str
    name: str
    pupils: int = 0
    workers: int = 0
    elders: int = 0
    away: int = 0
    having: int = 0
    among: int = 0
    needed: int | None = None

    @property
    def home(self) -> int:
        return self.pupils + self.workers + self.elders

    @property
    def gap(self) -> float:
        """Share not reached yet; 0 where nobody is counted."""
        return 1 - self.having / self.among if self.among else 0.0


@dataclass(frozen=True)
class Travel:
    """Minutes between places, the same both ways; a pair is written once."""

    minutes: Mapping[frozenset[str], int] = field(default_factory=dict, hash=False)
    usual: int = 15

    def between(self, one: str, other: str) -> int:
        return 0 if one == other else self.minutes.get(frozenset((one, other)), self.usual)


@dataclass(frozen=True)
class Day:
    """A day sittings may be held; officers of that day where they differ from the usual."""

    day: date
    officers: int | None = None


@dataclass(frozen=True)
class Closed:
    """A venue that cannot be used; a part left out means all of them."""

    area: str = ""
    kind: str = ""
    day: date | None = None

    def covers(self, area: str, kind: str, day: date) -> bool:
        return self.area in ("", area) and self.kind in ("", kind) and (self.day or day) == day


@dataclass(frozen=True)
class Request:
    """What is asked of the planner. `sittings` is the most that may be held.

    `needed` is the commune's missing people, for the goal that makes a date, where the caller
    gives no probability.
    """

    goal: Goal
    villages: tuple[Village, ...]
    days: tuple[Day, ...]
    sittings: int = 12
    needed: int | None = None
    kinds: tuple[SittingKind, ...] = KINDS
    force: Force = FORCE
    travel: Travel = Travel()
    closed: tuple[Closed, ...] = ()
    turnout: Turnout = PRIOR
    seconds: float = 6.0  # the solver's time for all options; a plan cut off by it says so

    def __hash__(self) -> int:
        return self._hash  # asked a thousand times for one plan: no walk through all its days

    @cached_property
    def _hash(self) -> int:
        return hash(tuple(getattr(self, one.name) for one in fields(self)))

    def kind(self, key: str) -> SittingKind:
        return self._kinds[key]

    @cached_property
    def _kinds(self) -> dict[str, SittingKind]:
        return {kind.key: kind for kind in self.kinds}

    def village(self, area: str) -> Village:
        return next(village for village in self.villages if village.area == area)

    @cached_property
    def nobody(self) -> "Request":
        """The same of villages without people: what needs no person is found once for all plans
        that share it."""
        places = tuple(Village(village.area, "") for village in self.villages)
        asked = Request("most_people", places, self.days, kinds=self.kinds, force=self.force)
        return replace(asked, travel=self.travel, closed=self.closed)

    @cached_property
    def always(self) -> "Request":
        """The same of no day in particular."""
        return replace(self, days=(), closed=())

    def open(self, stop: Stop, day: date) -> bool:
        area, key = stop
        shut = any(closed.covers(area, key, day) for closed in self.closed)
        return not shut and self.kind(key).opens(day)


@dataclass(frozen=True)
class Outing:
    """One team on one day: one sitting, or two one after the other."""

    day: date
    stops: tuple[Stop, ...]


Outings = tuple[Outing, ...]
