"""Nếu… thì as a part of the plan: what more sittings change, and the least that is enough."""

from dataclasses import replace

from analytics.document import Page, Panel, Said, Strip, Table, View, built_once, under
from analytics.form.choices import chosen_indicator, with_targets
from analytics.form.plan.controls import INDICATOR
from analytics.form.support import outlook_panel
from analytics.form.what_if.asked import CONTROLS, asked
from analytics.form.what_if.least import cards, least_panel
from analytics.form.what_if.panel import fans_panel
from analytics.form.what_if.sheet import sheet_panel
from analytics.form.what_if.words import (
    WHOLE_ONLY,
    finding,
    lead,
    no_target,
    own_finding,
    too_young,
)

TRIED = tuple(one.name for one in CONTROLS)


@built_once
def part(view: View) -> Page:
    if view.reader.role == "village":
        return own_page(view)
    told = asked(view)
    if told is None:
        return Page(no_target(view), "")
    if not told.scenario.told:
        return Page(too_young(told), lead(told))
    return Page(
        finding(told),
        lead(told),
        cards(told),
        ((fans_panel(told),), (least_panel(told),), (sheet_panel(told),)),
    )


def own_page(view: View) -> Page:
    """Trying takes the figures of the whole commune: the forecast as it stands, and who can try."""
    indicator, area = chosen_indicator(view, INDICATOR), view.reader.area
    if indicator not in with_targets(view):
        return Page(no_target(view), view.say(WHOLE_ONLY))
    return Page(
        own_finding(view, indicator),
        view.say(WHOLE_ONLY),
        (),
        ((outlook_panel(view, indicator, area),),),
    )


def tried_rows(view: View) -> tuple[tuple[Panel, ...], ...]:
    """What is tried with what comes of it, the chart beside it; the rest folded."""
    told = part(view)
    if not told.cards:
        under = (replace(one, place="under") for one in told.panels)
        return ((told_panel(view, told), *under),)
    beside, *rest = told.rows
    return ((tried_panel(view, told), *beside), *rest)


def told_panel(view: View, told: Page) -> Panel:
    """Where nothing can be tried, the sentence that says why, over the figures below it."""
    table = told.panels[0].table if told.panels else Table((), ())
    return Panel(
        "what-if-try", told.finding, told.lead, table, drawn=Said(), controls=TRIED, width=23
    )


def tried_panel(view: View, told: Page) -> Panel:
    return Panel(
        "what-if-try",
        told.finding,
        told.lead,
        Table(
            view.columns("Nội dung", under("written", "Kết quả"), "Chi tiết"),
            tuple((one.name, one.number, one.detail) for one in told.cards),
        ),
        drawn=Strip(told.cards, stacked=True),
        width=10,
        controls=TRIED,
    )
