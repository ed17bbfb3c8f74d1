"""The years of a commune, from its first day to the end of the year asked for.

Each ends with what deaths and departures leave behind: widows, children without an adult, no head.
"""

import numpy as np

from data.synthetic.days import NEVER
from data.synthetic.life import Tuning
from data.synthetic.life.births import bear
from data.synthetic.life.clock import Year
from data.synthetic.life.founding import arrivals, found_commune, move_in
from data.synthetic.life.households import come_back, leave_for_good, reform
from data.synthetic.life.state import NOBODY, WIDOWED, Lives
from data.synthetic.life.unions import divorce, marry

FIRST_YEAR = 2021


def lived(
    seed: int,
    commune: int,
    residents: int,
    last_year: int,
    *,
    tuning: Tuning,
    older: tuple[float, ...],
) -> Lives:
    """Everybody's life up to the end of `last_year`; a later last year changes nothing before.

    A year is lived whole and in this order; nobody changes household twice in one.
    """
    lives = Lives(seed, commune, Year.of(last_year).after - 1)
    found_commune(lives, tuning, residents, older)
    days = arrivals(lives, tuning, residents)
    for number in range(FIRST_YEAR, last_year + 1):
        year = Year.of(number)
        move_in(lives, tuning, year, days, older)
        leave_for_good(lives, tuning, year)
        marry(lives, tuning, year)
        divorce(lives, year)
        reform(lives, tuning, year)
        come_back(lives, tuning, year)
        bear(lives, tuning, year)
        widow(lives, year)
        shelter(lives, year)
        succeed(lives, year)
    return lives


def widow(lives: Lives, year: Year) -> None:
    """Whoever outlives a spouse is widowed that day; who moves away stays married elsewhere."""
    gone = np.nonzero((lives.exit >= year.first) & (lives.exit < year.after))[0]
    gone = gone[lives.spouse[gone] != NOBODY]
    other = lives.spouse[gone]
    dead = lives.died[gone] & (lives.exit[other] > lives.exit[gone])
    lives.become(other[dead], WIDOWED, lives.exit[gone[dead]])
    lives.spouse[other[lives.exit[other] > lives.exit[gone]]] = NOBODY


def shelter(lives: Lives, year: Year) -> None:
    """Nobody under 18 stays without an adult: to a relative, else out of the commune."""
    for home, day in _without_adults(lives, year):
        left = (lives.home == home) & (lives.moved <= day) & (lives.exit > day)
        rows = np.nonzero(left & (lives.entry <= day))[0]
        for row in rows:
            host = _relative(lives, int(row), day, year)
            if host == NOBODY:
                lives.leave(np.array([row]), np.array([day]))
            else:
                lives.move(np.array([row]), lives.home[[host]], np.array([day]))


def succeed(lives: Lives, year: Year) -> None:
    """When the head dies or goes, the spouse follows, then children by age, then other adults."""
    for _ in range(9):
        homes, day = _headless(lives, year)
        if not len(homes):
            return
        until = np.full(len(lives.homes.formed), NEVER)
        until[homes] = day
        rows = np.nonzero((until[lives.home] < NEVER) | (until[lives.before] < NEVER))[0]
        home = np.where(until[lives.home[rows]] < NEVER, lives.home[rows], lives.before[rows])
        end = until[home]
        there = (lives.home_on(rows, end) == home) & (lives.entry[rows] <= end)
        there &= (end < lives.exit[rows]) & (lives.grown[rows] <= end)
        rows, home, end = rows[there], home[there], end[there]
        order = np.lexsort((lives.born[rows], _rank(lives, rows, lives.homes.head[home]), home))
        rows, home, end = rows[order], home[order], end[order]
        first = np.unique(home, return_index=True)[1]
        lives.homes.head[homes] = NOBODY
        lives.lead(home[first], rows[first], end[first])


