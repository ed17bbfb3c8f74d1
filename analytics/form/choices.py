"""Choices that several pages offer alike: the same address means the same thing everywhere."""

from collections.abc import Iterable

from analytics.document import Choice, View
from analytics.document.link import FIRST
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import indicator_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.targets import targets_of
from analytics.words.text import Text, proper

COMMUNE = Text("Toàn xã")


def with_targets(view: View) -> tuple[Indicator, ...]:
    """Those that have a target: only against one can a village lag."""
    return tuple(dict.fromkeys(one for one, _ in targets_of(view.reader)))


def named(indicators: Iterable[Indicator]) -> dict[str, Text]:
    """As a list to choose from: an address tells the key."""
    return {one.key: one.name for one in indicators}


def first_indicator(view: View) -> str:
    keys = named(with_targets(view))
    return FIRST.key if FIRST.key in keys else next(iter(keys), "")


def indicator_choice(label: Text) -> Choice:
    return Choice(
        *("indicator", "chi-tieu", label),
        lambda view: named(with_targets(view)),
        first_indicator,
        270,
    )


def chosen_indicator(view: View, choice: Choice) -> Indicator:
    """The symbol of what an address told; refused where no target is set to choose from."""
    return indicator_of(view.chosen(choice))


def village_names(view: View) -> dict[str, Text]:
    return {area: proper(name) for area, name in areas_of(view.reader).items()}


def places(view: View) -> dict[str, Text]:
    """The commune and its villages; village police have their own village alone."""
    whole = {} if view.reader.role == "village" else {"commune": COMMUNE}
    return whole | village_names(view)
