"""Letters, lines and cells of a .docx: what python-docx leaves to its user."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

BODY = Pt(13)
CENTRED, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def said(
    line: Paragraph, words: str, *, size: Length = BODY, bold: bool = False, italic: bool = False
) -> Run:
    run = line.add_run(words)
    run.font.size, run.bold, run.italic = size, bold, italic
    return run


def counted(line: Paragraph, code: str, *, size: Length = BODY) -> None:
    """A number that Word counts itself, in a letter of its own size."""
    run = said(line, "1", size=size)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run._r.addprevious(field)
    field.append(run._r)


def first(cell: Any) -> Paragraph:
    line: Paragraph = cell.paragraphs[0]
    return line


def placed(
    line: Paragraph,
    alignment: WD_ALIGN_PARAGRAPH,
    *,
    before: float = 0,
    after: float = 6,
    keep: bool = False,
) -> None:
    line.alignment = alignment
    form = line.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep


def wide(table: Any, widths: Sequence[Length]) -> None:
    """Both the columns and their cells: Word reads the one, LibreOffice the other."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def filled(row: Any, words: Sequence[str], size: Length, *, bold: bool) -> None:
    for cell, word in zip(row.cells, words, strict=True):
        said(first(cell), word, size=size, bold=bold)
        placed(first(cell), CENTRED if bold else WD_ALIGN_PARAGRAPH.LEFT, after=0)


def repeated(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
    whole(row)


def whole(row: Any) -> None:
    """A row is never torn between two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
