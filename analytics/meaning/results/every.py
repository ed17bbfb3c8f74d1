"""Every result of a month: made eagerly, so that no reader waits for one."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from analytics.meaning.ask import months_of
from analytics.meaning.door import Place, cleaned, edition_of, entered, known
from analytics.meaning.fair.compare import COMPARED
from analytics.meaning.fair.improved import GAINED
from analytics.meaning.fair.run import PACES
from analytics.meaning.forecast.outlook import AHEAD
from analytics.meaning.plan.asked import RECORDED
from analytics.meaning.question import Reader
from analytics.meaning.remembered import FUTURES
from analytics.meaning.result import Result, made_together, system

YEAR = 12
RESULTS: tuple[Result[Any], ...] = (AHEAD, COMPARED, *GAINED.values(), PACES, RECORDED)


def made(reader: Reader, months: Iterable[date]) -> Iterator[date]:
    """Each month once all of it is there; what is kept already is not made again."""
    for month in months:
        made_together(RESULTS, reader, month)
        yield month


def read_most(reader: Reader) -> tuple[date, ...]:
    """The newest month and the year before it, the newest first: what readers walk through."""
    return months_of(system(reader))[: -2 - YEAR : -1]


def readied(reader: Reader) -> Iterator[date]:
    """After an entry or a start: of these months what is missing, for whoever looks next.

    Ends when a newer entry or edition asks for all of it anew.
    """
    now = edition_of(reader), entered(reader)
    for month in made(reader, read_most(reader)):
        FUTURES.forget()  # what was simulated is kept as results: forty megabytes nobody reads
        yield month
        if (edition_of(reader), entered(reader)) != now:
            return


def waiting(reader: Reader) -> tuple[date, ...]:
    """Of these months those whose results are not made yet of what is entered now."""
    whole = system(reader)
    asked = [(one, one.inputs(whole), one.indicators(whole)) for one in RESULTS]
    return tuple(
        month
        for month in read_most(whole)
        if not known(whole, month).issuperset(
            Place(one.subject, indicator.key, month, inputs)
            for one, inputs, indicators in asked
            for indicator in indicators
        )
    )


def all_made(reader: Reader) -> Iterator[date]:
    """Every month, the newest first; files of editions gone by are thrown away."""
    cleaned(reader)
    yield from made(reader, reversed(months_of(system(reader))))
