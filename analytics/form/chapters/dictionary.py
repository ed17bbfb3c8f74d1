"""Từ điển chỉ số: every definition, population, target document, and the edition loaded."""

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.panel import Chapter, Column, Page, Panel, Table
from analytics.form.verdict.said import BLANKS
from analytics.form.verdict.table import GLYPHS, ROWS
from analytics.form.view import View
from analytics.meaning.ask import months_of, provenance_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.settings.settings import settings_of
from analytics.meaning.targets import targets_of
from analytics.words.text import Text
from analytics.words.vocabulary import UNITS

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
            f"{len(CATALOGUE)} chỉ số, mỗi chỉ số một định nghĩa",
            f"{counted(len(CATALOGUE), 'indicator', 'en')}, each with one definition",
        ),
        view.say(
            "Mọi trang, bảng tải về và câu chữ đều lấy số từ danh mục này.",
            "Every page, download and sentence takes its numbers from this catalogue.",
        ),
        (),
        (
            (indicators_panel(view),),
            (verdicts_panel(view),),
            (targets_panel(view), edition_panel(view)),
        ),
    )


def indicators_panel(view: View) -> Panel:
    return Panel(
        "indicators",
        view.say("Định nghĩa từng chỉ số", "Definition of each indicator"),
        view.say("Số liệu cuối ngày cuối tháng", "As of the end of the month's last day"),
        Table(
            (
                Column(view.say("Chỉ số", "Indicator")),
                Column(view.say("Định nghĩa", "Definition")),
                Column(view.say("Tính trong", "Population")),
                Column(view.say("Đơn vị", "Unit")),
                Column(view.say("Chiều", "Direction")),
                Column(view.say("Nguồn", "Source")),
            ),
            tuple(
                (
                    one.name.in_(view.language),
                    one.definition.in_(view.language),
                    one.population.name.in_(view.language),
                    UNITS[one.unit].in_(view.language),
                    DIRECTIONS[one.direction].in_(view.language),
                    one.source.in_(view.language),
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
            f"{len(targets)} chỉ tiêu, {assumed} là giả định",
            f"{counted(len(targets), 'target', 'en')}; assumptions: {assumed}",
        ),
        view.say("Chỉ tiêu nào cũng ghi văn bản", "Every target names its document"),
        Table(
            (
                Column(view.say("Chỉ số", "Indicator")),
                Column(view.say("Chỉ tiêu giao", "Target")),
                Column(view.say("Hạn", "Due")),
                Column(view.say("Văn bản", "Document")),
                Column(view.say("Căn cứ", "Standing")),
            ),
            tuple(
                (
                    key.name.in_(view.language),
                    number.goal(target.value, view.language),
                    number.day(target.due),
                    target.document.in_(view.language),
                    STANDINGS[target.standing].in_(view.language),
                )
                for key, target in targets
            ),
        ),
        width=2,
    )


def verdicts_panel(view: View) -> Panel:
    """The table every verdict comes from, in the order in which it is read."""
    cut = settings_of(view.reader).cut
    shares = {
        name: number.goal(100 * value, view.language)
        for name, value in (("on_time", cut.on_time), ("close", cut.close), ("slight", cut.slight))
    }
    blanks = {name: "…" for name in BLANKS}
    return Panel(
        "verdicts",
        view.say(
            f"{len(ROWS)} cách kết luận, mỗi chỉ tiêu một kết luận ở mọi nơi",
            f"{len(ROWS)} verdicts, one of them for every target wherever it is shown",
        ),
        view.say(
            "Đọc từ trên xuống, dòng đầu tiên đúng thì dùng. Khả năng tính theo nhịp hiện nay",
            "Read from the top, the first that holds is used. Chances are at the present pace",
        ),
        Table(
            (
                Column(view.say("Khi nào", "When")),
                Column(view.say("Kết luận", "Verdict"), "verdict"),
                Column(view.say("Nói thêm", "Beside it")),
            ),
            tuple(
                (
                    row.when.filled(**shares).in_(view.language),
                    f"{GLYPHS[row.status]} {row.first.filled(**blanks).in_(view.language)}",
                    row.second.filled(**blanks).in_(view.language),
                )
                for row in ROWS
            ),
        ),
    )


def edition_panel(view: View) -> Panel:
    told, months = provenance_of(view.reader), months_of(view.reader)
    rows = (
        (view.say("Bản số", "Edition"), number.whole(told.sequence, view.language)),
        (view.say("Mã đối chiếu", "Hash"), told.short_hash),
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
    "dictionary", Text("Từ điển chỉ số", "Dictionary"), "tu-dien-chi-tieu", "○", page, ()
)
