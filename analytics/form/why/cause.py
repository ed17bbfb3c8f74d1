"""How a cause of change is said: '31 người đủ 14 tuổi mà chưa có thẻ còn hạn'."""

from typing import NamedTuple

from analytics.form.phrase import people, stayed
from analytics.form.view import View
from analytics.meaning.bridge import BRIDGE_CAUSES, Part
from analytics.meaning.catalogue import indicator_of
from analytics.words.text import Text


class Held(NamedTuple):
    """Those a share counts and those it does not, after a verb."""

    having: Text
    lacking: Text


CARD = Held(
    Text("khi đã có thẻ còn hạn", "with a valid card"),
    Text("mà chưa có thẻ còn hạn", "without a valid card"),
)
ACTIVE = Held(
    Text("khi đã kích hoạt định danh", "with an active e-ID"),
    Text("mà chưa kích hoạt định danh", "without an active e-ID"),
)
HELD = {
    "card_coverage_registered": CARD,
    "card_coverage_present": CARD,
    "eid_submitted": Held(
        Text("khi đã nộp hồ sơ định danh", "with an e-ID dossier"),
        Text("mà chưa nộp hồ sơ định danh", "without an e-ID dossier"),
    ),
    "eid_approved": Held(
        Text("khi đã được duyệt định danh", "with an approved e-ID"),
        Text("mà chưa được duyệt định danh", "without an approved e-ID"),
    ),
    "eid_activated": ACTIVE,
    "eid_activated_registered": ACTIVE,
    "id_number_notified": Held(
        Text("khi đã được thông báo số định danh", "and had been told their ID number"),
        Text("mà chưa được thông báo số định danh", "and had not been told their ID number"),
    ),
}
OF_SHARE = Held(
    Text("(có tính)", "(counted)"),
    Text("(không tính)", "(not counted)"),
)
SHORT = Held(Text("đã có", "with"), Text("chưa có", "without"))
SHORT_OF_SHARE = Held(Text("có tính", "counted"), Text("không tính", "not counted"))

DID = {
    "died": Text("qua đời", "died"),
    "moved_out": Text("chuyển đi", "moved out"),
    "opened": Text("có từ đầu sổ", "opened the register"),
    "born": Text("mới sinh", "came by birth"),
    "moved_in": Text("chuyển đến", "moved in"),
    "left": Text("đi vắng", "went away"),
    "returned": Text("trở về", "returned"),
    "turned_14": Text("đủ 14 tuổi", "turned 14"),
    "issued": Text("được cấp thẻ lần đầu", "got their first card"),
    "renewed": Text("được cấp đổi, cấp lại thẻ", "renewed their card"),
    "submitted": Text("nộp hồ sơ định danh", "submitted an e-ID dossier"),
    "approved": Text("được duyệt định danh", "had their e-ID approved"),
    "activated": Text("kích hoạt định danh", "activated their e-ID"),
    "notified": Text("được thông báo số định danh", "got to know their ID number"),
    "due": Text("có thẻ sắp hết hạn", "came within 60 days of expiry"),
    "expired": Text("có thẻ hết hạn", "let their card expire"),
    "rejected": Text("bị từ chối hồ sơ", "had their dossier rejected"),
    "aged": Text("thêm tuổi qua mốc", "grew past an age"),
    "untold": Text("không tách được lý do", "changed for reasons not told"),
}


def cause_name(view: View, key: str, part: Part) -> str:
    """The cause and, of those who came or went, which of the two: 'Đủ 14 tuổi (chưa có)'."""
    name = BRIDGE_CAUSES[part.cause].in_(view.language)
    held = _of(SHORT if key in HELD else SHORT_OF_SHARE, part)
    return f"{name} ({held.in_(view.language)})" if held else name


def cause_words(view: View, key: str, part: Part) -> str:
    """Who did what, and in which state: true of the moment it happened."""
    held, did = _of(HELD.get(key, OF_SHARE), part), DID[part.cause].in_(view.language)
    if held:
        return f"{people(view, part.persons)} {did} {held.in_(view.language)}"
    return f"{stayed(view, indicator_of(key), part.persons)} {did}"


def _of(held: Held, part: Part) -> Text | None:
    return None if part.having is None else held.having if part.having else held.lacking
