"""What happens, counted and scored: sex at birth (S3), rates (S7), gaps of age and time (S9)."""

from collections.abc import Iterator
from math import erf, gamma

import numpy as np

from data.synthetic.days import T0, age
from data.synthetic.proof import references
from data.synthetic.proof.facts import Facts, since_start
from data.synthetic.proof.references import MOTHERS
from data.synthetic.proof.score import Counts, Score, Sums, ks, ks_noise, noted
from data.synthetic.tables import ENTRIES, EXITS

YEAR = 365.2425
LAST_AGE = 110  # single years 0..110
GAP_BINS = np.arange(-10, 20.25, 0.25)  # years between spouses
SPACING_BINS = np.arange(0, 20.25, 0.25)  # years between children
EVENTS = ("births", "deaths", "moved_in", "moved_out", "weddings")
_RATE = 0.05  # ±5 % where chance allows it
_SURE, _SURER = 1.96, 2.58  # 95 % and 99 % of what chance gives


def event_counts(f: Facts) -> Sums:
    """Since 2021-01-01, up to the data date."""
    born = f.permanent & (f.came == ENTRIES.index("birth")) & since_start(f.entry, f.as_of)
    return {
        **_monthly(f, born),
        **_exposed(f),
        "births_by_sex": np.array([(born & f.male).sum(), (born & ~f.male).sum()]),
        **_parents(f, born),
        "spouse_gap": _spouse_gap(f),
    }


def _monthly(f: Facts, born: np.ndarray) -> Sums:
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


def _exposed(f: Facts) -> Sums:
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


def _parents(f: Facts, born: np.ndarray) -> Sums:
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


def event_scores(c: Counts) -> Iterator[Score]:
    yield _sex_ratio_at_birth(c)
    yield from _rates(c)
    yield from _gaps(c)


def _sex_ratio_at_birth(c: Counts) -> Score:
    boys, girls = (max(int(n), 1) for n in c["births_by_sex"])
    ratio, noise = 100 * boys / girls, 100 * boys / girls * (1 / boys + 1 / girls) ** 0.5
    note = noted("S3-births", ratio, boys + girls, references.SEX_RATIO_AT_BIRTH)
    off = abs(ratio - references.SEX_RATIO_AT_BIRTH)
    return c.score("S3-births", off, max(1.0, _SURE * noise), note)


def expected_events(c: Counts) -> dict[str, float]:
    """Events since 2021-01-01 that the references imply for the years people lived here."""
    years = c["years"]
    deaths = references.mortality("hatinh_assumed")
    ages = np.minimum(np.arange(years.shape[1]), deaths.shape[1] - 1)

    def by_age(column: str) -> float:
        return float((years * references.single_years("migration_by_age", column)[:, ages]).sum())

    total = years.sum()
    return {
        "births": references.BIRTHS_PER_1000 / 1000 * total,
        "deaths": float((years * deaths[:, ages]).sum()),
        "moved_in": by_age("annual_permanent_in_rate"),
        "moved_out": by_age("annual_permanent_out_rate"),
        "weddings": sum(references.MARRIAGES_PER_1000) / 2000 * total,
    }


def is_january(on: int) -> bool:
    """Whether a day is a 1 January."""
    day = np.datetime64(on, "D")
    return bool(day == day.astype("M8[Y]").astype("M8[D]"))


def _rates(c: Counts) -> Iterator[Score]:
    """Since 2021, and each whole year by itself with a wider bar."""
    stock = c["people"].sum(axis=(1, 2))
    lived = c["years"].sum()
    ends = [int(on) for on in c.days if is_january(int(on)) or is_january(int(on) + 1)]
    for name, expected in expected_events(c).items():
        happened = c["events"][:, EVENTS.index(name)]
        key = f"S7-{name}"
        yield _rate(c, key, c.as_of, happened.sum(), expected, lived, (_RATE, _SURE))
        for year, end in enumerate(ends[1:]):
            events = happened[12 * year : 12 * year + 12].sum()
            years = (stock[year] + stock[year + 1]) / 2
            wanted = expected * years / lived
            yield _rate(c, f"{key}-year", end, events, wanted, years, (2 * _RATE, _SURER))


def _rate(
    c: Counts,
    measure: str,
    on: int,
    happened: float,
    expected: float,
    lived: float,
    bars: tuple[float, float],
) -> Score:
    rate, wanted = 1000 * happened / lived, 1000 * expected / lived
    value = abs(happened / expected - 1)
    note = noted("S7", rate, happened, wanted)
    if "weddings" in measure:  # the reference is a range
        least, most = references.MARRIAGES_PER_1000
        note = noted("S7-range", rate, happened, least, most)
        value = max(0.0, least - rate, rate - most) / wanted
    return c.score(measure, value, max(bars[0], bars[1] / expected**0.5), note, on)


def _gaps(c: Counts) -> Iterator[Score]:
    women = c["years"][1][references.MOTHERS]
    mothers = women * references.fertility()
    for name, seen, shares in (
        ("mothers", c["mothers"], mothers / mothers.sum()),
        ("spouses", c["spouse_gap"], spouse_gap_shares()),
        ("spacing", c["spacing"], spacing_shares()),
    ):
        value, count = ks(seen, shares), seen.sum()
        limit = max(0.05 if c.communes == 1 else 0.02, ks_noise(count))
        yield c.score(f"S9-{name}", value, limit, noted("S9", 100 * value, count))


def spouse_gap_shares() -> np.ndarray:
    """The clipped normal distribution over GAP_BINS."""
    mean, deviation, least, most = references.SPOUSE_GAP
    below = [
        0.0 if x < least else 1.0 if x >= most else 0.5 * (1 + erf((x - mean) / deviation / 2**0.5))
        for x in GAP_BINS
    ]
    return np.diff(below)


def spacing_shares() -> np.ndarray:
    """One year and a gamma draw, over SPACING_BINS."""
    least, shape, scale = references.SPACING
    fine = np.linspace(0, SPACING_BINS[-1], 4001)
    later = np.maximum(fine - least, 0)
    density = later ** (shape - 1) * np.exp(-later / scale) / (gamma(shape) * scale**shape)
    below = np.concatenate([[0.0], np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(fine))])
    return np.diff(np.interp(SPACING_BINS, fine, below / below[-1]))
