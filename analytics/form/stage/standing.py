"""Where we stand: the scene that opens, and the one that closes with a verdict per target."""

from dataclasses import replace

from analytics.document import Card, Column, Page, Panel, Table, View, number, under
from analytics.form.choices import places, with_targets
from analytics.form.forecast_words import to_go
from analytics.form.gap import gap_words, largest, standings
from analytics.form.glance import share_card
from analytics.form.phrase import percent_of
from analytics.form.stage.scene import BIGS, Story
from analytics.form.verdict.said import verdict
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED, ID_NUMBER_NOTIFIED
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator

KNOWN = (CARD_COVERAGE_PRESENT, EID_ACTIVATED, ID_NUMBER_NOTIFIED)


def standing_scene(story: Story) -> Page:
    """The largest gap in people is the message; how many villages arrived stands below it."""
    view, gap = story.view, largest(standings(story.view))
    most = (gap.indicator,) if gap else ()
    keys = tuple(dict.fromkeys((story.indicator, *most, *KNOWN)))[:BIGS]
    return Page(
        gap_words(view, gap) if gap else standing_title(story),
        standing_title(story) if gap else "",
        tuple(standing_card(view, key) for key in keys),
        notes=tuple(said_of(view, key) for key in keys),
        key="standing",
    )


def standing_title(story: Story) -> str:
    """How many villages have arrived, and the share of all of them together."""
    view, told = story.view, story.told
    share = percent_of(view, view.ask(story.indicator).of(story.indicator)[-1])
    name = story.indicator.name.in_(view.language)
    if len(story.villages) < 2 or told.target is None:
        return f"{name}: {share}"
    done = sum(story.outlook[area].verdict == "reached" for area in story.villages)
    goal = number.goal(told.target.value, view.language)
    return view.say(
        "{name}: {met}/{all} thôn đã đạt {goal}; toàn xã {share}",
        n=len(story.villages),
        name=name,
        met=done,
        goal=goal,
        share=share,
        all=len(story.villages),
    )


def standing_card(view: View, indicator: Indicator) -> Card:
    """As page Giao ban has it, with what is left to do in the place of its parts."""
    told = own_forecast(view, indicator)
    detail = to_go_words(view, told) if told else ""
    return replace(share_card(view, indicator), detail=detail, outlook="", target_label="")


def own_forecast(view: View, indicator: Indicator) -> Forecast | None:
    """Of everybody the reader answers for; None where no target was ever set."""
    if indicator not in with_targets(view):
        return None
    return next(
        one for one in forecasts(view.reader, indicator, view.month) if one.area == view.total
    )


def to_go_words(view: View, told: Forecast) -> str:
    """'còn 18 người tới 85%, hạn 31/12/2024'."""
    if told.target is None:
        return ""
    goal, due = number.goal(told.target.value, view.language), told.target.due
    if told.verdict == "reached":
        return view.say("{to_go} so với {goal}", to_go=to_go(view, told), goal=goal)
    return view.say("{to_go} tới {goal}, hạn {due}", to_go=to_go(view, told), goal=goal, due=due)


def said_of(view: View, indicator: Indicator) -> str:
    """The card's own sentence: numerator, denominator, population, pace."""
    card = share_card(view, indicator)
    return f"{card.name}: {card.number} ({card.detail})."


def verdicts_scene(story: Story) -> Page:
    """Every target with its verdict: what the room takes home."""
    view = story.view
    told = [
        found
        for key in with_targets(view)
        if (found := own_forecast(view, key)) and found.target is not None
    ]
    title = verdicts_title(view, told)
    panel = Panel("stage-verdicts", title, "", verdicts_table(view, told))
    return Page(
        title,
        rows=((panel,),) if told else (),
        sentences=() if told else (view.say("Chưa giao chỉ tiêu."),),
        notes=tuple(document_words(view, one) for one in told if one.target),
        key="verdicts",
    )


def verdicts_title(view: View, told: list[Forecast]) -> str:
    where = places(view)[view.total].in_(view.language)
    if not told:
        return view.say("{where}: 0 chỉ tiêu được giao", where=where)
    count = {one: 0 for one in ("reached", "near", "late", "none")}
    for one in told:
        count[verdict(view, one).status] += 1
    return view.say(
        "{where}: {done}/{whole} chỉ tiêu đạt, {late} trễ hạn hoặc khó kịp",
        n=len(told),
        where=where,
        done=count["reached"],
        late=count["late"],
        whole=len(told),
    )


def verdicts_table(view: View, told: list[Forecast]) -> Table:
    return Table(
        view.columns(
            Column(view.say("Chỉ tiêu", context="goal")),
            under("written", "Hiện nay", "Giao"),
            "Hạn",
            under("whole", "Còn thiếu"),
            under("verdict", "Kết luận"),
        ),
        tuple(verdict_row(view, one) for one in told),
    )


def verdict_row(view: View, told: Forecast) -> tuple[object, ...]:
    target = told.target
    figure = view.ask(told.indicator).of(told.indicator)[-1]
    return (
        told.indicator.name.in_(view.language),
        percent_of(view, figure),
        number.goal(target.value, view.language) if target else number.ABSENT,
        number.day(target.due) if target else number.ABSENT,
        figure.missing,
        verdict(view, told).chip,
    )


def document_words(view: View, told: Forecast) -> str:
    """On whose word a target stands."""
    if told.target is None:
        return ""
    name = told.indicator.name.in_(view.language)
    return f"{name}: {told.target.document.in_(view.language)}."
