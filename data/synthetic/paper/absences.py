"""Who is away when, and home for Tết: every person alternates between home and away.

With q(a) the share away for one kind at age a and L its mean spell, people must leave at the
rate (q'(a) + q(a) / L) / (1 - p(a)), p the share of all kinds, for the table to hold. Visits at
Tết are under thirty days inside a spell; they change no state of residence.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic.days import HORIZON, T0, day
from data.synthetic.keyed import Purpose, again, exponential, uniform
from data.synthetic.life.people import People
from data.synthetic.paper.clock import ROW, reached
from data.synthetic.reference import AGES, by_age
from data.synthetic.rows import in_turn
from data.synthetic.tables import AWAY

SHORTEST = 30
MEAN_DAYS = np.array([400.0, 600.0, 1400.0])
_YEAR, _DAYS = 365.2425, 365
_ROUNDS = 30  # the purposes reserved for each kind of draw
_MOST = 0.8  # of an age in a village
_DECLARED = np.array([0.10, 0.12, 0.21])  # six a month in a commune; most declare nothing
_MIDDLES = np.arange(2, 90, 5)
_OLDEST = 115
_ABSENT = "share_of_registered_absent"
TET = np.array(
    [
        day(text)
        for text in (
            *("2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29"),
            *("2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03"),
        )
    ]
)
LONGEST = 29
_PASSED = np.searchsorted(TET, np.arange(T0, HORIZON + 60))  # for each day, how many Tết before it
_COMES = np.array([0.0, 0.60, 0.15])  # by kind of spell; those in the province come every week
_YEARS = 16  # room for the years of Tết in the key of a visit


@dataclass(frozen=True)
class Spells:
    """One row a spell, by person and day: first day away, first day back, kind, declared.

    `planned` is the end if the person stays registered: 30 days or more after the start.
    """

    person: np.ndarray
    start: np.ndarray
    end: np.ndarray
    kind: np.ndarray
    declared: np.ndarray
    planned: np.ndarray


@dataclass(frozen=True)
class Leaving:
    """By group (village × sex) and year of age: share away on T0, cumulated hazard, kinds."""

    share: np.ndarray
    total: np.ndarray  # rows of 128 ages one after the other, infinite after the last
    same: np.ndarray  # of those who leave, who stay in the province
    inland: np.ndarray  # and who stay in the country

    @staticmethod
    def of(away: tuple[float, ...], fit: np.ndarray) -> "Leaving":
        """From the factors of the villages and the calibrated ones of the table's groups."""
        found = [_leaving(sex, factor, fit[s]) for factor in away for s, sex in enumerate(_SEXES)]
        share, total, same, inland = (np.array(part).ravel() for part in zip(*found, strict=True))
        return Leaving(share, total, same, inland)

    def until(self, group: np.ndarray, born: np.ndarray, days: np.ndarray) -> np.ndarray:
        """The cumulated hazard at these days."""
        ages = (days - born) / _YEAR
        whole = np.minimum(ages.astype(np.int64), _OLDEST)
        node = group * ROW + whole
        low = self.total[node]
        return low + (ages - whole) * (self.total[node + 1] - low)

    def day(self, group: np.ndarray, born: np.ndarray, value: np.ndarray) -> np.ndarray:
        """The day on which the cumulated hazard is `value`."""
        base = group * ROW
        whole = np.minimum(reached(self.total, base, value), _OLDEST)
        low = self.total[base + whole]
        part = (value - low) / (self.total[base + whole + 1] - low)
        return born + np.ceil((whole + part) * _YEAR).astype(np.int64)


_SEXES = ("female", "male")


