"""The grammar of a report: how much is slight, how much is strong, and how a change is said."""

from dataclasses import dataclass

from analytics.document import number
from analytics.form.bridge.words import change_of
from analytics.form.counted import named
from analytics.form.report.annex.fact import Fact, Sentence, claim, told
from analytics.form.report.annex.teller import Teller
from analytics.meaning.bridge import Bridge
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text


@dataclass(frozen=True)
class Scale:
    """A change below `slight` is slight, from `strong` on strong. Chosen, not law [A]."""

    slight: float
    strong: float


POINTS = Scale(1.0, 3.0)  # percentage points in a month
STOCK = Scale(0.5, 2.0)  # per cent of a stock in a month
FLOW = Scale(10.0, 50.0)  # per cent of last month's events

ROSE = (
    Text("tăng nhẹ"),
    Text("tăng"),
    Text("tăng mạnh"),
)
FELL = (
    Text("giảm nhẹ"),
    Text("giảm"),
    Text("giảm mạnh"),
)
SAME = Text("không đổi")
HARDLY = Text("gần như không đổi")
NO_MONTH_BEFORE = Text("Không có tháng liền trước trong bản số liệu nên chưa so sánh được.")


def verb(size: float, scale: Scale) -> Text:
    """The verb of a change whose sign is that of `size`; nought did not change."""
    if not size:
        return SAME
    step = (abs(size) >= scale.slight) + (abs(size) >= scale.strong)
    return (ROSE if size > 0 else FELL)[step]


def share_moved(teller: Teller, bridge: Bridge) -> Sentence:
    """'tăng nhẹ 0,78 điểm %': the difference of the two shares as printed."""
    view, change = teller.view, change_of(bridge)
    if change is None:
        return (view.say("không so được"),)
    if not change:
        return ((HARDLY if bridge.points else SAME).in_(view.language),)
    words = number.decimal(abs(change) / 100, view.language, places=2)
    told_claim = claim(bridge.indicator.key, bridge.area, teller.month, "change in points")
    size = Fact(told_claim, words, abs(change) / 100, "precise")
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
) -> Sentence:
    """'giảm 12 người', with the verb of its size; a rise from nobody has no measure of its own."""
    view = teller.view
    if now is None or then is None:
        return (view.say("không so được"),)
    change = now - then
    if not change:
        return (SAME.in_(view.language),)
    how = verb(100 * change / then, scale) if then else ROSE[1]
    size = teller.whole(indicator, "commune", "change", abs(change))
    return told(
        view,
        "{how} {size} {unit}",
        how=how.in_(view.language),
        size=size,
        unit=named(abs(change), noun, view.language),
    )
