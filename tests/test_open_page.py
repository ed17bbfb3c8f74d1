"""A page stays open while editions change and logins end: what it serves, and what it says."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

import pytest

from analytics.meaning.question import Reader
from analytics.meaning.settings.settings import changed_all
from analytics.paper.downloads import downloads_of
from analytics.paper.picture.picture import picture
from analytics.screen import session
from analytics.screen import stage as door
from analytics.screen.body import DOWNLOAD
from analytics.screen.fetched import fetched_routes
from analytics.screen.stage import CHECKED, digest, stage_routes
from analytics.store.edition import current_edition, write_manifest
from tests.body_read import choose, markup
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


@pytest.fixture
def take(store, monkeypatch):
    """What a link to a file of the page on screen answers: by the address the page wrote."""
    monkeypatch.setattr(door, "Reader", lambda *told: Reader(*told, store=store))
    *_, taken = [route.endpoint for route in fetched_routes(picture, downloads_of)]

    def asked(link):
        parts = urlsplit(unescape(link))
        *_, page, ending = parts.path.split("/")
        path = {"page": page, "ending": ending}
        return taken(asking(parts.query, role="chief", path=path))

    return asked


def links(page):
    return re.findall(rf'href="({DOWNLOAD}/[^"]*)"', markup(opened(page, role="chief")))


def test_a_link_serves_the_edition_on_screen_or_names_the_new_one(store, take):
    [link] = links("id_cards")
    answer = take(link)
    assert answer.status_code == 200 and answer.body.startswith(b"PK")
    assert 'filename="can-cuoc-2024-12-so-lieu.xlsx"' in answer.headers["content-disposition"]
    next_edition(store)
    refused = take(link)
    assert refused.status_code == 404 and "Đã có bản số 2" in refused.body.decode()
    assert take(links("id_cards")[0]).status_code == 200


def test_an_edition_that_comes_while_the_file_is_made_spoils_the_file(store, take, monkeypatch):
    def slow(*_):
        next_edition(store)
        return b"half of each"

    [link] = links("id_cards")
    monkeypatch.setattr("analytics.paper.workbook.workbook", slow)
    assert take(link).status_code == 404


def test_a_link_refuses_when_something_was_entered_since(store, take):
    [link] = links("id_cards")
    chief = Reader("chief", store=store)
    changed_all(chief, {"devices": 3}, at="2024-12-31T08:00", who="chief", seen=0)
    assert "mục mới" in take(link).body.decode() and take(link).status_code == 404


@pytest.mark.parametrize(("page", "files"), [("due", 2), ("plan", 4), ("stage", 2)])
def test_every_file_a_page_offers_is_made_and_every_other_refused(take, page, files):
    told = links(page)
    assert len(told) == files
    for link in told:
        assert take(link).status_code == 200, link
    assert take(told[0].replace("so-lieu.xlsx", "so-lieu.exe")).status_code == 404


def test_village_police_are_offered_no_file_of_the_whole_commune(store):
    told = markup(opened("plan", role="village"))
    assert "so-lieu.xlsx" in told and "phieu-giao.docx" not in told


def test_a_reader_who_goes_on_clicking_is_told_that_the_edition_changed(store):
    test = opened("id_cards", role="chief")
    assert "Đã có bản số" not in said(test)
    next_edition(store)
    choose(test, thon="v3")
    assert "Đã có bản số 2" in said(test) and "bản số 2 (" in said(test)
    choose(test, thon=("v3", "v5"))
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
