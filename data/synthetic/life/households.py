"""Households form, dissolve and move away; people leave for good, and children come back."""

from functools import cache

import numpy as np

from data.synthetic.days import NEVER
from data.synthetic.keyed import Purpose
from data.synthetic.life import Tuning
from data.synthetic.life.clock import YEAR, Year, years_old
from data.synthetic.life.state import MARRIED, MOVE_IN, NEVER_MARRIED, NOBODY, SPLIT, Lives, sizes
from data.synthetic.life.unions import set_up, settled_on
from data.synthetic.reference import AGES, by_age

_CROWDED = np.array([0, 0, 0, 0.15, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.0])  # by size of the household
_OLD = 60
_LIGHT = np.array([0, 1.3, 1.8, 1.4, 1.0, 0.7, 0.4, 0.3, 0.2, 0.2, 0.2])  # small households go [A]
_ROOM = np.array([0, 0.3, 0.5, 2.0, 1.4, 1.2, 1.0, 0.5, 0.3, 0.2, 0.2])  # where children return [A]
_PARTED = 0.3  # widowed and divorced people against the unmarried [A]
_RETURN_AGE = (19, 22)  # least, and spread [A]


def reform(lives: Lives, tuning: Tuning, year: Year) -> None:
    """The four ways a household changes without a wedding, each person once a year at most."""
    _couples_split(lives, tuning, year)
    _singles_set_up(lives, tuning, year)
    _old_set_up(lives, tuning, year)
    _old_join(lives, tuning, year)


def _couples_split(lives: Lives, tuning: Tuning, year: Year) -> None:
    """A couple in the household of others founds its own, with its children."""
    size, heads = sizes(lives, year.first), lives.homes.head
    men = np.nonzero(lives.male & (lives.spouse != NOBODY) & (lives.exit >= year.after))[0]
    wives = lives.spouse[men]
    together = (lives.home[men] == lives.home[wives]) & (lives.exit[wives] >= year.after)
    head = heads[lives.home[men]]
    younger = (lives.born[men] > lives.born[head]) & (head != men) & (head != wives)
    men = men[together & younger]
    crowded = _CROWDED[np.minimum(size[lives.home[men]], 10)]
    goes = lives.draw(men, Purpose.SPLIT, year.number) < tuning.split * crowded
    day = year.day(lives.draw(men, Purpose.SPLIT_DAY, year.number))
    wives = lives.spouse[men]
    goes &= settled_on(lives, year, men, day) & settled_on(lives, year, wives, day)
    men, wives, day = men[goes], wives[goes], day[goes]
    homes = set_up(lives, men, day, SPLIT)
    lives.move(wives, homes, day)
    _bring_children(lives, year, men, wives, day)


def _bring_children(
    lives: Lives, year: Year, men: np.ndarray, wives: np.ndarray, day: np.ndarray
) -> None:
    """Unmarried children in the old household come along."""
    when = np.full(len(lives), NEVER)
    when[men] = when[wives] = day
    target = np.full(len(lives), NOBODY)
    target[men], target[wives] = lives.home[men], lives.home[wives]
    parent = np.where(
        (lives.mother != NOBODY) & (when[lives.mother] < NEVER), lives.mother, lives.father
    )
    kids = np.nonzero((parent != NOBODY) & (when[parent] < NEVER))[0]
    parent = parent[kids]
    follow = (lives.home[kids] == lives.before[parent]) & (lives.marital[kids] != MARRIED)
    follow &= settled_on(lives, year, kids, when[parent])
    kids, parent = kids[follow], parent[follow]
    lives.move(kids, target[parent], when[parent])


def _singles_set_up(lives: Lives, tuning: Tuning, year: Year) -> None:
    """A grown child, not living with a spouse, takes a household of one."""
    size, heads = sizes(lives, year.first), lives.homes.head
    rows = np.nonzero((lives.exit >= year.after) & (lives.entry <= year.first))[0]
    age = years_old(lives.born[rows], year.first)
    rows = rows[(age >= 24) & (age < _OLD)]
    alone = (lives.spouse[rows] == NOBODY) & (heads[lives.home[rows]] != rows)
    rows = rows[alone & (size[lives.home[rows]] >= 3)]
    goes = lives.draw(rows, Purpose.SINGLE, year.number) < tuning.single
    _go(lives, year, rows[goes], Purpose.SINGLE_DAY)


def _old_set_up(lives: Lives, tuning: Tuning, year: Year) -> None:
    """Old couples leave a crowded house to the children and live beside it."""
    size = sizes(lives, year.first)
    men = np.nonzero(lives.male & (lives.spouse != NOBODY) & (lives.exit >= year.after))[0]
    men = men[years_old(lives.born[men], year.first) >= _OLD]
    wives = lives.spouse[men]
    together = (lives.home[men] == lives.home[wives]) & (lives.exit[wives] >= year.after)
    men = men[together & (size[lives.home[men]] >= 4)]
    men = men[lives.draw(men, Purpose.APART, year.number) < tuning.apart]
    wives = lives.spouse[men]
    day = year.day(lives.draw(men, Purpose.APART_DAY, year.number))
    goes = settled_on(lives, year, men, day) & settled_on(lives, year, wives, day)
    goes &= _other_adult(lives, year, men)
    homes = set_up(lives, men[goes], day[goes], SPLIT)
    lives.move(wives[goes], homes, day[goes])


def _other_adult(lives: Lives, year: Year, men: np.ndarray) -> np.ndarray:
    """Whether an adult who is neither of the couple stays in the house all year."""
    stays = (lives.exit >= year.after) & (lives.moved < year.first) & (lives.grown < year.first)
    stays &= lives.entry <= year.first
    adults = np.bincount(lives.home[stays], minlength=len(lives.homes.formed))
    couple = stays[men].astype(np.int64) + stays[lives.spouse[men]]
    return adults[lives.home[men]] > couple


def _old_join(lives: Lives, tuning: Tuning, year: Year) -> None:
    """Somebody old and alone moves to a child in the village."""
    size = sizes(lives, year.first)
    rows = np.nonzero((lives.exit >= year.after) & (lives.entry <= year.first))[0]
    old = years_old(lives.born[rows], year.first) >= _OLD
    rows = rows[old & (size[lives.home[rows]] == 1)]
    child = np.full(len(lives), NOBODY)
    grown = np.nonzero(
        (lives.exit >= year.after) & (lives.grown < year.first) & (lives.moved < year.first)
    )[0]
    for parents in (lives.father[grown], lives.mother[grown]):
        child[parents[parents != NOBODY]] = grown[parents != NOBODY]
    rows = rows[child[rows] != NOBODY]
    hosts = child[rows]
    goes = lives.draw(rows, Purpose.MERGE, year.number) < tuning.merge
    goes &= (lives.homes.gone[lives.home[hosts]] == NEVER) & (lives.home[hosts] != lives.home[rows])
    goes &= lives.village[hosts] == lives.village[rows]
    day = year.day(lives.draw(rows, Purpose.MERGE_DAY, year.number))
    goes &= settled_on(lives, year, rows, day) & (lives.entry[hosts] <= year.first)
    lives.move(rows[goes], lives.home[hosts[goes]], day[goes])


def _go(lives: Lives, year: Year, rows: np.ndarray, purpose: Purpose) -> np.ndarray:
    day = year.day(lives.draw(rows, purpose, year.number))
    able = settled_on(lives, year, rows, day)
    set_up(lives, rows[able], day[able], SPLIT)
    return rows[able]


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
