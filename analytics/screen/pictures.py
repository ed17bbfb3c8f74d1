"""The two small links under a chart: the picture of what is on screen, as SVG or PNG."""

from collections.abc import Callable
from html import escape
from typing import Literal
from urllib.parse import urlencode

from analytics.document import Chapter, Panel, View
from analytics.form.address import Said
from analytics.form.body import Saving
from analytics.meaning.answer import Provenance
from analytics.screen.shown import Shown
from analytics.words.text import Text

PICTURE = "/house/picture"
OF = "ban"  # in the address of a picture: the edition and the entries that are on screen
SAVE = Text("Lưu")
Kind = Literal["svg", "png"]
MIMES: dict[Kind, str] = {"svg": "image/svg+xml", "png": "image/png"}
Picture = Callable[[Panel, View, Provenance, Kind], bytes]


def save_links(chapter: Chapter, view: View, said: Said, shown: Shown) -> Saving:
    address = escape(urlencode(said | {OF: (shown.told,)}, doseq=True))
    save = SAVE.in_(view.language)

    def links(panel: Panel) -> str:
        place = escape(f"{PICTURE}/{chapter.url}/{panel.key}")
        ways = (f'<a href="{place}/{one}?{address}">{save} {one.upper()}</a>' for one in MIMES)
        return f'<p class="save">{" ".join(ways)}</p>'

    return links
