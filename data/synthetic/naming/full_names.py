"""Full names: the surname by the father's line, the rest by sex and birth cohort, and no rivals."""

from typing import NamedTuple

import numpy as np

from data.synthetic.days import year
from data.synthetic.keyed import SERIAL_BITS, Purpose, uniform
from data.synthetic.life.people import People
from data.synthetic.naming.tables import UNACCENTED, clan_totals, group, name_tables
from data.synthetic.rows import group_starts
from data.synthetic.tables import Coded, Joined

_PURPOSES = (Purpose.NAME_MIDDLE, Purpose.NAME_GIVEN)
ATTEMPTS = 40  # as many as there are purposes from NAME_MIDDLE on
_ROW_BITS = 24  # rows of one commune


class NamesExhausted(ValueError):
    """So many people of one house or family that the tables hold no further name for them."""


class Names(NamedTuple):
    """Three columns of codes; nothing is spelt out before it is asked for."""

    surname: Coded
    middle: Coded
    given: Coded

    def full(self) -> Joined:
        """Surname, middle and given name in Vietnamese order, NFC."""
        return Joined(self)


def names(seed: int, who: People, line: np.ndarray | None = None) -> Names:
    """Names nobody of the same family or first household shares.

    `line` is that of `patriarchs`, where it is known already.
    A later entry never changes an earlier person's name: of two who collide, the later draws anew.
    """
    tables = name_tables()
    surname = surnames(seed, who, patriarchs(who) if line is None else line)
    lists = group(year(who.born), who.male)
    middle, given = np.empty((2, len(who.ids)), dtype=np.int16)
    rivals = Rivals(who, surname)
    again = np.arange(len(who.ids))
    for attempt in range(ATTEMPTS):
        ids, among = who.ids[again], lists[again]
        draws = (uniform(seed, ids, purpose + attempt) for purpose in _PURPOSES)
        middle[again] = tables.middle.codes(among, next(draws))
        given[again] = tables.given.codes(among, next(draws))
        again = rivals.losers(middle, given, changed=again)
        if not len(again):
            words = tables.surnames.words, tables.middle.words, tables.given.words
            return Names(*map(Coded, (surname, middle, given), words))
    raise NamesExhausted(f"{len(again)} people are left without a name of their own")


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
    order = np.argsort(family, kind="stable")
    out = np.empty(len(family), dtype=np.int64)
    out[order] = order[group_starts(family[order])]
    return np.where(family < 0, np.arange(len(family)), out)


def surnames(seed: int, who: People, line: np.ndarray) -> np.ndarray:
    """Codes into the surname table: of the first of the line known to the register.

    Lines of the first day bear a clan of their village, later ones come from elsewhere.
    """
    first = np.flatnonzero(line == np.arange(len(line)))
    out = np.zeros(len(line), dtype=np.int16)
    if len(first):
        commune = int(who.ids[0]) >> SERIAL_BITS
        village = np.where(who.initial[first], who.village[first], UNACCENTED)
        draw = uniform(seed, who.ids[first], Purpose.NAME_SURNAME)
        at = np.searchsorted(clan_totals(commune), village + draw)
        out[first] = at - village * len(name_tables().surnames.words)
    return out[line]


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
