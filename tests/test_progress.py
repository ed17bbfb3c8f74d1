"""Targets & progress: the road asked, the way taken, the dates told, and the fail cases."""

import re
from datetime import date
from fractions import Fraction
from math import ceil, floor

import numpy as np
import pytest

import analytics.form.chapters.progress as chapter
import analytics.form.progress.panels as words
import analytics.form.progress.road as road
import analytics.form.progress.villages as villages_table
from analytics.document import View, number
from analytics.form.chapters import CHAPTERS
from analytics.form.chapters.about_data import ABOUT_DATA
from analytics.form.chapters.progress import INDICATOR, PROGRESS, left_by_target
from analytics.form.chart import spec
from analytics.form.fields import field
from analytics.form.forecast_words import marked, when
from analytics.form.progress.road import Span, chances, drawn, horizon, last_check, way_of
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.forecast.outlook import (
    Ahead,
    chances_of,
    forecasts,
    outlooks,
    still_ahead,
    without_campaign,
)
from analytics.meaning.forecast.past import Past
from analytics.meaning.forecast.proof import EARLY, MODEL, proofs, where
from analytics.meaning.question import Reader
from analytics.meaning.targets import targets_of
from analytics.paper.rows import forecast_rows, path_rows
from analytics.screen import session
from analytics.words.month import shifted
from analytics.words.text import Given
from tests.test_pages import opened
from tests.test_pages import said as page_says
from tests.villages import HAVING, NOT_YET, lived, target, told

LAST = date(2024, 12, 31)
KEYS = (EID_ACTIVATED, CARD_COVERAGE_PRESENT, EID_SUBMITTED, ID_NUMBER_NOTIFIED)


@pytest.fixture(scope="module")
def reader(commune):
    return Reader("chief", store=commune(7).store)


def built(reader, month, **chosen):
    return PROGRESS.build(View(reader, month, told=chosen))


def panel(page, key):
    return next(one for row in page.rows for one in row if one.key == key)


def marks(page, kind):
    return [one for one in panel(page, "progress").data if one["kind"] == kind]


def figures(text):
    """Numbers as a reader sees them."""
    return re.findall(r"\d+(?:[.,/]\d+)*%?", text)


# It tells what the forecast tells, and nothing else


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("area", ["commune", "v4"])
@pytest.mark.parametrize("month", [date(2023, 3, 31), date(2024, 6, 30)])
def test_the_fan_drawn_is_the_fan_of_the_command_line(reader, key, area, month):
    page = built(reader, month, indicator=key.key, village=area)
    path = [row for row in path_rows(reader, key, month) if row["area"] == area]
    fan = marks(page, "fan")[1:]  # the first is today, which is known
    assert [(one["y"], one["to"]) for one in fan] == [
        (row["p10"], row["p90"]) for row in path[: len(fan)]
    ]
    assert [one["y"] for one in marks(page, "middle")[1:]] == [
        row["p50"] for row in path[: len(fan)]
    ]
    table = panel(page, "progress").table.rows
    assert [row[4:7] for row in table[-36:]] == [
        (row["p10"], row["p50"], row["p90"]) for row in path
    ]


@pytest.mark.parametrize("key", KEYS)
def test_the_villages_panel_is_the_rows_of_the_command_line(reader, key):
    month = date(2024, 6, 30)
    table = panel(built(reader, month, indicator=key.key), "progress-villages").table
    by_name = {row[0]: row for row in table.rows}
    names = areas_of(reader) | {"commune": "Toàn xã"}
    for row in forecast_rows(reader, key, month):
        told_row = by_name[names[row["area"]]]
        for at, name in ((5, "reach_p10"), (6, "reach_p50"), (7, "reach_p90")):
            reach = row[name]
            assert told_row[at] == (f"{reach:%m/%Y}" if reach else "> 36 tháng")
        share = floor(round(100 * row["probability"], 6))
        sure = "–" if row["verdict"].startswith("met") else "trên 95%"
        assert told_row[8] in (f"{share}%", "<1%") if share < 95 else told_row[8] in (sure, "95%")


