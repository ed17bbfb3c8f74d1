"""The report on screen, from the same parts the paper is made of."""

from collections.abc import Iterable, Iterator
from html import escape

from analytics.document import Column, Kind, Table
from analytics.form import html
from analytics.form.report.annex.annexes import Annex
from analytics.form.report.annex.chart import Drawing
from analytics.form.report.annex.fact import Fact, plain
from analytics.form.report.line import Line
from analytics.form.report.report import Foot, Head, Report
from analytics.words.text import Language, Text

ITEM = Text("Mục")  # a month or a village: what stands under a bar


def preview_html(report: Report) -> str:
    """Head, text, charts as their numbers, signature, annex: what the Word file holds."""
    language = report.view.language
    blocks = (
        _chart(one, language) if isinstance(one, Drawing) else _line(one) for one in report.body
    )
    annexes = (_annex(one, language) for one in report.annexes)
    return "".join((*_head(report.head), *blocks, *_foot(report.foot), *annexes))


def _head(head: Head) -> Iterator[str]:
    now = f" {escape(head.now)}" if head.now else ""
    yield _centred(f"<b>{escape(head.unit)}</b>{now} · {escape(plain(head.symbol))}")
    yield _centred(f"<i>{escape(plain(head.dated))}</i>")
    yield _centred(f"<b>{escape(head.kind)}<br>{escape(plain(head.subject))}</b>")


def _foot(foot: Foot) -> Iterator[str]:
    names = "<br>".join(map(escape, foot.recipients))
    yield f"<p><b>{escape(foot.to)}</b><br>{names}</p>"
    yield f'<p style="text-align: right"><b>{escape(foot.signer)}</b></p>'


def _centred(inside: str) -> str:
    return f'<p style="text-align: center">{inside}</p>'


def _line(line: Line) -> str:
    words = escape(plain(line.words))
    return f"<p>{words if line.kind == 'body' else f'<b>{words}</b>'}</p>"


def _chart(drawing: Drawing, language: Language) -> str:
    head = (ITEM.in_(language), *(one.name for one in drawing.series))
    rows = (
        (category.words, *(_point(one.points[at]) for one in drawing.series))
        for at, category in enumerate(drawing.categories)
    )
    return _table(plain(drawing.title), head, rows, language)


def _point(fact: Fact | None) -> str:
    return "" if fact is None else fact.words


def _annex(annex: Annex, language: Language) -> str:
    head = tuple(plain(one) for one in annex.head)
    rows = (tuple(plain(one) for one in row) for row in annex.rows)
    told = _table(plain(annex.title), head, rows, language, _kinds(annex))
    return told + "".join(
        f"<p><small>{escape(plain(one))}</small></p>" for one in (annex.empty, *annex.notes) if one
    )


def _kinds(annex: Annex) -> tuple[Kind, ...]:
    """A column of numbers is set flush right; the villages' names stay at the left."""
    return _kinds_of(annex.head, "written" if annex.number < 4 else "text")


def _kinds_of(head: tuple[object, ...], others: Kind) -> tuple[Kind, ...]:
    flush: tuple[Kind, ...] = (others,) * len(head[1:])
    return ("text", *flush)


def _table(
    title: str,
    head: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    language: Language,
    kinds: tuple[Kind, ...] = (),
) -> str:
    kinds = kinds or _kinds_of(head, "written")
    columns = tuple(Column(name, kind) for name, kind in zip(head, kinds, strict=True))
    told = html.table(Table(columns, tuple(rows)), language, title)
    return f"<p><b>{escape(title)}</b></p>{told}"
