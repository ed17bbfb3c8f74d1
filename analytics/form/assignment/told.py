"""Giao việc: what a card offers to give, what was given, and what became of the people since."""

from collections.abc import Iterable
from dataclasses import replace

from analytics.document import (
    Column,
    Decision,
    Duties,
    Duty,
    Offer,
    Panel,
    Status,
    Table,
    View,
    number,
)
from analytics.document.link import link
from analytics.form.phrase import NAMED, people, villages
from analytics.meaning.ask import areas_of, provenance_of
from analytics.meaning.assignment import (
    DONE,
    DROPPED,
    VILLAGE,
    Assignment,
    assignments,
    at_month,
    left_of,
    may_close,
)
from analytics.meaning.giving import MAY_GIVE, newest_of, taken
from analytics.words.month import month_key, shifted
from analytics.words.text import Text

WHOM = {
    "team": Text("Tổ lưu động"),
    "officer": Text("Cán bộ phụ trách"),
    "chief": Text("Chỉ huy"),
    VILLAGE: Text("Công an từng thôn"),
}
OF_VILLAGE = Text("Công an viên {village}")
WAYS = {DONE: Text("Xong"), DROPPED: Text("Bỏ", context="assignment")}
ACT = "act"  # in what a form tells: which of its acts


def with_duties(view: View, told: Iterable[Decision]) -> tuple[Decision, ...]:
    """The same decisions with what was given of them; a chief may give what nobody has yet, in the
    newest month; in an older one the first such card says so."""
    made = tuple(_with_duties(view, one) for one in told)
    if view.month == newest_of(view.reader):
        return made
    first = next((one for one in made if one.offer), None)
    return tuple(
        replace(one, offer=None, elsewhere=newest_there(view) if one is first else None)
        for one in made
    )


def newest_there(view: View) -> tuple[str, tuple[str, str]]:
    newest = newest_of(view.reader)
    words = view.say("Giao ban {month}", month=view.month_name(newest))
    where = {"thon": view.where.areas} if view.where.areas else {}
    there = link(replace(view, month=newest), "", **where)
    return view.say("Chỉ giao việc ở tháng mới nhất."), (words, there)


def _with_duties(view: View, one: Decision) -> Decision:
    if not one.work:
        return one
    found = [each for each in standing(view) if about(each, one)]
    free = view.reader.role in MAY_GIVE and not covered(view, one, found)
    return replace(
        one,
        duties=tuple(card_duty(view, group) for group in grouped(found)),
        offer=offer(view, one) if free else None,
    )


def covered(view: View, one: Decision, found: Iterable[Assignment]) -> bool:
    """Whether somebody has the work of every village that the card is about."""
    wanted, had = set(one.areas or areas_of(view.reader)), set[str]()
    for each in found:
        if each.open:
            had |= set(each.areas or wanted)
    return wanted <= had


def standing(view: View) -> tuple[Assignment, ...]:
    """On the table at this briefing, of the villages looked at."""
    chosen = set(view.where.areas)
    told = at_month(view.reader, view.month)
    return tuple(one for one in told if not chosen or not one.areas or chosen & set(one.areas))


def wider(view: View, one: Assignment) -> bool:
    """Whether it is also about villages that are not looked at."""
    chosen = set(view.where.areas)
    return bool(chosen) and not set(one.areas or areas_of(view.reader)) <= chosen


def about(one: Assignment, decision: Decision) -> bool:
    same = not decision.areas or not one.areas or set(decision.areas) & set(one.areas)
    return one.work.key == decision.work and bool(same)


def grouped(told: Iterable[Assignment]) -> list[list[Assignment]]:
    """What the police of several villages were given at once is told once."""
    found: dict[object, list[Assignment]] = {}
    for one in told:
        key = (one.work, one.role, one.due, one.day) if one.role == VILLAGE else one.number
        found.setdefault(key, []).append(one)
    return list(found.values())


