"""What persons did in a time, among those who could: the only ground for praise.

A share also rises when people without it go away, die or move out; nobody is praised for that. So
a village's deeds are counted among all its registered people, at home or away: those who lacked it
when the time began and those who came to lack it since (turned 14, moved in, let a card expire).
Whoever left still counts among them.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np

from analytics.meaning.answer import SMALL
from analytics.meaning.ask import areas_of
from analytics.meaning.changed import Change, causes_of, everywhere, lacking_of
from analytics.meaning.fair.compare import FEWEST, chance_of, scores_of
from analytics.meaning.fair.spread import outer_share, widening
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.words.vocabulary import Cause

DEEDS = (
    *(Cause.ISSUED, Cause.RENEWED, Cause.SUBMITTED),
    *(Cause.APPROVED, Cause.ACTIVATED, Cause.NOTIFIED),
)


@dataclass(frozen=True)
class Deeds:
    """How many of one village did it, of how many who could."""

    area: str
    done: int
    could: int

    @property
    def rate(self) -> float | None:
        return 100 * self.done / self.could if self.could else None


def deeds_of(
    reader: Reader, indicator: Indicator, *, since: date, month: date
) -> tuple[Deeds, ...]:
    """Every village the reader may see, after one month-end and until another."""
    indicator = everywhere(indicator)
    lacked = lacking_of(reader, indicator, since)
    done, more = Counter[str](), Counter[str]()
    for one in causes_of(reader, indicator, after=since, until=month):
        if did(one):
            done[one.area] += one.persons
        elif came_to_lack(one):
            more[one.area] += one.persons
    return tuple(
        Deeds(area, done[area], lacked.get(area, 0) + more[area]) for area in areas_of(reader)
    )


def did(one: Change) -> bool:
    """Somebody who lacked it and stayed has it now, by an act of that person."""
    return (one.numerator, one.denominator) == (1, 0) and one.cause in DEEDS


def came_to_lack(one: Change) -> bool:
    return (one.numerator, one.denominator) in ((0, 1), (-1, 0))


def usual_rates(deeds: tuple[Deeds, ...]) -> dict[str, float]:
    """Per cent that a village like the others reaches at most; of those with people enough.

    Houses act as one, so limits are widened as everywhere; and by one person at least, or a single
    one would count where hardly anybody could.
    """
    large = [one for one in deeds if one.could >= SMALL]
    if len(large) < FEWEST:
        return {}
    done, could = (np.array([getattr(one, part) for one in large]) for part in ("done", "could"))
    usual = done.sum() / could.sum()
    chance = chance_of(could[:, None].astype(float), np.ones(1), np.array([usual]))
    factor = widening(scores_of(done / could - usual, chance.error))
    _, above = chance.widened(factor).limits(outer_share(len(large)))
    reach = 100 * (usual + np.maximum(above, 1 / could))
    return {one.area: float(rate) for one, rate in zip(large, reach, strict=True)}
