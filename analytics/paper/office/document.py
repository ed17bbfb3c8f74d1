"""An official paper (Decree 30/2020/NĐ-CP, appendix I) as .docx: A4, margins, head, foot.

Dates that a hand writes stay dotted lines; nothing here knows a name or today's date.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from analytics.document import View, number
from analytics.meaning.answer import Provenance
from analytics.paper.office.identity import identified, spelled
from analytics.paper.office.typeset import (
    BODY,
    CENTRED,
    JUSTIFIED,
    LEFTMOST,
    Side,
    counted,
    filled,
    first,
    placed,
    repeated,
    said,
    whole,
    wide,
)
from analytics.paper.origin import SYNTHETIC
from analytics.words.text import Text

FONT = "Times New Roman"
HEAD, NAMES, NOTE, THIN = Pt(13), Pt(12), Pt(9), Pt(8)  # no name of an office breaks at 12
SHORT_RULE, RULE = "————", "—————————————"
WIDTH, HEIGHT = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
INSIDE = Mm(165)  # between the side margins
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can tell

STATE = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = Text("Độc lập - Tự do - Hạnh phúc")
NUMBER = Text("Số: …………/……………")
DATED = Text("{place}, ngày …… tháng …… năm ………")


def document(view: View, provenance: Provenance, title: str) -> Document:
    """An empty paper with its margins, type, running head and foot; the letterhead comes after.

    `title` is what the file calls itself, here and in a PDF made of it.
    """
    made = docx.Document()
    _styled(made)
    spelled(made, view.language)
    section = made.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = section.footer_distance = Mm(9)
    _running(made, view, provenance)
    identified(made.core_properties, view, provenance, title)
    return made


def letterhead(
    made: Document, view: View, names: Sequence[str], *, symbol: str, dated: str
) -> None:
    """Superior, issuer and its name of today with the number at the left; state, motto and date at
    the right. Names that are not there are empty."""
    state, motto = (one.in_(view.language) for one in (STATE, MOTTO))
    table = made.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    wide(table, (Mm(67), Mm(98)))
    left, right = table.rows[0].cells
    unit = zip(names, (NAMES, NAMES, NAMES), ("", "bold", ""), strict=True)
    _stacked(left, (*unit, (SHORT_RULE, THIN, ""), (symbol, HEAD, "")))
    called = ((state, NAMES, "bold"), (motto, HEAD, "bold"))
    _stacked(right, (*called, (RULE, THIN, ""), (dated, HEAD, "italic")))


def _stacked(cell: Any, told: Iterable[tuple[str, Length, str]]) -> None:
    """Words, size and face, a line each; nothing where there are no words."""
    for place, (words, size, face) in enumerate(one for one in told if one[0]):
        line = cell.add_paragraph() if place else first(cell)
        said(line, words, size=size, bold=face == "bold", italic=face == "italic")
        placed(line, CENTRED, after=0)


def titled(made: Document, *lines: str) -> None:
    """The kind of paper in capitals, what it is about below it, both bold and centred."""
    for place, line in enumerate(lines):
        told = made.add_paragraph()
        said(told, line.upper() if not place else line, size=Pt(14), bold=True)
        placed(told, CENTRED, before=12 if not place else 0, after=2, keep=True)


def paragraph(made: Document, words: str, *, bold: bool = False, indent: bool = True) -> Paragraph:
    told = made.add_paragraph()
    said(told, words, size=BODY, bold=bold)
    placed(told, JUSTIFIED, before=6, after=0)
    if indent:
        told.paragraph_format.first_line_indent = Mm(10)
    return told


def grid(
    made: Document,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float],
    size: Length = BODY,
    tall: Length | None = None,
    inside: Length = INSIDE,
    side: Side = lambda _words, _column: LEFTMOST,
    total: bool = False,
) -> Any:
    """A table of words with ruled lines; its head is repeated on every page. Widths are shares.

    `tall`: the least height of a row, for lines that are filled in by hand; `total`: of the last.
    """
    table = made.add_table(rows=1, cols=len(columns))
    table.style, table.autofit = "Table Grid", False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    wide(table, [Length(int(inside * share / sum(widths))) for share in widths])
    filled(table.rows[0], columns, size, lambda _words, _column: CENTRED, bold=True)
    repeated(table.rows[0])
    for place, row in enumerate(rows, start=1):
        line = table.add_row()
        line.height = tall
        filled(line, row, size, side, bold=total and place == len(rows))
        whole(line)
    return table


def signed(made: Document, left: Sequence[str], right: Sequence[str]) -> None:
    """Two places to sign: the words above them, then room for the hand."""
    table = made.add_table(rows=1, cols=2)
    table.autofit = False
    wide(table, (Length(INSIDE // 2), Length(INSIDE // 2)))
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        for place, line in enumerate(lines):
            told = cell.paragraphs[0] if not place else cell.add_paragraph()
            said(told, line, size=BODY, bold=not place, italic=bool(place))
            placed(told, CENTRED, before=12 if not place else 0, after=0)
        cell.add_paragraph().paragraph_format.space_after = Pt(42)
    whole(table.rows[0])


def saved(made: Document) -> bytes:
    """The same paper has the same bytes: the zip tells no moment of packing."""
    raw, packed = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def _styled(made: Document) -> None:
    """East Asian and complex letters too, or Word falls back to another face for some marks."""
    normal: Any = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, BODY
    normal.paragraph_format.space_after = Pt(0)
    fonts = normal.element.rPr.rFonts
    for letters in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(letters), FONT)


def _running(made: Document, view: View, provenance: Provenance) -> None:
    """Page number at the top from page 2 on, as the decree has it; origin and edition below."""
    section = made.sections[0]
    section.different_first_page_header_footer = True
    mark = SYNTHETIC.in_(view.language) if provenance.synthetic else ""
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        line = header.paragraphs[0]
        placed(line, CENTRED, after=0)
        if numbered:
            counted(line, "PAGE")
        if mark:
            said(line, f" · {mark}" if numbered else mark, size=Pt(11), bold=True)
    for footer in (section.first_page_footer, section.footer):
        line = footer.paragraphs[0]
        placed(line, CENTRED, after=0)
        said(line, _source(view, provenance), size=NOTE)
        counted(line, "PAGE", size=NOTE)
        said(line, "/", size=NOTE)
        counted(line, "NUMPAGES", size=NOTE)


def _source(view: View, provenance: Provenance) -> str:
    day, edition = number.day(view.month), f"{provenance.sequence} ({provenance.short_hash})"
    return view.say(
        "Số liệu đến hết ngày {day} · bản số {edition} · trang ", day=day, edition=edition
    )
