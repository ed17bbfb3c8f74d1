"""The chart of what an effort changes."""

import analytics.form.what_if.chart  # noqa: F401  puts the spec "what_if" among the charts
from analytics.document import Column, Panel, Table, number
from analytics.form.what_if.asked import Trial
from analytics.form.what_if.frame import frame, last, needed_at
from analytics.form.what_if.marks import chart_rows
from analytics.form.what_if.words import beyond_words, effort_words, goal_words, shared_words


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
    plan, usual = (number.whole(one.p50, view.language) for one in (more, less))
    aim = number.whole(needed_at(told, ahead), view.language)
    when = number.month_name(more.month, view.language)
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
    filled = view.say("mảng kẻ sọc") if told.beyond else view.say("mảng tô")
    drawn = view.say(
        "Người đã có, theo tháng. Đường viền: không thêm gì; {filled}: {effort}; 8/10 khả năng "
        "nằm trong dải mờ. Dưới cùng: khoảng ngày đạt {goal}. ",
        filled=filled,
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
        (
            Column(view.say("Tháng")),
            Column(view.say("Cần có"), "whole"),
            *(Column(name, "whole") for name in names),
        ),
        tuple(
            (
                number.month_name(less.month, view.language),
                needed_at(told, place),
                *(less.p10, less.p50, less.p90, more.p10, more.p50, more.p90),
            )
            for place, (less, more) in enumerate(
                zip(told.scenario.before.fan, told.scenario.after.fan, strict=True)
            )
            if place < last(told)
        ),
    )
