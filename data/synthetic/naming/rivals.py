"""Who must not be called alike, and which of two then changes."""

import numpy as np

from data.synthetic.naming.tables import name_tables
from data.synthetic.naming.who import People

_ROW_BITS = 24  # rows of one commune


class Rivals:
    """The rules of a name, checked for whole communes.

    Siblings differ in the given name; a child is not called like its father or mother (kiêng
    húy); nobody in the same first household shares a full name; no word is said twice in a row.
    """

    def __init__(self, who: People, surname: np.ndarray) -> None:
        self.surname = surname.astype(np.int64)
        self.family = np.flatnonzero(who.family >= 0)
        self.family_key = np.unique(who.family[self.family], return_inverse=True)[1]
        self.home = who.home.astype(np.int64)
        self.pairs = _pairs(who)

    def losers(self, middle: np.ndarray, given: np.ndarray, *, changed: np.ndarray) -> np.ndarray:
        """Rows that must draw anew, each by itself or for the sake of an earlier row."""
        tables = name_tables()
        bad = np.zeros(len(given), dtype=bool)
        echo = tables.echo[middle[changed], given[changed]]
        bad[changed] = echo | tables.surname_echo[self.surname[changed], middle[changed]]
        words = len(tables.given.words)
        siblings = self.family_key * words + given[self.family]
        bad[self.family[_later_bearers(siblings)]] = True
        full = self.surname * len(tables.middle.words) + middle
        bad[_later_bearers((self.home << 20) + full * words + given)] = True
        earlier, later = self.pairs
        bad[later[given[earlier] == given[later]]] = True
        return np.flatnonzero(bad)


def _pairs(who: People) -> tuple[np.ndarray, np.ndarray]:
    """Parent and child as (earlier row, later row)."""
    child = [np.flatnonzero(parent >= 0) for parent in (who.father, who.mother)]
    parent = np.concatenate([who.father[child[0]], who.mother[child[1]]])
    rows = np.concatenate(child)
    return np.minimum(rows, parent), np.maximum(rows, parent)


def _later_bearers(key: np.ndarray) -> np.ndarray:
    """Positions whose key an earlier position has; sorting key and position as one number."""
    packed = np.sort((key << _ROW_BITS) | np.arange(len(key)))
    same = (packed[1:] ^ packed[:-1]) >> _ROW_BITS == 0
    return packed[1:][same] & ((1 << _ROW_BITS) - 1)
