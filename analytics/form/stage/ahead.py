"""When the share arrives at this pace, and with more sittings a week."""

from dataclasses import replace

from analytics.document import Card, Page, View, number
from analytics.form.forecast_words import remarks, when
from analytics.form.stage.scene import Story, whom
from analytics.form.stage.standing import standing_card
from analytics.form.stage.village import date_cards
from analytics.form.verdict.said import verdict
from analytics.form.what_if.asked import SITTINGS, Trial, asked
from analytics.form.what_if.panel import fans_panel
from analytics.form.what_if.words import date_words, effort_words, shared_words, too_young
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast, still_ahead


def ahead_scene(story: Story) -> Page:
    """The date at this pace; on stage more sittings a week can be tried."""
    view, found = story.view, with_sittings(story, 0)
    if view.reader.role == "village":
        return own_scene(story)
    if found is None:
        return unassigned(story)
    before = found.scenario.before
    if not found.scenario.told:
        notes = (remarks(view, before),)
        cards = (left_card(view, before),)
        return Page(too_young(found), whom(story), cards, notes=notes, key="ahead")
    first = tried(found)
    return Page(
        ahead_message(view, before),
        view.say("Số người. Nét đứt: phải có. Dải mờ: 8/10 khả năng, chấm: giữa"),
        first.cards,
        first.rows,
        sentences=in_force(story, found),
        notes=tuple(filter(None, (remarks(view, before), shared_words(found)))),
        tries=tries(story) if story.tried and not found.scenario.standing.reached else (),
        key="ahead",
    )


def unassigned(story: Story) -> Page:
    """Without a target there is no date to reach: how far it has come stands alone."""
    view, name = story.view, story.indicator.name.in_(story.view.language)
    return Page(
        view.say("{name}: 0 chỉ tiêu được giao", name=name),
        whom(story),
        (standing_card(view, story.indicator),),
        notes=(remarks(view, story.told),),
        key="ahead",
    )


def own_scene(story: Story) -> Page:
    """Of one village: as the commune's forecast has it. Trying more takes the whole commune."""
    view = story.view
    told = still_ahead(view.reader, story.indicator, view.month, view.reader.area)
    if told.target is None:
        return unassigned(story)
    if told.probability is None:
        return Page(remarks(view, told), whom(story), (left_card(view, told),), key="ahead")
    return Page(
        ahead_message(view, told),
        whom(story),
        (*date_cards(view, told), left_card(view, told)),
        notes=tuple(filter(None, (remarks(view, told),))),
        key="ahead",
    )


def in_force(story: Story, found: Trial) -> tuple[str, ...]:
    """The target that is due, where an effort can only serve the next one."""
    view, told = story.view, story.told
    if told.target is None or told.target == found.scenario.target:
        return ()
    goal, due = number.goal(told.target.value, view.language), told.target.due
    date = when(view, told)
    words = view.say("Mốc {goal}, hạn {due}: {date}", goal=goal, due=due, date=date)
    return (words,)


def with_sittings(story: Story, count: int) -> Trial | None:
    """As page Nếu… thì has it with its slider there; None without a target."""
    told = {**story.view.told, SITTINGS.name: count}
    return asked(replace(story.view, told=told))


def tries(story: Story) -> tuple[Page, ...]:
    """Every place of the slider, from none, from the same draws: what differs is the sittings."""
    found = (with_sittings(story, count) for count in range(SITTINGS.least, SITTINGS.most + 1))
    return tuple(tried(one) for one in found if one)


def tried(found: Trial) -> Page:
    view, after = found.view, found.scenario.after
    return Page(
        tried_words(found),
        "",
        (*date_cards(view, after), left_card(view, after)),
        ((fans_panel(found),),),
    )


def tried_words(found: Trial) -> str:
    """'Thêm 2 buổi/tuần (chưa từng làm)': an effort nobody has tried is called one."""
    effort = effort_words(found)
    said = effort[:1].upper() + effort[1:]
    return said + found.view.say(" (chưa từng làm)") if found.beyond else said


def left_card(view: View, found: Forecast) -> Card:
    stands = verdict(view, found)
    goal = number.goal(found.target.value, view.language) if found.target else ""
    return Card(
        view.say("người nữa là đạt {goal}", n=found.missing, goal=goal),
        number.whole(found.missing, view.language),
        status=stands.status,
        status_word=stands.chip,
    )


def ahead_message(view: View, before: Forecast) -> str:
    """When, with its doubt; or since when it stands."""
    goal = number.goal(before.target.value, view.language) if before.target else ""
    if before.verdict == "reached":
        date = when(view, before)
        return view.say("Chỉ tiêu {goal}: {date}", goal=goal, date=date)
    if before.reach[1] is None:
        return view.say(
            "Cứ nhịp này, {months} tháng nữa vẫn khó đạt {goal}", months=MONTHS, goal=goal
        )
    date = date_words(view, before)
    return view.say("Cứ nhịp này đạt {goal}: {date}", goal=goal, date=date)
