"""What fits the calendar: blocks of days, what a team can do in a day, who goes when."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, pairwise, permutations
from typing import NamedTuple

from analytics.meaning.plan.sitting import STATION, Outing, Outings, Request, Stop
from analytics.meaning.remembered import remembered

Tour = tuple[Stop, ...]


class Block(NamedTuple):
    """Days that no sitting could tell apart: as many teams, the same venues open."""

    days: tuple[date, ...]
    teams: int
    open: frozenset[Stop]


def blocks(request: Request) -> tuple[Block, ...]:
    """Days on which somebody can go somewhere, alike days together, in order of their first."""
    return _blocks(request.nobody)


@remembered()
def _blocks(request: Request) -> tuple[Block, ...]:
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
    return _roads(request.nobody.always)


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
    asked, held = list(wanted), _Held()
    times = Counter(tour for tour, _ in asked)
    choosy = {tour: sum(len(block.days) for block in own) - times[tour] for tour, own in asked}
    for tour, own in sorted(asked, key=lambda one: (choosy[one[0]], -len(one[0]), one[0])):
        free = [(held.load[day], day) for block in own for day in held.free(block, tour)]
        if not free:
            return None
        least = min(load for load, _ in free)
        held.place(
            min((-held.apart(day, tour), day) for load, day in free if load == least)[1], tour
        )
    return tuple(sorted(held.outings, key=lambda one: (one.day, one.stops)))


class _Held:
    """Outings that have their day: how many a day holds, and when each village is visited."""

    def __init__(self) -> None:
        self.outings: list[Outing] = []
        self.load, self.busy = Counter[date](), set[tuple[date, Stop]]()
        self.visits: dict[str, list[date]] = {}

    def place(self, day: date, tour: Tour) -> None:
        self.outings.append(Outing(day, tour))
        self.load[day] += 1
        for stop in tour:
            self.busy.add((day, stop))
            self.visits.setdefault(stop[0], []).append(day)

    def free(self, block: Block, tour: Tour) -> Iterator[date]:
        for day in block.days:
            if self.load[day] < block.teams and not any((day, stop) in self.busy for stop in tour):
                yield day

    def apart(self, day: date, tour: Tour) -> int:
        """Days to the nearest visit of one of its villages; 0 where there is none."""
        near = (abs((day - one).days) for area, _ in tour for one in self.visits.get(area, ()))
        return min(near, default=0)
