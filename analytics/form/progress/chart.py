"""The way to a target: observed solid, required dashed, futures as a fan, the date on its axis."""

from typing import Any

import altair as alt

from analytics.form.chart import (
    AT_Y,
    CHARTS,
    Chart,
    Layers,
    Options,
    Tokens,
    base,
    haloed,
    mark_of,
    text,
)

Mark = dict[str, Any]
PROGRESS = "progress"
NARROW = 420  # px of plot: below it only the words that cannot be missed are written
ROOMY: Any = {"expr": f"width < {NARROW} ? 0 : 1"}
STRIP = 12  # px from the foot of the plot to the interval of the date
HIGHER = 18  # px: the same above the interval of the next target's date


def months(options: Options, field: str = "t", *, hidden: str = "false", **scale: Any) -> alt.X:
    """Month-ends as whole numbers, so that a deadline within a month has its place."""
    ticks, names = options["ticks"], options["names"]
    axis = alt.Axis(
        title=None,
        labelExpr=f"{hidden} ? '' : {names}[indexof({ticks}, datum.value)]",
        labelAngle=0,
        ticks=False,
        grid=False,
        labelFlush=True,
    )
    axis.labelOverlap, axis.labelSeparation = "greedy", 10
    axis["values"], made = ticks, alt.Scale(nice=False)
    made["domain"] = options["span"]
    for name, value in scale.items():
        made[name] = value
    return alt.X(f"{field}:Q", scale=made, axis=axis)


def only(kind: str) -> alt.Chart:
    return base().transform_filter(alt.datum.kind == kind)


def progress(tokens: Tokens, options: Options) -> Layers:
    """Persons by month; words stand where they belong, each over a halo of the card's colour."""
    hue, ink, pale = tokens[options["hue"]], tokens["ink"], tokens["ink2"]
    x = months(options)
    written = "datum.value < 0 ? '' : datum.label"
    axis = alt.Axis(title=None, domain=False, tickCount=4, format=",d", labelExpr=written)
    y = alt.Y("y:Q", scale=alt.Scale(nice=False), axis=axis)
    y["scale"]["domain"] = options["high"]
    foot, lower = (AT_Y({"expr": f"height - {one}"}) for one in (options["foot"], STRIP))
    ring: Mark = {"fill": tokens["card"], "strokeWidth": 2.5, "opacity": 1}
    line: Mark = {"strokeCap": "round", "color": hue}
    return alt.layer(
        only("fan").mark_area(color=hue, opacity=0.2).encode(x=x, y=y, y2=alt.Y2("to:Q")),
        only("need").mark_line(strokeWidth=1, color=pale).encode(x=x, y=y),
        only("road").mark_line(strokeWidth=2, strokeDash=[6, 4], color=ink).encode(x=x, y=y),
        only("middle").mark_line(strokeWidth=2, strokeDash=[1, 4], **line).encode(x=x, y=y),
        only("later").mark_line(strokeWidth=1.5, strokeDash=[6, 4], color=ink).encode(x=x, y=y),
        only("way").mark_line(strokeWidth=2.5, **line).encode(x=x, y=y),
        only("due").mark_rule(strokeWidth=2, color=ink).encode(x=x),
        only("due_next").mark_rule(strokeWidth=2, color=ink, opacity=ROOMY).encode(x=x),
        only("gap").mark_rule(strokeWidth=3, color=ink).encode(x=x, y=y, y2=alt.Y2("to:Q")),
        only("now").mark_circle(size=90, color=hue, opacity=1).encode(x=x, y=y),
        only("asked").mark_circle(size=80, stroke=ink, **ring).encode(x=x, y=y),
        only("when")
        .mark_bar(height=8, cornerRadius=4, color=hue)
        .encode(x=x, x2=alt.X2("to:Q"), y=foot),
        only("day").mark_circle(size=110, stroke=hue, **ring).encode(x=x, y=foot),
        only("next")
        .mark_bar(height=8, cornerRadius=4, color=hue, opacity=0.45)
        .encode(x=x, x2=alt.X2("to:Q"), y=lower),
        only("middle_day").mark_circle(size=90, stroke=hue, **ring).encode(x=x, y=lower),
        *words(tokens, "beside", x, lower),
        *words(tokens, "words", x, y),
        *words(tokens, "top", x, AT_Y(-9)),
        *words(tokens, "foot", x, AT_Y({"expr": f"height - {options['foot']} - 16"})),
    )


def words(tokens: Tokens, kind: str, x: Any, y: Any) -> list[alt.Chart]:
    """Words of one kind; where they stand to their point is said by the datum."""
    here = f"(width < {NARROW} ? 'slim' : 'wide')"
    said = {"expr": f"datum.room && datum.room != {here} ? '' : datum.words"}
    part: Mark = mark_of(text(tokens, "words", bold=True)) | {
        "text": said,
        "lineBreak": "\n",
        "align": {"expr": "datum.align"},
        "dx": {"expr": "datum.dx"},
        "dy": {"expr": "datum.dy"},
    }
    there = alt.datum.kind == kind
    return [one.transform_filter(there).encode(x=x, y=y) for one in haloed(tokens, part)]


AXIS = ("span", "ticks", "names")
CHARTS[PROGRESS] = Chart(progress, ("high", "foot", *AXIS))
