"""Kế hoạch: which sittings bring the goal nearest, and what more of them would change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analytics.document import Chapter, Page, Panel, View, built_once, number
from analytics.form.choices import chosen_indicator
from analytics.form.forecast_words import chance_change
from analytics.form.phrase import people
from analytics.form.plan.beyond import actual_panel, beyond_panel, left_panel, turnout_panel
from analytics.form.plan.controls import CONTROLS, GOAL, INDICATOR, OPTION, SITTINGS, asked_of
from analytics.form.plan.days import days_panel
from analytics.form.plan.goals import SELDOM, goal_panels, price_words
from analytics.form.plan.panels import options_panel, schedule_panel
from analytics.form.plan.words import (
    between_words,
    finding,
    how_words,
    lead,
    sittings_words,
)
from analytics.form.what_if.asked import CONTROLS as TRYING
from analytics.form.what_if.part import part, tried_rows
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.plan.asked import days_of, plan_asked
from analytics.meaning.plan.chance import before, why_silent
from analytics.meaning.plan.left import PAIRS
from analytics.meaning.plan.options import Option, Plan
from analytics.meaning.plan.refusal import NoPlan
from analytics.meaning.plan.results import results_of
from analytics.words.text import Text

WHOLE_ONLY = Text(
    "Đây là lịch của cả xã, xếp theo số đã ghi ở trang Thiết lập. Thử việc khác, số buổi hay số "
    "cán "
    "bộ khác cần số liệu của cả xã: đề nghị chỉ huy thử."
)


def own_finding(view: View, plan: Plan, option: Option) -> str:
    """What the commune's plan holds in the village, and what that brings."""
    [village] = plan.request.villages
    if not option.sittings:
        return view.say("{name}: lịch của xã có 0 buổi trong tháng sau", name=village.name)
    return view.say(
        "{name}: {held} trong lịch của xã, dự kiến thêm {whom} ({span})",
        name=village.name,
        held=sittings_words(view, len(option.sittings)),
        whom=people(view, round(option.people)),
        span=between_words(view, option.p10, option.p90),
    )


def own_lead(
    view: View, plan: Plan, option: Option, sure: Forecast | None, silent: Text | None
) -> str:
    return own_chance(view, option, sure) or view.say(silent or WHOLE_ONLY)


def own_chance(view: View, option: Option, sure: Forecast | None) -> str:
    """Of the village's own target, before and after what the whole plan does."""
    if sure is None or sure.target is None or option.probability is None:
        return ""
    value, due = view.goal(sure.target.value), number.day(sure.target.due)
    change = chance_change(sure.probability, option.probability, view.language)
    return view.say(
        "Khả năng thôn đạt {value} trước hạn {due}: {change}.", value=value, due=due, change=change
    )


@built_once
def page(view: View) -> Page:
    """What leaves no plan is said with what to do; who is left stands below it all the same."""
    try:
        plan = plan_asked(view.reader, view.month, asked_of(view))
    except NoPlan as refused:
        return refusal(view, refused)
    return planned_page(view, plan)


def planned_page(view: View, plan: Plan) -> Page:
    """A village reads its part of the commune's plan; ways are compared by the whole alone."""
    indicator, own = chosen_indicator(view, INDICATOR), view.reader.role == "village"
    sure = before(view.reader, view.month, indicator)
    silent = why_silent(view.reader, view.month, indicator)
    shown = plan.option(view.chosen(OPTION))
    compared = () if own else goal_panels(view, plan, shown)
    price = "" if own else price_words(view, plan, shown)
    first, *more = tried_rows(view)
    rows: list[tuple[Panel, ...]] = [
        (*compared, days_panel(view, plan, shown)),
        first,
        past(view),
        folded((*further(view, plan, shown), *(one for row in more for one in row))),
    ]
    told = own_finding(view, plan, shown) if own else finding(view, plan, shown, sure)
    words = own_lead if own else lead
    return Page(
        told,
        f"{words(view, plan, shown, sure, silent)} {price}".strip(),
        rows=tuple(filter(None, rows)),
        without=(GOAL.name,),
        how=" ".join(
            filter(None, (view.say(WHOLE_ONLY) if own else "", how_words(view, plan.request)))
        ),
    )


def further(view: View, plan: Plan, shown: Option) -> Iterator[Panel]:
    """What explains the plan, and its sittings one by one."""
    if beyond := beyond_panel(view, plan):
        yield beyond
    if shown.sittings:
        yield schedule_panel(view, plan, shown)
    if plan.best.sittings and view.reader.role != "village":
        yield options_panel(view, plan)
    yield turnout_panel(view)


def folded(panels: Iterable[Panel]) -> tuple[Panel, ...]:
    return tuple(replace(one, place="folded") for one in panels)


def past(view: View) -> tuple[Panel, ...]:
    """Without a result there is nothing to compare; what is assumed is told all the same."""
    return (actual_panel(view),) if results_of(view.reader) else ()


def refusal(view: View, refused: NoPlan) -> Page:
    """Why there is no plan, who is left, and what more sittings would change all the same."""
    asked = asked_of(view)
    days, known = len(days_of(view.month, asked.span)), asked.indicator in PAIRS
    first, *more = tried_rows(view)
    rows = (
        (left_panel(view, asked.indicator),) if known else (),
        first,
        past(view),
        folded((turnout_panel(view), *(one for row in more for one in row))),
    )
    told = view.say("Không lập được buổi nào trong {days} ngày tới", n=days, days=days)
    return Page(
        told if known else part(view).finding,
        view.say(refused.says),
        rows=tuple(filter(None, rows)),
        without=() if known else (SITTINGS.name, *SELDOM),
    )


PLAN = Chapter(
    "plan",
    Text("Kế hoạch", context="page"),
    "lich-luu-dong",
    "◧",
    page,
    (),
    (*CONTROLS, *TRYING),
    parted=True,
    folded=SELDOM,
)
