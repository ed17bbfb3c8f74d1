"""The inverse question: the least effort that makes a target likely."""

from dataclasses import replace
from datetime import date

from analytics.meaning.forecast.effort import Effort
from analytics.meaning.forecast.manner import CUT_POINTS
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.reach import chance_by
from analytics.meaning.forecast.state import State

LEVELS = (90.0, 95.0, 98.0, 100.0)
_MOST = 21  # sittings a week: beyond three a day nobody has tried, and the page says so


def least_sittings(
    state: State,
    area: str,
    value: float,
    due: date,
    *,
    effort: Effort,
    likely: float = CUT_POINTS.on_time,
) -> int | None:
    """The fewest whole sittings a week with that probability; None if 21 are not enough.

    Halving is exact here because more sittings never lower the probability.
    """

    def enough(sittings: int) -> bool:
        paths = simulate(state, replace(effort, sittings=float(sittings)))
        return chance_by(paths, area, value, due) >= likely

    if not enough(_MOST):
        return None
    low, high = -1, _MOST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def fair_targets(
    state: State, area: str, due: date, *, effort: Effort, levels: tuple[float, ...] = LEVELS
) -> dict[float, float]:
    """For the sheet of targets: the probability of each level by the date."""
    paths = simulate(state, effort)
    return {level: chance_by(paths, area, level, due) for level in levels}
