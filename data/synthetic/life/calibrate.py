"""python -m data.synthetic.life.calibrate: finds the numbers of tuning.json.

Inputs are moved, outcomes are never forced. Each round simulates the same communes (common random
numbers) and corrects the first day's ages by the ratio the last day misses them by, the rates by
their ratios, and the household levers by one damped Gauss-Newton step on the sizes.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial, reduce
from operator import add

import numpy as np

from data.synthetic.life.births import WAITS
from data.synthetic.life.kinds import ALONE, reference_kinds
from data.synthetic.life.measured import Measured, measured
from data.synthetic.life.tuning import FILE, Tuning, tuned
from data.synthetic.life.years import lived
from data.synthetic.reference import GROUPS, SEXES, table

SEED, RESIDENTS, LAST = 20210101, 5200, 2024
RATES = {  # a year and 1,000 registered people (synthetic.md 10: what the tables imply)
    "moved_out": ("leaving", 15.5),
    "moved_in": ("returns", 9.2),
    "weddings": ("weddings", 6.5),
}
BIRTHS = 15.5  # a year and 1,000 registered people
LEVERS = {  # with the step of their finite difference
    "neolocal": 0.06,
    "split": 0.02,
    "single": 0.006,
    "apart": 0.015,
    "merge": 0.03,
    "arrivals": 0.0002,
    "departures": 0.001,
}
_BOUNDS = {  # what a commune could show
    "neolocal": (0.15, 0.75),
    "split": (0.02, 0.3),
    "single": (0.002, 0.06),
    "apart": (0.005, 0.15),
    "merge": (0.02, 0.5),
    "arrivals": (0.0004, 0.00105),
    "departures": (0.003, 0.012),
}
_SOFT = 0.8  # exponent of a correction of ages
_SHARED = 0.2  # of sizes: what the levers cannot do is shared between the first and the last day


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
    for name, step in LEVERS.items():
        moved = replace(tuning, **{name: getattr(tuning, name) + step})
        slopes.append((_missed(simulate(moved)) - base) / step)
    matrix = np.array(slopes).T
    scale = np.array(list(LEVERS.values()))
    scaled = matrix * scale
    ridge = 0.05 * np.abs(scaled).max() * np.eye(len(scale))
    change = -np.linalg.lstsq(
        np.vstack([scaled, ridge]), np.concatenate([base, np.zeros(len(scale))]), rcond=None
    )[0]
    change = np.clip(change, -1.5, 1.5) * scale
    values = {}
    for (name, _), by in zip(LEVERS.items(), change, strict=True):
        low, high = _BOUNDS[name]
        values[name] = round(float(np.clip(getattr(tuning, name) + by, low, high)), 6)
    end = found.sizes[-1] / found.sizes[-1].sum()
    sizes = np.array(tuning.sizes) * (reference_sizes() / np.maximum(end, 1e-4)) ** _SHARED
    end = found.kinds[-1] / found.kinds[-1].sum()
    kinds = np.array(tuning.kinds) * (reference_kinds() / np.maximum(end, 1e-4)) ** _SHARED
    kinds[ALONE] = 0.0
    kinds *= (1 - _shares(sizes)[0]) / kinds.sum()
    kinds[ALONE] = _shares(sizes)[0]  # one person is a size and a kind
    return replace(tuning, sizes=_shares(sizes), kinds=tuple(kinds.tolist()), **values)


def _missed(found: Measured) -> np.ndarray:
    """Sizes at each January against the reference, the last one three times as heavy."""
    share = found.sizes / found.sizes.sum(axis=1, keepdims=True)
    kinds = found.kinds / found.kinds.sum(axis=1, keepdims=True)
    off = np.hstack([share - reference_sizes(), kinds - reference_kinds()])
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
    tvd_kinds = np.abs(kinds - reference_kinds()).sum(axis=1) / 2
    print("   kinds", tvd_kinds.round(4), (kinds[-1] - reference_kinds()).round(3))
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
