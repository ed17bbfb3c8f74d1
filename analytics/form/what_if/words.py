"""What an effort brings, in words: the finding, the deadline, what is an extrapolation."""

from analytics.document import View
from analytics.document.number import counted
from analytics.form.choices import places
from analytics.form.forecast_words import (
    chance_change,
    chance_words,
    early_mark,
    month_or_beyond,
    remarks,
    to_go,
)
from analytics.form.phrase import people
from analytics.form.plan.words import assumed_words, sittings_words
from analytics.form.verdict.said import verdict
from analytics.form.what_if.asked import AREA, TURNOUT, Trial, turn_words
from analytics.meaning.ask import areas_of
from analytics.meaning.forecast.effort import WEEKS
from analytics.meaning.forecast.manner import FEWEST_MONTHS
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.indicator import Indicator
from analytics.words.text import Text

WHOLE_ONLY = Text(
    "Thử thêm buổi cần số liệu của cả xã, vì các buổi chia cho mọi thôn: đề nghị chỉ huy thử. Dưới "
    "đây là dự báo của thôn khi không thêm gì, đúng như chỉ huy đọc."
)


def own_finding(view: View, indicator: Indicator) -> str:
    """The village's forecast with nothing added."""
    [told] = forecasts(view.reader, indicator, view.month)
    [name] = areas_of(view.reader).values()
    said = view.say("không thêm gì")
    parts = (verdict(view, told).chip, chance_words(view, told), to_go(view, told))
    return f"{name}, {said}: {', '.join(filter(None, parts))}"


def place_words(view: View) -> str:
    return view.say(places(view)[str(view.chosen(AREA))])


def in_place(view: View, words: str) -> str:
    """'Thôn 9: …' where a village is looked at; a sentence of its own for the whole commune."""
    if view.chosen(AREA) == "commune":
        return words[0].upper() + words[1:]
    return f"{place_words(view)}: {words}"


def goal_words(told: Trial) -> str:
    return told.view.goal(told.scenario.target.value)


def nothing_to_assign(view: View) -> str:
    """Why no sheet of targets can be drawn up."""
    return view.say(WHOLE_ONLY) if view.reader.role == "village" else no_target(view)


def no_target(view: View) -> str:
    return view.say("Không có chỉ tiêu nào được giao nên chưa có gì để thử")


def too_young(told: Trial) -> str:
    age, language = told.scenario.state.age, told.view.language
    months, lacking = (counted(one, "month", language) for one in (age, FEWEST_MONTHS - age))
    said = told.view.say(
        "mới có {months} số liệu, cần thêm {lacking} mới thử được", months=months, lacking=lacking
    )
    return in_place(told.view, said)


def finding(told: Trial) -> str:
    """At most 18 words: the effort, the probability before and after, the date after."""
    view, now, after = told.view, told.scenario.standing, told.scenario.after
    if now.reached:
        return in_place(view, reached_words(told))
    if after.verdict == "impossible_without_absent" and not told.effort.away:
        return in_place(view, impossible_words(told))
    odds = chance_change(told.scenario.before.probability, after.probability, view.language)
    said = in_place(view, f"{effort_words(told)}: {odds_words(told, odds)}")
    return f"{said}, {date_words(view, after)}" if now.left else said


def impossible_words(told: Trial) -> str:
    return told.view.say(
        "không thể đạt {goal} chỉ bằng buổi tại thôn: {gone} đang vắng",
        goal=goal_words(told),
        gone=people(told.view, told.scenario.gone),
    )


def reached_words(told: Trial) -> str:
    now = told.scenario.standing
    parts = "/".join(told.view.whole(one) for one in (now.having, now.among))
    return told.view.say(
        "đã đạt {goal} ({parts} người), không cần thêm buổi nào", goal=goal_words(told), parts=parts
    )


def effort_words(told: Trial) -> str:
    """What is tried: the effort, and what becomes of the campaign."""
    turn = told.scenario.turn
    if turn is None:
        return lever_words(told)
    campaign = told.view.say("đợt cao điểm {said}", said=told.view.say(turn_words(told.view, turn)))
    if not told.effort.sittings and not told.effort.away:
        return campaign
    return f"{lever_words(told)}, {campaign}"


