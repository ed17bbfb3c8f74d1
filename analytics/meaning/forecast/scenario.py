"""What if: the forecast of a target with and without an effort, and what the effort lacks."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analytics.meaning.answer import Target
from analytics.meaning.forecast.effort import Effort
from analytics.meaning.forecast.least import chance, futures, least_reach, least_sittings
from analytics.meaning.forecast.manner import FEWEST_MONTHS, MONTHS
from analytics.meaning.forecast.outlook import Forecast, Position, outlooks
from analytics.meaning.forecast.reach import fan_of, first_reached, reach_of
from analytics.meaning.forecast.state import AWAY_NOT_YET, Counts, State, turned
from analytics.meaning.forecast.verdict import verdict
from analytics.meaning.remembered import remembered
from analytics.meaning.settings.assumed import CUT_POINTS, CutPoints
from analytics.meaning.settings.campaign import Turn
from analytics.words.month import shifted


@dataclass(frozen=True, eq=False)
class Scenario:
    """One area, one target, one effort. `before` is M1's forecast, `after` the same draws with
    the effort; they are told about the same day `by`. `turn`: of a campaign, tried out beside
    those announced, for all that is asked with an effort."""

    state: State
    target: Target
    area: str
    effort: Effort
    cut: CutPoints = CUT_POINTS
    turn: Turn | None = None
    stored: Forecast | None = None  # M1's forecast, where it was read and need not be simulated

    @property
    def trial(self) -> State:
        """The history with the turn that is tried, in place of those announced of its kind."""
        if self.turn is None:
            return self.state
        others = (one for one in self.state.turns if one.kind != self.turn.kind)
        return turned(self.state, (*others, self.turn))

    @property
    def told(self) -> bool:
        """Whether there is enough history to say anything."""
        return self.state.age >= FEWEST_MONTHS

    @property
    def standing(self) -> Position:
        return Position.of(self.state, self.target, self.area)

    @property
    def ahead(self) -> int:
        """Months to the deadline; 36 once it has passed or where it lies further off."""
        return min(self.standing.left or MONTHS, MONTHS)

    @property
    def by(self) -> date:
        return shifted(self.state.month, self.ahead)

    @property
    def before(self) -> Forecast:
        if self.stored is not None:
            return self.stored
        [found] = outlooks(self.state, self.target, (self.area,), cut=self.cut)
        return found

    @property
    def after(self) -> Forecast:
        """As `outlooks` tells it, but off the paths the whole page shares."""
        before = self.before
        if before.probability is None or (self.effort.idle and self.trial is self.state):
            return before
        moved = _moved(self.state, self.trial, self.target, self.area, self.effort, self.cut)
        return replace(before, **moved)

    def own(self, counts: Counts) -> Counts:
        """The part of this area in counts by month and village."""
        if self.area == "commune":
            whole: Counts = counts.sum(axis=1)
            return whole
        return counts[:, self.state.villages.index(self.area)]

    @property
    def gone(self) -> int:
        """People away who do not have it, today."""
        return int(self.own(self.state.stock[:, :, AWAY_NOT_YET])[-1])

    def least_sittings(self, likely: float) -> int | None:
        """The fewest a week, with the turnout and the reach of this effort; None if none do."""
        if self.standing.reached:
            return 0
        asked = self.trial, self.area, self.target.value, self.by
        return least_sittings(*asked, effort=replace(self.effort, sittings=0.0), likely=likely)

    def least_reach(self, likely: float) -> int | None:
        """The fewest per cent of those away a month, with the sittings of this effort."""
        asked = self.trial, self.area, self.target.value, self.by
        return least_reach(*asked, effort=replace(self.effort, away=0.0), likely=likely)

    def with_effort(self, *, sittings: int | None = None, away: int | None = None) -> float:
        """The probability with one lever moved: sittings a week, or per cent of those away."""
        if self.standing.reached:
            return 1.0
        effort = self.effort
        if sittings is not None:
            effort = replace(effort, sittings=float(sittings))
        if away is not None:
            effort = replace(effort, away=away / 100)
        return chance(self.trial, self.area, self.target.value, self.by, effort)


@remembered()
def _moved(
    state: State, trial: State, target: Target, area: str, effort: Effort, cut: CutPoints
) -> dict[str, Any]:
    """What of a forecast an effort changes; where the target is reached, how many do it at most."""
    now, paths = Position.of(state, target, area), futures(trial, effort)
    fans = {"fans": fan_of(paths, area)}
    if now.reached:
        return fans
    first = first_reached(*paths.of(area), target.value)
    probability = float((first <= min(now.left or MONTHS, MONTHS)).mean())
    word = verdict(
        reached=False,
        overdue=not now.left,
        probability=probability,
        blocked=now.missing_without_away > 0,
        cut=cut,
    )
    reach = reach_of(first, state.month)
    return fans | {"verdict": word, "probability": probability, "reach": reach}
