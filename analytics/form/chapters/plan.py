"""Lịch lưu động: which sittings bring the goal nearest, and what they change."""

from analytics.document import Chapter, Page, Panel, View, built_once
from analytics.form.choices import chosen_indicator
from analytics.form.plan.beyond import actual_panel, beyond_panel, left_panel, turnout_panel
from analytics.form.plan.controls import CONTROLS, INDICATOR, OPTION, asked_of
from analytics.form.plan.own import own_finding, own_lead
from analytics.form.plan.panels import HUES, options_panel, schedule_panel, villages_panel
from analytics.form.plan.words import finding, lead
from analytics.meaning.plan.asked import days_of, plan_asked
from analytics.meaning.plan.chance import before, why_silent
from analytics.meaning.plan.options import Option, Plan
from analytics.meaning.plan.refusal import NoPlan
from analytics.meaning.plan.results import results_of
from analytics.words.text import Text


@built_once
def page(view: View) -> Page:
    """What leaves no plan is said with what to do; who is left stands below it all the same."""
    try:
        plan = plan_asked(view.reader, view.month, asked_of(view))
    except NoPlan as refused:
        return refusal(view, refused)
    return planned_page(view, plan)


def planned_page(view: View, plan: Plan) -> Page:
    indicator = chosen_indicator(view, INDICATOR)
    sure = before(view.reader, view.month, indicator)
    silent = why_silent(view.reader, view.month, indicator)
    shown, hue = plan.option(view.chosen(OPTION)), HUES[indicator]
    beyond = beyond_panel(view, plan.verdicts)
    if view.reader.role == "village":
        return own_page(view, plan, shown, beyond)
    compared = (options_panel(view, plan, shown, hue),) if plan.best.sittings else ()
    rows: list[tuple[Panel, ...]] = [
        (*compared, villages_panel(view, plan, shown, hue)),
        (schedule_panel(view, plan, shown),) if shown.sittings else (),
        (beyond,) if beyond else (),
        past(view),
        (turnout_panel(view),),
    ]
    return Page(
        finding(view, plan, shown, sure),
        lead(view, plan, shown, sure, silent),
        (),
        tuple(filter(None, rows)),
    )


def own_page(view: View, plan: Plan, shown: Option, beyond: Panel | None) -> Page:
    """What the commune's plan holds for one village; options are compared by the whole alone."""
    indicator = chosen_indicator(view, INDICATOR)
    sure = before(view.reader, view.month, indicator)
    silent = why_silent(view.reader, view.month, indicator)
    rows: list[tuple[Panel, ...]] = [
        (villages_panel(view, plan, shown, HUES[indicator]),),
        (schedule_panel(view, plan, shown),) if shown.sittings else (),
        (beyond,) if beyond else (),
        past(view),
        (turnout_panel(view),),
    ]
    why = silent.in_(view.language) if silent else ""
    return Page(
        own_finding(view, plan, shown),
        own_lead(view, plan, shown, sure, why),
        (),
        tuple(filter(None, rows)),
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
        refused.says.in_(view.language),
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
)
