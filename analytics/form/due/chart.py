"""Months ahead as stacked bars: kinds from dark to pale in one hue, the people away greyest."""

from typing import Any

import altair as alt

from analytics.form.chart import (
    AT_X,
    CHARTS,
    Chart,
    Layers,
    Options,
    Tokens,
    base,
    mark_of,
    months_axis,
    text,
)
from analytics.form.theme import FONT, SHADES


def due(tokens: Tokens, options: Options) -> Layers:
    """Persons by month and kind, the capacity as a line, the fullest month in words."""
    hues = [tokens[f"due{place}"] for place in range(len(SHADES))]
    kind = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=options["kinds"], range=[*hues, tokens["soft"]]),
        legend=key(tokens),
    )
    x = months_axis(options, padding=0.15)
    axis = alt.Axis(title=None, domain=False, tickCount=5, tickMinStep=1, format=",d")
    bar = base().mark_bar(stroke=tokens["card"], strokeWidth=1)
    layers = [
        bar.encode(
            x=x,
            y=alt.Y("persons:Q", stack="zero", axis=axis),
            color=kind,
            order=alt.Order("order:Q"),
        )
    ]
    if options["capacity"]:
        level = alt.Y("max(capacity):Q")
        rule = base().mark_rule(strokeWidth=2, color=tokens["ink"])
        layers.append(rule.encode(y=level))
        layers += words(tokens, "line", x=AT_X({"expr": "width - 4"}), y=level, align="right")
    layers += words(tokens, "label", x=x, y=alt.Y("top:Q"), align=options["align"])
    return alt.layer(*layers)


def words(tokens: Tokens, field: str, *, x: Any, y: Any, align: Any) -> list[alt.Chart]:
    """Text above its place, twice: the lower one is a halo that keeps it legible over bars."""
    part = text(tokens, field, bold=True, align=align, dy=-11)
    mark = mark_of(part)
    halo = mark | {"stroke": tokens["card"], "strokeWidth": 4, "strokeJoin": "round"}
    return [base().mark_text(**one).encode(x=x, y=y, text=part["text"]) for one in (halo, mark)]


def key(tokens: Tokens) -> alt.Legend:
    return alt.Legend(
        orient="top",
        title=None,
        columns=2,
        symbolType="square",
        symbolStrokeWidth=0,
        labelFont=FONT,
        labelFontSize=12,
        labelColor=tokens["ink2"],
    )


CHARTS["due"] = Chart(due, ("align", "ticks"))
