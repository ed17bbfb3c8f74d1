"""The rows of the waterfall, each from where the one before it ended."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

from analytics.document import View, number
from analytics.form.bridge.told import Step, hundredths, percent, signed, told
from analytics.form.phrase import people
from analytics.meaning.bridge import Bridge

BARS = 8  # more causes than these are drawn with the smallest as one, "Khác"; the table keeps all
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # between ticks, in hundredths


def bars(view: View, bridge: Bridge) -> tuple[dict[str, Any], ...]:
    """The two shares and, between them, each cause from where the one before it ended."""
    then, now = hundredths(bridge.first), hundredths(bridge.last)
    if then is None or now is None:
        return ()
    months = [number.month_name(one.month, view.language) for one in (bridge.first, bridge.last)]
    first, last = percent(view, then), percent(view, now)
    made = [_bar(months[0], then, then, first, first, kind="share")]
    at = then
    for row in at_most(view, told(view, bridge), BARS):
        change = signed(view, row.points)
        label = f"{change} · {people(view, row.persons)}"
        short = f"{change} · {number.whole(row.persons, view.language)}"
        kind = "gain" if row.points >= 0 else "loss"
        made.append(_bar(row.name, at, at + row.points, label, short, kind=kind))
        at += row.points
    made.append(_bar(months[1], now, now, last, last, kind="share"))
    names = [*(one["name"] for one in made[1:]), None]
    return tuple(one | {"next": after} for one, after in zip(made, names, strict=True))


def _bar(name: str, begin: int, end: int, label: str, short: str, *, kind: str) -> dict[str, Any]:
    words = {"name": name, "label": label, "short": short}
    return words | {"from": begin / 100, "to": end / 100, "kind": kind}


def at_most(view: View, rows: list[Step], most: int) -> list[Step]:
    """The largest causes in their order, the small ones as one; on screen only."""
    if len(rows) <= most:
        return rows
    kept = sorted(rows, key=lambda one: -abs(one.points))[: most - 1]
    small = [row for row in rows if row not in kept]
    name = view.say("Khác ({small} lý do)", small=len(small))
    return [row for row in rows if row in kept] + [
        Step(
            name,
            name,
            sum(row.persons for row in small),
            sum(row.numerator for row in small),
            sum(row.denominator for row in small),
            sum(row.points for row in small),
        )
    ]


def frame(drawn: Sequence[dict[str, Any]]) -> tuple[tuple[str, Any], ...]:
    """Room for the longest name, and an axis that begins and ends on a tick."""
    ends = [round(100 * one[end]) for one in drawn for end in ("from", "to")]
    step = next((one for one in STEPS if (max(ends) - min(ends)) <= 4 * one), STEPS[-1])
    low, high = step * floor(min(ends) / step), step * ceil(max(ends) / step)
    if low == high:
        low, high = low - step, high + step
    longest = max(len(one["name"]) for one in drawn)
    return (
        ("low", low / 100),
        ("high", high / 100),
        ("ticks", tuple(at / 100 for at in range(low, high + 1, step))),
        ("extent", min(180, 12 + 13 * longest // 2)),
    )
