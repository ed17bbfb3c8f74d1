"""Laws 50-52: who is away stays registered; temporary residence has an end."""

import numpy as np

from data.synthetic.days import NEVER, anniversary
from data.synthetic.proof.facts import ENTRIES, EXITS, Facts
from data.synthetic.proof.laws.law import law, overlaps

_SHORTEST = 30  # days: below that it is a visit or a short stay


@law(50, "absences", "Mỗi đợt vắng nằm trong thời gian cư trú, không chồng nhau, từ 30 ngày.")
def absence_outside_residence(f: Facts) -> np.ndarray:
    """Spells lie inside residence, are disjoint and last 30 days or more."""
    spells = f["absences"]
    start, end, person = spells.days("from_date"), spells.days("to_date"), spells.person
    outside = (start < f.entry[person]) | (start >= f.exit[person]) | (start >= end)
    outside |= (end > f.exit[person]) & (f.exit[person] < NEVER)
    short = (end < f.exit[person]) & (end - start < _SHORTEST)
    return np.union1d(f.ids[person[outside | short]], f.ids[overlaps(person, start, end)])


@law(51, "residents", "Tạm vắng không phải là rời sổ: vẫn thuộc hộ, vẫn tính thường trú.")
def absence_that_ends_residence(f: Facts) -> np.ndarray:
    """The absent keep their household; a visit of under 30 days changes no state."""
    spells, visits = f["absences"], f["visits"]
    first = np.full(len(f.ids), NEVER)
    np.minimum.at(first, f.stays.person, f.stays.start)
    last = np.zeros(len(f.ids), dtype=np.int64)
    np.maximum.at(last, f.stays.person, f.stays.end)
    person = spells.person
    homeless = (spells.days("from_date") < first[person]) | (
        np.minimum(spells.days("to_date"), f.exit[person]) > last[person]
    )
    outside = _outside_spells(f)
    long = np.minimum(visits.days("to_date"), f.as_of) - visits.days("from_date") >= _SHORTEST
    return np.union1d(f.ids[person[homeless]], f.ids[visits.person[outside | long]])


def _outside_spells(f: Facts) -> np.ndarray:
    """Visits that do not lie inside one spell of the same person."""
    spells, visits = f["absences"], f["visits"]
    order = np.lexsort((spells.days("from_date"), spells.person))
    if not len(order):
        return np.ones(len(visits), dtype=bool)
    key = (spells.person * (2 * NEVER) + spells.days("from_date"))[order]
    at = np.searchsorted(key, visits.person * (2 * NEVER) + visits.days("from_date"), "right") - 1
    spell = order[np.maximum(at, 0)]
    inside = (at >= 0) & (spells.person[spell] == visits.person)
    ends = spells.days("to_date")[spell]
    return ~inside | (visits.days("from_date") >= ends) | (visits.days("to_date") > ends)


@law(52, "residents", "Tạm trú tối đa hai năm một lần đăng ký; người đó không thường trú ở đây.")
def temporary_for_too_long(f: Facts) -> np.ndarray:
    """A temporary registration lasts two years at most; its holder has no permanent one here."""
    guest = ~f.permanent
    long = np.minimum(f.exit, f.as_of) > anniversary(f.entry, 2)
    kind = (f.came == ENTRIES.index("temporary")) != guest
    left = f.left == EXITS.index("move_out")
    numbers = f["residents"].frame["personal_id"]
    both = numbers.isin(set(numbers[guest]) & set(numbers[~guest])).to_numpy()
    papers = np.zeros(len(f.ids), dtype=bool)
    for table in ("cards", "eid_accounts", "absences", "notifications"):
        papers[f[table].person] = True
    return f.ids[kind | (guest & (long | left | papers | both))]
