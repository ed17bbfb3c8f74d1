"""How a figure is said: areas, standing, persons, who is highest; in the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analytics.document import View, number
from analytics.document.number import STAR
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import SMALL, Answer, Figure
from analytics.meaning.indicator import PRESENT, REGISTERED, Indicator

HERE = PRESENT.where

NAMED = 3  # names read in one breath; more are counted


def area_name(view: View, area: str, areas: dict[str, str]) -> str:
    if area != "commune":
        return areas[area]
    chosen = view.say("Các thôn đã chọn")
    return chosen if view.where.areas else view.say("Toàn xã")


def area_rows(
    view: View, answer: Answer, cells: Callable[[str], Iterable[Any]]
) -> tuple[tuple[Any, ...], ...]:
    """A row an area: its name, then what is told of it."""
    areas = dict.fromkeys(one.area for one in answer.figures)
    return tuple((area_name(view, area, answer.areas), *cells(area)) for area in areas)


def area_values(view: View, answer: Answer, *keys: Indicator) -> tuple[tuple[Any, ...], ...]:
    return area_rows(view, answer, lambda area: [answer.one(key, area=area).value for key in keys])


def people(view: View, count: float | None) -> str:
    """Persons in words, 'còn 12 người' style numbers without the verb."""
    return view.counted(count, "person")


def counted_of(view: View, indicator: Indicator) -> str:
    """Of whom a figure speaks: of a flow or a stock, always the same words for the same people."""
    if indicator.population == REGISTERED:
        return view.say("người thường trú, kể cả đi vắng")
    return view.say(indicator.population.name)


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


def lent_words(view: View, villages: Iterable[Figure], net: int) -> str:
    """Why villages lack more together than they do as one: the others are above, and each rounds
    its part of a person up. Nothing where none is above."""
    told = tuple(villages)
    lacking, above = (sum(each or 0 for each in many) for many in (
        [one.missing for one in told], [one.above for one in told]))  # fmt: skip
    if not lacking or not above:
        return ""
    over = view.say("thôn khác vượt {above}", above=above)
    if not net:
        return view.say("{over} nên tính chung đã đạt", over=over)
    if rounded := lacking - above - net:
        over = view.say("{over}, tính tròn từng thôn {rounded}", over=over, rounded=rounded)
    if view.where.areas:
        return view.say("{over} nên tính chung còn thiếu {net}", over=over, net=people(view, net))
    return view.say("{over} nên cả xã còn thiếu {net}", over=over, net=people(view, net))


def villages(view: View, count: int) -> str:
    return view.counted(count, "village")


@dataclass(frozen=True)
class Peak:
    """Who shares the highest (or lowest) value as it is printed, in the order given."""

    names: tuple[str, ...]
    value: float

    @property
    def alone(self) -> bool:
        return len(self.names) == 1

    def named(self, view: View, noun: str = "village") -> str:
        """'Thôn 9', 'Thôn 1, Thôn 5', '6 thôn'."""
        if len(self.names) <= NAMED:
            return ", ".join(self.names)
        return view.counted(len(self.names), noun)

    def who(self, view: View, noun: str = "village") -> str:
        """The same, ready for the value they share: 'Thôn 1, Thôn 5 cùng' 52,3%."""
        named = self.named(view, noun)
        return named if self.alone else view.say("{named} cùng", named=named)


def highest(values: Mapping[str, float | None], *, places: int = 1) -> Peak | None:
    """None where there are not two to compare, or all are alike as printed."""
    known = {name: round(one, places) for name, one in values.items() if one is not None}
    if len(set(known.values())) < 2:
        return None
    most = max(known.values())
    return Peak(tuple(name for name, one in known.items() if one == most), most)


def lowest(values: Mapping[str, float | None], *, places: int = 1) -> Peak | None:
    turned = {name: None if one is None else -one for name, one in values.items()}
    found = highest(turned, places=places)
    return Peak(found.names, -found.value or 0.0) if found else None
