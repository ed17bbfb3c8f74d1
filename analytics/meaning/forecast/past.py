"""How it went until now, counted and not forecast: for every reader, from the own file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.changed import changes_of
from analytics.meaning.door import anybody, sequence
from analytics.meaning.indicator import Indicator
from analytics.meaning.population import ELIGIBLE_PRESENT, PRESENT
from analytics.meaning.question import Reader
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
    return _past(anybody(reader), indicator, month, sequence(reader))


@lru_cache(maxsize=64)
def _past(reader: Reader, indicator: Indicator, month: date, _edition: int) -> Past:
    """Whoever sees the whole has the commune's as well."""
    months = tuple(one for one in months_of(reader) if one <= month)
    areas = (*areas_of(reader), *(() if reader.role == "village" else ("commune",)))
    having, among = _counted(reader, indicator, sequence(reader))
    return Past(
        months,
        {area: tuple(having[area, one] for one in months) for area in areas},
        {area: tuple(among[area, one] for one in months) for area in areas},
    )


@lru_cache(maxsize=16)
def _counted(
    reader: Reader, indicator: Indicator, _edition: int
) -> tuple[Counter[tuple[str, date]], ...]:
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
