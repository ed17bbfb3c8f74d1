"""How the scorecard counts and measures: sums, days, distances, bars."""

import weakref
from dataclasses import fields
from functools import cache

import duckdb
import numpy as np
import pytest

from data.synthetic.proof import references, sample
from data.synthetic.proof.independent import age_figures, life_expectancy, local, united_nations
from data.synthetic.proof.score import Counts, Score, bar, ks, tvd, z
from data.synthetic.proof.scorecard import counted, pooled, scorecard_text, scores
from data.synthetic.proof.scorecard import scorecard as scorecard_of
from data.synthetic.proof.uptake import expected_shares
from data.synthetic.reference import AGES, GROUPS


@cache
def commune() -> Counts:
    return counted(sample.commune(), sample.AS_OF)


# --- how it is counted --------------------------------------------------------------------------


def test_two_communes_together_are_the_sum_of_both():
    one, other = (sample.commune(number, residents=700) for number in (0, 1))
    both = pooled([one, other], sample.AS_OF)
    for name, sums in both.of.items():
        apart = counted(one, sample.AS_OF)[name] + counted(other, sample.AS_OF)[name]
        assert np.array_equal(sums, apart), name
    assert (both.communes, both.scope) == (2, "pooled")


def test_only_one_register_is_held_at_a_time():
    class Watched(dict):
        pass

    alive: list[weakref.ref] = []

    def made():
        for number in range(3):
            register = Watched(sample.commune(number, residents=300))
            assert all(ref() is None for ref in alive[:-1])
            alive.append(weakref.ref(register))
            yield register

    pooled(made(), sample.AS_OF)


def test_a_second_engine_counts_the_same_ages_and_household_sizes():
    register = sample.commune(residents=1500)
    found = counted(register, sample.AS_OF)
    base = duckdb.connect()
    for name in ("residents", "household_membership"):
        base.register(name, register[name].astype(object).where(register[name].notna(), None))
    for at, on in enumerate(found.days):
        day = str(np.datetime64(int(on), "D"))
        rows = base.execute(
            """
            select sex,
                   least(date_part('year', age($day::date, birth_date::date)), 89) // 5,
                   count(*)
            from residents
            where residence = 'permanent' and entry_date::date <= $day::date
              and (exit_date is null or exit_date::date > $day::date)
            group by all
            """,
            {"day": day},
        ).fetchall()
        table = np.zeros((2, len(GROUPS)))
        for sex, group, count in rows:
            table[("male", "female").index(sex), group] = count
        assert np.array_equal(table, found["people"][at])
        sizes = base.execute(
            """
            select least(members, 10), count(*)
            from (
                select stay.household_id, count(*) as members
                from household_membership as stay join residents using (resident_id)
                where residence = 'permanent' and from_date::date <= $day::date
                  and (to_date is null or to_date::date > $day::date)
                group by stay.household_id
            )
            group by all
            """,
            {"day": day},
        ).fetchall()
        assert dict(sizes) == {n + 1: c for n, c in enumerate(found["sizes"][at].tolist()) if c}


def test_the_same_register_gives_the_same_scores_for_the_terminal():
    register = sample.commune(residents=700)
    one, again = (scorecard_of([register], sample.AS_OF) for _ in range(2))
    assert one == again
    text = scorecard_text(one)
    assert text.count("\n") == len(one) + 1 and text.splitlines()[-1].startswith("Đạt ")


def test_a_score_has_the_columns_of_the_evidence_and_meets_its_bar_or_not():
    assert [f.name for f in fields(Score)] == [
        *("measure", "label_vi", "label_en", "day", "scope", "value", "bar", "met"),
        *("note_vi", "note_en"),
    ]
    for one in scores(commune()):
        assert one.met == (one.value <= one.bar) and one.note_vi and one.note_en
        assert one.scope == "commune"


def test_days_are_the_januaries_and_last_the_data_date():
    days = [str(np.datetime64(int(on), "D")) for on in commune().days]
    assert days == [*(f"{year}-01-01" for year in range(2021, 2025)), "2024-12-31"]


# --- measures on paper --------------------------------------------------------------------------


def test_a_distance_is_the_share_in_the_wrong_cell():
    assert tvd(np.array([60, 40]), np.array([0.5, 0.5])) == pytest.approx(0.10)
    assert ks(np.array([60, 40]), np.array([0.5, 0.5])) == pytest.approx(0.10)


def test_against_chance_is_one_when_cells_miss_by_their_own_noise():
    expected = np.full(400, 100.0)
    counts = expected + np.where(np.arange(400) % 2, 10, -10)
    assert z(counts, expected, lost=0) == pytest.approx(1.0)


def test_cells_of_less_than_five_are_joined():
    assert z(np.array([100.0, 2, 1, 3]), np.array([100.0, 2, 2, 2]), lost=0) == 0.0


def test_the_bar_falls_with_the_noise_from_one_commune_to_many():
    limits = [bar(n, commune=0.035, many=0.010) for n in (5_200, 20_800, 83_200, 312_000)]
    assert limits == [0.035, 0.0175, 0.010, 0.010]


def test_life_expectancy_under_one_constant_rate_is_its_inverse():
    years = np.full(111, 10_000.0)
    expectancy, error = life_expectancy(years * 0.02, years)
    assert expectancy == pytest.approx(50, abs=0.5) and 0 < error < 1


def test_the_united_nations_and_the_local_table_give_the_published_lives():
    """domain.md 4.2: 69.9 and 79.3; 71.3 and 76.8."""
    assert united_nations() == pytest.approx((69.9, 79.3), abs=0.15)
    assert local() == pytest.approx((71.3, 76.8), abs=0.05)


def test_median_age_and_dependency_of_a_square_population():
    median, children, old = age_figures(np.ones(18))
    assert (median, children, old) == pytest.approx((45, 30, 50))


def test_slow_villages_and_old_people_are_expected_to_activate_later():
    counted_ = np.ones((9, 2, len(AGES)))
    counted_[..., :14] = 0
    share = expected_shares(counted_, commune().as_of)
    whole = (share * counted_).sum() / counted_.sum()
    assert whole == pytest.approx(references.account_curve()[47], abs=0.01)
    assert share[8].mean() < share[0].mean() and share[0, 0, 85] < share[0, 0, 30]