@pytest.mark.parametrize("month", [date(2022, 8, 31), date(2023, 6, 30), LAST])
def test_tabs_and_villages_agree_with_the_briefing(reader, month):
    view = View(reader, month)
    page = PROGRESS.build(view)
    briefing = next(one for one in CHAPTERS if one.key == "overview").build(view)
    rows = {one.name: one for one in briefing.rows[0][0].drawn.rows}
    tabs = [left for _, left in left_by_target(view).values()]
    for left, row in zip(tabs, rows.values(), strict=True):
        told = f"còn {number.whole(row.people, 'vi')} người"
        assert left == (told if row.people else row.chip), "in the same order"
    asked = view.ask(EID_ACTIVATED, by=("area",))
    missing = [one.missing for one in asked.of(EID_ACTIVATED)]
    rows = panel(page, "progress-villages").table.rows
    assert sorted(row[3] for row in rows) == sorted(missing)


def test_every_target_has_its_tab_and_the_chosen_one_is_pressed(reader):
    view = View(reader, LAST, told={"indicator": EID_ACTIVATED.key, "village": "commune"})
    markup = field(INDICATOR, view)
    assert markup.count("<button") == len({key for key, _ in targets_of(reader)}) == len(KEYS)
    [pressed] = re.findall(r'data-to="chi-tieu=(\w+)" aria-pressed="true"', markup)
    assert pressed == EID_ACTIVATED.key


def test_villages_stand_in_one_strip_with_share_people_and_what_is_expected(reader):
    shown = panel(built(reader, LAST), "progress-villages")
    for one, row in zip(shown.drawn.cards, shown.table.rows, strict=False):
        assert one.name == row[0]
        missing = number.whole(row[3], "vi")
        assert f"còn {missing} người" in one.status_word if row[3] else one.status_word[0] == "●"


def test_the_villages_add_up_to_the_commune_and_the_page_says_so(reader):
    found = panel(built(reader, LAST), "progress-villages")
    *villages, whole = found.table.rows
    assert whole[1:3] == tuple(sum(row[at] for row in villages) for at in (1, 2))
    said = f"{number.whole(whole[1], 'vi')}/{number.whole(whole[2], 'vi')} người, đúng bằng toàn xã"
    assert f"Cộng 9 thôn: {said}" in found.about


def test_the_pace_is_holders_gained_a_month_over_three(reader):
    month = date(2024, 6, 30)
    *_, whole = panel(built(reader, month), "progress-villages").table.rows
    now, then = (
        View(reader, at).ask(EID_ACTIVATED).one(EID_ACTIVATED).having
        for at in (month, date(2024, 3, 31))
    )
    assert whole[4] == pytest.approx((now - then) / 3)


# The required path


def figure(reader, key, month):
    return View(reader, month).ask(key).one(key)


@pytest.mark.parametrize(
    ("key", "month", "start", "due", "value"),
    [
        (EID_ACTIVATED, date(2024, 6, 30), date(2023, 12, 31), date(2024, 12, 31), 85),
        (EID_ACTIVATED, date(2023, 4, 30), date(2023, 3, 31), date(2023, 6, 30), 60),
        (EID_ACTIVATED, date(2023, 2, 28), date(2022, 3, 31), date(2023, 3, 31), 40),
        (CARD_COVERAGE_PRESENT, date(2022, 11, 30), date(2022, 3, 31), date(2023, 7, 31), 100),
    ],
)
def test_the_road_is_straight_from_the_target_before_it(reader, key, month, start, due, value):
    """Recomputed from the figures of the months and the middle population of the futures."""
    [found] = [one for one in forecasts(reader, key, month) if one.area == "commune"]
    stood = int(figure(reader, key, start).having)
    [population] = [one.among for one in found.fan if one.month == due]
    end = ceil(Fraction(value * population, 100))
    whole, gone = ((to.year - start.year) * 12 + to.month - start.month for to in (due, month))
    asked = stood + ceil(Fraction((end - stood) * gone, whole))
    way = way_of(reader, found)
    assert (way.road.start, way.road.end, way.asked) == (start, due, asked)
    page = built(reader, month, indicator=key.key)
    assert f"lẽ ra phải có {number.whole(asked, 'vi')} người" in panel(page, "progress").about
    gap = number.whole(abs(asked - found.having), "vi")
    said = f"thiếu {gap} người" if asked > found.having else f"đang hơn {gap} người"
    assert said in panel(page, "progress").about
    assert f"lẽ ra {number.whole(asked, 'vi')}\n" in marks(page, "words")[1]["words"]


