"""Vietnamese names and personal numbers done right, for people who do not exist.

Two doors open on the same tables (`tables.name_tables`). `identify` names whole communes, in whole
columns and keyed: the register. `provider.CommuneProvider` gives Faker one record at a time, for
examples and test files; Faker is imported there only, the register does not wait for it.

What holds, whatever the seed: a child has its father's surname, else its mother's, and women keep
theirs; siblings differ in the given name, no child is called like a parent, nobody in a first
household shares a full name; villages have clans; a number is unique among 20,000 communes, agrees
with sex and birth year, and no living person can own it; a later entry changes nothing earlier.
`decode` reads numbers of both worlds and refuses those of the other.
"""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import year
from data.synthetic.keyed import Purpose, uniform
from data.synthetic.life.people import People
from data.synthetic.naming.full_names import Names, names, patriarchs
from data.synthetic.naming.numbers import (
    ELSEWHERE_SERIALS,
    digits,
    numbers,
    province_of,
    provinces,
)
from data.synthetic.rows import ranks
from data.synthetic.tables import Coded

# Native place of the first of a line [A]: shares of (this commune, elsewhere in the province);
# the rest come from other provinces. Wives of the first day were brides from around once.
_NATIVE_MEN, _NATIVE_WOMEN = (0.96, 0.03), (0.64, 0.33)
_NATIVE_NEWCOMERS, _NATIVE_GUESTS = (0.08, 0.78), (0.0, 0.40)
# Share registered in the native province where that is another one [A].
_BORN_THERE, _BORN_THERE_WITH_PARENTS = 0.85, 0.15
_BORN_AWAY = 0.015  # natives registered in another province [A]; all in all 3 % (domain.md 1.2)
_LATE = 365  # days: a birth is entered within a year, whoever enters later was born elsewhere
_HERE = -1  # the commune itself; other origins are province indices
_NEIGHBOUR = 0.5  # of those from other provinces come from the next one [A]


@dataclass(frozen=True)
class Places:
    """Both columns by code; `registered` indexes the provinces, `native` 0 is the commune."""

    registered: Coded
    native: Coded


def places(
    seed: int, who: People, commune: int, address: str, line: np.ndarray | None = None
) -> Places:
    """Children have their father's native place; `address` is that of the commune's natives."""
    origin = _origins(seed, who, patriarchs(who) if line is None else line, commune)
    registered = Coded(_registered(seed, who, commune, origin), provinces().names)
    native = np.where(origin == _HERE, 0, origin + 1).astype(np.int16)
    return Places(registered, Coded(native, (address, *provinces().addresses())))


def _origins(seed: int, who: People, line: np.ndarray, commune: int) -> np.ndarray:
    own = province_of(commune)
    here, near = _native_shares(who)
    draw = uniform(seed, who.ids, Purpose.NAME_NATIVE)
    out = np.where(draw < here, _HERE, own)
    far = np.flatnonzero((draw >= here + near) & (line == np.arange(len(line))))
    out[far] = _another(seed, who.ids[far], Purpose.NAME_NATIVE_PROVINCE, own)
    return out[line]


def _native_shares(who: People) -> tuple[np.ndarray, np.ndarray]:
    kind = np.where(who.temporary, 3, np.where(who.initial | born_here(who), 1 - who.male, 2))
    shares = np.array([_NATIVE_MEN, _NATIVE_WOMEN, _NATIVE_NEWCOMERS, _NATIVE_GUESTS])
    return shares[kind, 0], shares[kind, 1]


def _registered(seed: int, who: People, commune: int, origin: np.ndarray) -> np.ndarray:
    own, here = province_of(commune), born_here(who)
    alone = (who.father < 0) & (who.mother < 0)
    foreign = (origin != _HERE) & (origin != own)
    there = np.where(alone | ~who.initial, _BORN_THERE, _BORN_THERE_WITH_PARENTS)
    draw = uniform(seed, who.ids, Purpose.NAME_REGISTERED)
    out = np.where(foreign & ~here & (draw < there), origin, own)
    away = np.flatnonzero(~foreign & ~here & (draw < _BORN_AWAY))
    out[away] = _another(seed, who.ids[away], Purpose.NAME_REGISTERED_PROVINCE, own)
    return _within_serials(who, out, own).astype(np.int16)


def born_here(who: People) -> np.ndarray:
    """True for those who entered the register by birth."""
    return ~who.initial & ~who.temporary & (who.entry - who.born <= _LATE)


def _within_serials(who: People, out: np.ndarray, own: int) -> np.ndarray:
    """Beyond what is set aside for a place, year and sex elsewhere, people count as from here."""
    far = np.flatnonzero(out != own)
    group = out[far] * 400 + digits(year(who.born[far]), who.male[far])
    out[far[ranks(group) >= ELSEWHERE_SERIALS]] = own
    return out


def _another(seed: int, ids: np.ndarray, purpose: int, own: int) -> np.ndarray:
    """A province that is not `own`: half the time its neighbour, else any with equal chance."""
    count = len(provinces().names)
    draw = (uniform(seed, ids, purpose) - _NEIGHBOUR) / (1 - _NEIGHBOUR)
    steps = 1 + np.maximum(draw * (count - 1), 0).astype(np.int64)
    return (own + steps) % count


@dataclass(frozen=True)
class Identity:
    """Row by row with the people asked about."""

    names: Names
    places: Places
    numbers: np.ndarray  # S12
    line: np.ndarray  # the row whose surname and native place each row bears


def identify(seed: int, who: People, commune: int, address: str) -> Identity:
    """Names, places and numbers in one go: lines and places are found once for all uses."""
    line = patriarchs(who)
    where = places(seed, who, commune, address, line)
    number = numbers(who, where.registered.codes, commune)
    return Identity(names(seed, who, line), where, number, line)
