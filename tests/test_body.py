"""A body is one message: constant patterns, figures beside them, the same bytes fetched ahead."""

import json
import re
import shutil
import tomllib
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import streamlit
from starlette.requests import Request

from analytics.document import Page, Panel, Table, View
from analytics.form.chapters import CHAPTERS, EID, ID_CARDS
from analytics.meaning.ask import months_of
from analytics.meaning.question import Reader
from analytics.paper.downloads import downloads_of
from analytics.paper.picture.picture import picture
from analytics.screen import stage
from analytics.screen.body import AHEAD, body
from analytics.screen.fetched import fetched_routes
from analytics.screen.gate import policy
from analytics.screen.house.routes import BODY, SCRIPT, STYLE, drawer
from analytics.screen.mount import DEFINITION
from analytics.screen.shown import shown_now
from analytics.store.edition import current_edition, write_manifest
from analytics.words.month import month_key
from analytics.words.settings import PROJECT
from tests.body_read import charts, messages
from tests.test_pages import opened, small_store  # noqa: F401
from tests.test_patterns import drawn


@pytest.fixture
def reader(commune):
    return lambda role="chief", area="commune", language="vi": Reader(
        role, area, language, commune(7).store
    )


def test_a_page_is_one_message_with_every_figure_in_it(reader):
    test = opened("id_cards", role="chief")
    [message] = messages(test)
    view = View(reader(), months_of(reader())[-1])
    page = ID_CARDS.build(view)
    words = unescape(re.sub(r"<[^>]+>", " ", message["html"]))
    assert page.finding in words and all(one.number in words for one in page.cards)
    for key, panel in drawn(ID_CARDS, view).items():
        assert message["charts"][key]["rows"] == json.loads(json.dumps(panel.data))
        assert f'data-chart="{key}"' in message["html"]
    assert charts(test).keys() == drawn(ID_CARDS, view).keys()


def test_what_a_page_says_is_no_markup(reader):
    evil = '<img src=x onerror="alert(1)">'
    panel = Panel(evil, evil, evil, Table((), ()), "steps", ({"name": evil},), (
        ("looks", ("eid",)), ("top", 1), ("extent", 9)))  # fmt: skip
    page = Page(evil, evil, (), ((panel,),))
    chapter = replace(ID_CARDS, url="x", build=lambda _: page)
    [message] = body(chapter, View(reader(), months_of(reader())[-1]), downloads_of)
    assert "<img" not in json.loads(message)["html"]


