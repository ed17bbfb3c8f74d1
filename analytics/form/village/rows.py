"""The villages one below the other: share, target, people missing, the month it is expected."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor
from urllib.parse import urlencode

from analytics.document import Column, Dot, Dots, Panel, Status, Table, View, added, number, under
from analytics.document.link import AREA_KEY
from analytics.form.forecast_words import dates, likely, month_or_beyond
from analytics.form.phrase import (
    NAMED,
    lent_words,
    nobody,
    people,
    percent_of,
    small_words,
    villages,
)
from analytics.form.ranking import pace
from analytics.form.theme import RAMPS, gap_class, hue_of
from analytics.form.tiles import (
    UNJUDGED,
    everywhere,
    points,
    shades,
    tile,
    tiles_panel,
    unfiltered,
)
from analytics.form.tiles import depth_words as tile_words
from analytics.form.verdict.said import verdict
from analytics.form.village.lack import PEOPLE, Lack, asked, every, wanted
from analytics.form.village.said import goal, most_words, name_of, undone, without
from analytics.meaning.ask import areas_of

STEP = 5  # points: the ends of the scale lie on such steps
TICKS, MOST = (1, 2, 5, 10, 20), 5  # points from tick to tick, and how many steps at most


def rows_panel(view: View, found: tuple[Lack, ...]) -> Panel:
    """Each row chooses its village, pressed again it lets it go."""
    short = wanted(view, found)
    return Panel(
        "villages",
        title(view, found),
        subtitle(view, found),
        table(view, found),
        drawn=dots(view, found),
        width=11,
        derived=tuple(added(one.short for one in some) for some in (short, short[:NAMED])),
    )


def title(view: View, found: tuple[Lack, ...]) -> str:
    """How many are there, and who holds most of what is missing: the rows below prove it."""
    judged, short = [one for one in found if one.judged and one.there], wanted(view, found)
    if not judged:
        return spread(view, found)
    done, aim = sum(not one.short for one in judged), goal(view, judged)
    said = view.say("{done} đã đạt {goal}", n=done, done=villages(view, done), goal=aim)
    if not done:
        said = view.say("Chưa thôn nào đạt {goal}", goal=aim)
    if not short:
        return said
    named = ", ".join(name_of(view, one) for one in short[:NAMED])
    total, those = (sum(one.short for one in some) for some in (short, short[:NAMED]))
    if total == those:
        missing = people(view, total)
        return view.say("{said}; {named} thiếu {missing}", said=said, named=named, missing=missing)
    return view.say(
        "{said}; {named} thiếu {those} trong {total}",
        said=said,
        named=named,
        those=those,
        total=people(view, total),
    )


def spread(view: View, found: Sequence[Lack]) -> str:
    """Without a target: how many have it not, and where most of them are."""
    there = sorted((one for one in found if one.left), key=lambda one: -one.left)
    if not any(one.there for one in found):
        return nobody(view).capitalize()
    if not there:
        return view.say("Không còn ai {undone}", undone=undone(view, asked(view)))
    said = without(view, sum(one.left for one in there))
    return "; ".join(filter(None, (said, most_words(view, there))))


def subtitle(view: View, found: Sequence[Lack]) -> str:
    of = view.say("% trong {whom}.", whom=asked(view).population.name)
    star = small_words(view, (one.figure for one in found))
    judged = apart_words(view) or ("" if view.where.areas else lent(view))
    return " ".join(filter(None, (of, unfiltered(view), judged, star)))


def lent(view: View) -> str:
    """Why the commune misses fewer than its villages together: those above lend to it."""
    told = every(view)
    villages, whole = told[:-1], told[-1]
    if not villages or not whole.judged or whole.short >= sum(one.short for one in villages):
        return ""
    said = lent_words(view, (one.figure for one in villages), whole.short)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def apart_words(view: View) -> str:
    if view.by_person:
        return view.say("Chỉ tiêu giao cho mọi người, không chấm riêng nhóm đang lọc.")
    return ""


def map_panel(view: View, found: Sequence[Lack]) -> Panel:
    """The same people as squares, in the order of the register."""
    ramp = RAMPS[asked(view).subject]
    placed = {one.figure.area: one for one in found}
    tiles = tuple(
        tile(view, area, placed[area].short, depth_words(view, placed[area]), depth(placed[area]))
        for area in areas_of(view.reader)
    )
    judged = any(one.judged for one in found)
    said = view.say("Ô vuông: số người còn thiếu; màu đậm: thiếu nhiều điểm %.")
    if not judged:
        said = view.say("Ô vuông: số người chưa có.")
    panel = tiles_panel(
        view,
        "villages-map",
        view.say("Chọn thôn"),
        " ".join(filter(None, (said, small_words(view, (one.figure for one in found))))),
        tiles,
        ramp=ramp,
        heads=(view.say("Số người"), view.say("Mức")),
        legend=shades(view, ramp, {one.shade for one in tiles if one.people}) if judged else (),
    )
    columns = view.columns(
        "Thôn", under("whole", "Còn thiếu (người)", "Chưa có (người)"), under("percent", "%")
    )
    shares = tuple(
        (name, one.short if one.judged else None, one.left, number.share(one.figure))
        for name, one in ((name, placed[area]) for area, name in areas_of(view.reader).items())
    )
    return replace(panel, table=Table(columns, shares), place="under")


def depth(one: Lack) -> int:
    """Points missing; of whom no target is set for, one middle shade."""
    return gap_class(points(one.figure) or 0) if one.judged else UNJUDGED


def depth_words(view: View, one: Lack) -> str:
    if one.judged:
        return tile_words(view, one.figure)
    return percent_of(view, one.figure)


def table(view: View, found: Sequence[Lack]) -> Table:
    ends = (view.say("Đạt sớm (1/10)"), view.say("Giữa"), view.say("Muộn (9/10)"))
    return Table(
        view.columns(
            "Thôn",
            under("whole", "Đã có", "Trong số"),
            under("percent", "%", "Chỉ tiêu %"),
            under("whole", "Còn thiếu (người)", "Chưa có (người)"),
            under("verdict", "Kết luận"),
            *(Column(one, "written") for one in ends),
            under("written", "Khả năng đạt"),
            under("decimal", "Người/tháng, 3 tháng qua"),
        ),
        tuple(row(view, one) for one in found),
    )


def row(view: View, one: Lack) -> tuple[object, ...]:
    figure, told = one.figure, one.told
    aim = figure.target.value if figure.target and one.judged else None
    return (
        *(name_of(view, one), figure.having, figure.among, number.share(figure), aim),
        *(one.short if one.judged else None, one.left),
        verdict(view, told or figure).chip,
        *(dates(view, told) if told else (None,) * 3),
        likely(told, view.language) if told else None,
        pace(everywhere(view), figure),
    )


def dots(view: View, found: Sequence[Lack]) -> Dots:
    least = view.chosen(PEOPLE)
    shares = [one.figure.value for one in found if one.figure.value is not None]
    aims = {one.figure.target.value for one in found if one.figure.target and one.judged}
    low, high = ends(shares + list(aims))
    return Dots(
        tuple(dot(view, one, pale=one.short < least) for one in found),
        low,
        high,
        tuple((at, view.goal(at)) for at in ticks(low, high)),
        hue_of(asked(view)),
        (aim, view.say("chỉ tiêu {goal}", goal=view.goal(aim))) if (aim := only(aims)) else None,
        (view.say("người"), view.say("tháng đạt (giữa)") if aims else ""),
    )


def only(aims: set[float]) -> float | None:
    return next(iter(aims)) if len(aims) == 1 else None


def ends(values: Sequence[float]) -> tuple[float, float]:
    """Room below the lowest and above the highest, on whole steps, within 0 and 100."""
    low = floor((min(values, default=0) - 2) / STEP) * STEP
    high = ceil((max(values, default=100) + 2) / STEP) * STEP
    return max(0, low), min(100, high)


def ticks(low: float, high: float) -> list[float]:
    step = next(one for one in TICKS if high - low <= MOST * one)
    return [float(at) for at in range(ceil(low / step) * step, floor(high) + 1, step)]


def dot(view: View, one: Lack, *, pale: bool) -> Dot:
    figure, chosen_one = one.figure, view.where.areas == (one.figure.area,)
    own = view.reader.role == "village"  # nothing else to choose
    to = "" if own else urlencode({AREA_KEY: "" if chosen_one else figure.area})
    status, said, when = standing(view, one)
    return Dot(
        name_of(view, one),
        figure.value,
        percent_of(view, figure),
        figure.target.value if figure.target and one.judged else None,
        said,
        when,
        status,
        to,
        figure.area in view.where.areas,
        pale and not (one.judged and not one.short),
    )


def standing(view: View, one: Lack) -> tuple[Status, str, str]:
    """What is missing and the month expected; or since when it is there."""
    if not one.there:
        return "none", nobody(view), ""
    if not one.judged:
        return "none", people(view, one.left), ""
    if not one.short:
        stands = verdict(view, one.told or one.figure)
        return stands.status, stands.chip, stands.second
    missing = view.say("còn {people}", people=people(view, one.short))
    if one.told is None or one.told.probability is None:
        return "none", missing, ""
    return "none", missing, month_or_beyond(view, one.told.reach[1])
