"""Age and sex on every day (S1, S3), and the undated pyramid carried to that day.

The reference is read as of CALIBRATED_TO. Five-year groups are smoothed to single years; a year
back, people are a year younger and as many more as died since (life_table_vn, `hatinh_assumed`)
and moved away on balance (migration_by_age); a year on, the reverse, with the births the references
imply. Nothing here is shared with the generator.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np

from analytics.words.text import Given
from data.synthetic.days import CALIBRATED_TO
from data.synthetic.proof import references
from data.synthetic.proof.score import (
    PEOPLE,
    SMALL,
    Counts,
    Score,
    bar,
    misplaced,
    noted,
    tvd,
    z,
)
from data.synthetic.reference import AGES

_YEAR = 365.2425
_ROUNDS = 200  # of smoothing; a thousand would move no group by .00002
_STARTS = np.arange(0, 90, 5)
_OLDEST = 85  # from here the reference is one open group
RATES = 0.05  # how far S7 lets the rates of many communes lie from the references
_INFANCY = 0.85  # of the first year's deaths come before the next 1 January, on average [A]


@cache
def carried(on: int, *, flat: bool = False, moved: float = 0.0) -> np.ndarray:
    """Shares by sex × five-year group on a day, summing to 1.

    `flat` spreads groups evenly over their five ages; `moved` adds that part to deaths and moves
    away and takes it from moves in. Both are there to ask how much they matter.
    """
    ahead = (on - CALIBRATED_TO) / _YEAR
    before = int(np.floor(ahead + 0.01))
    part = max(ahead - before, 0.0)
    single = _years_on(before, flat, moved)
    if part > 0.01:
        single = (1 - part) * single + part * _years_on(before + 1, flat, moved)
    groups = np.add.reduceat(single, _STARTS, axis=1)
    return groups / groups.sum()


def doubt(on: int) -> tuple[float, float]:
    """Share of people misplaced by what the tables leave open: the split of groups, the rates.

    Less than it costs: carried from five-year groups, the simulated people of 60 communes lie .009
    to .014 from themselves carried from single years. Other layouts of the open group (2 % more or
    fewer a year of age) add .001 over four years. Neither is allowed for.
    """
    best = carried(on)
    others = (carried(on, flat=True), carried(on, moved=RATES))
    split, rates = (float(np.abs(other - best).sum() / 2) for other in others)
    return split, rates


@cache
def _years_on(years: int, flat: bool, moved: float) -> np.ndarray:
    """People by sex × single year so many years after the reference, before it if negative."""
    if years == 0:
        return single_years(references.pyramid(), rounds=0 if flat else _ROUNDS)
    nearer = _years_on(years - np.sign(years), flat, moved)
    return a_year_back(nearer, moved) if years < 0 else _a_year_on(nearer, moved)


def a_year_back(people: np.ndarray, moved: float = 0.0) -> np.ndarray:
    """Those under one were not born yet."""
    earlier = np.zeros_like(people)
    earlier[:, :-1] = people[:, 1:] / _staying(moved)
    return earlier


def _a_year_on(people: np.ndarray, moved: float) -> np.ndarray:
    later = np.zeros_like(people)
    later[:, 1:] = people[:, :-1] * _staying(moved)
    boys = references.SEX_RATIO_AT_BIRTH / (100 + references.SEX_RATIO_AT_BIRTH)
    born = references.BIRTHS_PER_1000 / 1000 * people.sum() * np.array([boys, 1 - boys])
    later[:, 0] = born * np.exp(-_INFANCY * references.mortality("hatinh_assumed")[:, 0])
    return later


@cache
def _staying(moved: float) -> np.ndarray:
    """By sex and age 0..115: how many are there a year later for each one now."""
    deaths = references.mortality("hatinh_assumed")
    deaths = deaths[:, np.minimum(AGES, deaths.shape[1] - 1)]
    into, out = (
        references.single_years("migration_by_age", f"annual_permanent_{way}_rate")
        for way in ("in", "out")
    )
    change = into * (1 - moved) - (out + deaths) * (1 + moved)
    return np.exp((change[:, :-1] + change[:, 1:]) / 2)  # half a year at each of two ages


def single_years(groups: np.ndarray, *, rounds: int = _ROUNDS) -> np.ndarray:
    """Smooth over single ages, each five-year group keeping its sum (W. Tobler, 1979).

    The open group is laid out as the survivors of the life table: no other table tells better.
    """
    alive = np.zeros((2, len(AGES) - _OLDEST))
    deaths = references.mortality("hatinh_assumed")[:, _OLDEST:]
    alive[:, : deaths.shape[1]] = np.exp(-np.cumsum(deaths, axis=1))
    old = alive * (groups[:, -1] / alive.sum(axis=1))[:, None]
    young = np.repeat(groups[:, :-1] / 5, 5, axis=1)
    for _ in range(rounds):
        edge = 2 * young[:, :1] - young[:, 1:2]
        wide = np.concatenate([edge, young, old[:, :1]], axis=1)
        smooth = (wide[:, :-2] + 2 * wide[:, 1:-1] + wide[:, 2:]) / 4
        short = groups[:, :-1] - np.add.reduceat(smooth, _STARTS[:-1], axis=1)
        young = smooth + np.repeat(short / 5, 5, axis=1)
    return np.concatenate([young, old], axis=1)


def age_scores(c: Counts, at: int) -> Iterator[Score]:
    """On one of the days."""
    people, on = c["people"][at], int(c.days[at])
    shares, number = carried(on), people.sum()
    value = tvd(people, shares)
    limit = bar(number, commune=0.035, many=0.010) + sum(doubt(on))
    yield c.score("S1", value, limit, misplaced(value, PEOPLE, _meant(c, at)), on)
    if number <= SMALL:
        found = z(people, shares * number)
        yield c.score("S1-Z", found, 1.2, noted("chance", found), on)
    yield _sex_ratio(c, at)


def _meant(c: Counts, at: int) -> Given:
    """What the pyramid was held against, and what its bar allows for."""
    on = int(c.days[at])
    split, rates = doubt(on)
    if split + rates < 0.0005:
        most = max(1000 * sum(doubt(int(day))) for day in c.days)
        return noted("S1-januaries", most)
    raw = 1000 * tvd(c["people"][at], references.pyramid())
    return noted("S1", raw, 1000 * split, 1000 * rates)


def sex_ratio(groups: np.ndarray) -> float:
    """Men on 100 women."""
    men, women = groups.sum(axis=1)
    return float(100 * men / women)


def _sex_ratio(c: Counts, at: int) -> Score:
    people, shares = c["people"][at], carried(int(c.days[at]))
    ratio, wanted = sex_ratio(people), sex_ratio(shares)
    moved = sex_ratio(carried(int(c.days[at]), moved=RATES))
    limit = bar(people.sum(), commune=4, many=1) + abs(moved - wanted)
    return c.score("S3", abs(ratio - wanted), limit, noted("S3", ratio, wanted), c.days[at])
