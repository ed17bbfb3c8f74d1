"""Giao ban: where do we stand, who lags, what falls due?"""

from dataclasses import replace

from analytics.document import Chapter, Column, Page, Panel, Table, View, built_once, under
from analytics.document.link import link
from analytics.form.assignment.told import duties_panel, with_duties
from analytics.form.decisions import decisions, leading
from analytics.form.filtered import chosen
from analytics.form.gap import headline, told_of, worst_villages
from analytics.form.glance import share_card
from analytics.form.phrase import area_rows, nobody, people, small_words, villages
from analytics.form.ranking import reached_words, village_panel
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_EXPIRED,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.due.demand import demand_of
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

AHEAD = 3  # months of the calendar that a briefing looks at
TARGETS = (CARD_COVERAGE_PRESENT, EID_ACTIVATED, EID_SUBMITTED, ID_NUMBER_NOTIFIED)


@built_once
def page(view: View) -> Page:
    return Page(
        headline(view),
        " ".join(filter(None, (worst_villages(view, told_of(view)), lead(view)))),
        tuple(share_card(view, key) for key in TARGETS),
        (*given_row(view), (village_panel(view, urgent(view)), *due_row(view))),
        with_duties(view, decisions(view)),
        everybody(view),
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
    return said + view.say("; bù thôn vượt, còn {people}", people=people(view, net))


def as_one(view: View, total: int, net: int | None) -> str:
    """Each village rounds its part of a person up, so the commune may lack fewer than their sum."""
    if net is None or total == net:
        return ""
    return view.say("; tính chung cả xã {people}", people=people(view, net))


def due_panel(view: View) -> Panel:
    """Who comes next: cards that have expired, and people present falling due in three months."""
    demand = demand_of(view.reader, view.month, areas=view.where.areas)
    answer = view.ask(CARD_EXPIRED, by=("area",))
    months = demand.months[:AHEAD]
    coming = sum(demand.load(month) for month in months)
    expired = answer.one(CARD_EXPIRED, area=view.total).value

    def cells(area: str) -> list[float | None]:
        own = area if area in demand.areas else ""
        counts = [demand.persons(area=own, month=one, presence="present") for one in months]
        return [*counts, sum(counts), answer.one(CARD_EXPIRED, area=area).value]

    return Panel(
        "due",
        view.say(
            "{coming} đến hạn {ahead} tháng tới; {expired} hết hạn",
            coming=people(view, coming),
            ahead=AHEAD,
            expired=people(view, expired),
        ),
        view.say("Người có mặt đủ 14 tuổi hoặc phải đổi thẻ; hết hạn: người thường trú."),
        Table(
            view.columns(
                "Thôn",
                *(Column(view.month_name(month), "whole") for month in months),
                Column(view.say("Cộng {ahead} tháng", ahead=AHEAD), "whole"),
                under("whole", "Thẻ đã hết hạn"),
            ),
            area_rows(view, answer, cells),
        ),
        link=(view.say("Xem lịch 24 tháng"), link(view, "lich-den-han")),
    )


OVERVIEW = Chapter("overview", Text("Giao ban"), "giao-ban", "◆", page)
