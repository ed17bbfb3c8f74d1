"""The story of five minutes: which scenes, in which order. The data choose, by these rules.

1. The gap in people that leads the briefing opens; to village police their village, target by
   target, and then the ages of who is missing. Before any target the ages follow for all.
2. The village that holds back a target which sittings can mend follows, where it is another target.
3. What the sittings of next month bring is shown while something is late and a plan can be made.
4. Who falls due within three months, unless they are too few to be counted.
5. Who did most, where somebody did by more than chance: second where nothing is late, for then
   merit is the message, else at the end.

What explains and lists (why a share moved, how every target stands) is handed out, not shown.
"""

from collections.abc import Iterator

from analytics.document import Page, View
from analytics.form.gap import CARD, largest, standings
from analytics.form.stage.due import due_scene, merit_scene
from analytics.form.stage.gap import gap_scene, lag_scene
from analytics.form.stage.scene import Story, story_of
from analytics.form.stage.sittings import sittings_scene
from analytics.form.stage.village import village_scene, with_goals
from analytics.form.stage.who import who_scene


def scenes(view: View) -> tuple[Page, ...]:
    """One to five, each with one number, one map and one request."""
    return tuple(one for one in _told(story_of(view)) if one)


def _told(story: Story) -> Iterator[Page | None]:
    yield gap_scene(story)
    merit = merit_scene(story)
    if not story.late:
        yield merit
    found = largest(standings(story.view))
    if story.own and found:
        yield who_scene(story, found.indicator)
    if not story.own:
        yield lag_scene(story) if with_goals(story.view) else who_scene(story, CARD)
    yield sittings_scene(story)
    yield due_scene(story)
    if story.late:
        yield merit


def village_cards(view: View) -> tuple[Page, ...]:
    """One a village, in the order of the list: digit 5 is the fifth."""
    story = story_of(view)
    return tuple(village_scene(story, area) for area in story.villages)
