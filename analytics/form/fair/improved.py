"""Who gained most, in a year and since the last edition, and whose pace left the commune's."""

from analytics.form import number
from analytics.form.fair.words import gain_words
from analytics.form.panel import Column, Panel, Table
from analytics.form.view import View
from analytics.meaning.ask import areas_of
from analytics.meaning.fair.improved import Gain, gains
from analytics.meaning.fair.run import RUN, TRENDS, Trend, trends


def improved_panel(view: View, key: str) -> Panel:
    """Points gained in a year and in a month, and whether the pace has left the commune's."""
    year = gains(view.reader, key, view.month, where=view.where)
    last = gains(view.reader, key, view.month, back=1, where=view.where)
    filtered = bool(view.where.sexes or view.where.age_bands)
    told = () if filtered else trends(view.reader, key, view.month)
    return Panel(
        f"{key}-improved",
        gain_words(view, year),
        f"{gain_words(view, last)}. {improved_subtitle(view, filtered=filtered)}",
        improved_table(
            view,
            {one.area: one for one in year.villages},
            {one.area: one for one in last.villages},
            {one.area: one for one in told},
        ),
        width=2,
    )


def improved_subtitle(view: View, *, filtered: bool) -> str:
    said = view.say(
        "Điểm % tăng thêm ở cùng một cơ cấu tuổi; “thường tới”: thôn cùng cỡ có thể tăng đến đó mà "
        "không phải giỏi hơn. Nhịp hằng tháng so với nhịp cả xã, xét khi có từ 10 tháng.",
        "Points gained at the same ages; “usually up to” is what a village of that size may gain "
        "without doing better. Monthly pace is held against the commune's from 10 months on.",
    )
    if not filtered:
        return said
    return said + view.say(
        " Nhịp chỉ xét cho mọi người, không theo giới hay tuổi.",
        " The pace is that of everybody, not of one sex or age.",
    )


def improved_table(
    view: View, year: dict[str, Gain], last: dict[str, Gain], pace: dict[str, Trend]
) -> Table:
    columns = (
        Column(view.say("Thôn", "Village")),
        Column(view.say("12 tháng (điểm %)", "12 months (points)"), "points"),
        Column(view.say("thường tới", "usually up to"), "decimal"),
        Column(view.say("từ kỳ trước (điểm %)", "since last edition (points)"), "points"),
        Column(view.say("Nhịp hằng tháng", "Monthly pace"), "written"),
    )
    return Table(
        columns,
        tuple(
            (
                name,
                *gain_cells(year.get(area)),
                gain_cells(last.get(area))[0],
                trend_words(view, pace.get(area)),
            )
            for area, name in areas_of(view.reader).items()
        ),
    )


def gain_cells(told: Gain | None) -> tuple[float | None, float | None]:
    """Points and what is usual; a loss of less than a tenth is 0,0 and has no sign."""
    if told is None:
        return None, None
    return round(told.points, 1) or 0.0, told.usual


def trend_words(view: View, told: Trend | None) -> str:
    if told is None:
        return number.ABSENT
    words = TRENDS[told.verdict].in_(view.language)
    if told.verdict == "too_few":
        return words + view.say(f" ({told.points} tháng)", f" ({told.points} months)")
    if told.run < RUN:
        return words
    return words + view.say(f", {told.run} tháng liền", f", {told.run} months running")
