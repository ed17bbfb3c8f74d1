"""Two or three plans to choose from, and beside them what greed and rotation would have brought."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter
from typing import Literal

import numpy as np

from analytics.meaning.plan.beyond import Beyond, verdicts
from analytics.meaning.plan.heuristic import heuristic, measured, rotation
from analytics.meaning.plan.reach import hopeful, reaches
from analytics.meaning.plan.refusal import checked
from analytics.meaning.plan.rota import minutes
from analytics.meaning.plan.sitting import ENOUGH, Outings, Probability, Request, Stop
from analytics.meaning.plan.solve import Aim, Infeasible, Solved, solved
from analytics.meaning.plan.yields import (
    Draws,
    between,
    each_between,
    expected,
    people,
    simulated,
    stops_of,
)
from analytics.words.text import Text

NEARLY = 0.95  # the cheapest option keeps this part of the best one's people

Name = Literal["best", "cheapest", "lagging", "heuristic", "rotation"]
NAMES: dict[Name, Text] = {
    "best": Text("Tốt nhất cho việc đã chọn"),
    "cheapest": Text("Ít giờ nhất, giữ 95% số người"),
    "lagging": Text("Ưu tiên thôn còn thiếu nhiều"),
    "heuristic": Text("Chọn dần buổi đông nhất"),
    "rotation": Text("Lần lượt từng thôn"),
}
UNPROVED = Text("Hết giờ tính: phương án này tốt nhưng chưa chứng minh được là tốt nhất.")


LIKELY = Text(
    "Khả năng còn tùy người ở thôn nào: phương án này tốt nhưng chưa chứng minh được là tốt nhất."
)


@dataclass(frozen=True)
class Planned:
    """One sitting of an option. `hours` of each officer, with its part of the day's travel."""

    day: date
    area: str
    kind: str
    people: float
    p10: int
    p90: int
    officers: int
    hours: float


@dataclass(frozen=True)
class Option:
    """A plan with what it brings. `probability` of making the date, where the caller can tell.

    `proved` is None where no solver was asked; `reached` are the villages that reach their target.
    """

    name: Name
    sittings: tuple[Planned, ...]
    people: float
    p10: int
    p90: int
    hours: float
    reached: tuple[str, ...]
    extra: Mapping[str, float]
    ranges: Mapping[str, tuple[int, int]]  # p10 and p90 of each village it goes to
    probability: float | None
    proved: bool | None
    measure: tuple[float, ...]


@dataclass(frozen=True)
class Plan:
    """The options, the two plans beside them, and what no plan of these days can do."""

    request: Request
    options: tuple[Option, ...]
    heuristic: Option
    rotation: Option
    verdicts: tuple[Beyond, ...]
    proved: bool
    gap: float
    seconds: float

    @property
    def best(self) -> Option:
        return self.options[0]

    @property
    def warning(self) -> Text | None:
        if self.proved:
            return None
        return UNPROVED if self.gap else LIKELY

    def option(self, name: str) -> Option:
        """The one asked for; the best where it has the same sittings and is not offered twice."""
        every = (*self.options, self.heuristic, self.rotation)
        return next((one for one in every if one.name == name), self.best)


def planned(request: Request, probability: Probability | None = None) -> Plan:
    """Raises what makes every plan impossible (`refusal.checked`).

    `probability` of making the date must not fall as more people come.
    """
    checked(request, told=probability is not None)
    until = perf_counter() + request.seconds
    greedy, turns = heuristic(request, probability), rotation(request, probability)
    best = _best(request, greedy, probability, until)
    found: dict[Name, Solved] = {"best": best}
    for name, aim in _others(request, best.outings).items():
        with suppress(Infeasible):
            other = solved(request, aim, seconds=_share(until, len(NAMES) - 2 - len(found)))
            if other.outings:
                found[name] = other
    options = [
        told(request, name, one.outings, probability=probability, proved=one.proved)
        for name, one in found.items()
    ]
    return Plan(
        request,
        _different(options),
        heuristic=told(request, "heuristic", greedy, probability=probability),
        rotation=told(request, "rotation", turns, probability=probability),
        verdicts=verdicts(request, options[0].extra),
        proved=all(one.proved for one in found.values()),
        gap=max(one.gap for one in found.values()),
        seconds=sum(one.seconds for one in found.values()),
    )


def _share(until: float, more: int) -> float:
    """Of the time left, when so many solutions are still to come."""
    return max(0.0, until - perf_counter()) / max(1, more)


