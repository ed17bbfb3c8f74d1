"""Fair comparison: equal villages are not blamed, slow ones are found, small ones left in peace."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.fair.compare import (
    FALSE_ALARMS,
    FEWEST,
    SMALL,
    chance_of,
    compared,
    comparison,
    standardised,
)
from analytics.meaning.fair.deeds import Deeds
from analytics.meaning.fair.groups import LEAST, Crowd, runs_of
from analytics.meaning.fair.improved import Gains, gains, judged
from analytics.meaning.fair.run import FEWEST_POINTS, RUN, run_length, side, trends, trends_of
from analytics.meaning.fair.spread import MANY, Chance, outer_share
from analytics.meaning.question import Filters, Reader
from analytics.words.vocabulary import AGE_BANDS
from tests.recount import people_on, read
from tests.villages import lived

MONTH = date(2024, 12, 31)
BANDS = tuple(band for band in AGE_BANDS if AGE_BANDS[band].first >= 14)
# People present of each band in the nine villages of a commune of 5,200, a few small, one large.
SHARES = np.array([0.07, 0.09, 0.17, 0.2, 0.25, 0.13, 0.09])
SIZES = np.array([470, 560, 400, 360, 380, 270, 355, 210, 190])
RATES = np.array([0.65, 0.89, 0.9, 0.89, 0.91, 0.86, 0.55])  # e-ID by age, December 2024


def crowd(having: np.ndarray, among: np.ndarray, bands: tuple[str, ...] = BANDS) -> Crowd:
    names = tuple(f"v{number + 1}" for number in range(len(among)))
    return Crowd(names, bands, having.astype(float), among.astype(float))


def ages(chance: np.random.Generator, sizes: np.ndarray) -> np.ndarray:
    """People by village and band: villages differ in age as chance has it, and a little more."""
    structure = chance.dirichlet(SHARES * 150, len(sizes))
    return np.stack(
        [chance.multinomial(size, own) for size, own in zip(sizes, structure, strict=True)]
    )


def taken(chance: np.random.Generator, among: np.ndarray, rates: np.ndarray, home: int):
    """Holders when whole homes of `home` people have it or not."""
    return chance.binomial(among // home, rates) * home + chance.binomial(among % home, rates)


def false_alarms(villages: int, level: float, home: int, communes: int, seed: int) -> float:
    """How often any village of a commune of equals is named slow or good."""
    chance, named = np.random.default_rng(seed), 0
    rates = np.clip(RATES + level - RATES @ SHARES, 0.02, 0.985)
    for _ in range(communes):
        among = ages(chance, chance.permutation(np.resize(SIZES, villages)))
        told = compared("x", MONTH, crowd(taken(chance, among, rates, home), among))
        named += bool(told.of("slow") or told.of("good"))
    return named / communes


@pytest.mark.parametrize(
    ("level", "home"), [(0.3, 1), (0.84, 1), (0.97, 1), (0.84, 2), (0.97, 3), (0.6, 4), (0.84, 4)]
)
def test_equal_villages_are_named_no_oftener_than_promised(level, home):
    assert 100 * false_alarms(9, level, home, communes=2000, seed=11) <= FALSE_ALARMS


@pytest.mark.parametrize(("villages", "home"), [(7, 1), (7, 4), (25, 1), (25, 4)])
def test_the_promise_holds_for_fewer_and_for_more_villages(villages, home):
    assert 100 * false_alarms(villages, 0.8, home, communes=1000, seed=5) <= FALSE_ALARMS


def test_one_village_far_behind_is_found():
    """A ninth village a quarter of the population behind the others: found nine times in ten."""
    chance, found, blamed = np.random.default_rng(3), 0, 0
    for _ in range(500):
        among = ages(chance, SIZES)
        rates = np.tile(RATES, (9, 1))
        rates[8] -= 0.25
        told = compared("x", MONTH, crowd(chance.binomial(among, rates), among))
        found += told.one("v9").verdict == "slow"
        blamed += any(one.area != "v9" for one in told.of("slow"))
    assert found / 500 >= 0.9 and blamed / 500 <= FALSE_ALARMS / 100


def test_two_slow_villages_do_not_hide_each_other():
    """Widened without end, the limits would hold both: three times in four one is found."""
    chance, found = np.random.default_rng(3), 0
    for _ in range(300):
        among = ages(chance, SIZES)
        rates = np.tile(RATES, (9, 1))
        rates[7:] -= 0.25
        told = compared("x", MONTH, crowd(chance.binomial(among, rates), among))
        found += "slow" in (told.one("v8").verdict, told.one("v9").verdict)
    assert found / 300 >= 0.75


def test_old_villages_are_not_slow_for_being_old():
    """Everybody does alike at every age; one village has three times as many of 70 and over."""
    among = np.tile(np.round(400 * SHARES), (9, 1))
    among[8] = [14, 18, 50, 60, 80, 68, 110]
    told = compared("x", MONTH, crowd(among * RATES, among))
    old = told.one("v9")
    assert old.crude < told.rate - 5
    assert old.rate == pytest.approx(told.rate) and old.verdict == "ordinary"
    assert old.expected == pytest.approx(old.crude)


COUNTS = st.lists(st.integers(20, 90), min_size=7, max_size=7)


@given(structure=COUNTS, sizes=st.lists(st.integers(1, 5), min_size=7, max_size=12), data=st.data())
@settings(max_examples=60, deadline=None)
def test_with_equal_ages_the_standardised_rate_is_the_crude_rate(structure, sizes, data):
    among = np.outer(sizes, structure)
    parts = data.draw(
        st.lists(st.floats(0, 1), min_size=among.size, max_size=among.size).map(np.array)
    )
    having = np.floor(parts.reshape(among.shape) * among)
    told = compared("x", MONTH, crowd(having, among))
    assert all(one.rate == pytest.approx(one.crude) for one in told.villages)
    assert all(one.expected == pytest.approx(told.rate) for one in told.villages)


@given(
    st.integers(30, 3000),
    st.integers(1, 3000),
    st.floats(0.01, 0.99),
    st.sampled_from([0.95, 0.998]),
    st.floats(1, 8),
)
@settings(deadline=None)
def test_limits_widen_as_a_village_gets_smaller(small, more, rate, share, factor):
    usual, weights = np.full(7, rate), SHARES / SHARES.sum()
    among = np.outer([small, small + more], SHARES)
    below, above = chance_of(among, weights, usual).widened(factor).limits(share)
    assert below[0] > below[1] and above[0] > above[1]


@given(st.floats(0.01, 0.99), st.integers(30, 900))
def test_the_outer_limit_lies_beyond_the_inner_one(rate, people):
    error = np.array([(rate * (1 - rate) / people) ** 0.5])
    chance = Chance(error, (1 - 2 * rate) / people / error)
    for inner, outer in zip(chance.limits(0.95), chance.limits(0.998), strict=True):
        assert outer > inner >= 1.9599 * error
    assert outer_share(9) == outer_share(MANY) == 0.998 < outer_share(11)


def test_near_100_per_cent_the_limits_hold_what_the_exact_binomial_says():
    """190 people at 97 %: 99.9 % of chances leave at least 175, and the limit lies within one."""
    people, rate = 190, 0.97
    error = np.array([(rate * (1 - rate) / people) ** 0.5])
    skew = np.array([(1 - 2 * rate) / (people * rate * (1 - rate)) ** 0.5])
    below, _ = Chance(error, skew).limits(0.998)
    draws = np.random.default_rng(1).binomial(people, rate, 2_000_000)
    exact = np.quantile(draws, 0.001)
    assert abs(people * (rate - below[0]) - exact) <= 1
    assert people * (rate - 3.09 * error[0]) - exact > 1  # the plain normal limit blames too soon


@given(st.permutations(range(9)), st.integers(2, 6))
@settings(max_examples=30, deadline=None)
def test_neither_the_order_of_villages_nor_their_names_matter(order, times):
    chance = np.random.default_rng(8)
    among = ages(chance, SIZES)
    having = chance.binomial(among, RATES)
    plain = compared("x", MONTH, crowd(having, among))
    mixed = compared("x", MONTH, crowd(having[order], among[order]))
    for place, village in enumerate(order):
        here, there = mixed.villages[place], plain.villages[village]
        assert here.verdict == there.verdict
        assert here.outer == pytest.approx(there.outer) and here.rate == pytest.approx(there.rate)
    large = compared("x", MONTH, crowd(having * times, among * times))
    assert [one.rate for one in large.villages] == pytest.approx(
        [one.rate for one in plain.villages]
    )


def test_the_age_groups_are_joined_until_every_village_has_five_in_each():
    among = np.array([[2, 9, 30], [8, 9, 30], [8, 4, 30]])
    assert runs_of(among) == ((0, 1), (2,))
    assert crowd(among, among, BANDS[:3]).joined(((0, 1), (2,))).bands == ("14-24", "25-34")
    assert runs_of(np.array([[1, 1, 1]])) == ((0, 1, 2),)
    assert runs_of(np.array([[LEAST] * 4])) == ((0,), (1,), (2,), (3,))


def test_the_textbook_example_of_direct_standardisation():
    """Le, Introductory Biostatistics, table 1.8: deaths per 100,000 at the ages of the United
    States of 1970, Alaska 788.6 and Florida 770.6, from expected deaths rounded to persons."""
    million = np.array([84_416, 294_353, 316_744, 205_745, 98_742])
    rates = np.array([[405.0, 83.6, 261.0, 777.6, 4933.3], [375.3, 60.3, 190.5, 1101.5, 4397.9]])
    states = crowd(rates, np.full((2, 5), 100_000), BANDS[:5])
    alaska, florida = 100_000 * standardised(states, million / million.sum())
    assert (alaska, florida) == pytest.approx((788.6, 770.6), abs=0.15)


def test_fewer_than_30_people_get_words_and_no_rate():
    among = np.vstack([np.round(400 * SHARES)[None].repeat(8, 0), [[2, 3, 5, 6, 7, 3, 3]]])
    told = compared("x", MONTH, crowd(np.zeros_like(among), among))
    tiny = told.one("v9")
    assert tiny.among == SMALL - 1 and tiny.verdict == "small"
    assert tiny.rate is tiny.outer is tiny.expected is None
    assert {one.verdict for one in told.villages[:8]} == {"ordinary"}


@pytest.mark.parametrize("level", [0.0, 1.0])
def test_where_nobody_or_everybody_has_it_nobody_is_slow(level):
    among = np.tile(np.round(400 * SHARES), (9, 1))
    told = compared("x", MONTH, crowd(among * level, among))
    assert {one.verdict for one in told.villages} == {"ordinary"}
    assert {one.rate for one in told.villages} == {100 * level}


def test_too_few_villages_are_not_compared():
    among = np.tile(np.round(400 * SHARES), (FEWEST - 1, 1))
    told = compared("x", MONTH, crowd(among * 0.5, among))
    assert not told.judged and {one.verdict for one in told.villages} == {"alone"}


@pytest.mark.parametrize("key", [EID_ACTIVATED, CARD_COVERAGE_PRESENT])
def test_village_police_read_the_row_the_chief_reads_and_no_other(commune, key):
    """Its verdict among all, its limits, its gain and its pace; of the others nothing."""
    chief = Reader("chief", store=commune(7).store)
    whole, year = comparison(chief, key, MONTH), gains(chief, key, MONTH)
    paces = trends(chief, key, MONTH)
    for area in areas_of(chief):
        police = Reader("village", area, store=chief.store)
        told, gained = comparison(police, key, MONTH), gains(police, key, MONTH)
        assert told.villages == (whole.one(area),) and told.judged and told.rate == whole.rate
        assert gained.villages == tuple(one for one in year.villages if one.area == area)
        assert gained.best == tuple(one for one in year.best if one.area == area)
        assert trends(police, key, MONTH) == tuple(one for one in paces if one.area == area)


def test_one_month_recomputed_from_the_tables_in_plain_pandas(commune):
    """Rates, expected rates and overdispersion once more, from people and not from cells."""
    people = people_on(read(commune(20241231).tables), MONTH)
    own = people[(people.residence == "permanent") & ~people.away & (people.age >= 14)].copy()
    own["band"] = pd.cut(own.age, [13, 17, 24, 34, 44, 59, 69, 200])
    table = own.groupby(["village_id", "band"], observed=True).activated.agg(["sum", "size"])
    assert table["size"].min() >= LEAST  # so no bands are joined
    whole = table.groupby("band", observed=True).sum()
    usual, weight = whole["sum"] / whole["size"], whole["size"] / whole["size"].sum()
    told = comparison(Reader("chief", store=commune(20241231).store), EID_ACTIVATED, MONTH)
    scores = {}
    for area, rows in table.groupby("village_id"):
        rows = rows.droplevel(0)
        rate = ((rows["sum"] / rows["size"]) * weight).sum()
        error = (weight**2 * usual * (1 - usual) / rows["size"]).sum() ** 0.5
        scores[area] = (rate - own.activated.mean()) / error
        one = told.one(area)
        assert one.rate == pytest.approx(100 * rate)
        assert one.crude == pytest.approx(100 * rows["sum"].sum() / rows["size"].sum())
        assert one.expected == pytest.approx(100 * (rows["size"] * usual).sum() / one.among)
        assert 1.96 * error * 100 <= (told.rate - one.inner[0]) / told.overdispersion**0.5 + 1e-9
    ranked = sorted(scores.values())
    low, high = (0.2 * ranked[0] + 0.8 * ranked[1], 0.2 * ranked[-1] + 0.8 * ranked[-2])
    winsorised = np.clip(ranked, low, high)
    equal = np.random.default_rng(99).standard_normal((100_000, 9))
    equal = np.sort(equal - equal.mean(axis=1, keepdims=True), axis=1)
    ends = [0.2 * equal[:, [0]] + 0.8 * equal[:, [1]], 0.2 * equal[:, [-1]] + 0.8 * equal[:, [-2]]]
    usual_square = (np.clip(equal, *ends) ** 2).mean()
    factor = min(max(1, (winsorised**2).mean() / usual_square), 4)
    assert told.overdispersion == pytest.approx(factor, rel=0.03)


def test_a_filter_narrows_both_the_village_and_the_commune(commune):
    reader = Reader("chief", store=commune(7).store)
    women = comparison(reader, EID_ACTIVATED, MONTH, Filters(sexes=("female",)))
    men = comparison(reader, EID_ACTIVATED, MONTH, Filters(sexes=("male",)))
    both = comparison(reader, EID_ACTIVATED, MONTH)
    for area in ("v1", "v9"):
        assert women.one(area).among + men.one(area).among == both.one(area).among
    chosen = comparison(reader, EID_ACTIVATED, MONTH, Filters(areas=("v3",)))
    assert chosen == both  # the commune stays the measure


def moved(chance: np.random.Generator, rate: float, gain: np.ndarray, *, home: int = 1) -> Gains:
    """A year in the lives of the same people: some came to have it, one in a hundred lost it."""
    among = ages(chance, SIZES)
    then = chance.binomial(among, rate)
    won = taken(chance, among - then, gain[:, None], home)
    could = among - then + chance.binomial(then, 0.01)
    return of_deeds(won.sum(axis=1), could.sum(axis=1))


def of_deeds(done, could) -> Gains:
    pairs = enumerate(zip(done, could, strict=True), 1)
    deeds = tuple(Deeds(f"v{place}", int(did), int(among)) for place, (did, among) in pairs)
    return judged(Gains("x", date(2023, 12, 31), MONTH), deeds, {})


@pytest.mark.parametrize(
    ("rate", "gain", "home"), [(0.6, 0.4, 1), (0.6, 0.4, 4), (0.8, 0.3, 1), (0.8, 0.02, 2)]
)
def test_equal_villages_are_praised_no_oftener_than_promised(rate, gain, home):
    chance = np.random.default_rng(21)
    praised = sum(bool(moved(chance, rate, np.full(9, gain), home=home).best) for _ in range(2000))
    assert 100 * praised / 2000 <= FALSE_ALARMS


def test_the_village_that_truly_did_most_is_named():
    chance, named = np.random.default_rng(22), 0
    gain = np.array([0.3] * 8 + [0.75])
    for _ in range(300):
        told = moved(chance, 0.6, gain)
        named += tuple(one.area for one in told.best) == ("v9",)
    assert named / 300 >= 0.9


def test_deeds_that_print_alike_are_named_together():
    told = of_deeds([10, 60, 10, 10, 60, 10, 10, 10, 10], [100] * 9)
    assert [one.area for one in told.best] == ["v2", "v5"] and told.most == 60.0


def test_one_person_where_nobody_else_did_it_is_no_merit():
    told = of_deeds([0, 0, 0, 1, 0, 0, 0, 0, 0], [60] * 9)
    assert told.judged and told.best == ()
    few = of_deeds([29] + [3] * 8, [SMALL - 1] * 9)
    assert not few.judged and few.best == (), "of fewer than 30 nobody is praised"


def test_a_history_too_short_has_no_gains(commune):
    told = gains(Reader("chief", store=commune(7).store), EID_ACTIVATED, date(2021, 6, 30))
    assert told.villages == () and told.points is None and told.best == ()


def test_trends_need_ten_months():
    few = trends_of(lived([0.05] * FEWEST_POINTS))  # the first month only opens the register
    assert {one.verdict for one in few} == {"too_few"}
    enough = trends_of(lived([0.05] * (FEWEST_POINTS + 1)))
    assert {one.points for one in enough} == {FEWEST_POINTS} and "too_few" not in {
        one.verdict for one in enough
    }


def test_a_village_that_stops_is_found_within_eight_months():
    pace = [0.05] * 30
    state = lived(pace, size=500)
    moves = state.moves.copy()
    moves[-RUN:, 4, 1, 2] = 0
    stopped = trends_of(replace(state, moves=moves))
    assert stopped[4].verdict == "slower" and stopped[4].run >= RUN


def test_equal_villages_seldom_leave_the_commune_s_pace():
    """Nine villages, two years: in one commune of ten some village is called slower or faster."""
    named = sum(
        any(one.verdict in ("slower", "faster") for one in trends_of(lived([0.03] * 26, seed=seed)))
        for seed in range(300)
    )
    assert named / 300 <= 0.1


def test_a_month_counts_as_below_only_if_half_of_chance_lies_above():
    assert side(0, 0.5) == 0 and side(1, 0.5) == 1 and side(0, 3.2) == -1
    draws = np.random.default_rng(2)
    for mean in (0.1, 0.5, 0.9, 1.4, 2.6, 7.5, 30):
        sides = np.array([side(count, mean) for count in draws.poisson(mean, 20_000)])
        assert (sides < 0).mean() <= 0.51 and (sides > 0).mean() <= 0.51


def test_a_month_in_the_middle_ends_a_run():
    assert run_length([1, -1, -1, -1]) == 3 and run_length([-1, -1, 0]) == 0
    assert run_length([]) == 0 and run_length([1, 0, 1]) == 1
