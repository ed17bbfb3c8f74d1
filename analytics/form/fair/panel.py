"""Fair comparison on a page: every village within the limits of chance, grouped by verdict."""

from math import ceil, floor
from typing import Any

import altair as alt

from analytics.document import Column, Panel, Table, View, number, under
from analytics.form.chart import (
    AT_X,
    CHARTS,
    Chart,
    Layers,
    Moving,
    Options,
    Tokens,
    base,
    held_up,
    in_order,
    mark_of,
    text,
)
from analytics.form.fair.words import fair_subtitle, fair_title, method_words, verdict_words
from analytics.form.theme import HUES
from analytics.meaning.ask import areas_of
from analytics.meaning.fair.compare import Compared, Comparison, comparison
from analytics.meaning.indicator import Indicator

ORDER = ("slow", "ordinary", "good", "small")
STEPS = (1, 2, 5, 10, 20)  # points between ticks

FAIR = "fair"
ROOM = 62  # px kept at the right for "62,0%"
HEAD = "~"  # a row of words, not of a village


def fair_panel(view: View, indicator: Indicator) -> Panel:
    """Villages by number inside their verdicts: within a group the order says nothing."""
    told, areas = comparison(view.reader, indicator, view.month, view.where), areas_of(view.reader)
    drawn = chart_rows(view, told, areas) if told.judged else ()
    method = method_words(view, told)
    return Panel(
        f"{indicator.key}-fair",
        fair_title(view, told, areas),
        fair_subtitle(view, told),
        fair_table(view, told, areas),
        FAIR if drawn else "",
        drawn,
        (
            ("hue", HUES[indicator.subject]),
            ("names", tuple(row["name"] for row in drawn)),
            *frame(told),
        )
        if drawn
        else (),
        height=30 * len(drawn) + 34 if drawn else 300,
        width=2,
        more=(view.say("Cách tính"), method_table(view, method)) if method else None,
    )


def chart_rows(view: View, told: Comparison, areas: dict[str, str]) -> tuple[dict[str, Any], ...]:
    rows: list[dict[str, Any]] = []
    for verdict in ORDER:
        if found := told.of(verdict):
            rows.append(chart_words(HEAD + verdict, head=verdict_words(view, verdict)))
            rows += [chart_row(view, told, one, areas[one.area]) for one in found]
    return tuple(rows)


def chart_row(view: View, told: Comparison, one: Compared, name: str) -> dict[str, Any]:
    if one.inner is None or one.outer is None:
        return chart_words(name)
    return chart_words(name, label=number.percent(one.rate, view.language)) | {
        "rate": one.rate,
        "centre": told.rate,
        "low": one.outer[0],
        "high": one.outer[1],
        "inner_low": one.inner[0],
        "inner_high": one.inner[1],
    }


def chart_words(name: str, *, head: str = "", label: str = "") -> dict[str, Any]:
    """A row without marks: every row has every word, or the chart would print "null"."""
    return {"name": name, "head": head, "label": label}


def frame(told: Comparison) -> tuple[tuple[str, Any], ...]:
    """Bounds and ticks that hold every dot and every band."""
    shown = [
        value
        for one in told.villages
        if one.outer is not None and one.rate is not None
        for value in (*one.outer, one.rate)
    ]
    step = next((one for one in STEPS if max(shown) - min(shown) <= 6 * one), STEPS[-1])
    edge = min(shown) - step / 5  # a dot on the axis itself would be cut in half
    low, high = max(0, floor(edge / step) * step), min(100, ceil(max(shown) / step) * step)
    if low == high:  # nobody or everybody has it
        low, high = max(0, low - step), min(100, high + step)
    return ("low", low), ("high", high), ("ticks", tuple(range(low, high + 1, step)))


def fair_table(view: View, told: Comparison, areas: dict[str, str]) -> Table:
    columns = view.columns(
        "Thôn",
        under("whole", "Số người"),
        under("percent", "% đếm được", "% theo tuổi của xã", "% chờ đợi theo tuổi thôn"),
        under("percent", "Giới hạn dưới 99,8%", "Giới hạn trên 99,8%"),
        under("verdict", "Kết luận"),
    )
    return Table(
        columns,
        tuple(
            (
                areas[one.area],
                one.among,
                one.crude,
                one.rate,
                one.expected,
                *(one.outer or (None, None)),
                verdict_words(view, one.verdict),
            )
            for one in told.villages
        ),
    )


def method_table(view: View, words: str) -> Table:
    return Table((Column(view.say("Cách tính")),), ((words,),))


def fair(tokens: Tokens, options: Options) -> Layers:
    """Dots are standardised rates, bands the 95 % and 99.8 % limits around the commune's rule."""
    scale = alt.Scale(nice=False)
    scale["domain"] = [options["low"], options["high"]]
    scale["range"] = [0, {"expr": f"max(width - {ROOM}, 60)"}]
    axis = alt.Axis(title=None, labelExpr="datum.value + '%'", labelOverlap="greedy")
    axis.labelSeparation, axis["values"] = 8, options["ticks"]
    y = rows(options["names"])
    x = alt.X("low:Q", scale=scale, axis=axis)
    outer = base().mark_bar(height={"band": 0.72}, color=tokens["neutral"], cornerRadius=2)
    inner = base().mark_bar(height={"band": 0.72}, color=tokens["population_soft"], cornerRadius=2)
    rule = base().mark_tick(thickness=2, height={"band": 1}, color=tokens["ink"])
    dot = base().mark_circle(size=120, opacity=1, color=tokens[options["hue"]])
    dot.mark.stroke, dot.mark.strokeWidth = tokens["card"], 1
    words = mark_of(text(tokens, "label", bold=True, align="left"))
    heads = mark_of(text(tokens, "head", bold=True, align="left"))
    return alt.layer(
        held_up(tokens, y),
        outer.encode(y=y, x=x, x2=alt.X2("high:Q")),
        inner.encode(y=y, x=alt.X("inner_low:Q", scale=scale), x2=alt.X2("inner_high:Q")),
        rule.encode(y=y, x=alt.X("centre:Q", scale=scale)),
        dot.encode(y=y, x=alt.X("rate:Q", scale=scale)),
        base()
        .mark_text(**words)
        .encode(y=y, x=AT_X({"expr": f"max(width - {ROOM}, 60) + 10"}), text=alt.Text("label:N")),
        base().mark_text(**heads).encode(y=y, x=AT_X(0), text=alt.Text("head:N")),
    )


def rows(names: Moving) -> alt.Y:
    """In the order given; a row of words has no village name beside it."""
    axis = alt.Axis(title=None, ticks=False, domain=False, minExtent=56, labelPadding=8)
    axis.labelExpr = f"substring(datum.label, 0, 1) === '{HEAD}' ? '' : datum.label"
    return alt.Y("name:N", scale=in_order(names), axis=axis)


CHARTS[FAIR] = Chart(fair, ("names", "low", "high", "ticks"))
