"""What stands beside a report: the numbers of its files that were found again, place by place, and
what a reader of the last report would find changed."""

from collections.abc import Iterable

from analytics.document import Panel, Table, View, number, under
from analytics.form.publication.differences import differences_panel, differences_table
from analytics.form.publication.words import name_words
from analytics.form.report.files import Checked
from analytics.form.settings.words import place_words
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.publication.compared import Difference
from analytics.meaning.publication.publish import Standing, report_before, since
from analytics.words.errors import UnknownMonth
from analytics.words.month import parse_month
from analytics.words.publication import Publication
from analytics.words.text import Text

SAME, OTHER = Text("● Khớp"), Text("■ Lệch")


def told(checks: Iterable[Checked]) -> tuple[Checked, ...]:
    """Numbers alone: names and wording are compared too, but are no numbers. A place that differs
    counts whatever stands there."""
    return tuple(one for one in checks if not one.ok or any(map(str.isdigit, one.shown)))


def checks_panel(view: View, checks: tuple[Checked, ...]) -> Panel:
    """Places that differ come first, then the places in their order in the files."""
    numbers = told(checks)
    return Panel(
        "report-checks",
        checks_title(view, numbers),
        view.say(
            "Đọc lại từ chính tệp Word, Excel vừa tạo rồi so với số đếm lại từ dữ liệu gốc. Một số "
            "lệch là không xuất tệp."
        ),
        places_table(view, numbers),
        more=(
            view.say("Xem từng con số ({count})", count=len(numbers)),
            numbers_table(view, numbers),
        ),
    )


def checks_title(view: View, numbers: tuple[Checked, ...]) -> str:
    bad = sum(not one.ok for one in numbers)
    return view.say("{good} con số khớp, {wrong} sai", good=len(numbers) - bad, wrong=bad)


def places_table(view: View, numbers: tuple[Checked, ...]) -> Table:
    places: dict[str, list[Checked]] = {}
    for one in numbers:
        places.setdefault(place_of(one.what), []).append(one)
    rows = [(name, found) for name, found in places.items()]
    rows.sort(key=lambda row: all(one.ok for one in row[1]))
    return Table(
        view.columns("Ở đâu", under("whole", "Khớp", "Sai")),
        tuple(
            (name, sum(one.ok for one in found), sum(not one.ok for one in found))
            for name, found in rows
        ),
    )


def numbers_table(view: View, numbers: tuple[Checked, ...]) -> Table:
    return Table(
        view.columns(
            "Ở đâu", under("written", "Trong tệp", "Đếm lại"), under("verdict", "Kết quả")
        ),
        tuple(
            (
                where_words(view, one.what),
                one.shown,
                one.recomputed,
                (SAME if one.ok else OTHER).in_(view.language),
            )
            for one in sorted(numbers, key=lambda one: one.ok)
        ),
    )


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


KEY = "report-differences"


def last_report_panel(view: View, standing: Standing) -> Panel:
    """Against the newest publication of the last month published before this one."""
    before = report_before(view.reader, view.month)
    if before is None:
        return nothing_before(view)
    told = since(view.reader, before, standing)
    if standing.publication:
        return differences_panel(view, before, standing.publication, told)
    return unpublished(view, before, told)


def nothing_before(view: View) -> Panel:
    month = number.month_name(view.month, view.language)
    return Panel(
        KEY,
        view.say("Chưa có báo cáo đã chốt nào trước {month}", month=month),
        view.say("Khi một tháng trước đó được chốt, bảng này cho thấy mọi giá trị khác nhau."),
        Table((), ()),
    )


def unpublished(view: View, before: Publication, told: tuple[Difference, ...]) -> Panel:
    changed = tuple(one for one in told if one.changed)
    first, month = name_words(view, before), number.month_name(view.month, view.language)
    return Panel(
        KEY,
        view.say(
            "{first} → {month} (chưa chốt): {count}/{total} giá trị khác nhau",
            n=len(told),
            first=first,
            month=month,
            count=len(changed),
            total=len(told),
        ),
        view.say("Báo cáo trước: {code}. Tháng này lấy số đang có.", code=before.code),
        differences_table(view, tuple(one for one in changed if one.area == view.total)),
        more=(view.say("Xem mọi thôn, kể cả không đổi"), differences_table(view, told)),
    )
