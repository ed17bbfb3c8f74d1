"""The scenes of the stage on A4, two a page, with what the presenter says below each.

The finished file is held against its scenes: every paragraph, every chart and the sheet behind it.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt

from analytics.document import Page, View, number
from analytics.paper.office.chart import drawn
from analytics.paper.office.check import Check, paragraphs, passed
from analytics.paper.office.document import INSIDE, document, grid, saved
from analytics.paper.office.pdf import as_pdf
from analytics.paper.office.qr import qr_png
from analytics.paper.office.typeset import first, placed, said, whole, wide
from analytics.paper.slides.body import ROWS, cell_words, drawing_of
from analytics.paper.slides.charts import beside_names
from analytics.paper.slides.check import check_chart, check_words, numbers_of, scene_words
from analytics.paper.slides.deck import Deck, deck_of
from analytics.paper.slides.read import Chart, read_chart
from analytics.paper.stage.html import AGGREGATED
from analytics.words.text import Text

NAME = Text("Tải tài liệu phát tay (.pdf)")
HEADING = Text("TÀI LIỆU KÈM TRÌNH CHIẾU")
CODE_WORDS = Text("Mã công bố: {code}")
PARTS = re.compile(r"word/charts/chart(\d+)\.xml$")
PER_PAGE = 2
SMALL, TITLE, NOTE = Pt(11), Pt(14), Pt(10)
LEAST, MARGIN = 6, 4  # letters of a column: so that "100%" stands in one line, and beside them
BIGS, ASKED = (28, 44, 51, 42), (32, 80, 53)  # shares of the line
CODE = Mm(24)
CHART = Mm(66)  # two scenes and what is said of them fill a page
LEFT = WD_ALIGN_PARAGRAPH.LEFT


def handout_pdf(view: View, *, code: str | None = None) -> bytes:
    """`code` is the code under which the edition was published, printed as words and as QR.

    Raises LibreOfficeMissing and PdfFailed, and what `handout_docx` does.
    """
    return as_pdf(handout_docx(view, code=code))


def handout_docx(view: View, *, code: str | None = None) -> bytes:
    """Raises ReportRefused when the file says another thing than its scenes, what `ask` does."""
    deck = deck_of(view)
    paper = rendered(deck, code)
    passed(tuple(check_handout(paper, deck, code)))
    return paper


def rendered(deck: Deck, code: str | None) -> bytes:
    month = number.month_name(deck.view.month, deck.view.language)
    made = document(deck.view, deck.told, f"{heading(deck, None)[0].capitalize()} {month}")
    _headed(made, heading(deck, code), code)
    for at, scene in enumerate(deck.shown):
        _titled(made, scene, opens=bool(at) and at % PER_PAGE == 0)
        _told(made, scene, deck.view, at + 1)
        for place, note in enumerate(scene.notes):
            _line(made, note, NOTE, before=0 if place else 4)
    return saved(made)


def _headed(made: Document, lines: list[str], code: str | None) -> None:
    """What the sheets are, and the code that leads to the edition they were made from."""
    table = made.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    wide(table, (Length(INSIDE - CODE - Mm(4)), Length(CODE + Mm(4))))
    for place, words in enumerate(lines):
        line = left.add_paragraph() if place else first(left)
        said(line, words, size=SMALL if place else TITLE, bold=not place)
    if code:
        picture = first(right).add_run().add_picture(io.BytesIO(qr_png(code)), width=CODE)
        picture._inline.docPr.set("descr", code)


def _titled(made: Document, scene: Page, *, opens: bool) -> None:
    title = made.add_paragraph()
    said(title, scene.finding, size=TITLE, bold=True)
    placed(title, LEFT, before=0 if opens else 10, after=2, keep=True)
    title.paragraph_format.page_break_before = opens
    if scene.lead:
        _line(made, scene.lead, SMALL)


def _told(made: Document, scene: Page, view: View, place: int) -> None:
    """Numbers, then the chart or the table, then requests or sentences."""
    _rows(made, [(one.number, one.name, one.detail, one.status_word) for one in scene.cards], BIGS)
    if scene.chart:
        drawing = beside_names(drawing_of(scene.chart, view.language))
        drawn(made, drawing, place, scene.finding, CHART)
    elif scene.table and scene.table.rows and not scene.cards:
        rows = [cell_words(scene.table, row, view) for row in scene.table.rows[:ROWS]]
        names = [one.name for one in scene.table.columns]
        longest = [
            max(LEAST, *(len(row[at]) for row in (names, *rows))) for at in range(len(names))
        ]
        grid(made, names, rows, widths=[one + MARGIN for one in longest], size=SMALL)
        return
    _rows(made, [(one.number, one.name, one.detail) for one in scene.requests], ASKED)
    for words in scene.sentences:
        _line(made, words, SMALL)


def _rows(made: Document, rows: Iterable[tuple[str, ...]], shares: tuple[int, ...]) -> None:
    """A line each, its number bold and in front; no rules."""
    told = list(rows)
    if not told:
        return
    table = made.add_table(rows=len(told), cols=len(shares))
    table.autofit = False
    wide(table, [Length(int(INSIDE * one / sum(shares))) for one in shares])
    for line, row in zip(table.rows, told, strict=True):
        whole(line)
        for at, (cell, words) in enumerate(zip(line.cells, row, strict=True)):
            said(first(cell), words, size=SMALL if at else TITLE, bold=not at)
            placed(first(cell), LEFT, after=2)


def _line(made: Document, words: str, size: Length, *, before: float = 0) -> None:
    line = made.add_paragraph()
    said(line, words, size=size)
    placed(line, LEFT, before=before, after=2)


def heading(deck: Deck, code: str | None) -> list[str]:
    language = deck.view.language
    coded = [CODE_WORDS.filled(code=code).in_(language)] if code else []
    return [HEADING.in_(language), AGGREGATED.in_(language), *coded]


def check_handout(paper: bytes, deck: Deck, code: str | None) -> Iterator[Check]:
    view, place = deck.view, deck.view.say("Tài liệu phát tay")
    wanted = [words for scene in deck.shown for words in (*scene_words(scene, view), *scene.notes)]
    yield from check_words(place, [*heading(deck, code), *wanted], paragraphs(paper), view)
    panels = [(one, one.chart) for one in deck.shown if one.chart]
    found = charts(paper)
    if len(found) != len(panels):
        yield Check(place, f"{len(found)}", f"{len(panels)}", False)
    for (scene, panel), chart in zip(panels, found, strict=False):
        drawing = beside_names(drawing_of(panel, view.language))
        where = f"{place}, {scene.finding}"
        yield from check_chart(where, drawing, chart, numbers_of(scene), view)


def charts(paper: bytes) -> list[Chart]:
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        places = sorted(int(one[1]) for one in map(PARTS.match, file.namelist()) if one)
        return [
            read_chart(
                file.read(f"word/charts/chart{at}.xml"),
                file.read(f"word/embeddings/chart{at}.xlsx"),
            )
            for at in places
        ]
