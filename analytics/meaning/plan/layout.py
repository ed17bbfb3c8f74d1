"""What every aim of a request shares: the columns, their costs and the rows that always hold.

z[block, tour]  outings of each shape in each block of days (whole numbers)
y[stop, k]      is there a k-th sitting at this stop? Between 0 and 1; gains fall, so that any
                optimum takes the first before the second, and whole z make whole y
r[village]      does the village reach its target? (0 or 1)
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import highspy
import numpy as np
from numpy.typing import NDArray

from analytics.meaning.plan.reach import fewest, hopeful, most_times
from analytics.meaning.plan.rota import Block, Tour, roads, stops, tours
from analytics.meaning.plan.sitting import Request, Stop, Village
from analytics.meaning.plan.yields import gains
from analytics.meaning.remembered import remembered

Row = tuple[dict[int, float], float, float]  # coefficients by column, lower, upper
Vector = NDArray[np.float64]
Whole = NDArray[np.int32]
Held = tuple[Tour, tuple[Block, ...]]  # an outing with the blocks it may be held in


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows as HiGHS takes them: bounds, where each begins, then columns and coefficients."""

    low: Vector
    high: Vector
    starts: Whole
    at: Whole
    values: Vector


@dataclass(frozen=True, eq=False)
class Layout:
    """Columns are outings, then steps of stops, then villages that could reach their target."""

    outings: tuple[Held, ...]
    steps: tuple[tuple[Stop, int], ...]
    targets: tuple[Village, ...]
    costs: Mapping[str, Vector]  # what each stage minimises, every person weighing the same
    most: Vector
    whole: Whole  # columns that must be whole
    rows: Rows

    @property
    def first_step(self) -> int:
        return len(self.outings)

    @property
    def first_target(self) -> int:
        return self.first_step + len(self.steps)

    @property
    def columns(self) -> int:
        return self.first_target + len(self.targets)


def packed(rows: Sequence[Row]) -> Rows:
    entries = [{at: value for at, value in row.items() if value} for row, _, _ in rows]
    return Rows(
        np.array([low for _, low, _ in rows], dtype=float),
        np.array([high for _, _, high in rows], dtype=float),
        np.cumsum([0, *(len(row) for row in entries[:-1])]).astype(np.int32),
        np.fromiter(chain.from_iterable(entries), dtype=np.int32),
        np.fromiter(chain.from_iterable(row.values() for row in entries), dtype=float),
    )


@remembered()
def built(request: Request, days: tuple[Block, ...], *, loose: bool) -> Layout:
    """Built once for the best plan, the cheapest and the one for villages that lag.

    Loose, it takes all days for one block and forgets how many teams each has: few columns, and no
    plan that fits the calendar is lost. Strict, every block keeps its own teams.
    """
    return _Building(request, days, loose=loose).built()


