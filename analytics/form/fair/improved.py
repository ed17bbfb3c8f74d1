"""Who did most, in a year and since the last edition, and whose pace left the commune's."""

from dataclasses import replace

from analytics.document import Column, Panel, Table, View, number, under
from analytics.form.bridge.words import change
from analytics.form.fair.words import gain_words
from analytics.form.tiles import unfiltered
from analytics.meaning.ask import areas_of
from analytics.meaning.fair.improved import YEAR, Gain, Gains, gains
from analytics.meaning.fair.run import RUN, TRENDS, Trend, trends
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted
from analytics.words.text import Text

AGED = Text(
    "Điểm % tăng thêm nếu cơ cấu tuổi của mọi thôn đều như của xã và không đổi. Khác “tăng” ở bảng "
    "trên vì bỏ phần do người trẻ lên, người già đi, người đến, người đi."
)


def improved_panel(view: View, indicator: Indicator) -> Panel:
    """What villages did in a year and in a month, how their shares moved, and at which pace."""
    year = gains(view.reader, indicator, view.month, where=view.where)
    last = gains(view.reader, indicator, view.month, back=1, where=view.where)
    told = () if view.by_person else trends(view.reader, indicator, view.month)
    return Panel(
        f"{indicator.key}-improved",
        gain_words(view, year),
        " ".join(
            filter(None, (f"{gain_words(view, last)}.", unfiltered(view), improved_words(view)))
        ),
        improved_table(view, indicator, year, {one.area: one for one in told}),
        width=2,
        more=(view.say("Cách tính"), aged_table(view, year, last)),
    )


def improved_words(view: View) -> str:
    said = view.say(
        "Chưa có: người thường trú chưa có vào đầu kỳ hoặc thành chưa có trong kỳ (đủ 14 tuổi, "
        "chuyển đến, hết hạn); ai rời đi vẫn được tính. “Mức thường”: tỷ lệ một thôn cùng cỡ "
        "làm được vẫn là bình thường. Tăng: tỷ lệ của thôn, cuối kỳ trừ đầu kỳ. Nhịp hằng "
        "tháng so với nhịp cả xã, xét khi có từ 10 tháng."
    )
    if not view.by_person:
        return said
    return said + view.say(" Việc đã làm và nhịp chỉ xét cho mọi người, không theo giới hay tuổi.")


def improved_table(view: View, indicator: Indicator, year: Gains, pace: dict[str, Trend]) -> Table:
    parts = (view.say("đã làm"), view.say("chưa có", context="village"), "%")
    columns = view.columns(
        "Thôn",
        under("change", "Tăng 12 tháng (điểm %)", "Tăng từ tháng trước (điểm %)"),
        Column(view.say("Đã làm / chưa có, 12 tháng"), "text", parts),
        under("percent", "Mức thường"),
        "Nhịp hằng tháng",
    )
    gained = {one.area: one for one in year.villages}
    moved = [changes(view, indicator, back) for back in (YEAR, 1)]
    return Table(
        columns,
        tuple(
            (
                name,
                *(one.get(area) for one in moved),
                *deed_cells(view, gained.get(area)),
                trend_words(view, pace.get(area)),
            )
            for area, name in areas_of(view.reader).items()
        ),
    )


def deed_cells(view: View, told: Gain | None) -> tuple[str | None, float | None]:
    """'50/143 (35,0%)' and what is usual."""
    if told is None or not told.deeds.could:
        return None, None
    deeds = told.deeds
    done, could = (view.whole(one) for one in (deeds.done, deeds.could))
    rate = number.percent(deeds.rate, view.language)
    return number.Several.of(f"{done}/{could} ({rate})", done, could, rate), told.usual


def changes(view: View, indicator: Indicator, back: int) -> dict[str, int | None]:
    """By village, how its share moved since so many months ago; none where history is shorter."""
    everywhere = replace(view, where=replace(view.where, areas=()))
    answer, since = (
        everywhere.ask(indicator, by=("area",), months_back=back),
        shifted(view.month, -back),
    )
    then = {one.area: one for one in answer.of(indicator, month=since)}
    now = answer.of(indicator, month=view.month)
    return {one.area: change(then[one.area], one) for one in now if one.area in then}


def aged_table(view: View, year: Gains, last: Gains) -> Table:
    points = [{one.area: one.points for one in told.villages} for told in (year, last)]
    since = [view.month_name(told.since) for told in (year, last)]
    return Table(
        (
            Column(view.say(AGED)),
            *(Column(view.say("từ {one}", one=one), "points") for one in since),
        ),
        tuple(
            (name, *(one.get(area) for one in points))
            for area, name in areas_of(view.reader).items()
        ),
    )


def trend_words(view: View, told: Trend | None) -> str:
    if told is None:
        return number.ABSENT
    words = view.say(TRENDS[told.verdict])
    if told.verdict == "too_few":
        return f"{words} ({view.counted(told.points, 'month')})"
    if told.run < RUN:
        return words
    return words + view.say(", {run} tháng liền", n=told.run, run=told.run)