def offer(view: View, one: Decision) -> Offer:
    names = areas_of(view.reader)
    among = [area for area in names if not one.areas or area in one.areas]
    whom = (*WHOM, *(f"{VILLAGE}/{area}" for area in among))
    told = ((ACT, "give"), ("work", one.work), *(("areas", area) for area in one.areas))
    at = month_key(view.month), str(provenance_of(view.reader).sequence)
    return Offer(
        f"{one.work}-{'-'.join(one.areas)}-{at[0]}",
        (*told, ("month", at[0]), ("edition", at[1])),
        tuple((to, whom_words(view, to)) for to in whom),
        one.who,
        one.due or shifted(view.month, 1),
        view.say("Giao việc"),
        view.say("Giao cho"),
        view.say("trước"),
        view.say("Trước ngày (ngày/tháng/năm)"),
    )


def whom_words(view: View, to: str) -> str:
    if to in WHOM:
        return view.say(WHOM[to])
    return view.say(OF_VILLAGE, village=areas_of(view.reader)[to.partition("/")[2]])


def left_out(view: View, made: Iterable[Assignment], among: Iterable[str]) -> str:
    """The villages asked for of which somebody had the work before; nothing where there is none."""
    told = list(made)
    others = [one for one in assignments(view.reader) if one not in told]
    had, names = taken(others, told[0].work.key), areas_of(view.reader)
    kept = [names[area] for area in names if area in had and area in among]
    if not kept:
        return ""
    said = ", ".join(kept) if len(kept) <= NAMED else villages(view, len(kept))
    return view.say("{villages}: đã giao từ trước.", villages=said)


def card_duty(view: View, group: list[Assignment]) -> Duty:
    """On the card the work is known: to whom and by when."""
    first, then = group[0], sum(one.people for one in group)
    if len(group) == 1:
        whom, told = whom_words(view, first.to), duty(view, first)
    else:
        whom, told = view.say(WHOM[VILLAGE]), group_duty(view, group)
    words = view.say("Đã giao {whom}, trước {due}", whom=whom, due=first.due)
    if view.month == first.month:
        return replace(told, words=words)
    now = sum(left_of(view.reader, one, view.month) for one in group)
    short = view.say("khi giao {then}, nay {now}", then=then, now=now)
    return replace(told, words=words, became=own_people(view, first, short))


def duty(view: View, one: Assignment) -> Duty:
    """With the ways this reader may close it by; work of more than is looked at, or of an older
    month, is not closed from there."""
    told = ((ACT, "close"), ("number", str(one.number)), ("month", month_key(view.month)))
    may = may_close(view.reader, one)
    ways = may if (here := closed_here(view, one)) else ()
    return Duty(
        str(one.number),
        *stands(view, one),
        view.say(
            "{work}: {whom}, trước {due}",
            work=work_words(view, one),
            whom=whom_words(view, one.to),
            due=one.due,
        ),
        own_people(view, one, became(view, [one])),
        told,
        tuple((way, view.say(WAYS[way])) for way in ways),
        None if here or not (may or wider(view, one)) else closed_where(view, one),
    )


def closed_here(view: View, one: Assignment) -> bool:
    return not wider(view, one) and view.month == newest_of(view.reader)


def closed_where(view: View, one: Assignment) -> tuple[str, str]:
    """The briefing that holds all of it, in the newest month."""
    newest = newest_of(view.reader)
    there = replace(view, month=newest)
    if view.month == newest:
        return view.say("Giao ban cả xã"), link(there, "")
    kept = {} if wider(view, one) else {"thon": view.where.areas} if view.where.areas else {}
    return view.say("Giao ban {month}", month=view.month_name(newest)), link(there, "", **kept)


def own_people(view: View, one: Assignment, told: str) -> str:
    """The people of the work itself, which may be more than are looked at."""
    if not wider(view, one):
        return told
    if not one.areas:
        return view.say("việc của cả xã: {told}", told=told)
    return view.say("việc của {where}: {told}", where=place(view, one), told=told)


