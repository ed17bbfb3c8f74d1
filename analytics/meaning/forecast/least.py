"""The inverse question: the least effort that makes a target likely, and targets that are fair."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from analytics.meaning.forecast.effort import Effort
from analytics.meaning.forecast.paths import Paths, simulate
from analytics.meaning.forecast.reach import chance_by, months_left, needed_of
from analytics.meaning.forecast.state import State
from analytics.meaning.remembered import FUTURES, remembered
from analytics.meaning.settings.assumed import CUT_POINTS

LEVELS = (90.0, 95.0, 98.0, 100.0)
MOST_SITTINGS = 21  # a week: beyond three a day nobody has tried, and the page says so
MOST_AWAY = 30  # per cent of those away, reached in a month
GUESS = 4  # a week: where the search begins

Sheet = Mapping[str, Mapping[float, float]]  # area -> level -> probability


@remembered(memory=FUTURES)
def futures(state: State, effort: Effort) -> Paths:
    """One simulation for all that is read off it: eight megabytes, so few are kept."""
    return simulate(state, effort)


@remembered()
def chance(state: State, area: str, value: float, due: date, effort: Effort) -> float:
    """The share of futures that reach `value` per cent by a date, under an effort."""
    return chance_by(futures(state, effort), area, value, due)


def least_sittings(
    state: State,
    area: str,
    value: float,
    due: date,
    *,
    effort: Effort,
    likely: float = CUT_POINTS.on_time,
) -> int | None:
    """The fewest whole sittings a week with that probability; None if 21 are not enough."""

    def enough(sittings: int) -> bool:
        plan = replace(effort, sittings=float(sittings))
        return chance(state, area, value, due, plan) >= likely

    return _least(enough, MOST_SITTINGS, GUESS)


def least_reach(
    state: State,
    area: str,
    value: float,
    due: date,
    *,
    effort: Effort,
    likely: float = CUT_POINTS.on_time,
) -> int | None:
    """The fewest whole per cent of those away, reached each month; None if 30 are not enough."""

    def enough(share: int) -> bool:
        return chance(state, area, value, due, replace(effort, away=share / 100)) >= likely

    return _least(enough, MOST_AWAY, MOST_AWAY)


def _least(enough: Callable[[int], bool], most: int, guess: int) -> int | None:
    """Exact wherever it begins, because more effort never lowers the probability.

    In doubling steps from the guess until the answer lies between two tries, then by halves.
    """
    low, high, step, tried = -1, most + 1, 1, guess
    while high - low > 1:
        if enough(tried):
            high, tried = tried, tried - step
        else:
            low, tried = tried, tried + step
        step *= 2
        if low >= 0 and high <= most:
            tried = (low + high) // 2
        tried = min(max(tried, low + 1), high - 1)
    return high if high <= most else None


@remembered()
def fair_sheet(
    state: State,
    areas: tuple[str, ...],
    due: date,
    *,
    effort: Effort,
    levels: tuple[float, ...] = LEVELS,
) -> Sheet:
    """The probability of each level by the date, all areas from one simulation."""
    paths, left = futures(state, effort), months_left(state.month, due)
    return {area: {level: _by(paths, area, level, left) for level in levels} for area in areas}


def _by(paths: Paths, area: str, level: float, left: int) -> float:
    """As `chance_by`, but only the months up to the date are looked at."""
    having, among = paths.of(area)
    return float((having[:left] >= needed_of(among[:left], level)).any(axis=0).mean())