def _best(
    request: Request, other: Outings, probability: Probability | None, until: float
) -> Solved:
    """The solver's plan for the goal; never one worse than what a simple hand found."""
    if request.goal == "most_people":
        found = solved(
            request, Aim(("people", "hours"), request.sittings), seconds=_share(until, 3)
        )
    elif request.goal == "every_village_reaches":
        stages = ("villages", "sittings", "people", "hours")
        found = solved(request, Aim(stages, request.sittings), seconds=_share(until, 3))
    elif probability is None:
        found = _fewest(request, until)
    else:
        found = _fewest_likely(request, probability, until)
    if measured(request, other, probability) > measured(request, found.outings, probability):
        return replace(found, outings=other, proved=False)
    return found


def _fewest(request: Request, until: float) -> Solved:
    """Fewest sittings that bring the people missing; as many people as can be where none do."""
    aim = Aim(("sittings", "people", "hours"), request.sittings)
    wanted, most = (
        replace(aim, people=(request.needed or 0) - 0.5),
        replace(aim, stages=("people", "hours")),
    )
    try:
        return solved(request, wanted, seconds=_share(until, 3))
    except Infeasible:
        return solved(request, most, seconds=_share(until, 3))


def _fewest_likely(request: Request, probability: Probability, until: float) -> Solved:
    """Halving: more sittings bring more people, and more people never a smaller probability."""
    tried: dict[int, Solved] = {}

    def enough(sittings: int) -> bool:
        aim = Aim(("people", "hours"), sittings)
        tried[sittings] = solved(request, aim, seconds=_share(until, 5))
        held = stops_of(tried[sittings].outings)
        return probability(people(request, held)) >= ENOUGH

    low, high = 0, request.sittings
    if not enough(high):
        return tried[high]
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    spent = sum(one.seconds for one in tried.values())
    return replace(tried[high], seconds=spent, proved=all(one.proved for one in tried.values()))


def _others(request: Request, best: Outings) -> dict[Name, Aim]:
    """The cheaper plan, and the one in which a person counts by the gap of the village.

    Where every village shall reach, both lift the villages that the best lifts; the second gives
    the sittings that are left to those that stay short.
    """
    held = stops_of(best)
    extra = people(request, held)
    whole = sum(extra.values())
    needed = 0.0
    if request.goal == "make_date_with_fewest":
        needed = min(whole, (request.needed or 0) - 0.5)
    most = len(held) if request.goal != "most_people" else request.sittings
    plain = Aim(("hours", "people"), most, people=max(NEARLY * whole, needed))
    gaps = {village.area: village.gap for village in request.villages}
    if request.goal == "every_village_reaches":
        done = tuple(one.area for one in hopeful(request) if reaches(one, extra[one.area]))
        plain, most = replace(plain, reached=done), request.sittings
        gaps |= {one.area: 0.0 for one in request.villages if one.area in done or not one.needed}
    lagging = replace(
        plain,
        stages=("people", "hours"),
        sittings=most,
        people=needed,
        weights=tuple(gaps.items()),
    )
    return {"cheapest": plain, "lagging": lagging}


def told(
    request: Request,
    name: Name,
    outings: Outings,
    *,
    probability: Probability | None = None,
    proved: bool | None = None,
) -> Option:
    """What a plan brings, for whoever made it."""
    held, extra = stops_of(outings), people(request, stops_of(outings))
    draws = simulated(request, held)
    means = expected(request, held)
    shares = [
        (outing.day, minutes(request, outing.stops) / 60 / len(outing.stops))
        for outing in sorted(outings, key=lambda one: one.day)
        for _ in outing.stops
    ]
    officers = request.force.officers_a_sitting
    sittings = tuple(
        Planned(day, area, kind, mean, *both, officers, hours)
        for (area, kind), mean, both, (day, hours) in zip(
            held, means, each_between(draws), shares, strict=True
        )
    )
    reached = (one for one in request.villages if one.needed and reaches(one, extra[one.area]))
    return Option(
        name,
        sittings,
        sum(means),
        *between(draws.sum(axis=0)),
        hours=sum(one.officers * one.hours for one in sittings),
        reached=tuple(village.area for village in reached),
        extra=extra,
        ranges=_ranges(held, draws),
        probability=probability(extra) if probability else None,
        proved=proved,
        measure=measured(request, outings, probability),
    )


def _ranges(held: list[Stop], draws: Draws) -> dict[str, tuple[int, int]]:
    """What two sittings of a village bring varies together, so their ranges do not add up."""
    own: dict[str, list[int]] = {}
    for row, (area, _) in enumerate(held):
        own.setdefault(area, []).append(row)
    if not own:
        return {}
    sums = np.stack([draws[rows].sum(axis=0) for rows in own.values()])
    return dict(zip(own, each_between(sums), strict=True))


def _different(options: list[Option]) -> tuple[Option, ...]:
    """An option with the sittings of one before it is not offered twice."""
    found: dict[tuple[tuple[str, str], ...], Option] = {}
    for option in options:
        found.setdefault(tuple(sorted((one.area, one.kind) for one in option.sittings)), option)
    return tuple(found.values())
