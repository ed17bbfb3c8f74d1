"""An area's way to its target: what was, what should have been, what may be; and its months."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Any

from analytics.document import View
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast, ahead_of, still_ahead
from analytics.meaning.forecast.past import past_of
from analytics.meaning.forecast.reach import needed_of
from analytics.meaning.question import Reader
from analytics.meaning.targets import target_on, targets_of
from analytics.words.month import month_of, months_between, shifted

MARGIN = 3  # months drawn after the last thing that matters
TICKS = 6
STEPS = (1, 2, 3, 6, 12)
BACK = (12, 24)  # months of history drawn: at least, and at most for the road's sake


@dataclass(frozen=True)
class Road:
    """The required path: straight from the standing at the month-end before the target came into
    force (when the target before it fell due; without one, the day of its document) to the
    persons needed on the last month-end that the deadline allows. After it, those needed then.

    Who stood above the end already has a level road.
    """

    start: date
    first: bool  # there was no target before it
    end: date
    begin: int
    needed: Mapping[date, int]  # by month: it moves with the population

    def at(self, month: date) -> int | None:
        """Whole persons who should have it by then; nothing before the target was in force."""
        if month < self.start:
            return None
        if month > self.end:
            return self.needed[month]
        whole = steps(self.start, self.end)
        rise = self.needed[self.end] - self.begin
        if not whole:
            return self.needed[self.end]
        return self.begin + ceil(round(rise * steps(self.start, month) / whole, 9))


@dataclass(frozen=True)
class Way:
    """Month-ends with holders and population; the forecast; the road, if there is a target; the way
    to the target that comes next, where this one is due or reached."""

    found: Forecast
    months: tuple[date, ...]
    having: tuple[int, ...]
    among: tuple[int, ...]
    road: Road | None
    after: "Way | None" = None

    @property
    def asked(self) -> int | None:
        """Who should have it today."""
        return self.road.at(self.found.month) if self.road else None

    @property
    def behind(self) -> int:
        """Persons short of the road today; negative if ahead."""
        return 0 if self.asked is None else self.asked - self.found.having


def now_and_due(way: Way) -> tuple[int, int] | None:
    """Whom the target asks for among today's people, and among those expected when it falls due;
    None once it is due: then there is one number."""
    if way.road is None or way.found.needed is None or way.found.month >= way.road.end:
        return None
    return way.found.needed, way.road.needed[way.road.end]


def steps(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def last_check(due: date) -> date:
    """The last month-end not after a deadline: figures are of month-ends."""
    return due if month_of(due) == due else shifted(due, -1)


def way_of(reader: Reader, found: Forecast) -> Way:
    coming = still_ahead(reader, found.indicator, found.month, found.area)
    now, then = found.target, coming.target
    after = one_way(reader, coming) if now and then and then.due > now.due else None
    return replace(one_way(reader, found), after=after)


def one_way(reader: Reader, found: Forecast) -> Way:
    past = past_of(reader, found.indicator, found.month)
    having, among = past.having[found.area], past.among[found.area]
    return Way(
        found, past.months, having, among, road_of(reader, found, past.months, having, among)
    )


def road_of(
    reader: Reader,
    found: Forecast,
    months: tuple[date, ...],
    having: tuple[int, ...],
    among: tuple[int, ...],
) -> Road | None:
    if found.target is None:
        return None
    known = dict(zip(months, among, strict=True)) | {one.month: one.among for one in found.fan}
    end = last_check(found.target.due)
    known |= dict.fromkeys([end] if end not in known else [], known[max(known)])
    value = found.target.value
    needed = {month: int(needed_of(people, value)) for month, people in known.items()}
    before = last_under_another(reader, found, months)
    start = before or months[0]
    start = min(start, end, found.month)
    stood = having[months.index(start)] if start in months else 0
    return Road(start, not preceded(reader, found, start), end, min(stood, needed[end]), needed)


def last_under_another(reader: Reader, found: Forecast, months: tuple[date, ...]) -> date | None:
    """The last month-end on which another target was in force."""
    targets, whose = targets_of(reader), (found.indicator, found.area)

    def another(month: date) -> bool:
        return target_on(targets, whose[0], month, whose[1]) != found.target

    return next(filter(another, reversed(months)), None)


def preceded(reader: Reader, found: Forecast, start: date) -> bool:
    """Whether another target fell due when the road begins."""
    before = target_on(targets_of(reader), found.indicator, start, found.area)
    return before is not None and before != found.target


def chances(reader: Reader, found: Forecast) -> tuple[float, ...]:
    """The probability to have reached it by each of the next 36 month-ends."""
    return dict(ahead_of(reader, found.indicator, found.month).chances)[found.area]


@dataclass(frozen=True)
class Span:
    """Month-ends as whole numbers from the first one drawn."""

    first: date
    last: date

    @property
    def length(self) -> int:
        return len(months_between(self.first, self.last)) - 1

    def at(self, day: date) -> float:
        """A month-end is a whole number; a day within a month lies before it."""
        whole = (day.year - self.first.year) * 12 + day.month - self.first.month
        return whole - 1 + day.day / calendar.monthrange(day.year, day.month)[1]

    def options(self, view: View) -> tuple[tuple[str, Any], ...]:
        """Every so many months with their names, today among them."""
        step = next((one for one in STEPS if self.length <= one * TICKS), STEPS[-1])
        ticks = tuple(range(round(self.at(view.month)) % step, self.length + 1, step))
        names = tuple(view.month_name(shifted(self.first, at)) for at in ticks)
        return (("span", (0, self.length)), ("ticks", ticks), ("names", names))


def horizon(found: tuple[Forecast, ...]) -> date:
    """Three months after the last deadline or date, at most 36 months ahead and at least six."""
    month = found[0].month
    most, least = shifted(month, MONTHS), shifted(month, 2 * MARGIN)
    ends = [least]
    for one in found:
        if one.verdict != "reached" and one.fan:
            ends.append(shifted(one.reach[2], MARGIN) if one.reach[2] else most)
        if one.target and one.target.due > month:
            ends.append(shifted(month_of(one.target.due), MARGIN))
    return min(max(ends), most)


def drawn(way: Way) -> Span:
    """From where the road begins, if that is not long ago, to where the date is decided."""
    month, (least, most) = way.found.month, BACK
    begin = way.road.start if way.road else way.months[0]
    first = min(max(begin, shifted(month, -most)), shifted(month, -least))
    ends = [horizon((way.found,)), *(coming(way.after) if way.after else ())]
    return Span(max(first, way.months[0]), max(ends))


def coming(after: Way) -> Iterator[date]:
    """As far as a next target is drawn: its deadline, and the middle of its date."""
    month, target = after.found.month, after.found.target
    told = (target.due if target else month, after.found.reach[1] or month)
    return (min(shifted(month_of(one), MARGIN), shifted(month, MONTHS)) for one in told)
