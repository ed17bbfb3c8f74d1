"""Addresses inside the house: the next page opens on the month and language of this one.

What a page shows by itself stays out of its address: Streamlit would take it out again, one step of
the browser's history for each, and "back" would seem to do nothing.
"""

from urllib.parse import urlencode

from analytics.form.view import View
from analytics.meaning.ask import months_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.words.month import month_key
from analytics.words.text import Language

LANGUAGE_KEY, MONTH_KEY = "ngon-ngu", "thang"
LANGUAGES: dict[str, Language] = {"Tiếng Việt": "vi", "English": "en"}
FIRST = "eid_activated"  # the indicator every page begins with


def link(view: View, url: str, **told: str | int) -> str:
    """`told`: the page's own controls by their key in the address ("_" for "-")."""
    newest = months_of(view.reader)[-1]
    language = next(name for name, key in LANGUAGES.items() if key == view.language)
    said = {MONTH_KEY: month_key(view.month), LANGUAGE_KEY: language} | {
        key.replace("_", "-"): str(value) for key, value in told.items()
    }
    usual = {month_key(newest), next(iter(LANGUAGES)), CATALOGUE[FIRST].name.in_(view.language)}
    kept = urlencode({key: one for key, one in said.items() if one not in usual})
    return f"/{url}?{kept}".rstrip("?")
