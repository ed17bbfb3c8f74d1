"""Visits at Tết: under thirty days inside a spell; they change no state of residence."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import HORIZON, T0, day
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.paper.absences import Spells
from data.synthetic.paper.draws import again

TET = np.array(
    [
        day(text)
        for text in (
            "2021-02-12",
            "2022-02-01",
            "2023-01-22",
            "2024-02-10",
            "2025-01-29",
            "2026-02-17",
            "2027-02-06",
            "2028-01-26",
            "2029-02-13",
            "2030-02-03",
        )
    ]
)
LONGEST = 29
_PASSED = np.searchsorted(TET, np.arange(T0, HORIZON + 60))  # for each day, how many Tết before it
_COMES = np.array([0.0, 0.60, 0.15])  # by kind of spell; those in the province come every week
_YEARS = 16  # room for the years of Tết in the key of a visit


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
