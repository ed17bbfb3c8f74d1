"""Lives: deaths, moves, weddings and births as one inverse-distribution draw each.

Hazards are piecewise constant in age: an event happens where the cumulative hazard, from the age
at the start, reaches a keyed exponential draw. Only tables and keys enter, never a data date.
"""

import numpy as np

from data.synthetic import slots as s
from data.synthetic.days import HORIZON, NEVER, T0, anniversary
from data.synthetic.homes import Homes, homes
from data.synthetic.keyed import Purpose, exponential, normal, uniform
from data.synthetic.reference import AGES, by_age, mortality

YEAR = 365.2425
_LEAVING = 2.2  # single leavers against the table: what whole households leave over of 15.5 ‰
_HOUSEHOLD_MOVES = 0.0028  # whole households a year
_RETURNS = 0.010  # people who come back to a household, a year and household
_FERTILITY = 2.1  # asfr is of all women, births here come to women with a husband in the house
_PARITY = (1.7, 1.25, 0.6, 0.25, 0.1, 0.05, 0.05, 0.05, 0.05)
_BOY = 113 / 213
_WEDDING = np.interp(AGES, [19, 21, 24, 28, 32, 38, 45], [0, 0.06, 0.12, 0.16, 0.10, 0.03, 0.0])
_WEDDING_SUM = np.concatenate([[0.0], np.cumsum(_WEDDING[:-1])])


def lived(seed: int, residents: int, count: int) -> Homes:
    """All households with every life to its end, as far as anybody entered before the horizon."""
    all_homes = homes(seed, residents, count)
    moved = _household_moves(seed, all_homes)
    _end(seed, all_homes, moved, range(s.TEMPLATE))
    _wed(seed, all_homes, moved)
    _bear(seed, all_homes, moved, s.BIRTHS, *_head_couple(all_homes))
    _bear(seed, all_homes, moved, s.GRAND_BIRTHS, *_young_couple(all_homes))
    _return(seed, all_homes, moved)
    _close(all_homes)
    return all_homes


def heir(all_homes: Homes) -> np.ndarray:
    """The place of the child whose spouse lives in the house: the first son, or the married one."""
    sons = all_homes.male[:, s.CHILDREN] & (all_homes.entry[:, s.CHILDREN] < NEVER)
    first = np.where(sons.any(axis=1), sons.argmax(axis=1), 0) + s.CHILDREN[0]
    married = all_homes.entry[:, s.IN_LAW] == all_homes.formed
    return np.where(married, s.CHILDREN[0], first)


def when(born: np.ndarray, start: np.ndarray, need: np.ndarray, total: np.ndarray) -> np.ndarray:
    """The day the cumulative hazard `total` (at ages 0..) has grown by `need` since `start`."""
    ages = np.arange(len(total))
    then = np.interp((start - born) / YEAR, ages, total) + need
    day = born + np.ceil(np.interp(then, total, ages) * YEAR).astype(np.int64)
    return np.where(then >= total[-1], NEVER, np.maximum(day, start + 1))


def _household_moves(seed: int, all_homes: Homes) -> np.ndarray:
    years = exponential(seed, all_homes.ids, Purpose.HOUSEHOLD_MOVE) / _HOUSEHOLD_MOVES
    return all_homes.formed + 1 + np.minimum(years * YEAR, NEVER).astype(np.int64)


def _end(seed: int, all_homes: Homes, moved: np.ndarray, places: range | tuple[int, ...]) -> None:
    """Exit = the first of death, own move and the move of the whole household."""
    young = (heir(all_homes), s.IN_LAW)
    for place in places:
        ids = all_homes.people[:, place]
        born, entry = all_homes.born[:, place], all_homes.entry[:, place]
        for is_male, sex in ((True, "male"), (False, "female")):
            mine = (all_homes.male[:, place] == is_male) & (entry < NEVER)
            start = np.where(mine, entry, T0)
            since = np.where(mine, born, T0 - 9000)
            death = when(since, start, exponential(seed, ids, Purpose.DEATH), mortality(sex))
            leave = when(
                since, start, exponential(seed, ids, Purpose.LEAVING) / _LEAVING, _leaving(sex)
            )
            settled = np.isin(place, [s.HEAD, s.SPOUSE, s.PARENT_HIS, s.PARENT_HER, s.IN_LAW])
            settled = settled | ((young[0] == place) & (all_homes.entry[:, s.IN_LAW] < NEVER))
            leave = np.minimum(
                np.where(settled, NEVER, leave), np.where(moved > start, moved, NEVER)
            )
            all_homes.exit[mine, place] = np.minimum(death, leave)[mine]
            all_homes.died[mine, place] = (death <= leave)[mine]


def _leaving(sex: str) -> np.ndarray:
    rate = by_age("migration_by_age", "annual_permanent_out_rate", sex)
    rate = np.where((AGES >= 16) & (AGES < 70), rate, 0.0)[:-1]
    return np.concatenate([[0.0], np.cumsum(rate)])


