"""The body of a page as one message to one component, and what stands beside it to be fetched.

The bytes depend on nothing but the page, the view, the edition and the entries, so that what is
fetched ahead over the gate is what the page itself would be sent.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal
from urllib.parse import urlencode

from analytics.document import Chapter, Page, Panel, View, built_once
from analytics.document.link import MONTH_KEY
from analytics.form.address import Said, begun, said_of
from analytics.form.body import Saving, head, rows
from analytics.form.chart import pattern, told
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import months_of, provenance_of
from analytics.screen.house.mark import mark
from analytics.screen.shown import Shown, shown_now
from analytics.words.month import month_key
from analytics.words.text import Text

AHEAD = "/house/ahead"
BEFORE, AFTER = Text("Tháng trước"), Text("Tháng sau")
PICTURE = "/house/picture"
OF = "ban"  # in the address of a picture: the edition and the entries that are on screen
SAVE = Text("Lưu")
Kind = Literal["svg", "png"]
MIMES: dict[Kind, str] = {"svg": "image/svg+xml", "png": "image/png"}
Picture = Callable[[Panel, View, Provenance, Kind], bytes]


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


@dataclass(frozen=True)
class Making:
    """What is made of a chapter, known by what builds its page and by the edition it names: one
    that was published again unchanged has a number of its own."""

    key: str
    build: Callable[[View], Page]
    shown: Shown
    chapter: Chapter = field(compare=False)

    def __call__(self, view: View) -> Body:
        return made(self.chapter, view, self.shown)


def body(chapter: Chapter, view: View) -> Body:
    """A page in one piece says the same to whoever stands at the same spot; what a reader fills in
    hangs on more."""
    shown = shown_now(view.reader)
    if chapter.parted:
        return made(chapter, view, shown)
    return built_once(Making(chapter.key, chapter.build, shown, chapter))(view)


def made(chapter: Chapter, view: View, shown: Shown) -> Body:
    page, said = chapter.build(view), said_of(chapter, view)
    near = () if chapter.parted else neighbours(chapter, view)
    steps = "" if chapter.parted else stepper(view, near)
    about = mark(chapter, said, view.language, shown)
    above = about + head(page, view, provenance_of(view.reader), steps)
    below = rows(page, view.language, save_links(chapter, view, said, shown))
    charts = [one for row in page.rows for one in row if one.chart]
    parts = [(above, []), (below, charts)] if chapter.parted else [(above + below, charts)]
    at = query(said)
    return Body(page, tuple(message(at, html, drawn, view, near) for html, drawn in parts))


def message(at: str, html: str, panels: Iterable[Panel], view: View, near: Iterable[Near]) -> bytes:
    """All of it every time: Streamlit drops a message that a newer one overtakes."""
    whole = {
        "at": at,
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


def save_links(chapter: Chapter, view: View, said: Said, shown: Shown) -> Saving:
    address = escape(urlencode(said | {OF: (shown.told,)}, doseq=True))
    save = SAVE.in_(view.language)

    def links(panel: Panel) -> str:
        place = escape(f"{PICTURE}/{chapter.url}/{panel.key}")
        ways = (f'<a href="{place}/{one}?{address}">{save} {one.upper()}</a>' for one in MIMES)
        return f'<p class="save">{" ".join(ways)}</p>'

    return links
