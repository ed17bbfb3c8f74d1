"""Lịch lưu động: which sittings bring the goal nearest, and what they change."""

from dataclasses import replace

from analytics.document import Chapter, Page, Panel, View, built_once, number
from analytics.form.choices import chosen_indicator
from analytics.form.forecast_words import chance_change
from analytics.form.phrase import people
from analytics.form.plan.beyond import actual_panel, beyond_panel, left_panel, turnout_panel
from analytics.form.plan.controls import CONTROLS, INDICATOR, OPTION, asked_of
from analytics.form.plan.days import days_panel
from analytics.form.plan.panels import options_panel, schedule_panel
from analytics.form.plan.words import (
    between_words,
    finding,
    how_words,
    lead,
    sittings_words,
)
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.plan.asked import days_of, plan_asked
from analytics.meaning.plan.chance import before, why_silent
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
    told = own_chance(view, option, sure) or (view.say(silent) if silent else "")
    return " ".join(filter(None, (told, view.say(WHOLE_ONLY))))


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
    """A village reads its part of the commune's plan; options are compared by the whole alone."""
    indicator, own = chosen_indicator(view, INDICATOR), view.reader.role == "village"
    sure = before(view.reader, view.month, indicator)
    silent = why_silent(view.reader, view.month, indicator)
    shown = plan.option(view.chosen(OPTION))
    beyond = beyond_panel(view, plan.verdicts)
    compared = (options_panel(view, plan, shown),) if plan.best.sittings and not own else ()
    rows: list[tuple[Panel, ...]] = [
        (*compared, days_panel(view, plan, shown)),
        (beyond,) if beyond else (),
        past(view),
        (
            *((schedule_panel(view, plan, shown),) if shown.sittings else ()),
            replace(turnout_panel(view), place="folded"),
        ),
    ]
    told = own_finding(view, plan, shown) if own else finding(view, plan, shown, sure)
    words = own_lead if own else lead
    return Page(
        told,
        words(view, plan, shown, sure, silent),
        rows=tuple(filter(None, rows)),
        how=how_words(view, plan.request),
    )


def past(view: View) -> tuple[Panel, ...]:
    """Without a result there is nothing to compare; what is assumed is told all the same."""
    return (actual_panel(view),) if results_of(view.reader) else ()


def refusal(view: View, refused: NoPlan) -> Page:
    asked = asked_of(view)
    turnout = ((turnout_panel(view),),)
    days = len(days_of(view.month, asked.span))
    return Page(
        view.say("Không lập được buổi nào trong {days} ngày tới", n=days, days=days),
        view.say(refused.says),
        (),
        tuple(filter(None, ((left_panel(view, asked.indicator),), past(view), *turnout))),
    )


PLAN = Chapter(
    "plan",
    Text("Lịch lưu động"),
    "lich-luu-dong",
    "◧",
    page,
    (),
    CONTROLS,
    parted=True,
    folded=("officers", "devices", "people_an_hour", "span", "closed", "option"),
)
