"""Chỉ tiêu & tiến độ: where should we be today, when do we arrive, and how sure is that?"""

from dataclasses import replace
from functools import partial

from analytics.document import Chapter, Choice, Page, Panel, View, built_once, number
from analytics.form.bridge.panel import why_panel
from analytics.form.choices import chosen_indicator, indicator_choice, places, with_targets
from analytics.form.forecast_words import to_go
from analytics.form.gap import WORDS, days_late
from analytics.form.gaps import name_of, short_name
from analytics.form.phrase import people
from analytics.form.progress.panels import place, progress_panel
from analytics.form.progress.villages import villages_panel
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import months_of
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator
from analytics.words.month import month_key, parse_month, shifted
from analytics.words.text import Text, later

TALL = 204  # px: with the strip of villages below it still one screen
LAST = Text("tháng trước")


def left_by_target(view: View) -> dict[str, tuple[str, str]]:
    """Every target with the people it still takes, most of them first."""
    area = view.chosen(AREA)
    there = [
        one
        for indicator in with_targets(view)
        for one in forecasts(view.reader, indicator, view.month)
        if one.area == area
    ]
    there.sort(key=lambda one: (one.target is None, -one.missing, -days_late(one)))
    return {
        one.indicator.key: (
            short_name(view, one.indicator),
            to_go(view, one) if one.missing else verdict(view, one).chip,
        )
        for one in there
    }


def months(view: View) -> dict[str, Text]:
    """Every month, newest first. The month before is a choice of its own: it moves with `thang`."""
    return {"": LAST} | {
        month_key(one): later(partial(number.month_name, one))
        for one in reversed(months_of(view.reader))
    }


INDICATOR = replace(
    indicator_choice(Text("Chỉ tiêu", context="goal")), tabs=lambda view: left_by_target(view)
)
AREA = Choice("village", "xem", Text("Nơi"), places, width=150)
SINCE = Choice("since", "tu-thang", Text("Vì sao, từ tháng"), months, width=170)


@built_once
def page(view: View) -> Page:
    if not view.chosen(INDICATOR):
        return nothing(view)
    indicator, area = chosen_indicator(view, INDICATOR), view.chosen(AREA)
    found = forecasts(view.reader, indicator, view.month)
    [one] = [own for own in found if own.area == area]
    way = replace(progress_panel(view, one), width=772, height=TALL)
    return Page(
        finding(view, one),
        verdict(view, one).line,
        rows=(
            (way, *why_panels(view, indicator, area)),
            (villages_panel(view, found),),
        ),
    )


def nothing(view: View) -> Page:
    return Page(
        view.say("Không có chỉ tiêu nào được giao"),
        view.say("Chỉ huy nhập chỉ tiêu ở trang Thiết lập; có chỉ tiêu mới có tiến độ yêu cầu."),
    )


def finding(view: View, one: Forecast) -> str:
    """Where and which, the people it still takes, what is to be expected as far as it has room."""
    name = name_of(view, one.indicator)
    about = name if one.area == "commune" else f"{place(view, one)} · {name}"
    stands = verdict(view, one)
    if one.target is None:
        told = view.say("{having}/{among} người", having=one.having, among=one.among)
        return f"{about}: {told}"
    if not one.missing:
        first = stands.first[:1].lower() + stands.first[1:]
        return ", ".join(filter(None, (f"{about}: {first}", to_go(view, one))))
    missing, goal = people(view, one.missing), view.goal(one.target.value)
    left = view.say("còn {people} tới {goal}", people=missing, goal=goal)
    ahead = stands.ahead[:1].lower() + stands.ahead[1:]
    said = ", ".join(filter(None, (f"{about}: {left}", ahead)))
    return said if len(said.split()) <= WORDS else f"{about}: {left}"


def why_panels(view: View, indicator: Indicator, area: str) -> tuple[Panel, ...]:
    """None where the edition has no other month to compare with."""
    chosen = view.chosen(SINCE)
    since = parse_month(chosen) if chosen else shifted(view.month, -1)
    if since == view.month or since not in months_of(view.reader):
        return ()
    where = "" if area == view.total else area
    told = why_panel(view, indicator, since=since, area=where, named=False)
    if not told.chart:
        return (replace(told, width=534),)
    return (replace(told, width=534, height=TALL, subtitle="", how=told.about),)


PROGRESS = Chapter(
    "progress",
    Text("Chỉ tiêu & tiến độ"),
    "chi-tieu-tien-do",
    "◎",
    page,
    (),
    (INDICATOR, AREA, SINCE),
    detail=True,
)
