"""Nếu… thì: what an effort changes, the least that is enough, the sheet, the fail cases."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analytics.form.choices as choices
import analytics.form.what_if.asked as controls
from analytics.document import View
from analytics.form.chapters import PLAN
from analytics.form.chart import spec
from analytics.form.forecast_words import chance, chance_change
from analytics.form.plan.words import assumed_words
from analytics.form.support import outlook_sentence
from analytics.form.what_if.asked import AREA, AWAY, CONTROLS, SITTINGS, TURNOUT, asked
from analytics.form.what_if.part import part
from analytics.form.what_if.sheet import lines
from analytics.meaning.answer import Target
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.door import enter
from analytics.meaning.forecast import outlook
from analytics.meaning.forecast.effort import WEEKS, Effort
from analytics.meaning.forecast.least import (
    LEVELS,
    MOST_SITTINGS,
    fair_sheet,
    least_reach,
    least_sittings,
)
from analytics.meaning.forecast.outlook import forecasts, outlooks, still_ahead
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.reach import chance_by
from analytics.meaning.forecast.scenario import Scenario
from analytics.meaning.forecast.state import state_of
from analytics.meaning.plan.asked import Asked as Wanted
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.steady import brings, steady_request
from analytics.meaning.plan.tried import Tried, tried
from analytics.meaning.question import Reader
from analytics.meaning.targets import targets_of
from analytics.paper.what_if import target_sheet
from tests.body_read import stands
from tests.browser import settled, signed_in
from tests.stores import copied
from tests.test_pages import opened, said, small_store  # noqa: F401  pages read the small store
from tests.villages import HAVING, NOT_YET, lived, sittings, target, told

KEY = EID_ACTIVATED
LATE, EARLY = date(2024, 1, 31), date(2023, 4, 30)  # 85 % by 12/2024; 60 % by 06/2023
SLOW = lived([0.0] * 2 + [0.03] * 12)


@pytest.fixture(scope="module")
def reader(commune):
    return Reader("chief", store=commune(7).store)


def built(reader, month=LATE, **chosen):
    return part(View(reader, month, told=chosen))


def panel(page, key):
    return next(one for row in page.rows for one in row if one.key == f"what-if-{key}")


def words(page) -> str:
    panels = [one for row in page.rows for one in row]
    told = (f"{one.title} {one.about}" for one in panels)
    return " ".join([page.finding, page.lead, page.how, *told])


def percents(text) -> list[int]:
    return [0 if one.startswith("<") else int(one.rstrip("%")) for one in
            re.findall(r"<?\d+%", text)]  # fmt: skip


# Zero change is the forecast itself


@pytest.mark.parametrize("month", [EARLY, LATE, date(2023, 10, 31), date(2024, 7, 31)])
@pytest.mark.parametrize("area", ["commune", "v1", "v9"])
def test_without_effort_both_numbers_are_those_of_the_forecast(reader, month, area):
    found = asked(View(reader, month, told={"area": area, "weekly": 0}))
    m1 = next(one for one in forecasts(reader, KEY, month) if one.area == area)
    assert found.scenario.before == m1
    assert found.scenario.after == m1


@pytest.mark.parametrize(("often", "away"), [(2, 0.0), (3, 0.1)])
@pytest.mark.parametrize("key", [KEY, CARD_COVERAGE_PRESENT, ID_NUMBER_NOTIFIED])
def test_with_effort_it_is_the_forecast_under_that_effort(reader, key, often, away):
    state, goal = state_of(reader, key, LATE), goal_of(reader, key, LATE)
    effort = Effort(often, brings(steady_request(reader, LATE, key)), away)
    for area in (*state.villages, "commune"):
        after = Scenario(state, goal, area, effort).after
        [full] = outlooks(state, goal, (area,), effort=effort)
        for name in ("verdict", "probability", "reach", "fan"):
            assert getattr(after, name) == getattr(full, name), (area, name)


def test_a_deadline_on_the_last_known_day_is_past_for_a_plan(reader):
    """On 31/12/2024 the 85 % fall due: what can still be worked for are the 90 % of 2025."""
    assert goal_of(reader, KEY, date(2024, 12, 31)).due == date(2025, 12, 31)
    assert goal_of(reader, KEY, date(2024, 11, 30)).due == date(2024, 12, 31)
    last = goal_of(reader, EID_SUBMITTED, date(2024, 12, 31))
    assert last is not None and last.due < date(2024, 12, 31)


# The plan and the what-if: one set of assumptions, one answer


@pytest.mark.parametrize("month", [EARLY, LATE, date(2024, 11, 30), date(2024, 12, 31)])
@pytest.mark.parametrize("many", [5, 12])
def test_the_same_sittings_give_the_same_answer_here_and_in_the_plan(reader, month, many):
    """12 sittings of the next month: as many people in every village, and the same chance."""
    plan = plan_asked(reader, month, Wanted(KEY, sittings=many))
    goal, state = goal_of(reader, KEY, month), state_of(reader, KEY, month)
    effort = Effort(many / WEEKS, brings(steady_request(reader, month, KEY)), months=1)
    assert list(effort.served) == pytest.approx([plan.best.extra[one] for one in state.villages])
    told = Scenario(state, goal, "commune", effort).with_effort()
    assert plan.best.probability == told


def test_where_the_date_is_next_month_both_pages_print_the_same_chance(reader):
    """Five sittings of December, 85 % due on the 31st."""
    month = date(2024, 11, 30)
    plan = plan_asked(reader, month, Wanted(KEY, sittings=13))
    [found] = [asked(View(reader, month, told={"indicator": KEY.key, "weekly": 3})).scenario.after]
    assert round(3 * WEEKS) == 13 and found.probability == plan.best.probability


@pytest.mark.parametrize("language", ["vi", "en"])
def test_plan_and_what_if_state_one_set_of_assumptions(reader, language):
    view = View(replace(reader, language=language), LATE)
    said = assumed_words(view)
    assert said in words(PLAN.build(view))
    assert said in panel(part(view), "fans").how
    assert "35%" in said and "16 " in said and "15%" not in said


# More effort never lowers a printed probability


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(["commune", "v1", "v9"]),
    st.integers(0, 11),
    st.sampled_from(range(70, 191, 10)),
    st.integers(0, 29),
)
def test_no_slider_moved_right_lowers_a_printed_probability(reader, area, sittings, turnout, away):
    chosen = {"area": area, "weekly": sittings, "turnout": turnout, "away": away}
    less = printed(built(reader, **chosen))
    for name, step in (("weekly", 1), ("turnout", 10), ("away", 1)):
        more = printed(built(reader, **(chosen | {name: chosen[name] + step})))
        assert all(one <= other for one, other in zip(less, more, strict=True)), name


def printed(page) -> list[int]:
    """Every probability under the plan: the finding's second, and each cell of the sheet."""
    cells = [cell for row in panel(page, "sheet").table.rows for cell in row[3:7]]
    odds = [percents(cell)[-1] if "·" in cell else 100 for cell in cells]
    return [percents(page.cards[0].number)[-1], *odds]


