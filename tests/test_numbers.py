"""Every figure against plain pandas, and the laws no figure may break."""

from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pandas as pd
import pytest

from analytics.meaning import ask as door
from analytics.meaning.ask import areas_of, ask, months_of
from analytics.meaning.catalogue import (
    CARD_NEVER_PRESENT,
    CATALOGUE,
    EID_ACTIVATED,
    EID_MISSING_PRESENT,
    MEDIAN_AGE,
    SHARE_AWAY,
    SHARE_WOMEN_15_49,
)
from analytics.meaning.indicator import COUNT, FLOW, SHARE
from analytics.meaning.question import Filters, Question, Reader
from analytics.register.tables import Register, write_parquet
from analytics.store.opened import Statistics
from analytics.words.month import last_day
from analytics.words.vocabulary import AGE_BANDS, CAUSES
from data.synthetic import generate
from tests.drawn import AS_OF, published
from tests.recount import Tables, flows, household_sizes, people_on, profiles, read, stocks
from tests.stores import copied

DATES = ((2021, 1), (2021, 6), (2022, 4), (2023, 2), (2024, 2), (2024, 12))
MONTHS = [last_day(year, month) for year, month in DATES]
SEEDS = (20241231, 7, 42)
PROFILE = "from profile where month = $at"


@pytest.mark.parametrize("seed", [*SEEDS[:2], pytest.param(SEEDS[2], marks=pytest.mark.prove)])
def test_figures_equal_a_recount_in_plain_pandas(commune, seed):
    tables, reader = read(commune(seed).tables), Reader("chief", store=commune(seed).store)
    for month in MONTHS:
        compare(tables, reader, month)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_of_people_whose_life_takes_turns_equal_the_recount(tmp_path, seed):
    register = shaken(seed)
    write_parquet(register, tmp_path / "tables")
    tables, reader = read(tmp_path / "tables"), published(register, tmp_path / "store")
    for month in MONTHS[1:4]:
        compare(tables, reader, month)
    statistics = Statistics(reader.store, "chief", "commune")
    assert accounting_errors(statistics) == []
    causes = {cause for (cause,) in statistics.rows("select distinct cause from move")}
    assert "rejected" in causes <= CAUSES.keys()


def test_every_indicator_of_the_catalogue_is_counted_a_second_time(commune):
    tables = read(commune(7).tables)
    recounted = {*stocks(people_on(tables, MONTHS[0])), *flows(tables, MONTHS[0])}
    assert recounted == CATALOGUE.keys()


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        (SHARE_AWAY, "residence = 'away'", "residence = 'present'"),
        (SHARE_WOMEN_15_49, "and 49", "and 44"),
        (CARD_NEVER_PRESENT, "card = 'none'", "card <> 'valid'"),
        (EID_MISSING_PRESENT, "eid <> 'activated'", "eid = 'none'"),
    ],
)
def test_a_wrong_indicator_is_caught(commune, tmp_path, monkeypatch, key, right, wrong):
    one, made = key, commune(7)
    assert right in one.numerator
    slip = replace(one, numerator=one.numerator.replace(right, wrong))
    monkeypatch.setitem(CATALOGUE, key.key, slip)
    store = copied(made.store, tmp_path / "store")  # a place of its own in every cache
    with pytest.raises(AssertionError, match=key.key):
        compare(read(made.tables), Reader("chief", store=store), MONTHS[-1])


def compare(tables: Tables, reader: Reader, month: date) -> None:
    """Every figure, profile and household size of a month-end, village by village."""
    answer = ask(Question(tuple(CATALOGUE.values()), month, by=("area",)), reader)
    people, moved = people_on(tables, month), flows(tables, month)
    for area in (*areas_of(reader), "commune"):
        own = people if area == "commune" else people[people.village_id == area]
        for key, (having, among) in stocks(own).items():
            figure = answer.one(CATALOGUE[key], area=area)
            assert (figure.having, figure.among) == (having, among), (month, area, key)
        for key, villages in moved.items():
            count = len(villages) if area == "commune" else (villages == area).sum()
            assert answer.one(CATALOGUE[key], area=area).having == count, (month, area, key)
    kept = Statistics(reader.store, "chief", "commune").rows
    rows = kept(f"select area, sex, age_band, dimension, member, persons {PROFILE}", {"at": month})
    assert {row[:5]: row[5] for row in rows} == profiles(people), month
    assert len(rows) == len({row[:5] for row in rows})
    rows = kept("select area, size, households from household where month = $at", {"at": month})
    assert {row[:2]: row[2] for row in rows} == household_sizes(people), month


