"""Everything a chief may set, in the order of the page."""

from typing import TypedDict

from analytics.meaning.settings.assumed import CUT_POINTS, FORCE
from analytics.meaning.settings.definition import Setting
from analytics.words.text import Text

PERIODS = {
    "month": Text("Tháng dương lịch"),
    "mid_month": Text("Từ ngày 15 tháng trước đến ngày 14"),
}

_DUE = Text("Lịch đến hạn, tệp lịch .ics")
_VERDICTS = Text("Mọi kết luận về hạn chỉ tiêu")
_PLAN = Text("Lịch lưu động")
_REPORT = Text("Báo cáo")
_PEOPLE, _MACHINES = Text("người"), Text("máy")
_HOURS, _SITTINGS = Text("giờ"), Text("buổi")
_DAY = Text("ngày", context="of the month")
_AS_UNIT = Text("theo đơn vị của bản số liệu")


class _Whole(TypedDict):
    acts: Text
    default: int | None
    unit: Text
    least: int
    most: int


def _whole(acts: Text, default: int | None, unit: Text, least: int, most: int) -> _Whole:
    """What a whole number acts on, and the numbers it may be."""
    return _Whole(acts=acts, default=default, unit=unit, least=least, most=most)


SETTINGS = {
    one.key: one
    for one in (
        Setting(
            *("card_capacity", "capacity", Text("Năng lực làm thẻ mỗi tháng")),
            Text(
                "Số thẻ xã làm được một tháng. Để trống: lấy mức 9/10 tháng trong năm không vượt."
            ),
            **_whole(_DUE, None, Text("thẻ"), 1, 10_000),
            unset=Text("theo quan sát"),
        ),
        Setting(
            *("officers", "capacity", Text("Cán bộ đi lưu động")),
            Text("Số cán bộ có thể đi trong một ngày."),
            **_whole(_PLAN, FORCE.officers, _PEOPLE, 1, 100),
        ),
        Setting(
            *("devices", "capacity", Text("Bộ máy thu nhận")),
            Text("Số bộ máy có thể mang đi."),
            **_whole(_PLAN, FORCE.devices, _MACHINES, 1, 50),
        ),
        Setting(
            *("people_an_hour", "capacity", Text("Mỗi máy làm một giờ")),
            Text("Số người một bộ máy làm xong một giờ."),
            **_whole(_PLAN, int(FORCE.people_an_hour), _PEOPLE, 1, 60),
        ),
        Setting(
            *("hours_a_day", "capacity", Text("Giờ làm một ngày")),
            Text("Giờ mở buổi và đi đường của một tổ."),
            **_whole(_PLAN, int(FORCE.hours_a_day), _HOURS, 1, 16),
        ),
        Setting(
            *("sittings_a_day", "capacity", Text("Số buổi một ngày")),
            Text("Nhiều nhất của một tổ."),
            **_whole(_PLAN, FORCE.sittings_a_day, _SITTINGS, 1, 2),
        ),
        Setting(
            *("on_time", "verdict", Text("“Kịp hạn” từ khả năng")),
            Text("Khả năng đạt trước hạn từ mức này trở lên thì gọi là kịp hạn."),
            **_whole(_VERDICTS, round(CUT_POINTS.on_time * 100), Text("%"), 2, 99),
        ),
        Setting(
            *("close", "verdict", Text("“Sát hạn” từ khả năng")),
            Text("Từ mức này đến mức kịp hạn gọi là sát hạn; thấp hơn là khó kịp."),
            **_whole(_VERDICTS, round(CUT_POINTS.close * 100), Text("%"), 1, 98),
        ),
        Setting(
            *("period", "report", Text("Kỳ báo cáo")),
            Text("Từ ngày 15 tháng trước đến ngày 14: Nghị định 09/2019/NĐ-CP, Điều 12."),
            _REPORT,
            "month",
            choices=tuple(PERIODS),
        ),
        Setting(
            *("report_due_day", "report", Text("Ngày nộp báo cáo")),
            Text("Ngày trong tháng phải nộp."),
            **_whole(_REPORT, None, _DAY, 1, 28),
            unset=Text("chưa đặt"),
        ),
        Setting(
            *("issuer", "report", Text("Cơ quan báo cáo")),
            Text("Tên cơ quan ở đầu báo cáo."),
            _REPORT,
            None,
            unset=_AS_UNIT,
        ),
        Setting(
            *("recipient", "report", Text("Nơi nhận")),
            Text("Cơ quan nhận báo cáo."),
            _REPORT,
            None,
            unset=_AS_UNIT,
        ),
        Setting(
            *("signer_title", "report", Text("Chức danh ký")),
            Text("Chỉ ghi chức danh, không ghi họ tên."),
            _REPORT,
            None,
            unset=_AS_UNIT,
        ),
        Setting(
            *("place", "report", Text("Địa danh")),
            Text("Đứng trước ngày ký."),
            _REPORT,
            None,
            unset=_AS_UNIT,
        ),
    )
}
