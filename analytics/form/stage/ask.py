"""What we ask of the Committee: at most three requests, each with its number, owner and date.

Nothing here is set by hand. What can be asked for comes in this order, and whatever has the number
nought is not asked for: places for the sittings the solver found best; the neighbours of the
village with most people missing; those who are away; the pupils who turn 14. A request is due when
the thing it serves begins or ends: the first sitting, the end of the month that is planned, the
last of the months looked at.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from analytics.document import Card, Page
from analytics.form.decisions import PLANNABLE
from analytics.form.phrase import people, villages
from analytics.form.plan.controls import asked_of
from analytics.form.plan.words import days_words, expected_words, sittings_words, turnout_words
from analytics.form.stage.scene import Story
from analytics.form.support import SOON
from analytics.meaning.answer import need
from analytics.meaning.due.demand import demand_of
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.left import villages_left
from analytics.meaning.plan.options import Plan
from analytics.meaning.plan.refusal import NoPlan
from analytics.words.month import shifted
from analytics.words.text import Text

MOST = 3
COMMITTEE = Text("Ủy ban nhân dân xã")
HEADS = Text("Trưởng các thôn")
HEAD = Text("Trưởng {village}")
SCHOOL = Text("Nhà trường")


def ask_scene(story: Story) -> Page:
    asked = tuple(requests(story))[:MOST]
    return Page(ask_title(story, asked), requests=asked, notes=notes_of(story), key="ask")


def ask_title(story: Story, asked: tuple[Card, ...]) -> str:
    view, count = story.view, len(asked)
    if not asked:
        return view.say("Tháng này: 0 việc cần Ủy ban")
    plan = plan_of(story)
    if plan is None:
        return view.say("Đề nghị Ủy ban {count} việc", count=count)
    whom = people(view, round(plan.best.people))
    return view.say(
        "Đề nghị Ủy ban {count} việc: thêm khoảng {whom} trong tháng tới", count=count, whom=whom
    )


def notes_of(story: Story) -> tuple[str, ...]:
    """Where the sittings come from, and how far their numbers can be trusted."""
    view, plan = story.view, plan_of(story)
    if plan is None:
        return ()
    said = view.say("Phương án tốt nhất của trang Lịch lưu động.")
    return said, days_words(view, plan.request), turnout_words(view, plan.request)


def requests(story: Story) -> Iterator[Card]:
    yield from sittings_request(story)
    yield from village_request(story)
    yield from away_request(story)
    yield from pupils_request(story)


def plan_of(story: Story) -> Plan | None:
    """As page Lịch lưu động opens; None where no sittings are planned for this share."""
    if story.indicator not in PLANNABLE or not story.late:
        return None
    with suppress(NoPlan):
        plan = plan_asked(story.view.reader, story.view.month, asked_of(story.view))
        return plan if plan.best.sittings else None
    return None


def sittings_request(story: Story) -> Iterator[Card]:
    """A place, power and a call by loudspeaker: what a sitting needs and the police do not have."""
    view, found = story.view, plan_of(story)
    if found is None:
        return
    plan = found.best
    where = len({one.area for one in plan.sittings})
    more = expected_words(view, plan)
    yield Card(
        view.say(
            "lưu động: mượn nhà văn hóa và loa của {where} thôn, dự kiến thêm {more} người",
            where=where,
            more=more,
        ),
        sittings_words(view, len(plan.sittings)),
        answers(story, COMMITTEE, min(one.day for one in plan.sittings)),
    )


def village_request(story: Story) -> Iterator[Card]:
    """The village with most people missing: its head brings those who are at home."""
    view = story.view
    if story.indicator not in PLANNABLE or not story.late:
        return
    lagging = [one for one in villages_left(view.reader, view.month, story.indicator) if one.needed]
    if not lagging:
        return
    worst = min(lagging, key=lambda one: need(one.needed, one.having, one.among))
    yield Card(
        view.say(
            "còn thiếu ở {name}: mời {people} đang ở nhà đến làm",
            name=worst.name,
            people=people(view, worst.home),
        ),
        people(view, worst.needed),
        answers(story, HEAD.filled(village=worst.name), shifted(view.month, 1)),
    )


def away_request(story: Story) -> Iterator[Card]:
    """Whom no sitting finds: their households know where they are."""
    view = story.view
    if story.indicator not in PLANNABLE or not story.late:
        return
    lagging = [one for one in villages_left(view.reader, view.month, story.indicator) if one.needed]
    away = sum(one.away for one in lagging)
    if not away:
        return
    count = villages(view, len(lagging))
    yield Card(
        view.say("đang vắng ở {count} chưa đạt: hỏi gia đình nơi ở để hẹn làm", count=count),
        people(view, away),
        answers(story, HEADS, shifted(view.month, 1)),
    )


def pupils_request(story: Story) -> Iterator[Card]:
    view = story.view
    demand = demand_of(view.reader, view.month)
    soon = demand.months[:SOON]
    pupils = sum(demand.persons(month=month, kind="turn_14", presence="present") for month in soon)
    if not pupils:
        return
    yield Card(
        view.say("đủ 14 tuổi trong {soon} tháng tới: báo làm thẻ và định danh một lần", soon=SOON),
        people(view, pupils),
        answers(story, SCHOOL, soon[-1]),
    )


def answers(story: Story, who: Text, day: date) -> str:
    """Who answers for a request, and by when."""
    due = story.view.say("trước {day}", day=day)
    return f"{who.in_(story.view.language)} · {due}"
