"""How many come: the k-th sitting of a kind in a village serves min(capacity, left x turnout).

Turnout is uncertain, so this is the mean over draws of it; along each draw `left` only falls. Each
kind has its own people in a village, so the yields of two kinds add up. Hence every sum below is
concave in the number of sittings, and the same whatever the order of the days.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.plan.sitting import GROUPS, Outings, Request, Stop, Village
from analytics.meaning.plan.turnout import Beta
from analytics.meaning.remembered import remembered

SEED = 20221201
DRAWS = 2000
Draws = NDArray[np.int64]


def stops_of(outings: Outings) -> list[Stop]:
    """Every sitting in the order of days."""
    return [stop for outing in sorted(outings, key=lambda one: one.day) for stop in outing.stops]


def suited(request: Request, village: Village) -> dict[str, int]:
    """The village's people at home by the kind that suits them; whole people, nobody twice."""
    counts: Counter[str] = Counter({kind.key: 0 for kind in request.kinds})
    for group in GROUPS:
        persons, share, told = getattr(village, group), 0.0, 0
        for kind in request.kinds:
            share += kind.suits.get(group, 0)
            upto = int(persons * share + 0.5 - 1e-9)
            counts[kind.key] += upto - told
            told = upto
    return dict(counts)


@remembered()
def gains(request: Request) -> dict[Stop, tuple[float, ...]]:
    """Expected people of the first, second, ... sitting of a kind in a village."""
    places = {one.key: (request.turnout.of(one.key), at) for at, one in enumerate(request.kinds)}
    return {
        (village.area, kind): _falling(
            persons, *places[kind], request.force.capacity(request.kind(kind)), request.sittings
        )
        for village in request.villages
        for kind, persons in suited(request, village).items()
        if persons
    }


@remembered()
def _falling(
    persons: int, turnout: Beta, kind: int, capacity: int, sittings: int
) -> tuple[float, ...]:
    """Of so many people of a kind, wherever and whenever they are."""
    left, came = np.full(DRAWS, float(persons)), _kind_draws(turnout, kind)
    served: list[float] = []
    for _ in range(sittings):
        now = np.minimum(capacity, left * came)
        served.append(float(now.mean()))
        left = left - now
    return tuple(served)


def people(request: Request, stops: Iterable[Stop]) -> dict[str, float]:
    """Expected people by village; villages without a sitting have none."""
    curve, held = gains(request), Counter(stops)
    found = {village.area: 0.0 for village in request.villages}
    for stop, times in sorted(held.items()):
        found[stop[0]] += sum(curve.get(stop, ())[:times])
    return found


def expected(request: Request, stops: list[Stop]) -> list[float]:
    """Expected people of each sitting, in the order given."""
    curve, seen = gains(request), Counter[Stop]()
    found = []
    for stop in stops:
        found.append(curve[stop][seen[stop]] if stop in curve else 0.0)
        seen[stop] += 1
    return found


def simulated(request: Request, stops: list[Stop]) -> Draws:
    """People of each sitting (rows, in the order given) in each draw (columns).

    Beta-Binomial twice over: how well a kind is known (its Beta), how much one sitting differs
    from another (`alike`). Keyed by village and kind, so that plans compared share their luck.
    """
    rows = np.zeros((len(stops), DRAWS), dtype=np.int64)
    areas = {village.area: place for place, village in enumerate(request.villages)}
    kinds = {kind.key: place for place, kind in enumerate(request.kinds)}
    for stop, times in Counter(stops).items():
        own = [place for place, one in enumerate(stops) if one == stop]
        told = _Stop(
            *(areas[stop[0]], kinds[stop[1]]),
            suited(request, request.village(stop[0]))[stop[1]],
            request.force.capacity(request.kind(stop[1])),
            request.turnout.of(stop[1]),
            request.turnout.alike,
        )
        rows[own] = [_served(told, before)[0] for before in range(times)]
    return rows


class _Stop(NamedTuple):
    """All that the draws of a stop depend on, whichever plan holds sittings there."""

    area: int
    kind: int
    left: int
    capacity: int
    turnout: Beta
    alike: float


Luck = Mapping[str, Any]  # the state of a generator


@remembered()
def _served(stop: _Stop, before: int) -> tuple[Draws, Draws, Luck]:
    """People of the sitting at a stop that has so many before it, whom it leaves, and the luck left
    over: five plans of a month ask for the same ones."""
    luck = np.random.default_rng()
    if before:
        _, left, luck.bit_generator.state = _served(stop, before - 1)
        chance = sitting_draws(luck, _kind_draws(stop.turnout, stop.kind), stop.alike)
    else:
        chance, luck.bit_generator.state = _first_sitting(*stop[:2], stop.turnout, stop.alike)
        left = np.full(DRAWS, stop.left)
    served = np.minimum(stop.capacity, luck.binomial(left, chance))
    return served, left - served, luck.bit_generator.state


@remembered()
def _first_sitting(
    area: int, kind: int, turnout: Beta, alike: float
) -> tuple[NDArray[np.float64], Luck]:
    """Who comes to the first sitting of a stop, and where its luck stands then: whoever is left,
    in any month."""
    luck = np.random.default_rng((SEED, 1, area, kind))
    chance = sitting_draws(luck, _kind_draws(turnout, kind), alike)
    return chance, luck.bit_generator.state


@remembered()
def _kind_draws(beta: Beta, place: int) -> NDArray[np.float64]:
    luck = np.random.default_rng((SEED, 0, place))
    return luck.beta(beta.came, beta.stayed, DRAWS)


def sitting_draws(
    luck: np.random.Generator, mean: NDArray[np.float64], alike: float
) -> NDArray[np.float64]:
    if alike <= 0:
        return mean
    weight, mean = 1 / alike - 1, np.clip(mean, 1e-6, 1 - 1e-6)
    return luck.beta(mean * weight, (1 - mean) * weight)


def between(draws: Draws) -> tuple[int, int]:
    """Eight in ten draws lie between these two, both included."""
    [both] = each_between(draws[None])
    return both


def each_between(rows: Draws) -> list[tuple[int, int]]:
    """The same of every row at once."""
    draws = rows.shape[1]
    ends = [draws // 10 - 1, draws * 9 // 10 - 1]
    ranked = np.partition(rows, ends, axis=1)
    return [(low, high) for low, high in ranked[:, ends].tolist()]
