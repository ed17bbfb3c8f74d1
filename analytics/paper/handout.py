"""The scenes of the stage on A4, three a page, with what the presenter says below each; then what
explains and lists: how every target stands, why the last month moved.

The finished file is held against its scenes and tables, paragraph by paragraph.
"""

import io
from collections.abc import Iterator

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt

from analytics.document import Page, Panel, Table, Tile, Tiles, View, number
from analytics.form import html
from analytics.form.stage.drawn import columns_of
from analytics.form.stage.handed import handed_out
from analytics.paper.office.check import Check, paragraphs, passed
from analytics.paper.office.document import INSIDE, document, grid, saved
from analytics.paper.office.pdf import as_pdf
from analytics.paper.office.qr import qr_png
from analytics.paper.office.typeset import first, placed, said, whole, wide
from analytics.paper.slides.check import check_words, request_words
from analytics.paper.slides.deck import Deck, deck_of
from analytics.paper.stage.body import ASK, NOTHING
from analytics.paper.stage.html import AGGREGATED
from analytics.words.text import Text

NAME = Text("Tải tài liệu phát tay (.pdf)")
HEADING = Text("TÀI LIỆU KÈM TRÌNH CHIẾU")
CODE_WORDS = Text("Mã công bố: {code}")
PER_PAGE = 3
SMALL, TITLE, NOTE = Pt(11), Pt(14), Pt(10)
LEAST, WIDEST, MARGIN = (
    6,
    16,
    4,
)  # letters of a column: so that "100%" stands in one line, and beside them
ASKED = (18, 82, 40, 34)  # shares of the line
CODE = Mm(24)
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
        _titled(made, scene.finding, opens=bool(at) and at % PER_PAGE == 0, lead=scene.lead)
        _told(made, scene, deck.view)
        for place, note in enumerate(scene.notes):
            _line(made, note, NOTE, before=0 if place else 4)
    for at, panel in enumerate(handed_out(deck.view)):
        _titled(made, panel.title, opens=not at and not len(deck.shown) % PER_PAGE)
        _listed(made, panel, deck.view)
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


def _titled(made: Document, words: str, *, opens: bool, lead: str = "") -> None:
    title = made.add_paragraph()
    said(title, words, size=TITLE, bold=True)
    placed(title, LEFT, before=0 if opens else 10, after=2, keep=True)
    title.paragraph_format.page_break_before = opens
    if lead:
        _line(made, lead, SMALL)


def _told(made: Document, scene: Page, view: View) -> None:
    """The map as a grid of words, then the request with who answers and by when."""
    for panel in scene.panels:
        _line(made, panel.title, SMALL, before=2)
        if isinstance(panel.drawn, Tiles):
            _tiles(made, panel.drawn, view)
    for one in scene.requests:
        _row(made, (view.say(ASK), one.name, one.detail, one.outlook), ASKED)
    if not scene.requests:
        _line(made, view.say(NOTHING), SMALL)
    for words in scene.sentences:
        _line(made, words, NOTE)


def _tiles(made: Document, drawn: Tiles, view: View) -> None:
    """As many beside each other as on the stage; a count is bold behind its name."""
    across = columns_of(len(drawn.tiles))
    table = made.add_table(rows=-(-len(drawn.tiles) // across), cols=across)
    table.style, table.autofit = "Table Grid", False
    wide(table, [Length(int(INSIDE / across))] * across)
    for at, tile in enumerate(drawn.tiles):
        line = first(table.rows[at // across].cells[at % across])
        said(line, tile.name, size=SMALL)
        for words, bold in ((tile.words, False), (_count(tile, view), True)):
            if words:
                said(line, f" · {words}", size=SMALL, bold=bold)
        placed(line, LEFT, before=1, after=1)
    for row in table.rows:
        whole(row)


def _count(tile: Tile, view: View) -> str:
    return "" if tile.people is None else view.whole(tile.people)


def _listed(made: Document, panel: Panel, view: View) -> None:
    """A table of the annex; a share of the line as its longest words need."""
    names = [one.name for one in panel.table.columns]
    rows = [_cells(panel.table, row, view) for row in panel.table.rows]
    if not rows:
        _line(made, panel.table.empty, SMALL)
        return
    longest = [
        min(WIDEST, max(LEAST, *(len(row[at]) for row in (names, *rows))))
        for at in range(len(names))
    ]
    grid(made, names, rows, widths=[one + MARGIN for one in longest], size=SMALL)
    for note in panel.notes:
        _line(made, note, NOTE)


def _cells(told: Table, row: tuple[object, ...], view: View) -> list[str]:
    """Each value as its column writes it on every page."""
    return [
        str(value or number.ABSENT)
        if column.kind in ("text", "written", "verdict")
        else html.cell(value, column.kind, view.language)
        for column, value in zip(told.columns, row, strict=True)
    ]


def _row(made: Document, words: tuple[str, ...], shares: tuple[int, ...]) -> None:
    """What is asked for, its verb bold; no rules."""
    table = made.add_table(rows=1, cols=len(shares))
    table.autofit = False
    wide(table, [Length(int(INSIDE * one / sum(shares))) for one in shares])
    whole(table.rows[0])
    for at, (cell, one) in enumerate(zip(table.rows[0].cells, words, strict=True)):
        said(first(cell), one, size=SMALL, bold=at == 1)
        placed(first(cell), LEFT, before=3, after=2)


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
    wanted = [words for scene in deck.shown for words in scene_lines(scene, view)]
    listed = [words for panel in handed_out(view) for words in panel_lines(panel, view)]
    found = paragraphs(paper)
    yield from check_words(place, [*heading(deck, code), *wanted, *listed], found, view)


def scene_lines(scene: Page, view: View) -> Iterator[str]:
    yield from filter(None, (scene.finding, scene.lead))
    for panel in scene.panels:
        yield panel.title
        if isinstance(panel.drawn, Tiles):
            for one in panel.drawn.tiles:
                yield " · ".join(filter(None, (one.name, one.words, _count(one, view))))
    yield from request_words(scene, view)
    yield from (*scene.sentences, *scene.notes)


def panel_lines(panel: Panel, view: View) -> Iterator[str]:
    yield panel.title
    if not panel.table.rows:
        yield panel.table.empty
        return
    yield from (one.name for one in panel.table.columns)
    for row in panel.table.rows:
        yield from _cells(panel.table, row, view)
    yield from panel.notes
