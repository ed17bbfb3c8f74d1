"""Errors of whole rows: doubles, births not yet registered, and exits that nobody told.

After an untold exit the person stays on the list, and nothing that the exit ended ends. What others
declared because of it stays: the new head and the widowed status. So some untold deaths and moves
of heads show as households with two heads; the others no rule finds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.synthetic.defects.chance import Group, Hits
from data.synthetic.defects.records import Census, days
from data.synthetic.defects.sheet import Books, Sheet
from data.synthetic.tables import VILLAGES

DOUBLE = 2**31  # a double's id: far above every serial number of a commune
_WITH_PERSON = (
    *("household_membership", "statuses", "cards", "eid_accounts"),
    *("absences", "visits", "notifications"),
)
_CODES = {"D15": "death", "D16": "move_out", "D29": "temporary_end"}
# table, the columns of its persons, the columns that an exit sets (the first is its date)
_ENDS = (
    ("household_membership", ("resident_id",), ("to_date",)),
    ("eid_accounts", ("resident_id",), ("locked_date",)),
    ("absences", ("resident_id",), ("to_date",)),
    ("marriages", ("husband_id", "wife_id"), ("to_date", "end_how")),
)


def spoil_rows(books: Books) -> np.ndarray:
    """Plants them; returns the persons of the other passes: all but the unregistered births."""
    here = books.here.copy()
    born = (books.who.frame["entry_type"] == "birth").to_numpy(dtype=bool)
    caught = books.caught(Group.ROW, ("D21", born), ("D20", here), ("D38", here))
    _unregistered(books.sheet, books.who, caught["D21"])
    _doubles(books.sheet, books.who, caught["D20"])
    _in_two_villages(books, caught["D38"])
    here[caught["D21"].row] = False
    return here


def _unregistered(sheet: Sheet, who: Census, hit: Hits) -> None:
    """The child is missing with every row that began before the registration."""
    sheet.remove(hit, "residents", hit.row)
    which = np.full(len(who.ids), -1)
    which[hit.row] = np.arange(len(hit.row))
    for table in _WITH_PERSON:
        frame = sheet.register[table]
        of = which[who.rows(frame["resident_id"])]
        began = next(name for name in frame if name.endswith("_date"))
        rows = np.nonzero(of >= 0)[0]
        rows = rows[days(frame[began].iloc[rows]) <= hit.fixed[of[rows]]]
        sheet.remove(hit.only(of[rows]), table, rows)


def _doubles(sheet: Sheet, who: Census, hit: Hits) -> None:
    """Three in ten get a number of their own, the others keep the number."""
    rows = _copied(who, hit)
    numbers = rows["personal_id"].tolist()
    other = [n[:-6] + f"{(int(n[-6:]) + 500_000) % 10**6:06d}" for n in numbers]
    keeps = hit.draw >= 0.3
    values = [a if keep else b for a, b, keep in zip(numbers, other, keeps, strict=True)]
    sheet.copy(hit, rows.assign(personal_id=pd.array(values, dtype=rows["personal_id"].dtype)))


def _in_two_villages(books: Books, hit: Hits) -> None:
    """The double stands in the household of the first person of another village."""
    who, step = books.who, 1 + (hit.draw * (len(VILLAGES) - 1)).astype(int)
    village = (who.village[hit.row] + step) % len(VILLAGES)
    first = np.zeros(len(VILLAGES), dtype=np.int64)
    back = books.people.order[::-1]
    first[who.village[back]] = back
    host = who.frame.iloc[first[village]]
    rows = _copied(who, hit)
    rows["village_id"] = host["village_id"].array
    rows["household_id"] = host["household_id"].array
    rows["relation"] = pd.array(["other"] * len(rows), dtype=rows["relation"].dtype)
    books.sheet.copy(hit, rows)


def _copied(who: Census, hit: Hits) -> pd.DataFrame:
    return who.frame.iloc[hit.row].assign(resident_id=lambda rows: rows["resident_id"] + DOUBLE)


@dataclass(frozen=True)
class _Untold:
    """For each person the place of the hit among all hits, -1 without one, and its fixed day."""

    hit: Hits
    at: np.ndarray
    fixed: np.ndarray


def spoil_exits(books: Books) -> None:
    sheet, who, how = books.sheet, books.who, books.who.frame["exit_type"]
    left = {code: (how == kind).to_numpy(dtype=bool) for code, kind in _CODES.items()}
    eligible = ((code, books.here & among) for code, among in left.items())
    made = books.people.from_day(who.left)
    for hit in books.caught(Group.EXIT, *eligible, of=made).values():
        for field in ("exit_date", "exit_type"):
            _unset(sheet, hit, "residents", hit.row, field)
        untold = _untold(hit, len(who.ids))
        for table, columns, fields in _ENDS:
            rows, person = _ended(sheet, who, untold, table, columns, fields[0])
            for field in fields:
                _unset(sheet, hit.only(untold.at[person]), table, rows, field)
        rows, person = _dissolved(sheet, who, untold)
        _unset(sheet, hit.only(untold.at[person]), "households", rows, "dissolved_date")


def _unset(sheet: Sheet, hit: Hits, table: str, rows: np.ndarray, field: str) -> None:
    sheet.change(hit, table, rows, field, [None] * len(rows))


def _untold(hit: Hits, size: int) -> _Untold:
    at, fixed = np.full(size, -1), np.full(size, -1)
    at[hit.row], fixed[hit.row] = np.arange(len(hit.row)), hit.fixed
    return _Untold(hit, at, fixed)


def _ended(
    sheet: Sheet, who: Census, untold: _Untold, table: str, columns: Iterable[str], date: str
) -> tuple[np.ndarray, np.ndarray]:
    """Rows that ended on the untold exit of one of their persons, and that person.

    Of a couple that left on one day the one whose exit is told last counts.
    """
    frame = sheet.register[table]
    end = days(frame[date])
    person = np.full(len(frame), -1)
    for column in columns:
        other = who.rows(frame[column])
        ended = (untold.at[other] >= 0) & (end == who.left[other])
        later = (person < 0) | (untold.fixed[other] > untold.fixed[person])
        person = np.where(ended & later, other, person)
    rows = np.nonzero(person >= 0)[0]
    return rows, person[rows]


def _dissolved(sheet: Sheet, who: Census, untold: _Untold) -> tuple[np.ndarray, np.ndarray]:
    """Households dissolved on the untold exit of a member, and the member told last."""
    homes = sheet.register["households"]
    of = who.frame["household_id"].to_numpy()
    members = untold.hit.row[np.argsort(untold.hit.fixed, kind="stable")]
    near = np.nonzero(homes["household_id"].isin(of[members]).to_numpy())[0]
    ends = days(homes["dissolved_date"].iloc[near])
    home = dict(zip(homes["household_id"].iloc[near].tolist(), range(len(near)), strict=True))
    person = np.full(len(near), -1)
    for member in members.tolist():
        k = home[int(of[member])]
        if ends[k] == who.left[member]:
            person[k] = member
    return near[person >= 0], person[person >= 0]
