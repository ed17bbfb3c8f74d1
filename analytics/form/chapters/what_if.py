"""Nếu… thì: what more sittings change, the least that is enough, and what each village can take."""

from analytics.document import Chapter, Page, View, built_once
from analytics.form.choices import chosen_indicator, with_targets
from analytics.form.support import outlook_panel
from analytics.form.what_if.asked import CONTROLS, INDICATOR, asked
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
from analytics.words.text import Text


@built_once
def page(view: View) -> Page:
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
    if not with_targets(view):
        return Page(no_target(view), view.say(WHOLE_ONLY))
    indicator, area = chosen_indicator(view, INDICATOR), view.reader.area
    return Page(
        own_finding(view, indicator),
        view.say(WHOLE_ONLY),
        (),
        ((outlook_panel(view, indicator, area),),),
    )


WHAT_IF = Chapter("what_if", Text("Nếu… thì"), "neu-thi", "⇄", page, (), CONTROLS)
