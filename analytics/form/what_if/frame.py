"""The plane of the two fans: the same wherever the sliders stand."""

from datetime import date
from typing import Any

from analytics.document import number
from analytics.form.theme import HUES
from analytics.form.what_if.asked import Trial
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.reach import needed_of
from analytics.words.month import month_of, shifted

PAST, BEYOND, FEWEST = 12, 3, 9  # months drawn behind, after the last date, ahead at least


def hue(told: Trial) -> str:
    return HUES[told.scenario.state.indicator.subject]


def last(told: Trial) -> int:
    """The last month drawn: by the deadline and the forecast without effort, never by the plan."""
    latest = told.scenario.before.reach[2]
    spoken = MONTHS if latest is None else ahead_of(told, latest)
    due = ahead_of(told, month_of(told.scenario.target.due))
    return max(FEWEST, min(max(spoken, due) + BEYOND, MONTHS))


def ahead_of(told: Trial, month: date) -> int:
    known = told.scenario.state.month
    return (month.year - known.year) * 12 + month.month - known.month


def past(told: Trial) -> list[int]:
    """People having it in the last year, this month at the end."""
    return [int(one) for one in told.scenario.own(told.scenario.state.having)[-PAST - 1 :]]


def frame(told: Trial) -> tuple[tuple[str, Any], ...]:
    """Bounds and names of the axes: the same wherever the sliders stand."""
    first, end = 1 - len(past(told)), last(told)
    month, language = told.scenario.state.month, told.view.language
    names = tuple(
        number.month_name(shifted(month, place), language) for place in range(first, end + 1)
    )
    step = 6 if end - first > 20 else 3
    ticks = tuple(
        place for place in range(first, end + 1) if shifted(month, place).month % step == 0
    )
    due = ahead_of(told, month_of(told.scenario.target.due))
    return (
        ("hue", hue(told)),
        ("months", (first, end)),
        ("names", names),
        ("ticks", ticks),
        ("persons", bounds(told)),
        ("side", "right" if due - first > (end - first) / 2 else "left"),
    )


def bounds(told: Trial) -> tuple[float, float]:
    """Everybody at the top; at the foot the lowest of past and forecast, then room for dates."""
    shown = told.scenario.before.fan[: last(told)]
    low = min(*past(told), *(one.p10 for one in shown))
    high = max(*(one.among for one in shown), *(one.p90 for one in shown))
    reach = max(high - low, 10)
    return low - 0.34 * reach, high + 0.15 * reach


def needed_at(told: Trial, ahead: int) -> int:
    return needed(told, told.scenario.before.fan[ahead].among)


def needed(told: Trial, among: float) -> int:
    return int(needed_of(among, told.scenario.target.value))