def _wed(seed: int, all_homes: Homes, moved: np.ndarray) -> None:
    """The unmarried first son brings a bride home; ages apart as in synthetic.md 4.2."""
    rows = np.arange(len(all_homes.ids))
    groom = heir(all_homes)
    born, leaves = all_homes.born[rows, groom], all_homes.exit[rows, groom]
    ids = all_homes.people[:, s.IN_LAW]
    free = (all_homes.entry[:, s.IN_LAW] == NEVER) & all_homes.male[rows, groom] & (born < NEVER)
    born = np.where(free, born, T0 - 9000)
    day = when(born, all_homes.formed, exponential(seed, ids, Purpose.WEDDING), _WEDDING_SUM)
    younger = np.clip(3.1 + 3.2 * normal(seed, ids, Purpose.BRIDE_AGE), -6, 14) * YEAR
    bride = np.minimum(born + younger.astype(np.int64), day - 6600)
    comes = free & (day < leaves) & (day <= HORIZON)
    all_homes.entry[comes, s.IN_LAW] = day[comes]
    all_homes.born[comes, s.IN_LAW] = bride[comes]
    _end(seed, all_homes, moved, (s.IN_LAW,))


def _head_couple(all_homes: Homes) -> tuple[np.ndarray, np.ndarray, tuple[int, ...]]:
    size = len(all_homes.ids)
    return np.full(size, s.HEAD), np.full(size, s.SPOUSE), s.CHILDREN


def _young_couple(all_homes: Homes) -> tuple[np.ndarray, np.ndarray, tuple[int, ...]]:
    return heir(all_homes), np.full(len(all_homes.ids), s.IN_LAW), s.GRANDCHILDREN


def _bear(
    seed: int,
    all_homes: Homes,
    moved: np.ndarray,
    places: tuple[int, ...],
    one: np.ndarray,
    other: np.ndarray,
    elder: tuple[int, ...],
) -> None:
    """Births while both are registered, 600 days apart at least, fewer with every child."""
    rows = np.arange(len(all_homes.ids))
    mother = np.where(all_homes.male[rows, one], other, one)
    father = np.where(all_homes.male[rows, one], one, other)
    both = (all_homes.entry[rows, one] < NEVER) & (all_homes.entry[rows, other] < NEVER)
    both &= all_homes.male[rows, father] & ~all_homes.male[rows, mother]
    since = np.where(both, all_homes.born[rows, mother], T0 - 9000)
    start = np.maximum(all_homes.entry[rows, one], all_homes.entry[rows, other])
    wed_later = both & (start > all_homes.formed)
    start = np.where(wed_later, start + 260, start)
    until = np.minimum(all_homes.exit[rows, mother], all_homes.exit[rows, father])
    children = all_homes.born[:, elder]
    parity = (children < NEVER).sum(axis=1)
    last = np.where(children < NEVER, children, 0).max(axis=1)
    total = np.concatenate([[0.0], np.cumsum(_fertility())])
    for place in places:
        start = np.where(both, np.maximum(start, last + 600), T0)
        need = exponential(seed, all_homes.people[:, place], Purpose.BIRTH)
        day = when(since, start, need / np.take(_PARITY, np.minimum(parity, 8)), total)
        both = both & (day < until) & (day <= HORIZON)
        all_homes.born[both, place] = all_homes.entry[both, place] = day[both]
        boys = uniform(seed, all_homes.people[:, place], Purpose.SEX) < _BOY
        all_homes.male[:, place] = boys
        parity, last = parity + both, day
    _end(seed, all_homes, moved, places)


def _fertility() -> np.ndarray:
    rate = by_age("asfr", "local_asfr_2023plus_per_1000", "female")[:-1] / 1000
    return np.where(AGES[:-1] >= 18, rate, 0.0) * _FERTILITY


def _return(seed: int, all_homes: Homes, moved: np.ndarray) -> None:
    """A relative comes to live in the house, once at most."""
    ids = all_homes.people[:, s.OTHER]
    wait = np.minimum(exponential(seed, ids, Purpose.RETURN) / _RETURNS * YEAR, NEVER)
    day = all_homes.formed + 30 + wait.astype(np.int64)
    comes = (all_homes.entry[:, s.OTHER] == NEVER) & (day <= HORIZON)
    comes &= (day < all_homes.exit[:, s.HEAD]) & (day < moved)
    years = 19 + 22 * uniform(seed, ids, Purpose.RETURN_AGE) ** 1.6
    all_homes.entry[comes, s.OTHER] = day[comes]
    all_homes.born[comes, s.OTHER] = (day - (years * YEAR).astype(np.int64))[comes]
    _end(seed, all_homes, moved, (s.OTHER,))


def _close(all_homes: Homes) -> None:
    """Minors do not live alone: when the last adult goes, they move to relatives that day."""
    born = np.where(all_homes.entry < NEVER, all_homes.born, T0)
    grown = np.maximum(all_homes.entry, anniversary(born, 18))
    until = all_homes.formed.copy()
    for _ in range(s.COUNT):
        covers = (grown <= until[:, None]) & (all_homes.exit > until[:, None])
        covers &= all_homes.entry < NEVER
        until = np.maximum(until, np.where(covers, all_homes.exit, 0).max(axis=1))
    late = all_homes.entry >= until[:, None]
    all_homes.entry[late] = NEVER
    cut = all_homes.exit > until[:, None]
    all_homes.exit[cut] = np.broadcast_to(until[:, None], cut.shape)[cut]
    all_homes.died[cut] = False
