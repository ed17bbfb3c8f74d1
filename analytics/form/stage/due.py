"""Who falls due for a card in the months ahead; and who did most in a year, by more than chance."""

from datetime import date

from analytics.document import Card, Page, View
from analytics.form.due.words import capacity_source, capacity_words
from analytics.form.gap import UNDONE
from analytics.form.stage.scene import HEAD, SCHOOL, Story, asked, scene
from analytics.form.stage.tiles import FEW, Group, merged, tiles_panel
from analytics.form.stage.words import deed
from analytics.form.support import SOON
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT
from analytics.meaning.due.demand import Demand, demand_of
from analytics.meaning.fair.improved import gains

CARD = CARD_COVERAGE_PRESENT


def due_scene(story: Story) -> Page | None:
    """Who falls due within three months, by month; the school tells who turns 14."""
    view, demand = story.view, demand_of(story.view.reader, story.view.month)
    soon = demand.months[:SOON]
    counts = merged((month, demand.persons(month=month)) for month in soon)
    whole = sum(count for _, count in counts)
    away = sum(demand.persons(month=month, presence="away") for month in soon)
    if whole < FEW or len(counts) < 2:
        return None
    words = view.say("người đến hạn làm thẻ trong {soon} tháng tới", n=whole, soon=SOON)
    gone = view.say("{away} người trong số đó đang đi vắng", n=away, away=away)
    title = view.say("Số người đến hạn, theo tháng")
    groups = [Group(months_words(view, months), count) for months, count in counts]
    return scene(
        "due",
        view.whole(whole),
        words,
        CARD,
        lead=gone if FEW <= away <= whole - FEW else "",
        tiles=tiles_panel(view, title, groups, CARD, none="–", few="–"),
        request=pupils_request(story, demand, whole),
        notes=capacity_notes(story, demand),
    )


def capacity_notes(story: Story, demand: Demand) -> tuple[str, ...]:
    cards = capacity_words(story.view, demand)
    return (*((f"{cards}.",) if cards else ()), capacity_source(story.view, demand))


def months_words(view: View, months: tuple[date, ...]) -> str:
    ends = dict.fromkeys((months[0], months[-1]))
    return "–".join(view.month_name(one) for one in ends)


def pupils_request(story: Story, demand: Demand, whole: int) -> Card:
    """Of the scene those at home who turn 14; not where that tells how few others are."""
    view, soon = story.view, demand.months[:SOON]
    pupils = sum(demand.persons(month=one, kind="turn_14", presence="present") for one in soon)
    whom = view.counted(pupils, "person")
    what = view.say(
        "Báo cho {whom} trong số đó sắp đủ 14 tuổi làm thẻ và định danh một lần", whom=whom
    )
    if not FEW <= pupils <= whole - FEW:
        what = view.say("Báo cho học sinh sắp đủ 14 tuổi làm thẻ và định danh một lần")
    return asked(view, what, SCHOOL, story.next_month)


def merit_scene(story: Story) -> Page | None:
    """Praise is for what persons did; the village is asked to tell how."""
    view, key = story.view, story.indicator
    told = gains(view.reader, key, view.month)
    if not told.best or told.best[0].deeds.done < FEW or key not in UNDONE:
        return None
    best, names = told.best[0], areas_of(view.reader)
    name, done = names[best.area], best.deeds.done
    words = view.say(
        "người ở {name} đã {deed} trong 12 tháng, nhiều nhất trong số chưa có",
        n=done,
        name=name,
        deed=deed(view, key),
    )
    title = view.say("Số người đã {deed} trong 12 tháng", deed=deed(view, key))
    groups = [Group(names[one.area], one.deeds.done) for one in told.villages]
    what = view.say("Mời {name} kể cách làm tại giao ban tháng tới", name=name)
    return scene(
        "merit",
        view.whole(done),
        words,
        key,
        tiles=tiles_panel(view, title, groups, key, none="–", few=view.say("vài người")),
        request=asked(view, what, HEAD.filled(village=name), story.next_month),
    )
