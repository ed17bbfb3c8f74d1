"""What sittings do to the probability of the forecast: asked of the same simulated futures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from analytics.meaning.answer import Target
from analytics.meaning.forecast.effort import WEEKS, Effort, Yield
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast, still_ahead
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.reach import first_reached, months_left
from analytics.meaning.forecast.state import NOT_YET, State, state_of
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.words.text import HOME, Text

SILENT = {
    "no_target": Text("Chưa giao chỉ tiêu nên không có khả năng kịp hạn."),
    "reached": Text("Chỉ tiêu đã đạt nên không cần tính khả năng kịp hạn."),
    "overdue": Text("Hạn của chỉ tiêu đã qua nên không còn khả năng kịp hạn."),
    "too_little_data": Text("Chưa đủ tháng số liệu để tính khả năng kịp hạn."),
}


@dataclass(frozen=True, eq=False)
class Chance:
    """Of making the target's date: before any sitting, and after so many extra people by village.

    Monotone: more people in any village never lower it, as every plan meets the same draws.
    """

    state: State
    area: str
    target: Target
    ahead: int  # month-ends until the date
    before: float

    def __call__(self, extra: Mapping[str, float]) -> float:
        return _after(self, once(self.state, extra))


def once(state: State, extra: Mapping[str, float]) -> Effort:
    """Sittings of the next month that bring so many people, and none after it."""
    homes = tuple(float(one) for one in state.stock[-1, :, NOT_YET])
    steps = tuple((at, extra.get(area, 0.0)) for at, area in enumerate(state.villages))
    return Effort(len(steps) / WEEKS, Yield(steps, homes), months=1)


@remembered()
def _after(chance: Chance, effort: Effort) -> float:
    paths = simulate(chance.state, effort, months=chance.ahead)
    first = first_reached(*paths.of(chance.area), chance.target.value)
    return float((first <= chance.ahead).mean())


def before(reader: Reader, month: date, indicator: Indicator) -> Forecast | None:
    """Of all that the reader sees, while nothing is done; None where `why_silent` tells the reason.

    Once a date has passed, or its target is reached, the next one is meant.
    """
    now = goal_of(reader, month, indicator)
    return None if silence(now) or now.probability is None else now


def chance_after(reader: Reader, month: date, indicator: Indicator) -> Chance | None:
    """The same after sittings, for who sees the whole commune."""
    reader = replace(reader, language=HOME)
    now = before(reader, month, indicator)
    if now is None or now.target is None or now.probability is None:
        return None
    ahead = min(months_left(month, now.target.due), MONTHS)
    state = state_of(reader, indicator, month)
    return _chance(state, now.area, now.target, ahead, now.probability)


@remembered()
def _chance(state: State, area: str, target: Target, ahead: int, before: float) -> Chance:
    """One object for one question, so that plans made for it are found again."""
    return Chance(state, area, target, ahead, before)


def goal_of(reader: Reader, month: date, indicator: Indicator, area: str = "") -> Forecast:
    """Of an area, or of all that the reader sees."""
    whole = reader.area if reader.role == "village" else "commune"
    return still_ahead(reader, indicator, month, area or whole)


def why_silent(reader: Reader, month: date, indicator: Indicator) -> Text | None:
    return SILENT.get(silence(goal_of(reader, month, indicator)))


def silence(now: Forecast) -> str:
    """The reason why no probability of making the date is told; "" where it is told."""
    if now.target is None:
        return "no_target"
    if now.verdict in ("reached", "too_little_data"):
        return now.verdict
    return "" if months_left(now.month, now.target.due) else "overdue"
