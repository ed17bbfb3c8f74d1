"""The largest gap in people: the target most people miss, in one sentence, how late it is.

It leads the briefing, the decisions, the stage and the assessment of the report, so that all four
say it from here. Under a filter of persons it is said of the same target, without a date: a target
is set for everybody.
"""

from collections.abc import Iterable
from dataclasses import replace

from analytics.document import View, built_once
from analytics.form.choices import with_targets
from analytics.form.glance import expected_of
from analytics.form.phrase import percent_of
from analytics.form.verdict.said import of_figure, split, verdict
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
from analytics.meaning.indicator import ELIGIBLE_PRESENT, PRESENT, Indicator
from analytics.meaning.question import Filters
from analytics.words.text import Text

WORDS = 15  # of a headline at most
# What who is missing has not done, after "người" and after "have"; what is to be done.
UNDONE = {
    EID_SUBMITTED: Text("chưa thu nhận định danh"),
    EID_APPROVED: Text("chưa được phê duyệt định danh"),
    EID_ACTIVATED: Text("chưa kích hoạt định danh", context="has"),
    CARD_COVERAGE_PRESENT: Text("chưa có thẻ còn hạn", context="has"),
    CARD_COVERAGE_REGISTERED: Text("chưa có thẻ còn hạn", context="has"),
    ID_NUMBER_NOTIFIED: Text("chưa được báo số định danh"),
}
CARD = CARD_COVERAGE_PRESENT
NAMED = 2  # villages that are alike; more of them single nobody out


@built_once
def standings(view: View) -> tuple[Forecast, ...]:
    """Every target in force for whom the reader looks at; without a forecast as it stands today."""
    return tuple(standing(view, key) for key in with_targets(view))


def standing(view: View, indicator: Indicator) -> Forecast:
    told = expected_of(view, indicator)
    return told or of_figure(view, view.ask(indicator).one(indicator, area=view.total))


def largest(told: Iterable[Forecast]) -> Forecast | None:
    """The target most people miss; of equals the one whose date is longest past."""
    short = [one for one in told if one.target and one.missing]
    return min(short, key=lambda one: (-one.missing, -days_late(one)), default=None)


def days_late(one: Forecast) -> int:
    return (one.month - one.target.due).days if one.target else 0


def headline(view: View) -> str:
    """The sentence the briefing opens with."""
    if view.by_person:
        return filtered_words(view)
    told = standings(view)
    found = largest(told)
    if found is not None:
        return gap_words(view, found)
    open_ones = [one for one in told if one.target and one.among]
    if not open_ones:
        return untargeted_words(view)
    count = view.whole(len(open_ones))
    return view.say("Đạt {count}/{count} chỉ tiêu đang giao", n=len(open_ones), count=count)


def untargeted_words(view: View) -> str:
    """Before anything was asked for: what is known of cards, the first thing that will be."""
    figure = view.ask(CARD).one(CARD, area=view.total)
    if not figure.among:
        return view.say("Không có ai thuộc diện làm thẻ")
    return view.say(
        "Chưa giao chỉ tiêu; {having}/{among} người ở nhà có thẻ còn hạn",
        n=figure.among,
        having=figure.having,
        among=figure.among,
    )


def gap_words(view: View, found: Forecast) -> str:
    """As much of it as a headline holds: who, what is not done, where they are, how late."""
    who, where, late = who_words(view, found), split_words(view, found), late_words(view, found)
    for parts in ((who, where, late), (who, late), (who,)):
        said = ", ".join(filter(None, parts))
        if len(said.split()) <= WORDS:
            return said
    return who


def who_words(view: View, found: Forecast) -> str:
    """'219 người đang ở nhà chưa thu nhận định danh'; of a part of all, how many it still takes."""
    missing = view.counted(found.missing, "person")
    name = view.say(found.indicator.name)
    value = found.target.value if found.target else EVERYBODY
    if value < EVERYBODY or found.indicator not in UNDONE:
        goal = view.goal(value)
        return view.say(
            "{name}: thiếu {missing} mới đạt {goal}", name=name, missing=missing, goal=goal
        )
    undone = view.say(UNDONE[found.indicator])
    at_home = found.indicator.population in (PRESENT, ELIGIBLE_PRESENT)
    home = view.say("đang ở nhà ") if at_home else ""
    return view.say(
        "{missing} {home}{undone}", n=found.missing, missing=missing, home=home, undone=undone
    )


def split_words(view: View, found: Forecast) -> str:
    return split(found, view.language) if found.away_needed else ""


def late_words(view: View, found: Forecast) -> str:
    """How late, when that is so; else the date it is due."""
    stands = verdict(view, found)
    if stands.key.startswith(("overdue", "fell_due", "last_month")):
        return stands.first[:1].lower() + stands.first[1:]
    if found.target is None:
        return ""
    return view.say("hạn {due}", due=found.target.due)


def filtered_words(view: View) -> str:
    """Who of the filtered has not done what everybody is furthest from; no target is theirs."""
    own = own_standing(view)
    if own is None or own.target is None:
        return untargeted_words(view)
    if not own.among:
        return verdict(view, own).first
    everybody = replace(own, needed=own.among, target=replace(own.target, value=EVERYBODY))
    if everybody.missing or own.indicator not in UNDONE:
        return who_words(view, everybody)
    return view.say("Không còn ai {undone}", undone=view.say(UNDONE[own.indicator]))


def own_standing(view: View) -> Forecast | None:
    """How the filtered stand in what everybody is furthest from."""
    found = largest(standings(replace(view, where=Filters(areas=view.where.areas))))
    asked = found.indicator if found else next(iter(with_targets(view)), None)
    return standing(view, asked) if asked else None


def told_of(view: View) -> Forecast | None:
    """What the headline is about, where villages may follow it. Of the filtered it counts all who
    have not done it, so only a target of everybody counts the same people village by village."""
    if not view.by_person:
        return largest(standings(view))
    own = own_standing(view)
    return own if own and own.target and own.target.value == EVERYBODY and own.missing else None


def worst_villages(view: View, found: Forecast | None) -> str:
    """Where most of them live, and where the share is lowest; equals are named together."""
    if found is None or view.total != "commune":
        return ""
    answer = view.ask(found.indicator, by=("area",))
    there = [one for one in answer.of(found.indicator) if one.area != "commune" and one.missing]
    most = [one for one in there if one.missing == max(each.missing or 0 for each in there)]
    low = [one for one in there if one.value == min(each.value or 0 for each in there)]
    if len(there) < 2 or max(len(most), len(low)) > NAMED:
        return ""
    missing, share = view.counted(most[0].missing, "person"), percent_of(view, low[0])
    if len(most) > 1:
        missing = view.say("mỗi thôn {missing}", missing=missing)
    return view.say(
        "Nhiều nhất: {in_most}, {missing}; tỷ lệ thấp nhất: {in_low}, {share}.",
        in_most=", ".join(answer.areas[one.area] for one in most),
        missing=missing,
        in_low=", ".join(answer.areas[one.area] for one in low),
        share=share,
    )
