"""A library of template households, weighted so that ages, sexes and sizes fit the references.

Types and ages are assumptions of synthetic.md 4.2; weights minimise the distance to uniform
under homogeneous constraints, solved by damped Newton steps on the dual (4.3).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic import slots as s
from data.synthetic.keyed import Purpose, exponential, normal, uniform
from data.synthetic.reference import GROUPS, table

_LIBRARY_SEED = 20140628  # the library is one and the same for every seed
_SIZE = 9000
YEAR = 365.2425
_TYPES = ("nuclear", "parent", "elder", "middle", "couple", "single", "skip", "other")
_PRIOR = (0.46, 0.09, 0.13, 0.12, 0.10, 0.06, 0.02, 0.02)
_HEAD_AGES = ((22, 76), (26, 84), (44, 88), (24, 62), (21, 92), (20, 96), (46, 82), (19, 80))
_MALE_HEAD = (0.82, 0.35, 0.7, 0.85, 0.85, 0.35, 0.5, 0.6)


@dataclass(frozen=True)
class Library:
    """Templates as rows × places: ages in days, sexes, and the fitted weight of each row."""

    ages: np.ndarray
    male: np.ndarray
    here: np.ndarray
    weight: np.ndarray

    @property
    def sizes(self) -> np.ndarray:
        return self.here.sum(axis=1)


@cache
def library() -> Library:
    """The fitted library."""
    ages, male, here = _drawn()
    order = np.lexsort((ages[:, s.HEAD], here.sum(axis=1)))
    ages, male, here = ages[order], male[order], here[order]
    days = (ages * YEAR).astype(np.int64)
    return Library(days, male, here, raked(constraints(days / YEAR, male, here)))


def constraints(ages: np.ndarray, male: np.ndarray, here: np.ndarray) -> np.ndarray:
    """Columns whose weighted sum must be 0: age × sex as proportions of persons, sizes of rows."""
    size = here.sum(axis=1)
    group = np.minimum(ages // 5, 17).astype(int)
    shares = table("age_sex_hatinh").set_index(["age_group", "sex"])["share_registered"]
    columns = []
    for g, name in enumerate(GROUPS):
        for sex, is_male in (("male", True), ("female", False)):
            count = (here & (group == g) & (male == is_male)).sum(axis=1)
            columns.append(count - float(shares[name, sex]) * size)
    for text, share in zip(
        table("household_size")["size"], table("household_size")["share_registered"], strict=True
    ):
        wanted = size >= 10 if text == "10+" else size == int(text)
        columns.append(wanted - float(share))
    return np.column_stack(columns).astype(float)


def raked(features: np.ndarray) -> np.ndarray:
    """Weights closest to uniform (Kullback-Leibler) under which every column averages 0."""
    dual = np.zeros(features.shape[1])

    def at(point: np.ndarray) -> tuple[float, np.ndarray]:
        score = features @ point
        top = score.max()
        weight = np.exp(score - top)
        return top + np.log(weight.sum()), weight / weight.sum()

    value, weight = at(dual)
    for _ in range(60):
        slope = features.T @ weight
        if np.abs(slope).max() < 1e-9:
            break
        curve = (features * weight[:, None]).T @ features - np.outer(slope, slope)
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(dual)), slope)
        length = 1.0
        while at(dual - length * step)[0] > value - 1e-4 * length * (slope @ step):
            length /= 2
            if length < 1e-6:
                break
        dual = dual - length * step
        value, weight = at(dual)
    return weight


def _drawn() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = np.arange(_SIZE)
    kind = np.searchsorted(np.cumsum(_PRIOR) / sum(_PRIOR), _u(rows, Purpose.TYPE))
    ages = np.full((_SIZE, s.TEMPLATE), -1.0)
    male = _u(rows[:, None] * 32 + np.arange(s.TEMPLATE), Purpose.SEX) < 0.515
    low, high = np.array(_HEAD_AGES, dtype=float)[kind].T
    ages[:, s.HEAD] = low + (high - low) * _u(rows, Purpose.HEAD_AGE)
    male[:, s.HEAD] = _u(rows, Purpose.HEAD_SEX) < np.array(_MALE_HEAD)[kind]
    _couples(rows, kind, ages, male)
    _children(rows, kind, ages)
    _parents(rows, kind, ages, male)
    _grandchildren(rows, kind, ages, male)
    others = _is(kind, "other")
    sibling = ages[:, s.HEAD] + 20 * _u(rows, Purpose.OTHER) - 10
    ages[others, s.OTHER] = sibling[others]
    return _clipped(ages, male)


def _couples(rows: np.ndarray, kind: np.ndarray, ages: np.ndarray, male: np.ndarray) -> None:
    gap = _gap(rows * 32)
    spouse = ages[:, s.HEAD] + np.where(male[:, s.HEAD], -gap, gap)
    paired = _is(kind, "nuclear", "middle", "couple") | (
        _is(kind, "elder", "skip") & (_u(rows, Purpose.SPOUSE) < 0.62)
    )
    ages[paired, s.SPOUSE] = np.maximum(spouse, 18.5)[paired]
    male[:, s.SPOUSE] = ~male[:, s.HEAD]


def _children(rows: np.ndarray, kind: np.ndarray, ages: np.ndarray) -> None:
    mother = _mothers(ages)
    wanted = 1 + np.searchsorted([0.22, 0.66, 0.88], _u(rows, Purpose.CHILDREN))
    child = mother - _first_birth(rows * 32)
    parent = _is(kind, "nuclear", "parent", "elder", "middle")
    for k, place in enumerate(s.CHILDREN):
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
    her = ages[:, s.HEAD] + _first_birth(rows * 32 + 6) + 3 * draw
    middle = _is(kind, "middle")
    both, hers, his = draw < 0.45, draw < 0.85, (draw < 0.45) | (draw >= 0.85)
    assert both.shape == hers.shape
    ages[middle & hers, s.PARENT_HER] = her[middle & hers]
    ages[middle & his, s.PARENT_HIS] = (her + np.maximum(_gap(rows * 32 + 6), 0))[middle & his]
    male[:, s.PARENT_HIS], male[:, s.PARENT_HER] = True, False


def _grandchildren(rows: np.ndarray, kind: np.ndarray, ages: np.ndarray, male: np.ndarray) -> None:
    heir = s.CHILDREN[0]
    elder = _is(kind, "elder")
    male[elder, heir] = (_u(rows, Purpose.GRANDCHILDREN) < 0.85)[elder]
    gap = _gap(rows * 32 + heir)
    in_law = np.maximum(ages[:, heir] + np.where(male[:, heir], -gap, gap), 18.5)
    ages[elder, s.IN_LAW] = in_law[elder]
    male[:, s.IN_LAW] = ~male[:, heir]
    mother = np.where(male[:, heir], in_law, ages[:, heir])
    child = mother - np.minimum(_first_birth(rows * 32 + 9), 30)
    skip = _is(kind, "skip")
    child = np.where(skip, 17 * _u(rows, Purpose.SPACING), child)
    wanted = 1 + np.searchsorted([0.3, 0.8], _u(rows, Purpose.OTHER))
    for k, place in enumerate(s.GRANDCHILDREN):
        there = (elder | skip) & (k < wanted) & (child >= 0) & (elder | (child < 18))
        ages[there, place] = child[there]
        child = child - 1 - _gamma(rows * 32 + place, Purpose.SPACING)


def _clipped(ages: np.ndarray, male: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Without rows that lost the person who makes their type; parents 16 years older at least."""
    here = (ages >= 0) & (ages < 104)
    younger = np.where(here[:, [s.HEAD, s.SPOUSE]], ages[:, [s.HEAD, s.SPOUSE]], 200).min(axis=1)
    for place in s.CHILDREN:
        here[:, place] &= ages[:, place] < younger - 16.5
    couple = [s.CHILDREN[0], s.IN_LAW]
    here[:, s.IN_LAW] &= here[:, s.CHILDREN[0]] & (ages[:, s.CHILDREN[0]] >= 20)
    bound = np.where(here[:, couple], ages[:, couple], 200).min(axis=1)
    bound = np.where(here[:, s.IN_LAW], bound - 16.5, younger - 36)
    for place in s.GRANDCHILDREN:
        here[:, place] &= ages[:, place] < bound
    here[:, s.OTHER] &= ages[:, s.OTHER] >= 16
    return np.where(here, ages, 0.0), male, here


