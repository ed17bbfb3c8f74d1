"""Which village did most, of those who could; beside it what its share gained at the same ages."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analytics.meaning.answer import SMALL
from analytics.meaning.ask import months_of
from analytics.meaning.catalogue import rising
from analytics.meaning.fair.compare import standardised
from analytics.meaning.fair.deeds import Deeds, deeds_of, usual_rates
from analytics.meaning.fair.groups import Crowd, crowd_of, runs_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Filters, Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.result import Result
from analytics.words.month import shifted

YEAR = 12
WHOLE = "commune"


@dataclass(frozen=True)
class Gain:
    """What one village did, and the per cent of those who could that is usual at most.

    `points` are those its share gained at the same ages; None below 30 people at either month.
    """

    deeds: Deeds
    usual: float | None = None
    points: float | None = None

    @property
    def area(self) -> str:
        return self.deeds.area

    @property
    def beyond(self) -> bool:
        """More than chance, as printed: merit is what persons did, never who went away."""
        return self.usual is not None and tenth(self) > round(self.usual, 1)


@dataclass(frozen=True)
class Gains:
    """Villages in their order; none where the history is too short. Deeds are everybody's: under a
    filter of persons there is nobody to praise."""

    indicator: Indicator
    since: date
    month: date
    points: float | None = None  # of the commune, at the ages it has now
    villages: tuple[Gain, ...] = ()
    most: float = 0.0  # the rate of the best of all villages, to a tenth; 0 where none is beyond

    @property
    def judged(self) -> bool:
        return any(one.usual is not None for one in self.villages)

    def own(self, area: str) -> "Gains":
        """What its village may see; who is best stays what it is among all."""
        return replace(self, villages=tuple(one for one in self.villages if one.area == area))

    @property
    def best(self) -> tuple[Gain, ...]:
        """Who did most beyond chance, those equal to a tenth of a per cent together."""
        return tuple(one for one in self.villages if one.beyond and tenth(one) == self.most)


def tenth(one: Gain) -> float:
    return round(one.deeds.rate or 0.0, 1)


def gains(
    reader: Reader,
    indicator: Indicator,
    month: date,
    *,
    back: int = YEAR,
    where: Filters | None = None,
) -> Gains:
    """Since so many months ago; since the last edition is one month.

    Of everybody, it is read as it was computed from the whole; narrowed, from the reader's file.
    """
    narrow = replace(where or Filters(), areas=())
    if narrow == Filters() and back in GAINED:
        return GAINED[back].of(reader, indicator, month)
    return _gains(reader, indicator, month, back, narrow)


@remembered()
def _gains(reader: Reader, indicator: Indicator, month: date, back: int, where: Filters) -> Gains:
    since = shifted(month, -back)
    if since not in months_of(reader):
        return Gains(indicator, since, month)
    crowds = (crowd_of(reader, indicator, one, where) for one in (since, month))
    deeds = () if where != Filters() else deeds_of(reader, indicator, since=since, month=month)
    return judged(Gains(indicator, since, month), deeds, aged(*crowds))


def _since(back: int) -> Result[Gains]:
    def everybody(reader: Reader, indicator: Indicator, month: date) -> Gains:
        return _gains(reader, indicator, month, back, Filters())

    return Result(f"gains-{back}", Gains, everybody, Gains.own, lambda _: rising())


GAINED = {back: _since(back) for back in (1, YEAR)}  # since the last edition, and in a year


def judged(told: Gains, deeds: tuple[Deeds, ...], points: dict[str, float]) -> Gains:
    usual = usual_rates(deeds)
    counted = deeds or tuple(Deeds(area, 0, 0) for area in points if area != WHOLE)
    villages = tuple(Gain(one, usual.get(one.area), points.get(one.area)) for one in counted)
    most = max((tenth(one) for one in villages if one.beyond), default=0.0)
    return replace(told, points=points.get(WHOLE), villages=villages, most=most)


def aged(then: Crowd, now: Crowd) -> dict[str, float]:
    """Points gained by village and commune, both months weighted by the ages it has in the later
    one; of villages with 30 people and more at both."""
    then, now = _same_bands(then, now)
    large = tuple(
        area
        for row, area in enumerate(now.villages)
        if min(now.among[row].sum(), then.among[row].sum()) >= SMALL
    )
    if not large:
        return {}
    runs = runs_of(np.minimum(then.of(large).among, now.of(large).among))
    then, now = then.joined(runs), now.joined(runs)
    people = now.among.sum(axis=0)
    weights = people / people.sum()
    usual = [crowd.having.sum(axis=0) / crowd.among.sum(axis=0) for crowd in (then, now)]
    own = [standardised(crowd.of(large), weights) for crowd in (then, now)]
    points = 100 * (own[1] - own[0])
    found = {area: float(one) for area, one in zip(large, points, strict=True)}
    return found | {WHOLE: 100 * float(weights @ (usual[1] - usual[0]))}


def _same_bands(then: Crowd, now: Crowd) -> tuple[Crowd, Crowd]:
    """Only bands in which somebody lived at both months, in their order."""
    shared = [band for band in now.bands if band in then.bands]
    first, second = (
        replace(
            crowd,
            bands=tuple(shared),
            having=crowd.having[:, [crowd.bands.index(band) for band in shared]],
            among=crowd.among[:, [crowd.bands.index(band) for band in shared]],
        )
        for crowd in (then, now)
    )
    return first, second
