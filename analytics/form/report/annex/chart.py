"""The charts of a report as data: every point a bound number, drawn natively by paper."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.form.report.annex.fact import Fact, Sentence, fixed, told
from analytics.form.report.annex.source import HISTORY
from analytics.form.report.annex.tables import ACTIVE, PRESENT
from analytics.form.report.annex.teller import Teller
from analytics.form.theme import HUES
from analytics.meaning.ask import months_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.unit import eid_beginning
from analytics.words.month import shifted


@dataclass(frozen=True)
class Series:
    """Bars or a line; None where there is no number."""

    name: str
    kind: Literal["bar", "line"]
    points: tuple[Fact | None, ...]


@dataclass(frozen=True)
class Drawing:
    """Bars with their target as a line, over named categories, in per cent."""

    number: int
    title: Sentence
    categories: tuple[Fact, ...]
    series: tuple[Series, ...]
    hue: str


def by_village(teller: Teller, indicator: Indicator = PRESENT, *, place: int) -> Drawing:
    """Every village beside the target that holds for it."""
    areas = tuple(teller.areas)
    return _drawing(
        teller,
        indicator,
        place,
        teller.view.say("từng thôn"),
        tuple(teller.area(area) for area in areas),
        tuple(_point(teller.value(indicator, area)) for area in areas),
        tuple(teller.goal(indicator, area) for area in areas),
    )


def by_month(teller: Teller, *, place: int) -> Drawing:
    """E-ID over a year; before there was any, cards."""
    key = ACTIVE if teller.eid_begun else PRESENT
    backs = _backs(teller, key)
    return _drawing(
        teller,
        key,
        place,
        teller.view.say("theo tháng"),
        tuple(teller.month_fact(back) for back in backs),
        tuple(_point(teller.value(key, back=back)) for back in backs),
        tuple(teller.goal(key, back=back) for back in backs),
    )


def _drawing(
    teller: Teller,
    indicator: Indicator,
    place: int,
    split: str,
    categories: tuple[Fact, ...],
    values: tuple[Fact | None, ...],
    goals: tuple[Fact | None, ...],
) -> Drawing:
    """Without any target there is no line to draw."""
    view, name = teller.view, indicator.name.in_(teller.view.language)
    title = told(
        view,
        "Biểu đồ {place}. {name}, {split} (%)",
        place=fixed(str(place)),
        name=fixed(name, f"{indicator.key} | name"),
        split=split,
    )
    bars = Series(view.say("Kết quả"), "bar", values)
    line = Series(view.say("Chỉ tiêu", context="goal"), "line", goals)
    series = (bars, line) if any(goals) else (bars,)
    return Drawing(place, title, categories, series, HUES[indicator.subject])


def _backs(teller: Teller, indicator: Indicator) -> tuple[int, ...]:
    """How many months back, oldest first: those in the edition, of e-ID none before it began."""
    known = set(months_of(teller.view.reader))
    begins = eid_beginning(teller.view.reader).month if indicator == ACTIVE else date.min
    return tuple(
        back
        for back in range(HISTORY, -1, -1)
        if shifted(teller.month, -back) in known and shifted(teller.month, -back) >= begins
    )


def _point(fact: Fact) -> Fact | None:
    return None if fact.value is None else fact
