"""Everybody who is ever registered, one row each, in order of entry; temporary residents too."""

from dataclasses import dataclass

import numpy as np

from data.synthetic import slots as s
from data.synthetic.days import HORIZON, NEVER, T0
from data.synthetic.homes import Homes
from data.synthetic.keyed import Purpose, exponential, uniform
from data.synthetic.lives import YEAR, heir

_TEMPORARY = 1 << 19  # temporary residents count from here
_STAY, _LONGEST = 1600, 730  # days: mean before the legal limit of two years, and the limit


@dataclass(frozen=True)
class People:
    """Columns of one length; `home` is the row of the household, `place` the place in it."""

    ids: np.ndarray
    home: np.ndarray
    place: np.ndarray
    village: np.ndarray
    born: np.ndarray
    male: np.ndarray
    entry: np.ndarray
    exit: np.ndarray
    died: np.ndarray
    temporary: np.ndarray
    initial: np.ndarray
    father: np.ndarray
    mother: np.ndarray

    def of(self, rows: np.ndarray) -> "People":
        """The chosen rows."""
        return People(**{name: column[rows] for name, column in vars(self).items()})


def people(seed: int, residents: int, homes: Homes) -> People:
    """Permanent and temporary residents in order of (entry, id): later entries only append."""
    home, place = np.nonzero(homes.entry < NEVER)
    father, mother = _parents(homes)
    at = (home, place)
    permanent = People(
        homes.people[at],
        home,
        place,
        homes.village[home],
        homes.born[at],
        homes.male[at],
        homes.entry[at],
        homes.exit[at],
        homes.died[at],
        np.zeros(len(home), dtype=bool),
        (homes.entry[at] == T0),
        father[at],
        mother[at],
    )
    guests = _guests(seed, residents, homes)
    both = People(
        **{
            name: np.concatenate([column, vars(guests)[name]])
            for name, column in vars(permanent).items()
        }
    )
    return both.of(np.lexsort((both.ids, both.entry)))


def _parents(homes: Homes) -> tuple[np.ndarray, np.ndarray]:
    """Ids of fathers and mothers by place, -1 where the register does not know them."""
    ids, there = homes.people, homes.entry < NEVER
    rows = np.arange(len(homes.ids))
    father, mother = np.full(ids.shape, -1), np.full(ids.shape, -1)
    young = heir(homes)

    def link(places: tuple[int, ...], parents: tuple[np.ndarray, ...]) -> None:
        for parent in parents:
            known, is_male = there[rows, parent], homes.male[rows, parent]
            for place in places:
                father[known & is_male, place] = ids[rows, parent][known & is_male]
                mother[known & ~is_male, place] = ids[rows, parent][known & ~is_male]

    def everywhere(place: int) -> np.ndarray:
        return np.full(len(rows), place)

    link((*s.CHILDREN, *s.BIRTHS), (everywhere(s.HEAD), everywhere(s.SPOUSE)))
    link((s.HEAD,), (everywhere(s.PARENT_HIS), everywhere(s.PARENT_HER)))
    wed = there[:, s.IN_LAW]
    link((*s.GRANDCHILDREN, *s.GRAND_BIRTHS), (np.where(wed, young, s.OTHER), everywhere(s.IN_LAW)))
    alone = ~wed[:, None] & np.ones(ids.shape[1], dtype=bool)
    grand = np.isin(np.arange(ids.shape[1]), (*s.GRANDCHILDREN, *s.GRAND_BIRTHS))
    father[alone & grand] = mother[alone & grand] = -1
    return father, mother


def _guests(seed: int, residents: int, homes: Homes) -> People:
    """Two registrations a month, of two years at most each, in the household of a host."""
    rate = 2.6 * 12 / YEAR * residents / 5200
    ids = _TEMPORARY + np.arange(int((HORIZON - T0 + 800) * rate * 2) + 40)
    came = T0 - _LONGEST + np.cumsum(exponential(seed, ids, Purpose.TEMPORARY) / rate).astype(int)
    stay = 31 + np.minimum(exponential(seed, ids, Purpose.TEMPORARY_STAY) * _STAY, _LONGEST - 32)
    left, entry = came + stay.astype(int), np.maximum(came, T0)
    lasts = np.where(homes.entry < NEVER, homes.exit, 0).max(axis=1)
    host = (uniform(seed, ids, Purpose.TEMPORARY_HOST) * len(lasts)).astype(int)
    left = np.minimum(left, lasts[host])
    stays = (left > entry) & (entry <= HORIZON) & (homes.formed[host] <= entry)
    ids, came, entry, left, host = (x[stays] for x in (ids, came, entry, left, host))
    years = 18 + 32 * uniform(seed, ids, Purpose.TEMPORARY_AGE) ** 1.5
    none = np.full(len(ids), -1)
    numbered = ids * s.PER_HOUSEHOLD + s.GUEST
    male = uniform(seed, numbered, Purpose.SEX) < 0.55
    no = np.zeros(len(ids), dtype=bool)
    born = came - (years * YEAR).astype(int)
    place = np.full(len(ids), s.OTHER)
    village = homes.village[host]
    return People(numbered, host, place, village, born, male, entry, left, no, ~no, no, none, none)
