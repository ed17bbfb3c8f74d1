"""What do we want: each way with what it brings, then how many sittings, and how many come."""

from dataclasses import dataclass, replace

from analytics.document import Column, Panel, Table, View, number, under
from analytics.document.drawn import Radio, Radios, Said
from analytics.form.forecast_words import chance
from analytics.form.phrase import people
from analytics.form.plan.aim import aim_words
from analytics.form.plan.controls import GOAL, INDICATOR, OPTION, SITTINGS, asked_of
from analytics.form.plan.panels import details
from analytics.form.plan.words import BRIEF, between_words, ends_of, sittings_words
from analytics.meaning.plan.asked import plan_or_none
from analytics.meaning.plan.options import Name, Option, Plan
from analytics.meaning.plan.results import turnout_of
from analytics.meaning.plan.sitting import GOALS, KINDS, Goal
from analytics.meaning.plan.sums import villages_of
from analytics.words.text import Text

LAGGING = Text("Thôn còn thiếu trước")
USUAL: tuple[tuple[Goal, Name], ...] = (
    ("most_people", "best"),
    ("most_people", "lagging"),
    ("every_village_reaches", "best"),
    ("make_date_with_fewest", "best"),
)
SHORT: dict[Goal, Text] = {
    "most_people": Text("Nhiều người nhất"),
    "every_village_reaches": Text("Nhiều thôn đạt nhất"),
    "make_date_with_fewest": Text("Tăng khả năng kịp hạn"),
}
STEP = 4  # sittings
SELDOM = ("officers", "devices", "people_an_hour", "span", "closed", "goal", "option")


@dataclass(frozen=True)
class Way:
    """A goal and how it is served, with the plan that does."""

    goal: Goal
    plan: Plan
    option: Option

    @property
    def key(self) -> tuple[Goal, Name]:
        return self.goal, self.option.name


def goal_panels(view: View, plan: Plan, shown: Option) -> tuple[Panel, ...]:
    return goals_panel(view, plan, shown), steps_panel(view, plan, shown), come_panel(view)


def ways(view: View, plan: Plan, shown: Option) -> tuple[Way, ...]:
    """The usual ones that serve; what is shown where it is another takes the place of the
    last of its goal."""
    goal, asked = plan.request.goal, asked_of(view)
    keys = list(USUAL)
    if (goal, shown.name) not in keys:
        keys[max(place for place, (one, _) in enumerate(USUAL) if one == goal)] = goal, shown.name
    found = []
    for one, name in keys:
        other = replace(asked, goal=one)
        told = plan if one == goal else plan_or_none(view.reader, view.month, other)
        if told and serves(told, told.option(name)):
            found.append(Way(one, told, told.option(name)))
    return tuple({one.key: one for one in found}.values())


def serves(plan: Plan, option: Option) -> bool:
    """Whether it brings somebody, and has a date to make where it is about one."""
    dated = plan.request.goal != "make_date_with_fewest" or option.probability is not None
    return bool(option.sittings) and dated


def goals_panel(view: View, plan: Plan, shown: Option) -> Panel:
    found = ways(view, plan, shown)
    low, high = (end((round(one.option.people) for one in found), default=0) for end in (min, max))
    return Panel(
        "plan-goals",
        view.say(
            "Ta muốn gì? Thêm {whom}",
            whom=people(view, high) if low == high else f"{view.whole(low)}–{people(view, high)}",
        ),
        view.say("Người dự kiến, khoảng 8/10 trường hợp."),
        ways_table(view, plan, found),
        drawn=Radios(
            view.say(GOAL.label),
            tuple(
                radio(view, one, chosen=one.plan is plan and one.option is shown) for one in found
            ),
        ),
        width=10,
        controls=(INDICATOR.name,),
    )


