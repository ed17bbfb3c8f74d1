"""Assigning a target with its document, withdrawing one, setting one of the edition again."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import streamlit as st

from analytics.form.link import FIRST
from analytics.form.setup.words import indicator_words, place_words, target_words
from analytics.form.view import View
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import rising
from analytics.meaning.settings.assign import (
    LEVELS,
    Assigned,
    assign,
    held,
    set_again,
    withdraw,
    withdrawn,
)
from analytics.meaning.settings.definition import LONGEST
from analytics.meaning.settings.target import KIND
from analytics.meaning.settings.typed import day_of, percent_of
from analytics.screen.session import reader
from analytics.screen.setup.form import attempt, begin, now, reason, seen, watch
from analytics.words.entry import Entry
from analytics.words.text import Text

DUE = Text("Hạn (ngày/tháng/năm)", "Due (day/month/year)")
SIGNED = Text("Ngày văn bản (ngày/tháng/năm)", "Dated (day/month/year)")
TYPED = ("value", "due", "number", "signed", "issuer", "issuer-en", "reason")
GONE, BACK = "setup-gone", "setup-gone-reason"


def target_forms(view: View) -> None:
    watch(view, KIND)
    st.session_state.setdefault(name_of("indicator"), FIRST)
    assign_form(view)
    withdraw_form(view)


def name_of(part: str) -> str:
    return f"setup-target-{part}"


def typed(part: str) -> str:
    return str(st.session_state[name_of(part)])


def assign_form(view: View) -> None:
    say = view.say
    with st.form("setup-target", enter_to_submit=False, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            pick(say("Chỉ tiêu", "Indicator"), "indicator", rising(), 320,
                 lambda key: indicator_words(view, key))  # fmt: skip
            pick(say("Nơi", "Area"), "area", ("commune", *areas_of(view.reader)), 150,
                 lambda area: place_words(view, area))  # fmt: skip
            line(say("Mục tiêu (%)", "Target (%)"), "value", 120, say("98,5", "98.5"))
            line(DUE.in_(view.language), "due", 190, "31/12/2025")
            pick(say("Mức", "Level"), "level", tuple(LEVELS), 150,
                 lambda level: LEVELS[level].in_(view.language))  # fmt: skip
            line(
                say("Văn bản số", "Document no."), "number", 200, say("số/KH-CAX", "number/KH-CAX")
            )
            line(SIGNED.in_(view.language), "signed", 240, "01/04/2022")
            line(say("Cơ quan ban hành", "Issued by"), "issuer", 240)
            line(say("Tên cơ quan bằng tiếng Anh", "Issued by, in English"), "issuer-en", 240)
        reason(view, name_of("reason"))
        st.form_submit_button(
            say("Giao chỉ tiêu", "Assign the target"),
            key=name_of("save"),
            on_click=save_target,
            args=(view,),
        )


def pick(
    words: str, part: str, options: tuple[str, ...], width: int, name: Callable[[str], str]
) -> None:
    st.selectbox(words, options, format_func=name, key=name_of(part), width=width)


def line(words: str, part: str, width: int, example: str = "") -> None:
    key = name_of(part)
    begin(key, "")
    st.text_input(words, key=key, placeholder=example, max_chars=LONGEST, width=width)


def row() -> Assigned:
    return Assigned(
        typed("indicator"),
        typed("area"),
        percent_of(typed("value")),
        day_of(typed("due"), DUE),
        typed("level"),
        typed("number"),
        day_of(typed("signed"), SIGNED),
        typed("issuer"),
        typed("issuer-en"),
    )


def save_target(view: View) -> None:
    """Fields are emptied only once the target is saved."""
    at, who = now(), reader()

    def written() -> Iterable[Entry]:
        why = typed("reason")
        made = assign(who, row(), at=at, who=who.role, reason=why, seen=seen(KIND))
        return (made,) if made else ()

    if attempt(replace(view, reader=who), written):
        for part in TYPED:
            st.session_state[name_of(part)] = ""


def withdraw_form(view: View) -> None:
    """Nothing is chosen to begin with: a target goes only when it was named."""
    standing, gone = held(view.reader), withdrawn(view.reader)
    words = {key: view.say("Rút: ", "Withdraw: ") + target_words(view, one)
             for key, one in standing.items()}  # fmt: skip
    words |= {key: view.say("Đặt lại: ", "Set again: ") + target_words(view, one)
              for key, one in gone.items()}  # fmt: skip
    if st.session_state.get(GONE) not in words:
        st.session_state[GONE] = None  # somebody else withdrew it meanwhile
    with (
        st.form("setup-withdraw", enter_to_submit=False, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            view.say("Rút hoặc đặt lại chỉ tiêu", "Withdraw a target or set it again"),
            tuple(words),
            index=None,
            format_func=lambda key: words.get(key, key),
            key=GONE,
            placeholder=view.say("– chưa chọn –", "– none –"),
            width=620,
        )
        reason(view, BACK)
        st.form_submit_button(
            view.say("Rút hoặc đặt lại", "Withdraw or set again"),
            key="setup-withdraw-save",
            on_click=save_withdrawal,
            args=(view,),
        )


def save_withdrawal(view: View) -> None:
    at, who, key = now(), reader(), st.session_state[GONE]
    if key is None:
        return

    def written() -> Iterable[Entry]:
        act = set_again if key in withdrawn(who) else withdraw
        made = act(who, key, at=at, who=who.role, reason=st.session_state[BACK], seen=seen(KIND))
        return (made,) if made else ()

    if attempt(replace(view, reader=who), written):
        st.session_state[GONE], st.session_state[BACK] = None, ""
