"""Weddings, divorces and where the couple lives afterwards; marriages as rows in the end."""

import numpy as np

from data.synthetic.days import NEVER
from data.synthetic.keyed import Purpose, normal
from data.synthetic.life import Tuning
from data.synthetic.life.clock import YEAR, Year, years_old
from data.synthetic.life.marital import marrying_rate
from data.synthetic.life.state import DIVORCED, MARRIAGE, MARRIAGE_IN, MARRIED, NOBODY, SPLIT, Lives
from data.synthetic.rows import stacked

_SEEKS_HERE = 0.6  # of those who marry: looks in the own village first [A]
_MAN_BRINGS = 0.86  # of men who marry outside: the bride moves in; else .07 leave, .07 live apart
_WOMAN_LEAVES = 0.80  # of women who marry outside; .05 bring the man, the others live apart
_DIVORCE = 0.0028  # couples a year [A]
_GAP = (3.3, 3.2, -6.0, 14.0)  # years the husband is older: mean, deviation, least, most
_CHOICE = 0.4  # of the spread: few of an age in one village add the rest
_NEAR = (-3.0, 9.0)  # years he may be older when both are of one village: others look outside
_LEGAL = {True: 20.1, False: 18.1}
_BY_DEATH, _BY_DIVORCE, _BY_MOVE = range(3)


def marry(lives: Lives, tuning: Tuning, year: Year) -> None:
    """All weddings of the year: pairs of one village first, then partners from elsewhere."""
    rows, day = _wishing(lives, tuning, year)
    here = lives.draw(rows, Purpose.SEEKS_HERE, year.number) < _SEEKS_HERE
    men, women, wed = _paired(lives, year, rows[here], day[here])
    lives.marry(men, women, wed)
    _house(lives, tuning, year, men, women, wed)
    outside = np.ones(len(lives), dtype=bool)
    outside[men] = outside[women] = False
    _outside(lives, tuning, year, rows[outside[rows]], day[outside[rows]])


def divorce(lives: Lives, year: Year) -> None:
    """The wife goes to her parents, sets up alone or leaves; small children go with her."""
    wives = np.nonzero((lives.spouse != NOBODY) & ~lives.male)[0]
    day = year.day(lives.draw(wives, Purpose.DIVORCE_DAY, year.number))
    parted = lives.draw(wives, Purpose.DIVORCE, year.number) < _DIVORCE
    settled = settled_on(lives, year, wives, day) & settled_on(
        lives, year, lives.spouse[wives], day
    )
    parted &= settled & (lives.home[wives] == lives.home[lives.spouse[wives]])
    wives, day = wives[parted], day[parted]
    men = lives.spouse[wives]
    lives.log.divorced.append((men, wives, day))
    for side in (men, wives):
        lives.spouse[side] = NOBODY
        lives.become(side, DIVORCED, day)
    own = lives.homes.head[lives.home[wives]] == wives
    goes, day = np.where(own, men, wives), day
    back = _parental_home(lives, year, goes)
    away = (back == NOBODY) & (lives.draw(goes, Purpose.DIVORCE_AWAY, year.number) < 0.6)
    lives.leave(goes[away], day[away])
    alone = (back == NOBODY) & ~away
    set_up(lives, goes[alone], day[alone], SPLIT)
    lives.move(goes[back != NOBODY], back[back != NOBODY], day[back != NOBODY])
    _children_follow(lives, year, goes[~away & ~own], day[~away & ~own])


