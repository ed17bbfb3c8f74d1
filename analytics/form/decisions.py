"""Cần quyết: at most three things a chief must decide this month, each with the page that answers.

Which target most people miss, which village holds back the one that sittings can mend and why, and
whom sittings would still find at home; where these leave room, the months ahead that bring more
than can be served.
"""

from collections.abc import Iterator
from dataclasses import replace

from analytics.document import Decision, View, number
from analytics.document.link import link
from analytics.form.bridge.words import change_of, told
from analytics.form.choices import with_targets
from analytics.form.forecast_words import chance_words, to_go, when
from analytics.form.gap import gap_words, largest, standings
from analytics.form.phrase import people
from analytics.form.plan.controls import plan_address
from analytics.form.ranking import need_of
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import need
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.bridge import bridges
from analytics.meaning.due.demand import demand_of
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.left import PAIRS, villages_left
from analytics.meaning.question import Filters
from analytics.words.month import shifted

MOST = 3
# The more urgent first. A date that can still be made comes before one that has passed.
URGENT = ("unlikely", "impossible_without_absent", "close", "overdue", "on_time")
PLANNABLE = tuple(PAIRS)


def decisions(view: View) -> tuple[Decision, ...]:
    """Fewer than three when less is at stake; none when every target is safe. A filter changes none
    of them: targets are set for everybody."""
    everybody, late = replace(view, where=Filters()), leading(view)
    gap = largest(standings(everybody))
    found = list(gap_decision(everybody, gap, one=same_village(view, gap, late)))
    if late is not None:
        if not same_village(view, gap, late):
            found += village_decision(view, late.indicator)
        found += sittings_decision(view, late.indicator)
    found += load_decision(view)
    return tuple(found[:MOST])


def leading(view: View) -> Forecast | None:
    """The target most in need: sittings can mend it, it is urgent, its date is near."""
    told = [forecasts(view.reader, key, view.month)[-1] for key in with_targets(view)]
    open_ones = [one for one in told if one.verdict in URGENT and one.missing]
    return min(
        open_ones,
        key=lambda one: (
            one.indicator not in PLANNABLE,
            URGENT.index(one.verdict),
            abs((one.target.due - one.month).days) if one.target else 0,
        ),
        default=None,
    )


def same_village(view: View, gap: Forecast | None, late: Forecast | None) -> bool:
    """To village police the largest gap and the village that lags can be one: told once."""
    own = view.reader.role == "village"
    return own and gap is not None and late is not None and gap.indicator == late.indicator


def gap_decision(view: View, found: Forecast | None, *, one: bool = False) -> Iterator[Decision]:
    """The target most people miss, whether or not sittings can mend it; of `one` village, with what
    the last month did to it."""
    if found is None:
        return
    stands = verdict(view, found)
    ahead = "; ".join(filter(None, (stands.second, chance_words(view, found))))
    moved = fell(view, found) if one else ""
    yield Decision(
        stands.status,
        gap_words(view, found),
        f"{goal_words(view, found)} {ahead[:1].upper()}{ahead[1:]}. {moved}".strip(),
        (
            view.say("Xem tiến độ và dự báo"),
            link(view, "chi-tieu-tien-do", chi_tieu=found.indicator),
        ),
    )


def expected(view: View, told: Forecast) -> str:
    return view.say("Dự kiến đạt ") + when(view, told)


def goal_words(view: View, told: Forecast) -> str:
    if told.target is None:
        return ""
    value = view.goal(told.target.value)
    return view.say("Chỉ tiêu {value}, hạn {due}.", value=value, due=told.target.due)


def village_decision(view: View, indicator: Indicator) -> Iterator[Decision]:
    """The village with most people missing, when they can no longer be expected in time."""
    villages = [
        one for one in forecasts(view.reader, indicator, view.month) if one.area != "commune"
    ]
    lagging = [one for one in villages if one.verdict in URGENT and one.missing]
    if not lagging:
        return
    worst = min(lagging, key=need_of)
    name = areas_of(view.reader)[worst.area]
    stands = verdict(view, worst)
    yield Decision(
        stands.status,
        f"{name}: {stands.chip}, {to_go(view, worst)}",
        f"{expected(view, worst)}. {fell(view, worst)}",
        (
            view.say("Xem thôn này: ai còn thiếu, vì sao"),
            link(view, "thon-can-ho-tro", chi_tieu=indicator, xem=worst.area),
        ),
    )


def fell(view: View, late: Forecast) -> str:
    """What the last month did to a village, with the cause that did most of it."""
    before = shifted(view.month, -1)
    if before not in months_of(view.reader):
        return ""
    whole = bridges(view.reader, late.indicator, first=before, last=view.month)
    bridge = whole.one(late.area)
    change, rows = change_of(bridge), told(view, bridge)
    if change is None or not rows:
        return ""
    if not change:
        return view.say("Tháng qua tỷ lệ không đổi.")
    main = max(rows, key=lambda one: one.points if change > 0 else -one.points)
    size = number.decimal(abs(change) / 100, view.language, places=2)
    if change > 0:
        return view.say(
            "Tháng qua tăng {size} điểm %, nhiều nhất do {words}.", size=size, words=main.words
        )
    return view.say(
        "Tháng qua giảm {size} điểm %, nhiều nhất do {words}.", size=size, words=main.words
    )


def sittings_decision(view: View, indicator: Indicator) -> Iterator[Decision]:
    """Whom sittings would find: people at home in the villages that lag."""
    if indicator not in PLANNABLE:
        return
    lagging = [one for one in villages_left(view.reader, view.month, indicator) if one.needed]
    if not lagging:
        return
    lagging.sort(key=lambda one: need(one.needed, one.having, one.among))
    home, away = (
        people(view, sum(counts))
        for counts in ([one.home for one in lagging], [one.away for one in lagging])
    )
    names = ", ".join(one.name for one in lagging[:3])
    several = len(lagging) > 1  # of a single village nothing comes second
    yield Decision(
        "waiting",
        view.say("Đi {names}{several}", names=names, several=view.say(" trước") if several else ""),
        view.say(
            "{short} chưa đạt: {home} chưa làm đang ở nhà, {away} đi vắng.",
            short=view.counted(len(lagging), "village"),
            home=home,
            away=away,
        ),
        (view.say("Xếp lịch lưu động tháng tới"), plan_address(view, indicator)),
    )


def load_decision(view: View) -> Iterator[Decision]:
    """The first month ahead in which more people fall due than cards can be made."""
    demand = demand_of(view.reader, view.month)
    if not demand.over or demand.capacity is None:
        return
    first = demand.over[0]
    yield Decision(
        "near",
        view.say(
            "▲ {month}: {people} đến hạn làm thẻ",
            month=view.month_name(first),
            people=people(view, demand.load(first)),
        ),
        view.say(
            "Vượt năng lực {cards} một tháng; {months} như vậy phía trước.",
            cards=view.counted(demand.capacity.cards, "card"),
            months=view.counted(len(demand.over), "month"),
        ),
        (view.say("Xem lịch đến hạn"), link(view, "lich-den-han")),
    )
