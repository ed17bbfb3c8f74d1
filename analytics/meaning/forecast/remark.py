"""The sentences that stand beside a verdict."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analytics.words.text import Text

REMARKS = {
    "no_target": Text(
        "Chưa được giao chỉ tiêu nên không có ngày phải đạt.",
        "No target has been assigned, so there is no date to reach.",
    ),
    "too_little_data": Text(
        "Mới có {months} tháng số liệu; cần thêm {more} tháng nữa mới dự báo.",
        "Only {months} months of figures; {more} more are needed before a forecast.",
    ),
    "beyond": Text(
        "> {months} tháng: với nhịp hiện nay, chưa thấy ngày đạt trong {months} tháng tới.",
        "> {months} months: at the present pace no date is in sight within {months} months.",
    ),
    "still": Text(
        "> {months} tháng: sáu tháng qua không có thêm ai, nên không có nhịp để dự báo.",
        "> {months} months: nobody was added in the last six months, so there is no pace to go on.",
    ),
    "overdue": Text(
        "Đến hạn mà chưa đạt; xác suất là khả năng đạt muộn trong {months} tháng tới.",
        "Not reached by its date; the probability is that of reaching it late, "
        "within {months} months.",
    ),
    "far": Text(
        "Hạn còn xa hơn {months} tháng; xác suất là khả năng đạt trong {months} tháng tới.",
        "The deadline is more than {months} months away; the probability is that of reaching it "
        "within {months} months.",
    ),
    "lost": Text(
        "Đã từng đạt ({month}) nhưng nay lại dưới chỉ tiêu {persons} người.",
        "It was reached ({month}) but is now {persons} people below the target.",
    ),
    "may_be_lost": Text(
        "Đang đạt; xác suất còn giữ được đến hạn: {probability}.",
        "Reached now; probability that it still stands at the deadline: {probability}.",
    ),
    "campaign": Text(
        "Có tháng cao điểm ({month}) gấp hơn ba lần trung vị: xem cả dự báo không tính tháng đó.",
        "A campaign month ({month}) had over three times the median: see also the forecast "
        "without it.",
    ),
    "corrected": Text(
        "Tháng {month} số đã có giảm do điều chỉnh sổ; phần giảm tính là mất, "
        "không tính là nhịp âm.",
        "In {month} corrections took more away than was added; they count as losses, "
        "not as a negative pace.",
    ),
    "all_away": Text(
        "Còn thiếu {persons} người và tất cả đang vắng: mở thêm buổi ở thôn không giúp được, "
        "phải tiếp cận nơi họ ở.",
        "{persons} people are missing and all are away: sittings in the village cannot help, "
        "they must be reached where they live.",
    ),
    "absent_needed": Text(
        "Dù mọi người có mặt đều làm, vẫn thiếu {persons} người đang vắng.",
        "Even if everybody present did it, {persons} people who are away would still be missing.",
    ),
}


@dataclass(frozen=True)
class Remark:
    """A sentence by its key, with the facts in it: dates, whole numbers, shares of one."""

    key: str
    facts: Mapping[str, object]

    def says(self, write: Callable[[object], Text]) -> Text:
        """The sentence, its facts as the one writer of numbers writes them."""
        written = {name: write(fact) for name, fact in self.facts.items()}
        words = REMARKS[self.key]
        return Text(
            words.vi.format(**{name: text.vi for name, text in written.items()}),
            words.en.format(**{name: text.en for name, text in written.items()}),
        )
