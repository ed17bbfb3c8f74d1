"""The change in a title and two sentences."""

from analytics.document import View, number
from analytics.form.bridge.told import Step, change_of, hundredths, percent, signed, told
from analytics.form.phrase import people
from analytics.meaning.bridge import Bridge


def why_title(view: View, bridge: Bridge) -> str:
    """The change, with the cause that did most of it."""
    name, change, rows = (
        bridge.indicator.name.in_(view.language),
        change_of(bridge),
        told(view, bridge),
    )
    if change is None:
        return view.say("{name}: chưa so được", name=name)
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
            "Từ {then} đến {now} không so được tỷ lệ: có tháng không có ai là {group}.",
            then=then,
            now=now,
            group=group,
        )
    ends = " → ".join(percent(view, hundredths(one)) for one in (bridge.first, bridge.last))
    having, among = (_counted(view, change) for change in (bridge.numerator, bridge.denominator))
    return view.say(
        "Từ {then} đến {now} tỷ lệ {moved} ({ends}): tử số {having}, mẫu số {among}{against}.",
        then=then,
        now=now,
        moved=_moved(view, bridge),
        ends=ends,
        having=having,
        among=among,
        against=_against(view, bridge),
    )


def most_and_least(view: View, bridge: Bridge) -> str:
    rows = told(view, bridge)
    if not rows:
        return view.say("Không ai đổi trạng thái.")
    if bridge.points is None:
        most = max(rows, key=lambda one: one.persons).words
        return view.say("Nhiều nhất: {most}.", most=most)
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
    size = signed(view, row.points)
    return view.say("{words} ({size} điểm %)", words=row.words, size=size)
