"""Dates as whole days since 1970-01-01, and the calendar rules the law needs."""

from datetime import date

import numpy as np

NEVER = 10**6  # a day beyond every history (the year 4707)


def day(text: str | date) -> int:
    """The day number of an ISO date."""
    return int(np.datetime64(text, "D").astype(int))


T0 = day("2021-01-01")
HORIZON = day("2030-12-31")
CALIBRATED_TO = day("2024-12-31")
MONTHS = np.arange("2021-01", "2031-02", dtype="M8[M]").astype("M8[D]").astype(int)  # 121 firsts


def anniversary(days: np.ndarray, years: np.ndarray | int) -> np.ndarray:
    """The day `years` later by the calendar; 29 February becomes 1 March in common years."""
    dates = np.asarray(days).astype("M8[D]")
    months = dates.astype("M8[M]")
    in_month = dates - months.astype("M8[D]")
    return ((months + 12 * np.asarray(years)).astype("M8[D]") + in_month).astype(np.int64)


def age(born: np.ndarray, on: np.ndarray | int) -> np.ndarray:
    """Completed years by the calendar."""
    return (_written(on) - _written(born)) // 10000


def year(days: np.ndarray) -> np.ndarray:
    """Calendar years."""
    return np.asarray(days).astype("M8[D]").astype("M8[Y]").astype(np.int64) + 1970


def dates(days: np.ndarray) -> np.ndarray:
    """Dates for a frame, with NEVER as missing."""
    days = np.asarray(days)
    out = days.astype("M8[D]").astype("M8[s]")
    out[days >= NEVER] = np.datetime64("NaT")
    return out


def _written(days: np.ndarray | int) -> np.ndarray:
    value = np.asarray(days).astype("M8[D]")
    months = value.astype("M8[M]")
    month = months.astype(np.int64) % 12 + 1
    return year(value) * 10000 + month * 100 + (value - months.astype("M8[D]")).astype(int) + 1
