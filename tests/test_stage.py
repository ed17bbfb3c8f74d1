"""The stage without a browser: which scenes, in which order, with whose numbers, holding nobody."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape

import pyarrow.parquet as pq
import pytest
from starlette.requests import Request

from analytics.document import View, number
from analytics.form.gap import headline
from analytics.form.stage.check import age_check
from analytics.form.stage.drawn import map_svg, placed
from analytics.form.stage.handed import handed_out
from analytics.form.stage.scene import WORDS
from analytics.form.stage.story import scenes, village_cards
from analytics.form.stage.tiles import (
    FEW,
    Group,
    hidden,
    merged,
    shown,
    tiles_panel,
    village_groups,
)
from analytics.form.stage.who import ages
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_APPROVED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.due.demand import demand_of
from analytics.meaning.plan.asked import Asked, plan_asked
from analytics.meaning.question import Reader
from analytics.paper.stage.check import stage_checks
from analytics.paper.stage.html import policy, stage_file, stage_html
from analytics.screen.stage import STAGE, stage_routes, to_stage, view_asked
from analytics.words.errors import NoPublicEdition, UnknownMonth
from analytics.words.month import parse_month
from tests.test_pages import ENGLISH, VIETNAMESE

MONTHS = ("2021-01", "2021-08", "2022-03", "2022-06", "2023-06", "2023-12", "2024-12")
TARGETS = (CARD_COVERAGE_PRESENT, ID_NUMBER_NOTIFIED, EID_ACTIVATED, EID_SUBMITTED)


@pytest.fixture
def look(commune):
    def at(month="2024-12", language="vi", role="chief", area="commune"):
        return View(Reader(role, area, language, commune(7).store), parse_month(month))

    return at


def told(scene) -> str:
    """Whatever a scene says to the room and to whoever speaks."""
    parts = [scene.finding, scene.lead, *scene.sentences, *scene.notes]
    parts += [words for one in scene.requests for words in (one.name, one.detail, one.outlook)]
    for panel in scene.panels:
        parts += [panel.title, panel.subtitle]
        parts += [words for one in panel.drawn.tiles for words in (one.name, one.words)]
    return " ".join(parts)


def tiles(scene):
    [panel] = scene.panels
    return panel.drawn.tiles


def scene_of(view, key):
    [found] = [one for one in scenes(view) if one.key == key]
    return found


def having(view, key, area):
    return view.ask(key, by=("area",)).one(key, area=area)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(("role", "area"), [("chief", "commune"), ("village", "v9")])
def test_a_scene_is_one_number_one_map_one_request_with_who_and_when(look, month, role, area):
    view = look(month, role=role, area=area)
    shown_now = scenes(view)
    assert 1 <= len(shown_now) <= 5
    for scene in (*shown_now, *village_cards(view)):
        [card], [asked] = scene.cards, scene.requests
        assert scene.finding == f"{card.number} {card.name}"
        assert len(scene.finding.split()) <= WORDS, scene.finding
        assert 1 < len(tiles(scene)) <= 12
        assert asked.name and asked.detail and re.search(r"\d\d/\d\d/\d{4}$", asked.outlook)
        assert date(*map(int, asked.outlook[-10:].split("/")[::-1])) > view.month


@pytest.mark.parametrize(("language", "foreign"), [("vi", ENGLISH), ("en", VIETNAMESE)])
@pytest.mark.parametrize("month", ["2021-01", "2023-06", "2024-12"])
def test_a_stage_speaks_one_language(look, month, language, foreign):
    view = look(month, language)
    for scene in (*scenes(view), *village_cards(view)):
        found = foreign.search(told(scene))
        assert found is None, (scene.key, found, told(scene))


def test_the_stage_opens_with_the_gap_of_the_briefing_and_its_tiles_add_up(look):
    """219 = 25+29+29+18+35+20+27+10+26 on the default data; here whatever the data hold."""
    view = look()
    gap = scenes(view)[0]
    assert gap.finding == headline(view)
    counts = {one.name: one.people for one in tiles(gap)}
    assert sum(counts.values()) == int(gap.cards[0].number.replace(".", ""))
    for area, name in areas_of(view.reader).items():
        figure = having(view, EID_SUBMITTED, area)
        assert counts[name] == figure.among - figure.having


def test_the_village_that_holds_back_the_target_is_the_one_missing_most(look):
    view = look()
    lags = scene_of(view, "lags")
    missing = {name: having(view, EID_ACTIVATED, area).missing
               for area, name in areas_of(view.reader).items()}  # fmt: skip
    worst = max(missing, key=missing.get)
    assert lags.finding == f"{missing[worst]} người ở {worst} nữa là đạt 85% kích hoạt định danh"
    for one in tiles(lags):
        count = missing[one.name]
        assert one.people == (count if count >= FEW else None)
        assert one.words == ("" if count >= FEW else "gần đạt" if count else "● đạt")
    area = next(key for key, name in areas_of(view.reader).items() if name == worst)
    approved, active = (having(view, key, area).having for key in (EID_APPROVED, EID_ACTIVATED))
    assert lags.lead == f"{int(approved - active)} người đã được duyệt, chỉ còn bấm kích hoạt"


def test_one_to_four_people_are_words_and_no_total_gives_them_back(look):
    """“ba thôn còn 66 người”, never 67: the sum of the villages and what is printed differ."""
    seen = 0
    for month in months_of(look().reader)[18::3]:
        view = replace(look(), month=month)
        for scene in (*scenes(view), *village_cards(view)):
            if scene.key in ("sittings",):  # a forecast counts nobody
                continue
            assert not [one for one in tiles(scene) if one.people in range(1, FEW)]
            spelt = re.findall(r"(?<![\d.,/])([1-4]) (?:người|thường trú)", told(scene))
            assert not spelt, (month, scene.key, told(scene))
            if scene.key in ("gap", "lags") and any(one.words == "gần đạt" for one in tiles(scene)):
                whole = sum(one.people or 0 for one in tiles(scene))
                key = EID_ACTIVATED if "kích hoạt" in scene.finding else CARD_COVERAGE_PRESENT
                every = sum(having(view, key, area).missing for area in areas_of(view.reader))
                assert every > whole
                assert not re.search(rf"\b{every} người", told(scene)), (month, told(scene))
                seen += 1
    assert seen > 2


def test_a_number_beside_small_counts_is_the_sum_of_what_is_printed():
    groups = [Group("a", 30), Group("b", 12), Group("c", 3), Group("d", 0)]
    assert (shown(groups), hidden(groups)) == (42, True)
    assert not hidden([Group("a", 30), Group("b", 0)])


def test_ages_and_months_are_joined_until_nobody_is_few():
    assert merged([("a", 7), ("b", 2), ("c", 0), ("d", 9)]) == [(("a", "b"), 9), (("d",), 9)]
    assert merged([("a", 1), ("b", 2)]) == [(("a", "b"), 3)]
    counts = {"14-17": 2, "18-24": 4, "25-34": 3, "60-69": 1, "70+": 6}
    told_ages = ages(counts)
    assert [(band.first, band.last, count) for band, count in told_ages] == [
        (14, 69, 10),
        (70, 100, 6),
    ]


def test_more_than_twelve_villages_leave_the_rest_in_one_tile(look):
    view = look()
    figures = list(view.ask(EID_SUBMITTED, by=("area",)).of(EID_SUBMITTED))
    villages = [one for one in figures if one.area != "commune"]
    many = [replace(one, having=one.among - at - 5) for at, one in enumerate(2 * villages)]
    groups = village_groups(view, many)
    assert len(groups) == 12 and groups[-1].name == "7 thôn khác"
    assert shown(groups) == sum(at + 5 for at in range(len(many)))


@pytest.mark.parametrize("count", range(2, 13))
def test_squares_are_as_large_as_their_people_and_stay_in_their_cells(look, count):
    groups = [Group(f"Thôn {at}", 7 * at + 5, "1 buổi") for at in range(count)]
    panel = tiles_panel(look(), "", groups, EID_ACTIVATED, none="", few="")
    drawn = placed(panel.drawn, "vi")
    shares = {round(one.square.width**2 / (7 * at + 5), 1) for at, one in enumerate(drawn)}
    assert len(drawn) == count and (len(shares) == 1 or drawn[0].square.width == 10)
    for one in drawn:
        left, top, wide, tall = one.cell
        assert left <= one.square.left and top <= one.square.top
        assert one.square.left + one.square.width <= left + wide
        assert one.square.top + one.square.height <= top + tall
        assert all(words.size >= 40 for words in one.words)
    assert map_svg(panel.drawn, "x", "vi").count("<rect") == 2 * count


def test_sittings_are_those_that_serve_first_who_is_short_and_add_up(look):
    """82 = 41+17+16+8 on the default data: the plan of page Kế hoạch, not another one."""
    view = look()
    plan = plan_asked(view.reader, view.month, Asked(EID_ACTIVATED)).option("lagging")
    scene = scene_of(view, "sittings")
    gained = [one.people or 0 for one in tiles(scene)]
    assert scene.cards[0].number == f"+{round(plan.people)}" == f"+{sum(gained)}"
    assert scene.lead == f"8/10 khả năng: {plan.p10}–{plan.p90}"
    held = sum(int(one.words.split()[0]) for one in tiles(scene) if one.people)
    assert held == len(plan.sittings) and f"Duyệt {held} buổi" in scene.requests[0].name
    first = min(one.day for one in plan.sittings)
    assert scene.requests[0].outlook == f"trước {number.day(first)}"
    own = scene_of(look(role="village", area="v9"), "sittings")
    told_own = {one.name: one.people for one in tiles(scene)}
    assert own.cards[0].number == f"+{told_own[areas_of(view.reader)['v9']]}"
    assert sum(one.people or 0 for one in tiles(own)) == int(own.cards[0].number)


def test_who_falls_due_is_told_by_month_with_those_away(look):
    view = look()
    demand, due = demand_of(view.reader, view.month), scene_of(view, "due")
    counts = [demand.persons(month=month) for month in demand.months[:3]]
    assert [one.people for one in tiles(due)] == counts
    assert due.cards[0].number == f"{sum(counts)}"
    away = sum(demand.persons(month=month, presence="away") for month in demand.months[:3])
    assert due.lead in ("", f"{away} người trong số đó đang đi vắng")


@pytest.mark.parametrize(
    ("role", "area"), [("chief", "commune"), *(("village", f"v{one}") for one in (1, 5, 9))]
)
def test_a_request_is_about_the_people_and_the_sittings_that_are_shown(look, role, area):
    """Slide 2 asked for 6 sittings where slide 3 held 7; police were shown 33 people and asked for
    9 others. First the number of the scene, less those it says are away; others are of these."""
    seen = 0
    for month in months_of(look().reader):
        view = replace(look(role=role, area=area), month=month)
        shown_now = scenes(view)
        held = {
            one.name: one.words
            for scene in shown_now if scene.key == "sittings" and scene.panels
            for one in tiles(scene)
        }  # fmt: skip
        for scene in (*shown_now, *village_cards(view)):
            [asked], [card] = scene.requests, scene.cards
            whole = int(card.number.replace(".", "")) if card.number[0].isdigit() else 0
            away = re.findall(r"(\d+) (?:người trong số đó|đi vắng)", f"{card.name} {scene.lead}")
            counts = re.findall(r"(trong đó .*?)?([\d.]+) người( trong số đó)?", asked.name)
            for part, people, of_them in counts:
                count = int(people.replace(".", ""))
                assert count <= whole if part or of_them else count == whole - sum(map(int, away))
                seen += 1
            wanted = re.search(r"Bố trí chỗ ở (.*?) cho (\d+ buổi)", asked.name)
            assert not wanted or held[wanted[1]] == wanted[2], (month, asked.name)
            if scene.key == "sittings":
                assert re.search(r"\d+ buổi", asked.name)[0] in card.name
    assert seen > 40


def test_before_any_target_the_stage_asks_for_one_and_forecasts_nothing(look):
    for month in ("2021-01", "2022-03"):
        view = look(month)
        keys = [scene.key for scene in scenes(view)]
        assert keys[:2] == ["untargeted", "who"] and "lags" not in keys
        [asked] = scenes(view)[0].requests
        assert asked.name == "Giao chỉ tiêu làm thẻ cho từng thôn"
        figure = view.ask(CARD_COVERAGE_PRESENT).of(CARD_COVERAGE_PRESENT)[-1]
        assert scenes(view)[0].cards[0].number == number.whole(figure.among - figure.having, "vi")
        ages_told = tiles(scenes(view)[1])
        assert sum(one.people for one in ages_told) == figure.among - figure.having


def test_digit_n_is_the_nth_village_with_every_target_beside_its_largest_gap(look):
    view = look()
    cards = village_cards(view)
    assert [card.village for card in cards] == list(areas_of(view.reader))
    for card in cards:
        missing = [having(view, key, card.village).missing for key in TARGETS]
        assert card.cards[0].number in (f"{max(missing)}", "Gần đạt")
        assert [one.people for one in tiles(card)] == [
            count if count >= FEW else None for count in missing
        ]


def test_the_handout_holds_every_verdict_and_why_the_month_moved(look):
    view = look()
    verdicts, why = handed_out(view)
    assert [row[-1][0] for row in verdicts.table.rows] == ["■"] * 4
    for row, key in zip(verdicts.table.rows, TARGETS, strict=True):
        [figure] = view.ask(key).of(key)
        parts = [having(view, key, area).missing for area in areas_of(view.reader)]
        if figure.target.value == 100 and any(0 < one < FEW for one in parts):
            large = [one for one in parts if one >= FEW]
            assert row[4] == f"{sum(large)} ở {len(large)} thôn"
        else:
            assert row[4] == f"{figure.missing}"
    assert "Định danh đã kích hoạt" in why.title and len(why.table.rows) > 2
    assert [panel.key for panel in handed_out(look("2021-01"))] == ["stage-verdicts"]


def test_village_police_get_the_story_of_their_own_village(look):
    view = look(role="village", area="v9")
    shown, cards = scenes(view), village_cards(view)
    assert "lags" not in {scene.key for scene in shown} and len(cards) == 1
    assert [scene.key for scene in shown][:2] == ["gap", "who"] and not shown[0].village
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
