"""Who is missing: of the target most people miss, and in the village that holds back another."""

from dataclasses import replace

from analytics.document import Card, Page, View
from analytics.form.gap import gap_words, largest, late_words, standings
from analytics.form.ranking import by_missing
from analytics.form.stage.scene import HEAD, Story, asked, fitting, scene
from analytics.form.stage.sittings import held_in
from analytics.form.stage.tiles import FEW, Group, hidden, shown, tiles_panel, village_groups
from analytics.form.stage.village import (
    met_scene,
    untargeted_scene,
    village_scene,
    villages_of,
    with_goals,
)
from analytics.form.stage.who import away_words, visit
from analytics.form.stage.words import (
    MET,
    NEAR,
    NEARLY,
    SHADED,
    goal_of,
    goal_value,
    notes_of,
    who_at,
)
from analytics.meaning.answer import EVERYBODY, Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import EID_ACTIVATED, EID_APPROVED
from analytics.meaning.forecast.outlook import Forecast

NAMED = 3  # villages that are named; more are counted


def gap_scene(story: Story) -> Page:
    """What leads the briefing; to village police their village, target by target."""
    view, found = story.view, largest(standings(story.view))
    if story.own:
        return replace(village_scene(story, view.total), key="gap", village="")
    if found is not None:
        return missing_scene(story, found, "gap")
    return met_scene(story) if with_goals(view) else untargeted_scene(story)


def missing_scene(story: Story, found: Forecast, key: str) -> Page:
    """Of one target, village by village. The number is what the tiles add up to, and it is they who
    are asked for."""
    view, figures = story.view, villages_of(story, found.indicator)
    groups = village_groups(view, figures)
    words = sentence(story, found, groups)
    return scene(
        key,
        view.whole(shown(groups)) if shown(groups) else view.say(NEARLY),
        words,
        found.indicator,
        lead=away_words(view, found, shown(groups), words),
        tiles=tiles_panel(
            view,
            missing_title(view, found),
            groups,
            found.indicator,
            none=view.say(MET),
            few=view.say(NEAR),
            key=view.say(SHADED),
        ),
        request=visit(story, found, view.total, shown(groups)),
        notes=() if hidden(groups) else notes_of(view, found),
    )


def missing_title(view: View, found: Forecast) -> str:
    if found.target and found.target.value == EVERYBODY:
        return view.say("Số người còn thiếu ở từng thôn")
    return view.say("Số người còn thiếu tới {goal}", goal=goal_value(view, found))


def sentence(story: Story, found: Forecast, groups: tuple[Group, ...]) -> str:
    """What follows the number: who, what is not done, where not everywhere, how late."""
    view, count, late = story.view, shown(groups), late_words(story.view, found)
    if not count:
        return fitting(f"{goal_of(view, found)}, {late}", goal_of(view, found))
    if found.target and found.target.value == EVERYBODY and not hidden(groups):
        return gap_words(view, found).removeprefix(view.whole(count)).strip()
    where = where_words(view, [one.name for one in groups if one.shown])
    said = who_at(view, found, count, where)
    return fitting(f"{said}, {late}" if late else said, said)


def where_words(view: View, names: list[str]) -> str:
    return ", ".join(names) if len(names) <= NAMED else view.counted(len(names), "village")


def lag_scene(story: Story) -> Page | None:
    """The target that sittings can mend, and the village that holds it back. None where the first
    scene has shown that map, and where nobody misses so many that they may be counted."""
    view, gap, found = story.view, largest(standings(story.view)), story.outlook["commune"]
    if not story.late or (gap and gap.indicator == story.indicator):
        return None
    figures = villages_of(story, story.indicator)
    worst = worst_of(figures)
    if worst is None or (worst.missing or 0) < FEW:
        return None
    name = areas_of(view.reader)[worst.area]
    told = missing_scene(story, found, "lags")
    words = who_at(view, found, worst.missing or 0, name)
    head = scene("lags", view.whole(worst.missing), words, story.indicator)
    left = [one for one in village_groups(view, figures) if one.shown]
    total = view.say(
        "{villages} còn {people}",
        villages=view.counted(len(left), "village"),
        people=view.counted(shown(left), "person"),
    )
    lead = approved_words(view, worst) if story.indicator == EID_ACTIVATED else ""
    source = (total,) if len(left) > 1 else ()
    request = (lag_request(story, worst, name),)
    head = replace(head, lead=lead, sentences=source, requests=request)
    return replace(head, rows=told.rows, notes=told.notes)


def worst_of(figures: list[Figure]) -> Figure | None:
    return next(iter(by_missing(tuple(figures))), None)


def approved_words(view: View, worst: Figure) -> str:
    """Whom only the last step is missing: no papers are to be brought any more."""
    answer = view.ask(EID_APPROVED, EID_ACTIVATED, by=("area",))
    approved, active = (
        answer.one(key, area=worst.area).having or 0 for key in (EID_APPROVED, EID_ACTIVATED)
    )
    waiting = int(approved - active)
    if waiting < FEW:
        return ""
    who = view.counted(waiting, "person")
    return view.say("{who} đã được duyệt, chỉ còn bấm kích hoạt", n=waiting, who=who)


def lag_request(story: Story, worst: Figure, name: str) -> Card:
    """Room for the sittings planned there; without a plan the head brings who is at home."""
    view, held = story.view, held_in(story, worst.area)
    who = HEAD.filled(village=name)
    if not held:
        return visit(story, story.outlook[worst.area], worst.area, worst.missing or 0)
    evenings = sum(one.kind == "evening" for one in held)
    sittings = view.counted(len(held), "sitting")
    what = view.say("Bố trí chỗ ở {name} cho {sittings}", name=name, sittings=sittings)
    if evenings:
        what += view.say(", trong đó {evenings} buổi tối", n=evenings, evenings=evenings)
    return asked(view, what, who, min(one.day for one in held), since=True)