def test_after_the_deadline_the_road_is_what_is_needed_on_the_day(reader):
    now = figure(reader, CARD_COVERAGE_PRESENT, LAST)
    page = built(reader, LAST, indicator="card_coverage_present")
    assert now.target.due < LAST
    asked, gap = (number.whole(n, "vi") for n in (now.having + now.missing, now.missing))
    assert f"Phải có {asked} người, thiếu {gap} người." in panel(page, "progress").about
    [mark] = marks(page, "gap")
    assert (mark["y"], mark["to"]) == (now.having, now.having + now.missing)


def test_a_deadline_within_a_month_is_checked_at_the_month_end_before():
    assert last_check(date(2024, 12, 31)) == date(2024, 12, 31)
    assert last_check(date(2024, 12, 15)) == date(2024, 11, 30)
    span = Span(date(2024, 10, 31), date(2025, 3, 31))
    assert span.at(date(2024, 12, 31)) == 2 > span.at(date(2024, 12, 15)) > 1


def test_who_stands_above_the_end_has_a_level_road(page_of):
    state = lived([0.0] * 2 + [0.3] * 10)
    page = page_of(state, target(20, 30))
    ys = {one["y"] for one in marks(page, "road")}
    assert len(ys) > 1  # it begins under the end
    state = lived([0.0] * 16, having=0.5)
    page = page_of(state, target(20, 30))
    assert len({one["y"] for one in marks(page, "road")}) == 1


# The dates


@pytest.mark.parametrize("key", KEYS)
def test_the_chance_by_the_deadline_is_the_probability_told(reader, key):
    month = date(2023, 2, 28)
    for found in forecasts(reader, key, month):
        if found.verdict == "reached":
            continue
        told_by = chances(reader, found)
        ahead = [one.month for one in found.fan]
        due = found.target.due
        at = ahead.index(due) if due in ahead else len(ahead) - 1
        assert told_by[at] == found.probability
        assert list(told_by) == sorted(told_by)


def test_the_interval_on_the_date_axis_is_the_reach(reader):
    month = date(2024, 6, 30)
    found = [one for one in forecasts(reader, EID_ACTIVATED, month) if one.area == "v1"]
    page = built(reader, month, village="v1")
    span = drawn(way_of(reader, found[0]))
    p10, p50, p90 = (span.at(one) for one in found[0].reach)
    [bar], [dot] = marks(page, "when"), marks(page, "day")
    assert (bar["t"], bar["to"], dot["t"]) == (p10, p90, p50)
    assert shifted(span.first, int(p90)) == found[0].reach[2]


def test_the_drawing_ends_where_the_question_is_settled(reader):
    month = date(2024, 6, 30)
    for found in forecasts(reader, EID_ACTIVATED, month):
        late, due = found.reach[2] or shifted(month, 36), found.target.due
        settled = due if found.verdict == "reached" else max(late, due)
        assert horizon((found,)) == min(shifted(settled, 3), shifted(month, 36))


# What it says


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("key", KEYS)
def test_titles_say_what_their_tables_hold(commune, key, language):
    reader = Reader("chief", language=language, store=commune(7).store)
    for month in (date(2022, 8, 31), date(2023, 3, 31), date(2024, 6, 30), LAST):
        page = built(reader, month, indicator=key.key)
        about = ABOUT_DATA.build(View(reader, month))
        assert len(page.finding.split()) <= 18
        assert figures(page.finding)
        for name in ("progress", "progress-villages", "progress-proof"):
            shown = panel(about if name == "progress-proof" else page, name)
            held = {
                one for row in shown.table.rows for cell in row for one in written(cell, language)
            }
            aside = {"36", "80%", "9"} | set(figures(days_late(shown.title)))
            rest = set(figures(reaching(shown.title))) - held - aside
            assert not rest, (month, shown.title, rest)


def reaching(title):
    """Without 'k of 9 villages', a count of rows."""
    return re.sub(r"^\d+(/| of )9 ", "", title)


def days_late(title):
    found = re.search(
        r"([Tt]rễ( hạn)? [\d.]+ ngày|[\d,]+ days (overdue|late)|(hết hạn|due) \S+)", title
    )
    return found[0] if found else ""


