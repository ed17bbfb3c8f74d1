"""Parts as printed that add up to the total as printed: whoever adds them finds it."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from analytics.meaning.plan.options import Option


def adding_up(exact: Sequence[Fraction | int], total: int | None) -> list[int]:
    """Each to the nearest whole, then those furthest off by one more, until they make the total."""
    shown = [floor(one + Fraction(1, 2)) for one in exact]
    left = 0 if total is None else total - sum(shown)
    step = 1 if left > 0 else -1
    while left and shown:
        worst = max(range(len(shown)), key=lambda place: step * (exact[place] - shown[place]))
        shown[worst] += step
        left -= step
    return shown


def villages_of(option: Option) -> dict[str, int]:
    """Whole people each village should gain; together they are those the plan is said to bring."""
    exact = [Fraction(one) for one in option.extra.values()]
    return dict(zip(option.extra, adding_up(exact, round(option.people)), strict=True))


def sittings_of(option: Option) -> tuple[int, ...]:
    """Whole people of each sitting, in their order; those of a village add up to its own."""
    shown = [0] * len(option.sittings)
    for area, total in villages_of(option).items():
        places = [at for at, one in enumerate(option.sittings) if one.area == area]
        exact = [Fraction(option.sittings[at].people) for at in places]
        for at, count in zip(places, adding_up(exact, total), strict=True):
            shown[at] = count
    return tuple(shown)