def test_the_finding_the_cards_and_the_chart_tell_the_same(reader):
    page = built(reader, area="v9", weekly=1)
    found = asked(View(reader, LATE, told={"area": "v9", "weekly": 1})).scenario
    assert page.cards[0].number in page.finding
    assert page.cards[1].number in page.finding
    due = next(row for row in panel(page, "fans").data if row["x"] == found.ahead)
    assert page.cards[2].number == f"+{due['p50'] - due['b50']} người"
    assert f"{due['p50']}" in panel(page, "fans").title
    assert f"{due['need']}" in panel(page, "fans").title
    row = panel(page, "fans").table.rows[found.ahead - 1]
    assert row[1:] == (due["need"], *(due[name] for name in BANDS))


def test_the_scale_stays_where_it_is_when_a_slider_moves(reader):
    frames = {
        panel(built(reader, weekly=many, away=away), "fans").options
        for many in (0, 3, 12)
        for away in (0, 20)
    }
    assert len(frames) == 1
    [options] = frames
    drawn = dict(options)
    fans = panel(built(reader, weekly=12, away=20), "fans")
    assert spec(fans, "dark", "vi")["layer"]
    rows = fans.data
    low, high = drawn["persons"]
    assert all(low < row["p10"] <= row["p90"] < high for row in rows if "p10" in row)


