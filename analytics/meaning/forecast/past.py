"""How it went until now, counted and not forecast: for every reader, from the own file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.changed import changes_of
from analytics.meaning.indicator import ELIGIBLE_PRESENT, PRESENT, Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.errors import UnknownMonth
from analytics.words.month import month_key

Counts = tuple[int, ...]


@dataclass(frozen=True)
class Past:
    """Holders and population of each area at every month-end until one."""

    months: tuple[date, ...]
    having: Mapping[str, Counts]
    among: Mapping[str, Counts]


def past_of(reader: Reader, indicator: Indicator, month: date) -> Past:
    if month not in months_of(reader):
        raise UnknownMonth(month_key(month))
    return _past(reader, indicator, month)


@remembered()
def _past(reader: Reader, indicator: Indicator, month: date) -> Past:
    """Whoever sees the whole has the commune's as well."""
    months = tuple(one for one in months_of(reader) if one <= month)
    areas = (*areas_of(reader), *(() if reader.role == "village" else ("commune",)))
    having, among = _counted(reader, indicator)
    return Past(
        months,
        {area: tuple(having[area, one] for one in months) for area in areas},
        {area: tuple(among[area, one] for one in months) for area in areas},
    )


@remembered()
def _counted(reader: Reader, indicator: Indicator) -> tuple[Counter[tuple[str, date]], ...]:
    """Having and among by area and month, of the population of the share."""
    present_only = indicator.population in (PRESENT, ELIGIBLE_PRESENT)
    having, among = Counter[tuple[str, date]](), Counter[tuple[str, date]]()
    for month, area, place, _, persons in changes_of(reader, indicator)[0]:
        lived, _, state = place.partition("_")
        if place == "outside" or (present_only and lived != "present"):
            continue
        for whose in (area, "commune"):
            among[whose, month] += persons
            having[whose, month] += persons if state == "having" else 0
    return having, among
