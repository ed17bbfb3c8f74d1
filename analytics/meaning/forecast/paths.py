"""A thousand futures of every village, month by month; the commune is their sum."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from analytics.meaning.forecast.chance import Draws, Real, arrivals, draws, thinned, wavering
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
from analytics.meaning.settings.turn import BEGINS, ENDS, months_ahead
from analytics.words.month import shifted

_FASTEST, _SLOWEST = 1.5, -12.0  # log pace a month: 99 % of people, one in 160,000
_MOST_WAVERING = 4.0
BACK, GO, COME, LOSE, OWN = range(5)  # uniforms of a month
MONTH_NOISE, THINNING, SWAP, CHURN = range(4)  # normals of a month


@dataclass(frozen=True, eq=False)
class Paths:
    """Persons by month × path × village. Whole numbers; no village is drawn alone."""

    villages: tuple[str, ...]
    month: date  # the last one known
    having: Real
    among: Real

    @cached_property
    def by_area(self) -> tuple[Real, Real]:
        """Holders and population by area × month × path, the commune last."""
        having, among = (
            np.ascontiguousarray(
                np.moveaxis(np.append(one, one.sum(axis=2, keepdims=True), axis=2), 2, 0)
            )
            for one in (self.having, self.among)
        )
        return having, among

    def place(self, area: str) -> int:
        return len(self.villages) if area == "commune" else self.villages.index(area)

    def of(self, area: str) -> tuple[Real, Real]:
        """Holders and population of a village or of the commune, by month × path."""
        having, among = self.by_area
        return having[self.place(area)], among[self.place(area)]

    @property
    def months(self) -> tuple[date, ...]:
        return tuple(shifted(self.month, ahead + 1) for ahead in range(len(self.having)))


@dataclass(frozen=True, eq=False)
class _Base:
    """What no plan changes: how many live here and the chance not to come by oneself."""

    present: Real
    away: Real
    stay: Real


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
    walk = _Walk(state, manner, effort)
    for month in range(months):
        walk.step(month, base.present[month], base.away[month], base.stay[month])
    return walk.paths()


@remembered(memory=FUTURES)
def _usual(state: State, manner: Manner) -> tuple[_Base, Paths]:
    """Nothing added: the pace follows its own path, and weariness the share that is left."""
    walk, pace = _Walk(state, manner, NONE), _Pace(state, manner)
    population, stays = _Population(state, manner), []
    for month in range(MONTHS):
        present, away = population.step(month)
        stays.append(pace.stay(month, walk.not_yet, population.before))
        walk.step(month, present, away, stays[-1])
    whole = np.stack(population.present), np.stack(population.away)
    return _Base(*whole, np.stack(stays)), walk.paths()


class _Population:
    """People present and away: arrivals, exits, leaving and coming back, the same for all plans."""

    def __init__(self, state: State, manner: Manner) -> None:
        self.of, self.drawn = flows(state, manner), draws(len(state.villages))
        stock = state.stock[-1]
        shape = (PATHS, len(state.villages))
        here, gone = stock[:, [NOT_YET, HAVING]], stock[:, [AWAY_NOT_YET, AWAY_HAVING]]
        self.now = np.broadcast_to(here.sum(axis=1), shape).astype(np.float32)
        self.gone = np.broadcast_to(gone.sum(axis=1), shape).astype(np.float32)
        self.before = self.now
        self.present: list[Real] = []
        self.away: list[Real] = []

    def step(self, month: int) -> tuple[Real, Real]:
        normal, self.before = self.drawn.normal[month], self.now
        back, left = self.of.returning * self.gone, self.of.leaving * self.now
        home = np.round(back - left + normal[SWAP] * np.sqrt(back + left))
        home = np.clip(home, -self.now, self.gone)
        churn = self.of.growth + normal[CHURN] * np.sqrt(self.of.churn)
        self.now = np.maximum(self.now + home + np.round(churn), 0).astype(np.float32)
        self.gone = (self.gone - home).astype(np.float32)
        self.present.append(self.now)
        self.away.append(self.gone)
        return self.now, self.gone


class _Pace:
    """The chance of each month not to come by oneself, by path and village."""

    def __init__(self, state: State, manner: Manner) -> None:
        self.manner, self.law = manner, hazard(state, manner)
        self.drawn: Draws = draws(len(state.villages))
        self.shape = (PATHS, len(state.villages))
        if self.law.pace is None:
            return
        self.village = _village_rates(self.law, self.drawn, self.shape)
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
        self.left = stock[:, NOT_YET].sum() / max(stock[:, [NOT_YET, HAVING]].sum(), 1)

    def stay(self, month: int, not_yet: Real, present: Real) -> Real:
        if self.law.pace is None:
            return np.ones(self.shape, dtype=np.float32)
        manner, pace = self.manner, self.law.pace
        self.trend = manner.damping * self.trend
        self.shift = self.shift + self.trend + self.shock * self.drawn.shock[month]
        self._begin(month)
        self._end(month, pace.ordinary - pace.level)
        left = not_yet.sum(axis=1) / np.maximum(present.sum(axis=1), 1)
        weary = self.weary * np.log(np.maximum(left, 1e-4) / max(self.left, 1e-4))
        factor = np.clip(self.shift + weary, _SLOWEST - pace.level, _FASTEST - pace.level)
        rate = self.village * np.exp(factor).astype(np.float32)[:, None]
        chance = -np.expm1(-rate)
        variance = self.law.rho * (1 - chance) / np.maximum(chance, 1e-4)  # that of a Beta
        variance = np.minimum(variance, _MOST_WAVERING)
        stay: Real = np.exp(-rate * wavering(self.drawn.normal[month, MONTH_NOISE], variance))
        return stay

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
        over = self.ends == month
        if not over.any():
            return
        if self.announced:
            ordinary = min(ordinary, -self.manner.lead)
        fallen = self.shift + self.manner.fall * (ordinary - self.shift)
        fallen = np.minimum(self.shift, fallen + self.manner.fall_doubt * self.drawn.doubt[3])
        self.shift = np.where(over, fallen, self.shift)
        self.trend = np.where(over, 0.0, self.trend)


def _village_rates(law: Hazard, drawn: Draws, shape: tuple[int, int]) -> Real:
    """A monthly rate of each village at the commune's present pace, drawn from its Beta."""
    generator = np.random.default_rng(drawn.village)
    chance = generator.beta(law.having, law.lacking, shape)
    rates: Real = -np.log1p(-np.clip(chance, 0, 0.999)).astype(np.float32)
    return rates


