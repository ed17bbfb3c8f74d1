"""Báo cáo & chốt số: the report that proves its numbers, and the month frozen behind it."""

from analytics.document import Chapter, Page, View
from analytics.form.publication.history import history_panel, issues_panel
from analytics.form.publication.words import finding
from analytics.form.report.beside import last_report_panel
from analytics.form.report.files import DATED, NUMBER, PARTS, READERS
from analytics.meaning.door import shelf_of
from analytics.meaning.publication.publish import history, standing_of
from analytics.words.text import Text


def page(view: View) -> Page:
    shelf, standing = shelf_of(view.reader), standing_of(view.reader, view.month)
    return Page(
        finding(view, standing),
        lead(view),
        rows=(
            (last_report_panel(view, standing),),
            (history_panel(view, history(shelf)),),
            (issues_panel(view, shelf.issues()),),
        ),
    )


def lead(view: View) -> str:
    """What is done here and by whom: the report itself is for readers of the whole commune."""
    code = view.say("Ai cầm giấy cũng kiểm tra được bằng mã in trên đó.")
    if view.reader.role not in READERS:
        return code
    asked = view.say("Xem trước, đối chiếu từng con số, tải về; chỉ huy chốt.")
    return f"{asked} {code}"


REPORT = Chapter(
    "report",
    Text("Báo cáo & chốt số"),
    "bao-cao",
    "✎",
    page,
    (),
    (PARTS, DATED, NUMBER),
    parted=True,
)
