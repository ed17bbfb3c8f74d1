"""Every kind of file a month is handed out as: one table, for the page and the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from analytics.document import View
from analytics.document.download import DOCX, HTML, XLSX
from analytics.form.report.files import File, Order, Output, Shape, remarks
from analytics.meaning.publication.publish import issue, standing_of
from analytics.meaning.question import Reader
from analytics.paper.handout import handout_pdf
from analytics.paper.report.file import annex_xlsx, made, report_docx, report_pdf
from analytics.paper.slides.slides import MIME as PPTX
from analytics.paper.slides.slides import slides
from analytics.paper.stage.html import stage_file
from analytics.words.errors import BadArgument
from analytics.words.text import Text

PDF = "application/pdf"


T = TypeVar("T")


def ordered(printer: Callable[..., T]) -> Callable[[View, Order], T]:
    """A printer of the report, told what an order says."""

    def printed(view: View, order: Order) -> T:
        return printer(
            view.reader,
            view.month,
            dated=order.dated,
            language=view.language,
            number=order.number,
            shape=order.shape,
        )

    return printed


proof = ordered(made)  # the report with the checks of its numbers; refuses nothing by itself


def alone(printer: Callable[[View], bytes]) -> Callable[[View, Order], bytes]:
    return lambda view, _: printer(view)


def _handout(view: View, order: Order) -> bytes:
    return handout_pdf(view, code=order.shape.code or None)


OUTPUTS = (
    Output("docx", Text("Word (.docx)"), "docx", DOCX, ordered(report_docx)),
    Output("pdf", Text("PDF"), "pdf", PDF, ordered(report_pdf)),
    Output(
        "xlsx",
        Text("Phụ lục Excel (.xlsx)"),
        "xlsx",
        XLSX,
        ordered(annex_xlsx),
    ),
    Output("pptx", Text("Trang chiếu (.pptx)"), "pptx", PPTX, alone(slides), whole=True),
    Output("html", Text("Trình chiếu (.html)"), "html", HTML, alone(stage_file), whole=True),
    Output(
        "handout",
        Text("Tờ phát tay (PDF)"),
        "phat-tay.pdf",
        PDF,
        _handout,
        whole=True,
    ),
)
FORMATS = tuple(one.key for one in OUTPUTS)


def output_of(key: str) -> Output:
    for one in OUTPUTS:
        if one.key == key:
            return one
    raise BadArgument(key)


@dataclass(frozen=True)
class HandedOut:
    """A file, and what whoever takes it must know."""

    file: File
    remarks: tuple[str, ...]


def handed_out(
    reader: Reader, month: date, key: str, *, dated: date, number: int | None, at: str
) -> HandedOut:
    """The whole report. With the code where the month is published and still the same, and then
    entered in the book of what was handed out."""
    view = View(reader, month)
    file_kind, standing = output_of(key), standing_of(reader, month)
    file = file_kind.file(view, Order(dated, number, Shape(code=standing.code)))
    if standing.publication and standing.code:
        issue(reader, standing.publication, file.content, name=file.name, at=at)
    return HandedOut(file, remarks(view, standing))
