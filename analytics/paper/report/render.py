"""The report as .docx: every part where Decree 30/2020/NĐ-CP places it, words as they are told."""

from io import BytesIO
from itertools import count

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from analytics.document import Panel, View
from analytics.document.fact import Fact
from analytics.form.report.report import Foot, Head, Report
from analytics.paper.office.chart import drawn
from analytics.paper.office.document import HEAD, SHORT_RULE, document, letterhead, saved
from analytics.paper.office.drawing import Drawing, Series
from analytics.paper.office.qr import qr_png
from analytics.paper.office.typeset import CENTRED, JUSTIFIED, first, placed, said, whole, wide
from analytics.paper.report.table import annexed, landscape
from analytics.paper.sheet import LOCALE
from analytics.words.text import Language

INDENT = Mm(10)
CHART = Mm(68)
QR = Mm(24)  # 29 modules and the white around: 0.65 mm a module, read by a phone at 20 cm


def headed(made: Document, view: View, head: Head) -> None:
    names = (head.above, head.unit, head.now)
    letterhead(made, view, names, symbol=head.symbol, dated=head.dated)
    for words, before in ((head.kind, 14), (head.subject, 0)):
        line = made.add_paragraph()
        said(line, words, size=Pt(14), bold=True)
        placed(line, CENTRED, before=before, after=0, keep=True)
    rule = made.add_paragraph()
    said(rule, SHORT_RULE, size=Pt(8))
    placed(rule, CENTRED, after=6)


def footed(made: Document, foot: Foot) -> None:
    """Recipients at the left in small type, the office that signs at the right."""
    made.add_paragraph()
    table = made.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    wide(table, (Mm(82), Mm(83)))
    said(first(left), foot.to, size=Pt(12), bold=True, italic=True)
    for name in foot.recipients:
        said(left.add_paragraph(), name, size=Pt(11))
    for line in left.paragraphs:
        placed(line, WD_ALIGN_PARAGRAPH.LEFT, after=0)
    said(first(right), foot.signer, size=HEAD, bold=True)
    placed(first(right), CENTRED, after=72)
    whole(table.rows[0])


def rendered(report: Report) -> bytes:
    """The same report has the same bytes."""
    made = document(report.view, report.provenance, titled(report))
    headed(made, report.view, report.head)
    places = count(1)
    for page in report.body:
        if page.finding:
            _line(made, page.finding, heading=True)
        for words in page.sentences:
            _line(made, words, heading=False)
        for panel in page.panels:
            _captioned(made, panel, next(places), report.view.language)
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
    return f"{report.head.kind.capitalize()}: {report.head.subject}"


def cited(report: Report) -> str:
    """Which report an annex belongs to, should its pages come apart."""
    symbol, dated = report.head.symbol, report.head.dated.partition(", ")[2]
    number = symbol[:1].lower() + symbol[1:]
    return report.view.say("(Kèm theo Báo cáo {number} {dated})", number=number, dated=dated)


def native(panel: Panel, language: Language) -> Drawing:
    """The first column under names is bars, the next their target as a dashed line."""
    names, *others = zip(*panel.table.rows, strict=True)
    heads = [column.name for column in panel.table.columns[1:]]
    bars, *goals = (tuple(amount(one) for one in values) for values in others)
    series = [Series(heads[0], bars, "bar", pattern=f"{LOCALE.in_(language)}0.0")]
    series += [Series(name, values, "need") for name, values in zip(heads[1:], goals, strict=True)]
    hue = dict(panel.options)["hue"]
    return Drawing(hue, names, tuple(series), 0, 100, percents=20)


def amount(cell: str) -> float | None:
    return cell.amount if isinstance(cell, Fact) else None


def coded(made: Document, code: str) -> None:
    """A QR picture below the signature; in letters it stands in the text, where the check of the
    report finds it. The properties go along into a PDF, whose text no program could search."""
    line = made.add_paragraph()
    placed(line, WD_ALIGN_PARAGRAPH.LEFT, before=6, after=0)
    picture = line.add_run().add_picture(BytesIO(qr_png(code)), width=QR)
    picture._inline.docPr.set("descr", code)  # read out where the picture is not seen
    # not keywords: LibreOffice parts them at every colon; ended, as the next property is digits
    made.core_properties.subject = f"{code}."


def _line(made: Document, words: str, *, heading: bool) -> None:
    told = made.add_paragraph()
    said(told, words, bold=heading)
    placed(told, JUSTIFIED, before=6, after=0, keep=heading)
    told.paragraph_format.first_line_indent = INDENT


def _captioned(made: Document, panel: Panel, place: int, language: Language) -> None:
    caption = made.add_paragraph()
    said(caption, panel.title, size=Pt(12), bold=True)
    placed(caption, CENTRED, before=8, after=2, keep=True)
    drawn(made, native(panel, language), place, panel.title, CHART)
