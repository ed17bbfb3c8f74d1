"""Ways to break the laws of kin, households and absence."""

import pandas as pd

from data.synthetic.proof.facts import Register
from tests.broken.book import DAY, YEAR, breaks, childless, first, put, stays


@breaks(35)
def a_house_without_a_head(r: Register) -> set[object]:
    rows = r["household_membership"]
    one = first(rows, rows["relation"] == "head")
    put(r, "household_membership", one.name, relation="other")
    return {one["household_id"]}


@breaks(36)
def a_child_before_its_parents(r: Register) -> set[object]:
    rows, people = r["household_membership"], r["residents"].set_index("resident_id")
    young = rows["resident_id"].map(people["birth_date"]) > pd.Timestamp("2015-01-01")
    open_ = rows["to_date"].isna()
    child = first(rows, young & open_ & (rows["relation"] == "child"))
    head = open_ & (rows["household_id"] == child["household_id"]) & (rows["relation"] == "head")
    put(r, "household_membership", head, relation="other")
    put(r, "household_membership", child.name, relation="head")
    return {child["household_id"]}


@breaks(37)
def a_mother_at_ten(r: Register) -> set[object]:
    people = r["residents"]
    only = people[people["mother_id"].notna() & ~people["mother_id"].duplicated(keep=False)]
    child = only.iloc[0]
    mother = people["resident_id"] == child["mother_id"]
    put(r, "residents", mother, birth_date=child["birth_date"] - pd.DateOffset(years=10))
    hers = people.loc[mother, "mother_id"].iloc[0], people.loc[mother, "father_id"].iloc[0]
    named = {child["resident_id"]}
    return named if pd.isna(hers[0]) and pd.isna(hers[1]) else named | {child["mother_id"]}


@breaks(38)
def a_child_of_a_dead_woman(r: Register) -> set[object]:
    people = r["residents"]
    dead = people[(people["exit_type"] == "death") & (people["sex"] == "female")]
    mother = dead.sort_values("exit_date").iloc[0]
    born = people[(people["entry_type"] == "birth") & (people["birth_date"] > mother["exit_date"])]
    put(r, "residents", born.index[0], mother_id=mother["resident_id"])
    return {born.iloc[0]["resident_id"]}


@breaks(39)
def siblings_of_three_months(r: Register) -> set[object]:
    people = r["residents"]
    twice = people["mother_id"].notna() & people["mother_id"].duplicated(keep=False)
    counts = people["mother_id"].map(people["mother_id"].value_counts())
    one, other = (
        people[twice & (counts == 2)].sort_values(["mother_id", "birth_date"]).iloc[:2].iloc[k]
        for k in (0, 1)
    )
    put(r, "residents", other.name, birth_date=one["birth_date"] + 90 * DAY)
    return {other["resident_id"]}


@breaks(40)
def a_bride_of_seventeen(r: Register) -> set[object]:
    wedding = r["marriages"].iloc[0]
    wife = r["residents"].set_index("resident_id").loc[wedding["wife_id"]]
    put(r, "marriages", 0, from_date=wife["birth_date"] + pd.DateOffset(years=17))
    return {wedding["marriage_id"]}


@breaks(41)
def a_marriage_that_outlives_him(r: Register) -> set[object]:
    ended = first(r["marriages"], r["marriages"]["end_how"] == "death")
    put(r, "marriages", ended.name, to_date=ended["to_date"] + 10 * DAY)
    return {ended["marriage_id"]}


@breaks(42)
def a_marriage_of_siblings(r: Register) -> set[object]:
    wedding = r["marriages"].iloc[0]
    people = r["residents"]
    couple = people["resident_id"].isin([wedding["husband_id"], wedding["wife_id"]])
    mother = people.loc[people["sex"] == "female", "resident_id"].iloc[-1]
    put(r, "residents", couple, mother_id=mother)
    return {wedding["marriage_id"]}


@breaks(43)
def a_father_five_years_older(r: Register) -> set[object]:
    rows, people = r["household_membership"], r["residents"]
    parent = first(rows, rows["relation"] == "parent")
    same = (rows["household_id"] == parent["household_id"]) & (rows["relation"] == "head")
    heads = people[people["resident_id"].isin(rows.loc[same, "resident_id"])]
    put(
        r,
        "residents",
        people["resident_id"] == parent["resident_id"],
        birth_date=heads["birth_date"].min() - 5 * YEAR,
    )
    return {parent["resident_id"]}


