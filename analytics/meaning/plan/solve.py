"""The best plan, proven: a mixed-integer programme solved by HiGHS.

Goals come one after the other: each stage keeps what the stage before it reached.
"""

from dataclasses import dataclass
from time import perf_counter

import highspy
import numpy as np

from analytics.meaning.plan.alike import fullest, paired, quickest, saved_by
from analytics.meaning.plan.layout import Layout, Rows, built, packed
from analytics.meaning.plan.rota import Block, Tour, blocks, dated
from analytics.meaning.plan.sitting import Outings, Request

SLACK = 1e-6  # people: what one stage may lose of the stage before


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
    """A programme in HiGHS for one aim; stages only exchange its costs and the bounds of a few
    rows."""

    def __init__(self, request: Request, days: tuple[Block, ...], aim: Aim, *, loose: bool) -> None:
        self.of: Layout = built(request, days, loose=loose)
        weights = dict(aim.weights)
        weighted = np.ones(self.of.columns)
        weighted[self.of.first_step : self.of.first_target] = [
            weights.get(stop[0], 1.0) for stop, _ in self.of.steps
        ]
        self.costs = dict(self.of.costs) | {"people": self.of.costs["plain"] * weighted}
        self.solver = self._loaded(aim)
        self.found: list[float] = []

    def _loaded(self, aim: Aim) -> highspy.Highs:
        solver = Quiet()  # type: ignore[no-untyped-call]  # highspy leaves its own untyped
        for option, value in OPTIONS.items():
            solver.setOptionValue(option, value)
        of, least = self.of, np.zeros(self.of.columns)
        least[of.first_target :] = [one.area in aim.reached for one in of.targets]
        solver.addVars(of.columns, least, of.most)
        kinds = np.full(len(of.whole), highspy.HighsVarType.kInteger)
        solver.changeColsIntegrality(len(of.whole), of.whole, kinds)
        for rows in (self._goals(aim), of.rows):
            solver.addRows(
                len(rows.low), rows.low, rows.high, len(rows.at), rows.starts, rows.at, rows.values
            )
        return solver

    def _goals(self, aim: Aim) -> Rows:
        """The rows a stage may tighten, in the order of KEPT, and the floor on people."""
        infinite = highspy.kHighsInf
        most = (0.0, float(aim.sittings), infinite, infinite, -aim.people + SLACK)
        names = (*KEPT, "plain")
        return packed(
            [
                (dict(enumerate(self.costs[name].tolist())), -infinite, high)
                for name, high in zip(names, most, strict=True)
            ]
        )

    def stage(self, name: str, seconds: float) -> tuple[bool, float]:
        """Minimises one cost and keeps its value from here on: proved or not, and the gap."""
        every = np.arange(self.of.columns, dtype=np.int32)
        self.solver.changeColsCost(self.of.columns, every, self.costs[name])
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
        times, outings = map(round, self.found[: self.of.first_step]), self.of.outings
        return [outing for outing, held in zip(outings, times, strict=False) for _ in range(held)]


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
    # Programmes of some hundred columns: looking for a good plan first takes longer than the best.
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
}


def solved(request: Request, aim: Aim, *, seconds: float | None = None) -> Solved:
    """The best plan for an aim; raises Infeasible where the floors of the aim cannot be met.

    `seconds` where it may not take all the time of the request.

    Added up, where ways are alike; else loose; a best plan that finds its days is the best of all.
    Otherwise strict, days that are alike as one block, and at last day by day: the answer is exact
    whichever way.
    """
    began, alike = perf_counter(), blocks(request)
    if (outings := added_up(request, alike, aim)) is not None:
        return Solved(outings, True, 0.0, perf_counter() - began)
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


def added_up(request: Request, days: tuple[Block, ...], aim: Aim) -> Outings | None:
    """The best plan without a search; None where one is needed."""
    saved, weights = saved_by(request), dict(aim.weights)
    if saved is None or aim.reached:
        return None
    if aim.stages == ("people", "hours") and aim.people <= 0:
        held = fullest(request, weights, aim.sittings)
        held = quickest(request, saved, weights, aim.sittings, None) if held is None else held
    elif aim.stages == ("hours", "people") and not weights:
        held = quickest(request, saved, weights, aim.sittings, aim.people)
    else:
        return None
    return (
        None
        if held is None
        else dated(
            (tour, tuple(block for block in days if block.open.issuperset(tour)))
            for tour in paired(held, saved)
        )
    )
