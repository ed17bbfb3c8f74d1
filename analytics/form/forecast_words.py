"""How a forecast is said: verdict, date with its interval, probability, remarks."""

from datetime import date

from analytics.form import number
from analytics.form.panel import Status, View
from analytics.form.phrase import people
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.forecast.verdict import VERDICTS
from analytics.words.text import Text

GLYPHS: dict[str, tuple[Status, str]] = {
    "reached": ("reached", "●"),
    "on_time": ("near", "▲"),
    "close": ("near", "▲"),
    "unlikely": ("late", "■"),
    "impossible_without_absent": ("late", "■"),
    "overdue": ("late", "■"),
    "too_little_data": ("none", "○"),
    "no_target": ("none", "○"),
}


def verdict_chip(view: View, told: Forecast) -> tuple[Status, str]:
    """Status of the chip, and glyph with word."""
    status, glyph = GLYPHS[told.verdict]
    return status, f"{glyph} {VERDICTS[told.verdict].in_(view.language)}"


def date_words(view: View, told: Forecast) -> str:
    """'02/2025 (01/2025–04/2025)'; what lies beyond the horizon is '> 36 tháng'."""
    early, middle, late = told.reach
    if told.verdict in ("too_little_data", "no_target"):
        return number.ABSENT
    if told.verdict == "reached":
        return "" if middle is None else view.say("từ ", "since ") + month_words(view, middle)
    if middle is None and early is None:
        return month_words(view, None)
    return f"{month_words(view, middle)} ({month_words(view, early)}–{month_words(view, late)})"


def month_words(view: View, month: date | None) -> str:
    if month is None:
        return view.say(f"> {MONTHS} tháng", f"> {MONTHS} months")
    return number.month_name(month, view.language)


def chance_words(view: View, probability: float | None) -> str:
    """Whole per cent; what is not certain is never told as certain."""
    if probability is None:
        return number.ABSENT
    shown = min(max(round(100 * probability), 0 if probability == 0 else 1), 99)
    return number.whole(100 if probability == 1 else shown, view.language) + "%"


def missing_of(told: Forecast) -> int | None:
    return None if told.needed is None else max(told.needed - told.having, 0)


def missing_words(view: View, told: Forecast) -> str:
    missing = missing_of(told)
    if missing is None:
        return number.ABSENT
    return view.say(f"còn {people(view, missing)}", f"{people(view, missing)} to go")


def remarks_words(view: View, told: Forecast) -> str:
    """Every remark as a sentence, the weightiest first."""
    return " ".join(one.says(written).in_(view.language) for one in told.remarks)


def written(fact: object) -> Text:
    """Facts of a remark as the writer of numbers writes them: a month, a share of one, a count."""
    if isinstance(fact, date):
        return Text(number.month_name(fact, "vi"), number.month_name(fact, "en"))
    if isinstance(fact, float):
        return Text(*(number.percent(100 * fact, language) for language in ("vi", "en")))
    if isinstance(fact, int):
        return Text(number.whole(fact, "vi"), number.whole(fact, "en"))
    return Text(str(fact), str(fact))
