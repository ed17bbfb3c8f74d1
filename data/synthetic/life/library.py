"""A library of template households, weighted so that ages, sizes and kinds fit the first day."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.life import slots as s
from data.synthetic.life.clock import YEAR
from data.synthetic.life.kin import RELATIONS
from data.synthetic.life.kinds import kind
from data.synthetic.life.raking import raked
from data.synthetic.life.templates import drawn
from data.synthetic.life.tuning import Tuning

_PLACES = {
    "head": (s.HEAD,),
    "spouse": (s.SPOUSE,),
    "child": s.CHILDREN,
    "parent": (s.PARENT_HIS, s.PARENT_HER),
    "child_in_law": (s.IN_LAW,),
    "grandchild": s.GRANDCHILDREN,
    "sibling": (s.OTHER,),
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
    order = np.lexsort((ages[:, s.HEAD], men, here.sum(axis=1)))
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
    for one, other in ((s.HEAD, s.SPOUSE), (s.PARENT_HIS, s.PARENT_HER), (s.CHILDREN[0], s.IN_LAW)):
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
    kinds = kind(_roles(here), male[:, s.HEAD])
    columns += [(kinds == k) - share for k, share in enumerate(tuning.kinds)]
    return np.column_stack(columns).astype(float)


def _roles(here: np.ndarray) -> np.ndarray:
    """Households × relations: how many stand in each."""
    out = np.zeros((len(here), len(RELATIONS)), dtype=np.int64)
    for name, places in _PLACES.items():
        out[:, RELATIONS.index(name)] = here[:, list(places)].sum(axis=1)
    return out
