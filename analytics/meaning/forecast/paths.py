"""A thousand futures of every village, month by month; the commune is their sum."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from analytics.meaning.forecast.chance import (
    Draws,
    Real,
    arrivals,
    draws,
    thinned,
    turned,
    wavering,
)
from analytics.meaning.forecast.effort import NONE, Effort, missed
from analytics.meaning.forecast.hazard import Flows, Hazard, flows, hazard
from analytics.meaning.forecast.manner import MONTHS, PATHS, USUAL, Manner
from analytics.meaning.forecast.state import (
    AWAY_HAVING,
    AWAY_NOT_YET,
    HAVING,
    NOT_YET,
    Counts,
    State,
)
from analytics.meaning.remembered import FUTURES, remembered
from analytics.meaning.settings.campaign import BEGINS, ENDS, months_ahead
from analytics.words.month import shifted

_FASTEST, _SLOWEST = 1.5, -12.0  # log pace a month: 99 % of people, one in 160,000
_MOST_WAVERING = 4.0
BACK, GO, COME, LOSE, OWN = range(5)  # uniforms of a month
MONTH_NOISE, THINNING, SWAP, CHURN = range(4)  # normals of a month
_HERE, _GONE = [NOT_YET, HAVING], [AWAY_NOT_YET, AWAY_HAVING]


@dataclass(frozen=True, eq=False)
class Paths:
    """Persons by area × month × path, the commune last. Whole numbers; no village is drawn
    alone."""

    villages: tuple[str, ...]
    month: date  # the last one known
    by_area: tuple[Real, Real]  # holders and population

    @property
    def having(self) -> Real:
        """Holders by month × path × village."""
        return np.moveaxis(self.by_area[0][:-1], 0, 2)

    @property
    def among(self) -> Real:
        return np.moveaxis(self.by_area[1][:-1], 0, 2)

    def place(self, area: str) -> int:
        return len(self.villages) if area == "commune" else self.villages.index(area)

    def of(self, area: str) -> tuple[Real, Real]:
        """Holders and population of a village or of the commune, by month × path."""
        having, among = self.by_area
        return having[self.place(area)], among[self.place(area)]

    @property
    def months(self) -> tuple[date, ...]:
        return tuple(shifted(self.month, ahead + 1) for ahead in range(self.by_area[0].shape[1]))


@dataclass(frozen=True, eq=False)
class _People:
    """Who lives here and who is away, as `Paths` has them; all present as each month begins, by
    month × path."""

    present: Real
    away: Real
    before: Real


@dataclass(frozen=True, eq=False)
class _Base:
    """What no plan changes: how many live here and the chance not to come by oneself."""

    people: _People
    stay: Real  # month × village × path


def simulate(
    state: State,
    effort: Effort = NONE,
    manner: Manner = USUAL,
    *,
    months: int = MONTHS,
) -> Paths:
    """The futures under a plan. Every plan meets the same draws, and the pace of no plan.

    `months`: how far to look.
    """
    return _usual(state, manner)[1] if effort.idle else _aided(state, effort, manner, months)


@remembered(memory=FUTURES)
def _aided(state: State, effort: Effort, manner: Manner, months: int) -> Paths:
    """Once for the commune's chance and once more for the villages': the same futures."""
    base, _ = _usual(state, manner)
    walk = _Walk(state, manner, effort, base.people, months)
    for month in range(months):
        walk.step(month, base.stay[month])
    return walk.paths()


@remembered(memory=FUTURES)
def _usual(state: State, manner: Manner) -> tuple[_Base, Paths]:
    """Nothing added: the pace follows its own path, and weariness the share that is left."""
    people = living(Living.of(state, manner))
    walk, pace = _Walk(state, manner, NONE, people, MONTHS), _Pace(state, manner)
    stays = np.ones((MONTHS, *walk.not_yet.shape), dtype=np.float32)
    for month in range(MONTHS):
        pace.stay(month, walk.not_yet, people.before[month], stays[month])
        walk.step(month, stays[month])
    return _Base(people, stays), walk.paths()


@dataclass(frozen=True)
class Living:
    """All that moves who is present and who is away: no indicator, so that those of one population
    share it. By village, but for `returning`."""

    here: tuple[float, ...]
    gone: tuple[float, ...]
    returning: float
    leaving: tuple[float, ...]
    growth: tuple[float, ...]
    churn: tuple[float, ...]

    @staticmethod
    def of(state: State, manner: Manner) -> "Living":
        stock, of = state.stock[-1], flows(state, manner)
        here, gone = (tuple(stock[:, places].sum(axis=1).tolist()) for places in (_HERE, _GONE))
        parts = (tuple(one.tolist()) for one in (of.leaving, of.growth, of.churn))
        return Living(here, gone, of.returning, *parts)


@remembered(memory=FUTURES)
def living(of: Living) -> _People:
    """Arrivals, exits, leaving and coming back, the same for all plans."""
    drawn, shape = draws(len(of.here)), (len(of.here), PATHS)
    now, gone, leaving, growth, churn = (
        np.array([one], dtype=np.float32).T
        for one in (of.here, of.gone, of.leaving, of.growth, of.churn)
    )
    now, gone = np.broadcast_to(now, shape), np.broadcast_to(gone, shape)
    told: Real = np.empty((2, shape[0] + 1, MONTHS, PATHS), dtype=np.float32)
    present, away = told[:, :-1]
    spread, before = np.sqrt(churn), now.sum(axis=0)
    for month, normal in enumerate(drawn.normal):
        back, left = of.returning * gone, leaving * now
        home = np.rint(np.sqrt(back + left) * normal[SWAP] + (back - left))
        home = np.maximum(np.minimum(home, gone), -now)
        moved = np.rint(normal[CHURN] * spread + growth)
        now = np.maximum(now + home + moved, 0, out=present[:, month])
        gone = np.subtract(gone, home, out=away[:, month])
    _add_up(told)
    whole, absent = told
    return _People(whole, absent, np.concatenate([before[None], whole[-1, :-1]]))


def _add_up(told: Real) -> None:
    """The commune is the sum of its villages: whole numbers, so that no order of adding matters."""
    np.sum(told[:, :-1], axis=1, out=told[:, -1])


class _Pace:
    """The chance of each month not to come by oneself, by village and path."""

    def __init__(self, state: State, manner: Manner) -> None:
        self.manner, self.law = manner, hazard(state, manner)
        self.drawn: Draws = draws(len(state.villages))
        if self.law.pace is None:
            return
        self.village = _village_rates(self.law, self.drawn)
        pace, doubt = self.law.pace, self.drawn.doubt
        of = np.searchsorted(np.cumsum(pace.likely)[:-1], self.drawn.size)
        variance, both, of_trend = (part[of] for part in pace.doubt)
        wide = np.sqrt(np.maximum(variance, 1e-9))
        rest = np.sqrt(np.maximum(of_trend - both**2 / np.maximum(variance, 1e-9), 0.0))
        self.shock = pace.shock[of]
        self.shift = pace.levels[of] - pace.level + wide * doubt[0]  # of the commune's log pace
        self.trend = pace.trend[of] + both / wide * doubt[0] + rest * doubt[1]
        self.weary = np.maximum(manner.wearied + manner.weariness * doubt[2], manner.steady)
        self.begins = months_ahead(state.turns, BEGINS, state.month)
        announced = months_ahead(state.turns, ENDS, state.month)
        self.announced, self.ends = announced is not None, self._ends(announced)
        stock = state.stock[-1]
        self.left = stock[:, NOT_YET].sum() / max(stock[:, _HERE].sum(), 1)

    def stay(self, month: int, not_yet: Real, present: Real, stays: Real) -> None:
        """Into `stays`; `present`: of all villages together."""
        if self.law.pace is None:
            return
        manner, pace = self.manner, self.law.pace
        self.trend = manner.damping * self.trend
        self.shift = self.shift + self.trend + self.shock * self.drawn.shock[month]
        self._begin(month)
        self._end(month, pace.ordinary - pace.level)
        left = not_yet.sum(axis=0) / np.maximum(present, 1)
        weary = self.weary * np.log(np.maximum(left, 1e-4) / max(self.left, 1e-4))
        factor = np.minimum(self.shift + weary, _FASTEST - pace.level)
        factor = np.exp(np.maximum(factor, _SLOWEST - pace.level))
        rate = self.village * -factor.astype(np.float32)
        np.exp(rate, out=stays)
        variance = self.law.rho * stays / np.maximum(1 - stays, 1e-4)  # that of a Beta
        variance = np.minimum(variance, _MOST_WAVERING)
        rate *= wavering(self.drawn.normal[month, MONTH_NOISE], variance)
        np.exp(rate, out=stays)

    def _ends(self, announced: int | None) -> Counts:
        """The month in which each path's campaign ends: as announced, else by chance, and not
        before it has begun."""
        if announced is not None:
            return np.full(PATHS, float(announced))
        after = self.begins + 1 if self.begins is not None else 0
        chance = np.log1p(-self.manner.campaign_ends)
        lasts: Counts = after + np.floor(np.log(self.drawn.ends) / chance)
        return lasts

    def _begin(self, month: int) -> None:
        """A campaign begins: the pace gains the lead of one, never loses."""
        if month == self.begins:
            doubt = self.manner.fall_doubt * self.drawn.doubt[3]
            self.shift = self.shift + np.maximum(self.manner.lead + doubt, 0.0)

    def _end(self, month: int, ordinary: float) -> None:
        """A campaign is over: most of the lead on the ordinary pace is lost, never gained."""
        over = np.flatnonzero(self.ends == month)
        if self.announced:
            ordinary = min(ordinary, -self.manner.lead)
        shift, doubt = self.shift[over], self.manner.fall_doubt * self.drawn.doubt[3][over]
        fallen = shift + self.manner.fall * (ordinary - shift)
        self.shift[over] = np.minimum(shift, fallen + doubt)
        self.trend[over] = 0.0


def _village_rates(law: Hazard, drawn: Draws) -> Real:
    """A monthly rate of each village at the commune's present pace, drawn from its Beta."""
    generator = np.random.default_rng(drawn.village)
    chance = turned(generator.beta(law.having, law.lacking, (PATHS, len(law.having))))
    rates: Real = -np.log1p(-np.clip(chance, 0, 0.999)).astype(np.float32)
    return rates


