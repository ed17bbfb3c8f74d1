"""The controls of a page. Their state is the URL: shareable, and with nothing personal in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from analytics.form.control import Choice, Number, Slider
from analytics.form.link import LANGUAGE_KEY, LANGUAGES, MONTH_KEY
from analytics.form.panel import Chapter
from analytics.form.view import View
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.question import Filters, Reader
from analytics.words.errors import Unknown, UnknownArea, UnknownMember, UnknownMonth
from analytics.words.month import month_key, parse_month
from analytics.words.vocabulary import AGE_BANDS, SEXES

MONTH, AREA, SEX, AGE = MONTH_KEY, "thon", "gioi", "tuoi"
LASTING = (MONTH, AREA, SEX, AGE, LANGUAGE_KEY)


def view_of(chapter: Chapter, reader: Reader) -> View:
    """Draws the controls this chapter understands and returns what they say."""
    refuse_unknown(reader)
    carry_over(chapter)
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        month = month_control(reader)
        where = Filters(
            areas=many(AREA, ("Thôn", "Villages"), areas_of(reader), reader)
            if "area" in chapter.filters and reader.role != "village"
            else (),
            sexes=many(SEX, ("Giới tính", "Sex"), sex_names(reader), reader)
            if "sex" in chapter.filters
            else (),
            age_bands=many(AGE, ("Nhóm tuổi", "Ages"), band_names(), reader)
            if "age_band" in chapter.filters
            else (),
        )
        view = View(reader, month, where)
        if not chapter.filters:  # then there is room for the page's own in the same row
            view = told_by(chapter, view)
        language_control(reader)
    if chapter.filters and chapter.controls_for(reader.role):
        with st.container(key="controls-own", horizontal=True, vertical_alignment="bottom"):
            view = told_by(chapter, view)
    keep()
    return view


def carry_over(chapter: Chapter) -> None:
    """A filter set on one page still holds on the next: the menu's links carry no query."""
    kept: dict[str, Any] = st.session_state.setdefault("_kept", {})
    if st.session_state.get("_page") == chapter.key:
        return
    st.session_state["_page"] = chapter.key
    for key, value in kept.items():
        if key not in st.query_params and value not in (None, []):
            st.session_state[key] = value


def keep() -> None:
    kept = st.session_state["_kept"]
    kept |= {key: st.session_state[key] for key in LASTING if key in st.session_state}


def month_control(reader: Reader) -> date:
    months = [month_key(one) for one in reversed(months_of(reader))]
    label = "Tháng" if reader.language == "vi" else "Month"
    chosen = st.selectbox(label, months, key=MONTH, bind="query-params", width=130)
    return parse_month(chosen or months[0])


def many(
    key: str, label: tuple[str, str], names: dict[str, str], reader: Reader
) -> tuple[str, ...]:
    vi = reader.language == "vi"
    chosen = st.multiselect(
        label[0] if vi else label[1],
        list(names),
        format_func=lambda one: names.get(one, one),
        key=key,
        bind="query-params",
        placeholder="Tất cả" if vi else "All",
        width=200,
    )
    return tuple(chosen)


def sex_names(reader: Reader) -> dict[str, str]:
    return {sex: text.in_(reader.language) for sex, text in SEXES.items()}


def band_names() -> dict[str, str]:
    return {key: band.name for key, band in AGE_BANDS.items()}


def language_control(reader: Reader) -> None:
    st.selectbox(
        "Ngôn ngữ" if reader.language == "vi" else "Language",
        list(LANGUAGES),
        key=LANGUAGE_KEY,
        bind="query-params",
        width=130,
    )


def told_by(chapter: Chapter, view: View) -> View:
    """The page's own controls; each sees what the ones before it say."""
    for control in chapter.controls_for(view.reader.role):
        chosen = DRAWN[type(control)](control, view)
        view = replace(view, told={**view.told, control.name: chosen})
    return view


def choice(control: Choice, view: View) -> str:
    words = control.options(view)
    refuse(control.query, {name for text in words.values() for name in (text.vi, text.en)})
    keys, first = list(words), control.begins(view)
    if not keys:
        return first
    chosen = st.selectbox(
        control.label.in_(view.language),
        keys,
        index=keys.index(first),
        format_func=lambda key: words[key].in_(view.language),
        key=control.query,
        bind="query-params",
        width=control.width,
    )
    return first if chosen is None else chosen


def typed(control: Number, view: View) -> int:
    refuse(control.query, {str(one) for one in range(control.least, control.most + 1)})
    return st.number_input(
        control.label.in_(view.language),
        min_value=control.least,
        max_value=control.most,
        value=control.begins(view),
        key=control.query,
        bind="query-params",
        width=control.width,
    )


def slid(control: Slider, view: View) -> int:
    refuse(control.query, {str(one) for one in range(control.least, control.most + 1)})
    return st.slider(
        control.label.in_(view.language),
        min_value=control.least,
        max_value=control.most,
        value=control.first,
        step=control.step,
        format=f"%d{control.unit.replace('%', '%%')}",
        key=control.query,
        bind="query-params",
        width=control.width,
    )


DRAWN: dict[type, Callable[[Any, View], Any]] = {Choice: choice, Number: typed, Slider: slid}


def refuse_unknown(reader: Reader) -> None:
    """A forged or outdated link gets a sentence, not another figure than it asked for.

    Streamlit writes the name a reader sees into the link, in the reader's language.
    """
    villages = {*areas_of(reader).values()}
    refuse(MONTH, {month_key(one) for one in months_of(reader)}, UnknownMonth)
    refuse(AREA, villages, UnknownArea)
    refuse(SEX, {name for text in SEXES.values() for name in (text.vi, text.en)})
    refuse(AGE, {*band_names().values()})
    refuse(LANGUAGE_KEY, {*LANGUAGES})


def refuse(key: str, names: set[str], error: type[Unknown] = UnknownMember) -> None:
    for value in st.query_params.get_all(key):
        if value not in names:
            raise error(value)
