"""People and households that leave, and children who come back to their parents' house."""

from functools import cache

import numpy as np

from data.synthetic.days import NEVER
from data.synthetic.keyed import Purpose
from data.synthetic.life.clock import YEAR, Year, years_old
from data.synthetic.life.state import MARRIED, MOVE_IN, NEVER_MARRIED, NOBODY, Lives, sizes
from data.synthetic.life.tuning import Tuning
from data.synthetic.reference import AGES, by_age

_LIGHT = np.array([0, 1.3, 1.8, 1.4, 1.0, 0.7, 0.4, 0.3, 0.2, 0.2, 0.2])  # small households go [A]
_ROOM = np.array([0, 0.3, 0.5, 2.0, 1.4, 1.2, 1.0, 0.5, 0.3, 0.2, 0.2])  # where children return [A]
_PARTED = 0.3  # widowed and divorced people against the unmarried [A]
_RETURN_AGE = (19, 22)  # least, and spread [A]


def leave_for_good(lives: Lives, tuning: Tuning, year: Year) -> None:
    """Whole households first, then unmarried people on their own, at the yearly rates by age."""
    homes = np.nonzero((lives.homes.gone == NEVER) & (lives.homes.formed <= year.first))[0]
    rate = tuning.departures * _LIGHT[np.minimum(sizes(lives, year.first)[homes], 10)]
    goes = lives.home_draw(homes, Purpose.HOUSEHOLD_MOVE, year.number) < rate
    homes = homes[goes]
    draw = lives.home_draw(homes, Purpose.HOUSEHOLD_MOVE_DAY, year.number)
    lives.homes.gone[homes] = year.day(draw, "move")
    day = lives.homes.gone[lives.home]
    all_of = np.nonzero((day < year.after) & (lives.exit > day))[0]
    lives.leave(all_of, day[all_of])

    rows = np.nonzero((lives.exit > year.first) & (lives.entry <= year.first))[0]
    free = (lives.marital[rows] != MARRIED) & (lives.grown[rows] < year.first)
    rows = rows[free & (lives.homes.gone[lives.home[rows]] == NEVER)]
    age = np.clip(years_old(lives.born[rows], year.first), 0, 116).astype(np.int64)
    rate = np.where(lives.male[rows], _rate("male")[age], _rate("female")[age]) * tuning.leaving
    rate = rate * np.where(lives.marital[rows] == NEVER_MARRIED, 1.0, _PARTED)
    goes = lives.draw(rows, Purpose.LEAVING, year.number) < 1 - np.exp(-rate)
    rows = rows[goes]
    lives.leave(rows, year.day(lives.draw(rows, Purpose.LEAVING_DAY, year.number), "move"))


def come_back(lives: Lives, tuning: Tuning, year: Year) -> None:
    """A child who left before 2021 registers again in the parents' household."""
    heads = lives.homes.head
    homes = np.nonzero((lives.homes.gone == NEVER) & (heads != NOBODY))[0]
    rate = tuning.returns * _ROOM[np.minimum(sizes(lives, year.first)[homes], 10)]
    homes = homes[lives.home_draw(homes, Purpose.RETURN, year.number) < rate]
    head = heads[homes]
    day = year.day(lives.home_draw(homes, Purpose.RETURN_DAY, year.number), "move")
    least, spread = _RETURN_AGE
    age = least + spread * lives.home_draw(homes, Purpose.RETURN_AGE, year.number) ** 1.6
    born = day - (age * YEAR).astype(np.int64)
    wife = np.where(lives.male[head], lives.partner[head], head)
    gap = _gap(lives, wife, born)
    comes = (wife != NOBODY) & (gap >= 17) & (gap < 44) & _spaced(lives, wife, born)
    comes &= (lives.exit[head] >= year.after) & (lives.home[head] == homes)
    comes &= (lives.moved[head] < year.first) & (lives.entry[head] <= year.first)
    homes, head, day, born, wife = (x[comes] for x in (homes, head, day, born, wife))
    man = np.where(lives.male[head], head, lives.partner[head])
    fits = (man != NOBODY) & (_gap(lives, man, born) >= 18)
    rows = len(lives) + np.arange(len(homes))
    lives.add(
        village=lives.homes.village[homes],
        born=born,
        male=lives.draw(rows, Purpose.SEX) < 0.5,
        entry=day,
        kind=np.full(len(homes), MOVE_IN),
        home=homes,
        before=homes,
        father=np.where(fits, man, NOBODY),
        mother=wife,
        family=wife,
    )
    lives.become(rows, NEVER_MARRIED, day)


def _gap(lives: Lives, parent: np.ndarray, born: np.ndarray) -> np.ndarray:
    return np.where(parent != NOBODY, (born - lives.born[parent]) / YEAR, 0.0)


def _spaced(lives: Lives, mother: np.ndarray, born: np.ndarray) -> np.ndarray:
    """No brother or sister within 270 days of the birth."""
    wanted = np.zeros(len(lives) + 1, dtype=bool)
    wanted[mother] = True
    wanted[NOBODY] = False
    kids = np.nonzero(wanted[lives.mother])[0]
    same = lives.mother[kids][:, None] == mother
    near = np.abs(lives.born[kids][:, None] - born) < 270
    return ~(same & near).any(axis=0)


@cache
def _rate(sex: str) -> np.ndarray:
    rate = by_age("migration_by_age", "annual_permanent_out_rate", sex)
    middle = np.arange(2, 88, 5)
    return np.interp(AGES, middle, rate[middle])
