"""What can be done, and what was given to be done: as the briefing and the plan have it."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from analytics.document import View
from analytics.form.assignment.told import duty
from analytics.form.assignment.told import standing as given
from analytics.form.chapters import OVERVIEW, PLAN, VILLAGES
from analytics.form.choices import with_targets
from analytics.form.plan.controls import plan_address
from analytics.form.search.asked import WHOLE
from analytics.form.search.hit import Hit, Label, leading, opened, own_area, page_hits, place
from analytics.form.village.ahead import plan_words
from analytics.form.village.lack import lacks
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.left import PAIRS
from analytics.meaning.work import WORKS, Work


def decision_hits(view: View, indicator: Indicator | None = None) -> Iterator[Hit]:
    """What the briefing says must be done here, about this indicator; it is given there."""
    there = opened(OVERVIEW, view)
    for told in OVERVIEW.build(there).decisions:
        if indicator is None or (told.work and WORKS[told.work].raises == indicator):
            detail = " ".join(filter(None, (told.how, told.proposal)))
            yield leading(
                "do", Label(f"{place(view)} · {told.title}", detail=detail), OVERVIEW, there
            )


def plan_hits(view: View, indicator: Indicator) -> Iterator[Hit]:
    """What sittings bring: to the one village looked at, else by the headline of the plan."""
    if indicator not in PAIRS or indicator not in with_targets(view):
        return
    there = opened(VILLAGES, view, indicator)
    own = [one for one in lacks(there) if one.figure.area == own_area(view)]
    told = "".join(plan_words(there, one) for one in own)
    if not told or view.total != WHOLE:
        yield from page_hits(PLAN, view, indicator)
        return
    label = Label(f"{place(view)} · {view.say(PLAN.title)}", detail=told)
    said = parse_qs(urlsplit(plan_address(view, indicator)).query)
    yield Hit("do", label, PLAN, {key: tuple(one) for key, one in said.items()})


def work_hits(work: Work | None, view: View) -> Iterator[Hit]:
    """What of it was given, and how that stands; then what is still to be given."""
    there = opened(OVERVIEW, view)
    for one in given(there):
        if work in (None, one.work):
            told = duty(there, one)
            detail = " · ".join(filter(None, (told.standing, told.became)))
            yield leading("do", Label(told.words, detail=detail), OVERVIEW, there)
    yield from decision_hits(view, work.raises if work else None)
