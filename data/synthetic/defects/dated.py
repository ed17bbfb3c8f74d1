"""Errors in dated rows: relation to the head, marital status, cards and accounts."""

import numpy as np
import pandas as pd

from data.synthetic.days import NEVER, T0, age, anniversary, day
from data.synthetic.defects.chance import Group, Hits
from data.synthetic.defects.records import days
from data.synthetic.defects.sheet import Books, Sheet
from data.synthetic.rows import newest

_DAY_BITS = 0xFFFF
_IMPOSSIBLE = {"child": "parent", "grandchild": "parent", "parent": "child", "spouse": "child"}
_ADULT = 18
_LAW_2023 = day("2024-07-01")
_LEVEL_BIT = 1 << 15
_NEXT_AGE = {14: 25, 25: 40, 40: 60, 60: 0}  # 0: the card is written as valid for ever


def spoil_relations(books: Books) -> None:
    """D22-D24 and D28, in the dated row and, while it is the last one, in residents too."""
    sheet, who, rows = books.sheet, books.who, books.sheet.register["household_membership"]
    person, begins = who.rows(rows["resident_id"]), days(rows["from_date"])
    until = days(rows["to_date"])
    relation = rows["relation"].to_numpy(dtype=object)
    head = _head_rows(rows, relation, begins, until)
    made = books.records(person, begins, until=until, mark=begins & _DAY_BITS)
    mine = books.here[person]
    minor = (relation == "child") & (head >= 0) & (age(who.born[person], made.start) < _ADULT)
    caught = books.caught(
        Group.ROLE,
        ("D22", mine & (relation == "spouse")),
        ("D23", mine & (relation == "head")),
        ("D24", mine & np.isin(relation, list(_IMPOSSIBLE))),
        ("D28", mine & minor & books.here[person[head]]),
        of=made,
    )
    _relate(sheet, caught["D22"], relation, ["head"] * len(caught["D22"].row))
    _relate(sheet, caught["D23"], relation, ["other"] * len(caught["D23"].row))
    wrong = caught["D24"]
    _relate(sheet, wrong, relation, [_IMPOSSIBLE[r] for r in relation[wrong.row]])
    taken = np.concatenate([caught[code].row for code in ("D22", "D23", "D24")])
    _minor_heads(sheet, caught["D28"], relation, person, head, taken)


def _minor_heads(
    sheet: Sheet,
    hit: Hits,
    relation: np.ndarray,
    person: np.ndarray,
    head: np.ndarray,
    taken: np.ndarray,
) -> None:
    """Child and head changed over; one child a head, and no head with an error of its own."""
    order = np.lexsort((hit.key, hit.start))
    _, first = np.unique(head[hit.row[order]], return_index=True)
    hit = hit.only(np.sort(order[first]))
    hit = hit.only(~np.isin(head[hit.row], taken))
    _relate(sheet, hit, relation, ["head"] * len(hit.row))
    swapped = Hits(**{**vars(hit), "row": head[hit.row], "person": person[head[hit.row]]})
    _relate(sheet, swapped, relation, ["parent"] * len(hit.row))


def _relate(sheet: Sheet, hit: Hits, relation: np.ndarray, values: list[str]) -> None:
    sheet.change(hit, "household_membership", hit.row, "relation", values)
    true = relation[hit.row].tolist()
    sheet.change(hit, "residents", hit.person, "relation", values, true=true)


def _head_rows(
    rows: pd.DataFrame, relation: np.ndarray, begins: np.ndarray, until: np.ndarray
) -> np.ndarray:
    """For each row the row of the head on its first day, -1 without one."""
    home = np.unique(rows["household_id"].to_numpy(), return_inverse=True)[1].astype(np.int64)
    heads = np.nonzero(relation == "head")[0]
    heads = heads[np.lexsort((begins[heads], home[heads]))]
    last = newest(home[heads], begins[heads], home, begins)
    leads = begins < np.append(until[heads], -NEVER)[last]
    return np.where(leads, np.append(heads, -1)[last], -1)