def settled_on(lives: Lives, year: Year, rows: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Registered that day and in no other household or moving household this year."""
    home = lives.home[rows]
    return (
        (lives.entry[rows] < day)
        & (day < lives.exit[rows])
        & (lives.moved[rows] < year.first)
        & (lives.homes.gone[home] >= year.after)
    )


def set_up(lives: Lives, rows: np.ndarray, day: np.ndarray, how: int) -> np.ndarray:
    """A new household in the same village, headed by each of these people."""
    homes = lives.found(lives.village[rows], day, how)
    lives.move(rows, homes, day)
    lives.lead(homes, rows, day)
    return homes


def _wishing(lives: Lives, tuning: Tuning, year: Year) -> tuple[np.ndarray, np.ndarray]:
    rows = np.nonzero((lives.entry <= year.first) & (lives.exit > year.first))[0]
    rows = rows[(lives.marital[rows] != MARRIED) & (lives.grown[rows] < year.after)]
    rate = marrying_rate(lives, rows, year.first) * tuning.weddings
    rows = rows[lives.draw(rows, Purpose.WEDDING, year.number) < 1 - np.exp(-rate)]
    day = year.day(lives.draw(rows, Purpose.WEDDING_DAY, year.number), "wedding")
    old_enough = np.where(lives.male[rows], _LEGAL[True], _LEGAL[False])
    able = settled_on(lives, year, rows, day) & (years_old(lives.born[rows], day) >= old_enough)
    return rows[able], day[able]


def _paired(
    lives: Lives, year: Year, rows: np.ndarray, day: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Men of one village by age, women by the age they want; the k-th meets the k-th, no kin."""
    sides = []
    for male in (True, False):
        mine = lives.male[rows] == male
        side, when = rows[mine], day[mine]
        gap = _GAP[0] + _CHOICE * (_gaps(lives, side, year) - _GAP[0])
        wanted = 0 if male else (gap * YEAR).astype(np.int64)
        order = np.lexsort((lives.born[side] - wanted, lives.village[side]))
        side, when = side[order], when[order]
        first = np.searchsorted(lives.village[side], lives.village[side])
        sides.append((lives.village[side] * 1000 + np.arange(len(side)) - first, side, when))
    _, one, other = np.intersect1d(sides[0][0], sides[1][0], return_indices=True)
    men, women = sides[0][1][one], sides[1][1][other]
    wed = np.maximum(sides[0][2][one], sides[1][2][other])
    gap = (lives.born[women] - lives.born[men]) / YEAR
    fits = (gap >= _NEAR[0]) & (gap <= _NEAR[1]) & (lives.home[men] != lives.home[women])
    fits &= (wed < lives.exit[men]) & (wed < lives.exit[women]) & ~_kin(lives, men, women)
    return men[fits], women[fits], wed[fits]


def _gaps(lives: Lives, rows: np.ndarray, year: Year) -> np.ndarray:
    """Years the husband is to be older."""
    mean, deviation, least, most = _GAP
    draw = normal(lives.seed, lives.ids(rows) * 64 + year.number % 64, Purpose.GAP)
    return np.clip(mean + deviation * draw, least, most)


def _kin(lives: Lives, men: np.ndarray, women: np.ndarray) -> np.ndarray:
    """One family, parent and child, or divorced from each other."""
    same = (lives.family[men] == lives.family[women]) & (lives.family[men] != NOBODY)
    shared = (lives.father[men] == lives.father[women]) & (lives.father[men] != NOBODY)
    own = (lives.mother[men] == women) | (lives.father[women] == men)
    return same | shared | own | (lives.partner[men] == women)


def _house(
    lives: Lives, tuning: Tuning, year: Year, men: np.ndarray, women: np.ndarray, day: np.ndarray
) -> None:
    """A new household on the wedding day, or his; hers if only she has one of her own."""
    his_own = lives.homes.head[lives.home[men]] == men
    new = ~his_own & (lives.draw(men, Purpose.NEOLOCAL, year.number) < tuning.neolocal)
    homes = set_up(lives, men[new], day[new], MARRIAGE)
    lives.move(women[new], homes, day[new])
    lives.move(women[~new], lives.home[men[~new]], day[~new])
    _children_follow(lives, year, women, day)


def _outside(lives: Lives, tuning: Tuning, year: Year, rows: np.ndarray, day: np.ndarray) -> None:
    draw = lives.draw(rows, Purpose.MARRIES_OUT, year.number)
    male = lives.male[rows]
    head = lives.homes.head[lives.home[rows]] == rows
    brings = np.where(male, draw < _MAN_BRINGS, (draw >= _WOMAN_LEAVES) & (draw < 0.85)) | head
    leaves = ~brings & np.where(male, draw >= 0.93, draw < _WOMAN_LEAVES)
    lives.become(rows[~brings], MARRIED, day[~brings])
    lives.leave(rows[leaves], day[leaves])
    _bring(lives, tuning, year, rows[brings], day[brings])


def _bring(lives: Lives, tuning: Tuning, year: Year, rows: np.ndarray, day: np.ndarray) -> None:
    """A partner from another commune, of the usual age, registered on the wedding day."""
    male = lives.male[rows]
    gap = _gaps(lives, rows, year) * YEAR
    born = lives.born[rows] + np.where(male, gap, -gap).astype(np.int64)
    legal = np.where(male, _LEGAL[False], _LEGAL[True]) + 0.1
    born = np.minimum(born, day - (legal * YEAR).astype(np.int64))
    homes = lives.home[rows]
    own = lives.homes.head[homes] == rows
    new = ~own & (lives.draw(rows, Purpose.NEOLOCAL, year.number) < tuning.neolocal)
    fresh = set_up(lives, rows[new], day[new], MARRIAGE)
    homes = homes.copy()
    homes[new] = fresh
    partners = lives.add(
        village=lives.village[rows],
        born=born,
        male=~male,
        entry=day,
        kind=np.full(len(rows), MARRIAGE_IN),
        home=homes,
        before=homes,
    )
    lives.marry(np.where(male, rows, partners), np.where(male, partners, rows), day)


def _parental_home(lives: Lives, year: Year, rows: np.ndarray) -> np.ndarray:
    """The household of a living parent in the same village, NOBODY if there is none."""
    out = np.full(len(rows), NOBODY)
    for parents in (lives.mother[rows], lives.father[rows]):
        known = parents != NOBODY
        stays = known & (lives.exit[parents] >= year.after) & (lives.moved[parents] < year.first)
        stays &= (lives.homes.gone[lives.home[parents]] == NEVER) & (
            lives.home[parents] != lives.home[rows]
        )
        stays &= lives.village[parents] == lives.village[rows]
        out = np.where(stays & (out == NOBODY), lives.home[parents], out)
    return out


def _children_follow(lives: Lives, year: Year, mothers: np.ndarray, day: np.ndarray) -> None:
    """Children under 18 who live with their mother go where she goes."""
    if not len(mothers):
        return
    place = np.full(len(lives) + 1, NOBODY)
    place[mothers] = np.arange(len(mothers))
    at = place[lives.mother]  # the place of NOBODY is the last
    kids = np.nonzero(at != NOBODY)[0]
    when = day[at[kids]]
    with_her = (
        settled_on(lives, year, kids, when)
        & (lives.grown[kids] > when)
        & (lives.home[kids] == lives.before[lives.mother[kids]])
        & (lives.home[kids] != lives.home[lives.mother[kids]])
    )
    kids = kids[with_her]
    lives.move(kids, lives.home[lives.mother[kids]], when[with_her])


def marriages(lives: Lives) -> tuple[np.ndarray, ...]:
    """Columns husband, wife (rows of Lives), start, end and the code of ENDS.

    A marriage ends for the register when one of the two dies, or leaves, or both part.
    """
    men, women, start = stacked(lives.log.wed)
    first = np.minimum(lives.exit[men], lives.exit[women])
    dead = (lives.died[men] & (lives.exit[men] == first)) | (
        lives.died[women] & (lives.exit[women] == first)
    )
    how = np.where(dead, _BY_DEATH, _BY_MOVE)
    parted = _divorces(lives, men, women)
    how = np.where(parted < first, _BY_DIVORCE, how)
    return men, women, start, np.minimum(parted, first), how


def _divorces(lives: Lives, men: np.ndarray, women: np.ndarray) -> np.ndarray:
    """The day each couple parted, NEVER if it did not."""
    his, hers, day = stacked(lives.log.divorced)
    key = his * len(lives) + hers
    order = np.argsort(key)
    key, day = np.append(key[order], NEVER**2), np.append(day[order], NEVER)
    wanted = men * len(lives) + women
    at = np.searchsorted(key, wanted)
    return np.where(key[at] == wanted, day[at], NEVER)
