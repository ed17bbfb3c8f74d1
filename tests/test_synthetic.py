"""The synthetic register keeps the laws of its field, whatever the seed and the data date."""

import unicodedata
from datetime import date

import numpy as np
import pandas as pd
import pytest
from faker import Faker

from data.synthetic import cut, generate
from data.synthetic.__main__ import main
from data.synthetic.days import NEVER, age, anniversary, day
from data.synthetic.expiry import expiry
from data.synthetic.history import history
from data.synthetic.provider import CommuneProvider
from data.synthetic.templates import YEAR, constraints, library

SEEDS = (20241231, 1, 7)
END = date(2024, 12, 31)
LAST = date(2030, 12, 31)
AS_OF_DATES = ("2021-03-31", "2023-06-30", "2024-12-31")


@pytest.fixture(scope="module", params=SEEDS)
def register(request):
    return generate(seed=request.param, residents=5200, as_of=END)


@pytest.fixture(scope="module", params=SEEDS[:2])
def whole(request):
    """The same commune with its whole history, for laws about dates to come."""
    return generate(seed=request.param, residents=1500, as_of=LAST)


def days(column: pd.Series) -> np.ndarray:
    out = column.to_numpy().astype("M8[D]")
    return np.where(np.isnat(out), NEVER, out.astype(int))


def with_person(register, table):
    return register[table].merge(register["residents"], on="resident_id", validate="many_to_one")


def on(register, text):
    """The registered on a day, with presence, card and e-ID as the contract counts them."""
    then = day(text)
    people = register["residents"]
    people = people[people["residence"] == "permanent"].copy()
    people = people[(days(people["entry_date"]) <= then) & (then < days(people["exit_date"]))]
    away = register["absences"]
    away = away[(days(away["from_date"]) <= then) & (then < days(away["to_date"]))]
    people["present"] = ~people["resident_id"].isin(away["resident_id"])
    people["age"] = age(days(people["birth_date"]), then)
    cards = register["cards"]
    cards = cards[(cards["kind"] != "cmnd9") & (days(cards["issue_date"]) <= then)]
    newest = cards.sort_values("issue_date").groupby("resident_id").tail(1)
    valid = newest[days(newest["expiry_date"]) > then]
    people["card"] = people["resident_id"].isin(valid["resident_id"])
    people["expired"] = people["resident_id"].isin(newest["resident_id"]) & ~people["card"]
    accounts = register["eid_accounts"]
    for state in ("submitted", "approved", "activated"):
        done = accounts[days(accounts[f"{state}_date"]) <= then]
        people[state] = people["resident_id"].isin(done["resident_id"])
    return people


def present_14(register, text):
    people = on(register, text)
    return people[people["present"] & (people["age"] >= 14)]


# --- residence -------------------------------------------------------------------------------


def test_people_are_born_then_enter_then_leave(whole):
    people = whole["residents"]
    born, entry, left = (days(people[f"{x}_date"]) for x in ("birth", "entry", "exit"))
    assert (born <= entry).all() and (entry < left).all()
    assert (people["exit_date"].isna() == people["exit_type"].isna()).all()
    assert ((people["entry_type"] == "birth") <= (born == entry)).all()
    assert age(born, np.minimum(left, day(LAST))).max() <= 115


@pytest.mark.parametrize("as_of", AS_OF_DATES)
def test_nothing_is_known_after_the_data_date(as_of):
    register = generate(seed=1, residents=800, as_of=date.fromisoformat(as_of))
    for table in register.values():
        for column in set(table.columns) - {"expiry_date"}:
            if column.endswith("_date"):
                assert not (table[column] > pd.Timestamp(as_of)).any(), column


def test_a_household_is_never_empty_between_its_first_and_last_day(whole):
    people = whole["residents"]
    people = people[people["residence"] == "permanent"]
    for household in whole["households"].itertuples():
        mine = people[people["household_id"] == household.household_id]
        spans = sorted(zip(days(mine["entry_date"]), days(mine["exit_date"]), strict=True))
        until = spans[0][0]
        assert until == day(household.formed_date.date())
        for start, end in spans:
            assert start <= until
            until = max(until, end)
        assert until == days(pd.Series([household.dissolved_date]))[0]
        assert (mine["village_id"] == household.village_id).all()


def test_temporary_residents_stay_two_years_at_most_and_hold_no_paper_here(register):
    people = register["residents"]
    guests = people[people["residence"] == "temporary"]
    known = guests[guests["exit_date"].notna()]
    assert (days(known["exit_date"]) - days(known["entry_date"]) <= 730).all()
    for table in ("cards", "eid_accounts", "absences", "notifications"):
        assert not register[table]["resident_id"].isin(guests["resident_id"]).any()
    assert 20 <= guests["exit_date"].isna().sum() <= 80  # about 1 % of 5 200


def test_absences_are_disjoint_and_inside_residence(whole):
    spells = with_person(whole, "absences")
    start, end = days(spells["from_date"]), days(spells["to_date"])
    assert (start < end).all()
    assert (days(spells["entry_date"]) <= start).all() and (end <= days(spells["exit_date"])).all()
    same = spells["resident_id"].to_numpy()[1:] == spells["resident_id"].to_numpy()[:-1]
    assert (end[:-1][same] <= start[1:][same]).all()


