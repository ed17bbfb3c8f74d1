"""Households of one commune as rows × places, from the template library, with their villages."""

from dataclasses import dataclass

import numpy as np

from data.synthetic import slots as s
from data.synthetic.days import HORIZON, NEVER, T0
from data.synthetic.keyed import Purpose, exponential, uniform
from data.synthetic.templates import Library, library

VILLAGES = tuple(f"v{n}" for n in range(1, 10))
WEIGHTS = np.array([0.155, 0.145, 0.130, 0.120, 0.110, 0.100, 0.090, 0.080, 0.070])
_OLDER = np.array([-0.3, -0.2, -0.1, 0.0, 0.0, 0.1, 0.2, 0.3, 0.45])
_ARRIVED = 1 << 18  # households that come later count from here
_ARRIVALS_PER_PERSON = 0.0050 / 3.3 / 365.25  # households a day; 5 of the 9.2 ‰ moving in


@dataclass
class Homes:
    """Households × places. `entry` NEVER means that nobody stands there."""

    ids: np.ndarray
    village: np.ndarray
    formed: np.ndarray
    born: np.ndarray
    male: np.ndarray
    entry: np.ndarray
    exit: np.ndarray
    died: np.ndarray

    @property
    def people(self) -> np.ndarray:
        """Resident ids of all places."""
        return self.ids[:, None] * s.PER_HOUSEHOLD + np.arange(s.COUNT)


def homes(seed: int, residents: int, count: int) -> Homes:
    """`count` households on T0 and all that come before the horizon."""
    made = library()
    ids = np.arange(count)
    start = uniform(seed, np.zeros(1, dtype=int), Purpose.START)[0]
    first = _picked(made.weight, (start + ids) / count)
    first = first[np.argsort(uniform(seed, ids, Purpose.ORDER), kind="stable")]
    late_ids, days = _arrivals(seed, residents)
    young = made.weight * (made.ages[:, s.HEAD] < 48 * 365)
    later = _picked(young / young.sum(), uniform(seed, late_ids, Purpose.TEMPLATE))
    return _filled(
        seed,
        made,
        np.concatenate([ids, late_ids]),
        np.concatenate([first, later]),
        np.concatenate([np.full(count, T0), days]),
    )


def _arrivals(seed: int, residents: int) -> tuple[np.ndarray, np.ndarray]:
    """The k-th household comes T0 + the sum of k keyed gaps: a later data date only appends."""
    rate = residents * _ARRIVALS_PER_PERSON
    ids = _ARRIVED + np.arange(int((HORIZON - T0) * rate * 2) + 40)
    days = T0 + 1 + np.cumsum(exponential(seed, ids, Purpose.ARRIVAL) / rate).astype(np.int64)
    return ids[days <= HORIZON], days[days <= HORIZON]


def _filled(
    seed: int, made: Library, ids: np.ndarray, rows: np.ndarray, formed: np.ndarray
) -> Homes:
    shape = (len(ids), s.COUNT)
    here = np.zeros(shape, dtype=bool)
    here[:, : s.TEMPLATE] = made.here[rows]
    age = np.zeros(shape, dtype=np.int64)
    age[:, : s.TEMPLATE] = made.ages[rows]
    youngest = np.where(here, age, NEVER).min(axis=1)
    shift = ((uniform(seed, ids, Purpose.SHIFT) - 0.5) * 360).astype(np.int64)
    age += np.maximum(shift, 1 - youngest)[:, None]
    male = np.zeros(shape, dtype=bool)
    male[:, : s.TEMPLATE] = made.male[rows]
    entry = np.where(here, formed[:, None], NEVER)
    village = _village(seed, made, ids, rows)
    born = np.where(here, formed[:, None] - age, NEVER)
    never = np.full(shape, NEVER)
    return Homes(ids, village, formed, born, male, entry, never, np.zeros(shape, dtype=bool))


def _village(seed: int, made: Library, ids: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """P(village | template) ∝ weight × e^(θ z), z the standardised share of people over 60."""
    old = (made.here & (made.ages > 60 * 365)).sum(axis=1) / made.sizes
    z = (old - (old * made.weight).sum()) / old.std()
    chance = WEIGHTS * np.exp(_OLDER * z[rows, None])
    chance *= WEIGHTS / (chance / chance.sum(axis=1, keepdims=True)).mean(axis=0)
    total = np.cumsum(chance, axis=1) / chance.sum(axis=1, keepdims=True)
    return (uniform(seed, ids, Purpose.VILLAGE)[:, None] > total).sum(axis=1)


def _picked(weight: np.ndarray, at: np.ndarray) -> np.ndarray:
    total = np.cumsum(weight)
    return np.minimum(np.searchsorted(total, at * total[-1]), len(weight) - 1)
