"""The indicators once more, in plain pandas from the exported tables: written without our SQL."""

from datetime import date
from pathlib import Path

import pandas as pd

from analytics.register.tables import TABLES

Tables = dict[str, pd.DataFrame]


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
    cards = tables["cards"]
    cards = cards[(cards.kind != "cmnd9") & (pd.to_datetime(cards.issue_date) <= at)]
    cards = cards.sort_values("issue_date").groupby("resident_id").tail(1)
    cards = cards.set_index("resident_id")["expiry_date"].pipe(pd.to_datetime)
    people["carded"] = people.resident_id.isin(cards.index)
    people["expiry"] = people.resident_id.map(cards)
    people["valid"] = people.carded & ~(people.expiry <= at)
    people["soon"] = people.valid & (people.expiry <= at + pd.Timedelta(days=60))
    eid = tables["eid_accounts"].set_index("resident_id")
    for step in ("submitted", "approved", "activated"):
        done = people.resident_id.map(pd.to_datetime(eid[f"{step}_date"]))
        people[step] = done <= at
    told = tables["notifications"]
    told = told[pd.to_datetime(told.notified_date) <= at]
    people["notified"] = people.resident_id.isin(told.resident_id)
    return people


def stocks(people: pd.DataFrame) -> dict[str, tuple[float | None, float | None]]:
    """Numerator and denominator of every stock for one group of people."""
    own = people[people.residence == "permanent"]
    here = own[~own.away]
    old, old_here = own[own.age >= 14], here[here.age >= 14]
    working, children = own[own.age.between(15, 64)], own[own.age <= 14]
    homes = own.household_id.nunique()
    return {
        "population_registered": (len(own), None),
        "population_present": (len(here), None),
        "temporary_residents": ((people.residence == "temporary").sum(), None),
        "residents_away": (own.away.sum(), None),
        "households": (homes, None),
        "household_size": (len(own), homes),
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
        "card_expired": ((own.carded & ~own.valid).sum(), None),
        "card_expiring_60": (own.soon.sum(), None),
        "eid_submitted": (old_here.submitted.sum(), len(old_here)),
        "eid_approved": (old_here.approved.sum(), len(old_here)),
        "eid_activated": (old_here.activated.sum(), len(old_here)),
        "eid_activated_registered": (old.activated.sum(), len(old)),
        "id_number_notified": (own.notified.sum(), len(own)),
    }


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

    def fourteenth(born: pd.Timestamp) -> pd.Timestamp:
        leap = born.month == 2 and born.day == 29
        return pd.Timestamp(born.year + 14, 3, 1) if leap and (born.year + 14) % 4 else (
            born.replace(year=born.year + 14)
        )  # fmt: skip

    birthday = people.birth_date.map(fourteenth)
    cards = tables["cards"]
    cards = cards[cards.kind != "cmnd9"].merge(people, on="resident_id")
    cards["day"] = pd.to_datetime(cards.issue_date)
    eid = tables["eid_accounts"].merge(people, on="resident_id")
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
