"""Life expectancy from deaths and years lived, with its sampling error (Chiang 1984)."""

from functools import cache

import numpy as np

from data.synthetic.proof import references
from data.synthetic.reference import SEXES, table

STARTS = np.array([0, 1, *range(5, 90, 5)])  # abridged ages; the last one, 85, is open
_WIDTHS = np.append(np.diff(STARTS), 0)


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
