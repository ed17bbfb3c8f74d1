"""Households that stand on the first day, and those that move in later, from the library."""

from functools import cache

import numpy as np

from data.synthetic.days import HORIZON, NEVER, T0, anniversary
from data.synthetic.keyed import Purpose, exponential, uniform
from data.synthetic.life import Tuning
from data.synthetic.life.clock import Year
from data.synthetic.life.library import library, paired_share
from data.synthetic.life.marital import settle_marital
from data.synthetic.life.state import COMMUNE, FOUNDED, INITIAL, MOVE_IN, MOVED_IN, NOBODY, Lives
from data.synthetic.life.templates import (
    CHILDREN,
    GRANDCHILDREN,
    HEAD,
    IN_LAW,
    OTHER,
    PARENT_HER,
    PARENT_HIS,
    SPOUSE,
)

WEIGHTS = np.array([0.155, 0.145, 0.130, 0.120, 0.110, 0.100, 0.090, 0.080, 0.070])
MEAN_SIZE = 3.77
_WED_WITHIN = 1000  # days before the first day for those whose wedding would come after it
_ARRIVAL_AGE = 48  # heads of households that move in are younger


def found_commune(lives: Lives, tuning: Tuning, residents: int, older: tuple[float, ...]) -> None:
    """Everybody registered on 2021-01-01; `residents` is meant for the end of 2024."""
    count = max(1, round(residents / tuning.growth / MEAN_SIZE))
    key = lives.ids(np.zeros(1, dtype=np.int64))
    start = uniform(lives.seed, key, Purpose.START)[0]
    rows = _picked(_totals(tuning, False), (start + np.arange(count)) / count)
    homes = np.arange(count)
    rows = rows[np.argsort(lives.home_draw(homes, Purpose.ORDER), kind="stable")]
    village = _village(tuning, rows, lives.home_draw(homes, Purpose.VILLAGE), older)
    _settle(lives, tuning, rows, village, np.full(count, T0), INITIAL)


def arrivals(lives: Lives, tuning: Tuning, residents: int) -> np.ndarray:
    """Days on which households move in: T0 + the sum of keyed gaps, so later dates only append."""
    rate = residents * tuning.arrivals / 365.2425
    ids = lives.commune * COMMUNE + np.arange(int((HORIZON - T0) * rate * 1.5) + 40)
    days = T0 + 1 + np.cumsum(exponential(lives.seed, ids, Purpose.ARRIVAL) / rate)
    return days.astype(np.int64)


def move_in(
    lives: Lives, tuning: Tuning, year: Year, days: np.ndarray, older: tuple[float, ...]
) -> None:
    """The households that arrive this year."""
    nth = np.nonzero((days >= year.first) & (days < year.after))[0]
    rows = _picked(_totals(tuning, True), lives.home_draw(nth, Purpose.TEMPLATE))
    village = _village(tuning, rows, lives.home_draw(nth, Purpose.ARRIVED_VILLAGE), older)
    _settle(lives, tuning, rows, village, days[nth], MOVE_IN)


def _settle(
    lives: Lives,
    tuning: Tuning,
    rows: np.ndarray,
    village: np.ndarray,
    formed: np.ndarray,
    kind: int,
) -> None:
    homes = lives.found(village, formed, FOUNDED if kind == INITIAL else MOVED_IN)
    made = library(tuning)
    here = made.here[rows]
    shift = ((lives.home_draw(homes, Purpose.SHIFT) - 0.5) * 360).astype(np.int64)
    age = made.ages[rows]
    youngest = np.where(here, age, NEVER).min(axis=1)
    age = age + np.maximum(shift, 1 - youngest)[:, None]
    house = np.nonzero(here)[0]
    at = np.full(here.shape, NOBODY)
    at[here] = len(lives) + np.arange(len(house))
    male = made.male[rows]
    parents = _parents(at, male)
    people = lives.add(
        village=village[house],
        born=formed[house] - age[here],
        male=male[here],
        entry=formed[house],
        kind=np.full(len(house), kind),
        home=homes[house],
        before=homes[house],
        father=parents[0][here],
        mother=parents[1][here],
        elder=_elders(at)[here],
        family=_families(at, parents, homes)[here],
        children=_children(at, male)[here],
    )
    lives.lead(homes, at[:, HEAD], formed)
    kids = people[lives.mother[people] != NOBODY]
    np.maximum.at(lives.last_birth, lives.mother[kids], lives.born[kids])
    _couples(lives, at, male, formed)
    settle_marital(lives, people, paired_share(tuning))


