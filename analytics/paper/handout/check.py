"""The handout held against its scenes: every paragraph, every chart and the sheet behind it."""

import io
import re
import zipfile
from collections.abc import Iterator

from analytics.paper.office.check import Check
from analytics.paper.office.read import paragraphs
from analytics.paper.slides.body import drawing_of
from analytics.paper.slides.check import check_chart, check_words, numbers_of, said
from analytics.paper.slides.deck import Deck
from analytics.paper.slides.read import Chart, read_chart
from analytics.paper.slides.rows import beside_names
from analytics.paper.stage.html import AGGREGATED
from analytics.words.text import Text

HEADING = Text("TÀI LIỆU KÈM TRÌNH CHIẾU")
CODE = Text("Mã công bố: {code}")
PARTS = re.compile(r"word/charts/chart(\d+)\.xml$")


def heading(deck: Deck, code: str | None) -> list[str]:
    language = deck.view.language
    coded = [CODE.filled(code=code).in_(language)] if code else []
    return [HEADING.in_(language), AGGREGATED.in_(language), *coded]


def check_handout(paper: bytes, deck: Deck, code: str | None) -> Iterator[Check]:
    view, place = deck.view, deck.view.say("Tài liệu phát tay")
    wanted = [words for scene in deck.shown for words in (*said(scene, view), *scene.notes)]
    yield from check_words(place, [*heading(deck, code), *wanted], paragraphs(paper), view)
    panels = [(one, one.chart) for one in deck.shown if one.chart]
    found = charts(paper)
    if len(found) != len(panels):
        yield Check(place, f"{len(found)}", f"{len(panels)}", False)
    for (scene, panel), chart in zip(panels, found, strict=False):
        drawing = beside_names(drawing_of(panel, view.language))
        where = f"{place}, {scene.finding}"
        yield from check_chart(where, drawing, chart, numbers_of(scene), view)


def charts(paper: bytes) -> list[Chart]:
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        places = sorted(int(one[1]) for one in map(PARTS.match, file.namelist()) if one)
        return [
            read_chart(
                file.read(f"word/charts/chart{at}.xml"),
                file.read(f"word/embeddings/chart{at}.xlsx"),
            )
            for at in places
        ]
