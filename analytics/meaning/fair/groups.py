"""Age groups in which every village has people enough for a rate of its own."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.ask import areas_of, ask
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Filters, Question, Reader
from analytics.meaning.remembered import remembered
from analytics.words.vocabulary import AGE_BANDS

Counts = NDArray[np.float64]
Runs = tuple[tuple[int, ...], ...]

LEAST = 5  # people of every compared village in every age group


@dataclass(frozen=True, eq=False)
class Crowd:
    """People of one share by village and age band, bands from young to old."""

    villages: tuple[str, ...]
    bands: tuple[str, ...]
    having: Counts  # village × band
    among: Counts

    def of(self, villages: tuple[str, ...]) -> "Crowd":
        rows = [self.villages.index(area) for area in villages]
        return Crowd(villages, self.bands, self.having[rows], self.among[rows])

    def joined(self, runs: Runs) -> "Crowd":
        """The same people in fewer, wider bands."""
        names = tuple(span(tuple(self.bands[place] for place in run)) for run in runs)
        having = np.stack([self.having[:, list(run)].sum(axis=1) for run in runs], axis=1)
        among = np.stack([self.among[:, list(run)].sum(axis=1) for run in runs], axis=1)
        return Crowd(self.villages, names, having, among)


@remembered()
def crowd_of(reader: Reader, indicator: Indicator, month: date, where: Filters) -> Crowd:
    """Whom the share counts at a month-end; bands without a soul in any village are left out."""
    answer = ask(Question((indicator,), month, ("area", "age_band"), where), reader)
    villages = tuple(area for area in areas_of(reader) if answer.of(indicator, area=area))
    cells = {(one.area, one.member): one for one in answer.of(indicator)}
    having, among = (
        np.array(
            [
                [float(getattr(cells[area, band], part) or 0) for band in AGE_BANDS]
                for area in villages
            ]
        ).reshape(len(villages), len(AGE_BANDS))
        for part in ("having", "among")
    )
    lived = among.sum(axis=0) > 0
    bands = tuple(band for band, some in zip(AGE_BANDS, lived, strict=True) if some)
    return Crowd(villages, bands, having[:, lived], among[:, lived])


def runs_of(among: Counts) -> Runs:
    """Neighbouring bands joined until every village has at least LEAST people in each.

    The band with the poorest village goes to its smaller neighbour, again and again; alike for all
    villages, since only then have their rates the same weights.
    """
    runs: list[tuple[int, ...]] = [(band,) for band in range(among.shape[1])]
    while len(runs) > 1:
        counts = [among[:, list(run)].sum(axis=1) for run in runs]
        poorest = min(range(len(runs)), key=lambda place: counts[place].min())
        if counts[poorest].min() >= LEAST:
            break
        beside = [place for place in (poorest - 1, poorest + 1) if 0 <= place < len(runs)]
        other = min(beside, key=lambda place: counts[place].sum())
        first, second = sorted((poorest, other))
        runs[first : second + 1] = [runs[first] + runs[second]]
    return tuple(runs)


def span(bands: tuple[str, ...]) -> str:
    """The name of bands joined: 14-17 and 18-24 are 14-24, anything up to the last is 60+."""
    first, last = AGE_BANDS[bands[0]].first, bands[-1]
    if len(bands) == 1:
        return bands[0]
    return f"{first}+" if last.endswith("+") else f"{first}-{AGE_BANDS[last].last}"
