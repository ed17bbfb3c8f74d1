"""A native chart as DrawingML (ECMA-376): office programs draw it, and open its sheet to edit it.

python-docx knows no charts. The marks take the hue of their subject and never a status colour.
"""

import io
from datetime import datetime
from xml.sax.saxutils import escape

import xlsxwriter
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Length

from analytics.paper.office.document import EPOCH, FONT, INSIDE
from analytics.paper.office.drawing import Drawing, Look
from analytics.paper.office.series import FREELY, TOKEN, Letters, filled, series_xml
from analytics.paper.office.typeset import CENTRED, placed

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LETTERS = Letters(FONT, 10)  # of a chart on A4
NAMES, VALUES = 1001, 1002  # axes
FEW = 4  # columns
DATA = '<c:externalData r:id="{}"><c:autoUpdate val="0"/></c:externalData>'


def drawn(made: Document, drawing: Drawing, place: int, about: str, tall: Length) -> None:
    """In a paragraph of its own of a .docx; `about` is told to screen readers."""
    package = made.part.package
    book = Part(PackURI(f"/word/embeddings/chart{place}.xlsx"), SHEET, sheet(drawing), package)
    chart = Part(PackURI(f"/word/charts/chart{place}.xml"), CHART, b"", package)
    data = chart.relate_to(book, LINK.PACKAGE)
    end, link = b"</c:chartSpace>", DATA.format(data).encode()
    chart._blob = chart_xml(drawing, LETTERS).replace(end, link + end)
    line = made.add_paragraph()
    placed(line, CENTRED, after=2)
    inline = _inline(made.part.relate_to(chart, LINK.CHART), place, about, tall)
    line.add_run()._r.append(parse_xml(inline))


def _inline(link: str, place: int, about: str, tall: Length) -> str:
    """Stands in the line like a letter."""
    told = escape(about, {'"': "&quot;"})
    return (
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'{NAMESPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(INSIDE)}" cy="{int(tall)}"/>'
        f'<wp:docPr id="{place}" name="chart{place}" descr="{told}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{link}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def chart_xml(drawing: Drawing, letters: Letters) -> bytes:
    said = letters.body(TOKEN["ink"])
    groups = _group(drawing, "bar", letters) + _group(drawing, "need", letters)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {NAMESPACES}>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{groups}{_axes(drawing, letters)}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{said}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{said}</c:chartSpace>"
    ).encode()


def sheet(drawing: Drawing) -> bytes:
    """What "Edit data" shows: names down, a column a series. The same bytes every time."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": datetime(*EPOCH)})
    page = book.add_worksheet("Sheet1")
    for row, name in enumerate(drawing.categories, start=1):
        page.write_string(row, 0, name)
    for column, series in enumerate(drawing.series, start=1):
        page.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                page.write_number(row, column, value)
    book.close()
    return held.getvalue()


def _group(drawing: Drawing, look: Look, letters: Letters) -> str:
    """The series of one manner of drawing, each at its own column of the sheet."""
    own = [at for at, one in enumerate(drawing.series) if one.look == look]
    if not own:
        return ""
    inside = "".join(series_xml(drawing, at, letters) for at in own)
    ends = "".join(f'<c:axId val="{one}"/>' for one in (NAMES, VALUES))
    vary = '<c:varyColors val="0"/>'
    if look == "need":
        marker = '<c:marker val="1"/>'
        return (
            f'<c:lineChart><c:grouping val="standard"/>{vary}{inside}{marker}{ends}</c:lineChart>'
        )
    return (
        f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>{vary}{inside}'
        f'<c:gapWidth val="{_gap(drawing)}"/><c:overlap val="100"/>{ends}</c:barChart>'
    )


def _gap(drawing: Drawing) -> int:
    """A few columns do not swell to fill the page."""
    return 300 if len(drawing.categories) <= FEW else 45


def _axes(drawing: Drawing, letters: Letters) -> str:
    """Months below, shares at the left. Impress leaves no month out, and breaks each into single
    letters, where they are told to stay level."""
    said, months = letters.body(TOKEN["ink"]), letters.body(TOKEN["ink"], turn=FREELY)
    stroke = f'<c:spPr><a:ln w="12700">{filled(TOKEN["axis"])}</a:ln></c:spPr>'
    grid = f'<c:majorGridlines><c:spPr><a:ln w="9525">{filled(TOKEN["grid"])}</a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="{NAMES}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{stroke}{months}'
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:lblOffset val="60"/>'
        '<c:tickLblSkip val="1"/><c:tickMarkSkip val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{drawing.most}"/><c:min val="{drawing.least}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/>{grid}</c:majorGridlines>'
        '<c:numFmt formatCode="0&quot;%&quot;" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{said}<c:crossAx val="{NAMES}"/>'
        '<c:crosses val="min"/><c:crossBetween val="between"/>'
        f'<c:majorUnit val="{drawing.percents}"/></c:valAx>'
    )