def lever_words(told: Trial) -> str:
    """'thêm 2 buổi/tuần', 'tiếp cận 5% người vắng', both in short, or nothing."""
    view, effort = told.view, told.effort
    sittings = view.whole(effort.sittings)
    away = view.goal(round(100 * effort.away))
    if effort.sittings and effort.away:
        return view.say("{sittings} buổi/tuần + {away} người vắng", sittings=sittings, away=away)
    if effort.away:
        return view.say("liên hệ {away} người vắng/tháng", away=away)
    if effort.sittings:
        return view.say("thêm {sittings} buổi/tuần", n=effort.sittings, sittings=sittings)
    return view.say("không thêm buổi nào")


def odds_words(told: Trial, odds: str) -> str:
    if told.scenario.standing.left:
        return told.view.say("khả năng kịp hạn {odds}", odds=odds)
    return told.view.say("hạn đã qua, khả năng đạt {odds}", odds=odds)


def date_words(view: View, told: Forecast) -> str:
    """'03/2027 (01/2027–07/2027)', the interval only where its ends differ."""
    middle, span = month_or_beyond(view, told.reach[1]), span_words(view, told)
    said = middle if told.reach[1] is None or span == middle else f"{middle} ({span})"
    return said + early_mark(view, told)


def span_words(view: View, told: Forecast) -> str:
    """The months in which 8 of 10 futures arrive; '> 36 tháng' where even the earliest do not."""
    early, _, late = told.reach
    first, last = month_or_beyond(view, early), month_or_beyond(view, late)
    if early is not None and late is None:
        return view.say("từ {first}", first=first)
    return first if early == late else f"{first}–{last}"


def lead(told: Trial) -> str:
    """What is asked, of whom, by when."""
    view, goal = told.view, told.scenario.target
    said = view.say(
        "{name}: {goal}, hạn {due}.",
        name=view.say(told.scenario.state.indicator.name),
        goal=goal_words(told),
        due=goal.due,
    )
    return f"{said} {state_words(told)}".strip()


def on_whose_word(told: Trial) -> str:
    return told.view.say(
        "Chỉ tiêu theo: {document}.", document=told.view.say(told.scenario.target.document)
    )


def state_words(told: Trial) -> str:
    """How many are missing, and everything the forecast itself has to remark."""
    view, now = told.view, told.scenario.standing
    missing, gone = people(view, now.missing), people(view, told.scenario.gone)
    said = (
        ""
        if now.reached
        else view.say(
            "Còn thiếu {missing}; chưa có mà đang vắng: {gone}. ", missing=missing, gone=gone
        )
    )
    return said + remarks(view, told.scenario.before)


def beyond_words(told: Trial) -> str:
    """Why a number is an extrapolation; empty where practice reaches as far."""
    view, effort, reach = told.view, told.effort, told.tried
    if not told.beyond:
        return ""
    said = []
    if effort.sittings and not reach.seen:
        said.append(view.say("chưa có kết quả buổi lưu động nào được ghi, tỷ lệ đến là giả định"))
    elif effort.sittings > reach.seen:
        most = view.whole(reach.seen)
        said.append(view.say("nhiều nhất đã ghi được là {most} buổi trong một tuần", most=most))
    if effort.sittings > reach.week:
        said.append(over_words(told))
    if effort.away:
        said.append(view.say("chưa ghi lần nào liên hệ người đi vắng"))
    return view.say("Vượt mức từng làm: ") + "; ".join(said) + "."


def over_words(told: Trial) -> str:
    return told.view.say("cán bộ và máy hiện có chỉ đủ {most} buổi/tuần", most=told.tried.week)


def shared_words(told: Trial) -> str:
    """Whose sittings these are, how long they are kept up, and by what they are measured."""
    view, held = told.view, round(told.effort.sittings * WEEKS * told.scenario.ahead)
    where = view.say("Buổi của cả xã, ở nơi đông nhất trước")
    kept = view.say(
        ", tuần nào cũng có cho đến hạn: khoảng {sittings}", sittings=sittings_words(view, held)
    )
    said = where + (kept if held else "")
    return " ".join(filter(None, (f"{said}.", assumed_words(view), turnout_tried(view))))


def turnout_tried(view: View) -> str:
    """What is tried in place of what is recorded; empty where it is that."""
    often = view.chosen(TURNOUT)
    if often == TURNOUT.first:
        return ""
    return view.say("Đang thử tỷ lệ đến bằng {times} mức ấy.", times=view.goal(often))
