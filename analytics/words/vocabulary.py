"""The states a resident can be in, with the words of the field (data/reference/glossary.csv)."""

from typing import NamedTuple

from analytics.words.text import Text

ADULT_CARD_AGE = 14  # Law on Identity 26/2023/QH15 art. 19: a card is due from 14

SEXES = {"male": Text("Nam", "Male"), "female": Text("Nữ", "Female")}

CAUSES = {
    "opened": Text("Có từ đầu sổ", "On the opening register"),
    "born": Text("Sinh", "Born"),
    "moved_in": Text("Chuyển đến", "Moved in"),
    "died": Text("Tử vong", "Died"),
    "moved_out": Text("Chuyển đi", "Moved out"),
    "left": Text("Đi vắng", "Left"),
    "returned": Text("Trở về", "Returned"),
    "turned_14": Text("Đủ 14 tuổi", "Turned 14"),
    "issued": Text("Cấp thẻ lần đầu", "Card issued"),
    "renewed": Text("Cấp đổi, cấp lại thẻ", "Card renewed"),
    "due": Text("Còn 60 ngày hết hạn", "Expires within 60 days"),
    "expired": Text("Thẻ hết hạn", "Card expired"),
    "submitted": Text("Thu nhận hồ sơ", "e-ID submitted"),
    "rejected": Text("Bị từ chối", "e-ID rejected"),
    "approved": Text("Phê duyệt", "e-ID approved"),
    "activated": Text("Kích hoạt", "e-ID activated"),
    "notified": Text("Thông báo số định danh", "Number notified"),
}


class Band(NamedTuple):
    """Completed ages from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def key(self) -> str:
        return f"{self.first}+" if self.last >= OLDEST else f"{self.first}-{self.last}"

    @property
    def name(self) -> str:
        return self.key.replace("-", "–")


OLDEST = 100  # the top age of a cell stands for 100 and over

AGE_BANDS = {
    band.key: band
    for band in (
        Band(0, 5),
        Band(6, 13),
        Band(14, 17),
        Band(18, 24),
        Band(25, 34),
        Band(35, 44),
        Band(45, 59),
        Band(60, 69),
        Band(70, OLDEST),
    )
}
FIVE_YEAR_BANDS = {
    band.key: band for band in (*(Band(age, age + 4) for age in range(0, 80, 5)), Band(80, OLDEST))
}

TASK_KINDS = (  # of a plan: by its own date, by another's, or without one
    *("deadline", "deadline_then_recurring", "start_date", "recurring", "recurring_after_trigger"),
    *("ministry_schedule", "on_request", "monthly", "once_no_date"),
)

PROFILES = {
    "education": Text("Trình độ học vấn", "Education"),
    "occupation": Text("Nghề nghiệp", "Occupation"),
    "marital": Text("Tình trạng hôn nhân", "Marital status"),
    "ethnicity": Text("Dân tộc", "Ethnicity"),
    "religion": Text("Tôn giáo", "Religion"),
}
