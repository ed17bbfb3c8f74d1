"""Giao ban: where do we stand, who lags, what falls due?"""

from analytics.form import number
from analytics.form.decisions import decisions, leading
from analytics.form.gap import headline, largest, standings, worst_villages
from analytics.form.glance import share_card
from analytics.form.link import link
from analytics.form.panel import Chapter, Column, Page, Panel, Table
from analytics.form.phrase import area_name, people
from analytics.form.ranking import village_panel
from analytics.form.view import View
from analytics.meaning.calendar import demand_of
from analytics.meaning.catalogue import indicator_of
from analytics.meaning.question import Filters
from analytics.words.text import Text

AHEAD = 3  # months of the calendar that a briefing looks at
TARGETS = ("card_coverage_present", "eid_activated", "eid_submitted", "id_number_notified")


def page(view: View) -> Page:
    return Page(
        headline(view),
        " ".join(filter(None, (worst_villages(view, largest(standings(view))), lead(view)))),
        tuple(share_card(view, key) for key in TARGETS),
        ((village_panel(view, urgent(view)), due_panel(view)),),
        decisions(view) if whole(view) else (),
    )


def urgent(view: View) -> str:
    """The indicator the decisions are about; e-ID where nothing is left to decide."""
    late = leading(view)
    return late.indicator if late else "eid_activated"


def whole(view: View) -> bool:
    """Decisions are taken for everybody the reader answers for, not for a filter."""
    return view.where == Filters()


def lead(view: View) -> str:
    """What villages lack together, and what is left once those above the target offset it."""
    key = urgent(view)
    answer = view.ask(key, by=("area",))
    short = [one for one in answer.of(key) if one.area != "commune" and one.missing]
    name = indicator_of(key).name.in_(view.language)
    if not short:
        return view.say(f"{name}: mọi thôn đã đạt mục tiêu.", f"{name}: every village has reached.")
    total = people(view, sum(one.missing or 0 for one in short))
    net = people(view, answer.one(key, area=view.total).missing)
    return view.say(
        f"{name}: {len(short)} thôn chưa đạt còn {total}; bù thôn vượt, còn {net}.",
        f"{name}: {len(short)} villages are {total} short; net of villages above target, {net}.",
    )


def due_panel(view: View) -> Panel:
    """Who comes next: cards that have expired, and people present falling due in three months."""
    demand = demand_of(view.reader, view.month, areas=view.where.areas)
    answer = view.ask("card_expired", by=("area",))
    months = demand.months[:AHEAD]
    coming = sum(demand.load(month) for month in months)
    expired = answer.one("card_expired", area=view.total).value
    return Panel(
        "due",
        view.say(
            f"{people(view, coming)} đến hạn {AHEAD} tháng tới; {people(view, expired)} hết hạn",
            f"{people(view, coming)} fall due in {AHEAD} months; {people(view, expired)} expired",
        ),
        view.say(
            "Người có mặt đủ 14 tuổi hoặc phải đổi thẻ; hết hạn: người thường trú.",
            "People present who turn 14 or must renew; expired: registered residents.",
        ),
        Table(
            (
                Column(view.say("Thôn", "Village")),
                *(Column(number.month_name(month, view.language), "whole") for month in months),
                Column(view.say("Thẻ đã hết hạn", "Card expired"), "whole"),
            ),
            tuple(
                (
                    area_name(view, area, answer.areas),
                    *(
                        demand.persons(
                            area=area if area in demand.areas else "",
                            month=month,
                            presence="present",
                        )
                        for month in months
                    ),
                    answer.one("card_expired", area=area).value,
                )
                for area in dict.fromkeys(one.area for one in answer.figures)
            ),
        ),
        link=(view.say("Xem lịch 24 tháng", "See 24 months"), link(view, "lich-den-han")),
    )


OVERVIEW = Chapter("overview", Text("Giao ban", "Briefing"), "giao-ban", "◆", page)
