"""The table of contents: what a meeting asks first, then the figures, then what explains them."""

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
from analytics.form.chapters.what_if import WHAT_IF
from analytics.form.due.panels import DUE
from analytics.words.text import Text

MENU: tuple[tuple[Text, tuple[Chapter, ...]], ...] = (
    (Text(""), (OVERVIEW, PROGRESS, VILLAGES, PLAN, WHAT_IF, DUE)),
    (Text("Số liệu"), (POPULATION, ID_CARDS, EID)),
    (Text("Trình bày"), (STAGE, REPORT)),
    (Text("Tra cứu"), (DICTIONARY, ABOUT_DATA, SETTINGS)),
)
CHAPTERS = tuple(chapter for _, chapters in MENU for chapter in chapters)

__all__ = [
    "ABOUT_DATA",
    "CHAPTERS",
    "DICTIONARY",
    "DUE",
    "EID",
    "ID_CARDS",
    "MENU",
    "OVERVIEW",
    "PLAN",
    "POPULATION",
    "PROGRESS",
    "REPORT",
    "SETTINGS",
    "STAGE",
    "VILLAGES",
    "WHAT_IF",
]
