"""A published month: the same everywhere, corrected in the open, read by whoever may."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pandas as pd
import pytest

from analytics.meaning.ask import ask
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.compiled import compiled
from analytics.meaning.publication import publish as publication
from analytics.meaning.publication.compared import compared, published_figures
from analytics.meaning.publication.publish import history, named, publish_month, recounted
from analytics.meaning.question import Question, Reader
from analytics.store.publication.content import COUNTED, sheet_of, written
from analytics.store.publication.shelf import Shelf
from analytics.store.schema import DDL
from analytics.words.errors import (
    BadArgument,
    EditionMeanwhile,
    FolderNotWritable,
    KeyDamaged,
    KeyLocked,
    NoPublicEdition,
    NothingToCorrect,
    PublishingForChiefs,
    ReasonMissing,
    UnknownMonth,
    UnknownPublication,
)
from analytics.words.publication import Sheet
from analytics.words.text import LANGUAGES
from tests.browser import ROOT
from tests.drawn import published, register_of
from tests.stores import copied

DECEMBER = date(2023, 12, 31)
AT = "2024-01-05T08:00"
PEOPLE = """
    resident_id | village_id | birth_date
    1           | v1         | 1990-05-05
    2           | v1         | 1985-05-05
    3           | v2         | 2012-05-05
"""
CARDS = """
    resident_id | seq | kind      | issue_date | expiry_date | reason
    1           | 1   | chip_cccd | 2023-02-01 | 2030-05-05  | first
"""
LATE = f"{CARDS}    2           | 1   | chip_cccd | 2023-12-20 | 2030-05-05  | first\n"


def chief(store: Path) -> Shelf:
    return Shelf(store, "chief", "commune")


def put(shelf: Shelf, month: date = DECEMBER, reason: str = ""):
    return publish_month(shelf, month, at=AT, who="chief", reason=reason)


@pytest.fixture
def store(tmp_path):
    published(register_of(residents=PEOPLE, cards=CARDS), tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def corrected(store):
    """A card issued in December reached the register in January."""
    first = put(chief(store))
    published(register_of(residents=PEOPLE, cards=LATE), store)
    return store, first, put(chief(store), reason="Nhập bổ sung một thẻ")


def run(code: str, *, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        capture_output=True,
        text=True,
        timeout=200,
    )


PUBLISH = """
from datetime import date
from pathlib import Path
from analytics.meaning.publication.publish import publish_month
from analytics.store.publication.shelf import Shelf
told = publish_month(Shelf(Path({store!r}), "chief", "commune"), date.fromisoformat({month!r}),
                     at="2024-01-05T08:00", who="chief")
