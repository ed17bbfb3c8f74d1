"""The scorecard of a synthetic population: a row a measure, and every date behind it."""

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.evidence import (
    VERDICTS,
    Measured,
    distance,
    in_row,
    judged,
    limit,
    scaled,
    unit_name,
)
from analytics.form.panel import Column, Panel, Table
from analytics.form.view import View
from analytics.meaning.answer import Evidence

NAMED = 3  # checks named in the title before it says "and so many more"


def scorecard_panel(view: View, found: tuple[Measured, ...]) -> Panel:
    years = sorted({year for one in found for year in one.januaries})
    last = max(one.now.day for one in found)
    return Panel(
        "scorecard",
        scorecard_title(view, found),
        view.say(
            f"Độ lệch giữa dân cư giả lập và bảng tham chiếu, toàn xã, ngày {number.day(last)} "
            "và mỗi ngày 1/1 (■: năm đó chưa đạt; mức được lệch có thể khác theo năm)",
            f"How far the synthetic commune is from its references on {number.day(last)} and on "
            "each 1 January (■: not met that year; what is allowed may differ by year)",
        ),
        Table(
            (
                Column(view.say("So điều gì", "What is compared")),
                Column(view.say("Kết quả", "Result"), "verdict"),
                Column(view.say("Độ lệch", "Distance"), "written"),
                Column(view.say("Được lệch", "Allowed"), "written"),
                Column(
                    view.say("Ngày 1/1: ", "1 January: ") + " · ".join(str(year) for year in years)
                ),
                Column(view.say("Nghĩa là", "That is")),
            ),
            tuple(
                (
                    one.now.label.in_(view.language),
                    VERDICTS[one.verdict].in_(view.language),
                    distance(one.now, view.language),
                    limit(one.now, view.language),
                    januaries(view, one, years),
                    one.now.note.in_(view.language),
                )
                for one in found
            ),
        ),
        more=(view.say("Xem mọi ngày", "See every date"), every_date(view, found)),
    )


def scorecard_title(view: View, found: tuple[Measured, ...]) -> str:
    met, among = judged(found)
    missed = [f"“{one.now.label.in_(view.language)}”" for one in found if one.verdict == "missed"]
    wavered = sum(one.verdict == "wavered" for one in found)
    names, rest = ", ".join(missed[:NAMED]), len(missed) - NAMED
    if rest > 0:
        names += view.say(f" và {rest} phép khác", f" and {rest} more")
    parts = (
        view.say(
            f"{met}/{among} phép kiểm đạt ở mọi ngày",
            f"{met} of {counted(among, 'check', 'en')} met on every date",
        ),
        view.say(f"{len(missed)} chưa đạt: {names}", f"{len(missed)} not met: {names}")
        if missed
        else "",
        view.say(f"{wavered} có năm chưa đạt", f"{wavered} not in every year") if wavered else "",
    )
    return "; ".join(filter(None, parts))


def januaries(view: View, check: Measured, years: list[int]) -> str:
    """The values in the order of the column's years."""
    own = check.januaries
    return in_row(map(own.get, years), view.language) if own else number.ABSENT


def every_date(view: View, found: tuple[Measured, ...]) -> Table:
    def result(one: Evidence) -> str:
        verdict = {None: "told", True: "met", False: "missed"}[one.met]
        return VERDICTS[verdict].in_(view.language)

    return Table(
        (
            Column(view.say("So điều gì", "What is compared")),
            Column(view.say("Ngày", "Date")),
            Column(view.say("Kết quả", "Result"), "verdict"),
            Column(view.say("Độ lệch", "Distance"), "precise"),
            Column(view.say("Được lệch", "Allowed"), "precise"),
            Column(view.say("Đơn vị", "Unit")),
            Column(view.say("Nghĩa là", "That is")),
        ),
        tuple(
            (
                one.label.in_(view.language),
                number.day(one.day),
                result(one),
                scaled(one, one.value),
                scaled(one, one.bar),
                unit_name(one, view.language),
                one.note.in_(view.language),
            )
            for check in found
            for one in check.days
        ),
    )
