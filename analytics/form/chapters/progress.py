"""Chỉ tiêu & tiến độ: where should we be today, when do we arrive, and how sure is that?"""

from functools import partial

from analytics.document import Card, Chapter, Choice, Page, Panel, View, built_once, number
from analytics.form.bridge.panel import why_panel
from analytics.form.choices import (
    chosen_indicator,
    indicator_choice,
    places,
    with_targets,
)
from analytics.form.forecast_words import chance_words, remark_words, to_go, when
from analytics.form.phrase import people
from analytics.form.progress.panels import place, progress_panel
from analytics.form.progress.proof import proof_panel, where_panel
from analytics.form.progress.villages import villages_panel
from analytics.form.theme import HUES
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import months_of
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator
from analytics.words.month import month_key, parse_month, shifted
from analytics.words.text import Text, later

LAST = Text("tháng trước")


def verdict_card(view: View, found: Forecast) -> Card:
    """The share with its parts, the persons missing, the date with its doubt, how likely it is."""
    indicator = found.indicator
    share, goal = 100 * found.having / found.among if found.among else None, found.target
    parts = view.say("{having}/{among}", having=found.having, among=people(view, found.among))
    stands = verdict(view, found)
    return Card(
        view.say(indicator.name),
        number.percent(share, view.language, target=goal.value if goal else None),
        " · ".join(filter(None, (parts, to_go(view, found), deadline(view, found)))),
        HUES[indicator.subject],
        outlook=ahead(view, found),
        status=stands.status,
        status_word=stands.chip,
    )


def ahead(view: View, found: Forecast) -> str:
    """The date and its chance, or the sentence that says why there is none."""
    if found.probability is None:
        return remark_words(view, found.remarks[0])
    told = " · ".join(filter(None, (when(view, found), chance_words(view, found))))
    return told[:1].upper() + told[1:]


def deadline(view: View, found: Forecast) -> str:
    if found.target is None:
        return ""
    goal, due = view.goal(found.target.value), number.day(found.target.due)
    return view.say("chỉ tiêu {goal}, hạn {due}", goal=goal, due=due)


def worst_first(view: View, found: list[Forecast]) -> list[Forecast]:
    """Late before near before reached; within these most persons missing first."""
    order = ("late", "near", "none", "reached")
    return sorted(found, key=lambda one: (order.index(verdict(view, one).status), -one.missing))


def months(view: View) -> dict[str, Text]:
    """Every month, newest first. The month before is a choice of its own: it moves with `thang`."""
    return {"": LAST} | {
        month_key(one): later(partial(number.month_name, one))
        for one in reversed(months_of(view.reader))
    }


INDICATOR = indicator_choice(Text("Chỉ tiêu", context="goal"))
AREA = Choice("village", "xem", Text("Nơi"), places, width=150)
SINCE = Choice("since", "tu-thang", Text("Vì sao, từ tháng"), months, width=170)


@built_once
def page(view: View) -> Page:
    if not view.chosen(INDICATOR):
        return nothing(view)
    indicator, area = chosen_indicator(view, INDICATOR), view.chosen(AREA)
    found = forecasts(view.reader, indicator, view.month)
    [one] = [own for own in found if own.area == area]
    there = [
        own
        for other in with_targets(view)
        for own in forecasts(view.reader, other, view.month)
        if own.area == area
    ]
    return Page(
        finding(view, one),
        view.say(
            "Kết luận về từng chỉ tiêu, việc chậm nhất trước. Tháng đạt là tháng đầu tiên tỷ lệ "
            "bằng hoặc hơn chỉ tiêu."
        ),
        tuple(verdict_card(view, own) for own in worst_first(view, there)),
        (
            (progress_panel(view, one),),
            (villages_panel(view, found),),
            *why_rows(view, indicator, area),
            (proof_panel(view),),
            (where_panel(view),),
        ),
    )


def nothing(view: View) -> Page:
    return Page(
        view.say("Không có chỉ tiêu nào được giao"),
        view.say("Chỉ huy nhập chỉ tiêu ở trang Thiết lập; có chỉ tiêu mới có tiến độ yêu cầu."),
        rows=((proof_panel(view),), (where_panel(view),)),
    )


def finding(view: View, one: Forecast) -> str:
    """Where, which, the verdict and the persons; the date stands on the card and over the chart."""
    name, told = view.say(one.indicator.name), to_go(view, one)
    if one.probability is None:
        told = view.say("{having}/{among} người", having=one.having, among=one.among)
    stands = verdict(view, one)
    if stands.key == "away":  # its words hold the persons already
        return f"{place(view, one)}: {stands.chip}"
    return f"{place(view, one)} · {name}: {stands.chip}, {told}"


def why_rows(view: View, indicator: Indicator, area: str) -> tuple[tuple[Panel, ...], ...]:
    """No row where the edition has no other month to compare with."""
    chosen = view.chosen(SINCE)
    since = parse_month(chosen) if chosen else shifted(view.month, -1)
    if since == view.month or since not in months_of(view.reader):
        return ()
    return ((why_panel(view, indicator, since=since, area="" if area == view.total else area),),)


PROGRESS = Chapter(
    "progress",
    Text("Chỉ tiêu & tiến độ"),
    "chi-tieu-tien-do",
    "◎",
    page,
    (),
    (INDICATOR, AREA, SINCE),
)
