"""The one function that says how a target stands: every page, paper, scene and row asks it."""

from dataclasses import dataclass
from datetime import date

from analytics.document import Status, View, number
from analytics.document.number import counted
from analytics.form.verdict.table import GLYPHS, LEFT, TABLE
from analytics.meaning.answer import SMALL, Figure
from analytics.meaning.ask import months_of
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.forecast.proof import early_record
from analytics.meaning.settings.assumed import CutPoints
from analytics.meaning.settings.settings import settings_of
from analytics.words.month import month_of
from analytics.words.text import Language, Text

FILTERED = "filtered"
# The facts that the words of the table leave blank
BLANKS = (
    *("missing", "due", "days", "late", "month", "early"),
    *("since", "once", "expected", "split"),
)
BLOCKED = "impossible_without_absent"


@dataclass(frozen=True)
class Verdict:
    """How a target stands, in the reader's language. `key` names its row of the table; `left` are
    the people that the second part may begin with."""

    key: str
    status: Status
    first: str
    second: str
    left: str = ""

    @property
    def chip(self) -> str:
        return f"{GLYPHS[self.status]} {self.first}"

    @property
    def line(self) -> str:
        """Both parts, for a line of its own."""
        return " · ".join(filter(None, (self.chip, self.second)))

    @property
    def ahead(self) -> str:
        """The second part beside a number that says already how many are left."""
        said = self.second.removeprefix(self.left).lstrip(",: ")
        return said[:1].upper() + said[1:]

    @property
    def told(self) -> str:
        """Both parts without the glyph: a document is read, not scanned."""
        return ", ".join(filter(None, (self.first[:1].lower() + self.first[1:], self.second)))


def verdict(view: View, found: Forecast | Figure) -> Verdict:
    """A figure has no forecast: what is told of it is where it stands today."""
    one = of_figure(view, found) if isinstance(found, Figure) else found
    cut = settings_of(view.reader).cut
    key = key_of(one, cut, months_of(view.reader)[0])
    row, told = TABLE[key], facts(one, view.language)
    beside = TABLE[_overdue(one, cut)] if key == "fell_due" else row  # what is to be expected now
    said = (view.say(part).format(**told) for part in (row.first, beside.second, LEFT))
    first, second, left = said
    early = early_words(view, one) if second else ""
    return Verdict(key, row.status, first, second + early, left)


def of_figure(view: View, figure: Figure) -> Forecast:
    """The facts a figure has by itself; its verdict says no more than that it is reached or not.

    A target is set for everybody: one sex or one age is not judged by it.
    """
    having, missing = int(figure.having or 0), figure.missing or 0
    needed = having + missing if figure.target else None
    named = figure.indicator, figure.area, figure.month, figure.target
    word = "reached" if figure.target and not missing else "not_foretold"
    if figure.member or view.by_person:
        word = FILTERED
    return Forecast(*named, having, figure.among or 0, needed, word)


def key_of(found: Forecast, cut: CutPoints, first: date) -> str:
    """The row whose condition holds; `first` is the month in which the figures begin."""
    if not found.among:
        return "nobody"
    if found.target is None:
        return "no_target"
    if found.among < SMALL:
        return "small"
    if found.verdict == FILTERED:
        return FILTERED
    if found.verdict == "reached":
        return _met(found, found.target.due, first)
    return _ahead(found, cut) if found.left else _past(found, found.target.due, cut)


def _met(found: Forecast, due: date, first: date) -> str:
    since, once = found.reach[0], found.once
    if since is None:
        return "met_undated"
    if since == first:
        return "met_before"
    if due > found.month:
        return "met"
    if since <= due:
        return "met_on_time"
    return "met_again" if once and once <= due else "met_late"


def _past(found: Forecast, due: date, cut: CutPoints) -> str:
    if due > found.month:
        return "last_month"
    if month_of(due) == found.month:
        return "fell_due"
    if found.once:
        return "lost"
    return _overdue(found, cut)


def _overdue(found: Forecast, cut: CutPoints) -> str:
    if found.probability is None:
        return "overdue"
    if found.verdict == BLOCKED:
        return "overdue_away"
    return f"overdue_{_likely(found, found.probability, cut)}"


def _likely(found: Forecast, chance: float, cut: CutPoints) -> str:
    early, middle, _ = found.reach
    if middle and chance >= cut.close:
        return "likely" if chance >= cut.on_time else "possible"
    return "unlikely" if early and chance >= cut.slight else "very_unlikely"


def likelihood(view: View, found: Forecast) -> str:
    """How likely it is within three years, in the words of what is overdue; without the people, who
    stand beside it."""
    if found.probability is None or found.verdict == "reached":
        return ""
    key = f"overdue_{_likely(found, found.probability, settings_of(view.reader).cut)}"
    said = view.say(TABLE[key].second).format(**facts(found, view.language))
    return said.partition(", ")[2]


def _ahead(found: Forecast, cut: CutPoints) -> str:
    if found.probability is None:
        return "too_few" if found.verdict == "too_little_data" else "not_due"
    if found.left > MONTHS and found.probability < cut.on_time:
        return "far"
    if found.verdict == BLOCKED:
        return "away"
    slight = found.verdict == "unlikely" and found.probability < cut.slight
    return "very_unlikely" if slight else found.verdict


def facts(found: Forecast, language: Language) -> dict[str, str]:
    """What the braces of the table stand for; a fact that an area has not is empty."""
    target, (early, middle, _) = found.target, found.reach
    due, since = (target.due if target else None), found.reach[0]
    return {
        "missing": counted(found.missing, "person", language),
        "due": number.day(due) if due else "",
        "days": counted((found.month - due).days, "day", language) if due else "",
        "late": counted((since - due).days, "day", language) if since and due else "",
        "month": _month(middle, language),
        "early": _month(early, language),
        "since": _month(since, language),
        "once": _month(found.once, language),
        "expected": expected(middle, language),
        "split": split(found, language),
    }


def _month(month: date | None, language: Language) -> str:
    return number.month_name(month, language) if month else ""


def expected(month: date | None, language: Language) -> str:
    if month:
        words = Text("dự kiến {month}")
        return words.filled(month=_month(month, language)).in_(language)
    words = Text("{years} tới chưa thấy tháng đạt")
    return words.filled(years=counted(MONTHS // 12, "year", language)).in_(language)


def split(found: Forecast, language: Language) -> str:
    """Where those still needed are: at home, or away. It always adds up to who is missing."""
    away = found.away_needed
    home, gone = (number.whole(one, language) for one in (found.missing - away, away))
    words = Text("{home} ở nhà, {gone} đi vắng")
    return words.filled(home=home, gone=gone).in_(language)


def early(found: Forecast) -> bool:
    return any(one.key == "early" for one in found.remarks)


def early_words(view: View, found: Forecast) -> str:
    """A date from a young history says that it is one, and how often such dates were right."""
    if not early(found):
        return ""
    record = early_record(found.indicator)
    if record is None:
        return view.say(" (còn sớm)")
    right, tried = (view.whole(one) for one in record)
    return view.say(" (còn sớm: ngày như thế đúng {right}/{tried} lần)", right=right, tried=tried)
