"""The report on screen, from the same parts the paper is made of."""

from collections.abc import Iterator
from html import escape

from analytics.document import Page, Panel
from analytics.form import html
from analytics.form.report.report import Foot, Head, Report
from analytics.words.text import Language


def preview_html(report: Report) -> str:
    """Head, text, charts as their numbers, signature, annex: what the Word file holds."""
    language = report.view.language
    pages = (part for page in report.body for part in _page(page, language))
    annexes = (_annex(one, language) for one in report.annexes)
    return "".join((*_head(report.head), *pages, *_foot(report.foot), *annexes))


def _head(head: Head) -> Iterator[str]:
    now = f" {escape(head.now)}" if head.now else ""
    yield _centred(f"<b>{escape(head.unit)}</b>{now} · {escape(head.symbol)}")
    yield _centred(f"<i>{escape(head.dated)}</i>")
    yield _centred(f"<b>{escape(head.kind)}<br>{escape(head.subject)}</b>")


def _foot(foot: Foot) -> Iterator[str]:
    names = "<br>".join(map(escape, foot.recipients))
    yield f"<p><b>{escape(foot.to)}</b><br>{names}</p>"
    yield f'<p style="text-align: right"><b>{escape(foot.signer)}</b></p>'


def _centred(inside: str) -> str:
    return f'<p style="text-align: center">{inside}</p>'


def _page(page: Page, language: Language) -> Iterator[str]:
    if page.finding:
        yield f"<p><b>{escape(page.finding)}</b></p>"
    yield from (f"<p>{escape(one)}</p>" for one in page.sentences)
    yield from (_table(one, language) for one in page.panels)


def _annex(annex: Panel, language: Language) -> str:
    below = (annex.table.empty, *annex.notes)
    words = "".join(f"<p><small>{escape(one)}</small></p>" for one in below if one)
    return _table(annex, language) + words


def _table(panel: Panel, language: Language) -> str:
    told = html.table(panel.table, language, panel.title)
    return f"<p><b>{escape(panel.title)}</b></p>{told}"
