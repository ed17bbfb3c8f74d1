"""Villages on one scale with the band that chance alone allows; grouped by verdict, not ranked."""

import altair as alt

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

FAIR = "fair"
ROOM = 62  # px kept at the right for "62,0%"
HEAD = "~"  # a row of words, not of a village


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
