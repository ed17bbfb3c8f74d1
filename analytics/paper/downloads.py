"""Which files each page gives away: its figures as a workbook, and what else is printed of it.

What makes a file is imported when somebody asks for one: the libraries that write Word and Excel
would be a third of a cold start.
"""

from analytics.document import Chapter, Download, Page, View
from analytics.document.download import CALENDAR, DOCX, HTML, XLSX
from analytics.meaning.answer import Provenance
from analytics.words.text import Text


def figures(page: Page, view: View, provenance: Provenance) -> bytes:
    from analytics.paper.workbook import workbook

    return workbook(page, view, provenance)


def sitting_papers(_page: Page, view: View, _of: Provenance) -> bytes:
    from analytics.paper.plan import sitting_papers

    return sitting_papers(view)


def sittings(_page: Page, view: View, _of: Provenance) -> bytes:
    from analytics.paper.ics import sittings_ics

    return sittings_ics(view)


def target_sheet(_page: Page, view: View, _of: Provenance) -> bytes:
    from analytics.paper.what_if import target_sheet

    return target_sheet(view)


def due_dates(_page: Page, view: View, _of: Provenance) -> bytes:
    from analytics.paper.ics import ics_file

    return ics_file(view)


def scenes(_page: Page, view: View, _of: Provenance) -> bytes:
    from analytics.paper.stage.html import stage_file

    return stage_file(view)


WORKBOOK = Download(Text("Tải trang này (.xlsx)"), "so-lieu.xlsx", XLSX, figures)
PAPERS = Text("Tải thông báo, danh sách (.docx)")
SHEET = Text("Tải phiếu giao chỉ tiêu (.docx)")
SCENES = Text("Tải bản trình chiếu (.html, không cần mạng)")
OTHERS = {
    "plan": (
        Download(PAPERS, "giay-to.docx", DOCX, sitting_papers),
        Download(Text("Tải lịch các buổi (.ics)"), "lich.ics", CALENDAR, sittings),
        Download(SHEET, "phieu-giao.docx", DOCX, target_sheet, whole=True),
    ),
    "due": (Download(Text("Tải lịch (.ics)"), "lich.ics", CALENDAR, due_dates),),
    "stage": (Download(SCENES, "san-khau.html", HTML, scenes),),
}


def downloads_of(chapter: Chapter) -> tuple[Download, ...]:
    return (WORKBOOK, *OTHERS.get(chapter.key, ()))