def spoil_statuses(books: Books) -> None:
    """D31 and D32, in the dated row and, while it is the last one, in residents too."""
    sheet, who, rows = books.sheet, books.who, books.sheet.register["statuses"]
    at = np.nonzero((rows["field"] == "marital").to_numpy(dtype=bool))[0]
    rows = rows.iloc[at]
    person, begins = who.rows(rows["resident_id"]), days(rows["from_date"])
    until = _next(person, begins)
    made = books.records(person, begins, until=until, mark=begins & _DAY_BITS)
    value = rows["value"].to_numpy(dtype=object)
    years = age(who.born[person], made.start)
    young = (value == "never_married") & (years >= 10) & (years <= 15)
    marriages = sheet.register["marriages"]
    dead = marriages[marriages["end_how"] == "death"]
    left = rows["resident_id"].isin([*dead["husband_id"], *dead["wife_id"]]).to_numpy()
    bereft = (value == "widowed") & left & (begins > T0)
    mine = books.here[person]
    eligible = (("D31", mine & young), ("D32", mine & bereft))
    for hit in books.caught(Group.STATUS, *eligible, of=made).values():
        wrong, true = ["married"] * len(hit.row), value[hit.row].tolist()
        sheet.change(hit, "statuses", at[hit.row], "value", wrong)
        sheet.change(hit, "residents", hit.person, "marital", wrong, true=true)


def _next(person: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """The day of the person's next row."""
    order = np.lexsort((begins, person))
    out = np.full(len(order), NEVER)
    same = person[order[1:]] == person[order[:-1]]
    out[order[:-1][same]] = begins[order[1:][same]]
    return out


def spoil_cards(books: Books) -> None:
    rows = books.sheet.register["cards"]
    person, issued = books.who.rows(rows["resident_id"]), days(rows["issue_date"])
    expires = days(rows["expiry_date"])
    made = books.records(person, issued, mark=rows["seq"].to_numpy())
    mine, born = books.here[person], books.who.born[person]
    modern = mine & (rows["kind"] != "cmnd9").to_numpy(dtype=bool)
    grown = (age(born, issued) >= 14) & (issued < _LAW_2023)
    [early] = books.caught(Group.ISSUE, ("D17", modern & grown), of=made).values()
    before = anniversary(born[early.row], 14) - 1 - (early.draw * 700).astype(int)
    books.redate(early, "cards", "issue_date", before)

    ends_at = np.where(expires < NEVER, age(born, expires), -1)
    eligible = (("D18", mine & (expires < NEVER)), ("D40", modern & np.isin(ends_at, [*_NEXT_AGE])))
    caught = books.caught(Group.EXPIRY, *eligible, of=made)
    ended = caught["D18"]
    sooner = issued[ended.row] - 1 - (ended.draw * 300).astype(int)
    books.redate(ended, "cards", "expiry_date", sooner)
    valid = caught["D40"]
    then = np.array([_NEXT_AGE[a] for a in ends_at[valid.row].tolist()], dtype=np.int64)
    later = np.where(then > 0, anniversary(born[valid.row], then), NEVER)
    books.redate(valid, "cards", "expiry_date", later)


def spoil_accounts(books: Books) -> None:
    rows = books.sheet.register["eid_accounts"]
    person, activated = books.who.rows(rows["resident_id"]), days(rows["activated_date"])
    submitted = days(rows["submitted_date"])
    second = (rows["level"].to_numpy() == 2) * _LEVEL_BIT
    made = books.records(person, activated, mark=submitted % _LEVEL_BIT + second)
    eligible = ("D25", books.here[person] & (activated < NEVER))
    [hit] = books.caught(Group.ACCOUNT, eligible, of=made).values()
    sooner = submitted[hit.row] - 1 - (hit.draw * 60).astype(int)
    books.redate(hit, "eid_accounts", "activated_date", sooner)