def spells(seed: int, who: People, leaving: Leaving, last: int) -> Spells:
    """All spells that begin by the `last` day, disjoint, inside residence, 30 days or more.

    Only an exit makes one shorter.
    """
    rows = np.nonzero(~who.temporary & (who.entry <= last))[0]
    day, until = np.maximum(who.entry[rows], T0), np.minimum(who.exit[rows], last + 1)
    group = who.village[rows] * 2 + who.male[rows]
    # Those who were here on T0, and babies of parents who work elsewhere, may begin away.
    begins = who.initial[rows] | (who.born[rows] == who.entry[rows])
    chance = leaving.share[_node(group, who.born[rows], day)]
    away = begins & (uniform(seed, who.ids[rows], Purpose.SPELL_FIRST) < chance)
    found = []
    for k in range(_ROUNDS):
        ids, born = who.ids[rows], who.born[rows]
        spent = leaving.until(group, born, day)
        reach = spent + exponential(seed, ids, Purpose.SPELL_LEAVE + k)
        goes = away | (reach < leaving.until(group, born, until))
        rows, group, until, born, away = (x[goes] for x in (rows, group, until, born, away))
        start = np.maximum(leaving.day(group, born, reach[goes]), day[goes] + 1)
        start = np.where(away, day[goes], start)
        ids = who.ids[rows]
        kind, declared = _kinds(seed, ids, leaving, _node(group, born, start), k)
        stay = exponential(seed, ids, Purpose.SPELL_STAY + k)
        planned = start + SHORTEST + (stay * (MEAN_DAYS[kind] - SHORTEST)).astype(np.int64)
        end = np.minimum(planned, who.exit[rows])
        columns = (rows, start, end, kind, declared & ~away, planned)
        real = start < until  # an exit to come must not decide more than where the past ends
        found.append(tuple(column[real] for column in columns))
        on = real & (end < until)
        rows, group, until, day = rows[on], group[on], until[on], end[on]
        away = np.zeros(len(rows), dtype=bool)
        if not len(rows):
            break
    *columns, _ = in_turn(found, len(who.ids))
    return Spells(*columns)


def _node(group: np.ndarray, born: np.ndarray, days: np.ndarray) -> np.ndarray:
    return group * ROW + np.minimum((days - born) // _DAYS, _OLDEST)


def _kinds(
    seed: int, ids: np.ndarray, leaving: Leaving, node: np.ndarray, k: int
) -> tuple[np.ndarray, np.ndarray]:
    draw = uniform(seed, ids, Purpose.SPELL_KIND + k)
    kind = (draw >= leaving.same[node]).astype(np.int64) + (draw >= leaving.inland[node])
    return kind, again(draw) < _DECLARED[kind]


@cache
def _absent(sex: str) -> tuple[np.ndarray, np.ndarray]:
    """By single years of age: the share away, and how it divides into the kinds."""
    mix = [by_age("migration_by_age", f"absent_{kind}", sex) for kind in AWAY]
    mix = np.array([np.interp(AGES, _MIDDLES, part[_MIDDLES]) for part in mix])
    return by_age("migration_by_age", _ABSENT, sex), mix


def _leaving(sex: str, factor: float, fit: np.ndarray) -> tuple[np.ndarray, ...]:
    """Rows of 128 for one group: share away on T0, cumulated hazard, bounds between the kinds."""
    absent, mix = _absent(sex)
    share = np.minimum(np.interp(AGES, _MIDDLES, absent[_MIDDLES] * fit) * factor, _MOST)
    kinds = share * mix / mix.sum(axis=0)
    rate = np.maximum(np.gradient(kinds, axis=1) + kinds * _YEAR / MEAN_DAYS[:, None], 1e-6)
    same, inland, _ = np.cumsum(rate / rate.sum(axis=0), axis=0)
    total = np.concatenate([[0.0], np.cumsum(rate.sum(axis=0) / (1 - share))[:-1]])
    room = (0, ROW - len(AGES))
    total = np.pad(total, room, constant_values=np.inf)
    on_t0 = np.minimum(absent * factor, _MOST)
    return np.pad(on_t0, room), total, np.pad(same, room), np.pad(inland, room)


@dataclass(frozen=True)
class Visits:
    """One row a visit, by person and day: row of the spell, first day home, first day away."""

    spell: np.ndarray
    person: np.ndarray
    start: np.ndarray
    end: np.ndarray


def visits(seed: int, ids: np.ndarray, away: Spells, last: int) -> Visits:
    """One chance for each spell and Tết that lies within it."""
    first = _PASSED[away.start - T0]
    years = (_PASSED[np.minimum(away.planned, last + LONGEST) - T0] - first) * (away.kind > 0)
    spell = np.repeat(np.arange(len(years)), years)
    year = np.arange(len(spell)) - np.repeat(np.cumsum(years) - years - first, years)
    person = away.person[spell]
    draw = uniform(seed, ids[person] * _YEARS + year, Purpose.VISIT)
    comes = draw < _COMES[away.kind[spell]]
    spell, year, person, draw = (x[comes] for x in (spell, year, person, draw))
    before = again(draw)
    start = TET[year] - 1 - (10 * before).astype(np.int64)
    end = TET[year] + 4 + (14 * (before * 64 % 1)).astype(np.int64)
    inside = (away.start[spell] < start) & (end < away.planned[spell]) & (start < away.end[spell])
    end = np.minimum(end, away.end[spell])
    inside &= start <= last
    return Visits(spell[inside], person[inside], start[inside], end[inside])
