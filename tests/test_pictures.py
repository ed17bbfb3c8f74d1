"""A chart passed on as a picture says what it shows, of whom, when and that it is synthetic."""

import io
import re
from datetime import date

import pytest
from PIL import Image

from analytics.document import View
from analytics.form.chapters import CHAPTERS, ID_CARDS, POPULATION
from analytics.meaning.ask import provenance_of
from analytics.meaning.question import Filters, Reader
from analytics.paper.picture.picture import legend, picture, sheet

LAST = date(2024, 12, 31)


@pytest.fixture(scope="module")
def seen(commune):
    def view(language="vi", where=None) -> View:
        reader = Reader("chief", "commune", language, commune(70).store)
        return View(reader, LAST, where or Filters())

    return view


def drawn(view, key, kind):
    panels = {one.key: one for row in ID_CARDS.build(view).rows for one in row}
    return panels[key], picture(panels[key], view, provenance_of(view.reader), kind)


def said(svg: bytes) -> str:
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", one) for one in texts).replace("  ", " ")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_picture_carries_title_filter_source_and_mark(seen, language):
    view = seen(language, Filters(("v9",), ("female",)))
    panel, svg = drawn(view, "card_coverage_present-heat", "svg")
    words = said(svg)
    assert panel.title in words and provenance_of(view.reader).short_hash in words
    assert "31/12/2024" in words
    told = {"vi": ("Nữ · Thôn 9", "DỮ LIỆU GIẢ LẬP"), "en": ("Female · Thôn 9", "SYNTHETIC DATA")}
    for one in told[language]:
        assert one in words, one
    for _, meaning in panel.legend:
        assert meaning in words
    assert svg.count(b"@font-face") == 4 and b"http://" not in svg.replace(
        b"http://www.w3.org/", b""
    )


def test_the_same_chart_has_the_same_bytes_and_a_png_is_sharp(seen):
    _, first = drawn(seen(), "card_coverage_present-trend", "svg")
    _, again = drawn(seen(), "card_coverage_present-trend", "svg")
    assert first == again and "null" not in said(first)
    _, png = drawn(seen(), "card_coverage_present-trend", "png")
    picture_of = Image.open(io.BytesIO(png))
    assert picture_of.format == "PNG" and picture_of.width == 1920
    assert picture_of.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    assert len(picture_of.convert("RGB").getcolors(1 << 20)) > 50  # letters and lines, no blank


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_whatever_a_key_on_screen_shows_a_picture_can_draw(seen, chapter):
    for panel in chapter.build(seen()).panels:
        assert len(list(legend(panel, 0))) == 2 * len(panel.legend)


def test_the_outline_of_another_place_is_an_outline_in_the_picture_as_well(seen):
    [pyramid] = [one for one in POPULATION.build(seen()).panels if one.key == "pyramid"]
    keys = [one for one in legend(pyramid, 0) if one.startswith("<rect")]
    assert 'fill="none" stroke="#' in keys[-1] and all("stroke" not in one for one in keys[:-1])
    told = sheet(pyramid, seen(), provenance_of(seen().reader))
    assert pyramid.legend[-1][1] in said(told.encode())
