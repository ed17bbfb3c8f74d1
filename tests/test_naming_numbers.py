"""Personal numbers: unique in a whole nation, and nobody alive can own one."""

import re
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from data.synthetic.days import day, year
from data.synthetic.naming.full_names import names
from data.synthetic.naming.identity import identify, places
from data.synthetic.naming.numbers import (
    COMMUNES,
    ELSEWHERE_SERIALS,
    LOCAL_SERIALS,
    CommuneOutOfRange,
    NotANumber,
    OtherWorld,
    SerialsExhausted,
    YearOutOfRange,
    commune_address,
    decode,
    province_of,
    provinces,
    serials,
)
from tests.naming_village import Drawn, commune_people, personal_numbers, unrelated

ROOT = Path(__file__).resolve().parents[1]
LEGAL = re.compile(r"(?<!\d)(0\d\d|1\d\d|2[0-8]\d|29[0-5])[0-3]\d{8}(?!\d)")
SEEDS = (20241231, 1, 7)
HERE = commune_address(0)


@cache
def people(commune: int = 0) -> Drawn:
    return commune_people(commune)


@pytest.fixture(scope="module", params=SEEDS)
def known(request):
    """People of one commune with everything they are known by."""
    return people(), identify(request.param, people(), 0, HERE)


# --- numbers --------------------------------------------------------------------------------------


def test_numbers_carry_both_locks_and_agree_with_the_person(known):
    who, identity = known
    text = identity.numbers.astype("U12").tolist()
    registered, born = identity.places.registered.texts(), year(who.born)
    for row in range(0, len(text), 7):
        read = decode(text[row], 6)
        assert read.sex == ("male" if who.male[row] else "female")
        assert read.year == born[row] and read.province == registered[row]
        assert re.fullmatch(r"9\d\d[6-9]\d{8}", text[row]) and not LEGAL.search(text[row])


@pytest.mark.parametrize("seed", SEEDS)
def test_the_parts_drawn_alone_are_the_parts_of_the_whole(seed):
    who, whole = people(), identify(seed, people(), 0, HERE)
    assert (personal_numbers(seed, who, 0) == whole.numbers).all()
    assert (names(seed, who).full().texts() == whole.names.full().texts()).all()
    alone = places(seed, who, 0, HERE)
    assert (alone.registered.codes == whole.places.registered.codes).all()
    assert (alone.native.codes == whole.places.native.codes).all()


def test_every_number_of_sixty_communes_is_unique():
    found = [personal_numbers(1, people(commune), commune) for commune in range(60)]
    whole = np.concatenate(found)
    assert len(whole) > 60 * 5_000 and len(np.unique(whole)) == len(whole)


def test_every_number_of_two_thousand_communes_is_unique():
    who, serial = people(), people().ids
    found = []
    for commune in range(2_000):
        who = Drawn(**{**vars(who), "ids": commune * 2**32 + serial})
        found.append(personal_numbers(5, who, commune).astype(np.int64))
    whole = np.sort(np.concatenate(found))
    assert len(whole) > 10_000_000 and (whole[1:] != whole[:-1]).all()


def test_one_place_sex_and_year_has_a_serial_for_each_of_a_million():
    """500 communes of the province × 1000, and 20,000 communes × 25: nothing over, none twice."""
    ours, rank = np.divmod(np.arange(500 * LOCAL_SERIALS), LOCAL_SERIALS)
    local = serials(ours, rank, local=np.array(True), group=np.array(42))
    theirs, rank = np.divmod(np.arange(COMMUNES * ELSEWHERE_SERIALS), ELSEWHERE_SERIALS)
    elsewhere = serials(theirs, rank, local=np.array(False), group=np.array(42))
    assert len(local) + len(elsewhere) == 10**6
    assert (np.sort(np.concatenate([local, elsewhere])) == np.arange(10**6)).all()


@given(communes=some.lists(some.integers(0, COMMUNES - 1), min_size=2, max_size=4, unique=True))
@settings(max_examples=25, deadline=None)
def test_any_communes_of_the_nation_share_no_number(communes):
    who = unrelated(600, born=day("1990-06-15"), temporary=True)
    found = []
    for commune in communes:
        moved = Drawn(**{**vars(who), "ids": commune * 2**32 + np.arange(600)})
        found += personal_numbers(1, moved, commune).tolist()
    assert len(set(found)) == len(found)


