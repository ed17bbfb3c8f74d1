"""Addresses inside the house, by keys that no language changes.

The next page opens on the month, language and filters of this one, as far as it understands them.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from analytics.form.view import View
from analytics.words.month import month_key
from analytics.words.text import Text

MONTH_KEY, AREA_KEY, SEX_KEY, AGE_KEY, LANGUAGE_KEY = "thang", "thon", "gioi", "tuoi", "ngon-ngu"
FILTERS = {"area": AREA_KEY, "sex": SEX_KEY, "age_band": AGE_KEY}
LASTING = (MONTH_KEY, *FILTERS.values(), LANGUAGE_KEY)
LANGUAGES = {
    "vi": Text("Tiếng Việt", "Tiếng Việt"),
    "en": Text("English", "English"),
}
UNDERSTOOD = {"lich-den-han": ("area",), "thon-can-ho-tro": ("sex", "age_band")}
FIRST = "eid_activated"  # the indicator every page begins with


def link(view: View, url: str, **told: str | int | Sequence[str]) -> str:
    """`told`: the page's own controls by their key in the address ("_" for "-")."""
    where = {"area": view.where.areas, "sex": view.where.sexes, "age_band": view.where.age_bands}
    said: dict[str, str | int | Sequence[str]] = {MONTH_KEY: month_key(view.month)}
    said |= {FILTERS[name]: where[name] for name in UNDERSTOOD.get(url, ())}
    said |= {LANGUAGE_KEY: view.language}
    said |= {key.replace("_", "-"): value for key, value in told.items()}
    return f"/{url}?{urlencode(said, doseq=True)}"
