"""The plan that a reader asks for: the same answer on the page, on paper and in a terminal."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.forecast.outlook import AHEAD
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.chance import chance_after
from analytics.meaning.plan.days_off import day_off
from analytics.meaning.plan.left import PAIRS, commune_needed, days_after, villages_left
from analytics.meaning.plan.options import Plan, planned
from analytics.meaning.plan.recorded import Recorded, refused, with_villages
from analytics.meaning.plan.refusal import NoPlan, NotBySittings
from analytics.meaning.plan.results import turnout_of
from analytics.meaning.plan.sitting import Closed, Day, Goal, Request
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.result import Result
from analytics.meaning.settings.assumed import Force
from analytics.meaning.settings.settings import settings_of
from analytics.words.errors import NotAllowed
from analytics.words.text import HOME

WEEKS = {"two_weeks": 14, "four_weeks": 28}  # days; any other span is the whole next month
MONTH = "month"
PATIENT = 30.0  # seconds for a plan that is kept: it shall not remember a machine that was busy


@dataclass(frozen=True)
class Asked:
    """What the reader may choose. Parts of `force` left out are those of the commune."""

    indicator: Indicator = EID_ACTIVATED
    goal: Goal = "most_people"
    sittings: int = 12
    officers: int | None = None
    devices: int | None = None
    people_an_hour: int | None = None
    span: str = MONTH
    closed: tuple[Closed, ...] = ()


def plan_asked(reader: Reader, month: date, asked: Asked) -> Plan:
    """The plan for the days after a closed month; raises what makes every plan impossible.

    Under what is recorded it is the same for every role, village police seeing their part of it;
    moving an assumption takes the figures of the whole commune.
    """
    if asked.indicator not in PAIRS:
        raise NotBySittings
    reader = replace(reader, language=HOME)
    if as_recorded(reader, asked):
        return RECORDED.of(reader, asked.indicator, month).told()
    if reader.role == "village":
        raise NotAllowed(reader.role)
    return _planned(request_of(reader, month, asked), chance_after(reader, month, asked.indicator))


def plan_or_none(reader: Reader, month: date, asked: Asked) -> Plan | None:
    """For what stands beside a plan, and is left out where it cannot be."""
    with suppress(NoPlan):
        return plan_asked(reader, month, asked)
    return None


_planned = remembered()(planned)


def as_recorded(reader: Reader, asked: Asked) -> bool:
    """Whether nothing is asked but what stands in the settings, the indicator left free."""
    plain = replace(asked, officers=None, devices=None, people_an_hour=None)
    usual = force_of(reader, asked) == usual_force(reader)
    return usual and plain == Asked(asked.indicator)


def _recorded(reader: Reader, indicator: Indicator, month: date) -> Recorded:
    request = replace(request_of(reader, month, Asked(indicator)), seconds=PATIENT)
    try:
        plan = planned(request, chance_after(reader, month, indicator))
    except NoPlan as problem:
        return refused(problem)
    return with_villages(reader, month, indicator, plan)


def _inputs(reader: Reader) -> object:
    return AHEAD.recorded(reader), usual_force(reader), turnout_of(reader)


RECORDED = Result("plan", Recorded, _recorded, Recorded.own, lambda _: tuple(PAIRS), _inputs)


def request_of(reader: Reader, month: date, asked: Asked) -> Request:
    return Request(
        asked.goal,
        villages_left(reader, month, asked.indicator),
        days_of(month, asked.span),
        sittings=asked.sittings,
        needed=commune_needed(reader, month, asked.indicator),
        force=force_of(reader, asked),
        closed=asked.closed,
        turnout=turnout_of(reader),
    )


def days_of(month: date, span: str) -> tuple[Day, ...]:
    """From the day after the closed month: planning never asks what day it is today."""
    days = days_after(month)
    if span in WEEKS:
        days = tuple(Day(month + timedelta(step)) for step in range(1, WEEKS[span] + 1))
    return tuple(one for one in days if not day_off(one.day))


def force_of(reader: Reader, asked: Asked) -> Force:
    """What the reader told; the rest as the commune has set it."""
    own = usual_force(reader)
    return replace(
        own,
        officers=own.officers if asked.officers is None else asked.officers,
        devices=own.devices if asked.devices is None else asked.devices,
        people_an_hour=own.people_an_hour
        if asked.people_an_hour is None
        else float(asked.people_an_hour),
    )


def usual_force(reader: Reader) -> Force:
    told = settings_of(reader)
    return Force(
        officers=told.officers,
        devices=told.devices,
        people_an_hour=float(told.people_an_hour),
        hours_a_day=float(told.hours_a_day),
        sittings_a_day=2 if told.sittings_a_day > 1 else 1,
    )
