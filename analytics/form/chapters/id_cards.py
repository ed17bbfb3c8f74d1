"""Căn cước: who holds a valid card, where and at what age is it missing, what expires?"""

from analytics.form import number
from analytics.form.glance import count_card, share_card
from analytics.form.heat import heat_panel
from analytics.form.panel import Chapter, Column, Page, Panel, Table
from analytics.form.phrase import area_name, nobody, people, percent_of, small_words
from analytics.form.ranking import village_panel
from analytics.form.trend import trend_panel
from analytics.form.view import View
from analytics.form.why.panel import why_row
from analytics.words.text import Text


def page(view: View) -> Page:
    said = view.say(
        "Thẻ CCCD hoặc căn cước còn hạn trong ngày; CMND 9 số không được tính.",
        "Citizen ID cards valid on the day; the nine-digit CMND does not count.",
    )
    star = small_words(view, view.ask("card_coverage_present").figures)
    return Page(
        finding(view),
        " ".join(filter(None, (said, star))),
        (
            share_card(view, "card_coverage_present"),
            share_card(view, "card_coverage_registered"),
            count_card(view, "card_expired", renewed(view)),
            count_card(view, "cards_issued", view.say("trong tháng", "in the month")),
        ),
        (
            (
                village_panel(view, "card_coverage_present", second="card_coverage_registered"),
                expiry_panel(view),
            ),
            (
                heat_panel(view, "card_coverage_present"),
                trend_panel(
                    view, "card_coverage_present", second="card_coverage_registered", height=390
                ),
            ),
            *why_row(view, "card_coverage_present"),
        ),
    )


def finding(view: View) -> str:
    answer = view.ask("card_coverage_present", "card_missing_present")
    [share], [missing] = answer.of("card_coverage_present"), answer.of("card_missing_present")
    if share.of_nobody:
        return view.say(
            f"Thẻ: {nobody(view)} trong nhóm đang xem",
            f"Cards: {nobody(view)} in the group looked at",
        )
    return view.say(
        f"{percent_of(view, share)} người có mặt có thẻ còn hạn; còn {people(view, missing.value)}",
        f"{percent_of(view, share)} of those present hold a valid card; "
        f"{people(view, missing.value)} without one",
    )


def renewed(view: View) -> str:
    never = view.ask("card_never_present").of("card_never_present")[0].value
    return view.say(
        f"thường trú · {number.whole(never, view.language)} người có mặt chưa từng có thẻ",
        f"registered · {number.whole(never, view.language)} present never had a card",
    )


def expiry_panel(view: View) -> Panel:
    answer = view.ask("card_expired", "card_expiring_60", by=("area",))
    areas = dict.fromkeys(one.area for one in answer.figures)
    expiring = answer.one("card_expiring_60", area=view.total)
    return Panel(
        "expiry",
        view.say(
            f"{people(view, expiring.value)} có thẻ hết hạn trong 60 ngày tới",
            f"Cards of {people(view, expiring.value)} expire within 60 days",
        ),
        view.say("Số người thường trú, theo thôn", "Registered residents, by village"),
        Table(
            (
                Column(view.say("Thôn", "Village")),
                Column(view.say("Đã hết hạn", "Expired"), "whole"),
                Column(view.say("Hết hạn trong 60 ngày", "Within 60 days"), "whole"),
            ),
            tuple(
                (
                    area_name(view, area, answer.areas),
                    answer.one("card_expired", area=area).value,
                    answer.one("card_expiring_60", area=area).value,
                )
                for area in areas
            ),
        ),
    )


ID_CARDS = Chapter("id_cards", Text("Căn cước", "ID cards"), "can-cuoc", "■", page)
