"""The monthly pace: who of those not yet comes to have it, pooled over villages, with its doubt."""

from dataclasses import dataclass

import numpy as np

from analytics.meaning.forecast.manner import Manner
from analytics.meaning.forecast.state import HAVING, NOT_YET, Counts, State
from analytics.meaning.remembered import remembered

_STILL = 6  # months without anybody: the pace is nought
_RECENT = 18  # months by which the size of the monthly shock is chosen
_FIRST_DOUBT = 1.0


@dataclass(frozen=True, eq=False)
class Pace:
    """The commune's log pace and its monthly trend, once for each size of the monthly shock.

    Arrays by that size: how likely it is, the level and trend it leads to, and their covariance.
    """

    shock: Counts
    likely: Counts
    levels: Counts
    trend: Counts
    doubt: tuple[Counts, Counts, Counts]  # variance of level, covariance, variance of trend
    ordinary: float  # log of the ordinary pace, to which a campaign falls back

    @property
    def level(self) -> float:
        return float(self.likely @ self.levels)


@dataclass(frozen=True, eq=False)
class Hazard:
    """Beta laws of the villages at the present pace of the commune; `rho` between people."""

    pace: Pace | None  # None: nobody for half a year
    having: Counts  # alpha of each village's Beta
    lacking: Counts  # beta
    mean: float
    rho: float


@remembered()
def hazard(state: State, manner: Manner) -> Hazard:
    """Empirical Bayes: each village between its own months and all the villages."""
    since = state.started
    new, exposed = state.new[since:], state.exposed[since:]
    used = np.array([month not in state.left_out for month in range(since, len(state.months))])
    if not new[-_STILL:].any() or not used.any():
        nobody = np.ones(len(state.villages))
        return Hazard(None, nobody, nobody, 0.0, manner.least_rho)
    rate = np.minimum((new.sum(axis=1) + 0.5) / (exposed.sum(axis=1) + 1), 0.98)
    weights = used * 0.5 ** (np.arange(len(new))[::-1] / manner.half_life)
    expected, seen = weights @ (exposed * rate[:, None]), weights @ new
    rho = overdispersion(new[used], exposed[used], rate[used], seen, expected, manner)
    pace = filtered(new.sum(axis=1), rate, rho, used, len(state.villages), manner)
    mean = float(-np.expm1(-np.exp(pace.level)))
    crowd = 1 + max(exposed[-3:].mean() - 1, 0) * rho  # people of one month and village are alike
    seen, expected = seen / crowd, expected / crowd
    spread = np.var(seen / np.maximum(expected, 1e-9)) - np.mean(1 / np.maximum(expected, 1e-9))
    spread = np.clip(spread, manner.least_spread, manner.most_spread)
    weight = max((1 - mean) / (spread * mean) - 1, 2.0)
    tried = np.maximum(expected / mean, seen)
    return Hazard(pace, weight * mean + seen, weight * (1 - mean) + tried - seen, mean, rho)


def overdispersion(
    new: Counts, exposed: Counts, rate: Counts, seen: Counts, expected: Counts, manner: Manner
) -> float:
    """Rho by moments over villages and months: Pearson's chi-square is 1 + (n - 1) rho."""
    new, exposed, rate = new[-2 * 12 :], exposed[-2 * 12 :], rate[-2 * 12 :]
    relative = (seen + 0.5) / (expected + 0.5)
    mean = np.clip(exposed * rate[:, None] * relative, 1e-9, 0.98 * exposed + 1e-9)
    variance = mean * (1 - mean / np.maximum(exposed, 1))
    told = mean > 0.3  # cells that expect hardly anybody tell nothing of the spread
    free = told.sum() - len(seen) - len(new)
    if free < 1:
        return manner.least_rho
    chi = ((new - mean)[told] ** 2 / np.maximum(variance[told], 1e-9)).sum() / free
    people = max(exposed[told].mean() - 1, 1.0)
    return float(np.clip((chi - 1) / people, manner.least_rho, manner.most_rho))


