"""Villages beside the commune as if all had its ages: rates, limits of chance, a verdict.

Coverage is a full count, so standing against a target is exact and is never softened by what is
said here: limits judge only how well a village does its work.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analytics.meaning.answer import SMALL
from analytics.meaning.catalogue import rising
from analytics.meaning.fair.groups import Crowd, crowd_of, runs_of
from analytics.meaning.fair.spread import INNER, Chance, Rates, outer_share, widening
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Filters, Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.result import Result
from analytics.words.text import Text

FEWEST = 7  # of fewer villages one that is far out cannot be told from a wide spread
FALSE_ALARMS = 5  # in a hundred comparisons of equal villages, at most so many name any of them

VERDICTS = {
    "slow": Text("chậm thật"),
    "ordinary": Text("trong mức dao động"),
    "good": Text("tốt thật"),
    "small": Text("quá ít người để so"),
    "alone": Text("quá ít thôn để so"),
}


@dataclass(frozen=True)
class Compared:
    """One village, in per cent. `rate` is age-standardised, `expected` what its own ages would give
    at the commune's rates; limits are of the rate of an ordinary village of its size."""

    area: str
    having: int
    among: int
    verdict: str
    crude: float | None = None
    rate: float | None = None
    expected: float | None = None
    inner: tuple[float, float] | None = None
    outer: tuple[float, float] | None = None


@dataclass(frozen=True)
class Comparison:
    """Every village the reader may see, in order; `overdispersion` 1 is independent people."""

    indicator: Indicator
    month: date
    rate: float | None  # of the commune
    villages: tuple[Compared, ...]
    groups: tuple[str, ...] = ()
    overdispersion: float | None = None

    def one(self, area: str) -> Compared:
        [found] = [one for one in self.villages if one.area == area]
        return found

    def own(self, area: str) -> "Comparison":
        """What its village may see: its own row, beside the rate of the commune."""
        return replace(self, villages=tuple(one for one in self.villages if one.area == area))

    def of(self, verdict: str) -> tuple[Compared, ...]:
        return tuple(one for one in self.villages if one.verdict == verdict)

    @property
    def judged(self) -> bool:
        return self.overdispersion is not None


def comparison(
    reader: Reader, indicator: Indicator, month: date, where: Filters | None = None
) -> Comparison:
    """The villages at the end of a closed month; `where` narrows to sexes and ages.

    Of everybody, it is read as it was computed from the whole; narrowed, from the reader's file.
    """
    narrow = replace(where or Filters(), areas=())  # the commune stays the measure of all
    if narrow == Filters():
        return COMPARED.of(reader, indicator, month)
    return _comparison(reader, indicator, month, narrow)


@remembered()
def _comparison(reader: Reader, indicator: Indicator, month: date, where: Filters) -> Comparison:
    return compared(indicator, month, crowd_of(reader, indicator, month, where))


def _everybody(reader: Reader, indicator: Indicator, month: date) -> Comparison:
    return compared(indicator, month, crowd_of(reader, indicator, month, Filters()))


COMPARED = Result("fair", Comparison, _everybody, Comparison.own, lambda _: rising())


def compared(indicator: Indicator, month: date, crowd: Crowd) -> Comparison:
    having, among = crowd.having.sum(), crowd.among.sum()
    told = tuple(
        _plain(area, crowd.having[row].sum(), crowd.among[row].sum())
        for row, area in enumerate(crowd.villages)
    )
    whole = Comparison(indicator, month, 100 * having / among if among else None, told)
    large = tuple(one.area for one in told if one.among >= SMALL)
    if len(large) < FEWEST:
        return whole
    joined = crowd.joined(runs_of(crowd.of(large).among))
    return _judged(whole, joined, large)


def _plain(area: str, having: float, among: float) -> Compared:
    word = "small" if among < SMALL else "alone"
    crude = 100 * having / among if among else None
    return Compared(area, int(having), int(among), word, crude)


def _judged(whole: Comparison, crowd: Crowd, large: tuple[str, ...]) -> Comparison:
    people = crowd.among.sum(axis=0)
    weights, usual = people / people.sum(), crowd.having.sum(axis=0) / people
    own = crowd.of(large)
    chance = chance_of(own.among, weights, usual)
    centre = float(weights @ usual)
    ahead = standardised(own, weights) - centre
    factor = widening(scores_of(ahead, chance.error))
    wide = chance.widened(factor)
    inner, outer = wide.limits(INNER), wide.limits(outer_share(len(large)))
    expected = own.among @ usual / own.among.sum(axis=1)
    judged = {
        area: replace(
            whole.one(area),
            verdict=_verdict(ahead[row], outer[0][row], outer[1][row]),
            rate=100 * float(centre + ahead[row]),
            expected=100 * float(expected[row]),
            inner=_around(centre, inner[0][row], inner[1][row]),
            outer=_around(centre, outer[0][row], outer[1][row]),
        )
        for row, area in enumerate(large)
    }
    villages = tuple(judged.get(one.area, one) for one in whole.villages)
    return replace(whole, villages=villages, groups=crowd.bands, overdispersion=factor)


def scores_of(ahead: Rates, error: Rates) -> Rates:
    """How many standard errors ahead; where nobody or everybody has it, nobody is ahead."""
    scores: Rates = np.divide(ahead, error, where=error > 0, out=np.zeros(len(error)))
    return scores


def standardised(crowd: Crowd, weights: Rates) -> Rates:
    """The rate of each village if its ages were those of the weights (direct standardisation)."""
    rates: Rates = (crowd.having / crowd.among) @ weights
    return rates


def chance_of(among: Rates, weights: Rates, usual: Rates) -> Chance:
    """Of a village like the others: binomial in each age group, summed with the weights."""
    spread = usual * (1 - usual)
    error = np.sqrt((weights**2 * spread / among).sum(axis=1))
    third = (weights**3 * spread * (1 - 2 * usual) / among**2).sum(axis=1)
    skew = np.divide(third, error**3, where=error > 0, out=np.zeros(len(error)))
    return Chance(error, skew)


def _verdict(ahead: float, below: float, above: float) -> str:
    if ahead < -below - 1e-12:
        return "slow"
    return "good" if ahead > above + 1e-12 else "ordinary"


def _around(centre: float, below: float, above: float) -> tuple[float, float]:
    return 100 * max(0.0, centre - float(below)), 100 * min(1.0, centre + float(above))
