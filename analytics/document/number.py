"""The one writer of numbers: 1.234 · 91,3% · 12/2024 in Vietnamese, 1,234 · 91.3% · Dec 2024."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from math import ceil, floor
from typing import Any, Self

from analytics.meaning.answer import Figure
from analytics.words.text import Language, Noun, Text

ABSENT = "–"
MINUS = "\u2212"
POINTS = Text("điểm %")
STAR = "*"  # stands behind every share of a small group, in tables, cards and titles alike
WHOLE, PERCENT, DAY = "#,##0", '0.0"%"', "dd/mm/yyyy"
MARKS = Text("1.234,5", context="number")  # how a language parts thousands and tenths
MONTH = Text("{month:%m/%Y}", context="number")
MONTHS = Text("mm/yyyy", context="pattern of a sheet")

NOUNS = {
    "person": Noun("người"),
    "village": Noun("thôn"),
    "day": Noun("ngày"),
    "month": Noun("tháng"),
    "year": Noun("năm"),
    "target": Noun("chỉ tiêu"),
    "scene": Noun("trang chiếu"),
    "case": Noun("trường hợp"),
    "card": Noun("thẻ"),
    "value": Noun("giá trị"),
    "file": Noun("tệp"),
    "check": Noun("phép kiểm"),
    "change": Noun("thay đổi"),
    "message": Noun("thông điệp"),
    "indicator": Noun("chỉ số"),
    "household": Noun("hộ"),
    "sitting": Noun("buổi"),
    "age_group": Noun("nhóm tuổi"),
    "group": Noun("nhóm"),
}


class Written(str):
    """Words of this writer that remember what they say: a reader sees the words, a cell of a sheet
    holds the value and shows it by the pattern. Words set into a sentence forget."""

    value: float | date
    pattern: str

    @classmethod
    def of(cls, words: str, value: float | date, pattern: str) -> Self:
        made = cls(words)
        made.value, made.pattern = value, pattern
        return made


class Several(str):
    """Words of more than one value, "35,0% (14,9%–56,7%)", with the words of each."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, words: str, *parts: str) -> Self:
        made = cls(words)
        made.parts = parts
        return made


class Share(float):
    """A percentage that knows its target, so that no medium rounds it across, and whether it is
    one of so few that every medium marks it."""

    target: float | None
    small: bool

    @classmethod
    def of(cls, value: float, target: float | None, *, small: bool = False) -> Self:
        made = cls(value)
        made.target, made.small = target, small
        return made


def _localised(english: str, language: Language) -> str:
    thousands, tenths = marks(language)
    told = str.maketrans({",": thousands, ".": tenths, "-": MINUS})
    return english.translate(told)


@cache
def marks(language: str) -> tuple[str, str]:
    """What stands before thousands, and before tenths."""
    written = MARKS.in_(language)
    return written[1], written[-2]


def read(words: str, language: Language) -> float | None:
    """The number that was written, exactly as shown; None where there is none."""
    if words == ABSENT:
        return None
    thousands, tenths = marks(language)
    bare = words.rstrip("%").replace(MINUS, "-").replace(thousands, "")
    return float(bare.replace(tenths, "."))


def whole(number: float | None, language: Language) -> str:
    if number is None:
        return ABSENT
    return Written.of(_localised(f"{number:,.0f}", language), round(number), WHOLE)


def decimal(number: float | None, language: Language, *, places: int = 1) -> str:
    if number is None:
        return ABSENT
    words = _localised(f"{number:,.{places}f}", language)
    return Written.of(words, round(number, places), f"#,##0.{'0' * places}")


def percent(number: float | None, language: Language, *, target: float | None = None) -> str:
    """One decimal; never rounded onto a target from below, below it from above, nor onto 100 %."""
    if number is None:
        return ABSENT
    value, words = rounded(number, target), _localised(f"{rounded(number, target):.1f}", language)
    if getattr(number, "small", False):
        return Written.of(f"{words}%{STAR}", value, f'0.0"%{STAR}"')
    return Written.of(f"{words}%", value, PERCENT)


def rounded(number: float, target: float | None = None) -> float:
    """A percentage as every medium shows it; a `Share` brings its own target."""
    near = round(number, 1)
    for limit in (100.0, getattr(number, "target", target)):
        if limit is not None and number < limit <= near:
            return floor(number * 10) / 10
        if limit is not None and near < limit <= number:
            return ceil(number * 10) / 10
    return near


