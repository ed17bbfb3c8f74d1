"""The stage without a browser: which scenes, in which order, with whose numbers, holding nobody."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html import unescape

import pyarrow.parquet as pq
import pytest
from starlette.requests import Request

from analytics.document import View, number
from analytics.form.chapters import PLAN, WHAT_IF
from analytics.form.stage.bridge import load_scene
from analytics.form.stage.check import age_check
from analytics.form.stage.scene import WORDS
from analytics.form.stage.story import FEWEST, scenes, village_cards
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    CATALOGUE,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.due.demand import KINDS, demand_of
from analytics.meaning.fair.improved import gains
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.question import Reader
from analytics.paper.stage.check import stage_checks
from analytics.paper.stage.html import policy, stage_file, stage_html
from analytics.paper.stage.months import loads
from analytics.screen.stage import STAGE, stage_routes, to_stage, view_asked
from analytics.words.errors import NoPublicEdition, UnknownMonth
from analytics.words.month import parse_month
from tests.test_pages import ENGLISH, VIETNAMESE

MONTHS = ("2021-01", "2021-02", "2021-08", "2022-06", "2023-07", "2023-12", "2024-12")


@pytest.fixture
def look(commune):
    def at(month="2024-12", language="vi", role="chief", area="commune"):
        return View(Reader(role, area, language, commune(7).store), parse_month(month))

    return at


def told(scene) -> str:
    parts = [scene.finding, scene.lead, *scene.notes]
    for one in (*scene.cards, *(big for step in scene.tries for big in step.cards)):
        parts += [one.number, one.name, one.detail, one.status_word]
    for one in scene.requests:
        parts += [one.number, one.name, one.detail]
    parts += scene.sentences
    return " ".join(parts)


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_has_a_story_of_six_to_eight_messages_with_a_number(look, month):
    shown = scenes(look(month))
    assert FEWEST <= len(shown) <= 8
    for scene in (*shown, *village_cards(look(month))):
        assert re.search(r"\d", scene.finding), scene.finding
        assert len(scene.finding.split()) <= WORDS, scene.finding
        assert len(scene.cards) <= 3
    assert shown[0].key == "standing" and shown[-1].key == "verdicts"


@pytest.mark.parametrize(("language", "foreign"), [("vi", ENGLISH), ("en", VIETNAMESE)])
@pytest.mark.parametrize("month", ["2021-01", "2023-07", "2024-12"])
def test_a_stage_speaks_one_language(look, month, language, foreign):
    view = look(month, language)
    for scene in (*scenes(view), *village_cards(view)):
        found = foreign.search(told(scene))
        assert found is None, (scene.key, found, told(scene))


def test_the_first_month_explains_no_change_and_forecasts_nothing(look):
    shown = {scene.key: scene for scene in scenes(look("2021-01"))}
    assert "why" not in shown and "improved" not in shown
    village = scenes(look("2021-01", role="village", area="v9"))
    for ahead in (shown["ahead"], *(one for one in village if one.key == "ahead")):
        assert not ahead.tries and "0 chỉ tiêu được giao" in ahead.finding
        assert ahead.cards and "không có ngày phải đạt" in ahead.notes[0]
    assert all(card.chart is None for card in village_cards(look("2021-01")))


def test_after_a_fall_the_reason_comes_before_the_villages(look):
    seen = set()
    for month in MONTHS[1:]:
        shown = scenes(look(month))
        keys = [scene.key for scene in shown]
        name = shown[0].cards[0].name
        now, before = (round(share(look(month), name, back), 2) for back in (0, 1))
        assert (keys.index("why") < keys.index("lags")) == (now < before), month
        seen.add(now < before)
    assert seen == {True, False}


def key_of(view, name):
    [key] = [one for one in CATALOGUE.values() if one.name.in_(view.language) == name]
    return key


def share(view, name, back):
    """The share whose name stands under the first number, recomputed from its counts."""
    key = key_of(view, name)
    figure = view.ask(key, months_back=back).of(key)[0]
    return 100 * figure.having / figure.among


def test_villages_are_ranked_by_people_missing_as_counted(look):
    view = look()
    [lags] = [scene for scene in scenes(view) if scene.key == "lags"]
    figures = {one.area: one for one in view.ask(EID_ACTIVATED, by=("area",)).figures}
    missing = [figures[row["area"]].missing for row in lags.chart.data]
    assert missing == sorted(missing, reverse=True) and missing[0] > 0
    for row in lags.chart.data:
        one = figures[row["area"]]
        assert row["level"] == number.percent(100 * one.having / one.among, "vi", target=85.0)
        assert (f"còn {one.missing} người" in row["stands"]) == bool(one.missing)
    top = sum(sorted(missing, reverse=True)[:3])
    assert f"còn {top} người" in lags.finding


def test_the_causes_add_up_to_the_change_in_the_title(look):
    for month in ("2023-07", "2024-12"):
        [why] = [scene for scene in scenes(look(month)) if scene.key == "why"]
        rows = why.chart.data
        change = round(rows[-1]["to"] - rows[0]["to"], 2)
        parts = sum(row["to"] - row["from"] for row in rows[1:-1])
        assert round(parts, 2) == change
        assert number.decimal(abs(change), "vi", places=2) in why.finding


@pytest.mark.parametrize("sittings", [0, 3, 12])
def test_the_slider_on_stage_says_what_page_what_if_says(look, sittings):
    view = look()
    [ahead] = [scene for scene in scenes(view) if scene.key == "ahead"]
    assert len(ahead.tries) == 13
    step = ahead.tries[sittings]
    told = {"indicator": "eid_activated", "area": "commune", "sittings": sittings}
    page = WHAT_IF.build(View(view.reader, view.month, told=told))
    assert step.chart == page.rows[0][0]
    assert step.cards[0].number == page.cards[1].number
    assert step.cards[1].number == page.cards[0].number.removeprefix("vẫn ").split(" → ")[-1]
    assert step.cards[2].status_word == page.cards[0].status_word


def test_more_sittings_never_lower_the_chance_on_stage(look):
    [ahead] = [scene for scene in scenes(look()) if scene.key == "ahead"]
    odds = [int(re.sub(r"\D", "", step.cards[1].number)) for step in ahead.tries if step.cards[1:]]
    assert odds == sorted(odds) and odds[-1] > odds[0]


def test_requests_carry_the_plan_of_page_outreach_with_owner_and_date(look):
    view = look()
    [ask] = [scene for scene in scenes(view) if scene.key == "ask"]
    page = PLAN.build(View(view.reader, view.month, told={"indicator": "eid_activated"}))
    held, span = re.match(r"(\d+ buổi).*?\((\d+–\d+)\)", page.finding).groups()
    assert ask.requests[0].number == held and span in ask.requests[0].name
    assert len(ask.requests) == 3
    for one in ask.requests:
        owner, due = one.detail.split(" · ")
        assert re.search(r"\d", one.number) and owner and re.search(r"/2025", due)


def test_merit_is_shown_only_when_a_village_did_more_than_chance(look):
    """Whom it then names: tests/test_gained.py, where a village did."""
    for month in ("2022-07", "2023-03", "2023-07", "2023-12", "2024-05", "2024-12"):
        view = look(month)
        found = [scene for scene in scenes(view) if scene.key == "improved"]
        key = scenes(view)[0].cards[0].name
        best = gains(view.reader, key_of(view, key), view.month).best
        assert not best
        assert not found or re.search("không thôn nào|quá ít người", found[0].finding)


def test_the_load_ahead_is_the_people_present_that_fall_due(look):
    """Drawn heights, recomputed from the counts of the calendar; those away stay out of them."""
    view = look()
    demand = demand_of(view.reader, view.month, capacity=12)
    scene = load_scene(view, demand)
    drawn = loads(scene.chart)
    for month, persons in zip(demand.months, drawn.values(), strict=True):
        assert persons == sum(
            demand.persons(month=month, kind=kind, presence="present") for kind in KINDS
        )
    assert f"{max(drawn.values())} người" in scene.finding and "12 thẻ" in scene.lead


def test_every_target_has_its_verdict_at_the_end(look):
    view = look()
    rows = scenes(view)[-1].table.rows
    keys = (CARD_COVERAGE_PRESENT, ID_NUMBER_NOTIFIED, EID_ACTIVATED, EID_SUBMITTED)
    assert len(rows) == len(keys)
    for row, key in zip(rows, keys, strict=True):
        [figure] = view.ask(key).of(key)
        told = forecasts(view.reader, key, view.month)[-1]
        assert row[4] == figure.missing == told.needed - told.having
        assert row[5][0] == "●" if told.verdict == "reached" else row[5][0] in "▲■○"


def test_digit_n_is_the_nth_village_and_its_card_its_own_figures(look):
    view = look()
    cards = village_cards(view)
    assert [card.village for card in cards] == list(areas_of(view.reader))
    for card in cards:
        [figure] = [
            one for one in view.ask(EID_ACTIVATED, by=("area",)).figures if one.area == card.village
        ]
        assert number.percent(100 * figure.having / figure.among, "vi", target=85.0) in card.finding
        assert f"{figure.having}/{figure.among}" in card.cards[0].detail


def test_village_police_get_the_story_of_their_own_village(look):
    view = look(role="village", area="v9")
    shown, cards = scenes(view), village_cards(view)
    assert "lags" not in {scene.key for scene in shown} and len(cards) == 1
    words = " ".join(told(scene) for scene in (*shown, *cards))
    assert set(re.findall(r"Thôn \d", words)) == {"Thôn 9"}
    assert set(re.findall(r"Thôn\s\d", unescape(stage_html(view)))) <= {"Thôn 9", "Thôn\xa09"}


def test_a_viewer_has_no_stage_before_something_was_published(look):
    with pytest.raises(NoPublicEdition):
        stage_html(look(role="viewer"))


def test_the_file_holds_no_person(commune, look):
    document = re.sub(r"base64,[A-Za-z0-9+/=]+", "", unescape(stage_html(look())))
    people = pq.read_table(commune(7).tables / "residents.parquet")
    words = " ".join(document.split())
    assert not [one for one in people["full_name"].to_pylist() if one in words]
    assert not re.search(r"\d{12}", document)
    assert not [one for one in people["personal_id"].to_pylist() if one and one in document]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("month", MONTHS)
def test_a_fresh_file_passes_its_own_checks(look, month, language):
    view = look(month, language)
    made = stage_file(view)
    assert len(made) <= 1_000_000
    assert [check for check in stage_checks(view, made.decode()) if not check.ok] == []


@pytest.mark.parametrize(
    ("planted", "failing"),
    [
        ("<p>001085012345</p>", 3),
        ("<p>14/03/1987</p>", 3),
        ("<p>9/8/2019</p>", 3),
        ('<img src="x.png">', 1),
        ("<p>https://example.org</p>", 1),
        ("<style>@import 'x.css'</style>", 1),
        ("<section>", 2),
        ("@font-face{src:url(data:font/woff2;base64,AAAA)}", 0),
    ],
)
def test_what_is_planted_in_the_file_is_found(look, planted, failing):
    view = look()
    document = stage_html(view).replace("</main>", f"{planted}</main>")
    assert not stage_checks(view, document)[failing].ok


def test_a_file_without_its_policy_is_not_called_offline(look):
    view = look()
    document = re.sub(r"<meta http-equiv[^>]*>", "", stage_html(view))
    assert not stage_checks(view, document)[1].ok


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(look):
    document = stage_html(look())
    for tag in ("style", "script"):
        [inside] = re.findall(f"<{tag}>(.*?)</{tag}>", document, re.S)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy()
    assert policy().startswith("default-src 'none'") and "unsafe" not in policy()
    assert "style=" not in re.sub(r"<style>.*?</style>", "", document, flags=re.S)


def test_every_scene_says_what_it_is_and_where_its_figures_come_from(look):
    document = stage_html(look())
    for section in re.findall(r"<section.*?</section>", document, re.S):
        assert "SỐ LIỆU TỔNG HỢP — không có dữ liệu cá nhân" in section
        assert "DỮ LIỆU GIẢ LẬP" in section and "<b>31/12/2024</b>" in section
        assert re.search(r"mã [0-9a-f]{8}", section)


def test_the_same_figures_give_the_same_bytes(look):
    assert stage_file(look()) == stage_file(look())


@pytest.mark.parametrize(("today", "fresh"), [((2025, 2, 4), True), ((2025, 2, 5), False)])
def test_figures_are_old_after_35_days(look, today, fresh):
    assert age_check(look(), date(*today)).ok == fresh


def asking(query="", path=None, **identity):
    headers = [(f"x-cax-{key}".encode(), value.encode()) for key, value in identity.items()]
    scope = {"type": "http", "method": "GET", "path": STAGE, "headers": headers}
    return Request(scope | {"query_string": query.encode(), "path_params": path or {}})


def test_the_route_reads_who_asks_from_the_gate_alone(commune, monkeypatch):
    import analytics.screen.stage as door

    store = commune(7).store
    monkeypatch.setattr(door, "Reader", lambda *told: Reader(*told, store=store))
    [route] = stage_routes(lambda view: f"{view.reader.role}/{view.reader.area}/{view.month}")
    assert route.endpoint(asking("role=chief")).status_code == 404  # nobody
    told = route.endpoint(asking("thang=2023-07", role="village", area="v9")).body.decode()
    assert told == "village/v9/2023-07-31"
    newest = months_of(Reader("chief", store=store))[-1]
    assert view_asked(asking("ngon-ngu=English", role="chief", area="commune")) == View(
        Reader("chief", "commune", "en", store), newest
    )
    with pytest.raises(UnknownMonth):
        view_asked(asking("thang=2019-01", role="chief"))
    said = route.endpoint(asking("thang=<b>", role="chief"))
    assert said.status_code == 404 and b"<b>" not in said.body


def test_the_mode_in_any_address_leads_to_the_stage_with_month_and_language():
    query = "che-do=trinh-chieu&thang=2024-12&ngon-ngu=English&thon=x"
    answer = to_stage(asking(query).query_params)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{STAGE}?thang=2024-12&ngon-ngu=English"
    assert to_stage(asking("che-do=trinh-chieu").query_params).headers["location"] == STAGE
