"""The progress chart of one target in one area, with its sentences and its table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from analytics.document import Column, Panel, Table, View, under
from analytics.document.link import link
from analytics.form.forecast_words import (
    chance,
    chance_words,
    marked,
    remarks,
    to_go,
    with_and_without,
)
from analytics.form.phrase import area_name, people
from analytics.form.progress.chart import HIGHER, PROGRESS, STRIP
from analytics.form.progress.marks import labels, marks
from analytics.form.progress.road import Road, Way, chances, drawn, now_and_due, way_of
from analytics.form.theme import hue_of
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import areas_of
from analytics.meaning.forecast.outlook import Forecast, without_campaign

LEVELS = ("way", "fan", "road", "need", "gap", "later")  # marks that the frame must hold


def progress_panel(view: View, found: Forecast) -> Panel:
    way = way_of(view.reader, found)
    span = drawn(way)
    subject = found.indicator
    rows, said = marks(way, span), labels(view, way, span)
    foot = STRIP + HIGHER * any(one["kind"] == "beside" for one in said)
    line, *others = [one for one in sentences(view, way) if one] or [""]
    return Panel(
        "progress",
        progress_title(view, found),
        line,
        months_table(view, way),
        PROGRESS,
        (*rows, *said),
        (
            ("hue", hue_of(subject)),
            ("high", frame(rows, foot)),
            ("foot", foot),
            *span.options(view),
        ),
        height=360,
        how=" ".join(others),
        link=(
            view.say("Nếu thêm buổi lưu động thì sao?"),
            link(view, "lich-luu-dong", chi_tieu=subject.key, xem=found.area),
        ),
    )


def frame(rows: tuple[dict[str, Any], ...], foot: int = STRIP) -> tuple[float, float]:
    """Room above for the deadline's words and below for the interval of the date."""
    levels = [
        one[end] for one in rows for end in ("y", "to") if one["kind"] in LEVELS and end in one
    ]
    low = min(levels)
    reach = max(max(levels) - low, 10)
    return low - (0.32 if foot == STRIP else 0.5) * reach, low + 1.32 * reach


def months_table(view: View, way: Way) -> Table:
    """Every month drawn from: what was, what was asked; then the futures and their chance."""
    rows = (*past_rows(view, way), *future_rows(view, way))
    columns = view.columns(
        "Tháng",
        under("whole", "Đã có", "Tiến độ yêu cầu", "Phải có theo chỉ tiêu", "Thấp (1/10)"),
        under("whole", "Giữa", "Cao (9/10)", "Trong số"),
        under("written", "Khả năng đã đạt"),
    )
    if way.after is None or way.after.road is None or way.after.found.target is None:
        return Table(columns, rows)
    goal = view.goal(way.after.found.target.value)
    more = Column(view.say("Tiến độ tới {goal} sau đó", goal=goal), "whole")
    asked_then = (way.after.road.at(month) for month in shown_months(way))
    return Table(
        (*columns, more), tuple((*one, then) for one, then in zip(rows, asked_then, strict=True))
    )


def shown_months(way: Way) -> Iterator[date]:
    yield from (month for month in way.months if month >= drawn(way).first)
    yield from (one.month for one in way.found.fan)


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
    return view.month_name(month)


def place(view: View, found: Forecast) -> str:
    return area_name(view, found.area, areas_of(view.reader))


def progress_title(view: View, found: Forecast) -> str:
    """The date with its doubt and how likely it is; the verdict stands under the headline."""
    stands = verdict(view, found)
    if found.verdict == "reached":
        return f"{place(view, found)} {stands.line}, {to_go(view, found)}"
    if found.probability is None:
        return view.say(
            "{told}: mới có {having}/{among} người",
            n=found.among,
            told=f"{place(view, found)} {stands.chip}",
            having=found.having,
            among=found.among,
        )
    return f"{place(view, found)}: {marked(view, found)}, {chance_words(view, found)}"


def sentences(view: View, way: Way) -> tuple[str, ...]:
    """First who is missing or why nothing is told ahead; then how the drawing is to be read."""
    told = remarks(view, way.found)
    return (
        "" if way.found.fan else told,
        gap_words(view, way),
        target_words(view, way.found),
        document_words(view, way.found),
        told if way.found.fan else "",
        campaign_words(view, way.found),
        road_words(view, way),
        fan_words(view, way.found),
        coming_words(view, way),
    )


def target_words(view: View, found: Forecast) -> str:
    if found.target is None:
        return ""
    goal = view.goal(found.target.value)
    return view.say("Chỉ tiêu {goal}, hạn {due}.", goal=goal, due=found.target.due)


def document_words(view: View, found: Forecast) -> str:
    document = view.say(found.target.document) if found.target else ""
    return view.say("Căn cứ: {document}.", document=document) if document else ""


def gap_words(view: View, way: Way) -> str:
    """The vertical distance in persons: the gap to the road, or to the target once it is due."""
    if way.asked is None or way.road is None or way.found.verdict == "reached":
        return ""
    asked, gap = people(view, way.asked), people(view, abs(way.behind))
    if way.found.month >= way.road.end:
        return view.say("Phải có {asked}, thiếu {gap}.", asked=asked, gap=gap)
    if not way.behind:
        stand = view.say("vừa đúng tiến độ")
    elif way.behind > 0:
        stand = view.say("thiếu {gap}", gap=gap)
    else:
        stand = view.say("đang hơn {gap}", gap=gap)
    return view.say("Hôm nay lẽ ra phải có {asked}, {stand}.", asked=asked, stand=stand)


def road_words(view: View, way: Way) -> str:
    """How the required path is drawn, once, so that nobody need guess."""
    road = way.road
    if road is None:
        return ""
    drawn = view.say(
        "Nét đứt là tiến độ yêu cầu: đi thẳng từ {begin} ({start}, {why}) tới {asked} phải có "
        "({end}).",
        begin=people(view, road.begin),
        start=road.start,
        why=view.say("lúc được giao") if road.first else view.say("lúc chỉ tiêu trước đến hạn"),
        asked=people(view, road.needed[road.end]),
        end=road.end,
    )
    return " ".join(filter(None, (drawn, needed_words(view, way))))


def needed_words(view: View, way: Way) -> str:
    """The same target asks for other numbers today and when it falls due: the population moves."""
    both = now_and_due(way)
    if both is None or both[0] == both[1]:
        return ""
    now, then = people(view, both[0]), view.whole(both[1])
    return view.say("Cần {now} theo số hiện nay, khoảng {then} vào hạn.", now=now, then=then)


def fan_words(view: View, found: Forecast) -> str:
    if not found.fan:
        return ""
    return view.say("Dải mờ: 8 trong 10 khả năng; chấm: giữa.")


def coming_words(view: View, way: Way) -> str:
    """The target that comes next, which the paler bar is of."""
    if way.after is None or way.after.found.target is None:
        return ""
    found, target = way.after.found, way.after.found.target
    return view.say(
        "Tiếp theo {goal}, hạn {due}: {told}; thanh nhạt là khoảng tháng đạt, {when}.",
        goal=view.goal(target.value),
        due=target.due,
        told=verdict(view, found).told,
        when=marked(view, found),
    )


def campaign_words(view: View, found: Forecast) -> str:
    told = next((one for one in found.remarks if one.key == "campaign"), None)
    if told is None:
        return ""
    others = without_campaign(view.reader, found.indicator, found.month)
    plain = next((one for one in others if one.area == found.area), None)
    return with_and_without(view, plain, told)
