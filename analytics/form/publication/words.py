"""How a publication, its standing and the result of a check are said."""

from analytics.form import number
from analytics.form.settings.words import when
from analytics.form.view import View
from analytics.meaning.publication.compared import Difference
from analytics.meaning.publication.publish import Told
from analytics.words.publication import Fault, Publication
from analytics.words.text import Text

STANDINGS = {
    "current": Text("● Đang có giá trị", "● Current"),
    "superseded": Text("▲ Đã có bản đính chính", "▲ Superseded by a correction"),
    "invalid": Text("■ Không còn giá trị", "■ Not valid any more"),
}


def name_words(view: View, told: Publication | Told) -> str:
    """'12/2024, bản 1'."""
    month = number.month_name(told.month, view.language)
    return view.say(f"{month}, bản {told.number}", f"{month}, no. {told.number}")


def who_words(view: View, who: str) -> str:
    return view.say("chỉ huy", "chief") if who == "chief" else who


def signed_words(view: View, told: Publication) -> str:
    at, who = when(told.at), who_words(view, told.who)
    return view.say(
        f"Chốt {at}, người chốt: {who}, khóa {told.signer}",
        f"Published {at} by: {who}, key {told.signer}",
    )


def fault_words(view: View, fault: Fault) -> str:
    """What is wrong, with the file and its bytes where they say something."""
    expected, found = (number.whole(one, view.language) for one in (fault.expected, fault.found))
    told = {
        "altered": view.say(
            f"Tệp {fault.file} đã bị sửa: lẽ ra {expected} byte, đang có {found} byte.",
            f"File {fault.file} was altered: {expected} bytes expected, {found} found.",
        ),
        "truncated": view.say(
            f"Tệp {fault.file} thiếu phần cuối: lẽ ra {expected} byte, chỉ có {found} byte.",
            f"File {fault.file} ends early: {expected} bytes expected, only {found} found.",
        ),
        "missing": view.say(f"Thiếu tệp {fault.file}.", f"File {fault.file} is absent."),
        "extra": view.say(
            f"Có tệp lạ {fault.file} ({found} byte) không thuộc bản đã ký.",
            f"File {fault.file} ({found} bytes) is no part of what was signed.",
        ),
        "misplaced": view.say(
            f"Tệp {fault.file} là của một bản khác, bị đặt vào chỗ này.",
            f"File {fault.file} belongs to another publication and was put in this place.",
        ),
        "unknown_signer": view.say(
            f"Khóa {fault.signer} không nằm trong danh sách khóa được tin (keys/trusted).",
            f"Key {fault.signer} is not on the list of trusted keys (keys/trusted).",
        ),
    }
    return told[fault.kind]


def indicator_name(view: View, one: Difference) -> str:
    figure = one.after or one.before
    return figure.indicator.name.in_(view.language) if figure else one.indicator