@remembered(memory=FUTURES)
def _arriving(means: tuple[float, ...]) -> Real:
    """Of every month at once: no plan changes who arrives."""
    return arrivals(np.array([means]).T, draws(len(means)).uniform[:, COME])


class _Some:
    """A chance of so many people, on average; it wavers less where more live together, and with the
    draws or against them (`way` -1)."""

    def __init__(self, chance: float, size: Counts, way: int = 1) -> None:
        self.chance = chance
        square = np.log1p(1 / (chance * size[:, None])) if chance else np.zeros((len(size), 1))
        self.spread = way * np.sqrt(square).astype(np.float32)
        self.level = (np.log(chance or 1.0) - square / 2).astype(np.float32)

    def of(self, people: Real, normal: Real, uniform: Real) -> Real:
        """Whole people, never more than there are."""
        if not self.chance:
            return np.zeros_like(people)
        some = normal * self.spread
        some += self.level
        np.minimum(np.exp(some, out=some), 1, out=some)  # the share, log-normal around its chance
        some *= people
        some += uniform
        whole: Real = np.minimum(np.floor(some, out=some), people, out=some)
        return whole


class _Walk:
    """Those not yet reached, at home and away: the only stocks that a plan changes.

    Each step never falls in the stocks and never rises with the effort, path by path.
    """

    def __init__(
        self, state: State, manner: Manner, effort: Effort, people: _People, months: int
    ) -> None:
        self.state, self.effort = state, effort
        self.of: Flows = flows(state, manner)
        self.drawn = draws(len(state.villages))
        self.arriving = _arriving(tuple(self.of.arriving.tolist()))
        self.present, self.gone = people.present[:, :months], people.away[:, :months]
        stock, shape = state.stock[-1], self.present[:-1, 0].shape
        self.served, self.homes = effort.served[:, None], np.array([effort.brings.homes]).T
        size = np.maximum(stock[:, _HERE].sum(axis=1), 1.0)
        self.back = _Some(self.of.back, np.maximum(stock[:, _GONE].sum(axis=1), 1.0))
        self.going, self.losing = _Some(self.of.going, size, -1), _Some(self.of.losing, size)
        self.not_yet, self.away = (
            np.broadcast_to(stock[:, [place]], shape).astype(np.float32)
            for place in (NOT_YET, AWAY_NOT_YET)
        )
        self.lacking: Real = np.empty_like(self.present)

    def step(self, month: int, stay: Real) -> None:
        present, normal = self.present[:-1, month], self.drawn.normal[month]
        uniform = self.drawn.uniform[month]
        back = self.back.of(self.away, normal[SWAP], uniform[BACK])
        gone = self.going.of(self.not_yet, normal[SWAP], uniform[GO])
        here = np.minimum(self.not_yet - gone + back + self.arriving[month], present)
        acts = month < self.effort.months
        held = acts and self.effort.sittings and self.effort.brings.steps
        kept = stay * missed(self.served, self.homes, here) if held else stay
        here = thinned(here, kept, self.drawn.people[month], normal[THINNING])
        lost = self.losing.of(present - here, normal[CHURN], uniform[LOSE])
        self.not_yet = np.minimum(here + lost, present)
        own = (1 - self.of.own) * (1 - (self.effort.away if acts else 0.0))
        away = np.floor((self.away - back) * np.float32(own) + uniform[OWN])
        away += np.floor(gone * self.of.gone_away + uniform[OWN])
        self.away = np.minimum(away, self.gone[:-1, month])
        away = self.away if self.state.counts_away else 0
        np.add(self.not_yet, away, out=self.lacking[:-1, month])

    def paths(self) -> Paths:
        among = self.present + self.gone if self.state.counts_away else self.present
        _add_up(self.lacking[None])
        return Paths(self.state.villages, self.state.month, (among - self.lacking, among))
