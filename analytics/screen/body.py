"""The body of a page as one message to one component, and what stands beside it to be fetched.

The bytes depend on nothing but the page, the view, the edition and the entries, so that what is
fetched ahead over the gate is what the page itself would be sent.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any, Literal
from urllib.parse import quote, urlencode

from analytics.document import Chapter, Download, Page, Panel, View, built_once
from analytics.document.link import MONTH_KEY
from analytics.form.address import Said, begun, said_of
from analytics.form.body import Around, Saving, foot, head, rows
from analytics.form.chart import pattern, told
from analytics.form.frame import Taken, address, bar, own, sections, top, within
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import months_of, provenance_of
from analytics.screen.house.mark import mark
from analytics.screen.shown import Shown, shown_now
from analytics.words.month import month_key
from analytics.words.text import Text

AHEAD = "/house/ahead"
DOWNLOAD = "/house/download"
PICTURE = "/house/picture"
OF = "ban"  # in the address of a picture: the edition and the entries that are on screen
SAVE = Text("Lưu")
Kind = Literal["svg", "png"]
MIMES: dict[Kind, str] = {"svg": "image/svg+xml", "png": "image/png"}
Picture = Callable[[Panel, View, Provenance, Kind], bytes]


Downloads = Callable[[Chapter], tuple[Download, ...]]


Messages = tuple[bytes, ...]  # one, or the head and the panels apart


@dataclass(frozen=True)
class Making:
    """What is made of a chapter, known by what builds its page and by the edition it names: one
    that was published again unchanged has a number of its own."""

    key: str
    build: Callable[[View], Page]
    shown: Shown
    chapter: Chapter = field(compare=False)
    downloads: Downloads = field(compare=False)

    def __call__(self, view: View) -> Messages:
        return made(self.chapter, view, self.shown, self.downloads)


def body(chapter: Chapter, view: View, downloads: Downloads) -> Messages:
    """A page in one piece says the same to whoever stands at the same spot; what a reader fills in
    hangs on more."""
    shown = shown_now(view.reader)
    if chapter.parted:
        return made(chapter, view, shown, downloads)
    return built_once(Making(chapter.key, chapter.build, shown, chapter, downloads))(view)


def made(chapter: Chapter, view: View, shown: Shown, downloads: Downloads) -> Messages:
    page, said, provenance = chapter.build(view), said_of(chapter, view), provenance_of(view.reader)
    above = (
        mark(chapter, said, view.language, shown)
        + framed(chapter, view, said, taken(chapter, view, said, shown, downloads))
        + head(
            page,
            view,
            provenance,
            sections=sections(chapter, view),
            own=own(chapter, view, page),
        )
    )
    below = rows(page, view.language, around(chapter, view, said, shown))
    below += foot(view, provenance)
    charts = {one.key: drawing(one, view) for row in page.rows for one in row if one.chart}
    parts = [(above, {}), (below, charts)] if chapter.parted else [(above + below, charts)]
    near = ahead(chapter, view, said)
    return tuple(message(said, html, drawn, near) for html, drawn in parts)


def framed(chapter: Chapter, view: View, said: Said, files: Iterable[Taken]) -> str:
    role = role_address(address(chapter, said))
    controls = bar(chapter, view, provenance_of(view.reader), steps(view), files)
    return f'<div class="frame">{top(chapter, view, role)}{controls}</div>'


def role_address(back: str) -> str:
    """Back to this very page after the new role is chosen."""
    return f"/logout?next={quote(back, safe='')}"


def message(said: Said, html: str, charts: Mapping[str, Any], near: Mapping[str, Any]) -> bytes:
    """All of it every time: Streamlit drops a message that a newer one overtakes."""
    whole = {"at": query(said), "html": html, "charts": charts, **near}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def drawing(panel: Panel, view: View) -> dict[str, Any]:
    """`pattern` stays a text, so that the browser sees at a glance whether it is still the same."""
    return {
        "pattern": json.dumps(pattern(panel, "screen", view.language)),
        "told": told(panel),
        "rows": panel.data,
    }


def ahead(chapter: Chapter, view: View, said: Said) -> dict[str, Any]:
    """Where other views of this page are to be had before they are asked for: controls left where
    they begin begin anew there. `near`: those wanted most. A page that is filled in has none."""
    if chapter.parted:
        return {"near": [], "ahead": "", "kept": query(said)}
    follow = begun(chapter, view)
    kept = {key: one for key, one in said.items() if key not in follow}
    near = [one for one in steps(view) if one]
    return {"near": near, "ahead": f"{AHEAD}/{chapter.url}", "kept": query(kept)}


def query(said: Said) -> str:
    return urlencode(said, doseq=True)


def steps(view: View) -> tuple[str, str]:
    """The months before and after this one as an address asks for them; none at an end."""
    months = months_of(view.reader)
    place = months.index(view.month)
    beside = (months[place - 1 : place], months[place + 1 : place + 2])
    before, after = ([f"{MONTH_KEY}={month_key(one)}" for one in side] or [""] for side in beside)
    return before[0], after[0]


def taken(
    chapter: Chapter, view: View, said: Said, shown: Shown, downloads: Downloads
) -> tuple[Taken, ...]:
    """The files this reader is offered, and where they are."""
    at = urlencode(said | {OF: (shown.told,)}, doseq=True)
    return tuple(
        (one, f"{DOWNLOAD}/{chapter.url}/{one.ending}?{at}")
        for one in downloads(chapter)
        if one.offered(view.reader.role)
    )


def around(chapter: Chapter, view: View, said: Said, shown: Shown) -> Around:
    return Around(save_links(chapter, view, said, shown), partial(within, chapter, view))


def save_links(chapter: Chapter, view: View, said: Said, shown: Shown) -> Saving:
    address = escape(urlencode(said | {OF: (shown.told,)}, doseq=True))
    save = SAVE.in_(view.language)

    def links(panel: Panel) -> str:
        place = escape(f"{PICTURE}/{chapter.url}/{panel.key}")
        ways = (f'<a href="{place}/{one}?{address}">{save} {one.upper()}</a>' for one in MIMES)
        return f'<p class="save">{" ".join(ways)}</p>'

    return links
