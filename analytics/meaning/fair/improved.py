"""Which village gained most: in age-standardised points, and whether by more than chance."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np

from analytics.meaning.ask import months_of, provenance_of
from analytics.meaning.catalogue import rising
from analytics.meaning.fair.compare import FEWEST, SMALL, chance_of, scores_of, standardised
from analytics.meaning.fair.groups import Crowd, crowd_of, runs_of
from analytics.meaning.fair.spread import MOST, Chance, Rates, outer_share, overdispersion
from analytics.meaning.question import Filters, Reader
from analytics.meaning.results.result import Result
from analytics.words.month import shifted

YEAR = 12


@dataclass(frozen=True)
class Gain:
    """Points one village gained; `usual` is what a village like the others gains at most."""

    area: str
    points: float
    usual: float | None = None

    @property
    def beyond(self) -> bool:
        """More than chance, and upwards: merit is never a smaller loss."""
        return self.usual is not None and self.points > max(self.usual, 0.0)


@dataclass(frozen=True)
class Gains:
    """Villages of 30 people and more at both months; none where the history is too short."""

    indicator: str
    since: date
    month: date
    points: float | None = None  # of the commune, at the ages it has now
    villages: tuple[Gain, ...] = ()
    most: float = 0.0  # points of the best of all villages, to a tenth; 0 where none is beyond

    @property
    def judged(self) -> bool:
        return any(one.usual is not None for one in self.villages)

    def own(self, area: str) -> "Gains":
        """What its village may see; who is best stays what it is among all."""
        return replace(self, villages=tuple(one for one in self.villages if one.area == area))

    @property
    def best(self) -> tuple[Gain, ...]:
        """Who gained most beyond chance, those equal to a tenth of a point together."""
        beyond = (one for one in self.villages if one.beyond)
        return tuple(one for one in beyond if round(one.points, 1) == self.most)

    @property
    def highest(self) -> Gain | None:
        """Who gained most, were it by chance."""
        return max(self.villages, key=lambda one: one.points, default=None)


def gains(
    reader: Reader, key: str, month: date, *, back: int = YEAR, where: Filters | None = None
) -> Gains:
    """Since so many months ago; since the last edition is one month.

    Of everybody, it is read as it was computed from the whole; narrowed, from the reader's file.
    """
    narrow = replace(where or Filters(), areas=())
    if narrow == Filters() and back in GAINED:
        return GAINED[back].of(reader, key, month)
    plain = replace(reader, language="vi")
    return _gains(plain, key, month, back, narrow, provenance_of(reader).sequence)


@lru_cache(maxsize=128)
def _gains(
    reader: Reader, key: str, month: date, back: int, where: Filters, _edition: int
) -> Gains:
    since = shifted(month, -back)
    if since not in months_of(reader):
        return Gains(key, since, month)
    crowds = (crowd_of(reader, key, one, where) for one in (since, month))
    return gained(key, since, month, *crowds)


def _since(back: int) -> Result[Gains]:
    def everybody(reader: Reader, key: str, month: date) -> Gains:
        return _gains(reader, key, month, back, Filters(), provenance_of(reader).sequence)

    return Result(f"gains-{back}", Gains, everybody, Gains.own, lambda _: rising())


GAINED = {back: _since(back) for back in (1, YEAR)}  # since the last edition, and in a year


def gained(key: str, since: date, month: date, then: Crowd, now: Crowd) -> Gains:
    """Both months are weighted by the ages the commune has in the later one."""
    then, now = _same_bands(then, now)
    large = tuple(
        area
        for row, area in enumerate(now.villages)
        if min(now.among[row].sum(), then.among[row].sum()) >= SMALL
    )
    if not large:
        return Gains(key, since, month)
    runs = runs_of(np.minimum(then.of(large).among, now.of(large).among))
    then, now = then.joined(runs), now.joined(runs)
    people = now.among.sum(axis=0)
    weights = people / people.sum()
    usual = [crowd.having.sum(axis=0) / crowd.among.sum(axis=0) for crowd in (then, now)]
    own = [crowd.of(large) for crowd in (then, now)]
    points = standardised(own[1], weights) - standardised(own[0], weights)
    centre = float(weights @ (usual[1] - usual[0]))
    reach = centre + _reach(points - centre, own, weights, usual) if len(large) >= FEWEST else None
    villages = tuple(
        Gain(area, 100 * float(points[row]), None if reach is None else 100 * float(reach[row]))
        for row, area in enumerate(large)
    )
    most = max((round(one.points, 1) for one in villages if one.beyond), default=0.0)
    return Gains(key, since, month, 100 * centre, villages, most)


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


def _reach(ahead: Rates, own: list[Crowd], weights: Rates, usual: list[Rates]) -> Rates:
    """How far above the commune's gain chance may take a village.

    Most people are the same at both months, so two independent samples say too much, by how much
    the villages themselves tell: their overdispersion may be below 1, though never above that of
    whole houses. The error stays at one person or more, or a single one would count where nobody
    else moved.
    """
    sides = [
        chance_of(crowd.among, weights, rate).error for crowd, rate in zip(own, usual, strict=True)
    ]
    error = np.sqrt(sides[0] ** 2 + sides[1] ** 2)
    scores = scores_of(ahead, error)
    people = own[1].among.sum(axis=1)
    wide = np.maximum(error * min(overdispersion(scores), MOST) ** 0.5, 1 / people)
    _, above = Chance(wide, np.zeros(len(wide))).limits(outer_share(len(wide)))
    return above
