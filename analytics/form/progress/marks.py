"""What the progress chart draws, lines, fan and points by month, and the words beside them."""

from typing import Any

from analytics.document import View
from analytics.form.forecast_words import marked
from analytics.form.progress.road import Span, Way, now_and_due
from analytics.form.verdict.said import verdict
from analytics.words.month import months_between, shifted

Mark = dict[str, Any]
ABOVE, BELOW = -14, 16  # px from a point to its words
CROWDED = 0.2  # share of the axis around today where its own words stand
FAR = 0.85  # share of the axis beyond which words stand on the left of their point
LOW = 0.3  # share of the height above the foot where nothing is written under the fan
LOWER = 0.4  # the same of the point whose words stand under it
TIGHT = 0.2  # share of the height that words of two lines need between them
NEAR = 0.3  # share of the axis that the words of a point take on its left
CLEAR = 0.4  # share of the axis that words on its left need on a phone


def marks(way: Way, span: Span) -> tuple[Mark, ...]:
    """`kind` says which layer draws it; `t` counts month-ends from the first one drawn."""
    lines = observed, futures, required, deadline, today, interval, following
    return tuple(mark for drawn in lines for mark in drawn(way, span))


def point(kind: str, t: float, y: float | None = None, **more: Any) -> Mark:
    return {"kind": kind, "t": t} | ({} if y is None else {"y": y}) | more


def observed(way: Way, span: Span) -> list[Mark]:
    return [
        point("way", span.at(month), having)
        for month, having in zip(way.months, way.having, strict=True)
        if month >= span.first
    ]


def futures(way: Way, span: Span) -> list[Mark]:
    """The fan opens at today's standing, which is known."""
    now = span.at(way.found.month)
    fan = [one for one in way.found.fan if one.month <= span.last]
    if not fan:
        return []
    held = way.found.having
    return [
        *(point("fan", now, held, to=held), point("middle", now, held)),
        *(point("fan", span.at(one.month), one.p10, to=one.p90) for one in fan),
        *(point("middle", span.at(one.month), one.p50) for one in fan),
    ]


def required(way: Way, span: Span) -> list[Mark]:
    """The road up to the deadline, and the target's level, which moves with the population."""
    if way.road is None:
        return []
    shown = months_between(span.first, span.last)
    road = [month for month in shown if way.road.start <= month <= way.road.end]
    need = [month for month in shown if month in way.road.needed]
    return [
        *(point("road", span.at(month), way.road.at(month)) for month in road),
        *(point("need", span.at(month), way.road.needed[month]) for month in need),
    ]


def deadline(way: Way, span: Span) -> list[Mark]:
    due = way.found.target.due if way.found.target else None
    return [point("due", span.at(due))] if due and span.first <= due <= span.last else []


def interval(way: Way, span: Span) -> list[Mark]:
    """The interval of the date on the date axis, with a dot for its middle."""
    begin, end = ends(way, span)
    first, middle, _ = way.found.reach
    made = [point("when", begin, to=end)] if first and begin < end else []
    return made + ([point("day", span.at(middle))] if middle and middle >= span.first else [])


def following(way: Way, span: Span) -> list[Mark]:
    """The target that comes next: its road from today, its need and its deadline, and the interval
    of its date on a line of its own."""
    after = way.after
    if after is None or after.road is None or after.found.target is None:
        return []
    road, due = after.road, span.at(after.found.target.due)
    shown = months_between(road.start, min(road.end, span.last))
    made = [point("later", span.at(month), road.at(month)) for month in shown]
    if due <= span.length:
        made += [point("due_next", due), point("asked", span.at(road.end), road.needed[road.end])]
    begin, end = ends(after, span)
    first, middle, _ = after.found.reach
    if first and begin < end:
        made.append(point("next", begin, to=end))
    if middle and middle <= span.last:
        made.append(point("middle_day", span.at(middle)))
    return made


def ends(way: Way, span: Span) -> tuple[float, float]:
    """Of the interval; what lies beyond 36 months ends with the axis."""
    first, _, last = way.found.reach
    begin, end = (span.at(one) if one else span.length for one in (first, last))
    return min(begin, span.length), min(end, span.length)


def today(way: Way, span: Span) -> list[Mark]:
    """Today's standing, what it should be, and the gap between the two."""
    now, held = span.at(way.found.month), way.found.having
    if way.asked is None or not way.behind or way.found.verdict == "reached":
        return [point("now", now, held)]
    return [
        point("gap", now, held, to=way.asked),
        point("now", now, held),
        point("asked", now, way.asked),
    ]


def labels(view: View, way: Way, span: Span) -> tuple[Mark, ...]:
    said_by = today_words, target_words, due_words, date_words, fan_words, road_words, next_words
    return tuple(mark for words in said_by for mark in words(view, way, span))


