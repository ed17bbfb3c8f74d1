"""Addresses inside the house, by keys that no language changes.

The next page opens on the month, language and filters of this one, as far as it understands them.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from analytics.document.view import View
from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.indicator import Indicator
from analytics.words.month import month_key
from analytics.words.text import LANGUAGES as KNOWN
from analytics.words.text import Text, proper

MONTH_KEY, AREA_KEY, SEX_KEY, AGE_KEY, LANGUAGE_KEY = "thang", "thon", "gioi", "tuoi", "ngon-ngu"
FILTERS = {"area": AREA_KEY, "sex": SEX_KEY, "age_band": AGE_KEY}
OWN_NAME = Text("Tiếng Việt", context="name of this language")
LANGUAGES = {one: proper(OWN_NAME.in_(one)) for one in KNOWN}  # each under its own name
UNDERSTOOD = {"lich-den-han": ("area",), "thon-can-ho-tro": ("area", "sex", "age_band")}
FIRST = EID_ACTIVATED  # the indicator every page begins with

Told = str | int | Indicator | Sequence[str]


def link(view: View, url: str, **told: Told) -> str:
    """`told`: the page's own controls by their key in the address ("_" for "-")."""
    where = {"area": view.where.areas, "sex": view.where.sexes, "age_band": view.where.age_bands}
    said: dict[str, Told] = {MONTH_KEY: month_key(view.month)}
    said |= {FILTERS[name]: where[name] for name in UNDERSTOOD.get(url, ())}
    said |= {LANGUAGE_KEY: view.language}
    said |= {key.replace("_", "-"): _told(value) for key, value in told.items()}
    return f"/{url}?{urlencode(said, doseq=True)}"


def _told(value: Told) -> Told:
    return value.key if isinstance(value, Indicator) else value
