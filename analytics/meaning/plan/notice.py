"""What is printed for a sitting: the notice on the door and the sheet that is filled in by hand.

Data only: numbers and dates stay as they are, and the paper room writes them. No sheet holds a name
or a number of a person: its lines are empty.
"""

from dataclasses import dataclass

from analytics.meaning.plan.options import Option, Planned
from analytics.meaning.plan.sitting import Request
from analytics.meaning.plan.sums import sittings_of
from analytics.words.text import Text

Field = tuple[Text, object]

BRING = Text("Mang theo thẻ căn cước (nếu có) và điện thoại đang dùng.")
FREE_OF_CHOICE = Text("Ai không đến được buổi này có thể đến trụ sở công an xã hoặc chờ buổi sau.")
COLUMNS = (
    Text("STT"),
    Text("Họ và tên"),
    Text("Xóm, ngõ"),
    Text("Việc đã làm"),
    Text("Ký nhận"),
)


@dataclass(frozen=True)
class Hours:
    """From and until, in minutes after midnight."""

    starts: int
    ends: int


@dataclass(frozen=True)
class Notice:
    """`fields` in reading order: words with a date, hours, a count, a name or a Text."""

    title: Text
    fields: tuple[Field, ...]
    lines: tuple[Text, ...]


@dataclass(frozen=True)
class Attendance:
    """An attendance sheet: what stands above it, its columns, and how many empty lines."""

    title: Text
    fields: tuple[Field, ...]
    columns: tuple[Text, ...]
    lines: int
    below: tuple[Text, ...]


def notice(request: Request, sitting: Planned) -> Notice:
    """What villagers read; nobody is told how many are missing."""
    return Notice(
        Text("Thông báo mở buổi lưu động"),
        _heading(request, sitting),
        (BRING, FREE_OF_CHOICE),
    )


def attendance_sheet(request: Request, option: Option) -> tuple[Attendance, ...]:
    """A sheet for each sitting of an option, with a line for each person it can serve."""
    return tuple(
        Attendance(
            Text("Danh sách người đến buổi lưu động"),
            (
                *_heading(request, sitting),
                (Text("Số cán bộ"), sitting.officers),
                (Text("Dự kiến có (người)"), people),
            ),
            COLUMNS,
            request.force.capacity(request.kind(sitting.kind)),
            (
                Text("Tổng số người đến: ……"),
                Text("Số người phải về vì hết giờ: ……"),
            ),
        )
        for sitting, people in zip(option.sittings, sittings_of(option), strict=True)
    )


def _heading(request: Request, sitting: Planned) -> tuple[Field, ...]:
    kind = request.kind(sitting.kind)
    return (
        (Text("Thôn"), request.village(sitting.area).name),
        (Text("Loại buổi"), kind.name),
        (Text("Địa điểm"), kind.place),
        (Text("Ngày"), sitting.day),
        (Text("Giờ"), Hours(kind.starts, kind.starts + kind.minutes)),
    )
