"""What is found, already answered: by the page, the figure or the sentence that it leads to."""

from collections.abc import Iterator
from datetime import date

from analytics.document import View
from analytics.form.bridge.panel import told_bridges
from analytics.form.bridge.words import what_changed, why_title
from analytics.form.chapters import (
    CHAPTERS,
    DICTIONARY,
    DUE,
    PROGRESS,
    VILLAGES,
    place_of,
)
from analytics.form.chapters.dictionary import verdict_row
from analytics.form.choices import places, with_targets
from analytics.form.due.panels import kind_names
from analytics.form.filtered import filtered
from analytics.form.gap import headline
from analytics.form.glance import expected_of, parts_words
from analytics.form.phrase import percent_of, standing
from analytics.form.search.asked import WHOLE, at
from analytics.form.search.decided import decision_hits, plan_hits
from analytics.form.search.hit import (
    Hit,
    Label,
    kind_of,
    leading,
    opened,
    own_area,
    page_of,
    place,
    read,
)
from analytics.form.search.letters import Words, said_in
from analytics.form.verdict.said import Verdict, verdict
from analytics.form.verdict.table import Row
from analytics.meaning.answer import Figure, Target
from analytics.meaning.ask import months_of
from analytics.meaning.due.demand import KINDS, demand_of
from analytics.meaning.indicator import COUNT, FLOW, HOMES, Indicator
from analytics.words.month import shifted
from analytics.words.vocabulary import UNITS

NOUNS = {COUNT: "person", HOMES: "household", FLOW: "case"}


def contents(view: View) -> Iterator[Hit]:
    """Every page by its title and its place, before anything is asked. Only where something is
    filled in a role may be shut out."""
    for one in CHAPTERS:
        if one.parted and not read(one, opened(one, view)):
            continue
        title, where = view.say(one.title), view.say(place_of(one).name)
        label = Label(title, detail=where if where != title else "")
        yield leading("page", label, one, opened(one, view))


def village_hits(area: str, view: View) -> Iterator[Hit]:
    """A village answers with its largest gap."""
    there = at(view, area)
    label = Label(view.say(places(view)[area]), detail=headline(there))
    yield leading("answer", label, VILLAGES, opened(VILLAGES, there))


def indicator_hits(indicator: Indicator, view: View) -> Iterator[Hit]:
    """Its figure here, and of the whole commune beside a village; what can be done about it, why
    it moved, what it means."""
    yield figure_hit(view, indicator)
    yield from (figure_hit(there, indicator) for there in beside(view, indicator))
    yield from decision_hits(view, indicator)
    yield from plan_hits(view, indicator)
    yield from why_hits(view, indicator)
    label = Label(view.say(indicator.name), detail=view.say(indicator.definition))
    yield leading("learn", label, DICTIONARY, opened(DICTIONARY, view))


def beside(view: View, indicator: Indicator) -> Iterator[View]:
    """The commune beside a village; beside the commune the one village that misses most."""
    if view.total != WHOLE:
        return
    if own_area(view):
        yield at(view, WHOLE)
    elif not view.where.areas:
        told = view.ask(indicator, by=("area",)).of(indicator)
        missing = {one.area: one.missing for one in told if one.area != WHOLE and one.missing}
        most = [area for area, one in missing.items() if one == max(missing.values())]
        yield from (at(view, area) for area in most if len(most) == 1)


def panel_hits(typed: Words, view: View) -> Iterator[Hit]:
    """What no name tells, a page may still say: its findings by their own words, side by side."""
    for chapter in CHAPTERS:
        there = opened(chapter, view)
        page = read(chapter, there)
        for panel in page.panels if page else ():
            told = (panel.title, panel.subtitle, *(one.name for one in panel.table.columns))
            if any(said_in(typed, one) for one in told):
                label = Label(panel.title, detail=panel.subtitle)
                yield leading(kind_of(chapter), label, chapter, there)


def figure_hit(view: View, indicator: Indicator) -> Hit:
    figure, chapter = view.ask(indicator).one(indicator, area=view.total), page_of(view, indicator)
    left = standing(view, figure) if figure.missing else ""
    if figure.target:
        told = stood(verdict(view, expected_of(view, indicator) or figure), left)
    else:
        told = parts_words(view, figure) if indicator.denominator else ""
    label = Label(
        f"{place(view)} · {view.say(indicator.name)}: ",
        ", ".join(filter(None, (measured(view, figure), left))),
        " · ".join(filter(None, (told, filtered(at(view, WHOLE))))),
    )
    return leading("answer", label, chapter, opened(chapter, view, indicator))


def measured(view: View, figure: Figure) -> str:
    """With its unit: '61,5%', '959 người'."""
    kind, unit = figure.indicator.kind, figure.indicator.unit
    if kind in NOUNS:
        return view.counted(figure.value, NOUNS[kind])
    tail = "" if unit == "percent" or figure.value is None else f" {view.say(UNITS[unit])}"
    return percent_of(view, figure) + tail


def stood(stands: Verdict, left: str) -> str:
    """The verdict; whoever is still missing stands in the title already."""
    second = stands.second.removeprefix(left).strip(" ,:") if left else stands.second
    return " · ".join(filter(None, (stands.chip, second)))


def why_hits(view: View, indicator: Indicator) -> Iterator[Hit]:
    """Against the month before, where the page compares with it."""
    first = view.month == months_of(view.reader)[0]
    if first or view.by_person or len(view.where.areas) > 1 or indicator not in with_targets(view):
        return
    bridge = told_bridges(view, indicator, since=shifted(view.month, -1))
    told = bridge.one(own_area(view) or view.total)
    title = view.say("Vì sao? {place} · {change}", place=place(view), change=why_title(view, told))
    label = Label(title, detail=what_changed(view, told))
    yield leading("learn", label, PROGRESS, opened(PROGRESS, view, indicator))


def due_hits(month: date, view: View) -> Iterator[Hit]:
    """Who falls due in a month ahead: at home by what for, and how many are away."""
    demand = demand_of(view.reader, view.month, areas=view.where.areas)
    *kinds, away = kind_names(view)
    counts = [demand.persons(month=month, kind=kind, presence="present") for kind in KINDS]
    counts.append(demand.persons(month=month, presence="away"))
    told = (
        f"{name}: {view.whole(count)}"
        for name, count in zip((*kinds, away), counts, strict=True) if count
    )  # fmt: skip
    title = view.say("{place} · Đến hạn làm thẻ {month}: ", place=place(view),
                     month=view.month_name(month))  # fmt: skip
    strong = view.say("{people} có mặt", people=view.counted(demand.load(month), "person"))
    yield leading("answer", Label(title, strong, " · ".join(told)), DUE, opened(DUE, view))


def target_hits(indicator: Indicator, target: Target, view: View) -> Iterator[Hit]:
    goal = view.say("chỉ tiêu {goal}, hạn {due}", goal=view.goal(target.value), due=target.due)
    label = Label(f"{view.say(indicator.name)}: {goal}", detail=view.say(target.document))
    yield leading("learn", label, DICTIONARY, opened(DICTIONARY, view))


def verdict_hits(row: Row, view: View) -> Iterator[Hit]:
    """A verdict with when it is said, as the dictionary has it."""
    when, first, second = verdict_row(view, row)
    label = Label(" · ".join(filter(None, (first, second))), detail=when)
    yield leading("learn", label, DICTIONARY, opened(DICTIONARY, view))
