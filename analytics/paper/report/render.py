"""The report as .docx: every part in the decree's order, words as the model has them."""

from docx.document import Document
from docx.shared import Mm, Pt

from analytics.form.report.annex.chart import Drawing
from analytics.form.report.annex.fact import plain
from analytics.form.report.line import Line
from analytics.form.report.report import Report
from analytics.paper.office.chart import drawn
from analytics.paper.office.document import document, saved
from analytics.paper.office.typeset import CENTRED, JUSTIFIED, placed, said
from analytics.paper.report.chart import native
from analytics.paper.report.code import coded
from analytics.paper.report.head import footed, headed
from analytics.paper.report.table import annexed, landscape
from analytics.words.text import Language

INDENT = Mm(10)
CHART = Mm(68)


def rendered(report: Report) -> bytes:
    """The same report has the same bytes."""
    made = document(report.view, report.provenance, titled(report))
    headed(made, report.view, report.head)
    for block in report.body:
        if isinstance(block, Drawing):
            _captioned(made, block, report.view.language)
        else:
            _line(made, block)
    footed(made, report.foot)
    if report.code:
        coded(made, report.code)
    if report.annexes:
        landscape(made, report.view, cited(report))
    for annex in report.annexes:
        annexed(made, annex)
    return saved(made)


def titled(report: Report) -> str:
    """'Báo cáo: Kết quả thực hiện Đề án 06 tháng 12/2024'."""
    return f"{report.head.kind.capitalize()}: {plain(report.head.subject)}"


def cited(report: Report) -> str:
    """Which report an annex belongs to, should its pages come apart."""
    symbol, dated = plain(report.head.symbol), plain(report.head.dated).partition(", ")[2]
    number = symbol[:1].lower() + symbol[1:]
    return report.view.say("(Kèm theo Báo cáo {number} {dated})", number=number, dated=dated)


def _line(made: Document, line: Line) -> None:
    told = made.add_paragraph()
    heading = line.kind != "body"
    said(told, plain(line.words), bold=heading)
    placed(told, JUSTIFIED, before=6, after=0, keep=heading)
    told.paragraph_format.first_line_indent = INDENT


def _captioned(made: Document, drawing: Drawing, language: Language) -> None:
    caption = made.add_paragraph()
    said(caption, plain(drawing.title), size=Pt(12), bold=True)
    placed(caption, CENTRED, before=8, after=2, keep=True)
    drawn(made, native(drawing, language), drawing.number, plain(drawing.title), CHART)
