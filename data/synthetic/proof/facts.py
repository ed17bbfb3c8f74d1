"""A register as arrays: what scorecard and laws read, each column decoded when first asked for.

Rows of other tables point at rows of `residents` and `households`; -1 points nowhere. Days count
from 1970-01-01, NEVER where there is no date; words become their place in a list, -1 for none.
"""

from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import NEVER, T0, day
from data.synthetic.rows import newest
from data.synthetic.tables import ENTRIES, EXITS, FIELDS, RELATIONS, VILLAGES

PERSON_COLUMNS = {"resident_id", "husband_id", "wife_id"}


class Rows:
    """One table. `days`, `code`, `whole` and `text` decode a column once."""

    def __init__(self, frame: pd.DataFrame, people: "Index | None" = None) -> None:
        self.frame = frame
        self._people = people
        self._decoded: dict[object, np.ndarray] = {}

    def __len__(self) -> int:
        return len(self.frame)

    def days(self, name: str) -> np.ndarray:
        if name not in self._decoded:
            stamps = self.frame[name].to_numpy(dtype="M8[s]", na_value=np.datetime64("NaT", "s"))
            found = stamps.astype("M8[D]").astype(np.int64)
            found[np.isnat(stamps)] = NEVER
            self._decoded[name] = found
        return self._decoded[name]

    def code(self, name: str, words: tuple[str, ...]) -> np.ndarray:
        if (name, words) not in self._decoded:
            self._decoded[name, words] = codes(self.frame[name], words)
        return self._decoded[name, words]

    def whole(self, name: str) -> np.ndarray:
        if name not in self._decoded:
            self._decoded[name] = self.frame[name].to_numpy(dtype=np.int64, na_value=-1)
        return self._decoded[name]

    def text(self, name: str) -> np.ndarray:
        return self.frame[name].to_numpy(dtype=object, na_value=None)

    @property
    def person(self) -> np.ndarray:
        return self.who("resident_id")

    def who(self, name: str) -> np.ndarray:
        """Rows of `residents` for a column of resident ids."""
        key = f"{name}→"
        if key not in self._decoded:
            assert self._people is not None
            self._decoded[key] = self._people.of(self.whole(name))
        return self._decoded[key]


class Index:
    """Where each id stands; -1 for an id that stands nowhere."""

    def __init__(self, ids: np.ndarray) -> None:
        self._order = np.argsort(ids, kind="stable")
        self._ids = ids[self._order]

    def of(self, wanted: np.ndarray) -> np.ndarray:
        if not len(self._ids):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(self._ids, wanted), len(self._ids) - 1)
        return np.where(self._ids[at] == wanted, self._order[at], -1)


def codes(column: pd.Series, words: tuple[str, ...]) -> np.ndarray:
    """Faster than Index.get_indexer on objects: few words, many rows."""
    codes, found = pd.factorize(column)
    place = {word: at for at, word in enumerate(words)}
    table = np.array([*(place.get(word, -1) for word in found), -1])
    return table[codes]


