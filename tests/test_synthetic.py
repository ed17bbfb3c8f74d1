"""The synthetic register keeps the laws of its field, whatever the seed and the data date."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.synthetic import generate
from data.synthetic.__main__ import main
from data.synthetic.days import NEVER, age, day
from data.synthetic.life import tuned
from data.synthetic.life.clock import YEAR
from data.synthetic.life.library import constraints, library
from tests.invariants import FIRST, SNAPSHOT

SEEDS = (20241231, 1, 7)
END = date(2024, 12, 31)
AS_OF_DATES = ("2021-03-31", "2023-06-30", "2024-12-31")


@pytest.fixture(scope="module", params=SEEDS)
def register(request):
    return generate(seed=request.param, residents=5200, as_of=END)


def days(column: pd.Series) -> np.ndarray:
    out = column.to_numpy().astype("M8[D]")
    return np.where(np.isnat(out), NEVER, out.astype(int))


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


# --- the commune as a whole ------------------------------------------------------------------


@pytest.mark.parametrize("residents", [300, 1500, 5200])
def test_the_commune_has_the_size_asked_for(residents):
    """Met in expectation: four years of births, deaths and moves leave their chance in it."""
    register = generate(seed=3, residents=residents, as_of=END)
    noise = (0.2 * residents) ** 0.5  # about a fifth of the people came or went in four years
    assert len(on(register, "2024-12-31")) == pytest.approx(residents, abs=3 * noise)


def test_templates_fit_ages_sexes_and_sizes():
    made = library(tuned())
    off = constraints(made.ages / YEAR, made.male, made.here, tuned()).T @ made.weight
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
    again, other = (generate(seed=s, residents=400, as_of=END) for s in (5, 6))
    for name, table in first.items():
        pd.testing.assert_frame_equal(table, again[name])
    assert not first["residents"].equals(other["residents"])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("as_of", AS_OF_DATES)
def test_an_earlier_data_date_is_the_later_history_cut_there(seed, as_of):
    """By the dates alone, in plain pandas: what began later is dropped, what came later is open."""
    early = pd.Timestamp(as_of)
    now = generate(seed=seed, residents=1500, as_of=early.date())
    later = generate(seed=seed, residents=1500, as_of=date(2027, 5, 31))
    known = set(now["residents"]["resident_id"])
    for name, first in FIRST.items():
        then = later[name][later[name][first] <= early].copy()
        for column in ("resident_id", "husband_id", "wife_id"):
            if column in then:
                then = then[then[column].isin(known)]
        for column in then.columns[then.dtypes == "datetime64[s]"].drop(first):
            if column != "expiry_date":
                then[column] = then[column].mask(then[column] > early)
        for date_of, word in (("exit_date", "exit_type"), ("to_date", "end_how")):
            if word in then:
                then[word] = then[word].mask(then[date_of].isna(), None)
        told = [column for column in then.columns if name != "residents" or column not in SNAPSHOT]
        pd.testing.assert_frame_equal(
            now[name][told], then[told].reset_index(drop=True), obj=f"{name} {as_of}"
        )


@pytest.mark.parametrize("residents", [1500])
def test_what_a_resident_shows_today_is_the_last_dated_row(residents):
    register = generate(seed=3, residents=residents, as_of=END)
    people = register["residents"].set_index("resident_id")
    held = register["household_membership"].sort_values("from_date").groupby("resident_id").tail(1)
    held = held.set_index("resident_id").loc[people.index]
    assert (people["household_id"] == held["household_id"]).all()
    assert (people["relation"] == held["relation"]).all()
    statuses = register["statuses"].sort_values("from_date")
    for field in ("marital", "education", "occupation"):
        last = statuses[statuses["field"] == field].groupby("resident_id")["value"].last()
        assert people[field].fillna("").equals(last.reindex(people.index).fillna("")), field


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
        assert main(["--residents", "300", "--tables", str(tmp_path / name)]) == 0
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name
