"""A library of template households, weighted so that ages, sizes and kinds fit the first day."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.life import Tuning
from data.synthetic.life.clock import YEAR
from data.synthetic.life.kin import RELATIONS, kind
from data.synthetic.life.templates import (
    CHILDREN,
    GRANDCHILDREN,
    HEAD,
    IN_LAW,
    OTHER,
    PARENT_HER,
    PARENT_HIS,
    SPOUSE,
    drawn,
)

_PLACES = {
    "head": (HEAD,),
    "spouse": (SPOUSE,),
    "child": CHILDREN,
    "parent": (PARENT_HIS, PARENT_HER),
    "child_in_law": (IN_LAW,),
    "grandchild": GRANDCHILDREN,
    "sibling": (OTHER,),
}


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
def library(tuning: Tuning) -> Library:
    """The library fitted to ages and sexes, sizes and kinds of households."""
    ages, male, here = drawn()
    men = (male & here).sum(axis=1)  # in this order a commune of any size is nearly balanced
    order = np.lexsort((ages[:, HEAD], men, here.sum(axis=1)))
    ages, male, here = ages[order], male[order], here[order]
    days = (ages * YEAR).astype(np.int64)
    return Library(days, male, here, raked(constraints(days / YEAR, male, here, tuning)))


@cache
def paired_share(tuning: Tuning) -> np.ndarray:
    """Women and men × single years: the expected share with a spouse in the house."""
    made = library(tuning)
    age = np.minimum(made.ages // 365, 116)
    weight = np.broadcast_to(made.weight[:, None], age.shape)
    paired = np.zeros(made.here.shape, dtype=bool)
    for one, other in ((HEAD, SPOUSE), (PARENT_HIS, PARENT_HER), (CHILDREN[0], IN_LAW)):
        both = made.here[:, one] & made.here[:, other]
        paired[both, one] = paired[both, other] = True
    out = []
    for is_male in (False, True):
        mine = made.here & (made.male == is_male)
        all_of = np.bincount(age[mine], weight[mine], 117)
        wed = np.bincount(age[mine & paired], weight[mine & paired], 117)
        smooth = [np.convolve(part, np.ones(9), "same") for part in (wed, all_of + 1e-9)]
        out.append(smooth[0] / smooth[1])
    return np.array(out)


def constraints(ages: np.ndarray, male: np.ndarray, here: np.ndarray, tuning: Tuning) -> np.ndarray:
    """Columns whose weighted sum must be 0: age × sex as proportions, sizes and kinds of rows."""
    size = here.sum(axis=1)
    group = np.minimum(ages // 5, 17).astype(int)
    columns = []
    for sex, shares in ((True, tuning.men), (False, tuning.women)):
        for g, share in enumerate(shares):
            count = (here & (group == g) & (male == sex)).sum(axis=1)
            columns.append(count - share * size)
    for least, share in enumerate(tuning.sizes, start=1):
        columns.append((size == least if least < 10 else size >= 10) - share)
    kinds = kind(_roles(here), male[:, HEAD])
    columns += [(kinds == k) - share for k, share in enumerate(tuning.kinds)]
    return np.column_stack(columns).astype(float)


def _roles(here: np.ndarray) -> np.ndarray:
    """Households × relations: how many stand in each."""
    out = np.zeros((len(here), len(RELATIONS)), dtype=np.int64)
    for name, places in _PLACES.items():
        out[:, RELATIONS.index(name)] = here[:, list(places)].sum(axis=1)
    return out


def raked(features: np.ndarray) -> np.ndarray:
    """Weights closest to uniform (Kullback-Leibler) under which every column averages 0.

    Damped Newton steps on the dual (synthetic.md 4.3).
    """
    dual = np.zeros(features.shape[1])

    def at(point: np.ndarray) -> tuple[float, np.ndarray]:
        score = features @ point
        top = score.max()
        weight = np.exp(score - top)
        return top + np.log(weight.sum()), weight / weight.sum()

    value, weight = at(dual)
    off = np.inf
    for _ in range(60):
        slope = features.T @ weight
        before, off = off, np.abs(slope).max()
        if off < 1e-9 or (before < 1e-6 and off > 0.5 * before):  # as near as rounded shares allow
            break
        curve = (features * weight[:, None]).T @ features - np.outer(slope, slope)
        step = np.linalg.solve(curve + 1e-9 * np.eye(len(dual)), slope)
        length = 1.0
        wanted = at(dual - step)
        while wanted[0] > value - 1e-4 * length * (slope @ step) and length >= 1e-6:
            length /= 2
            wanted = at(dual - length * step)
        dual = dual - length * step
        value, weight = wanted
    return weight
