"""What is handed out beside the scenes: how every target stands, why the last month moved, what was
given to do."""

from analytics.document import Column, Panel, Table, View, number, under
from analytics.form.assignment.told import duties_panel
from analytics.form.bridge.panel import why_panel
from analytics.form.choices import places
from analytics.form.gap import standings
from analytics.form.phrase import percent_of
from analytics.form.stage.scene import story_of
from analytics.form.stage.tiles import hidden, shown, village_groups
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import EVERYBODY
from analytics.meaning.ask import months_of
from analytics.meaning.forecast.outlook import Forecast
from analytics.words.month import shifted


def handed_out(view: View) -> tuple[Panel, ...]:
    """In the first month there is no month to compare with."""
    story, before = story_of(view), shifted(view.month, -1)
    told = [one for one in standings(story.view) if one.target]
    panels = [verdicts_panel(story.view, told)]
    if before in months_of(view.reader):
        panels.append(why_panel(story.view, story.indicator, since=before))
    given = duties_panel(story.view)
    return (*panels, *([given] if given else []))


def verdicts_panel(view: View, told: list[Forecast]) -> Panel:
    table = Table(
        view.columns(
            Column(view.say("Chỉ tiêu", context="goal")),
            under("written", "Hiện nay", "Giao"),
            "Hạn",
            under("text", "Còn thiếu"),
            under("verdict", "Kết luận"),
        ),
        tuple(verdict_row(view, one) for one in told),
        empty=view.say("Chưa giao chỉ tiêu."),
    )
    documents = tuple(dict.fromkeys(document_words(view, one) for one in told))
    return Panel("stage-verdicts", verdicts_title(view, told), "", table, notes=documents)


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


def verdict_row(view: View, told: Forecast) -> tuple[object, ...]:
    target = told.target
    figure = view.ask(told.indicator).of(told.indicator)[-1]
    return (
        told.indicator.name.in_(view.language),
        percent_of(view, figure),
        number.goal(target.value, view.language) if target else number.ABSENT,
        number.day(target.due) if target else number.ABSENT,
        missing_words(view, told),
        verdict(view, told).chip,
    )


def missing_words(view: View, told: Forecast) -> str:
    """Where a map of the same sheet says a small number in words, the sum does not give it back."""
    answer = view.ask(told.indicator, by=("area",))
    groups = village_groups(view, answer.of(told.indicator))
    everybody = told.target is not None and told.target.value == EVERYBODY
    if not (everybody and hidden(groups) and len(groups) > 1):
        return view.whole(told.missing)
    places_shown = view.counted(sum(bool(one.shown) for one in groups), "village")
    return view.say("{count} ở {villages}", count=shown(groups), villages=places_shown)


def document_words(view: View, told: Forecast) -> str:
    """On whose word a target stands."""
    name = told.indicator.name.in_(view.language)
    return f"{name}: {told.target.document.in_(view.language)}." if told.target else ""