def asking(query: str, path: dict[str, str], **identity: str) -> Request:
    headers = [(f"x-cax-{key}".encode(), value.encode()) for key, value in identity.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": headers}
    return Request(scope | {"query_string": query.encode(), "path_params": path})


@pytest.fixture
def ways(commune, monkeypatch):
    store = commune(7).store
    monkeypatch.setattr(stage, "Reader", lambda *told: Reader(*told, store=store))
    return [route.endpoint for route in fetched_routes(picture, downloads_of)]


def test_what_is_fetched_ahead_is_what_the_page_would_be_sent(reader, ways):
    ahead, *_ = ways
    view = View(reader("village", "v9"), months_of(reader())[-3])
    told = json.loads(body(EID, view, downloads_of)[0])
    before, after = told["near"]
    assert told["ahead"] == f"{AHEAD}/{EID.url}" and before != after
    address = f"{before}&{told['kept'].split('&', 1)[1]}"
    answer = ahead(asking(address, {"page": EID.url}, role="village", area="v9"))
    test = opened("eid", role="village", thang=month_key(months_of(reader())[-4]))
    assert test.get("bidi_component")[0].proto.bytes == answer.body
    assert set(re.findall(r"Thôn \d", answer.body.decode())) == {"Thôn 9"}
    assert answer.headers["cache-control"] == "no-store"


def test_a_stranger_and_a_viewer_fetch_nothing(ways):
    for make in ways:
        path = {"page": EID.url, "panel": "steps", "kind": "svg", "ending": "so-lieu.xlsx"}
        for identity in ({}, {"role": "viewer", "area": "commune"}):
            answer = make(asking("", path, **identity))
            assert answer.status_code == 404 and not re.search(rb"\d{3}", answer.body)


def test_a_body_names_the_edition_that_lies_there_now(reader, tmp_path):
    """Published again unchanged, an edition has the same files and another number."""
    store = shutil.copytree(reader().store, tmp_path / "store")
    view = View(replace(reader(), store=store), months_of(reader())[-1])
    assert "bản số 1 " in body(ID_CARDS, view, downloads_of)[0].decode()
    assert body(ID_CARDS, view, downloads_of) is body(ID_CARDS, view, downloads_of), "kept"
    write_manifest(store, replace(current_edition(store), sequence=2))
    assert "bản số 2 " in body(ID_CARDS, view, downloads_of)[0].decode()


def test_behind_the_gate_lies_what_is_fetched_ahead_and_what_draws_it(house):
    for path in (f"/house/ahead/{EID.url}", f"/house/picture/{EID.url}/steps/svg", BODY.path):
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{house}{path}")
        with refused.value as answer:
            assert answer.code == 401, path


def test_what_a_reader_fills_in_is_not_fetched_ahead(ways):
    """Its body hangs on what was published and entered beside the page."""
    ahead, *_ = ways
    answers = [
        (one.key, ahead(asking("", {"page": one.url}, role="chief")).status_code)
        for one in CHAPTERS
    ]
    assert {key for key, code in answers if code != 200} == {"plan", "stage", "report", "settings"}


def test_a_picture_is_of_the_figures_on_screen_or_refused(reader, ways):
    _, saved, _ = ways
    shown = shown_now(reader())
    path = {"page": ID_CARDS.url, "panel": "card_coverage_present-trend", "kind": "svg"}
    one = saved(asking(f"gioi=female&ban={shown.told}", path, role="chief"))
    assert one.body.startswith(b"<svg") and "Nữ" in one.body.decode()
    name = "can-cuoc-2024-12-female-card_coverage_present-trend.svg"
    assert name in one.headers["content-disposition"]
    for other in (
        "",
        "9-x-9",
        f"{shown.edition + 1}-{shown.digest}-{shown.entries}",
        "a-b-c",
        "²-b-²",
    ):
        refused = saved(asking(f"ban={other}", path, role="chief"))
        assert refused.status_code == 404 and "Đã có bản số" in refused.body.decode()
    foreign = path | {"panel": "steps"}
    assert saved(asking(f"ban={shown.told}", foreign, role="chief")).status_code == 404


def test_the_scripts_are_files_of_the_house_and_the_policy_is_as_strict_as_before():
    """An inline script of a component would be a blob: that the policy refuses."""
    assert not DEFINITION.js_content and DEFINITION.js_url.endswith(BODY.path)
    assert "blob:" not in re.search(r"script-src ([^;]*)", policy())[1]
    assert "unsafe-eval" not in policy().replace("wasm-unsafe-eval", "")
    assert not re.search(r"\beval\(|new Function|javascript:", BODY.text + SCRIPT.text)
    assert drawer() in BODY.text and len({one.path for one in (BODY, SCRIPT, STYLE)}) == 3


def test_no_click_pays_for_a_sweep_or_asks_which_frame_may_speak():
    """Half of what a seen month cost the server, and some 12 ms in the browser."""
    with (PROJECT / ".streamlit" / "config.toml").open("rb") as file:
        told = tomllib.load(file)
    assert told["runner"]["postScriptGC"] is False and told["client"]["allowedOrigins"] == []


def test_streamlit_still_brings_the_drawer_of_charts_as_the_body_takes_it():
    """A release that parts it otherwise is met here and not by a reader in front of empty boxes."""
    told = (Path(streamlit.__file__).parent / "static" / drawer().removeprefix("/")).read_text()
    assert len(re.findall(r"export\s*\{[^},]+\}", told)) == 1, "one export, whatever its name"
    assert "embed:" in told and "expressionInterpreter:" in told
