"""Checks of households, kin and marital status; of cards, accounts and absences.

The rule of expiry is written here a second time.
"""

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import NEVER, age, anniversary, day
from data.synthetic.defects.records import Finding, People, days, each

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


_LAW_2023 = day("2024-07-01")
_FIRST_ACCOUNTS = day("2022-02-25")
_AGES = (14, 25, 40, 60)


def card_findings(register: Register, people: People, distrusted: set[int]) -> list[Finding]:
    """DQ19, DQ20 and DQ26; a holder with a distrusted birth date is not asked about age."""
    cards = register["cards"]
    ids = cards["resident_id"].to_numpy()
    issued, expires = days(cards["issue_date"]), days(cards["expiry_date"])
    born = pd.Series(people.born, index=people.ids)
    of = cards["resident_id"].map(born).fillna(NEVER).to_numpy().astype(np.int64)
    modern = (cards["kind"] != "cmnd9").to_numpy(dtype=bool)
    asked = modern & (of < NEVER) & ~np.isin(ids, list(distrusted))
    early = asked & (age(of, issued) < 14) & (issued < _LAW_2023)
    backwards = (expires < issued) & ~early
    due = _expiry(of, issued)
    too_long = asked & ~early & ~backwards & (expires > due)
    otherwise = asked & ~early & ~backwards & (expires < due)
    last = cards.sort_values(["resident_id", "seq"]).groupby("resident_id").tail(1)
    lapsed = last[(days(last["expiry_date"]) <= people.as_of)]["resident_id"]
    still = set(people.listed(people.active)) - set(ids[backwards | too_long].tolist())
    return [
        *each("DQ26", "D17", ids[early]),
        *each("DQ20", "D18", ids[backwards]),
        *each("DQ20", "D40", ids[too_long]),
        *each("DQ20", "", ids[otherwise]),
        *each("DQ19", "", sorted(still & set(lapsed.tolist()))),
    ]


def _expiry(born: np.ndarray, issued: np.ndarray) -> np.ndarray:
    """First birthday of 25, 40, 60 (14 since 2024-07-01) over two years ahead; NEVER for none."""
    safe = np.where(born < NEVER, born, 0)
    out = np.full(len(born), NEVER)
    for years in reversed(_AGES):
        birthday = anniversary(safe, years)
        counts = (birthday > anniversary(issued, 2)) & ((years > 14) | (issued >= _LAW_2023))
        out = np.where(counts, birthday, out)
    return out


def account_findings(register: Register) -> list[Finding]:
    """DQ22: activated before submitted, a date before the first day, level 2 without a card."""
    rows = register["eid_accounts"]
    ids = rows["resident_id"].to_numpy()
    submitted, activated = days(rows["submitted_date"]), days(rows["activated_date"])
    backwards = activated < submitted
    too_soon = ~backwards & (np.minimum(submitted, activated) < _FIRST_ACCOUNTS)
    cards = register["cards"]
    holders = cards["resident_id"][(cards["kind"] != "cmnd9").to_numpy(dtype=bool)]
    second = (rows["level"].to_numpy() == 2) & rows["approved_date"].notna().to_numpy()
    without = second & ~backwards & ~too_soon & ~np.isin(ids, holders.to_numpy())
    return [
        *each("DQ22", "D25", ids[backwards]),
        *each("DQ22", "", ids[too_soon]),
        *each("DQ22", "", ids[without]),
    ]


def absence_findings(register: Register, people: People) -> list[Finding]:
    """DQ17: away for over a year inside the country and not declared. Life, no planted error."""
    rows = register["absences"]
    away = rows["to_date"].isna() & (rows["kind"] != "abroad") & ~rows["declared"].astype(bool)
    long = away.to_numpy(dtype=bool) & (anniversary(days(rows["from_date"]), 1) <= people.as_of)
    there = np.isin(rows["resident_id"], people.listed(people.active))
    return each("DQ17", "", rows["resident_id"].to_numpy()[long & there])