def _mothers(ages: np.ndarray) -> np.ndarray:
    couple = np.where(ages[:, :2] >= 0, ages[:, :2], 200)
    return np.where(ages[:, s.SPOUSE] >= 0, couple.min(axis=1), ages[:, s.HEAD])


def _first_birth(ids: np.ndarray) -> np.ndarray:
    return np.clip(24.3 + 3.6 * _normal(ids, Purpose.FIRST_BIRTH), 18, 38)


def _gap(ids: np.ndarray) -> np.ndarray:
    return np.clip(3.1 + 3.2 * _normal(ids, Purpose.GAP), -6, 14)


def _gamma(ids: np.ndarray, purpose: int) -> np.ndarray:
    draws = exponential(_LIBRARY_SEED, ids, purpose) + exponential(_LIBRARY_SEED, ids, purpose + 1)
    return 1.3 * draws


def _is(kind: np.ndarray, *names: str) -> np.ndarray:
    return np.isin(kind, [_TYPES.index(name) for name in names])


def _u(ids: np.ndarray, purpose: int) -> np.ndarray:
    return uniform(_LIBRARY_SEED, ids, purpose)


def _normal(ids: np.ndarray, purpose: int) -> np.ndarray:
    return normal(_LIBRARY_SEED, ids, purpose)
