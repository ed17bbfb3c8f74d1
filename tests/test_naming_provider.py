"""The Faker door opens on the tables of the register."""

import ast
import re
import unicodedata
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from faker import Faker

from data.synthetic.days import day
from data.synthetic.naming.full_names import names
from data.synthetic.naming.numbers import decode
from data.synthetic.naming.provider import CAUSES, REMARKS, CommuneProvider
from data.synthetic.naming.tables import name_tables
from tests.naming_village import unrelated

ROOT = Path(__file__).resolve().parents[1]


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """Total variation distance of two sets of shares."""
    return float(np.abs(one - other).sum() / 2)


def shares(codes: np.ndarray, count: int) -> np.ndarray:
    return np.bincount(codes, minlength=count) / len(codes)


@pytest.fixture
def fake():
    made = Faker("vi_VN")
    made.add_provider(CommuneProvider)
    made.seed_instance(1)
    return made


YEARS = (1955, 1980, 2000, 2015)  # one of each cohort


def test_both_doors_give_the_same_names_20000_of_each_list(fake):
    each = 20_000
    born = np.repeat(np.array([day(f"{y}-06-15") for y in YEARS]), 2 * each)
    male = np.tile(np.arange(2) == 0, 4 * each)
    made = names(3, unrelated(len(born), born=born, male=male))
    drawn = [
        fake.full_name(sex, y).split()
        for y in YEARS
        for sex in ("male", "female")
        for _ in range(each)
    ]
    tables = name_tables()
    for part, words, place in (
        (made.surname, tables.surnames.words, 0),
        (made.given, tables.given.words, -1),
    ):
        code = {word: k for k, word in enumerate(words)}
        found = np.array([code[name[place]] for name in drawn])
        assert distance(shares(found, len(words)), shares(part.codes, len(words))) <= 0.02
    middles = {word: k for k, word in enumerate(tables.middle.words)}
    found = np.array([middles[" ".join(name[1:-1])] for name in drawn])
    assert distance(shares(found, 50), shares(made.middle.codes, 50)) <= 0.02
    assert all(unicodedata.is_normalized("NFC", word) for name in drawn[::50] for word in name)


def test_the_same_draws_give_the_same_words_behind_both_doors(fake):
    tables, sexes = name_tables(), ("male", "female")
    for k, (born, sex) in enumerate(product(YEARS, sexes)):
        for draw in np.linspace(0.001, 0.999, 97):
            for shelf in (tables.middle, tables.given):
                code = shelf.codes(np.array([k]), np.array([draw]))[0]
                assert tables.of(shelf, sex=sex, born=born).at(draw) == shelf.words[code]


def test_a_record_seeded_alone_is_the_same_in_any_order(fake):
    def record(key: int) -> tuple[str, str, str]:
        fake.seed_instance(key)
        return fake.full_name("male", 1988), fake.address(3), fake.personal_id("male", 1988)

    assert [record(k) for k in (1, 2, 3)] == [record(k) for k in (3, 2, 1)][::-1]


def test_a_child_may_be_given_its_fathers_surname(fake):
    assert fake.full_name("female", 2012, surname="Uông").startswith("Uông ")


def test_addresses_are_of_the_village_and_there_are_nine(fake):
    for village in range(1, 10):
        assert re.fullmatch(rf"Số nhà \d+, thôn {village}, xã Sơn Ninh", fake.address(village))
    for village in (0, 10):
        with pytest.raises(ValueError, match=str(village)):
            fake.address(village)


def test_provided_numbers_carry_both_locks_and_agree_with_the_person(fake):
    found = [decode(fake.personal_id("female", 1961), 6) for _ in range(2_000)]
    assert {(one.sex, one.year) for one in found} == {("female", 1961)}
    assert np.mean([one.province == "Hà Tĩnh" for one in found]) == pytest.approx(0.97, abs=0.015)


@pytest.mark.parametrize("cause", CAUSES)
def test_remarks_are_short_composed_and_name_nobody(cause, fake):
    assert {fake.remark(cause) for _ in range(200)} == set(REMARKS[cause])
    for text in REMARKS[cause]:
        assert len(text) <= 80 and unicodedata.is_normalized("NFC", text)
        assert not re.search(r"\d{3}", text) and text[0].isupper() and text[-1] != "."


def test_unknown_sexes_and_causes_are_errors(fake):
    with pytest.raises(KeyError, match="nữ"):
        fake.full_name("nữ", 1980)
    with pytest.raises(KeyError):
        fake.remark("wedding")


BUILT_IN = re.compile(r"name|address|phone_number|email|ssn|(credit_card|image)_?\w*")


def test_the_generator_calls_none_of_fakers_own_people():
    """`address` with a village is ours; Faker's own takes nothing."""
    for file in (ROOT / "data" / "synthetic").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                ours = node.func.attr == "address" and node.args
                assert ours or not BUILT_IN.fullmatch(node.func.attr), f"{file}: {node.lineno}"


def test_the_register_needs_no_faker():
    for file in (ROOT / "data" / "synthetic" / "naming").glob("*.py"):
        imports = "from faker" in file.read_text("utf-8")
        assert imports == (file.name == "provider.py"), file
