"""Choices that several pages offer alike: the same address means the same thing everywhere."""

from analytics.form.control import Choice
from analytics.form.link import FIRST
from analytics.form.view import View
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.targets import targets_of
from analytics.words.text import Text

NOBODY = Text("– chưa chọn –", "– none –")


def with_targets(view: View) -> dict[str, Text]:
    """Indicators that have a target: only against one can a village lag."""
    keys = dict.fromkeys(key for key, _ in targets_of(view.reader) if key in CATALOGUE)
    return {key: CATALOGUE[key].name for key in keys}


def first_indicator(view: View) -> str:
    names = with_targets(view)
    return FIRST if FIRST in names else next(iter(names), "")


def indicator_choice(label: Text) -> Choice:
    return Choice("indicator", "chi-tieu", label, with_targets, first_indicator, 270)


def village_names(view: View) -> dict[str, Text]:
    return {area: Text(name, name) for area, name in areas_of(view.reader).items()}
