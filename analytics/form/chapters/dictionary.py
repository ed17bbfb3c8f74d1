"""Từ điển chỉ tiêu: every definition, population, target document, and the edition loaded."""

from analytics.form import number
from analytics.form.panel import Chapter, Column, Page, Panel, Table
from analytics.form.view import View
from analytics.meaning.ask import months_of, provenance_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.indicator import UNITS
from analytics.meaning.targets import targets_of
from analytics.words.text import Text

DIRECTIONS = {
    "up": Text("càng cao càng tốt", "higher is better"),
    "down": Text("càng thấp càng tốt", "lower is better"),
    "neutral": Text("trung tính", "neutral"),
}
STANDINGS = {
    "sourced": Text("có văn bản", "documented"),
    "assumption": Text("giả định", "assumption"),
}


def page(view: View) -> Page:
    return Page(
        view.say(
            f"{len(CATALOGUE)} chỉ tiêu, mỗi chỉ tiêu một định nghĩa",
            f"{len(CATALOGUE)} indicators, each with one definition",
        ),
        view.say(
            "Mọi trang, bảng tải về và câu chữ đều lấy số từ danh mục này.",
            "Every page, download and sentence takes its numbers from this catalogue.",
        ),
        (),
        ((indicators_panel(view),), (targets_panel(view), edition_panel(view))),
    )


def indicators_panel(view: View) -> Panel:
    return Panel(
        "indicators",
        view.say("Định nghĩa từng chỉ tiêu", "Definition of each indicator"),
        view.say("Số liệu cuối ngày cuối tháng", "As of the end of the month's last day"),
        Table(
            (
                Column(view.say("Chỉ tiêu", "Indicator")),
                Column(view.say("Định nghĩa", "Definition")),
                Column(view.say("Tính trong", "Population")),
                Column(view.say("Đơn vị", "Unit")),
                Column(view.say("Chiều", "Direction")),
                Column(view.say("Nguồn", "Source")),
                Column(view.say("Mã", "Key")),
            ),
            tuple(
                (
                    one.name.in_(view.language),
                    one.definition.in_(view.language),
                    one.population.name.in_(view.language),
                    UNITS[one.unit].in_(view.language),
                    DIRECTIONS[one.direction].in_(view.language),
                    one.source.in_(view.language),
                    one.key,
                )
                for one in CATALOGUE.values()
            ),
        ),
    )


def targets_panel(view: View) -> Panel:
    targets = targets_of(view.reader)
    assumed = sum(target.standing == "assumption" for _, target in targets)
    return Panel(
        "targets",
        view.say(
            f"{len(targets)} mục tiêu, {assumed} là giả định",
            f"{len(targets)} targets, {assumed} are assumptions",
        ),
        view.say("Mục tiêu nào cũng ghi văn bản", "Every target names its document"),
        Table(
            (
                Column(view.say("Chỉ tiêu", "Indicator")),
                Column(view.say("Mục tiêu", "Target")),
                Column(view.say("Hạn", "Due")),
                Column(view.say("Văn bản", "Document")),
                Column(view.say("Căn cứ", "Standing")),
            ),
            tuple(
                (
                    CATALOGUE[key].name.in_(view.language),
                    number.goal(target.value, view.language),
                    number.day(target.due),
                    view.say(target.document_vi, target.document_en),
                    STANDINGS[target.standing].in_(view.language),
                )
                for key, target in targets
            ),
        ),
        width=2,
    )


def edition_panel(view: View) -> Panel:
    told, months = provenance_of(view.reader), months_of(view.reader)
    rows = (
        (view.say("Bản số", "Edition"), number.whole(told.sequence, view.language)),
        (view.say("Mã băm", "Hash"), told.short_hash),
        (view.say("Ngày số liệu", "Data date"), number.day(told.as_of)),
        (
            view.say("Các tháng", "Months"),
            " – ".join(number.month_name(one, view.language) for one in (months[0], months[-1])),
        ),
        (
            view.say("Nguồn dữ liệu", "Origin"),
            view.say("dữ liệu giả lập", "synthetic data")
            if told.synthetic
            else view.say("sổ cư trú", "register"),
        ),
    )
    return Panel(
        "edition",
        view.say(f"Đang dùng bản số {told.sequence}", f"Edition {told.sequence} is loaded"),
        view.say("Bản số liệu không bao giờ bị sửa", "An edition is never edited"),
        Table((Column(view.say("Mục", "Item")), Column(view.say("Giá trị", "Value"))), rows),
    )


DICTIONARY = Chapter(
    "dictionary", Text("Từ điển chỉ tiêu", "Dictionary"), "tu-dien-chi-tieu", "○", page, ()
)
