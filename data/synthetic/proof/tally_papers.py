"""Counts of cards, e-ID accounts and broken laws."""

import re

import numpy as np

from data.synthetic.days import NEVER, age, anniversary, day
from data.synthetic.proof.facts import CARD_KINDS, VILLAGES, Facts
from data.synthetic.proof.laws import LAWS
from data.synthetic.proof.laws.homes import households_of_minors
from data.synthetic.reference import AGES

Counts = dict[str, np.ndarray]
LAG_DAY = day("2023-06-30")
_LEGAL = re.compile(r"(?:0(?!00)[0-9]\d|1\d\d|2[0-8]\d|29[0-5])[0-5]\d{8}")


def paper_counts(f: Facts) -> Counts:
    """Curves by month end, uptake by age and village, laws and errors."""
    card = _first_day(f, "cards", "issue_date", among=f["cards"].code("kind", CARD_KINDS) >= 2)
    active = _first_day(f, "eid_accounts", "activated_date")
    fourteen = anniversary(f.born, 14)
    curves = []
    for on in f.month_ends:
        there = f.here(on) & (fourteen <= on) & ~f.away(on)
        curves.append([there.sum(), (there & (card <= on)).sum(), (there & (active <= on)).sum()])
    return {
        "curves": np.array(curves).reshape(-1, 3),
        "uptake": _by_age_and_village(f, f.as_of, fourteen, active),
        "lag": _by_age_and_village(f, LAG_DAY, fourteen, active),
        "broken": np.array([len(LAWS[number].offenders(f)) for number in sorted(LAWS)]),
        "minor_homes": np.array([len(households_of_minors(f)), len(f.homes)]),
        "legal_numbers": np.array([_legal_numbers(f)]),
    }


def _first_day(f: Facts, table: str, column: str, among: np.ndarray | None = None) -> np.ndarray:
    out = np.full(len(f.ids), NEVER)
    rows = f[table]
    these = slice(None) if among is None else among
    np.minimum.at(out, rows.person[these], rows.days(column)[these])
    return out


def _by_age_and_village(f: Facts, on: int, fourteen: np.ndarray, since: np.ndarray) -> np.ndarray:
    """(counted, having) × villages × sex × single years of present people of 14 and over."""
    there = np.flatnonzero(f.here(on) & (fourteen <= on) & ~f.away(on) & (f.village >= 0))
    years = np.minimum(age(f.born[there], on), AGES[-1])
    cell = (f.village[there] * 2 + ~f.male[there]) * len(AGES) + years
    shape = (len(VILLAGES), 2, len(AGES))
    having = since[there] <= on
    counted = [np.bincount(c, minlength=np.prod(shape)) for c in (cell, cell[having])]
    return np.array(counted).reshape(2, *shape)


def _legal_numbers(f: Facts) -> int:
    """Numbers that a living person could hold: legal place 001-096 or 101-295, century 0 to 5."""
    return sum(
        bool(_LEGAL.fullmatch(number or "")) for number in f["residents"].text("personal_id")
    )
