"""Before and after at a glance, and the inverse question: the least effort that is enough."""

from analytics.document import Card, Panel, Table, View, number, under
from analytics.form.forecast_words import chance, chance_change, month_or_beyond
from analytics.form.phrase import people
from analytics.form.theme import hue_of
from analytics.form.verdict.said import verdict
from analytics.form.what_if.asked import Trial
from analytics.form.what_if.marks import hue
from analytics.form.what_if.words import date_words, goal_words, over_words, span_words
from analytics.meaning.forecast.least import MOST_AWAY, MOST_SITTINGS
from analytics.meaning.forecast.manner import MONTHS

Row = tuple[str, str, str, str, str]


def cards(told: Trial) -> tuple[Card, ...]:
    return chance_card(told), date_card(told), people_card(told), least_card(told)


def chance_card(told: Trial) -> Card:
    view, after = told.view, told.scenario.after
    due = number.day(told.scenario.target.due)
    left = told.scenario.standing.left
    stands = verdict(view, after)
    return Card(
        view.say("Khả năng kịp hạn", context="card")
        if left
        else view.say("Khả năng đạt", context="card"),
        chances_words(told),
        view.say("hạn {due}", due=due)
        if 0 < left <= MONTHS
        else view.say("hạn {due}; tính trong {late} tháng tới", due=due, late=MONTHS),
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
    counts = [view.whole(one) for one in (more.p50, less.p50)]
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


def least_card(told: Trial) -> Card:
    """The least sittings as a figure; where none suffice, what does."""
    view = told.view
    hue = hue_of(told.scenario.state.indicator)
    return Card(
        view.say("Cần ít nhất"),
        least_figure(told),
        view.say("để {aim} ≥ {wanted}", wanted=wanted_words(told), aim=aim(told)),
        hue,
    )


def aim(told: Trial) -> str:
    view = told.view
    if told.scenario.standing.left:
        return view.say("khả năng kịp hạn")
    return view.say("khả năng đạt")


def least_figure(told: Trial) -> str:
    view = told.view
    if told.least is not None:
        return per_week(view, told.least)
    if told.least_away is not None:
        return view.say("{share} người vắng", share=share(told))
    return view.say("không đủ")


def least_panel(told: Trial) -> Panel:
    view = told.view
    return Panel(
        "what-if-least",
        least_title(told),
        view.say(
            "Mức nhỏ nhất đủ, và mức thấp hơn một bậc để thấy vì sao chưa đủ; "
            "các mức khác giữ nguyên."
        ),
        Table(
            view.columns(
                "Cách",
                "Ít nhất",
                under("written", "Khả năng", "Thấp hơn một bậc"),
                under("verdict", "So với thực tế"),
            ),
            tuple(rows(told)),
        ),
    )


def least_title(told: Trial) -> str:
    view, wanted = told.view, wanted_words(told)
    if told.scenario.standing.reached:
        return view.say("{goal} đã đạt: 0 buổi là đủ", goal=goal_words(told))
    if told.least == 0:
        return view.say(
            "Không cần thêm buổi nào: {aim} đã ≥ {wanted}", wanted=wanted, aim=aim(told)
        )
    if told.least is not None:
        least = per_week(view, told.least)
        return view.say(
            "Ít nhất {least} để {aim} ≥ {wanted}", least=least, wanted=wanted, aim=aim(told)
        )
    most = per_week(view, MOST_SITTINGS)
    if told.least_away is not None:
        return view.say(
            "{most} vẫn chưa đủ {wanted}: phải liên hệ {persons} đang vắng mỗi tháng",
            most=most,
            wanted=wanted,
            persons=persons(told),
        )
    return view.say(
        "{most} vẫn chưa đủ {wanted}; thêm {most_away}% người vắng mỗi tháng cũng chưa đủ",
        most=most,
        wanted=wanted,
        most_away=MOST_AWAY,
    )


def rows(told: Trial) -> list[Row]:
    found = [sittings_row(told)]
    if told.least is None:
        found.append(away_row(told))
    return found


def sittings_row(told: Trial) -> Row:
    view, least = told.view, told.least
    name = view.say("Buổi lưu động")
    tried = MOST_SITTINGS if least is None else least
    less = odds(told, sittings=tried - 1) if least else number.ABSENT
    return name, per_week(view, tried), odds(told, sittings=tried), less, practice(told, least)


def away_row(told: Trial) -> Row:
    view, least = told.view, told.least_away
    sittings = per_week(view, int(told.effort.sittings))
    name = view.say("Liên hệ người đi vắng (cùng {sittings})", sittings=sittings)
    tried = MOST_AWAY if least is None else least
    less = odds(told, away=tried - 1) if least else number.ABSENT
    amount = view.say("{share}/tháng", share=share(told)) + f" ≈ {persons(told)}"
    if least is None:
        return name, amount, odds(told, away=tried), less, not_enough(view)
    return name, amount, odds(told, away=tried), less, view.say("○ chưa từng làm")


def practice(told: Trial, least: int | None) -> str:
    view = told.view
    if least is None:
        return not_enough(view)
    if least > told.tried.week:
        return "○ " + view.say("vượt mức từng làm: ") + over_words(told)
    if least > told.tried.seen:
        return view.say("○ chưa từng ghi")
    return view.say("● đã từng làm")


def not_enough(view: View) -> str:
    return view.say("■ vẫn chưa đủ")


def odds(told: Trial, *, sittings: int | None = None, away: int | None = None) -> str:
    return chance(told.scenario.with_effort(sittings=sittings, away=away), told.view.language)


def per_week(view: View, sittings: int) -> str:
    count = view.whole(sittings)
    return number.tailed(count, view.say(" buổi/tuần", n=sittings))


def share(told: Trial) -> str:
    least = MOST_AWAY if told.least_away is None else told.least_away
    return told.view.goal(least)


def persons(told: Trial) -> str:
    """People away that a month's share comes to today, rounded up."""
    least = MOST_AWAY if told.least_away is None else told.least_away
    return people(told.view, -(-told.scenario.gone * least // 100))


def wanted_words(told: Trial) -> str:
    return told.view.goal(round(100 * told.wanted))
