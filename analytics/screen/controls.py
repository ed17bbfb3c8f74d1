"""The controls of a page. Their state is the URL: shareable, and with nothing personal in it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from analytics.form.chapters.villages import DEFAULTS, SORTS, choices
from analytics.form.panel import Chapter, View
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.question import Filters, Reader
from analytics.screen.session import LANGUAGE_KEY, LANGUAGE_NAMES
from analytics.words.errors import UnknownArea, UnknownIndicator, UnknownMember, UnknownMonth
from analytics.words.month import month_key, parse_month
from analytics.words.vocabulary import AGE_BANDS, SEXES

MONTH, AREA, SEX, AGE = "thang", "thon", "gioi", "tuoi"
INDICATOR, POINTS, PEOPLE, SORT, VILLAGE = "chi-tieu", "diem", "nguoi", "xep", "xem"
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
        language_control(reader)
    view = View(reader, month, where)
    if "sentence" in chapter.filters:
        view = View(reader, month, where, sentence_control(view))
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
        list(LANGUAGE_NAMES),
        key=LANGUAGE_KEY,
        bind="query-params",
        width=130,
    )


def sentence_control(view: View) -> tuple[tuple[str, Any], ...]:
    """Villages where [indicator] is below target by [points] and at least [people] are missing."""
    say, language = view.say, view.language
    areas = areas_of(view.reader)
    with st.container(key="controls-sentence", horizontal=True, vertical_alignment="bottom"):
        indicator = pick(
            say("Thôn có", "Villages where"),
            INDICATOR,
            choices(view),
            lambda one: CATALOGUE[one].name.in_(language),
            first=str(DEFAULTS["indicator"]),
            width=270,
        )
        points = st.number_input(
            say("thấp hơn chỉ tiêu quá (điểm %)", "is below target by over (points)"),
            min_value=0,
            max_value=100,
            value=0,
            key=POINTS,
            bind="query-params",
            width=220,
        )
        people = st.number_input(
            say("và còn thiếu từ (người)", "and misses at least (people)"),
            min_value=1,
            max_value=10_000,
            value=1,
            key=PEOPLE,
            bind="query-params",
            width=190,
        )
        sort = pick(
            say("xếp theo", "sorted by"),
            SORT,
            tuple(SORTS),
            lambda one: SORTS[one].in_(language),
            width=170,
        )
        village = pick(
            say("xem riêng thôn", "look at village"),
            VILLAGE,
            ("", *areas),
            lambda one: areas.get(one, nobody(view.reader)),
            width=150,
        )
    return (
        ("indicator", indicator),
        ("points", points),
        ("people", people),
        ("sort", sort),
        ("village", village),
    )


def pick(
    label: str,
    key: str,
    options: tuple[str, ...],
    name: Callable[[str], str],
    *,
    first: str = "",
    width: int,
) -> str:
    index = options.index(first) if first in options else 0
    chosen = st.selectbox(
        label, options, index=index, format_func=name, key=key, bind="query-params", width=width
    )
    return chosen or options[index]


def refuse_unknown(reader: Reader) -> None:
    """A forged or outdated link gets a sentence, not another figure than it asked for.

    Streamlit writes the name a reader sees into the link, in the reader's language.
    """
    villages = {*areas_of(reader).values()}
    indicators = {name for one in CATALOGUE.values() for name in (one.name.vi, one.name.en)}
    known: tuple[tuple[str, set[str], type[Exception]], ...] = (
        (MONTH, {month_key(one) for one in months_of(reader)}, UnknownMonth),
        (AREA, villages, UnknownArea),
        (VILLAGE, villages | {nobody(reader)}, UnknownArea),
        (SEX, {name for text in SEXES.values() for name in (text.vi, text.en)}, UnknownMember),
        (AGE, {*band_names().values()}, UnknownMember),
        (INDICATOR, indicators, UnknownIndicator),
        (LANGUAGE_KEY, {*LANGUAGE_NAMES}, UnknownMember),
    )  # fmt: skip
    for key, names, error in known:
        for value in st.query_params.get_all(key):
            if value not in names:
                raise error(value)


def nobody(reader: Reader) -> str:
    return "– chưa chọn –" if reader.language == "vi" else "– none –"
