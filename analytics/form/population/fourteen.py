"""Who turns 14 in the twelve months ahead, and so needs a first card."""

from datetime import date

from analytics.document import Bar, Bars, Panel, Table, View, under
from analytics.form.phrase import highest
from analytics.form.words import TOTAL
from analytics.meaning.due.demand import demand_of

YEAR = 12  # months ahead
KIND = "turn_14"
HEIGHT = 56  # px


def fourteen_panel(view: View) -> Panel:
    demand = demand_of(view.reader, view.month, areas=view.where.areas)
    months = demand.months[:YEAR]
    both = [
        tuple(demand.persons(month=one, kind=KIND, presence=where) for where in ("present", "away"))
        for one in months
    ]
    here, away = (sum(one) for one in zip(*both, strict=True))
    loads = {view.month_name(one): sum(two) for one, two in zip(months, both, strict=True)}
    busiest = highest(dict(loads), places=0)
    rows = [(name, *two, sum(two)) for (name, two) in zip(loads, both, strict=True)]
    return Panel(
        "fourteen",
        fourteen_title(view, here + away),
        fourteen_subtitle(
            view, months, here, away, busiest.named(view, "month") if busiest else ""
        ),
        Table(
            view.columns("Tháng", under("whole", "Ở nhà", "Đang vắng", "Cộng")),
            (*rows, (view.say(TOTAL), here, away, here + away)),
            total=True,
        ),
        drawn=Bars(
            tuple(
                Bar(
                    f"{one:%m}",
                    two,
                    view.whole(sum(two)),
                    bool(busiest and view.month_name(one) in busiest.names),
                )
                for one, two in zip(months, both, strict=True)
            ),
            ("population", "population_soft"),
            HEIGHT,
        ),
        span=(5, 1),
        grow=0.3,
    )


def fourteen_title(view: View, count: int) -> str:
    if not count:
        return view.say("{months} tháng tới không em nào đủ 14 tuổi", months=YEAR)
    return view.say("{count} em sắp đủ 14 tuổi", n=count, count=count)


def fourteen_subtitle(
    view: View, months: tuple[date, ...], here: int, away: int, busiest: str
) -> str:
    said = view.say(
        "{first}–{last}: {here} ở nhà, {away} đi vắng",
        first=view.month_name(months[0]),
        last=view.month_name(months[-1]),
        here=here,
        away=away,
    )
    if busiest:
        said += view.say("; đông nhất {busiest}", busiest=busiest)
    return said + (view.say("; không theo giới, tuổi") if view.by_person else "")
