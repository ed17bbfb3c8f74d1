"""Who lives where and as what: relations to the head of each day, and the kinds of households."""

from dataclasses import dataclass

import numpy as np

from data.synthetic.days import NEVER
from data.synthetic.life.state import NOBODY, Lives
from data.synthetic.reference import HOUSEHOLD_KINDS
from data.synthetic.rows import newest, sorted_rows, stacked
from data.synthetic.tables import RELATIONS

_HEAD, _SPOUSE, _CHILD, _IN_LAW, _GRANDCHILD, _PARENT, _SIBLING, _OTHER = range(8)
ALONE = list(HOUSEHOLD_KINDS).index("one_person")


@dataclass(frozen=True)
class Memberships:
    """One row a stay in a household in one relation to its head, days [start, end)."""

    row: np.ndarray
    home: np.ndarray
    relation: np.ndarray
    start: np.ndarray
    end: np.ndarray


def memberships(lives: Lives) -> Memberships:
    """In order of person and day; the stays of a person cover entry to exit without a gap."""
    row, home, start, end = _stays(lives)
    heads = _heads(lives)
    first, last = _overlap(heads, home, start, end)
    count = last - first
    piece = np.repeat(np.arange(len(row)), count)
    at = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + first[piece]
    begin = np.maximum(start[piece], heads[2][at])
    relation = relations(lives, row[piece], heads[1][at], begin)
    same = np.zeros(len(piece), dtype=bool)
    same[1:] = (piece[1:] == piece[:-1]) & (relation[1:] == relation[:-1])
    keep = np.nonzero(~same)[0]
    piece, begin, relation = piece[keep], begin[keep], relation[keep]
    follows = np.append(piece[1:] == piece[:-1], False)
    stop = np.where(follows, np.append(begin[1:], NEVER), end[piece])
    return Memberships(row[piece], home[piece], relation, begin, stop)


def last_days(lives: Lives, stays: Memberships) -> np.ndarray:
    """The day each household is dissolved: the last member has gone; NEVER while one is there."""
    out = np.zeros(len(lives.homes.formed), dtype=np.int64)
    np.maximum.at(out, stays.home, stays.end)
    return out


def relations(lives: Lives, rows: np.ndarray, heads: np.ndarray, on: np.ndarray) -> np.ndarray:
    """Codes of RELATIONS of people to heads on these days, from parents and weddings alone."""
    father, mother = lives.father[rows], lives.mother[rows]
    partner, wife = _partners(lives, (rows, heads), on)

    def either(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """One of two people is the head or the head's spouse."""
        known_wife = wife != NOBODY
        return (one == heads) | (other == heads) | (known_wife & ((one == wife) | (other == wife)))

    def parent_of(people: np.ndarray, whose: np.ndarray) -> np.ndarray:
        known = whose != NOBODY
        return known & ((lives.father[whose] == people) | (lives.mother[whose] == people))

    in_law = (partner != NOBODY) & either(lives.father[partner], lives.mother[partner])
    grand = either(lives.elder[rows], lives.elder[rows])
    for parent in (father, mother):
        known = parent != NOBODY
        grand |= known & either(lives.father[parent], lives.mother[parent])
    brother = (lives.family[rows] == lives.family[heads]) & (lives.family[rows] != NOBODY)
    return np.select(
        [
            rows == heads,
            (partner == heads) & (partner != NOBODY),
            either(father, mother),
            in_law,
            grand,
            parent_of(rows, heads),
            brother,
        ],
        [_HEAD, _SPOUSE, _CHILD, _IN_LAW, _GRANDCHILD, _PARENT, _SIBLING],
        _OTHER,
    )


def _partners(
    lives: Lives, people: tuple[np.ndarray, ...], on: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Whom each of these people married last and did not divorce by that day, else NOBODY."""
    men, women, day = stacked(lives.log.wed)
    his, hers, parted = stacked(lives.log.divorced)
    one = np.concatenate([men, women, his, hers])
    other = np.concatenate([women, men, np.full(2 * len(his), NOBODY)])
    start = np.concatenate([day, day, parted, parted])
    order = np.lexsort((start, one))
    one, other, start = one[order], np.append(other[order], NOBODY), start[order]
    return tuple(other[newest(one, start, rows, on)] for rows in people)


def _stays(lives: Lives) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    row, home, start = stacked(lives.log.joined)
    order = sorted_rows(row, start)
    row, home, start = row[order], home[order], start[order]
    end = lives.exit[row]
    follows = row[1:] == row[:-1]
    end[:-1][follows] = start[1:][follows]
    return row, home, start, end


def _heads(lives: Lives) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Spells of headship in order of household and day: household, head, start, end."""
    home, head, start = stacked(lives.log.headed)
    order = sorted_rows(home, start)
    home, head, start = home[order], head[order], start[order]
    end = np.full(len(home), NEVER + 1)
    follows = home[1:] == home[:-1]
    end[:-1][follows] = start[1:][follows]
    return home, head, start, end


def _overlap(
    heads: tuple[np.ndarray, ...], home: np.ndarray, start: np.ndarray, end: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """First and one past the last spell of headship that meets each stay."""
    day_range = NEVER * 4
    key = heads[0] * day_range + heads[2]
    first = np.searchsorted(key, home * day_range + start, side="right") - 1
    last = np.searchsorted(key, home * day_range + end, side="left")
    return first, last


def kind(roles: np.ndarray, male_head: np.ndarray) -> np.ndarray:
    """Index in HOUSEHOLD_KINDS of households × relations; a head with old parents is a child."""
    count = {name: roles[:, code] for code, name in enumerate(RELATIONS)}
    has = {name: number > 0 for name, number in count.items()}
    below = has["child"] | has["child_in_law"]
    strangers = has["sibling"] | has["other"]
    deep = has["grandchild"] & below
    deep |= has["parent"] & (below | has["grandchild"])
    young = below & ~has["grandchild"] & ~has["parent"] & ~strangers
    old = has["parent"] & ~below & ~has["grandchild"] & ~strangers
    couple = (young & has["spouse"]) | (old & (count["parent"] == 2))
    lone = (young & ~has["spouse"]) | (old & (count["parent"] == 1))
    size = roles.sum(axis=1)
    found = {
        "one_person": size == 1,
        "three_generations": deep,
        "couple": (size == 2) & has["spouse"],
        "couple_with_children": couple,
        "mother_with_children": lone & (old | ~male_head),
        "father_with_children": lone & ~old & male_head,
    }
    names = list(HOUSEHOLD_KINDS)
    numbers = [names.index(name) for name in found]
    return np.select(list(found.values()), numbers, names.index("other"))
