"""A village, and the two times when nothing is missing: every target met, or none assigned."""

from dataclasses import replace

from analytics.document import Page, View
from analytics.form.gap import CARD, UNDONE, largest, late_words, standings
from analytics.form.stage.scene import COMMITTEE, Story, asked, fitting, scene
from analytics.form.stage.tiles import (
    FEW,
    Group,
    shade_of,
    shown,
    tiles_panel,
    village_groups,
)
from analytics.form.stage.who import ages, away_words, lacking_by_age, led, tile_words, visit
from analytics.form.stage.words import MET, NEAR, NEARLY, deed, goal_value, notes_of, who_at
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import ID_NUMBER_NOTIFIED
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

NOBODY = Text("người thuộc diện làm thẻ")


def villages_of(story: Story, indicator: Indicator) -> list[Figure]:
    answer = story.view.ask(indicator, by=("area",))
    return [one for one in answer.of(indicator) if one.area != "commune"]


def with_goals(view: View) -> list[Forecast]:
    """Targets in force that concern anybody."""
    return [one for one in standings(view) if one.target and one.among]


def village_scene(story: Story, area: str) -> Page:
    """'Thôn tôi thế nào?': what most people of it miss, with every target beside it."""
    own = of_village(story, area)
    name, told = areas_of(own.reader)[area], with_goals(own)
    found = largest(told)
    if not told:
        made = untargeted_scene(story, area)
    elif found is None:
        made = all_met(own, told)
    else:
        made = scene(
            "village",
            own.whole(found.missing) if found.missing >= FEW else own.say(NEARLY),
            village_words(own, found, name),
            found.indicator,
            lead=away_words(own, found, found.missing),
            request=visit(story, found, area, found.missing),
            notes=notes_of(own, found),
        )
    title = own.say("{name}: số người còn thiếu ở từng chỉ tiêu", name=name)
    rows = [target_tile(own, one) for one in told]
    drawn = tiles_panel(own, title, rows, ID_NUMBER_NOTIFIED, none=own.say(MET), few=own.say(NEAR))
    if drawn:
        made = replace(made, rows=((drawn,),))
    return replace(made, key=f"village-{area}", village=area)


def of_village(story: Story, area: str) -> View:
    return replace(story.view, where=replace(story.view.where, areas=(area,)))


def target_tile(view: View, one: Forecast) -> Group:
    name = deed(view, one.indicator)
    figure = view.ask(one.indicator).of(one.indicator)[-1]
    under = view.say("giao {goal}", goal=view.goal(one.target.value)) if one.target else ""
    return Group(name[:1].upper() + name[1:], one.missing, under, shade_of(figure, everybody=False))


def village_words(view: View, found: Forecast, name: str) -> str:
    """Of so few that they are not counted, how near their village is."""
    late = late_words(view, found)
    said = who_at(view, found, found.missing, name)
    if found.missing < FEW:
        goal, what = goal_value(view, found), deed(view, found.indicator)
        said = view.say("{goal} {what} ở {name}", goal=goal, what=what, name=name)
    return fitting(f"{said}, {late}" if late else said, said)


def met_scene(story: Story) -> Page:
    """Every target of the commune is met; villages may still be short of the one that leads."""
    view, told = story.view, with_goals(story.view)
    made = all_met(view, told)
    groups = village_groups(view, villages_of(story, story.indicator))
    name = deed(view, story.indicator)
    title = view.say("Số người còn thiếu: {deed}, từng thôn", deed=name)
    drawn = tiles_panel(
        view, title, groups, story.indicator, none=view.say(MET), few=view.say(NEAR)
    )
    return replace(made, rows=((drawn,),) if drawn else ())


def all_met(view: View, told: list[Forecast]) -> Page:
    count = view.whole(len(told))
    words = view.say("chỉ tiêu đang giao đã đạt", n=len(told))
    notes = tuple(line for one in told for line in notes_of(view, one)[:1])
    return scene("met", f"{count}/{count}", words, CARD, notes=notes)


def untargeted_scene(story: Story, area: str = "") -> Page:
    """Before anything was asked for: who has no card yet, the first thing that will be."""
    area = area or story.view.total
    view = of_village(story, area) if area != "commune" else story.view
    figure = view.ask(CARD).of(CARD)[-1]
    if not figure.among:
        return scene("untargeted", "0", view.say(NOBODY), CARD)
    if area == "commune":
        groups = village_groups(view, villages_of(story, CARD), everybody=True)
    else:
        counts = ages(lacking_by_age(story.view, CARD, area))
        groups = tuple(Group(tile_words(view, band), count) for band, count in counts)
    title = view.say("Số người {undone}", undone=view.say(UNDONE[CARD]))
    drawn = tiles_panel(view, title, groups, CARD, none=view.say("● đủ"), few=view.say("gần đủ"))
    number = view.whole(shown(groups)) if shown(groups) else view.say("Gần đủ")
    what = view.say("Giao chỉ tiêu làm thẻ cho từng thôn")
    request = asked(view, what, COMMITTEE, story.next_month)
    if area != "commune":
        request = led(story, CARD, area, shown(groups))
    where = "" if area == "commune" else areas_of(view.reader)[area]
    at = view.say("ở {where}", where=where) if where else view.say("đang ở nhà")
    words = view.say("người {at} chưa có thẻ còn hạn; chưa giao chỉ tiêu", at=at)
    return scene("untargeted", number, words, CARD, tiles=drawn, request=request)
