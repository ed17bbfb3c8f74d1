"""What the progress chart draws: lines, fan and points by month."""

from typing import Any

from analytics.form.progress.axis import Span
from analytics.form.progress.road import Way
from analytics.words.month import months_between

Mark = dict[str, Any]
ABOVE, BELOW = -14, 16  # px from a point to its words
CROWDED = 0.2  # share of the axis around today where its own words stand


def marks(way: Way, span: Span) -> tuple[Mark, ...]:
    """`kind` says which layer draws it; `t` counts month-ends from the first one drawn."""
    lines = observed, futures, required, deadline, today, interval
    return tuple(mark for drawn in lines for mark in drawn(way, span))


def point(kind: str, t: float, y: float | None = None, **more: Any) -> Mark:
    return {"kind": kind, "t": t} | ({} if y is None else {"y": y}) | more


def observed(way: Way, span: Span) -> list[Mark]:
    return [
        point("way", span.at(month), having)
        for month, having in zip(way.months, way.having, strict=True)
        if month >= span.first
    ]


def futures(way: Way, span: Span) -> list[Mark]:
    """The fan opens at today's standing, which is known."""
    now = span.at(way.found.month)
    fan = [one for one in way.found.fan if one.month <= span.last]
    if not fan:
        return []
    held = way.found.having
    return [
        *(point("fan", now, held, to=held), point("middle", now, held)),
        *(point("fan", span.at(one.month), one.p10, to=one.p90) for one in fan),
        *(point("middle", span.at(one.month), one.p50) for one in fan),
    ]


def required(way: Way, span: Span) -> list[Mark]:
    """The road up to the deadline, and the target's level, which moves with the population."""
    if way.road is None:
        return []
    shown = months_between(span.first, span.last)
    road = [month for month in shown if way.road.start <= month <= way.road.end]
    need = [month for month in shown if month in way.road.needed]
    return [
        *(point("road", span.at(month), way.road.at(month)) for month in road),
        *(point("need", span.at(month), way.road.needed[month]) for month in need),
    ]


def deadline(way: Way, span: Span) -> list[Mark]:
    due = way.found.target.due if way.found.target else None
    return [point("due", span.at(due))] if due and span.first <= due <= span.last else []


def interval(way: Way, span: Span) -> list[Mark]:
    """The interval of the date on the date axis, with a dot for its middle."""
    begin, end = ends(way, span)
    first, middle, _ = way.found.reach
    made = [point("when", begin, to=end)] if first and begin < end else []
    return made + ([point("day", span.at(middle))] if middle and middle >= span.first else [])


def ends(way: Way, span: Span) -> tuple[float, float]:
    """Of the interval; what lies beyond 36 months ends with the axis."""
    first, _, last = way.found.reach
    return span.at(first) if first else span.length, span.at(last) if last else span.length


def today(way: Way, span: Span) -> list[Mark]:
    """Today's standing, what it should be, and the gap between the two."""
    now, held = span.at(way.found.month), way.found.having
    if way.asked is None or not way.behind or way.found.verdict == "reached":
        return [point("now", now, held)]
    return [
        point("gap", now, held, to=way.asked),
        point("now", now, held),
        point("asked", now, way.asked),
    ]
