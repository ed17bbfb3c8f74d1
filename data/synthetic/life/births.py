"""Children: local fertility by the mother's age, by the time since her last child, and twins."""

from functools import cache

import numpy as np

from data.synthetic.keyed import Purpose
from data.synthetic.life import Tuning
from data.synthetic.life.clock import YEAR, Year, years_old
from data.synthetic.life.marital import shares
from data.synthetic.life.state import BIRTH, MARRIED, NEVER_MARRIED, NOBODY, Lives
from data.synthetic.reference import AGES, by_age

WAITS = np.arange(1.5, 9.0, 0.5)  # years since the last child: bounds of tuning.spacing
_BOY = 113 / 213  # sex ratio at birth 113 [A; WPP 111]
_NEXT = np.array([1.6, 1.3, 0.6, 0.3, 0.12, 0.06])  # of the next child, by children so far [A]
_REST = 480  # days after the last birth
_WED = 180  # days after the wedding
_TWINS = 0.012
_UNMARRIED = 0.012  # of the rate of married women, age 20-40 [A]


def bear(lives: Lives, tuning: Tuning, year: Year) -> None:
    """The children of the year enter the register on the day they are born."""
    rows = np.nonzero(~lives.male & (lives.exit > year.first) & (lives.entry < year.after))[0]
    age = years_old(lives.born[rows], year.first)
    fertile = (age >= 18) & (age < 49)
    rows, age = rows[fertile], age[fertile].astype(np.int64)
    day = year.day(lives.draw(rows, Purpose.BIRTH_DAY, year.number), "birth")
    rate = _rate()[age] * np.array(tuning.fertility)[(age - 15) // 5]
    rate = rate * _NEXT[np.minimum(lives.children[rows], 5)] * _wait(lives, tuning, rows, day)
    rate = rate * np.where(lives.marital[rows] == MARRIED, 1.0, _UNMARRIED)
    born = lives.draw(rows, Purpose.BIRTH, year.number) < 1 - np.exp(-rate)
    born &= (lives.entry[rows] < day) & (day < lives.exit[rows])
    born &= (day - lives.last_birth[rows] >= _REST) & _late_enough(lives, rows, day)
    rows, day = rows[born], day[born]
    lives.log.births.append((rows, day - lives.last_birth[rows], day))
    twins = lives.draw(rows, Purpose.TWINS, year.number) < _TWINS
    lives.children[rows] += 1 + twins
    lives.last_birth[rows] = day
    _enter(lives, np.concatenate([rows, rows[twins]]), np.concatenate([day, day[twins]]))


def _enter(lives: Lives, mothers: np.ndarray, day: np.ndarray) -> None:
    order = np.argsort(day, kind="stable")
    mothers, day = mothers[order], day[order]
    rows = len(lives) + np.arange(len(mothers))
    father = lives.spouse[mothers]
    homes = lives.home_on(mothers, day)
    lives.add(
        village=lives.village[mothers],
        born=day,
        male=lives.draw(rows, Purpose.SEX) < _BOY,
        entry=day,
        kind=np.full(len(rows), BIRTH),
        home=homes,
        before=homes,
        father=father,
        mother=mothers,
        family=mothers,
    )
    lives.become(rows, NEVER_MARRIED, day)


def _wait(lives: Lives, tuning: Tuning, rows: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Relative rate by the time since the last child; 1 before the first."""
    years = (day - lives.last_birth[rows]) / YEAR
    factor = np.array(tuning.spacing)[np.searchsorted(WAITS, years, side="right")]
    return np.where(lives.children[rows] > 0, factor, 1.0)


def _late_enough(lives: Lives, rows: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Half a year after a wedding in the commune; no child 280 days after the father's death."""
    men = lives.spouse[rows]
    known = men != NOBODY
    alive = ~known | (day < lives.exit[men] + np.where(lives.died[men], 280, 0))
    return (day - lives.wed_on[rows] >= _WED) & alive


@cache
def _rate() -> np.ndarray:
    """Births a year of a married woman: the local rate of all women over the married share."""
    every = by_age("asfr", "local_asfr_2023plus_per_1000", "female") / 1000
    middle = np.arange(17, 50, 5)
    every = np.where(AGES < 50, np.interp(AGES, middle, every[middle]), 0.0)
    return np.where(AGES >= 18, every / np.maximum(shares(False)[1], 0.2), 0.0)
