"""Back-test of the forecast: `python -m tests.backtest` writes docs/forecast.md, always the same.

Rolling origin: a forecast knows the months up to its origin; the generator lives on to 2026-06 and
gives the months nobody saw. `--try half_life=6` scores another manner on the tuning populations.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from analytics.fold.close import publish
from analytics.meaning.forecast.manner import MONTHS, USUAL, Manner
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.proof import MODEL
from analytics.meaning.forecast.reach import first_reached, needed_of
from analytics.meaning.forecast.state import State, history
from analytics.meaning.question import Reader
from analytics.words.month import parse_month
from data.synthetic import SINCE, generate
from data.synthetic.unit import unit_tables
from tests.rivals import RIVALS

END = date(2026, 6, 30)
KEYS = ("card_coverage_present", "eid_activated", "eid_submitted")
SEEDS = tuple(range(1, 25))
ORIGINS = ("2022-12", "2023-03", "2023-06", "2023-12", "2024-06", "2024-12")
TUNING_SEEDS = (101, 102)
TUNING_ORIGINS = (
    *("2022-08", "2022-11", "2023-01", "2023-02", "2023-04", "2023-05", "2023-07", "2023-09"),
    *("2023-11", "2024-02", "2024-05", "2024-09", "2025-01"),
)
LAST_SEEDS = tuple(range(401, 407))
LAST_ORIGINS = ("2022-10", "2023-08", "2023-10", "2024-03", "2024-08", "2025-03")
RUNGS = (20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95, 97, 98, 99)
WITHIN = 30  # points: a target further off is not set
AHEAD = (3, 6, 12)
NORMAL_80 = 1.2815516


@dataclass(frozen=True)
class Population:
    """One commune with its whole past and the future nobody saw, by indicator."""

    seed: int
    states: dict[str, State]


def population(seed: int, story: str = "default") -> Population:
    register = generate(seed=seed, residents=5200, as_of=END, story=story)
    with TemporaryDirectory() as folder:
        store = Path(folder).resolve()
        publish(
            register,
            store,
            as_of=END,
            since=SINCE,
            origin="synthetic",
            source="x",
            unit=unit_tables(),
        )
        reader = Reader("chief", store=store)
        return Population(seed, {key: history(reader, key) for key in KEYS})


@dataclass(frozen=True, eq=False)
class Seen:
    """Holders and people by month × area (villages, then the commune)."""

    having: np.ndarray
    among: np.ndarray

    @staticmethod
    def of(state: State) -> "Seen":
        return Seen(_with_sum(state.having), _with_sum(state.among))


def _with_sum(by_village: np.ndarray) -> np.ndarray:
    return np.concatenate([by_village, by_village.sum(axis=-1, keepdims=True)], axis=-1)


@dataclass(frozen=True, eq=False)
class Told:
    """10, 50, 90 % of holders (month × area) and of the first month at a rung (3 × area)."""

    counts: np.ndarray
    dates: dict[int, np.ndarray]


def model(state: State, window: int, manner: Manner) -> Told:
    paths = simulate(state, manner=manner)
    having, among = _with_sum(paths.having), _with_sum(paths.among)
    counts = np.sort(having, axis=1)[:, PLACES]
    dates = {}
    for rung in RUNGS:
        first = np.minimum(first_reached(having, among, rung), window + 1)
        dates[rung] = np.sort(first, axis=0)[PLACES]
    return Told(counts, dates)


PLACES = [99, 499, 899]  # of a thousand sorted paths: the 10, 50 and 90 % points


def rival(name: str, state: State, window: int) -> Told:
    """The same from a method that knows nothing but the shares of the past."""
    seen = Seen.of(state)
    counts = np.empty((MONTHS, 3, seen.having.shape[1]))
    dates = {rung: np.empty((3, seen.having.shape[1])) for rung in RUNGS}
    for area, (having, among) in enumerate(zip(seen.having.T, seen.among.T, strict=True)):
        since = max(state.started - 1, 0)
        mean, spread = RIVALS[name](100 * having[since:] / among[since:], MONTHS)
        bands = np.clip(mean + np.outer((-NORMAL_80, 0, NORMAL_80), spread), 0, 100)
        counts[:, :, area] = (bands * among[-1] / 100).T
        for rung in RUNGS:
            hit = bands[::-1] >= rung
            first = np.where(hit.any(axis=1), hit.argmax(axis=1) + 1, window + 1)
            dates[rung][:, area] = np.minimum(first, window + 1)
    return Told(counts, dates)


def scored(
    one: Population, origins: tuple[str, ...], manner: Manner, *, rivals: bool
) -> Iterator[dict[str, object]]:
    """A row a question: a count so many months ahead, or the month in which a rung is reached."""
    for key, whole in one.states.items():
        future = Seen.of(whole)
        for origin in origins:
            state = whole.until(parse_month(origin))
            now = len(state.months) - 1
            window = min(MONTHS, len(whole.months) - 1 - now)
            told = {MODEL: model(state, window, manner)}
            if rivals:
                told |= {name: rival(name, state, window) for name in RIVALS}
            common = {"seed": one.seed, "indicator": key, "origin": origin}
            yield from _counts(common, told, future, now, window)
            yield from _dates(common, told, future, now, window)


Row = dict[str, object]


def _counts(
    common: Row, told: dict[str, Told], future: Seen, now: int, window: int
) -> Iterator[Row]:
    areas = future.having.shape[1]
    for ahead in (ahead for ahead in AHEAD if ahead <= window):
        truth, size = future.having[now + ahead], future.among[now]
        for method, one in told.items():
            low, middle, high = one.counts[ahead - 1]
            for area in range(areas):
                yield common | {
                    "method": method,
                    "question": f"{ahead} months",
                    "commune": area == areas - 1,
                    "covered": bool(low[area] <= truth[area] <= high[area]),
                    "error": 100 * (middle[area] - truth[area]) / size[area],
                    "width": 100 * (high[area] - low[area]) / size[area],
                }


def _dates(
    common: Row, told: dict[str, Told], future: Seen, now: int, window: int
) -> Iterator[Row]:
    """Open questions only: rungs up to 30 points off that were reached in the months seen, or that
    this model thought at least a tenth likely to be. A miss of any kind is an open question."""
    areas = future.having.shape[1]
    for rung in RUNGS:
        hit = future.having >= needed_of(future.among, rung)
        after = hit[now + 1 : now + 1 + window]
        truth = np.where(after.any(axis=0), after.argmax(axis=0) + 1, window + 1)
        share = 100 * future.having[now] / future.among[now]
        near = ~hit[now] & (rung <= share + WITHIN)
        open_ = near & ((truth <= window) | (told[MODEL].dates[rung][0] <= window))
        for method, one in told.items():
            low, middle, high = one.dates[rung]
            for area in np.nonzero(open_)[0]:
                yield common | {
                    "method": method,
                    "question": "date",
                    "commune": bool(area == areas - 1),
                    "rung": rung,
                    "covered": bool(low[area] <= truth[area] <= high[area]),
                    "error": float(middle[area] - truth[area]),
                    "width": float(high[area] - low[area]),
                    "reached": bool(truth[area] <= window),
                }


@cache
def populations(seeds: tuple[int, ...], story: str = "default") -> tuple[Population, ...]:
    return tuple(population(seed, story) for seed in seeds)


def results(
    people: tuple[Population, ...],
    origins: tuple[str, ...],
    manner: Manner = USUAL,
    *,
    rivals: bool = False,
) -> pd.DataFrame:
    return pd.DataFrame(
        row for one in people for row in scored(one, origins, manner, rivals=rivals)
    )


def summary(rows: pd.DataFrame, *by: str) -> pd.DataFrame:
    """Cases, share covered, median error, mean absolute error and median width by group."""
    grouped = rows.groupby(list(by), sort=False)
    return pd.DataFrame(
        {
            "cases": grouped.size(),
            "covered": grouped.covered.mean().round(3),
            "error": grouped.error.median().round(2),
            "miss": grouped.error.apply(lambda error: error.abs().mean()).round(2),
            "width": grouped.width.median().round(2),
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
    rows = results(populations(TUNING_SEEDS), TUNING_ORIGINS, replace(USUAL, **changes))
    print(summary(rows, "indicator", "question").to_string(index=False))


if __name__ == "__main__":
    main()
