"""Two plans without a solver, for honesty: the greedy hand, and villages simply in turn."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from analytics.meaning.plan.reach import hopeful, makes_date, measure, reaches
from analytics.meaning.plan.rota import blocks, free_on, minutes, roads
from analytics.meaning.plan.sitting import Outing, Outings, Probability, Request
from analytics.meaning.plan.yields import gains, people, stops_of

Placed = tuple[Outing, Outing | None]  # the outing, and the one it takes the place of


def rotation(request: Request, probability: Probability | None = None) -> Outings:
    """Villages in turn, each on the next free day with the kind that brings it most people."""
    return _shortest(request, [(), *_in_turn(request)], probability)


def greedy(request: Request, probability: Probability | None = None) -> Outings:
    """Always the sitting that brings most people now, the shorter of equals.

    For villages to reach their targets: always the village that can and is nearest to it.
    """
    return _shortest(request, [(), *_fullest_first(request)], probability)


def _in_turn(request: Request) -> Iterator[Outings]:
    """The plan after each sitting placed, until no more can be."""
    areas = [village.area for village in request.villages]
    held: list[Outing] = []
    turn = idle = 0
    while idle < len(areas) and not _done(request, held):
        best = next(_best(request, held, {areas[turn % len(areas)]: 0.0}), None)
        turn, idle = turn + 1, idle + 1
        if best:
            _place(held, best)
            idle = 0
            yield tuple(held)


def _fullest_first(request: Request) -> Iterator[Outings]:
    held: list[Outing] = []
    while not _done(request, held):
        best = next(_best(request, held, _wanted(request, held)), None)
        if best is None:
            return
        _place(held, best)
        yield tuple(held)


def heuristic(request: Request, probability: Probability | None = None) -> Outings:
    """The better of both for the goal asked."""
    return max(
        (greedy(request, probability), rotation(request, probability)),
        key=lambda outings: measured(request, outings, probability),
    )


def measured(
    request: Request, outings: Outings, probability: Probability | None
) -> tuple[float, ...]:
    held = stops_of(outings)
    sure = probability(people(request, held)) if probability else None
    return measure(request, held, sure)


def _done(request: Request, held: list[Outing]) -> bool:
    """Nothing left to hold, or every village is there and more would only cost."""
    stops = stops_of(tuple(held))
    if len(stops) >= request.sittings:
        return True
    extra = people(request, stops)
    return request.goal == "every_village_reaches" and all(
        reaches(village, extra[village.area]) for village in hopeful(request)
    )


def _shortest(request: Request, grown: list[Outings], probability: Probability | None) -> Outings:
    """The last plan of a growing row; to make a date, the first that makes it (by halving: each
    plan holds the sittings of the one before, and more people never make a date less likely)."""

    def enough(held: Outings) -> bool:
        extra = people(request, stops_of(held))
        sure = probability(extra) if probability else None
        return makes_date(request, sum(extra.values()), sure)

    place = len(grown)
    if request.goal == "make_date_with_fewest":
        place = bisect_left(grown, True, key=enough)
    return _sorted(list(grown[min(place, len(grown) - 1)]))


def _wanted(request: Request, held: list[Outing]) -> dict[str, float]:
    """Villages to go to, with the people each still needs where that decides who is first."""
    if request.goal != "every_village_reaches":
        return {village.area: 0.0 for village in request.villages}
    extra = people(request, stops_of(tuple(held)))
    return {
        village.area: (village.needed or 0) - extra[village.area]
        for village in hopeful(request)
        if not reaches(village, extra[village.area])
    }


def _best(request: Request, held: list[Outing], wanted: dict[str, float]) -> Iterator[Placed]:
    """Sittings in villages wanted, best first, each on its first free day."""
    seen, curve = Counter(stops_of(tuple(held))), gains(request)
    ranked = sorted(
        (wanted[stop[0]], -curve[stop][seen[stop]], minutes(request, (stop,)), stop)
        for stop in curve
        if stop[0] in wanted and seen[stop] < len(curve[stop]) and curve[stop][seen[stop]] > 0
    )
    known = roads(request)
    days = sorted(
        ((day, block) for block in blocks(request) for day in block.days), key=lambda one: one[0]
    )
    for *_, stop in ranked:
        for day, block in days:
            if tour := free_on(request, known, block, day, held, stop):
                old = (one for one in held if one.day == day and set(one.stops) < set(tour))
                yield Outing(day, tour), next(old, None) if len(tour) > 1 else None
                break


def _place(held: list[Outing], placed: Placed) -> None:
    new, old = placed
    if old is not None:
        held.remove(old)
    held.append(new)


def _sorted(held: list[Outing]) -> Outings:
    return tuple(sorted(held, key=lambda one: (one.day, one.stops)))
