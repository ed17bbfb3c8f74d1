"""Everything a chief may set, in the order of the page."""

from analytics.meaning.settings.cut import CUT_POINTS
from analytics.meaning.settings.definition import Setting
from analytics.meaning.settings.force import FORCE
from analytics.words.text import Text

PERIODS = {
    "month": Text("Tháng dương lịch", "Calendar month"),
    "mid_month": Text(
        "Từ ngày 15 tháng trước đến ngày 14", "From the 15th of the month before to the 14th"
    ),
}

_DUE = Text("Lịch đến hạn, tệp lịch .ics", "Due calendar, its .ics file")
_VERDICTS = Text("Mọi kết luận về hạn chỉ tiêu", "Every verdict on a deadline")
_PLAN = Text("Lịch lưu động", "Outreach schedule")
_REPORT = Text("Báo cáo", "Reports")
_PEOPLE, _MACHINES = Text("người", "people"), Text("máy", "devices")
_HOURS, _SITTINGS = Text("giờ", "hours"), Text("buổi", "sittings")
_DAY = Text("ngày", "day of the month")
_AS_UNIT = Text("theo đơn vị của bản số liệu", "as the edition's unit")

SETTINGS = {
    one.key: one
    for one in (
        Setting(
            *("card_capacity", "capacity", Text("Năng lực làm thẻ mỗi tháng", "Cards a month")),
            Text(
                "Số thẻ xã làm được một tháng. Để trống: lấy mức 9/10 tháng trong năm không vượt.",
                "Cards the commune can make a month. Empty: what nine months in ten did not pass.",
            ),
            _DUE,
            None,
            unit=Text("thẻ", "cards"),
            least=1,
            most=10_000,
            unset=Text("theo quan sát", "as observed"),
        ),
        Setting(
            *("officers", "capacity", Text("Cán bộ đi lưu động", "Officers for sittings")),
            Text("Số cán bộ có thể đi trong một ngày.", "Officers who can go on one day."),
            _PLAN,
            FORCE.officers,
            unit=_PEOPLE,
            least=1,
            most=100,
        ),
        Setting(
            *("devices", "capacity", Text("Bộ máy thu nhận", "Enrolment devices")),
            Text("Số bộ máy có thể mang đi.", "Devices that can be taken along."),
            _PLAN,
            FORCE.devices,
            unit=_MACHINES,
            least=1,
            most=50,
        ),
        Setting(
            *("people_an_hour", "capacity", Text("Mỗi máy làm một giờ", "Served an hour")),
            Text("Số người một bộ máy làm xong một giờ.", "People one device serves in an hour."),
            _PLAN,
            int(FORCE.people_an_hour),
            unit=_PEOPLE,
            least=1,
            most=60,
        ),
        Setting(
            *("hours_a_day", "capacity", Text("Giờ làm một ngày", "Hours a day")),
            Text("Giờ mở buổi và đi đường của một tổ.", "Sittings and travel of one team."),
            _PLAN,
            int(FORCE.hours_a_day),
            unit=_HOURS,
            least=1,
            most=16,
        ),
        Setting(
            *("sittings_a_day", "capacity", Text("Số buổi một ngày", "Sittings a day")),
            Text("Nhiều nhất của một tổ.", "The most of one team."),
            _PLAN,
            FORCE.sittings_a_day,
            unit=_SITTINGS,
            least=1,
            most=2,
        ),
        Setting(
            *("on_time", "verdict", Text("“Kịp hạn” từ khả năng", "“On time” from a probability")),
            Text(
                "Khả năng đạt trước hạn từ mức này trở lên thì gọi là kịp hạn.",
                "A probability of making the date at or above this is called on time.",
            ),
            _VERDICTS,
            round(CUT_POINTS.on_time * 100),
            unit=Text("%", "%"),
            least=2,
            most=99,
        ),
        Setting(
            *("close", "verdict", Text("“Sát hạn” từ khả năng", "“Close” from a probability")),
            Text(
                "Từ mức này đến mức kịp hạn gọi là sát hạn; thấp hơn là khó kịp.",
                "From this to the level of on time it is close; below, unlikely.",
            ),
            _VERDICTS,
            round(CUT_POINTS.close * 100),
            unit=Text("%", "%"),
            least=1,
            most=98,
        ),
        Setting(
            *("period", "report", Text("Kỳ báo cáo", "Reporting period")),
            Text(
                "Từ ngày 15 tháng trước đến ngày 14: Nghị định 09/2019/NĐ-CP, Điều 12.",
                "From the 15th to the 14th: Decree 09/2019/NĐ-CP, article 12.",
            ),
            _REPORT,
            "month",
            choices=tuple(PERIODS),
        ),
        Setting(
            *("report_due_day", "report", Text("Ngày nộp báo cáo", "Report due on")),
            Text("Ngày trong tháng phải nộp.", "The day of the month it must be handed in."),
            _REPORT,
            None,
            unit=_DAY,
            least=1,
            most=28,
            unset=Text("chưa đặt", "not set"),
        ),
        Setting(
            *("issuer", "report", Text("Cơ quan báo cáo", "Issued by")),
            Text("Tên cơ quan ở đầu báo cáo.", "The office named at the head of a report."),
            _REPORT,
            None,
            unset=_AS_UNIT,
        ),
        Setting(
            *("recipient", "report", Text("Nơi nhận", "Recipient")),
            Text("Cơ quan nhận báo cáo.", "The office that receives the report."),
            _REPORT,
            None,
            unset=_AS_UNIT,
        ),
        Setting(
            *("signer_title", "report", Text("Chức danh ký", "Title of the signer")),
            Text("Chỉ ghi chức danh, không ghi họ tên.", "The title only, no name."),
            _REPORT,
            None,
            unset=_AS_UNIT,
        ),
        Setting(
            *("place", "report", Text("Địa danh", "Place")),
            Text("Đứng trước ngày ký.", "Stands before the date of signing."),
            _REPORT,
            None,
            unset=_AS_UNIT,
        ),
    )
}
