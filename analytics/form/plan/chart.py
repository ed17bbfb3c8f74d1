"""Ranges as rows: a pale band for eight cases in ten, a dot for what is expected, words beside."""

import altair as alt

from analytics.form.chart import (
    CHARTS,
    Chart,
    Layers,
    Options,
    Tokens,
    base,
    held_up,
    no_axis,
    plot,
    rows,
    side_label,
)


def ranges(tokens: Tokens, options: Options) -> Layers:
    """The row chosen has a full dot, the others a ring; a stroke marks what would be needed."""
    scale, extent = plot(options["room"], [0, options["top"]]), options["extent"]
    hue, y = tokens[options["hue"]], rows(extent, options["names"])
    axis = alt.Axis(
        title=None, values=[0], domain=False, ticks=False, grid=True, gridColor=tokens["axis"]
    )
    band = base().mark_bar(height=12, color=tokens["population_soft"], cornerRadius=3)
    ring = base().mark_point(size=80, filled=True, fill=tokens["card"], stroke=hue, strokeWidth=2)
    dot = base().mark_circle(size=110, color=hue, opacity=1)
    needed = base().mark_tick(color=tokens["ink"], thickness=2.5, height=20)
    middle = alt.X("people:Q", scale=scale)
    return alt.layer(
        held_up(tokens, y),
        band.encode(y=y, x=alt.X("p10:Q", scale=scale, axis=axis), x2=alt.X2("p90:Q")),
        ring.transform_filter("!datum.chosen").encode(y=y, x=middle),
        dot.transform_filter("datum.chosen").encode(y=y, x=middle),
        needed.encode(y=y, x=no_axis("needed", scale=scale)),
        side_label(tokens, options["room"], extent),
    )


CHARTS["plan-ranges"] = Chart(ranges, ("names", "top"))
