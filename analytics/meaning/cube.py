"""Every sum of a fact table by month, village, sex and age band, counted once an edition and file.

A page asks a dozen questions, and each is a sum over a few of these cells: one statement counts
them for all indicators, in about the time in which a dozen statements would answer one page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.compiled import CELL, every_sum
from analytics.meaning.door import statistics_of
from analytics.meaning.indicator import Fact, Indicator
from analytics.meaning.question import Question, Reader
from analytics.meaning.remembered import remembered

Counts = NDArray[np.int64]
Key = tuple[date, str, str]
Numbers = dict[Key, tuple[float | None, int | None]]


@dataclass(frozen=True, eq=False)
class Cube:
    """The place of every member on its axis; for each predicate the persons of every cell."""

    places: tuple[dict[Any, int], ...]
    persons: dict[str, Counts]

    def chosen(self, question: Question, months: Sequence[date]) -> tuple[tuple[Any, ...], ...]:
        """The members of each axis that are asked for and there; nobody has the others."""
        where = question.where
        asked = (months, where.areas, where.sexes, where.age_bands)
        return tuple(
            tuple(one for one in members or there if one in there)
            for members, there in zip(asked, self.places, strict=True)
        )

    def sums(self, predicate: str, chosen: tuple[tuple[Any, ...], ...], kept: int) -> Counts:
        """Month by month: of every area chosen, then of them together; by member of an axis that
        is `kept`, else of all members."""
        found = self.persons[predicate]
        for axis, members in enumerate(chosen):
            places = [self.places[axis][one] for one in members]
            found = found.take(np.array(places, dtype=np.intp), axis)
        found = found.sum(axis=tuple({2, 3} - {kept}))
        return np.concatenate([found, found.sum(axis=1, keepdims=True)], axis=1)


def summed(question: Question, indicator: Indicator) -> bool:
    """Whether a question asks for sums of such cells."""
    return indicator.fact in ("cell", "move") and not {"profile", "five_years", "age"} & set(
        question.by
    )


def numbers_of(
    reader: Reader, indicator: Indicator, question: Question, months: Sequence[date]
) -> Numbers:
    """Numerator and denominator by month, area and member; what is not there is of nobody."""
    cube = _cube(reader, indicator.fact, predicates_of(indicator))
    chosen = cube.chosen(question, months)
    kept = next((CELL.index(one) for one in ("sex", "age_band") if one in question.by), 0)
    whole = reader.area if reader.role == "village" else "commune"
    keys = tuple(product(chosen[0], (*chosen[1], whole), chosen[kept] if kept else ("",)))
    having = cube.sums(indicator.numerator, chosen, kept).ravel().tolist()
    if indicator.denominator is None:
        return {key: (one, None) for key, one in zip(keys, having, strict=True)}
    among = cube.sums(indicator.denominator, chosen, kept).ravel().tolist()
    return dict(zip(keys, zip(having, among, strict=True), strict=True))


def predicates_of(asked: Indicator) -> tuple[str, ...]:
    """What the indicators of a fact table count, each once."""
    own = [*(one for one in CATALOGUE.values() if one.fact == asked.fact), asked]
    told = (one for each in own for one in (each.numerator, each.denominator) if one)
    return tuple(dict.fromkeys(told))


@remembered()
def _cube(reader: Reader, fact: Fact, predicates: tuple[str, ...]) -> Cube:
    """All that the reader's file holds of the fact table."""
    told = statistics_of(reader).columns(every_sum(fact, predicates))
    axes = [np.unique(told[one], return_inverse=True) for one in CELL]
    shape, at = [len(members) for members, _ in axes], tuple(places for _, places in axes)
    persons = {}
    for place, predicate in enumerate(predicates):
        persons[predicate] = np.zeros(shape, dtype=np.int64)
        persons[predicate][at] = told[f"p{place}"]
    months, *rest = (members for members, _ in axes)
    members = [months.astype("M8[D]").tolist(), *(one.tolist() for one in rest)]
    return Cube(tuple({one: at for at, one in enumerate(axis)} for axis in members), persons)
