"""Back-test of the forecast: `python -m tests.backtest` writes docs/forecast.md, always the same.

Rolling origin: a forecast knows the months up to its origin; the history gives the months nobody
saw. Histories are of two halves: one was looked at while the numbers of `manner.py` were chosen,
the other was judged once. `--try fall=0.8` scores another manner on the first half.
"""

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from os import cpu_count

import numpy as np
import pandas as pd

from analytics.meaning.forecast.manner import EARLY, FEWEST_MONTHS, USUAL, Manner
from analytics.meaning.forecast.state import State
from analytics.words.month import month_key
from data.synthetic.paper.story import HISTORIES
from tests.histories import SIZES, real, synthetic
from tests.judged import AHEAD, Case, judged

STORIES = ("default", *HISTORIES)
ORIGINS = (  # of the country's own history, which all populations of it share
    *("2022-10", "2022-12", "2023-03", "2023-06", "2023-10", "2024-03", "2024-08", "2025-03"),
)
SEEDS = 1  # populations of each history and size
TUNING_SEED, HELD_SEED = 2000, 7000
DRAWN = 4  # origins of a history of its own
SHARES = 8  # parts of the work
WEEKS = 4  # from one origin of a real history to the next
REAL = {  # by the name on the page: country, series, half
    "Italy, first doses": ("italy", "first_dose", "tuning"),
    "Italy, second doses": ("italy", "second_dose", "held"),
    "Germany, first doses": ("germany", "first_dose", "held"),
    "Germany, second doses": ("germany", "second_dose", "held"),
}


def cases(half: str, sizes: tuple[int, ...] = SIZES) -> list[Case]:
    return [*_synthetic(half, sizes), *_real(half, sizes)]


def _synthetic(half: str, sizes: tuple[int, ...]) -> Iterator[Case]:
    first = HELD_SEED if half == "held" else TUNING_SEED
    for number, story in enumerate(STORIES):
        for size in sizes:
            for population in range(SEEDS):
                seed = first + 97 * number + 7 * SIZES.index(size) + population
                chance = np.random.default_rng(seed)
                for key, whole in synthetic(story, seed, size).items():
                    labels = {"history": story, "size": size, "indicator": key.key}
                    for now in _origins(whole, story if half == "held" else "", chance):
                        yield Case(whole, now, labels)


def _origins(whole: State, story: str, chance: np.random.Generator) -> list[int]:
    """Months the country's own history is asked at; of others one early month and some later."""
    last = len(whole.months) - 1 - min(AHEAD)
    if story == "default":
        months = [month_key(month) for month in whole.months]
        return [at for at in map(months.index, ORIGINS) if at >= whole.started + FEWEST_MONTHS - 1]
    young = whole.started + FEWEST_MONTHS - 1
    old = whole.started + EARLY
    early = [int(chance.integers(young, old))] if old <= last else []
    later = range(old, last + 1)
    drawn = chance.choice(later, min(DRAWN, len(later)), replace=False) if later else []
    return sorted([*early, *map(int, drawn)])


def _real(half: str, sizes: tuple[int, ...]) -> Iterator[Case]:
    for name, (country, series, whose) in REAL.items():
        if whose != half:
            continue
        for size in sizes:
            for seed in range(SEEDS):
                whole = real(country, series, seed, size)
                first = whole.started + FEWEST_MONTHS - 1 + 2 * seed
                labels = {"history": name, "size": size, "indicator": series}
                for now in range(first, len(whole.months) - min(AHEAD), WEEKS):
                    yield Case(whole, now, labels)


def results(asked: list[Case], manner: Manner = USUAL, *, rivals: bool = False) -> pd.DataFrame:
    """Shared out over the cores; the order of the rows does not depend on how many there are."""
    parts = [(asked[at::SHARES], manner, rivals) for at in range(SHARES)]
    with ProcessPoolExecutor(cpu_count()) as workers:
        return pd.concat(workers.map(_part, parts), ignore_index=True)


def _part(asked: tuple[list[Case], Manner, bool]) -> pd.DataFrame:
    some, manner, rivals = asked
    return judged(some, manner, rivals=rivals)


def held_results() -> pd.DataFrame:
    """The half that was judged once; with the simpler methods on the histories that were made."""
    asked = cases("held")
    made = [one for one in asked if one.labels["history"] in STORIES]
    real_ones = [one for one in asked if one.labels["history"] not in STORIES]
    return pd.concat([results(made, rivals=True), results(real_ones)], ignore_index=True)


def summary(rows: pd.DataFrame, *by: str) -> pd.DataFrame:
    """Cases, share covered, median error, mean absolute error and mean width by group."""
    grouped = rows.groupby(list(by), sort=False)
    return pd.DataFrame(
        {
            "cases": grouped.size(),
            "covered": grouped.covered.mean().astype(float).round(3),
            "error": grouped.error.median().round(2),
            "miss": grouped.error.apply(lambda error: error.abs().mean()).round(2),
            "width": grouped.width.mean().round(2),
        }
    ).reset_index()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.backtest")
    parser.add_argument("--try", dest="tried", nargs="*", metavar="name=value")
    told = parser.parse_args().tried
    if told is None:
        from tests.write_forecast import write

        write()
        return
    pairs = (one.split("=") for one in told)
    changes = {name: type(getattr(USUAL, name))(value) for name, value in pairs}
    rows = results(cases("tuning"), replace(USUAL, **changes))
    print(summary(rows[rows.question != "deadline"], "history", "question").to_string(index=False))


if __name__ == "__main__":
    main()
