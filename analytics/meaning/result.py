"""A Result: computed from the whole commune, kept for every scope, read by role.

Whoever asks first has the system compute it from the whole, write it for all scopes, and then
reads the text of the own scope: chief, officer and village police read the same result.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from threading import RLock
from typing import Any, Generic, TypeVar

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.door import Place, edition_of, keep, kept, known
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader
from analytics.meaning.remembered import remembered
from analytics.meaning.written import read, texts_of
from analytics.words.errors import UnknownMonth
from analytics.words.month import month_key
from analytics.words.settings import REFERENCE

T = TypeVar("T")

_ONE_AT_A_TIME = RLock()  # a plan reads the forecast while it is made
Texts = dict[str, str]  # by area
_TOGETHER: ContextVar[dict[Place, Texts] | None] = ContextVar("_TOGETHER", default=None)
_MEANING = Path(__file__).resolve().parents[0]
_MADE_OF = (".py", ".csv")
_NUMBERS = ("numpy", "highspy")


@cache
def model() -> str:
    """Changes with any line of this room, any table of reference, and the libraries of numbers."""
    digest = hashlib.sha256(" ".join(map(version, _NUMBERS)).encode())
    for folder in (_MEANING, REFERENCE):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _MADE_OF:
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def nothing(_reader: Reader) -> object:
    """It depends on the edition alone."""
    return None


@dataclass(frozen=True, eq=False)
class Result(Generic[T]):
    """What is told of one subject, indicator by indicator, at a month-end.

    `compute` reads the whole; `own` leaves what one village may see; `indicators` are those it is
    told of; `recorded` is everything entered beside the edition that it depends on.
    """

    subject: str
    kind: type[T]
    compute: Callable[[Reader, Indicator, date], T]
    own: Callable[[T, str], T]
    indicators: Callable[[Reader], tuple[Indicator, ...]]
    recorded: Callable[[Reader], object] = nothing

    def of(self, reader: Reader, indicator: Indicator, month: date) -> T:
        if month not in months_of(reader):
            raise UnknownMonth(month_key(month))
        found: T = _read(self, reader, indicator, month, self.inputs(reader))
        return found

    def inputs(self, reader: Reader) -> str:
        """The key of what it is computed from."""
        return _inputs(self, system(reader))

    def made(self, reader: Reader, indicator: Indicator, month: date) -> Texts:
        """Computed now: the text of every area, the commune's being the whole."""
        whole = system(reader)
        told = self.compute(whole, indicator, month)
        parts = {area: self.own(told, area) for area in areas_of(whole)} | {"commune": told}
        return dict(zip(parts, texts_of(parts.values()), strict=True))


def system(reader: Reader) -> Reader:
    """Who computes results: nobody's role, the whole file."""
    return Reader("chief", store=reader.store)


@remembered(entries=True)
def _inputs(result: Result[Any], whole: Reader) -> str:
    told = (edition_of(whole), model(), result.recorded(whole))
    return sha256(repr(told).encode()).hexdigest()


@remembered()
def _read(
    result: Result[Any], reader: Reader, indicator: Indicator, month: date, inputs: str
) -> Any:
    place = Place(result.subject, indicator.key, month, inputs)
    text = _found(reader, place)
    if text is None:
        with _ONE_AT_A_TIME:  # whoever waited here finds it kept by who went before
            text = _found(reader, place) or _made_now(result, reader, indicator, place)
    return read(result.kind, text)


def _found(reader: Reader, place: Place) -> str | None:
    """What is made just now and not written yet, or what is kept."""
    together = _TOGETHER.get() or {}
    return together[place][_own(reader)] if place in together else kept(reader, place)


def _own(reader: Reader) -> str:
    return reader.area if reader.role == "village" else "commune"


def _made_now(result: Result[Any], reader: Reader, indicator: Indicator, place: Place) -> str:
    texts = result.made(reader, indicator, place.month)
    together = _TOGETHER.get()
    if together is None:
        keep(reader, [(place, texts)])
    else:
        together[place] = texts
    return texts[_own(reader)]


def made_together(results: Iterable[Result[Any]], reader: Reader, month: date) -> None:
    """Every result of a month that is not kept: computed one after another, written at once.

    None is read back but what another asks for: whoever reads it first makes it of its text.
    """
    whole, made = system(reader), dict[Place, Texts]()
    there = known(whole, month)
    before = _TOGETHER.set(made)
    try:
        for result in results:
            inputs = result.inputs(whole)
            for one in result.indicators(whole):
                place = Place(result.subject, one.key, month, inputs)
                if place not in there and place not in made:
                    with _ONE_AT_A_TIME:
                        _made_now(result, whole, one, place)
    finally:
        _TOGETHER.reset(before)
    keep(whole, tuple(made.items()))