def said(
    kind: str, t: float, words: str, y: float | None = None, *, room: str = "",
    align: str = "left", dx: int = 0, dy: int = 0,
) -> Mark:  # fmt: skip
    """`room`: "wide" or "slim" where the words are for such a plot alone."""
    return point(kind, t, y, words=words, align=align, dx=dx, dy=dy, room=room)


def today_words(view: View, way: Way, span: Span) -> list[Mark]:
    """How many have it, how many should, in persons.

    A way rises from the lower left: what is above is named on its left, what is below on its right.
    """
    now, held = span.at(way.found.month), way.found.having
    above, below = Mark(align="right", dx=-8), Mark(align="left", dx=8, dy=BELOW)
    ahead = way.asked is not None and way.behind < 0
    if not ahead and dated_below(way, span):
        below |= {"align": "right", "dx": -8}
    here = above | {"dy": ABOVE} if ahead else below
    stood = said("words", now, view.say("có {count}", count=held), held, **here)
    if way.asked is None or not way.behind or way.found.verdict == "reached":
        return [stood]
    words = gap_words(view, way)
    if ahead:
        return [stood, said("words", now, words, way.asked, **below)]
    left, right = above | {"dy": 2 * ABOVE}, Mark(dx=8, dy=2 * ABOVE)
    if now > CLEAR * span.length:
        return [stood, said("words", now, words, way.asked, **left)]
    return [
        *(stood, said("words", now, words, way.asked, room="wide", **left)),
        said("words", now, words, way.asked, room="slim", **right),
    ]


def dated_below(way: Way, span: Span) -> bool:
    """Whether the words of the date begin close under today's point."""
    begin, now = ends(way, span)[0], span.at(way.found.month)
    low, high = heights(way, span)
    near = way.found.probability is not None and begin - now < NEAR * span.length
    return near and way.found.having < low + LOWER * (high - low)


def heights(way: Way, span: Span) -> tuple[float, float]:
    """The lowest that was seen and the highest that is to be expected."""
    fan = [one.p90 for one in way.found.fan if one.month <= span.last]
    seen = [one for month, one in zip(way.months, way.having, strict=True) if month >= span.first]
    return min(seen), max(*seen, *fan, way.asked or 0)


def gap_words(view: View, way: Way) -> str:
    """What should be by today, or what the target needs once it is due; and the gap to it."""
    asked, gap = (view.whole(one) for one in (way.asked, abs(way.behind)))
    due = level_words(view, way) if late(way) else view.say("lẽ ra {asked}", asked=asked)
    short, more = view.say("thiếu {gap}", gap=gap), view.say("hơn {gap}", gap=gap)
    return f"{due}\n{short if way.behind > 0 else more}"


def target_words(view: View, way: Way, span: Span) -> list[Mark]:
    """The level's name at its right end; today's words give it where it is due already."""
    if way.road is None or (late(way) and way.behind):
        return []
    end = way.found.fan[-1].month if way.found.fan else span.last
    last = min(span.last, end, max(way.road.needed))
    crowded = way.behind < 0 or span.at(way.found.month) <= CLEAR * span.length
    return [said("words", span.length, level_words(view, way), way.road.needed[last],
                 room="wide" if crowded else "", align="right", dx=-2,
                 dy=BELOW if over(way, span) else ABOVE + 4)]  # fmt: skip


def level_words(view: View, way: Way) -> str:
    found = way.found
    if found.target is None or found.needed is None:
        return ""
    goal, both = view.goal(found.target.value), now_and_due(way)
    if both is not None and both[0] != both[1]:
        now, then = (view.whole(one) for one in both)
        return view.say(
            "mức {goal}: {now} nay, khoảng {then} vào hạn", goal=goal, now=now, then=then
        )
    return view.say("mức {goal}: {asked}", goal=goal, asked=found.needed)


def late(way: Way) -> bool:
    return way.road is not None and way.found.month >= way.road.end


def over(way: Way, span: Span) -> bool:
    """Whether even the low end of the fan ends above the level."""
    fan = [one for one in way.found.fan if one.month <= span.last]
    return bool(fan and way.road and fan[-1].p10 >= way.road.needed[fan[-1].month])


def due_words(view: View, way: Way, span: Span) -> list[Mark]:
    """The deadline over its rule; one out of sight is named at the edge it lies beyond."""
    if way.found.target is None:
        return []
    due = way.found.target.due
    words = view.say("hạn {due}", due=due)
    if due < span.first:
        return [said("top", 0, f"← {words}", dx=2)]
    if due > span.last:
        return [said("top", span.length, f"{words} →", align="right", dx=-2)]
    if 2 * span.at(due) > span.length:
        return [said("top", span.at(due), words, align="right", dx=-6)]
    return [said("top", span.at(due), words, dx=6)]


