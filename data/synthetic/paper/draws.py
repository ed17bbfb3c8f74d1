"""Draws that many rows share: evenly spread ones, and a second number out of a first."""

import numpy as np

from data.synthetic.days import day
from data.synthetic.keyed import uniform
from data.synthetic.people import People

_SERIAL = 32  # bits of the serial number within a commune
_STRETCH = 1_000_003
_COHORTS = np.array([day(f"{year}-01-01") for year in (1945, 1960, 1975, 1990, 2005)])


def turns(who: People) -> np.ndarray:
    """For each row how many of its age stand before it, in a stretch of the sequence of their own.

    A row only looks at those before it in order of entry: rows added later change nothing.
    """
    group = np.searchsorted(_COHORTS, who.born)
    order = np.argsort(group.astype(np.uint16), kind="stable")
    counts = np.bincount(group)
    out = np.empty(len(group), dtype=np.int64)
    out[order] = np.arange(len(group)) - np.repeat(np.cumsum(counts) - counts, counts)
    return out + _STRETCH * group


def evenly(seed: int, ids: np.ndarray, turn: np.ndarray, purpose: int, *, root: int) -> np.ndarray:
    """Numbers in (0, 1) by turn: steps of √root from the commune's keyed start.

    They are evenly spread in every age, so that a commune follows a curve closer than
    with independent draws. Square-free roots are independent of each other (Weyl).
    """
    steps = uniform(seed, ids[:1] >> _SERIAL, purpose) + turn * root**0.5
    return np.maximum(steps - np.floor(steps), 1e-9)


def again(draw: np.ndarray) -> np.ndarray:
    """A fresh number from the low 33 of the 53 bits of a draw."""
    finer = draw * 2.0**20
    return np.maximum(finer - np.floor(finer), 2.0**-33)
