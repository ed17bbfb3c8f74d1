"""The five tables of the annex: residents, cards, e-ID, data quality, tasks of the plan."""

from analytics.form import number
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
    Text("Dân cư", "Residents"),
    (
        ByVillage(Text("Số hộ", "Households"), _figure(HOUSEHOLDS)),
        ByVillage(Text("Nhân khẩu thường trú", "Registered"), _figure(POPULATION_REGISTERED)),
        ByVillage(Text("Nam", "Male"), _figure(POPULATION_REGISTERED, "male")),
        ByVillage(Text("Nữ", "Female"), _figure(POPULATION_REGISTERED, "female")),
        ByVillage(Text("Tạm trú", "Temporary"), _figure(TEMPORARY_RESIDENTS)),
        ByVillage(Text("Đang vắng", "Away"), _figure(RESIDENTS_AWAY)),
        ByVillage(Text("Sinh", "Births"), _figure(BIRTHS)),
        ByVillage(Text("Tử", "Deaths"), _figure(DEATHS)),
        ByVillage(Text("Đến", "Moved in"), _figure(MOVED_IN)),
        ByVillage(Text("Đi", "Moved out"), _figure(MOVED_OUT)),
    ),
    (
        Text(
            "Sinh, tử, đến, đi: số trong tháng. Đang vắng gồm người ở nơi khác trong nước và ở "
            "nước ngoài; thuộc nhân khẩu thường trú.",
            "Births, deaths, moves: in the month. Away: elsewhere in the country or abroad, among "
            "the registered.",
        ),
    ),
)
PRESENT, REGISTERED = CARD_COVERAGE_PRESENT, CARD_COVERAGE_REGISTERED
DENOMINATORS = Text(
    "Hai mẫu số: “/đăng ký” tính trên người thường trú từ đủ {adult} tuổi, kể cả người đang vắng; "
    "“/có mặt” chỉ tính người không vắng mặt trong ngày. Không có một mức {all} chung.",
    "Two denominators: “/registered” counts residents aged {adult} and over, those away included; "
    "“/present” only those not away that day. There is no single {all}.",
)
CARDS = Form(
    2,
    Text("Cấp thẻ CCCD/căn cước", "ID cards"),
    (
        ByVillage(Text("Từ đủ {adult} tuổi", "Aged {adult}+"), _count(REGISTERED, "among")),
        ByVillage(Text("Trong đó có mặt", "Of them present"), _count(PRESENT, "among")),
        ByVillage(Text("Có thẻ còn hạn (lũy kế)", "Valid card"), _count(REGISTERED, "having")),
        ByVillage(Text("Cấp trong kỳ", "Issued in the month"), _figure(CARDS_ISSUED)),
        ByVillage(Text("Tỷ lệ/đăng ký", "Share/registered"), _figure(REGISTERED)),
        ByVillage(Text("Tỷ lệ/có mặt", "Share/present"), _figure(PRESENT)),
        ByVillage(Text("Còn lại: có mặt", "Left: present"), _count(PRESENT, "lacking")),
        ByVillage(Text("Còn lại: đi xa", "Left: away"), _away(REGISTERED, PRESENT)),
        ByVillage(Text("Già yếu, bệnh", "Frail, ill"), _not_told),
        ByVillage(Text("Thẻ hết hạn", "Expired"), _figure(CARD_EXPIRED)),
        ByVillage(Text("Sắp đủ {adult} tuổi", "Soon {adult}"), _soon_adult),
    ),
    (
        DENOMINATORS,
        Text(
            "Cấp trong kỳ tính cả người đang vắng. "
            "Sắp đủ {adult} tuổi: trong {two} tháng tới (số liệu theo tháng, thay cho {days} "
            "ngày). Già yếu, bệnh: chưa có số liệu.",
            "Issued in the month includes residents away. "
            "Soon {adult}: within the next {two} months (statistics are monthly, for {days} days). "
            "Frail, ill: no data.",
        ),
    ),
)
EID = Form(
    3,
    Text("Định danh điện tử", "Electronic ID"),
    (
        ByVillage(Text("Đủ điều kiện (có mặt)", "Eligible, present"), _count(ACTIVE, "among")),
        ByVillage(Text("Đã thu nhận", "Submitted"), _count(EID_SUBMITTED, "having")),
        ByVillage(Text("Đã phê duyệt", "Approved"), _count(EID_APPROVED, "having")),
        ByVillage(Text("Đã kích hoạt", "Activated"), _count(ACTIVE, "having")),
        ByVillage(Text("Tỷ lệ kích hoạt/có mặt", "Share/present"), _figure(ACTIVE)),
        ByVillage(
            Text("Tỷ lệ kích hoạt/đăng ký", "Share/registered"), _figure(EID_ACTIVATED_REGISTERED)
        ),
        ByVillage(Text("Kích hoạt trong kỳ", "Activated in the month"), _figure(EID_ACTIVATIONS)),
        ByVillage(Text("Xếp hạng", "Rank"), rank),
    ),
    (
        DENOMINATORS,
        Text(
            "Số thu nhận không tách mức {one}, mức {two}. Kích hoạt trong kỳ tính cả người đang "
            "vắng. Xếp hạng theo tỷ lệ/có mặt; bằng nhau thì cùng hạng.",
            "Dossiers are not split into levels {one} and {two}. Activated in the month includes "
            "residents away. Rank by share/present; equal shares rank alike.",
        ),
    ),
)
QUALITY = Form(
    4,
    Text("Chất lượng dữ liệu", "Data quality"),
    (),
)
QUALITY_HEAD = (
    *(Text("Quy tắc", "Rule"), Text("Chiều", "Dimension"), Text("Đầu kỳ", "At the start")),
    *(Text("Phát sinh", "New"), Text("Đã xử lý", "Fixed"), Text("Cuối kỳ", "At the end")),
    Text("Trễ hạn", "Overdue"),
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
        "There was no e-ID in this month ({place} began on {day}).",
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
    return teller.view.say(
        "Chưa có số liệu: bản số liệu này chưa kèm kết quả kiểm tra chất lượng.",
        "No data: this edition carries no results of quality checks yet.",
    )
