"""Checks against tables the generator does not read: the UN's World Population Prospects.

Where the local assumption differs on purpose from Viet Nam as a whole, the expected gap is stated
and the check is on the rest (domain.md 4.2). Life expectancy comes with its error (Chiang 1984).
"""

from collections.abc import Iterator
from functools import cache

import numpy as np

from data.synthetic.proof import references
from data.synthetic.proof.score import Counts, Score, noted
from data.synthetic.reference import SEXES, table

_SURE = 2.58  # 99 % of what chance gives: a dozen checks, all to hold
_UN_SEX_RATIO = (111.0, 113.0)  # WPP 2024, 2020-2023; the province's own is a little higher
_PATTERN = 0.041  # the local pattern's own distance from the UN's: mothers are two years older
_MOTHER_GROUPS = np.arange(0, 35, 5)
_MEDIAN_OFF, _CHILDREN_OFF, _OLD_OFF = 1.5, 4.0, 2.5  # years; points on 100 aged 15-64
_OLDER = 2.2  # points: more old people registered here than in Viet Nam in 2020
STARTS = np.array([0, 1, *range(5, 90, 5)])  # abridged ages; the last one, 85, is open
_WIDTHS = np.append(np.diff(STARTS), 0)


def independent_scores(c: Counts) -> tuple[Score, ...]:
    """Life, births and ages against the UN tables."""
    return tuple([*_lives(c), *_fertility(c), _sex_ratio(c), *_ages(c)])


def _lives(c: Counts) -> Iterator[Score]:
    for s, name in enumerate(("men", "women")):
        found, error = life_expectancy(c["deaths"][s], c["years"][s])
        here, un = local()[s], united_nations()[s]
        limit = _SURE * error
        note = noted("U-e0-local", found, limit, here)
        yield c.score(f"U-e0-{name}-local", abs(found - here), limit, note)
        gap = here - un
        note = noted("U-e0", found, limit, un, gap)
        yield c.score(f"U-e0-{name}", abs(found - un - gap), limit, note)


def fertility_by_age(c: Counts) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """By five-year group of the mother: births, years of women registered, of women present."""
    ages = references.MOTHERS
    births = np.add.reduceat(c["mothers"], _MOTHER_GROUPS).astype(float)
    women = np.add.reduceat(c["years"][1][ages], _MOTHER_GROUPS)
    away = c["away"][:, 1, 3:10].sum(axis=0) / np.maximum(c["people"][:, 1, 3:10].sum(axis=0), 1)
    return births, women, women * (1 - away)


def _fertility(c: Counts) -> Iterator[Score]:
    births, women, present = fertility_by_age(c)
    known = births.sum() / max(c["births_by_sex"].sum(), 1)  # some mothers are not registered
    rates = births / known / np.maximum(women, 1e-9)
    level, there = 5 * rates.sum(), 5 * (births / known / np.maximum(present, 1e-9)).sum()
    pattern = np.add.reduceat(references.fertility(), _MOTHER_GROUPS)
    chosen = references.BIRTHS_PER_1000 / 1000 * c["years"].sum()
    wanted = 5 * chosen / (women * pattern).sum() * pattern.sum()
    limit = max(0.05, _SURE / max(births.sum(), 1) ** 0.5) * wanted
    note = noted("U-fertility", level, wanted, there)
    yield c.score("U-fertility", abs(level - wanted), limit, note)
    un = table("wpp_fertility_pattern_vietnam_2020_2025")["percent_of_tfr"].astype(float).to_numpy()
    value = float(np.abs(np.cumsum(rates / max(rates.sum(), 1e-9) - un / un.sum())).max())
    limit = _PATTERN + max(0.02, 1.63 / max(births.sum(), 1) ** 0.5)
    note = noted("U-fertility-age", 100 * value, 100 * _PATTERN)
    yield c.score("U-fertility-age", value, limit, note)


def _sex_ratio(c: Counts) -> Score:
    boys, girls = (max(int(n), 1) for n in c["births_by_sex"])
    ratio = 100 * boys / girls
    low, high = _UN_SEX_RATIO
    value = max(0.0, low - ratio, ratio - high)
    limit = _SURE * ratio * (1 / boys + 1 / girls) ** 0.5
    return c.score("U-sex-ratio", value, limit, noted("U-sex-ratio", ratio))


