"""Ways to break the laws of cards, accounts and numbers."""

import pandas as pd

from data.synthetic.proof.facts import Register
from tests.broken.book import DAY, YEAR, breaks, first, put, stays


@breaks(13)
def a_card_at_thirteen(r: Register) -> set[object]:
    cards = r["cards"].merge(r["residents"][["resident_id", "birth_date"]])
    chip = first(cards, (cards["kind"] == "chip_cccd") & (cards["seq"] == 1))
    put(r, "cards", chip.name, issue_date=chip["birth_date"] + pd.DateOffset(years=13))
    return {chip["resident_id"]}


@breaks(14)
def a_new_card_before_its_law(r: Register) -> set[object]:
    card = first(r["cards"], r["cards"]["kind"] == "chip_cccd")
    put(r, "cards", card.name, kind="can_cuoc")
    return {card["resident_id"]}


@breaks(16)
def a_card_a_day_too_long(r: Register) -> set[object]:
    cards = r["cards"]
    card = first(cards, (cards["kind"] == "chip_cccd") & cards["expiry_date"].notna())
    put(r, "cards", card.name, expiry_date=card["expiry_date"] + DAY)
    return {card["resident_id"]}


@breaks(17)
def a_card_for_one_year(r: Register) -> set[object]:
    cards = r["cards"]
    card = first(cards, (cards["kind"] == "chip_cccd") & cards["expiry_date"].notna())
    put(r, "cards", card.name, expiry_date=card["issue_date"] + YEAR)
    return {card["resident_id"]}


@breaks(18)
def a_young_person_with_a_card_for_life(r: Register) -> set[object]:
    cards = r["cards"]
    card = first(cards, (cards["kind"] == "chip_cccd") & cards["expiry_date"].notna())
    put(r, "cards", card.name, expiry_date=pd.NaT)
    return {card["resident_id"]}


@breaks(19)
def a_second_card_without_a_first(r: Register) -> set[object]:
    alone = ~r["cards"]["resident_id"].duplicated(keep=False)
    card = first(r["cards"], alone)
    put(r, "cards", card.name, seq=2)
    return {card["resident_id"]}


@breaks(20)
def a_first_card_after_the_first(r: Register) -> set[object]:
    cards = r["cards"]
    chips = cards[cards["kind"].isin(["chip_cccd", "can_cuoc"])]
    again = chips[chips["resident_id"].duplicated()]
    card = again.iloc[0]
    put(r, "cards", card.name, reason="first")
    return {card["resident_id"]}


@breaks(21)
def two_cards_on_one_day(r: Register) -> set[object]:
    cards = r["cards"]
    later = first(cards, cards["resident_id"].duplicated())
    before = cards[
        (cards["resident_id"] == later["resident_id"]) & (cards["seq"] == later["seq"] - 1)
    ]
    put(r, "cards", later.name, issue_date=before["issue_date"].iloc[0])
    return {later["resident_id"]}


@breaks(22)
def an_old_paper_in_2025(r: Register) -> set[object]:
    card = first(r["cards"], r["cards"]["kind"] == "cmnd9")
    put(r, "cards", card.name, expiry_date=pd.Timestamp("2025-06-01"))
    return {card["resident_id"]}


@breaks(23)
def a_leapling_in_a_common_year(r: Register) -> set[object]:
    cards = r["cards"]
    card = first(cards, (cards["kind"] == "chip_cccd") & cards["expiry_date"].notna())
    who = r["residents"]["resident_id"] == card["resident_id"]
    put(r, "residents", who, birth_date=pd.Timestamp("1988-02-29"))
    mine = (cards["resident_id"] == card["resident_id"]) & cards["expiry_date"].notna()
    put(r, "cards", mine, expiry_date=pd.Timestamp("2028-02-29"))
    put(r, "cards", card.name, expiry_date=pd.Timestamp("2027-02-28"))
    return {card["resident_id"]}


@breaks(24)
def an_account_before_the_card(r: Register) -> set[object]:
    accounts, cards = r["eid_accounts"], r["cards"]
    chips = cards[cards["kind"].isin(["chip_cccd", "can_cuoc"])].groupby("resident_id")
    begun = accounts["resident_id"].map(chips["issue_date"].min())
    one = first(accounts, (accounts["level"] == 2) & (begun > pd.Timestamp("2021-02-01")))
    put(r, "eid_accounts", one.name, submitted_date=begun[one.name] - DAY)
    return {one["resident_id"]}


@breaks(25)
def an_account_before_all_accounts(r: Register) -> set[object]:
    one = r["eid_accounts"].iloc[3]
    put(r, "eid_accounts", one.name, submitted_date=pd.Timestamp("2022-03-23"))
    return {one["resident_id"]}


@breaks(27)
def approved_before_it_was_submitted(r: Register) -> set[object]:
    accounts = r["eid_accounts"]
    one = first(accounts, accounts["approved_date"].notna())
    put(r, "eid_accounts", one.name, approved_date=one["submitted_date"] - DAY)
    return {one["resident_id"]}


@breaks(28)
def activated_at_level_one(r: Register) -> set[object]:
    accounts = r["eid_accounts"]
    one = first(accounts, accounts["activated_date"].notna())
    put(r, "eid_accounts", one.name, level=1)
    return {one["resident_id"]}


@breaks(29)
def a_dead_mans_open_account(r: Register) -> set[object]:
    accounts = r["eid_accounts"]
    one = first(accounts, accounts["locked_date"].notna())
    put(r, "eid_accounts", one.name, locked_date=pd.NaT)
    return {one["resident_id"]}


@breaks(31)
def one_number_for_two(r: Register) -> set[object]:
    one, other = r["residents"].iloc[3], r["residents"].iloc[9]
    put(r, "residents", other.name, personal_id=one["personal_id"])
    return {one["resident_id"], other["resident_id"]}


@breaks(32)
def a_number_of_the_other_sex(r: Register) -> set[object]:
    one = first(r["residents"], r["residents"]["sex"] == "male")
    put(r, "residents", one.name, sex="female")
    return {one["resident_id"]}


@breaks(34)
def a_notice_after_two_months(r: Register) -> set[object]:
    people = stays(r["residents"])
    born = people[(people["entry_type"] == "birth") & (people["entry_date"] < "2024-06-01")]
    told = r["notifications"]
    one = first(told, told["resident_id"].isin(born["resident_id"]))
    entry = born.set_index("resident_id").loc[one["resident_id"], "entry_date"]
    put(r, "notifications", one.name, notified_date=entry + 61 * DAY)
    return {one["resident_id"]}
