"""The chart of what an effort changes: as things go an outline, with the effort filled."""

from typing import Any

import altair as alt

from analytics.document import Column, Panel, Table, under
from analytics.form.chart import AT_Y, CHARTS, Chart, Layers, Options, Tokens, base, words_at
from analytics.form.what_if.asked import Trial
from analytics.form.what_if.marks import chart_rows, frame, last, needed_at
from analytics.form.what_if.words import beyond_words, effort_words, goal_words, shared_words

BEFORE, AFTER = (50, 38), (24, 11)  # words and bar of each interval, pixels above the axis

NOW = {side: {"expr": f"datum.now_{side}"} for side in ("align", "dx", "dy")}
BESIDE = {"expr": "datum.before_dy || 0"}


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
        height=380,
        width=2,
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
    drawn = view.say(
        "Người đã có, theo tháng. Đường viền: không thêm gì; {filled}: {effort}; 8/10 khả năng "
        "nằm trong dải mờ. Dưới cùng: khoảng ngày đạt {goal}. ",
        filled=view.say("mảng kẻ sọc") if told.beyond else view.say("mảng tô"),
        effort=effort_words(told),
        goal=goal_words(told),
    )
    return " ".join((drawn.strip(), shared_words(told), beyond_words(told))).strip()


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
    x = alt.X("x:Q", scale=span, axis=months(options))

    def up(field: str, **more: Any) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=bounds, **more)

    axis = alt.Axis(title=None, domain=False, tickCount=5, tickMinStep=1, format=",d")
    axis.labelExpr = "datum.value < 0 ? '' : datum.label"  # below nobody is room for dates
    line = base().mark_line(clip=True, strokeWidth=1.2, color=tokens["ink2"])
    dotted = base().mark_line(clip=True, strokeDash=[2, 3], strokeWidth=1.5, color=tokens["ink2"])
    rule = base().mark_rule(clip=True, strokeWidth=1.2, color=hue)
    fill = base().mark_area(clip=True, opacity=0.26, color=hue)
    planned = base().mark_line(clip=True, strokeDash=[3, 3], strokeWidth=2.5, color=hue)
    aim = base().mark_line(strokeDash=[6, 4], strokeWidth=1.5, color=tokens["ink"])
    known = base().mark_line(strokeWidth=2.5, color=hue)
    today = base().mark_circle(size=80, color=hue, opacity=1)
    due = base().mark_rule(strokeWidth=1.5, color=tokens["ink"])
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
        due.encode(x=at("due")),
        *interval(tokens, "before", BEFORE, tokens["ink2"]),
        *interval(tokens, "after", AFTER, hue),
        *words(tokens, "need_words", x, up("need_at"), align="left", dy=-11),
        *words(tokens, "now_words", x, up("now"), **NOW),
        *words(tokens, "after_words", x, up("after_at"), align="right", dy=-10),
        *words(tokens, "before_words", x, up("before_at"), align="right", dy=BESIDE),
        *words(tokens, "due_words", at("due_at"), above(68), align=options["side"]),
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


def interval(tokens: Tokens, name: str, rows: tuple[int, int], hue: str) -> list[alt.Chart]:
    """Eight in ten futures arrive between the ends, half of them by the dot.

    The words have a line of their own at the left edge, so that no bar runs into them.
    """
    said, y = (above(pixels) for pixels in rows)
    bar = base().mark_rule(strokeWidth=5, strokeCap="round", color=hue, opacity=0.5)
    dot = base().mark_circle(size=70, color=hue, opacity=1)
    return [
        *words(tokens, f"{name}_when", at(f"{name}_edge"), said, align="left"),
        bar.encode(x=at(f"{name}_from"), x2=alt.X2(f"{name}_to:Q"), y=y),
        dot.encode(x=at(f"{name}_half"), y=y),
    ]


def words(tokens: Tokens, field: str, x: Any, y: Any, **where: Any) -> list[alt.Chart]:
    return words_at(tokens, field, x, y, fontSize=12, **where)


CHARTS["what_if"] = Chart(what_if, ("months", "persons", "ticks", "names", "side"))
