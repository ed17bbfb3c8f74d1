"""Ways to break the laws of residence."""

import pandas as pd

from data.synthetic.proof.facts import Register
from tests.broken.book import DAY, breaks, childless, first, put, stays


@breaks(1)
def born_after_entry(r: Register) -> set[object]:
    one = first(stays(r["residents"]), childless(stays(r["residents"])))
    put(r, "residents", one.name, birth_date=one["entry_date"] + DAY)
    return {one["resident_id"]}


@breaks(2)
def gone_on_the_first_day(r: Register) -> set[object]:
    one = stays(r["residents"]).iloc[0]
    put(r, "residents", one.name, exit_date=one["entry_date"], exit_type="move_out")
    return {one["resident_id"]}


@breaks(3)
def gone_without_a_reason(r: Register) -> set[object]:
    one = first(r["residents"], r["residents"]["exit_type"] == "move_out")
    put(r, "residents", one.name, exit_type=None)
    return {one["resident_id"]}


@breaks(5)
def told_in_the_future(r: Register) -> set[object]:
    one = r["notifications"].iloc[5]
    put(r, "notifications", one.name, notified_date=pd.Timestamp("2025-01-01"))
    return {f"notifications.notified_date {one['resident_id']}"}


@breaks(6)
def card_on_the_last_day(r: Register) -> set[object]:
    people, cards = r["residents"], r["cards"]
    gone = people[people["exit_date"].notna()]
    card = first(cards, cards["resident_id"].isin(gone["resident_id"]))
    left = gone.set_index("resident_id").loc[card["resident_id"], "exit_date"]
    put(r, "cards", card.name, issue_date=left)
    return {card["resident_id"]}


@breaks(7)
def a_very_old_man(r: Register) -> set[object]:
    one = stays(r["residents"]).iloc[0]
    put(r, "residents", one.name, birth_date=pd.Timestamp("1900-01-01"))
    return {one["resident_id"]}


@breaks(8)
def a_baby_that_moved_in(r: Register) -> set[object]:
    people = r["residents"]
    one = first(people, (people["entry_type"] == "birth") & people["mother_id"].notna())
    put(r, "residents", one.name, entry_type="move_in")
    return {one["resident_id"]}


@breaks(9)
def an_initial_resident_who_moved_in(r: Register) -> set[object]:
    one = first(r["residents"], r["residents"]["entry_type"] == "initial")
    put(r, "residents", one.name, entry_type="move_in")
    return {one["resident_id"]}


@breaks(11)
def a_household_that_counts_a_member_late(r: Register) -> set[object]:
    rows = r["household_membership"]
    one = first(rows, rows["from_date"] == pd.Timestamp("2021-01-01"))
    village = r["residents"].set_index("resident_id").loc[one["resident_id"], "village_id"]
    put(r, "household_membership", one.name, from_date=pd.Timestamp("2021-02-10"))
    return {f"{village} 2021-01", f"{village} 2021-03"}


@breaks(12)
def a_move_that_never_arrives(r: Register) -> set[object]:
    rows, people = r["household_membership"], stays(r["residents"])
    one = first(rows, rows["to_date"].isna() & rows["resident_id"].isin(people["resident_id"]))
    village = people.set_index("resident_id").loc[one["resident_id"], "village_id"]
    put(r, "household_membership", one.name, to_date=pd.Timestamp("2024-10-10"))
    return {f"{village} 2024-11"}


@breaks(65)
def a_grandchild_of_another_surname(r: Register) -> set[object]:
    people = r["residents"]
    rows = r["household_membership"].drop_duplicates("resident_id")
    raised = rows.loc[rows["relation"] == "grandchild", "resident_id"]
    alone = people["father_id"].isna() & people["mother_id"].isna()
    child = first(people, people["resident_id"].isin(raised) & alone)
    put(r, "residents", child.name, surname="Khác")
    return {child["resident_id"]}
