"""Dates, probabilities and fans read off the paths."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.forecast.chance import Real
from analytics.meaning.forecast.manner import MONTHS, OUTSIDE
from analytics.meaning.forecast.paths import Paths
from analytics.words.month import month_of, months_between, shifted

Reach = tuple[date | None, date | None, date | None]


@dataclass(frozen=True)
class Fan:
    """Holders at a month-end: a tenth, half, nine tenths of the futures have at most so many."""

    month: date
    p10: int
    p50: int
    p90: int
    among: int  # the population in the middle future


def months_left(month: date, due: date) -> int:
    """Month-ends after `month` and not after the deadline."""
    last = due if month_of(due) == due else shifted(due, -1)
    return len(months_between(month, last)) - 1 if last > month else 0


def needed_of(among: Real | NDArray[np.float64] | float, value: float) -> NDArray[np.float64]:
    """The whole number of people that lifts the share to its target, as in Figure.missing."""
    people = np.asarray(among, dtype=np.float64)
    needed: NDArray[np.float64] = np.ceil(np.round(people * value / 100, 9))
    return needed


def first_reached(having: Real, among: Real, value: float) -> NDArray[np.int64]:
    """Of each path the month (1, 2, …) in which it first reaches the value; 37 for never."""
    hit = having >= needed_of(among, value)
    return np.where(hit.any(axis=0), hit.argmax(axis=0) + 1, MONTHS + 1)


def chance_by(paths: Paths, area: str, value: float, due: date) -> float:
    """The share of futures that reach `value` per cent by a date (at most 36 months ahead)."""
    left = months_left(paths.month, due)
    return float((first_reached(*paths.of(area), value) <= left).mean()) if left else 0.0


def reach_of(first: NDArray[np.int64], month: date) -> Reach:
    """The month-ends by which a tenth, half and nine tenths of the futures are there."""
    p10, p50, p90 = (int(one) for one in interval(first))
    return _day(month, p10), _day(month, p50), _day(month, p90)


def fan_of(paths: Paths, area: str) -> tuple[Fan, ...]:
    having, among = paths.of(area)
    crowd = np.median(among, axis=1)
    return tuple(
        Fan(month, int(low), int(middle), int(high), int(people))
        for month, low, middle, high, people in zip(
            paths.months, *interval(having.T), crowd, strict=True
        )
    )


def interval(futures: NDArray[Any]) -> NDArray[Any]:
    """Low, middle and high of whole numbers by path (the first axis): as near to a tenth of the
    futures as whole numbers allow lies below the low one, as near above the high one.

    Taking “at least eighty in a hundred” instead would be too wide wherever few people decide.
    """
    ranked = np.sort(futures, axis=0)
    middle = ranked[_place(ranked, 0.5)]
    low = np.minimum(_tenth(ranked), middle)
    high = np.maximum(-_tenth(-ranked[::-1]), middle)
    return np.stack([low, middle, high])


def _tenth(ranked: NDArray[Any]) -> NDArray[Any]:
    """The number with the share of futures below it nearest to a tenth, of two neighbours."""
    paths = len(ranked)
    found = ranked[_place(ranked, OUTSIDE)]
    below, upto = (ranked < found).sum(axis=0), (ranked <= found).sum(axis=0)
    after = np.take_along_axis(ranked, np.minimum(upto, paths - 1)[None], axis=0)[0]
    tenth = OUTSIDE * paths
    nearest: NDArray[Any] = np.where(upto - tenth < tenth - below, after, found)
    return nearest


def _place(ranked: NDArray[Any], share: float) -> int:
    return int(np.ceil(share * len(ranked))) - 1


def _day(month: date, ahead: int) -> date | None:
    return shifted(month, ahead) if ahead <= MONTHS else None
