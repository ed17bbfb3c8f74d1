"""The chart of what an effort changes: as things go an outline, with the effort filled."""

from typing import Any

import altair as alt

from analytics.document import Column, Panel, Table, under
from analytics.form.chart import (
    AT_X,
    AT_Y,
    CHARTS,
    TO_Y,
    Chart,
    Layers,
    Options,
    Tokens,
    base,
    haloed,
    mark_of,
    text,
)
from analytics.form.what_if.asked import Trial
from analytics.form.what_if.marks import chart_rows, frame, last, needed_at
from analytics.form.what_if.words import (
    beyond_words,
    effort_words,
    goal_words,
    on_whose_word,
    shared_words,
)

# Pixels outside the plane: words of months above it, intervals on the axis of months below it,
# and to the right of both what the ends of lines and bars are.
TOP, FOOT, LANE = 40, 48, 142
DUE, NOW = 8, 24  # from the top
BEFORE, AFTER = 32, 12  # from the axis

FOOT_LINE = TO_Y({"expr": f"height - {FOOT}"})
BESIDE_NOW = {side: {"expr": f"datum.now_{side}"} for side in ("align", "dx")}


def fans_panel(told: Trial) -> Panel:
    rows = chart_rows(told)
    return Panel(
        "what-if-fans",
        fans_title(told),
        fans_subtitle(told),
        fans_table(told),
        "what_if",
        rows,
        frame(told),
        height=500,
        width=23,
        how=fans_how(told),
    )


def fans_title(told: Trial) -> str:
    """What the middle of both fans says at the deadline, beside what is needed."""
    view, ahead = told.view, told.scenario.ahead - 1
    less, more = told.scenario.before.fan[ahead], told.scenario.after.fan[ahead]
    plan, usual = (view.whole(one.p50) for one in (more, less))
    aim = view.whole(needed_at(told, ahead))
    when = view.month_name(more.month)
    if plan == usual:
        return view.say(
            "Cuối {when}: khoảng {usual} người, khi đó cần khoảng {aim}",
            n=less.p50,
            when=when,
            aim=aim,
            usual=usual,
        )
    return view.say(
        "Cuối {when}: khoảng {plan} người thay vì {usual}, khi đó cần khoảng {aim}",
        n=more.p50,
        when=when,
        usual=usual,
        aim=aim,
        plan=plan,
    )


def fans_subtitle(told: Trial) -> str:
    view = told.view
    return view.say(
        "Người đã có, theo tháng. Đường viền: không thêm gì; {filled}: {effort}.",
        filled=view.say("mảng kẻ sọc") if told.beyond else view.say("mảng tô"),
        effort=effort_words(told),
    )


def fans_how(told: Trial) -> str:
    drawn = told.view.say(
        "8/10 khả năng nằm trong dải mờ. Dưới cùng: khoảng ngày đạt {goal}.",
        goal=goal_words(told),
    )
    parts = drawn, shared_words(told), beyond_words(told), on_whose_word(told)
    return " ".join(filter(None, parts))


def fans_table(told: Trial) -> Table:
    view = told.view
    usual, plan = view.say("không thêm"), view.say("có thêm")
    ends = view.say("thấp,giữa,cao").split(",")
    names = [f"{one}, {end}" for one in (usual, plan) for end in ends]
    return Table(
        view.columns("Tháng", under("whole", "Cần có"), *(Column(name, "whole") for name in names)),
        tuple(
            (
                view.month_name(less.month),
                needed_at(told, place),
                *(less.p10, less.p50, less.p90, more.p10, more.p50, more.p90),
            )
            for place, (less, more) in enumerate(
                zip(told.scenario.before.fan, told.scenario.after.fan, strict=True)
            )
            if place < last(told)
        ),
    )


