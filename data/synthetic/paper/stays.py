"""Each person's time as segments at one place, and the day on which something is taken up there."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import NEVER, T0
from data.synthetic.paper.absences import Spells, Visits
from data.synthetic.paper.clock import END, Clock

HOME, VISIT, OVER = 3, 4, 5  # after the three kinds of spells; OVER closes a person's row

_FINE = 2.0**32  # steps in a unit of hazard
_MOST_NEED = 1000.0  # more than any clock runs before the end


@dataclass(frozen=True)
class Stays:
    """Segments by person and day from T0, wherever the person was registered then.

    `first` is where each person's segments begin; the last of each starts at the end of all days.
    """

    first: np.ndarray
    person: np.ndarray
    start: np.ndarray
    place: np.ndarray

    def since(self, days: np.ndarray) -> "Stays":
        """Without what ends before a day of each person's own."""
        start = np.maximum(self.start, np.minimum(days, END)[self.person])
        kept = np.append(start[1:] > start[:-1], True)
        kept |= self.place == OVER
        person = self.person[kept]
        own = np.bincount(person, minlength=len(self.first))
        return Stays(np.cumsum(own) - own, person, start[kept], self.place[kept])


@dataclass(frozen=True)
class Adoption:
    """A thing that spreads: the clock's group, the first possible day, and the hazard needed.

    `speed` is how fast the clock runs for the person, `weight` at each place: kinds of
    spells, home, visits.
    """

    group: np.ndarray
    since: np.ndarray
    need: np.ndarray
    speed: np.ndarray
    weight: tuple[float, ...]


def stays(people: int, away: Spells, home: Visits) -> Stays:
    """Without a sort: every spell adds two segments and every visit two more."""
    spells = np.arange(len(away.person))
    visits = np.arange(len(home.spell))
    inside = np.bincount(home.spell, minlength=len(spells))
    before = np.cumsum(inside) - inside
    leaves = 2 * away.person + 1 + 2 * (spells + before)
    comes = leaves[home.spell] + 1 + 2 * (visits - before[home.spell])
    returns = leaves + 1 + 2 * inside
    own = 2 + 2 * np.bincount(away.person, weights=1 + inside, minlength=people).astype(np.int64)
    first = np.cumsum(own) - own
    size = int(own.sum())
    start, place = np.full(size, END), np.full(size, OVER)
    for at, days, where in (
        (first, T0, HOME),
        (leaves, away.start, away.kind),
        (returns, away.end, HOME),
        (comes, home.start, VISIT),
        (comes + 1, home.end, away.kind[home.spell]),
    ):
        start[at], place[at] = days, where
    return Stays(first, np.repeat(np.arange(people), own), np.minimum(start, END), place)


def adopted(where: Stays, clock: Clock, what: Adoption) -> np.ndarray:
    """The day each person takes it up, NEVER for those who do not before the end.

    `where` begins on the first possible days (`Stays.since`), or the need is infinite.
    """
    start, group = where.start, what.group[where.person]
    weight = np.array((*what.weight, 0.0))[where.place]
    passed = clock.at(group, start)
    # Whole numbers add up the same whoever else is in the commune: floats would round otherwise.
    steps = (weight[:-1] * np.diff(passed) * _FINE).astype(np.int64)
    spent = np.concatenate([[0], np.cumsum(steps)])
    last = np.append(where.first[1:], len(start)) - 1
    need = np.minimum(what.need / what.speed, _MOST_NEED) * _FINE
    reach = spent[where.first] + need.astype(np.int64) + 1
    rows = np.nonzero(reach <= spent[last])[0]
    reach = reach[rows]
    at = np.searchsorted(spent[1:], reach)
    value = passed[at] + (reach - spent[at]) / (weight[at] * _FINE)
    found = clock.day(what.group[rows], value)
    out = np.full(len(what.need), NEVER)
    out[rows] = np.clip(found, start[at], np.maximum(start[at + 1] - 1, start[at]))
    return out
