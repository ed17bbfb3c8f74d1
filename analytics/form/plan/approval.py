"""Duyệt lịch: the plan that is shown, given to who holds its sittings, once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from analytics.document import Decision, Duty, Offer, Status, View
from analytics.document.link import link
from analytics.form.assignment.told import ACT, WHOM, whom_words
from analytics.form.assignment.told import duty as work_duty
from analytics.form.choices import chosen_indicator
from analytics.form.phrase import people, villages
from analytics.form.plan.controls import CONTROLS, INDICATOR, OPTION, asked_of
from analytics.form.plan.words import sittings_words
from analytics.meaning.ask import provenance_of
from analytics.meaning.assignment import DROPPED, VILLAGE, Assignment, assignments
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.giving import MAY_GIVE, Approved, Asked, PlanMoved, newest_of
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.options import Option
from analytics.meaning.plan.sums import villages_of
from analytics.meaning.question import Reader
from analytics.words.month import month_key

WORK = {EID_ACTIVATED: "visit", CARD_COVERAGE_PRESENT: "card"}
REST = "rest"  # in what a form tells: the villages of the plan that lack it
STAMP = "stamp"  # in what a form tells: the sittings that were on screen


def stamp(shown: Option) -> str:
    """Of the sittings, and of the people that each village would gain."""
    told = [(one.area, one.kind, one.day.isoformat()) for one in shown.sittings]
    told += [(area, "", str(gain)) for area, gain in sorted(villages_of(shown).items())]
    return sha256(repr(told).encode()).hexdigest()[:16]


def approval(view: View, shown: Option) -> Decision | None:
    """What a chief may press, or what was pressed; others read what they may see of it."""
    told = approved(view)
    where = link(view, "")
    if told and view.reader.role == VILLAGE:
        return Decision(
            "none",
            view.say("Lịch đã duyệt"),
            view.say("việc của thôn ở"),
            (view.say("Giao ban"), where),
            duties=tuple(work_duty(view, one) for one in told),
        )
    if not shown.sittings or (view.reader.role not in MAY_GIVE and not told):
        return None
    if told:
        return standing_plan(view, told, shown)
    if view.month != newest_of(view.reader):
        return at_newest(view)
    held, days = sittings_words(view, len(shown.sittings)), days_of(shown)
    return Decision(
        "none",
        view.say("Duyệt lịch: {held} ở {where}", held=held, where=villages(view, len(days))),
        view.say("Mỗi thôn một việc, hạn là buổi cuối; xem ở"),
        (view.say("Giao ban"), where),
        offer=offer(view, shown),
    )


def standing_plan(view: View, told: tuple[Assignment, ...], shown: Option) -> Decision:
    """What was approved; the villages it was dropped in, where the same plan is on screen; where
    another is, what to do."""
    briefing, rest = (view.say("Giao ban"), link(view, "")), rest_of(told, shown)
    made = Decision(
        "none",
        view.say("Lịch đã duyệt"),
        view.say("từng việc ở"),
        briefing,
        duties=(duty(view, told, shown),),
    )
    if view.reader.role not in MAY_GIVE or view.month != newest_of(view.reader):
        return made
    if rest:
        held = sittings_words(view, sum(len(days_of(shown)[area]) for area in rest))
        where = villages(view, len(rest))
        title = view.say("Duyệt tiếp: {held} ở {where}", held=held, where=where)
        how = view.say("Phần còn lại giữ nguyên; xem ở")
        return replace(made, title=title, how=how, offer=offer(view, shown, rest))
    if made.duties[0].status == "late":
        words = view.say("Muốn đổi: bỏ việc cũ ở Giao ban rồi duyệt lại")
        return replace(made, how=words, link=(view.say("Mở Giao ban"), briefing[1]))
    return made


def rest_of(told: Iterable[Assignment], shown: Option) -> tuple[str, ...]:
    """The villages that lack their sittings; none where another plan was approved."""
    was, days = {one.areas[0]: one.days for one in told}, days_of(shown)
    same = all(days.get(area) == one for area, one in was.items())
    return tuple(area for area in days if area not in was) if same else ()


def at_newest(view: View) -> Decision:
    """An older month's plan is looked at, never approved."""
    newest = replace(view, month=newest_of(view.reader))
    return Decision(
        "none",
        view.say("Chưa duyệt lịch của tháng này"),
        view.say("Chỉ duyệt lịch ở tháng mới nhất, xem"),
        (
            view.say("Kế hoạch {month}", month=view.month_name(newest.month)),
            link(newest, "lich-luu-dong", chi_tieu=chosen_indicator(view, INDICATOR)),
        ),
    )


