"""What the forecast reads: by month and village who has it, who not yet, and who is away."""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import rising
from analytics.meaning.changed import PLACES, changes_of
from analytics.meaning.forecast.manner import CAMPAIGN
from analytics.meaning.indicator import ELIGIBLE_PRESENT, PRESENT, Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.settings.campaign import Turn, turns_of
from analytics.words.errors import BadArgument, NotAllowed, UnknownMonth
from analytics.words.month import month_key

Counts = NDArray[np.float64]

OUTSIDE, NOT_YET, HAVING, AWAY_NOT_YET, AWAY_HAVING = range(5)
YEAR = 12


@dataclass(frozen=True, eq=False)
class State:
    """Stocks by month × village × place, moves by month × village × place before × after.

    The first month opens the register: its moves are arrivals of paper, not of people.
    """

    indicator: Indicator
    months: tuple[date, ...]
    villages: tuple[str, ...]
    stock: Counts
    moves: Counts
    counts_away: bool
    left_out: frozenset[int] = field(default=frozenset())  # months the pace is fitted without
    turns: tuple[Turn, ...] = ()  # of a campaign, announced and still ahead

    @property
    def month(self) -> date:
        return self.months[-1]

    @property
    def started(self) -> int:
        """The first month in which somebody present newly had it; the end if nobody yet."""
        new = self.new.sum(axis=1)
        return int(np.argmax(new > 0)) if new.any() else len(self.months)

    @property
    def age(self) -> int:
        """Months of history since the thing began."""
        return len(self.months) - self.started

    @property
    def new(self) -> Counts:
        """People present who came to have it, by month and village."""
        new: Counts = self.moves[:, :, NOT_YET, HAVING]
        return new

    @property
    def exposed(self) -> Counts:
        """Whom the month could have reached: not yet at its start, with those who came and went."""
        before = np.concatenate([self.stock[:1, :, NOT_YET], self.stock[:-1, :, NOT_YET]])
        came = self.moves[:, :, (OUTSIDE, AWAY_NOT_YET), NOT_YET].sum(axis=2)
        went = self.moves[:, :, NOT_YET][:, :, (OUTSIDE, AWAY_NOT_YET)].sum(axis=2)
        exposed: Counts = np.maximum(before + came - went, self.new)
        return exposed

    @property
    def having(self) -> Counts:
        """Holders of the population of the indicator, by month and village."""
        places = [HAVING, AWAY_HAVING] if self.counts_away else [HAVING]
        having: Counts = self.stock[:, :, places].sum(axis=2)
        return having

    @property
    def among(self) -> Counts:
        places = [NOT_YET, AWAY_NOT_YET] if self.counts_away else [NOT_YET]
        among: Counts = self.having + self.stock[:, :, places].sum(axis=2)
        return among

    @property
    def campaigns(self) -> tuple[int, ...]:
        """Months of the last year with more than three times its median."""
        first = max(self.started, len(self.months) - YEAR)
        new = self.new[first:].sum(axis=1)
        if not len(new):
            return ()
        return tuple(int(first + at) for at in np.nonzero(new > CAMPAIGN * np.median(new))[0])

    @property
    def corrected(self) -> tuple[int, ...]:
        """Months of the last year in which the register took back more than it gave."""
        held = self.stock[:, :, HAVING].sum(axis=1)
        lost = self.moves[:, :, HAVING, NOT_YET].sum(axis=1) > self.new.sum(axis=1)
        fell = np.append(False, np.diff(held) < 0) & lost
        return tuple(int(at) for at in np.nonzero(fell)[0] if at >= len(self.months) - YEAR)

    def until(self, month: date) -> "State":
        """The same as it was known at the end of an earlier month."""
        if month not in self.months:
            raise UnknownMonth(month_key(month))
        end = self.months.index(month) + 1
        return replace(
            self, months=self.months[:end], stock=self.stock[:end], moves=self.moves[:end]
        )

    def without(self, months: tuple[int, ...]) -> "State":
        return replace(self, left_out=frozenset(months))


def state_of(reader: Reader, indicator: Indicator, month: date) -> State:
    """The state of an indicator at the end of a closed month, for who sees the whole commune."""
    return turned(_until(reader, indicator, month), turns_of(reader, indicator, month))


@remembered()
def _until(reader: Reader, indicator: Indicator, month: date) -> State:
    return history(reader, indicator).until(month)


@remembered()
def turned(state: State, turns: tuple[Turn, ...]) -> State:
    """The same history with other turns ahead; the same state for the same turns."""
    return state if state.turns == turns else replace(state, turns=turns)


@remembered()
def history(reader: Reader, indicator: Indicator) -> State:
    """Every closed month of one share.

    A village alone would give another answer than the commune it borrows strength from, so nobody
    can simulate it. What was computed from the whole is read (`outlook.forecasts`).
    """
    if reader.role == "village":
        raise NotAllowed(reader.role)
    if indicator not in rising():
        raise BadArgument(indicator.key)
    months, villages = months_of(reader), tuple(areas_of(reader))
    stock = np.zeros((len(months), len(villages), 5))
    moves = np.zeros((len(months), len(villages), 5, 5))
    at = {month: place for place, month in enumerate(months)}
    of = {village: place for place, village in enumerate(villages)}
    to = {name: place for place, name in enumerate(PLACES)}
    stood, went = changes_of(reader, indicator)
    for when, area, place, _, persons in stood:
        stock[at[when], of[area], to[place]] += persons
    for when, area, before, after, persons in went:
        moves[at[when], of[area], to[before], to[after]] += persons
    counts_away = indicator.population not in (PRESENT, ELIGIBLE_PRESENT)
    return State(indicator, months, villages, stock, taken_back(moves), counts_away)


def taken_back(moves: Counts) -> Counts:
    """A negative number of new holders is a correction: so many lost it again."""
    tidy = moves.copy()
    for to_have, to_lose in (
        ((NOT_YET, HAVING), (HAVING, NOT_YET)),
        ((AWAY_NOT_YET, AWAY_HAVING), (AWAY_HAVING, AWAY_NOT_YET)),
    ):
        negative = np.minimum(tidy[:, :, *to_have], 0)
        tidy[:, :, *to_have] -= negative
        tidy[:, :, *to_lose] -= negative
    return tidy
