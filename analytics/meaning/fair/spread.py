"""How far chance alone takes a village from the commune's rate: funnel limits.

Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine
24 (2005) 1185-1202, and "Handling over-dispersion of performance indicators", Quality and Safety
in Health Care 14 (2005) 347-351. The overdispersion is multiplicative: people take a card or an
account with their household and at sittings, which widens chance alike for small and large
villages. The additive form would count lasting differences between villages as chance: the very
thing to be found.
"""

from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Rates = NDArray[np.float64]

WINSOR = 0.1  # of the z-scores at either end are drawn in, so that outliers do not hide themselves
INNER = 0.95  # where one village chosen beforehand would lie
OUTER = 0.998  # beyond it a village is called slow or good
MANY = 10  # so many villages may be compared at once at the outer limit; more go further out
MOST = 4.0  # people of one house who act as one; see `overdispersion`
_SEED = 2005


@dataclass(frozen=True, eq=False)
class Chance:
    """Standard error of each village's rate and how lopsided it is, before overdispersion."""

    error: Rates
    skew: Rates

    def widened(self, factor: float) -> "Chance":
        """`factor` is the variance over that of independent people."""
        root = factor**0.5
        return Chance(self.error * root, self.skew * root)

    def limits(self, share: float) -> tuple[Rates, Rates]:
        """How far below and above the centre the middle `share` of chance reaches.

        Normal, with the third moment where it widens (Cornish-Fisher): near 100 % the tail of bad
        luck is longer. Where it would narrow it is left out.
        """
        reach = NormalDist().inv_cdf((1 + share) / 2)
        lean = (reach**2 - 1) / 6 * self.skew
        below = self.error * (reach + np.maximum(-lean, 0))
        return below, self.error * (reach + np.maximum(lean, 0))


def outer_share(villages: int) -> float:
    """99.8 % up to ten villages; beyond, so far out that false alarms stay as rare."""
    return 1 - (1 - OUTER) * min(1.0, MANY / villages)


def overdispersion(scores: Rates) -> float:
    """The winsorised mean square of the z-scores, over that of as many equal villages."""
    return mean_square(scores) / usual_square(len(scores))


def widening(scores: Rates) -> float:
    """The overdispersion that limits are widened by: never below that of independent people, nor
    above that of whole houses deciding as one.

    Chance ties together the people of a house. What ties a whole village together is its work, and
    two slow villages would otherwise widen the limits until neither is seen.
    """
    return min(max(1.0, overdispersion(scores)), MOST)


def mean_square(scores: Rates) -> float:
    low, high = np.quantile(scores, [WINSOR, 1 - WINSOR], axis=-1, keepdims=True)
    return float((np.clip(scores, low, high) ** 2).mean())


@lru_cache(maxsize=64)
def usual_square(villages: int) -> float:
    """What winsorising leaves of a variance of 1 when so few differ from their own mean."""
    scores = np.random.default_rng(_SEED).standard_normal((20_000, villages))
    return mean_square(scores - scores.mean(axis=1, keepdims=True))
