"""The people and households of one commune while the years pass, as columns that grow."""

from dataclasses import dataclass, field

import numpy as np

from data.synthetic.days import NEVER, anniversary
from data.synthetic.keyed import Purpose, exponential, uniform
from data.synthetic.life.clock import when
from data.synthetic.reference import mortality

COMMUNE = 1 << 32  # resident_id and household_id = commune * COMMUNE + serial number
NOBODY = -1
NEVER_MARRIED, MARRIED, WIDOWED, DIVORCED = range(4)
INITIAL, BIRTH, MOVE_IN, MARRIAGE_IN = range(4)  # how a person entered
FOUNDED, SPLIT, MARRIAGE, MOVED_IN = range(4)  # how a household was formed

_PERSON = {  # what a column holds until a phase says otherwise
    "village": 0,
    "born": NEVER,
    "male": False,
    "entry": NEVER,
    "kind": INITIAL,
    "exit": NEVER,
    "died": True,
    "father": NOBODY,
    "mother": NOBODY,
    "elder": NOBODY,
    "family": NOBODY,
    "spouse": NOBODY,
    "partner": NOBODY,
    "marital": NEVER_MARRIED,
    "home": NOBODY,
    "before": NOBODY,
    "moved": -NEVER,
    "grown": NEVER,
    "children": 0,
    "last_birth": -NEVER,
    "wed_on": -NEVER,
}
_HOME = {  # `gone` is the day the household moves away as a whole
    "village": 0,
    "formed": NEVER,
    "how": FOUNDED,
    "gone": NEVER,
    "head": NOBODY,
}


class Columns:
    """Each name in `defaults` is an attribute: the filled part of a longer array.

    Growing makes new windows, so nobody should hold one while rows are added.
    """

    def __init__(self, defaults: dict[str, object]) -> None:
        self._defaults = defaults
        self._room = {name: np.asarray([value])[:0] for name, value in defaults.items()}
        self._show(0)

    def grow(self, count: int, given: dict[str, object]) -> np.ndarray:
        """So many rows more, with defaults where nothing is given. Where they stand."""
        rows = np.arange(self._filled, self._filled + count)
        self._make_room(self._filled + count)
        for name, value in self._defaults.items():
            self._room[name][self._filled : self._filled + count] = given.get(name, value)
        self._show(self._filled + count)
        return rows

    def _make_room(self, size: int) -> None:
        """A quarter more than is needed, so that most years fit in."""
        for name, column in self._room.items():
            if size <= len(column):
                return
            self._room[name] = np.empty(size + size // 4, column.dtype)
            self._room[name][: self._filled] = column[: self._filled]

    def _show(self, size: int) -> None:
        self._filled = size
        for name, column in self._room.items():
            setattr(self, name, column[:size])


@dataclass
class Log:
    """What happened, as columns to be joined at the end: (row, row or code, day)."""

    joined: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = field(default_factory=list)
    headed: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = field(default_factory=list)
    wed: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = field(default_factory=list)
    divorced: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = field(default_factory=list)
    status: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = field(default_factory=list)
    births: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = field(default_factory=list)


class Lives(Columns):
    """Columns of people (`born`, `home`, …) and of households; rows are never removed.

    `exit` starts as the day of death, drawn once for life, and only ever moves forward in time
    when somebody leaves earlier. `home` is where a person is since `moved`, `before` until then.
    """

    def __init__(self, seed: int, commune: int, last_day: int) -> None:
        self.seed, self.commune, self.last_day = seed, commune, last_day
        super().__init__(_PERSON)
        self.homes = Columns(_HOME)
        self.log = Log()

    def __len__(self) -> int:
        return len(self.born)

    def ids(self, rows: np.ndarray | int) -> np.ndarray | int:
        return self.commune * COMMUNE + rows

    def draw(self, rows: np.ndarray, purpose: Purpose, year: int = 0) -> np.ndarray:
        """A number between 0 and 1 of these people for this purpose and year."""
        return uniform(self.seed, rows * 64 + (self.ids(0) * 64 + year % 64), purpose)

    def home_draw(self, homes: np.ndarray, purpose: Purpose, year: int = 0) -> np.ndarray:
        """The same for households: their numbers do not meet those of people."""
        return uniform(self.seed, (self.ids(homes) + (1 << 30)) * 64 + year % 64, purpose)

    def add(self, **columns: np.ndarray) -> np.ndarray:
        """New people; their day of death is drawn, their first home is logged. Their rows."""
        count, first = len(columns["born"]), len(self)
        rows = np.arange(first, first + count)
        if not count:
            return rows
        columns["grown"] = anniversary(columns["born"], 18)
        columns["exit"] = self._death(rows, columns)
        self.grow(count, columns)
        self.log.joined.append((rows, columns["home"], columns["entry"]))
        return rows

    def found(self, village: np.ndarray, formed: np.ndarray, how: int) -> np.ndarray:
        """New households, still empty. Their rows."""
        return self.homes.grow(len(village), {"village": village, "formed": formed, "how": how})

    def lead(self, homes: np.ndarray, rows: np.ndarray, day: np.ndarray) -> None:
        """These people are heads of these households from that day."""
        self.homes.head[homes] = rows
        self.log.headed.append((homes, rows, day))

    def move(self, rows: np.ndarray, homes: np.ndarray, day: np.ndarray) -> None:
        """These people go to other households of the commune on that day."""
        self.before[rows] = self.home[rows]
        self.home[rows] = homes
        self.moved[rows] = day
        self.log.joined.append((rows, homes, day))

    def leave(self, rows: np.ndarray, day: np.ndarray) -> None:
        """These people move out of the commune on that day, unless they are gone before."""
        first = day < self.exit[rows]
        self.exit[rows[first]] = day[first]
        self.died[rows[first]] = False

    def become(self, rows: np.ndarray, status: int, day: np.ndarray) -> None:
        """Marital status from that day on."""
        self.marital[rows] = status
        self.log.status.append((rows, np.full(len(rows), status), day))

    def marry(self, men: np.ndarray, women: np.ndarray, day: np.ndarray) -> None:
        """Couples from that day on."""
        for own, other in ((men, women), (women, men)):
            self.spouse[own] = self.partner[own] = other
            self.wed_on[own] = day
            self.become(own, MARRIED, day)
        self.log.wed.append((men, women, day))

    def home_on(self, rows: np.ndarray, day: np.ndarray) -> np.ndarray:
        """The household of these people on a day of the current year."""
        return np.where(self.moved[rows] <= day, self.home[rows], self.before[rows])

    def _death(self, rows: np.ndarray, columns: dict[str, np.ndarray]) -> np.ndarray:
        need = exponential(self.seed, self.ids(rows) * 64, Purpose.DEATH)
        death = np.full(len(rows), NEVER)
        for is_male, sex in ((True, "male"), (False, "female")):
            mine = columns["male"] == is_male
            death[mine] = when(
                columns["born"][mine], columns["entry"][mine], need[mine], mortality(sex)
            )
        return death


def sizes(lives: Lives, on: int) -> np.ndarray:
    """Members of every household on a day between two events of its people."""
    there = (lives.entry <= on) & (on < lives.exit)
    return np.bincount(lives.home[there], minlength=len(lives.homes.formed))
