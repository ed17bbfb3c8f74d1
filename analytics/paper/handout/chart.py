"""The native chart of a slide in a .docx: the same drawing in smaller letters."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from analytics.paper.office.document import FONT, INSIDE
from analytics.paper.office.typeset import CENTRED, placed
from analytics.paper.report.chart import CHART, NAMESPACES, SHEET
from analytics.paper.slides.chart import DATA, chart_xml, sheet
from analytics.paper.slides.drawing import Drawing
from analytics.paper.slides.series import Letters

TALL = Mm(66)  # two scenes and what is said of them fill a page
LETTERS = Letters(FONT, 10)


def drawn(made: Document, drawing: Drawing, place: int, about: str) -> None:
    """A paragraph of its own; `about` is told to screen readers."""
    package = made.part.package
    book = Part(PackURI(f"/word/embeddings/chart{place}.xlsx"), SHEET, sheet(drawing), package)
    chart = Part(PackURI(f"/word/charts/chart{place}.xml"), CHART, b"", package)
    data = chart.relate_to(book, LINK.PACKAGE)
    end, link = b"</c:chartSpace>", DATA.format(data).encode()
    chart._blob = chart_xml(drawing, LETTERS, INSIDE.pt).replace(end, link + end)
    line = made.add_paragraph()
    placed(line, CENTRED, after=2)
    held = parse_xml(_inline(made.part.relate_to(chart, LINK.CHART), place))
    held[0].find("{*}docPr").set("descr", about)
    line.add_run()._r.append(held)


def _inline(link: str, place: int) -> str:
    """Stands in the line like a letter."""
    return (
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'{NAMESPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(INSIDE)}" cy="{int(TALL)}"/>'
        f'<wp:docPr id="{place}" name="chart{place}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{link}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
