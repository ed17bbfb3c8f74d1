"""Vì sao: why a share rose or fell between two months, in two sentences, a chart and a table.

Whatever is read here is in hundredths of a point and adds up as printed: the last share less the
first is the sum of the parts. The exact fractions are in `meaning.bridge`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any

from analytics.form import number
from analytics.form.cause import cause_name, cause_words
from analytics.form.panel import Column, Panel, Table
from analytics.form.phrase import area_name, people
from analytics.form.theme import HUES
from analytics.form.view import View
from analytics.form.waterfall import WATERFALL
from analytics.meaning.answer import Figure
from analytics.meaning.ask import months_of
from analytics.meaning.bridge import Bridge, Bridges, bridges, share_of
from analytics.words.month import shifted
from analytics.words.text import Text

BARS = 8  # more causes than these are drawn with the smallest as one, "Khác"; the table keeps all
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # between ticks, in hundredths

METHOD = Text(
    "Mỗi biến động được xét bằng đúng định nghĩa của chỉ tiêu, trước và sau biến động. Điểm % chia "
    "theo trung bình Shapley của hai thứ tự (tử số đổi trước, mẫu số đổi trước) nên cộng lại bằng "
    "đúng mức thay đổi. Chỉ tách theo địa bàn: lọc theo tuổi sẽ biến sinh nhật thành lý do.",
    "Each move is judged by the indicator's own definition, before and after it. Points are split "
    "by the Shapley average of two orders (numerator first, denominator first), so they add up to "
    "the change. By area only: an age filter would turn birthdays into reasons.",
)


@dataclass(frozen=True)
class Row:
    """One part as read: points in whole hundredths."""

    name: str
    words: str
    persons: int
    numerator: int
    denominator: int
    points: int


def why_row(view: View, key: str) -> tuple[tuple[Panel, ...], ...]:
    """Against the month before; no row in the first month or under a filter it cannot follow."""
    where = view.where
    first = view.month == months_of(view.reader)[0]
    if first or where.sexes or where.age_bands or len(where.areas) > 1:
        return ()
    area = where.areas[0] if where.areas else ""
    return ((why_panel(view, key, since=shifted(view.month, -1), area=area),),)


def why_panel(view: View, key: str, *, since: date, area: str = "") -> Panel:
    """Two sentences, waterfall and table of one area; every village behind `more`.

    Told forward in time, whichever month is the later. Filters by sex and age do not apply.
    """
    told = told_bridges(view, key, since=since)
    bridge = told.one(area or view.total)
    drawn = bars(view, bridge)
    return Panel(
        f"{key}-why",
        why_title(view, bridge),
        " ".join(why_sentences(view, bridge)),
        parts_table(view, bridge),
        WATERFALL if drawn else "",
        drawn,
        (("hue", HUES[bridge.indicator.subject]), *frame(drawn)) if drawn else (),
        height=34 * len(drawn) + 40 if drawn else 300,
        width=2,
        more=(view.say("Xem từng thôn", "See every village"), villages_table(view, told))
        if len(told.bridges) > 1
        else None,
    )


def told_bridges(view: View, key: str, *, since: date) -> Bridges:
    first, last = min(since, view.month), max(since, view.month)
    return bridges(view.reader, key, first=first, last=last, areas=view.where.areas)


def why_title(view: View, bridge: Bridge) -> str:
    """The change, with the cause that did most of it."""
    name, change, rows = (
        bridge.indicator.name.in_(view.language),
        change_of(bridge),
        told(view, bridge),
    )
    if change is None:
        return view.say(f"{name}: chưa so được", f"{name}: nothing to compare")
    if not change or not rows:
        return f"{name}: {_moved(view, bridge)}"
    main = max(rows, key=lambda one: one.points if change > 0 else -one.points)
    return f"{name} {_moved(view, bridge)}: {main.words}"


def why_sentences(view: View, bridge: Bridge) -> tuple[str, str]:
    """What changed; then the causes that pulled most up and most down."""
    return what_changed(view, bridge), most_and_least(view, bridge)


def what_changed(view: View, bridge: Bridge) -> str:
    then, now = (number.month_name(one.month, view.language) for one in (bridge.first, bridge.last))
    if change_of(bridge) is None:
        group = bridge.indicator.population.name
        return view.say(
            f"Từ {then} đến {now} không so được tỷ lệ: có tháng không có ai là {group.vi}.",
            f"From {then} to {now} no share can be compared: one month has no {group.en}.",
        )
    ends = " → ".join(percent(view, hundredths(one)) for one in (bridge.first, bridge.last))
    having, among = (_counted(view, change) for change in (bridge.numerator, bridge.denominator))
    return view.say(
        f"Từ {then} đến {now} tỷ lệ {_moved(view, bridge)} ({ends}): "
        f"tử số {having}, mẫu số {among}{_against(view, bridge)}.",
        f"From {then} to {now} the share {_moved(view, bridge)} ({ends}): "
        f"the numerator {having}, the denominator {among}{_against(view, bridge)}.",
    )


def most_and_least(view: View, bridge: Bridge) -> str:
    rows = told(view, bridge)
    if not rows:
        return view.say("Không ai đổi trạng thái.", "Nobody changed state.")
    if bridge.points is None:
        most = max(rows, key=lambda one: one.persons).words
        return view.say(f"Nhiều nhất: {most}.", f"Most of it: {most}.")
    up, down = max(rows, key=lambda one: one.points), min(rows, key=lambda one: one.points)
    rose = _with_points(view, up) if up.points > 0 else view.say("không có", "nothing")
    fell = _with_points(view, down) if down.points < 0 else view.say("không có", "nothing")
    return view.say(
        f"Kéo lên nhiều nhất: {rose}; kéo xuống nhiều nhất: {fell}.",
        f"Pulled up most: {rose}; pulled down most: {fell}.",
    )


def _moved(view: View, bridge: Bridge) -> str:
    """The verb with its points. A change too small to print is not called none."""
    change = change_of(bridge) or 0
    if not change:
        if bridge.points:
            return view.say("gần như không đổi", "hardly changed")
        return view.say("không đổi", "did not change")
    size = number.decimal(abs(change) / 100, view.language, places=2)
    if change > 0:
        return view.say(f"tăng {size} điểm %", f"rose by {size} points")
    return view.say(f"giảm {size} điểm %", f"fell by {size} points")


def _counted(view: View, change: int) -> str:
    if not change:
        return view.say("không đổi", "did not change")
    who = people(view, abs(change))
    if change > 0:
        return view.say(f"tăng {who}", f"rose by {who}")
    return view.say(f"giảm {who}", f"fell by {who}")


def _against(view: View, bridge: Bridge) -> str:
    """Said where the share went against its numerator: the denominator did it."""
    change = change_of(bridge) or 0
    if change > 0 > bridge.numerator:
        return view.say(
            "; tỷ lệ vẫn tăng vì mẫu số giảm nhiều hơn",
            "; the share rose because the denominator shrank more",
        )
    if change < 0 < bridge.numerator:
        return view.say(
            "; tỷ lệ vẫn giảm vì mẫu số tăng nhanh hơn",
            "; the share fell because the denominator grew faster",
        )
    return ""


def _with_points(view: View, row: Row) -> str:
    size = signed(view, row.points)
    return view.say(f"{row.words} ({size} điểm %)", f"{row.words} ({size} points)")


def told(view: View, bridge: Bridge) -> list[Row]:
    """Every part in words, in precedence; the points add up to the change as printed."""
    key, exact = bridge.indicator.key, [100 * (part.points or 0) for part in bridge.parts]
    return [
        Row(
            cause_name(view, key, part),
            cause_words(view, key, part),
            part.persons,
            part.numerator,
            part.denominator,
            points,
        )
        for part, points in zip(bridge.parts, adding_up(exact, change_of(bridge)), strict=True)
    ]


def adding_up(exact: Sequence[Fraction | int], total: int | None) -> list[int]:
    """Each to the nearest whole, then those furthest off by one more, until they make the total."""
    shown = [floor(one + Fraction(1, 2)) for one in exact]
    left = 0 if total is None else total - sum(shown)
    step = 1 if left > 0 else -1
    while left and shown:
        worst = max(range(len(shown)), key=lambda place: step * (exact[place] - shown[place]))
        shown[worst] += step
        left -= step
    return shown


def hundredths(figure: Figure) -> int | None:
    """The share in hundredths of a point; never rounded up onto its target or onto 100 %."""
    share = share_of(figure)
    if share is None:
        return None
    exact, shown = 100 * share, floor(100 * share + Fraction(1, 2))
    limits = [10000] + ([100 * Fraction(figure.target.value)] if figure.target else [])
    return floor(exact) if any(exact < limit <= shown for limit in limits) else shown


def change_of(bridge: Bridge) -> int | None:
    """In hundredths: the difference of the two shares as they are printed."""
    then, now = hundredths(bridge.first), hundredths(bridge.last)
    return None if then is None or now is None else now - then


def percent(view: View, points: int | None) -> str:
    if points is None:
        return number.ABSENT
    return number.decimal(points / 100, view.language, places=2) + "%"


def signed(view: View, points: int) -> str:
    sign = "+" if points > 0 else ""
    return sign + number.decimal(points / 100, view.language, places=2)


def bars(view: View, bridge: Bridge) -> tuple[dict[str, Any], ...]:
    """The two shares and, between them, each cause from where the one before it ended."""
    then, now = hundredths(bridge.first), hundredths(bridge.last)
    if then is None or now is None:
        return ()
    months = [number.month_name(one.month, view.language) for one in (bridge.first, bridge.last)]
    made = [_bar(months[0], then, then, percent(view, then), kind="share")]
    at = then
    for row in at_most(view, told(view, bridge), BARS):
        label = f"{signed(view, row.points)} · {people(view, row.persons)}"
        kind = "gain" if row.points >= 0 else "loss"
        made.append(_bar(row.name, at, at + row.points, label, kind=kind))
        at += row.points
    made.append(_bar(months[1], now, now, percent(view, now), kind="share"))
    names = [*(one["name"] for one in made[1:]), None]
    return tuple(one | {"next": after} for one, after in zip(made, names, strict=True))


def _bar(name: str, begin: int, end: int, label: str, *, kind: str) -> dict[str, Any]:
    return {"name": name, "from": begin / 100, "to": end / 100, "label": label, "kind": kind}


def at_most(view: View, rows: list[Row], most: int) -> list[Row]:
    """The largest causes in their order, the small ones as one; on screen only."""
    if len(rows) <= most:
        return rows
    kept = sorted(rows, key=lambda one: -abs(one.points))[: most - 1]
    small = [row for row in rows if row not in kept]
    name = view.say(f"Khác ({len(small)} lý do)", f"Other ({len(small)} causes)")
    return [row for row in rows if row in kept] + [
        Row(
            name,
            name,
            sum(row.persons for row in small),
            sum(row.numerator for row in small),
            sum(row.denominator for row in small),
            sum(row.points for row in small),
        )
    ]


def frame(drawn: Sequence[dict[str, Any]]) -> tuple[tuple[str, Any], ...]:
    """Room for the longest name, and an axis that begins and ends on a tick."""
    ends = [round(100 * one[end]) for one in drawn for end in ("from", "to")]
    step = next((one for one in STEPS if (max(ends) - min(ends)) <= 4 * one), STEPS[-1])
    low, high = step * floor(min(ends) / step), step * ceil(max(ends) / step)
    if low == high:
        low, high = low - step, high + step
    longest = max(len(one["name"]) for one in drawn)
    return (
        ("low", low / 100),
        ("high", high / 100),
        ("ticks", tuple(at / 100 for at in range(low, high + 1, step))),
        ("extent", min(180, 12 + 13 * longest // 2)),
    )


def parts_table(view: View, bridge: Bridge) -> Table:
    """Three columns that add up: the first month, every cause, the last month."""
    first, last = (
        (
            number.month_name(one.month, view.language),
            None,
            int(one.having or 0),
            one.among,
            None if (share := hundredths(one)) is None else share / 100,
        )
        for one in (bridge.first, bridge.last)
    )
    known = bridge.points is not None
    return Table(
        (
            Column(view.say("Lý do", "Cause")),
            Column(view.say("Số người", "People"), "whole"),
            Column(view.say("Tử số", "Numerator"), "whole"),
            Column(view.say("Mẫu số", "Denominator"), "whole"),
            Column(view.say("% và điểm %", "% and points"), "precise"),
        ),
        (
            first,
            *(
                (
                    row.name,
                    row.persons,
                    row.numerator,
                    row.denominator,
                    row.points / 100 if known else None,
                )
                for row in told(view, bridge)
            ),
            last,
        ),
    )


def villages_table(view: View, bridges: Bridges) -> Table:
    """Every village with its change and the two causes that pulled most."""
    return Table(
        (
            Column(view.say("Thôn", "Village")),
            Column(view.say("Tử số", "Numerator"), "whole"),
            Column(view.say("Mẫu số", "Denominator"), "whole"),
            Column(view.say("Điểm %", "Points"), "precise"),
            Column(view.say("Vì sao", "Why")),
        ),
        tuple(
            (
                area_name(view, bridge.area, bridges.areas),
                bridge.numerator,
                bridge.denominator,
                None if (change := change_of(bridge)) is None else change / 100,
                most_and_least(view, bridge),
            )
            for bridge in bridges.bridges
        ),
    )
