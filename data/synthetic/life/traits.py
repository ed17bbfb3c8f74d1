"""Marital status, schooling and trade as dated statuses; ethnicity and religion for life."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.days import age
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.life.marital import STATES
from data.synthetic.life.schooling import LEVELS, final_level, schooling
from data.synthetic.life.state import Lives
from data.synthetic.life.trades import trades, work
from data.synthetic.life.turns import changes
from data.synthetic.people import People
from data.synthetic.reference import table
from data.synthetic.sorting import sorted_rows
from data.synthetic.tables import Coded

FIELDS = ("marital", "education", "occupation")


@dataclass(frozen=True)
class Statuses:
    """One row a change: row of People, field, code of the value, the day it begins."""

    person: np.ndarray
    field: np.ndarray
    value: np.ndarray
    start: np.ndarray


def statuses(
    lives: Lives, who: People, away: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> tuple[Statuses, tuple[str, ...]]:
    """All changes in order of person, field and day; `away` = person, start, end of absences."""
    level = final_level(lives.seed, who)
    words = (*STATES, *LEVELS, *trades())
    parts = [
        _marital(lives, who),
        schooling(lives, who, level),
        work(lives, who, level, away),
    ]
    offset = (0, len(STATES), len(STATES) + len(LEVELS))
    columns = [
        np.concatenate([part[0] for part in parts]),
        np.concatenate([np.full(len(part[0]), field) for field, part in enumerate(parts)]),
        np.concatenate([part[1] + off for part, off in zip(parts, offset, strict=True)]),
        np.concatenate([part[2] for part in parts]),
    ]
    order = sorted_rows(columns[0] * len(FIELDS) + columns[1], columns[3])
    return Statuses(*(column[order] for column in columns)), words


def shared(seed: int, key: np.ndarray, name: str, purpose: Purpose) -> Coded:
    """Ethnicity or religion, one for everybody with the same key."""
    words, total = _shares(name)
    at = np.searchsorted(total, uniform(seed, key, purpose))
    return Coded(np.minimum(at, len(words) - 1).astype(np.int8), words)


def _marital(lives: Lives, who: People) -> tuple[np.ndarray, ...]:
    row, code, start = (np.concatenate(part) for part in zip(*lives.log.status, strict=True))
    place = np.empty(len(lives), dtype=np.int64)
    own = who.row >= 0
    place[who.row[own]] = np.nonzero(own)[0]
    guests = np.nonzero(~own)[0]
    person = np.concatenate([place[row], guests])
    draw = uniform(lives.seed, who.ids[guests], Purpose.MARITAL)
    old = age(who.born[guests], who.entry[guests]) >= 25
    code = np.concatenate([code, np.where(old & (draw < 0.7), 1, 0)])
    start = np.maximum(np.concatenate([start, who.entry[guests]]), who.entry[person])
    return changes(person, code, start, who)


@cache
def _shares(name: str) -> tuple[tuple[str, ...], np.ndarray]:
    share = table(name)["share_commune_suggested"].astype(float).to_numpy()
    return tuple(table(name)[f"{name}_vi"]), np.cumsum(share) / share.sum()
