"""Days within lives and years: inverse-distribution draws and the seasons of a commune."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.days import NEVER, day, first_of

YEAR = 365.2425

# Relative weight of the twelve months [A]: people move after Tết and before the school year,
# marry before and after Tết, and most children come in autumn (+15 % September to December).
_SEASONS = {
    "move": (0.8, 1.4, 1.5, 0.9, 0.8, 0.9, 0.9, 1.3, 1.3, 0.8, 0.7, 0.7),
    "wedding": (1.5, 1.2, 1.1, 0.8, 0.7, 0.6, 0.5, 0.6, 0.9, 1.2, 1.4, 1.5),
    "birth": (0.97, 0.95, 0.95, 0.93, 0.93, 0.95, 0.97, 1.0, 1.15, 1.15, 1.15, 1.1),
    "flat": (1.0,) * 12,
}
_TWELFTHS = np.linspace(0, 1, 13)


@dataclass(frozen=True)
class Year:
    """A calendar year as day numbers [first, after)."""

    number: int
    first: int
    after: int

    @staticmethod
    def of(number: int) -> "Year":
        return Year(number, day(f"{number}-01-01"), day(f"{number + 1}-01-01"))

    def day(self, draw: np.ndarray, season: str = "flat") -> np.ndarray:
        """A day of the year from a number between 0 and 1, by season; never 1 January.

        That day belongs to those who enter on it, and nobody enters and leaves on one day.
        """
        at = np.interp(draw, _passed(season), _TWELFTHS)
        return self.first + 1 + (at * (self.after - self.first - 1)).astype(np.int64)


@cache
def _passed(season: str) -> np.ndarray:
    """Share of the year's events before each month, and 1."""
    share = np.concatenate([[0.0], np.cumsum(_SEASONS[season])])
    return share / share[-1]


def when(born: np.ndarray, start: np.ndarray, need: np.ndarray, total: np.ndarray) -> np.ndarray:
    """The day the cumulative hazard `total` (at ages 0..) has grown by `need` since `start`."""
    ages = np.arange(len(total))
    then = np.interp((start - born) / YEAR, ages, total) + need
    found = born + np.ceil(np.interp(then, total, ages) * YEAR).astype(np.int64)
    return np.where(then >= total[-1], NEVER, np.maximum(found, start + 1))


def years_old(born: np.ndarray, on: np.ndarray | int) -> np.ndarray:
    """Exact age in years, for rates; law counts calendar birthdays instead."""
    return (on - born) / YEAR


def days_of(years: int) -> int:
    """So many years and up to three days: schools and trades do not count birthdays by law."""
    return int(years * 365.25) + 2


def june(years: np.ndarray) -> np.ndarray:
    return first_of(years) + 151
