"""Part II: its ten topics, each with its part of the plan, and what is said of them: the utility
groups, then data and cards, security, lines, people, publicity."""

from dataclasses import dataclass

from analytics.document.fact import Fact
from analytics.document.sentence import joined, told
from analytics.form.report.annex import STATES
from analytics.form.report.papers import cards, eid
from analytics.form.report.source import first_month
from analytics.form.report.teller import ADULT, Teller
from analytics.form.report.words import NO_MONTH_BEFORE, STOCK, count_moved, most_improved
from analytics.meaning.catalogue import (
    BIRTHS,
    DEATHS,
    HOUSEHOLDS,
    MOVED_IN,
    MOVED_OUT,
    POPULATION_REGISTERED,
    RESIDENTS_AWAY,
    TEMPORARY_RESIDENTS,
    TURNED_14,
)
from analytics.words.text import Text

NO_FIGURES = Text("Bản số liệu không có số liệu về nội dung này.")


@dataclass(frozen=True)
class Topic:
    """A heading of part II: its part of the plan and its words."""

    section: str
    words: Text


TOPICS = (
    Topic(
        "3.1",
        Text(
            "Nhóm tiện ích phục vụ giải quyết thủ tục hành chính và cung cấp dịch vụ công trực "
            "tuyến"
        ),
    ),
    Topic("3.2", Text("Nhóm tiện ích phục vụ phát triển kinh tế, xã hội")),
    Topic("3.3", Text("Nhóm tiện ích phục vụ công dân số")),
    Topic(
        "3.4",
        Text(
            "Nhóm tiện ích hoàn thiện hệ sinh thái kết nối, khai thác, bổ sung làm giàu dữ liệu "
            "dân cư"
        ),
    ),
    Topic("3.5", Text("Nhóm tiện ích phục vụ chỉ đạo, điều hành của lãnh đạo các cấp")),
    Topic("4", Text("Làm sạch dữ liệu và cấp thẻ CCCD/căn cước")),
    Topic("5", Text("Bảo đảm an ninh, an toàn")),
    Topic("6", Text("Hạ tầng")),
    Topic("7", Text("Nhân lực")),
    Topic("8", Text("Tuyên truyền, thi đua")),
)


def paragraphs(teller: Teller, topic: Topic) -> tuple[str, ...]:
    """What the edition says first, then how the plan's tasks stand."""
    told_by_data = {"3.3": eid, "3.5": population, "4": cards, "8": improved}.get(topic.section)
    own = tuple(filter(None, told_by_data(teller))) if told_by_data else ()
    states = task_states(teller, topic.section)
    return (*own, states) if own and states else own or (joined([states, no_figures(teller)]),)


def no_figures(teller: Teller) -> str:
    return teller.view.say(NO_FIGURES)


def task_states(teller: Teller, section: str) -> str:
    """How many tasks of this part stand in which state; nothing before there was a plan."""
    view, language = teller.view, teller.view.language
    if teller.plan is None:
        return ""
    own = teller.tasks(section)
    if not own:
        return view.say("Kế hoạch không giao nhiệm vụ ở mục này.")
    states = [one.state(teller.month) for one in own]
    counted = [
        joined([_tasks(teller, section, state, states.count(state)), STATES[state].in_(language)])
        for state in STATES
        if state in states
    ]
    return told(
        view,
        "Kế hoạch giao {all} nhiệm vụ: {states}; tiến độ chưa có báo cáo.",
        all=_tasks(teller, section, "all", len(own)),
        states=joined(counted, ", "),
    )


def population(teller: Teller) -> tuple[str, ...]:
    """The register at the end of the month and what happened in it."""
    view, key = teller.view, POPULATION_REGISTERED
    stock = told(
        view,
        "Toàn xã có {households} hộ, {people} nhân khẩu thường trú ({male} nam, {female} nữ), "
        "trong đó {away} đang vắng; {temporary} người tạm trú. Trong kỳ: sinh {births}, tử "
        "{deaths}, đến {came}, đi {went}, đủ {adult} tuổi {grown}.",
        households=teller.value(HOUSEHOLDS),
        people=teller.value(key),
        male=teller.value(key, member="male"),
        female=teller.value(key, member="female"),
        away=teller.value(RESIDENTS_AWAY),
        temporary=teller.value(TEMPORARY_RESIDENTS),
        births=teller.value(BIRTHS),
        deaths=teller.value(DEATHS),
        came=teller.value(MOVED_IN),
        went=teller.value(MOVED_OUT),
        adult=ADULT,
        grown=teller.value(TURNED_14),
    )
    if first_month(view):
        return (joined([stock, NO_MONTH_BEFORE.in_(view.language)]),)
    now, then = (teller.figure(key, back=back).having for back in (0, 1))
    change = told(
        view,
        "So với tháng trước, nhân khẩu thường trú {moved}.",
        moved=count_moved(teller, key, now, then, scale=STOCK, noun="person"),
    )
    return (joined([stock, change]),)


def improved(teller: Teller) -> tuple[str, ...]:
    """Merit of a village, never of a person."""
    return (most_improved(teller),)


def _tasks(teller: Teller, section: str, state: str, count: int) -> Fact:
    return teller.whole(f"plan {section}", "plan", f"tasks {state}", count)
