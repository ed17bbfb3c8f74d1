"""Names and native places a village would believe, whatever the seed and the data date."""

import unicodedata
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from data.synthetic.days import day, year
from data.synthetic.naming.full_names import NamesExhausted, names
from data.synthetic.naming.identity import identify
from data.synthetic.naming.numbers import commune_address, provinces
from data.synthetic.naming.tables import clan_shares, name_tables
from tests.naming_village import Drawn, commune_people, unrelated

SEEDS = (20241231, 1, 7)
HERE = commune_address(0)


@cache
def people(commune: int = 0) -> Drawn:
    return commune_people(commune)


@pytest.fixture(scope="module", params=SEEDS)
def known(request):
    """People of one commune with everything they are known by."""
    return people(), identify(request.param, people(), 0, HERE)


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """Total variation distance of two sets of shares."""
    return float(np.abs(one - other).sum() / 2)


def shares(codes: np.ndarray, count: int) -> np.ndarray:
    return np.bincount(codes, minlength=count) / len(codes)


def repeated(*columns: np.ndarray) -> bool:
    keys = list(zip(*(column.tolist() for column in columns), strict=True))
    return len(set(keys)) < len(keys)


# --- surnames -------------------------------------------------------------------------------------


def test_a_child_bears_the_surname_of_its_father_else_of_its_mother(known):
    who, identity = known
    surname = identity.names.surname.texts()
    fathered, only = who.father >= 0, (who.father < 0) & (who.mother >= 0)
    assert fathered.sum() > 1000 and only.sum() > 50
    assert (surname[fathered] == surname[who.father[fathered]]).all()
    assert (surname[only] == surname[who.mother[only]]).all()


def test_brothers_and_sisters_share_a_surname_even_when_no_parent_is_registered(known):
    who, identity = known
    orphans = (who.family >= 0) & (who.father < 0) & (who.mother < 0)
    who = who.of(orphans)
    surname = identity.names.surname.codes[orphans]
    assert len(np.unique(who.family)) == len(set(zip(who.family, surname, strict=True)))


def test_a_woman_keeps_her_surname_when_she_marries(known):
    who, identity = known
    surname = identity.names.surname.codes
    child = (who.father >= 0) & (who.mother >= 0)
    assert (surname[who.father[child]] != surname[who.mother[child]]).mean() > 0.7


def test_villages_have_clans_and_the_commune_keeps_the_table():
    local = name_tables().surnames.shares()
    for commune in range(20):
        villages = clan_shares(commune)[:9]
        assert distance(villages.mean(axis=0), local) < 0.002
        far = [distance(village, local) for village in villages]
        assert 0.08 < np.mean(far) < 0.25 and min(far) > 0.04


def test_clans_belong_to_the_commune_and_the_village_whatever_the_seed():
    one, other = (names(seed, unrelated(40_000, initial=True)).surname.codes for seed in (1, 2))
    count = len(name_tables().surnames.words)
    assert distance(shares(one, count), shares(other, count)) < 0.02
    first = clan_shares(0)[0]
    assert distance(shares(one, count), first) < 0.02
    assert distance(first, clan_shares(1)[0]) > 0.08


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_surname_of_a_commune_is_within_four_points_of_the_table(seed):
    for commune in range(12):
        who = people(commune)
        surname = names(seed, who).surname.texts()
        share = (surname[who.initial] == "Nguyễn").mean()
        assert share == pytest.approx(0.355, abs=0.04)


def test_surnames_of_sixty_communes_follow_the_table():
    count = len(name_tables().surnames.words)
    codes = np.concatenate([names(1, people(commune)).surname.codes for commune in range(60)])
    assert distance(shares(codes, count), name_tables().surnames.shares()) <= 0.02


# --- middle and given names -----------------------------------------------------------------------


def test_siblings_differ_in_the_given_name_hence_in_the_full_name(known):
    who, identity = known
    family = who.family >= 0
    assert not repeated(who.family[family], identity.names.given.codes[family])
    assert not repeated(who.family[family], identity.names.full().texts()[family])


def test_nobody_in_a_first_household_shares_a_full_name(known):
    who, identity = known
    assert not repeated(who.home, identity.names.full().texts())


def test_no_child_is_called_like_its_father_or_mother(known):
    who, identity = known
    called = identity.names.given.codes
    for parent in (who.father, who.mother):
        child = parent >= 0
        assert (called[child] != called[parent[child]]).all()


