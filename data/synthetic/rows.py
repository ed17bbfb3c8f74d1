"""Where rows stand: by their ids, in order of two whole numbers, in their group, on a day."""

from collections.abc import Iterable

import numpy as np

from data.synthetic.days import NEVER

_BITS = 21  # of the second number and of a row's place: 2 million of each in one commune
_WIDE = 4 * NEVER  # more than any day: owner and day as one number, whenever before 1970 it was


class Rows:
    """Where ids stand in a column, asked many times.

    Ids are serial numbers: those near the lowest are looked up in a table, the few others (of
    temporary residents) are searched for.
    """

    def __init__(self, ids: np.ndarray) -> None:
        self._first = ids.min(initial=NEVER << 32)
        self._near = np.full(4 * len(ids) + 1, -1)
        near = ids - self._first < 4 * len(ids)
        self._near[ids[near] - self._first] = np.flatnonzero(near)
        far = np.flatnonzero(~near)
        self._far = far[np.argsort(ids[far])]
        self._far_ids = ids[self._far]

    def known(self, wanted: np.ndarray) -> np.ndarray:
        """Which of `wanted` stand in the column."""
        return self._found(wanted) >= 0

    def of(self, wanted: np.ndarray) -> np.ndarray:
        """The row of each; KeyError when one stands nowhere."""
        found = self._found(wanted)
        if (found < 0).any():
            raise KeyError(int(wanted[found < 0][0]))
        return found

    def _found(self, wanted: np.ndarray) -> np.ndarray:
        since = wanted - self._first
        near = (since >= 0) & (since < len(self._near))
        found = self._near[np.where(near, since, -1)]  # the last place is nobody's
        if len(self._far):
            others = np.flatnonzero(~near)
            at = np.searchsorted(self._far_ids, wanted[others])
            at = np.minimum(at, len(self._far) - 1)
            same = self._far_ids[at] == wanted[others]
            found[others[same]] = self._far[at[same]]
        return found


def sorted_rows(first: np.ndarray, second: np.ndarray | int = 0) -> np.ndarray:
    """Rows by `first`, then `second` (0 to 2 million), then as they stand.

    What is sorted are numbers that carry their row in the last bits.
    """
    key = (first << 2 * _BITS) | (second << _BITS) | np.arange(len(first))
    key.sort()
    return key & ((1 << _BITS) - 1)


def stacked(parts: Iterable[tuple[np.ndarray, ...]]) -> tuple[np.ndarray, ...]:
    """Columns of several parts, one under the other."""
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def ranks(group: np.ndarray) -> np.ndarray:
    """How many rows of the same group stand before each row."""
    order = np.argsort(group, kind="stable")
    out = np.empty(len(group), dtype=np.int64)
    out[order] = np.arange(len(group)) - group_starts(group[order])
    return out


def in_turn(parts: list[tuple[np.ndarray, ...]], people: int) -> list[np.ndarray]:
    """Rounds as columns by owner, their first column, without a sort: each comes after those
    before. With them, last, the number of each row among its owner's, from 0 on."""
    turn, have = [], np.zeros(people, dtype=np.int64)
    for owner, *_ in parts:
        turn.append(have[owner])
        have[owner] += 1
    *columns, turns = stacked((*part, own) for part, own in zip(parts, turn, strict=True))
    places = (np.cumsum(have) - have)[columns[0]] + turns
    found = [np.empty_like(values) for values in (*columns, turns)]
    for out, values in zip(found, (*columns, turns), strict=True):
        out[places] = values
    return found


def group_starts(ordered: np.ndarray) -> np.ndarray:
    """For each place of a sorted column the first place with the same value."""
    starts = np.ones(len(ordered), dtype=bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    return np.maximum.accumulate(np.where(starts, np.arange(len(ordered)), 0))


def newest(
    owner: np.ndarray, start: np.ndarray, who: np.ndarray, on: np.ndarray | int
) -> np.ndarray:
    """The row of each one's last beginning up to that day, -1 without one.

    `owner` and `start` are sorted, the day second.
    """
    key = owner * _WIDE + start
    at = np.searchsorted(key, who * _WIDE + on, side="right") - 1
    return np.where(np.append(owner, -1)[at] == who, at, -1)
