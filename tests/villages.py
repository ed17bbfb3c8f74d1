"""Villages whose true pace we know: histories drawn month by month, for tests of the forecast."""

from collections.abc import Sequence
from itertools import cycle, islice

import numpy as np

from analytics.meaning.answer import Target
from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.forecast.effort import Effort, Yield
from analytics.meaning.forecast.state import (
    AWAY_HAVING,
    AWAY_NOT_YET,
    HAVING,
    NOT_YET,
    OUTSIDE,
    State,
    taken_back,
)
from analytics.words.month import last_day, shifted

START = last_day(2021, 1)


def lived(
    pace: Sequence[float],
    *,
    villages: int = 9,
    size: int = 350,
    away: int = 60,
    having: float = 0.0,
    counts_away: bool = False,
    seed: int = 1,
) -> State:
    """A month each entry of `pace`: the chance of everybody not yet reached, alike everywhere."""
    chance = np.random.default_rng(seed)
    stock, moves = np.zeros((len(pace), villages, 5)), np.zeros((len(pace), villages, 5, 5))
    held = int(having * size)
    stock[0, :, 1:] = (size - held, held, away, 0)
    for month in range(1, len(pace)):
        here, holders, gone, gone_holders = stock[month - 1, :, 1:].T.astype(int)
        step = moves[month]
        step[:, OUTSIDE, NOT_YET] = chance.poisson(0.5, villages)
        step[:, HAVING, OUTSIDE] = chance.binomial(holders, 0.001)
        step[:, NOT_YET, AWAY_NOT_YET] = chance.binomial(here, 0.005)
        step[:, HAVING, AWAY_HAVING] = chance.binomial(holders, 0.005)
        step[:, AWAY_NOT_YET, NOT_YET] = chance.binomial(gone, 0.03)
        step[:, AWAY_HAVING, HAVING] = chance.binomial(gone_holders, 0.03)
        left = here - step[:, NOT_YET, AWAY_NOT_YET].astype(int)
        step[:, NOT_YET, HAVING] = chance.binomial(left, pace[month])
        stock[month] = stock[month - 1] + step.sum(axis=1) - step.sum(axis=2)
    return told(stock, moves, counts_away=counts_away)


def told(stock: np.ndarray, moves: np.ndarray, *, counts_away: bool = False) -> State:
    months = tuple(shifted(START, month) for month in range(len(stock)))
    names = tuple(f"v{number + 1}" for number in range(stock.shape[1]))
    return State(EID_ACTIVATED, months, names, stock, taken_back(moves), counts_away)


def sittings(
    state: State,
    number: float = 0.0,
    *,
    turnout: float = 0.1,
    capacity: float = 30,
    away: float = 0.0,
) -> Effort:
    """So many a week, village after village: a share of those left comes, up to a capacity."""
    homes = tuple(float(one) for one in state.stock[-1, :, NOT_YET])
    left, steps = list(homes), []
    for at in islice(cycle(range(len(homes))), 100):
        steps.append((at, min(capacity, left[at] * turnout)))
        left[at] -= steps[-1][1]
    return Effort(number, Yield(tuple(steps), homes), away)


def target(value: float, month: int) -> Target:
    """Due at the end of a month, counted from the first of the history."""
    return Target(value, shifted(START, month), "Kế hoạch 1", "Plan 1", "assumption")
