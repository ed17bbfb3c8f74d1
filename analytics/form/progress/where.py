"""Dự báo đúng ở đâu: the back-test by size of the commune, by history and by origin."""

from analytics.document import Column, Panel, Table, View, added, number
from analytics.form.counted import counted
from analytics.meaning.forecast.proof import Where, where
from analytics.words.month import parse_month
from analytics.words.text import Text

LEAST = 0.55  # of the intervals of one origin
BY = {
    "size": Text("Cỡ xã"),
    "history": Text("Lịch sử"),
    "origin": Text("Lúc dự báo"),
}
HISTORIES = {
    "default": Text("như cả nước"),
    "wandering": Text("nhịp lên xuống theo quý"),
    "campaigns": Text("đợt cao điểm rồi dừng"),
    "late": Text("bắt đầu muộn"),
    "stalled": Text("ngừng giữa chừng"),
    "Italy, second doses": Text("Ý, tiêm mũi 2 (thật)"),
    "Germany, first doses": Text("Đức, tiêm mũi 1 (thật)"),
    "Germany, second doses": Text("Đức, tiêm mũi 2 (thật)"),
}


def where_panel(view: View) -> Panel:
    told = where()
    sizes, histories, origins = (
        tuple(one for one in told if one.by == by) for by in ("size", "history", "origin")
    )
    return Panel(
        "progress-proof-where",
        where_title(view, sizes, origins),
        where_words(view, origins),
        where_table(view, (*sizes, *histories)),
        more=(
            view.say("Xem theo lúc dự báo"),
            where_table(view, origins),
        ),
        derived=(added([round(100 * min(map(held, origins)), 1)]),),
    )


def where_title(view: View, sizes: tuple[Where, ...], origins: tuple[Where, ...]) -> str:
    low, high = (share(view, one) for one in (min(sizes, key=held), max(sizes, key=held)))
    worst = share(view, min(origins, key=held))
    return view.say(
        "Khoảng 80% đúng {low}–{high} tuỳ cỡ xã, nhưng lúc nhịp đổi đột ngột có khi chỉ {worst}",
        low=low,
        high=high,
        worst=worst,
    )


def where_words(view: View, origins: tuple[Where, ...]) -> str:
    """How many origins miss the bar, and why they do."""
    under = number.whole(sum(held(one) < LEAST for one in origins), view.language)
    count = number.whole(len(origins), view.language)
    least = number.percent(100 * LEAST, view.language)
    return view.say(
        "{under}/{count} lúc dự báo đúng dưới {least}: khi cả nước đổi nhịp, mọi thôn cùng lệch. "
        "Đợt cao điểm đã công bố ngày bắt đầu hay kết thúc thì ghi ở Thiết lập.",
        under=under,
        count=count,
        least=least,
    )


def held(one: Where) -> float:
    return one.covered


def share(view: View, one: Where) -> str:
    return number.percent(100 * one.covered, view.language)


def where_table(view: View, told: tuple[Where, ...]) -> Table:
    return Table(
        (
            Column(view.say("Theo")),
            Column(view.say("Phần thử")),
            Column(view.say("Số lần thử"), "whole"),
            Column(view.say("Đúng"), "percent"),
        ),
        tuple(
            (BY[one.by].in_(view.language), part(view, one), one.cases, 100 * one.covered)
            for one in told
        ),
    )


def part(view: View, one: Where) -> str:
    """'5.200 người', 'như cả nước', 'Đức, tiêm mũi 2 (thật) · tuần 18'."""
    if one.by == "size":
        return counted(int(one.name), "person", view.language)
    history = HISTORIES[one.history].in_(view.language)
    if one.by == "history":
        return history
    if one.history == "default":
        return f"{history} · {number.month_name(parse_month(one.name), view.language)}"
    return f"{history} · " + view.say("tuần {name}", name=one.name)
