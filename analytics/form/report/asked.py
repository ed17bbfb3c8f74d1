"""What a reader may ask of a report: its parts, the date it is signed, its number."""

from analytics.document import Line, Several
from analytics.form.report.shape import part_names
from analytics.words.text import Text

SIGNED = Text("Ngày ký (ngày/tháng/năm)")
PARTS = Several(
    "parts",
    "phan",
    Text("Phần của báo cáo"),
    lambda _view: part_names(),
    whole=True,
)
DATED = Line("dated", "ngay-ky", SIGNED, lambda _view: "", whole=True)
NUMBER = Line("number", "so-van-ban", Text("Số văn bản"), lambda _view: "", 120, whole=True)
