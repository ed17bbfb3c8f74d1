"""Calendar files (RFC 5545), always the same: months of highest demand, the sittings of an option.

They hold counts, places and hours, no person.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from analytics.document import View, number
from analytics.form.phrase import people
from analytics.form.plan.controls import OPTION, asked_of
from analytics.form.plan.words import expected_words
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import provenance_of
from analytics.meaning.due.demand import HORIZON, KINDS, Demand, demand_of
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.options import Planned
from analytics.meaning.plan.refusal import NoPlan
from analytics.meaning.plan.sitting import Request
from analytics.meaning.plan.sums import sittings_of
from analytics.words.month import month_key

OCTETS = 75  # RFC 5545, 3.1: a line holds no more, its break not counted
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def ics_file(view: View, *, capacity: int | None = None) -> bytes:
    """An all-month event for each month over capacity; where none is, for the fullest month.

    A calendar needs an event: when nobody falls due the first month ahead says so.
    """
    demand = demand_of(view.reader, view.month, areas=view.where.areas, capacity=capacity)
    provenance = provenance_of(view.reader)
    fullest = (demand.fullest,) if demand.fullest else demand.months[:1]
    events = (_full(view, demand, month, provenance) for month in demand.over or fullest)
    return _calendar("Lich den han", events)


def _calendar(name: str, events: Iterable[Iterable[str]], *zone: str) -> bytes:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Dan cu xa//{name}//VI", *zone)
    inside = (line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT"))
    return "".join(f"{folded(line)}\r\n" for line in (*head, *inside, "END:VCALENDAR")).encode()


def _named(place: str, provenance: Provenance) -> Iterator[str]:
    """UID stays from edition to edition and SEQUENCE grows: a newer file mends the older one."""
    yield f"UID:{uuid5(NAMESPACE_URL, place)}"
    yield f"DTSTAMP:{provenance.as_of:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{provenance.sequence}"


def _full(view: View, demand: Demand, month: date, provenance: Provenance) -> Iterator[str]:
    place = "|".join((month_key(month), *demand.areas, *demand.areas.values()))
    yield from _named(place, provenance)
    yield f"DTSTART;VALUE=DATE:{month.replace(day=1):%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{month + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escaped(summary(view, demand, month, provenance))}"
    yield f"DESCRIPTION:{escaped(description(view, demand, month, provenance))}"


def escaped(words: str) -> str:
    return words.translate(ESCAPES)


def folded(line: str) -> str:
    """Broken after at most 75 octets, never inside a letter; what follows begins with a space."""
    pieces, room = [""], OCTETS
    for letter in line:
        if (size := len(letter.encode())) > room:
            pieces.append("")
            room = OCTETS - 1
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces)


def summary(view: View, demand: Demand, month: date, provenance: Provenance) -> str:
    count = demand.load(month)
    if not count:
        said = view.say("{horizon} tháng tới không có ai đến hạn làm thẻ", horizon=HORIZON)
    else:
        name = number.month_name(month, view.language)
        said = view.say("Làm thẻ {name}: {people} đến hạn", name=name, people=people(view, count))
        if demand.capacity:
            cards = number.whole(demand.capacity.cards, view.language)
            said += view.say(", năng lực {cards}", cards=cards)
    mark = view.say("DỮ LIỆU GIẢ LẬP")
    return f"{mark} · {said}" if provenance.synthetic else said


def description(view: View, demand: Demand, month: date, provenance: Provenance) -> str:
    """Kinds and villages of those present, the people away, and the edition that says so."""
    present = [
        (words.in_(view.language), demand.persons(month=month, kind=kind, presence="present"))
        for kind, words in KINDS.items()
    ]
    villages = [
        (name, demand.persons(area=area, month=month, presence="present"))
        for area, name in demand.areas.items()
    ]
    away = (view.say("Đang vắng"), demand.persons(month=month, presence="away"))
    counted = "\n".join(
        "; ".join(f"{name}: {number.whole(count, view.language)}" for name, count in line)
        for line in (present, villages, [away])
    )
    day, edition = number.day(view.month), f"{provenance.sequence} ({provenance.short_hash})"
    return f"{counted}\n" + view.say(
        "Số liệu đến hết ngày {day}, bản số {edition}", day=day, edition=edition
    )


# Vietnam keeps UTC+7 all year; calendars want the zone spelled out (RFC 5545, 3.6.5).
ZONE = (
    *("BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", "DTSTART:19750613T000000"),
    *("TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE"),
)


def sittings_ics(view: View) -> bytes:
    """An event a sitting; where no plan is possible the calendar is empty."""
    events = []
    with suppress(NoPlan):
        plan = plan_asked(view.reader, view.month, asked_of(view))
        shown = plan.option(view.chosen(OPTION))
        for sitting, count in zip(shown.sittings, sittings_of(shown), strict=True):
            whom = expected_words(view, sitting, count)
            events.append(_sitting(view, plan.request, sitting, whom))
    return _calendar("Lich luu dong", events, *ZONE)


def _sitting(view: View, request: Request, sitting: Planned, whom: str) -> Iterator[str]:
    provenance = provenance_of(view.reader)
    kind, village = request.kind(sitting.kind), request.village(sitting.area).name
    name, place = kind.name.in_(view.language), kind.place.in_(view.language)
    mark = view.say("DỮ LIỆU GIẢ LẬP · ") if provenance.synthetic else ""
    yield from _named(f"{sitting.day}|{sitting.area}|{sitting.kind}|{village}", provenance)
    yield f"DTSTART;TZID=Asia/Ho_Chi_Minh:{sitting.day:%Y%m%d}T{stamp(kind.starts)}"
    yield f"DTEND;TZID=Asia/Ho_Chi_Minh:{sitting.day:%Y%m%d}T{stamp(kind.starts + kind.minutes)}"
    yield f"LOCATION:{escaped(f'{place}, {village}')}"
    what = view.say("Lưu động ")
    yield f"SUMMARY:{escaped(mark + what + f'{village}: {name}')}"
    said = view.say("Dự kiến {whom} người đến.", whom=whom)
    yield f"DESCRIPTION:{escaped(said)}"


def stamp(minutes: int) -> str:
    return f"{minutes // 60:02d}{minutes % 60:02d}00"
