"""Dates as whole days since 1970-01-01, and the calendar rules the law needs."""

from datetime import date

import numpy as np

from data.synthetic import SINCE

NEVER = 10**6  # a day beyond every history (the year 4707)


def day(text: str | date) -> int:
    """The day number of an ISO date."""
    return int(np.datetime64(text, "D").astype(int))


T0 = day(SINCE)
HORIZON = day("2030-12-31")
CALIBRATED_TO = day("2024-12-31")
MONTHS = np.arange("2021-01", "2031-02", dtype="M8[M]").astype("M8[D]").astype(int)  # 121 firsts

# The calendar as a table, thirty times faster than datetime64: every day from 1600 to NEVER.
_FIRST_YEAR = 1600
_STARTS = np.arange(f"{_FIRST_YEAR}", "5000", dtype="M8[M]").astype("M8[D]").astype(np.int64)
_TABLED = np.searchsorted(_STARTS, NEVER + 1)
_MONTH = np.repeat(np.arange(_TABLED, dtype=np.int32), np.diff(_STARTS[: _TABLED + 1]))


def anniversary(days: np.ndarray, years: np.ndarray | int) -> np.ndarray:
    """The day `years` later by the calendar; 29 February becomes 1 March in common years."""
    month = _month(days)
    return _STARTS[month + 12 * np.asarray(years)] + (days - _STARTS[month])


def age(born: np.ndarray, on: np.ndarray | int) -> np.ndarray:
    """Completed years by the calendar."""
    first, last = _month(born), _month(on)
    short = (on - _STARTS[last]) < (born - _STARTS[first])
    return (last - first - short) // 12


def year(days: np.ndarray) -> np.ndarray:
    """Calendar years."""
    return _month(days) // 12 + _FIRST_YEAR


def first_of(years: np.ndarray) -> np.ndarray:
    """1 January of these years."""
    return _STARTS[12 * (years - _FIRST_YEAR)]


def dates(days: np.ndarray) -> np.ndarray:
    """Dates for a frame, with NEVER as missing."""
    days = np.asarray(days)
    out = days.astype("M8[D]").astype("M8[s]")
    out[days >= NEVER] = np.datetime64("NaT")
    return out


def _month(days: np.ndarray | int) -> np.ndarray:
    """Months since the first of the table. IndexError after NEVER; nobody is from before 1600."""
    return _MONTH[np.asarray(days) - _STARTS[0]].astype(np.int64)
