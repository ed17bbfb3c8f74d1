"""A native chart in a .docx: bars with their target as a line, its numbers in a workbook inside.

python-docx knows no charts, so the part is written here (ECMA-376, DrawingML charts): Word and
LibreOffice draw it, and Word opens its numbers on "Edit data".
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
from docx.shared import Length, Mm

from analytics.form.report.annex.chart import Drawing, Series
from analytics.form.report.annex.fact import plain
from analytics.form.theme import TOKENS
from analytics.paper.office.document import EPOCH, FONT
from analytics.paper.office.typeset import CENTRED, placed
from analytics.paper.sheet import LOCALE
from analytics.words.text import Language

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH, HEIGHT = Mm(160), Mm(68)
NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
INK = TOKENS["light"]["ink"].lstrip("#")
GRID = TOKENS["light"]["border"].lstrip("#")
PAPER = TOKENS["light"]["card"].lstrip("#")
TOO_LOW = 15  # a bar below has no room for its own label
CATEGORY_AXIS, VALUE_AXIS = 1001, 1002


def drawn(made: Document, drawing: Drawing, language: Language) -> None:
    """The chart as a paragraph of its own; its title is a caption above, text like any other."""
    package, name = made.part.package, f"/word/charts/chart{drawing.number}.xml"
    book = Part(
        PackURI(f"/word/embeddings/chart{drawing.number}.xlsx"), SHEET, sheet(drawing), package
    )
    chart = Part(PackURI(name), CHART, b"", package)
    data = chart.relate_to(book, LINK.PACKAGE)
    chart._blob = chart_xml(drawing, data, language).encode()
    line = made.add_paragraph()
    placed(line, CENTRED, after=6)
    link = made.part.relate_to(chart, LINK.CHART)
    line.add_run()._r.append(parse_xml(_inline(link, drawing, WIDTH, HEIGHT)))


def sheet(drawing: Drawing) -> bytes:
    """What "Edit data" shows: names down, a column a series. The same bytes every time."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": datetime(*EPOCH)})
    page = book.add_worksheet("Sheet1")
    for row, name in enumerate(drawing.categories, start=1):
        page.write_string(row, 0, name.words)
    for column, series in enumerate(drawing.series, start=1):
        page.write_string(0, column, series.name)
        for row, fact in enumerate(series.points, start=1):
            if fact is not None and fact.value is not None:
                page.write_number(row, column, fact.value)
    book.close()
    return held.getvalue()


def chart_xml(drawing: Drawing, data: str, language: Language) -> str:
    bars, lines = (_all(drawing, kind, language) for kind in ("bar", "line"))
    axes = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
    line_chart = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{lines}'
        f'<c:marker val="1"/>{axes}</c:lineChart>'
        if lines
        else ""
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {NAMESPACES}>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{bars}<c:gapWidth val="{_gap(drawing)}"/>{axes}</c:barChart>'
        f"{line_chart}{_axes()}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_type(10)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_type(10)}<c:externalData r:id="{data}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _all(drawing: Drawing, kind: str, language: Language) -> str:
    return "".join(
        _series(drawing, place, language)
        for place, one in enumerate(drawing.series)
        if one.kind == kind
    )


def _series(drawing: Drawing, place: int, language: Language) -> str:
    series, letter = drawing.series[place], chr(ord("B") + place)
    last, hue = len(drawing.categories) + 1, TOKENS["light"][drawing.hue].lstrip("#")
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(one.words)}</c:v></c:pt>'
        for at, one in enumerate(drawing.categories)
    )
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>'
        f'Sheet1!${letter}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"{_look(series, hue, language)}"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{len(drawing.categories)}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f'<c:formatCode>0.0</c:formatCode><c:ptCount val="{len(series.points)}"/>'
        f"{_values(series)}</c:numCache></c:numRef></c:val>"
        + ('<c:smooth val="0"/>' if series.kind == "line" else "")
        + "</c:ser>"
    )


def _gap(drawing: Drawing) -> int:
    """A few bars do not swell to fill the page."""
    return 60 if len(drawing.categories) > 4 else 300


def _values(series: Series) -> str:
    return "".join(
        f'<c:pt idx="{at}"><c:v>{one.value!r}</c:v></c:pt>'
        for at, one in enumerate(series.points)
        if one is not None
    )


def _look(series: Series, hue: str, language: Language) -> str:
    """Bars in the hue of their subject with their value; the target a dashed dark line."""
    if series.kind == "line":
        return (
            f'<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>'
            '<a:prstDash val="dash"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        )
    low = (at for at, one in enumerate(series.points) if one and (one.value or 0) < TOO_LOW)
    above = "".join(
        f'<c:dLbl><c:idx val="{at}"/>{_label("outEnd", INK, language)}</c:dLbl>' for at in low
    )
    return (
        f'<c:spPr><a:solidFill><a:srgbClr val="{hue}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{above}{_label("inEnd", PAPER, language)}</c:dLbls>'
    )


def _label(where: str, ink: str, language: Language) -> str:
    return (
        f'<c:numFmt formatCode="{LOCALE.in_(language)}0.0" sourceLinked="0"/>'
        f'<c:spPr><a:noFill/></c:spPr>{_type(8, ink)}<c:dLblPos val="{where}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _axes() -> str:
    stroke = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{GRID}"/></a:solidFill></a:ln>'
    line = f"<c:spPr>{stroke}</c:spPr>"
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        '</c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line}{_type(9)}'
        f'<c:crossAx val="{VALUE_AXIS}"/></c:catAx>'
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        '<c:max val="100"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines>{line}</c:majorGridlines>"
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_type(9)}'
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:majorUnit val="20"/></c:valAx>'
    )


def _type(size: int, colour: str = INK) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}00"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="{FONT}"/>'
        "</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )


def _inline(link: str, drawing: Drawing, width: Length, height: Length) -> str:
    """Stands in the line like a letter; its title is told to screen readers too."""
    title = escape(plain(drawing.title), {'"': "&quot;"})
    return (
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'{NAMESPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(width)}" cy="{int(height)}"/>'
        f'<wp:docPr id="{drawing.number}" name="chart{drawing.number}" descr="{title}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{link}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
