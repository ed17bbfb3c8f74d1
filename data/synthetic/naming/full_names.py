"""Full names: the surname by the father's line, the rest by sex and birth cohort."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.synthetic.days import year
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.naming.clans import UNACCENTED, clan_totals
from data.synthetic.naming.coded import Coded
from data.synthetic.naming.rivals import Rivals
from data.synthetic.naming.tables import group, name_tables
from data.synthetic.naming.who import COMMUNE_BITS, People, patriarchs

ATTEMPTS = 40  # as many as there are purposes from NAME_MIDDLE on


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
