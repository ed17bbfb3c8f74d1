"""The forms of Thiết lập. What is typed stays until it is saved; a refusal is a sentence."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from analytics.document import View
from analytics.form.settings.log import backup_words
from analytics.form.settings.words import label, value_words
from analytics.meaning.door import last_backup
from analytics.meaning.settings.definition import LONGEST, Setting
from analytics.meaning.settings.known import PERIODS, SETTINGS
from analytics.meaning.settings.settings import KIND, changed_all, chosen
from analytics.screen.saving import saving
from analytics.screen.session import reader
from analytics.screen.settings.campaigns import CAMPAIGNS, campaign_forms
from analytics.screen.settings.form import attempt, begin, now, reason, seen, tell, touched, watch
from analytics.screen.settings.targets import target_forms
from analytics.words.entry import Entry
from analytics.words.text import Text

BACK_UP = Text("Cách làm: hướng dẫn vận hành, phần “Sao lưu và khôi phục”.")

GROUPS = {
    "capacity": Text("Năng lực, lưu động"),
    "verdict": Text("Mức kết luận"),
    "report": Text("Báo cáo"),
}


def settings_forms(view: View) -> None:
    """A tab a group; the first are for targets and for campaigns."""
    with st.container(key="panel-setup-forms"):
        tell(view)
        names = (Text("Chỉ tiêu", context="several"), CAMPAIGNS, *GROUPS.values())
        first, second, *others = st.tabs([name.in_(view.language) for name in names])
        with first:
            target_forms(view)
        with second:
            campaign_forms(view)
        for tab, group in zip(others, GROUPS, strict=True):
            with tab:
                group_form(view, group)
        backup_line(view)


def backup_line(view: View) -> None:
    """When everything was last backed up; a warning once that is more than a week ago."""
    status, words = backup_words(view, last_backup(view.reader.store), date.today())
    how = "" if status == "reached" else f" {escape(view.say(BACK_UP))}"
    st.html(f'<p class="lead"><span class="chip {status}">{escape(words)}</span>{how}</p>')


def group_form(view: View, group: str) -> None:
    watch(view, KIND)
    with st.form(f"setup-{group}", enter_to_submit=False, border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for one in of_group(group):
                field(view, one)
        reason(view, f"setup-{group}-reason")
        words = view.say("Lưu")
        saving(view, words, key=f"setup-{group}-save", act=save, told=(view, group))


def of_group(group: str) -> list[Setting]:
    return [one for one in SETTINGS.values() if one.group == group]


def name_of(one: Setting) -> str:
    return f"setup-{one.key}"


def field(view: View, one: Setting) -> None:
    value = begin(name_of(one), str(chosen(view.reader).get(one.key, "")))
    words, told = label(view, one), one.help.in_(view.language)
    if one.choices:
        st.selectbox(
            words,
            ("", *one.choices),
            index=("", *one.choices).index(value),
            format_func=lambda key: choice_words(view, one, key),
            key=name_of(one),
            help=told,
            width=330,
        )
        return
    st.text_input(
        words,
        value=value,
        key=name_of(one),
        placeholder=value_words(view, one, one.default),
        max_chars=LONGEST,
        help=told,
        width=245,
    )


def choice_words(view: View, one: Setting, key: str) -> str:
    if key:
        return PERIODS[key].in_(view.language)
    untouched = value_words(view, one, one.default)
    return view.say("mặc định: {untouched}", untouched=untouched)


def save(view: View, group: str) -> None:
    """Only fields the reader touched: what another chief set meanwhile is left alone."""
    at, who = now(), reader()
    values = {
        one.key: one.read(st.session_state[name_of(one)])
        for one in of_group(group)
        if touched(name_of(one))
    }

    def written() -> Iterable[Entry]:
        why = st.session_state[f"setup-{group}-reason"]
        return changed_all(who, values, at=at, who=who.name, reason=why, seen=seen(KIND))

    if attempt(replace(view, reader=who), written):
        st.session_state[f"setup-{group}-reason"] = ""
