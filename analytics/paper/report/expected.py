"""What a file must say, place by place, from a report counted a second time."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.document import Page, Panel, View
from analytics.document.fact import fixed
from analytics.form.report.annex import number_of
from analytics.form.report.report import Report
from analytics.paper.office.document import MOTTO, STATE
from analytics.paper.report.head import RULE, SHORT_RULE
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
