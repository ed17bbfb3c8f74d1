"""Checks of households, kin and marital status."""

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import NEVER, age
from data.synthetic.defects.finding import Finding, People, each
from data.synthetic.defects.records import days

_YOUNGER = {"child": 13, "grandchild": 26}  # years at least between the head and these
_MARRIAGE_AGE = {"female": 18, "male": 20}


def household_findings(
    register: Register, people: People, distrusted: set[int], doubled: set[int]
) -> list[Finding]:
    """DQ12, DQ13, DQ14 and DQ16, one finding a household.

    A household whose head is known to have left is no household without a head but one of
    people who left too (D16). Two heads of whom one was something else before: a death or move
    of the first that nobody told (D15).
    """
    frame = people.frame
    here = people.active & people.permanent & ~np.isin(people.ids, list(doubled))
    headed = frame["relation"].to_numpy(dtype=object) == "head"
    homes = register["households"]
    dissolved = set(homes["household_id"][homes["dissolved_date"].notna()].tolist())
    left_by_head = set(frame["household_id"][headed & ~people.active].tolist())
    succeeded = _succeeded(register)
    born = dict(zip(people.ids.tolist(), people.born.tolist(), strict=True))
    out = []
    members = pd.DataFrame({"id": people.ids, "home": frame["household_id"], "head": headed})
    for home, rows in members[here].groupby("home", sort=True):
        everybody, heads = rows["id"].tolist(), rows["id"][rows["head"]].tolist()
        if home in dissolved:
            out.append(Finding("DQ16", "D16", tuple(everybody)))
        elif not heads:
            left = home in left_by_head
            out.append(Finding("DQ12", "D16" if left else "D23", tuple(everybody)))
        elif len(heads) > 1:
            code = "D15" if succeeded & set(heads) else "D22"
            out.append(Finding("DQ13", code, tuple(heads)))
        elif heads[0] not in distrusted and age(born[heads[0]], people.as_of) < 18:
            out.append(Finding("DQ14", "D28", (heads[0],)))
    return out


def _succeeded(register: Register) -> set[int]:
    """Heads of today who were something else in the same household before."""
    rows = register["household_membership"]
    now = rows[(rows["relation"] == "head") & rows["to_date"].isna()]
    before = rows[(rows["relation"] != "head") & rows["to_date"].notna()]
    both = now.merge(before[["resident_id", "household_id"]], on=["resident_id", "household_id"])
    return set(both["resident_id"].tolist())


def kin_findings(people: People, distrusted: set[int], troubled: set[int]) -> list[Finding]:
    """DQ11: an age that contradicts the relation to the head, or to mother and father.

    In the household of one of the `troubled` the head is in doubt, so nobody is asked about it.
    """
    frame, ids, born = people.frame, people.ids, people.born
    trusted = ~np.isin(ids, list(distrusted)) & (born < NEVER)
    relation = people.words("relation")
    head = pd.Series(born, index=frame["household_id"].to_numpy())
    head = head[(relation == "head") & people.active & trusted]
    head = head[~head.index.duplicated()]
    of_head = frame["household_id"].map(head).fillna(NEVER).to_numpy().astype(np.int64)
    doubtful = frame["household_id"][np.isin(ids, list(troubled))]
    known = trusted & people.active & (of_head < NEVER) & ~frame["household_id"].isin(doubtful)
    gap = np.where(known, (born - of_head) / 365.25, 99)  # years younger than the head
    wrong = np.zeros(len(ids), dtype=bool)
    for word, least in _YOUNGER.items():
        wrong |= known & (relation == word) & (gap < least)
    wrong |= known & (relation == "parent") & (gap > -13)
    day_of = pd.Series(born[trusted], index=ids[trusted])
    odd = np.zeros(len(ids), dtype=bool)
    for parent, most in (("father_id", 99), ("mother_id", 55)):
        of = frame[parent].map(day_of).to_numpy(dtype=float, na_value=np.nan)
        years = (born - of) / 365.25
        odd |= trusted & ~np.isnan(of) & ((years < 13) | (years > most))
    return [
        *each("DQ11", "D24", people.listed(wrong)),
        *each("DQ11", "", people.listed(odd & ~wrong)),
    ]


def marital_findings(register: Register, people: People, distrusted: set[int]) -> list[Finding]:
    """DQ24: married under age, or with a spouse whose death ended the last marriage."""
    married = people.active & (people.words("marital") == "married")
    trusted = ~np.isin(people.ids, list(distrusted)) & (people.born < NEVER)
    least = np.where(people.words("sex") == "female", *_MARRIAGE_AGE.values())
    young = married & trusted & (age(people.born, people.as_of) < least)
    rows = register["marriages"]
    sides = [
        pd.DataFrame({"id": rows[side], "from": days(rows["from_date"]), "how": rows["end_how"]})
        for side in ("husband_id", "wife_id")
    ]
    last = pd.concat(sides).sort_values("from", kind="stable").groupby("id").tail(1)
    bereft = last["id"][(last["how"] == "death").to_numpy(dtype=bool)].to_numpy()
    alone = married & ~young & np.isin(people.ids, bereft)
    return [
        *each("DQ24", "D31", people.listed(young)),
        *each("DQ24", "D32", people.listed(alone)),
    ]
