"""The monthly report as a file. Nothing leaves unless every number in it was found again."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Required, TypedDict, Unpack

from analytics.document import View
from analytics.form.report.files import WHOLE, Shape, shaped
from analytics.form.report.report import Report, report_again, report_of
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.paper.office.check import Check, passed
from analytics.paper.office.pdf import as_pdf
from analytics.paper.report.book import annex_book
from analytics.paper.report.check import check_book, check_paper
from analytics.paper.report.render import rendered
from analytics.words.text import HOME, Language


@dataclass(frozen=True)
class Made:
    """A report, both its files and the checks of all their numbers."""

    report: Report
    docx: bytes
    xlsx: bytes
    checks: tuple[Check, ...]


class Terms(TypedDict, total=False):
    """How a report is asked for; what is left out is as `made` has it."""

    dated: Required[date]
    language: Language
    number: int | None
    shape: Shape


def report_docx(reader: Reader, month: date, **terms: Unpack[Terms]) -> bytes:
    """The report of a closed month, signed on `dated`. Raises ReportRefused when a number differs,
    TooEarly, NoIssuer, WholeCommuneOnly, and what `ask` raises."""
    return _passed(made(reader, month, **terms)).docx


def annex_xlsx(reader: Reader, month: date, **terms: Unpack[Terms]) -> bytes:
    """The annex as a workbook, from the same report and under the same check."""
    return _passed(made(reader, month, **terms)).xlsx


def report_pdf(reader: Reader, month: date, **terms: Unpack[Terms]) -> bytes:
    """The checked .docx through LibreOffice; without it LibreOfficeMissing says what to do."""
    return as_pdf(report_docx(reader, month, **terms))


def checked(reader: Reader, month: date, **terms: Unpack[Terms]) -> list[Check]:
    """Every number of both files as shown and as counted again; refuses nothing by itself."""
    return list(made(reader, month, **terms).checks)


def made(
    reader: Reader,
    month: date,
    *,
    dated: date,
    language: Language = HOME,
    number: int | None = None,
    shape: Shape = WHOLE,
) -> Made:
    """Kept until the edition or an entry of the chief changes."""
    return _made(replace(reader, language=language), month, dated, number, shape)


@remembered(entries=True, spoken=True)
def _made(reader: Reader, month: date, dated: date, number: int | None, shape: Shape) -> Made:
    view = View(reader, month)
    report = shaped(report_of(view, dated, number=number), shape)
    paper, book = rendered(report), annex_book(report)
    again = shaped(report_again(view, dated, number=number), shape)
    return Made(report, paper, book, (*check_paper(paper, again), *check_book(book, again)))


def _passed(made_files: Made) -> Made:
    passed(made_files.checks)
    return made_files
