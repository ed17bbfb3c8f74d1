"""Marital status by age and sex: what the table says of a population, as rates and as draws."""

from functools import cache

import numpy as np

from data.synthetic.keyed import Purpose
from data.synthetic.life.clock import years_old
from data.synthetic.life.state import DIVORCED, MARRIED, NEVER_MARRIED, NOBODY, WIDOWED, Lives
from data.synthetic.reference import AGES, bounds, table
from data.synthetic.tables import MARITAL

_SPOUSE_ELSEWHERE = 0.25  # at most, of those without a spouse in the house [A]
_AGAIN = {WIDOWED: 0.006, DIVORCED: 0.05}  # second marriages a year under 60 [A]


@cache
def shares(male: bool) -> np.ndarray:
    """States × single years: the table, straight between the middles of its groups."""
    rows = table("marital_by_age_sex")
    rows = rows[rows["sex"] == ("male" if male else "female")]
    middle = [min(sum(bounds(group)) / 2, 88) for group in rows["age_group"]]
    out = np.array([np.interp(AGES, middle, rows[state].astype(float)) for state in MARITAL])
    out[:, (20 if male else 18) >= AGES] = np.array([[1.0], [0.0], [0.0], [0.0]])
    return out / out.sum(axis=0)


@cache
def first_marriage_rate(male: bool) -> np.ndarray:
    """Yearly hazard by single year of age: minus the slope of the log of the never-married."""
    rows = table("marital_by_age_sex")
    rows = rows[rows["sex"] == ("male" if male else "female")]
    middle = [min(sum(bounds(group)) / 2, 88) for group in rows["age_group"]]
    never = np.interp(AGES, [16.0, *middle], [1.0, *rows["never_married"].astype(float)])
    rate = -np.gradient(np.log(never))
    return np.where(((20 if male else 18) <= AGES) & (AGES < 50), np.maximum(rate, 0.004), 0.0)


def marrying_rate(lives: Lives, rows: np.ndarray, on: int) -> np.ndarray:
    """Yearly hazard of a wedding of these people."""
    age = np.clip(years_old(lives.born[rows], on), 0, AGES[-1]).astype(np.int64)
    return _marrying_rates()[lives.male[rows].astype(np.int64), lives.marital[rows], age]


@cache
def _marrying_rates() -> np.ndarray:
    """Women and men × status × single years; 0 for the married."""
    out = np.zeros((2, len(MARITAL), len(AGES)))
    out[:, NEVER_MARRIED] = first_marriage_rate(False), first_marriage_rate(True)
    for status, rate in _AGAIN.items():
        out[:, status] = np.where((AGES >= 20) & (AGES < 60), rate, 0.0)
    return out


def settle_marital(lives: Lives, rows: np.ndarray, paired_share: np.ndarray) -> None:
    """The status of newcomers without a spouse in the house: the table less the couples.

    `paired_share` is the share with a spouse in the house, women and men × single years.
    """
    alone = rows[(lives.spouse[rows] == NOBODY) & (lives.grown[rows] <= lives.entry[rows])]
    entry = lives.entry[alone]
    age = np.clip(years_old(lives.born[alone], entry), 0, AGES[-1]).astype(np.int64)
    status = np.full(len(alone), NEVER_MARRIED)
    for male in (True, False):
        mine = lives.male[alone] == male
        share = shares(male)[:, age[mine]].copy()
        paired = np.minimum(paired_share[int(male), age[mine]], 0.98)
        away = (share[MARRIED] - paired) / (1 - paired)
        others = share[[NEVER_MARRIED, WIDOWED, DIVORCED]]
        share[MARRIED] = np.clip(away, 0, _SPOUSE_ELSEWHERE)
        rest = (1 - share[MARRIED]) / np.maximum(others.sum(axis=0), 1e-9)
        share[[NEVER_MARRIED, WIDOWED, DIVORCED]] = others * rest
        draw = lives.draw(alone[mine], Purpose.MARITAL)
        status[mine] = np.minimum((draw > np.cumsum(share, axis=0)).sum(axis=0), DIVORCED)
    for code in (NEVER_MARRIED, MARRIED, WIDOWED, DIVORCED):
        lives.become(alone[status == code], code, entry[status == code])
    young = rows[lives.grown[rows] > lives.entry[rows]]
    lives.become(young, NEVER_MARRIED, lives.entry[young])
