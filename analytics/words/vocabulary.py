"""The states a resident can be in, with the words of the field (data/reference/glossary.csv)."""

from enum import StrEnum
from typing import NamedTuple

from analytics.words.text import Text

ADULT_CARD_AGE = 14  # Law on Identity 26/2023/QH15 art. 19: a card is due from 14

SEXES = {"male": Text("Nam"), "female": Text("Nữ")}


class Cause(StrEnum):
    """Why somebody's state changed."""

    OPENED = "opened"
    BORN = "born"
    MOVED_IN = "moved_in"
    DIED = "died"
    MOVED_OUT = "moved_out"
    LEFT = "left"
    RETURNED = "returned"
    TURNED_14 = "turned_14"
    ISSUED = "issued"
    RENEWED = "renewed"
    DUE = "due"
    EXPIRED = "expired"
    SUBMITTED = "submitted"
    REJECTED = "rejected"
    APPROVED = "approved"
    ACTIVATED = "activated"
    NOTIFIED = "notified"


CAUSES: dict[str, Text] = {
    Cause.OPENED: Text("Có từ đầu sổ"),
    Cause.BORN: Text("Sinh", context="cause"),
    Cause.MOVED_IN: Text("Chuyển đến"),
    Cause.DIED: Text("Tử vong"),
    Cause.MOVED_OUT: Text("Chuyển đi"),
    Cause.LEFT: Text("Đi vắng"),
    Cause.RETURNED: Text("Trở về"),
    Cause.TURNED_14: Text("Đủ 14 tuổi"),
    Cause.ISSUED: Text("Cấp thẻ lần đầu"),
    Cause.RENEWED: Text("Cấp đổi, cấp lại thẻ"),
    Cause.DUE: Text("Còn 60 ngày hết hạn"),
    Cause.EXPIRED: Text("Thẻ hết hạn", context="cause"),
    Cause.SUBMITTED: Text("Thu nhận hồ sơ"),
    Cause.REJECTED: Text("Bị từ chối"),
    Cause.APPROVED: Text("Phê duyệt"),
    Cause.ACTIVATED: Text("Kích hoạt"),
    Cause.NOTIFIED: Text("Thông báo số định danh"),
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

UNITS = {
    "persons": Text("người", context="unit"),
    "households": Text("hộ"),
    "percent": Text("%"),
    "per_100": Text("trên 100"),
    "persons_per_household": Text("người/hộ"),
    "years": Text("tuổi"),
    "events": Text("trường hợp"),
}
WHOLE = ("persons", "households", "events")  # units of which there is no half

PROFILES = {
    "education": Text("Trình độ học vấn"),
    "occupation": Text("Nghề nghiệp"),
    "marital": Text("Tình trạng hôn nhân"),
    "ethnicity": Text("Dân tộc"),
    "religion": Text("Tôn giáo"),
}
HOME_SIZE = "household_size"  # the trait of a home that is asked like those of a person
TRAITS = (HOME_SIZE, *PROFILES)
