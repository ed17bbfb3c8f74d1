"""The story of five minutes: which scenes, in which order. The data choose, by these rules.

1. Where we stand opens; the verdict on every target closes.
2. Who lags is shown while a village misses people, or while nothing is assigned; with one village
   there is nobody to rank.
3. Why the last month changed is shown from the second month on, and comes before who lags when the
   share fell: that is then the first question of the room.
4. What happens at this pace always follows them.
5. Who falls due is shown when a month ahead brings more than cards can be made.
6. Who improved most is shown when somebody did, by more than chance. It comes second when no target
   needs a decision: then merit is the message.
7. The requests come last before the verdicts, when there is anything to ask for.
8. Who falls due, and how villages gained by no more than chance, fill up what is short of six.
"""

from collections.abc import Iterator
from dataclasses import replace

from analytics.document import Page, View
from analytics.form.stage.ahead import ahead_scene
from analytics.form.stage.ask import ask_scene
from analytics.form.stage.bridge import fell_last_month, last_bridge, load_scene, why_scene
from analytics.form.stage.scene import Story, story_of
from analytics.form.stage.standing import standing_scene, verdicts_scene
from analytics.form.stage.village import improved_scene, lags_scene, village_scene
from analytics.meaning.due.demand import demand_of
from analytics.meaning.fair.improved import gains

FEWEST = 6


def scenes(view: View, *, tried: bool = True) -> tuple[Page, ...]:
    """Six to eight, each with one message; without what can be `tried` they are a list."""
    story = replace(story_of(view), tried=tried)
    asked = ask_scene(story)
    closing = (*((asked,) if asked.requests else ()), verdicts_scene(story))
    middle = list(_middle(story))
    for filler in _fillers(story):
        if 1 + len(middle) + len(closing) < FEWEST:
            middle.append(filler)
    return (standing_scene(story), *middle, *closing)


def _middle(story: Story) -> Iterator[Page]:
    improved = bool(gains(story.view.reader, story.indicator, story.view.month).best)
    if improved and not story.late:
        yield improved_scene(story)
    yield from _lags_and_why(story)
    yield ahead_scene(story)
    demand = demand_of(story.view.reader, story.view.month)
    if demand.over:
        yield load_scene(story.view, demand)
    if improved and story.late:
        yield improved_scene(story)


def _fillers(story: Story) -> Iterator[Page]:
    """What the rules above left out and may be shown all the same."""
    demand = demand_of(story.view.reader, story.view.month)
    if demand.fullest and not demand.over:
        yield load_scene(story.view, demand)
    told = gains(story.view.reader, story.indicator, story.view.month)
    if told.judged and not told.best:
        yield improved_scene(story)


def _lags_and_why(story: Story) -> Iterator[Page]:
    bridge, lags = last_bridge(story), _lags(story)
    if lags and not fell_last_month(story):
        yield lags_scene(story)
    if bridge is not None:
        yield why_scene(story, bridge)
    if lags and fell_last_month(story):
        yield lags_scene(story)


def _lags(story: Story) -> bool:
    answer = story.view.ask(story.indicator, by=("area",))
    villages = [one for one in answer.of(story.indicator) if one.area != "commune"]
    return len(villages) > 1 and any(one.target is None or one.missing for one in villages)


def village_cards(view: View) -> tuple[Page, ...]:
    """One a village, in the order of the list: digit 5 is the fifth."""
    story = story_of(view)
    return tuple(village_scene(story, area) for area in story.villages)