# The least that is enough


@pytest.mark.parametrize("turnout", [0.05, 0.1, 0.25, 0.5])
@pytest.mark.parametrize("area", ["commune", "v2"])
def test_the_least_sittings_are_just_enough(turnout, area):
    due, effort = target(70, 19).due, sittings(SLOW, turnout=turnout)
    least = least_sittings(SLOW, area, 70.0, due, effort=effort)
    odds = [
        chance_by(simulate(SLOW, replace(effort, sittings=float(many))), area, 70.0, due)
        for many in range(MOST_SITTINGS + 1)
    ]
    assert least == next(many for many, found in enumerate(odds) if found >= 0.8)
    assert odds[least] >= 0.8 > odds[least - 1]


def test_the_least_reach_of_the_absent_is_just_enough():
    state = lived(STILL_AWAY, counts_away=True, away=150, size=250)
    due, effort = target(88, 30).due, sittings(state, 4.0, turnout=0.3)
    assert least_sittings(state, "commune", 88.0, due, effort=effort) is None
    least = least_reach(state, "commune", 88.0, due, effort=effort)
    assert least is not None and least > 0

    def odds(share):
        plan = replace(effort, away=share / 100)
        return chance_by(simulate(state, plan), "commune", 88.0, due)

    assert odds(least) >= 0.8 > odds(least - 1)


STILL_AWAY = [0.0] * 2 + [0.05] * 16


def test_the_inverse_on_the_page_reproduces_the_forward_run(reader):
    page = built(reader, area="v9", weekly=0, turnout=70)
    least = int(re.search(r"Ít nhất (\d+) buổi", panel(page, "least").title)[1])
    assert least > 1

    def forward(many):
        return percents(built(reader, area="v9", weekly=many, turnout=70).cards[0].number)[1]

    assert forward(least) >= 80 > forward(least - 1)
    [[_, told_least, odds, less, _]] = panel(page, "least").table.rows
    assert told_least == f"{least} buổi/tuần"
    assert (percents(odds), percents(less)) == ([forward(least)], [forward(least - 1)])


# The sheet of targets


def test_fair_targets_are_the_chances_of_each_level_and_fall_as_it_rises(reader):
    state, due = state_of(reader, KEY, LATE), date(2024, 12, 31)
    areas, effort = (*state.villages, "commune"), sittings(state, 2.0, capacity=16)
    sheet, paths = fair_sheet(state, areas, due, effort=effort), simulate(state, effort)
    for area in areas:
        row = [sheet[area][level] for level in LEVELS]
        assert row == [chance_by(paths, area, level, due) for level in LEVELS]
        assert row == sorted(row, reverse=True)


def test_the_sheet_proposes_the_highest_level_that_is_likely(reader):
    for wanted in (50, 80, 99):
        found = asked(View(reader, LATE, told={"weekly": 1, "wanted": wanted}))
        for one in lines(found):
            needed = [np.ceil(one.among * level / 100 - 1e-9) - one.having for level in LEVELS]
            assert list(one.needed.values()) == [max(0, int(more)) for more in needed]
            likely = [level for level in LEVELS if one.odds[level] >= wanted / 100]
            assert one.proposed == max(likely, default=None)
            assert list(one.odds.values()) == sorted(one.odds.values(), reverse=True)


