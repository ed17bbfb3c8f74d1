"""Histories to judge the forecast by, as states without a store: other countries, other communes.

`synthetic` counts the generator's people directly (a test holds it against the published edition);
`real` thins vaccination by region to the villages of a commune, one week for a month.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np
import pandas as pd

from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED, EID_SUBMITTED
from analytics.meaning.forecast.state import (
    AWAY_HAVING,
    AWAY_NOT_YET,
    HAVING,
    NOT_YET,
    PLACES,
    State,
    taken_back,
)
from analytics.words.month import last_day, shifted
from analytics.words.settings import REFERENCE
from data.synthetic.days import MONTHS, anniversary
from data.synthetic.life import tuned
from data.synthetic.life.kin import last_days, memberships
from data.synthetic.life.people import People, people
from data.synthetic.life.years import lived
from data.synthetic.paper import STORIES, Papers, papers

KEYS = (CARD_COVERAGE_PRESENT, EID_ACTIVATED, EID_SUBMITTED)
SIZES = (300, 1200, 5200, 20000)
KNOWN = 66  # months from 2021-01 to 2026-06
VILLAGES = 9
_ENDS = MONTHS[1 : KNOWN + 1] - 1
_SPREAD = (150, 500)  # smallest and largest village of a commune of 2,925


@cache
def synthetic(story: str, seed: int, residents: int) -> dict[str, State]:
    """A state by indicator for 66 months, of people of 14 and over at home and away."""
    told = STORIES[story]
    lives = lived(seed, 0, residents, 2026, tuning=tuned(), older=told.older)
    who = people(lives, residents, last_days(lives, memberships(lives)))
    made = papers(seed, who, told, last=int(_ENDS[-1]))
    there, gone = _registered(who), _away(made, len(who.ids))
    has = {CARD_COVERAGE_PRESENT: _carded, EID_ACTIVATED: _active, EID_SUBMITTED: _submitted}
    return {key: _counted(key, who, there, gone, has[key](made, len(who.ids))) for key in KEYS}


def _registered(who: People) -> np.ndarray:
    since = np.where(who.temporary, who.exit, np.maximum(who.entry, anniversary(who.born, 14)))
    return (since[:, None] <= _ENDS) & (who.exit[:, None] > _ENDS)


def _some(count: int, person: np.ndarray, held: Iterable[np.ndarray]) -> np.ndarray:
    """Persons × months of whom at least one row holds in the month."""
    found = np.zeros((count, KNOWN), dtype=bool)
    for month, rows in enumerate(held):
        found[person[rows], month] = True
    return found


def _away(made: Papers, count: int) -> np.ndarray:
    of = made.absences
    return _some(count, of.person, ((of.start <= end) & (of.end > end) for end in _ENDS))


def _carded(made: Papers, count: int) -> np.ndarray:
    """The newest card that is not a paper CMND has not expired."""
    cards = made.cards
    rows = np.nonzero(cards.kind >= 1)[0]
    person, issued, expires = cards.person[rows], cards.issued[rows], cards.expires[rows]
    last = np.append(person[1:] != person[:-1], True)
    over = np.minimum(expires, np.where(last, np.inf, np.append(issued[1:], np.inf)))
    return _some(count, person, ((issued <= end) & (over > end) for end in _ENDS))


def _active(made: Papers, count: int) -> np.ndarray:
    of = made.accounts
    return _some(count, of.person, ((of.activated <= end) & (of.level == 2) for end in _ENDS))


def _submitted(made: Papers, count: int) -> np.ndarray:
    of = made.accounts
    handed = ((of.submitted <= end) & (of.rejected > end) | (of.approved <= end) for end in _ENDS)
    return _some(count, of.person, handed) | _active(made, count)


def _counted(key: str, who: People, there: np.ndarray, gone: np.ndarray, has: np.ndarray) -> State:
    place = np.where(there, 1 + has + 2 * gone, 0)
    before = np.concatenate([np.zeros((len(place), 1), dtype=int), place[:, :-1]], axis=1)
    kinds = len(PLACES)
    stock, moves = np.zeros((KNOWN, VILLAGES, kinds)), np.zeros((KNOWN, VILLAGES, kinds, kinds))
    for month in range(KNOWN):
        now, then = place[:, month], before[:, month]
        cells = np.bincount(who.village * kinds + now, minlength=VILLAGES * kinds)
        stock[month] = cells.reshape(VILLAGES, kinds)
        went = (who.village * kinds + then) * kinds + now
        steps = np.bincount(went, minlength=VILLAGES * kinds * kinds)
        moves[month] = steps.reshape(VILLAGES, kinds, kinds)
    stock[:, :, 0] = 0
    moves[:, :, range(kinds), range(kinds)] = 0
    return _state(key, stock, _one_by_one(moves))


def _one_by_one(moves: np.ndarray) -> np.ndarray:
    """Who came to have it and went away, or came home and has it, did both, as in an edition."""
    for before, between, after in (
        (NOT_YET, HAVING, AWAY_HAVING),
        (AWAY_NOT_YET, NOT_YET, HAVING),
    ):
        both = moves[:, :, before, after].copy()
        moves[:, :, before, between] += both
        moves[:, :, between, after] += both
        moves[:, :, before, after] = 0
    return moves


def _state(key: str, stock: np.ndarray, moves: np.ndarray) -> State:
    months = tuple(shifted(last_day(2021, 1), month) for month in range(len(stock)))
    names = tuple(f"v{number + 1}" for number in range(stock.shape[1]))
    return State(key, months, names, stock, taken_back(moves), counts_away=False)


@cache
def adoption(country: str) -> pd.DataFrame:
    """Holders by week × (series, region), missing weeks nought, and who could be one."""
    rows = pd.read_csv(REFERENCE / f"adoption_{country}_weekly.csv", dtype={"region_code": str})
    return rows


@cache
def real(country: str, series: str, seed: int, residents: int) -> State:
    """Nine regions, each thinned to one village by draws at the region's own weekly hazard."""
    rows = adoption(country)
    rows = rows[rows.series == series]
    chance = np.random.default_rng([seed, residents])
    regions = chance.permutation(sorted(rows.region_code.unique()))[:VILLAGES]
    wide = rows.pivot(index="week_end", columns="region_code", values="holders").fillna(0)
    holders = wide[regions].to_numpy()
    eligible = rows.groupby("region_code").eligible.first()[regions].to_numpy()
    new = np.diff(holders, axis=0, prepend=0)
    hazard = new / np.maximum(eligible - holders + new, 1)
    sizes = np.linspace(*_SPREAD, VILLAGES) * residents / (VILLAGES * np.mean(_SPREAD))
    return _thinned(series, hazard, chance.permutation(np.round(sizes)), chance)


def _thinned(key: str, hazard: np.ndarray, sizes: np.ndarray, chance: np.random.Generator) -> State:
    kinds, weeks = len(PLACES), len(hazard) + 1
    stock, moves = np.zeros((weeks, VILLAGES, kinds)), np.zeros((weeks, VILLAGES, kinds, kinds))
    stock[0, :, NOT_YET], moves[0, :, 0, NOT_YET] = sizes, sizes
    for week in range(1, weeks):
        left = stock[week - 1, :, NOT_YET]
        new = chance.binomial(left.astype(int), hazard[week - 1])
        moves[week, :, NOT_YET, HAVING] = new
        stock[week, :, NOT_YET] = left - new
        stock[week, :, HAVING] = sizes - left + new
    return _state(key, stock, moves)
