"""How a figure is said: areas, standing, persons, all in the reader's language."""

from collections.abc import Iterable

from analytics.document import View, number
from analytics.document.number import STAR
from analytics.form.counted import counted
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import SMALL, Figure
from analytics.meaning.indicator import Indicator
from analytics.meaning.population import PRESENT, REGISTERED

HERE = PRESENT.where


def area_name(view: View, area: str, areas: dict[str, str]) -> str:
    if area != "commune":
        return areas[area]
    chosen = view.say("Các thôn đã chọn")
    return chosen if view.where.areas else view.say("Toàn xã")


def people(view: View, count: float | None) -> str:
    """Persons in words, 'còn 12 người' style numbers without the verb."""
    return counted(count, "person", view.language)


def counted_of(view: View, indicator: Indicator) -> str:
    """Of whom a figure speaks: of a flow or a stock, always the same words for the same people."""
    if indicator.population == REGISTERED:
        return view.say("người thường trú, kể cả đi vắng")
    return indicator.population.name.in_(view.language)


def stayed(view: View, indicator: Indicator, count: float | None) -> str:
    """'29 người có mặt': persons of a share's population whose state changed in it."""
    whom = people(view, count)
    if HERE in indicator.population.where:
        return view.say("{whom} có mặt", whom=whom)
    return view.say("{whom} thường trú", whom=whom)


def standing(view: View, figure: Figure) -> str:
    """What a village row says: 'còn 12 người', or its verdict where nobody is missing."""
    if figure.missing is None:
        return ""
    stands = verdict(view, figure)
    if not figure.missing and (stands.status == "reached" or not figure.among):
        return stands.chip
    if not figure.missing:
        return view.say("không còn ai")
    return view.say("còn {people}", people=people(view, figure.missing))


def nobody(view: View) -> str:
    """What stands where a share has no number: an empty group reached nothing and lacks nothing."""
    return view.say("không có ai thuộc diện")


def percent_of(view: View, figure: Figure) -> str:
    """The share with its mark where it is one of few; words where it is one of nobody."""
    if figure.of_nobody:
        return view.say("không có ai")
    return number.written(figure, view.language) + (STAR if figure.small else "")


def small_words(view: View, figures: Iterable[Figure]) -> str:
    """What the star means, where one of the figures carries it."""
    if not any(one.small for one in figures):
        return ""
    return view.say("{star} nhóm dưới {few} người", star=STAR, few=SMALL)


def villages(view: View, count: int) -> str:
    return counted(count, "village", view.language)