def test_parents_are_older_and_mothers_registered_when_a_child_is_born(whole):
    people = whole["residents"].set_index("resident_id")
    for parent in ("father_id", "mother_id"):
        children = people[people[parent].notna()]
        parents = people.loc[children[parent].astype(int)]
        assert (parents["sex"] == ("male" if parent == "father_id" else "female")).all()
        gap = (days(children["birth_date"]) - days(parents["birth_date"])) / YEAR
        assert gap.min() >= 15.5
        born_here = (children["entry_type"] == "birth").to_numpy()
        if parent == "mother_id":
            left = days(parents["exit_date"])[born_here]
            assert (days(children["entry_date"])[born_here] < left).all()


# --- papers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "issued", "expires"),
    [
        ("2000-06-15", "2023-06-14", "2025-06-15"),
        ("2000-06-15", "2023-06-15", "2040-06-15"),
        ("1966-01-10", "2024-01-09", "2026-01-10"),
        ("1966-01-10", "2024-01-10", None),
        ("2013-01-01", "2024-08-01", "2027-01-01"),
        ("2012-01-01", "2024-08-01", "2037-01-01"),
        ("2000-02-29", "2021-05-01", "2025-03-01"),
    ],
)
def test_expiry_is_the_first_threshold_more_than_two_years_away(born, issued, expires):
    [found] = expiry(np.array([day(born)]), np.array([day(issued)]))
    assert found == (NEVER if expires is None else day(expires))


def test_cards_follow_the_law(whole):
    cards = with_person(whole, "cards").sort_values(["resident_id", "issue_date"])
    issued, born = days(cards["issue_date"]), days(cards["birth_date"])
    same = cards["resident_id"].to_numpy()[1:] == cards["resident_id"].to_numpy()[:-1]
    assert (issued[:-1][same] < issued[1:][same]).all()
    assert ((issued >= anniversary(born, 14)) | (issued >= day("2024-07-01"))).all()
    assert (issued < days(cards["exit_date"])).all()
    citizen = (cards["kind"] != "cmnd9").to_numpy()
    assert (days(cards["expiry_date"]) == expiry(born, issued))[citizen].all()
    assert (days(cards["expiry_date"])[~citizen] <= day("2025-01-01")).all()
    assert ((cards["kind"] == "can_cuoc") == (issued >= day("2024-07-01"))).all()


def test_an_account_is_submitted_then_approved_then_activated(whole):
    accounts = with_person(whole, "eid_accounts")
    submitted, approved, activated = (
        days(accounts[f"{x}_date"]) for x in ("submitted", "approved", "activated")
    )
    assert accounts["resident_id"].is_unique
    assert (submitted <= approved).all() and (approved <= activated).all()
    assert (activated < NEVER).sum() < (approved < NEVER).sum() < len(accounts)
    chips = whole["cards"][whole["cards"]["kind"].isin(["chip_cccd", "can_cuoc"])]
    first = chips.groupby("resident_id")["issue_date"].min()
    assert (days(first.loc[accounts["resident_id"]]) <= submitted).all()
    assert (anniversary(days(accounts["birth_date"]), 14) <= submitted).all()
    assert submitted.min() >= day("2022-03-24")
    assert (submitted < days(accounts["exit_date"])).all()
    assert accounts.loc[accounts["level"] == 1, "activated_date"].isna().all()
    assert 0.02 < (accounts["level"] == 1).mean() < 0.05


def test_births_are_notified_within_sixty_days(whole):
    told = with_person(whole, "notifications")
    wait = days(told["notified_date"]) - days(told["entry_date"])
    assert (wait >= 0).all() and (wait[told["entry_type"] == "birth"] <= 60).all()
    assert (days(told["notified_date"]) < days(told["exit_date"])).all()


# --- names and numbers -----------------------------------------------------------------------


