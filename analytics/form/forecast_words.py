"""A forecast in words: its verdict, the date with its doubt, how likely, what else to know."""

from datetime import date
from math import floor

from analytics.form import number
from analytics.form.panel import Status
from analytics.form.phrase import people
from analytics.form.view import View
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.forecast.reach import months_left
from analytics.meaning.forecast.remark import Remark
from analytics.meaning.forecast.verdict import VERDICTS
from analytics.words.text import Language, Text

STANDING: dict[str, Status] = {
    "reached": "reached",
    "on_time": "near",
    "close": "near",
    "unlikely": "late",
    "impossible_without_absent": "late",
    "overdue": "late",
    "too_little_data": "none",
    "no_target": "none",
}
GLYPHS: dict[Status, str] = {"reached": "●", "near": "▲", "late": "■", "none": "○"}
SHORT = {"impossible_without_absent": Text("phải tìm người vắng", "those away needed")}


def glyph(found: Forecast) -> str:
    return GLYPHS[STANDING[found.verdict]]


def verdict_chip(view: View, found: Forecast) -> tuple[Status, str]:
    """Status of the chip with its words."""
    return STANDING[found.verdict], verdict_words(view, found)


def verdict_words(view: View, found: Forecast) -> str:
    """Glyph and word; how late, where the date has passed."""
    if found.verdict == "overdue" and found.target is not None:
        return f"{glyph(found)} {overdue_words(view, (found.month - found.target.due).days)}"
    return f"{glyph(found)} {VERDICTS[found.verdict].in_(view.language)}"


def overdue_words(view: View, late: int) -> str:
    if not late:
        return view.say("đến hạn, chưa đạt", "due, not reached")
    days = number.whole(late, view.language)
    return view.say(f"quá hạn {days} ngày", f"{days} days overdue")


def short_verdict(view: View, found: Forecast) -> str:
    """For a title or a row, where the longest verdict has no room."""
    words = SHORT.get(found.verdict, VERDICTS[found.verdict])
    return f"{glyph(found)} {words.in_(view.language)}"


def missing_of(found: Forecast) -> int:
    return max((found.needed or 0) - found.having, 0)


def chance(probability: float | None, language: Language) -> str:
    """Whole per cents, rounded down: 79,6% does not read as the 80% of the next verdict."""
    if probability is None:
        return number.ABSENT
    if 0 < probability < 0.01:
        return "<" + number.whole(1, language) + "%"
    return number.probability(floor(round(100 * probability, 6)), language)


def chance_words(view: View, found: Forecast) -> str:
    """What the probability is of: the deadline, or within 36 months where that is past or far."""
    if found.probability is None or found.target is None or found.verdict == "reached":
        return ""
    told = chance(found.probability, view.language)
    left = months_left(found.month, found.target.due)
    if not left:
        return view.say(
            f"xác suất đạt muộn trong {MONTHS} tháng: {told}",
            f"{told} to reach it late, within {MONTHS} months",
        )
    if left > MONTHS:
        return view.say(
            f"xác suất đạt trong {MONTHS} tháng: {told}", f"{told} to reach it in {MONTHS} months"
        )
    return view.say(f"xác suất kịp hạn {told}", f"{told} to make the deadline")


def when(view: View, found: Forecast) -> str:
    """'giữa 02/2027 (12/2026–05/2027)'; what lies beyond three years is said so."""
    if found.probability is None:
        return ""
    if found.verdict == "reached":
        since = month_or_beyond(view, found.reach[0])
        return view.say(f"đạt từ {since}", f"reached since {since}")
    first, middle, last = found.reach
    if middle is None:
        early = (
            "" if first is None else f" ({view.say('sớm thì', 'as early as')} {_of(view, first)})"
        )
        return month_or_beyond(view, None) + early
    if first == last:
        return _of(view, middle)
    ends = f"{month_or_beyond(view, first)}–{month_or_beyond(view, last)}"
    if last is None:
        beyond = view.say(f"sau {MONTHS} tháng", f"beyond {MONTHS} months")
        ends = f"{month_or_beyond(view, first)} – {beyond}"
    return view.say(f"giữa {_of(view, middle)} ({ends})", f"mid {_of(view, middle)} ({ends})")


def month_or_beyond(view: View, month: date | None) -> str:
    if month is not None:
        return _of(view, month)
    return view.say(f"> {MONTHS} tháng", f"> {MONTHS} months")


def _of(view: View, month: date) -> str:
    return number.month_name(month, view.language)


def dates(view: View, found: Forecast) -> tuple[str, str, str]:
    """The three dates for a table: nothing where nothing can be said."""
    if found.probability is None:
        return (number.ABSENT,) * 3
    p10, p50, p90 = (month_or_beyond(view, one) for one in found.reach)
    return p10, p50, p90


def dated(view: View, found: Forecast) -> str:
    """`when` for a cell: the words for a reader, the three dates for a sheet."""
    return number.Several.of(when(view, found), *dates(view, found))


def date_parts(view: View) -> tuple[str, str, str]:
    return (
        view.say("sớm (1/10)", "early (1 in 10)"),
        view.say("giữa", "middle"),
        view.say("muộn (9/10)", "late (9 in 10)"),
    )


def remarks(view: View, found: Forecast) -> str:
    """Every sentence that stands beside the verdict, the weightiest first."""
    return " ".join(remark_words(view, one) for one in found.remarks)


def remark_words(view: View, remark: Remark) -> str:
    return remark.says(written).in_(view.language)


def written(fact: object) -> Text:
    """Facts of remarks: months, whole numbers, probabilities."""
    if isinstance(fact, date):
        return Text(number.month_name(fact, "vi"), number.month_name(fact, "en"))
    if isinstance(fact, float):
        return Text(chance(fact, "vi"), chance(fact, "en"))
    return Text(number.whole(int(str(fact)), "vi"), number.whole(int(str(fact)), "en"))


def to_go(view: View, found: Forecast) -> str:
    """'còn 37 người', or by how many it is above."""
    if found.needed is None:
        return ""
    if lacking := missing_of(found):
        return view.say(f"còn {people(view, lacking)}", f"{people(view, lacking)} to go")
    spare = people(view, found.having - found.needed)
    return view.say(f"vượt {spare}", f"{spare} above")


def with_and_without(view: View, plain: Forecast | None, remark: Remark | None) -> str:
    """The second forecast where a campaign month drives the first."""
    if plain is None or remark is None:
        return ""
    told = "; ".join(filter(None, (when(view, plain), chance_words(view, plain))))
    month = written(remark.facts["month"]).in_(view.language)
    return view.say(
        f"Không tính tháng cao điểm {month}: {told}.",
        f"Without the campaign month {month}: {told}.",
    )
