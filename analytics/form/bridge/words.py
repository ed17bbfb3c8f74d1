"""Vì sao, in words: each cause, the parts as read, the change in a title and two sentences.

Whatever is read here is in hundredths of a point and adds up as printed: the last share less the
first is the sum of the parts. The exact fractions are in `meaning.bridge`.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import NamedTuple

from analytics.document import View, number
from analytics.form.phrase import people, stayed
from analytics.meaning.answer import Figure
from analytics.meaning.bridge import AGED, BRIDGE_CAUSES, UNTOLD, Bridge, Part, share_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
    EID_APPROVED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.indicator import Indicator
from analytics.meaning.plan.sums import adding_up
from analytics.words.text import Text
from analytics.words.vocabulary import Cause


class Held(NamedTuple):
    """Those a share counts and those it does not, after a verb."""

    having: Text
    lacking: Text


CARD = Held(Text("khi đã có thẻ còn hạn"), Text("mà chưa có thẻ còn hạn"))
ACTIVE = Held(Text("khi đã kích hoạt định danh"), Text("mà chưa kích hoạt định danh"))
HELD = {
    CARD_COVERAGE_REGISTERED: CARD,
    CARD_COVERAGE_PRESENT: CARD,
    EID_SUBMITTED: Held(Text("khi đã nộp hồ sơ định danh"), Text("mà chưa nộp hồ sơ định danh")),
    EID_APPROVED: Held(Text("khi đã được duyệt định danh"), Text("mà chưa được duyệt định danh")),
    EID_ACTIVATED: ACTIVE,
    EID_ACTIVATED_REGISTERED: ACTIVE,
    ID_NUMBER_NOTIFIED: Held(
        Text("khi đã được thông báo số định danh"), Text("mà chưa được thông báo số định danh")
    ),
}
OF_SHARE = Held(Text("(có tính)"), Text("(không tính)"))
SHORT = Held(Text("đã có"), Text("chưa có"))
SHORT_OF_SHARE = Held(Text("có tính"), Text("không tính"))

DID: dict[str, Text] = {
    Cause.DIED: Text("qua đời"),
    Cause.MOVED_OUT: Text("chuyển đi"),
    Cause.OPENED: Text("có từ đầu sổ"),
    Cause.BORN: Text("mới sinh"),
    Cause.MOVED_IN: Text("chuyển đến"),
    Cause.LEFT: Text("đi vắng", context="cause"),
    Cause.RETURNED: Text("trở về"),
    Cause.TURNED_14: Text("đủ 14 tuổi"),
    Cause.ISSUED: Text("được cấp thẻ lần đầu"),
    Cause.RENEWED: Text("được cấp đổi, cấp lại thẻ"),
    Cause.SUBMITTED: Text("nộp hồ sơ định danh"),
    Cause.APPROVED: Text("được duyệt định danh"),
    Cause.ACTIVATED: Text("kích hoạt định danh"),
    Cause.NOTIFIED: Text("được thông báo số định danh"),
    Cause.DUE: Text("có thẻ sắp hết hạn"),
    Cause.EXPIRED: Text("có thẻ hết hạn"),
    Cause.REJECTED: Text("bị từ chối hồ sơ"),
    AGED: Text("thêm tuổi qua mốc"),
    UNTOLD: Text("không tách được lý do"),
}


def cause_name(view: View, indicator: Indicator, part: Part) -> str:
    """The cause and, of those who came or went, which of the two: 'Đủ 14 tuổi (chưa có)'."""
    name = view.say(BRIDGE_CAUSES[part.cause])
    held = _of(SHORT if indicator in HELD else SHORT_OF_SHARE, part)
    return f"{name} ({view.say(held)})" if held else name


def cause_words(view: View, indicator: Indicator, part: Part) -> str:
    """Who did what, and in which state: true of the moment it happened."""
    held, did = _of(HELD.get(indicator, OF_SHARE), part), view.say(DID[part.cause])
    if held:
        return f"{people(view, part.persons)} {did} {view.say(held)}"
    return f"{stayed(view, indicator, part.persons)} {did}"


def _of(held: Held, part: Part) -> Text | None:
    return None if part.having is None else held.having if part.having else held.lacking


@dataclass(frozen=True)
class Step:
    """One part as read: points in whole hundredths."""

    name: str
    words: str
    persons: int
    numerator: int
    denominator: int
    points: int

    @property
    def cells(self) -> tuple[str, int, int, int]:
        return self.name, self.persons, self.numerator, self.denominator


def told(view: View, bridge: Bridge) -> list[Step]:
    """Every part in words, in precedence; the points add up to the change as printed."""
    indicator, exact = bridge.indicator, [100 * (part.points or 0) for part in bridge.parts]
    return [
        Step(
            cause_name(view, indicator, part),
            cause_words(view, indicator, part),
            part.persons,
            part.numerator,
            part.denominator,
            points,
        )
        for part, points in zip(bridge.parts, adding_up(exact, change_of(bridge)), strict=True)
    ]


def hundredths(figure: Figure) -> int | None:
    """The share in hundredths of a point; never rounded up onto its target or onto 100 %."""
    share = share_of(figure)
    if share is None:
        return None
    exact, shown = 100 * share, floor(100 * share + Fraction(1, 2))
    limits = [10000] + ([100 * Fraction(figure.target.value)] if figure.target else [])
    return floor(exact) if any(exact < limit <= shown for limit in limits) else shown


def change_of(bridge: Bridge) -> int | None:
    return change(bridge.first, bridge.last)


def change(first: Figure, last: Figure) -> int | None:
    """What a share gained or lost, in hundredths: the difference of the two as they are printed.

    The only change of a share that is published; that at the same ages is said beside it as such.
    """
    then, now = hundredths(first), hundredths(last)
    return None if then is None or now is None else now - then


def percent(view: View, points: int | None) -> str:
    if points is None:
        return number.ABSENT
    return number.decimal(points / 100, view.language, places=2) + "%"


def signed(view: View, points: int) -> str:
    return number.change(points, view.language)


def why_title(view: View, bridge: Bridge, *, named: bool = True) -> str:
    """The change, with the cause that did most of it; `named`: of which indicator."""
    name, change, rows = (view.say(bridge.indicator.name), change_of(bridge), told(view, bridge))
    if change is None:
        return view.say("{name}: chưa so được", name=name)
    if not change or not rows:
        return f"{name}: {_moved(view, bridge)}"
    main = max(rows, key=lambda one: one.points if change > 0 else -one.points)
    moved = _moved(view, bridge)
    said = f"{name} {moved}" if named else f"{moved[:1].upper()}{moved[1:]}"
    return f"{said}: {main.words}"


def why_sentences(view: View, bridge: Bridge) -> tuple[str, str]:
    """What changed; then the causes that pulled most up and most down."""
    return what_changed(view, bridge), most_and_least(view, bridge)


def what_changed(view: View, bridge: Bridge) -> str:
    then, now = (view.month_name(one.month) for one in (bridge.first, bridge.last))
    if change_of(bridge) is None:
        return view.say(
            "Từ {then} đến {now} không so được tỷ lệ: có tháng không có ai là {group}.",
            then=then,
            now=now,
            group=bridge.indicator.population.name,
        )
    return view.say(
        "Từ {then} đến {now} tỷ lệ {moved} ({ends}): tử số {having}, mẫu số {among}{against}.",
        then=then,
        now=now,
        moved=_moved(view, bridge),
        ends=" → ".join(percent(view, hundredths(one)) for one in (bridge.first, bridge.last)),
        having=_counted(view, bridge.numerator),
        among=_counted(view, bridge.denominator),
        against=_against(view, bridge),
    )


def most_and_least(view: View, bridge: Bridge) -> str:
    rows = told(view, bridge)
    if not rows:
        return view.say("Không ai đổi trạng thái.")
    if bridge.points is None:
        return view.say("Nhiều nhất: {most}.", most=max(rows, key=lambda one: one.persons).words)
    up, down = max(rows, key=lambda one: one.points), min(rows, key=lambda one: one.points)
    rose = _with_points(view, up) if up.points > 0 else view.say("không có", context="nothing")
    fell = _with_points(view, down) if down.points < 0 else view.say("không có", context="nothing")
    return view.say(
        "Kéo lên nhiều nhất: {rose}; kéo xuống nhiều nhất: {fell}.", rose=rose, fell=fell
    )


def _moved(view: View, bridge: Bridge) -> str:
    """The verb with its points. A change too small to print is not called none."""
    change = change_of(bridge) or 0
    if not change:
        if bridge.points:
            return view.say("gần như không đổi")
        return view.say("không đổi")
    size = number.decimal(abs(change) / 100, view.language, places=2)
    if change > 0:
        return view.say("tăng {size} điểm %", size=size)
    return view.say("giảm {size} điểm %", size=size)


def _counted(view: View, change: int) -> str:
    if not change:
        return view.say("không đổi")
    who = people(view, abs(change))
    if change > 0:
        return view.say("tăng {who}", who=who)
    return view.say("giảm {who}", who=who)


def _against(view: View, bridge: Bridge) -> str:
    """Said where the share went against its numerator: the denominator did it."""
    change = change_of(bridge) or 0
    if change > 0 > bridge.numerator:
        return view.say("; tỷ lệ vẫn tăng vì mẫu số giảm nhiều hơn")
    if change < 0 < bridge.numerator:
        return view.say("; tỷ lệ vẫn giảm vì mẫu số tăng nhanh hơn")
    return ""


def _with_points(view: View, row: Step) -> str:
    return view.say("{words} ({size} điểm %)", words=row.words, size=signed(view, row.points))
