"""Assigning a target with its document, withdrawing one, setting one of the edition again."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import streamlit as st

from analytics.document import View
from analytics.document.link import FIRST
from analytics.form.choices import named
from analytics.form.settings.words import name_told, place_words, target_words
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import indicator_of, rising
from analytics.meaning.settings.assign import (
    LEVELS,
    Assigned,
    assign,
    held,
    set_again,
    withdraw,
    withdrawn,
)
from analytics.meaning.settings.definition import LONGEST, day_of, percent_of
from analytics.meaning.targets import KIND
from analytics.screen.saving import saving
from analytics.screen.session import reader
from analytics.screen.settings.form import NOT_SAVED, attempt, begin, now, reason, say, seen, watch
from analytics.words.entry import Entry
from analytics.words.text import Text

DUE = Text("Hạn (ngày/tháng/năm)")
SIGNED = Text("Ngày văn bản (ngày/tháng/năm)")
TYPED = ("value", "due", "number", "signed", "issuer", "issuer-en", "reason")
NONE_CHOSEN = Text("Chưa chọn chỉ tiêu nào.")
GONE, BACK = "setup-gone", "setup-gone-reason"


def target_forms(view: View) -> None:
    watch(view, KIND)
    assign_form(view)
    withdraw_form(view)


def name_of(part: str) -> str:
    return f"setup-target-{part}"


def typed(part: str) -> str:
    return str(st.session_state[name_of(part)])


def assign_form(view: View) -> None:
    say = view.say
    with (
        st.form("setup-target", enter_to_submit=False, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        pick(say("Chỉ tiêu"), "indicator", tuple(named(rising())), 320,
             lambda key: name_told(view, key))  # fmt: skip
        pick(say("Nơi"), "area", ("commune", *areas_of(view.reader)), 150,
             lambda area: place_words(view, area))  # fmt: skip
        line(say("Chỉ tiêu giao (%)"), "value", 120, say("98,5"))
        line(DUE.in_(view.language), "due", 190, "31/12/2025")
        pick(say("Mức"), "level", tuple(LEVELS), 150,
             lambda level: LEVELS[level].in_(view.language))  # fmt: skip
        line(
            say("Văn bản số"),
            "number",
            200,
            say("số/KH-CAX"),
        )
        line(SIGNED.in_(view.language), "signed", 240, "01/04/2022")
        line(say("Cơ quan ban hành"), "issuer", 240)
        line(say("Tên cơ quan bằng tiếng Anh"), "issuer-en", 240)
        reason(view, name_of("reason"))
        words = say("Giao chỉ tiêu")
        saving(view, words, key=name_of("save"), act=save_target, told=(view,))


def pick(
    words: str, part: str, options: tuple[str, ...], width: int, name: Callable[[str], str]
) -> None:
    key = name_of(part)
    begins = 0 if key in st.session_state or FIRST.key not in options else options.index(FIRST.key)
    st.selectbox(words, options, index=begins, format_func=name, key=key, width=width)


def line(words: str, part: str, width: int, example: str = "") -> None:
    key = name_of(part)
    value = begin(key, "")
    st.text_input(words, value=value, key=key, placeholder=example, max_chars=LONGEST, width=width)


def row() -> Assigned:
    return Assigned(
        indicator_of(typed("indicator")),
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
        made = assign(who, row(), at=at, who=who.name, reason=why, seen=seen(KIND))
        return (made,) if made else ()

    if attempt(replace(view, reader=who), written):
        for part in TYPED:
            st.session_state[name_of(part)] = ""


def withdraw_form(view: View) -> None:
    """Nothing is chosen to begin with: a target goes only when it was named."""
    standing, gone = held(view.reader), withdrawn(view.reader)
    words = {key: view.say("Rút: ") + target_words(view, one)
             for key, one in standing.items()}  # fmt: skip
    words |= {key: view.say("Đặt lại: ") + target_words(view, one)
              for key, one in gone.items()}  # fmt: skip
    if GONE in st.session_state and st.session_state[GONE] not in words:
        st.session_state[GONE] = None  # somebody else withdrew it meanwhile
    with (
        st.form("setup-withdraw", enter_to_submit=False, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            view.say("Rút hoặc đặt lại chỉ tiêu"),
            tuple(words),
            index=None,
            format_func=lambda key: words.get(key, key),
            key=GONE,
            placeholder=view.say("– chưa chọn –"),
            width=620,
        )
        reason(view, BACK)
        say = view.say("Rút hoặc đặt lại")
        saving(view, say, key="setup-withdraw-save", act=save_withdrawal, told=(view,))


def save_withdrawal(view: View) -> None:
    at, who, key = now(), reader(), st.session_state[GONE]
    if key is None:
        return say(view, "alert", "late", NOT_SAVED, NONE_CHOSEN)

    def written() -> Iterable[Entry]:
        act = set_again if key in withdrawn(who) else withdraw
        made = act(who, key, at=at, who=who.name, reason=st.session_state[BACK], seen=seen(KIND))
        return (made,) if made else ()

    if attempt(replace(view, reader=who), written):
        st.session_state[GONE], st.session_state[BACK] = None, ""