def written(cell, language):
    if isinstance(cell, str):
        return figures(cell)
    if cell is None:
        return []
    return [number.whole(cell, language), number.percent(cell, language)]


@pytest.mark.parametrize("area", ["", "v3"])
def test_the_chapter_is_built_for_every_kind_of_month(commune, area):
    store = commune(7).store
    reader = Reader("village", area, store=store) if area else Reader("chief", store=store)
    names = set()
    for month in months_of(reader)[::8]:
        for key in KEYS:
            page = built(reader, month, indicator=key.key, village=area or "commune")
            assert len(page.finding.split()) <= 18 and figures(page.finding)
            names |= set(re.findall(r"Thôn \d", str(page)))
            for row in page.rows:
                for one in row:
                    if one.chart:
                        spec(one, "dark", "vi")
    assert not area or names == {"Thôn 3"}


def test_the_bridge_begins_where_the_reader_says(reader):
    page = built(reader, LAST, since="2024-06")
    assert "06/2024" in panel(page, "eid_activated-why").about
    page = built(reader, LAST)
    assert "11/2024" in panel(page, "eid_activated-why").about
    first = months_of(reader)[0]
    assert not [one for one in built(reader, first).panels if one.key.endswith("-why")]


def test_how_right_it_was_stands_beside_the_simpler_ways(reader):
    shown = panel(ABOUT_DATA.build(View(reader, LAST)), "progress-proof")
    [_, counts] = shown.more
    rows = (*shown.table.rows, *counts.rows)
    assert len(rows) == len(proofs())
    assert [(row[2], row[3]) for row in rows] != []
    for one in proofs():
        assert any(row[2] == one.cases and row[3] == 100 * one.covered for row in rows)
    for one in proofs():
        if one.question != EARLY and one.method == MODEL and not 0.75 <= one.covered <= 0.92:
            assert number.percent(100 * one.covered, "vi") in shown.about  # it says where it fails
    assert "chưa có tháng thật nào" in shown.about


def test_where_it_was_right_is_shown_by_size_history_and_origin(reader):
    shown = panel(ABOUT_DATA.build(View(reader, LAST)), "progress-proof-where")
    rows = (*shown.table.rows, *shown.more[1].rows)
    assert len(rows) == len(where())
    for one, row in zip(where(), rows, strict=True):
        assert row[2:] == (one.cases, 100 * one.covered)
    worst = min(one.covered for one in where() if one.by == "origin")
    assert number.percent(100 * worst, "vi") in shown.title
    assert "Ý, tiêm mũi 2 (thật)" in {row[1] for row in rows}


# The address holds what was chosen


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            {"xem": "Thôn 9", "chi_tieu": "Định danh đã thu nhận"},
            "Thôn 9 · Thu nhận định danh: ",
        ),
        ({"tu_thang": "06/2024"}, "Từ 06/2024 đến 12/2024"),
        ({"xem": "Thôn 99"}, "không có lựa chọn “Thôn 99”"),
    ],
)
def test_a_link_opens_what_it_says_and_a_forged_one_a_sentence(reader, monkeypatch, query, words):
    monkeypatch.setattr(
        session, "Reader", lambda role, area, language: Reader(role, area, language, reader.store)
    )
    assert words in page_says(opened("progress", role="chief", **query))


# Where it cannot, it says so


@pytest.fixture
def page_of(reader, monkeypatch):
    """The page over a history we drew ourselves."""

    def made(state, asked, *, area="commune", language="vi"):
        areas = (*state.villages, "commune")
        found = outlooks(state, asked, areas)
        names = {EID_ACTIVATED: Given("Định danh đã kích hoạt", "e-ID activated")}
        plain = outlooks(state.without(state.campaigns), asked, areas) if state.campaigns else ()
        own = ((EID_ACTIVATED, asked),) if asked else ()
        monkeypatch.setattr(chapter, "forecasts", lambda *_: found)
        monkeypatch.setattr(chapter, "with_targets", lambda _: names)
        monkeypatch.setattr(words, "without_campaign", lambda *_: plain)
        monkeypatch.setattr(road, "targets_of", lambda _: own)
        likely = tuple((one.area, chances_of(state, one)) for one in found)
        monkeypatch.setattr(road, "ahead_of", lambda *_: Ahead(found, (), plain, likely))
        for room in (road, villages_table):
            monkeypatch.setattr(room, "past_of", lambda *_: past(state))
        view = View(
            Reader("chief", language=language, store=reader.store), state.month,
            told={"indicator": "eid_activated", "village": area},
        )  # fmt: skip
        page = PROGRESS.build(view)
        assert len(page.finding.split()) <= 18 and figures(page.finding)
        return page

    return made


