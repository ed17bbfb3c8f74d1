"""Ba việc cần làm: at most three things to do this month, each with its people and who, by when.

What most people miss comes first, then whatever most people at home wait for; where these leave
room, the first month ahead that brings more than can be served.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from analytics.document import Decision, View
from analytics.document.link import link
from analytics.form.assignment.told import WHOM
from analytics.form.choices import with_targets
from analytics.form.gap import largest, standings
from analytics.form.phrase import people
from analytics.form.plan.controls import plan_address
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CARD_NEVER_PRESENT
from analytics.meaning.due.demand import demand_of
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.plan.left import PAIRS
from analytics.meaning.question import Filters
from analytics.meaning.work import WORKS, Work
from analytics.words.month import shifted
from analytics.words.text import Text

MOST = 3
NAMED = 2  # villages told of one action
# The more urgent first. A date that can still be made comes before one that has passed.
URGENT = ("unlikely", "impossible_without_absent", "close", "overdue", "on_time")
PLANNABLE = tuple(PAIRS)
ENROL, ACTIVATE, CARD, NOTIFY = (WORKS[one] for one in ("enrol", "activate", "card", "notify"))
WORK = {one.raises: one for one in (ENROL, ACTIVATE, CARD, NOTIFY)}
TITLES = {
    ENROL: Text("Thu nhận {people} đang ở nhà"),
    ACTIVATE: Text("Kích hoạt giúp {people} đã được duyệt"),
    CARD: Text("Làm thẻ cho {people} đang ở nhà"),
    NOTIFY: Text("Thông báo số cho {people} đang ở nhà"),
}
WHO = {ENROL: "team", ACTIVATE: "officer", CARD: "team", NOTIFY: "village"}  # proposed
YOUNGEST, OLDEST = "14-17", "70+"


def decisions(view: View) -> tuple[Decision, ...]:
    """Fewer than three when less is at stake; none when every target is safe. A place is followed,
    sex and age are not: targets are set for everybody."""
    everybody = replace(view, where=Filters(areas=view.where.areas))
    told = standings(everybody)
    gap = largest(told)
    short = [one for one in told if one.missing and one.indicator in WORK]
    short.sort(key=lambda one: (one != gap, -sum(left_by_village(everybody, one).values())))
    found = [each for one in short for each in action(everybody, one)]
    return (*found, *load_decision(everybody))[:MOST]


def left_by_village(view: View, found: Forecast) -> Mapping[str, int]:
    """People at home whom the work for a target is about."""
    work = WORK[found.indicator]
    answer = view.ask(*work.asked, by=("area",))
    areas = dict.fromkeys(one.area for one in answer.figures if one.area != "commune")
    return {area: work.people(answer.one(one, area=area) for one in work.asked) for area in areas}


def action(view: View, found: Forecast) -> Iterator[Decision]:
    """Who is at home and not served yet; nothing where nobody of them is."""
    work, left = WORK[found.indicator], left_by_village(view, found)
    count = sum(left.values())
    if not count:
        return
    who, due = WHO[work], shifted(view.month, 1)
    yield Decision(
        verdict(view, found).status,
        view.say(TITLES[work], people=people(view, count)),
        " ".join(filter(None, (how(view, work, found, count), where_words(view, left)))),
        answer_of(view, found),
        work=work.key,
        areas=view.where.areas,
        people=count,
        who=who,
        due=due,
        proposal=view.say("Đề nghị: {who}, trước {due}", who=WHOM[who], due=due),
    )


def how(view: View, work: Work, found: Forecast, count: int) -> str:
    """What makes the work small: who can be met together, what is missing only, who is not away."""
    if work == ENROL:
        return ages_words(view, found)
    if work == ACTIVATE:
        return last_step_words(view, found, count)
    if work == CARD:
        return cards_words(view, found)
    return home_words(view, found, count)


def ages_words(view: View, found: Forecast) -> str:
    """Pupils are met at school, the old at home; told where there are some of either."""
    answer = view.ask(found.indicator, by=("age_band",))
    young, old = (
        sum((one.among or 0) - int(one.having or 0) for one in answer.figures if one.member == band)
        for band in (YOUNGEST, OLDEST)
    )
    told = (
        view.say("{old} từ 70 tuổi: đến nhà làm", old=people(view, old)) if old else "",
        view.say("{young} 14–17 tuổi: làm tại trường", young=people(view, young)) if young else "",
    )
    said = "; ".join(filter(None, told))
    return said[:1].upper() + said[1:] + "." if said else ""


def last_step_words(view: View, found: Forecast, count: int) -> str:
    if found.target is None:
        return ""
    goal, missing = view.goal(found.target.value), people(view, found.missing)
    if found.missing > count:
        return view.say(
            "Chỉ còn bước kích hoạt; muốn đạt {goal} phải thu nhận thêm {more}.",
            goal=goal,
            more=people(view, found.missing - count),
        )
    return view.say(
        "Chỉ còn bước kích hoạt; {missing} là đạt {goal}.",
        n=found.missing,
        missing=missing,
        goal=goal,
    )


def cards_words(view: View, found: Forecast) -> str:
    never = int(view.ask(CARD_NEVER_PRESENT).one(CARD_NEVER_PRESENT, area=view.total).having or 0)
    expired = found.among - found.having - never
    told = (
        view.say("{never} chưa từng có thẻ", never=never) if never else "",
        view.say("{expired} thẻ hết hạn", expired=expired) if expired else "",
    )
    return ", ".join(filter(None, told)) + "."


def home_words(view: View, found: Forecast, count: int) -> str:
    """Whoever is away can be told by their household; first those who need no search."""
    if found.missing <= count:
        return ""
    return view.say(
        "Báo được ngay {home} trong {missing}; {away} đi vắng, báo qua gia đình.",
        home=count,
        missing=people(view, found.missing),
        away=people(view, found.missing - count),
    )


def where_words(view: View, left: Mapping[str, int]) -> str:
    """Where most of them are; nothing of a single village, nor where many have as many."""
    most = max(left.values(), default=0)
    names = [areas_of(view.reader)[area] for area, count in left.items() if count == most]
    if len(left) < 2 or len(names) > NAMED:
        return ""
    named = ", ".join(names)
    if len(names) > 1:
        return view.say("Nhiều nhất: {names} (mỗi thôn {most}).", names=named, most=most)
    return view.say("Nhiều nhất: {names} ({most}).", names=named, most=most)


def answer_of(view: View, found: Forecast) -> tuple[str, str]:
    """The page that answers next: sittings where they mend it, else the villages."""
    if found.indicator in PLANNABLE:
        return view.say("Xếp lịch lưu động tháng tới"), plan_address(view, found.indicator)
    words = view.say("Xem từng thôn")
    return words, link(view, "thon-can-ho-tro", chi_tieu=found.indicator)


def leading(view: View) -> Forecast | None:
    """The target most in need: sittings can mend it, it is urgent, its date is near."""
    told = [forecasts(view.reader, key, view.month)[-1] for key in with_targets(view)]
    open_ones = [one for one in told if one.verdict in URGENT and one.missing]
    return min(
        open_ones,
        key=lambda one: (
            one.indicator not in PLANNABLE,
            URGENT.index(one.verdict),
            abs((one.target.due - one.month).days) if one.target else 0,
        ),
        default=None,
    )


def load_decision(view: View) -> Iterator[Decision]:
    """The first month ahead in which more people fall due than cards can be made."""
    demand = demand_of(view.reader, view.month)
    if not demand.over or demand.capacity is None:
        return
    first = demand.over[0]
    yield Decision(
        "near",
        view.say(
            "▲ {month}: {people} đến hạn làm thẻ",
            month=view.month_name(first),
            people=people(view, demand.load(first)),
        ),
        view.say(
            "Vượt năng lực {cards} một tháng; {months} như vậy phía trước.",
            cards=view.counted(demand.capacity.cards, "card"),
            months=view.counted(len(demand.over), "month"),
        ),
        (view.say("Xem lịch đến hạn"), link(view, "lich-den-han")),
    )
