"""Announcing that a campaign begins or ends, with its document; withdrawing what was announced."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from analytics.document import View
from analytics.form.choices import named
from analytics.form.settings.words import campaign_words, name_told
from analytics.meaning.catalogue import indicator_of, rising
from analytics.meaning.settings.campaign import (
    KIND,
    KINDS,
    Announced,
    announce,
    announced,
    withdraw_campaign,
)
from analytics.meaning.settings.definition import LONGEST, day_of, month_typed
from analytics.screen.session import reader
from analytics.screen.settings.form import attempt, begin, now, reason, seen, watch
from analytics.words.entry import Entry
from analytics.words.text import Text

CAMPAIGNS = Text("Đợt cao điểm", context="several")
FROM = Text("Từ tháng (tháng/năm)")
SIGNED = Text("Ngày văn bản (ngày/tháng/năm)")
TYPED = ("month", "number", "signed", "reason")
GONE, BACK = "setup-campaign-gone", "setup-campaign-gone-reason"


def campaign_forms(view: View) -> None:
    watch(view, KIND)
    announce_form(view)
    withdraw_form(view)


def name_of(part: str) -> str:
    return f"setup-campaign-{part}"


def typed(part: str) -> str:
    return str(st.session_state[name_of(part)])


def announce_form(view: View) -> None:
    say = view.say
    with st.form("setup-campaign", enter_to_submit=False, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                say("Chỉ tiêu"),
                tuple(named(rising())),
                format_func=lambda key: name_told(view, key),
                key=name_of("indicator"),
                width=320,
            )
            st.selectbox(
                say("Đợt"),
                tuple(KINDS),
                format_func=lambda kind: KINDS[kind].in_(view.language),
                key=name_of("kind"),
                width=150,
            )
            line(FROM.in_(view.language), "month", 190, "07/2025")
            line(say("Văn bản số"), "number", 200, "45/TB-CAX")
            line(SIGNED.in_(view.language), "signed", 240, "01/06/2025")
        reason(view, name_of("reason"))
        st.form_submit_button(
            say("Ghi đợt đã công bố"),
            key=name_of("save"),
            on_click=save_campaign,
            args=(view,),
        )


def line(words: str, part: str, width: int, example: str) -> None:
    key = name_of(part)
    begin(key, "")
    st.text_input(words, key=key, placeholder=example, max_chars=LONGEST, width=width)


def row() -> Announced:
    return Announced(
        indicator_of(typed("indicator")),
        typed("kind"),
        month_typed(typed("month"), FROM),
        typed("number"),
        day_of(typed("signed"), SIGNED),
    )


def save_campaign(view: View) -> None:
    """Fields are emptied only once it is saved."""
    at, who = now(), reader()

    def written() -> Iterable[Entry]:
        why = typed("reason")
        made = announce(who, row(), at=at, who=who.name, reason=why, seen=seen(KIND))
        return (made,) if made else ()

    if attempt(replace(view, reader=who), written):
        for part in TYPED:
            st.session_state[name_of(part)] = ""


def withdraw_form(view: View) -> None:
    """Nothing is chosen to begin with."""
    words = {key: campaign_words(view, key) for key in announced(view.reader)}
    if st.session_state.get(GONE) not in words:
        st.session_state[GONE] = None  # somebody else withdrew it meanwhile
    with (
        st.form("setup-campaign-withdraw", enter_to_submit=False, border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            view.say("Rút đợt đã công bố"),
            tuple(words),
            index=None,
            format_func=lambda key: words.get(key, key),
            key=GONE,
            placeholder=view.say("– chưa chọn –"),
            width=620,
        )
        reason(view, BACK)
        st.form_submit_button(
            view.say("Rút"),
            key="setup-campaign-withdraw-save",
            on_click=save_withdrawal,
            args=(view,),
        )


def save_withdrawal(view: View) -> None:
    at, who, key = now(), reader(), st.session_state[GONE]
    if key is None:
        return

    def written() -> Iterable[Entry]:
        why = st.session_state[BACK]
        made = withdraw_campaign(who, key, at=at, who=who.name, reason=why, seen=seen(KIND))
        return (made,) if made else ()

    if attempt(replace(view, reader=who), written):
        st.session_state[GONE], st.session_state[BACK] = None, ""
