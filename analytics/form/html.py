"""Cards and tables as HTML: few elements, printable, read by a screen reader."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from analytics.document import Card, Column, Decision, Panel, Said, Table, number
from analytics.document.drawn import Radios
from analytics.document.number import STAR
from analytics.form.anchor import anchor
from analytics.form.assignment.html import duty, offer
from analytics.words.text import Language, Text

LONG_HEAD = 30  # characters: a head of a row below this stays on one line, so that names align
PHONE = 342  # pixels: the room of a table in a card of a phone
LETTER, BESIDE = 7.4, 6  # pixels: of its letters, and beside a column
LONG_NUMBER = 12  # characters: a card's number above this is set smaller, to stay on one line
SEE, HOW = Text("Xem số liệu"), Text("Cách đọc")
DRAWN = Text("Biểu đồ: câu chính ở ngay trên, số liệu ở ngay dưới")
VERDICTS = {"●": "reached", "▲": "near", "■": "late", "○": "none"}

Ends = tuple[float, float]
WIDE, TALL, EDGE = 200, 40, 6


def cell(value: Any, kind: str, language: Language) -> str:
    """A value as its column writes it. Strings are text, never markup."""
    if value is None:
        return number.ABSENT
    if kind == "verdict":
        return f'<span class="chip {VERDICTS[value[0]]}">{escape(value)}</span>'
    return escape(number.as_kind(value, kind, language))


def table(told: Table, language: Language, caption: str) -> str:
    """A phone shows a row as a card, each value beside its column's name, where words prevail, and
    where its columns are more than stand side by side there."""
    look = ' class="wordy"' if wordy(told) else ""
    if not look and across(told, language) > PHONE:
        look = ' class="many"'
    head = "".join(
        f'<th scope="col" class="{column.kind}">{escape(column.name)}</th>'
        for column in told.columns
    )
    rows = "".join(f"<tr>{row(told, one, language)}</tr>" for one in told.rows)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table{look}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def wordy(told: Table) -> bool:
    kinds = [column.kind for column in told.columns]
    words = sum(kind in ("text", "verdict") for kind in kinds)
    return words >= 2 and words + kinds.count("written") >= len(kinds) / 2


def across(told: Table, language: Language) -> float:
    """Pixels of its columns where none is wider than it has to be: heads break between words, and
    so does text beyond the first column."""
    columns = enumerate(told.columns)
    return sum(
        BESIDE + LETTER * max(map(len, unbroken(told, place, one, language)), default=0)
        for place, one in columns
    )


def unbroken(told: Table, place: int, column: Column, language: Language) -> Iterator[str]:
    yield from column.name.split()
    for values in told.rows:
        written = number.ABSENT
        if values[place] is not None:
            written = str(number.as_kind(values[place], column.kind, language))
        if column.kind == "text" and (place or len(written) > LONG_HEAD):
            yield from written.split()
        else:
            yield written


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


def radios(told: Radios, _language: Language) -> str:
    """A press asks for the page with this one chosen."""
    ways = "".join(
        f'<button type="button" data-to="{escape(one.to)}" '
        f'aria-pressed="{"true" if one.chosen else "false"}"><b>{escape(one.name)}</b>'
        f'<b class="count">{escape(one.count)}</b><span>{escape(one.detail)}</span></button>'
        for one in told.ways
    )
    look = "radios beside" if told.beside else "radios"
    return f'<div class="{look}" role="group" aria-label="{escape(told.label)}">{ways}</div>'


def image(kind: str, height: int, language: Language, inner: str = "", chart: str = "") -> str:
    """`chart`: the panel whose chart comes here. Who hears the page is told where the words of the
    drawing are, and hears them once."""
    spoken, place = escape(DRAWN.in_(language)), f' data-chart="{escape(chart)}"' if chart else ""
    return (
        f'<div class="{kind}" role="img" aria-label="{spoken}"{place} '
        f'style="--height: {height}px">{inner}</div>'
    )


def keys(panel: Panel) -> str:
    told = "".join(
        f'<span class="key"><i class="{shade}"></i>{escape(words)}</span>'
        for shade, words in panel.legend
    )
    return f'<p class="legend">{told}</p>' if told else ""


def heading(panel: Panel, language: Language) -> str:
    onward = anchor(panel.link) if panel.link else ""
    told = f"{escape(panel.subtitle)} {onward}".strip()
    below = f'<p class="subtitle">{told}</p>' if told else ""
    below = explained(below, panel.how, language)
    if panel.place == "inside":  # its link stands at its foot
        said = f'<p class="subtitle">{escape(panel.subtitle)}</p>' if panel.subtitle else ""
        return f'<h3 class="title">{escape(panel.title)}</h3>{said}'
    title = f'<h2 class="title">{escape(panel.title)}</h2>'
    if panel.stands:
        status, words = panel.stands
        chip = f'<span class="chip {status}">{escape(words)}</span>'
        title = f'<div class="stands">{title}{chip}</div>'
    return (f"<summary>{title}</summary>" if panel.place == "folded" else title) + below


def explained(line: str, how: str, language: Language) -> str:
    """One line, and what explains it on a press."""
    if not how:
        return line
    return (
        f'<div class="explained">{line}<details class="how"><summary>{escape(HOW.in_(language))}'
        f'</summary><p class="subtitle">{escape(how)}</p></details></div>'
    )


def said(told: Said, _: Language) -> str:
    return "".join(f'<p class="said">{escape(one)}</p>' for one in told.sentences)


def decisions(told: Iterable[Decision], whom: str = "") -> str:
    """Cards, numbered where they are several: what is to be done, how, and where the answer is."""
    about = f'<p class="lead">{escape(whom)}</p>' if whom else ""
    several = len(every := tuple(told)) > 1
    parts = "".join(
        f'<li class="decision"><h3>{placed(number) if several else ""}{escape(one.title)}</h3>'
        f"<p>{escape(one.how)}</p>{anchor(one.link)}{given(one)}</li>"
        for number, one in enumerate(every, 1)
    )
    return f'<section class="todo">{about}<ol class="decisions">{parts}</ol></section>'


def placed(number: int) -> str:
    return f'<span class="chip none">{number}</span> '


def given(one: Decision) -> str:
    """What was given of it; else who is proposed by when, and the form that gives it."""
    proposal = f'<p class="proposal">{escape(one.proposal)}</p>' if one.proposal else ""
    told = "".join(map(duty, one.duties)) or proposal
    return told + (offer(one.offer) if one.offer else "") + elsewhere(one)


def elsewhere(one: Decision) -> str:
    if one.elsewhere is None:
        return ""
    words, there = one.elsewhere
    return f'<p class="elsewhere">{escape(words)} {anchor(there)}</p>'


def cards(told: Iterable[Card], *, slim: bool = False) -> str:
    """`slim`: without the way they came."""
    cards = tuple(told)
    drawn = (card(one, scale) for one, scale in zip(cards, scales(cards), strict=True))
    return f'<div class="cards{" slim" if slim else ""}">{"".join(drawn)}</div>'


def card(told: Card, scale: Ends) -> str:
    chip = (
        f'<span class="chip {told.status}">{escape(told.status_word)}</span>'
        if told.status_word
        else ""
    )
    long = " long" if len(told.number) > LONG_NUMBER else ""
    aim = f'<div class="ahead">{escape(told.aim)}</div>' if told.aim else ""
    ahead = f'<div class="detail">{escape(told.outlook)}</div>' if told.outlook else ""
    return (
        f'<section class="kpi"><div class="top"><span class="name">{escape(told.name)}</span>'
        f'{chip}</div><div class="number{long}">{escape(told.number)}</div>{aim}'
        f'<div class="detail">{escape(told.detail)}</div>{ahead}'
        f"{sparkline(told, scale)}</section>"
    )


def scales(told: Sequence[Card]) -> tuple[Ends, ...]:
    """Low and high end of each: shares lie on one axis, counts keep their own middle and share
    the height of a person, for 100 of 5.201 and 100 of 109 would never fit one axis."""
    own = [ends(one) for one in told]
    shares = [two for one, two in zip(told, own, strict=True) if share(one)]
    axis = min((low for low, _ in shares), default=0), max((high for _, high in shares), default=1)
    counts = [high - low for one, (low, high) in zip(told, own, strict=True) if not share(one)]
    reach = max(counts, default=0) or 1
    return tuple(
        axis if share(one) else (middle - reach / 2, middle + reach / 2)
        for one, middle in zip(told, (sum(two) / 2 for two in own), strict=True)
    )


def share(one: Card) -> bool:
    return one.number.endswith(("%", f"%{STAR}"))


def ends(one: Card) -> Ends:
    known = [value for value in (*one.trend, one.target) if value is not None] or [0.0]
    return min(known), max(known)


def sparkline(told: Card, scale: Ends) -> str:
    """Two years with the target dashed, in the colours of whatever it lies on: screen or paper."""
    if len([value for value in told.trend if value is not None]) < 2:
        return ""
    return f'<div class="spark">{drawn(told, scale)}</div>'


def drawn(told: Card, scale: Ends) -> str:
    low, high = scale
    reach = (high - low) or 1

    def y(value: float) -> float:
        return round(TALL - EDGE - (TALL - 2 * EDGE) * (value - low) / reach, 1)

    step = WIDE / (len(told.trend) - 1)
    path = " ".join(
        f"{round(place * step, 1)},{y(value)}"
        for place, value in enumerate(told.trend)
        if value is not None
    )
    aim = f'<path class="aim" d="M0 {y(told.target)}H{WIDE}"/>' if told.target is not None else ""
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {WIDE} {TALL}" preserveAspectRatio="none">{aim}'
        f'<polyline points="{path}" stroke="var(--{told.hue})"/></svg>'
    )