def what_if(tokens: Tokens, options: Options) -> Layers:
    """Persons by month; x counts months from the last one known, so that nothing moves."""
    hue = tokens[options["hue"]]
    span, bounds = alt.Scale(nice=False), alt.Scale(nice=False, zero=False)
    span["domain"], bounds["domain"] = options["months"], options["persons"]
    span["range"] = [0, {"expr": f"width - {LANE}"}]
    bounds["range"] = [{"expr": f"height - {FOOT}"}, TOP]
    x = alt.X("x:Q", scale=span, axis=months(options))

    def up(field: str, **more: Any) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=bounds, **more)

    axis = alt.Axis(title=None, domain=False, tickCount=5, tickMinStep=1, format=",d")
    axis.labelExpr = "datum.value < 0 ? '' : datum.label"
    line = base().mark_line(clip=True, strokeWidth=1.2, color=tokens["ink2"])
    dotted = base().mark_line(clip=True, strokeDash=[2, 3], strokeWidth=1.5, color=tokens["ink2"])
    rule = base().mark_rule(clip=True, strokeWidth=1.2, color=hue)
    fill = base().mark_area(clip=True, opacity=0.26, color=hue)
    planned = base().mark_line(clip=True, strokeDash=[3, 3], strokeWidth=2.5, color=hue)
    aim = base().mark_line(strokeDash=[6, 4], strokeWidth=1.5, color=tokens["ink"])
    known = base().mark_line(strokeWidth=2.5, color=hue)
    today = base().mark_circle(size=80, color=hue, opacity=1)
    due = base().mark_rule(strokeWidth=1.5, color=tokens["ink"])
    since = base().mark_rule(strokeWidth=1, strokeDash=[2, 3], color=tokens["axis"])
    beside = AT_X({"expr": f"width - {LANE - 10}"})
    layers = [
        fill.encode(x=x, y=up("p10", axis=axis), y2=alt.Y2("p90:Q")),
        rule.encode(x=x, y=up("h10"), y2=alt.Y2("h90:Q")),
        line.encode(x=x, y=up("b10")),
        line.encode(x=x, y=up("b90")),
        dotted.encode(x=x, y=up("b50")),
        aim.encode(x=x, y=up("need")),
        planned.encode(x=x, y=up("p50")),
        known.encode(x=x, y=up("had")),
        today.encode(x=x, y=up("now")),
        since.encode(x=at("now_x"), y=AT_Y(NOW - 7), y2=FOOT_LINE),
        due.encode(x=at("due"), y=AT_Y(0), y2=TO_Y({"expr": "height"})),
        *interval(tokens, "before", BEFORE, tokens["ink2"]),
        *interval(tokens, "after", AFTER, hue),
        *(
            part
            for name in ("need", "after", "before")
            for part in words(tokens, f"{name}_words", beside, up(f"{name}_at"), align="left")
        ),
        *words(tokens, "now_words", at("now_x"), AT_Y(NOW), **BESIDE_NOW),
        *words(tokens, "due_words", at("due"), AT_Y(DUE), align="left", dx=6),
    ]
    return alt.layer(*layers)


def months(options: Options) -> alt.Axis:
    """Months are counted from the last one known; each count has its name."""
    axis = alt.Axis(
        title=None,
        labelExpr=f"{options['names']}[datum.value - {options['months']}[0]]",
        ticks=False,
        labelOverlap="greedy",
        labelSeparation=8,
        labelFlush=True,
        grid=False,
    )
    axis["values"] = options["ticks"]
    return axis


def at(field: str) -> alt.X:
    return alt.X(f"{field}:Q")


def above(pixels: int) -> Any:
    return AT_Y({"expr": f"height - {pixels}"})


def interval(tokens: Tokens, name: str, row: int, hue: str) -> list[alt.Chart]:
    """Eight in ten futures arrive between the ends, half of them by the dot; its words to the
    right."""
    y, beside = above(row), AT_X({"expr": f"width - {LANE - 10}"})
    bar = base().mark_rule(strokeWidth=5, strokeCap="round", color=hue, opacity=0.5)
    dot = base().mark_circle(size=70, color=hue, opacity=1)
    return [
        *words(tokens, f"{name}_when", beside, y, align="left"),
        bar.encode(x=at(f"{name}_from"), x2=alt.X2(f"{name}_to:Q"), y=y),
        dot.encode(x=at(f"{name}_half"), y=y),
    ]


def words(tokens: Tokens, field: str, x: Any, y: Any, **where: Any) -> list[alt.Chart]:
    """On the row that has them; a place in pixels is every row's."""
    mark = mark_of(text(tokens, field, bold=True)) | where | {"fontSize": 12}
    mark["text"] = {"expr": f"datum.{field} || ''"}
    return [one.encode(x=x, y=y) for one in haloed(tokens, mark)]


CHARTS["what_if"] = Chart(what_if, ("months", "persons", "ticks", "names"))