print(told.hash, told.sequence)
"""


def test_the_same_content_has_one_form_however_its_rows_come():
    columns = ("name", "persons")
    one = Sheet(columns, (("Thôn 1", 2), ('a\n"b', None), ("", 10.0)))
    other = Sheet(columns, tuple(reversed(one.rows)))
    decomposed = Sheet(columns, (*one.rows[1:], ("Tho\u0302n 1", 2)))
    assert written(one) == written(other) == written(decomposed)
    assert written(one).count(b"\n") == 1 + 3
    assert sheet_of(written(one)) == Sheet(columns, (("", 10), ("Thôn 1", 2), ('a\n"b', None)))
    assert written(Sheet(columns, (("x", 33.5),))).endswith(b'["x","33.5"]\n')


def test_every_column_of_the_counts_is_published():
    with duckdb.connect() as connection:
        connection.execute(DDL)
        for table, columns in COUNTED.items():
            there = connection.execute(f"select * from {table}").description
            assert {"month", *columns} == {name for name, *_ in there}


def test_the_hash_is_what_a_shell_prints(store):
    told = put(chief(store))
    content = store / "published" / "2023-12" / "1" / "content"
    assert {path.stem for path in content.iterdir()} == {
        *COUNTED, "area", "figure", "indicator", "target"
    }  # fmt: skip
    listed = subprocess.run(
        "sha256sum * | sha256sum",
        shell=True, cwd=content, env=os.environ | {"LC_ALL": "C"}, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert listed.split()[0] == told.hash
    assert told.code == f"CAX1:2023-12:1:{told.hash[:12]}"


def test_the_signature_is_checked_by_another_program_too(store, tmp_path):
    put(chief(store))
    folder = store / "published" / "2023-12" / "1"
    signature = bytes.fromhex((folder / "manifest.sig").read_text().split()[-1])
    (tmp_path / "raw.sig").write_bytes(signature)
    asked = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", folder / "signer.pem", "-rawin"]
    asked += ["-in", folder / "manifest.json", "-sigfile", tmp_path / "raw.sig"]
    assert subprocess.run(asked, capture_output=True).returncode == 0


def test_a_register_gives_the_same_hash_on_another_machine(commune, tmp_path):
    """Another process, clock zone, locale, hash seed, folder and number of the edition."""
    here = copied(commune(7).store, tmp_path / "here")
    there = tmp_path / "nơi khác"
    published(register_of(residents=PEOPLE), there)
    env = {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "99", "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-m", "data.synthetic", "--seed", "7", "--store", str(there)]
    subprocess.run(
        asked, cwd=tmp_path, env=os.environ | env, check=True, capture_output=True, timeout=200
    )
    told = put(chief(here), date(2024, 12, 31))
    rebuilt = run(PUBLISH.format(store=str(there), month="2024-12-31"), cwd=tmp_path, **env)
    assert rebuilt.stdout.split() == [told.hash, "2"] and told.sequence == 1


def test_published_figures_are_those_of_the_pages_and_of_the_published_cells(commune, tmp_path):
    store = copied(commune(7).store, tmp_path / "store")
    month, shelf = date(2024, 12, 31), chief(store)
    told = put(shelf, month)
    question = Question(tuple(CATALOGUE.values()), month, by=("area",))
    asked = ask(question, Reader("chief", store=store)).figures
    shown = {(one.indicator.key, one.area): (one.having, one.among) for one in asked}
    figures = {
        (one.indicator.key, one.area): (one.having, one.among)
        for one in published_figures(shelf, told)
    }
    assert figures == shown and len(figures) == len(CATALOGUE) * (9 + 1)
    for language in LANGUAGES:
        assert {one.indicator.name.in_(language) for one in asked} == {
            one.indicator.name.in_(language) for one in published_figures(shelf, told)
        }
    counted = from_cells(shelf, told, question)
    assert counted == {key: figures[key] for key in counted} and len(counted) == len(figures)


def from_cells(shelf, told, question):
    """Counted again from the published rows alone, in an empty database."""
    found = {}
    with duckdb.connect() as connection:
        connection.execute(DDL)
        for table in COUNTED:
            sheet = shelf.sheet(told, table)
            rows = pd.DataFrame(sheet.rows, columns=list(sheet.columns)).assign(month=told.month)
            connection.register("rows", rows)
            connection.execute(f"insert into {table} by name select * from rows")
            connection.unregister("rows")
        for query in compiled(question, (told.month,)):
            for _, area, _, *values in connection.execute(query.sql, query.values).fetchall():
                for one, pair in zip(query.indicators, query.pairs(values), strict=True):
                    found[one.key, area or "commune"] = pair
    return found


def test_a_month_is_published_once_and_corrected_only_when_something_differs(store):
    first = put(chief(store))
    with pytest.raises(NothingToCorrect) as refused:
        put(chief(store), reason="thử lại")
    assert refused.value.fact == "2023-12/1"
    assert [one.publication for one in history(chief(store))] == [first]


def test_a_correction_cites_what_it_corrects_and_carries_the_differences(corrected):
    store, first, second = corrected
    shelf = chief(store)
    assert (second.number, second.replaces, second.reason) == (2, 1, "Nhập bổ sung một thẻ")
    assert [one.standing for one in history(shelf)] == ["superseded", "current"]
    bridge = sheet_of((store / "published" / "2023-12" / "2" / "bridge.jsonl").read_bytes())
    told = {(row[0], row[1]): row[2:] for row in bridge.rows}
    assert told["card_coverage_present", "v1"] == (1, 2, 2, 2, 1, 0)
    assert told["card_missing_present", "commune"] == (1, None, 0, None, -1, None)
    assert ("card_coverage_present", "v2") not in told
    changed = {(one.indicator, one.area) for one in compared(shelf, first, second) if one.changed}
    assert changed == told.keys()


def test_a_correction_needs_a_reason(store):
    put(chief(store))
    published(register_of(residents=PEOPLE, cards=LATE), store)
    with pytest.raises(ReasonMissing):
        put(chief(store))


def test_two_published_months_are_compared_from_what_was_published(corrected):
    store, *_ = corrected
    shelf = chief(store)
    put(shelf, date(2023, 11, 30))
    published(register_of(residents=PEOPLE), store)
    before, after = named(shelf, date(2023, 11, 30), 1), named(shelf, DECEMBER, 2)
    rows = compared(shelf, before, after)
    assert len(rows) == len(CATALOGUE) * 3
    [card] = [one for one in rows if (one.indicator, one.area) == ("card_coverage_present", "v1")]
    assert (card.before.having, card.after.having, card.more) == (1, 2, (1, 0))
    assert card.value_more == 100 * 2 / 2 - 100 * 1 / 2 and not card.redefined
    with pytest.raises(UnknownPublication):
        named(shelf, DECEMBER, 3)


def test_the_edition_of_today_is_held_against_what_was_published(store):
    shelf = chief(store)
    told = put(shelf)
    assert recounted(shelf, told).same
    published(register_of(residents=PEOPLE, cards=LATE), store)
    again = recounted(chief(store), told)
    assert set(again.parts) == {"cell", "move", "figure"}
    assert {one.indicator for one in again.differences} >= {"card_coverage_present"}
    assert "eid_activated" not in {one.indicator for one in again.differences}


def test_content_is_all_of_one_edition(store, monkeypatch):
    """A new edition arrives while the content is read: it is read again."""
    sequences = iter((1, 2, 2, 2))
    facts, read = Shelf.facts, []
    monkeypatch.setattr(
        publication, "provenance_of", lambda _: SimpleNamespace(sequence=next(sequences))
    )
    monkeypatch.setattr(Shelf, "facts", lambda *told: read.append(1) or facts(*told))
    put(chief(store))
    assert len(read) == 2


def test_a_chief_publishes_others_read_and_village_police_their_own_village(corrected):
    store, first, second = corrected
    village, officer = Shelf(store, "village", "v2"), Shelf(store, "officer", "commune")
    for shelf in (village, officer):
        with pytest.raises(PublishingForChiefs):
            put(shelf, date(2023, 11, 30))
        assert [one.publication for one in history(shelf)] == [first, second]
    assert {one.area for one in compared(village, first, second)} == {"v2"}
    assert {row[0] for row in village.sheet(second, "cell").rows} == {"v2"}
    assert recounted(village, second).same
    with pytest.raises(NoPublicEdition):
        Shelf(store, "viewer", "commune")


@pytest.mark.parametrize("month", [date(2024, 1, 31), date(2020, 12, 31)])
def test_a_month_that_is_not_folded_is_refused(store, month):
    with pytest.raises(UnknownMonth):
        put(chief(store), month)
    assert not (store / "published").exists()


def test_a_moment_that_is_none_is_refused(store):
    with pytest.raises(BadArgument):
        publish_month(chief(store), DECEMBER, at="hôm qua", who="chief")


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_left(store):
    (store / "published").write_text("a file stands where the folder should be")
    with pytest.raises(FolderNotWritable) as refused:
        put(chief(store))
    assert "published" in refused.value.says.in_("vi")


STOPPED = """
import os
from analytics.store.publication import press
press.os.rename = lambda *_: os._exit(9)
"""


def test_a_process_that_is_stopped_leaves_nothing_half_done(store):
    code = STOPPED + PUBLISH.format(store=str(store), month="2023-12-31")
    assert run(code).returncode == 9
    assert history(chief(store)) == ()
    assert put(chief(store)).number == 1
    assert [path.name for path in (store / "published" / "2023-12").iterdir()] == ["1"]


def test_processes_that_publish_at_once_take_turns_and_lose_nothing(store):
    """Three months, two processes each: every month is there once, and every second is told so."""
    months = ["2023-10-31", "2023-11-30", "2023-12-31"] * 2
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PUBLISH.format(store=str(store), month=month)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for month in months
    ]  # fmt: skip
    ended = [(one.communicate(timeout=120)[1], one.returncode) for one in running]
    assert sorted(code for _, code in ended) == [0, 0, 0, 1, 1, 1]
    assert all("NothingToCorrect" in told for told, code in ended if code)
    there = history(chief(store))
    assert [(one.month.month, one.number, one.standing) for one in there] == [
        (10, 1, "current"), (11, 1, "current"), (12, 1, "current")
    ]  # fmt: skip
    assert len({one.publication.signer for one in there}) == 1


RIVAL = """
from analytics.meaning.publication import publish as publication
from analytics.words.publication import Sheet
whole = publication.content
def content(shelf, month):
    told = whole(shelf, month)
    return told | {{"area": Sheet(told["area"].columns, (("commune", "Xã {name}", None),))}}
