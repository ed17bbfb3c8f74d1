"""Errors in dated rows: relation to the head, marital status, cards and accounts."""

import numpy as np
import pandas as pd

from data.synthetic.days import NEVER, T0, age, anniversary, dates, day
from data.synthetic.defects.chance import Group, Hits, hits
from data.synthetic.defects.records import Census, HasDefects, days, records
from data.synthetic.defects.sheet import Sheet
from data.synthetic.rows import newest

_DAY_BITS = 0xFFFF
_IMPOSSIBLE = {"child": "parent", "grandchild": "parent", "parent": "child", "spouse": "child"}
_ADULT = 18
_LAW_2023 = day("2024-07-01")
_LEVEL_BIT = 1 << 15
_NEXT_AGE = {14: 25, 25: 40, 40: 60, 60: 0}  # 0: the card is written as valid for ever


def spoil_relations(
    seed: int, sheet: Sheet, who: Census, story: HasDefects, here: np.ndarray
) -> None:
    """D22-D24 and D28, in the dated row and, while it is the last one, in residents too."""
    rows = sheet.register["household_membership"]
    person, begins = who.rows(rows["resident_id"]), days(rows["from_date"])
    until = days(rows["to_date"])
    relation = rows["relation"].to_numpy(dtype=object)
    head = _head_rows(rows, relation, begins, until)
    made = records(
        seed, who, story, person=person, begins=begins, until=until, mark=begins & _DAY_BITS
    )
    mine = here[person]
    minor = (relation == "child") & (head >= 0) & (age(who.born[person], made.start) < _ADULT)
    caught = hits(
        seed,
        made,
        Group.ROLE,
        [
            ("D22", mine & (relation == "spouse")),
            ("D23", mine & (relation == "head")),
            ("D24", mine & np.isin(relation, list(_IMPOSSIBLE))),
            ("D28", mine & minor & here[person[head]]),
        ],
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


def spoil_statuses(
    seed: int, sheet: Sheet, who: Census, story: HasDefects, here: np.ndarray
) -> None:
    """D31 and D32, in the dated row and, while it is the last one, in residents too."""
    rows = sheet.register["statuses"]
    at = np.nonzero((rows["field"] == "marital").to_numpy(dtype=bool))[0]
    rows = rows.iloc[at]
    person, begins = who.rows(rows["resident_id"]), days(rows["from_date"])
    made = records(
        seed,
        who,
        story,
        person=person,
        begins=begins,
        until=_next(person, begins),
        mark=begins & _DAY_BITS,
    )
    value = rows["value"].to_numpy(dtype=object)
    years = age(who.born[person], made.start)
    young = (value == "never_married") & (years >= 10) & (years <= 15)
    marriages = sheet.register["marriages"]
    dead = marriages[marriages["end_how"] == "death"]
    left = rows["resident_id"].isin([*dead["husband_id"], *dead["wife_id"]]).to_numpy()
    bereft = (value == "widowed") & left & (begins > T0)
    mine = here[person]
    eligible = [("D31", mine & young), ("D32", mine & bereft)]
    for hit in hits(seed, made, Group.STATUS, eligible).values():
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
