"""Before and after at a glance: chance, date, people, and the least that is enough."""

from analytics.document import Card, number
from analytics.form.forecast_words import chance_change, month_or_beyond
from analytics.form.verdict.said import verdict
from analytics.form.what_if.asked import Trial
from analytics.form.what_if.frame import hue
from analytics.form.what_if.least import least_card
from analytics.form.what_if.words import date_words, span_words
from analytics.meaning.forecast.manner import MONTHS


def cards(told: Trial) -> tuple[Card, ...]:
    return chance_card(told), date_card(told), people_card(told), least_card(told)


def chance_card(told: Trial) -> Card:
    view, after = told.view, told.scenario.after
    due = number.day(told.scenario.target.due)
    left = told.scenario.standing.left
    late = number.whole(MONTHS, view.language)
    stands = verdict(view, after)
    return Card(
        view.say("Khả năng kịp hạn", context="card")
        if left
        else view.say("Khả năng đạt", context="card"),
        chances_words(told),
        view.say("hạn {due}", due=due)
        if 0 < left <= MONTHS
        else view.say("hạn {due}; tính trong {late} tháng tới", due=due, late=late),
        hue(told),
        status=stands.status,
        status_word=stands.chip,
    )


def chances_words(told: Trial) -> str:
    """Before and after; what is reached already is no matter of chance."""
    view, before, after = told.view, told.scenario.before, told.scenario.after
    if told.scenario.standing.reached:
        return view.say("Đã đạt")
    return chance_change(before.probability, after.probability, view.language)


def date_card(told: Trial) -> Card:
    view, before, after = told.view, told.scenario.before, told.scenario.after
    return Card(
        view.say("Ngày đạt"),
        month_or_beyond(view, after.reach[1]),
        view.say(
            "8/10 khả năng: {span}; không thêm: {date}",
            span=span_words(view, after),
            date=date_words(view, before),
        ),
        hue(told),
    )


def people_card(told: Trial) -> Card:
    view, ahead = told.view, told.scenario.ahead - 1
    less, more = told.scenario.before.fan[ahead], told.scenario.after.fan[ahead]
    counts = [number.whole(one, view.language) for one in (more.p50, less.p50)]
    return Card(
        view.say("Thêm được đến hạn")
        if told.scenario.standing.left
        else view.say("Thêm được sau {months} tháng", months=MONTHS),
        view.say(
            "{p50} người",
            n=abs(more.p50 - less.p50),
            p50=number.signed(more.p50 - less.p50, view.language),
        ),
        view.say("{now} thay vì {usual}", now=counts[0], usual=counts[1]),
        hue(told),
    )
