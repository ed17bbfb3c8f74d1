"""A share in sentences: level, target, change, both denominators, who is left, why, what next."""

from analytics.document.fact import bound, claim
from analytics.document.sentence import Sentence, told
from analytics.form.bridge.words import most_and_least
from analytics.form.bridge.words import told as told_rows
from analytics.form.forecast_words import chance_words, remarks
from analytics.form.report.source import WHOLE
from analytics.form.report.teller import ADULT, Teller
from analytics.form.report.words import NO_MONTH_BEFORE, STOCK, count_moved, share_moved
from analytics.form.verdict.said import verdict
from analytics.form.what_if.words import span_words
from analytics.meaning.catalogue import ID_NUMBER_NOTIFIED
from analytics.meaning.forecast.outlook import Forecast
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

UNTOLD = Text("chưa có số liệu")


def level(teller: Teller, indicator: Indicator) -> str:
    """'đạt 98,1% (3.152/3.214)' of whom, and how it stands to its target."""
    view, figure = teller.view, teller.figure(indicator)
    if figure.value is None:
        return UNTOLD.in_(view.language)
    return told(
        view,
        "đạt {value} ({having}/{among}) số người từ đủ {adult} tuổi có mặt{target}",
        value=teller.value(indicator),
        having=teller.having(indicator),
        among=teller.among(indicator),
        adult=ADULT,
        target=against(teller, indicator),
    )


def against(teller: Teller, indicator: Indicator) -> str:
    """What follows a share: its target, or that none was set."""
    view, figure, goal = teller.view, teller.figure(indicator), teller.goal(indicator)
    if goal is None or figure.target is None:
        return told(view, Text("; chưa giao chỉ tiêu", context="report"))
    due = teller.day(figure.target.due, claim(indicator, WHOLE, teller.month, "due"))
    if figure.reached:
        return told(view, ", đạt chỉ tiêu {goal} (hạn {due})", goal=goal, due=due)
    return told(
        view,
        ", so với chỉ tiêu {goal} (hạn {due}) còn thiếu {missing} người",
        goal=goal,
        due=due,
        missing=teller.missing(indicator),
    )


def movement(teller: Teller, indicator: Indicator) -> str:
    """Against the month before, share and people."""
    view, bridge = teller.view, teller.source.bridge(indicator)
    if bridge is None:
        return NO_MONTH_BEFORE.in_(view.language)
    people = count_moved(
        teller, indicator, bridge.last.having, bridge.first.having, scale=STOCK, noun="person"
    )
    return told(
        view,
        "So với tháng trước, tỷ lệ {share}, số người {people}.",
        share=share_moved(teller, bridge),
        people=people,
    )


def registered_too(teller: Teller, indicator: Indicator) -> str:
    """The other denominator, always beside the first."""
    return told(
        teller.view,
        "Tính trên người thường trú từ đủ {adult} tuổi, kể cả người đang vắng: {value} "
        "({having}/{among}).",
        adult=ADULT,
        value=teller.value(indicator),
        having=teller.having(indicator),
        among=teller.among(indicator),
    )


def left(teller: Teller, registered: Indicator, present: Indicator, lacking: Text) -> str:
    """'còn … trường hợp, trong đó … đi làm ăn xa', as the handbook says it."""
    view, all_left = teller.view, teller.lacking(registered)
    what = lacking.in_(view.language)
    if all_left.amount is None:
        return told(view, "Số người {what}: {untold}.", what=what, untold=UNTOLD.in_(view.language))
    if not all_left.amount:
        return told(view, "Không còn trường hợp {what}.", what=what)
    return told(
        view,
        "Còn {all} trường hợp {what}, trong đó {away} đang vắng (đi làm ăn xa, đi học, ở nước "
        "ngoài), {home} có mặt.",
        what=what,
        all=all_left,
        away=teller.away(registered, present),
        home=teller.lacking(present),
    )


def why(teller: Teller, indicator: Indicator) -> str:
    """What pulled most up and most down in the month: the bridge in a sentence."""
    bridge = teller.source.bridge(indicator)
    if bridge is None:
        return ""
    words = most_and_least(teller.view, bridge)
    return bound(claim(indicator, WHOLE, teller.month, "bridge"), words)


def pulled_down(teller: Teller, indicator: Indicator) -> str:
    """The one cause that pulled most down in the month; silent where none did."""
    bridge = teller.source.bridge(indicator)
    rows = [] if bridge is None else told_rows(teller.view, bridge)
    worst = min(rows, key=lambda one: one.points, default=None)
    if worst is None or worst.points >= 0:
        return ""
    return bound(claim(indicator, WHOLE, teller.month, "bridge, most down"), worst.words)


def outlook(teller: Teller, indicator: Indicator) -> str:
    """Verdict, expected date and probability; silent where there is no target."""
    found = teller.source.forecast(indicator)
    if found is None or teller.figure(indicator).target is None:
        return ""
    words = outlook_words(teller, found)
    return told(
        teller.view,
        "Đánh giá: {words}.",
        words=bound(claim(indicator, WHOLE, teller.month, "forecast"), words),
    )


def outlook_words(teller: Teller, found: Forecast) -> str:
    """The verdict in a sentence, the months in which it may be reached, how likely that is."""
    view, stands = teller.view, verdict(teller.view, found).told
    if found.probability is None:
        return f"{stands}. {remarks(view, found)}".rstrip(". ")
    if found.verdict == "reached" or found.reach[0] is None:
        return stands
    span = view.say("8/10 khả năng: ") + span_words(view, found)
    return "; ".join((stands, span, chance_words(view, found)))


def events(
    teller: Teller, indicator: Indicator, some: Text, none: Text, *, compared: str = ""
) -> str:
    """'cấp 39 thẻ', or that there was none: nobody writes of 0 cards."""
    view, fact = teller.view, teller.value(indicator)
    if fact.amount is None:
        return UNTOLD.in_(view.language)
    if fact.amount:
        return Sentence.of(told(view, some, new=fact), compared)
    return Sentence.of(none.in_(view.language), compared)


def notified(teller: Teller) -> str:
    """The ID number told: the second of the plan's two targets in numbers."""
    key = ID_NUMBER_NOTIFIED
    return told(
        teller.view,
        "Thông báo số định danh: {value} ({having}/{among}) người thường trú{target}.",
        value=teller.value(key),
        having=teller.having(key),
        among=teller.among(key),
        target=against(teller, key),
    )