def _parents(at: np.ndarray, male: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of fathers and mothers by place, NOBODY where the household does not show them."""
    father, mother = np.full(at.shape, NOBODY), np.full(at.shape, NOBODY)

    def link(places: tuple[int, ...], parent: int) -> None:
        his = np.where(male[:, parent], at[:, parent], NOBODY)
        hers = np.where(male[:, parent], NOBODY, at[:, parent])
        for place in places:
            father[:, place] = np.maximum(father[:, place], his)
            mother[:, place] = np.maximum(mother[:, place], hers)

    for parent in (HEAD, SPOUSE):
        link(CHILDREN, parent)
    for parent in (PARENT_HIS, PARENT_HER):
        link((HEAD, OTHER), parent)
    for parent in (CHILDREN[0], IN_LAW):
        link(GRANDCHILDREN, parent)
    orphans = at[:, IN_LAW] < 0  # raised by grandparents: the parents are not registered here
    for place in GRANDCHILDREN:
        father[orphans, place] = mother[orphans, place] = NOBODY
    return father, mother


def _elders(at: np.ndarray) -> np.ndarray:
    """A grandparent who raises the child, where no parent is registered."""
    out = np.full(at.shape, NOBODY)
    alone = at[:, IN_LAW] < 0
    for place in GRANDCHILDREN:
        out[alone, place] = at[alone, HEAD]
    return out


def _families(
    at: np.ndarray, parents: tuple[np.ndarray, np.ndarray], homes: np.ndarray
) -> np.ndarray:
    """Brothers and sisters share a key: their mother's row, else their father's, else the house."""
    father, mother = parents
    out = np.where(mother >= 0, mother, np.where(father >= 0, father, NOBODY))
    for place in (HEAD, OTHER, *GRANDCHILDREN):
        house = (homes + 1) * COMMUNE + (place in GRANDCHILDREN)
        out[:, place] = np.where(out[:, place] < 0, house, out[:, place])
    return out


def _children(at: np.ndarray, male: np.ndarray) -> np.ndarray:
    """Children a woman already has in the house: the parity of her next one."""
    out = np.zeros(at.shape, dtype=np.int64)
    own = (at[:, list(CHILDREN)] >= 0).sum(axis=1)
    for place in (HEAD, SPOUSE):
        out[:, place] = np.where(male[:, place], 0, own)
    young = (at[:, list(GRANDCHILDREN)] >= 0).sum(axis=1)
    out[:, IN_LAW] = out[:, CHILDREN[0]] = young
    return out


def _couples(lives: Lives, at: np.ndarray, male: np.ndarray, formed: np.ndarray) -> None:
    """Couples of the templates, married before their first child and after the legal age."""
    pairs = ((HEAD, SPOUSE), (PARENT_HIS, PARENT_HER), (CHILDREN[0], IN_LAW))
    eldest = (CHILDREN, (HEAD, OTHER), GRANDCHILDREN)
    for (one, other), places in zip(pairs, eldest, strict=True):
        both = (at[:, one] >= 0) & (at[:, other] >= 0)
        first, second = at[both, one], at[both, other]
        his = male[both, one]
        men, women = np.where(his, first, second), np.where(his, second, first)
        legal = np.maximum(anniversary(lives.born[men], 20), anniversary(lives.born[women], 18))
        kids = at[both][:, list(places)]
        child = np.where(kids >= 0, lives.born[kids], NEVER)
        wanted = lives.born[women] + (
            (21 + 7 * lives.draw(women, Purpose.WED_BEFORE)) * 365
        ).astype(np.int64)
        since = 30 + (_WED_WITHIN * lives.draw(men, Purpose.WED_BEFORE)).astype(np.int64)
        wed = np.minimum(np.minimum(wanted, child.min(axis=1) - 280), formed[both] - since)
        lives.marry(men, women, np.maximum(wed, np.minimum(legal, formed[both])))


def _village(
    tuning: Tuning, rows: np.ndarray, draw: np.ndarray, older: tuple[float, ...]
) -> np.ndarray:
    return (draw[:, None] > _village_chances(tuning, older)[rows]).sum(axis=1)


@cache
def _village_chances(tuning: Tuning, older: tuple[float, ...]) -> np.ndarray:
    """Templates × villages, cumulative: P(village | template) ∝ weight × e^(θ z).

    z is the standardised share of people over 60; villages differ, the commune does not move.
    """
    made = library(tuning)
    old = (made.here & (made.ages > 60 * 365)).sum(axis=1) / made.sizes
    z = (old - (old * made.weight).sum()) / old.std()
    tilt = np.exp(np.asarray(older) * z[:, None])
    mean = made.weight @ (tilt / (WEIGHTS * tilt).sum(axis=1, keepdims=True))
    chance = WEIGHTS * tilt / mean
    return np.cumsum(chance, axis=1) / chance.sum(axis=1, keepdims=True)


@cache
def _totals(tuning: Tuning, arriving: bool) -> np.ndarray:
    """Cumulated weights of the templates: of all, or of those that move in."""
    made = library(tuning)
    if not arriving:
        return np.cumsum(made.weight)
    young = made.weight * (made.ages[:, HEAD] < _ARRIVAL_AGE * 365)
    return np.cumsum(young / young.sum())


def _picked(total: np.ndarray, at: np.ndarray) -> np.ndarray:
    return np.minimum(np.searchsorted(total, at * total[-1]), len(total) - 1)
