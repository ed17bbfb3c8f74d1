"""When each village arrives: intervals on one date axis, and every figure behind them."""

from analytics.document import Card, Column, Panel, Strip, Table, View, number, under
from analytics.form.forecast_words import (
    chance,
    dates,
    likely,
    marked,
    remarks,
    to_go,
)
from analytics.form.phrase import area_name
from analytics.form.plan.controls import plan_address
from analytics.form.ranking import need_of
from analytics.form.verdict.said import verdict
from analytics.form.verdict.table import GLYPHS
from analytics.meaning.ask import areas_of
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.forecast.past import past_of

ROW = 32

QUARTER = 3  # months by which the pace is measured


def villages_panel(view: View, found: tuple[Forecast, ...]) -> Panel:
    """Most persons missing first, those who arrived last; the table ends with the commune."""
    told = ranked(found)
    return Panel(
        "progress-villages",
        villages_title(view, told),
        remark_of(view, told),
        villages_table(view, told),
        how=sum_words(view, told),
        link=(view.say("Lập lịch lưu động"), plan_address(view, found[0].indicator)),
        drawn=Strip(tuple(card(view, one) for one in told if one.area != "commune"), twin=True),
    )


def remark_of(view: View, told: tuple[Forecast, ...]) -> str:
    """Why nothing is told ahead, where nothing is."""
    return "" if any(one.fan for one in told) else remarks(view, told[-1])


def card(view: View, one: Forecast) -> Card:
    """Its share, the people it still takes, what is to be expected."""
    stands = verdict(view, one)
    share = 100 * one.having / one.among if one.among else None
    goal = one.target.value if one.target else None
    left = f"{GLYPHS[stands.status]} {to_go(view, one)}" if one.missing else stands.chip
    return Card(
        area_name(view, one.area, areas_of(view.reader)),
        number.percent(share, view.language, target=goal),
        stands.ahead,
        status=stands.status,
        status_word=left,
    )


def ranked(found: tuple[Forecast, ...]) -> tuple[Forecast, ...]:
    villages = [one for one in found if one.area != "commune"]
    whole = [one for one in found if one.area == "commune"]
    return (*sorted(villages, key=need_of), *whole)


def villages_title(view: View, told: tuple[Forecast, ...]) -> str:
    """How many arrived, and who is furthest with how many persons."""
    villages = [one for one in told if one.area != "commune"]
    worst = villages[0]
    name = area_name(view, worst.area, areas_of(view.reader))
    if worst.needed is None:
        return view.say(
            "Chưa giao chỉ tiêu cho {villages} thôn", n=len(villages), villages=len(villages)
        )
    if len(villages) == 1:
        return f"{name}: {verdict(view, worst).chip}, {to_go(view, worst)}"
    if not worst.missing:
        return view.say("Cả {villages} thôn đã đạt", n=len(villages), villages=len(villages))
    furthest = f"{name} {to_go(view, worst)}"
    if worst.probability is not None:
        furthest += f", {marked(view, worst)}"
    return view.say(
        "{done}/{villages} thôn đã đạt; xa nhất: {furthest}",
        n=len(villages),
        done=sum(one.verdict == "reached" for one in villages),
        furthest=furthest,
        villages=len(villages),
    )


def sum_words(view: View, told: tuple[Forecast, ...]) -> str:
    villages = [one for one in told if one.area != "commune"]
    if len(villages) == len(told):
        return ""
    return view.say(
        "Cộng {villages} thôn: {having}/{among} người, đúng bằng toàn xã; dự báo của xã cũng là "
        "tổng của các thôn.",
        having=sum(one.having for one in villages),
        among=sum(one.among for one in villages),
        villages=len(villages),
    )


def villages_table(view: View, told: tuple[Forecast, ...]) -> Table:
    areas, paces = areas_of(view.reader), pace_of(view, told)
    p10, p50, p90 = (view.say("Đạt sớm (1/10)"), view.say("Giữa"), view.say("Muộn (9/10)"))
    return Table(
        view.columns(
            "Thôn",
            under("whole", "Đã có", "Trong số"),
            Column(missing_name(view, told), "whole"),
            under("decimal", "Người/tháng, 3 tháng qua"),
            *(Column(one, "written") for one in (p10, p50, p90)),
            under("written", "Khả năng đạt", "Giữ được ở hạn"),
            under("verdict", "Kết luận"),
        ),
        tuple(
            (
                *(area_name(view, one.area, areas), one.having, one.among),
                *(one.missing if one.needed is not None else None, paces[one.area]),
                *dates(view, one),
                *(likely(one, view.language), chance(one.keeps, view.language)),
                verdict(view, one).chip,
            )
            for one in told
        ),
    )


def missing_name(view: View, told: tuple[Forecast, ...]) -> str:
    """Why the commune's own shortfall is not the sum of its villages', where it is not: those
    above lend to it, or each village counts its part of a person as one."""
    villages = [one for one in told if one.area != "commune"]
    whole = next((one.missing for one in told if one.area == "commune"), None)
    if whole is None or sum(one.missing for one in villages) == whole:
        return view.say("Còn thiếu", context="column")
    if any(one.needed is not None and one.having > one.needed for one in villages):
        return view.say("Còn thiếu (xã: đã bù)")
    return view.say("Còn thiếu (xã: tính chung)")


def pace_of(view: View, told: tuple[Forecast, ...]) -> dict[str, float | None]:
    """Holders gained a month over three months, leavers taken off; None in a younger history."""
    past = past_of(view.reader, told[0].indicator, told[0].month)
    if len(past.months) <= QUARTER:
        return dict.fromkeys((one.area for one in told), None)
    return {area: (held[-1] - held[-1 - QUARTER]) / QUARTER for area, held in past.having.items()}