def test_names_are_surname_middle_given_composed_without_a_word_twice_in_a_row(known):
    _, identity = known
    parts = (identity.names.surname, identity.names.middle, identity.names.given)
    spelt = [" ".join(words) for words in zip(*(p.texts() for p in parts), strict=True)]
    assert identity.names.full().texts().tolist() == spelt
    for name in set(spelt):
        assert unicodedata.is_normalized("NFC", name)
        assert 3 <= len(name.split()) <= 4
        assert all(a != b for a, b in pairwise(name.split()))


def test_thị_is_for_women_and_goes_out_of_use_as_văn_does(known):
    who, identity = known
    born, middle = year(who.born), identity.names.middle.texts()
    thị = np.array([word.split()[0] == "Thị" for word in middle])
    văn = middle == "Văn"
    assert not thị[who.male].any() and not văn[~who.male].any()
    old, young = born < 1970, born >= 2010
    assert thị[~who.male & old].mean() == pytest.approx(0.97, abs=0.02)
    assert thị[~who.male & young].mean() == pytest.approx(0.29, abs=0.06)
    assert văn[who.male & old].mean() > 0.55 and văn[who.male & young].mean() < 0.15


def test_twelve_brothers_have_twelve_names_and_four_hundred_have_none():
    brothers = unrelated(400, born=day("1985-05-05"), family=7, home=3)
    twelve = names(1, brothers.of(np.arange(12)))
    assert len(set(twelve.given.texts())) == 12 and len(set(twelve.surname.texts())) == 1
    with pytest.raises(NamesExhausted):
        names(1, brothers)


# --- a longer history -----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("until", ["2021-01-01", "2021-03-31", "2024-12-31", "2027-05-31"])
def test_a_later_entry_changes_no_name_number_or_place(seed, until):
    who = people()
    early = np.flatnonzero(who.entry <= day(until))
    then, later = (identify(seed, w, 0, HERE) for w in (who.of(early), who))
    assert (later.numbers[early] == then.numbers).all()
    assert (later.names.full().texts()[early] == then.names.full().texts()).all()
    assert (later.places.native.codes[early] == then.places.native.codes).all()
    assert (later.places.registered.codes[early] == then.places.registered.codes).all()


@given(seed=some.integers(0, 2**63), cut=some.integers(1, 59), homes=some.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_of_two_who_collide_the_later_changes(seed, cut, homes):
    rows = np.arange(60)
    crowd = unrelated(60, family=rows % 7, home=rows % homes)
    whole, early = names(seed, crowd), names(seed, crowd.of(rows[:cut]))
    assert (whole.full().texts()[:cut] == early.full().texts()).all()
    assert not repeated(crowd.family, whole.given.codes)


def test_a_commune_is_named_the_same_alone_or_after_others():
    alone = identify(1, people(3), 3, commune_address(3))
    for commune in (0, 5, 2, 9, 4):
        identify(1, people(commune), commune, commune_address(commune))
    again = identify(1, people(3), 3, commune_address(3))
    assert (alone.numbers == again.numbers).all()
    assert (alone.names.full().texts() == again.names.full().texts()).all()


# --- native places --------------------------------------------------------------------------------


def test_a_child_has_the_native_place_of_its_father(known):
    who, identity = known
    native = identity.places.native.codes
    child = who.father >= 0
    assert (native[child] == native[who.father[child]]).all()


def test_native_places_are_this_commune_or_a_province(known):
    who, identity = known
    native = identity.places.native.texts()
    assert set(native) <= {HERE, *provinces().addresses()}
    assert HERE == "xã Sơn Ninh, huyện Hương Sơn, tỉnh Hà Tĩnh"
    assert {"tỉnh Nghệ An", "tỉnh Hà Tĩnh"} <= set(native)
    assert (native[who.initial] == HERE).mean() > 0.75
    assert not (native[who.temporary] == HERE).any()
    assert "thành phố Hà Nội" in provinces().addresses()


def test_who_is_born_here_is_registered_here(known):
    who, identity = known
    born = ~who.initial & ~who.temporary & (who.born == who.entry)
    assert born.sum() > 100 and (identity.places.registered.codes[born] == 0).all()


def test_nobody_at_all_is_no_error():
    none = unrelated(0)
    identity = identify(1, none, 0, HERE)
    assert len(identity.numbers) == len(identity.names.full().texts()) == 0
