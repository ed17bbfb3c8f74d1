"""The annex as an .xlsx workbook: a sheet a table, real numbers, definitions; no formula, no link.

Which cell holds what is data (`cells`), so that the check of a workbook reads the same list.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from xlsxwriter import Workbook

from analytics.document import Panel
from analytics.document.fact import fixed
from analytics.document.number import Written
from analytics.document.sentence import Sentence
from analytics.form.report.annex import NAMES, number_of
from analytics.form.report.report import Report
from analytics.meaning.catalogue import CATALOGUE
from analytics.paper.office.identity import book_identity
from analytics.paper.origin import SYNTHETIC
from analytics.paper.report.table import annex_word
from analytics.paper.sheet import LINE, NO_FORMULAS, WORDS, Looks, across, foot, lines, on_paper
from analytics.paper.workbook import DEFINED_AS

TOP = 4  # rows above the head of a table: title, origin, mark, a blank one
ACROSS = 130  # letters of all columns together
DEFINED = [36, 70, 40]
EPOCH = date(1899, 12, 30)  # day 0 of a sheet


@dataclass(frozen=True)
class Cell:
    """Where in which sheet which words or number stand."""

    sheet: str
    row: int
    column: int
    words: str
    look: str = ""

    @property
    def told(self) -> Written | None:
        """A single number, month or day; anything else is text."""
        return self.words if isinstance(self.words, Written) else None

    @property
    def value(self) -> str | float:
        """As it stands in the file: a date is the number of its day."""
        if self.told is None:
            return str(self.words)
        told = self.told.value
        return float((told - EPOCH).days if isinstance(told, date) else told)

    @property
    def format(self) -> str:
        return self.told.pattern if self.told is not None else WORDS


def cells(report: Report) -> tuple[Cell, ...]:
    """Every cell of the workbook, sheet by sheet."""
    found = [cell for annex in report.annexes for cell in _annex(report, annex)]
    return (*found, *_definitions(report))


def annex_book(report: Report) -> bytes:
    """The same report has the same bytes."""
    held = io.BytesIO()
    book = Workbook(held, NO_FORMULAS)
    title = f"{annex_word(report.view).capitalize()}: {report.head.subject}"
    book.set_properties(book_identity(report.view, report.provenance, title))
    looks, below = Looks(book, report.view.language), foot(report.view, report.provenance)
    widths = {sheet_name(report, one): widths_of(one) for one in report.annexes}
    widths[definitions_name(report)] = DEFINED
    for name in widths:
        book.add_worksheet(name)
    for (name, _), found in groupby(cells(report), key=lambda one: (one.sheet, one.row)):
        _written(book, looks, list(found), widths[name])
    for page, columns in zip(book.worksheets(), widths.values(), strict=True):
        top = 0 if columns is DEFINED else TOP
        on_paper(page, columns, foot=below, head=top)
        page.freeze_panes(top + 1, 1)
    book.close()
    return held.getvalue()


def widths_of(annex: Panel) -> list[int]:
    total = sum(one.width for one in annex.table.columns)
    return [max(9, round(ACROSS * one.width / total)) for one in annex.table.columns]


def sheet_name(report: Report, annex: Panel) -> str:
    name = NAMES[annex.key].in_(report.view.language).partition(" {")[0].replace("/", " ")
    return f"{number_of(annex)}. {name}"[:31]


def definitions_name(report: Report) -> str:
    return report.view.say("Định nghĩa", context="several")


def _annex(report: Report, annex: Panel) -> Iterator[Cell]:
    sheet, table = sheet_name(report, annex), annex.table
    yield Cell(sheet, 0, 0, annex.title, "title")
    yield Cell(sheet, 1, 0, origin(report), "note")
    if report.provenance.synthetic:
        yield Cell(sheet, 2, 0, SYNTHETIC.in_(report.view.language), "title")
    for column, told in enumerate(table.columns):
        yield Cell(sheet, TOP, column, told.name, "head")
    for row, line in enumerate(table.rows, start=TOP + 1):
        look = "total" if table.total and row == TOP + len(table.rows) else ""
        for column, words in enumerate(line):
            yield Cell(sheet, row, column, words, look)
    if table.empty:
        yield Cell(sheet, TOP + 1, 0, table.empty, "note")
    below = TOP + 2 + len(table.rows) + bool(table.empty)
    for row, note in enumerate(annex.notes, start=below):
        yield Cell(sheet, row, 0, note, "note")


def origin(report: Report) -> Sentence:
    """Data date and edition: a file that says by itself what it holds."""
    provenance, view = report.provenance, report.view
    edition = fixed(f"{provenance.sequence} ({provenance.short_hash})", "edition")
    return Sentence.of(view.say("Bản số liệu số "), edition, " · ", report.head.subject)


def _definitions(report: Report) -> Iterator[Cell]:
    name, language = definitions_name(report), report.view.language
    for column, head in enumerate(DEFINED_AS):
        yield Cell(name, 0, column, head.in_(language), "head")
    for row, one in enumerate(CATALOGUE.values(), start=1):
        told = (one.name, one.definition, one.population.name)
        for column, words in enumerate(told):
            source = f"{one.key} | definition"
            yield Cell(name, row, column, fixed(words.in_(language), source))


def _written(book: Workbook, looks: Looks, found: list[Cell], widths: list[int]) -> None:
    """One row of a sheet, as high as its longest words need; a sentence lies over every column."""
    page, row = book.get_worksheet_by_name(found[0].sheet), found[0].row
    for cell in found:
        bold = cell.look in ("title", "head", "total")
        if cell.look in ("title", "note"):
            across(page, looks, row, widths, cell.words, bold=bold)
            return
        look: dict[str, object] = {"text_wrap": True, "bold": bold}
        look |= {"border": 1} if cell.look == "head" else {}
        if isinstance(cell.value, float):
            page.write_number(row, cell.column, cell.value, looks.of(cell.format, **look))
        else:
            page.write_string(row, cell.column, cell.value, looks.of(**look))
    page.set_row(row, LINE * max(lines(one.words, widths[one.column]) for one in found))
