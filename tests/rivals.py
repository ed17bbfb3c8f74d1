"""What a spreadsheet would forecast: a straight line, damped smoothing, last month's pace.

Each takes the shares of past months (per cent) and gives mean and standard deviation for every
month ahead; its 80 % interval is mean ± 1.2816 standard deviations.
"""

from collections.abc import Callable
from itertools import product

import numpy as np

Ahead = tuple[np.ndarray, np.ndarray]
YEAR = 12


def straight_line(shares: np.ndarray, months: int) -> Ahead:
    """Least squares through the last twelve months, with the textbook's prediction error."""
    known = shares[-YEAR:]
    at = np.arange(len(known)) - len(known) + 1.0
    slope, start = np.polyfit(at, known, 1)
    free = max(len(known) - 2, 1)
    error = np.sqrt(((known - start - slope * at) ** 2).sum() / free)
    ahead = np.arange(1.0, months + 1)
    off = (ahead - at.mean()) ** 2 / max(((at - at.mean()) ** 2).sum(), 1)
    return start + slope * ahead, error * np.sqrt(1 + 1 / len(known) + off)


def last_pace(shares: np.ndarray, months: int) -> Ahead:
    """As many points a month as the last month brought; a random walk around it."""
    steps = np.diff(shares[-YEAR - 1 :])
    ahead = np.arange(1.0, months + 1)
    return shares[-1] + steps[-1] * ahead, steps.std() * np.sqrt(ahead)


def smoothing(shares: np.ndarray, months: int) -> Ahead:
    """Holt's damped trend; level, trend and damping by least one-step error, error by formula."""
    known = shares[-3 * YEAR :]
    grid = product((0.3, 0.5, 0.7, 0.9, 0.99), (0.1, 0.3, 0.5, 0.8), (0.8, 0.9, 0.95, 0.98))
    error, alpha, beta, phi, level, trend = min(_holt(known, *one) for one in grid)
    powers = np.cumsum(phi ** np.arange(1, months + 1))
    steps = alpha * (1 + beta * powers[:-1])
    spread = np.sqrt(error * np.cumsum(np.append(1.0, steps**2)))
    return level + trend * powers, spread


def _holt(known: np.ndarray, alpha: float, beta: float, phi: float) -> tuple[float, ...]:
    level, trend, squares = known[0], known[1] - known[0], 0.0
    for value in known[1:]:
        told = level + phi * trend
        squares += (value - told) ** 2
        new = told + alpha * (value - told)
        trend = phi * trend + alpha * beta * (value - told)
        level = new
    return squares / max(len(known) - 1, 1), alpha, beta, phi, level, trend


RIVALS: dict[str, Callable[[np.ndarray, int], Ahead]] = {
    "line": straight_line,
    "smoothing": smoothing,
    "pace": last_pace,
}
