"""What scenes say alike: a target, its deed, what the presenter adds."""

from analytics.document import View
from analytics.form.gap import UNDONE
from analytics.form.glance import share_card
from analytics.form.stage.tiles import FEW
from analytics.form.verdict.said import verdict
from analytics.meaning.answer import EVERYBODY
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CARD_COVERAGE_REGISTERED,
    EID_ACTIVATED,
    EID_APPROVED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

# What a target asks for: after "đạt 85%", and as its name.
DEEDS = {
    EID_SUBMITTED: Text("thu nhận định danh"),
    EID_APPROVED: Text("phê duyệt định danh"),
    EID_ACTIVATED: Text("kích hoạt định danh", context="deed"),
    CARD_COVERAGE_PRESENT: Text("có thẻ còn hạn"),
    CARD_COVERAGE_REGISTERED: Text("có thẻ còn hạn"),
    ID_NUMBER_NOTIFIED: Text("báo số định danh"),
}
NEAR, MET = Text("gần đạt"), Text("● đạt")
NEARLY = Text("Gần đạt")
SHADED = Text("màu đậm: thiếu nhiều điểm %")


def goal_of(view: View, found: Forecast) -> str:
    """'đạt 85% kích hoạt định danh'."""
    goal, said = goal_value(view, found), deed(view, found.indicator)
    return view.say("đạt {goal} {deed}", goal=goal, deed=said)


def goal_value(view: View, found: Forecast) -> str:
    return view.goal(found.target.value if found.target else EVERYBODY)


def deed(view: View, indicator: Indicator) -> str:
    return view.say(DEEDS.get(indicator, indicator.name))


def who_at(view: View, found: Forecast, count: int, where: str) -> str:
    """What follows the number of people at a place: 'người ở Thôn 9 nữa là đạt 85% …'; where the
    target is everybody, what they have not done."""
    if found.target and found.target.value == EVERYBODY and found.indicator in UNDONE:
        undone = view.say(UNDONE[found.indicator])
        return view.say("người ở {where} {undone}", n=count, where=where, undone=undone)
    goal = goal_of(view, found)
    return view.say("người ở {where} nữa là {goal}", n=count, where=where, goal=goal)


def notes_of(view: View, found: Forecast) -> tuple[str, ...]:
    """Numerator, denominator and pace; the verdict; on whose word the target stands. Of so few that
    the scene does not count them nothing is told that counts them."""
    if found.missing and found.missing < FEW:
        return ()
    card, stands = share_card(view, found.indicator), verdict(view, found)
    document = found.target.document.in_(view.language) if found.target else ""
    parts = "; ".join(filter(None, (card.detail, card.aim)))
    said = (
        f"{card.name}: {card.number} ({parts}).",
        f"{stands.line}." if stands.second else "",
        f"{document}." if document else "",
    )
    return tuple(filter(None, said))
