"""The waterfall: from one month's share to another's, a row a cause."""

from typing import Any

import altair as alt

from analytics.form.chart import CHARTS, Layers, Tokens, base, mark_of, plot, rows, text

WATERFALL = "waterfall"
ROOM = 136  # px kept at the right for "+12,34 · 1.234 người"


def waterfall(tokens: Tokens, options: dict[str, Any]) -> Layers:
    """Dots are the two shares, bars what lies between: gains in the hue, losses in grey.

    Position alone tells the size, the words at the right tell sign, points and persons; the scale
    does not begin at 0, so the two shares are dots and not bars.
    """
    hue = tokens[options["hue"]]
    scale = plot(ROOM, [options["low"], options["high"]])
    # On a phone there is room for the first tick only.
    written = f"width < {ROOM + 90} && datum.index > 0 ? '' : datum.label + '%'"
    axis = alt.Axis(title=None, values=options["ticks"], labelExpr=written)
    axis.labelOverlap, axis.labelSeparation = "greedy", 8
    y = rows(options["extent"])
    begin = alt.X("from:Q", scale=scale, axis=axis)
    link = base().mark_rule(strokeWidth=1, color=tokens["axis"])
    gain = base().mark_bar(height={"band": 0.62}, color=hue)
    loss = base().mark_bar(height={"band": 0.62}, color=tokens["population"])
    dot = base().mark_circle(size=120, color=hue, opacity=1)
    words = mark_of(text(tokens, "label", bold=True, align="left"))
    right = alt.value({"expr": f"max(width - {ROOM}, 60) + 12"})
    return alt.layer(
        link.transform_filter("isValid(datum.next)").encode(
            y=y, y2="next:N", x=alt.X("to:Q", scale=scale, axis=axis)
        ),
        gain.transform_filter(alt.datum.kind == "gain").encode(y=y, x=begin, x2="to:Q"),
        loss.transform_filter(alt.datum.kind == "loss").encode(y=y, x=begin, x2="to:Q"),
        dot.transform_filter(alt.datum.kind == "share").encode(y=y, x=begin),
        base().mark_text(**words).encode(y=y, x=right, text="label:N"),
    )


CHARTS[WATERFALL] = waterfall
