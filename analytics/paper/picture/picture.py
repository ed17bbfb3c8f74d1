"""Title, chart, filter, source and mark on one sheet: what is passed on still says what it is."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap
from threading import Lock
from typing import Literal
from xml.sax.saxutils import escape

import vl_convert

from analytics.document import Panel, View, number
from analytics.form.chart import spec
from analytics.form.filtered import filtered
from analytics.form.theme import FONT, TOKENS
from analytics.meaning.answer import Provenance
from analytics.paper.origin import edition_words, origin_of
from analytics.words.settings import PROJECT
from analytics.words.text import Language

Kind = Literal["svg", "png"]
WIDE, EDGE = 960, 24
INK = TOKENS["light"]
WEIGHTS = (400, 500, 600, 700)
LETTER = 0.56  # of its size, the width of a letter in the mean
TITLE, SMALL, KEY = 22, 14, 13
FONTS = Path(__file__).parent / "fonts"
VEGA_LITE = "6.4"
SHARP = 2.0  # pixels of a PNG for each of the drawing
_ONE_AT_A_TIME = Lock()  # the converter runs one engine


def picture(panel: Panel, view: View, provenance: Provenance, kind: Kind) -> bytes:
    """The same panel has the same bytes."""
    drawn = sheet(panel, view, provenance)
    return pixels(drawn) if kind == "png" else drawn.replace("<rect", f"{faces()}<rect", 1).encode()


def sheet(panel: Panel, view: View, provenance: Provenance) -> str:
    top, parts = float(EDGE), []
    for size, weight, hue, line in head(panel):
        top += 1.3 * size
        parts.append(words(EDGE, top, line, size=size, weight=weight, hue=hue))
    if panel.legend:
        top += 26
        parts += legend(panel, top)
    chart, tall = placed(chart_svg(panel, view.language, WIDE - 2 * EDGE), top + 14)
    foot = top + 14 + tall + 26
    parts += [chart, *below(view, provenance, foot)]
    high = round(foot + (22 if filtered(view) else 0) + EDGE)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{high}" '
        f'viewBox="0 0 {WIDE} {high}" font-family="{FONT}"><title>{escape(panel.title)}</title>'
        f'<rect width="{WIDE}" height="{high}" fill="{INK["card"]}"/>{"".join(parts)}</svg>'
    )


def head(panel: Panel) -> Iterator[tuple[int, int, str, str]]:
    """Lines of title and subtitle with their size, weight and colour."""
    for said, size, weight, hue in (
        (panel.title, TITLE, 700, INK["ink"]),
        (panel.about, SMALL, 400, INK["ink2"]),
    ):
        for line in wrap(said, int((WIDE - 2 * EDGE) / (LETTER * size))):
            yield size, weight, hue, line


def legend(panel: Panel, y: float) -> Iterator[str]:
    x = float(EDGE)
    for shade, said in panel.legend:
        hue = INK.get(shade, "none")  # what is drawn as an outline fills nothing
        edge = "" if shade in INK else f' stroke="{INK["ink"]}" stroke-width="1.5"'
        yield f'<rect x="{x}" y="{y - 10}" width="16" height="10" rx="2" fill="{hue}"{edge}/>'
        yield words(x + 21, y, said, size=KEY, weight=400, hue=INK["ink2"])
        x += 21 + LETTER * KEY * len(said) + 20


def below(view: View, provenance: Provenance, y: float) -> Iterator[str]:
    """Whom it is about; data date, edition and origin."""
    if who := filtered(view):
        yield words(EDGE, y, who, size=KEY, weight=600, hue=INK["ink"])
        y += 22
    day = number.day(view.month)
    told = view.say("Số liệu đến hết ngày {day}", day=day)
    told = f"{told} · {edition_words(view, provenance)}"
    yield words(EDGE, y, told, size=KEY, weight=400, hue=INK["ink2"])
    mark = origin_of(provenance).in_(view.language)
    yield words(WIDE - EDGE, y, mark, size=KEY, weight=700, hue=INK["ink"], side="end")


def words(
    x: float, y: float, said: str, *, size: int, weight: int, hue: str, side: str = "start"
) -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" font-weight="{weight}" fill="{hue}" '
        f'text-anchor="{side}">{escape(said)}</text>'
    )


def placed(chart: str, top: float) -> tuple[str, float]:
    """A drawing within the drawing, and how tall it is."""
    inner = chart[chart.index("<svg") :]
    tall = float(re.findall(r'height="([\d.]+)"', inner)[0])
    return inner.replace("<svg", f'<svg x="{EDGE}" y="{top:.0f}"', 1), tall


def faces() -> str:
    """The letters themselves, for a browser that does not have them."""
    files = ((one, PROJECT / f"analytics/screen/fonts/InterVN-{one}.woff2") for one in WEIGHTS)
    rules = "".join(
        f"@font-face{{font-family:'Inter VN';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{b64encode(file.read_bytes()).decode()})}}"
        for weight, file in files
    )
    return f"<style>{rules}</style>"


def chart_svg(panel: Panel, language: Language, width: int) -> str:
    """As the screen draws it in the light mode, on a plot of this width."""
    told = spec(panel, "light", language) | {"width": width}
    with _ONE_AT_A_TIME:
        _fonts()
        made: str = vl_convert.vegalite_to_svg(
            json.dumps(told), vl_version=VEGA_LITE, allowed_base_urls=[]
        )
    return made


def pixels(svg: str) -> bytes:
    with _ONE_AT_A_TIME:
        _fonts()
        made: bytes = vl_convert.svg_to_png(svg, scale=SHARP)
    return made


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
