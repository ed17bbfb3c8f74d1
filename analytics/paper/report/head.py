"""What stands above the text of a report and below it, as Decree 30/2020/NĐ-CP places it."""

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from analytics.document import View
from analytics.form.report.report import Foot, Head
from analytics.paper.office.document import HEAD, MOTTO, STATE
from analytics.paper.office.typeset import CENTRED, first, placed, said, whole, wide

LEFT, RIGHT = Mm(67), Mm(98)
SIZE = Pt(12)  # 12 to 13, so that no name of an office breaks
SHORT_RULE, RULE = "————", "—————————————"


def headed(made: Document, view: View, head: Head) -> None:
    """Superior and issuer with the number at the left; state, motto and date at the right."""
    table = made.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    left, right = table.rows[0].cells
    wide(table, (LEFT, RIGHT))
    said(first(left), head.above, size=SIZE)
    said(left.add_paragraph(), head.unit, size=SIZE, bold=True)
    if head.now:
        said(left.add_paragraph(), head.now, size=SIZE)
    said(left.add_paragraph(), SHORT_RULE, size=Pt(8))
    said(left.add_paragraph(), head.symbol, size=HEAD)
    said(first(right), STATE.in_(view.language), size=SIZE, bold=True)
    said(right.add_paragraph(), MOTTO.in_(view.language), size=HEAD, bold=True)
    said(right.add_paragraph(), RULE, size=Pt(8))
    said(right.add_paragraph(), head.dated, size=HEAD, italic=True)
    for cell in (left, right):
        for line in cell.paragraphs:
            placed(line, CENTRED, after=0)
    _title(made, head)


def _title(made: Document, head: Head) -> None:
    for words, before, after in ((head.kind, 14, 0), (head.subject, 0, 0)):
        line = made.add_paragraph()
        said(line, words, size=Pt(14), bold=True)
        placed(line, CENTRED, before=before, after=after, keep=True)
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