def _headless(lives: Lives, year: Year) -> tuple[np.ndarray, np.ndarray]:
    """Households whose head goes this year, and the day."""
    homes = np.nonzero(lives.homes.head != NOBODY)[0]
    head = lives.homes.head[homes]
    left = np.where(lives.home[head] != homes, lives.moved[head], NEVER)
    day = np.minimum(left, lives.exit[head])
    gone = day < year.after
    return homes[gone], day[gone]


def _rank(lives: Lives, rows: np.ndarray, head: np.ndarray) -> np.ndarray:
    """Order of succession: spouse, sons, daughters, children-in-law, parents, others."""
    child = (lives.father[rows] == head) | (lives.mother[rows] == head)
    partner = lives.partner[rows]
    in_law = (partner != NOBODY) & (
        (lives.father[partner] == head) | (lives.mother[partner] == head)
    )
    parent = (lives.father[head] == rows) | (lives.mother[head] == rows)
    return np.select(
        [partner == head, child & lives.male[rows], child, in_law, parent], [0, 1, 2, 3, 4], 5
    )


def _without_adults(lives: Lives, year: Year) -> list[tuple[int, int]]:
    """Households whose last adult goes while others stay, with the day."""
    minors = (lives.grown > year.first) & (lives.exit > year.first) & (lives.entry < year.after)
    count = len(lives.homes.formed)
    grown = lives.grown <= year.first
    stays = grown & (lives.exit >= year.after)
    steady = np.bincount(lives.home[stays & (lives.moved < year.first)], minlength=count)
    doubtful = np.zeros(count, dtype=bool)
    doubtful[lives.home[minors]] = True
    doubtful &= steady == 0
    near = doubtful[lives.home] | doubtful[lives.before]
    near &= (lives.exit > year.first) & (lives.entry < year.after)
    people = np.nonzero(near)[0]
    homes = np.nonzero(doubtful)[0].tolist()
    days = [_last_adult(lives, people, home, year) for home in homes]
    return [(home, day) for home, day in zip(homes, days, strict=True) if day is not None]


def _last_adult(lives: Lives, people: np.ndarray, home: int, year: Year) -> int | None:
    """The day from which no adult is in the household although somebody is, None if never."""
    rows = people[(lives.home[people] == home) | (lives.before[people] == home)]
    lives_here = lives.home[rows] == home
    start = np.where(lives_here, np.maximum(lives.entry[rows], lives.moved[rows]), year.first)
    start = np.maximum(start, lives.entry[rows])
    end = np.minimum(lives.exit[rows], np.where(lives_here, NEVER, lives.moved[rows]))
    use = start < end
    rows, start, end = rows[use], start[use], end[use]
    begin = np.maximum(start, lives.grown[rows])
    until = max(year.first, int(start.min())) if len(rows) else year.after
    for _ in range(len(rows) + 1):
        covers = (begin <= until) & (end > until)
        if not covers.any():
            break
        until = int(end[covers].max())
    stays = ((start <= until) & (end > until)).any()
    return until if until < year.after and stays else None


def _relative(lives: Lives, row: int, day: int, year: Year) -> int:
    """Somebody of the family in the village with an adult's household that lasts the year."""
    parents = [p for p in (lives.mother[row], lives.father[row]) if p != NOBODY]
    older = [q for p in parents for q in (lives.mother[p], lives.father[p]) if q != NOBODY]
    uncles = [
        int(k)
        for p in parents
        if lives.family[p] != NOBODY
        for k in np.nonzero((lives.family == lives.family[p]) & (lives.grown <= day))[0]
    ]
    for host in [*parents, *older, *uncles]:
        if (
            lives.exit[host] >= year.after
            and lives.entry[host] <= year.first
            and lives.moved[host] < year.first
            and lives.home[host] != lives.home[row]
            and lives.homes.gone[lives.home[host]] == NEVER
            and lives.village[host] == lives.village[row]
        ):
            return int(host)
    return NOBODY
