"""The five tables of the annex: residents, cards, e-ID, data quality, tasks of the plan."""

from analytics.document import number
from analytics.form.report.annex.annexes import Annex, ByVillage, FactOf, Form, by_village, titled
from analytics.form.report.annex.fact import Fact, Piece, Sentence, fixed, told
from analytics.form.report.annex.plan import plan_annex
from analytics.form.report.annex.teller import Teller
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
from analytics.meaning.unit import eid_beginning
from analytics.words.text import Text

ACTIVE = EID_ACTIVATED
AHEAD = 2  # months that stand for 60 days: statistics know months


def _figure(indicator: Indicator, member: str = "") -> FactOf:
    def fact(teller: Teller, area: str) -> Piece:
        return teller.value(indicator, area, member=member)

    return fact


def _count(indicator: Indicator, what: str) -> FactOf:
    def fact(teller: Teller, area: str) -> Piece:
        counted: Fact = getattr(teller, what)(indicator, area)
        return counted

    return fact


def _away(registered: Indicator, present: Indicator) -> FactOf:
    def fact(teller: Teller, area: str) -> Piece:
        return teller.away(registered, present, area)

    return fact


def _soon_adult(teller: Teller, area: str) -> Piece:
    return teller.due(area, kinds=("turn_14",), months=AHEAD)


def _not_told(teller: Teller, area: str) -> Piece:
    return number.ABSENT


def rank(teller: Teller, area: str) -> Piece:
    """1 is the highest share; equal shares have equal places; the commune has none."""
    if area == "commune":
        return number.ABSENT
    own = teller.figure(ACTIVE, area).value
    values = [teller.figure(ACTIVE, one).value for one in teller.areas]
    place = None if own is None else 1 + sum(one is not None and one > own for one in values)
    return teller.whole(ACTIVE, area, "rank", place)


RESIDENTS = Form(
    1,
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
PRESENT, REGISTERED = CARD_COVERAGE_PRESENT, CARD_COVERAGE_REGISTERED
DENOMINATORS = Text(
    "Hai mẫu số: “/đăng ký” tính trên người thường trú từ đủ {adult} tuổi, kể cả người đang vắng; "
    "“/có mặt” chỉ tính người không vắng mặt trong ngày. Không có một mức {all} chung."
)
CARDS = Form(
    2,
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
    3,
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
QUALITY = Form(
    4,
    Text("Chất lượng dữ liệu"),
    (),
)
QUALITY_HEAD = (
    *(Text("Quy tắc"), Text("Chiều", context="quality"), Text("Đầu kỳ")),
    *(Text("Phát sinh"), Text("Đã xử lý"), Text("Cuối kỳ")),
    Text("Trễ hạn"),
)


def annexes(teller: Teller) -> tuple[Annex, ...]:
    """The five, in the order of the form."""
    return (
        by_village(teller, RESIDENTS),
        by_village(teller, CARDS),
        by_village(teller, EID, empty=not_begun(teller)),
        quality(teller),
        plan_annex(teller),
    )


def not_begun(teller: Teller) -> Sentence:
    if teller.eid_begun:
        return ()
    begins = eid_beginning(teller.view.reader)
    return told(
        teller.view,
        "Chưa triển khai định danh điện tử trong kỳ ({place} bắt đầu từ {day}).",
        place=fixed(begins.place.in_(teller.view.language), "beginning | place"),
        day=fixed(number.day(begins.day), begins.source),
    )


def quality(teller: Teller) -> Annex:
    view = teller.view
    return Annex(
        QUALITY.number,
        QUALITY.name,
        titled(teller, QUALITY.number, QUALITY.name),
        tuple((one.in_(view.language),) for one in QUALITY_HEAD),
        (),
        (3.0, *(1.0 for _ in QUALITY_HEAD[1:])),
        empty=(no_quality(teller),),
    )


def no_quality(teller: Teller) -> str:
    return teller.view.say("Chưa có số liệu: bản số liệu này chưa kèm kết quả kiểm tra chất lượng.")
