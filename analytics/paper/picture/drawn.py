"""The chart itself as SVG, and an SVG as pixels: one converter, offline, with our own fonts."""

import json
from functools import cache
from pathlib import Path
from threading import Lock

import vl_convert

from analytics.document import Panel
from analytics.form.chart import spec
from analytics.words.text import Language

FONTS = Path(__file__).parent / "fonts"
VEGA_LITE = "6.4"
SHARP = 2.0  # pixels of a PNG for each of the drawing
_ONE_AT_A_TIME = Lock()  # the converter runs one engine


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
