"""Chart patterns: drawn in Altair once, without a figure in them.

What changes from month to month travels beside the pattern, as rows and as parameters, so that a
browser keeps its drawing. A chart cannot use a parameter that it does not declare: the drawing
function is given the moving ones as `Moving` and knows no other name for them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import altair as alt
from altair.utils.schemapi import debug_mode

from analytics.document import Panel
from analytics.document.number import marks
from analytics.form.theme import FONT, PAINTS, Paint
from analytics.words.text import Language

Tokens = dict[str, str]
Options = dict[str, Any]
Layers = alt.LayerChart | alt.FacetChart
Draw = Callable[[Tokens, Options], Layers]

# A place in pixels, or of a value. `alt.value` and `alt.datum` say the same and read the whole
# schema for it each time, as an encoding does that is given as words.
Place = Callable[[Any], Any]
AT_X, AT_Y, TO_Y, OF_X = (
    cast(Place, one) for one in (alt.XValue, alt.YValue, alt.Y2Value, alt.XDatum)
)

ROOM = 168  # px kept at the right for "97,3% · còn 12 người"
NARROW_ROOM = 118  # the same for "3.096 · 97,5%"


class Moving(dict[str, str]):
    """A parameter of the pattern: stands where Vega-Lite takes a value, and in an expression."""

    def __init__(self, name: str) -> None:
        super().__init__(expr=name)

    def __str__(self) -> str:
        return self["expr"]


@dataclass(frozen=True)
class Chart:
    """`moves`: the options of the panel that change with its figures."""

    draw: Draw
    moves: tuple[str, ...] = ()

    @property
    def declared(self) -> tuple[str, ...]:
        return *self.moves, *ORDERS, LIT


# Parameter and field: the members of an axis in the order of the rows. Vega would keep the order
# in which it met them first, over all months.
ORDERS = {"row_names": "name", "row_months": "month", "row_bands": "band"}


LIT = "lit"  # the name of a row that a reader holds up; set in the browser


def in_order(members: "str | Moving", **more: Any) -> alt.Scale:
    scale = alt.Scale(**more)
    scale["domain"] = Moving(str(members))
    return scale


def plot(room: int | str, domain: list[Any]) -> alt.Scale:
    """A scale that leaves `room` pixels at the right of the plot for words."""
    scale = alt.Scale(domain=domain, nice=False)
    scale["range"] = [0, {"expr": f"max(width - {room}, 60)"}]
    return scale


def text(tokens: Tokens, field: str, *, bold: bool = False, **where: Any) -> dict[str, Any]:
    return {
        "mark": alt.MarkDef(
            "text",
            font=FONT,
            fontSize=13,
            fontWeight=600 if bold else 500,
            color=tokens["ink"],
            baseline="middle",
            **where,
        ),
        "text": alt.Text(f"{field}:N"),
    }


def base() -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[]))


def rows(extent: int = 56, names: "str | Moving" = "row_names") -> alt.Y:
    """One row a village, in the order of the data where no other is asked for."""
    axis = alt.Axis(title=None, ticks=False, domain=False, minExtent=extent, labelPadding=8)
    return alt.Y("name:N", sort=None, axis=axis, scale=in_order(names))


def held_up(tokens: Tokens, y: alt.Y) -> Any:
    """The ground of a row, seen while a reader holds that row up."""
    ground = base().mark_rect(color=tokens["neutral"]).encode(y=y)
    ground.mark["opacity"] = {"expr": f"datum.name === {LIT} ? 1 : 0"}
    return ground


def no_axis(field: str, **scale: Any) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, **scale)


def side_label(tokens: Tokens, room: int, extent: int = 56) -> Any:
    """The figure in words at the right edge: nothing essential hides in a tooltip."""
    part = text(tokens, "label", bold=True, align="left")
    return (
        base()
        .mark_text(**mark_of(part))
        .encode(y=rows(extent), x=AT_X({"expr": f"width - {room - 12}"}), text=part["text"])
    )


def mark_of(part: dict[str, Any]) -> dict[str, Any]:
    made = part["mark"].to_dict()
    made.pop("type")
    return dict(made)


def dots(tokens: Tokens, options: Options) -> Layers:
    """Dot and target line with the gap between them; a ring shows the second denominator."""
    hue = tokens[options["hue"]]
    low, apart = options["low"], options["own_targets"]
    scale = plot(ROOM, [low, 100])
    axis = alt.Axis(title=None, labelExpr="datum.label + '%'")
    axis["values"] = {"expr": f"sequence({low}, 101, 10)"}
    axis.labelOverlap, axis.labelSeparation = "greedy", 6
    x = alt.X("value:Q", scale=scale, axis=axis)
    gap = base().mark_bar(height=8, color=tokens["population_soft"], cornerRadius=2)
    ring = base().mark_point(size=70, filled=False, strokeWidth=1.8, color=hue)
    dot = base().mark_circle(size=120, color=hue, opacity=1)
    rule = base().mark_rule(strokeWidth=2, color=tokens["ink"])
    rule.mark["opacity"] = {"expr": f"{apart} ? 0 : 1"}
    own = base().mark_tick(thickness=2, color=tokens["ink"], height={"band": 0.9})
    own.mark["opacity"] = {"expr": f"{apart} ? 1 : 0"}
    return alt.layer(
        held_up(tokens, rows()),
        gap.encode(y=rows(), x=x, x2=alt.X2("goal:Q")),
        ring.encode(y=rows(), x=alt.X("second:Q", scale=scale)),
        dot.encode(y=rows(), x=x),
        own.encode(y=rows(), x=alt.X("target:Q", scale=scale)),
        rule.encode(x=alt.X("max(target):Q", scale=scale)),
        side_label(tokens, ROOM),
    )


def heat(tokens: Tokens, options: Options) -> Layers:
    """Village by age: the number is the level, the shade is the gap."""
    classes = list(range(5))
    columns = alt.X(
        "band:N",
        sort=None,
        scale=in_order(options["bands"]),
        axis=alt.Axis(
            orient="top", title=None, labelAngle=0, ticks=False, domain=False, labelFontSize=11
        ),
    )
    shade = alt.Color(
        "gap:O",
        legend=None,
        scale=alt.Scale(
            domain=classes, range=[tokens[f"{options['ramp']}{one}"] for one in classes]
        ),
    )
    ink = alt.Color(
        "ink:N",
        legend=None,
        scale=alt.Scale(
            domain=[f"i{one}" for one in classes],
            range=[tokens[f"gap_ink{one}"] for one in classes],
        ),
    )
    cell = base().mark_rect(strokeWidth=3, cornerRadius=4)
    around = f"datum.name === {LIT} ? '{tokens['ink']}' : '{tokens['card']}'"
    cell.mark["stroke"] = {"expr": around}
    level = base().mark_text(font=FONT, fontSize=12, fontWeight=600)
    drawn = alt.layer(
        cell.encode(x=columns, y=rows(), color=shade),
        level.encode(x=columns, y=rows(), text=alt.Text("label:N"), color=ink),
    )
    independent: Layers = drawn.resolve_scale(color="independent")
    return independent


def months_axis(options: Options, padding: float = 0.4) -> alt.X:
    axis = alt.Axis(
        title=None, labelAngle=0, ticks=False, labelOverlap="greedy", labelSeparation=10
    )
    axis["values"] = options["ticks"]
    return alt.X("month:N", sort=None, axis=axis, scale=in_order("row_months", padding=padding))


def trend(tokens: Tokens, options: Options) -> Layers:
    """Level by month with the target in force as a dashed step; the last value is printed."""
    hue = tokens[options["hue"]]
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, 105]),
        axis=alt.Axis(
            title=None, values=[0, 20, 40, 60, 80, 100], labelExpr="datum.label + '%'", domain=False
        ),
    )
    x = months_axis(options)
    line = base().mark_line(strokeWidth=2.5, color=hue, point=False)
    second = base().mark_line(strokeWidth=1.5, color=hue, strokeDash=[2, 3])
    aim = base().mark_line(
        interpolate="step", strokeDash=[6, 4], strokeWidth=1.5, color=tokens["ink"]
    )
    end = base().mark_circle(size=80, color=hue, opacity=1)
    return alt.layer(
        aim.encode(x=x, y=alt.Y("target:Q", scale=alt.Scale(domain=[0, 105]))),
        second.encode(x=x, y=alt.Y("second:Q", scale=alt.Scale(domain=[0, 105]))),
        line.encode(x=x, y=y),
        end.encode(x=x, y=alt.Y("end:Q")),
        *(
            one.encode(x=x, y=alt.Y(f"{field}:Q"))
            for field, words in NAMED
            for one in said(tokens, words)
        ),
    )


NAMED = (("end", "label"), ("second", "second_name"), ("target", "target_name"))


def haloed(tokens: Tokens, mark: Options) -> tuple[alt.Chart, alt.Chart]:
    """Words twice: the lower ones are a halo that keeps them legible over lines and bars."""
    halo: Options = {"stroke": tokens["card"], "strokeWidth": 4, "strokeJoin": "round"}
    return base().mark_text(**mark, **halo), base().mark_text(**mark)


def words_at(tokens: Tokens, field: str, x: Any, y: Any, **mark: Any) -> list[alt.Chart]:
    part = text(tokens, field, bold=True)
    named = mark_of(part) | mark
    return [one.encode(x=x, y=y, text=part["text"]) for one in haloed(tokens, named)]


def said(tokens: Tokens, words: str, **where: Any) -> tuple[alt.Chart, alt.Chart]:
    """A name where one row has it, above or below its line as that row says; elsewhere nothing."""
    mark = mark_of(text(tokens, words, bold=words == "label", align="right")) | where
    mark["text"] = {"expr": f"datum.{words} || ''"}
    if "align" not in where:
        mark["align"] = {"expr": f"datum.{words}_align || 'right'"}
    mark["limit"] = {"expr": "width"}  # on a phone a long name ends in "…", its figure stands first
    mark["dx"] = {"expr": f"datum.{words}_dx || 0"}
    mark["dy"] = {"expr": f"datum.{words}_dy || 0"}
    return haloed(tokens, mark)


def multiples(tokens: Tokens, options: Options) -> Layers:
    """Small multiples on one plane, so that the grid stretches with its column."""
    across = no_axis("x", scale=alt.Scale(domain=[0, options["columns"] * 1.2 - 0.1], nice=False))

    def up(field: str) -> alt.Y:
        bounds = [1.4 - 1.5 * options["lines"], 1.35]
        return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=bounds, nice=False))

    line = base().mark_line(color=tokens[options["hue"]])
    line.mark["strokeWidth"] = {"expr": f"datum.name === {LIT} ? 5 : 2"}
    aim = base().mark_line(strokeWidth=1, strokeDash=[4, 3], color=tokens["ink2"])
    floor = base().mark_line(strokeWidth=1, color=tokens["axis"])
    only = base().mark_circle(size=60, color=tokens[options["hue"]], opacity=1)
    last = text(tokens, "label", bold=True, align="right")
    head = text(tokens, "title", bold=False, align="left")
    detail = alt.Detail("panel:N")
    return alt.layer(
        floor.encode(x=across, y=up("floor"), detail=detail),
        aim.encode(x=across, y=up("aim"), detail=detail),
        line.encode(x=across, y=up("y"), detail=detail),
        only.encode(x=across, y=up("only")),
        base().mark_text(**mark_of(head)).encode(x=across, y=up("head"), text=head["text"]),
        base().mark_text(**mark_of(last)).encode(x=across, y=up("tail"), text=last["text"]),
        *(one.encode(x=across, y=up("aim_at")) for one in said(tokens, "aim_name", fontSize=12)),
    )


def steps(tokens: Tokens, options: Options) -> Layers:
    """Left-aligned steps; the pale remainder is what the step before had."""
    scale = plot(NARROW_ROOM, [0, options["top"]])
    x = no_axis("value", scale=scale)
    rest = base().mark_bar(color=tokens["soft"], height={"band": 0.62})
    bars = (
        base()
        .transform_filter(f"datum.look === '{look}'")
        .mark_bar(color=tokens[look], height={"band": 0.62})
        for look in dict.fromkeys(options["looks"])
    )
    extent = options["extent"]
    wide = rows(extent)
    return alt.layer(
        rest.encode(y=wide, x=no_axis("before", scale=scale)),
        *(bar.encode(y=wide, x=x) for bar in bars),
        side_label(tokens, NARROW_ROOM, extent),
    )


CHARTS: dict[str, Chart] = {
    "dots": Chart(dots, ("low", "own_targets")),
    "heat": Chart(heat, ("bands",)),
    "trend": Chart(trend, ("ticks",)),
    "multiples": Chart(multiples),
    "steps": Chart(steps, ("top",)),
}


def locale(language: Language) -> dict[str, Any]:
    """The marks of numbers, as d3 wants them told."""
    thousands, tenths = marks(language)
    told = {"decimal": tenths, "thousands": thousands}
    return {**told, "grouping": [3], "currency": ["", " ₫"]}


def pattern(panel: Panel, paint: Paint, language: Language) -> dict[str, Any]:
    """The chart without its rows, values and size: the same every month. Shared: read-only."""
    moves = CHARTS[panel.chart].moves
    fixed = tuple((key, one) for key, one in panel.options if key not in moves)
    return _pattern(panel.chart, paint, language, fixed)


def told(panel: Panel) -> dict[str, Any]:
    """A value for every parameter of the pattern."""
    options = dict(panel.options)
    moves = {one: options[one] for one in CHARTS[panel.chart].moves}
    return moves | {one: _order(panel, field) for one, field in ORDERS.items()} | {LIT: ""}


def _order(panel: Panel, field: str) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(row[field] for row in panel.data if field in row))


def spec(panel: Panel, paint: Paint, language: Language) -> dict[str, Any]:
    """The whole chart, for paper."""
    values = [{"name": key, "value": one} for key, one in told(panel).items()]
    figures = {"data": {"values": list(panel.data)}, "height": panel.height, "params": values}
    return pattern(panel, paint, language) | figures


def drawn(name: str, tokens: Tokens, fixed: tuple[tuple[str, Any], ...]) -> Layers:
    chart = CHARTS[name]
    return chart.draw(tokens, dict(fixed) | {one: Moving(one) for one in chart.moves})


@lru_cache(maxsize=512)
def _pattern(
    name: str, paint: Paint, language: str, fixed: tuple[tuple[str, Any], ...]
) -> dict[str, Any]:
    tokens = PAINTS[paint]
    with debug_mode(False):  # a test holds every kind against its schema: no reader waits for that
        made: dict[str, Any] = drawn(name, tokens, fixed).to_dict(validate=False)
    for part in (made, *made["layer"]):
        for key in ("data", "datasets", "$schema", "config"):
            part.pop(key, None)
    for part in made["layer"]:
        part["mark"]["aria"] = False  # the chart speaks once, by its alt text and its table
    frame = {
        "padding": {"left": 4, "right": 8, "top": 6, "bottom": 6},
        "autosize": {"type": "fit", "contains": "padding"},
        "params": [{"name": one} for one in CHARTS[name].declared],
        "config": config(tokens, language),
    }
    return made | frame


def config(tokens: Tokens, language: str) -> dict[str, Any]:
    axis = {
        "labelFont": FONT,
        "labelFontSize": 12,
        "labelColor": tokens["ink2"],
        "labelLimit": 220,
        "gridColor": tokens["grid"],
        "domainColor": tokens["axis"],
        "tickColor": tokens["axis"],
    }
    return {
        "background": tokens["card"],
        "view": {"stroke": None},
        "aria": False,  # Vega describes axes and marks in English only
        "axis": axis,
        "axisY": {"labelFontSize": 13, "labelColor": tokens["ink"]},
        "font": FONT,
        "locale": {"number": locale(language)},
    }
