"""Everybody who is ever registered, one row each, in order of entry; temporary residents too."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import HORIZON, NEVER, T0
from data.synthetic.keyed import Purpose, exponential, uniform
from data.synthetic.life.clock import YEAR
from data.synthetic.life.state import COMMUNE, INITIAL, NOBODY, Lives

TEMPORARY = 1 << 24  # serial numbers of temporary residents count from here
_STAY, _LONGEST = 1600, 730  # days: mean before the legal limit of two years, and the limit
_RATE = 2.6 * 12 / 5200  # registrations a year and permanent resident [A]


@dataclass(frozen=True)
class People:
    """Columns of one length in order of (entry, id): later entries only append.

    `father`, `mother`, `elder` are rows of this table, -1 where the register does not know them;
    `home` is the row of the first household, `row` the row in `Lives` (-1 for temporary residents).
    """

    ids: np.ndarray
    row: np.ndarray
    home: np.ndarray
    village: np.ndarray
    born: np.ndarray
    male: np.ndarray
    entry: np.ndarray
    exit: np.ndarray
    died: np.ndarray
    temporary: np.ndarray
    initial: np.ndarray
    kind: np.ndarray
    father: np.ndarray
    mother: np.ndarray
    elder: np.ndarray
    family: np.ndarray


def people(lives: Lives, residents: int, last_day: np.ndarray) -> People:
    """Permanent and temporary residents; `last_day` is the end of each household."""
    rows = np.arange(len(lives))
    first = np.empty(len(lives), dtype=np.int64)
    for who, home, _ in reversed(lives.log.joined):
        first[who] = home
    no = np.zeros(len(rows), dtype=bool)
    own = (
        lives.ids(rows),
        rows,
        first,
        lives.village,
        lives.born,
        lives.male,
        lives.entry,
        lives.exit,
        lives.died & (lives.exit < NEVER),
        no,
        lives.kind == INITIAL,
        lives.kind,
    )
    both = [
        np.concatenate([one, other])
        for one, other in zip(own, _guests(lives, residents, last_day), strict=True)
    ]
    order = np.argsort(both[6], kind="stable")  # rows, then guests: by id already
    place = np.empty(len(order) + 1, dtype=np.int64)
    place[order] = np.arange(len(order))
    place[-1] = NOBODY
    unknown = np.full(len(order) - len(rows), NOBODY)
    kin = (
        place[np.concatenate([lives.father, unknown])],
        place[np.concatenate([lives.mother, unknown])],
        place[np.concatenate([lives.elder, unknown])],
        np.concatenate([lives.family, unknown]),
    )
    return People(*(column[order] for column in (*both, *kin)))


def _guests(lives: Lives, residents: int, last_day: np.ndarray) -> tuple[np.ndarray, ...]:
    """Registrations of two years at most each, in the household of a host of the first day."""
    seed, base = lives.seed, lives.commune * COMMUNE + TEMPORARY
    rate = _RATE * residents / YEAR
    ids = base + np.arange(int((HORIZON - T0 + 800) * rate * 1.5) + 40)
    gaps = exponential(seed, ids, Purpose.TEMPORARY) / rate
    came = T0 - _LONGEST + np.cumsum(gaps).astype(np.int64)
    stay = 31 + np.minimum(exponential(seed, ids, Purpose.TEMPORARY_STAY) * _STAY, _LONGEST - 32)
    hosts = np.count_nonzero(lives.homes.formed == T0)
    host = (uniform(seed, ids, Purpose.TEMPORARY_HOST) * hosts).astype(np.int64)
    entry = np.maximum(came, T0)
    left = np.minimum(came + stay.astype(np.int64), last_day[host])
    stays = (left > entry) & (entry <= lives.last_day)
    ids, came, entry, left, host = (x[stays] for x in (ids, came, entry, left, host))
    years = 18 + 32 * uniform(seed, ids, Purpose.TEMPORARY_AGE) ** 1.5
    no = np.zeros(len(ids), dtype=bool)
    return (
        ids,
        np.full(len(ids), NOBODY),
        host,
        lives.homes.village[host],
        came - (years * YEAR).astype(np.int64),
        uniform(seed, ids * 64, Purpose.SEX) < 0.55,
        entry,
        left,
        no,
        ~no,
        no,
        np.full(len(ids), NOBODY),
    )
