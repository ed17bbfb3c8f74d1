"""The axis of months: where it begins and ends, which months it names."""

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.document import View, number
from analytics.form.progress.road import Way
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast
from analytics.words.month import month_of, months_between, shifted

MARGIN = 3  # months drawn after the last thing that matters
TICKS = 6
STEPS = (1, 2, 3, 6, 12)
BACK = (12, 24)  # months of history drawn: at least, and at most for the road's sake


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
        names = tuple(number.month_name(shifted(self.first, at), view.language) for at in ticks)
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
    return Span(max(first, way.months[0]), horizon((way.found,)))
