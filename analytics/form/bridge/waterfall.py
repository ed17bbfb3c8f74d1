"""The waterfall: from one month's share to another's, a row a cause."""

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
    plot,
    rows,
    text,
)

WATERFALL = "waterfall"
ROOM = 136  # px kept at the right for "+12,34 · 1.234 người"
SLIM, SLIM_ROOM = 280, 92  # a plot of a phone, where "+12,34 · 1.234" has to do


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
