"""Trades: pupils, then a trade at home or elsewhere by schooling and age, then rest."""

from functools import cache

import numpy as np

from data.synthetic.keyed import Purpose, uniform
from data.synthetic.life.clock import YEAR, days_of
from data.synthetic.life.schooling import LEVELS, school_ends
from data.synthetic.life.state import Lives
from data.synthetic.life.turns import WIDE, changes
from data.synthetic.people import People
from data.synthetic.reference import bounds, table
from data.synthetic.sorting import sorted_rows

_TURNS = (6, 25, 55, 60, 70, 76)  # ages from which trades of occupation.csv begin or end
_STUDY = ("Học sinh, sinh viên", "Sinh viên (ngoại tỉnh)")
_REST = ("Hưu trí", "Nội trợ", "Già yếu, không lao động")
_LEARNED_FROM = LEVELS.index("college")
_LEARNED = ("Giáo viên", "Cán bộ, công chức, viên chức")
_MANUAL = ("Làm ruộng", "Thợ xây, thợ mộc", "Chăn nuôi hươu, gia súc")


def work(
    lives: Lives,
    who: People,
    level: np.ndarray,
    away: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> tuple[np.ndarray, ...]:
    """At every turn of life the trade is looked up anew; only what changes is kept."""
    school = school_ends(who, level)
    until = np.minimum(who.exit, lives.last_day + 1)
    rows = np.arange(len(who.ids))
    found = [(rows, np.minimum(who.entry, until - 1))]
    for day in (school, *(who.born + days_of(turn) for turn in _TURNS)):
        during = np.nonzero((day > who.entry) & (day < until))[0]
        found.append((during, day[during]))
    for day in away[1:]:
        during = day < until[away[0]]
        found.append((away[0][during], day[during]))
    person, day = (np.concatenate(part) for part in zip(*found, strict=True))
    order = sorted_rows(person, day)
    person, day = person[order], day[order]
    value = _trade(lives.seed, who, level, school, person, day, _is_away(person, day, away))
    known = value >= 0
    return changes(person[known], value[known], day[known], who)


def _is_away(
    person: np.ndarray, day: np.ndarray, away: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> np.ndarray:
    """Whether the person is away on that day; spells are in order of person and day."""
    if not len(away[0]):
        return np.zeros(len(person), dtype=bool)
    at = np.searchsorted(away[0] * WIDE + away[1], person * WIDE + day, side="right") - 1
    inside = at >= 0
    at = np.maximum(at, 0)
    return inside & (away[0][at] == person) & (day < away[2][at])


def _trade(
    seed: int,
    who: People,
    level: np.ndarray,
    school: np.ndarray,
    person: np.ndarray,
    day: np.ndarray,
    absent: np.ndarray,
) -> np.ndarray:
    """Code of the trade on that day, -1 under six."""
    old = ((day - who.born[person]) / YEAR).astype(np.int64)
    pupil, student = (trades().index(name) for name in _STUDY)
    out = np.where(absent & (old >= 18), student, pupil)
    done = np.nonzero(day >= school[person])[0]
    person, away = person[done], absent[done]
    draw = uniform(seed, who.ids[person] * 2 + away, Purpose.OCCUPATION)
    learned = level[person] >= _LEARNED_FROM
    line = (away * 2 + learned) * 100 + np.clip(old[done], 15, 99)
    out[done] = np.searchsorted(_trade_shares(), line + draw) - line * len(trades())
    return np.where(old < 6, -1, out)


@cache
def trades() -> tuple[str, ...]:
    return tuple(table("occupation")["occupation_vi"])


@cache
def _trade_shares() -> np.ndarray:
    """Cumulative shares of trades, one line (plus its number) for absence × schooling × age."""
    rows = table("occupation")
    weight = np.zeros((2, 2, 100, len(rows)))
    for column, row in enumerate(rows.itertuples()):
        low, high = bounds(row.age_range)
        if row.occupation_vi in _STUDY:
            continue
        high = 99 if row.occupation_vi in _REST else min(high, 75)
        mine = weight[int(row.presence_group == "absent"), :, :, column]
        mine[:, low : high + 1] = float(row.share_within_group)
        if row.occupation_vi in _LEARNED:
            mine *= np.array([[0.0], [5.0]])
        if row.occupation_vi in _MANUAL:
            mine *= np.array([[1.0], [0.35]])
    frail = trades().index("Già yếu, không lao động")
    weight[:, :, 76:, frail] += 0.8  # the table of the absent ends with working age
    weight[:, :, :15] = weight[:, :, 15:16]  # nobody under 15 has a trade yet
    share = np.cumsum(weight, axis=3) / weight.sum(axis=3, keepdims=True)
    lines = share.reshape(-1, len(rows))
    return (lines + np.arange(len(lines))[:, None]).ravel()
