"""Laws 1-12 and 50-52: people are born, enter, leave, are away; the sums add up.

Nothing is known too early; who is away stays registered; temporary residence has an end.
"""

import numpy as np

from data.synthetic.days import NEVER, T0, age, anniversary
from data.synthetic.proof.facts import Facts
from data.synthetic.proof.laws.law import cells, law, month_names, months, overlaps
from data.synthetic.rows import newest
from data.synthetic.tables import ENTRIES, EXITS, VILLAGES

_OLDEST = 115
_BIRTH, _INITIAL = ENTRIES.index("birth"), ENTRIES.index("initial")
_DATED_AHEAD = {("cards", "expiry_date")}  # printed on the card
_SHORTEST = 30  # days: below that it is a visit or a short stay


@law(1, "residents", "Không ai đăng ký cư trú trước khi sinh ra.")
def entered_before_birth(f: Facts) -> np.ndarray:
    """Nobody enters the register before birth."""
    return f.ids[f.born > f.entry]


@law(2, "residents", "Ngày rời sổ luôn sau ngày vào sổ.")
def left_before_entering(f: Facts) -> np.ndarray:
    """Everybody enters before leaving."""
    return f.ids[f.entry >= f.exit]


@law(3, "residents", "Ngày và lý do rời sổ đi cùng nhau; không ai chết trước khi sinh.")
def exit_without_reason(f: Facts) -> np.ndarray:
    """An exit has a date and a reason that fit each other, and no death precedes birth."""
    temporary = f.left == EXITS.index("temporary_end")
    unlike = (f.exit < NEVER) != (f.left >= 0)
    return f.ids[unlike | (temporary & f.permanent) | (f.died < f.born)]


@law(4, "residents", "Mỗi người rời sổ nhiều nhất một lần vì chết hoặc chuyển đi.")
def left_twice(f: Facts) -> np.ndarray:
    """Nobody leaves again after dying."""
    numbers = f["residents"].frame["personal_id"]
    if numbers.is_unique:
        return f.ids[:0]
    number = np.unique(numbers.astype(str), return_inverse=True)[1]
    latest = np.full(len(f.ids), -NEVER)
    np.maximum.at(latest, number, f.entry)
    return f.ids[(f.died < NEVER) & (f.entry < latest[number])]


@law(5, "any", "Không có sự kiện nào sau ngày số liệu.")
def dated_after_the_data_date(f: Facts) -> np.ndarray:
    """Nothing happens after the data date."""
    late = []
    for name in f.register:
        frame = f[name].frame
        for column in frame.columns:
            if not str(column).endswith("_date") or (name, column) in _DATED_AHEAD:
                continue
            days = f[name].days(column)
            bad = (days < NEVER) & (days > f.as_of)
            late += [f"{name}.{column} {one}" for one in frame.iloc[:, 0].to_numpy()[bad]]
    return np.array(late)


_BEFORE_EXIT = {
    "cards": ("issue_date",),
    "eid_accounts": ("submitted_date", "approved_date", "rejected_date", "activated_date"),
    "absences": ("from_date",),
    "visits": ("from_date",),
    "notifications": ("notified_date",),
    "statuses": ("from_date",),
    "household_membership": ("from_date",),
}


@law(6, "residents", "Sau ngày rời sổ không còn việc gì của người đó.")
def dated_after_exit(f: Facts) -> np.ndarray:
    """Nothing of a person is dated on or after the exit."""
    found = []
    for table, columns in _BEFORE_EXIT.items():
        rows = f[table]
        for column in columns:
            days = rows.days(column)
            found.append(f.ids[rows.person[(days < NEVER) & (days >= f.exit[rows.person])]])
    weddings = f["marriages"]
    for side in ("husband_id", "wife_id"):
        late = weddings.days("from_date") >= f.exit[weddings.who(side)]
        found.append(weddings.whole(side)[late])
    for table in ("absences", "visits", "household_membership"):
        ends = f[table].days("to_date")
        found.append(f.ids[f[table].person[(ends < NEVER) & (ends > f.exit[f[table].person])]])
    return np.unique(np.concatenate(found))


@law(7, "residents", "Không ai quá 115 tuổi.")
def older_than_anybody(f: Facts) -> np.ndarray:
    """Nobody is older than 115 when leaving or on the data date."""
    return f.ids[age(f.born, np.minimum(f.exit, f.as_of)) > _OLDEST]


