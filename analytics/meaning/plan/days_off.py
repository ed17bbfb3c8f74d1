"""Days on which offices are closed, so that no sitting is held.

The government decides days in lieu, swapped Saturdays and the length of Tết year by year; its
notices are data (`data/reference/days_off.csv`). Outside the years they cover, days follow from the
Labour Code 45/2019/QH14 (art. 111, 112) and the Vietnamese moon calendar, as the package `holidays`
reckons them: whoever reads such a plan is told.
"""

import csv
from datetime import date
from functools import lru_cache

from holidays import country_holidays

from analytics.words.settings import REFERENCE

WORK = "work"


def day_off(day: date) -> bool:
    if noticed(day):
        return notices().get(day, (WORK, None))[0] != WORK
    return day in by_law(day.year)


def works_as(day: date) -> date:
    """A Saturday worked in exchange keeps the hours of the day it stands for."""
    _, stands_for = notices().get(day, (WORK, None))
    return stands_for or day


def noticed(day: date) -> bool:
    return day.year in years()


@lru_cache(maxsize=1)
def notices() -> dict[date, tuple[str, date | None]]:
    """Day to its kind, holiday, lieu, swap or work, and the day for which it is worked."""
    with (REFERENCE / "days_off.csv").open(encoding="utf-8") as file:
        return {
            date.fromisoformat(row["day"]): (
                row["kind"],
                date.fromisoformat(row["stands_for"]) if row["stands_for"] else None,
            )
            for row in csv.DictReader(file)
        }


@lru_cache(maxsize=1)
def years() -> frozenset[int]:
    return frozenset(day.year for day in notices())


@lru_cache(maxsize=32)
def by_law(year: int) -> frozenset[date]:
    return frozenset(country_holidays("VN", years=year))
