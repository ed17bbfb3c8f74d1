"""When the share arrives at this pace, and with more sittings a week."""

from dataclasses import replace

from analytics.form import number
from analytics.form.counted import agreeing, named
from analytics.form.forecast_words import remarks, when
from analytics.form.stage.scene import Big, Line, Scene, Story, Try, whom
from analytics.form.stage.standing import standing_big
from analytics.form.stage.village import date_bigs
from analytics.form.verdict.said import verdict
from analytics.form.view import View
from analytics.form.what_if.asked import SITTINGS, Trial, asked
from analytics.form.what_if.panel import fans_panel
from analytics.form.what_if.words import (
    date_words,
    effort_words,
    shared_words,
    too_young,
)
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast, still_ahead


def ahead_scene(story: Story) -> Scene:
    """The date at this pace; on stage more sittings a week can be tried."""
    view, found = story.view, with_sittings(story, 0)
    if view.reader.role == "village":
        return own_scene(story)
    if found is None:
        return unassigned(story)
    before = found.scenario.before
    if not found.scenario.told:
        notes = (remarks(view, before),)
        numbers = (left_big(view, before),)
        return Scene("ahead", too_young(found), whom(story), numbers, notes=notes)
    first = tried(found)
    return Scene(
        "ahead",
        ahead_message(view, before),
        view.say(
            "Số người. Nét đứt: phải có. Dải mờ: 8/10 khả năng, chấm: giữa",
            "People. Dashed: needed. Pale band: 8 chances in 10, dotted: middle",
        ),
        first.numbers,
        first.chart,
        first.chart.table,
        lines=in_force(story, found),
        notes=tuple(filter(None, (remarks(view, before), shared_words(found)))),
        tries=tries(story) if story.tried and not found.scenario.standing.reached else (),
    )


def unassigned(story: Story) -> Scene:
    """Without a target there is no date to reach: how far it has come stands alone."""
    view, name = story.view, story.indicator.name.in_(story.view.language)
    return Scene(
        "ahead",
        view.say(f"{name}: 0 chỉ tiêu được giao", f"{name}: 0 targets assigned"),
        whom(story),
        (standing_big(view, story.indicator),),
        notes=(remarks(view, story.told),),
    )


def own_scene(story: Story) -> Scene:
    """Of one village: as the commune's forecast has it. Trying more takes the whole commune."""
    view = story.view
    told = still_ahead(view.reader, story.indicator, view.month, view.reader.area)
    if told.target is None:
        return unassigned(story)
    if told.probability is None:
        return Scene("ahead", remarks(view, told), whom(story), (left_big(view, told),))
    return Scene(
        "ahead",
        ahead_message(view, told),
        whom(story),
        (*date_bigs(view, told), left_big(view, told)),
        notes=tuple(filter(None, (remarks(view, told),))),
    )


def in_force(story: Story, found: Trial) -> tuple[Line, ...]:
    """The target that is due, where an effort can only serve the next one."""
    view, told = story.view, story.told
    if told.target is None or told.target == found.scenario.target:
        return ()
    goal, due = number.goal(told.target.value, view.language), number.day(told.target.due)
    date = when(view, told)
    words = view.say(f"Mốc {goal}, hạn {due}: {date}", f"{goal}, due {due}: {date}")
    return (Line(words),)


def with_sittings(story: Story, count: int) -> Trial | None:
    """As page Nếu… thì has it with its slider there; None without a target."""
    told = {**story.view.told, SITTINGS.name: count}
    return asked(replace(story.view, told=told))


def tries(story: Story) -> tuple[Try, ...]:
    """Every place of the slider, from the same draws: what differs is only the sittings."""
    found = (with_sittings(story, count) for count in range(SITTINGS.least, SITTINGS.most + 1))
    return tuple(tried(one) for one in found if one)


def tried(found: Trial) -> Try:
    view, after = found.view, found.scenario.after
    return Try(
        int(found.effort.sittings),
        tried_words(found),
        (*date_bigs(view, after), left_big(view, after)),
        fans_panel(found),
    )


def tried_words(found: Trial) -> str:
    """'Thêm 2 buổi/tuần (chưa từng làm)': an effort nobody has tried is called one."""
    effort = effort_words(found)
    said = effort[:1].upper() + effort[1:]
    return said + found.view.say(" (chưa từng làm)", " (extrapolated)") if found.beyond else said


def left_big(view: View, found: Forecast) -> Big:
    stands = verdict(view, found)
    goal = number.goal(found.target.value, view.language) if found.target else ""
    return Big(
        number.whole(found.missing, view.language),
        view.say(
            f"người nữa là đạt {goal}",
            f"more {named(found.missing, 'person', 'en')} "
            f"{agreeing(found.missing, 'makes', 'make')} {goal}",
        ),
        status=stands.status,
        chip=stands.chip,
    )


def ahead_message(view: View, before: Forecast) -> str:
    """When, with its doubt; or since when it stands."""
    goal = number.goal(before.target.value, view.language) if before.target else ""
    if before.verdict == "reached":
        date = when(view, before)
        return view.say(f"Chỉ tiêu {goal}: {date}", f"Target {goal}: {date}")
    if before.reach[1] is None:
        return view.say(
            f"Cứ nhịp này, {MONTHS} tháng nữa vẫn khó đạt {goal}",
            f"At this pace {goal} is unlikely even in {MONTHS} months",
        )
    date = date_words(view, before)
    return view.say(f"Cứ nhịp này đạt {goal}: {date}", f"At this pace {goal}: {date}")
