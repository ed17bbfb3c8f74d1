"""The sentences that stand beside a verdict."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analytics.words.text import Text

REMARKS = {
    "no_target": Text(
        "Chưa giao chỉ tiêu nên không có ngày phải đạt.",
        "No target has been assigned, so there is no date to reach.",
    ),
    "too_little_data": Text(
        "Mới có {months} số liệu; cần thêm {more} nữa mới dự báo.",
        "Only {months} of figures; a forecast needs {more} more.",
    ),
    "early": Text(
        "Mới có {months} số liệu nên ngày nêu ra còn sớm.",
        "Only {months} of figures, so the date is an early one.",
    ),
    "beyond": Text(
        "Với nhịp hiện nay, trong {months} tới chưa thấy tháng đạt.",
        "At the present pace no date is in sight within {months}.",
    ),
    "still": Text(
        "Sáu tháng qua không có thêm ai nên chưa có nhịp để dự báo trong {months} tới.",
        "Nobody was added in the last six months, so there is no pace to go on for {months}.",
    ),
    "overdue": Text(
        "Hạn đã qua; khả năng đạt tính trong {months} tới.",
        "Its date has passed; the chance is that of reaching it within {months}.",
    ),
    "far": Text(
        "Hạn còn xa hơn {months}; khả năng đạt tính trong {months} tới.",
        "The deadline is more than {months} away; the chance is that of reaching it within "
        "{months}.",
    ),
    "lost": Text(
        "Đã từng đạt ({month}) nhưng nay lại dưới chỉ tiêu {persons}.",
        "It was reached ({month}) but is now {persons} below the target.",
    ),
    "met_again": Text(
        "Lần đầu đạt {month}, sau đó có lúc dưới chỉ tiêu.",
        "First met {month}, then below the target for a time.",
    ),
    "may_be_lost": Text(
        "Đang đạt; khả năng còn giữ được đến hạn: {probability}.",
        "Reached now; chance that it still stands at the deadline: {probability}.",
    ),
    "campaign": Text(
        "Tháng {month} là cao điểm, gấp hơn ba lần một tháng thường: xem cả dự báo không tính "
        "tháng đó.",
        "{month} was a campaign month, over three times an ordinary one: see also the forecast "
        "without it.",
    ),
    "corrected": Text(
        "Tháng {month} sổ được điều chỉnh nên số đã có giảm; phần giảm này không tính vào nhịp "
        "làm.",
        "In {month} corrections took more away than was added; they count as losses, "
        "not as a negative pace.",
    ),
    "all_away": Text(
        "{persons} còn thiếu đều đi vắng: mở thêm buổi ở thôn không giúp được, phải liên hệ nơi họ "
        "đang ở.",
        "All still missing, {persons}, are away: sittings in the village cannot help, they must be "
        "reached where they live.",
    ),
    "absent_needed": Text(
        "Làm hết người ở nhà vẫn thiếu {persons}, phải tìm trong số đi vắng.",
        "Even if everybody at home did it, {persons} would still be missing, to be found among "
        "those away.",
    ),
}


@dataclass(frozen=True)
class Remark:
    """A sentence by its key, with the facts in it: dates, whole numbers, shares of one."""

    key: str
    facts: Mapping[str, object]

    def says(self, write: Callable[[str, object], Text]) -> Text:
        """The sentence, its facts as the one writer of numbers writes them."""
        written = {name: write(name, fact) for name, fact in self.facts.items()}
        return REMARKS[self.key].filled(**written)
