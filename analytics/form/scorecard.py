"""The scorecard of a synthetic population: a row a measure, and every date behind it."""

from analytics.document import Column, Panel, Table, View, number
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
from analytics.meaning.answer import Evidence

NAMED = 3  # checks named in the title before it says "and so many more"


def scorecard_panel(view: View, found: tuple[Measured, ...]) -> Panel:
    years = sorted({year for one in found for year in one.januaries})
    last = max(one.now.day for one in found)
    return Panel(
        "scorecard",
        scorecard_title(view, found),
        view.say(
            "Độ lệch giữa dân cư giả lập và bảng tham chiếu, toàn xã, ngày {last} và mỗi ngày 1/1 "
            "(■: năm đó chưa đạt; mức được lệch có thể khác theo năm)",
            last=number.day(last),
        ),
        Table(
            (
                Column(view.say("So điều gì")),
                Column(view.say("Kết quả"), "verdict"),
                Column(view.say("Độ lệch"), "written"),
                Column(view.say("Được lệch"), "written"),
                Column(view.say("Ngày 1/1: ") + " · ".join(str(year) for year in years)),
                Column(view.say("Nghĩa là")),
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
        more=(view.say("Xem mọi ngày"), every_date(view, found)),
    )


def scorecard_title(view: View, found: tuple[Measured, ...]) -> str:
    met, among = judged(found)
    missed = [f"“{one.now.label.in_(view.language)}”" for one in found if one.verdict == "missed"]
    wavered = sum(one.verdict == "wavered" for one in found)
    names, rest = ", ".join(missed[:NAMED]), len(missed) - NAMED
    if rest > 0:
        names += view.say(" và {rest} phép khác", rest=rest)
    parts = (
        view.say("{met}/{among} phép kiểm đạt ở mọi ngày", n=among, met=met, among=among),
        view.say("{missed} chưa đạt: {names}", missed=len(missed), names=names) if missed else "",
        view.say("{wavered} có năm chưa đạt", wavered=wavered) if wavered else "",
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
            Column(view.say("So điều gì")),
            Column(view.say("Ngày")),
            Column(view.say("Kết quả"), "verdict"),
            Column(view.say("Độ lệch"), "precise"),
            Column(view.say("Được lệch"), "precise"),
            Column(view.say("Đơn vị")),
            Column(view.say("Nghĩa là")),
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
