"""The sittings of the planner, month after month: one set of assumptions for plan and what-if."""

from dataclasses import replace
from datetime import date
from math import ceil

from analytics.meaning.forecast.effort import WEEKS, Yield
from analytics.meaning.forecast.least import MOST_SITTINGS
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.asked import MONTH, days_of, usual_force
from analytics.meaning.plan.left import villages_home
from analytics.meaning.plan.reach import most_times
from analytics.meaning.plan.results import turnout_of
from analytics.meaning.plan.sitting import Request
from analytics.meaning.plan.turnout import times
from analytics.meaning.plan.yields import gains
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered

MOST = ceil(MOST_SITTINGS * WEEKS)  # a month


def steady_request(reader: Reader, month: date, indicator: Indicator) -> Request:
    """What the planner assumes of the next month, as it is recorded."""
    return Request(
        "most_people",
        villages_home(reader, month, indicator),
        days_of(month, MONTH),
        sittings=MOST,
        force=usual_force(reader),
        turnout=turnout_of(reader),
    )


@remembered()
def brings(request: Request, turnout: float = 1) -> Yield:
    """The expected people of each sitting of a month, the fullest first, as the planner has them.

    Each kind has its own people in a village and each sitting of it finds fewer, so that taking
    the fullest first is best; a kind is held no oftener than it can be in that month. `turnout`:
    as if so many times as many came. The villages keep their order, or one would lose by it.
    """
    most, usual = most_times(request), gains(request)
    come = gains(replace(request, turnout=times(request.turnout, turnout)))
    place = {village.area: at for at, village in enumerate(request.villages)}
    fullest = sorted(
        (-people, place[stop[0]], stop[1], step, stop)
        for stop, curve in usual.items()
        for step, people in enumerate(curve[: most[stop]])
        if people > 0
    )
    homes = tuple(float(village.home) for village in request.villages)
    return Yield(tuple((at, come[stop][step]) for _, at, _, step, stop in fullest[:MOST]), homes)
