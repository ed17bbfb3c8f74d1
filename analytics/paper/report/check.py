"""A made file held against figures counted a second time: every number, in its place.

`ask` made the file; raw rows counted in plain Python say what must stand in it. A number that
differs, one that nothing stands behind, or words that moved refuse the file and name the place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from xlsxwriter.utility import xl_rowcol_to_cell

from analytics.document import Page, Panel, View, number
from analytics.document.fact import Fact, fixed
from analytics.document.sentence import pieces
from analytics.form.report.annex import number_of
from analytics.form.report.report import Report
from analytics.paper.office.check import (
    NOTHING,
    UNBOUND,
    Check,
    chart_books,
    charts,
    paragraphs,
    running,
    said,
    sheets,
)
from analytics.paper.office.document import MOTTO, RULE, SHORT_RULE, STATE
from analytics.paper.origin import SYNTHETIC
from analytics.paper.report.book import cells
from analytics.paper.report.check_chart import Chart, check_chart
from analytics.paper.report.render import cited
from analytics.paper.report.table import annex_word, long


@dataclass(frozen=True)
class Expected:
    """Words and facts, and the place as a sentence would name it."""

    place: str
    words: str


def expected(report: Report) -> tuple[Expected, ...]:
    """Every paragraph of the body in the order of the page."""
    pages = (one for page in report.body for one in _page(report.view, page))
    annexes = (one for annex in report.annexes for one in _annex(report, annex))
    above = _cited(report) if report.annexes else ()
    return (*_head(report), *pages, *_foot(report), *above, *annexes)


def _head(report: Report) -> Iterator[Expected]:
    view, head = report.view, report.head
    place = view.say("Phần đầu")
    names = [fixed(one, "unit") for one in filter(None, (head.above, head.unit, head.now))]
    left = (*names, SHORT_RULE, head.symbol)
    right = (STATE.in_(view.language), MOTTO.in_(view.language), RULE, head.dated)
    for words in (*left, *right, head.kind, head.subject, SHORT_RULE):
        yield Expected(place, words)


def _page(view: View, page: Page) -> Iterator[Expected]:
    place = view.say("Mục {place}", place=page.key) if page.key else view.say("Lời văn")
    for words in filter(None, (page.finding, *page.sentences)):
        yield Expected(place, words)
    for panel in page.panels:
        yield Expected(view.say("Tên biểu đồ"), panel.title)


def _foot(report: Report) -> Iterator[Expected]:
    place = report.view.say("Nơi nhận và chữ ký")
    for words in (report.foot.to, *report.foot.recipients, report.foot.signer):
        yield Expected(place, fixed(words, "unit"))


def _cited(report: Report) -> Iterator[Expected]:
    place = report.view.say("Đầu phụ lục")
    yield Expected(place, annex_word(report.view))
    yield Expected(place, fixed(cited(report), "report"))


def _annex(report: Report, annex: Panel) -> Iterator[Expected]:
    name, table = report.view.say("Biểu {number}", number=number_of(annex)), annex.table
    notes = [Expected(name, note) for note in annex.notes]
    yield Expected(name, annex.title)
    yield from notes if long(annex) else ()
    yield from (Expected(name, column.name) for column in table.columns)
    for row in table.rows:
        for column, words in zip(table.columns, row, strict=True):
            yield Expected(f"{name}, {row[0]}, {column.name}", words)
    if table.empty:
        yield Expected(name, table.empty)
    yield from () if long(annex) else notes


def check_paper(paper: bytes, again: Report) -> tuple[Check, ...]:
    """Text, tables, charts and the workbooks behind the charts of a .docx."""
    panels = (one for page in again.body for one in page.panels)
    found, books = charts(paper), chart_books(paper)
    drawn = (
        check
        for place, panel in enumerate(panels, start=1)
        for check in check_chart(
            Chart(panel, place, again.view), found.get(place, ()), books.get(place)
        )
    )
    texts = _texts(expected(again), paragraphs(paper), again)
    return (*texts, *drawn, *_running(running(paper), again))


def check_book(book: bytes, again: Report) -> tuple[Check, ...]:
    """Every cell of an .xlsx; a formula or a link is refused whatever it says."""
    found, made = sheets(book), []
    left = dict(found.values)
    for cell in cells(again):
        place = f"{cell.sheet}, {xl_rowcol_to_cell(cell.row, cell.column)}"
        shown = left.pop((cell.sheet, cell.row, cell.column), None)
        wanted = Expected(place, cell.words)
        if shown == cell.value:
            made += _agreed(wanted, again)
        else:
            made.append(
                Check(_what(wanted), said(shown, again.view), said(cell.value, again.view), False)
            )
    for (sheet, row, column), value in left.items():
        place = f"{sheet}, {xl_rowcol_to_cell(row, column)}"
        made.append(Check(place, said(value, again.view), UNBOUND.in_(again.view.language), False))
    nothing = NOTHING.in_(again.view.language)
    return (*made, *(Check(place, "=", nothing, False) for place in found.formulas))


def _running(lines: tuple[str, ...], again: Report) -> Iterator[Check]:
    """Head and foot of every page: data date, edition and mark are there, and no other number."""
    view, origin = again.view, again.provenance
    place, whole = view.say("Đầu trang, chân trang"), " ".join(lines)
    wanted = [number.day(view.month), f"{origin.sequence} ({origin.short_hash})"]
    wanted += [SYNTHETIC.in_(view.language)] if origin.synthetic else []
    for words in wanted:
        there = words in whole
        yield Check(place, words if there else NOTHING.in_(view.language), words, there)
        whole = whole.replace(words, "")
    if left := re.search(r"\d+", whole):
        yield Check(place, left[0], UNBOUND.in_(view.language), False)


def _texts(wanted: tuple[Expected, ...], found: tuple[str, ...], again: Report) -> Iterator[Check]:
    """As many paragraphs as expected: one by one; else alike ones are found first."""
    if len(wanted) == len(found):
        for one, words in zip(wanted, found, strict=True):
            yield from _text(one, words, again)
        return
    texts = [str(one.words) for one in wanted]
    matched = SequenceMatcher(None, texts, found, autojunk=False).get_opcodes()
    for _, begin, end, first, last in matched:
        for one, words in zip_longest(wanted[begin:end], found[first:last]):
            if one is None:
                before = wanted[max(0, begin - 1)].place
                yield Check(before, str(words), UNBOUND.in_(again.view.language), False)
            else:
                yield from _text(one, words or "", again)


def _text(wanted: Expected, shown: str, again: Report) -> Iterable[Check]:
    if shown == wanted.words:
        return _agreed(wanted, again)
    return _differing(wanted, shown)


def _agreed(wanted: Expected, again: Report) -> list[Check]:
    """A check a fact; a digit among plain words has nothing behind it."""
    made = []
    for piece in pieces(wanted.words):
        if isinstance(piece, Fact):
            made.append(Check(f"{wanted.place} · {piece.claim}", str(piece), str(piece), True))
        elif re.search(r"\d", piece):
            made.append(Check(wanted.place, piece, UNBOUND.in_(again.view.language), False))
    return made


def _differing(wanted: Expected, shown: str) -> list[Check]:
    """The facts whose words differ; the whole paragraph where the words around them moved."""
    pattern = "".join(
        "(.+?)" if isinstance(piece, Fact) else re.escape(piece) for piece in pieces(wanted.words)
    )
    facts = [piece for piece in pieces(wanted.words) if isinstance(piece, Fact)]
    if found := re.fullmatch(pattern, shown, re.DOTALL):
        pairs = zip(facts, found.groups(), strict=True)
        return [
            Check(f"{wanted.place} · {fact.claim}", words, str(fact), words == fact)
            for fact, words in pairs
        ]
    return [Check(_what(wanted), shown, wanted.words, False)]


def _what(wanted: Expected) -> str:
    claims = [piece.claim for piece in pieces(wanted.words) if isinstance(piece, Fact)]
    return f"{wanted.place} · {claims[0]}" if len(claims) == 1 else wanted.place
