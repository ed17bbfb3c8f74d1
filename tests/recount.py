"""The indicators once more, in plain pandas from the exported tables: written without our SQL."""

from datetime import date
from pathlib import Path

import pandas as pd

from analytics.register.tables import TABLES

Tables = dict[str, pd.DataFrame]
BANDS = {"0-5": 5, "6-13": 13, "14-17": 17, "18-24": 24, "25-34": 34, "35-44": 44}
BANDS |= {"45-59": 59, "60-69": 69, "70+": 200}
STATUSES = ("education", "marital", "occupation")


def read(folder: Path) -> Tables:
    return {name: pd.read_parquet(folder / f"{name}.parquet") for name in TABLES}


def digits(days: pd.Series) -> pd.Series:
    days = pd.to_datetime(days)
    return days.dt.year * 10000 + days.dt.month * 100 + days.dt.day


def people_on(tables: Tables, day: date) -> pd.DataFrame:
    """One row a resident registered (or temporary) that evening, with every state."""
    at = pd.Timestamp(day)
    people = tables["residents"].copy()
    for column in ("entry_date", "exit_date", "birth_date"):
        people[column] = pd.to_datetime(people[column])
    people = people[(people.entry_date <= at) & ~(people.exit_date <= at)]
    today = at.year * 10000 + at.month * 100 + at.day
    people["age"] = (today - digits(people.birth_date)) // 10000
    spells = tables["absences"]
    spells = spells[
        (pd.to_datetime(spells.from_date) <= at) & ~(pd.to_datetime(spells.to_date) <= at)
    ]
    people["away"] = people.resident_id.isin(spells.resident_id)
    lived = tables["household_membership"]
    lived = lived[(pd.to_datetime(lived.from_date) <= at) & ~(pd.to_datetime(lived.to_date) <= at)]
    lived = lived.set_index("resident_id")
    people["household_id"] = people.resident_id.map(lived.household_id)
    people["size"], people["leads"] = homes(people, people.resident_id.map(lived.relation))
    for status in STATUSES:
        people[status] = people.resident_id.map(latest(tables["statuses"], status, at))
    cards = tables["cards"]
    cards = cards[(cards.kind != "cmnd9") & (pd.to_datetime(cards.issue_date) <= at)]
    cards = cards.sort_values(["issue_date", "seq"]).groupby("resident_id").tail(1)
    cards = cards.set_index("resident_id")["expiry_date"].pipe(pd.to_datetime)
    people["carded"] = people.resident_id.isin(cards.index)
    people["expiry"] = people.resident_id.map(cards)
    people["valid"] = people.carded & ~(people.expiry <= at)
    people["soon"] = people.valid & (people.expiry <= at + pd.Timedelta(days=60))
    for step, holders in dossiers(tables["eid_accounts"], at).items():
        people[step] = people.resident_id.isin(holders)
    told = tables["notifications"]
    told = told[pd.to_datetime(told.notified_date) <= at]
    people["notified"] = people.resident_id.isin(told.resident_id)
    return people


