"""Checks of cards, accounts and absences; the rule of expiry is written here a second time."""

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import NEVER, age, anniversary, day
from data.synthetic.defects.finding import Finding, People, each
from data.synthetic.defects.records import days

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