def age_figures(groups: np.ndarray) -> tuple[float, float, float]:
    """Median age, children and old people on 100 of 15-64, from five-year groups."""
    share = groups / groups.sum()
    total = np.cumsum(share)
    at = int(np.searchsorted(total, 0.5))
    median = 5 * (at + 1 - (total[at] - 0.5) / share[at])
    working = share[3:13].sum()
    return float(median), 100 * share[:3].sum() / working, 100 * share[13:].sum() / working


def _ages(c: Counts) -> Iterator[Score]:
    people = c["people"][-1].sum(axis=0)
    rows = table("wpp_population_vietnam_2020")
    rows = rows.assign(n=rows["population_thousands"].astype(float))
    nation = rows.groupby("age_group", sort=False)["n"].sum().to_numpy()
    number = people.sum()
    for measure, found, un, meant, most, noise in zip(
        ("U-median-age", "U-children", "U-old"),
        age_figures(people),
        age_figures(nation),
        (0.0, 0.0, _OLDER),
        (_MEDIAN_OFF, _CHILDREN_OFF, _OLD_OFF),
        (28 / number**0.5, 110 / number**0.5, 65 / number**0.5),
        strict=True,
    ):
        note = noted("U-older" if meant else "U-ages", found, un, meant)
        yield c.score(measure, abs(found - un - meant), most + _SURE * noise, note)


def life_expectancy(deaths: np.ndarray, years: np.ndarray) -> tuple[float, float]:
    """e0 and its standard error, from single years of age."""
    dead, lived = (np.add.reduceat(part, STARTS) for part in (deaths, years))
    rate = dead / np.maximum(lived, 1e-9)
    alive, chance, after = _table(rate)
    # Chiang: Var(e0) = Σ l² [(1 - a) n + e(x + n)]² Var(q), Var(q) = q² (1 - q) / deaths
    spread = chance**2 * (1 - chance) / np.maximum(dead, 1)
    weight = (alive * (_WIDTHS - _mean_lived(rate) + np.append(after[1:], 0)))[:-1]
    open_end = (alive[-1] / max(rate[-1], 1e-9)) ** 2 / max(dead[-1], 1)
    return float(after[0]), float(((weight**2 * spread[:-1]).sum() + open_end) ** 0.5)


def _mean_lived(rate: np.ndarray) -> np.ndarray:
    """Years lived in the interval by those who die in it: infants early, others half-way."""
    lived = _WIDTHS / 2
    lived[0] = min(0.07 + 1.7 * rate[0], 0.35)  # Keyfitz and Flieger
    lived[1] = 1.5
    return lived


def _table(rate: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Survivors at each start, chance of dying in the interval, remaining years of survivors."""
    lived = _mean_lived(rate)
    chance = np.minimum(_WIDTHS * rate / (1 + (_WIDTHS - lived) * rate), 1)
    chance[-1] = 1
    alive = np.concatenate([[1.0], np.cumprod(1 - chance[:-1])])
    person_years = alive * (_WIDTHS * (1 - chance) + lived * chance)
    person_years[-1] = alive[-1] / max(rate[-1], 1e-9)
    left = np.cumsum(person_years[::-1])[::-1]
    return alive, chance, left / np.maximum(alive, 1e-9)


@cache
def united_nations() -> tuple[float, float]:
    """e0 of men and women from the UN's death rates by abridged age, 2020-2025."""
    men, women = (_from_rates(*_un_rates(sex)) for sex in SEXES)
    return men, women


def _un_rates(sex: str) -> tuple[np.ndarray, np.ndarray]:
    rows = table("wpp_mortality_vietnam_2020_2025")
    rows = rows[rows["sex"] == sex]
    return rows["age"].str.rstrip("+").astype(int).to_numpy(), rows["mx"].astype(float).to_numpy()


@cache
def local() -> tuple[float, float]:
    """e0 of men and women from the single-year local table."""
    rates = references.mortality("hatinh_assumed")
    ages = np.arange(rates.shape[1])
    men, women = (_from_rates(ages, rate) for rate in rates)
    return men, women


def _from_rates(ages: np.ndarray, rates: np.ndarray) -> float:
    """By constant hazards inside each interval: exact, whatever the widths."""
    widths = np.diff(ages)
    alive = np.concatenate([[1.0], np.exp(-np.cumsum(rates[:-1] * widths))])
    lived = (alive[:-1] - alive[1:]) / rates[:-1]
    return float(lived.sum() + alive[-1] / rates[-1])
