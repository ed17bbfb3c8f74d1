"""What a file must say, place by place, from a report counted a second time."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.form.report.annex.annexes import Annex
from analytics.form.report.annex.chart import Drawing
from analytics.form.report.annex.fact import Sentence, fixed, plain
from analytics.form.report.line import Block
from analytics.form.report.report import Report
from analytics.paper.office.document import MOTTO, STATE
from analytics.paper.report.head import RULE, SHORT_RULE
from analytics.paper.report.render import cited
from analytics.paper.report.table import annex_word, long


@dataclass(frozen=True)
class Expected:
    """Words and facts, and the place as a sentence would name it."""

    place: str
    words: Sentence


def expected(report: Report) -> tuple[Expected, ...]:
    """Every paragraph of the body in the order of the page."""
    blocks = (one for block in report.body for one in _block(report, block))
    annexes = (one for annex in report.annexes for one in _annex(report, annex))
    above = _cited(report) if report.annexes else ()
    return (*_head(report), *blocks, *_foot(report), *above, *annexes)


def _head(report: Report) -> Iterator[Expected]:
    view, head = report.view, report.head
    place = view.say("Phần đầu")
    told = filter(None, (head.above, head.unit, head.now))
    names = [(fixed(one, "unit"),) for one in told]
    left: tuple[Sentence, ...] = (*names, (SHORT_RULE,), head.symbol)
    right = ((STATE.in_(view.language),), (MOTTO.in_(view.language),), (RULE,), head.dated)
    for words in (*left, *right, (head.kind,), head.subject, (SHORT_RULE,)):
        yield Expected(place, words)


def _block(report: Report, block: Block) -> Iterator[Expected]:
    if isinstance(block, Drawing):
        yield Expected(report.view.say("Tên biểu đồ"), block.title)
    else:
        yield Expected(block.place, block.words)


def _foot(report: Report) -> Iterator[Expected]:
    place = report.view.say("Nơi nhận và chữ ký")
    for words in (report.foot.to, *report.foot.recipients, report.foot.signer):
        yield Expected(place, (fixed(words, "unit"),))


def _cited(report: Report) -> Iterator[Expected]:
    place = report.view.say("Đầu phụ lục")
    yield Expected(place, (annex_word(report.view),))
    yield Expected(place, (fixed(cited(report), "report"),))


def _annex(report: Report, annex: Annex) -> Iterator[Expected]:
    name = report.view.say("Biểu {number}", number=annex.number)
    notes = [Expected(name, note) for note in annex.notes]
    yield Expected(name, annex.title)
    yield from notes if long(annex) else ()
    yield from (Expected(name, words) for words in annex.head)
    for row in annex.rows:
        for head, words in zip(annex.head, row, strict=True):
            yield Expected(f"{name}, {plain(row[0])}, {plain(head)}", words)
    if annex.empty:
        yield Expected(name, annex.empty)
    yield from () if long(annex) else notes
