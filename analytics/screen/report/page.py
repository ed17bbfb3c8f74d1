"""Báo cáo & chốt số at work: look through beside the checks, take files.

The printers are handed in by whoever may know them: screen and paper do not know each other.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from html import escape

import streamlit as st

from analytics.document import Chapter, View, number
from analytics.form.publication.words import MAKING, SAYS, file_words
from analytics.form.report.files import (
    DATED,
    NUMBER,
    PARTS,
    READERS,
    SIGNED,
    File,
    Order,
    Output,
    Proof,
    Shape,
    part_names,
)
from analytics.form.report.preview import preview_html
from analytics.form.report.ready import ready_html, sound
from analytics.meaning.publication.publish import Standing, issue, standing_of
from analytics.meaning.settings.definition import day_of
from analytics.screen.publication.publish import Picture, chip, publish_desk
from analytics.screen.publication.verify import verify_desk
from analytics.screen.settings.form import now
from analytics.screen.shown import shown_now
from analytics.screen.waiting import waited
from analytics.words.errors import BadSetting, ProjectError
from analytics.words.text import Text

READY = "report-ready"
TALL = 520  # pixels: what the first screen of a laptop leaves beside the checks
MOST = 9999  # reports of a year
BAD_NUMBER = Text("Số văn bản là số nguyên từ 1 đến 9999, hoặc để trống.")


@dataclass(frozen=True)
class Printers:
    """What paper lends to the page."""

    proof: Callable[[View, Order], Proof]
    outputs: tuple[Output, ...]
    picture: Picture


def desk(printers: Printers) -> Callable[[View], None]:
    """Everything between the head of the page and its panels."""

    def drawn(view: View) -> None:
        standing = standing_of(view.reader, view.month)
        if view.reader.role in READERS:
            reader_desk(view, standing, printers)
            verify_desk(view)
            return
        left, right = st.columns(2)
        with left:
            publish_desk(view, standing, printers.picture, sound=False)
        with right:
            verify_desk(view)

    return drawn


def reader_desk(view: View, standing: Standing, printers: Printers) -> None:
    """At the left whether it is ready, freezing and files; at the right the document itself."""
    left, right = st.columns([2, 3])
    with right:
        made = document(view, standing, printers)
    with left:
        if made is None:
            publish_desk(view, standing, printers.picture, sound=False)
            return
        ready(view, made, standing)
        publish_desk(view, standing, printers.picture, sound=sound(made))
        files(view, order_of(view, standing), standing, printers.outputs)


@contextmanager
def guarded(view: View) -> Iterator[None]:
    """A refusal is one sentence in the place of what it refuses."""
    try:
        yield
    except ProjectError as problem:
        words = escape(problem.says.in_(view.language))
        st.html(f'<p class="notice" role="alert">■ {words}</p>')


def document(view: View, standing: Standing, printers: Printers) -> Proof | None:
    """The report as it will be handed out, with its checks; None where it cannot be written."""
    with guarded(view):
        order = order_of(view, standing)
        made = waited(lambda: printers.proof(view, order), says=SAYS)
        with st.container(key="panel-report-preview", height=TALL):
            st.html(preview_html(made.report))
        return made
    return None


def ready(view: View, made: Proof, standing: Standing) -> None:
    with st.container(key="panel-report-ready"):
        st.html(ready_html(view, made, order_of(view, standing), standing))


def order_of(view: View, standing: Standing) -> Order:
    """What the controls ask for."""
    parts = view.chosen(PARTS)
    shape = Shape(() if len(parts) == len(part_names()) else parts, standing.code)
    return Order(day_of(view.chosen(DATED), SIGNED), number_of(view.chosen(NUMBER)), shape)


def signed_today(chapter: Chapter) -> Chapter:
    """The same chapter, whose date of signing begins with today."""
    today = replace(DATED, first=lambda _view: number.day(date.today()))
    return replace(
        chapter, controls=tuple(today if one is DATED else one for one in chapter.controls)
    )


def number_of(words: str) -> int | None:
    digits = words.strip()
    if not digits:
        return None
    if not digits.isascii() or not digits.isdigit() or not 1 <= int(digits[:6]) <= MOST:
        raise BadSetting(BAD_NUMBER)
    return int(digits)


def files(view: View, order: Order, standing: Standing, outputs: tuple[Output, ...]) -> None:
    """Nothing is made before it is asked for."""
    with st.container(key="panel-report-files"):
        title = view.say("Tạo tệp để gửi")
        st.html(f'<h2 class="title">{title}</h2>')
        with st.container(horizontal=True):
            wanted = [
                one
                for one in outputs
                if st.button(one.name.in_(view.language), key=f"report-make-{one.key}")
            ]
        asked = (view.reader, view.month, order, shown_now(view.reader))
        with guarded(view):
            if wanted:
                st.session_state.pop(READY, None)
                st.session_state[READY] = asked, made_file(view, order, standing, wanted[0])
                st.rerun()  # the book of what was handed out, below, has a line more
            of, file = st.session_state.get(READY, (None, None))
            if of == asked:
                offered(view, file, order.shape.code)


def made_file(view: View, order: Order, standing: Standing, output: Output) -> File:
    """Entered in the book before it can be taken: no coded file is out that the book lacks."""
    file = waited(lambda: output.file(view, order), says=MAKING)
    if standing.publication and order.shape.code:
        issue(view.reader, standing.publication, file.content, name=file.name, at=now())
    return file


def offered(view: View, file: File, code: str) -> None:
    words = chip(file_words(view, file.name, len(file.content), code))
    st.html(f'<p class="lead" role="status">{words}</p>')
    st.download_button(
        view.say("Tải {name}", name=file.name),
        data=file.content,
        file_name=file.name,
        mime=file.mime,
        on_click="ignore",
        key="report-take",
    )
