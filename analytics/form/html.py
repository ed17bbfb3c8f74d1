"""Cards and tables as HTML: few elements, printable, read by a screen reader."""

from collections.abc import Iterable
from html import escape
from typing import Any

from analytics.document import Card, Column, Decision, Panel, Table, number
from analytics.form.spark import Ends, scales, sparkline
from analytics.words.text import Language, Text

LONG_HEAD = 30  # characters: a head of a row below this stays on one line, so that names align
LONG_NUMBER = 12  # characters: a card's number above this is set smaller, to stay on one line
SEE = Text("Xem số liệu")
VERDICTS = {"●": "reached", "▲": "near", "■": "late", "○": "none"}


def cell(value: Any, kind: str, language: Language) -> str:
    """A value as its column writes it. Strings are text, never markup."""
    if value is None:
        return number.ABSENT
    if kind == "verdict":
        return f'<span class="chip {VERDICTS[value[0]]}">{escape(value)}</span>'
    return escape(number.as_kind(value, kind, language))


def table(told: Table, language: Language, caption: str) -> str:
    """Where words prevail a phone shows a row as a card, each value beside its column's name."""
    kinds = [column.kind for column in told.columns]
    words = sum(kind in ("text", "verdict") for kind in kinds)
    wide = words + kinds.count("written") >= len(kinds) / 2
    look = ' class="wordy"' if words >= 2 and wide else ""
    head = "".join(
        f'<th scope="col" class="{column.kind}">{escape(column.name)}</th>'
        for column in told.columns
    )
    rows = "".join(f"<tr>{row(told, one, language)}</tr>" for one in told.rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table{look}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def row(told: Table, values: tuple[Any, ...], language: Language) -> str:
    first, *others = told.columns
    named = len(others) > 1  # in a pair of columns the value explains itself
    written = cell(values[0], first.kind, language)
    long = " long" if len(written) > LONG_HEAD else ""
    head = f'<th scope="row" class="{first.kind}{long}">{written}</th>'
    return head + "".join(
        datum(column, value, language, named=named and column.kind != "verdict")
        for column, value in zip(others, values[1:], strict=True)
    )


def datum(column: Column, value: Any, language: Language, *, named: bool) -> str:
    absent = " absent" if value in (None, "", number.ABSENT) else ""
    name = escape(column.name) if named else ""
    return (
        f'<td class="{column.kind}{absent}" data-name="{name}">'
        f"{cell(value, column.kind, language)}</td>"
    )


def twin(panel: Panel, language: Language) -> str:
    """The numbers behind a chart, folded away until asked for."""
    return folded(SEE.in_(language), panel.table, language)


def folded(name: str, told: Table, language: Language) -> str:
    return (
        f'<details class="twin"><summary>{escape(name)}</summary>'
        f"{table(told, language, name)}</details>"
    )


def heading(panel: Panel) -> str:
    keys = "".join(
        f'<span class="key"><i class="{shade}"></i>{escape(words)}</span>'
        for shade, words in panel.legend
    )
    legend = f'<p class="legend">{keys}</p>' if keys else ""
    onward = anchor(panel.link) if panel.link else ""
    return (
        f'<h2 class="title">{escape(panel.title)}</h2>'
        f'<p class="subtitle">{escape(panel.subtitle)} {onward}</p>{legend}'
    )


def anchor(link: tuple[str, str]) -> str:
    words, address = link
    return f'<a class="onward" href="{escape(address)}" target="_self">{escape(words)} →</a>'


def decisions(told: Iterable[Decision], whom: str = "") -> str:
    """Numbered cards: what must be decided, why, and where the answer stands; of whom."""
    about = f'<p class="lead">{escape(whom)}</p>' if whom else ""
    parts = "".join(
        f'<li class="decision"><h3><span class="chip none">{number}</span> '
        f"{escape(one.title)}</h3><p>{escape(one.detail)}</p>{anchor(one.link)}</li>"
        for number, one in enumerate(told, 1)
    )
    return f'{about}<ol class="decisions">{parts}</ol>'


def cards(told: Iterable[Card]) -> str:
    cards = tuple(told)
    drawn = (card(one, scale) for one, scale in zip(cards, scales(cards), strict=True))
    return f'<div class="cards">{"".join(drawn)}</div>'


def card(told: Card, scale: Ends) -> str:
    chip = (
        f'<span class="chip {told.status}">{escape(told.status_word)}</span>'
        if told.status_word
        else ""
    )
    long = " long" if len(told.number) > LONG_NUMBER else ""
    ahead = f'<div class="ahead">{escape(told.outlook)}</div>' if told.outlook else ""
    return (
        f'<section class="kpi"><div class="top"><span class="name">{escape(told.name)}</span>'
        f'{chip}</div><div class="number{long}">{escape(told.number)}</div>'
        f'<div class="detail">{escape(told.detail)}</div>{ahead}'
        f"{sparkline(told, scale)}</section>"
    )
