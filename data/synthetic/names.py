"""Vietnamese names: the surname goes by the father's line, the rest by sex and birth cohort."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from data.synthetic import slots as s
from data.synthetic.days import NEVER, year
from data.synthetic.homes import Homes
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.lives import heir
from data.synthetic.people import People
from data.synthetic.reference import SEXES, table

_COHORTS = (("-1969", 0), ("1970-1989", 1970), ("1990-2009", 1990), ("2010-", 2010))
_GOLDEN = 0.6180339887498949
_HIS, _HERS, _MOTHERS, _IN_LAWS, _ABSENT = range(5)  # lines of a household


@dataclass(frozen=True)
class Weighted:
    """Words with cumulative weights: `at` a number between 0 and 1 stands one word."""

    words: np.ndarray
    total: np.ndarray

    def at(self, draw: np.ndarray) -> np.ndarray:
        return self.words[np.minimum(np.searchsorted(self.total, draw), len(self.words) - 1)]


class NameTables:
    """The name lists of data/reference; both the register and the Faker provider draw here."""

    def surnames(self, village: int | None = None) -> Weighted:
        """`share_local`, in a village with the accent of its clans (synthetic.md 4.10)."""
        rows = table("surnames")
        rows = rows[rows["share_local"] != ""]
        share = rows["share_local"].astype(float).to_numpy()
        if village is not None:
            ids = village * 1000 + np.arange(len(share))
            share = share * (0.55 + 0.9 * uniform(0, ids, Purpose.CLAN))
        return _weighted(rows["surname"].to_numpy(dtype=object), share)

    def part(self, kind: str, cohort: str, sex: str) -> Weighted:
        """`middle` or `given` names; weights are divided by their sum."""
        rows = table("given_names")
        rows = rows[
            (rows["kind"] == kind) & (rows["birth_cohort"] == cohort) & (rows["sex"] == sex)
        ]
        return _weighted(rows["name"].to_numpy(dtype=object), rows["weight"].astype(float))


@cache
def cohort(born: int) -> str:
    """The cohort of a birth year in given_names.csv."""
    return [name for name, first in _COHORTS if born >= first][-1]


def full_names(seed: int, who: People, homes: Homes) -> np.ndarray:
    """Surname, middle and given name in Vietnamese order; members of a house differ."""
    surname = _surnames(seed, who, homes)
    born, home_ids = year(who.born), homes.ids[who.home]
    names = np.empty(len(who.ids), dtype=object)
    again = np.ones(len(who.ids), dtype=bool)
    for attempt in range(6):
        step = (uniform(seed, home_ids, Purpose.GIVEN + attempt) + who.place * _GOLDEN) % 1.0
        own = np.where(who.temporary, uniform(seed, who.ids, Purpose.GIVEN + attempt), step)
        middle = uniform(seed, who.ids, Purpose.MIDDLE + attempt)
        rest = _rest(born, who.male, middle, own)
        names[again] = (surname + " " + rest)[again]
        again = _repeated(names, who.home)
        if not again.any():
            break
    return names


def _rest(born: np.ndarray, male: np.ndarray, middle: np.ndarray, given: np.ndarray) -> np.ndarray:
    out = np.empty(len(born), dtype=object)
    firsts = np.array([first for _, first in _COHORTS])
    group = np.searchsorted(firsts, born, side="right") - 1
    tables = NameTables()
    for g, (name, _) in enumerate(_COHORTS):
        for is_male, sex in ((True, SEXES[0]), (False, SEXES[1])):
            mine = (group == g) & (male == is_male)
            words = tables.part("middle", name, sex).at(middle[mine])
            out[mine] = words + " " + tables.part("given", name, sex).at(given[mine])
    return out


def _repeated(names: np.ndarray, home: np.ndarray) -> np.ndarray:
    """True for every later bearer of a name already borne in the same household."""
    seen: set[tuple[int, str]] = set()
    out = np.zeros(len(names), dtype=bool)
    for k, key in enumerate(zip(home.tolist(), names, strict=True)):
        out[k] = key in seen
        seen.add(key)
    return out


def _surnames(seed: int, who: People, homes: Homes) -> np.ndarray:
    line = _lines(homes)[who.home, who.place]
    key = homes.ids[who.home] * 8 + line
    draw = uniform(seed, np.where(who.temporary, who.ids * 8, key), Purpose.SURNAME)
    out = np.empty(len(line), dtype=object)
    for village in range(9):
        mine = who.village == village
        out[mine] = NameTables().surnames(village).at(draw[mine])
    return out


def _lines(homes: Homes) -> np.ndarray:
    """households × places: whose surname each place bears."""
    there, male = homes.born[:, s.SPOUSE] < NEVER, homes.male
    lines = np.full(homes.entry.shape, _HIS)
    lines[:, s.SPOUSE], lines[:, s.PARENT_HER] = _HERS, _MOTHERS
    lines[:, s.IN_LAW] = _IN_LAWS
    father = np.where(male[:, s.HEAD], _HIS, np.where(there, _HERS, _ABSENT))
    own = (*s.CHILDREN, *s.BIRTHS)
    lines[:, own] = father[:, None]
    groom = homes.male[np.arange(len(homes.ids)), heir(homes)]
    grand = (*s.GRANDCHILDREN, *s.GRAND_BIRTHS)
    lines[:, grand] = np.where(groom, father, _IN_LAWS)[:, None]
    return lines


def _weighted(words: np.ndarray, share: np.ndarray) -> Weighted:
    share = np.asarray(share, dtype=float)
    return Weighted(words, np.cumsum(share) / share.sum())
