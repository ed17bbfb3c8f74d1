"""Villages on stage: who lags, who improved most beyond chance, and one card for each."""

from dataclasses import replace
from typing import Any

from analytics.document import Card, Page, Panel, Table, View, number, under
from analytics.form.decisions import fell
from analytics.form.fair.words import improved_words
from analytics.form.forecast_words import (
    chance,
    chance_words,
    month_or_beyond,
    remarks,
    to_go,
    undoubted,
)
from analytics.form.phrase import people, percent_of, standing, villages
from analytics.form.ranking import by_missing, village_panel
from analytics.form.stage.scene import Story, whom
from analytics.form.support import SOON, left_of, left_words, turning_14
from analytics.form.theme import HUES
from analytics.form.trend import trend_panel
from analytics.form.verdict.said import early_words, verdict
from analytics.form.verdict.table import GLYPHS
from analytics.form.what_if.words import span_words
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.fair.improved import Gain, gains
from analytics.meaning.forecast.outlook import Forecast

ROWS = 9  # villages on one scene: more would not be read from the last row
GAINS = "gains"  # a bar a village with the stroke of what is usual; drawn by paper only


def lags_scene(story: Story) -> Page:
    """Villages by people missing; the furthest behind on top."""
    view = story.view
    panel = village_panel(view, story.indicator)
    figures = figures_of(story)
    rows = tuple(row | row_words(story, one) for row, one in zip(panel.data, figures, strict=True))
    lacking = [one for one in figures if one.missing]
    return Page(
        panel.title,
        whom(story),
        rows=((replace(panel, data=rows[:ROWS]),),),
        sentences=(rest_words(story, figures[ROWS:]),) if len(figures) > ROWS else (),
        notes=(*(village_note(story, one) for one in lacking[:3]), panel.subtitle + "."),
        key="lags",
    )


def figures_of(story: Story) -> list[Figure]:
    answer = story.view.ask(story.indicator, by=("area",))
    return by_missing(tuple(one for one in answer.of(story.indicator) if one.area != "commune"))


def row_words(story: Story, one: Figure) -> dict[str, str]:
    """The level beside the dot, the standing at the right with its glyph."""
    view, found = story.view, story.outlook[one.area]
    told = standing(view, one)
    if one.missing:
        told = f"{GLYPHS[verdict(view, found).status]} {told}"
    return {"level": percent_of(view, one), "stands": told, "area": one.area}


def rest_words(story: Story, left: list[Figure]) -> str:
    lacking = people(story.view, sum(one.missing or 0 for one in left))
    count = villages(story.view, len(left))
    if all(one.target is None for one in left):
        return story.view.say("và {count} nữa", count=count)
    return story.view.say("và {count} nữa, còn {lacking}", count=count, lacking=lacking)


def village_note(story: Story, one: Figure) -> str:
    view, found = story.view, story.outlook[one.area]
    name = areas_of(view.reader)[one.area]
    parts = (verdict(view, found).line, undoubted(view, found), chance_words(view, found))
    return f"{name}: {', '.join(filter(None, parts))}. {fell(view, found)}".strip()


def village_scene(story: Story, area: str) -> Page:
    """'Thôn tôi thế nào?': the share, who is missing, when, and what the last month did."""
    view, found = story.view, story.outlook[area]
    own = replace(view, where=replace(view.where, areas=(area,)))
    figure = view.ask(story.indicator, by=("area",)).one(story.indicator, area=area)
    name, way = areas_of(view.reader)[area], trend_panel(own, story.indicator)
    return Page(
        f"{name}: {percent_of(view, figure)}, {to_go(view, found)}"
        if found.target
        else f"{name}: {percent_of(view, figure)}",
        cards=figures_told(story, area, figure),
        rows=((way,),) if len(way.data) > 1 else (),
        sentences=village_lines(story, area, figure),
        notes=tuple(filter(None, (remarks(view, found),))),
        key=f"village-{area}",
        village=area,
    )


def figures_told(story: Story, area: str, figure: Figure) -> tuple[Card, ...]:
    view, found = story.view, story.outlook[area]
    stands, indicator = verdict(view, found), story.indicator
    level = Card(
        indicator.name.in_(view.language),
        percent_of(view, figure),
        parts_words(story, figure),
        HUES[indicator.subject],
        status=stands.status,
        status_word=stands.chip,
    )
    return (level, *date_cards(view, found))


def date_cards(view: View, found: Forecast) -> tuple[Card, ...]:
    """When and how likely; nothing where it is reached or nothing can be said."""
    if found.probability is None or found.verdict == "reached":
        return ()
    odds = chance(found.probability, view.language)
    return (
        Card(
            view.say("ngày đạt"),
            month_or_beyond(view, found.reach[1]),
            view.say("8/10 khả năng: {span}", span=span_words(view, found))
            + early_words(view, found),
        ),
        Card(chance_words(view, found).replace(odds, "").strip(" :"), odds),
    )


def parts_words(story: Story, figure: Figure) -> str:
    view, among = story.view, people(story.view, figure.among)
    small = view.say(" · nhóm nhỏ, một người đổi nhiều") if figure.small else ""
    return view.say("{having}/{among}", having=figure.having, among=among) + small


def village_lines(story: Story, area: str, figure: Figure) -> tuple[str, ...]:
    """Why it moved last month, who can be found at home, who comes next."""
    view, left = story.view, left_of(story.view, story.indicator).get(area)
    soon = turning_14(view, area) or 0
    said = [fell(view, story.outlook[area])]
    if left and figure.missing is not None:
        said.append(view.say("Chưa có: ") + left_words(view, left) + ".")
    if soon:
        who = people(view, soon)
        said.append(view.say("{who} đủ 14 tuổi trong {soon} tháng tới.", who=who, soon=SOON))
    return tuple(filter(None, said))


def improved_scene(story: Story) -> Page:
    """What villages did in a year of what they could, and what one of that size does at most."""
    view = story.view
    title = improved_words(view, story.indicator)
    words = view.say("% đã làm trong số người chưa có. Vạch đứng: mức một thôn cùng cỡ mức thường")
    told = gains(view.reader, story.indicator, view.month)
    ranked = sorted(told.villages, key=lambda one: -(one.deeds.rate or 0.0))[:ROWS]
    names, table = areas_of(view.reader), gains_table(view, ranked)
    rows = tuple(gain_row(view, one, names[one.area]) for one in ranked)
    hue = (("hue", HUES[story.indicator.subject]),)
    panel = Panel("stage-gains", title, words, table, GAINS, rows, hue)
    return Page(title, words, rows=((panel,),), notes=(whom(story) + ".",), key="improved")


def gains_table(view: View, ranked: list[Gain]) -> Table:
    names = areas_of(view.reader)
    return Table(
        view.columns(
            "Thôn",
            under("whole", "12 tháng: đã làm", "trong số chưa có"),
            under("percent", "% đã làm", "mức thường"),
        ),
        tuple(
            (names[one.area], one.deeds.done, one.deeds.could, one.deeds.rate, one.usual)
            for one in ranked
        ),
    )


def gain_row(view: View, one: Gain, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "rate": one.deeds.rate or 0.0,
        "usual": one.usual,
        "label": number.percent(one.deeds.rate, view.language),
        "stands": view.say("★ vượt mức thường") if one.beyond else "",
    }
