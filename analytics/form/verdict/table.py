"""The words of every verdict on a target, as data: glyph, what is said first, what stands beside.

A chip shows the first part, a line shows both. Braces are facts of the area: see `facts`. The
conditions are read from the top, the first that holds decides; page Từ điển prints them.
"""

from dataclasses import dataclass

from analytics.document import Status
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


NOTHING = Text("")
LEFT = Text("còn {missing}")
EXPECTED = Text("{expected}")

ROWS = (
    Row(
        *("nobody", "none", Text("Không có ai thuộc diện"), NOTHING),
        Text("không có người nào thuộc diện tính"),
    ),
    Row(*("no_target", "none", Text("Chưa giao chỉ tiêu"), NOTHING), Text("chưa có văn bản giao")),
    Row(*("small", "none"), Text("Nhóm nhỏ, chỉ nêu số người"), LEFT, Text("nhóm dưới 30 người")),
    Row(
        *("filtered", "none"),
        Text("Không chấm riêng nhóm này"),
        LEFT,
        Text("đang lọc theo giới hoặc tuổi"),
    ),
    Row(
        *("met_before", "reached", Text("Đạt")),
        Text("từ {since} hoặc trước đó"),
        Text("đạt ngay từ tháng đầu của số liệu"),
    ),
    Row(*("met", "reached", Text("Đạt {since}"), NOTHING), Text("đạt khi chưa đến hạn")),
    Row(
        *("met_on_time", "reached", Text("Đạt đúng hạn")),
        Text("từ {since}"),
        Text("đạt trước khi hết hạn, nay vẫn giữ"),
    ),
    Row(
        *("met_again", "reached", Text("Đạt lại {since}")),
        Text("lần đầu {once}"),
        Text("từng đạt trước hạn, có lúc tụt, nay đạt lại"),
    ),
    Row(
        *("met_late", "reached", Text("Đạt {since}, trễ {late}")),
        NOTHING,
        Text("đạt sau khi hết hạn"),
    ),
    Row(
        *("met_undated", "reached", Text("Đạt"), NOTHING),
        Text("gộp mấy thôn, hoặc chỉ tiêu đã thay"),
    ),
    Row(
        *("fell_due", "late", Text("Vừa hết hạn {due}"), LEFT),
        Text("hết hạn trong tháng này mà chưa đạt; vế sau như khi trễ hạn"),
    ),
    Row(
        *("lost", "late"),
        Text("Từng đạt {once}, nay thiếu {missing}"),
        NOTHING,
        Text("hạn đã qua; đã đạt rồi lại tụt"),
    ),
    Row(
        *("overdue_away", "late", Text("Trễ hạn {days}")),
        Text("còn {missing}: {split}"),
        Text("hạn đã qua; làm hết người ở nhà vẫn thiếu"),
    ),
    Row(
        *("overdue_likely", "late", Text("Trễ hạn {days}")),
        Text("còn {missing}, nhiều khả năng đạt {month}"),
        Text("hạn đã qua; khả năng đạt trong 3 năm tới từ {on_time}"),
    ),
    Row(
        *("overdue_possible", "late", Text("Trễ hạn {days}")),
        Text("còn {missing}, có thể đạt {month}"),
        Text("như trên, từ {close}"),
    ),
    Row(
        *("overdue_unlikely", "late", Text("Trễ hạn {days}")),
        Text("còn {missing}, khó đạt trong 3 năm, sớm nhất {early}"),
        Text("như trên, từ {slight}"),
    ),
    Row(
        *("overdue_very_unlikely", "late", Text("Trễ hạn {days}")),
        Text("còn {missing}, nhịp này rất khó xong trong 3 năm"),
        Text("như trên, dưới {slight}"),
    ),
    Row(*("overdue", "late", Text("Trễ hạn {days}"), LEFT), Text("hạn đã qua; không có dự báo")),
    Row(
        *("last_month", "near", Text("Sắp hết hạn {due}"), LEFT),
        Text("hết hạn trước lần chốt tháng tới"),
    ),
    Row(
        *("not_due", "none", Text("Chưa đến hạn {due}"), LEFT),
        Text("như trên, chưa đến hạn mà chưa đạt"),
    ),
    Row(
        *("too_few", "none", Text("Chưa đủ số liệu"), LEFT),
        Text("chưa đến hạn, dưới 4 tháng số liệu"),
    ),
    Row(
        *("far", "none", Text("Hạn còn xa")),
        Text("còn {missing}, hạn {due}"),
        Text("hạn hơn 3 năm nữa, chưa chắc đạt trước đó"),
    ),
    Row(
        *("away", "late"),
        Text("Không kịp nếu thiếu người vắng: {split}"),
        LEFT,
        Text("làm hết người ở nhà vẫn thiếu"),
    ),
    Row(
        *("on_time", "near", Text("Kịp hạn")),
        Text("{expected} nếu nhịp hiện nay còn giữ"),
        Text("khả năng kịp hạn từ {on_time}"),
    ),
    Row(*("close", "near", Text("Sát hạn"), EXPECTED), Text("khả năng kịp hạn từ {close}")),
    Row(*("unlikely", "late", Text("Khó kịp"), EXPECTED), Text("khả năng kịp hạn từ {slight}")),
    Row(
        *("very_unlikely", "late", Text("Rất khó kịp"), EXPECTED),
        Text("khả năng kịp hạn dưới {slight}"),
    ),
)
TABLE = {row.key: row for row in ROWS}
