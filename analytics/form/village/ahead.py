"""When a village is there, how likely that is, what sittings bring it, what is to be done."""

from collections.abc import Iterator
from dataclasses import replace

from analytics.document import Column, Decision, Panel, Said, Table, View, under
from analytics.form.assignment.told import WHOM, with_duties
from analytics.form.decisions import TITLES, WHO
from analytics.form.forecast_words import (
    chance_words,
    date_parts,
    dates,
    early_mark,
    likely,
    month_or_beyond,
)
from analytics.form.glance import following
from analytics.form.phrase import people
from analytics.form.plan.controls import PROPOSED, plan_address
from analytics.form.verdict.said import likelihood, verdict
from analytics.form.village.lack import Counted, Lack
from analytics.form.village.said import name_of
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.plan.asked import Asked, plan_asked
from analytics.meaning.plan.left import PAIRS
from analytics.meaning.plan.options import Option
from analytics.meaning.plan.refusal import NoPlan
from analytics.meaning.plan.sums import villages_of
from analytics.meaning.question import Filters
from analytics.meaning.work import WORKS, left
from analytics.words.month import shifted
from analytics.words.text import Text

GROUP = Text("Đang lọc theo giới hoặc tuổi: không có ngày đạt riêng cho nhóm.")


def ahead_panel(view: View, one: Lack, counted: Counted) -> Panel:
    """The date and how likely it is, what sittings would bring, what is to be done, the plan."""
    sentences = tuple(filter(None, (date_words(view, one), plan_words(view, one))))
    todo = with_duties(at(view, one), todo_of(view, one, counted))
    return Panel(
        "village-ahead",
        view.say("Ngày đạt và việc cần làm"),
        "",
        ahead_table(view, one),
        drawn=Said(sentences),
        place="inside",
        link=None if todo else plan_link(view, one),
        decisions=todo,
    )


def at(view: View, one: Lack) -> View:
    return replace(view, where=Filters(areas=(one.figure.area,)))


def plan_link(view: View, one: Lack) -> tuple[str, str]:
    words = view.say("Mở Kế hoạch cho {name}", name=name_of(view, one))
    return words, plan_address(view, one.figure.indicator)


def todo_of(view: View, one: Lack, counted: Counted) -> Iterator[Decision]:
    """The work that most of those at home wait for; none where the village misses nobody."""
    given = [(step, count) for step, count in counted if step.work.key and count]
    if view.by_person or not one.short or not given:
        return
    step, _ = max(given, key=lambda each: each[1])
    work, area = WORKS[step.work.key], one.figure.area
    count, who, due = (
        left(view.reader, view.month, work, (area,)),
        WHO[work],
        shifted(view.month, 1),
    )
    yield Decision(
        "waiting",
        view.say(TITLES[work], people=people(view, count)),
        "",
        plan_link(view, one),
        work=work.key,
        areas=(area,),
        people=count,
        who=who,
        due=due,
        proposal=view.say("Đề nghị: {who}, trước {due}", who=WHOM[who], due=due),
    )


def date_words(view: View, one: Lack) -> str:
    """Reached and what comes next; before its date the verdict, after it how likely it still is."""
    found = one.told
    if not one.judged:
        return (
            view.say(GROUP) if view.by_person else view.say("Chưa giao chỉ tiêu nên không có ngày.")
        )
    if found is None or found.probability is None:
        return view.say("Chưa đủ số liệu để nói ngày đạt.")
    if found.verdict == "reached":
        stands, ahead = verdict(view, found).line, following(view, found)
        return ". ".join(filter(None, (stands, ahead[:1].upper() + ahead[1:]))) + "."
    said = verdict(view, found).told if found.left else likelihood(view, found)
    doubt = "; ".join(filter(None, (span(view, found), chance_words(view, found))))
    return f"{said[:1].upper()}{said[1:]} ({doubt})."


def span(view: View, found: Forecast) -> str:
    """Eight in ten chances; nothing where even the middle lies beyond three years."""
    first, middle, last = found.reach
    if middle is None:
        return ""
    ends = tuple(month_or_beyond(view, one) for one in (first, last))
    said = view.say("8/10 khả năng: {first} – {last}", first=ends[0], last=ends[1])
    return said + early_mark(view, found)


def plan_words(view: View, one: Lack) -> str:
    """What the sittings of the plan bring this village, beside whom it needs."""
    if not one.judged or not one.short or one.figure.indicator not in PAIRS:
        return ""
    option, area = plan_option(view, one), one.figure.area
    if option is None:
        return ""
    sittings = [each for each in option.sittings if each.area == area]
    month = shifted(view.month, 1)
    if not sittings:
        return view.say(
            "Lịch tháng {month} không có buổi nào ở thôn này.", month=view.month_name(month)
        )
    low, high = option.ranges[area]
    here = view.counted(len(sittings), "sitting")
    if view.reader.role == "village":  # whose plan holds the sittings of the own village alone
        held = view.say("có {here} ở thôn này", here=here)
    else:
        every = view.counted(len(option.sittings), "sitting")
        held = view.say(
            "của xã có {all}, {here} ở thôn này", all=every, here=view.whole(len(sittings))
        )
    return view.say(
        "Lịch tháng {month} {held}: dự kiến +{more} ({low}–{high}), cần {needed}.",
        held=held,
        month=view.month_name(month),
        more=people(view, villages_of(option)[area]),
        low=low,
        high=high,
        needed=view.whole(one.short),
    )


def plan_option(view: View, one: Lack) -> Option | None:
    """Of the plan that is kept with the month: sittings go first to villages that lag."""
    try:
        plan = plan_asked(view.reader, view.month, Asked(one.figure.indicator))
    except NoPlan:
        return None
    return plan.option(PROPOSED)


def ahead_table(view: View, one: Lack) -> Table:
    """The date and its doubt; the sittings and what they bring."""
    found, option, area = one.told, None, one.figure.area
    if one.judged and one.short and one.figure.indicator in PAIRS:
        option = plan_option(view, one)
    count = sum(each.area == area for each in option.sittings) if option else None
    low, high = option.ranges.get(area, (0, 0)) if option else (None, None)
    return Table(
        view.columns(
            "Thôn",
            under("verdict", "Kết luận"),
            *(Column(name, "written") for name in date_parts(view)),
            under("written", "Khả năng đạt"),
            under("whole", "Buổi tháng sau", "Thêm (người)", "thấp (1/10)", "cao (9/10)"),
        ),
        (
            (
                name_of(view, one),
                verdict(view, found or one.figure).chip,
                *(dates(view, found) if found else (None,) * 3),
                likely(found, view.language) if found else None,
                *(count, villages_of(option).get(area, 0) if option else None, low, high),
            ),
        ),
    )
