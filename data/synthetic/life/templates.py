"""Households drawn from assumptions about couples, children and parents (synthetic.md 4.2).

Who stands where is fixed, so that kinship needs no search.
"""

import numpy as np

from data.synthetic.keyed import Purpose, exponential, normal, uniform

HEAD, SPOUSE = 0, 1
CHILDREN = (2, 3, 4, 5)
PARENT_HIS, PARENT_HER = 6, 7  # father and mother of the head
IN_LAW = 8  # married to the first child
GRANDCHILDREN = (9, 10, 11)
OTHER = 12  # a brother or sister of the head
COUNT = 13
_SEED = 20140628  # the library is one and the same for every seed
_SIZE = 16000
_TYPES = ("nuclear", "parent", "elder", "middle", "couple", "single", "skip", "other")
_PRIOR = (0.46, 0.09, 0.13, 0.12, 0.10, 0.06, 0.02, 0.02)
_HEAD_AGES = ((22, 76), (26, 84), (44, 88), (24, 62), (21, 92), (20, 96), (46, 82), (19, 80))
_MALE_HEAD = (0.82, 0.35, 0.7, 0.85, 0.85, 0.35, 0.5, 0.6)


def drawn() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Templates × places: ages in years, whether men, whether anybody stands there."""
    rows = np.arange(_SIZE)
    kind = np.searchsorted(np.cumsum(_PRIOR) / sum(_PRIOR), _u(rows, Purpose.TYPE))
    ages = np.full((_SIZE, COUNT), -1.0)
    male = _u(rows[:, None] * 32 + np.arange(COUNT), Purpose.SEX) < 0.515
    low, high = np.array(_HEAD_AGES, dtype=float)[kind].T
    ages[:, HEAD] = low + (high - low) * _u(rows, Purpose.HEAD_AGE)
    male[:, HEAD] = _u(rows, Purpose.HEAD_SEX) < np.array(_MALE_HEAD)[kind]
    _couples(rows, kind, ages, male)
    _children(rows, kind, ages)
    _parents(rows, kind, ages, male)
    _grandchildren(rows, kind, ages, male)
    others = _is(kind, "other")
    sibling = ages[:, HEAD] + 20 * _u(rows, Purpose.OTHER) - 10
    ages[others, OTHER] = sibling[others]
    return _clipped(ages, male)


def _couples(rows: np.ndarray, kind: np.ndarray, ages: np.ndarray, male: np.ndarray) -> None:
    gap = _gap(rows * 32)
    spouse = ages[:, HEAD] + np.where(male[:, HEAD], -gap, gap)
    paired = _is(kind, "nuclear", "middle", "couple") | (
        _is(kind, "elder", "skip") & (_u(rows, Purpose.SPOUSE) < 0.62)
    )
    ages[paired, SPOUSE] = np.maximum(spouse, _of_age(~male[:, HEAD]))[paired]
    male[:, SPOUSE] = ~male[:, HEAD]


def _children(rows: np.ndarray, kind: np.ndarray, ages: np.ndarray) -> None:
    mother = _mothers(ages)
    wanted = 1 + np.searchsorted([0.22, 0.66, 0.88], _u(rows, Purpose.CHILDREN))
    child = mother - _first_birth(rows * 32)
    parent = _is(kind, "nuclear", "parent", "elder", "middle")
    for k, place in enumerate(CHILDREN):
        home = np.select(
            [child < 18, child < 25, child < 32, child < 40], [1, 0.92, 0.75, 0.45], 0.2
        )
        heir = _is(kind, "elder") & (k == 0)
        stays = (_u(rows * 32 + place, Purpose.AT_HOME) < home) | heir
        there = parent & (k < wanted) & (child >= 0) & (mother - child <= 44) & stays
        ages[there, place] = child[there]
        child = child - 1 - _gamma(rows * 32 + place, Purpose.SPACING)


def _parents(rows: np.ndarray, kind: np.ndarray, ages: np.ndarray, male: np.ndarray) -> None:
    draw = _u(rows, Purpose.PARENTS)
    her = ages[:, HEAD] + _first_birth(rows * 32 + 6) + 3 * draw
    middle = _is(kind, "middle")
    both, hers, his = draw < 0.45, draw < 0.85, (draw < 0.45) | (draw >= 0.85)
    assert both.shape == hers.shape
    ages[middle & hers, PARENT_HER] = her[middle & hers]
    ages[middle & his, PARENT_HIS] = (her + np.maximum(_gap(rows * 32 + 6), 0))[middle & his]
    male[:, PARENT_HIS], male[:, PARENT_HER] = True, False


def _grandchildren(rows: np.ndarray, kind: np.ndarray, ages: np.ndarray, male: np.ndarray) -> None:
    heir = CHILDREN[0]
    elder = _is(kind, "elder")
    male[elder, heir] = (_u(rows, Purpose.GRANDCHILDREN) < 0.85)[elder]
    gap = _gap(rows * 32 + heir)
    in_law = ages[:, heir] + np.where(male[:, heir], -gap, gap)
    in_law = np.maximum(in_law, _of_age(~male[:, heir]))
    ages[elder, IN_LAW] = in_law[elder]
    male[:, IN_LAW] = ~male[:, heir]
    mother = np.where(male[:, heir], in_law, ages[:, heir])
    child = mother - np.minimum(_first_birth(rows * 32 + 9), 30)
    skip = _is(kind, "skip")
    child = np.where(skip, 17 * _u(rows, Purpose.SPACING), child)
    wanted = 1 + np.searchsorted([0.3, 0.8], _u(rows, Purpose.OTHER))
    for k, place in enumerate(GRANDCHILDREN):
        there = (elder | skip) & (k < wanted) & (child >= 0) & (elder | (child < 18))
        ages[there, place] = child[there]
        child = child - 1 - _gamma(rows * 32 + place, Purpose.SPACING)


def _clipped(ages: np.ndarray, male: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Without rows that lost the person who makes their type; parents 16 years older at least."""
    here = (ages >= 0) & (ages < 104)
    younger = np.where(here[:, [HEAD, SPOUSE]], ages[:, [HEAD, SPOUSE]], 200).min(axis=1)
    for place in CHILDREN:
        here[:, place] &= ages[:, place] < younger - 16.5
    couple = [CHILDREN[0], IN_LAW]
    here[:, IN_LAW] &= here[:, CHILDREN[0]] & (ages[:, CHILDREN[0]] >= 20.7)
    bound = np.where(here[:, couple], ages[:, couple], 200).min(axis=1)
    bound = np.where(here[:, IN_LAW], bound - 16.5, younger - 36)
    for place in GRANDCHILDREN:
        here[:, place] &= ages[:, place] < bound
    here[:, OTHER] &= ages[:, OTHER] >= 16
    return np.where(here, ages, 0.0), male, here


