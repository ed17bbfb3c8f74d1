"""What a unit can add: sittings in the villages and a way to those who are away."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.forecast.chance import Real
from analytics.meaning.forecast.manner import MONTHS

WEEKS = 52 / 12  # in a month


@dataclass(frozen=True)
class Yield:
    """What the sittings of a month bring, the fullest first: the place of a village, and people.

    `homes`: people at home not yet reached, by village. Where fewer are left, fewer come.
    """

    steps: tuple[tuple[int, float], ...] = ()
    homes: tuple[float, ...] = ()


@dataclass(frozen=True)
class Effort:
    """Extra sittings a week in the commune, where each brings most; for so many `months`.

    `away` is the share of those away who are brought to it each month where they are.
    """

    sittings: float = 0.0
    brings: Yield = Yield()
    away: float = 0.0
    months: int = MONTHS

    @property
    def idle(self) -> bool:
        return not (self.sittings and self.brings.steps) and not self.away

    @property
    def served(self) -> NDArray[np.float64]:
        """People a month by village, the last sitting in part where it is one."""
        found, left = np.zeros(len(self.brings.homes)), round(self.sittings * WEEKS, 6)
        for village, people in self.brings.steps:
            if left <= 0:
                break
            found[village] += min(left, 1.0) * people
            left -= 1
        return found


NONE = Effort()


def missed(served: NDArray[np.float64], homes: NDArray[np.float64], people: Real) -> Real:
    """The chance of a person not yet reached to stay so through a month's extra sittings, of
    villages that stand in columns as in `people`.

    `people` times this never falls when `people` grows, and never rises with any part of the
    effort: both matter for the promise that more effort never lowers a probability.
    """
    reached = np.minimum(served / np.maximum(people, np.maximum(homes, 1)), 1)
    chance: Real = (1 - reached).astype(np.float32)
    return chance