def test_the_paper_says_what_the_page_says_and_never_differs_between_two_prints(reader):
    for language in ("vi", "en"):
        view = View(replace(reader, language=language), LATE, told={"weekly": 1})
        paper = target_sheet(view)
        assert paper == target_sheet(view)
        made = docx.Document(io.BytesIO(paper))
        rows = panel(part(view), "sheet").table.rows
        grid = next(one for one in made.tables if len(one.columns) == 4 + len(LEVELS))
        assert len(grid.rows) == 1 + len(rows) == 12  # the villages, their sum, the commune
        for line, row in zip(grid.rows[1:], rows, strict=True):
            assert line.cells[0].text == row[0]
            assert line.cells[-2].text == row[-1]
            assert line.cells[-1].text == ""  # the hand's
            for cell, told_cell in zip(line.cells[2:6], row[3:7], strict=True):
                assert re.findall(r"\d+", cell.text) == re.findall(r"\d+", told_cell)
        head = " ".join(part.text for part in made.sections[0].first_page_header.paragraphs)
        assert ("GIẢ LẬP" if language == "vi" else "SYNTHETIC") in head
        body = " ".join(part.text for part in made.paragraphs)
        assert "85%" in body and "31/12/2024" in body


# Where it refuses, and what it says instead


def only(monkeypatch, *told):
    """As if no other target had ever been assigned."""
    monkeypatch.setattr(outlook, "targets_of", lambda _: told)
    monkeypatch.setattr(outlook, "ahead_of", outlook._computed)


def test_a_reached_target_gives_way_to_the_next(reader):
    """In 7/2023 a village that has its 70 % is asked for the 80 % of the year's end."""
    month = date(2023, 7, 31)
    area = next(one.area for one in forecasts(reader, KEY, month) if one.verdict == "reached")
    assert goal_of(reader, KEY, month, area).value == 80


def test_a_reached_last_target_asks_for_nothing(reader, monkeypatch):
    month = date(2023, 7, 31)
    only(monkeypatch, next(one for one in targets_of(reader) if one[1].value == 70))
    m1 = forecasts(reader, KEY, month)
    area = next(one.area for one in m1 if one.verdict == "reached")
    page = built(reader, month, area=area, weekly=3)
    assert "đã đạt 70%" in page.finding.lower() and "không cần thêm" in page.finding
    assert page.cards[0].number == "Đã đạt"
    assert "0 buổi là đủ" in panel(page, "least").title


def test_without_a_target_it_says_so(reader, monkeypatch):
    only(monkeypatch)
    page = built(reader)
    assert page.finding.startswith("Không có chỉ tiêu nào") and not page.rows


def test_too_few_months_are_counted(reader):
    page = built(reader, date(2022, 5, 31))
    state = state_of(reader, KEY, date(2022, 5, 31))
    assert state.age < 4
    assert f"{state.age} tháng số liệu, cần thêm {4 - state.age}" in page.finding
    assert not page.rows


def test_a_past_deadline_is_said_and_the_chance_is_that_of_being_late(reader):
    page = built(reader, date(2024, 12, 31), indicator="eid_submitted", weekly=4)
    assert "hạn đã qua, khả năng đạt" in page.finding
    m1 = forecasts(reader, EID_SUBMITTED, date(2024, 12, 31))[-1]
    assert percents(page.cards[0].number)[0] == int(100 * m1.probability)
    assert "36 tháng tới" in page.lead and "36 tháng" in page.cards[0].detail


def test_when_all_are_away_no_sitting_helps_and_the_page_says_what_does(reader, monkeypatch):
    stock, moves = np.zeros((12, 9, 5)), np.zeros((12, 9, 5, 5))  # nobody in the other eight
    for month in range(12):
        stock[month, 0, 1:] = (22 - 2 * month, 66 + 2 * month, 12, 0)
        moves[month, 0, NOT_YET, HAVING] = 2 if month else 0
    names = tuple(f"v{number}" for number in range(1, 10))
    away = replace(told(stock, moves, counts_away=True), villages=names)
    crafted(monkeypatch, away, Target(100.0, target(100, 24).due, "Kế hoạch", "Plan", "sourced"))
    page = built(reader, weekly=12, area="v1")
    assert "không thể đạt 100%" in page.finding and "12 người đang vắng" in page.finding
    assert "phải liên hệ nơi họ đang ở" in page.lead
    title = panel(page, "least").title
    assert "21 buổi/tuần vẫn chưa đủ 80%" in title
    assert re.search(r"phải liên hệ \d+ người đang vắng|30% người vắng", title)
    reached = built(reader, weekly=12, area="v1", away=30)
    assert "không thể" not in reached.finding


