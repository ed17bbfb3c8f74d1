"""The table of contents: what a meeting asks first, then the figures, then what explains them."""

from typing import NamedTuple

from analytics.document import Chapter
from analytics.form.chapters.about_data import ABOUT_DATA
from analytics.form.chapters.dictionary import DICTIONARY
from analytics.form.chapters.eid import EID
from analytics.form.chapters.id_cards import ID_CARDS
from analytics.form.chapters.overview import OVERVIEW
from analytics.form.chapters.plan import PLAN
from analytics.form.chapters.population import POPULATION
from analytics.form.chapters.progress import PROGRESS
from analytics.form.chapters.report import REPORT
from analytics.form.chapters.settings import SETTINGS
from analytics.form.chapters.stage import STAGE
from analytics.form.chapters.villages import VILLAGES
from analytics.form.due.panels import DUE
from analytics.words.text import Text


class Place(NamedTuple):
    """One of the places of the house and its pages, the first of which it opens with."""

    name: Text
    chapters: tuple[Chapter, ...]
    glyph: str = ""


PLACES = (
    Place(Text("Giao ban"), (OVERVIEW, PROGRESS)),
    Place(Text("Thôn", context="page"), (VILLAGES,)),
    Place(Text("Kế hoạch", context="page"), (PLAN,)),
    Place(Text("Dân số & số liệu"), (POPULATION, ID_CARDS, EID, DUE)),
    Place(Text("Trình & báo cáo"), (STAGE, REPORT)),
    Place(Text("Tra cứu, thiết lập"), (DICTIONARY, ABOUT_DATA, SETTINGS), "⚙"),
)
CHAPTERS = tuple(chapter for place in PLACES for chapter in place.chapters)


def place_of(chapter: Chapter) -> Place:
    return next(one for one in PLACES if chapter.key in {page.key for page in one.chapters})


__all__ = [
    "ABOUT_DATA",
    "CHAPTERS",
    "DICTIONARY",
    "DUE",
    "EID",
    "ID_CARDS",
    "OVERVIEW",
    "PLACES",
    "PLAN",
    "POPULATION",
    "PROGRESS",
    "REPORT",
    "SETTINGS",
    "STAGE",
    "VILLAGES",
    "Place",
    "place_of",
]