def approved(view: View) -> tuple[Assignment, ...]:
    """Of the plan of this month and indicator, as far as it was not dropped."""
    work = WORK[chosen_indicator(view, INDICATOR)]
    return tuple(
        one
        for one in assignments(view.reader)
        if one.days and (one.month, one.work.key) == (view.month, work) and one.state != DROPPED
    )


def days_of(shown: Option) -> dict[str, tuple[date, ...]]:
    areas = dict.fromkeys(one.area for one in shown.sittings)
    return {
        area: tuple(sorted(one.day for one in shown.sittings if one.area == area)) for area in areas
    }


def duty(view: View, told: tuple[Assignment, ...], shown: Option) -> Duty:
    """One line for all of it; where another plan is on screen by now, it says so."""
    was = {one.areas[0]: one.days for one in told}
    same = was == days_of(shown) or bool(rest_of(told, shown))
    status: Status = "reached" if same else "late"
    whom = ", ".join(dict.fromkeys(receivers(view, told)))
    return Duty(
        f"approved-{told[0].number}",
        status,
        view.say("● Đã duyệt") if same else view.say("■ Khác lịch đang xem"),
        view.say(
            "{held}, {where}: {whom}",
            held=sittings_words(view, sum(len(one.days) for one in told)),
            where=villages(view, len(told)),
            whom=whom,
        ),
        view.say("dự kiến {people}", people=people(view, sum(one.hoped for one in told))),
    )


def receivers(view: View, told: Iterable[Assignment]) -> list[str]:
    """The police of several villages by one name."""
    found = list(told)
    if len(found) > 1 and all(one.to not in WHOM for one in found):
        return [view.say(WHOM["village"])]
    return [whom_words(view, one.to) for one in found]


def offer(view: View, shown: Option, rest: Iterable[str] = ()) -> Offer:
    chosen = tuple((one.query, str(view.chosen(one))) for one in CONTROLS)
    at = month_key(view.month), str(provenance_of(view.reader).sequence)
    return Offer(
        f"approve-{stamp(shown)}",
        (
            (ACT, "approve"),
            (STAMP, stamp(shown)),
            ("month", at[0]),
            ("edition", at[1]),
            *((REST, area) for area in rest),
            *chosen,
        ),
        tuple((to, view.say(words)) for to, words in WHOM.items()),
        "team",
        None,
        view.say("Duyệt lịch"),
        view.say("Giao cho"),
        "",
        "",
    )


def view_told(reader: Reader, month: date, told: Mapping[str, list[str]]) -> View:
    """The view whose plan a form was about; a browser does not send what is empty."""
    view = View(reader, month)
    chosen = {
        one.name: one.read(told[one.query][0], view) if one.query in told else one.begins(view)
        for one in CONTROLS
    }
    return View(reader, month, told=chosen)


def plan_told(view: View, told: str, *, to: str, edition: int, day: date) -> tuple[Approved, ...]:
    """The parts of the plan that was on screen; refused where the same question has another plan
    by now."""
    plan = plan_asked(view.reader, view.month, asked_of(view))
    shown = plan.option(str(view.chosen(OPTION)))
    if stamp(shown) != told:
        raise PlanMoved
    work, gains = WORK[chosen_indicator(view, INDICATOR)], villages_of(shown)
    return tuple(
        Approved(Asked(work, (area,), to, days[-1], view.month, edition, day), days, gains[area])
        for area, days in days_of(shown).items()
    )
