"""Where a number of a file stands and what it speaks of, in words of the house."""

from analytics.document import View, number
from analytics.form.settings.words import place_words
from analytics.meaning.catalogue import CATALOGUE
from analytics.words.errors import UnknownMonth
from analytics.words.month import parse_month
from analytics.words.text import Text

WHATS = {
    "value": Text("giá trị"),
    "having": Text("tử số"),
    "among": Text("mẫu số"),
    "target": Text("chỉ tiêu", context="claim"),
    "missing": Text("còn thiếu để đạt"),
    "lacking": Text("còn lại"),
    "lacking_away": Text("còn lại, đang vắng"),
    "rank": Text("xếp hạng"),
    "due": Text("hạn"),
    "change": Text("thay đổi"),
    "change in points": Text("thay đổi (điểm %)"),
    "bridge": Text("nguyên nhân"),
    "forecast": Text("dự báo"),
    "done": Text("đã làm trong kỳ"),
    "could": Text("chưa có đầu kỳ hoặc thành chưa có"),
    "done share": Text("% đã làm"),
}
BOTH = {"male": Text("nam"), "female": Text("nữ")}


def place_of(what: str) -> str:
    """'Biểu 2' of 'Biểu 2, Thôn 1, Cấp trong kỳ · cards_issued | v1 | 2024-12 | value'."""
    return what.partition(" · ")[0].partition(",")[0]


def where_words(view: View, what: str) -> str:
    """The place, and the figure behind the number where there is one."""
    place, _, claim = what.partition(" · ")
    told = claim_words(view, claim)
    return f"{place} · {told}" if told else place


def claim_words(view: View, claim: str) -> str:
    """Nothing for what is no figure: wording, names, dates, numbers of laws and tasks."""
    key, *rest = claim.split(" | ")
    key, _, member = key.partition(":")
    if key not in CATALOGUE or len(rest) != 3:
        return ""
    area, month, what = rest
    parts = (
        CATALOGUE[key].name.in_(view.language),
        BOTH[member].in_(view.language) if member in BOTH else "",
        ", ".join(place_words(view, one) for one in area.split("+")),
        month_words(view, month),
        WHATS[what.partition(",")[0]].in_(view.language) if what.partition(",")[0] in WHATS else "",
    )
    return ", ".join(filter(None, parts))


def month_words(view: View, month: str) -> str:
    try:
        return number.month_name(parse_month(month), view.language)
    except UnknownMonth:
        return month