def past(state):
    having, among = (
        dict(zip(state.villages, map(tuple, part.T.astype(int)), strict=True))
        | {"commune": tuple(part.sum(axis=1).astype(int))}
        for part in (state.having, state.among)
    )
    return Past(state.months, having, among)


def said(page):
    return panel(page, "progress").about


@pytest.mark.parametrize("language", ["vi", "en"])
def test_under_four_months_it_says_how_many_more_and_draws_no_future(page_of, language):
    page = page_of(lived([0.0] * 6 + [0.05] * 3), target(80, 30), language=language)
    more = {"vi": "cần thêm 1 tháng", "en": "needs 1 month more"}[language]
    assert more in said(page) and page.lead[0] == "○"
    assert not marks(page, "fan") and marks(page, "road")
    assert more in panel(page, "progress-villages").about


def test_a_campaign_month_is_told_with_and_without_it(page_of, reader):
    page = page_of(lived([0.0] + [0.02] * 10 + [0.25, 0.02]), target(60, 40))
    assert "Tháng 12/2021 là cao điểm" in said(page)
    assert "Không tính tháng cao điểm 12/2021: " in said(page)


def test_both_forecasts_of_a_real_campaign_are_on_the_page(reader):
    month = date(2022, 8, 31)
    usual, plain = (
        next(one for one in ask(reader, EID_ACTIVATED, month) if one.area == "commune")
        for ask in (forecasts, without_campaign)
    )
    shown, view = panel(built(reader, month), "progress"), View(reader, month)
    assert usual.reach != plain.reach
    assert marked(view, usual) in shown.title
    assert f"Không tính tháng cao điểm 08/2022: {when(view, plain)}" in shown.about


def test_a_target_met_and_lost_is_said_so(page_of):
    stock, moves = np.zeros((8, 1, 5)), np.zeros((8, 1, 5, 5))
    for month, has in enumerate((10, 40, 60, 82, 83, 81, 79, 78)):
        stock[month, 0, NOT_YET], stock[month, 0, HAVING] = 100 - has, has
        if month:
            gain = has - stock[month - 1, 0, HAVING]
            moves[month, 0, NOT_YET, HAVING] = max(gain, 0) + 1
            moves[month, 0, HAVING, NOT_YET] = max(-gain, 0) + 1
    state = told(stock, moves)
    assert "Đã từng đạt (06/2021) nhưng nay lại dưới chỉ tiêu 2 người." in said(
        page_of(state, target(80, 12))
    )
    before = page_of(state.until(state.months[4]), target(80, 12))
    assert "● Đạt 04/2021" in panel(before, "progress").title
    assert "Đang đạt; khả năng còn giữ được đến hạn:" in said(before)


def test_a_correction_is_told_as_a_loss(page_of):
    state = lived([0.0] * 3 + [0.05] * 18)
    moves, stock = state.moves.copy(), state.stock.copy()
    moves[-2, :, NOT_YET, HAVING] = -5
    stock[-2:, :, NOT_YET] += 5 + state.new[-2]
    stock[-2:, :, HAVING] -= 5 + state.new[-2]
    assert "sổ được điều chỉnh" in said(page_of(told(stock, moves), target(90, 40)))


def test_without_anybody_for_half_a_year_there_is_no_date(page_of):
    page = page_of(lived([0.0] * 2 + [0.05] * 10 + [0.0] * 6), target(90, 30))
    assert "Sáu tháng qua không có thêm ai" in said(page)
    assert "> 36 tháng" in panel(page, "progress").title
    assert not marks(page, "when")
    assert marks(page, "foot")[0]["words"] == "> 36 tháng ▸"
    rows = panel(page, "progress-villages").table.rows
    assert {row[6] for row in rows} == {"> 36 tháng"}


