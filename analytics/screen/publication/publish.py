"""Freezing a month: what it means, who may, and the code that comes of it."""

from base64 import b64encode
from collections.abc import Callable
from html import escape

import streamlit as st

from analytics.document import View, number
from analytics.form.publication.words import published_words, standing_words
from analytics.meaning.door import shelf_of
from analytics.meaning.publication.publish import PUBLISHER, Standing, publish_month
from analytics.meaning.settings.definition import LONGEST
from analytics.screen.session import reader
from analytics.screen.settings.form import now
from analytics.words.errors import ProjectError
from analytics.words.publication import Publication

SEEN, REASON, SAID = "report-seen", "report-reason", "report-said"
Picture = Callable[[str], bytes]
GLYPHS = {"●": "reached", "▲": "near", "■": "late", "○": "none"}


def publish_desk(view: View, standing: Standing, picture: Picture, *, sound: bool) -> None:
    """Everybody reads how the month stands; a chief also has the button, if the report is sound."""
    month = number.month_name(view.month, view.language)
    with st.container(key="panel-report-publish", height="stretch"):
        title = view.say("Chốt số liệu {month}", month=month)
        st.html(f'<h2 class="title">{escape(title)}</h2>')
        tell()
        st.html(f'<p class="lead">{chip(standing_words(view, standing))}</p>')
        if standing.publication:
            coded(view, standing.publication, picture)
        if view.reader.role == PUBLISHER and not standing.code:
            publish_form(view, standing) if sound else unsound(view)


def chip(words: str) -> str:
    """The glyph in its colour; the words stay ink."""
    glyph, _, rest = words.partition(" ")
    return f'<span class="chip {GLYPHS[glyph]}">{glyph}</span> {escape(rest)}'


def coded(view: View, told: Publication, picture: Picture) -> None:
    """As it stands on paper: letters to type, a picture to scan."""
    source = b64encode(picture(told.code)).decode()
    words = view.say("Mã kiểm tra", context="button")
    st.html(
        '<div style="display: flex; gap: 16px; align-items: center; flex-wrap: wrap">'
        f'<img alt="{escape(told.code)}" width="116" height="116" '
        f'src="data:image/png;base64,{source}"><p class="lead">{words}<br>'
        f'<b style="overflow-wrap: anywhere">{escape(told.code)}</b></p></div>'
    )


def unsound(view: View) -> None:
    words = view.say(
        "■ Báo cáo chưa khớp hoặc chưa lập được, nên chưa chốt được; xem lý do ở trên."
    )
    st.html(f'<p class="lead" role="status">{chip(words)}</p>')


def publish_form(view: View, standing: Standing) -> None:
    """It cannot be taken back, so it takes two deliberate moves."""
    again = bool(standing.number)
    if again:
        words = view.say("Lý do đính chính")
        st.text_input(words, key=REASON, max_chars=LONGEST)
    seen = st.checkbox(
        view.say("Đã xem báo cáo và danh sách đối chiếu; hiểu là không sửa lại được"),
        key=SEEN,
    )
    st.button(
        view.say("Chốt bản đính chính") if again else view.say("Chốt số liệu"),
        key="report-publish",
        disabled=not seen,
        on_click=publish,
        args=(view, standing.number),
    )


def publish(view: View, seen: int) -> None:
    """`seen`: the number on the screen of whoever pressed the button."""
    told = st.session_state
    try:
        who, reason = reader(), str(told.get(REASON, ""))
        made = publish_month(
            shelf_of(who), view.month, at=now(), who=who.name, reason=reason, seen=seen
        )
    except ProjectError as problem:
        told[SAID] = "alert", f"■ {problem.says.in_(view.language)}"
        return
    told[SAID], told[SEEN] = ("status", published_words(view, made)), False
    told.pop(REASON, None)


def tell() -> None:
    """What became of the last attempt, once."""
    if SAID in st.session_state:
        role, words = st.session_state.pop(SAID)
        st.html(f'<p class="lead" role="{role}">{chip(words)}</p>')
