"""python -m data.synthetic.life.calibrate: finds the numbers of tuning.json.

Inputs are moved, outcomes are never forced. Each round simulates the same communes (common random
numbers) and corrects the first day's ages by the ratio the last day misses them by, the rates by
their ratios, and the household levers by one damped Gauss-Newton step on the sizes.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import add

import numpy as np

from data.synthetic.days import day
from data.synthetic.life import FILE, Tuning, tuned
from data.synthetic.life.births import WAITS
from data.synthetic.life.clock import YEAR, years_old
from data.synthetic.life.kin import (
    ALONE,
    RELATIONS,
    Memberships,
    kind,
    memberships,
)
from data.synthetic.life.state import BIRTH, INITIAL, MARRIAGE_IN, Lives
from data.synthetic.life.years import lived
from data.synthetic.reference import GROUPS, HOUSEHOLD_KINDS, SEXES, household_kinds, table

END = 2025
JANUARIES = tuple(day(f"{year}-01-01") for year in range(2021, END + 1))
SEED, RESIDENTS, LAST = 20210101, 5200, 2024
RATES = {  # a year and 1,000 registered people (synthetic.md 10: what the tables imply)
    "moved_out": ("leaving", 15.5),
    "moved_in": ("returns", 9.2),
    "weddings": ("weddings", 6.5),
}
BIRTHS = 15.5  # a year and 1,000 registered people
LEVERS = {  # the step of their finite difference, and between which values a commune could lie
    "neolocal": (0.06, 0.15, 0.75),
    "split": (0.02, 0.02, 0.3),
    "single": (0.006, 0.002, 0.06),
    "apart": (0.015, 0.005, 0.15),
    "merge": (0.03, 0.02, 0.5),
    "arrivals": (0.0002, 0.0004, 0.00105),
    "departures": (0.001, 0.003, 0.012),
}
_SOFT = 0.8  # exponent of a correction of ages
_SHARED = 0.2  # of sizes: what the levers cannot do is shared between the first and the last day


@dataclass(frozen=True)
class Measured:
    """Sums over communes: Januaries × sex × age group, × size, × kind, and event counts."""

    people: np.ndarray
    sizes: np.ndarray
    kinds: np.ndarray
    mothers: np.ndarray  # births by the mother's age group, from 15-19 on
    waits: np.ndarray  # births that are not the first by years since the last, births.WAITS
    events: Counter[str]
    communes: int = 1

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(*map(add, vars(self).values(), vars(other).values()))

    @property
    def person_years(self) -> float:
        total = self.people.sum(axis=(1, 2))
        return float(total[:-1].sum() + total[1:].sum()) / 2


def measured(lives: Lives) -> Measured:
    """One commune from 2021 to the end of 2024."""
    people = np.zeros((len(JANUARIES), 2, 18))
    sizes = np.zeros((len(JANUARIES), 10))
    kinds = np.zeros((len(JANUARIES), len(HOUSEHOLD_KINDS)))
    stays = memberships(lives)
    for at, on in enumerate(JANUARIES):
        here = (lives.entry <= on) & (on < lives.exit)
        group = np.minimum(years_old(lives.born[here], on) // 5, 17).astype(np.int64)
        np.add.at(people[at], (lives.male[here].astype(np.int64), group), 1)
        roles, male_head = _roles_on(lives, stays, on)
        sizes[at] = np.bincount(np.minimum(roles.sum(axis=1), 10), minlength=11)[1:]
        kinds[at] = np.bincount(kind(roles, male_head), minlength=len(HOUSEHOLD_KINDS))
    return Measured(people, sizes, kinds, *_births(lives), _events(lives))


def _births(lives: Lives) -> tuple[np.ndarray, np.ndarray]:
    mother, wait, day = (np.concatenate(part) for part in zip(*lives.log.births, strict=True))
    group = np.clip((years_old(lives.born[mother], day) // 5).astype(np.int64) - 3, 0, 6)
    later = wait < 40 * YEAR
    bins = np.searchsorted(WAITS, wait[later] / YEAR, side="right")
    return np.bincount(group, minlength=7), np.bincount(bins, minlength=len(WAITS) + 1)


def _roles_on(lives: Lives, stays: Memberships, on: int) -> tuple[np.ndarray, np.ndarray]:
    """Counts of relations in every household that day, and whether its head is a man."""
    there = (stays.start <= on) & (on < stays.end)
    width = len(RELATIONS)
    cell = stays.home[there] * width + stays.relation[there]
    roles = np.bincount(cell, minlength=len(lives.homes.formed) * width).reshape(-1, width)
    male_head = np.zeros(len(roles), dtype=bool)
    heads = there & (stays.relation == 0)
    male_head[stays.home[heads]] = lives.male[stays.row[heads]]
    return roles[roles.any(axis=1)], male_head[roles.any(axis=1)]


def _events(lives: Lives) -> Counter[str]:
    first, last = JANUARIES[0], JANUARIES[-1]
    left = (lives.exit >= first) & (lives.exit < last) & (lives.entry < lives.exit)
    came = (lives.entry > first) & (lives.entry < last)
    weddings = sum(int(((d >= first) & (d < last)).sum()) for _, _, d in lives.log.wed)
    later = came & (lives.kind == INITIAL)
    return Counter(
        births=int((came & (lives.kind == BIRTH)).sum()),
        deaths=int((left & lives.died).sum()),
        moved_in=int((came & (lives.kind != BIRTH) & ~later).sum()),
        brides=int((came & (lives.kind == MARRIAGE_IN)).sum()),
        moved_out=int((left & ~lives.died).sum()),
        weddings=weddings,
    )


def reference_ages() -> np.ndarray:
    """Women and men × age groups, shares of everybody."""
    shares = table("age_sex_hatinh").set_index(["sex", "age_group"])["share_registered"]
    out = np.array([[float(shares[sex, group]) for group in GROUPS] for sex in reversed(SEXES)])
    return out / out.sum()


def reference_sizes() -> np.ndarray:
    shares = table("household_size")["share_registered"].astype(float).to_numpy()
    return np.asarray(shares / shares.sum())


def corrected(tuning: Tuning, found: Measured) -> Tuning:
    """Ages and rates by the ratios they miss their references by."""
    end = found.people[-1] / found.people[-1].sum()
    ratio = reference_ages() / np.maximum(end, 1e-6)
    shifted = ratio[:, :-1] ** 0.2 * ratio[:, 1:] ** 0.8  # four years on, four of five groups move
    shifted = np.concatenate([shifted, ratio[:, -1:]], axis=1)
    first = np.array([tuning.women, tuning.men]) * shifted**_SOFT
    first /= first.sum()
    rates = {}
    for event, (name, wanted) in RATES.items():
        have = 1000 * found.events[event] / found.person_years
        power = 0.9 if event != "moved_in" else 1.6  # returns are only a part of those who come
        rates[name] = getattr(tuning, name) * (wanted / have) ** power
    total = found.people.sum(axis=(1, 2))
    return replace(
        tuning,
        women=tuple(first[0].round(7).tolist()),
        men=tuple(first[1].round(7).tolist()),
        growth=round(float(tuning.growth * (total[-1] / RESIDENTS / found.communes) ** 0.9), 5),
        fertility=_by_mothers(tuning, found),
        spacing=_by_waits(tuning, found),
        **{name: round(value, 6) for name, value in rates.items()},
    )


def _by_mothers(tuning: Tuning, found: Measured) -> tuple[float, ...]:
    """Births in total, and their rates by the mother's age, as in asfr.csv."""
    have = found.mothers / found.mothers.sum()
    women = found.people[:, 0, 3:10].sum(axis=0)
    want = table("asfr")["local_percent"].astype(float).to_numpy() * women
    level = BIRTHS * found.person_years / 1000 / found.mothers.sum()
    ratio = np.clip(want / want.sum() / np.maximum(have, 1e-4), 0.4, 2.5)
    return tuple((np.array(tuning.fertility) * ratio * level).round(5).tolist())