def shaken(seed: int) -> Register:
    """A commune in which a fifth of the people are rejected once or twice, move house, change."""
    register = generate(seed=seed, residents=600, as_of=AS_OF)
    chance = np.random.default_rng(seed)
    day = pd.Timedelta(days=1)

    def some(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[chance.random(len(frame)) < 0.2].copy()

    def later(column: pd.Series, most: int) -> pd.Series:
        return column + chance.integers(0, most, len(column)) * day

    eid = register["eid_accounts"]
    turned = some(eid).assign(approved_date=pd.NaT, activated_date=pd.NaT)
    turned["submitted_date"] = later(turned["submitted_date"], 90) - 60 * day
    turned["rejected_date"] = later(turned["submitted_date"], 120)
    turned.loc[turned["rejected_date"] > pd.Timestamp(AS_OF), "rejected_date"] = pd.NaT
    basic = some(eid).assign(level=1)
    lived = register["household_membership"]
    moving = some(lived[lived["to_date"].isna()])
    moving["from_date"] = later(moving["from_date"], 700)
    village = moving["resident_id"].map(register["residents"].set_index("resident_id").village_id)
    moving["household_id"] = moving.groupby(village)["household_id"].transform(chance.permutation)
    ends = lived["resident_id"].map(moving.set_index("resident_id")["from_date"])
    statuses = some(register["statuses"])
    statuses["from_date"] = later(statuses["from_date"], 900)
    statuses["value"] = chance.permutation(statuses["value"].to_numpy())
    return register | {
        "eid_accounts": pd.concat([eid, turned, some(turned), basic], ignore_index=True),
        "household_membership": pd.concat(
            [lived.assign(to_date=lived["to_date"].fillna(ends)), moving], ignore_index=True
        ),
        "statuses": pd.concat([register["statuses"], statuses]).drop_duplicates(
            ["resident_id", "field", "from_date"]
        ),
    }


def test_shares_lie_between_0_and_100_and_villages_sum_to_the_commune(commune):
    reader = Reader("chief", store=commune(7).store)
    for month in months_of(reader)[::5]:
        answer = ask(Question(tuple(CATALOGUE.values()), month, by=("area",)), reader)
        for key in CATALOGUE.values():
            *villages, whole = answer.of(key)
            if key.kind == SHARE:
                assert all(0 <= one.having <= one.among for one in answer.of(key))
            if key != MEDIAN_AGE:
                assert sum(one.having for one in villages) == whole.having, key
                if whole.among is not None:
                    assert sum(one.among for one in villages) == whole.among, key


@pytest.mark.parametrize("by", ["sex", "age_band", "five_years", "age"])
def test_members_of_every_dimension_sum_to_all(commune, by):
    reader = Reader("chief", store=commune(7).store)
    month = date(2024, 6, 30)
    keys = tuple(one for one in CATALOGUE.values() if one.kind in (COUNT, SHARE, FLOW))
    split = ask(Question(keys, month, by=(by,)), reader)
    whole = ask(Question(keys, month), reader)
    for key in keys:
        assert sum(one.having for one in split.of(key)) == whole.one(key).having, key


def test_filters_narrow_to_what_a_split_shows(commune):
    reader = Reader("chief", store=commune(7).store)
    month, key = date(2024, 6, 30), EID_ACTIVATED
    split = ask(Question((key,), month, by=("area", "age_band")), reader)
    narrowed = Filters(areas=("v3",), age_bands=("60-69",))
    filtered = ask(Question((key,), month, where=narrowed), reader)
    cell = split.one(key, area="v3", member="60-69")
    assert (cell.having, cell.among) == (filtered.one(key).having, filtered.one(key).among)


STATES = {
    "residence": ("present", "away", "temporary"),
    "card": ("none", "valid", "expiring", "expired"),
    "eid": ("none", "submitted", "approved", "activated"),
    "notified": ("true", "false"),
    "eligible": ("true", "false"),
}
STOCKS = {"eligible": "(age >= 14)"}


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_a_change_of_stock_is_the_sum_of_its_moves(commune, seed):
    assert accounting_errors(Statistics(commune(seed).store, "chief", "commune")) == []


def accounting_errors(statistics: Statistics) -> list[tuple[object, ...]]:
    """Every state, value, month and village where stock(m) - stock(m-1) is not its moves."""
    return [
        (state, value, *wrong)
        for state, values in STATES.items()
        for value in values
        for wrong in statistics.rows(f"""
            with stock as (
                select month, area,
                    sum(persons) filter (where {STOCKS.get(state, state)} = '{value}') as held
                from cell group by month, area),
            change as (
                select month, area,
                    sum(persons) filter (where residence_after <> 'none'
                        and {state}_after = '{value}')  as gained,
                    sum(persons) filter (where residence_before <> 'none'
                        and {state}_before = '{value}') as lost
                from move group by month, area),
            step as (
                select month, area, coalesce(held, 0) as held, coalesce(lag(held) over (
                    partition by area order by month), 0) as before from stock)
            select month, area, held, before, gained, lost
            from step left join change using (month, area)
            where held - before <> coalesce(gained, 0) - coalesce(lost, 0)""")
    ]


def test_sums_counted_once_are_those_of_a_statement_of_its_own(commune, monkeypatch):
    """Whatever is asked of whomever: months, splits, villages, sexes and ages, chief or village."""
    chief = Reader("chief", store=commune(7).store)
    village = Reader("village", "v3", store=commune(7).store)
    months, areas, drawn = months_of(chief), tuple(areas_of(chief)), Random(7)
    for reader in (chief, village) * 12:
        where = Filters(
            tuple(drawn.sample(areas, drawn.randint(0, 3))) if reader == chief else (),
            drawn.choice([(), ("female",), ("male",)]),
            tuple(drawn.sample(list(AGE_BANDS), drawn.randint(0, 2))),
        )
        by = drawn.choice([(), ("area",), ("sex",), ("age_band",), ("area", "age_band")])
        keys = tuple(drawn.sample(list(CATALOGUE.values()), 4))
        question = Question(keys, drawn.choice(months), by, where, drawn.choice([0, 1, 23]))
        once = door.ask.__wrapped__(question, reader)
        with monkeypatch.context() as patched:
            patched.setattr(door, "summed", lambda *_: False)
            assert door.ask.__wrapped__(question, reader) == once, question
