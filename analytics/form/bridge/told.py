"""The parts of a bridge as read: whole hundredths of a point that add up to the change."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from analytics.document import View, number
from analytics.form.bridge.cause import cause_name, cause_words
from analytics.meaning.answer import Figure
from analytics.meaning.bridge import Bridge, share_of
from analytics.meaning.plan.sums import adding_up


@dataclass(frozen=True)
class Step:
    """One part as read: points in whole hundredths."""

    name: str
    words: str
    persons: int
    numerator: int
    denominator: int
    points: int


def told(view: View, bridge: Bridge) -> list[Step]:
    """Every part in words, in precedence; the points add up to the change as printed."""
    indicator, exact = bridge.indicator, [100 * (part.points or 0) for part in bridge.parts]
    return [
        Step(
            cause_name(view, indicator, part),
            cause_words(view, indicator, part),
            part.persons,
            part.numerator,
            part.denominator,
            points,
        )
        for part, points in zip(bridge.parts, adding_up(exact, change_of(bridge)), strict=True)
    ]


def hundredths(figure: Figure) -> int | None:
    """The share in hundredths of a point; never rounded up onto its target or onto 100 %."""
    share = share_of(figure)
    if share is None:
        return None
    exact, shown = 100 * share, floor(100 * share + Fraction(1, 2))
    limits = [10000] + ([100 * Fraction(figure.target.value)] if figure.target else [])
    return floor(exact) if any(exact < limit <= shown for limit in limits) else shown


def change_of(bridge: Bridge) -> int | None:
    return change(bridge.first, bridge.last)


def change(first: Figure, last: Figure) -> int | None:
    """What a share gained or lost, in hundredths: the difference of the two as they are printed.

    The only change of a share that is published; that at the same ages is said beside it as such.
    """
    then, now = hundredths(first), hundredths(last)
    return None if then is None or now is None else now - then


def percent(view: View, points: int | None) -> str:
    if points is None:
        return number.ABSENT
    return number.decimal(points / 100, view.language, places=2) + "%"


def signed(view: View, points: int) -> str:
    return number.change(points, view.language)
