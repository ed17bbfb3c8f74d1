"""Shows a chapter: frame, finding, cards, panels. Every page of the house passes here."""

from collections.abc import Callable

import streamlit as st

from analytics.document import Chapter, View
from analytics.form.address import Refused
from analytics.meaning.ask import provenance_of
from analytics.screen.address import left, settled
from analytics.screen.assignments import said
from analytics.screen.body import Downloads, body
from analytics.screen.mount import mount
from analytics.screen.refusal import refused
from analytics.screen.session import reader
from analytics.screen.shown import moved, warned
from analytics.words.errors import ProjectError


def show(
    chapter: Chapter,
    downloads: Downloads,
    *,
    inside: Callable[[View], None] | None = None,
    below: Callable[[View], None] | None = None,
) -> None:
    """Without a reader from the gate, or with a bad link, one sentence and no figure.

    `inside` draws what the reader can fill in, between the head of the page and its panels;
    `below` draws it under these.
    """
    try:
        view = settled(chapter, reader())
        told, provenance = body(chapter, view, downloads), provenance_of(view.reader)
    except (ProjectError, Refused) as problem:
        refused(chapter, problem)
        return
    if notes := warned(view) + left(view) + moved(view, provenance) + said():
        st.html(notes)
    mount(told[0], "body")
    if inside:
        inside(view)
    for more in told[1:]:
        mount(more, "panels")
    if below:
        below(view)
