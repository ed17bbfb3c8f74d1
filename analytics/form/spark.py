"""The small lines under numbers: in one row of cards a step of the same height is the same step."""

from collections.abc import Sequence
from html import escape

from analytics.document import Card
from analytics.document.number import STAR

Ends = tuple[float, float]
WIDE, TALL, EDGE = 200, 40, 6


def scales(told: Sequence[Card]) -> tuple[Ends, ...]:
    """Low and high end of each: shares lie on one axis, counts keep their own middle and share
    the height of a person, for 100 of 5.201 and 100 of 109 would never fit one axis."""
    own = [ends(one) for one in told]
    shares = [two for one, two in zip(told, own, strict=True) if share(one)]
    axis = min((low for low, _ in shares), default=0), max((high for _, high in shares), default=1)
    counts = [high - low for one, (low, high) in zip(told, own, strict=True) if not share(one)]
    reach = max(counts, default=0) or 1
    return tuple(
        axis if share(one) else (middle - reach / 2, middle + reach / 2)
        for one, middle in zip(told, (sum(two) / 2 for two in own), strict=True)
    )


def share(one: Card) -> bool:
    return one.number.endswith(("%", f"%{STAR}"))


def ends(one: Card) -> Ends:
    known = [value for value in (*one.trend, one.target) if value is not None] or [0.0]
    return min(known), max(known)


def sparkline(told: Card, scale: Ends) -> str:
    """Two years with the target dashed, in the colours of whatever it lies on: screen or paper."""
    if len([value for value in told.trend if value is not None]) < 2:
        return ""
    label = (
        f'<span class="aim-label">{escape(told.target_label)}</span>'
        if told.target is not None
        else ""
    )
    return f'<div class="spark">{drawn(told, scale)}{label}</div>'


def drawn(told: Card, scale: Ends) -> str:
    low, high = scale
    reach = (high - low) or 1

    def y(value: float) -> float:
        return round(TALL - EDGE - (TALL - 2 * EDGE) * (value - low) / reach, 1)

    step = WIDE / (len(told.trend) - 1)
    path = " ".join(
        f"{round(place * step, 1)},{y(value)}"
        for place, value in enumerate(told.trend)
        if value is not None
    )
    aim = f'<path class="aim" d="M0 {y(told.target)}H{WIDE}"/>' if told.target is not None else ""
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {WIDE} {TALL}" preserveAspectRatio="none">{aim}'
        f'<polyline points="{path}" stroke="var(--{told.hue})"/></svg>'
    )
