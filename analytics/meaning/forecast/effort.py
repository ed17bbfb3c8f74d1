"""What a unit can add: sittings in the villages and a way to those who are away."""

from dataclasses import dataclass

import numpy as np

from analytics.meaning.forecast.chance import Real

WEEKS = 52 / 12  # in a month


@dataclass(frozen=True)
class Effort:
    """Extra sittings a week in the commune, shared out by the people not yet reached.

    At a sitting comes the share `turnout` of those left in the village, up to `capacity` people;
    `away` is the share of those away who are brought to it each month where they are.
    """

    sittings: float = 0.0
    turnout: float = 0.15
    capacity: float = 60.0
    away: float = 0.0


NONE = Effort()


def missed(effort: Effort, people: Real, share: Real) -> Real:
    """The chance of a person not yet reached to stay so through a month's extra sittings.

    `people` times this never falls when `people` grows, and never rises with any part of the
    effort: both matter for the promise that more effort never lowers a probability.
    """
    one = np.minimum(effort.turnout, effort.capacity / np.maximum(people, 1))
    chance: Real = ((1 - one) ** (effort.sittings * WEEKS * share)).astype(np.float32)
    return chance