def date_words(view: View, way: Way, span: Span) -> list[Mark]:
    """Over the interval: centred on a single month, else from where it begins, or at the edge."""
    found, (begin, end) = way.found, ends(way, span)
    if found.probability is None:
        return []
    words = marked(view, found) if found.reach[2] else f"{marked(view, found)} ▸"
    if begin < 0:
        return [said("foot", 0, f"← {words}")]
    if begin == end and 2 <= begin < span.length - 2:
        return [beside_due(way, span, begin, words)]
    edge = said("foot", span.length, words, align="right", room="slim")
    if 2 * begin > span.length:
        return [edge | {"room": ""}]
    return [said("foot", begin, words, room="wide"), edge]


def beside_due(way: Way, span: Span, month: float, words: str) -> Mark:
    """Centred on its month, but never across the rule of a deadline close by."""
    due = span.at(way.found.target.due) if way.found.target else month + span.length
    if abs(due - month) > CROWDED * span.length:
        return said("foot", month, words, align="center")
    if 2 * month > span.length:
        return said("foot", min(month, due), words, align="right", dx=-8)
    return said("foot", max(month, due), words, dx=8)


def fan_words(view: View, way: Way, span: Span) -> list[Mark]:
    fan = [one for one in way.found.fan if one.month <= span.last]
    if not fan or 2 * len(fan) < span.length:
        return []
    words = view.say("8 trong 10 khả năng")
    foot, _ = heights(way, span)
    low = fan[-1].p10 < foot + LOW * (fan[-1].p90 - foot)  # where the date has its words
    edge, away = (fan[-1].p90, ABOVE) if low or over(way, span) else (fan[-1].p10, BELOW)
    level = way.road.needed.get(fan[-1].month) if way.road else None
    if level is not None and abs(edge - level) < TIGHT * (max(level, edge) - foot):
        return []  # the name of the level stands there; "Cách đọc" says what the fan is
    return [said("words", span.at(fan[-1].month), words, edge, align="right",
                 dx=-4, dy=away, room="wide")]  # fmt: skip


def road_words(view: View, way: Way, span: Span) -> list[Mark]:
    """The road's name at a third or two thirds of what is seen of it, away from today's words."""
    if way.road is None:
        return []
    begin, end = max(way.road.start, span.first), min(way.road.end, span.last)
    whole, now = len(months_between(begin, end)) - 1, span.at(way.found.month)
    places = (shifted(begin, whole * third // 3) for third in (1, 2))
    free = (one for one in places if abs(span.at(one) - now) >= CROWDED * span.length)
    month = next(free, None)
    if month is None or begin >= end or span.at(month) < CROWDED * span.length:
        return []
    asked, stood = way.road.at(month), dict(zip(way.months, way.having, strict=True)).get(month)
    words = view.say("tiến độ yêu cầu")
    if stood is None or (asked or 0) >= stood:
        return [said("words", span.at(month), words, asked, align="right", dx=-4, dy=ABOVE + 2,
                     room="wide")]  # fmt: skip
    return [said("words", span.at(month), words, asked, dx=4, dy=BELOW, room="wide")]


def next_words(view: View, way: Way, span: Span) -> list[Mark]:
    """The next deadline over its rule, its need at the ring, its verdict before its interval."""
    after = way.after
    if after is None or after.road is None or after.found.target is None:
        return []
    target, due = after.found.target, span.at(after.found.target.due)
    begin, goal = ends(after, span)[0], view.goal(target.value)
    made = [
        said("beside", begin, next_verdict(view, after), room="wide", align="right", dx=-10),
        said("beside", begin, goal, room="slim", align="right", dx=-10),
    ]
    if due <= span.length:
        there = Mark(align="right", dx=-6) if due > FAR * span.length else Mark(dx=6)
        made.append(said("top", due, view.say("hạn {due}", due=target.due), room="wide", **there))
        needed = after.road.needed[after.road.end]
        words = view.say("mức {goal}: {asked}", goal=goal, asked=needed)
        beside = Mark(align="right", dx=-10, dy=ABOVE)
        if due - span.at(way.found.month) < NEAR * span.length:
            beside = Mark(dx=10, dy=BELOW)  # on its left stand today's words
        made.append(said("words", due, words, needed, room="wide", **beside))
    return made


def next_verdict(view: View, after: Way) -> str:
    """'90%: khó kịp, giữa 10/2026'."""
    found, first = after.found, verdict(view, after.found).first
    goal = view.goal(found.target.value) if found.target else ""
    middle = found.reach[1] if found.verdict != "reached" else None
    dated = view.say("giữa {month}", month=view.month_name(middle)) if middle else ""
    return f"{goal}: {', '.join(filter(None, (first[:1].lower() + first[1:], dated)))}"