def homes(people: pd.DataFrame, relation: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Members of each resident's household, and who stands for it: its head, else the lowest id."""
    own = people[people.residence == "permanent"]
    size = people.household_id.map(own.groupby("household_id").size())
    ordered = own.assign(other=relation != "head").sort_values(["other", "resident_id"])
    first = ordered.dropna(subset="household_id").groupby("household_id").resident_id.first()
    return size, people.resident_id.isin(first)


def latest(statuses: pd.DataFrame, field: str, at: pd.Timestamp) -> pd.Series:
    """The last value told of each resident up to that evening."""
    told = statuses[(statuses.field == field) & (pd.to_datetime(statuses.from_date) <= at)]
    return told.sort_values("from_date").groupby("resident_id").value.last()


def dossiers(eid: pd.DataFrame, at: pd.Timestamp) -> dict[str, set[int]]:
    """Who has come at least so far with their best dossier; a rejected one is worth nothing."""
    day = {step: pd.to_datetime(eid[f"{step}_date"]) <= at for step in ("submitted", "approved")}
    activated = (pd.to_datetime(eid.activated_date) <= at) & (eid.level == 2)
    approved = day["approved"] | activated
    open_still = day["submitted"] & ~(pd.to_datetime(eid.rejected_date) <= at)
    reached = {"submitted": open_still | approved, "approved": approved, "activated": activated}
    return {step: set(eid.resident_id[rows]) for step, rows in reached.items()}


def profiles(people: pd.DataFrame) -> dict[tuple[str, ...], int]:
    """Registered residents by village, sex, age band, trait and its value; '' when unknown."""
    own = people[people.residence == "permanent"].copy()
    own["band"] = pd.cut(own.age, [-1, *BANDS.values()], labels=list(BANDS)).astype(str)
    found: dict[tuple[str, ...], int] = {}
    for trait in (*STATUSES, "ethnicity", "religion"):
        own["value"] = own[trait].astype(object).where(own[trait].notna(), "")
        counts = own.groupby(["village_id", "sex", "band", "value"]).size()
        found |= {(*key[:3], trait, key[3]): int(n) for key, n in counts.items()}
    return found


def household_sizes(people: pd.DataFrame) -> dict[tuple[str, int], int]:
    """Households by village and number of registered members."""
    counts = people[people.leads].groupby(["village_id", "size"]).size()
    return {(area, int(size)): int(n) for (area, size), n in counts.items()}


def stocks(people: pd.DataFrame) -> dict[str, tuple[float | None, float | None]]:
    """Numerator and denominator of every stock for one group of people."""
    own = people[people.residence == "permanent"]
    here = own[~own.away]
    old, old_here = own[own.age >= 14], here[here.age >= 14]
    working, children = own[own.age.between(15, 64)], own[own.age <= 14]
    women = own[(own.sex == "female") & own.age.between(15, 49)]
    return {
        "population_registered": (len(own), None),
        "population_present": (len(here), None),
        "temporary_residents": ((people.residence == "temporary").sum(), None),
        "residents_away": (own.away.sum(), None),
        "households": (own.leads.sum(), None),
        "household_size": (own["size"][own.leads].sum(), own.leads.sum()),
        "share_away": (own.away.sum(), len(own)),
        "share_women_15_49": (len(women), len(own)),
        "sex_ratio": ((own.sex == "male").sum(), (own.sex == "female").sum()),
        "median_age": (own.age.clip(upper=100).median() if len(own) else None, None),
        "share_under_15": ((own.age < 15).sum(), len(own)),
        "share_60_plus": ((own.age >= 60).sum(), len(own)),
        "child_dependency": (len(children), len(working)),
        "old_dependency": ((own.age >= 65).sum(), len(working)),
        "ageing_index": ((own.age >= 60).sum(), len(children)),
        "card_coverage_registered": (old.valid.sum(), len(old)),
        "card_coverage_present": (old_here.valid.sum(), len(old_here)),
        "card_missing_present": ((~old_here.valid).sum(), None),
        "card_never_present": ((~old_here.carded).sum(), None),
        "card_expired": ((own.carded & ~own.valid).sum(), None),
        "card_expiring_60": (own.soon.sum(), None),
        "eid_submitted": (old_here.submitted.sum(), len(old_here)),
        "eid_approved": (old_here.approved.sum(), len(old_here)),
        "eid_activated": (old_here.activated.sum(), len(old_here)),
        "eid_missing_present": ((~old_here.activated).sum(), None),
        "eid_activated_registered": (old.activated.sum(), len(old)),
        "id_number_notified": (own.notified.sum(), len(own)),
    }


def fourteenth(born: pd.Timestamp) -> pd.Timestamp:
    leap = born.month == 2 and born.day == 29
    return pd.Timestamp(born.year + 14, 3, 1) if leap and (born.year + 14) % 4 else (
        born.replace(year=born.year + 14)
    )  # fmt: skip


def due(tables: Tables, month: date) -> dict[tuple[str, date, str, str], int]:
    """Who falls due in the 24 months after it, by village, month due, kind and presence."""
    people = people_on(tables, month)
    own = people[people.residence == "permanent"]
    at = pd.Timestamp(month)
    until = (at + pd.DateOffset(months=24)) + pd.offsets.MonthEnd(0)
    age = (digits(own.expiry) - digits(own.birth_date)) // 10000
    ages = {"renew_25": age.between(15, 39), "renew_40": age.between(40, 59), "renew_60": age > 59}
    days = {"turn_14": own.birth_date.map(fourteenth)}
    days |= {kind: own.expiry.where(reached) for kind, reached in ages.items()}
    found: dict[tuple[str, date, str, str], int] = {}
    for kind, day in days.items():
        there = own[(day > at) & (day <= until)]
        for person, falls in zip(there.itertuples(), day[there.index], strict=True):
            due_month = (falls + pd.offsets.MonthEnd(0)).date()
            key = (person.village_id, due_month, kind, "away" if person.away else "present")
            found[key] = found.get(key, 0) + 1
    return found


def flows(tables: Tables, month: date) -> dict[str, pd.Series]:
    """Village of each event of the month, one series an indicator."""
    people = tables["residents"]
    people = people[people.residence == "permanent"].copy()
    for column in ("entry_date", "exit_date", "birth_date"):
        people[column] = pd.to_datetime(people[column])
    first, last = pd.Timestamp(month.replace(day=1)), pd.Timestamp(month)

    def within(days: pd.Series) -> pd.Series:
        return (days >= first) & (days <= last)

    def living(frame: pd.DataFrame, day: pd.Series) -> pd.Series:
        return (frame.entry_date <= day) & ~(frame.exit_date <= day)

    birthday = people.birth_date.map(fourteenth)
    cards = tables["cards"]
    cards = cards[cards.kind != "cmnd9"].merge(people, on="resident_id")
    cards["day"] = pd.to_datetime(cards.issue_date)
    eid = tables["eid_accounts"].query("level == 2").merge(people, on="resident_id")
    eid["day"] = pd.to_datetime(eid.activated_date)
    came = people[within(people.entry_date)]
    went = people[within(people.exit_date)]
    return {
        "births": came[came.entry_type == "birth"].village_id,
        "deaths": went[went.exit_type == "death"].village_id,
        "moved_in": came[came.entry_type.isin(["move_in", "marriage_in"])].village_id,
        "moved_out": went[went.exit_type == "move_out"].village_id,
        "turned_14": people[within(birthday) & living(people, birthday)].village_id,
        "cards_issued": cards[within(cards.day) & living(cards, cards.day)].village_id,
        "eid_activations": eid[within(eid.day) & living(eid, eid.day)].village_id,
    }
