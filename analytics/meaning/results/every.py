"""Every result of a month: made eagerly, so that no reader waits for one."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from analytics.meaning.ask import months_of
from analytics.meaning.door import cleaned
from analytics.meaning.fair.compare import COMPARED
from analytics.meaning.fair.improved import GAINED
from analytics.meaning.fair.run import PACES
from analytics.meaning.forecast.outlook import AHEAD
from analytics.meaning.plan.asked import RECORDED
from analytics.meaning.question import Reader
from analytics.meaning.result import Result, made_together, system

RESULTS: tuple[Result[Any], ...] = (AHEAD, COMPARED, *GAINED.values(), PACES, RECORDED)


def made(reader: Reader, months: Iterable[date]) -> Iterator[date]:
    """Each month once all of it is there; what is kept already is not made again."""
    for month in months:
        made_together(RESULTS, reader, month)
        yield month


def newest_made(reader: Reader) -> None:
    """After an entry: what it changes of the newest month, for whoever looks next."""
    for _ in made(reader, months_of(system(reader))[-1:]):
        pass


def all_made(reader: Reader) -> Iterator[date]:
    """Every month, the newest first; files of editions gone by are thrown away."""
    cleaned(reader)
    yield from made(reader, reversed(months_of(system(reader))))