def goal_of(reader, indicator, month, area="commune"):
    return still_ahead(reader, indicator, month, area).target


def crafted(monkeypatch, state, goal):
    monkeypatch.setattr(controls, "state_of", lambda *_: state)
    [before] = outlooks(state, goal, ("v1",))
    monkeypatch.setattr(controls, "still_ahead", lambda *_: before)
    monkeypatch.setattr(controls, "places", lambda view: {"v1": choices.COMMUNE})
    for form in ("what_if.sheet", "what_if.words"):
        monkeypatch.setattr(f"analytics.form.{form}.places", lambda view: {"v1": choices.COMMUNE})


def test_beyond_what_was_ever_done_it_is_called_an_extrapolation(reader):
    page = built(reader, weekly=2)
    assert "Vượt mức từng làm: chưa có kết quả buổi lưu động nào" in words(page)
    assert "mảng kẻ sọc" in panel(page, "fans").subtitle
    assert any("h10" in row for row in panel(page, "fans").data)
    assert panel(page, "least").table.rows[0][-1].startswith("○ chưa từng ghi")
    plain = built(reader, weekly=0)
    assert "Vượt mức từng làm" not in words(plain)
    assert not any("h10" in row for row in panel(plain, "fans").data)
    assert "chưa ghi lần nào liên hệ người đi vắng" in words(built(reader, weekly=0, away=5))


def test_recorded_sittings_push_the_bound_of_practice(commune, tmp_path):
    store = copied(commune(7).store, tmp_path / "store")
    chief = Reader("chief", store=store)
    assert tried(chief).seen == 0
    week = {f"2024-01-{day:02}/v{day}/evening": {"invited": 20, "came": 5} for day in (2, 3, 4)}
    enter(chief, "sitting", week, at="2024-02-01T08:00", who="chief")
    assert tried(chief).seen == 3
    assert not tried(chief).beyond(Effort(3.0)) and tried(chief).beyond(Effort(4.0))
    enter(chief, "sitting", {"2024-01-03/v3/evening": None}, at="2024-02-02T08:00", who="chief")
    assert tried(chief).seen == 2
    assert "nhiều nhất đã ghi được là 2 buổi" in words(built(chief, weekly=5))


def test_more_than_the_officers_can_hold_is_said(reader, monkeypatch):
    monkeypatch.setattr(controls, "tried", lambda _: Tried(week=1, seen=30))
    said_over = words(built(reader, weekly=5))
    assert "cán bộ và máy hiện có chỉ đủ 1 buổi/tuần" in said_over
    assert "Vượt mức từng làm" not in words(built(reader, weekly=1))
    page = built(reader, area="v9", turnout=70, weekly=0)
    chip = panel(page, "least").table.rows[0][-1]
    assert chip.startswith("○ vượt mức từng làm: cán bộ và máy") and "1 buổi/tuần" in chip


# The page


