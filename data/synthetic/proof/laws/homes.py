"""Laws 35, 36, 46-49: households, their heads, and who stands how to the head."""

import numpy as np

from data.synthetic.days import NEVER, anniversary
from data.synthetic.proof.facts import Facts
from data.synthetic.proof.laws.law import law
from data.synthetic.rows import newest
from data.synthetic.tables import RELATIONS, VILLAGES

_HEAD, _SPOUSE, _CHILD, _IN_LAW, _GRANDCHILD, _PARENT, _SIBLING, _OTHER = range(len(RELATIONS))


def _homes(f: Facts, rows: np.ndarray) -> np.ndarray:
    return f.homes.whole("household_id")[np.unique(rows[rows >= 0])]


@law(35, "households", "Mỗi hộ mỗi ngày có đúng một chủ hộ.")
def household_without_one_head(f: Facts) -> np.ndarray:
    """Every household has exactly one head on every day it exists."""
    stays = f.stays
    rows = np.flatnonzero((stays.relation == _HEAD) & stays.permanent)
    rows = rows[np.lexsort((stays.start[rows], stays.home[rows]))]
    home, start, end = stays.home[rows], stays.start[rows], stays.end[rows]
    first = np.concatenate([[True], home[1:] != home[:-1]])[: len(rows)]
    last = np.concatenate([home[1:] != home[:-1], [True]])[-len(rows) :]
    broken = ~first & (start != np.roll(end, 1))
    late = first & (start != f.homes.days("formed_date")[home])
    early = last & (end != f.homes.days("dissolved_date")[home])
    none = np.setdiff1d(np.arange(len(f.homes)), home)
    return _homes(f, np.concatenate([home[broken | late | early], none]))


def _young_heads(f: Facts) -> tuple[np.ndarray, np.ndarray]:
    """Rows of heads under 18 on their first day as head, and whether an adult lives with them."""
    stays = f.stays
    of_age = anniversary(f.born, 18)
    rows = np.flatnonzero((stays.relation == _HEAD) & (stays.start < of_age[stays.person]))
    with_adult = []
    for row in rows:
        until = min(stays.end[row], of_age[stays.person[row]])
        fellow = stays.permanent & (stays.home == stays.home[row]) & (stays.start < until)
        adult = np.maximum(stays.start, of_age[stays.person])
        shared = np.maximum(adult, stays.start[row]) < np.minimum(stays.end, until)
        with_adult.append(bool((fellow & shared).any()))
    return rows, np.array(with_adult, dtype=bool)


@law(36, "households", "Chủ hộ từ 18 tuổi khi trong hộ còn người lớn.")
def minor_heads_before_an_adult(f: Facts) -> np.ndarray:
    """No minor heads a household in which an adult lives."""
    rows, with_adult = _young_heads(f)
    return _homes(f, f.stays.home[rows[with_adult]])


def households_of_minors(f: Facts) -> np.ndarray:
    """The named exception of law 36: only minors remain, and one of them is head."""
    rows, with_adult = _young_heads(f)
    return _homes(f, f.stays.home[rows[~with_adult]])


@law(46, "household_membership", "Quan hệ với chủ hộ đúng với huyết thống và hôn nhân đã ghi.")
def relation_against_kinship(f: Facts) -> np.ndarray:
    """The relation to the head agrees with parents and marriages on the first day of each row."""
    stays = f.stays
    rows = np.flatnonzero(stays.permanent & (stays.head >= 0))
    one, head, said = stays.person[rows], stays.head[rows], stays.relation[rows]
    wed = _spouse_on(f, one, stays.start[rows]) == head
    expected = np.full(len(rows), -1)
    for relation, true in _kinship(f, one, head, stays.start[rows]):
        expected = np.where((expected < 0) & true, relation, expected)
    expected = np.where((expected < 0) & wed, _SPOUSE, expected)
    expected = np.where(one == head, _HEAD, expected)
    unlike = (expected >= 0) & (said != expected)
    alone = (said == _SPOUSE) & ~wed
    parents = np.stack([f.father[one], f.mother[one]])
    theirs = np.zeros(len(rows), dtype=bool)
    for parent in parents:
        theirs |= (parent == head) | ((parent >= 0) & _ever_married(f, parent, head))
    strange = (said == _CHILD) & (parents >= 0).any(axis=0) & ~theirs
    second_head = (said == _HEAD) & (one != head)
    return np.unique(f.ids[one[unlike | alone | strange | second_head]])


