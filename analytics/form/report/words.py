"""The grammar of a report: how much is slight, how much is strong, how a change is said, and the
villages that did most or lag."""

from dataclasses import dataclass

from analytics.document import View, number
from analytics.document.fact import Fact, bound, claim, fixed
from analytics.document.number import named
from analytics.document.sentence import joined, told
from analytics.form.bridge.words import change_of
from analytics.form.ranking import by_missing
from analytics.form.report.forms import ACTIVE, PRESENT
from analytics.form.report.source import first_month
from analytics.form.report.teller import Teller
from analytics.meaning.bridge import Bridge
from analytics.meaning.fair.deeds import Deeds
from analytics.meaning.fair.improved import Gains, judged
from analytics.meaning.indicator import Indicator
from analytics.words.month import shifted
from analytics.words.text import Text


@dataclass(frozen=True)
class Scale:
    """A change below `slight` is slight, from `strong` on strong. Chosen, not law [A]."""

    slight: float
    strong: float


POINTS = Scale(1.0, 3.0)  # percentage points in a month
STOCK = Scale(0.5, 2.0)  # per cent of a stock in a month
FLOW = Scale(10.0, 50.0)  # per cent of last month's events

ROSE = (Text("tăng nhẹ"), Text("tăng"), Text("tăng mạnh"))
FELL = (Text("giảm nhẹ"), Text("giảm"), Text("giảm mạnh"))
SAME = Text("không đổi")
HARDLY = Text("gần như không đổi")
NO_MONTH_BEFORE = Text("Không có tháng liền trước trong bản số liệu nên chưa so sánh được.")
NAMED = 3  # villages named in a sentence
LACKING = {ACTIVE: Text("chưa kích hoạt định danh"), PRESENT: Text("chưa có thẻ còn hạn")}


def verb(size: float, scale: Scale) -> Text:
    """The verb of a change whose sign is that of `size`; nought did not change."""
    if not size:
        return SAME
    step = (abs(size) >= scale.slight) + (abs(size) >= scale.strong)
    return (ROSE if size > 0 else FELL)[step]


def share_moved(teller: Teller, bridge: Bridge) -> str:
    """'tăng nhẹ 0,78 điểm %': the difference of the two shares as printed."""
    view, change = teller.view, change_of(bridge)
    if change is None:
        return view.say("không so được")
    if not change:
        return (HARDLY if bridge.points else SAME).in_(view.language)
    words = number.decimal(abs(change) / 100, view.language, places=2)
    told_claim = claim(bridge.indicator.key, bridge.area, teller.month, "change in points")
    size = bound(told_claim, words)
    how = verb(change / 100, POINTS).in_(view.language)
    return told(view, "{how} {size} điểm %", how=how, size=size)


def count_moved(
    teller: Teller,
    indicator: Indicator,
    now: float | None,
    then: float | None,
    *,
    scale: Scale,
    noun: str,
) -> str:
    """'giảm 12 người', with the verb of its size; a rise from nobody has no measure of its own."""
    view = teller.view
    if now is None or then is None:
        return view.say("không so được")
    change = now - then
    if not change:
        return SAME.in_(view.language)
    how = verb(100 * change / then, scale) if then else ROSE[1]
    size = teller.whole(indicator, "commune", "change", abs(change))
    return told(
        view,
        "{how} {size} {unit}",
        how=how.in_(view.language),
        size=size,
        unit=named(abs(change), noun, view.language),
    )


def most_improved(teller: Teller) -> str:
    """Who did most in a month, by the rule of the page: beyond chance, never by people leaving."""
    view = teller.view
    if first_month(view):
        return ""
    key = ACTIVE if teller.eid_begun else PRESENT
    last = Gains(key, shifted(teller.month, -1), teller.month)
    found = judged(last, teller.source.deeds(key), {})
    best = [one.deeds for one in found.best]
    if not best:
        return unpraised(view, found)
    return told(
        view,
        "Tiến bộ nhất tháng: {names}, {done} trong {could} người {lacking} đã làm ({rate}).",
        names=joined([teller.area(one.area) for one in best], ", "),
        lacking=LACKING[key].in_(view.language),
        **_did(teller, key, best),
    )


def unpraised(view: View, found: Gains) -> str:
    if found.judged:
        return view.say("Trong tháng không thôn nào tiến vượt mức dao động.")
    return view.say("Mỗi thôn còn quá ít người chưa có để so mức tiến trong tháng.")


def _did(teller: Teller, indicator: Indicator, best: list[Deeds]) -> dict[str, Fact]:
    """Their persons together, and the share: of equals it is that of each."""
    language, area = teller.view.language, "+".join(one.area for one in best)
    done, could = (sum(getattr(one, part) for one in best) for part in ("done", "could"))
    rate = number.percent(100 * done / could, language)
    share = bound(claim(indicator, area, teller.month, "done share"), rate)
    counts = {"done": done, "could": could}
    facts = {what: teller.whole(indicator, area, what, count) for what, count in counts.items()}
    return facts | {"rate": share}


def lagging(teller: Teller, indicator: Indicator) -> list[str]:
    """Villages short of their target, most people missing first."""
    found = [teller.figure(indicator, area) for area in teller.areas]
    return [one.area for one in by_missing(tuple(found)) if one.missing]


def names(teller: Teller, areas: list[str]) -> str:
    return joined([teller.area(area) for area in areas[:NAMED]], ", ")


def called(teller: Teller, indicator: Indicator) -> Fact:
    words = indicator.name.in_(teller.view.language)
    return fixed(
        words[:1].lower() + words[1:] if words[1:2].islower() else words, f"{indicator.key} | name"
    )