@law(8, "residents", "Vào sổ vì sinh ra khi và chỉ khi mẹ hoặc gia đình đang thường trú hôm đó.")
def born_to_nobody_here(f: Facts) -> np.ndarray:
    """Entry by birth if and only if born since the start to a mother or household resident then."""
    birth = f.came == _BIRTH
    mother = np.maximum(f.mother, 0)
    with_mother = (f.mother >= 0) & (f.entry[mother] <= f.born) & (f.born < f.exit[mother])
    alone = np.flatnonzero(birth & ~with_mother & f.permanent)
    lonely = [one for one in alone if not _household_there(f, one)]
    too_early = birth & (f.born <= T0)
    other_way = f.permanent & (f.born > T0) & with_mother & ~birth
    return np.union1d(f.ids[lonely], f.ids[too_early | other_way])


def _household_there(f: Facts, one: int) -> bool:
    stays = f.stays
    homes = stays.home[(stays.person == one) & (stays.start == f.entry[one])]
    with_them = np.isin(stays.home, homes) & stays.permanent & (stays.person != one)
    held = (stays.start <= f.entry[one]) & (f.born[one] < stays.end)
    return bool((with_them & held).any())


@law(9, "residents", "“Có sẵn từ đầu” khi và chỉ khi vào sổ ngày 01/01/2021.")
def initial_on_another_day(f: Facts) -> np.ndarray:
    """Initial residents entered on 2021-01-01, and only they."""
    return f.ids[f.permanent & ((f.came == _INITIAL) != (f.entry == T0))]


@law(10, "residents", "Chỉ người đã chuyển đi mới đăng ký lại được, và không trùng thời gian.")
def registered_twice(f: Facts) -> np.ndarray:
    """A second registration comes after a move out; registrations do not overlap."""
    numbers = f["residents"].frame["personal_id"].to_numpy(dtype=object)
    if len(set(numbers)) == len(numbers) and len(np.unique(f.ids)) == len(f.ids):
        return f.ids[:0]
    order = np.lexsort((f.entry, np.unique(numbers.astype(str), return_inverse=True)[1]))
    before, after = order[:-1], order[1:]
    same = (numbers[before] == numbers[after]) | (f.ids[before] == f.ids[after])
    returned = (f.left[before] == EXITS.index("move_out")) & (f.exit[before] <= f.entry[after])
    return f.ids[after[same & ~returned]]


@law(11, "village month", "Dân số đầu tháng = tháng trước + sinh + đến − tử − đi, từng thôn.")
def sums_that_do_not_add_up(f: Facts) -> np.ndarray:
    """Members of households change by births, arrivals, deaths and departures, village by month."""
    firsts, stays = months(f), f.stays
    rows = np.flatnonzero(stays.permanent & (stays.home >= 0))
    where = f.homes.code("village_id", VILLAGES)[stays.home[rows]]
    stock = _cumulated(stays.start[rows], where, firsts) - _cumulated(
        stays.end[rows], where, firsts
    )
    come, gone = f.permanent & (f.came >= 0), f.permanent & (f.left >= 0)
    flow = _cumulated(f.entry[come], f.village[come], firsts) - _cumulated(
        f.exit[gone], f.village[gone], firsts
    )
    bad = np.diff(stock - flow, axis=0, prepend=0) != 0
    return cells(bad.T, np.array(VILLAGES), month_names(firsts))


def _cumulated(days: np.ndarray, village: np.ndarray, firsts: np.ndarray) -> np.ndarray:
    """months × villages: events on or before each first day."""
    month = np.searchsorted(firsts, days)
    kept = (month < len(firsts)) & (village >= 0)
    cell = month[kept] * len(VILLAGES) + village[kept]
    counts = np.bincount(cell, minlength=len(firsts) * len(VILLAGES))
    return counts.reshape(len(firsts), len(VILLAGES)).cumsum(axis=0)


@law(12, "village month", "Chuyển hộ giữa các thôn bù trừ hết: đi bao nhiêu, đến bấy nhiêu.")
def transfers_that_do_not_cancel(f: Facts) -> np.ndarray:
    """Moves between households of the commune: as many arrive as leave, village by month."""
    firsts, stays = months(f), f.stays
    known = stays.permanent & (stays.home >= 0)
    begins = np.flatnonzero(known & (stays.start != f.entry[stays.person]))
    ends = np.flatnonzero(known & (stays.end != f.exit[stays.person]))
    village = f.homes.code("village_id", VILLAGES)[stays.home]
    came = _cumulated(stays.start[begins], village[begins], firsts)
    went = _cumulated(stays.end[ends], village[ends], firsts)
    return cells(
        np.diff(came - went, axis=0, prepend=0).T != 0, np.array(VILLAGES), month_names(firsts)
    )


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
    person, start, on = spells.person, spells.days("from_date"), visits.days("from_date")
    order = np.lexsort((start, person))
    last = newest(person[order], start[order], visits.person, on)
    ends = np.append(spells.days("to_date")[order], -NEVER)[last]
    return (on >= ends) | (visits.days("to_date") > ends)


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
