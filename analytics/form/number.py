"""The one writer of numbers: 1.234 · 91,3% · 12/2024 in Vietnamese, 1,234 · 91.3% · Dec 2024."""

from datetime import date
from math import floor

from analytics.meaning.answer import Figure
from analytics.words.text import Language, Text

ABSENT = "–"
MINUS = "\u2212"
POINTS = Text("điểm %", "points")


def _localised(english: str, language: Language) -> str:
    if language == "vi":
        english = english.translate(str.maketrans(",.", ".,"))
    return english.replace("-", MINUS)


def whole(number: float | None, language: Language) -> str:
    return ABSENT if number is None else _localised(f"{number:,.0f}", language)


def decimal(number: float | None, language: Language, *, places: int = 1) -> str:
    return ABSENT if number is None else _localised(f"{number:,.{places}f}", language)


def percent(number: float | None, language: Language, *, target: float | None = None) -> str:
    """One decimal; never rounded up onto a target that has not been reached, nor onto 100 %."""
    if number is None:
        return ABSENT
    rounded = round(number, 1)
    for limit in (100.0, target):
        if limit is not None and number < limit <= rounded:
            rounded = floor(number * 10) / 10
    return _localised(f"{rounded:.1f}", language) + "%"


def goal(target: float, language: Language) -> str:
    """A target as its document writes it: 85%, not 85,0%."""
    return _localised(f"{target:g}", language) + "%"


def points(number: float | None, language: Language) -> str:
    """A difference of percentages, with its sign."""
    if number is None:
        return ABSENT
    sign = "+" if round(number, 1) > 0 else ""
    return f"{sign}{decimal(number if round(number, 1) else 0.0, language)}"


def signed(number: float, language: Language) -> str:
    return ("+" if number > 0 else "") + whole(number, language)


def day(moment: date) -> str:
    return f"{moment:%d/%m/%Y}"


def month_name(month: date, language: Language) -> str:
    return f"{month:%m/%Y}" if language == "vi" else f"{month:%b %Y}"


def written(figure: Figure, language: Language) -> str:
    """A figure as a reader sees it, by the unit of its indicator."""
    if figure.indicator.unit == "percent":
        target = figure.target.value if figure.target else None
        return percent(figure.value, language, target=target)
    if figure.indicator.unit in ("persons", "households", "events"):
        return whole(figure.value, language)
    return decimal(figure.value, language)
