"""The best plan, proven: a mixed-integer programme solved by HiGHS.

z[block, tour]  outings of each shape in each block of days (whole numbers)
y[stop, k]      is there a k-th sitting at this stop? Between 0 and 1; gains fall, so that any
                optimum takes the first before the second, and whole z make whole y
r[village]      does the village reach its target? (0 or 1)

Goals come one after the other: each stage keeps what the stage before it reached.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from time import perf_counter

import highspy
import numpy as np
from numpy.typing import NDArray

from analytics.meaning.plan.reach import fewest, hopeful, most_times
from analytics.meaning.plan.rota import Block, Tour, blocks, dated, minutes, stops, tours
from analytics.meaning.plan.sitting import Outings, Request, Stop
from analytics.meaning.plan.yields import gains

SLACK = 1e-6  # people: what one stage may lose of the stage before
Row = tuple[dict[int, float], float, float]  # coefficients by column, lower, upper
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Solved:
    """`proved`: no plan is better. Otherwise the time ran out with this `gap` still open."""

    outings: Outings
    proved: bool
    gap: float
    seconds: float


@dataclass(frozen=True)
class Aim:
    """What to reach, in this order: villages, then few sittings, then weighted people, then hours.

    Parts left out are not asked. `people` is a floor on expected people, `reached` names villages
    that must reach their target, `sittings` the most held.
    """

    stages: tuple[str, ...]
    sittings: int
    people: float = 0.0
    reached: tuple[str, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()


class Quiet(highspy.Highs):
    """HiGHS greets on standard output while it is being made (ERGO-Code/HiGHS#1932); rows of a
    command go there too, so it is silenced before its first call."""

    def enableCallbacks(self) -> None:
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # untyped there too


class Model:
    """One programme in HiGHS; stages only exchange its costs and the bounds of a few rows.

    Loose, it takes all days for one block and forgets how many teams each has: few columns, and no
    plan that fits the calendar is lost. Strict, every block keeps its own teams.
    """

    def __init__(self, request: Request, days: tuple[Block, ...], aim: Aim, *, loose: bool) -> None:
        self.request, self.days, self.loose = request, days, loose
        self.times = most_times(request)
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
        self.costs = self._costs(dict(aim.weights))
        self.solver = self._loaded(aim)
        self.found: list[float] = []

    def _loose_outings(self) -> Iterator[tuple[Tour, tuple[Block, ...]]]:
        for tour in self._tours(set().union(*(block.open for block in self.days))):
            own = tuple(block for block in self.days if block.open.issuperset(tour))
            if own and (len(tour) == 1 or self._saves(tour)):
                yield tour, own

    def _strict_outings(self) -> Iterator[tuple[Tour, tuple[Block, ...]]]:
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
        alone = sum(minutes(self.request, (stop,)) for stop in tour)
        return minutes(self.request, tour) < alone

    def _costs(self, weights: dict[str, float]) -> dict[str, Vector]:
        """What each stage minimises."""
        cost = {
            name: np.zeros(self.columns) for name in ("villages", "sittings", "people", "hours")
        }
        cost["plain"] = np.zeros(self.columns)
        for column, (tour, _) in enumerate(self.outings):
            cost["sittings"][column] = len(tour)
            cost["hours"][column] = minutes(self.request, tour) / 60
        for column, (stop, step) in enumerate(self.steps, self.first_step):
            cost["plain"][column] = -self.gains[stop][step]
            cost["people"][column] = -self.gains[stop][step] * weights.get(stop[0], 1.0)
        cost["villages"][self.first_target :] = -1
        return cost

    def _rows(self, aim: Aim) -> list[Row]:
        """The four rows a stage may tighten come first, in the order of KEPT."""
        infinite = highspy.kHighsInf
        kept: list[Row] = [
            (dict(enumerate(self.costs["villages"])), -infinite, 0.0),
            (dict(enumerate(self.costs["sittings"])), -infinite, aim.sittings),
            (dict(enumerate(self.costs["people"])), -infinite, infinite),
            (dict(enumerate(self.costs["hours"])), -infinite, infinite),
            (dict(enumerate(self.costs["plain"])), -infinite, -aim.people + SLACK),
        ]
        return [*kept, *self._teams(), *self._once_a_day(), *self._held(), *self._reached()]

    def _teams(self) -> Iterator[Row]:
        """As many outings as teams; loose, two sittings of one team may count as two outings."""
        if self.loose:
            most = sum(block.teams * len(block.days) for block in self.days)
            every = dict.fromkeys(range(self.first_step), 1.0)
            yield every, 0.0, most * self.request.force.sittings_a_day
            return
        for block in self.days:
            own = (column for column, (_, (one,)) in enumerate(self.outings) if one is block)
            yield dict.fromkeys(own, 1.0), 0.0, block.teams * len(block.days)

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

    def _loaded(self, aim: Aim) -> highspy.Highs:
        solver = Quiet()  # type: ignore[no-untyped-call]  # highspy leaves its own untyped
        for option, value in OPTIONS.items():
            solver.setOptionValue(option, value)
        most = np.ones(self.columns)
        for column, (_, own) in enumerate(self.outings):
            most[column] = min(sum(len(block.days) for block in own), self.request.sittings)
        least = np.zeros(self.columns)
        least[self.first_target :] = [one.area in aim.reached for one in self.targets]
        solver.addVars(self.columns, least, most)
        whole = np.r_[: self.first_step, self.first_target : self.columns].astype(np.int32)
        kinds = np.full(len(whole), highspy.HighsVarType.kInteger)
        solver.changeColsIntegrality(len(whole), whole, kinds)
        rows = self._rows(aim)
        entries = [{at: value for at, value in row.items() if value} for row, _, _ in rows]
        starts = np.cumsum([0, *(len(row) for row in entries[:-1])]).astype(np.int32)
        solver.addRows(
            len(rows),
            np.array([low for _, low, _ in rows], dtype=float),
            np.array([high for _, _, high in rows], dtype=float),
            sum(map(len, entries)),
            starts,
            np.fromiter(chain.from_iterable(entries), dtype=np.int32),
            np.fromiter(chain.from_iterable(row.values() for row in entries), dtype=float),
        )
        return solver

    def stage(self, name: str, seconds: float) -> tuple[bool, float]:
        """Minimises one cost and keeps its value from here on: proved or not, and the gap."""
        every = np.arange(self.columns, dtype=np.int32)
        self.solver.changeColsCost(self.columns, every, self.costs[name])
        self.solver.setOptionValue("time_limit", max(0.0, seconds))
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Infeasible
        proved = status == highspy.HighsModelStatus.kOptimal
        info = self.solver.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return False, float("inf")
        self.found, gap = list(self.solver.getSolution().col_value), float(info.mip_gap)
        loss = {"people": SLACK, "hours": 1e-4}.get(name, 0.5)  # the others are whole numbers
        value = float(np.dot(self.costs[name], self.found))
        self.solver.changeRowBounds(KEPT.index(name), -highspy.kHighsInf, value + loss)
        return proved, 0.0 if proved else gap

    def chosen(self) -> list[tuple[Tour, tuple[Block, ...]]]:
        """The outings of the last plan found, each as often as it is held; none without a plan."""
        times = map(round, self.found[: self.first_step])
        return [
            outing for outing, held in zip(self.outings, times, strict=False) for _ in range(held)
        ]


class Infeasible(Exception):
    """No plan does what the aim asks; never leaves this package."""


KEPT = ("villages", "sittings", "people", "hours")
OPTIONS: dict[str, bool | float | str | int] = {
    "threads": 1,
    "parallel": "off",
    "random_seed": 20221201,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-7,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
}


def solved(request: Request, aim: Aim, *, seconds: float | None = None) -> Solved:
    """The best plan for an aim; raises Infeasible where the floors of the aim cannot be met.

    `seconds` where it may not take all the time of the request.

    First loose; a best plan that finds its days is the best of all. Otherwise strict, days that
    are alike as one block, and at last day by day: the answer is exact whichever way.
    """
    began, alike = perf_counter(), blocks(request)
    until = began + (request.seconds if seconds is None else seconds)
    single = tuple(block._replace(days=(day,)) for block in alike for day in block.days)
    for days, loose in ((alike, True), (alike, False), (single, False)):
        model = Model(request, days, aim, loose=loose)
        proved, gap = _staged(model, aim, until)
        outings = dated(model.chosen())
        if outings is not None:
            break
    return Solved(outings or (), proved, gap, perf_counter() - began)


def _staged(model: Model, aim: Aim, until: float) -> tuple[bool, float]:
    """Stage after stage until one is not proven in time."""
    for name in aim.stages:
        proved, gap = model.stage(name, until - perf_counter())
        if not proved:
            return False, gap
    return True, 0.0
