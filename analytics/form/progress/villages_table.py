"""Every figure behind the dates of the villages."""

from analytics.document import Column, Table, View
from analytics.form.forecast_words import chance, dates, likely
from analytics.form.phrase import area_name
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import areas_of
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.forecast.past import past_of

QUARTER = 3  # months by which the pace is measured


def villages_table(view: View, told: tuple[Forecast, ...]) -> Table:
    areas, paces = areas_of(view.reader), pace_of(view, told)
    p10, p50, p90 = (
        view.say("Đạt sớm (1/10)"),
        view.say("Giữa"),
        view.say("Muộn (9/10)"),
    )
    return Table(
        (
            Column(view.say("Thôn")),
            Column(view.say("Đã có"), "whole"),
            Column(view.say("Trong số"), "whole"),
            Column(missing_name(view, told), "whole"),
            Column(view.say("Người/tháng, 3 tháng qua"), "decimal"),
            *(Column(one, "written") for one in (p10, p50, p90)),
            Column(view.say("Khả năng đạt"), "written"),
            Column(view.say("Giữ được ở hạn"), "written"),
            Column(view.say("Kết luận"), "verdict"),
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
