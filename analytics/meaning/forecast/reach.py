"""Dates, probabilities and fans read off the paths."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.forecast.chance import Real
from analytics.meaning.forecast.manner import MONTHS, OUTSIDE
from analytics.meaning.forecast.paths import Paths
from analytics.meaning.remembered import FUTURES, remembered
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


@dataclass(frozen=True)
class Fans:
    """The same of the months ahead, column by column: hundreds are read for a page."""

    p10: tuple[int, ...] = ()
    p50: tuple[int, ...] = ()
    p90: tuple[int, ...] = ()
    among: tuple[int, ...] = ()

    def after(self, month: date) -> tuple[Fan, ...]:
        columns = enumerate(zip(self.p10, self.p50, self.p90, self.among, strict=True), 1)
        return tuple(Fan(shifted(month, ahead), *told) for ahead, told in columns)


@dataclass(frozen=True, eq=False)
class Reading:
    """What every area's futures come to, read off all of them at once."""

    paths: Paths

    @cached_property
    def fans(self) -> tuple[Fans, ...]:
        having, among = self.paths.by_area
        low, middle, high = interval(np.moveaxis(having, 2, 0)).astype(int)
        crowd = _median(among).astype(int)
        parts = (one.tolist() for one in (low, middle, high, crowd))
        return tuple(Fans(*map(tuple, own)) for own in zip(*parts, strict=True))


@remembered(memory=FUTURES)
def reading_of(paths: Paths) -> Reading:
    return Reading(paths)


@dataclass(frozen=True, eq=False)
class Reached:
    """By area, in the order of the paths: the share of futures that stood at a value by each
    month-end, and the months (1, 2, …; 37 for never) in which a tenth, half and nine tenths did."""

    chances: tuple[tuple[float, ...], ...]
    months: tuple[tuple[int, ...], ...]


@remembered(memory=FUTURES)
def reached_by(paths: Paths, value: float) -> Reached:
    having, among = paths.by_area
    stood: NDArray[np.bool_] = having >= _needed_by(among, value)
    for month in range(1, stood.shape[1]):
        stood[:, month] |= stood[:, month - 1]
    # In bytes: quickly.
    months = np.add.reduce(stood.view(np.uint8), axis=1, dtype=np.uint8).astype(np.int64)
    first = interval(stood.shape[1] + 1 - months.T)
    return Reached(*(tuple(map(tuple, one.tolist())) for one in (stood.mean(axis=2), first.T)))


def months_left(month: date, due: date) -> int:
    """Month-ends after `month` and not after the deadline."""
    last = due if month_of(due) == due else shifted(due, -1)
    return len(months_between(month, last)) - 1 if last > month else 0


def needed_of(among: Real | NDArray[np.float64] | float, value: float) -> NDArray[np.float64]:
    """The whole number of people that lifts the share to its target, as in Figure.missing."""
    people = np.asarray(among, dtype=np.float64)
    needed: NDArray[np.float64] = np.ceil(np.round(people * value / 100, 9))
    return needed


def _needed_by(among: Real, value: float) -> Real:
    """The same of many whole numbers: each is looked up."""
    every = needed_of(np.arange(among.max() + 1), value).astype(np.float32)
    return every.take(among.astype(np.intp))


def first_reached(having: Real, among: Real, value: float) -> NDArray[np.int64]:
    """Of each path the month (1, 2, …) in which it first reaches the value; 37 for never."""
    hit = having >= _needed_by(among, value)
    return np.where(hit.any(axis=0), hit.argmax(axis=0) + 1, MONTHS + 1)


def chance_by(paths: Paths, area: str, value: float, due: date) -> float:
    """The share of futures that reach `value` per cent by a date (at most 36 months ahead)."""
    left = months_left(paths.month, due)
    return float((first_reached(*paths.of(area), value) <= left).mean()) if left else 0.0


def reach_of(first: NDArray[np.int64], month: date) -> Reach:
    """The month-ends by which a tenth, half and nine tenths of the futures are there."""
    return days_of(interval(first).tolist(), month)


def days_of(ahead: Iterable[int], month: date) -> Reach:
    p10, p50, p90 = (shifted(month, one) if one <= MONTHS else None for one in ahead)
    return p10, p50, p90


def fan_of(paths: Paths, area: str) -> Fans:
    having, among = paths.of(area)
    parts = (*interval(having.T), _median(among))
    return Fans(*(tuple(one.astype(int).tolist()) for one in parts))


def _median(futures: Real) -> NDArray[Any]:
    """Of whole numbers along the last axis; a sort takes a seventh of the time of `np.median`."""
    ranked = np.sort(futures, axis=-1)
    paths = ranked.shape[-1]
    middle: NDArray[Any] = (ranked[..., (paths - 1) // 2] + ranked[..., paths // 2]) / 2
    return middle


def interval(futures: NDArray[Any]) -> NDArray[Any]:
    """Low, middle and high of whole numbers by path (the first axis): as near to a tenth of the
    futures as whole numbers allow lies below the low one, as near above the high one.

    Taking “at least eighty in a hundred” instead would be too wide wherever few people decide.
    """
    ranked = np.sort(np.ascontiguousarray(np.moveaxis(futures, 0, -1)), axis=-1)
    middle = ranked[..., _place(ranked, 0.5)]
    low = np.minimum(_tenth(ranked), middle)
    high = np.maximum(-_tenth(-ranked[..., ::-1]), middle)
    return np.stack([low, middle, high])


def _tenth(ranked: NDArray[Any]) -> NDArray[Any]:
    """The number with the share of futures below it nearest to a tenth, of two neighbours."""
    paths = ranked.shape[-1]
    found = ranked[..., _place(ranked, OUTSIDE)]
    below = np.argmax(ranked >= found[..., None], axis=-1)
    upto = np.argmax(ranked > found[..., None], axis=-1)
    upto = np.where(ranked[..., -1] > found, upto, paths)
    after = np.take_along_axis(ranked, np.minimum(upto, paths - 1)[..., None], axis=-1)[..., 0]
    tenth = OUTSIDE * paths
    nearest: NDArray[Any] = np.where(upto - tenth < tenth - below, after, found)
    return nearest


def _place(ranked: NDArray[Any], share: float) -> int:
    return int(np.ceil(share * ranked.shape[-1])) - 1
