"""The bridge of a share as tidy rows: what each cause did, village by village."""

from collections.abc import Iterator
from datetime import date

from analytics.meaning.bridge import PRECEDENCE, Part, bridges, merged
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader

BRIDGE_COLUMNS = ("area", "cause", "numerator", "denominator", "points")


def bridge_rows(
    reader: Reader, from_month: date, to_month: date, indicator: Indicator
) -> Iterator[dict[str, object]]:
    """A row for every area and every cause that moved anybody in any of them, zeros included.

    Within an area the rows add up to the change of its numerator, its denominator and its value;
    villages add up to the commune in counts. Points are unrounded, and empty where either month
    had nobody to count.
    """
    told = bridges(reader, indicator, first=from_month, last=to_month).bridges
    seen = {part.cause for bridge in told for part in bridge.parts}
    return (
        row(bridge.area, merged(cause, bridge.parts), told=bridge.points is not None)
        for bridge in told
        for cause in PRECEDENCE
        if cause in seen
    )


def row(area: str, part: Part, *, told: bool) -> dict[str, object]:
    return {
        "area": area,
        "cause": part.cause,
        "numerator": part.numerator,
        "denominator": part.denominator,
        "points": float(part.points) if told and part.points is not None else None,
    }