def test_hà_tĩnh_holds_the_first_500_communes_and_no_commune_lies_beyond_the_serials():
    where = provinces()
    assert [str(where.names[province_of(c)]) for c in (0, 499, 500)] == [
        "Hà Tĩnh",
        "Hà Tĩnh",
        "Nghệ An",
    ]
    assert len(set(where.prefix)) == 63 and province_of(COMMUNES - 1) < 63
    for commune in (-1, COMMUNES):
        with pytest.raises(CommuneOutOfRange):
            personal_numbers(1, people(), commune)


def test_more_people_of_one_year_and_sex_than_serials_is_an_error():
    born = day("1990-06-15")
    with pytest.raises(SerialsExhausted, match="commune 0"):
        personal_numbers(1, unrelated(1_400, born=born, initial=True), 0)
    with pytest.raises(YearOutOfRange):
        personal_numbers(1, unrelated(3, born=day("1899-12-31")), 0)


def test_beyond_25_from_another_province_people_count_as_registered_here():
    guests = unrelated(900, born=day("1990-06-15"), temporary=True)
    registered = places(1, guests, 0, HERE).registered.codes
    assert np.bincount(registered)[1] == ELSEWHERE_SERIALS
    prefix = personal_numbers(1, guests, 0).astype("U3").astype(int)
    assert (prefix == provinces().prefix[registered]).all()


def test_ninety_seven_in_a_hundred_are_registered_in_their_own_province(known):
    who, identity = known
    registered = identity.places.registered.codes[~who.temporary]
    assert (registered == 0).mean() == pytest.approx(0.97, abs=0.012)
    others = registered[registered != 0]
    assert (others == 1).mean() > 0.35  # Nghệ An


# --- the gate between the worlds ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("digits", "offset", "place", "sex", "born"),
    [
        (("042", "0", "62", "000001"), 0, "Hà Tĩnh", "male", 1962),
        (("042", "1", "99", "000001"), 0, "Hà Tĩnh", "female", 1999),
        (("001", "2", "05", "123456"), 0, "Hà Nội", "male", 2005),
        (("295", "3", "14", "999999"), 0, None, "female", 2014),
        (("942", "6", "62", "000001"), 6, "Hà Tĩnh", "male", 1962),
        (("940", "9", "24", "000001"), 6, "Nghệ An", "female", 2024),
        (("900", "8", "01", "000001"), 6, None, "male", 2001),
    ],
)
def test_a_number_tells_sex_year_and_place_in_its_world(digits, offset, place, sex, born):
    read = decode("".join(digits), offset)
    assert (read.place, read.province, read.sex, read.year) == (digits[0], place, sex, born)
    with pytest.raises(OtherWorld):
        decode("".join(digits), 6 - offset)


@pytest.mark.parametrize("offset", [0, 6])
@pytest.mark.parametrize("start", ["0420", "9426", "9420", "0426", "0030", "1000", "2960", "9036"])
def test_a_number_belongs_to_one_world_or_to_none(start, offset):
    worlds = {"0420": 0, "9426": 6}
    number = start + "62" + "000001"
    if worlds.get(start) == offset:
        assert decode(number, offset).year == 1962
    else:
        with pytest.raises(OtherWorld):
            decode(number, offset)


@pytest.mark.parametrize(
    "text", ["", "94266200001", "9426620000011", "94266200000a", "94266200000٣"]
)
def test_what_is_not_twelve_digits_is_refused_and_never_repeated_in_full(text):
    with pytest.raises(NotANumber) as error:
        decode(text, 6)
    assert len(str(error.value)) <= 3


def test_no_committed_data_file_holds_a_legal_number():
    checked = 0
    for folder, kind in product(
        ("data", "docs", "tests"), ("csv", "json", "md", "txt", "svg", "parquet")
    ):
        for file in (ROOT / folder).rglob(f"*.{kind}"):
            if (ROOT / "data" / "store") in file.parents:
                continue
            text = pq.read_table(file).to_pylist() if kind == "parquet" else file.read_text("utf-8")
            assert not LEGAL.search(str(text)), file
            checked += 1
    assert checked > 20
