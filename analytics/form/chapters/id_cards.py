"""Căn cước: who at home has no valid card, how old are they, where do they live?"""

from dataclasses import replace
from functools import partial

from analytics.document import Chapter, Page, Panel, Table, View, built_once, under
from analytics.form.bridge.panel import why_row
from analytics.form.glance import count_card, share_card
from analytics.form.heat import heat_panel
from analytics.form.phrase import area_rows, people, small_words
from analytics.form.population.lacking import (
    CARDS,
    ages_panel,
    card_parts,
    lacking_finding,
    lacking_tiles,
)
from analytics.form.ranking import village_panel
from analytics.form.trend import trend_panel
from analytics.meaning.answer import Answer
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    CARD_EXPIRED,
    CARD_EXPIRING_60,
    CARD_NEVER_PRESENT,
    CARDS_ISSUED,
)
from analytics.words.text import Text

EXPIRED = (CARD_EXPIRED, CARD_COVERAGE_PRESENT, CARD_NEVER_PRESENT)


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
            count_card(view, CARD_EXPIRED, expired_words(view)),
            count_card(view, CARDS_ISSUED, view.say("cấp mới, cấp đổi, cấp lại")),
        ),
        (
            (ages_panel(view, CARDS), *lacking_tiles(view, CARDS)),
            tuple(replace(one, place="folded") for one in shut),
        ),
    )


def expired_words(view: View) -> str:
    """Those at home are the ones of the headline and the ages; with those away they add up."""
    home, away = expired(view.ask(*EXPIRED), view.total)
    return view.say("thường trú: {home} ở nhà, {away} đi vắng", home=home, away=away)


def expired(answer: Answer, area: str) -> tuple[int, int]:
    """At home and away. Nobody under 14 is among them: a child's card lasts until 14."""
    found = partial(answer.one, area=area)
    _, home = card_parts(found)
    return home, int(found(CARD_EXPIRED).value or 0) - home


def expiry_panel(view: View) -> Panel:
    answer = view.ask(*EXPIRED, CARD_EXPIRING_60, by=("area",))
    expiring = answer.one(CARD_EXPIRING_60, area=view.total)
    heads = under("whole", "Hết hạn, ở nhà", "Hết hạn, đi vắng", "Hết hạn trong 60 ngày")

    def cells(area: str) -> tuple[float | None, ...]:
        return *expired(answer, area), answer.one(CARD_EXPIRING_60, area=area).value

    return Panel(
        "expiry",
        view.say("{people} có thẻ hết hạn trong 60 ngày tới", people=people(view, expiring.value)),
        view.say("Số người thường trú, kể cả đi vắng, theo thôn"),
        Table(view.columns("Thôn", heads), area_rows(view, answer, cells)),
    )


ID_CARDS = Chapter("id_cards", Text("Căn cước"), "can-cuoc", "■", page)
