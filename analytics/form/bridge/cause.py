"""How a cause of change is said: '31 người đủ 14 tuổi mà chưa có thẻ còn hạn'."""

from typing import NamedTuple

from analytics.document import View
from analytics.form.phrase import people, stayed
from analytics.meaning.bridge import AGED, BRIDGE_CAUSES, UNTOLD, Part
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
    EID_APPROVED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text
from analytics.words.vocabulary import Cause


class Held(NamedTuple):
    """Those a share counts and those it does not, after a verb."""

    having: Text
    lacking: Text


CARD = Held(
    Text("khi đã có thẻ còn hạn"),
    Text("mà chưa có thẻ còn hạn"),
)
ACTIVE = Held(
    Text("khi đã kích hoạt định danh"),
    Text("mà chưa kích hoạt định danh"),
)
HELD = {
    CARD_COVERAGE_REGISTERED: CARD,
    CARD_COVERAGE_PRESENT: CARD,
    EID_SUBMITTED: Held(
        Text("khi đã nộp hồ sơ định danh"),
        Text("mà chưa nộp hồ sơ định danh"),
    ),
    EID_APPROVED: Held(
        Text("khi đã được duyệt định danh"),
        Text("mà chưa được duyệt định danh"),
    ),
    EID_ACTIVATED: ACTIVE,
    EID_ACTIVATED_REGISTERED: ACTIVE,
    ID_NUMBER_NOTIFIED: Held(
        Text("khi đã được thông báo số định danh"),
        Text("mà chưa được thông báo số định danh"),
    ),
}
OF_SHARE = Held(
    Text("(có tính)"),
    Text("(không tính)"),
)
SHORT = Held(Text("đã có"), Text("chưa có"))
SHORT_OF_SHARE = Held(Text("có tính"), Text("không tính"))

DID: dict[str, Text] = {
    Cause.DIED: Text("qua đời"),
    Cause.MOVED_OUT: Text("chuyển đi"),
    Cause.OPENED: Text("có từ đầu sổ"),
    Cause.BORN: Text("mới sinh"),
    Cause.MOVED_IN: Text("chuyển đến"),
    Cause.LEFT: Text("đi vắng", context="cause"),
    Cause.RETURNED: Text("trở về"),
    Cause.TURNED_14: Text("đủ 14 tuổi"),
    Cause.ISSUED: Text("được cấp thẻ lần đầu"),
    Cause.RENEWED: Text("được cấp đổi, cấp lại thẻ"),
    Cause.SUBMITTED: Text("nộp hồ sơ định danh"),
    Cause.APPROVED: Text("được duyệt định danh"),
    Cause.ACTIVATED: Text("kích hoạt định danh"),
    Cause.NOTIFIED: Text("được thông báo số định danh"),
    Cause.DUE: Text("có thẻ sắp hết hạn"),
    Cause.EXPIRED: Text("có thẻ hết hạn"),
    Cause.REJECTED: Text("bị từ chối hồ sơ"),
    AGED: Text("thêm tuổi qua mốc"),
    UNTOLD: Text("không tách được lý do"),
}


def cause_name(view: View, indicator: Indicator, part: Part) -> str:
    """The cause and, of those who came or went, which of the two: 'Đủ 14 tuổi (chưa có)'."""
    name = BRIDGE_CAUSES[part.cause].in_(view.language)
    held = _of(SHORT if indicator in HELD else SHORT_OF_SHARE, part)
    return f"{name} ({held.in_(view.language)})" if held else name


def cause_words(view: View, indicator: Indicator, part: Part) -> str:
    """Who did what, and in which state: true of the moment it happened."""
    held, did = _of(HELD.get(indicator, OF_SHARE), part), DID[part.cause].in_(view.language)
    if held:
        return f"{people(view, part.persons)} {did} {held.in_(view.language)}"
    return f"{stayed(view, indicator, part.persons)} {did}"


def _of(held: Held, part: Part) -> Text | None:
    return None if part.having is None else held.having if part.having else held.lacking
