"""Long work beside the page: its progress is shown, and the reader may leave before it ends.

The work runs in a thread of its own. Each look at it writes to the page, and there Streamlit stops
a script whose reader has gone elsewhere; the work goes on and its own cache keeps the answer.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from time import perf_counter, sleep
from typing import TypeVar

import streamlit as st

from analytics.document import Chapter, View, number
from analytics.meaning.results.every import waiting
from analytics.screen.address import language
from analytics.words.text import Text

T = TypeVar("T")

AT_ONCE = 0.3  # seconds: what is done by then shows no progress
LOOK = 0.15  # seconds between two looks
USUAL = 10.0  # seconds after which the bar stands nearly full
LEAVE = Text("Có thể rời trang này: phép tính vẫn chạy tiếp.")

_WORKERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="waited")
_BEHIND = ThreadPoolExecutor(max_workers=1, thread_name_prefix="behind")


def waited(work: Callable[[], T], *, says: Text) -> T:
    """What the work returns or raises. It must not write to the page itself."""
    done = _WORKERS.submit(work)
    wait([done], AT_ONCE)
    return done.result() if done.done() else _watched(done, says)


def behind(steps: Iterator[object]) -> None:
    """Done step by step while nobody waits, resting as long as each step took: what somebody asks
    for comes between. Whoever needs it sooner does it, so what fails here may fail."""
    _BEHIND.submit(_step, steps)


def _step(steps: Iterator[object]) -> None:
    began = perf_counter()
    for _ in steps:
        sleep(perf_counter() - began)
        _BEHIND.submit(_step, steps)
        return


def recounted(view: View) -> str:
    """Which months are still computed behind a page whose reader has entered something."""
    months = waiting(view.reader)
    if not months:
        return ""
    return view.say(
        "Đang tính lại theo số vừa nhập, từ {newest} lùi về {oldest}; tháng nào được mở thì tính "
        "ngay khi mở.",
        newest=number.month_name(months[0], view.language),
        oldest=number.month_name(months[-1], view.language),
    )


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
