"""Errors in cards and accounts: dates that contradict each other or the holder's age."""

import numpy as np

from data.synthetic.days import NEVER, age, anniversary, dates, day
from data.synthetic.defects.chance import Group, Hits, hits
from data.synthetic.defects.records import Census, HasDefects, days, records
from data.synthetic.defects.sheet import Sheet

_LAW_2023 = day("2024-07-01")
_LEVEL_BIT = 1 << 15
_NEXT_AGE = {14: 25, 25: 40, 40: 60, 60: 0}  # 0: the card is written as valid for ever


def spoil_cards(seed: int, sheet: Sheet, who: Census, story: HasDefects, here: np.ndarray) -> None:
    rows = sheet.register["cards"]
    person, issued = who.rows(rows["resident_id"]), days(rows["issue_date"])
    expires = days(rows["expiry_date"])
    made = records(seed, who, story, person=person, begins=issued, mark=rows["seq"].to_numpy())
    mine = here[person]
    born = who.born[person]
    modern = mine & (rows["kind"] != "cmnd9").to_numpy(dtype=bool)
    grown = (age(born, issued) >= 14) & (issued < _LAW_2023)
    [early] = hits(seed, made, Group.ISSUE, [("D17", modern & grown)]).values()
    before = anniversary(born[early.row], 14) - 1 - (early.draw * 700).astype(int)
    _write(sheet, early, "cards", "issue_date", before)

    ends_at = np.where(expires < NEVER, age(born, expires), -1)
    eligible = [("D18", mine & (expires < NEVER)), ("D40", modern & np.isin(ends_at, [*_NEXT_AGE]))]
    caught = hits(seed, made, Group.EXPIRY, eligible)
    ended = caught["D18"]
    _write(
        sheet, ended, "cards", "expiry_date", issued[ended.row] - 1 - (ended.draw * 300).astype(int)
    )
    valid = caught["D40"]
    then = np.array([_NEXT_AGE[a] for a in ends_at[valid.row].tolist()], dtype=np.int64)
    later = np.where(then > 0, anniversary(born[valid.row], then), NEVER)
    _write(sheet, valid, "cards", "expiry_date", later)


def spoil_accounts(
    seed: int, sheet: Sheet, who: Census, story: HasDefects, here: np.ndarray
) -> None:
    rows = sheet.register["eid_accounts"]
    person, activated = who.rows(rows["resident_id"]), days(rows["activated_date"])
    submitted = days(rows["submitted_date"])
    second = (rows["level"].to_numpy() == 2) * _LEVEL_BIT
    made = records(
        seed, who, story, person=person, begins=activated, mark=submitted % _LEVEL_BIT + second
    )
    eligible = [("D25", here[person] & (activated < NEVER))]
    [hit] = hits(seed, made, Group.ACCOUNT, eligible).values()
    _write(
        sheet,
        hit,
        "eid_accounts",
        "activated_date",
        submitted[hit.row] - 1 - (hit.draw * 60).astype(int),
    )


def _write(sheet: Sheet, hit: Hits, table: str, field: str, values: np.ndarray) -> None:
    texts = [None if np.isnat(d) else str(d)[:10] for d in dates(values)]
    sheet.change(hit, table, hit.row, field, texts)
