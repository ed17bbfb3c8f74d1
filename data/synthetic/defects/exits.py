"""Exits that nobody told: the person stays on the list, and nothing that the exit ended ends.

What others declared because of it stays: the new head and the widowed status. So some untold
deaths and moves of heads show as households with two heads; the others no rule finds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from data.synthetic.defects.chance import Group, Hits, hits
from data.synthetic.defects.records import Census, Records, days
from data.synthetic.defects.sheet import Sheet

_CODES = {"D15": "death", "D16": "move_out", "D29": "temporary_end"}
# table, the columns of its persons, the columns that an exit sets (the first is its date)
_ENDS = (
    ("household_membership", ("resident_id",), ("to_date",)),
    ("eid_accounts", ("resident_id",), ("locked_date",)),
    ("absences", ("resident_id",), ("to_date",)),
    ("marriages", ("husband_id", "wife_id"), ("to_date", "end_how")),
)


@dataclass(frozen=True)
class _Untold:
    """For each person the place of the hit among all hits, -1 without one, and its fixed day."""

    hit: Hits
    at: np.ndarray
    fixed: np.ndarray


def spoil_exits(seed: int, sheet: Sheet, who: Census, people: Records, here: np.ndarray) -> None:
    how = who.frame["exit_type"]
    eligible = [(code, here & (how == kind).to_numpy(dtype=bool)) for code, kind in _CODES.items()]
    for hit in hits(seed, people.from_day(who.left), Group.EXIT, eligible).values():
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
