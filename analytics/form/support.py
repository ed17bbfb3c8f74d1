"""Villages to support: how many are home, how fast it goes, when they get there, who comes next."""

from dataclasses import replace
from typing import Any

from analytics.document import Column, Panel, Table, View, number, under
from analytics.document.link import link
from analytics.form.forecast_words import (
    chance_words,
    date_parts,
    dated,
    likely,
    marked,
    remarks,
    to_go,
)
from analytics.form.ranking import PACE_MONTHS, pace
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import Figure
from analytics.meaning.ask import areas_of
from analytics.meaning.due.demand import demand_of
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.left import PLANNED, villages_left
from analytics.meaning.plan.sitting import Village

SOON = 3  # months ahead in which somebody turns 14


def outlook_of(view: View, indicator: Indicator) -> dict[str, Forecast]:
    """By area, as page Chỉ tiêu & tiến độ has them; none under a filter of persons."""
    if view.by_person:
        return {}
    return {one.area: one for one in forecasts(view.reader, indicator, view.month)}


def left_of(view: View, indicator: Indicator) -> dict[str, Village]:
    """Who is at home and who is away, for the shares that are planned for."""
    if view.by_person or indicator not in PLANNED:
        return {}
    return {one.area: one for one in villages_left(view.reader, view.month, indicator)}


def turning_14(view: View, area: str) -> int | None:
    if view.by_person:
        return None
    demand = demand_of(view.reader, view.month)
    soon = demand.months[:SOON]
    return sum(demand.persons(area=area, month=month, kind="turn_14") for month in soon)


def support_columns(view: View) -> tuple[Column, ...]:
    return view.columns(
        "Thôn",
        under("verdict", "Dự báo"),
        Column(view.say("Ngày đạt (8/10 khả năng)"), parts=date_parts(view)),
        "Khả năng đạt",
        under("whole", "Còn thiếu"),
        under("decimal", "Người/tháng"),
        Column(view.say("Người chưa có"), parts=(view.say("ở nhà"), view.say("đi vắng"))),
        Column(view.say("Đủ 14 tuổi, {soon} tháng", soon=SOON), "whole"),
    )


def support_row(
    view: View, one: Figure, name: str, told: Forecast | None, left: Village | None
) -> tuple[Any, ...]:
    return (
        name,
        verdict(view, told or one).chip,
        (dated(view, told) or None) if told else None,
        likely(told, view.language) if told else None,
        one.missing,
        pace(view, one),
        left_words(view, left) if left else None,
        turning_14(view, one.area),
    )


def left_words(view: View, left: Village) -> str:
    home, away = (view.whole(one) for one in (left.home, left.away))
    words = view.say("{home} ở nhà, {away} đi vắng", home=home, away=away)
    return number.Several.of(words, home, away)


def support_subtitle(view: View, indicator: Indicator) -> str:
    if view.by_person:
        return view.say(
            "Đang lọc theo giới hoặc tuổi: dự báo, người vắng và người sắp đủ 14 chỉ tính cho cả "
            "thôn nên để trống."
        )
    said = view.say(
        "Khả năng kịp hạn, hoặc đạt trong {months} tháng khi hạn đã qua. Trong ngoặc: khoảng chứa "
        "8/10 khả năng. Người/tháng: tăng thêm, bình quân {pace_months} tháng. Số trùng với trang "
        "Chỉ tiêu & tiến độ.",
        months=MONTHS,
        pace_months=PACE_MONTHS,
    )
    if indicator in PLANNED:
        return said
    return said + view.say(" Chỉ số này không tách người ở nhà và đi vắng.")


def outlook_panel(view: View, indicator: Indicator, area: str) -> Panel:
    """One village in a sentence, with everything a visit needs to know."""
    told, left = outlook_of(view, indicator).get(area), left_of(view, indicator).get(area)
    name = areas_of(view.reader)[area]
    row = support_row(view, figure_of(view, indicator, area), name, told, left)
    columns = support_columns(view)
    return Panel(
        "village-outlook",
        f"{name} · {outlook_sentence(view, told)}",
        remarks(view, told) if told else support_subtitle(view, indicator),
        Table(columns[1:], (row[1:],)),
        link=(
            view.say("Xem chỉ tiêu và tiến độ của thôn"),
            link(view, "chi-tieu-tien-do", xem=area, chi_tieu=indicator),
        ),
    )


def figure_of(view: View, indicator: Indicator, area: str) -> Figure:
    return (
        replace(view, where=replace(view.where, areas=()))
        .ask(indicator, by=("area",))
        .one(indicator, area=area)
    )


def outlook_sentence(view: View, told: Forecast | None) -> str:
    """'■ Khó kịp, giữa 11/2025 (08/2025–03/2026), khả năng kịp hạn 34%, còn 46 người'."""
    if told is None:
        return view.say("không có dự báo khi lọc")
    parts = (
        verdict(view, told).chip,
        marked(view, told),
        chance_words(view, told),
        to_go(view, told),
    )
    return ", ".join(filter(None, parts))
