"""A page stays open while editions change and logins end: what it serves, and what it says."""

from dataclasses import replace

import pytest

from analytics.meaning.question import Reader
from analytics.meaning.settings.settings import changed_all
from analytics.screen import session
from analytics.screen import stage as door
from analytics.screen.shown import as_shown
from analytics.screen.stage import CHECKED, digest, stage_routes
from analytics.store.edition import current_edition, write_manifest
from analytics.words.errors import NewerEdition, NewerEntries
from tests.stores import copied
from tests.test_pages import opened, said
from tests.test_stage import asking


@pytest.fixture
def store(commune, tmp_path, monkeypatch):
    folder = copied(commune(7).store, tmp_path / "store")
    monkeypatch.setattr(
        session, "Reader", lambda role, area, language: Reader(role, area, language, folder)
    )
    return folder


def next_edition(store):
    now = current_edition(store)
    write_manifest(store, replace(now, sequence=now.sequence + 1))


def test_a_button_serves_the_edition_on_screen_or_names_the_new_one(store):
    chief = Reader("chief", store=store)
    taken = as_shown(chief, lambda: b"file")
    assert taken() == b"file"
    next_edition(store)
    with pytest.raises(NewerEdition) as refused:
        taken()
    said = refused.value.says
    assert "Đã có bản số 2" in said.in_("vi") and "Edition 2" in said.in_("en")
    assert as_shown(chief, lambda: b"new")() == b"new"


def test_an_edition_that_comes_while_the_file_is_made_spoils_the_file(store):
    def slow():
        next_edition(store)
        return b"half of each"

    with pytest.raises(NewerEdition):
        as_shown(Reader("chief", store=store), slow)()


def test_a_button_refuses_when_something_was_entered_since(store):
    chief = Reader("chief", store=store)
    taken = as_shown(chief, lambda: b"file")
    changed_all(chief, {"devices": 3}, at="2024-12-31T08:00", who="chief", seen=0)
    with pytest.raises(NewerEntries):
        taken()


def test_every_button_of_a_page_is_held_to_what_is_on_screen(store, monkeypatch):
    held = []
    monkeypatch.setattr("analytics.screen.show.as_shown", lambda _, make: held.append(make) or make)
    for page, files in (("id_cards", 1), ("due", 2), ("stage", 2)):
        held.clear()
        opened(page, role="chief")
        assert len(held) == files, page


def test_a_reader_who_goes_on_clicking_is_told_that_the_edition_changed(store):
    test = opened("id_cards", role="chief")
    assert "Đã có bản số" not in said(test)
    next_edition(store)
    test.multiselect(key="thon").select("v3").run()
    assert "Đã có bản số 2" in said(test) and "bản số 2 (" in said(test)
    test.multiselect(key="thon").select("v5").run()
    assert "Đã có bản số" not in said(test), "once"


def test_the_stage_is_the_file_that_was_checked_byte_for_byte(store, monkeypatch):
    monkeypatch.setattr(door, "Reader", lambda *told: Reader(*told, store=store))
    files = {"one": "<html lang='en'>checked</html>"}
    [route] = stage_routes(lambda _view: files["one"])
    asked = f"thang=2024-12&ngon-ngu=en&{CHECKED}={digest(files['one'])}"
    assert route.endpoint(asking(asked, role="chief")).body.decode() == files["one"]
    files["one"], _ = "<html lang='en'>of another edition</html>", next_edition(store)
    refused = route.endpoint(asking(asked, role="chief"))
    told = refused.body.decode()
    assert refused.status_code == 404 and "another edition" not in told
    assert "now edition 2" in told and "/logout" in told
    assert "/trinh-chieu?thang=2024-12&amp;ngon-ngu=en" in told


def test_the_link_of_a_stage_says_to_readers_of_another_area_why_it_does_not_open(
    store, monkeypatch
):
    """Nothing had changed since the check, as village police were told of the chief's link."""
    monkeypatch.setattr(door, "Reader", lambda *told: Reader(*told, store=store))
    [route] = stage_routes(lambda view: f"<html lang='vi'>{view.reader.area}</html>")
    asked = f"thang=2024-11&ngon-ngu=vi&{CHECKED}=commune.{digest('the whole')}"
    told = route.endpoint(asking(asked, role="village", area="v9")).body.decode()
    assert "địa bàn khác" in told and "Số liệu đã đổi" not in told
    assert "/trinh-chieu?thang=2024-11&amp;ngon-ngu=vi" in told, "the way on keeps the month"
    assert "/logout?next=%2Ftrinh-chieu%3Fthang%3D2024-11" in told, "so does another role"


def test_every_save_is_answered(store):
    test = opened("settings", role="chief")
    test.button(key="setup-withdraw-save").click().run()
    assert "Chưa lưu" in said(test) and "Chưa chọn chỉ tiêu nào" in said(test)
    test.button(key="setup-capacity-save").click().run()
    assert "Không đổi" in said(test)
    test.text_input(key="setup-devices").input("3")
    test.button(key="setup-capacity-save").click().run()
    assert "Đã lưu" in said(test)
    test.text_input(key="setup-devices").input("ba")
    test.button(key="setup-capacity-save").click().run()
    assert "Chưa lưu" in said(test) and test.text_input(key="setup-devices").value == "ba"
