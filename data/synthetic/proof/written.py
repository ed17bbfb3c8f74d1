"""Numbers in notes and pictures: 1.234 and 1,5% in Vietnamese, 1,234 and 1.5% in English.

`analytics/form/number.py` writes what a reader of the dashboard sees; this room lies below it.
"""

from analytics.words.text import Language


def decimal(value: float, language: Language, places: int = 1) -> str:
    english = f"{value:,.{places}f}".replace("-", "−")
    return english.translate(str.maketrans(",.", ".,")) if language == "vi" else english


def whole(value: float, language: Language) -> str:
    return decimal(value, language, 0)


def percent(share: float, language: Language, places: int = 1) -> str:
    return decimal(100 * share, language, places) + "%"
