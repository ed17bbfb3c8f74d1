"""What the sittings of next month bring, and where."""

from contextlib import suppress

from analytics.document import Page
from analytics.form.decisions import PLANNABLE
from analytics.form.plan.controls import PROPOSED
from analytics.form.plan.words import between_words, days_words, turnout_words
from analytics.form.stage.scene import COMMITTEE, Story, asked, scene
from analytics.form.stage.tiles import Group, tiles_panel
from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.plan.asked import Asked, plan_asked
from analytics.meaning.plan.options import Option, Plan, Planned
from analytics.meaning.plan.refusal import NoPlan
from analytics.meaning.plan.sums import sittings_of, villages_of
from analytics.words.text import Text

WORTH = 2  # people a sitting
CARDED = Text("người có thẻ còn hạn thêm")
GAINED = {EID_ACTIVATED: Text("người kích hoạt định danh thêm")}
ASSUMED = Text("tỷ lệ người đến là giả định")


def plan_of(story: Story) -> Plan | None:
    """As it is recorded for every role; None where this share has no sittings, and where they bring
    too few people to ask a hall for."""
    if story.indicator not in PLANNABLE or not story.late:
        return None
    with suppress(NoPlan):
        plan = plan_asked(story.view.reader, story.view.month, Asked(story.indicator))
        option = shown_of(plan)
        worth = option.people >= WORTH * len(option.sittings)
        return plan if option.sittings and worth else None
    return None


def shown_of(plan: Plan) -> Option:
    """The villages that are short come first: the stage has just shown them."""
    return plan.option(PROPOSED)


def held_in(story: Story, area: str) -> list[Planned]:
    """Sittings that a village must make room for: all that the next scene plans there."""
    plan = plan_of(story)
    return [one for one in shown_of(plan).sittings if one.area == area] if plan else []


def sittings_scene(story: Story) -> Page | None:
    """What is gained is a forecast and counts nobody: its tiles print it however small."""
    view, plan = story.view, plan_of(story)
    if plan is None:
        return None
    best = shown_of(plan)
    held = view.counted(len(best.sittings), "sitting")
    more = round(best.people)
    gained = view.say(GAINED.get(story.indicator, CARDED))
    month = view.month_name(story.next_month)
    words = view.say(
        "{gained} nhờ {held} trong tháng {month}", gained=gained, held=held, month=month
    )
    lead = view.say("8/10 khả năng: {span}", span=between_words(view, best.p10, best.p90))
    first, last = (end(one.day for one in best.sittings) for end in (min, max))
    what = view.say(
        "Duyệt {held} lưu động, từ {first} đến {last}", held=held, first=first, last=last
    )
    return scene(
        "sittings",
        f"+{view.whole(more)}",
        words,
        story.indicator,
        lead=lead,
        tiles=tiles_panel(
            view,
            view.say("Buổi lưu động và số người dự kiến thêm"),
            own_tiles(story, plan) if story.own else plan_tiles(story, plan),
            story.indicator,
            none="–",
            few="–",
        ),
        request=asked(view, what, COMMITTEE, first),
        source="" if plan.request.turnout.held else view.say(ASSUMED),
        notes=(
            price_words(story, plan),
            days_words(view, plan.request),
            turnout_words(view, plan.request),
        ),
    )


def price_words(story: Story, plan: Plan) -> str:
    """What it costs to serve first who is furthest behind."""
    most = plan.best
    held = story.view.counted(len(most.sittings), "sitting")
    return story.view.say(
        "Cách đông người nhất được {more} người với {held}, nhưng bớt cho thôn còn thiếu.",
        n=round(most.people),
        more=round(most.people),
        held=held,
    )


def plan_tiles(story: Story, plan: Plan) -> list[Group]:
    """A tile a village, in their order."""
    gained, made = villages_of(shown_of(plan)), []
    for one in plan.request.villages:
        held = sum(each.area == one.area for each in shown_of(plan).sittings)
        under = story.view.counted(held, "sitting") if held else ""
        made.append(Group(one.name, gained.get(one.area, 0), under, forecast=True))
    return made


def own_tiles(story: Story, plan: Plan) -> list[Group]:
    """To village police a tile a sitting, by its day."""
    option = shown_of(plan)
    told = zip(option.sittings, sittings_of(option), strict=True)
    kinds = {one.key: story.view.say(one.name) for one in plan.request.kinds}
    return [
        Group(f"{one.day:%d/%m}", count, kinds[one.kind], forecast=True)
        for one, count in sorted(told, key=lambda pair: pair[0].day)
    ]
