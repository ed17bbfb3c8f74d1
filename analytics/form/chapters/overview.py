"""Giao ban: where do we stand, who lags, what falls due?"""

from analytics.form import number
from analytics.form.glance import count_card, share_card
from analytics.form.panel import Chapter, Column, Page, Panel, Table, View
from analytics.form.phrase import area_name, people, percent_of
from analytics.form.ranking import village_panel
from analytics.form.trend import trend_panel
from analytics.words.text import Text

DUE = ("card_missing_present", "card_expired", "card_expiring_60", "turned_14")


def page(view: View) -> Page:
    return Page(
        finding(view),
        lead(view),
        (
            share_card(view, "card_coverage_present"),
            share_card(view, "eid_activated"),
            share_card(view, "id_number_notified"),
            count_card(view, "population_registered", presence(view)),
        ),
        (
            (village_panel(view, "eid_activated"), due_panel(view)),
            (trend_panel(view, "eid_activated"), trend_panel(view, "card_coverage_present")),
        ),
    )


def finding(view: View) -> str:
    """Card and e-ID in one sentence, with the people still to reach."""
    answer = view.ask("card_coverage_present", "eid_activated")
    [card], [eid] = answer.of("card_coverage_present"), answer.of("eid_activated")
    if card.value is None or eid.value is None:
        return view.say(
            "Không có người từ đủ 14 tuổi khớp bộ lọc", "Nobody aged 14 and over matches the filter"
        )
    return view.say(
        f"Thẻ {percent_of(view, card)}, còn {people(view, card.missing)}; "
        f"định danh {percent_of(view, eid)}, còn {people(view, eid.missing)}",
        f"Cards {percent_of(view, card)}, {people(view, card.missing)} to go; "
        f"e-ID {percent_of(view, eid)}, {people(view, eid.missing)} to go",
    )


def lead(view: View) -> str:
    answer = view.ask("eid_activated", by=("area",))
    villages = [one for one in answer.of("eid_activated") if one.area != "commune"]
    short = [one for one in villages if one.missing]
    total = sum(one.missing or 0 for one in short)
    net = answer.one("eid_activated", area=view.total).missing
    if not short:
        return view.say("Mọi thôn đã đạt mục tiêu định danh.", "Every village reached its target.")
    return view.say(
        f"Định danh: {len(short)} thôn chưa đạt còn {people(view, total)}; "
        f"bù thôn vượt, còn {people(view, net)}.",
        f"e-ID: {len(short)} villages are {people(view, total)} short; "
        f"net of villages above target, {people(view, net)}.",
    )


def presence(view: View) -> str:
    answer = view.ask("population_present", "residents_away", "temporary_residents")
    present, away, temporary = (
        number.whole(answer.of(key)[0].value, view.language)
        for key in ("population_present", "residents_away", "temporary_residents")
    )
    return view.say(
        f"{present} có mặt · {away} vắng · ngoài ra {temporary} tạm trú",
        f"{present} present · {away} away · plus {temporary} temporary",
    )


def due_panel(view: View) -> Panel:
    """What falls due, in persons, village by village."""
    answer = view.ask(*DUE, by=("area",))
    areas = dict.fromkeys(one.area for one in answer.figures)
    expiring = answer.one("card_expiring_60", area=view.total)
    expired = answer.one("card_expired", area=view.total)
    return Panel(
        "due",
        view.say(
            f"{people(view, expired.value)} thẻ đã hết hạn, "
            f"{number.whole(expiring.value, view.language)} sắp hết hạn",
            f"{number.whole(expired.value, view.language)} cards expired, "
            f"{number.whole(expiring.value, view.language)} expire within 60 days",
        ),
        view.say("Số người đến hạn làm thẻ, theo thôn", "People whose card falls due, by village"),
        Table(
            (
                Column(view.say("Thôn", "Village")),
                Column(view.say("Chưa có thẻ, có mặt", "No valid card, present"), "whole"),
                Column(view.say("Hết hạn", "Expired"), "whole"),
                Column(view.say("Sắp hết hạn", "Expiring"), "whole"),
                Column(view.say("Mới đủ 14 tuổi", "Turned 14"), "whole"),
            ),
            tuple(
                (
                    area_name(view, area, answer.areas),
                    *(answer.one(key, area=area).value for key in DUE),
                )
                for area in areas
            ),
        ),
    )


OVERVIEW = Chapter("overview", Text("Giao ban", "Briefing"), "giao-ban", "◆", page)
