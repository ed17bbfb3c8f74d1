"""Who is away when: every person alternates between home and away.

With p(a) the share away at age a and L the mean spell, people must leave at the rate
(p'(a) + p(a) / L) / (1 - p(a)) for the share to follow the table (balance of flows).
"""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import HORIZON, NEVER, age
from data.synthetic.keyed import Purpose, exponential, uniform
from data.synthetic.lives import YEAR, when
from data.synthetic.people import People
from data.synthetic.reference import AGES, by_age

KINDS = ("same_province", "other_province", "abroad")
_SPELL, _SHORTEST = 600, 30  # days
_VILLAGE = (0.95, 0.97, 1.05, 1.0, 1.05, 1.05, 1.1, 1.1, 1.65)  # the ninth sends most away
_ROUNDS = 14


@dataclass(frozen=True)
class Spells:
    """One row a spell: row of the person, first day away, first day back, kind."""

    person: np.ndarray
    start: np.ndarray
    end: np.ndarray
    kind: np.ndarray

    def kinds_on(self, days: np.ndarray, count: int) -> np.ndarray:
        """persons × days: -1 at home, else the index of the kind."""
        out = np.full((count, len(days)), -1, dtype=np.int8)
        first, last = np.searchsorted(days, self.start), np.searchsorted(days, self.end)
        for person, a, b, kind in zip(self.person, first, last, self.kind, strict=True):
            out[person, a:b] = kind
        return out


def spells(seed: int, who: People) -> Spells:
    """All spells before the horizon, disjoint and inside residence; temporary residents none."""
    rows = np.nonzero(~who.temporary)[0]
    found = [
        _spells_of(seed, who, rows[who.male[rows] == m], sex, v)
        for m, sex in ((True, "male"), (False, "female"))
        for v in range(9)
    ]
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    return Spells(*(column[order] for column in columns))


def _spells_of(
    seed: int, who: People, rows: np.ndarray, sex: str, village: int
) -> tuple[np.ndarray, ...]:
    rows = rows[who.village[rows] == village]
    share = _share(sex, _VILLAGE[village])
    total = _leaving(share)
    ids, born, until = who.ids[rows], who.born[rows], who.exit[rows]
    day = who.entry[rows].copy()
    then = np.minimum(age(born, day), 116)
    away = who.initial[rows] & (uniform(seed, ids, Purpose.AWAY_FIRST) < share[then])
    found = []
    for k in range(_ROUNDS):
        need = exponential(seed, ids, Purpose.AWAY_LEAVE + k)
        start = (
            np.where(away, day, when(born, day, need, total))
            if k == 0
            else when(born, day, need, total)
        )
        stay = _SHORTEST + exponential(seed, ids, Purpose.AWAY_STAY + k) * (_SPELL - _SHORTEST)
        end = np.minimum(start + stay.astype(np.int64), until)
        kind = _kind(seed, ids, sex, age(born, np.minimum(start, HORIZON)), k)
        real = (start < until) & (start <= HORIZON)
        found.append((rows[real], start[real], end[real], kind[real]))
        day = np.minimum(end, NEVER // 2)
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))


def _share(sex: str, factor: float) -> np.ndarray:
    """The share away by single year, smoothed over the steps of the table."""
    table = by_age("migration_by_age", "share_of_registered_absent", sex)
    middle = np.arange(2, 90, 5)
    return np.minimum(np.interp(AGES, middle, table[middle]) * factor, 0.8)


def _leaving(share: np.ndarray) -> np.ndarray:
    rate = (np.gradient(share) + share * YEAR / _SPELL) / (1 - share)
    return np.concatenate([[0.0], np.cumsum(np.maximum(rate, 0.0))[:-1]])


def _kind(seed: int, ids: np.ndarray, sex: str, ages: np.ndarray, k: int) -> np.ndarray:
    same = by_age("migration_by_age", "absent_same_province", sex)
    abroad = by_age("migration_by_age", "absent_abroad", sex)
    at = np.clip(ages, 0, 116)
    draw = uniform(seed, ids, Purpose.AWAY_KIND + k)
    return np.where(draw < same[at], 0, np.where(draw < 1 - abroad[at], 1, 2)).astype(np.int8)
