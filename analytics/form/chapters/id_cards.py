"""Căn cước: who at home has no valid card, how old are they, where do they live?"""

from dataclasses import replace

from analytics.document import Chapter, Page, Panel, Table, View, built_once, under
from analytics.form.bridge.panel import why_row
from analytics.form.glance import count_card, share_card
from analytics.form.heat import heat_panel
from analytics.form.phrase import area_values, people, small_words
from analytics.form.population.lacking import (
    CARDS,
    ages_panel,
    lacking_finding,
    lacking_tiles,
)
from analytics.form.ranking import village_panel
from analytics.form.trend import trend_panel
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    CARD_EXPIRED,
    CARD_EXPIRING_60,
    CARD_NEVER_PRESENT,
    CARDS_ISSUED,
)
from analytics.words.text import Text


@built_once
def page(view: View) -> Page:
    said = view.say("Thẻ CCCD hoặc căn cước còn hạn trong ngày; CMND 9 số không được tính.")
    star = small_words(view, view.ask(CARD_COVERAGE_PRESENT).figures)
    shut = (
        village_panel(view, CARD_COVERAGE_PRESENT, second=CARD_COVERAGE_REGISTERED),
        expiry_panel(view),
        heat_panel(view, CARD_COVERAGE_PRESENT),
        trend_panel(view, CARD_COVERAGE_PRESENT, second=CARD_COVERAGE_REGISTERED, height=390),
        *(panel for row in why_row(view, CARD_COVERAGE_PRESENT) for panel in row),
    )
    return Page(
        lacking_finding(view, CARDS),
        " ".join(filter(None, (said, star))),
        (
            share_card(view, CARD_COVERAGE_PRESENT),
            share_card(view, CARD_COVERAGE_REGISTERED),
            count_card(view, CARD_EXPIRED, renewed(view)),
            count_card(view, CARDS_ISSUED, view.say("trong tháng")),
        ),
        (
            (ages_panel(view, CARDS), *lacking_tiles(view, CARDS)),
            tuple(replace(one, place="folded") for one in shut),
        ),
    )


def renewed(view: View) -> str:
    never = view.ask(CARD_NEVER_PRESENT).of(CARD_NEVER_PRESENT)[0].value
    return view.say("thường trú · {never} người có mặt chưa từng có thẻ", never=never)


def expiry_panel(view: View) -> Panel:
    answer = view.ask(CARD_EXPIRED, CARD_EXPIRING_60, by=("area",))
    expiring = answer.one(CARD_EXPIRING_60, area=view.total)
    return Panel(
        "expiry",
        view.say("{people} có thẻ hết hạn trong 60 ngày tới", people=people(view, expiring.value)),
        view.say("Số người thường trú, theo thôn"),
        Table(
            view.columns("Thôn", under("whole", "Đã hết hạn", "Hết hạn trong 60 ngày")),
            area_values(view, answer, CARD_EXPIRED, CARD_EXPIRING_60),
        ),
    )


ID_CARDS = Chapter("id_cards", Text("Căn cước"), "can-cuoc", "■", page)
