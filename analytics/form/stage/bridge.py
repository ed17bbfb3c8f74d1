"""Why the last month changed the share, and who falls due in the months ahead."""

from analytics.document import Page, View
from analytics.form.bridge.panel import told_bridges, why_panel
from analytics.form.bridge.words import change_of, signed, told, why_sentences
from analytics.form.due.panels import load_panel
from analytics.form.due.words import capacity_words
from analytics.form.phrase import people
from analytics.form.stage.scene import Story, fitting, whom
from analytics.meaning.ask import months_of
from analytics.meaning.bridge import Bridge
from analytics.meaning.due.demand import Demand
from analytics.words.month import shifted


def last_bridge(story: Story) -> Bridge | None:
    """Against the month before; None in the first month, which has nothing to compare with."""
    view, before = story.view, shifted(story.view.month, -1)
    if before not in months_of(view.reader):
        return None
    return told_bridges(view, story.indicator, since=before).one(view.total)


def fell_last_month(story: Story) -> bool:
    bridge = last_bridge(story)
    return bridge is not None and (change_of(bridge) or 0) < 0


def why_scene(story: Story, bridge: Bridge) -> Page:
    view = story.view
    panel = why_panel(view, story.indicator, since=bridge.first.month)
    return Page(
        why_message(view, bridge),
        whom(story),
        rows=((panel,),),
        notes=why_sentences(view, bridge),
        key="why",
    )


def why_message(view: View, bridge: Bridge) -> str:
    """The change with the cause that did most of it, as long as that can be read at a glance."""
    name, change = bridge.indicator.name.in_(view.language), change_of(bridge)
    rows = told(view, bridge)
    if not change or not rows:
        size = signed(view, change or 0)
        return view.say("{name}: {size} điểm % một tháng", name=name, size=size)
    main = max(rows, key=lambda one: one.points if change > 0 else -one.points)
    size, who = signed(view, change), people(view, main.persons)
    return fitting(
        view.say("{name} {size} điểm % một tháng: {words}", name=name, size=size, words=main.words),
        view.say("Một tháng {size} điểm %: {words}", size=size, words=main.words),
        view.say("Một tháng {size} điểm %: {name}", size=size, name=main.name),
        view.say("Một tháng {size} điểm %, nhiều nhất: {who}", size=size, who=who),
    )


def load_scene(view: View, demand: Demand) -> Page:
    """The months ahead that bring more people than cards can be made."""
    panel = load_panel(view, demand)
    return Page(
        panel.title, load_words(view, demand), rows=((panel,),), notes=(panel.subtitle,), key="load"
    )


def load_words(view: View, demand: Demand) -> str:
    said = view.say("Người có mặt đến hạn làm thẻ, theo tháng")
    cards = capacity_words(view, demand)
    return said + view.say(". Vạch ngang: {cards}", cards=cards) if cards else said
