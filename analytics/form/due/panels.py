"""Lịch đến hạn: who turns 14, whose card must change, month by month and village by village."""

import analytics.form.due.chart  # noqa: F401  puts the spec "due" among the charts
from analytics.document import Column, Panel, Table, View, number
from analytics.form.due.words import (
    capacity_words,
    load_subtitle,
    load_title,
    verdict,
    villages_title,
)
from analytics.form.phrase import area_name
from analytics.form.trend import ticks
from analytics.meaning.due.demand import HORIZON, KINDS, Demand, demand_of

EDGE = 5  # months from either end whose label would leave the plot if it stood in the middle


def due_panels(view: View, *, capacity: int | None = None) -> tuple[Panel, Panel]:
    """The load by month, then the same people by village."""
    demand = demand_of(view.reader, view.month, areas=view.where.areas, capacity=capacity)
    return load_panel(view, demand), villages_panel(view, demand)


def load_panel(view: View, demand: Demand) -> Panel:
    names = [number.month_name(one, view.language) for one in demand.months]
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
    return [*(kind.in_(view.language) for kind in KINDS.values()), away]


def chart_rows(view: View, demand: Demand) -> tuple[dict[str, object], ...]:
    """Five stacked parts a month; what a month has once is written on its first part."""
    rows: list[dict[str, object]] = []
    for month in demand.months:
        present = [demand.persons(month=month, kind=kind, presence="present") for kind in KINDS]
        away = demand.persons(month=month, presence="away")
        for order, part in enumerate(zip(kind_names(view), (*present, away), strict=True)):
            rows.append(
                {
                    "month": number.month_name(month, view.language),
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
    here, gone = number.whole(present, view.language), number.whole(away, view.language)
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
        (
            Column(view.say("Tháng")),
            *(Column(kind, "whole") for kind in kinds),
            Column(view.say("Cộng có mặt"), "whole"),
            Column(away, "whole"),
            Column(view.say("So năng lực"), "verdict"),
        ),
        tuple(
            (
                number.month_name(month, view.language),
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
            (
                Column(view.say("Tháng")),
                *(Column(name, "whole") for name in (*total, *demand.areas.values())),
                Column(view.say("Đang vắng"), "whole"),
            ),
            tuple(
                (
                    number.month_name(month, view.language),
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
