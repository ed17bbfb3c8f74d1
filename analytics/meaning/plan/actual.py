"""What a sitting was expected to bring before it was held, and what its result taught."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from analytics.meaning.plan.results import Outcome
from analytics.meaning.plan.turnout import PRIOR, Beta, Turnout, updated
from analytics.meaning.plan.yields import DRAWS, SEED, between, sitting_draws


@dataclass(frozen=True)
class Compared:
    """A result beside what the sittings before it let expect; eight in ten lie in p10 to p90."""

    result: Outcome
    expected: float
    p10: int
    p90: int

    @property
    def within(self) -> bool:
        return self.p10 <= self.result.came <= self.p90


def compared(results: Iterable[Outcome], turnout: Turnout = PRIOR) -> Iterator[Compared]:
    """In the order of days: each is judged by what was known before it."""
    for result in results:
        yield Compared(result, *expected_of(turnout, result.kind, result.invited))
        turnout = updated(turnout, [result.held])


def expected_of(turnout: Turnout, kind: str, invited: int) -> tuple[float, int, int]:
    """People of so many invited who come to the door, whether or not all can be served."""
    beta, luck = turnout.of(kind), np.random.default_rng((SEED, 2))
    mean = luck.beta(beta.came, beta.stayed, DRAWS)
    come = luck.binomial(invited, sitting_draws(luck, mean, turnout.alike))
    return beta.mean * invited, *between(come)


def spread(beta: Beta) -> tuple[float, float]:
    """Eight in ten values of the turnout lie between these two."""
    drawn = np.random.default_rng((SEED, 3)).beta(beta.came, beta.stayed, 20 * DRAWS)
    low, high = np.quantile(drawn, (0.1, 0.9))
    return float(low), float(high)
