"""Months, named by their last day: the day whose evening every figure describes."""

import calendar
from datetime import date
from functools import lru_cache

from analytics.words.errors import UnknownMonth


@lru_cache(maxsize=2048)
def last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month_of(day: date) -> date:
    return last_day(day.year, day.month)


def shifted(month: date, months: int) -> date:
    """The month so many months later (or earlier, when negative)."""
    index = month.year * 12 + month.month - 1 + months
    return last_day(index // 12, index % 12 + 1)


def months_between(first: date, last: date) -> tuple[date, ...]:
    """Every month from first to last, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return tuple(shifted(month_of(first), step) for step in range(count + 1))


def closed_months(first: date, as_of: date) -> tuple[date, ...]:
    """Months that have ended by the data date; a running month is not closed."""
    months = months_between(first, as_of)
    return months if months and months[-1] <= as_of else months[:-1]


def parse_month(text: str) -> date:
    """'2024-12', or '12/2024' as readers see it, as its last day; anything else is an error."""
    try:
        month, year = text.split("/") if "/" in text else reversed(text.split("-"))
        if (len(year), len(month)) != (4, 2) or not f"{year}{month}".isdigit():
            raise ValueError
        return last_day(int(year), int(month))
    except ValueError as wrong:
        raise UnknownMonth(text) from wrong


def month_key(month: date) -> str:
    return f"{month:%Y-%m}"