def filtered(
    new: Counts, rate: Counts, rho: float, used: np.ndarray, villages: int, manner: Manner
) -> Pace:
    """A level with a damped trend (Holt as a Kalman filter), for every size of the shock at once.

    How likely a size is: what real histories say of it, times what the recent months say.
    """
    log = np.log(-np.log1p(-rate))
    noise = 1 / (new + 1) + 0.5 * rho / villages / np.maximum(rate, 0.01)
    shock = np.array(manner.shocks)
    said, level, trend, doubt = _filter(log, noise, used, shock, manner)
    said -= 0.5 * (np.log(shock / manner.usual_shock) / manner.shock_doubt) ** 2
    likely = np.exp(said - said.max())
    own = float(np.log(np.median(np.exp(log[used])[-manner.ordinary :])))
    likely = likely / likely.sum()
    known = used.sum() / (used.sum() + manner.believed_after)
    ordinary = known * own + (1 - known) * min(own, float(likely @ level) - manner.lead)
    return Pace(shock, likely, level, trend, doubt, ordinary)


def _filter(
    log: Counts, noise: Counts, used: np.ndarray, shock: Counts, manner: Manner
) -> tuple[Counts, Counts, Counts, tuple[Counts, Counts, Counts]]:
    """Log likelihood of the recent months, then the state after the last, by size of the shock."""
    level, trend = np.full(len(shock), log[0]), np.full(len(shock), manner.first_trend)
    said, damping = np.zeros(len(shock)), manner.damping
    v11, v12, v22 = (
        np.full(len(shock), one) for one in (_FIRST_DOUBT, 0.0, manner.first_trend_doubt**2)
    )
    for month in range(1, len(log)):
        level, trend = level + trend, damping * trend
        v11, v12 = v11 + 2 * v12 + v22 + shock**2, damping * (v12 + v22)
        v22 = damping**2 * v22 + manner.trend_shock**2
        if not used[month]:
            continue
        total, surprise = v11 + noise[month], log[month] - level
        if month >= len(log) - _RECENT:
            said = said - 0.5 * (np.log(total) + np.minimum(surprise**2 / total, manner.leap))
        gain, pull = v11 / total, v12 / total
        level, trend = level + gain * surprise, trend + pull * surprise
        v11, v12, v22 = v11 * (1 - gain), v12 * (1 - gain), v22 - pull * v12
    return said, level, trend, (v11, v12, v22)


@dataclass(frozen=True, eq=False)
class Flows:
    """Monthly chances of a person, pooled over villages, and arrivals of each village."""

    arriving: Counts  # not yet holders who come from outside: turned 14, moved in
    growth: Counts  # net of all who come from and go outside, people present
    churn: Counts  # variance of that
    leaving: Counts  # of people present, by village: to be away
    returning: float  # of people away
    going: float  # of those present without it: away or outside
    gone_away: float  # the share of these who are away and not outside
    back: float  # of those away without it
    losing: float  # of holders present: expiry, correction
    own: float  # of those away without it: they get it where they are


@remembered()
def flows(state: State, manner: Manner) -> Flows:
    """Means of the last year; arrivals of a village half its own, half by its size.

    As many leave a village as come back to it on average: nine shares of people away differ, and
    one chance for all would empty the villages of which most are away.
    """
    first = max(1, len(state.months) - manner.window)
    moves, before = state.moves[first:], state.stock[first - 1 : -1]
    steps, stood = moves.sum(axis=(0, 1)), before.sum(axis=(0, 1))
    months = max(len(moves), 1)

    def chance(*pairs: tuple[int, int]) -> float:
        places = {old for old, _ in pairs}
        return float(sum(steps[pair] for pair in pairs) / max(stood[list(places)].sum(), 1.0))

    present = state.stock[-1, :, [NOT_YET, HAVING]].sum(axis=0)
    size = present / max(present.sum(), 1.0)
    came = moves[:, :, 0, 1].sum(axis=0) / months
    outside = moves[:, :, 0, 1:3].sum(axis=(0, 2)), moves[:, :, 1:3, 0].sum(axis=(0, 2))
    returning, stocks = chance((3, 1), (4, 2)), before.mean(axis=0)
    here, gone = stocks[:, 1:3].sum(axis=1), stocks[:, 3:5].sum(axis=1)
    return Flows(
        arriving=0.5 * came + 0.5 * came.sum() * size,
        growth=(outside[0] - outside[1]).sum() / months * size,
        churn=manner.together * (outside[0] + outside[1]).sum() / months * size,
        leaving=returning * gone / np.maximum(here, 1.0),
        returning=returning,
        going=chance((1, 0), (1, 3)),
        gone_away=float(steps[1, 3] / max(steps[1, 0] + steps[1, 3], 1.0)),
        back=chance((3, 1)),
        losing=chance((2, 1)),
        own=chance((3, 4)),
    )
