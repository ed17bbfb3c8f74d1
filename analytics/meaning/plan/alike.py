"""The best plan where every way is as long as any other: added up, without a search.

People of two kinds add up and the fullest sittings of a kind come first, so that it is open only
how many of each kind are held; of two kinds that share an outing, also how often one village has
both. Days and teams are forgotten: a plan that then finds its days is the best of all.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, product
from math import gcd, inf

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.plan.reach import most_times
from analytics.meaning.plan.rota import Tour, roads
from analytics.meaning.plan.sitting import Request, Stop
from analytics.meaning.plan.yields import gains

SLACK = 1e-6  # people: what a plan may lose to save hours
Gains = list[float]
Table = NDArray[np.float64]  # the most people, by sittings held and steps of time
Whole = NDArray[np.intp]


@dataclass(frozen=True)
class Saved:
    """Two kinds that one team holds in one outing, and the minutes that saves: in two villages and
    in one."""

    kinds: tuple[str, str]
    apart: int
    together: int


NOTHING = Saved(("", ""), 0, 0)


def saved_by(request: Request) -> Saved | None:
    """None where ways differ, or where more than two kinds share an outing, or best in two
    villages."""
    known, found = roads(request), dict[tuple[str, str], list[int]]()
    for tour in (one for one in known if 1 < len(one) <= request.force.sittings_a_day):
        less = known[tour[:1]] + known[tour[1:]] - known[tour]
        found.setdefault((tour[0][1], tour[1][1]), [0, 0])[tour[0][0] == tour[1][0]] = less
    saving = [Saved(kinds, *less) for kinds, less in found.items() if max(less) > 0]
    if request.travel.minutes or len(saving) > 1:
        return None
    [only] = saving or [NOTHING]
    return only if only.together >= only.apart >= 0 else None


def fullest(request: Request, weights: Mapping[str, float], most: int) -> Counter[Stop] | None:
    """The sittings that bring most people; None where of equals the hours decide."""
    ranked = _ranked(_steps(request, weights))
    edge = ranked[most - 1 : most + 1]
    if len(edge) > 1 and edge[0][0] - edge[1][0] < 2 * SLACK:
        return None
    return Counter(stop for _, stop in ranked[:most])


def quickest(
    request: Request, saved: Saved, weights: Mapping[str, float], most: int, floor: float | None
) -> Counter[Stop] | None:
    """The sittings of fewest hours for so many people, of these most people; without a floor most
    people, of these fewest hours. None where so many do not come."""
    steps, pace = _steps(request, weights), _Pace.of(request, saved)
    shared = _Shared(saved, pace, steps, most)
    alone = {
        kind.key: _ranked({stop: own for stop, own in steps.items() if stop[1] == kind.key})[:most]
        for kind in request.kinds
        if kind.key not in saved.kinds
    }
    tables, counts = [shared.table()], list[Whole]()
    for kind, ranked in alone.items():
        table, which = _more(tables[-1], [gain for gain, _ in ranked], pace.takes[kind])
        tables.append(table)
        counts.append(which)
    at, held = _end(tables[-1], floor), Counter[Stop]()
    if at is None:
        return None
    for (kind, ranked), which in zip(reversed(alone.items()), reversed(counts), strict=True):
        count = int(which[at])
        held.update(stop for _, stop in ranked[:count])
        at = at[0] - count, at[1] - count * pace.takes[kind]
    return held + shared.traced(at)


def paired(held: Counter[Stop], saved: Saved) -> Iterator[Tour]:
    """The outings of so many sittings that save most: together in one village, then in two."""
    first, second = (
        Counter({stop[0]: count for stop, count in held.items() if stop[1] == kind})
        for kind in saved.kinds
    )
    both = first & second
    yield from (tuple((area, kind) for kind in saved.kinds) for area in both.elements())
    left = [sorted((own - both).elements()) for own in (first, second)]
    count = min(map(len, left)) if saved.apart else 0
    for kind, areas in zip(saved.kinds, left, strict=True):
        yield from (((area, kind),) for area in areas[count:])
    pairs = zip(*(areas[:count] for areas in left), strict=True)
    yield from (tuple(zip(areas, saved.kinds, strict=True)) for areas in pairs)
    yield from ((stop,) for stop in held.elements() if stop[1] not in saved.kinds)


def _steps(request: Request, weights: Mapping[str, float]) -> dict[Stop, Gains]:
    """People of the sittings a stop can have, falling."""
    times = most_times(request)
    return {
        stop: [weights.get(stop[0], 1.0) * one for one in own[: times[stop]] if one > 0]
        for stop, own in gains(request).items()
    }


def _ranked(steps: Mapping[Stop, Gains]) -> list[tuple[float, Stop]]:
    """The fullest first."""
    told = ((gain, stop) for stop, own in steps.items() for gain in own)
    return sorted(told, key=lambda one: -one[0])


@dataclass(frozen=True, eq=False)
class _Pace:
    """Steps of time: a sitting of a kind with its way, and what one outing for two saves."""

    takes: Mapping[str, int]
    apart: int
    together: int

    @staticmethod
    def of(request: Request, saved: Saved) -> "_Pace":
        takes = {"": 0} | {
            stop[1]: told for (stop, *more), told in roads(request).items() if not more
        }
        step = gcd(*takes.values(), saved.apart, saved.together) or 1
        own = {kind: told // step for kind, told in takes.items()}
        return _Pace(own, saved.apart // step, saved.together // step)


class _Shared:
    """The two kinds that share outings: how many of each, and how many of both in one village."""

    def __init__(self, saved: Saved, pace: _Pace, steps: Mapping[Stop, Gains], most: int) -> None:
        self.saved, self.pace, self.most = saved, pace, most
        self.areas = list(dict.fromkeys(area for area, _ in steps))
        own = [[steps.get((area, kind), []) for kind in saved.kinds] for area in self.areas]
        self.way = _way(most, *(max(len(one[at]) for one in own) for at in (0, 1)))
        self.people = np.append([0.0], np.full(len(self.way.cells), -inf))
        self.options = list[Whole]()
        for parts in own:
            brought = self.way.brought(parts)[:, None] + self.people[self.way.before]
            self.options.append(brought.argmax(axis=0))
            self.people[:-1] = brought.max(axis=0)

    def table(self) -> Table:
        long = self.most * max(self.pace.takes.values()) + 1
        found = np.full((self.most + 1, long), -inf)
        np.maximum.at(found, self._at(), self.people[:-1])
        return found

    def _at(self) -> tuple[Whole, Whole]:
        """Sittings and time of every cell."""
        first, second, both = self.way.cells.T
        one, other = (self.pace.takes[kind] for kind in self.saved.kinds)
        less = self.pace.apart * (np.minimum(first, second) - both) + self.pace.together * both
        return first + second, first * one + second * other - less

    def traced(self, at: tuple[int, int]) -> Counter[Stop]:
        """The sittings of the cell that brings most people there."""
        counts, times = self._at()
        fits = (counts == at[0]) & (times == at[1])
        cell, held = int(np.where(fits, self.people[:-1], -inf).argmax()), Counter[Stop]()
        for area, options in zip(reversed(self.areas), reversed(self.options), strict=True):
            option = options[cell]
            for kind, count in zip(self.saved.kinds, self.way.options[option], strict=True):
                held[area, kind] += int(count)
            cell = int(self.way.before[option, cell])
        return +held


@dataclass(frozen=True, eq=False)
class _Way:
    """From village to village: the cells (how many of each kind, how many of both in one village),
    what one village can add, and the cell each comes from; the one after the last is none."""

    cells: Whole
    options: Whole
    before: Whole  # option × cell

    def brought(self, parts: Sequence[Gains]) -> Table:
        """People of each option in a village; none where it has not so many."""
        first, second = (
            np.append(np.cumsum([0.0, *own]), np.full(len(self.options), -inf)) for own in parts
        )
        told: Table = first[self.options[:, 0]] + second[self.options[:, 1]]
        return told


@lru_cache(maxsize=64)
def _way(most: int, first: int, second: int) -> _Way:
    counts = [one for one in product(range(most + 1), repeat=2) if sum(one) <= most]
    cells = [(*one, both) for one in counts for both in range(min(one) + 1)]
    options = [one for one in counts if one[0] <= first and one[1] <= second]
    place = {cell: at for at, cell in enumerate(cells)}
    before = [
        [
            place.get((one - a, other - b, both - min(a, b)), len(cells))
            for one, other, both in cells
        ]
        for a, b in options
    ]
    return _Way(*(np.array(one, dtype=np.intp) for one in (cells, options, before)))


def _more(table: Table, own: Gains, takes: int) -> tuple[Table, Whole]:
    """With sittings of one more kind, the fullest first, and how many of it are best."""
    counts, long = table.shape
    found = np.full((len(own) + 1, counts, long), -inf)
    for held, people in enumerate(accumulate(own, initial=0.0)):
        found[held, held:, held * takes :] = table[: counts - held, : long - held * takes] + people
    return found.max(axis=0), found.argmax(axis=0)


def _end(table: Table, floor: float | None) -> tuple[int, int] | None:
    """Where a plan ends: the first of the best."""
    least = table.max() if floor is None else floor
    enough = np.flatnonzero((table >= least - SLACK).any(axis=0))
    if not len(enough):
        return None
    return int(table[:, enough[0]].argmax()), int(enough[0])
