"""What this module must know of people: nobody's life, only who stands where."""

from typing import Protocol

import numpy as np

COMMUNE_BITS = 32  # ids are commune * 2**32 + serial number
_LATE = 365  # days: a birth is entered within a year, whoever enters later was born elsewhere


class People(Protocol):
    """Arrays of one length, a row a person, in order of (entry, id)."""

    ids: np.ndarray
    village: np.ndarray  # 0..8
    born: np.ndarray  # days since 1970-01-01
    male: np.ndarray
    entry: np.ndarray
    temporary: np.ndarray
    initial: np.ndarray
    father: np.ndarray  # row, -1 unknown
    mother: np.ndarray  # row, -1 unknown
    elder: np.ndarray  # row of a grandparent who raises the child, -1 if a parent is known
    family: np.ndarray  # key of the parents' couple, -1 unknown
    home: np.ndarray  # row of the first household


def born_here(who: People) -> np.ndarray:
    """True for those who entered the register by birth."""
    return ~who.initial & ~who.temporary & (who.entry - who.born <= _LATE)


def patriarchs(who: People) -> np.ndarray:
    """For each row the row whose surname and native place it bears.

    The father's, else the mother's, else that of the grandparent who raises the child, else the
    first registered sibling's, as far back as the register knows. Later entries never change it,
    as long as nobody enters before a parent: parents and first siblings come before.
    """
    up = np.where(who.elder >= 0, who.elder, _first_siblings(who.family))
    up = np.where(who.mother >= 0, who.mother, up)
    up = np.where(who.father >= 0, who.father, up)
    for _ in range(8):  # each round doubles the generations: 256 in all
        further = up[up]
        if np.array_equal(further, up):
            return up
        up = further
    raise ValueError("somebody is their own ancestor")


def _first_siblings(family: np.ndarray) -> np.ndarray:
    """The earliest row of the same family; the own row where the family is unknown."""
    rows = np.arange(len(family))
    order = np.argsort(family, kind="stable")
    ordered = family[order]
    starts = np.ones(len(family), dtype=bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    out = np.empty(len(family), dtype=np.int64)
    out[order] = order[np.maximum.accumulate(np.where(starts, rows, 0))]
    return np.where(family < 0, rows, out)
