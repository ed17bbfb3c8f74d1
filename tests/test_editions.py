"""Bad files, bad names, bad folders: one sentence, exit code 2, nothing changed."""

import os
from datetime import date

import duckdb
import numpy as np
import pandas as pd
import pytest

from analytics.meaning.answer import Evidence
from analytics.meaning.ask import ask, evidence_of
from analytics.meaning.catalogue import CATALOGUE, POPULATION_REGISTERED
from analytics.meaning.question import Question, Reader
from analytics.store.edition import MANIFEST, current_edition
from analytics.store.opened import Statistics
from analytics.words.errors import (
    EditionDamaged,
    EditionForeign,
    EditionMissing,
    NoPublicEdition,
    UnknownArea,
    UnknownRole,
)
from analytics.words.text import Given
from data.synthetic.reference import unit_tables
from tests.drawn import published, register_of
from tests.stores import copied
from tests.typed import from_shell, typed


@pytest.fixture
def store(commune, tmp_path):
    return copied(commune(7).store, tmp_path / "store")


def asked(store, role="chief", area="commune"):
    reader = Reader(role, area, store=store)
    month = current_edition(store).last_month
    return ask(Question((POPULATION_REGISTERED,), month), reader)


def test_a_truncated_file_is_refused(store):
    file = store / dict(current_edition(store).files)["exact"].name
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 2)
    with pytest.raises(EditionDamaged):
        asked(store)


def test_one_altered_byte_is_refused(store):
    file = store / dict(current_edition(store).files)["exact"].name
    with file.open("r+b") as opened:
        opened.seek(5000)
        opened.write(b"x")
    with pytest.raises(EditionDamaged):
        asked(store)


def test_a_missing_file_and_a_missing_manifest_are_named(store):
    (store / dict(current_edition(store).files)["exact"].name).unlink()
    with pytest.raises(EditionDamaged):
        asked(store)
    (store / MANIFEST).unlink()
    with pytest.raises(EditionMissing):
        current_edition(store)


@pytest.mark.parametrize(
    ("text", "error"),
    [("{", EditionDamaged), ('{"schema": 99}', EditionForeign), ('{"schema": 1}', EditionForeign)],
)
def test_a_manifest_of_another_kind_is_refused(store, text, error):
    (store / MANIFEST).write_text(text)
    os.utime(store / MANIFEST, ns=(1, 1))
    with pytest.raises(error):
        current_edition(store)


def test_roles_open_their_own_file_only(store):
    with pytest.raises(NoPublicEdition):
        asked(store, "viewer")
    with pytest.raises(UnknownRole):
        asked(store, "mayor")
    with pytest.raises(UnknownArea):
        asked(store, "village", "v99")
    own = asked(store, "village", "v9").figures
    assert {one.area for one in own} == {"v9"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--month", "2019-01"), "2019-01"),
        (("--month", "sometime"), "sometime"),
        (("--month", "2024-12", "--role", "mayor"), "mayor"),
        (("--month", "2024-12", "--role", "viewer"), "công khai"),
        (("--month", "2024-12", "--role", "village", "--area", "v77"), "v77"),
    ],
)
def test_the_export_refuses_in_one_sentence(store, arguments, words):
    done = typed("export", "--store", str(store), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_the_file_of_a_village_takes_less_than_a_megabyte(store):
    [_, *slices] = current_edition(store).files
    assert len(slices) == 9 and max(file.size for _, file in slices) < 2**20


def test_the_export_is_tidy(store):
    done = typed("export", "--store", str(store), "--month", "2024-12")
    lines = done.stdout.splitlines()
    assert lines[0] == "month,area,member,indicator,numerator,denominator,value,target,unit"
    assert sum(",commune," in line for line in lines) == len(CATALOGUE)


def test_an_unwritable_store_changes_nothing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = from_shell("data.synthetic", "--residents", "200", "--store", str(blocked))
    assert done.returncode == 2 and done.stderr.strip()
    assert blocked.read_text() == "in the way"


def test_evidence_travels_with_the_edition_in_its_order(tmp_path):
    frame = pd.DataFrame(
        {
            "measure": ["household_size_tvd", "births"],
            "label_vi": ["Lệch cỡ hộ", "Số sinh"],
            "label_en": ["Household size gap", "Births"],
            "day": pd.to_datetime(["2022-01-01", "2023-12-31"]),
            "scope": ["commune", "60 communes"],
            "value": [0.021, 78.0],
            "bar": [0.05, np.nan],
            "met": [True, None],
            "note_vi": ["", "chỉ để biết"],
            "note_en": ["", "for information"],
        }
    )
    people = register_of(residents="resident_id\n 1")
    reader = published(people, tmp_path, evidence=frame)
    first, second = evidence_of(reader)
    assert first == Evidence(
        "household_size_tvd",
        Given("Lệch cỡ hộ", "Household size gap"),
        date(2022, 1, 1),
        "commune",
        0.021,
        0.05,
        True,
        Given("", ""),
    )
    assert (second.measure, second.bar, second.met) == ("births", None, None)
    assert evidence_of(Reader("village", "v1", store=tmp_path)) == ()  # it speaks of all villages


def test_an_edition_without_evidence_says_none_and_bears_the_name_it_was_given(tmp_path):
    unit = unit_tables()
    unit["unit"] = unit["unit"].assign(commune_vi="xã Mới")
    reader = published(register_of(residents="resident_id\n 1"), tmp_path, unit=unit)
    assert evidence_of(reader) == ()
    whole = "select name from area where parent is null"
    assert Statistics(tmp_path, "chief", "").rows(whole) == [("Xã Mới",)]


def test_a_publication_that_fails_leaves_the_edition_before_it_and_no_draft(tmp_path):
    people = register_of(residents="resident_id\n 1")
    published(people, tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(duckdb.Error):
        published(people, tmp_path, evidence=pd.DataFrame({"measure": ["x"], "what": [1]}))
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert current_edition(tmp_path).sequence == 1