def _kinship(
    f: Facts, one: np.ndarray, head: np.ndarray, on: np.ndarray
) -> list[tuple[int, np.ndarray]]:
    """Relations that blood decides, nearest first."""
    father, mother = f.father, f.mother

    def parent_of(who: np.ndarray, whom: np.ndarray) -> np.ndarray:
        known = whom >= 0
        return known & (who >= 0) & ((father[whom] == who) | (mother[whom] == who))

    siblings = np.zeros(len(one), dtype=bool)
    for of in (father, mother):
        siblings |= (of[one] == of[head]) & (of[one] >= 0) & (one != head)
    grand = parent_of(head, father[one]) | parent_of(head, mother[one])
    spouse = _spouse_on(f, one, on)
    in_law = (spouse >= 0) & parent_of(head, np.maximum(spouse, 0))
    return [
        (_CHILD, parent_of(head, one)),
        (_PARENT, parent_of(one, head)),
        (_SIBLING, siblings),
        (_GRANDCHILD, grand),
        (_IN_LAW, in_law),
    ]


def _spouse_on(f: Facts, one: np.ndarray, on: np.ndarray) -> np.ndarray:
    """The spouse of each person on a day, -1 for none."""
    weddings = f["marriages"]
    husband, wife = weddings.who("husband_id"), weddings.who("wife_id")
    who, whom = np.concatenate([husband, wife]), np.concatenate([wife, husband])
    start, end = (np.tile(weddings.days(name), 2) for name in ("from_date", "to_date"))
    order = np.lexsort((start, who))
    last = newest(who[order], start[order], one, on)
    lasts = on < np.append(end[order], -NEVER)[last]
    return np.where(lasts, np.append(whom[order], -1)[last], -1)


def _ever_married(f: Facts, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    weddings = f["marriages"]
    pair = weddings.who("husband_id") * len(f.ids) + weddings.who("wife_id")
    his, hers = np.where(f.male[one], one, other), np.where(f.male[one], other, one)
    return np.isin(his * len(f.ids) + hers, pair)


@law(47, "residents", "Mỗi người, mỗi ngày cư trú, thuộc đúng một hộ.")
def days_without_one_household(f: Facts) -> np.ndarray:
    """The households of a person share out the days of residence, none left, none twice."""
    stays = f.stays
    order = np.lexsort((stays.start, stays.person))
    person, start, end = stays.person[order], stays.start[order], stays.end[order]
    same = person[1:] == person[:-1]
    first = np.concatenate([[True], ~same])[: len(order)]
    last = np.concatenate([~same, [True]])[-len(order) :]
    bad = first & (start != f.entry[person])
    bad |= last & (end != f.exit[person])
    bad[1:] |= same & (start[1:] != end[:-1])
    homeless = np.setdiff1d(np.arange(len(f.ids)), person)
    return f.ids[np.union1d(person[bad | (start >= end)], homeless)]


@law(48, "households", "Hộ tồn tại đúng những ngày có người.")
def household_without_members(f: Facts) -> np.ndarray:
    """A household exists on every day it has members, until the last one leaves."""
    stays = f.stays
    rows = np.flatnonzero(stays.permanent & (stays.home >= 0))
    rows = rows[np.lexsort((stays.start[rows], stays.home[rows]))]
    home, start, end = stays.home[rows], stays.start[rows], stays.end[rows]
    reach = np.maximum.accumulate(end + home * (2 * NEVER)) - home * (2 * NEVER)
    gap = (home[1:] == home[:-1]) & (start[1:] > reach[:-1])
    first, last = np.full(len(f.homes), NEVER), np.zeros(len(f.homes), dtype=np.int64)
    np.minimum.at(first, home, start)
    np.maximum.at(last, home, end)
    formed, dissolved = f.homes.days("formed_date"), f.homes.days("dissolved_date")
    wrong = (first != formed) | (last != dissolved)
    guests = ~stays.permanent & (stays.home >= 0)
    outside = (stays.start < formed[stays.home]) | (stays.end > dissolved[stays.home])
    return _homes(
        f, np.concatenate([home[1:][gap], np.flatnonzero(wrong), stays.home[guests & outside]])
    )


@law(49, "household_membership", "Thôn của hộ là thôn của mọi người trong hộ.")
def member_of_another_village(f: Facts) -> np.ndarray:
    """Members and their household belong to one village."""
    stays = f.stays
    village = f.homes.code("village_id", VILLAGES)
    strange = (stays.home < 0) | (village[stays.home] != f.village[stays.person])
    return np.unique(f.ids[stays.person[strange]])
