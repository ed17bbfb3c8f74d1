"""Draws that every forecast shares: what differs between two plans is then only the plan."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.forecast.manner import MONTHS, PATHS

Real = NDArray[np.float32]

SINGLE = 16  # so many people are drawn one by one, the others by the normal law
_SEED = 20220401  # the day of the plan; no edition and no month enters
_WORD = 65535
_PLACES = np.arange(SINGLE, dtype=np.uint8)[:, None, None]


@dataclass(frozen=True, eq=False)
class Draws:
    """Standard draws by month, kind, village and path; those of a path alone by kind and path.

    Paths come last in every array: what holds for a village meets a thousand numbers in a row.
    """

    people: NDArray[np.uint16]  # month × SINGLE × village × path
    normal: Real  # month × 4 × village × path
    uniform: Real  # month × 5 × village × path
    shock: NDArray[np.float64]  # month × path
    doubt: NDArray[np.float64]  # 4 × path
    ends: NDArray[np.float64]  # path: uniform, when a campaign ends
    size: NDArray[np.float64]  # path: uniform, how large the monthly shocks are
    village: np.random.SeedSequence


@lru_cache(maxsize=2)
def draws(villages: int) -> Draws:
    """The same numbers for every edition, month, indicator and plan."""
    seed = np.random.SeedSequence([_SEED, villages])
    of, own = seed.spawn(2)
    generator = np.random.default_rng(of)
    each = (PATHS, villages)
    return Draws(
        turned(generator.integers(0, _WORD, (MONTHS, SINGLE, *each), dtype=np.uint16)),
        turned(generator.standard_normal((MONTHS, 4, *each), dtype=np.float32)),
        turned(generator.random((MONTHS, 5, *each), dtype=np.float32)),
        generator.standard_normal((MONTHS, PATHS)),
        generator.standard_normal((4, PATHS)),
        1 - generator.random(PATHS),
        generator.random(PATHS),
        own,
    )


def turned(drawn: NDArray[Any]) -> NDArray[Any]:
    """The last two axes in the other order, paths last."""
    return np.ascontiguousarray(drawn.swapaxes(-1, -2))


def thinned(people: Real, stay: Real, single: NDArray[np.uint16], normal: Real) -> Real:
    """How many of so many stay, each with chance `stay`: binomial, never falling in either.

    The first sixteen are drawn one by one, the rest by the normal law cut to what is possible;
    both parts rise with `people` and with `stay` (proof in docs/forecast.md), so that a plan with
    more effort leaves no path behind.
    """
    alone = np.minimum(people, SINGLE)
    edge = (stay * _WORD).astype(np.uint16)
    # In bytes: the count of sixteen takes a tenth of the time it takes in words.
    stays = single < edge
    if alone.min() < SINGLE:  # else all sixteen are there, of every path and village
        stays &= np.ceil(alone).astype(np.uint8) > _PLACES
    rest = people - alone
    mean = rest * stay
    spread = mean * (1 - stay)
    np.sqrt(spread, out=spread)
    spread *= normal
    mean += spread
    mean += np.float32(0.5)
    np.floor(mean, out=mean)
    np.minimum(np.maximum(mean, 0, out=mean), rest, out=mean)
    mean += np.add.reduce(stays.view(np.uint8), axis=0, dtype=np.uint8)
    return mean


def arrivals(mean: NDArray[np.float64], uniform: Real) -> Real:
    """Poisson numbers by inversion, `mean` as the uniforms have it or as it spreads over them."""
    most = int(np.max(mean) + 6 * np.sqrt(np.max(mean)) + 4)
    term = np.exp(-mean)
    below, count = term.copy(), np.zeros(uniform.shape, dtype=np.min_scalar_type(most))
    for number in range(1, most):
        count += (uniform > below.astype(np.float32)).view(np.uint8)
        term = term * mean / number
        below = below + term
    return count.astype(np.float32)


def wavering(normal: Real, variance: "float | NDArray[np.float64] | Real") -> Real:
    """Factors of mean 1 (log-normal)."""
    square = np.log1p(variance)
    factor: Real = np.sqrt(square) * normal
    factor -= 0.5 * square
    return np.exp(factor, out=factor)
