"""Marital status, schooling and trade as dated statuses; ethnicity and religion for life."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.days import NEVER, age, year
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.life.clock import YEAR, days_of, june
from data.synthetic.life.people import People
from data.synthetic.life.state import Lives
from data.synthetic.reference import bounds, table
from data.synthetic.rows import newest, sorted_rows, stacked
from data.synthetic.tables import EDUCATION, FIELDS, MARITAL, Coded, small

_REACHED = (6, 11, 15, 16, 20, 21, 22)  # June of that year; upper secondary counts when attended
_LEAVES = np.array([15, 15, 15, 18, 20, 21, 22])  # June in which school ends at that level
_COUNTED = 2024  # the year for which education.csv speaks [A]
_TURNS = (6, 25, 55, 60, 70, 76)  # ages from which trades of occupation.csv begin or end
_STUDY = ("Học sinh, sinh viên", "Sinh viên (ngoại tỉnh)")
_REST = ("Hưu trí", "Nội trợ", "Già yếu, không lao động")
_LEARNED_FROM = EDUCATION.index("college")
_LEARNED = ("Giáo viên", "Cán bộ, công chức, viên chức")
_MANUAL = ("Làm ruộng", "Thợ xây, thợ mộc", "Chăn nuôi hươu, gia súc")


def changes(
    person: np.ndarray, value: np.ndarray, start: np.ndarray, who: People
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """In order, the last of a day, without rows that repeat the value before or come after exit."""
    order = sorted_rows(person, start)
    person, value, start = person[order], value[order], start[order]
    last = np.ones(len(person), dtype=bool)
    last[:-1] = (person[1:] != person[:-1]) | (start[1:] != start[:-1])
    last &= start < who.exit[person]
    person, value, start = person[last], value[last], start[last]
    new = np.ones(len(person), dtype=bool)
    new[1:] = (person[1:] != person[:-1]) | (value[1:] != value[:-1])
    return person[new], value[new], start[new]


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
    words = (*MARITAL, *EDUCATION, *trades())
    offset = (0, len(MARITAL), len(MARITAL) + len(EDUCATION))
    fields = (_marital(lives, who), schooling(lives, who, level), work(lives, who, level, away))
    person, field, value, start = stacked(
        (person, np.full(len(person), field), value + offset[field], start)
        for field, (person, value, start) in enumerate(fields)
    )
    order = sorted_rows(person * len(FIELDS) + field, start)
    return Statuses(person[order], field[order], value[order], start[order]), words


def shared(seed: int, key: np.ndarray, name: str, purpose: Purpose) -> Coded:
    """Ethnicity or religion, one for everybody with the same key."""
    words, total = _lifelong(name)
    at = np.searchsorted(total, uniform(seed, key, purpose))
    return small(np.minimum(at, len(words) - 1), words)


def _marital(lives: Lives, who: People) -> tuple[np.ndarray, ...]:
    row, code, start = stacked(lives.log.status)
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
def _lifelong(name: str) -> tuple[tuple[str, ...], np.ndarray]:
    share = table(name)["share_commune_suggested"].astype(float).to_numpy()
    return tuple(table(name)[f"{name}_vi"]), np.cumsum(share) / share.sum()


def final_level(seed: int, who: People) -> np.ndarray:
    """The level a person ends at, by the age groups in 2024; the young as those of 25-29."""
    group = np.clip((_COUNTED - year(who.born) - 15) // 5, 2, 12)
    total = _levels()[group]
    return (uniform(seed, who.ids, Purpose.EDUCATION)[:, None] > total).sum(axis=1)


def schooling(lives: Lives, who: People, final: np.ndarray) -> tuple[np.ndarray, ...]:
    born = year(who.born)
    until = np.minimum(who.exit, lives.last_day + 1)
    found = []
    for level, done in enumerate(_REACHED):
        passes = (final == level) | ((final > level) & (level <= 3))
        day = june(born + done) if level else who.born + days_of(6)
        rows = np.nonzero(passes & (day < until))[0]
        found.append((rows, np.full(len(rows), level), np.maximum(day[rows], who.entry[rows])))
    return changes(*stacked(found), who)


def school_ends(who: People, level: np.ndarray) -> np.ndarray:
    """June of the last class; nobody is out of school before 15."""
    return np.maximum(june(year(who.born) + _LEAVES[level]), who.born + days_of(15))


@cache
def _levels() -> np.ndarray:
    shares = np.array([table("education")[level].astype(float) for level in EDUCATION]).T
    return np.cumsum(shares, axis=1)[:, :-1] / shares.sum(axis=1, keepdims=True)


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
    person, day = stacked(found)
    order = sorted_rows(person, day)
    person, day = person[order], day[order]
    value = _trade(lives.seed, who, level, school, person, day, _is_away(person, day, away))
    known = value >= 0
    return changes(person[known], value[known], day[known], who)


def _is_away(
    person: np.ndarray, day: np.ndarray, away: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> np.ndarray:
    """Whether the person is away on that day; spells are in order of person and day."""
    return day < np.append(away[2], -NEVER)[newest(*away[:2], person, day)]


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
