"""Lịch đến hạn: who turns 14 or must renew in the two years ahead, and can we serve them?"""

from dataclasses import replace

import altair as alt

from analytics.document import Chapter, Column, Page, Panel, Table, View, built_once, under
from analytics.form.chart import (
    AT_X,
    CHARTS,
    Chart,
    Layers,
    Options,
    Tokens,
    base,
    months_axis,
    words_at,
)
from analytics.form.due.words import (
    capacity_words,
    load_subtitle,
    load_title,
    verdict,
    villages_title,
)
from analytics.form.phrase import area_name, people
from analytics.form.theme import FONT, SHADES
from analytics.form.trend import ticks
from analytics.meaning.due.demand import HORIZON, KINDS, Demand, demand_of
from analytics.words.text import Text

EDGE = 5  # months from either end whose label would leave the plot if it stood in the middle


def due_panels(view: View, *, capacity: int | None = None) -> tuple[Panel, Panel]:
    """The load by month, then the same people by village."""
    demand = demand_of(view.reader, view.month, areas=view.where.areas, capacity=capacity)
    return load_panel(view, demand), villages_panel(view, demand)


def load_panel(view: View, demand: Demand) -> Panel:
    names = [view.month_name(one) for one in demand.months]
    return Panel(
        "due-load",
        load_title(view, demand),
        load_subtitle(view, demand),
        load_table(view, demand),
        "due" if demand.fullest else "",
        chart_rows(view, demand),
        (
            ("kinds", tuple(kind_names(view))),
            ("ticks", ticks(names, view.language)),
            ("capacity", demand.capacity is not None),
            ("align", label_align(demand)),
        ),
        height=320,
        width=2,
    )


def kind_names(view: View) -> list[str]:
    away = view.say("Vắng, tính riêng")
    return [*(view.say(kind) for kind in KINDS.values()), away]


def chart_rows(view: View, demand: Demand) -> tuple[dict[str, object], ...]:
    """Five stacked parts a month; what a month has once is written on its first part."""
    rows: list[dict[str, object]] = []
    for month in demand.months:
        present = [demand.persons(month=month, kind=kind, presence="present") for kind in KINDS]
        away = demand.persons(month=month, presence="away")
        for order, part in enumerate(zip(kind_names(view), (*present, away), strict=True)):
            rows.append(
                {
                    "month": view.month_name(month),
                    "kind": part[0],
                    "persons": part[1],
                    "order": order,
                    "capacity": demand.capacity.cards if demand.capacity else None,
                    "line": "" if rows else line_words(view, demand),
                    "top": sum(present) + away if month == demand.fullest and not order else None,
                    "label": bar_words(view, sum(present), away)
                    if month == demand.fullest and not order
                    else "",
                }
            )
    return tuple(rows)


def line_words(view: View, demand: Demand) -> str:
    cards = capacity_words(view, demand)
    return view.say("năng lực {cards}", cards=cards) if cards else ""


def bar_words(view: View, present: int, away: int) -> str:
    here, gone = view.whole(present), view.whole(away)
    return view.say("{here} + {gone} vắng", here=here, gone=gone) if away else here


def label_align(demand: Demand) -> str:
    """Words over the first bars run to the right, over the last ones to the left."""
    place = demand.months.index(demand.fullest) if demand.fullest else 0
    if place < EDGE:
        return "left"
    return "right" if place >= HORIZON - EDGE else "center"


def load_table(view: View, demand: Demand) -> Table:
    """Kinds of those present, their sum, the people away, and the verdict in words."""
    *kinds, away = kind_names(view)
    return Table(
        view.columns(
            "Tháng",
            *(Column(kind, "whole") for kind in kinds),
            under("whole", "Cộng có mặt"),
            Column(away, "whole"),
            under("verdict", "So năng lực"),
        ),
        tuple(
            (
                view.month_name(month),
                *(demand.persons(month=month, kind=kind, presence="present") for kind in KINDS),
                demand.load(month),
                demand.persons(month=month, presence="away"),
                verdict(view, demand, month),
            )
            for month in demand.months
        ),
    )


def villages_panel(view: View, demand: Demand) -> Panel:
    several = len(demand.areas) > 1  # the total of one village is the village
    total = [area_name(view, "commune", demand.areas)] if several else []
    return Panel(
        "due-villages",
        villages_title(view, demand),
        view.say("Người có mặt đến hạn, theo tháng và thôn; cột cuối là người đang vắng"),
        Table(
            view.columns(
                "Tháng",
                *(Column(name, "whole") for name in (*total, *demand.areas.values())),
                under("whole", "Đang vắng"),
            ),
            tuple(
                (
                    view.month_name(month),
                    *(
                        demand.persons(area=area, month=month, presence="present")
                        for area in (*([""] if several else []), *demand.areas)
                    ),
                    demand.persons(month=month, presence="away"),
                )
                for month in demand.months
            ),
        ),
        width=2,
    )


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
    stack = alt.Y("persons:Q", stack="zero", axis=axis)
    bar = base().mark_bar(stroke=tokens["card"], strokeWidth=1)
    layers = [bar.encode(x=x, y=stack, color=kind, order=alt.Order("order:Q"))]
    if options["capacity"]:
        level = alt.Y("max(capacity):Q")
        rule = base().mark_rule(strokeWidth=2, color=tokens["ink"])
        layers.append(rule.encode(y=level))
        right = AT_X({"expr": "width - 4"})
        layers += words_at(tokens, "line", right, level, align="right", dy=-11)
    layers += words_at(tokens, "label", x, alt.Y("top:Q"), align=options["align"], dy=-11)
    return alt.layer(*layers)


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


@built_once
def page(view: View) -> Page:
    demand = demand_of(view.reader, view.month, areas=view.where.areas)
    total = people(view, sum(demand.load(month) for month in demand.months))
    load, villages = due_panels(view)
    return Page(
        view.say(
            "{total} có mặt đến hạn làm thẻ trong {horizon} tháng tới", total=total, horizon=HORIZON
        ),
        view.say(
            "Đủ 14 tuổi phải làm thẻ; thẻ phải đổi khi đủ 25, 40 và 60 tuổi. Ngày hết hạn ghi trên "
            "thẻ đã tính cả quy tắc hai năm."
        ),
        rows=((replace(load, span=(24, 1), grow=1),), (replace(villages, place="folded"),)),
    )


DUE = Chapter("due", Text("Lịch đến hạn"), "lich-den-han", "◷", page, ("area",))
