"""Full names: the surname by the father's line, the rest by sex and birth cohort, and no rivals."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.synthetic.days import year
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.naming.tables import UNACCENTED, Coded, clan_totals, group, name_tables
from data.synthetic.naming.who import COMMUNE_BITS, People, patriarchs

ATTEMPTS = 40  # as many as there are purposes from NAME_MIDDLE on
_ROW_BITS = 24  # rows of one commune


class NamesExhausted(ValueError):
    """So many people of one house or family that the tables hold no further name for them."""


@dataclass(frozen=True)
class Names:
    """Three columns of codes; nothing is spelt out before it is asked for."""

    surname: Coded
    middle: Coded
    given: Coded

    def full_names(self) -> pa.StringArray:
        """Surname, middle and given name in Vietnamese order, NFC."""
        parts = (part.arrow().cast(pa.string()) for part in (self.surname, self.middle, self.given))
        return pc.binary_join_element_wise(*parts, " ")

    def objects(self) -> np.ndarray:
        """The full names as Python strings."""
        return self.full_names().to_numpy(zero_copy_only=False)


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
        middle[again] = tables.middle.codes(
            among, uniform(seed, ids, Purpose.NAME_MIDDLE + attempt)
        )
        given[again] = tables.given.codes(among, uniform(seed, ids, Purpose.NAME_GIVEN + attempt))
        again = rivals.losers(middle, given, changed=again)
        if not len(again):
            words = tables.surnames.words, tables.middle.words, tables.given.words
            return Names(*map(Coded, (surname, middle, given), words))
    raise NamesExhausted(f"{len(again)} people are left without a name of their own")


def surnames(seed: int, who: People, line: np.ndarray) -> np.ndarray:
    """Codes into the surname table: of the first of the line known to the register.

    Lines of the first day bear a clan of their village, later ones come from elsewhere.
    """
    first = np.flatnonzero(line == np.arange(len(line)))
    out = np.zeros(len(line), dtype=np.int16)
    if len(first):
        commune = int(who.ids[0]) >> COMMUNE_BITS
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
