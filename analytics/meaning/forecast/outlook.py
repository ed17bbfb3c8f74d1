"""The forecast of a target by area: dates, probability, fan, verdict and remarks."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from analytics.meaning.answer import Target
from analytics.meaning.catalogue import rising
from analytics.meaning.forecast.effort import NONE, Effort
from analytics.meaning.forecast.hazard import hazard
from analytics.meaning.forecast.manner import EARLY, FEWEST_MONTHS, MONTHS, USUAL
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.reach import (
    Fan,
    Fans,
    Reach,
    Reading,
    days_of,
    months_left,
    needed_of,
    reached_by,
    reading_of,
)
from analytics.meaning.forecast.state import NOT_YET, State, state_of
from analytics.meaning.forecast.verdict import Remark, verdict
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import FUTURES, remembered
from analytics.meaning.result import Result
from analytics.meaning.settings.assumed import CUT_POINTS, CutPoints
from analytics.meaning.settings.campaign import announced
from analytics.meaning.settings.settings import settings_of
from analytics.meaning.targets import target_on, targets_of
from analytics.words.errors import BadArgument

NO_FANS = Fans()
NEVER: Reach = (None, None, None)
AWAY = ("all_away", "absent_needed")
SAFE = 0.95  # what is reached and so likely to be kept needs no remark


@dataclass(frozen=True)
class Forecast:
    """A target in an area. Dates are month-ends, None beyond 36 months; where it is reached, the
    month since which it stands.

    `probability`: to reach it by the deadline, or within 36 months once that has passed or where it
    lies further off; 1 where it is reached, None where nothing can be said. `keeps`: that the share
    stands at the target on the deadline itself (what is reached early may be lost again).
    """

    indicator: Indicator
    area: str
    month: date
    target: Target | None
    having: int
    among: int
    needed: int | None
    verdict: str
    reach: Reach = NEVER
    probability: float | None = None
    keeps: float | None = None
    fans: Fans = NO_FANS
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def fan(self) -> tuple[Fan, ...]:
        """The months ahead; none where nothing can be said."""
        return self.fans.after(self.month)

    @property
    def missing(self) -> int:
        return max((self.needed or 0) - self.having, 0)

    @property
    def left(self) -> int:
        """Month-ends before the deadline has passed."""
        return months_left(self.month, self.target.due) if self.target else 0

    @property
    def away_needed(self) -> int:
        """Who would be missing still if everybody at home did it."""
        return sum(int(str(one.facts["persons"])) for one in self.remarks if one.key in AWAY)

    @property
    def once(self) -> date | None:
        """A month in which it stood before the spell that counts now: the last one where it is
        lost, the first one where it was met again."""
        months = (one.facts["month"] for one in self.remarks if one.key in ("lost", "met_again"))
        return next((one for one in months if isinstance(one, date)), None)


@dataclass(frozen=True)
class Ahead:
    """All that is told ahead of one indicator, area by area, the commune last.

    `next` where an effort serves a later target than the one in force; `without` the campaign
    months, empty where there was none; `chances` to be there by each of the next month-ends.
    """

    told: tuple[Forecast, ...]
    next: tuple[Forecast, ...]
    without: tuple[Forecast, ...]
    chances: tuple[tuple[str, tuple[float, ...]], ...]

    def own(self, area: str) -> "Ahead":
        """What its village may see."""
        told, later, without = (
            tuple(one for one in part if one.area == area)
            for part in (self.told, self.next, self.without)
        )
        return Ahead(told, later, without, tuple(one for one in self.chances if one[0] == area))


def forecasts(
    reader: Reader,
    indicator: Indicator,
    month: date,
    *,
    effort: Effort = NONE,
    cut: CutPoints | None = None,
) -> tuple[Forecast, ...]:
    """Every area the reader may see, the commune last; under a plan, if one is given.

    Each area against its own target; the verdicts with the chief's cut points, if none are given.
    What nobody varies is read as it was computed once for every role.
    """
    if effort == NONE and cut is None:
        return ahead_of(reader, indicator, month).told
    return simulated(reader, indicator, month, effort=effort, cut=cut)


def still_ahead(
    reader: Reader, indicator: Indicator, month: date, area: str = "commune"
) -> Forecast:
    """What an effort can still serve: the target in force or, once it is reached or due, the next.

    The last target stays where no later one is set.
    """
    ahead = ahead_of(reader, indicator, month)
    return next(one for one in (*ahead.next, *ahead.told) if one.area == area)


def without_campaign(reader: Reader, indicator: Indicator, month: date) -> tuple[Forecast, ...]:
    """The same with the pace of the campaign months left out; empty where there was none."""
    return ahead_of(reader, indicator, month).without


def ahead_of(reader: Reader, indicator: Indicator, month: date) -> Ahead:
    if indicator not in rising():
        raise BadArgument(indicator.key)
    return AHEAD.of(reader, indicator, month)


def simulated(
    reader: Reader,
    indicator: Indicator,
    month: date,
    *,
    effort: Effort = NONE,
    cut: CutPoints | None = None,
) -> tuple[Forecast, ...]:
    """The forecasts computed now; refused to who does not see the whole."""
    return _forecasts(reader, state_of(reader, indicator, month), effort, cut)


def _computed(reader: Reader, indicator: Indicator, month: date) -> Ahead:
    state = state_of(reader, indicator, month)
    told = _forecasts(reader, state, NONE, None)
    others = state.without(state.campaigns) if state.campaigns else None
    return Ahead(
        told,
        tuple(later for one in told if (later := _next(reader, state, one))),
        _forecasts(reader, others, NONE, None) if others else (),
        tuple((one.area, chances_of(state, one)) for one in told),
    )


def _next(reader: Reader, state: State, now: Forecast) -> Forecast | None:
    """Of the later target, where the one in force is reached or due."""
    if now.target is None or (now.verdict != "reached" and months_left(now.month, now.target.due)):
        return None
    over = max(now.month, now.target.due)
    later = target_on(targets_of(reader), now.indicator, over + timedelta(days=1), now.area)
    if later is None or later.due <= over:
        return None
    [after] = outlooks(state, later, (now.area,), cut=settings_of(reader).cut)
    return after


def chances_of(state: State, found: Forecast) -> tuple[float, ...]:
    """The probability to have reached it by each of the next 36 month-ends."""
    if found.target is None or not found.fans.p50:
        return ()
    paths = simulate(state)
    return reached_by(paths, found.target.value).chances[paths.place(found.area)]


def _recorded(reader: Reader) -> object:
    return targets_of(reader), settings_of(reader).cut, sorted(announced(reader).items())


def _aimed_at(reader: Reader) -> tuple[Indicator, ...]:
    """What every page asks of every month: the shares that have a target."""
    aims = {key for key, _ in targets_of(reader)}
    return tuple(key for key in rising() if key in aims)


AHEAD = Result("forecast", Ahead, _computed, Ahead.own, _aimed_at, _recorded)


def _forecasts(
    reader: Reader, state: State, effort: Effort, cut: CutPoints | None
) -> tuple[Forecast, ...]:
    targets, areas = targets_of(reader), (*state.villages, "commune")
    asked = {area: target_on(targets, state.indicator, state.month, area) for area in areas}
    target = target_on(targets, state.indicator, state.month)
    own = tuple((area, one) for area, one in asked.items() if one != target)
    cut = cut or settings_of(reader).cut
    return outlooks(state, target, areas, own=own, effort=effort, cut=cut)


@remembered(memory=FUTURES)
def outlooks(
    state: State,
    target: Target | None,
    areas: tuple[str, ...],
    *,
    own: tuple[tuple[str, Target | None], ...] = (),
    effort: Effort = NONE,
    cut: CutPoints = CUT_POINTS,
) -> tuple[Forecast, ...]:
    """The forecast of each area from one simulation: what villages do, the commune does.

    `own`: the targets of areas that do not share the one given.
    """
    asked = dict.fromkeys(areas, target) | dict(own)
    standings = (Position.of(state, asked[area], area) for area in areas)
    if state.age < FEWEST_MONTHS:
        return tuple(_silent(one) for one in standings)
    reading = reading_of(simulate(state, effort))
    return tuple(_told(one, reading, cut) for one in standings)


@dataclass(frozen=True, eq=False)
class Position:
    """Where an area stands against its target today."""

    state: State
    target: Target | None
    area: str
    having: int
    among: int
    at_home: int  # not yet, and at home
    needed: int | None
    since: date | None  # it stands since then, or stood last then; None if it never did
    once: date | None  # the first month in which it stood

    @staticmethod
    def of(state: State, target: Target | None, area: str) -> "Position":
        place = slice(None)
        if area != "commune":
            first = state.villages.index(area)
            place = slice(first, first + 1)
        having, among = state.having[:, place].sum(axis=1), state.among[:, place].sum(axis=1)
        needed = needed_of(among, target.value) if target else None
        return Position(
            *(state, target, area, int(having[-1]), int(among[-1])),
            int(state.stock[-1, place, NOT_YET].sum()),
            int(needed[-1]) if needed is not None else None,
            *_stood(state.months, (having >= needed) & (among > 0) if needed is not None else None),
        )

    @property
    def reached(self) -> bool:
        return self.needed is not None and self.having >= self.needed

    @property
    def missing(self) -> int:
        return max((self.needed or 0) - self.having, 0)

    @property
    def missing_without_away(self) -> int:
        """Who would be missing still if everybody at home did it."""
        return max(self.missing - self.at_home, 0)

    @property
    def left(self) -> int:
        return months_left(self.state.month, self.target.due) if self.target else 0

    def forecast(self, word: str) -> Forecast:
        named = (self.state.indicator, self.area, self.state.month, self.target)
        return Forecast(*named, self.having, self.among, self.needed, word)


def _stood(months: tuple[date, ...], stood: np.ndarray | None) -> tuple[date | None, date | None]:
    """The first month of the spell that stands, or the last month of the last one; the first."""
    if stood is None or not stood.any():
        return None, None
    once = months[int(np.argmax(stood))]
    if not stood[-1]:
        return months[int(np.nonzero(stood)[0][-1])], once
    before = np.nonzero(~stood)[0]
    return months[int(before[-1]) + 1 if len(before) else 0], once


def _silent(now: Position) -> Forecast:
    """Too few months: what is known, and how many more are needed."""
    age = now.state.age
    if now.target is None:
        return replace(now.forecast("no_target"), remarks=(Remark("no_target", {}),))
    if now.reached:
        told = replace(now.forecast("reached"), reach=(now.since,) * 3, probability=1.0)
        return replace(told, remarks=tuple(_kept(now, None)))
    why = Remark("too_little_data", {"months": age, "more": FEWEST_MONTHS - age})
    return replace(now.forecast("too_little_data"), remarks=(why,))


def _told(now: Position, reading: Reading, cut: CutPoints) -> Forecast:
    fans = reading.fans[reading.paths.place(now.area)]
    if now.target is None:
        return replace(now.forecast("no_target"), fans=fans, remarks=(Remark("no_target", {}),))
    having, among = reading.paths.of(now.area)
    place = reading.paths.place(now.area)
    stood = reached_by(reading.paths, now.target.value)
    ahead = min(now.left or MONTHS, MONTHS)
    probability = 1.0 if now.reached else stood.chances[place][ahead - 1]
    kept = having[ahead - 1] >= needed_of(among[ahead - 1], now.target.value)
    keeps = float(kept.mean()) if now.left else None
    word = verdict(
        reached=now.reached,
        overdue=not now.left,
        probability=probability,
        blocked=now.missing_without_away > 0,
        cut=cut,
    )
    reach = (now.since,) * 3 if now.reached else days_of(stood.months[place], now.state.month)
    remarks = tuple(_remarks(now, reach, keeps))
    return replace(
        now.forecast(word),
        reach=reach,
        probability=probability,
        keeps=keeps,
        fans=fans,
        remarks=remarks,
    )


def _kept(now: Position, keeps: float | None) -> list[Remark]:
    """Of a target that is reached: whether it may be lost, whether it was before."""
    said = []
    if keeps is not None and keeps < SAFE:
        said.append(Remark("may_be_lost", {"probability": keeps}))
    if now.once is not None and now.once != now.since:
        said.append(Remark("met_again", {"month": now.once}))
    return said


def _remarks(now: Position, reach: Reach, keeps: float | None) -> list[Remark]:
    """What a reader must know beside the verdict, the weightiest first."""
    state, said = now.state, []
    if now.reached:
        return _kept(now, keeps)
    if state.counts_away and not now.at_home:
        said.append(Remark("all_away", {"persons": now.missing}))
    elif now.missing_without_away:
        said.append(Remark("absent_needed", {"persons": now.missing_without_away}))
    if now.since is not None:
        said.append(Remark("lost", {"month": now.since, "persons": now.missing}))
    if state.age <= EARLY:
        said.append(Remark("early", {"months": state.age}))
    if not now.left:
        said.append(Remark("overdue", {"months": MONTHS}))
    elif now.left > MONTHS:
        said.append(Remark("far", {"months": MONTHS}))
    still = hazard(state, USUAL).pace is None
    if reach[1] is None:
        said.append(Remark("still" if still else "beyond", {"months": MONTHS}))
    if state.campaigns and not still and not state.left_out:
        said.append(Remark("campaign", {"month": state.months[state.campaigns[-1]]}))
    if state.corrected:
        said.append(Remark("corrected", {"month": state.months[state.corrected[-1]]}))
    return said