def _by_waits(tuning: Tuning, found: Measured) -> tuple[float, ...]:
    """Years between children: one and a gamma draw of shape 2 and scale 1.3 [A]."""
    later = np.maximum(np.append(WAITS, np.inf) - 1, 0) / 1.3
    below = np.where(np.isinf(later), 1.0, 1 - np.exp(-later) * (1 + np.minimum(later, 99)))
    want = np.diff(np.concatenate([[0.0], below]))
    ratio = want * found.waits.sum() / np.maximum(found.waits, 1)
    moved = np.array(tuning.spacing) * np.clip(ratio, 0.4, 2.5) ** 0.7
    return tuple((moved / moved.mean()).round(5).tolist())


def stepped(tuning: Tuning, simulate: Callable[[Tuning], Measured]) -> Tuning:
    """The household levers, one damped least-squares step towards the sizes of the reference."""
    found = simulate(tuning)
    base = _missed(found)
    slopes = []
    for name, (step, _, _) in LEVERS.items():
        moved = replace(tuning, **{name: getattr(tuning, name) + step})
        slopes.append((_missed(simulate(moved)) - base) / step)
    matrix = np.array(slopes).T
    scale = np.array([step for step, _, _ in LEVERS.values()])
    scaled = matrix * scale
    ridge = 0.05 * np.abs(scaled).max() * np.eye(len(scale))
    change = -np.linalg.lstsq(
        np.vstack([scaled, ridge]), np.concatenate([base, np.zeros(len(scale))]), rcond=None
    )[0]
    change = np.clip(change, -1.5, 1.5) * scale
    values = {}
    for (name, (_, low, high)), by in zip(LEVERS.items(), change, strict=True):
        values[name] = round(float(np.clip(getattr(tuning, name) + by, low, high)), 6)
    end = found.sizes[-1] / found.sizes[-1].sum()
    sizes = np.array(tuning.sizes) * (reference_sizes() / np.maximum(end, 1e-4)) ** _SHARED
    end = found.kinds[-1] / found.kinds[-1].sum()
    kinds = np.array(tuning.kinds) * (household_kinds() / np.maximum(end, 1e-4)) ** _SHARED
    kinds[ALONE] = 0.0
    kinds *= (1 - _shares(sizes)[0]) / kinds.sum()
    kinds[ALONE] = _shares(sizes)[0]  # one person is a size and a kind
    return replace(tuning, sizes=_shares(sizes), kinds=tuple(kinds.tolist()), **values)


