"""The words of every verdict on a target, as data: glyph, what is said first, what stands beside.

A chip shows the first part, a line shows both. Braces are facts of the area: see `facts`. The
conditions are read from the top, the first that holds decides; page Từ điển prints them.
"""

from dataclasses import dataclass

from analytics.form.panel import Status
from analytics.words.text import Text

GLYPHS: dict[Status, str] = {"reached": "●", "near": "▲", "late": "■", "none": "○"}


@dataclass(frozen=True)
class Row:
    """One verdict. `when` says in words what `key_of` decides."""

    key: str
    status: Status
    first: Text
    second: Text
    when: Text


NOTHING = Text("", "")
LEFT = Text("còn {missing}", "{missing} to go")
EXPECTED = Text("{expected}", "{expected}")

ROWS = (
    Row(
        *("nobody", "none", Text("Không có ai thuộc diện", "Nobody concerned"), NOTHING),
        Text("không có người nào thuộc diện tính", "the group has nobody to count"),
    ),
    Row(
        *("no_target", "none", Text("Chưa giao chỉ tiêu", "No target assigned"), NOTHING),
        Text("chưa có văn bản giao", "no document has set one"),
    ),
    Row(
        *("small", "none"),
        Text("Nhóm nhỏ, chỉ nêu số người", "Small group, persons only"),
        LEFT,
        Text("nhóm dưới 30 người", "a group under 30"),
    ),
    Row(
        *("filtered", "none"),
        Text("Không chấm riêng nhóm này", "Not judged by itself"),
        LEFT,
        Text("đang lọc theo giới hoặc tuổi", "filtered by sex or age"),
    ),
    Row(
        *("met_before", "reached", Text("Đạt", "Met")),
        Text("từ {since} hoặc trước đó", "since {since} or earlier"),
        Text("đạt ngay từ tháng đầu của số liệu", "met in the first month of the figures"),
    ),
    Row(
        *("met", "reached", Text("Đạt {since}", "Met {since}"), NOTHING),
        Text("đạt khi chưa đến hạn", "met, not yet due"),
    ),
    Row(
        *("met_on_time", "reached", Text("Đạt đúng hạn", "Met on time")),
        Text("từ {since}", "since {since}"),
        Text("đạt trước khi hết hạn, nay vẫn giữ", "met by its date and kept"),
    ),
    Row(
        *("met_again", "reached", Text("Đạt lại {since}", "Met again {since}")),
        Text("lần đầu {once}", "first in {once}"),
        Text("từng đạt trước hạn, có lúc tụt, nay đạt lại", "met by its date, lost, met again"),
    ),
    Row(
        *("met_late", "reached", Text("Đạt {since}, trễ {late}", "Met {since}, {late} late")),
        NOTHING,
        Text("đạt sau khi hết hạn", "met after its date"),
    ),
    Row(
        *("met_undated", "reached", Text("Đạt", "Met"), NOTHING),
        Text("gộp mấy thôn, hoặc chỉ tiêu đã thay", "villages together, or a target replaced"),
    ),
    Row(
        *("fell_due", "late", Text("Vừa hết hạn {due}", "Fell due {due}"), LEFT),
        Text("hết hạn trong tháng này mà chưa đạt", "due this month and not met"),
    ),
    Row(
        *("lost", "late"),
        Text("Từng đạt {once}, nay thiếu {missing}", "Met {once}, now {missing} short"),
        NOTHING,
        Text("hạn đã qua; đã đạt rồi lại tụt", "past its date; met, then lost"),
    ),
    Row(
        *("overdue_away", "late", Text("Trễ hạn {days}", "{days} overdue")),
        Text("còn {missing}: {split}", "{missing} to go: {split}"),
        Text(
            "hạn đã qua; làm hết người ở nhà vẫn thiếu",
            "past its date; everybody at home would not be enough",
        ),
    ),
    Row(
        *("overdue_likely", "late", Text("Trễ hạn {days}", "{days} overdue")),
        Text(
            "còn {missing}, nhiều khả năng đạt {month}", "{missing} to go, very likely met {month}"
        ),
        Text(
            "hạn đã qua; khả năng đạt trong 3 năm tới từ {on_time}",
            "past its date; chance within 3 years {on_time} or more",
        ),
    ),
    Row(
        *("overdue_possible", "late", Text("Trễ hạn {days}", "{days} overdue")),
        Text("còn {missing}, có thể đạt {month}", "{missing} to go, possible in {month}"),
        Text("như trên, từ {close}", "the same, {close} or more"),
    ),
    Row(
        *("overdue_unlikely", "late", Text("Trễ hạn {days}", "{days} overdue")),
        Text(
            "còn {missing}, khó đạt trong 3 năm, sớm nhất {early}",
            "{missing} to go, unlikely within 3 years, {early} at the earliest",
        ),
        Text("như trên, từ {slight}", "the same, {slight} or more"),
    ),
    Row(
        *("overdue_very_unlikely", "late", Text("Trễ hạn {days}", "{days} overdue")),
        Text(
            "còn {missing}, nhịp này rất khó xong trong 3 năm",
            "{missing} to go, very unlikely within 3 years at this pace",
        ),
        Text("như trên, dưới {slight}", "the same, under {slight}"),
    ),
    Row(
        *("overdue", "late", Text("Trễ hạn {days}", "{days} overdue"), LEFT),
        Text("hạn đã qua; không có dự báo", "past its date; no forecast"),
    ),
    Row(
        *("last_month", "near", Text("Sắp hết hạn {due}", "About to fall due {due}"), LEFT),
        Text("hết hạn trước lần chốt tháng tới", "due before the next month's end"),
    ),
    Row(
        *("not_due", "none", Text("Chưa đến hạn {due}", "Not yet due {due}"), LEFT),
        Text("như trên, chưa đến hạn mà chưa đạt", "the same, not yet due and not met"),
    ),
    Row(
        *("too_few", "none", Text("Chưa đủ số liệu", "Too few figures"), LEFT),
        Text("chưa đến hạn, dưới 4 tháng số liệu", "not yet due, under 4 months of figures"),
    ),
    Row(
        *("far", "none", Text("Hạn còn xa", "Due far ahead")),
        Text("còn {missing}, hạn {due}", "{missing} to go, due {due}"),
        Text(
            "hạn hơn 3 năm nữa, chưa chắc đạt trước đó",
            "due in over 3 years, not sure to be met before",
        ),
    ),
    Row(
        *("away", "late"),
        Text("Không kịp nếu thiếu người vắng: {split}", "Not in time without those away: {split}"),
        LEFT,
        Text("làm hết người ở nhà vẫn thiếu", "everybody at home would not be enough"),
    ),
    Row(
        *("on_time", "near", Text("Kịp hạn", "On time")),
        Text("{expected} nếu nhịp hiện nay còn giữ", "{expected} if the present pace holds"),
        Text("khả năng kịp hạn từ {on_time}", "chance to be in time {on_time} or more"),
    ),
    Row(
        *("close", "near", Text("Sát hạn", "Tight"), EXPECTED),
        Text("khả năng kịp hạn từ {close}", "chance to be in time {close} or more"),
    ),
    Row(
        *("unlikely", "late", Text("Khó kịp", "Unlikely"), EXPECTED),
        Text("khả năng kịp hạn từ {slight}", "chance to be in time {slight} or more"),
    ),
    Row(
        *("very_unlikely", "late", Text("Rất khó kịp", "Very unlikely"), EXPECTED),
        Text("khả năng kịp hạn dưới {slight}", "chance to be in time under {slight}"),
    ),
)
TABLE = {row.key: row for row in ROWS}