def line_of(view: View, one: Assignment) -> str:
    """What stands on the briefing of it, as one line of a document."""
    told = duty(view, one)
    return f"{told.words} ({told.became}): {told.standing}"


def group_duty(view: View, group: list[Assignment]) -> Duty:
    """Closed one by one, where they are listed."""
    late = [one for one in group if one.late_at(view.month)]
    done = [one for one in group if one.state == DONE]
    status: Status = "late" if late else "none" if any(one.open for one in group) else "reached"
    glyph = {"late": "■", "none": "○", "reached": "●"}[status]
    words = view.say("{done}/{all} xong", done=len(done), all=villages(view, len(group)))
    return Duty(f"group-{group[0].number}", status, f"{glyph} {words}", "", became(view, group))


def stands(view: View, one: Assignment) -> tuple[Status, str]:
    if one.state == DONE:
        return "reached", view.say("● Xong {day}", day=one.closed)
    if one.state == DROPPED:
        return "none", view.say("○ Đã bỏ {day}", day=one.closed)
    if one.late_at(view.month):
        return "late", view.say("■ Trễ hạn")
    return "none", view.say("○ Đang làm")


def became(view: View, group: list[Assignment]) -> str:
    """Of the people it was about, how many are left."""
    then, day = sum(one.people for one in group), group[0].day
    if view.month == group[0].month:
        return people(view, then)
    now = sum(left_of(view.reader, one, view.month) for one in group)
    return view.say(
        "giao {day}: {then}, nay {now}", day=day, then=people(view, then), now=view.whole(now)
    )


def work_words(view: View, one: Assignment) -> str:
    name = view.say(one.work.name)
    told = f"{name}, {place(view, one)}" if one.areas else name
    if not one.days:
        return told
    days = ", ".join(f"{day:%d/%m}" for day in one.days)
    hoped = view.say("dự kiến {people}", people=people(view, one.hoped))
    return f"{told} ({days}; {hoped})"


def place(view: View, one: Assignment) -> str:
    names = areas_of(view.reader)
    if not one.areas:
        return view.say("Toàn xã")
    return names[one.areas[0]] if len(one.areas) == 1 else villages(view, len(one.areas))


def duties_panel(view: View) -> Panel | None:
    """Everything on the table; what was closed stays on the briefing it was closed at."""
    told = standing(view)
    if not told:
        return None
    return Panel(
        "assignments",
        title(view, told),
        view.say("Số người: đang ở nhà còn phải làm, khi giao và nay."),
        table(view, told),
        drawn=Duties(tuple(duty(view, one) for one in told)),
        place="beside" if view.reader.role == VILLAGE else "folded",
    )


def title(view: View, told: tuple[Assignment, ...]) -> str:
    late = sum(one.late_at(view.month) for one in told)
    open_ones, done = sum(one.open for one in told), sum(one.state == DONE for one in told)
    parts = (
        view.say("{count} việc đang làm", n=open_ones, count=open_ones) if open_ones else "",
        view.say("{late} trễ hạn", late=late) if late else "",
        view.say("{done} việc xong", n=done, done=done) if done else "",
    )
    said = ", ".join(filter(None, parts)) or view.say("{count} việc đã bỏ", count=len(told))
    return view.say("Đã giao: {said}", said=said)


def table(view: View, told: tuple[Assignment, ...]) -> Table:
    return Table(
        view.columns(
            *("Việc", "Nơi", "Giao cho", "Ngày giao", "Trước ngày"),
            Column(view.say("Số người khi giao"), "whole"),
            Column(view.say("Nay"), "whole"),
            Column(view.say("Tình trạng"), "verdict"),
        ),
        tuple(
            (
                view.say(one.work.name),
                place(view, one),
                whom_words(view, one.to),
                number.day(one.day),
                number.day(one.due),
                one.people,
                left_of(view.reader, one, view.month),
                stands(view, one)[1],
            )
            for one in told
        ),
    )
