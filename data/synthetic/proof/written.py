"""Numbers in notes and pictures: 1.234 and 1,5% in Vietnamese, 1,234 and 1.5% in English.

`analytics/form/number.py` writes what a reader of the dashboard sees; this room lies below it.
"""

from string import Formatter

from analytics.words.text import Given, Language

PEOPLE, HOMES = Given("người", "people"), Given("hộ", "households")
_NOTHING = Given("", "")


class _Written(Formatter):
    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: object, format_spec: str) -> str:
        if not format_spec.endswith(("f", "%")):
            return super().format_field(value, format_spec)
        english = format(value, f",{format_spec}").replace("-", "−")
        vietnamese = self._language == "vi"
        return english.translate(str.maketrans(",.", ".,")) if vietnamese else english


_VI, _EN = _Written("vi"), _Written("en")


def decimal(value: float, language: Language, places: int = 1) -> str:
    return _Written(language).format(f"{{:.{places}f}}", value)


def noted(vi: str, en: str, values: tuple[object, ...]) -> Given:
    """A sentence in two languages; `{:.1f}` and `{:.0%}` write a number as each of them does."""
    return Given(_VI.format(vi, *values), _EN.format(en, *values))


def against_chance(value: float) -> Given:
    return noted(
        "Độ lệch bằng {:.2f} lần mức ngẫu nhiên của một xã cỡ này (1 = chỉ do ngẫu nhiên).",
        "The distance is {:.2f} times what chance gives in a commune of this size (1 = chance "
        "alone).",
        (value,),
    )


def misplaced(value: float, of: Given, tail: Given = _NOTHING) -> Given:
    """A share of people or households in the wrong cell, per thousand."""
    return noted(
        f"Cứ 1.000 {of.vi} có {{:.0f}} nằm sai nhóm. {tail.vi}".rstrip(),
        f"Of 1,000 {of.en} {{:.0f}} are in the wrong group. {tail.en}".rstrip(),
        (1000 * value,),
    )
