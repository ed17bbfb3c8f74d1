"""Errors of whole rows: doubles and births not yet registered."""

import numpy as np
import pandas as pd

from data.synthetic.defects.chance import Group, Hits, hits
from data.synthetic.defects.fields import VILLAGES
from data.synthetic.defects.records import Census, Records, days
from data.synthetic.defects.sheet import Sheet

DOUBLE = 2**31  # a double's id: far above every serial number of a commune
_WITH_PERSON = (
    "household_membership",
    "statuses",
    "cards",
    "eid_accounts",
    "absences",
    "visits",
    "notifications",
)


def spoil_rows(seed: int, sheet: Sheet, who: Census, people: Records) -> np.ndarray:
    """Plants them; returns the persons of the other passes: all but the unregistered births."""
    everybody = np.ones(len(who.ids), dtype=bool)
    born = (who.frame["entry_type"] == "birth").to_numpy(dtype=bool)
    eligible = [("D21", born), ("D20", everybody), ("D38", everybody)]
    caught = hits(seed, people, Group.ROW, eligible)
    _unregistered(sheet, who, caught["D21"])
    _doubles(sheet, who, caught["D20"])
    _in_two_villages(sheet, who, people, caught["D38"])
    here = everybody
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


def _in_two_villages(sheet: Sheet, who: Census, people: Records, hit: Hits) -> None:
    """The double stands in the household of the first person of another village."""
    village = (who.village[hit.row] + 1 + (hit.draw * (VILLAGES - 1)).astype(int)) % VILLAGES
    first = np.zeros(VILLAGES, dtype=np.int64)
    back = people.order[::-1]
    first[who.village[back]] = back
    host = who.frame.iloc[first[village]]
    rows = _copied(who, hit)
    rows["village_id"] = host["village_id"].array
    rows["household_id"] = host["household_id"].array
    rows["relation"] = pd.array(["other"] * len(rows), dtype=rows["relation"].dtype)
    sheet.copy(hit, rows)


def _copied(who: Census, hit: Hits) -> pd.DataFrame:
    return who.frame.iloc[hit.row].assign(resident_id=lambda rows: rows["resident_id"] + DOUBLE)
