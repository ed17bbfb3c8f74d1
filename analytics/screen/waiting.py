"""Long work beside the page: its progress is shown, and the reader may leave before it ends.

The work runs in a thread of its own. Each look at it writes to the page, and there Streamlit stops
a script whose reader has gone elsewhere; the work goes on and its own cache keeps the answer.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from time import perf_counter
from typing import TypeVar

import streamlit as st

from analytics.document import Chapter
from analytics.screen.address import language
from analytics.words.text import Text

T = TypeVar("T")

AT_ONCE = 0.3  # seconds: what is done by then shows no progress
LOOK = 0.15  # seconds between two looks
USUAL = 10.0  # seconds after which the bar stands nearly full
LEAVE = Text("Có thể rời trang này: phép tính vẫn chạy tiếp.")

_WORKERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="waited")


def waited(work: Callable[[], T], *, says: Text) -> T:
    """What the work returns or raises. It must not write to the page itself."""
    done = _WORKERS.submit(work)
    wait([done], AT_ONCE)
    return done.result() if done.done() else _watched(done, says)


def behind(work: Callable[[], None]) -> None:
    """Begun while nobody waits; whoever needs it sooner does it, so what fails here may fail."""
    _WORKERS.submit(work)


def _watched(done: "Future[T]", says: Text) -> T:
    began, words = perf_counter(), f"{says.in_(language())} {LEAVE.in_(language())}"
    bar = st.progress(0.0, words)
    while not done.done():
        wait([done], LOOK)
        spent = perf_counter() - began
        bar.progress(min(0.95, spent / USUAL), words)
    bar.empty()
    return done.result()


def patient(chapter: Chapter, *, says: Text) -> Chapter:
    """The same chapter for `show`, built while the reader sees how far it is."""
    return replace(chapter, build=lambda view: waited(lambda: chapter.build(view), says=says))
