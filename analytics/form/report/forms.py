"""Three tables of the annex as data: their columns by village, before anybody looks at a month."""

from collections.abc import Callable
from dataclasses import dataclass

from analytics.document import number
from analytics.document.fact import Fact, fixed
from analytics.form.report.teller import Teller
from analytics.meaning.catalogue import (
    BIRTHS,
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    CARD_EXPIRED,
    CARDS_ISSUED,
    DEATHS,
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
    EID_ACTIVATIONS,
    EID_APPROVED,
    EID_SUBMITTED,
    HOUSEHOLDS,
    MOVED_IN,
    MOVED_OUT,
    POPULATION_REGISTERED,
    RESIDENTS_AWAY,
    TEMPORARY_RESIDENTS,
)
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

ACTIVE = EID_ACTIVATED
PRESENT, REGISTERED = CARD_COVERAGE_PRESENT, CARD_COVERAGE_REGISTERED
AHEAD = 2  # months that stand for 60 days: statistics know months
LAW = {
    "adult": fixed("14", "law | adult_card_age"),
    "all": fixed("100%", "wording"),
    "days": fixed("60", "law | days before expiry"),
    "one": fixed("1", "wording"),
    "two": fixed("2", "wording"),
    "six": fixed("06", "Decision 06/QĐ-TTg"),
}

FactOf = Callable[[Teller, str], str]


@dataclass(frozen=True)
class ByVillage:
    """A column of a table whose rows are villages: its words and the fact of one area.

    Words may name the age of {adult}, which is law and not a figure.
    """

    name: Text
    fact: FactOf


@dataclass(frozen=True)
class Form:
    """What a table by village is, and what is said below it."""

    name: Text
    columns: tuple[ByVillage, ...]
    notes: tuple[Text, ...] = ()


def _figure(indicator: Indicator, member: str = "") -> FactOf:
    def fact(teller: Teller, area: str) -> str:
        return teller.value(indicator, area, member=member)

    return fact


def _count(indicator: Indicator, what: str) -> FactOf:
    def fact(teller: Teller, area: str) -> str:
        counted: Fact = getattr(teller, what)(indicator, area)
        return counted

    return fact


def _away(registered: Indicator, present: Indicator) -> FactOf:
    def fact(teller: Teller, area: str) -> str:
        return teller.away(registered, present, area)

    return fact


def _soon_adult(teller: Teller, area: str) -> str:
    return teller.due(area, kinds=("turn_14",), months=AHEAD)


def _not_told(teller: Teller, area: str) -> str:
    return number.ABSENT


def rank(teller: Teller, area: str) -> str:
    """1 is the highest share; equal shares have equal places; the commune has none."""
    if area == "commune":
        return number.ABSENT
    own = teller.figure(ACTIVE, area).value
    values = [teller.figure(ACTIVE, one).value for one in teller.areas]
    place = None if own is None else 1 + sum(one is not None and one > own for one in values)
    return teller.whole(ACTIVE, area, "rank", place)


RESIDENTS = Form(
    Text("Dân cư"),
    (
        ByVillage(Text("Số hộ"), _figure(HOUSEHOLDS)),
        ByVillage(Text("Nhân khẩu thường trú", context="column"), _figure(POPULATION_REGISTERED)),
        ByVillage(Text("Nam"), _figure(POPULATION_REGISTERED, "male")),
        ByVillage(Text("Nữ"), _figure(POPULATION_REGISTERED, "female")),
        ByVillage(Text("Tạm trú"), _figure(TEMPORARY_RESIDENTS)),
        ByVillage(Text("Đang vắng"), _figure(RESIDENTS_AWAY)),
        ByVillage(Text("Sinh"), _figure(BIRTHS)),
        ByVillage(Text("Tử"), _figure(DEATHS)),
        ByVillage(Text("Đến"), _figure(MOVED_IN)),
        ByVillage(Text("Đi"), _figure(MOVED_OUT)),
    ),
    (
        Text(
            "Sinh, tử, đến, đi: số trong tháng. Đang vắng gồm người ở nơi khác trong nước và ở "
            "nước ngoài; thuộc nhân khẩu thường trú."
        ),
    ),
)
DENOMINATORS = Text(
    "Hai mẫu số: “/đăng ký” tính trên người thường trú từ đủ {adult} tuổi, kể cả người đang vắng; "
    "“/có mặt” chỉ tính người không vắng mặt trong ngày. Không có một mức {all} chung."
)
CARDS = Form(
    Text("Cấp thẻ CCCD/căn cước"),
    (
        ByVillage(Text("Từ đủ {adult} tuổi"), _count(REGISTERED, "among")),
        ByVillage(Text("Trong đó có mặt"), _count(PRESENT, "among")),
        ByVillage(Text("Có thẻ còn hạn (lũy kế)"), _count(REGISTERED, "having")),
        ByVillage(Text("Cấp trong kỳ"), _figure(CARDS_ISSUED)),
        ByVillage(Text("Tỷ lệ/đăng ký"), _figure(REGISTERED)),
        ByVillage(Text("Tỷ lệ/có mặt"), _figure(PRESENT)),
        ByVillage(Text("Còn lại: có mặt"), _count(PRESENT, "lacking")),
        ByVillage(Text("Còn lại: đi xa"), _away(REGISTERED, PRESENT)),
        ByVillage(Text("Già yếu, bệnh"), _not_told),
        ByVillage(Text("Thẻ hết hạn", context="column"), _figure(CARD_EXPIRED)),
        ByVillage(Text("Sắp đủ {adult} tuổi"), _soon_adult),
    ),
    (
        DENOMINATORS,
        Text(
            "Cấp trong kỳ tính cả người đang vắng. "
            "Sắp đủ {adult} tuổi: trong {two} tháng tới (số liệu theo tháng, thay cho {days} "
            "ngày). Già yếu, bệnh: chưa có số liệu."
        ),
    ),
)
EID = Form(
    Text("Định danh điện tử"),
    (
        ByVillage(Text("Đủ điều kiện (có mặt)"), _count(ACTIVE, "among")),
        ByVillage(Text("Đã thu nhận"), _count(EID_SUBMITTED, "having")),
        ByVillage(Text("Đã phê duyệt"), _count(EID_APPROVED, "having")),
        ByVillage(Text("Đã kích hoạt"), _count(ACTIVE, "having")),
        ByVillage(Text("Tỷ lệ kích hoạt/có mặt"), _figure(ACTIVE)),
        ByVillage(Text("Tỷ lệ kích hoạt/đăng ký"), _figure(EID_ACTIVATED_REGISTERED)),
        ByVillage(Text("Kích hoạt trong kỳ"), _figure(EID_ACTIVATIONS)),
        ByVillage(Text("Xếp hạng"), rank),
    ),
    (
        DENOMINATORS,
        Text(
            "Số thu nhận không tách mức {one}, mức {two}. Kích hoạt trong kỳ tính cả người đang "
            "vắng. Xếp hạng theo tỷ lệ/có mặt; bằng nhau thì cùng hạng."
        ),
    ),
)
