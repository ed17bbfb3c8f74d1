"""A commune drawn for the tests of names: three generations, brides, families moving in, guests."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import NEVER, T0, day
from data.synthetic.naming.identity import places
from data.synthetic.naming.numbers import numbers

YEAR = 365.25
END = day("2030-12-31")


@dataclass(frozen=True)
class Drawn:
    ids: np.ndarray
    village: np.ndarray
    born: np.ndarray
    male: np.ndarray
    entry: np.ndarray
    exit: np.ndarray
    died: np.ndarray
    temporary: np.ndarray
    initial: np.ndarray
    father: np.ndarray
    mother: np.ndarray
    elder: np.ndarray
    family: np.ndarray
    home: np.ndarray

    def of(self, rows):
        return Drawn(**{name: column[rows] for name, column in vars(self).items()})


def commune_people(number: int = 0, *, homes: int = 1150, rng_seed: int = 1) -> Drawn:
    """About 5,400 people for 1,150 homes; parents are rows, as in the register."""
    rng = np.random.default_rng([rng_seed, number])
    rows: list[
        np.ndarray
    ] = []  # key, home, village, born, male, entry, temporary, father, mother, family
    count = 0

    def add(home, born, male, entry, *, father=-1, mother=-1, family=-1, temporary=False):
        nonlocal count
        n = len(home)
        keys = count + np.arange(n)
        count += n
        whole = [keys, home, home % 9, born, male, entry, temporary, father, mother, family]
        rows.append(np.stack([np.broadcast_to(np.asarray(x), n).astype(np.int64) for x in whole]))
        return keys

    def ago(low, high, n):
        return T0 - (rng.uniform(low, high, n) * YEAR).astype(int)

    home = np.arange(homes)
    three = home[rng.random(homes) < 0.4]
    t0 = np.full(homes, T0)
    elders = ago(55, 80, homes)
    grandfather = np.full(homes, -1)
    grandmother = np.full(homes, -1)
    alive = three[rng.random(len(three)) < 0.7]
    grandfather[alive] = add(alive, elders[alive], True, T0)
    grandmother[three] = add(three, elders[three] + 900, False, T0)
    born = np.where(np.isin(home, three), elders + 8500, ago(25, 60, homes))
    entry = np.where(rng.random(homes) < 0.9, T0, rng.integers(T0 + 1, END, homes))
    entry = np.where(np.isin(home, three), T0, entry)
    kin = np.where(np.isin(home, three), home, -1)
    man = add(home, born, True, entry, father=grandfather, mother=grandmother, family=kin)
    aunt = three[rng.random(len(three)) < 0.3]
    add(aunt, born[aunt] + 800, rng.random(len(aunt)) < 0.5, t0[aunt],
        father=grandfather[aunt], mother=grandmother[aunt], family=aunt)  # fmt: skip
    bride = np.where(rng.random(homes) < 0.25, rng.integers(T0, END, homes), T0)
    wife = add(home, born + 1000, False, np.maximum(entry, bride))
    for child in range(5):
        has = home[rng.random(homes) < (0.9, 0.75, 0.35, 0.15, 0.1)[child]]
        came = born[has] + (24 + 3 * child) * 365 + rng.integers(0, 700, len(has))
        here = np.maximum(came, np.maximum(entry, bride)[has])  # not before its parents
        known = rng.random(len(has)) < 0.95
        add(has, came, rng.random(len(has)) < 0.53, here,
            father=np.where(known, man[has], -1), mother=wife[has], family=homes + has)  # fmt: skip
    guests = rng.integers(0, homes, homes // 4)
    came = rng.integers(T0, END, len(guests))
    add(guests, came - (rng.uniform(18, 50, len(guests)) * YEAR).astype(int),
        rng.random(len(guests)) < 0.55, came, temporary=True)  # fmt: skip

    table = np.concatenate(rows, axis=1)
    table = table[:, (table[5] <= END) & (table[3] <= table[5])]
    table = table[:, np.lexsort((table[0], table[5]))]
    row_of = np.full(count + 1, -1)
    row_of[table[0]] = np.arange(table.shape[1])
    keys, home, village, born, male, entry, temporary, father, mother, family = table
    return Drawn(
        ids=number * 2**32 + keys,
        village=village,
        born=born,
        male=male.astype(bool),
        entry=entry,
        exit=np.full(len(keys), NEVER),
        died=np.zeros(len(keys), dtype=bool),
        temporary=temporary.astype(bool),
        initial=(entry == T0) & ~temporary.astype(bool),
        father=row_of[father],
        mother=row_of[mother],
        elder=np.full(len(keys), -1),
        family=family,
        home=home,
    )


def unrelated(
    count: int, *, born=None, male=True, family=-1, home=None, initial=False, temporary=False
) -> Drawn:
    """People without registered parents, of one village; a home of their own unless given."""
    rows = np.arange(count)

    def column(value, kind):
        return np.broadcast_to(np.asarray(value, dtype=kind), count).copy()

    return Drawn(
        ids=rows,
        village=column(0, np.int64),
        born=column(day("1990-06-15") if born is None else born, np.int64),
        male=column(male, bool),
        entry=column(T0 if initial else T0 + 100, np.int64),
        exit=column(NEVER, np.int64),
        died=column(False, bool),
        temporary=column(temporary, bool),
        initial=column(initial, bool),
        father=column(-1, np.int64),
        mother=column(-1, np.int64),
        elder=column(-1, np.int64),
        family=column(family, np.int64),
        home=rows if home is None else column(home, np.int64),
    )


def personal_numbers(seed: int, who: Drawn, commune: int) -> np.ndarray:
    """The numbers alone, without a name."""
    return numbers(who, places(seed, who, commune, "").registered.codes, commune)