def test_when_all_who_are_left_are_away_it_says_where_to_go(page_of):
    stock, moves = np.zeros((12, 1, 5)), np.zeros((12, 1, 5, 5))
    for month in range(12):
        stock[month, 0, 1:] = (22 - 2 * month, 66 + 2 * month, 12, 0)
        moves[month, 0, NOT_YET, HAVING] = 2 if month else 0
    page = page_of(told(stock, moves, counts_away=True), target(95, 20))
    assert "còn thiếu đều đi vắng" in said(page)
    assert "■ Không kịp nếu thiếu người vắng: 0 ở nhà, " in page.lead


def test_without_a_target_there_is_no_road_and_no_verdict(page_of):
    page = page_of(lived([0.0] * 3 + [0.05] * 18), None)
    assert "Chưa giao chỉ tiêu" in said(page)
    assert marks(page, "fan") and not marks(page, "road") and not marks(page, "due")
    assert "○ Chưa giao chỉ tiêu" in page.lead


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_edition_without_any_target_says_where_they_are_entered(commune, monkeypatch, language):
    reader = Reader("chief", language=language, store=commune(7).store)
    page = PROGRESS.build(View(reader, LAST, told={"indicator": "", "village": "commune"}))
    assert page.finding.startswith("Không" if language == "vi" else "No target")
    assert ("Thiết lập" if language == "vi" else "Settings") in page.lead
    assert not page.rows


def test_a_deadline_that_has_passed_is_told_with_the_late_date(page_of):
    page = page_of(lived([0.0] * 3 + [0.05] * 18), target(70, 19))
    assert "Hạn đã qua" in said(page) and "khả năng đạt trong" in panel(page, "progress").title
    assert "■ Trễ hạn 30 ngày" in page.lead


def test_a_deadline_beyond_the_futures_is_named_at_the_edge(page_of):
    page = page_of(lived([0.0] * 3 + [0.05] * 18), target(99, 90))
    assert "Hạn còn xa hơn 36 tháng" in said(page)
    assert [one["words"] for one in marks(page, "top")] == ["hạn 31/07/2028 →"]
    assert not marks(page, "due")


# The target that comes next


def test_the_next_target_is_drawn_with_its_road_its_need_and_the_interval_of_its_month(reader):
    page = built(reader, LAST)
    after = still_ahead(reader, EID_ACTIVATED, LAST, "commune")
    told = panel(page, "progress")
    span = drawn(way_of(reader, forecast_of(reader, "commune")))
    assert after.target.value == 90
    [bar], [dot], [rule] = marks(page, "next"), marks(page, "middle_day"), marks(page, "due_next")
    assert (bar["t"], dot["t"]) == tuple(span.at(one) for one in after.reach[:2])
    assert bar["to"] == (span.at(after.reach[2]) if after.reach[2] else span.length)
    assert rule["t"] == span.at(after.target.due)
    road = marks(page, "later")
    assert (road[0]["y"], road[0]["t"]) == (after.having, span.at(LAST))
    stands = verdict(View(reader, LAST), after)
    middle = f", giữa {number.month_name(after.reach[1], 'vi')}" if after.reach[1] else ""
    assert f"90%: {stands.first.lower()}{middle}" in [one["words"] for one in marks(page, "beside")]
    assert f"Tiếp theo 90%, hạn 31/12/2025: {stands.told}" in told.how and "thanh nhạt" in told.how
    assert told.table.columns[-1].name == "Tiến độ tới 90% sau đó"
    needed = {row[0]: row[-1] for row in told.table.rows}
    assert needed["12/2025"] == road[-1]["y"] and needed["12/2024"] == after.having
    assert not marks(built(reader, date(2024, 6, 30)), "next"), "85% is not due yet"


def forecast_of(reader, area: str):
    return next(one for one in forecasts(reader, EID_ACTIVATED, LAST) if one.area == area)


def test_the_way_says_one_line_and_the_rest_under_how_it_is_read(reader):
    for key in KEYS:
        for area in ("commune", "v3", "v9"):
            told = panel(built(reader, LAST, indicator=key.key, village=area), "progress")
            assert 0 < len(told.subtitle) < 70 and len(told.how) > len(told.subtitle)
