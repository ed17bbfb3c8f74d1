"""Who improved most: merit belongs to villages, and only beyond chance."""

from typing import Any

from analytics.document import Column, Page, Panel, Table, View, number
from analytics.form.fair.words import improved_words
from analytics.form.stage.scene import Story, whom
from analytics.form.theme import HUES
from analytics.meaning.ask import areas_of
from analytics.meaning.fair.improved import Gain, gains

ROWS = 9  # villages on one scene: more would not be read from the last row
GAINS = "gains"  # a bar a village with the stroke of what is usual; drawn by paper only


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
        (
            Column(view.say("Thôn")),
            Column(view.say("12 tháng: đã làm"), "whole"),
            Column(view.say("trong số chưa có"), "whole"),
            Column(view.say("% đã làm"), "percent"),
            Column(view.say("mức thường"), "percent"),
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
