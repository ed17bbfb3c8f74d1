"""The body of a page as one message to one component, and what stands beside it to be fetched.

The bytes depend on nothing but the page, the view, the edition and the entries, so that what is
fetched ahead over the gate is what the page itself would be sent.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlencode

from analytics.form.address import Said, begun, said_of
from analytics.form.body import head, rows
from analytics.form.chart import pattern, told
from analytics.form.link import MONTH_KEY
from analytics.form.panel import Chapter, Page, Panel
from analytics.form.view import View
from analytics.meaning.ask import months_of, provenance_of
from analytics.screen.house.mark import mark
from analytics.screen.pictures import save_links
from analytics.screen.shown import Shown, shown_now
from analytics.words.month import month_key
from analytics.words.text import Text

AHEAD = "/house/ahead"
BEFORE, AFTER = Text("Tháng trước", "Month before"), Text("Tháng sau", "Month after")


@dataclass(frozen=True)
class Asked:
    """`parted`: the reader fills something in between head and panels."""

    key: str
    view: View
    shown: Shown
    parted: bool
    chapter: Chapter = field(compare=False)


@dataclass(frozen=True)
class Near:
    """A view that a reader may want next: what is chosen for it, and where its body is."""

    chosen: Said
    address: str


@dataclass(frozen=True)
class Body:
    """`messages`: one, or the head and the panels apart."""

    page: Page
    messages: tuple[bytes, ...]


def body(chapter: Chapter, view: View, *, parted: bool = False) -> Body:
    return _body(Asked(chapter.key, view, shown_now(view.reader), parted, chapter))


@lru_cache(maxsize=64)
def _body(asked: Asked) -> Body:
    chapter, view = asked.chapter, asked.view
    page, provenance = chapter.build(view), provenance_of(view.reader)
    said = said_of(chapter, view)
    near = () if asked.parted else neighbours(chapter, view)
    steps = "" if asked.parted else stepper(view, near)
    above = mark(chapter, said, view.language, asked.shown) + head(page, view, provenance, steps)
    saving = save_links(chapter, view, said, asked.shown)
    below = rows(page, view.language, saving)
    charts = [one for row in page.rows for one in row if one.chart]
    parts = [(above, []), (below, charts)] if asked.parted else [(above + below, charts)]
    return Body(page, tuple(message(html, drawn, view, near) for html, drawn in parts))


def message(html: str, panels: Iterable[Panel], view: View, near: Iterable[Near]) -> bytes:
    """All of it every time: Streamlit drops a message that a newer one overtakes."""
    whole = {
        "html": html,
        "charts": {one.key: drawing(one, view) for one in panels},
        "near": {query(one.chosen): one.address for one in near},
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def drawing(panel: Panel, view: View) -> dict[str, Any]:
    """`pattern` stays a text, so that the browser sees at a glance whether it is still the same."""
    return {
        "pattern": json.dumps(pattern(panel, "screen", view.language)),
        "told": told(panel),
        "rows": panel.data,
    }


def neighbours(chapter: Chapter, view: View) -> tuple[Near, ...]:
    """The months beside this one; controls left where they begin begin anew there."""
    months, said = months_of(view.reader), said_of(chapter, view)
    kept = {key: one for key, one in said.items() if key not in begun(chapter, view)}
    place = months.index(view.month)
    beside = [months[at] for at in (place - 1, place + 1) if 0 <= at < len(months)]
    chosen: list[Said] = [{MONTH_KEY: (month_key(one),)} for one in beside]
    return tuple(Near(one, f"{AHEAD}/{chapter.url}?{query(kept | one)}") for one in chosen)


def query(said: Said) -> str:
    return urlencode(said, doseq=True)


def stepper(view: View, near: Iterable[Near]) -> str:
    """‹ and ›: to the month before and after, where there is one."""
    ways = {one.chosen[MONTH_KEY][0]: query(one.chosen) for one in near}
    words = ("‹", BEFORE.in_(view.language)), ("›", AFTER.in_(view.language))
    this = month_key(view.month)
    before = next((to for month, to in ways.items() if month < this), "")
    after = next((to for month, to in ways.items() if month > this), "")
    drawn = (button(to, *one) for to, one in zip((before, after), words, strict=True))
    return f'<span class="steps">{" ".join(drawn)}</span>'


def button(to: str, glyph: str, name: str) -> str:
    off = "" if to else " disabled"
    return (
        f'<button type="button" data-to="{escape(to)}" aria-label="{name}" title="{name}"{off}>'
        f"{glyph}</button>"
    )
