"""What fits the calendar: blocks of days, what a team can do in a day, who goes when."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, pairwise, permutations
from typing import NamedTuple

from analytics.meaning.plan.sitting import STATION, Outing, Outings, Request, Stop, Village
from analytics.meaning.remembered import remembered

Tour = tuple[Stop, ...]


class Block(NamedTuple):
    """Days that no sitting could tell apart: as many teams, the same venues open."""

    days: tuple[date, ...]
    teams: int
    open: frozenset[Stop]


@remembered()
def blocks(request: Request) -> tuple[Block, ...]:
    """Days on which somebody can go somewhere, alike days together, in order of their first."""
    found: dict[tuple[int, frozenset[Stop]], list[date]] = {}
    every = stops(request)
    for one in sorted(request.days, key=lambda day: day.day):
        teams = request.force.teams(one.officers)
        free = frozenset(stop for stop in every if request.open(stop, one.day))
        if teams and free:
            found.setdefault((teams, free), []).append(one.day)
    return tuple(Block(tuple(days), *key) for key, days in found.items())


def stops(request: Request) -> tuple[Stop, ...]:
    return tuple((village.area, kind.key) for village in request.villages for kind in request.kinds)


def minutes(request: Request, tour: Tour) -> int:
    """Sittings and travel of one team, from the station back to the station."""
    places = [STATION, tour[0][0]]
    for before, after in pairwise(tour):
        if wait(request, before, after) > request.force.longest_wait:
            places.append(STATION)
        places.append(after[0])
    places.append(STATION)
    sat = sum(request.kind(kind).minutes for _, kind in tour)
    return sat + sum(request.travel.between(one, other) for one, other in pairwise(places))


def wait(request: Request, before: Stop, after: Stop) -> int:
    """Minutes left idle between two sittings of a day; negative where the way is too long."""
    first, second = request.kind(before[1]), request.kind(after[1])
    travel = request.travel.between(before[0], after[0])
    return second.starts - first.starts - first.minutes - travel


def fits(request: Request, tour: Tour) -> bool:
    one_after_other = len(tour) == 1 or wait(request, *tour) >= 0
    return one_after_other and minutes(request, tour) <= request.force.hours_a_day * 60


def roads(request: Request) -> Mapping[Tour, int]:
    """Every outing that one team can make in a day, with its minutes.

    No month, person or day matters: what is found for one plan serves every other.
    """
    places = tuple(Village(village.area, "") for village in request.villages)
    same = Request("most_people", places, (), kinds=request.kinds, force=request.force)
    return _roads(replace(same, travel=request.travel))


@remembered()
def _roads(request: Request) -> dict[Tour, int]:
    every = stops(request)
    tours = chain(((stop,) for stop in every), permutations(every, 2))
    return {tour: minutes(request, tour) for tour in tours if fits(request, tour)}


def tours(request: Request, wanted: Iterable[Stop]) -> Iterator[Tour]:
    """Every outing one team can make in a day to places that are wanted."""
    known = roads(request)
    singles = [stop for stop in wanted if (stop,) in known]
    yield from ((stop,) for stop in singles)
    if request.force.sittings_a_day > 1:
        yield from (pair for pair in permutations(singles, 2) if pair in known)


def free_on(
    request: Request,
    known: Container[Tour],
    block: Block,
    day: date,
    outings: list[Outing],
    stop: Stop,
) -> Tour:
    """The outing that could bring this stop on that day: a new one, or one that grows; () if none.

    `known`: those a team can make. A village has one sitting of a kind a day.
    """
    own = [outing.stops for outing in outings if outing.day == day]
    if stop not in block.open or any(stop in tour for tour in own):
        return ()
    if len(own) < block.teams:
        return (stop,) if (stop,) in known else ()
    if request.force.sittings_a_day < 2:
        return ()
    grown = ((tour[0], stop) for tour in own if len(tour) == 1)
    back = ((stop, tour[0]) for tour in own if len(tour) == 1)
    return next((tour for tour in (*grown, *back) if tour in known), ())


def dated(wanted: Iterable[tuple[Tour, tuple[Block, ...]]]) -> Outings | None:
    """A day for every outing: idle days first, far from other sittings of the village, then early.

    Each outing comes with the blocks it may be held in; the choosiest gets its day first. None
    where this simple hand finds no place for all: the solver then looks closer.
    """
    asked, placed = list(wanted), list[Outing]()
    times = Counter(tour for tour, _ in asked)
    choosy = {tour: sum(len(block.days) for block in own) - times[tour] for tour, own in asked}
    for tour, own in sorted(asked, key=lambda one: (choosy[one[0]], -len(one[0]), one[0])):
        free = [
            (_load(placed, day), -_apart(placed, day, tour), day)
            for block in own
            for day in block.days
            if _room(block, day, placed, tour)
        ]
        if not free:
            return None
        placed.append(Outing(min(free)[2], tour))
    return tuple(sorted(placed, key=lambda one: (one.day, one.stops)))


def _load(placed: list[Outing], day: date) -> int:
    return sum(outing.day == day for outing in placed)


def _room(block: Block, day: date, placed: list[Outing], tour: Tour) -> bool:
    busy = {stop for outing in placed if outing.day == day for stop in outing.stops}
    return _load(placed, day) < block.teams and not busy & set(tour)


def _apart(known: list[Outing], day: date, tour: Tour) -> int:
    areas = {area for area, _ in tour}
    near = [
        abs((outing.day - day).days)
        for outing in known
        if any(area in areas for area, _ in outing.stops)
    ]
    return min(near, default=0)
