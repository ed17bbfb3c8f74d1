"""Schooling: the level a person ends at, by cohort, and the June in which each level is reached."""

from functools import cache

import numpy as np

from data.synthetic.days import year
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.life.clock import days_of, june
from data.synthetic.life.state import Lives
from data.synthetic.life.turns import changes
from data.synthetic.people import People
from data.synthetic.reference import table

LEVELS = (
    "none_or_below_primary",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "vocational_intermediate",
    "college",
    "university_plus",
)
_REACHED = (6, 11, 15, 16, 20, 21, 22)  # June of that year; upper secondary counts when attended
_LEAVES = np.array([15, 15, 15, 18, 20, 21, 22])  # June in which school ends at that level
_COUNTED = 2024  # the year for which education.csv speaks [A]


def final_level(seed: int, who: People) -> np.ndarray:
    """The level a person ends at, by the age groups in 2024; the young as those of 25-29."""
    group = np.clip((_COUNTED - year(who.born) - 15) // 5, 2, 12)
    total = _levels()[group]
    return (uniform(seed, who.ids, Purpose.EDUCATION)[:, None] > total).sum(axis=1)


def schooling(lives: Lives, who: People, final: np.ndarray) -> tuple[np.ndarray, ...]:
    born = year(who.born)
    until = np.minimum(who.exit, lives.last_day + 1)
    found = []
    for level, done in enumerate(_REACHED):
        passes = (final == level) | ((final > level) & (level <= 3))
        day = june(born + done) if level else who.born + days_of(6)
        rows = np.nonzero(passes & (day < until))[0]
        found.append((rows, np.full(len(rows), level), np.maximum(day[rows], who.entry[rows])))
    return changes(*(np.concatenate(part) for part in zip(*found, strict=True)), who)


def school_ends(who: People, level: np.ndarray) -> np.ndarray:
    """June of the last class; nobody is out of school before 15."""
    return np.maximum(june(year(who.born) + _LEAVES[level]), who.born + days_of(15))


@cache
def _levels() -> np.ndarray:
    shares = np.array([table("education")[level].astype(float) for level in LEVELS]).T
    return np.cumsum(shares, axis=1)[:, :-1] / shares.sum(axis=1, keepdims=True)
