"""The proof beside the report: how many numbers of the files were found again, place by place."""

from collections.abc import Iterable

from analytics.document import Column, Panel, Table, View, number
from analytics.form.report.claims import place_of, where_words
from analytics.form.report.files import Checked
from analytics.words.text import Text

SAME, OTHER = Text("● Khớp"), Text("■ Lệch")


def told(checks: Iterable[Checked]) -> tuple[Checked, ...]:
    """Numbers alone: names and wording are compared too, but are no numbers. A place that differs
    counts whatever stands there."""
    return tuple(one for one in checks if not one.ok or any(map(str.isdigit, one.shown)))


def checks_panel(view: View, checks: tuple[Checked, ...]) -> Panel:
    """Places that differ come first, then the places in their order in the files."""
    numbers = told(checks)
    count = number.whole(len(numbers), view.language)
    return Panel(
        "report-checks",
        checks_title(view, numbers),
        view.say(
            "Đọc lại từ chính tệp Word, Excel vừa tạo rồi so với số đếm lại từ dữ liệu gốc. Một số "
            "lệch là không xuất tệp."
        ),
        places_table(view, numbers),
        more=(
            view.say("Xem từng con số ({count})", count=count),
            numbers_table(view, numbers),
        ),
    )


def checks_title(view: View, numbers: tuple[Checked, ...]) -> str:
    bad = sum(not one.ok for one in numbers)
    good, wrong = (number.whole(one, view.language) for one in (len(numbers) - bad, bad))
    return view.say("{good} con số khớp, {wrong} sai", good=good, wrong=wrong)


def places_table(view: View, numbers: tuple[Checked, ...]) -> Table:
    places: dict[str, list[Checked]] = {}
    for one in numbers:
        places.setdefault(place_of(one.what), []).append(one)
    rows = [(name, found) for name, found in places.items()]
    rows.sort(key=lambda row: all(one.ok for one in row[1]))
    return Table(
        (
            Column(view.say("Ở đâu")),
            Column(view.say("Khớp"), "whole"),
            Column(view.say("Sai"), "whole"),
        ),
        tuple(
            (name, sum(one.ok for one in found), sum(not one.ok for one in found))
            for name, found in rows
        ),
    )


def numbers_table(view: View, numbers: tuple[Checked, ...]) -> Table:
    return Table(
        (
            Column(view.say("Ở đâu")),
            Column(view.say("Trong tệp"), "written"),
            Column(view.say("Đếm lại"), "written"),
            Column(view.say("Kết quả"), "verdict"),
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
