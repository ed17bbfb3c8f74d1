"""Phiếu giao chỉ tiêu: what each village would need, and how likely it is to get there."""

from dataclasses import dataclass

from analytics.document import Column, Derived, Panel, Table, View, alike, number, under
from analytics.form.choices import COMMUNE, places
from analytics.form.forecast_words import chance
from analytics.form.phrase import people
from analytics.form.what_if.asked import Trial
from analytics.form.what_if.least import wanted_words
from analytics.form.what_if.words import effort_words
from analytics.meaning.forecast.least import LEVELS, fair_sheet
from analytics.meaning.forecast.manner import MONTHS
from analytics.meaning.forecast.outlook import Position
from analytics.meaning.forecast.reach import needed_of


@dataclass(frozen=True)
class Line:
    """A village: persons needed and the probability at each level, and the level proposed."""

    area: str
    having: int
    among: int
    needed: dict[float, int]  # more than today
    odds: dict[float, float]
    proposed: float | None


def lines(told: Trial) -> tuple[Line, ...]:
    """Every village the reader may see and, for the commune's readers, the commune."""
    scenario, areas = told.scenario, tuple(places(told.view))
    ordered = tuple(sorted(areas, key=lambda area: area == "commune"))  # the sum comes last
    sheet = fair_sheet(scenario.trial, ordered, scenario.by, effort=scenario.effort)
    return tuple(line(told, area, dict(sheet[area])) for area in ordered)


def line(told: Trial, area: str, odds: dict[float, float]) -> Line:
    now = Position.of(told.scenario.state, None, area)
    needed = {level: max(int(needed_of(now.among, level)) - now.having, 0) for level in LEVELS}
    sure = {level: 1.0 if not needed[level] else odds[level] for level in LEVELS}
    likely = [level for level in LEVELS if sure[level] >= told.wanted]
    return Line(area, now.having, now.among, needed, sure, max(likely, default=None))


def sheet_panel(told: Trial) -> Panel:
    view, found = told.view, lines(told)
    more = view.say("người cần thêm")
    parts, asked = (more, view.say("khả năng")), (view.say("mức"), more)
    return Panel(
        "what-if-sheet",
        sheet_title(told, found),
        sheet_words(told),
        Table(
            view.columns(
                "Thôn",
                under("whole", "Đã có", "Trong số"),
                *(Column(view.goal(level), parts=parts) for level in LEVELS),
                Column(view.say("Đề nghị giao"), parts=asked),
            ),
            table_rows(view, found),
        ),
        width=2,
        derived=levels_given(found),
        how=sheet_how(told, found),
    )


def sheet_words(told: Trial) -> str:
    return told.view.say(
        "Người cần thêm từ hôm nay và khả năng đạt trước ngày {told}, {effort}.",
        told=day(told),
        effort=effort_words(told),
    )


def sheet_how(told: Trial, found: tuple[Line, ...]) -> str:
    said = told.view.say(
        "Đề nghị giao: mức cao nhất có khả năng ≥ {wanted}.", wanted=wanted_words(told)
    )
    return f"{said} {sum_words(told.view, found)}".strip()


def table_rows(view: View, found: tuple[Line, ...]) -> tuple[tuple[object, ...], ...]:
    """Villages, their sum, and the commune by itself, which is not that sum."""
    *villages, last = (row(view, one) for one in found)
    added = sums(view, found)
    return (*villages, *((added,) if added else ()), last)


def sums(view: View, found: tuple[Line, ...]) -> tuple[object, ...]:
    """What the villages' rows add up to; nothing where there is one village."""
    villages = [one for one in found if one.area != "commune"]
    if len(villages) < 2:
        return ()
    levels = (people(view, sum(one.needed[level] for one in villages)) for level in LEVELS)
    proposed = [one.needed[one.proposed] for one in villages if one.proposed is not None]
    asked = people(view, sum(proposed))
    more = number.Several.of(view.say("thêm {asked}", asked=asked), number.ABSENT, asked)
    return (
        view.say("Cộng {count} thôn", n=len(villages), count=len(villages)),
        sum(one.having for one in villages),
        sum(one.among for one in villages),
        *(number.Several.of(one, one, number.ABSENT) for one in levels),
        more if proposed else view.say("chưa thôn nào có mức"),
    )


def sum_words(view: View, found: tuple[Line, ...]) -> str:
    """Why the commune's row is not the sum above it."""
    if not sums(view, found):
        return ""
    return view.say(
        "Toàn xã là mức riêng, không phải tổng: thôn đã vượt không giảm phần thiếu của thôn khác, "
        "và mỗi thôn có mức đề nghị của mình."
    )


def row(view: View, one: Line) -> tuple[object, ...]:
    cells = (level_words(view, one, level) for level in LEVELS)
    return name(view, one), one.having, one.among, *cells, proposal(view, one)


def name(view: View, one: Line) -> str:
    if one.area == "commune":
        own = view.say("mức riêng")
        return f"{view.say(COMMUNE)}, {own}"
    return view.say(places(view)[one.area])


def level_words(view: View, one: Line, level: float) -> str:
    """'12 người · 84%'; a level that is held already says so."""
    if not one.needed[level]:
        return view.say("đã đạt")
    whom, likely = people(view, one.needed[level]), chance(one.odds[level], view.language)
    return number.Several.of(f"{whom} · {likely}", whom, likely)


def proposal(view: View, one: Line) -> str:
    if one.proposed is None:
        return view.say("chưa mức nào đủ")
    level, more = view.goal(one.proposed), one.needed[one.proposed]
    if not more:
        held = view.say("{level}: giữ mức đã đạt", level=level)
        return number.Several.of(held, level, people(view, more))
    whom = people(view, more)
    words = view.say("{level}: thêm {whom}", level=level, whom=whom)
    return number.Several.of(words, level, whom)


def sheet_title(told: Trial, found: tuple[Line, ...]) -> str:
    """How many villages can be given which level."""
    view, villages = told.view, [one for one in found if one.area != "commune"]
    counts = {level: sum(one.proposed == level for one in villages) for level in reversed(LEVELS)}
    given = ", ".join(
        view.say("{count} thôn {goal}", count=count, goal=goal)
        for level, count in counts.items()
        if count and (goal := view.goal(level))
    )
    none = sum(one.proposed is None for one in villages)
    left = view.say("{none} thôn chưa mức nào đủ", none=none) if none else ""
    said = ", ".join(part for part in (given, left) if part)
    return view.say("Phiếu giao chỉ tiêu: ") + said


def levels_given(found: tuple[Line, ...]) -> tuple[Derived, ...]:
    """The villages of each level, and those of none; the rows are in the order of the lines."""
    villages = [one for one in found if one.area != "commune"]
    same: dict[float | None, list[int]] = {one.proposed: [] for one in villages}
    for place, one in enumerate(villages):
        same[one.proposed].append(place)
    return tuple(map(alike, same.values()))


def day(told: Trial) -> str:
    """The deadline itself, or the end of the horizon where that has passed or lies further."""
    goal = told.scenario.target
    return number.day(goal.due if 0 < told.scenario.standing.left <= MONTHS else told.scenario.by)
