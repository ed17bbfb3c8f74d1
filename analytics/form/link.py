"""Addresses inside the house: the next page opens on the month and language of this one."""

from urllib.parse import urlencode

from analytics.form.view import View
from analytics.words.month import month_key
from analytics.words.text import Language

LANGUAGE_KEY, MONTH_KEY = "ngon-ngu", "thang"
LANGUAGES: dict[str, Language] = {"Tiếng Việt": "vi", "English": "en"}


def link(view: View, url: str, **told: str | int) -> str:
    """`told`: the page's own controls by their key in the address ("_" for "-")."""
    language = next(name for name, key in LANGUAGES.items() if key == view.language)
    kept = {MONTH_KEY: month_key(view.month), LANGUAGE_KEY: language}
    own = {key.replace("_", "-"): str(value) for key, value in told.items()}
    return f"/{url}?{urlencode(kept | own)}"
