"""The annex as an .xlsx workbook: a sheet a table, real numbers, definitions; no formula, no link.

Which cell holds what is data (`cells`), so that the check of a workbook reads the same list.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.format import Format

from analytics.form.annex.annexes import Annex
from analytics.form.annex.fact import Fact, Piece, Sentence, fixed, plain
from analytics.form.narrative.report import Report
from analytics.meaning.catalogue import CATALOGUE
from analytics.paper.office.document import SYNTHETIC
from analytics.paper.workbook import FORMATS, NO_FORMULAS, WORDS

TOP = 4  # rows above the head of a table: title, origin, mark, a blank one
FIRST, OTHERS = 16, 13  # widths in letters
PERCENT = '0.0"%"'


@dataclass(frozen=True)
class Cell:
    """Where in which sheet which words or number stand."""

    sheet: str
    row: int
    column: int
    words: Sentence
    look: str = ""

    @property
    def value(self) -> str | float:
        """A single number is written as a number, anything else as text."""
        match self.words:
            case (Fact(value=float() as number, kind=kind),) if kind != "text":
                return number
        return plain(self.words)

    @property
    def format(self) -> str:
        match self.words:
            case (Fact(value=float(), kind="percent"),):
                return PERCENT
            case (Fact(value=float(), kind=kind),):
                return FORMATS.get(kind, WORDS)
        return WORDS


def cells(report: Report) -> tuple[Cell, ...]:
    """Every cell of the workbook, sheet by sheet."""
    found = [cell for annex in report.annexes for cell in _annex(report, annex)]
    return (*found, *_definitions(report))


def annex_book(report: Report) -> bytes:
    """The same report has the same bytes."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, NO_FORMULAS)
    created = datetime.combine(report.provenance.as_of, time())
    book.set_properties({"created": created})
    for annex in report.annexes:
        _page(book, report, annex)
    definitions = book.add_worksheet(definitions_name(report))
    definitions.set_column(0, 0, 36)
    definitions.set_column(1, 2, 70)
    looks: dict[tuple[str, str], Format] = {}
    for cell in cells(report):
        look = cell.look, cell.format
        if look not in looks:
            looks[look] = book.add_format(_look(cell))
        _written(book, cell, looks[look])
    book.close()
    return held.getvalue()


def sheet_name(report: Report, annex: Annex) -> str:
    name = annex.name.in_(report.view.language).partition(" {")[0].replace("/", " ")
    return f"{annex.number}. {name}"[:31]


def definitions_name(report: Report) -> str:
    return report.view.say("Định nghĩa", "Definitions")


def _page(book: xlsxwriter.Workbook, report: Report, annex: Annex) -> None:
    """Widths, the head frozen, and one page wide on paper with the head on every page."""
    page = book.add_worksheet(sheet_name(report, annex))
    last = TOP + len(annex.rows) + bool(annex.empty) + 1 + len(annex.notes)
    total = sum(annex.widths)
    for column, share in enumerate(annex.widths):
        page.set_column(column, column, max(9, round(130 * share / total)))
    page.freeze_panes(TOP + 1, 1)
    page.print_area(0, 0, last, len(annex.head) - 1)
    page.repeat_rows(TOP)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _annex(report: Report, annex: Annex) -> Iterator[Cell]:
    sheet = sheet_name(report, annex)
    yield Cell(sheet, 0, 0, annex.title, "title")
    yield Cell(sheet, 1, 0, origin(report))
    if report.provenance.synthetic:
        yield Cell(sheet, 2, 0, (SYNTHETIC.in_(report.view.language),), "title")
    for column, words in enumerate(annex.head):
        yield Cell(sheet, TOP, column, words, "head")
    for row, line in enumerate(annex.rows, start=TOP + 1):
        look = "total" if annex.number < 5 and row == TOP + len(annex.rows) else ""
        for column, words in enumerate(line):
            yield Cell(sheet, row, column, words, look)
    if annex.empty:
        yield Cell(sheet, TOP + 1, 0, annex.empty)
    below = TOP + 2 + len(annex.rows) + bool(annex.empty)
    for row, note in enumerate(annex.notes, start=below):
        yield Cell(sheet, row, 0, note, "note")


def origin(report: Report) -> Sentence:
    """Data date and edition: a file that says by itself what it holds."""
    provenance, view = report.provenance, report.view
    edition = fixed(f"{provenance.sequence} ({provenance.short_hash})", "edition")
    words: Piece = view.say("Bản số liệu số ", "Edition ")
    return (words, edition, " · ", *report.head.subject)


def _definitions(report: Report) -> Iterator[Cell]:
    name, language = definitions_name(report), report.view.language
    for row, one in enumerate(CATALOGUE.values()):
        told = (one.name, one.definition, one.population.name)
        for column, words in enumerate(told):
            source = f"{one.key} | definition"
            yield Cell(name, row, column, (fixed(words.in_(language), source),))


def _look(cell: Cell) -> dict[str, object]:
    look: dict[str, object] = {"num_format": cell.format}
    if cell.look in ("title", "head", "total"):
        look["bold"] = True
    if cell.look == "head":
        look |= {"text_wrap": True, "valign": "top", "border": 1}
    return look


def _written(book: xlsxwriter.Workbook, cell: Cell, look: Format) -> None:
    page = book.get_worksheet_by_name(cell.sheet)
    if isinstance(cell.value, float):
        page.write_number(cell.row, cell.column, cell.value, look)
    else:
        page.write_string(cell.row, cell.column, cell.value, look)
