"""The annex of a report: landscape pages, one native table each, its head repeated."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from analytics.document import Kind, Panel, Table, View, number
from analytics.document.fact import Fact
from analytics.paper.office.document import HEIGHT, WIDTH, grid
from analytics.paper.office.typeset import CENTRED, first, placed, said

INSIDE = Mm(252)  # a landscape A4 between its side margins
SMALL = Pt(10)
ANNEX = Pt(14)
PAGE = 20  # rows


def landscape(made: Document, view: View, cited: str) -> None:
    """A new section for the annex; the running head and foot go on."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = HEIGHT, WIDTH
    section.different_first_page_header_footer = False
    line = made.add_paragraph()
    said(line, annex_word(view), size=ANNEX, bold=True)
    placed(line, CENTRED, after=0, keep=True)
    told = made.add_paragraph()
    said(told, cited, italic=True)
    placed(told, CENTRED, after=6, keep=True)


def annex_word(view: View) -> str:
    return view.say("PHỤ LỤC")


def annexed(made: Document, annex: Panel) -> None:
    """Title, table, notes; a table without rows says why in its one row."""
    title = made.add_paragraph()
    said(title, annex.title, bold=True)
    placed(title, WD_ALIGN_PARAGRAPH.LEFT, before=10, after=4, keep=True)
    if long(annex):
        _noted(made, annex)
    _table(made, annex.table)
    if not long(annex):
        _noted(made, annex)


def _table(made: Document, told: Table) -> None:
    table = grid(
        made,
        [one.name for one in told.columns],
        told.rows,
        widths=[one.width for one in told.columns],
        size=SMALL,
        inside=INSIDE,
        side=lambda words, place: _side(words, told.columns[place].kind),
        total=told.total,
    )
    if told.empty:
        cells = table.add_row().cells
        line = first(cells[0].merge(cells[-1]))
        said(line, told.empty, size=SMALL)
        placed(line, _side(told.empty, "text"), after=0)


def long(annex: Panel) -> bool:
    """A table that fills a page has its notes above it: none is left alone on the last page."""
    return len(annex.table.rows) > PAGE


def _noted(made: Document, annex: Panel) -> None:
    for note in annex.notes:
        line = made.add_paragraph()
        said(line, note, size=SMALL, italic=True)
        placed(line, WD_ALIGN_PARAGRAPH.JUSTIFY, before=3, after=3)


def _side(words: str, kind: Kind) -> WD_ALIGN_PARAGRAPH:
    """Numbers at the right, one under the other; where there is none, in the middle."""
    if words == number.ABSENT and not isinstance(words, Fact):
        return CENTRED
    return WD_ALIGN_PARAGRAPH.RIGHT if kind == "written" else WD_ALIGN_PARAGRAPH.LEFT
