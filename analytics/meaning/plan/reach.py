"""How far sittings can lift a village, and how good a plan is for the goal asked."""

from itertools import accumulate, chain

from analytics.meaning.plan.rota import blocks, roads, stops
from analytics.meaning.plan.sitting import ENOUGH, Request, Stop, Village
from analytics.meaning.plan.yields import gains, people
from analytics.meaning.remembered import remembered


@remembered()
def utmost(request: Request) -> dict[str, float]:
    """Expected people of a village if all sittings were its own."""
    return {village.area: sum(fullest(request, village)) for village in request.villages}


def fewest(request: Request, village: Village) -> int:
    """Sittings a village needs at least to reach its target; all of them where they do not do."""
    brought = accumulate(fullest(request, village), initial=0.0)
    enough = (count for count, extra in enumerate(brought) if reaches(village, extra))
    return next(enough, request.sittings)


def fullest(request: Request, village: Village) -> list[float]:
    """Expected people of the sittings a village can have, the fullest first."""
    times, curve = most_times(request), gains(request)
    own = (curve[stop][: times[stop]] for stop in curve if stop[0] == village.area)
    return sorted(chain.from_iterable(own), reverse=True)[: request.sittings]


@remembered()
def most_times(request: Request) -> dict[Stop, int]:
    """How often a kind of sitting can be held in a village: once a day it is open."""
    held, known = dict.fromkeys(stops(request), 0), roads(request)
    for block in blocks(request):
        for stop in block.open:
            if (stop,) in known:
                held[stop] += len(block.days)
    return {stop: min(times, request.sittings) for stop, times in held.items()}


def reaches(village: Village, extra: float) -> bool:
    """In expectation, to the nearest person: shares of a person cannot come."""
    return village.needed is not None and extra + 1e-6 >= village.needed - 0.5


def hopeful(request: Request) -> tuple[Village, ...]:
    """Villages with a target that sittings could reach."""
    reach = utmost(request)
    return tuple(
        village
        for village in request.villages
        if village.needed and reaches(village, reach[village.area])
    )


Measure = tuple[float, ...]


def measure(request: Request, held: list[Stop], sure: float | None) -> Measure:
    """How good a plan is for the goal asked, to compare plans: the larger tuple is the better.

    `sure` is the probability of making the date, where the caller can tell it.
    """
    extra = people(request, held)
    whole = round(sum(extra.values()), 6)
    if request.goal == "most_people":
        return (whole,)
    if request.goal == "every_village_reaches":
        done = sum(reaches(village, extra[village.area]) for village in hopeful(request))
        return (done, -len(held), whole)
    made = makes_date(request, whole, sure)
    return (1, -len(held), whole) if made else (0, round(sure or 0, 6), whole)


def makes_date(request: Request, whole: float, sure: float | None) -> bool:
    return sure >= ENOUGH if sure is not None else whole + 1e-6 >= (request.needed or 0) - 0.5
