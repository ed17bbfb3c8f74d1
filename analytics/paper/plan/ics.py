"""The sittings of the option shown as a calendar file (RFC 5545): places and hours, no person."""

from collections.abc import Iterator
from contextlib import suppress
from uuid import NAMESPACE_URL, uuid5

from analytics.document import View
from analytics.form.plan.controls import OPTION, asked_of
from analytics.form.plan.words import expected_words
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import provenance_of
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.options import Planned
from analytics.meaning.plan.refusal import NoPlan
from analytics.meaning.plan.sitting import Request
from analytics.meaning.plan.sums import sittings_of
from analytics.paper.due import escaped, folded
from analytics.words.text import Text

NAME = Text("Tải lịch các buổi (.ics)")
# Vietnam keeps UTC+7 all year; calendars want the zone spelled out (RFC 5545, 3.6.5).
ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def sittings_ics(view: View) -> bytes:
    """An event a sitting; where no plan is possible the calendar is empty."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dan cu xa//Lich luu dong//VI", *ZONE]
    with suppress(NoPlan):
        plan = plan_asked(view.reader, view.month, asked_of(view))
        shown = plan.option(view.chosen(OPTION))
        for sitting, people in zip(shown.sittings, sittings_of(shown), strict=True):
            whom = expected_words(view, sitting, people)
            lines += event(view, plan.request, sitting, provenance_of(view.reader), whom)
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def event(
    view: View, request: Request, sitting: Planned, provenance: Provenance, whom: str
) -> Iterator[str]:
    kind, village = request.kind(sitting.kind), request.village(sitting.area).name
    name, place = kind.name.in_(view.language), kind.place.in_(view.language)
    mark = view.say("DỮ LIỆU GIẢ LẬP · ") if provenance.synthetic else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, f'{sitting.day}|{sitting.area}|{sitting.kind}|{village}')}"
    yield f"DTSTAMP:{provenance.as_of:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{provenance.sequence}"
    yield f"DTSTART;TZID=Asia/Ho_Chi_Minh:{sitting.day:%Y%m%d}T{stamp(kind.starts)}"
    yield f"DTEND;TZID=Asia/Ho_Chi_Minh:{sitting.day:%Y%m%d}T{stamp(kind.starts + kind.minutes)}"
    yield f"LOCATION:{escaped(f'{place}, {village}')}"
    what = view.say("Lưu động ")
    yield f"SUMMARY:{escaped(mark + what + f'{village}: {name}')}"
    said = view.say("Dự kiến {whom} người đến.", whom=whom)
    yield f"DESCRIPTION:{escaped(said)}"
    yield "END:VEVENT"


def stamp(minutes: int) -> str:
    return f"{minutes // 60:02d}{minutes % 60:02d}00"