def price_words(view: View, plan: Plan, shown: Option) -> str:
    """What is given up of the most people, and which village has more for it."""
    found = ways(view, plan, shown)
    most = max(
        found, key=lambda one: round(one.option.people), default=Way(plan.request.goal, plan, shown)
    )
    less = round(most.option.people) - round(shown.people)
    if less <= 0:
        return ""
    own, other = villages_of(shown), villages_of(most.option)
    village = max(plan.request.villages, key=lambda one: own[one.area] - other[one.area])
    told, whom = way_words(view, most), people(view, less)
    if own[village.area] <= other[village.area]:
        return view.say("Ít hơn “{told}” {whom}.", told=told, whom=whom)
    return view.say(
        "Ít hơn “{told}” {whom}, nhưng {village} được {gain} thay vì {instead}.",
        told=told,
        whom=whom,
        village=village.name,
        gain=number.signed(own[village.area], view.language),
        instead=number.signed(other[village.area], view.language),
    )


def way_words(view: View, one: Way) -> str:
    if one.key == USUAL[1]:
        return view.say(LAGGING)
    if one.option.name == "best":
        return view.say(GOALS[one.goal])
    return f"{view.say(SHORT[one.goal])}: {view.say(BRIEF[one.option.name]).lower()}"


def radio(view: View, one: Way, *, chosen: bool) -> Radio:
    return Radio(
        way_words(view, one),
        number.signed(round(one.option.people), view.language),
        details(view, one.plan, one.option),
        f"{GOAL.query}={one.goal}&{OPTION.query}={one.option.name}",
        chosen,
    )


def ways_table(view: View, plan: Plan, found: tuple[Way, ...]) -> Table:
    aim = aim_words(view, plan.request.villages)
    return Table(
        view.columns(
            "Cách",
            under("whole", "Buổi", "Người dự kiến"),
            Column(view.say("8/10 trường hợp"), "written", ends_of(view)),
            under("whole", "Giờ cán bộ"),
            Column(view.say("Thôn đạt thêm {aim}", aim=aim), "whole"),
            under("written", "Khả năng kịp hạn"),
        ),
        tuple(
            (
                way_words(view, one),
                len(one.option.sittings),
                round(one.option.people),
                between_words(view, one.option.p10, one.option.p90),
                one.option.hours,
                len(one.option.reached),
                chance(one.option.probability, view.language),
            )
            for one in found
        ),
    )


def steps_panel(view: View, plan: Plan, shown: Option) -> Panel:
    """What the same would bring with fewer sittings and with more."""
    asked, name = asked_of(view), view.chosen(OPTION)
    told = {asked.sittings: shown}
    for many in range(STEP, 4 * STEP + 1, STEP):
        other = plan_or_none(view.reader, view.month, replace(asked, sittings=many))
        if other and many not in told:
            told[many] = other.option(name)
    ordered = dict(sorted(told.items()))
    gains = {many: round(one.people) for many, one in ordered.items()}
    return Panel(
        "plan-steps",
        view.say("Bao nhiêu buổi? {held}", held=sittings_words(view, asked.sittings)),
        "",
        Table(
            view.columns(under("whole", "Nhiều nhất (buổi)", "Buổi", "Người dự kiến")),
            tuple((many, len(one.sittings), gains[many]) for many, one in ordered.items()),
        ),
        drawn=Radios(
            view.say(SITTINGS.label),
            tuple(
                Radio(
                    sittings_words(view, many),
                    number.signed(gain, view.language),
                    "",
                    f"{SITTINGS.query}={many}",
                    many == asked.sittings,
                )
                for many, gain in gains.items()
            ),
            beside=True,
        ),
        place="inside",
        controls=(SITTINGS.name, *SELDOM),
    )


def come_panel(view: View) -> Panel:
    """Of those invited, by kind of sitting, and on what that rests."""
    now = turnout_of(view.reader)
    told = [(view.say(kind.name), 100 * now.of(kind.key).mean) for kind in KINDS]
    name, share = told[0]
    rests = view.say("giả định") if not now.held else sittings_words(view, now.held)
    return Panel(
        "plan-come",
        view.say(
            "Bao nhiêu người đến? {name} {share}: {rests}",
            name=name,
            share=view.goal(round(share, 1)),
            rests=rests,
        ),
        "; ".join(f"{name} {view.goal(round(share, 1))}" for name, share in told[1:]),
        Table(
            view.columns("Loại buổi", under("percent", "Phần người được mời sẽ đến")),
            tuple(told),
        ),
        drawn=Said(),
        place="inside",
    )
