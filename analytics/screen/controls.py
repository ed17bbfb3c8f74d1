"""The controls of a page, drawn where the address says they stand."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics.document import Chapter, Choice, Line, Number, Several, Slider, View, number
from analytics.document.control import LONGEST
from analytics.document.link import AGE_KEY, AREA_KEY, LANGUAGE_KEY, LANGUAGES, MONTH_KEY, SEX_KEY
from analytics.form.address import age_names, area_names, sex_names
from analytics.meaning.ask import months_of
from analytics.meaning.question import Reader
from analytics.screen.address import chosen, placed, settled
from analytics.words.month import month_key
from analytics.words.text import Text, later

MONTH, AREA = Text("Tháng"), Text("Thôn", context="several")
SEX, AGE = Text("Giới tính"), Text("Nhóm tuổi")
LANGUAGE, ALL = Text("Ngôn ngữ"), Text("Tất cả")


def view_of(chapter: Chapter, reader: Reader) -> View:
    """Draws the controls this chapter understands and returns what they say."""
    view = settled(chapter, reader)
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        month_control(view)
        if "area" in chapter.filters and reader.role != "village":
            many(view, AREA_KEY, AREA, area_names(reader), view.where.areas)
        if "sex" in chapter.filters:
            many(view, SEX_KEY, SEX, sex_names(), view.where.sexes)
        if "age_band" in chapter.filters:
            many(view, AGE_KEY, AGE, age_names(), view.where.age_bands)
        if not chapter.filters:  # then there is room for the page's own in the same row
            own(chapter, view)
        one(view, LANGUAGE_KEY, LANGUAGE, LANGUAGES, view.language, 124)
    if chapter.filters and chapter.controls_for(reader.role):
        with st.container(key="controls-own", horizontal=True, vertical_alignment="bottom"):
            own(chapter, view)
    return view


def own(chapter: Chapter, view: View) -> None:
    for control in chapter.controls_for(view.reader.role):
        DRAWN[type(control)](control, view)


def month_control(view: View) -> None:
    months = {
        month_key(month): later(partial(number.month_name, month))
        for month in reversed(months_of(view.reader))
    }
    one(view, MONTH_KEY, MONTH, months, month_key(view.month), 118)


def many(
    view: View, key: str, label: Text, names: Mapping[str, Text], value: tuple[str, ...]
) -> None:
    st.multiselect(
        label.in_(view.language),
        list(names),
        default=placed(key, list(value)),
        format_func=lambda one: names[one].in_(view.language),
        key=key,
        placeholder=ALL.in_(view.language),
        on_change=chosen,
        args=(key,),
        width=200,
    )


def one(
    view: View, key: str, label: Text, names: Mapping[str, Text], value: str, width: int
) -> None:
    keys, first = list(names), placed(key, value)
    st.selectbox(
        label.in_(view.language),
        keys,
        index=0 if first is None else keys.index(first),
        format_func=lambda one: names[one].in_(view.language),
        key=key,
        on_change=chosen,
        args=(key,),
        width=width,
    )


def choice(control: Choice, view: View) -> None:
    words = control.options(view)
    if words:
        told = view.chosen(control)
        one(view, control.query, control.label, words, told, control.width)


def typed(control: Number, view: View) -> None:
    first = placed(control.query, view.chosen(control))
    st.number_input(
        control.label.in_(view.language),
        min_value=control.least,
        max_value=control.most,
        value="min" if first is None else first,
        key=control.query,
        on_change=chosen,
        args=(control.query,),
        width=control.width,
    )


def slid(control: Slider, view: View) -> None:
    st.slider(
        control.label.in_(view.language),
        min_value=control.least,
        max_value=control.most,
        value=placed(control.query, view.chosen(control)),
        step=control.step,
        format=f"%d{control.unit.replace('%', '%%')}",
        key=control.query,
        on_change=chosen,
        args=(control.query,),
        width=control.width,
    )


def several(control: Several, view: View) -> None:
    many(view, control.query, control.label, control.options(view), view.chosen(control))


def line(control: Line, view: View) -> None:
    st.text_input(
        control.label.in_(view.language),
        value=placed(control.query, view.chosen(control)) or "",
        key=control.query,
        max_chars=LONGEST,
        on_change=chosen,
        args=(control.query,),
        width=control.width,
    )


DRAWN: dict[type, Callable[[Any, View], None]] = {
    Choice: choice,
    Number: typed,
    Slider: slid,
    Several: several,
    Line: line,
}