def test_numbers_are_unique_carry_both_locks_and_agree_with_the_person(whole):
    people = whole["residents"]
    numbers = people["personal_id"]
    assert numbers.is_unique and numbers.str.fullmatch(r"9\d\d[6-9]\d{8}").all()
    digit = numbers.str[3].astype(int) - 6
    assert (digit % 2 == (people["sex"] == "female")).all()
    century = 1900 + 100 * (digit // 2)
    assert (century + numbers.str[4:6].astype(int) == people["birth_date"].dt.year).all()


def test_names_are_composed_and_nobody_in_a_house_shares_one(whole):
    people = whole["residents"]
    assert people["full_name"].map(lambda name: unicodedata.is_normalized("NFC", name)).all()
    assert people["full_name"].str.split().str.len().between(3, 5).all()
    homes = people[people["residence"] == "permanent"]
    assert not homes.duplicated(["household_id", "full_name"]).any()


def test_the_faker_provider_draws_from_the_same_tables():
    fake = Faker("vi_VN")
    fake.add_provider(CommuneProvider)
    fake.seed_instance(1)
    names = [fake.full_name("female", 1955) for _ in range(2000)]
    surnames = pd.Series(names).str.split().str[0].value_counts(normalize=True)
    assert abs(surnames["Nguyễn"] - 0.355) < 0.05
    assert sum("Thị" in name for name in names) > 1850  # .97 of women born before 1970


# --- the commune as a whole ------------------------------------------------------------------


@pytest.mark.parametrize("residents", [300, 1500, 5200])
def test_the_commune_has_the_size_asked_for(residents):
    register = generate(seed=3, residents=residents, as_of=END)
    assert len(on(register, "2024-12-31")) == pytest.approx(residents, rel=0.02)


def test_templates_fit_ages_sexes_and_sizes():
    made = library()
    off = constraints(made.ages / YEAR, made.male, made.here).T @ made.weight
    assert np.abs(off).max() < 1e-6


@pytest.mark.parametrize(
    ("text", "card", "activated"),
    [
        ("2021-12-31", 0.70, 0.0),
        ("2022-12-31", 0.91, 0.12),
        ("2023-06-30", 0.985, 0.66),
        ("2023-12-31", 0.985, 0.77),
        ("2024-12-31", 0.985, 0.835),
    ],
)
def test_coverage_follows_the_curves_of_the_province(register, text, card, activated):
    people = present_14(register, text)
    assert people["card"].mean() == pytest.approx(card, abs=0.025)
    assert people["activated"].mean() == pytest.approx(activated, abs=0.02)


def test_dossiers_exceed_approvals_and_approvals_exceed_activations(register):
    people = present_14(register, "2024-12-31")
    assert people["submitted"].mean() == pytest.approx(0.93, abs=0.015)
    assert people["approved"].mean() == pytest.approx(0.91, abs=0.015)
    everybody = on(register, "2024-12-31")
    assert 20 <= (~people["card"]).sum() <= 150
    assert 10 <= everybody["expired"].sum() <= 100
    assert 0.15 <= 1 - everybody["present"].mean() <= 0.21


def test_the_ninth_village_lags_and_the_eighth_recovers(register):
    end, before = (present_14(register, text) for text in ("2024-12-31", "2023-04-30"))
    village = end.groupby("village_id")["activated"].mean()
    assert village["v9"] < end["activated"].mean() - 0.10
    assert village.idxmin() == "v9" and village.nunique() == 9
    assert end.groupby("village_id")["card"].mean()["v9"] < end["card"].mean()
    early = before.groupby("village_id")["activated"].mean()
    assert early["v8"] < before["activated"].mean() - 0.05
    assert village["v8"] > end["activated"].mean() - 0.05
    away = 1 - on(register, "2024-12-31").groupby("village_id")["present"].mean()
    assert away.idxmax() == "v9"


def test_births_deaths_and_moves_come_at_the_rates_of_the_references(register):
    people = register["residents"]
    people = people[people["residence"] == "permanent"]
    a_year = 4 * 5.2  # thousand person-years in 2021-2024
    entered, left = people["entry_type"].value_counts(), people["exit_type"].value_counts()
    assert entered["birth"] / a_year == pytest.approx(15, abs=3)
    assert (entered["move_in"] + entered["marriage_in"]) / a_year == pytest.approx(9.2, abs=6)
    assert left["death"] / a_year == pytest.approx(8.4, abs=2.2)
    assert left["move_out"] / a_year == pytest.approx(15.5, abs=4)


# --- the same keys, the same people ----------------------------------------------------------


def test_the_same_seed_gives_the_same_frames_and_another_seed_others():
    first = generate(seed=5, residents=400, as_of=END)
    history.cache_clear()
    again, other = (generate(seed=s, residents=400, as_of=END) for s in (5, 6))
    for name, table in first.items():
        pd.testing.assert_frame_equal(table, again[name])
    assert not first["residents"].equals(other["residents"])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("as_of", AS_OF_DATES)
def test_an_earlier_data_date_is_the_later_history_cut_there(seed, as_of):
    early = date.fromisoformat(as_of)
    now = generate(seed=seed, residents=1500, as_of=early)
    later = cut(generate(seed=seed, residents=1500, as_of=date(2027, 5, 31)), early)
    for name, table in now.items():
        pd.testing.assert_frame_equal(table, later[name], obj=name)


# --- the command -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["--as-of", "2020-12-31"],
        ["--as-of", "2031-01-01"],
        ["--as-of", "hôm nay"],
        ["--residents", "0"],
        ["--seed", "x"],
        ["--what"],
    ],
)
def test_a_wrong_argument_is_one_sentence_and_nothing_is_written(arguments, tmp_path, capsys):
    assert main([*arguments, "--tables", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1 and said.endswith(".")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_refused(tmp_path, capsys):
    (tmp_path / "taken").write_text("x")
    assert main(["--tables", str(tmp_path / "taken")]) == 2
    assert "thư mục" in capsys.readouterr().err


def test_tables_are_the_same_bytes_twice(tmp_path):
    for name in ("a", "b"):
        history.cache_clear()
        assert main(["--residents", "300", "--tables", str(tmp_path / name)]) == 0
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name