BANDS = ("b10", "b50", "b90", "p10", "p50", "p90")
GRID = [
    {"weekly": many, "away": away, "area": area}
    for many in (0, 1, 12)
    for away in (0, 5, 30)
    for area in ("commune", "v9")
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("key", [KEY, CARD_COVERAGE_PRESENT, ID_NUMBER_NOTIFIED])
def test_every_position_has_a_short_finding_with_a_number(reader, language, key):
    for month in (EARLY, LATE, date(2024, 12, 31)):
        for chosen in GRID:
            view = View(
                replace(reader, language=language), month, told=chosen | {"indicator": key.key}
            )
            finding = part(view).finding
            assert len(finding.split()) <= 18 and re.search(r"\d", finding), finding
            middle, *ends = re.split(r" \(|\)", finding)
            assert not ends or not middle.endswith(ends[0]), f"told twice: {finding}"


def test_every_month_of_the_history_has_an_answer(reader):
    police = replace(reader, role="village", area="v3")
    for month in [date(2021, 3, 31), date(2022, 3, 31), date(2022, 9, 30), date(2024, 6, 30)]:
        for key in (KEY, CARD_COVERAGE_PRESENT, EID_SUBMITTED):
            assert built(reader, month, indicator=key.key).finding
            assert built(police, month, indicator=key.key, area="v3").finding


def test_a_deep_link_restores_every_slider():
    page = opened(
        *("plan",), role="chief", thang="2024-01", xem="Thôn 9", buoi="5", den="110", vang="3",
        muc="90",
    )  # fmt: skip
    assert [stands(page, one) for one in ("buoi", "den", "vang")] == [["5"], ["110"], ["3"]]
    assert "Thôn 9: 5 buổi/tuần + 3% người vắng" in said(page)
    assert "≥ 90%" in said(page)


def test_an_older_link_is_read_at_the_nearest_position_and_says_so():
    """“den=5” in per cent of people was refused; nothing is shown unsaid, and never 5 %."""
    for once, position in (("5", 70), ("15", 100)):
        page = opened("plan", role="chief", thang="2024-01", den=once)
        assert stands(page, "den") == [str(position)]
        assert f"“den={once}” → Đến so với đã ghi: {position}%" in said(page)


def test_a_chance_that_stays_is_no_arrow_and_none_is_nought():
    assert chance_change(0.99, 1.0, "vi") == "vẫn trên 95%"
    assert chance_change(0.34, 0.99, "en") == "34% → over 95%"
    assert [chance(one, "vi") for one in (0, 0.009, 0.01)] == ["<1%", "<1%", "1%"]


def test_village_police_read_the_forecast_the_chief_reads_and_are_told_who_can_try(reader):
    """One village alone gave another date than the commune it belongs to: nothing is tried here."""
    sent = said(opened("plan", role="village", buoi="5"))
    assert "điều chỉ người xem toàn xã chọn được" in sent
    page = opened("plan", role="village")
    assert set(re.findall(r"Thôn \d", said(page))) == {"Thôn 9"} and not stands(page, "buoi")
    assert "Thử thêm buổi cần số liệu của cả xã" in said(page)
    police = replace(reader, role="village", area="v9")
    for month in (EARLY, LATE, date(2024, 12, 31)):
        [own] = [one for one in forecasts(reader, KEY, month) if one.area == "v9"]
        told = built(police, month, indicator=KEY.key, weekly=5)
        assert outlook_sentence(View(reader, month), own) in told.rows[0][0].title
        assert len(told.finding.split()) <= 22, told.finding
        assert target_sheet(View(police, month))


def test_the_controls_are_what_the_address_says():
    assert [one.query for one in CONTROLS] == [*("xem", "buoi", "den", "vang", "dot", "muc")]
    assert (SITTINGS.most, TURNOUT.first, AWAY.most, AREA.name) == (12, 100, 30, "area")


def test_a_slider_moved_by_keyboard_is_in_the_address_and_back_restores_it(house, browser):
    """Each move replaces the address, so that "back" leaves the page at once, not in ten steps."""
    page = signed_in(browser, house)
    page.goto(f"{house}/neu-thi?thang=2024-01&xem=Thôn+9&buoi=1")
    settled(page)
    assert "Thôn 9: thêm 1 buổi/tuần" in page.inner_text("[data-key=what-if-try] h2")
    for many in (2, 3):
        page.get_by_role("slider", name="Thêm buổi/tuần").focus()
        page.keyboard.press("ArrowRight")
        page.get_by_text(f"Thôn 9: thêm {many} buổi/tuần").first.wait_for()
    page.wait_for_url(re.compile("buoi=3"))
    moved = page.inner_text("[data-key=what-if-try] h2")
    page.goto(f"{house}/lich-den-han")
    settled(page)
    page.go_back()
    page.get_by_text("Thôn 9: thêm 3 buổi/tuần").first.wait_for()
    assert page.inner_text("[data-key=what-if-try] h2") == moved
    page.close()