def _missed(found: Measured) -> np.ndarray:
    """Sizes at each January against the reference, the last one three times as heavy."""
    share = found.sizes / found.sizes.sum(axis=1, keepdims=True)
    kinds = found.kinds / found.kinds.sum(axis=1, keepdims=True)
    off = np.hstack([share - reference_sizes(), kinds - household_kinds()])
    return np.concatenate([off[1:-1].ravel(), 3 * off[-1]])


def _shares(values: np.ndarray) -> tuple[float, ...]:
    return tuple((values / values.sum()).tolist())


def _one(tuning: Tuning, commune: int) -> Measured:
    return measured(lived(SEED, commune, RESIDENTS, LAST, tuning=tuning, older=(0.0,) * 9))


def _all(communes: Iterable[int], pool: ProcessPoolExecutor, tuning: Tuning) -> Measured:
    return reduce(add, pool.map(partial(_one, tuning), communes, chunksize=4))


def _report(number: int, tuning: Tuning, found: Measured) -> None:
    ages = found.people / found.people.sum(axis=(1, 2), keepdims=True)
    sizes = found.sizes / found.sizes.sum(axis=1, keepdims=True)
    tvd_ages = np.abs(ages - reference_ages()).sum(axis=(1, 2)) / 2
    tvd_sizes = np.abs(sizes - reference_sizes()).sum(axis=1) / 2
    rates = {k: round(1000 * v / found.person_years, 2) for k, v in found.events.items()}
    print(f"{number}: ages {tvd_ages.round(4)} sizes {tvd_sizes.round(4)} {rates}")
    kinds = found.kinds / found.kinds.sum(axis=1, keepdims=True)
    tvd_kinds = np.abs(kinds - household_kinds()).sum(axis=1) / 2
    print("   kinds", tvd_kinds.round(4), (kinds[-1] - household_kinds()).round(3))
    print("   sizes", (sizes[-1] - reference_sizes()).round(3))
    shown = (*LEVERS, "fertility", "spacing", "leaving", "returns", "weddings", "growth")
    print("  ", {name: getattr(tuning, name) for name in shown}, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communes", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    tuning = tuned()
    with ProcessPoolExecutor() as pool:
        simulate = partial(_all, range(options.communes), pool)
        for number in range(options.rounds):
            found = simulate(tuning)
            _report(number, tuning, found)
            tuning = corrected(tuning, found)
            if number % 2 == 0 and number < options.rounds - 2:
                tuning = stepped(tuning, simulate)
            FILE.write_text(tuning.written(), encoding="utf-8")
        _report(options.rounds, tuning, simulate(tuning))
    return 0


if __name__ == "__main__":
    sys.exit(main())
