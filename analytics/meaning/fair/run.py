"""Whether a village's monthly pace has left the commune's: rules of a control chart, no more.

A run of eight on one side, or a point beyond three sigma of an individuals chart (Shewhart; the
rules of Nelson, Journal of Quality Technology 16 (1984) 237-239, with the run of eight of the
Western Electric handbook). The centre is what the village would have at the commune's pace.
"""

from dataclasses import dataclass
from datetime import date
from math import floor

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.catalogue import rising
from analytics.meaning.forecast.state import State, state_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.result import Result
from analytics.words.text import Text

FEWEST_POINTS = 10
WINDOW = 24  # months looked at
RUN = 8
SIGMAS = 3.0
_RANGE = 1.128  # mean moving range over sigma, of pairs

TRENDS = {
    "faster": Text("nhanh hơn nhịp xã"),
    "slower": Text("chậm hơn nhịp xã"),
    "steady": Text("theo nhịp xã"),
    "too_few": Text("chưa đủ điểm"),
}


@dataclass(frozen=True)
class Trend:
    """`points` months were read, the last `run` of them all on the side of the verdict."""

    area: str
    verdict: str
    points: int
    run: int = 0


@dataclass(frozen=True)
class Trends:
    villages: tuple[Trend, ...]

    def own(self, area: str) -> "Trends":
        return Trends(tuple(one for one in self.villages if one.area == area))


def trends(reader: Reader, indicator: Indicator, month: date) -> tuple[Trend, ...]:
    """Every village the reader may see, against the commune's pace."""
    return PACES.of(reader, indicator, month).villages


def _all(reader: Reader, indicator: Indicator, month: date) -> Trends:
    return Trends(trends_of(state_of(reader, indicator, month)))


PACES = Result("pace", Trends, _all, Trends.own, lambda _: rising())


def trends_of(state: State) -> tuple[Trend, ...]:
    first = max(state.started, len(state.months) - WINDOW)
    new, exposed = state.new[first:], state.exposed[first:]
    if len(state.villages) < 2:
        return tuple(Trend(area, "too_few", 0) for area in state.villages)
    whole = exposed.sum(axis=1)
    pace = np.divide(new.sum(axis=1), whole, where=whole > 0, out=np.zeros(len(whole)))
    expected = exposed * pace[:, None]
    return tuple(
        _trend(area, new[:, row], expected[:, row]) for row, area in enumerate(state.villages)
    )


def _trend(area: str, new: NDArray[np.float64], expected: NDArray[np.float64]) -> Trend:
    counted = expected > 0
    new, expected = new[counted], expected[counted]
    if len(new) < FEWEST_POINTS:
        return Trend(area, "too_few", len(new))
    sides = [side(count, mean) for count, mean in zip(new, expected, strict=True)]
    length = run_length(sides)
    # Freeman-Tukey: a score of variance 1 however few people are expected.
    scores = np.sqrt(new) + np.sqrt(new + 1) - np.sqrt(4 * expected + 1)
    sigma = max(1.0, float(np.abs(np.diff(scores)).mean()) / _RANGE)
    far = abs(scores[-1]) > SIGMAS * sigma
    if length < RUN and not far:
        return Trend(area, "steady", len(new), length)
    up = scores[-1] > 0 if far else sides[-1] > 0
    return Trend(area, "faster" if up else "slower", len(new), length)


def side(count: float, mean: float) -> int:
    """Above or below the middle of what the mean brings (a Poisson median, not the mean itself:
    of few people most months lie below their mean)."""
    middle = max(0, floor(mean + 1 / 3 - 0.02 / mean))
    return int(np.sign(count - middle))


def run_length(sides: list[int]) -> int:
    """How many of the last months lie on the side of the very last; one in the middle ends it."""
    if not sides or not sides[-1]:
        return 0
    length = 0
    for one in reversed(sides):
        if one != sides[-1]:
            break
        length += 1
    return length