def share(figure: Figure) -> Share | None:
    """The figure for a table: raw, with the target that was in force."""
    if figure.value is None:
        return None
    target = figure.target.value if figure.target else None
    return Share.of(figure.value, target, small=figure.small)


def rounding(language: Language, *wholes: Sequence[float]) -> str:
    """What the printed shares of a whole add up to, where that is not 100; "" where it is."""
    sums = {round(sum(map(rounded, shares)), 1) for shares in wholes if shares} - {100.0}
    if not sums:
        return ""
    told = ", ".join(percent_sum(one, language) for one in sorted(sums))
    said = Text(" · cộng {told} do làm tròn").filled(told=told)
    return said.in_(language)


def percent_sum(total: float, language: Language) -> str:
    """Of printed shares: 100,1% is what it comes to, no share of anybody."""
    return decimal(total, language) + "%"


def goal(target: float, language: Language) -> str:
    """A target as its document writes it: 85%, not 85,0%."""
    english = f"{target:g}"
    places = len(english.partition(".")[2])
    pattern = "0" + ("." + "0" * places if places else "") + '"%"'
    return Written.of(_localised(english, language) + "%", target, pattern)


def probability(hundredths: int, language: Language) -> str:
    """Whole per cents, of a fraction."""
    return Written.of(whole(hundredths, language) + "%", hundredths / 100, "0%")


def tailed(words: str, tail: str) -> str:
    """With its unit behind it, and the same value; words alone stay words."""
    if not isinstance(words, Written):
        return words + tail
    pattern = ";".join(f'{one}"{tail}"' for one in words.pattern.split(";"))
    return Written.of(words + tail, words.value, pattern)


def counted(count: float | None, noun: str, language: Language) -> str:
    """'219 người' / '219 people'; the number as the one writer writes it."""
    return tailed(whole(count, language), f" {named(count, noun, language)}")


def named(count: float | None, noun: str, language: Language) -> str:
    """The noun alone, in the form the number asks for."""
    return NOUNS[noun].beside(count, language)


def points(number: float | None, language: Language) -> str:
    """A difference of percentages, with its sign."""
    if number is None:
        return ABSENT
    near = round(number, 1) or 0.0
    sign = "+" if near > 0 else ""
    words = f"{sign}{decimal(near, language)}"
    return Written.of(words, near, "+#,##0.0;-#,##0.0;0.0")


def change(hundredths: int | None, language: Language) -> str:
    """How many points a share moved, with its sign: the difference of two shares as printed."""
    if hundredths is None:
        return ABSENT
    words = ("+" if hundredths > 0 else "") + decimal(hundredths / 100, language, places=2)
    return Written.of(words, hundredths / 100, "+#,##0.00;-#,##0.00;0.00")


def signed(number: float, language: Language) -> str:
    words = ("+" if number > 0 else "") + whole(number, language)
    return Written.of(words, round(number), "+#,##0;-#,##0;0")


def day(moment: date) -> str:
    return Written.of(f"{moment:%d/%m/%Y}", moment, DAY)


def month_name(month: date, language: Language) -> str:
    words = MONTH.filled(month=month).in_(language)
    return Written.of(words, month, MONTHS.in_(language))


def fact(told: object, language: Language) -> object:
    """What stands in the brace of a sentence: whole numbers and days unless they are words."""
    if isinstance(told, str):
        return told
    if isinstance(told, Text):
        return told.in_(language)
    if isinstance(told, date):
        return day(told)
    return whole(told, language) if told is None or isinstance(told, int | float) else told


def as_kind(value: Any, kind: str, language: Language) -> str:
    """A value of a table as its column writes it, on screen and in a sheet alike."""
    if isinstance(value, str):
        return value
    if kind == "precise":
        return decimal(value, language, places=2)
    if kind == "change":
        return change(value, language)
    writer = {"whole": whole, "percent": percent, "decimal": decimal, "points": points}.get(kind)
    return writer(value, language) if writer else str(value)


def written(figure: Figure, language: Language) -> str:
    """A figure as a reader sees it, by the unit of its indicator."""
    if figure.indicator.unit == "percent":
        target = figure.target.value if figure.target else None
        return percent(figure.value, language, target=target)
    if figure.indicator.whole:
        return whole(figure.value, language)
    return decimal(figure.value, language)