@remembered(memory=FUTURES)
def _arriving(means: tuple[float, ...]) -> Real:
    """Of every month at once: no plan changes who arrives."""
    return arrivals(np.array(means), draws(len(means)).uniform[:, COME])


class _Walk:
    """Those not yet reached, at home and away: the only stocks that a plan changes.

    Each step never falls in the stocks and never rises with the effort, path by path.
    """

    def __init__(self, state: State, manner: Manner, effort: Effort) -> None:
        self.state, self.effort = state, effort
        self.of: Flows = flows(state, manner)
        self.drawn = draws(len(state.villages))
        self.arriving = _arriving(tuple(self.of.arriving.tolist()))
        stock, shape = state.stock[-1], (PATHS, len(state.villages))
        self.served, self.homes = effort.served, np.array(effort.brings.homes)
        self.not_yet = np.broadcast_to(stock[:, NOT_YET], shape).astype(np.float32)
        self.away = np.broadcast_to(stock[:, AWAY_NOT_YET], shape).astype(np.float32)
        self.size = np.maximum(stock[:, [NOT_YET, HAVING]].sum(axis=1), 1.0)
        self.gone = np.maximum(stock[:, [AWAY_NOT_YET, AWAY_HAVING]].sum(axis=1), 1.0)
        self.having: list[Real] = []
        self.among: list[Real] = []

    def step(self, month: int, present: Real, away: Real, stay: Real) -> None:
        single, normal = self.drawn.people[month], self.drawn.normal[month]
        uniform = self.drawn.uniform[month]
        back = self._some(self.away, self.of.back, self.gone, normal[SWAP], uniform[BACK])
        gone = self._some(self.not_yet, self.of.going, self.size, -normal[SWAP], uniform[GO])
        here = self.not_yet - gone + back + self.arriving[month]
        here = np.minimum(here, present)
        acts = month < self.effort.months
        held = acts and self.effort.sittings and self.effort.brings.steps
        kept = stay * missed(self.served, self.homes, here) if held else stay
        here = thinned(here, kept, single, normal[THINNING])
        lost = self._some(present - here, self.of.losing, self.size, normal[CHURN], uniform[LOSE])
        self.not_yet = np.minimum(here + lost, present)
        own = (1 - self.of.own) * (1 - (self.effort.away if acts else 0.0))
        stayed = np.floor((self.away - back) * np.float32(own) + uniform[OWN])
        self.away = np.minimum(stayed + np.floor(gone * self.of.gone_away + uniform[OWN]), away)
        self._keep(present, away)

    def _some(self, people: Real, chance: float, size: object, normal: Real, uniform: Real) -> Real:
        """So many of the people, on average their chance; never more than there are."""
        if not chance:
            return np.zeros_like(people)
        wave = wavering(normal, (1 / (chance * np.asarray(size))).astype(np.float32))
        share = np.minimum(np.float32(chance) * wave, 1)
        some: Real = np.minimum(np.floor(people * share + uniform), people)
        return some

    def _keep(self, present: Real, away: Real) -> None:
        if self.state.counts_away:
            self.among.append(present + away)
            self.having.append(present + away - self.not_yet - self.away)
        else:
            self.among.append(present)
            self.having.append(present - self.not_yet)

    def paths(self) -> Paths:
        return Paths(
            self.state.villages, self.state.month, np.stack(self.having), np.stack(self.among)
        )