def _mothers(ages: np.ndarray) -> np.ndarray:
    couple = np.where(ages[:, :2] >= 0, ages[:, :2], 200)
    return np.where(ages[:, SPOUSE] >= 0, couple.min(axis=1), ages[:, HEAD])


def _first_birth(ids: np.ndarray) -> np.ndarray:
    return np.clip(24.3 + 3.6 * _normal(ids, Purpose.FIRST_BIRTH), 18, 38)


def _of_age(male: np.ndarray) -> np.ndarray:
    """The legal age to marry, and half a year for the jitter of ages in a commune."""
    return np.where(male, 20.7, 18.7)


def _gap(ids: np.ndarray) -> np.ndarray:
    return np.clip(3.1 + 3.2 * _normal(ids, Purpose.GAP), -6, 14)


def _gamma(ids: np.ndarray, purpose: int) -> np.ndarray:
    draws = exponential(_SEED, ids, purpose) + exponential(_SEED, ids, purpose + 1)
    return 1.3 * draws


def _is(kind: np.ndarray, *names: str) -> np.ndarray:
    return np.isin(kind, [_TYPES.index(name) for name in names])


def _u(ids: np.ndarray, purpose: int) -> np.ndarray:
    return uniform(_SEED, ids, purpose)


def _normal(ids: np.ndarray, purpose: int) -> np.ndarray:
    return normal(_SEED, ids, purpose)