@breaks(44)
def a_child_of_another_surname(r: Register) -> set[object]:
    people = r["residents"]
    child = first(people, people["father_id"].notna() & childless(people))
    put(r, "residents", child.name, surname="Khác")
    return {child["resident_id"]}


@breaks(45)
def two_brothers_of_one_name(r: Register) -> set[object]:
    people = r["residents"]
    twice = people["mother_id"].notna() & people["mother_id"].duplicated(keep=False)
    one, other = people[twice].sort_values("mother_id").index[:2]
    put(r, "residents", other, full_name=people.loc[one, "full_name"])
    return set(people.loc[[one, other], "resident_id"])


@breaks(46)
def a_child_called_a_parent(r: Register) -> set[object]:
    rows, people = r["household_membership"], r["residents"].set_index("resident_id")
    head = rows[rows["relation"] == "head"].drop_duplicates("household_id", keep=False)
    at = rows["household_id"].map(head.set_index("household_id")["resident_id"])
    own = rows["resident_id"].map(people["father_id"]) == at
    child = first(rows, own & (rows["relation"] == "child"))
    put(r, "household_membership", child.name, relation="parent")
    return {child["resident_id"]}


@breaks(47)
def a_fortnight_nowhere(r: Register) -> set[object]:
    rows = r["household_membership"]
    one = first(rows, rows["to_date"].isna())
    put(r, "household_membership", one.name, to_date=pd.Timestamp("2024-12-15"))
    return {one["resident_id"]}


@breaks(48)
def a_house_founded_too_late(r: Register) -> set[object]:
    one = r["households"].iloc[4]
    put(r, "households", one.name, formed_date=one["formed_date"] + DAY)
    return {one["household_id"]}


@breaks(49)
def a_house_in_another_village(r: Register) -> set[object]:
    one = r["households"].iloc[4]
    other = "v2" if one["village_id"] != "v2" else "v3"
    put(r, "households", one.name, village_id=other)
    rows = r["household_membership"]
    return set(rows.loc[rows["household_id"] == one["household_id"], "resident_id"])


@breaks(50)
def away_before_registering(r: Register) -> set[object]:
    one = r["absences"].iloc[2]
    put(r, "absences", one.name, from_date=pd.Timestamp("2020-12-01"))
    return {one["resident_id"]}


@breaks(51)
def a_visit_home_by_somebody_at_home(r: Register) -> set[object]:
    people = stays(r["residents"])
    home = people[~people["resident_id"].isin(r["absences"]["resident_id"])].iloc[0]
    days = {"from_date": pd.Timestamp("2024-02-08"), "to_date": pd.Timestamp("2024-02-14")}
    visit = pd.DataFrame([{"resident_id": home["resident_id"], **days}])
    visit = visit.astype(r["visits"].dtypes.to_dict())
    r["visits"] = pd.concat([r["visits"], visit], ignore_index=True)
    return {home["resident_id"]}


@breaks(52)
def a_guest_for_three_years(r: Register) -> set[object]:
    guests = r["residents"][r["residents"]["residence"] == "temporary"]
    one = first(guests, guests["entry_date"] < pd.Timestamp("2021-12-01"))
    put(r, "residents", one.name, exit_date=one["entry_date"] + pd.DateOffset(years=3))
    return {one["resident_id"]}


@breaks(60)
def a_married_woman_called_single(r: Register) -> set[object]:
    wedding = first(r["marriages"], r["marriages"]["to_date"].isna())
    told = r["statuses"]
    mine = (told["resident_id"] == wedding["wife_id"]) & (told["field"] == "marital")
    last = told[mine].sort_values("from_date").index[-1]
    put(r, "statuses", last, value="divorced_or_separated")
    return {wedding["wife_id"]}


@breaks(62)
def a_list_that_lags_behind(r: Register) -> set[object]:
    one = first(r["residents"], r["residents"]["relation"] == "child")
    put(r, "residents", one.name, relation="other")
    return {one["resident_id"]}