class _Building:
    def __init__(self, request: Request, days: tuple[Block, ...], *, loose: bool) -> None:
        self.request, self.days, self.loose = request, days, loose
        self.minutes, self.times = roads(request), most_times(request)
        self.gains = {
            stop: tuple(gain for gain in curve[: self.times[stop]] if gain > 0)
            for stop, curve in gains(request).items()
        }
        self.outings = list(self._loose_outings() if loose else self._strict_outings())
        self.steps = [(stop, step) for stop in self.gains for step in range(len(self.gains[stop]))]
        self.targets = hopeful(request)
        self.first_step = len(self.outings)
        self.first_target = self.first_step + len(self.steps)
        self.columns = self.first_target + len(self.targets)

    def built(self) -> Layout:
        most = np.ones(self.columns)
        for column, (_, own) in enumerate(self.outings):
            most[column] = min(sum(len(block.days) for block in own), self.request.sittings)
        whole = np.r_[: self.first_step, self.first_target : self.columns].astype(np.int32)
        rows = [*self._teams(), *self._once_a_day(), *self._held(), *self._reached()]
        return Layout(
            tuple(self.outings),
            tuple(self.steps),
            self.targets,
            self._costs(),
            most,
            whole,
            packed(rows),
        )

    def _loose_outings(self) -> Iterator[Held]:
        for tour in self._tours(set().union(*(block.open for block in self.days))):
            own = tuple(block for block in self.days if block.open.issuperset(tour))
            if own and (len(tour) == 1 or self._saves(tour)):
                yield tour, own

    def _strict_outings(self) -> Iterator[Held]:
        """Two sittings in one outing matter only where they save travel or teams are scarce."""
        for block in self.days:
            plenty = block.teams * len(block.days) >= self.request.sittings
            for tour in self._tours(block.open):
                if len(tour) == 1 or not plenty or self._saves(tour):
                    yield tour, (block,)

    def _tours(self, wanted: Collection[Stop]) -> Iterator[Tour]:
        told = [stop for stop in stops(self.request) if stop in wanted and self.gains.get(stop)]
        return tours(self.request, told)

    def _saves(self, tour: Tour) -> bool:
        return self.minutes[tour] < sum(self.minutes[stop,] for stop in tour)

    def _costs(self) -> dict[str, Vector]:
        cost = {name: np.zeros(self.columns) for name in ("villages", "sittings", "hours", "plain")}
        for column, (tour, _) in enumerate(self.outings):
            cost["sittings"][column] = len(tour)
            cost["hours"][column] = self.minutes[tour] / 60
        for column, (stop, step) in enumerate(self.steps, self.first_step):
            cost["plain"][column] = -self.gains[stop][step]
        cost["villages"][self.first_target :] = -1
        return cost

    def _teams(self) -> Iterator[Row]:
        """As many outings as teams; loose, two sittings of one team may count as two outings."""
        if self.loose:
            yield dict.fromkeys(range(self.first_step), 1.0), 0.0, self._most_outings()
            return
        for block in self.days:
            own = (column for column, (_, (one,)) in enumerate(self.outings) if one is block)
            yield dict.fromkeys(own, 1.0), 0.0, block.teams * len(block.days)

    def _most_outings(self) -> int:
        teams = sum(block.teams * len(block.days) for block in self.days)
        return teams * self.request.force.sittings_a_day

    def _once_a_day(self) -> Iterator[Row]:
        """A village has one sitting of a kind a day."""
        found: dict[tuple[Stop, tuple[Block, ...]], dict[int, float]] = {}
        for column, (tour, own) in enumerate(self.outings):
            for stop in tour:
                found.setdefault((stop, () if self.loose else own), {})[column] = 1.0
        for (stop, own), row in found.items():
            most = sum(len(block.days) for block in own) if own else self.times[stop]
            if most < self.request.sittings:
                yield row, 0.0, most

    def _held(self) -> list[Row]:
        """Every sitting held is a first, second, ... one of its stop."""
        found: dict[Stop, dict[int, float]] = {stop: {} for stop in self.gains}
        for column, (tour, _) in enumerate(self.outings):
            for stop in tour:
                found[stop][column] = 1.0
        for column, (stop, _) in enumerate(self.steps, self.first_step):
            found[stop][column] = -1.0
        return [(row, 0.0, 0.0) for row in found.values() if row]

    def _reached(self) -> Iterator[Row]:
        """A village that reaches has its people, and the sittings it needs at least: the second
        follows from the first but spares the solver a search."""
        for column, village in enumerate(self.targets, self.first_target):
            own = [
                (place, self.gains[stop][step])
                for place, (stop, step) in enumerate(self.steps, self.first_step)
                if stop[0] == village.area
            ]
            needed = 0.5 - (village.needed or 0)
            yield dict(own) | {column: needed}, 0.0, highspy.kHighsInf
            sittings = dict.fromkeys((place for place, _ in own), 1.0)
            least = -float(fewest(self.request, village))
            yield sittings | {column: least}, 0.0, highspy.kHighsInf
