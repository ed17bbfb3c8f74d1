"""After a sitting: who was invited, who came. What is typed stays until it is saved."""

from collections.abc import Callable
from html import escape

import streamlit as st

from analytics.document import View, number
from analytics.form.phrase import people
from analytics.meaning.ask import areas_of
from analytics.meaning.plan.results import (
    WRITERS,
    Outcome,
    WrongCount,
    day_of,
    record,
    results_of,
    withdraw,
)
from analytics.meaning.plan.sitting import KINDS
from analytics.meaning.results.every import readied
from analytics.screen.saving import saving
from analytics.screen.session import reader
from analytics.screen.settings.form import now
from analytics.screen.waiting import behind, recounted
from analytics.words.errors import ProjectError

SAID = "result-said"
AREA, SORT, DAY, INVITED, CAME, WHICH = (
    f"result-{part}" for part in ("area", "kind", "day", "invited", "came", "which")
)


def results_entry(view: View) -> None:
    """Drawn for those who may write; others read the panel of results only."""
    if view.reader.role not in WRITERS:
        return
    tell(view)
    words = view.say("Nhập kết quả một buổi đã mở")
    with st.expander(words, key="result-open"):
        entry_form(view)
        if told := results_of(view.reader):
            withdrawal(view, told)


def entry_form(view: View) -> None:
    names = areas_of(view.reader)
    kinds = {kind.key: kind.name.in_(view.language) for kind in KINDS}
    form = st.form("result-entry", enter_to_submit=False, border=False)
    with form, st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            view.say("Thôn của buổi"),
            list(names),
            format_func=names.__getitem__,
            key=AREA,
            width=180,
        )
        st.selectbox(
            view.say("Loại buổi"),
            list(kinds),
            format_func=kinds.__getitem__,
            key=SORT,
            width=150,
        )
        day = view.say("Ngày (ngày/tháng/năm)")
        st.text_input(day, key=DAY, placeholder=number.day(view.month), width=190)
        st.text_input(view.say("Được mời (người)"), key=INVITED, width=150)
        st.text_input(view.say("Đã đến (người)"), key=CAME, width=150)
        save = view.say("Lưu kết quả")
        saving(view, save, key="result-save", act=saved, told=(view,))


def withdrawal(view: View, told: tuple[Outcome, ...]) -> None:
    names = areas_of(view.reader)
    words = {
        one.key: f"{number.day(one.day)} · {names[one.area]} · {kind_of(view, one)}" for one in told
    }
    with (
        st.form("result-withdraw", enter_to_submit=False, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            view.say("Rút một kết quả nhập nhầm"),
            list(words),
            format_func=lambda key: words.get(key, key),
            key=WHICH,
            width=340,
        )
        say = view.say("Rút kết quả")
        saving(view, say, key="result-take-back", act=taken_back, told=(view,))


def kind_of(view: View, one: Outcome) -> str:
    return next(kind.name.in_(view.language) for kind in KINDS if kind.key == one.kind)


def saved(view: View) -> None:
    """Enters it, or corrects the one of the same day, village and kind."""
    told = st.session_state

    def write() -> str:
        result = Outcome(
            day_of(told[DAY]),
            told[AREA],
            told[SORT],
            count_of(told[INVITED]),
            count_of(told[CAME]),
            now(),
            reader().name,
        )
        record(reader(), result)
        return said_of(view, result)

    if attempt(view, write):
        told[INVITED] = told[CAME] = ""


def said_of(view: View, result: Outcome) -> str:
    name = areas_of(view.reader)[result.area]
    came, invited = people(view, result.came), number.whole(result.invited, view.language)
    day = number.day(result.day)
    return view.say(
        "Đã lưu: {name}, {day}, {came} đến trong {invited} được mời.",
        name=name,
        day=day,
        came=came,
        invited=invited,
    )


def taken_back(view: View) -> None:
    def write() -> str:
        withdraw(reader(), str(st.session_state[WHICH]), at=now(), who=reader().name)
        return view.say("Đã rút kết quả.")

    attempt(view, write)


def count_of(words: str) -> int:
    """A whole number; an empty field is nobody's count."""
    digits = words.strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 5:
        raise WrongCount(words or "–")
    return int(digits)


def attempt(view: View, write: Callable[[], str]) -> bool:
    try:
        st.session_state[SAID] = ("status", f"● {write()}")
    except ProjectError as problem:
        st.session_state[SAID] = ("alert", f"■ {problem.says.in_(view.language)}")
        return False
    behind(readied(view.reader))
    return True


def tell(view: View) -> None:
    """What became of the last attempt, once, and what is still computed because of it."""
    if SAID in st.session_state:
        role, told = st.session_state.pop(SAID)
        told = told if role == "alert" else f"{told} {recounted(view)}"
        st.html(f'<p class="notice" role="{role}">{escape(told)}</p>')
