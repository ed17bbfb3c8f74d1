"""Numbers in notes and pictures: 1.234 and 1,5% in Vietnamese, 1,234 and 1.5% in English.

`analytics/document/number.py` writes what a reader of the dashboard sees; this room lies below it.
"""

from analytics.words.text import Given, Language

PEOPLE, HOMES = Given("người", "people"), Given("hộ", "households")
AGAINST_CHANCE = Given(
    "Độ lệch bằng {} lần mức ngẫu nhiên của một xã cỡ này (1 = chỉ do ngẫu nhiên).",
    "The distance is {} times what chance gives in a commune of this size (1 = chance alone).",
)


def decimal(value: float, language: Language, places: int = 1) -> str:
    english = f"{value:,.{places}f}".replace("-", "−")
    return english.translate(str.maketrans(",.", ".,")) if language == "vi" else english


def whole(value: float, language: Language) -> str:
    return decimal(value, language, 0)


def percent(share: float, language: Language, places: int = 1) -> str:
    return decimal(100 * share, language, places) + "%"


def filled(text: Given, value: float, places: int = 2) -> Given:
    """The number in the place of {}."""
    return Given(
        text.vi.format(decimal(value, "vi", places)), text.en.format(decimal(value, "en", places))
    )


def misplaced(value: float, of: Given, tail: Given | None = None) -> Given:
    """A share of people or households in the wrong cell, per thousand."""
    vi = f"Cứ 1.000 {of.vi} có {whole(1000 * value, 'vi')} nằm sai nhóm."
    en = f"Of 1,000 {of.en} {whole(1000 * value, 'en')} are in the wrong group."
    return Given(vi, en) if tail is None else Given(f"{vi} {tail.vi}", f"{en} {tail.en}")