class Facts:
    """A register on its data date."""

    def __init__(self, register: Register, as_of: date) -> None:
        self.register = register
        self.as_of = day(as_of)
        self._rows: dict[str, Rows] = {}

    def __getitem__(self, table: str) -> Rows:
        """A table without the rows of people who are not in the register; law 58 reports those."""
        if table not in self._rows:
            people = None if table in ("residents", "households", "villages") else self.people_index
            rows = Rows(self.register[table], people)
            for column in PERSON_COLUMNS & set(rows.frame.columns) if people else ():
                known = rows.who(column) >= 0
                rows = rows if known.all() else Rows(rows.frame[known], people)
            self._rows[table] = rows
        return self._rows[table]

    people_index = cached_property(lambda f: Index(f.ids))
    home_index = cached_property(lambda f: Index(f["households"].whole("household_id")))
    ids = cached_property(lambda f: f["residents"].whole("resident_id"))
    born = cached_property(lambda f: f["residents"].days("birth_date"))
    entry = cached_property(lambda f: f["residents"].days("entry_date"))
    exit = cached_property(lambda f: f["residents"].days("exit_date"))
    male = cached_property(lambda f: f["residents"].code("sex", ("female", "male")) == 1)
    permanent = cached_property(
        lambda f: f["residents"].code("residence", ("temporary", "permanent")) == 1
    )
    village = cached_property(lambda f: f["residents"].code("village_id", VILLAGES))
    came = cached_property(lambda f: f["residents"].code("entry_type", ENTRIES))
    left = cached_property(lambda f: f["residents"].code("exit_type", EXITS))

    @cached_property
    def died(self) -> np.ndarray:
        """Day of death, NEVER for those who live or moved out."""
        return np.where(self.left == EXITS.index("death"), self.exit, NEVER)

    father = cached_property(lambda f: f.people_index.of(f["residents"].whole("father_id")))
    mother = cached_property(lambda f: f.people_index.of(f["residents"].whole("mother_id")))
    homes = cached_property(lambda f: f["households"])
    stays = cached_property(lambda f: Stays(f))

    @cached_property
    def days(self) -> np.ndarray:
        """Every 1 January up to the data date, and the data date."""
        januaries = np.arange("2021", "2101", dtype="M8[Y]").astype("M8[D]").astype(np.int64)
        return np.unique([*januaries[januaries <= self.as_of], self.as_of])

    @cached_property
    def month_ends(self) -> np.ndarray:
        """Last days of the months from 2021-01 that are over on the data date."""
        firsts = np.arange("2021-02", "2101-01", dtype="M8[M]").astype("M8[D]").astype(np.int64)
        return firsts[firsts - 1 <= self.as_of] - 1

    def here(self, on: int) -> np.ndarray:
        """Who is a registered permanent resident on a day."""
        return self.permanent & (self.entry <= on) & (on < self.exit)

    def away(self, on: int) -> np.ndarray:
        """Who is inside a spell of absence on a day."""
        spells = self["absences"]
        now = (spells.days("from_date") <= on) & (on < spells.days("to_date"))
        out = np.zeros(len(self.ids), dtype=bool)
        out[spells.person[now]] = True
        return out

    def last_status(self, field: str, words: tuple[str, ...], on: int) -> np.ndarray:
        """What the dated statuses say of everybody on a day."""
        told = self["statuses"]
        wanted = told.code("field", FIELDS) == FIELDS.index(field)
        rows = np.flatnonzero(wanted & (told.days("from_date") <= on))
        rows = rows[np.argsort(told.days("from_date")[rows], kind="stable")]
        out = np.full(len(self.ids), -1)
        out[told.person[rows]] = codes(told.frame["value"].iloc[rows], words)
        return out


class Stays:
    """`household_membership` as columns: person, home, relation, [start, end), and the head."""

    def __init__(self, facts: Facts) -> None:
        rows = facts["household_membership"]
        self.person = rows.person
        self.home = facts.home_index.of(rows.whole("household_id"))
        self.relation = rows.code("relation", RELATIONS)
        self.start, self.end = rows.days("from_date"), rows.days("to_date")
        self.permanent = facts.permanent[self.person]
        self.male = facts.male[self.person]

    @cached_property
    def head(self) -> np.ndarray:
        """Who heads the household on the first day of each row: a person, -1 for nobody."""
        heads = np.flatnonzero(self.relation == 0)
        heads = heads[np.lexsort((self.start[heads], self.home[heads]))]
        last = newest(self.home[heads], self.start[heads], self.home, self.start)
        leads = self.start < np.append(self.end[heads], -NEVER)[last]
        return np.where(leads, np.append(self.person[heads], -1)[last], -1)

    def on(self, when: int) -> np.ndarray:
        """Rows of permanent residents that hold on a day."""
        return np.flatnonzero(self.permanent & (self.start <= when) & (when < self.end))


def since_start(days: np.ndarray, as_of: int) -> np.ndarray:
    """Days after the first day of the history and not after the data date."""
    return (days > T0) & (days <= as_of)
