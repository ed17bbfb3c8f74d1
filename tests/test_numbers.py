"""Every figure against plain pandas, and the laws no figure may break."""

from datetime import date

import pytest

from analytics.meaning.ask import areas_of, ask, months_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.question import Filters, Question, Reader
from analytics.store.opened import Statistics
from analytics.words.month import last_day
from tests.recount import flows, people_on, read, stocks

DATES = ((2021, 1), (2021, 6), (2022, 4), (2023, 2), (2024, 2), (2024, 12))
MONTHS = [last_day(year, month) for year, month in DATES]
SEEDS = (20241231, 7, 42)


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_equal_a_recount_in_plain_pandas(commune, seed):
    tables, reader = read(commune(seed).tables), Reader("chief", store=commune(seed).store)
    for month in MONTHS:
        answer = ask(Question(tuple(CATALOGUE), month, by=("area",)), reader)
        people, moved = people_on(tables, month), flows(tables, month)
        for area in (*areas_of(reader), "commune"):
            own = people if area == "commune" else people[people.village_id == area]
            for key, (having, among) in stocks(own).items():
                figure = answer.one(key, area=area)
                assert (figure.having, figure.among) == (having, among), (month, area, key)
            for key, villages in moved.items():
                count = len(villages) if area == "commune" else (villages == area).sum()
                assert answer.one(key, area=area).having == count, (month, area, key)


def test_shares_lie_between_0_and_100_and_villages_sum_to_the_commune(commune):
    reader = Reader("chief", store=commune(7).store)
    for month in months_of(reader)[::5]:
        answer = ask(Question(tuple(CATALOGUE), month, by=("area",)), reader)
        for key, indicator in CATALOGUE.items():
            *villages, whole = answer.of(key)
            if indicator.kind == "share":
                assert all(0 <= one.having <= one.among for one in answer.of(key))
            if key != "median_age":
                assert sum(one.having for one in villages) == whole.having, key
                if whole.among is not None:
                    assert sum(one.among for one in villages) == whole.among, key


@pytest.mark.parametrize("by", ["sex", "age_band", "five_years", "age"])
def test_members_of_every_dimension_sum_to_all(commune, by):
    reader = Reader("chief", store=commune(7).store)
    month = date(2024, 6, 30)
    added = ("count", "share", "flow")
    keys = tuple(key for key, one in CATALOGUE.items() if one.kind in added and key != "households")
    split = ask(Question(keys, month, by=(by,)), reader)
    whole = ask(Question(keys, month), reader)
    for key in keys:
        assert sum(one.having for one in split.of(key)) == whole.one(key).having, key


def test_filters_narrow_to_what_a_split_shows(commune):
    reader = Reader("chief", store=commune(7).store)
    month, key = date(2024, 6, 30), "eid_activated"
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


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_a_change_of_stock_is_the_sum_of_its_moves(commune, seed):
    statistics = Statistics(commune(seed).store, "chief", "commune")
    for state, values in STATES.items():
        stock = "(age >= 14)" if state == "eligible" else state
        for value in values:
            wrong = statistics.rows(f"""
                with stock as (
                    select month, area, sum(persons) filter (where {stock} = '{value}') as held
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
            assert wrong == [], (state, value)
