"""What a law is: a sentence in two languages and a function that finds who breaks it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from data.synthetic.proof.facts import Facts


@dataclass(frozen=True)
class Law:
    """`offenders` gives the ids of the records of `table` that break the law; empty = it holds."""

    number: int
    table: str
    vi: str
    en: str
    offenders: Callable[[Facts], np.ndarray]


LAWS: dict[int, Law] = {}


def law(
    number: int, table: str, vi: str
) -> Callable[[Callable[[Facts], np.ndarray]], Callable[[Facts], np.ndarray]]:
    """Enters a function into the book of laws; its docstring is the English sentence."""

    def entered(function: Callable[[Facts], np.ndarray]) -> Callable[[Facts], np.ndarray]:
        assert number not in LAWS and function.__doc__ is not None
        LAWS[number] = Law(number, table, vi, function.__doc__.strip(), function)
        return function

    return entered


def overlaps(owner: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Owners with two intervals [start, end) that share a day."""
    order = np.lexsort((end, start, owner))
    owner, start, end = owner[order], start[order], end[order]
    return owner[1:][(owner[1:] == owner[:-1]) & (start[1:] < end[:-1])]


def cells(bad: np.ndarray, *names: np.ndarray) -> np.ndarray:
    """Names of the cells where `bad` is true, such as "v3 2022-05"."""
    return np.array(
        [
            " ".join(str(name[at]) for name, at in zip(names, place, strict=True))
            for place in np.argwhere(bad)
        ]
    )


def months(facts: Facts) -> np.ndarray:
    """First days of the months from 2021-01 up to the data date."""
    firsts = np.arange("2021-01", "2101-01", dtype="M8[M]").astype("M8[D]").astype(np.int64)
    return firsts[firsts <= facts.as_of]


def month_names(firsts: np.ndarray) -> np.ndarray:
    return firsts.astype("M8[D]").astype("M8[M]")
