"""The panel Vì sao of one area, between two months: sentences, waterfall, tables."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor
from typing import Any

import altair as alt

from analytics.document import Column, Derived, Panel, Table, View, between, under
from analytics.form.bridge.words import (
    Step,
    change_of,
    hundredths,
    most_and_least,
    percent,
    signed,
    told,
    why_sentences,
    why_title,
)
from analytics.form.chart import (
    AT_X,
    CHARTS,
    Chart,
    Layers,
    Options,
    Tokens,
    base,
    mark_of,
    plot,
    rows,
    text,
)
from analytics.form.phrase import area_name, people
from analytics.form.theme import hue_of
from analytics.meaning.ask import months_of
from analytics.meaning.bridge import Bridge, Bridges, bridges
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted

BARS = 8  # more causes than these are drawn with the smallest as one, "Khác"; the table keeps all
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # between ticks, in hundredths

WATERFALL = "waterfall"
ROOM = 136  # px kept at the right for "+12,34 · 1.234 người"
SLIM, SLIM_ROOM = 280, 92  # a plot of a phone, where "+12,34 · 1.234" has to do


def why_row(view: View, indicator: Indicator) -> tuple[tuple[Panel, ...], ...]:
    """Against the month before; no row in the first month or under a filter it cannot follow."""
    where = view.where
    first = view.month == months_of(view.reader)[0]
    if first or view.by_person or len(where.areas) > 1:
        return ()
    area = where.areas[0] if where.areas else ""
    return ((why_panel(view, indicator, since=shifted(view.month, -1), area=area),),)


def why_panel(
    view: View, indicator: Indicator, *, since: date, area: str = "", named: bool = True
) -> Panel:
    """Two sentences, waterfall and table of one area; every village behind `more`.

    `named`: the title names the indicator, which the page may have done. Told forward in time,
    whichever month is the later. Filters by sex and age do not apply.
    """
    told = told_bridges(view, indicator, since=since)
    bridge = told.one(area or view.total)
    drawn = bars(view, bridge)
    changed, causes = why_sentences(view, bridge)
    return Panel(
        f"{indicator.key}-why",
        why_title(view, bridge, named=named),
        changed,
        parts_table(view, bridge),
        WATERFALL if drawn else "",
        drawn,
        (("hue", hue_of(bridge.indicator)), *frame(drawn)) if drawn else (),
        height=34 * len(drawn) + 40 if drawn else 300,
        width=2,
        how=causes,
        derived=ends_of(bridge),
        more=(view.say("Xem từng thôn"), villages_table(view, told))
        if len(told.bridges) > 1
        else None,
    )


def ends_of(bridge: Bridge) -> tuple[Derived, ...]:
    """The change of the share from the two shares as printed."""
    first, last = hundredths(bridge.first), hundredths(bridge.last)
    if first is None or last is None:
        return ()
    return (between(last / 100, first / 100, places=2),)


def told_bridges(view: View, indicator: Indicator, *, since: date) -> Bridges:
    first, last = min(since, view.month), max(since, view.month)
    return bridges(view.reader, indicator, first=first, last=last, areas=view.where.areas)


def bars(view: View, bridge: Bridge) -> tuple[dict[str, Any], ...]:
    """The two shares and, between them, each cause from where the one before it ended."""
    then, now = hundredths(bridge.first), hundredths(bridge.last)
    if then is None or now is None:
        return ()
    months = [view.month_name(one.month) for one in (bridge.first, bridge.last)]
    first, last = percent(view, then), percent(view, now)
    made = [_bar(months[0], then, then, first, first, kind="share")]
    at = then
    for row in at_most(view, told(view, bridge), BARS):
        change = signed(view, row.points)
        label = f"{change} · {people(view, row.persons)}"
        short = f"{change} · {view.whole(row.persons)}"
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


def parts_table(view: View, bridge: Bridge) -> Table:
    """Three columns that add up: the first month, every cause, the last month."""

    def points(told: int | None) -> float | None:
        return None if told is None else told / 100

    first, last = (
        (view.month_name(one.month), None, int(one.having or 0), one.among, points(hundredths(one)))
        for one in (bridge.first, bridge.last)
    )
    known = bridge.points is not None
    return Table(
        view.columns(
            Column(view.say("Lý do", context="cause")),
            under("whole", "Số người", "Tử số", "Mẫu số"),
            under("precise", "% và điểm %"),
        ),
        (
            first,
            *((*row.cells, points(row.points if known else None)) for row in told(view, bridge)),
            last,
        ),
    )


def villages_table(view: View, bridges: Bridges) -> Table:
    """Every village with its change and the two causes that pulled most."""
    return Table(
        view.columns(
            "Thôn", under("whole", "Tử số", "Mẫu số"), under("precise", "Điểm %"), "Vì sao"
        ),
        tuple(
            (
                area_name(view, bridge.area, bridges.areas),
                bridge.numerator,
                bridge.denominator,
                None if (change := change_of(bridge)) is None else change / 100,
                most_and_least(view, bridge),
            )
            for bridge in bridges.bridges
        ),
    )


def waterfall(tokens: Tokens, options: Options) -> Layers:
    """Dots are the two shares, bars what lies between: gains filled, losses hollow.

    Grey means the population, so a loss is drawn in the outline of its own subject. Position alone
    tells the size, the words at the right tell sign, points and persons; the scale does not begin
    at 0, so the two shares are dots and not bars.
    """
    hue = tokens[options["hue"]]
    room = f"(width < {SLIM} ? {SLIM_ROOM} : {ROOM})"
    scale = plot(room, [options["low"], options["high"]])
    # A phone has room for both ends of the axis, which a reader needs to know its length.
    inner = f"width < {SLIM} && datum.index > 0 && datum.index < 1"
    written = f"{inner} ? '' : datum.label + '%'"
    axis = alt.Axis(title=None, labelExpr=written)
    axis["values"] = options["ticks"]
    axis.labelOverlap, axis.labelSeparation = "greedy", 8
    y = rows(options["extent"])
    begin = alt.X("from:Q", scale=scale, axis=axis)
    link = base().mark_rule(strokeWidth=1, color=tokens["axis"])
    gain = base().mark_bar(height={"band": 0.62}, color=hue)
    loss = base().mark_bar(height={"band": 0.56}, fill=tokens["card"], stroke=hue, strokeWidth=2)
    dot = base().mark_circle(size=120, color=hue, opacity=1)
    words = mark_of(text(tokens, "label", bold=True, align="left"))
    words["text"] = {"expr": f"width < {SLIM} ? datum.short : datum.label"}
    right = AT_X({"expr": f"max(width - {room}, 60) + 12"})
    return alt.layer(
        link.transform_filter("isValid(datum.next)").encode(
            y=y, y2=alt.Y2("next:N"), x=alt.X("to:Q", scale=scale, axis=axis)
        ),
        gain.transform_filter(alt.datum.kind == "gain").encode(y=y, x=begin, x2=alt.X2("to:Q")),
        loss.transform_filter(alt.datum.kind == "loss").encode(y=y, x=begin, x2=alt.X2("to:Q")),
        dot.transform_filter(alt.datum.kind == "share").encode(y=y, x=begin),
        base().mark_text(**words).encode(y=y, x=right),
    )


CHARTS[WATERFALL] = Chart(waterfall, ("low", "high", "ticks"))
