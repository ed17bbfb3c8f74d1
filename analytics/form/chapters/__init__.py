"""The table of contents, in reading order."""

from analytics.form.chapters.about_data import ABOUT_DATA
from analytics.form.chapters.dictionary import DICTIONARY
from analytics.form.chapters.due import DUE
from analytics.form.chapters.eid import EID
from analytics.form.chapters.id_cards import ID_CARDS
from analytics.form.chapters.overview import OVERVIEW
from analytics.form.chapters.population import POPULATION
from analytics.form.chapters.villages import VILLAGES

CHAPTERS = (OVERVIEW, POPULATION, ID_CARDS, EID, VILLAGES, DUE, DICTIONARY, ABOUT_DATA)

__all__ = [
    "ABOUT_DATA",
    "CHAPTERS",
    "DICTIONARY",
    "DUE",
    "EID",
    "ID_CARDS",
    "OVERVIEW",
    "POPULATION",
    "VILLAGES",
]
