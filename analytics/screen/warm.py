"""Before the first visitor: imports, chart specs and the first answers are made ready."""

import gc
from collections.abc import Iterator
from contextlib import suppress
from ctypes import CDLL
from dataclasses import replace
from itertools import chain
from time import sleep

import analytics.screen.show  # noqa: F401  its imports are what the first visitor would wait for
from analytics.form.address import view_said
from analytics.form.chapters import CHAPTERS
from analytics.form.chart import pattern
from analytics.meaning.ask import areas_of
from analytics.meaning.door import all_invented
from analytics.meaning.question import Reader
from analytics.meaning.results.every import readied
from analytics.meaning.unit import unit_of
from analytics.screen.accounts import Desk, Qr
from analytics.screen.gate import SYNTHETIC
from analytics.screen.shown import shown_now
from analytics.screen.waiting import behind
from analytics.words.errors import ProjectError
from analytics.words.settings import STORE
from analytics.words.text import LANGUAGES, Text

MMAP_THRESHOLD, ARENA_MAX = -3, -8  # as malloc.h numbers them
QUIET = 3.0  # seconds


def origin() -> str:
    """Of all the data; the gate opens without passwords for 'synthetic' only."""
    return SYNTHETIC if all_invented(STORE) else ""


def desk_of(qr: Qr) -> Desk:
    """Who lets accounts in where not all is synthetic."""
    return Desk(STORE, qr)


def newest() -> dict[str, str]:
    """The numbers of the newest edition and entry; none while there is none that can be read."""
    try:
        now = shown_now(Reader("chief"))
    except ProjectError:
        return {}
    return {"edition": str(now.edition), "entries": str(now.entries)}


def villages() -> dict[str, str]:
    return areas_of(Reader("chief"))


def commune() -> Text | None:
    """How the commune of the edition is called; None while there is none to read."""
    try:
        return unit_of(Reader("chief")).commune
    except ProjectError:
        return None


def thrifty() -> None:
    """Large blocks go back to the system when they are freed: glibc would learn from the first ones
    to keep them, in an arena for every thread (mallopt(3)). Elsewhere nothing changes."""
    with suppress(OSError, AttributeError):
        libc = CDLL("libc.so.6")
        for option, value in ((MMAP_THRESHOLD, 2**18), (ARENA_MAX, 1)):
            libc.mallopt(option, value)


def warm() -> None:
    """A missing edition is no reason not to start: each page says what is missing.

    The first page of the newest month is answered from the start; the others and the year before
    it are made ready behind it.
    """
    thrifty()
    reader = Reader("chief")
    try:
        CHAPTERS[0].build(view_said(CHAPTERS[0], reader, {}, strict=False))
    except ProjectError:
        return
    behind(chain(_others(reader), readied(reader)))


def _others(reader: Reader) -> Iterator[object]:
    """Every page of the month in every language, with the patterns of its charts: once the reader
    who waited for the start has the first one."""
    sleep(QUIET)
    for language in LANGUAGES:
        for chapter in CHAPTERS:
            view = view_said(chapter, replace(reader, language=language), {}, strict=False)
            page = chapter.build(view)
            yield chapter
            for panel in (one for row in page.rows for one in row if one.chart):
                yield pattern(panel, "screen", language)
    gc.freeze()  # what is kept for good need not be looked through again
