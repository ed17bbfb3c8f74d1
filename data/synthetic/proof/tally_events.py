"""Counts of births, deaths, weddings and moves, and the years people lived through them."""

import numpy as np

from data.synthetic.days import T0, age
from data.synthetic.proof.facts import ENTRIES, EXITS, Facts, since_start
from data.synthetic.proof.references import MOTHERS

Counts = dict[str, np.ndarray]
YEAR = 365.2425
LAST_AGE = 110  # single years 0..110
GAP_BINS = np.arange(-10, 20.25, 0.25)  # years between spouses
SPACING_BINS = np.arange(0, 20.25, 0.25)  # years between children
EVENTS = ("births", "deaths", "moved_in", "moved_out", "weddings")


def event_counts(f: Facts) -> Counts:
    """Since 2021-01-01, up to the data date."""
    born = f.permanent & (f.came == ENTRIES.index("birth")) & since_start(f.entry, f.as_of)
    return {
        **_monthly(f, born),
        **_exposed(f),
        "births_by_sex": np.array([(born & f.male).sum(), (born & ~f.male).sum()]),
        **_parents(f, born),
        "spouse_gap": _spouse_gap(f),
    }


def _monthly(f: Facts, born: np.ndarray) -> Counts:
    """months × EVENTS."""
    into = np.isin(f.came, [ENTRIES.index("move_in"), ENTRIES.index("marriage_in")])
    weddings = f["marriages"].days("from_date")
    days = (
        f.entry[born],
        f.died[f.permanent & since_start(f.died, f.as_of)],
        f.entry[f.permanent & into & since_start(f.entry, f.as_of)],
        f.exit[f.permanent & (f.left == EXITS.index("move_out")) & since_start(f.exit, f.as_of)],
        weddings[since_start(weddings, f.as_of)],
    )
    count = len(f.month_ends) + 1
    month = [np.searchsorted(f.month_ends, part) for part in days]
    return {"events": np.stack([np.bincount(m, minlength=count)[:count] for m in month], axis=1)}


def _exposed(f: Facts) -> Counts:
    """Person-years and deaths of permanent residents by sex × single year of age."""
    rows = np.flatnonzero(f.permanent)
    born = f.born[rows]
    first = (np.maximum(f.entry[rows], T0) - born) / YEAR
    last = (np.minimum(f.exit[rows], f.as_of + 1) - born) / YEAR
    male = f.male[rows]
    ages = np.arange(LAST_AGE + 1)
    years = [_years_at(last[of], ages) - _years_at(first[of], ages) for of in (male, ~male)]
    dead = rows[since_start(f.died[rows], f.as_of) | (f.died[rows] == T0)]
    at = np.minimum(age(f.born[dead], f.died[dead]), LAST_AGE)
    cell = (1 - f.male[dead].astype(np.int64)) * (LAST_AGE + 1) + at
    deaths = np.bincount(cell, minlength=2 * (LAST_AGE + 1)).reshape(2, -1)
    return {"years": np.array(years), "deaths": deaths}


def _years_at(ages: np.ndarray, bins: np.ndarray) -> np.ndarray:
    """Σ over people of the years lived in each single year of age up to their `ages`."""
    whole = np.clip(np.floor(ages).astype(np.int64), 0, len(bins) - 1)
    part = np.bincount(whole, weights=np.clip(ages - whole, 0, None), minlength=len(bins))
    reached = np.bincount(whole, minlength=len(bins))
    above = reached.sum() - np.cumsum(reached)
    return above + part


def _parents(f: Facts, born: np.ndarray) -> Counts:
    """Mothers' ages at births since 2021, and years since the mother's child before."""
    rows = np.flatnonzero(born & (f.mother >= 0))
    mother = age(f.born[f.mother[rows]], f.born[rows])
    inside = (mother >= MOTHERS[0]) & (mother <= MOTHERS[-1])
    children = np.flatnonzero(f.mother >= 0)
    children = children[np.lexsort((f.born[children], f.mother[children]))]
    gap = np.diff(f.born[children]) / YEAR
    same = (np.diff(f.mother[children]) == 0) & (gap > 0) & born[children[1:]]
    return {
        "mothers": np.bincount(mother[inside] - MOTHERS[0], minlength=len(MOTHERS)),
        "spacing": np.histogram(np.clip(gap[same], 0, 19.99), SPACING_BINS)[0],
    }


def _spouse_gap(f: Facts) -> np.ndarray:
    weddings = f["marriages"]
    new = since_start(weddings.days("from_date"), f.as_of)
    husband, wife = weddings.who("husband_id")[new], weddings.who("wife_id")[new]
    gap = (f.born[wife] - f.born[husband]) / YEAR
    return np.histogram(np.clip(gap, GAP_BINS[0], GAP_BINS[-1] - 0.01), GAP_BINS)[0]
