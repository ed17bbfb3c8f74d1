"""How an area stands towards its target, as a key, and the sentences that stand beside it.

The words of a key are those of form/verdict/table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analytics.meaning.settings.assumed import CutPoints
from analytics.words.text import Text

REMARKS = {
    "no_target": Text("Chưa giao chỉ tiêu nên không có ngày phải đạt."),
    "too_little_data": Text("Mới có {months} số liệu; cần thêm {more} nữa mới dự báo."),
    "early": Text("Mới có {months} số liệu nên ngày nêu ra còn sớm."),
    "beyond": Text("Với nhịp hiện nay, trong {months} tới chưa thấy tháng đạt."),
    "still": Text("Sáu tháng qua không có thêm ai nên chưa có nhịp để dự báo trong {months} tới."),
    "overdue": Text("Hạn đã qua; khả năng đạt tính trong {months} tới."),
    "far": Text("Hạn còn xa hơn {months}; khả năng đạt tính trong {months} tới."),
    "lost": Text("Đã từng đạt ({month}) nhưng nay lại dưới chỉ tiêu {persons}."),
    "met_again": Text("Lần đầu đạt {month}, sau đó có lúc dưới chỉ tiêu."),
    "may_be_lost": Text("Đang đạt; khả năng còn giữ được đến hạn: {probability}."),
    "campaign": Text(
        "Tháng {month} là cao điểm, gấp hơn ba lần một tháng thường: xem cả dự báo không tính "
        "tháng đó."
    ),
    "corrected": Text(
        "Tháng {month} sổ được điều chỉnh nên số đã có giảm; phần giảm này không tính vào nhịp làm."
    ),
    "all_away": Text(
        "{persons} còn thiếu đều đi vắng: mở thêm buổi ở thôn không giúp được, phải liên hệ nơi họ "
        "đang ở."
    ),
    "absent_needed": Text("Làm hết người ở nhà vẫn thiếu {persons}, phải tìm trong số đi vắng."),
}


def verdict(
    *, reached: bool, overdue: bool, probability: float, blocked: bool, cut: CutPoints
) -> str:
    """`blocked`: not even everybody at home would be enough. A late target is overdue, or blocked
    where it is not even likely to be reached late."""
    if reached:
        return "reached"
    if blocked and probability < cut.close:
        return "impossible_without_absent"
    if overdue:
        return "overdue"
    if probability >= cut.on_time:
        return "on_time"
    return "close" if probability >= cut.close else "unlikely"


@dataclass(frozen=True)
class Remark:
    """A sentence by its key, with the facts in it: dates, whole numbers, shares of one."""

    key: str
    facts: Mapping[str, object]

    def says(self, write: Callable[[str, object], Text]) -> Text:
        """The sentence, its facts as the one writer of numbers writes them."""
        written = {name: write(name, fact) for name, fact in self.facts.items()}
        return REMARKS[self.key].filled(**written)
