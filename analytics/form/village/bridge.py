"""Why the share of a village moved this month: who did it, who came, went or came of age."""

from itertools import groupby

from analytics.document import Panel, Said, View
from analytics.form.bridge.panel import parts_table
from analytics.form.bridge.words import DID, change_of, signed, told
from analytics.form.phrase import people
from analytics.form.village.lack import Lack
from analytics.form.village.said import name_of
from analytics.meaning.ask import months_of
from analytics.meaning.bridge import Bridge, Part, bridges
from analytics.words.month import shifted
from analytics.words.text import Text
from analytics.words.vocabulary import Cause

Told = tuple[int, str]  # persons, for the order, and the words
ROSE = Text("Vì sao tháng này {name} lên: {ends}")
FELL = Text("Vì sao tháng này {name} xuống: {ends}")
STOOD = Text("Tháng này tỷ lệ {name} không đổi: {ends}")
DONE = Text("Làm được: {those}.")
HOLDING, LACKING = Text("đã có"), Text("chưa có")
REST = Text("Còn lại: {those}.")
DEEDS = {
    *(Cause.ISSUED, Cause.RENEWED, Cause.SUBMITTED, Cause.APPROVED),
    *(Cause.ACTIVATED, Cause.NOTIFIED),
}


def why_panels(view: View, one: Lack) -> tuple[Panel, ...]:
    """What the last month did to the share; a bridge knows no sex and no age."""
    before = shifted(view.month, -1)
    if view.by_person or before not in months_of(view.reader) or not one.there:
        return ()
    whole = bridges(view.reader, one.figure.indicator, first=before, last=view.month)
    bridge = whole.one(one.figure.area)
    return (
        Panel(
            "village-why",
            why_title(view, bridge, name_of(view, one)),
            "",
            parts_table(view, bridge),
            drawn=Said((" ".join(why_words(view, bridge)),)),
            place="inside",
        ),
    )


def why_title(view: View, bridge: Bridge, name: str) -> str:
    change = change_of(bridge)
    ends = " → ".join(
        f"{view.whole(each.having)}/{view.whole(each.among)}"
        for each in (bridge.first, bridge.last)
    )
    if change is None:
        return view.say("Tháng này {name} chưa so được: {ends}", name=name, ends=ends)
    words = ROSE if change > 0 else FELL if change < 0 else STOOD
    return view.say(words, name=name, ends=ends)


def why_words(view: View, bridge: Bridge) -> list[str]:
    """What was done first, then who came, went, aged or lost it; most people first. The parts as
    printed add up to the change."""
    done: list[Told] = []
    rest: list[Told] = []
    parts = zip(bridge.parts, told(view, bridge), strict=True)
    for cause, alike in groupby(parts, key=lambda each: each[0].cause):
        both = list(alike)
        own = [part for part, _ in both]
        said = cause_words(view, own, sum(step.points for _, step in both))
        (done if cause in DEEDS else rest).append((sum(one.persons for one in own), said))
    found = [
        view.say(words, those="; ".join(said for _, said in sorted(some, key=lambda one: -one[0])))
        for words, some in ((DONE, done), (REST, rest))
        if some
    ]
    change = change_of(bridge)
    if not found:
        return [view.say("Không ai đổi trạng thái.")]
    if change is None:
        return found
    return [*found, view.say("Cộng: {change} điểm %.", change=signed(view, change))]


def cause_words(view: View, parts: list[Part], points: int) -> str:
    """'9 người đi vắng, 5 chưa có (+0,74)': of those who came or went, how many lacked it."""
    count = sum(part.persons for part in parts)
    said = f"{people(view, count)} {view.say(DID[parts[0].cause])}"
    lacked = sum(part.persons for part in parts if part.having is False)
    if any(part.having is not None for part in parts):
        held = view.say("{lacked} chưa có", lacked=lacked) if lacked < count else view.say(LACKING)
        said += f", {held}" if lacked else f", {view.say(HOLDING)}"
    return f"{said} ({signed(view, points)})"
