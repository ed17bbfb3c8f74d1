"""The figures behind the progress chart, month by month."""

from datetime import date
from typing import Any

from analytics.document import Column, Table, View, number
from analytics.form.forecast_words import chance
from analytics.form.progress.axis import drawn
from analytics.form.progress.road import Road, Way, chances


def months_table(view: View, way: Way) -> Table:
    """Every month drawn from: what was, what was asked; then the futures and their chance."""
    return Table(
        (
            Column(view.say("Tháng")),
            Column(view.say("Đã có"), "whole"),
            Column(view.say("Tiến độ yêu cầu"), "whole"),
            Column(view.say("Phải có theo chỉ tiêu"), "whole"),
            Column(view.say("Thấp (1/10)"), "whole"),
            Column(view.say("Giữa"), "whole"),
            Column(view.say("Cao (9/10)"), "whole"),
            Column(view.say("Trong số"), "whole"),
            Column(view.say("Khả năng đã đạt"), "written"),
        ),
        (*past_rows(view, way), *future_rows(view, way)),
    )


def past_rows(view: View, way: Way) -> tuple[tuple[Any, ...], ...]:
    kept = [month >= drawn(way).first for month in way.months]
    return tuple(
        (name(view, month), having, *asked(way.road, month), None, None, None, among, None)
        for month, having, among, keep in zip(way.months, way.having, way.among, kept, strict=True)
        if keep
    )


def future_rows(view: View, way: Way) -> tuple[tuple[Any, ...], ...]:
    likely = chances(view.reader, way.found) or (None,) * len(way.found.fan)
    return tuple(
        (
            *(name(view, one.month), None, *asked(way.road, one.month)),
            *(one.p10, one.p50, one.p90, one.among, chance(told, view.language)),
        )
        for one, told in zip(way.found.fan, likely, strict=True)
    )


def asked(road: Road | None, month: date) -> tuple[int | None, int | None]:
    return (road.at(month), road.needed[month]) if road else (None, None)


def name(view: View, month: date) -> str:
    return number.month_name(month, view.language)
