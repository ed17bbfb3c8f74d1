"""Giao ban: where do we stand, who lags, what falls due?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analytics.document import (
    Card,
    Chapter,
    Column,
    Page,
    Panel,
    Strip,
    Table,
    View,
    added,
    between,
    built_once,
    under,
)
from analytics.document.link import link
from analytics.form.assignment.told import duties_panel, with_duties
from analytics.form.decisions import decisions, leading
from analytics.form.filtered import chosen
from analytics.form.gap import headline, told_of, worst_villages
from analytics.form.gaps import YEAR, gaps_panel, name_of, short_name, targets_told
from analytics.form.phrase import (
    area_name,
    area_rows,
    lent_words,
    nobody,
    people,
    small_words,
    villages,
)
from analytics.form.ranking import reached_words
from analytics.form.theme import hue_of
from analytics.form.tiles import ages_tiles, missing_tiles
from analytics.meaning.answer import Answer, Figure, needed_of
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_EXPIRED,
    CARD_NEVER_PRESENT,
    EID_ACTIVATED,
)
from analytics.meaning.due.demand import Demand, demand_of
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted
from analytics.words.text import Text

AHEAD = 3  # months of the calendar that a briefing looks at
KINDS_SHORT = (
    ("turn_14", Text("{count} đủ 14")),
    ("renew_25", Text("{count} đổi ở 25")),
    ("renew_40", Text("{count} ở 40")),
    ("renew_60", Text("{count} ở 60")),
)


@built_once
def page(view: View) -> Page:
    told = targets_told(view)
    indicator = (told_of(view) or told[0]).indicator
    return Page(
        ": ".join(filter(None, (chosen(view), headline(view)))),
        " ".join(filter(None, (worst_villages(view, told_of(view)), lead(view)))),
        rows=tuple(
            filter(
                None,
                (
                    (gaps_panel(view, width=836), where_panel(view, indicator, width=470)),
                    *given_row(view),
                    due_row(view),
                    (year_panel(view, told),),
                ),
            )
        ),
        decisions=with_duties(view, decisions(view)),
        decided_for=everybody(view),
    )


def where_panel(view: View, indicator: Indicator, *, width: int) -> Panel:
    """Where they are: in which village; to the police of one, at what age."""
    tiles = ages_tiles if view.reader.role == "village" else missing_tiles
    return tiles(view, indicator, short_name(view, indicator), width=width)


def year_panel(view: View, told: list[Forecast]) -> Panel:
    """The way of a year, where there is room for it: of each village; of one village, of each
    target."""
    if len(areas_of(view.reader)) > 1 and len(view.where.areas) != 1:
        return villages_year(view, told[0])
    return targets_year(view, told)


def villages_year(view: View, one: Forecast) -> Panel:
    answer = view.ask(one.indicator, by=("area",), months_back=YEAR)
    series = {
        area: [left_to(one, figure) for figure in answer.of(one.indicator, area=area)]
        for area in dict.fromkeys(figure.area for figure in answer.figures)
    }
    whole = series.pop("commune")
    hue = hue_of(one.indicator)
    cards = [
        Card(answer.areas[area], from_to(view, told), hue=hue, trend=tuple(told))
        for area, told in sorted(series.items(), key=lambda each: -each[1][-1])
    ]
    name = short_name(view, one.indicator)
    return months_panel(view, name, cards, (area_name(view, "commune", answer.areas), whole))


def from_to(view: View, series: Sequence[float]) -> str:
    first, last = (view.whole(one) for one in (series[0], series[-1]))
    return f"{first} → {last}"


def targets_year(view: View, told: list[Forecast]) -> Panel:
    cards = []
    for one in told:
        series = view.ask(one.indicator, months_back=YEAR).of(one.indicator, area=view.total)
        trend = [left_to(one, figure) for figure in series]
        name, hue = name_of(view, one.indicator), hue_of(one.indicator)
        cards.append(Card(name, from_to(view, trend), hue=hue, trend=tuple(trend)))
    return months_panel(view, cards[0].name, cards)


def left_to(one: Forecast, then: Figure) -> float:
    """People missing in a month to what is asked for today; without a target who has it not."""
    needed = needed_of(one.target, then.among or 0) if one.target else then.among or 0
    return max(0, needed - int(then.having or 0))


def moved_words(view: View, first: date, ends: tuple[int, int]) -> str:
    since = view.month_name(first)
    if ends[0] == ends[1]:
        return view.say("không đổi từ {since} ({last})", since=since, last=ends[1])
    words = (
        Text("giảm {count} từ {since} ({first} → {last})")
        if ends[1] < ends[0]
        else Text("tăng {count} từ {since} ({first} → {last})")
    )
    count = people(view, abs(ends[1] - ends[0]))
    return view.say(words, since=since, count=count, first=ends[0], last=ends[1])


def months_panel(
    view: View,
    name: str,
    cards: list[Card],
    whole: tuple[str, Sequence[float | None]] | None = None,
) -> Panel:
    """Of the `whole`, else of the first, the title says what a year did to it. The table holds the
    first and the last month, which the cards print."""
    told = [(one.name, one.trend) for one in cards] + ([whole] if whole else [])
    rows = tuple((who, int(trend[0] or 0), int(trend[-1] or 0)) for who, trend in told)
    ends = (rows[-1] if whole else rows[0])[1:]
    first, last = shifted(view.month, 1 - len(cards[0].trend)), view.month
    missing = [view.say("Còn thiếu {month}", month=view.month_name(one)) for one in (first, last)]
    return Panel(
        "year",
        f"{name}: {moved_words(view, first, ends)}",
        view.say(
            "Số người còn thiếu cuối mỗi tháng, {first} – {last}, chung một thước.",
            first=view.month_name(first),
            last=view.month_name(last),
        ),
        Table(view.columns("Nơi", *(Column(one, "whole") for one in missing)), rows),
        derived=(between(max(ends), min(ends)),),
        drawn=Strip(tuple(cards), wide=True),
    )


def urgent(view: View) -> Indicator:
    """The indicator the decisions are about; e-ID where nothing is left to decide."""
    late = leading(view)
    return late.indicator if late else EID_ACTIVATED


def everybody(view: View) -> str:
    """Decisions are taken for everybody the reader answers for: under a filter they say so."""
    if not view.by_person:
        return ""
    told = chosen(replace(view, where=replace(view.where, areas=())))
    return view.say("Việc cần làm tính cho mọi người, không theo bộ lọc {told}.", told=told)


def given_row(view: View) -> tuple[tuple[Panel, ...], ...]:
    """What a chief gave to do; no row where nothing is."""
    panel = duties_panel(view)
    return ((panel,),) if panel else ()


def due_row(view: View) -> tuple[Panel, ...]:
    """Who falls due is known by village, not by sex or age: under such a filter it is left out."""
    return () if view.by_person else (due_panel(view),)


def lead(view: View) -> str:
    """What villages lack together, and what is left once those above the target offset it."""
    indicator = urgent(view)
    answer = view.ask(indicator, by=("area",))
    name = view.say(indicator.name)
    said = lead_words(view, answer.of(indicator), answer.one(indicator, area=view.total).missing)
    star = small_words(view, answer.of(indicator, area=view.total))
    return " ".join(filter(None, (f"{name}: {said}.", star)))


def lead_words(view: View, figures: tuple[Figure, ...], net: int | None) -> str:
    """Said only of villages that have somebody and a target; offset only where one is above."""
    there = [one for one in figures if one.area != "commune" and not one.of_nobody]
    if not there:
        return nobody(view)
    if not any(one.target for one in there):
        return view.say("chưa giao chỉ tiêu")
    short = [one for one in there if one.missing]
    if not short:
        return reached_words(view, there, areas_of(view.reader))
    total = people(view, sum(one.missing or 0 for one in short))
    if view.by_person:
        count = villages(view, len(short))
        return view.say("{count} còn {total} trong nhóm", count=count, total=total)
    said = view.say(
        "{villages} chưa đạt còn {total}",
        n=len(short),
        villages=villages(view, len(short)),
        total=total,
    )
    if not any((one.above or 0) > 0 for one in there):
        return said + as_one(view, sum(one.missing or 0 for one in short), net)
    return "; ".join((said, lent_words(view, there, net or 0)))


def as_one(view: View, total: int, net: int | None) -> str:
    """Each village rounds its part of a person up, so the commune may lack fewer than their sum."""
    if net is None or total == net:
        return ""
    return view.say("; tính chung cả xã {people}", people=people(view, net))


def due_panel(view: View) -> Panel:
    """Who comes next: people falling due in three months, at home and away; cards expired."""
    demand = demand_of(view.reader, view.month, areas=view.where.areas)
    months = demand.months[:AHEAD]
    home, away = (
        sum(demand.persons(month=month, presence=one) for month in months)
        for one in ("present", "away")
    )
    answer = view.ask(CARD_EXPIRED, by=("area",))
    return Panel(
        "due",
        view.say(
            "{coming} đến hạn thẻ trong {ahead} tháng: {home} ở nhà, {away} đi vắng",
            coming=people(view, home + away),
            ahead=AHEAD,
            home=home,
            away=away,
        ),
        "",
        due_table(view, demand, answer),
        link=(view.say("Xem lịch 24 tháng"), link(view, "lich-den-han")),
        derived=(added((home, away)),),
        drawn=Strip((*(due_card(view, demand, month) for month in months), expired_card(view))),
    )


def due_card(view: View, demand: Demand, month: date) -> Card:
    """'3 đủ 14 · 7 đổi ở 25 · 5 ở 40': of everybody, at home or away."""
    counts = [(demand.persons(month=month, kind=kind), words) for kind, words in KINDS_SHORT]
    told = " · ".join(view.say(words, count=count) for count, words in counts if count)
    return Card(view.month_name(month), view.whole(demand.persons(month=month)), told)


def expired_card(view: View) -> Card:
    expired = int(view.ask(CARD_EXPIRED).one(CARD_EXPIRED, area=view.total).value or 0)
    share, never = (
        view.ask(one).one(one, area=view.total)
        for one in (CARD_COVERAGE_PRESENT, CARD_NEVER_PRESENT)
    )
    home = (share.among or 0) - int(share.having or 0) - int(never.having or 0)
    return Card(
        view.say("thẻ đã hết hạn"),
        view.whole(expired),
        view.say("{home} có mặt, {away} đi vắng", home=people(view, home), away=expired - home),
    )


def due_table(view: View, demand: Demand, answer: Answer) -> Table:
    months = demand.months[:AHEAD]

    def cells(area: str) -> list[float | None]:
        own = area if area in demand.areas else ""
        home, away = (
            [demand.persons(area=own, month=month, presence=one) for month in months]
            for one in ("present", "away")
        )
        return [*home, sum(home), sum(away), answer.one(CARD_EXPIRED, area=area).value]

    return Table(
        view.columns(
            "Thôn",
            *(Column(view.month_name(month), "whole") for month in months),
            Column(view.say("Cộng {ahead} tháng, có mặt", ahead=AHEAD), "whole"),
            under("whole", "Đi vắng", "Thẻ đã hết hạn"),
        ),
        area_rows(view, answer, cells),
    )


OVERVIEW = Chapter("overview", Text("Giao ban"), "giao-ban", "◆", page)
