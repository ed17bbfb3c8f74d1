"""How a publication, its standing and the result of a check are said."""

from analytics.document import View, number
from analytics.form.settings.words import when
from analytics.meaning.publication.compared import Difference
from analytics.meaning.publication.publish import Told
from analytics.words.publication import Fault, Publication
from analytics.words.text import Text

STANDINGS = {
    "current": Text("● Đang có giá trị"),
    "superseded": Text("▲ Đã có bản đính chính"),
    "invalid": Text("■ Không còn giá trị"),
}


def name_words(view: View, told: Publication | Told) -> str:
    """'12/2024, bản 1'."""
    month = number.month_name(told.month, view.language)
    return view.say("{month}, bản {number}", month=month, number=told.number)


def who_words(view: View, who: str) -> str:
    return view.say("chỉ huy") if who == "chief" else who


def signed_words(view: View, told: Publication) -> str:
    at, who = when(told.at), who_words(view, told.who)
    return view.say(
        "Chốt {at}, người chốt: {who}, khóa {signer}", at=at, who=who, signer=told.signer
    )


def fault_words(view: View, fault: Fault) -> str:
    """What is wrong, with the file and its bytes where they say something."""
    expected, found = (number.whole(one, view.language) for one in (fault.expected, fault.found))
    told = {
        "altered": view.say(
            "Tệp {file} đã bị sửa: lẽ ra {expected} byte, đang có {found} byte.",
            file=fault.file,
            expected=expected,
            found=found,
        ),
        "truncated": view.say(
            "Tệp {file} thiếu phần cuối: lẽ ra {expected} byte, chỉ có {found} byte.",
            file=fault.file,
            expected=expected,
            found=found,
        ),
        "missing": view.say("Thiếu tệp {file}.", file=fault.file),
        "extra": view.say(
            "Có tệp lạ {file} ({found} byte) không thuộc bản đã ký.", file=fault.file, found=found
        ),
        "misplaced": view.say(
            "Tệp {file} là của một bản khác, bị đặt vào chỗ này.", file=fault.file
        ),
        "unknown_signer": view.say(
            "Khóa {signer} không nằm trong danh sách khóa được tin (keys/trusted).",
            signer=fault.signer,
        ),
    }
    return told[fault.kind]


def indicator_name(view: View, one: Difference) -> str:
    figure = one.after or one.before
    return figure.indicator.name.in_(view.language) if figure else one.indicator
