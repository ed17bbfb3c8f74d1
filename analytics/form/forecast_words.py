"""A forecast in words: its verdict, the date with its doubt, how likely, what else to know."""

from datetime import date
from functools import partial
from math import floor

from analytics.document import View, number
from analytics.document.number import counted
from analytics.form.phrase import people
from analytics.form.verdict.said import early, early_words
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.forecast.verdict import Remark
from analytics.words.text import Language, Text, later

SURE = 0.95  # nobody has recorded that a pace holds or who turns up: above it no figure is told


def chance(probability: float | None, language: Language) -> str:
    """Whole per cents, rounded down: 79,6% does not read as the 80% of the next verdict. Nothing
    that lies ahead is told as surer than 95%, nor as impossible."""
    if probability is None:
        return number.ABSENT
    if probability < 0.01:
        return "<" + number.whole(1, language) + "%"
    if probability > SURE:
        words = Text("trên 95%").in_(language)
        return number.Written.of(words, SURE, f'"{words.partition(" ")[0]} "0%')
    return number.probability(floor(round(100 * probability, 6)), language)


def chance_change(before: float | None, after: float | None, language: Language) -> str:
    """'34% → trên 95%'; what reads the same before and after is not a change."""
    first, then = chance(before, language), chance(after, language)
    still = Text("vẫn").in_(language)
    return f"{still} {first}" if first == then else f"{first} → {then}"


def chance_words(view: View, found: Forecast) -> str:
    """What the probability is of: the deadline, or within 36 months where that is past or far."""
    if found.probability is None or found.target is None or found.verdict == "reached":
        return ""
    told = chance(found.probability, view.language)
    if not 0 < found.left <= MONTHS:
        return view.say("khả năng đạt trong {months} tháng tới: {told}", months=MONTHS, told=told)
    return view.say("khả năng kịp hạn {told}", told=told)


def likely(found: Forecast, language: Language) -> str:
    """The chance for a table; what is reached is no longer a matter of chance."""
    return number.ABSENT if found.verdict == "reached" else chance(found.probability, language)


def when(view: View, found: Forecast) -> str:
    """The date, and that it is an early one where the history is young: with its record."""
    told = undoubted(view, found)
    return told + early_words(view, found) if told and found.verdict != "reached" else told


def marked(view: View, found: Forecast) -> str:
    """The same where there is no room for the record."""
    told = undoubted(view, found)
    return told + early_mark(view, found) if told and found.verdict != "reached" else told


def early_mark(view: View, found: Forecast) -> str:
    return view.say(" (còn sớm)") if early(found) else ""


def undoubted(view: View, found: Forecast) -> str:
    """'giữa 02/2027 (12/2026–05/2027)'; what lies beyond three years is said so."""
    if found.probability is None:
        return ""
    if found.verdict == "reached":
        return view.say("đạt từ {since}", since=month_or_beyond(view, found.reach[0]))
    first, middle, last = found.reach
    if middle is None:
        early = view.say("sớm thì")
        ahead = "" if first is None else f" ({early} {_of(view, first)})"
        return month_or_beyond(view, None) + ahead
    if first == last:
        return _of(view, middle)
    ends = f"{month_or_beyond(view, first)}–{month_or_beyond(view, last)}"
    if last is None:
        beyond = view.say("sau {months} tháng", months=MONTHS)
        ends = f"{month_or_beyond(view, first)} – {beyond}"
    return view.say("giữa {of} ({ends})", of=_of(view, middle), ends=ends)


def month_or_beyond(view: View, month: date | None) -> str:
    if month is not None:
        return _of(view, month)
    return view.say("> {months} tháng", months=MONTHS)


def _of(view: View, month: date) -> str:
    return view.month_name(month)


def dates(view: View, found: Forecast) -> tuple[str, str, str]:
    """The three dates for a table: nothing where nothing can be said."""
    if found.probability is None:
        return (number.ABSENT,) * 3
    p10, p50, p90 = (month_or_beyond(view, one) for one in found.reach)
    return p10, p50, p90


def dated(view: View, found: Forecast) -> str:
    """`marked` for a cell: the words for a reader, the three dates for a sheet."""
    return number.Several.of(marked(view, found), *dates(view, found))


def date_parts(view: View) -> tuple[str, str, str]:
    return (view.say("sớm (1/10)"), view.say("giữa"), view.say("muộn (9/10)"))


def remarks(view: View, found: Forecast) -> str:
    """Every sentence that stands beside the verdict, the weightiest first."""
    return " ".join(remark_words(view, one) for one in found.remarks)


def remark_words(view: View, remark: Remark) -> str:
    return view.say(remark.says(written))


def written(name: str, fact: object) -> Text:
    """Facts of remarks: months, probabilities, counts with their noun."""
    if isinstance(fact, date):
        return later(partial(number.month_name, fact))
    if isinstance(fact, float):
        return later(partial(chance, fact))
    count, noun = int(str(fact)), "person" if name == "persons" else "month"
    return later(partial(counted, count, noun))


def to_go(view: View, found: Forecast) -> str:
    """'còn 37 người', or by how many it is above."""
    if found.needed is None:
        return ""
    if lacking := found.missing:
        return view.say("còn {people}", people=people(view, lacking))
    return view.say("vượt {spare}", spare=people(view, found.having - found.needed))


def with_and_without(view: View, plain: Forecast | None, remark: Remark | None) -> str:
    """The second forecast where a campaign month drives the first."""
    if plain is None or remark is None:
        return ""
    told = "; ".join(filter(None, (when(view, plain), chance_words(view, plain))))
    month = view.say(written("month", remark.facts["month"]))
    return view.say("Không tính tháng cao điểm {month}: {told}.", month=month, told=told)
