"""Letters, lines and cells of a .docx that python-docx leaves to its user, and how wide and tall
words are in Arial, so that nothing is placed where it would not fit."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

BODY = Pt(13)
CENTRED, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
LEFTMOST = WD_ALIGN_PARAGRAPH.LEFT
Side = Callable[[str, int], WD_ALIGN_PARAGRAPH]  # where words stand in the column of a place
WIDTHS = (  # thousandths of the size, as Adobe's metrics of Helvetica have them; Arial has the same
    (222, "ijl'|"),
    (278, "ft.,:;/!I ·\N{NO-BREAK SPACE}"),
    (333, "r-()"),
    (350, "•"),
    (500, "ckszvxyJ"),
    (556, "abdeghnopquđ0123456789L$–?_"),
    (584, "+=<>~−"),
    (611, "FTZ●■▲○"),
    (667, "ABEKPSVXY&"),
    (722, "CDHNRUwĐư"),
    (778, "GOQ"),
    (833, "mM"),
    (889, "%"),
    (944, "W"),
    (1000, "—…→"),
)
WIDTH = {letter: width for width, letters in WIDTHS for letter in letters}
USUAL = 600  # of a letter not told above
BOLD = 1.08  # a bold letter is at most so much wider
SPARE = 1.03
LINE = 1.2  # of the size: the height of a line


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


def filled(row: Any, words: Sequence[str], size: Length, side: Side, *, bold: bool) -> None:
    for place, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
        said(first(cell), word, size=size, bold=bold)
        placed(first(cell), side(word, place), after=0)


def repeated(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
    whole(row)


def whole(row: Any) -> None:
    """A row is never torn between two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """In points. Marks above and below a letter take no room."""
    total = sum(WIDTH.get(one, WIDTH.get(_bare(one), USUAL)) for one in words)
    return total * size / 1000 * (BOLD if bold else 1.0) * SPARE


def lines_of(words: str, size: float, room: float, *, bold: bool = False) -> int:
    """Broken at spaces, as every program breaks them."""
    count, left = 1, room
    for word in words.split(" "):
        wide = width_of(f"{word} ", size, bold=bold)
        if wide - width_of(" ", size, bold=bold) > left:
            count, left = count + 1, room
        left -= wide
    return count


def height_of(words: str, size: float, room: float, *, bold: bool = False) -> float:
    return lines_of(words, size, room, bold=bold) * size * LINE


def balanced(words: str, size: float, room: float, *, bold: bool = False) -> float:
    """The narrowest room that takes no more lines: no word is left alone on the last."""
    count = lines_of(words, size, room, bold=bold)
    narrow = next(
        share
        for share in range(50, 101, 2)
        if lines_of(words, size, room * share / 100, bold=bold) == count
    )
    return room * min(narrow + 4, 100) / 100


def bound(words: str) -> str:
    """A number stays on the line of the word it counts."""
    return re.sub(r"(?<=\d) (?=\w)| (?=%)", "\N{NO-BREAK SPACE}", words)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
