"""The commune's plan under what is recorded, as it is kept: the whole, and what a village sees."""

from dataclasses import dataclass, replace
from datetime import date

from analytics.meaning.answer import Target
from analytics.meaning.ask import areas_of
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.reach import first_reached, months_left
from analytics.meaning.forecast.state import State, state_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.chance import goal_of, once, silence
from analytics.meaning.plan.options import Option, Plan
from analytics.meaning.plan.refusal import NoPlan
from analytics.meaning.plan.sums import villages_of
from analytics.meaning.question import Reader

Likely = tuple[tuple[str, float], ...]  # by area


@dataclass(frozen=True)
class Recorded:
    """A plan, or why there is none. `likely`: what each option leaves each village as a chance of
    its own target; nothing where no such chance is told."""

    plan: Plan | None
    refusal: str = ""
    fact: str = ""
    likely: tuple[tuple[str, Likely], ...] = ()

    def told(self) -> Plan:
        if self.plan is None:
            raise REFUSALS[self.refusal](self.fact)
        return self.plan

    def own(self, area: str) -> "Recorded":
        """The sittings in one village, what they bring it, and its own chance after the plan."""
        if self.plan is None:
            return self
        likely = {name: dict(found).get(area) for name, found in self.likely}
        return replace(self, plan=_own(self.plan, area, likely), likely=())


REFUSALS: dict[str, type[NoPlan]] = {one.__name__: one for one in NoPlan.__subclasses__()}


def refused(problem: NoPlan) -> Recorded:
    return Recorded(None, type(problem).__name__, str(problem.fact))


def with_villages(reader: Reader, month: date, indicator: Indicator, plan: Plan) -> Recorded:
    """The plan, with what it does to the chance of every village's own target."""
    state = state_of(reader, indicator, month)
    goals = tuple(
        (area, now.target)
        for area in areas_of(reader)
        if not silence(now := goal_of(reader, month, indicator, area)) and now.target
    )
    every = (*plan.options, plan.heuristic, plan.rotation) if goals else ()
    return Recorded(plan, likely=tuple((one.name, _likely(state, goals, one)) for one in every))


def _likely(state: State, goals: tuple[tuple[str, Target], ...], option: Option) -> Likely:
    left = {area: min(months_left(state.month, goal.due), MONTHS) for area, goal in goals}
    paths = simulate(state, once(state, option.extra), months=max(left.values()))
    return tuple(
        (area, float((first_reached(*paths.of(area), goal.value) <= left[area]).mean()))
        for area, goal in goals
    )


def _own(plan: Plan, area: str, likely: dict[str, float | None]) -> Plan:
    village = plan.request.village(area)
    every = (*plan.options, plan.heuristic, plan.rotation)
    *options, heuristic, rotation = (_part(one, area, likely.get(one.name)) for one in every)
    return replace(
        plan,
        request=replace(plan.request, villages=(village,), needed=village.needed),
        options=tuple(options),
        heuristic=heuristic,
        rotation=rotation,
        verdicts=tuple(one for one in plan.verdicts if one.area == area),
    )


def _part(option: Option, area: str, likely: float | None) -> Option:
    """Its people are those of its row in the whole plan: rounded alone they may be one off."""
    sittings = tuple(one for one in option.sittings if one.area == area)
    low, high = option.ranges.get(area, (0, 0))
    return replace(
        option,
        sittings=sittings,
        people=float(villages_of(option)[area]),
        p10=low,
        p90=high,
        hours=sum(one.officers * one.hours for one in sittings),
        reached=tuple(one for one in option.reached if one == area),
        extra={area: option.extra[area]},
        ranges={area: (low, high)} if sittings else {},
        probability=likely,
        measure=(),
    )
