"""Chỉ tiêu & tiến độ: where should we be today, when do we arrive, and how sure is that?"""

from functools import partial

from analytics.document import Chapter, Choice, Page, Panel, View, built_once, number
from analytics.form.bridge.panel import why_panel
from analytics.form.choices import chosen_indicator, indicator_choice, village_names, with_targets
from analytics.form.forecast_words import to_go
from analytics.form.progress.cards import verdict_card, worst_first
from analytics.form.progress.panels import progress_panel
from analytics.form.progress.proof import proof_panel
from analytics.form.progress.villages import villages_panel
from analytics.form.progress.where import where_panel
from analytics.form.progress.words import place
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import months_of
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator
from analytics.words.month import month_key, parse_month, shifted
from analytics.words.text import Text, later

LAST = Text("tháng trước")


def areas(view: View) -> dict[str, Text]:
    """The commune and its villages; village police have their own alone."""
    whole = {} if view.reader.role == "village" else {"commune": Text("Toàn xã")}
    return whole | village_names(view)


def months(view: View) -> dict[str, Text]:
    """Every month, newest first. The month before is a choice of its own: it moves with `thang`."""
    return {"": LAST} | {
        month_key(one): later(partial(number.month_name, one))
        for one in reversed(months_of(view.reader))
    }


INDICATOR = indicator_choice(Text("Chỉ tiêu", context="goal"))
AREA = Choice("village", "xem", Text("Nơi"), areas, width=150)
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
    name, told = one.indicator.name.in_(view.language), to_go(view, one)
    if one.probability is None:
        having, among = (number.whole(n, view.language) for n in (one.having, one.among))
        told = view.say("{having}/{among} người", having=having, among=among)
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