publication.content = content
publish = publication.publish_month
def publish_month(*told, **more):
    return publish(*told, **more, reason="{name}")
publication.publish_month = publish_month
"""


def test_rivals_for_one_month_stand_in_order_each_correcting_the_one_before(store):
    code = PUBLISH.format(store=str(store), month="2023-12-31")
    running = [
        subprocess.Popen([sys.executable, "-c", RIVAL.format(name=name) + code], cwd=ROOT)
        for name in "ABCD"
    ]
    assert [one.wait(timeout=120) for one in running] == [0, 0, 0, 0]
    told = [one.publication for one in history(chief(store))]
    assert [(one.number, one.replaces) for one in told] == [(1, 0), (2, 1), (3, 2), (4, 3)]
    assert {one.reason for one in told} == set("ABCD")


def test_of_two_who_saw_no_publication_one_signs_and_the_other_is_refused(store):
    """Two chiefs press the button at once; their figures differ, so neither may correct unseen."""
    code = PUBLISH.format(store=str(store), month="2023-12-31").replace(
        'who="chief")', 'who="chief", seen=0)'
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", RIVAL.format(name=name) + code],
            cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        )
        for name in "AB"
    ]  # fmt: skip
    ended = [(one.communicate(timeout=120)[1], one.returncode) for one in running]
    assert sorted(code for _, code in ended) == [0, 1]
    assert ["SignedMeanwhile" in told for told, code in ended if code] == [True]
    [only] = history(chief(store))
    assert only.number == 1


def test_figures_of_an_edition_that_is_no_longer_in_place_are_not_signed(store, monkeypatch):
    whole = publication.content

    def overtaken(shelf, month):
        told = whole(shelf, month)
        published(register_of(residents=PEOPLE, cards=LATE), store)
        return told

    monkeypatch.setattr(publication, "content", overtaken)
    with pytest.raises(EditionMeanwhile):
        put(chief(store))
    assert history(chief(store)) == ()


def test_the_key_is_kept_from_others_and_may_have_a_passphrase(store, monkeypatch):
    monkeypatch.setenv("DASHBOARD_KEY_PASSPHRASE", "mật khẩu dài")
    put(chief(store), date(2023, 11, 30))
    key = store / "keys" / "private.pem"
    assert b"ENCRYPTED" in key.read_bytes()
    if os.name == "posix":
        assert key.stat().st_mode & 0o777 == 0o600
    for wrong in ("khác", ""):
        monkeypatch.setenv("DASHBOARD_KEY_PASSPHRASE", wrong)
        with pytest.raises(KeyLocked):
            put(chief(store))
    assert [one.month.month for one in history(chief(store))] == [11]
    monkeypatch.setenv("DASHBOARD_KEY_PASSPHRASE", "mật khẩu dài")
    assert put(chief(store)).number == 1


def test_a_damaged_key_is_named(store):
    put(chief(store), date(2023, 11, 30))
    (store / "keys" / "private.pem").write_text("-----BEGIN nothing")
    with pytest.raises(KeyDamaged):
        put(chief(store))
    (store / "keys" / "trusted" / "other.pem").write_text("no key")
    with pytest.raises(KeyDamaged):
        history(chief(store))


def test_after_a_lost_key_the_old_signatures_still_count(store):
    old = put(chief(store), date(2023, 11, 30))
    (store / "keys" / "private.pem").unlink()
    new = put(chief(store))
    assert new.signer != old.signer
    assert [one.standing for one in history(chief(store))] == ["current", "current"]
