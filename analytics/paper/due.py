"""The months of highest demand as a calendar file (RFC 5545): counts only, always the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from analytics.document import View, number
from analytics.form.phrase import people
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import provenance_of
from analytics.meaning.due.demand import HORIZON, KINDS, Demand, demand_of
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
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dan cu xa//Lich den han//VI"]
    for month in demand.over or fullest:
        lines += event(view, demand, month, provenance)
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def event(view: View, demand: Demand, month: date, provenance: Provenance) -> Iterator[str]:
    """UID stays from edition to edition and SEQUENCE grows: a newer file mends the older one."""
    place = "|".join((month_key(month), *demand.areas, *demand.areas.values()))
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, place)}"
    yield f"DTSTAMP:{provenance.as_of:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{provenance.sequence}"
    yield f"DTSTART;VALUE=DATE:{month.replace(day=1):%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{month + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escaped(summary(view, demand, month, provenance))}"
    yield f"DESCRIPTION:{escaped(description(view, demand, month, provenance))}"
    yield "END:VEVENT"


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
