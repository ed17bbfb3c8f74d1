"""Từ điển chỉ số: every definition, population, target document, and the edition loaded."""

from analytics.document import Chapter, Page, Panel, Table, View, number, under
from analytics.form.verdict.said import BLANKS
from analytics.form.verdict.table import GLYPHS, ROWS, Row
from analytics.meaning.ask import months_of, provenance_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.settings.settings import settings_of
from analytics.meaning.targets import targets_of
from analytics.words.text import Text
from analytics.words.vocabulary import UNITS

DIRECTIONS = {
    "up": Text("càng cao càng tốt"),
    "down": Text("càng thấp càng tốt"),
    "neutral": Text("trung tính"),
}
STANDINGS = {"sourced": Text("có văn bản"), "assumption": Text("giả định")}


def page(view: View) -> Page:
    return Page(
        view.say(
            "{indicators} chỉ số, mỗi chỉ số một định nghĩa",
            n=len(CATALOGUE),
            indicators=len(CATALOGUE),
        ),
        view.say("Mọi trang, bảng tải về và câu chữ đều lấy số từ danh mục này."),
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
        view.say("Định nghĩa từng chỉ số"),
        view.say("Số liệu cuối ngày cuối tháng"),
        Table(
            view.columns("Chỉ số", "Định nghĩa", "Tính trong", "Đơn vị", "Chiều", "Nguồn"),
            tuple(
                (
                    view.say(one.name),
                    view.say(one.definition),
                    view.say(one.population.name),
                    view.say(UNITS[one.unit]),
                    view.say(DIRECTIONS[one.direction]),
                    view.say(one.source),
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
            "{targets} chỉ tiêu, {assumed} là giả định",
            n=len(targets),
            assumed=assumed,
            targets=len(targets),
        ),
        view.say("Chỉ tiêu nào cũng ghi văn bản"),
        Table(
            view.columns("Chỉ số", "Chỉ tiêu giao", "Hạn", "Văn bản", "Căn cứ"),
            tuple(
                (
                    view.say(key.name),
                    view.goal(target.value),
                    number.day(target.due),
                    view.say(target.document),
                    view.say(STANDINGS[target.standing]),
                )
                for key, target in targets
            ),
        ),
        width=2,
    )


def verdict_row(view: View, row: Row) -> tuple[str, str, str]:
    """When a verdict is said, its glyph with what is said first, and what stands beside it."""
    cut = settings_of(view.reader).cut
    shares = {
        name: view.goal(100 * value)
        for name, value in (("on_time", cut.on_time), ("close", cut.close), ("slight", cut.slight))
    }
    blanks = {name: "…" for name in BLANKS}
    return (
        view.say(row.when.filled(**shares)),
        f"{GLYPHS[row.status]} {row.first.filled(**blanks).in_(view.language)}",
        view.say(row.second.filled(**blanks)),
    )


def verdicts_panel(view: View) -> Panel:
    """The table every verdict comes from, in the order in which it is read."""
    return Panel(
        "verdicts",
        view.say("{rows} cách kết luận, mỗi chỉ tiêu một kết luận ở mọi nơi", rows=len(ROWS)),
        view.say(
            "Đọc từ trên xuống, dòng đầu tiên đúng thì dùng. Khả năng tính theo nhịp hiện nay"
        ),
        Table(
            view.columns("Khi nào", under("verdict", "Kết luận"), "Nói thêm"),
            tuple(verdict_row(view, row) for row in ROWS),
        ),
    )


def edition_panel(view: View) -> Panel:
    told, months = provenance_of(view.reader), months_of(view.reader)
    rows = (
        (view.say("Bản số"), view.whole(told.sequence)),
        (view.say("Mã đối chiếu"), told.short_hash),
        (view.say("Ngày số liệu"), number.day(told.as_of)),
        (
            view.say("Các tháng"),
            " – ".join(view.month_name(one) for one in (months[0], months[-1])),
        ),
        (
            view.say("Nguồn dữ liệu"),
            view.say("dữ liệu giả lập") if told.synthetic else view.say("sổ cư trú"),
        ),
    )
    return Panel(
        "edition",
        view.say("Đang dùng bản số {sequence}", sequence=told.sequence),
        view.say("Bản số liệu không bao giờ bị sửa"),
        Table(view.columns("Mục", "Giá trị"), rows),
    )


DICTIONARY = Chapter("dictionary", Text("Từ điển chỉ số"), "tu-dien-chi-tieu", "○", page, ())
