"""Lịch lưu động: one answer on page, paper and command; what cannot be planned is said."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.document import View
from analytics.form.chapters import PLAN
from analytics.form.plan.controls import GOAL, INDICATOR
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.forecast.outlook import forecasts, outlooks
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.reach import chance_by
from analytics.meaning.forecast.state import state_of
from analytics.meaning.plan import asked as asking
from analytics.meaning.plan import days_off
from analytics.meaning.plan.actual import compared, expected_of
from analytics.meaning.plan.asked import Asked, days_of, plan_asked
from analytics.meaning.plan.chance import Chance, before, chance_after, once, why_silent
from analytics.meaning.plan.heuristic import rotation
from analytics.meaning.plan.left import days_after
from analytics.meaning.plan.options import planned
from analytics.meaning.plan.results import (
    BadResult,
    MoreThanInvited,
    NotHeldYet,
    NothingEntered,
    Outcome,
    WrongCount,
    WrongDay,
    day_of,
    held,
    record,
    results_of,
    turnout_of,
    withdraw,
)
from analytics.meaning.plan.sitting import Village
from analytics.meaning.plan.sums import villages_of
from analytics.meaning.plan.turnout import PRIOR
from analytics.meaning.question import Reader
from analytics.meaning.remembered import PAGES
from analytics.meaning.targets import target_on, targets_of
from analytics.paper.ics import sittings_ics
from analytics.paper.plan import sitting_papers
from analytics.screen import session
from analytics.words.errors import NotAllowed, UnknownArea
from analytics.words.month import parse_month
from tests.body_read import stands
from tests.stores import copied
from tests.test_pages import ENGLISH, VIETNAMESE, opened, said
from tests.test_plan import MONTH as NORMAL
from tests.test_plan import likely_of
from tests.typed import typed
from tests.villages import lived, target

LAST = date(2024, 12, 31)
EID = EID_ACTIVATED
STATE = lived([0.03] * 20, away=40)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def store(commune, tmp_path):
    """A store of its own: what one test enters no other sees."""
    copied(commune(7).store, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def onlooker(commune):
    """For whoever enters nothing: a plan is made once for all who ask for it."""
    return Reader("chief", store=commune(7).store)


@pytest.fixture
def chief(store):
    return Reader("chief", store=store)


@pytest.fixture(autouse=True)
def reads(request, commune, monkeypatch):
    own = "store" in request.fixturenames
    folder = request.getfixturevalue("store") if own else commune(7).store
    monkeypatch.setattr(
        session, "Reader", lambda role, area, language: Reader(role, area, language, folder)
    )


def chance(value=90.0, ahead=12) -> Chance:
    [before] = outlooks(STATE, target(value, 19 + ahead), ("commune",))
    return Chance(STATE, "commune", before.target, ahead, before.probability)


# --- the probability after the sittings -------------------------------------------------------


def test_no_extra_people_leave_the_probability_of_the_forecast(onlooker):
    sure = chance()
    assert sure({}) == sure.before
    before = date(2024, 6, 30)
    told = chance_after(onlooker, before, EID)
    assert told({}) == told.before == forecasts(onlooker, EID, before)[-1].probability


@FEW
@given(
    st.lists(st.integers(0, 120), min_size=9, max_size=9),
    st.lists(st.integers(0, 60), min_size=9, max_size=9),
    st.sampled_from([55.0, 62.0, 70.0, 95.0]),
)
def test_more_people_in_any_village_never_lower_the_probability(some, more, value):
    sure = chance(value)
    fewer = dict(zip(STATE.villages, some, strict=True))
    richer = {area: fewer[area] + one for area, one in zip(STATE.villages, more, strict=True)}
    assert sure.before <= sure(fewer) <= sure(richer)


def test_everybody_at_home_reached_makes_the_date_and_nobody_leaves_it_as_it_was():
    sure = chance(80.0)
    assert sure(dict.fromkeys(STATE.villages, 350)) == 1.0
    assert sure(dict.fromkeys(STATE.villages, 0.0)) == sure.before


def test_a_passed_date_gives_way_to_the_next_or_is_told(onlooker):
    later = chance_after(onlooker, LAST, EID)
    assert later.target.due == date(2025, 12, 31) and why_silent(onlooker, LAST, EID) is None
    card = CARD_COVERAGE_PRESENT
    assert chance_after(onlooker, LAST, card) is None
    assert "đã qua" in why_silent(onlooker, LAST, card).in_("vi")
    assert target_on(targets_of(onlooker), card, LAST).due < LAST


def test_a_first_month_has_no_probability_and_says_why(onlooker):
    """e-ID began in 3/2022, before anything was assigned; in April a target, and 2 months."""
    first = state_of(onlooker, EID, LAST)
    for later, words in ((0, "Chưa giao chỉ tiêu"), (1, "Chưa đủ tháng")):
        early = first.months[first.started + later]
        assert chance_after(onlooker, early, EID) is None
        assert words in why_silent(onlooker, early, EID).in_("vi")


@FEW
@given(st.integers(20, 160), st.integers(4, 24))
def test_rotation_stops_at_the_first_sitting_that_makes_the_date(whole, most):
    asked = replace(NORMAL, goal="make_date_with_fewest", sittings=most)
    sure = likely_of(whole)
    turns = planned(asked, sure).rotation
    if turns.probability >= 0.8 and len(turns.sittings) > 1:
        less = replace(asked, sittings=len(turns.sittings) - 1)
        assert planned(less, sure).rotation.probability < 0.8
    assert rotation(asked, sure) == rotation(replace(asked, seconds=1.0), sure)


# --- the page ---------------------------------------------------------------------------------


def test_the_page_and_the_command_have_the_same_sittings(chief, store):
    command = ["plan", "--month", "2024-12", "--sittings", "9"]
    command += ["--goal", "every_village_reaches", "--officers", "6", "--span", "two_weeks"]
    ran = typed(*command, "--store", str(store))
    told = list(csv.DictReader(io.StringIO(ran.stdout)))
    goal = {"goal": "every_village_reaches", "sittings": 9, "officers": 6, "span": "two_weeks"}
    view = View(chief, LAST, told=goal)
    [schedule] = [one for row in PLAN.build(view).rows for one in row if one.key == "plan-schedule"]
    best = [row for row in told if row["option"] == "best"]
    assert len(best) == len(schedule.table.rows) > 0
    for row, shown in zip(best, schedule.table.rows, strict=True):
        day = date.fromisoformat(row["date"])
        assert f"{day:%d/%m/%Y}" in shown[0] and shown[2] == f"Thôn {row['village'][1:]}"
        people, ends = shown[6].split(" ", 1)
        assert abs(int(people) - float(row["expected"])) < 1  # whole people that add up
        assert ends == f"({row['p10']}–{row['p90']})"
    people = sum(int(shown[6].split(" ")[0]) for shown in schedule.table.rows)
    assert people == round(sum(float(row["expected"]) for row in best))
    [shares] = {row["probability"] for row in best}
    assert 0 <= float(shares) <= 1


def test_numbers_of_the_finding_stand_in_its_tables(onlooker):
    page = PLAN.build(View(onlooker, LAST, told={"option": "best"}))
    options = {one.key: one for row in page.rows for one in row}["plan-options"]
    best = options.table.rows[0]
    count, people = best[1], best[2]
    assert page.finding.startswith(f"{count} buổi dự kiến thêm {people} người ({best[3]})")
    assert page.finding.endswith(best[6])
    turns = next(row for row in options.table.rows if row[0] == "Lần lượt từng thôn")
    assert f"{people - turns[2]} người" in options.title and count == turns[1]


def test_a_way_says_what_it_gives_up_and_which_village_has_more_for_it(onlooker):
    """Read off the two plans themselves."""
    told = {"goal": "most_people", "option": "lagging"}
    plan = plan_asked(onlooker, LAST, Asked())
    best, lagging = plan.option("best"), plan.option("lagging")
    less = round(best.people) - round(lagging.people)
    assert less > 0
    gained, before = villages_of(lagging), villages_of(best)
    area = max(gained, key=lambda one: gained[one] - before[one])
    name = plan.request.village(area).name
    lead = PLAN.build(View(onlooker, LAST, told=told)).lead
    assert f"Ít hơn “Nhiều người nhất” {less} người" in lead
    assert f"{name} được +{gained[area]} thay vì +{before[area]}" in lead
    assert PLAN.build(View(onlooker, LAST)).lead == lead, "it is what is proposed"
    assert "Ít hơn" not in PLAN.build(View(onlooker, LAST, told={"option": "best"})).lead


def test_the_comparison_with_rotation_is_by_the_goal_asked(onlooker):
    told = {"goal": "every_village_reaches", "sittings": 40}
    plan = plan_asked(onlooker, LAST, Asked(goal="every_village_reaches", sittings=40))
    page = PLAN.build(View(onlooker, LAST, told=told))
    [panel] = [one for row in page.rows for one in row if one.key == "plan-options"]
    needing = sum(bool(one.needed) for one in plan.request.villages)
    best, turns = (len(one.reached) for one in (plan.best, plan.rotation))
    if best != turns:
        assert f"{best}/{needing}" in panel.title and f"{turns}/{needing}" in panel.title
    else:
        assert f"{len(plan.best.sittings)} buổi" in panel.title
    assert f"{best}/{needing} thôn" in page.finding


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("goal", range(3))
@pytest.mark.parametrize("month", ["2022-07", "2023-06", "2024-12"])
def test_every_goal_is_answered_in_every_month(onlooker, month, goal, language):
    reader = replace(onlooker, language=language)
    key = list(GOAL.options(View(reader, LAST)))[goal]
    for indicator in INDICATOR.options(View(reader, LAST)):
        told = {"goal": key, "indicator": indicator, "sittings": 6}
        page = PLAN.build(View(reader, parse_month(month), told=told))
        assert len(page.finding.split()) <= 18
        assert re.search(r"\d|Không", page.finding)
        for panel in (one for row in page.rows for one in row):
            assert re.search(r"\d|Không", panel.title), panel.title


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"nguoi_gio": "0"}, "Công suất bằng 0"),
        ({"can_bo": "0"}, "không ngày nào có đủ cán bộ"),
        ({"may": "0"}, "không ngày nào có đủ cán bộ"),
        ({"so_buoi": "0"}, "Số buổi phải từ 1 trở lên"),
        ({}, "tỷ lệ đến là giả định"),
        ({"phuong_an": "Lần lượt từng thôn"}, "Phương án: Lần lượt từng thôn"),
        ({"dong_cua": "Thôn 9", "muc_tieu": "Nhiều thôn đạt nhất, ít buổi nhất"}, "đóng"),
    ],
)
def test_what_the_reader_chooses_is_answered_in_words(query, words):
    assert words in said(opened("plan", role="chief", **query))


def test_village_police_read_their_part_of_the_commune_s_plan(chief):
    """The days, people and ranges are those the chief reads; what a chief moved is not dropped."""
    sent = said(opened("plan", role="village", so_buoi="3"))
    assert "điều chỉ người xem toàn xã chọn được" in sent
    test = opened("plan", role="village")
    assert "Đây là lịch của cả xã" in said(test) and "Thôn 1" not in said(test)
    assert stands(test, "muc-tieu") == stands(test, "dong-cua") == []
    assert stands(test, "chi-tieu") == ["eid_activated"]
    for month in (LAST, date(2024, 1, 31)):
        whole = plan_asked(chief, month, Asked())
        for village in whole.request.villages:
            police = Reader("village", village.area, store=chief.store)
            own, page = plan_asked(police, month, Asked()), PLAN.build(View(police, month))
            assert own.request.villages == (village,)
            for mine, all_of_it in zip(own.options, whole.options, strict=True):
                held = tuple(one for one in all_of_it.sittings if one.area == village.area)
                assert mine.sittings == held
                assert mine.people == villages_of(all_of_it)[village.area]
            assert page.finding.startswith(f"{village.name}: ")
            with pytest.raises(NotAllowed):
                plan_asked(police, month, Asked(sittings=3))


def test_a_village_s_chance_after_the_plan_is_that_of_the_whole_simulation(chief):
    """Read off the futures of the commune under the plan, against the village's own target."""
    whole, state = plan_asked(chief, LAST, Asked()), state_of(chief, EID, LAST)
    paths = simulate(state, once(state, whole.best.extra))
    for area in state.villages:
        police = Reader("village", area, store=chief.store)
        told, goal = plan_asked(police, LAST, Asked()).best, before(police, LAST, EID)
        if goal is None:
            assert told.probability is None
            continue
        assert told.probability == chance_by(paths, area, goal.target.value, goal.target.due)
        assert told.probability >= goal.probability - 1e-9


@pytest.mark.parametrize(
    ("counts", "words", "english"),
    [
        ({"away": 9}, "9 người còn thiếu đều đang vắng: gọi điện", "are all away: phone them"),
        ({}, "Không còn ai thiếu", "Nobody is left"),
        ({"workers": 30}, "Chưa giao chỉ tiêu", "No target has been assigned"),
    ],
)
def test_nobody_to_come_or_nothing_to_reach_is_said(monkeypatch, counts, words, english):
    villages = (Village("v1", "Thôn 1", **counts),)
    monkeypatch.setattr(asking, "villages_left", lambda *_: villages)
    monkeypatch.setattr(asking, "commune_needed", lambda *_: None)
    goal = {"vi": "Nhiều thôn đạt nhất, ít buổi nhất"}
    test = opened("plan", role="chief", muc_tieu=goal["vi"])
    assert words in said(test) and "Không lập được buổi nào" in said(test)
    goal = "Most villages on target, fewest sittings"
    test = opened("plan", role="chief", language="en", muc_tieu=goal)
    assert english in said(test)


def test_a_plan_cut_off_by_time_is_not_called_the_best(monkeypatch):
    usual = asking.request_of
    monkeypatch.setattr(asking, "request_of", lambda *told: replace(usual(*told), seconds=0.0))
    assert "chưa chứng minh được" in said(
        opened("plan", role="chief", muc_tieu="every_village_reaches", so_buoi="13")
    )


def test_holidays_hold_no_sitting():
    new_year = {one.day for one in days_of(LAST, "month")}
    assert {date(2025, 1, 1), date(2025, 1, 28), date(2025, 1, 31)}.isdisjoint(new_year)
    assert date(2025, 1, 27) not in new_year, "27 January 2025 was off by the notice"
    assert date(2025, 1, 24) in new_year and len(days_after(LAST)) == 31
    assert len(days_of(date(2025, 2, 28), "two_weeks")) == 14


def test_papers_of_days_no_notice_covers_say_so(chief, monkeypatch):
    unknown = "Chưa có thông báo lịch nghỉ lễ, Tết năm 2025: ngày nghỉ tính theo luật"
    view = View(chief, LAST)
    assert unknown not in words_of(sitting_papers(view))
    assert unknown not in said(opened("plan", role="chief"))
    monkeypatch.setattr(days_off, "years", lambda: frozenset({2024}))
    PAGES.forget()
    assert words_of(sitting_papers(view)).count(unknown) > 1
    assert unknown in said(opened("plan", role="chief"))


# --- papers -----------------------------------------------------------------------------------


def words_of(paper: bytes) -> str:
    return " ".join(
        re.sub(r"<[^>]+>", " ", part)
        for part in zipped(paper, "word/document.xml", "word/header1.xml", "word/footer1.xml")
    )


def zipped(paper: bytes, *names: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(paper)) as packed:
        return [packed.read(name).decode() for name in names if name in packed.namelist()]


@pytest.mark.parametrize(("language", "foreign"), [("vi", ENGLISH), ("en", VIETNAMESE)])
def test_papers_are_the_same_twice_and_speak_one_language(onlooker, language, foreign):
    view = View(replace(onlooker, language=language), LAST)
    paper = sitting_papers(view)
    assert paper == sitting_papers(view)
    words = words_of(paper)
    assert foreign.search(words) is None, foreign.search(words)
    assert {"vi": "DỮ LIỆU GIẢ LẬP", "en": "SYNTHETIC DATA"}[language] in words
    assert not re.search(r"\d{9,12}", words)


def test_papers_hold_a_notice_and_a_sheet_for_every_sitting(onlooker):
    plan = plan_asked(onlooker, LAST, Asked())
    shown = plan.option("lagging")
    made = docx.Document(io.BytesIO(sitting_papers(View(onlooker, LAST))))
    words = [one.text for one in made.paragraphs]
    assert words.count("THÔNG BÁO") == len(shown.sittings)
    sheets = [one for one in made.tables if one.rows[0].cells[0].text == "STT"]
    request = plan.request
    capacities = [request.force.capacity(request.kind(one.kind)) for one in shown.sittings]
    assert [len(one.rows) - 1 for one in sheets] == capacities
    assert {cell.text for one in sheets for row in one.rows[1:] for cell in row.cells[1:]} == {""}
    section = made.sections[0]
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in (*edges, section.page_width)] == [20, 20, 30, 15, 210]
    assert made.styles["Normal"].font.name == "Times New Roman"


def test_without_a_plan_the_papers_say_why(onlooker):
    view = View(onlooker, LAST, told={"sittings": 0})
    assert "Số buổi phải từ 1 trở lên" in words_of(sitting_papers(view))
    assert b"VEVENT" not in sittings_ics(view) and sittings_ics(view).endswith(b"END:VCALENDAR\r\n")


def test_the_calendar_has_an_event_for_every_sitting_shown(onlooker):
    view = View(onlooker, LAST, told={"option": "rotation"})
    file = sittings_ics(view).decode()
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
    turns = plan_asked(onlooker, LAST, Asked()).rotation
    starts = re.findall(r"DTSTART;TZID=Asia/Ho_Chi_Minh:(\d{8})T(\d{6})", file)
    assert [day for day, _ in starts] == [f"{one.day:%Y%m%d}" for one in turns.sittings]
    assert len(set(re.findall(r"UID:(\S+)", file))) == len(turns.sittings)


# --- what was achieved ------------------------------------------------------------------------


def result(**told) -> Outcome:
    usual = Outcome(date(2025, 1, 6), "v1", "evening", 40, 30, "2025-01-07T08:00", "officer")
    return replace(usual, **told)


def test_a_result_moves_the_turnout_and_the_plan(chief):
    before = plan_asked(chief, LAST, Asked())
    for number, area in enumerate(("v1", "v2", "v3")):
        record(chief, result(area=area, day=date(2025, 1, 6 + number), at="2025-01-20T08:00"))
    now = turnout_of(chief)
    assert now.of("evening").mean > PRIOR.of("evening").mean and now.held == 3
    assert now.of("market") == PRIOR.of("market")
    assert plan_asked(chief, LAST, Asked()).best.people > before.best.people


def test_a_correction_replaces_and_a_withdrawal_takes_back(chief):
    record(chief, result())
    record(chief, result(came=10))
    assert [one.came for one in results_of(chief)] == [10] and len(held(chief)) == 1
    withdraw(chief, result().key, at="2025-01-08T08:00", who="chief")
    assert results_of(chief) == () and turnout_of(chief) == PRIOR
    with pytest.raises(NothingEntered):
        withdraw(chief, result().key, at="2025-01-08T08:00", who="chief")


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"came": 41}, MoreThanInvited),
        ({"came": -1}, WrongCount),
        ({"day": date(2025, 1, 8)}, NotHeldYet),
        ({"area": "v77"}, UnknownArea),
    ],
)
def test_a_result_that_cannot_be_is_refused_with_what_to_do(chief, told, error):
    with pytest.raises(error) as refused:
        record(chief, result(**told))
    assert refused.value.says.in_("vi") != refused.value.says.in_("en") and results_of(chief) == ()


@pytest.mark.parametrize("words", ["40/01/2025", "2025-01-06", "", "6 tháng 1"])
def test_a_day_that_is_none_is_refused(words):
    with pytest.raises(WrongDay) as refused:
        day_of(words)
    assert isinstance(refused.value, BadResult) and "06/01/2025" in refused.value.says.in_("vi")
    assert day_of(" 06/01/2025 ") == date(2025, 1, 6)


@pytest.mark.parametrize("role", ["village", "viewer"])
def test_only_chief_and_officer_enter_results(chief, role):
    area = "v9" if role == "village" else "commune"
    with pytest.raises(NotAllowed):
        record(Reader(role, area, store=chief.store), result(area="v9"))


def test_each_result_is_judged_by_what_was_known_before_it(chief):
    results = (result(), result(day=date(2025, 1, 13), came=34))
    first, second = compared(results)
    assert (first.expected, first.p10, first.p90) == expected_of(PRIOR, "evening", 40)
    assert first.expected == pytest.approx(40 * PRIOR.of("evening").mean)
    assert second.expected > first.expected and second.p90 - second.p10 < first.p90 - first.p10


def test_results_are_entered_on_the_page_and_stand_beside_what_was_expected(store):
    test = opened("plan", role="officer")
    test.text_input(key="result-day").input("06/01/2025")
    test.text_input(key="result-invited").input("40")
    test.text_input(key="result-came").input("41")
    test.button(key="result-save").click().run()
    assert "lớn hơn số người được mời" in said(test)
    assert test.text_input(key="result-invited").value == "40"
    test.text_input(key="result-came").input("22")
    test.button(key="result-save").click().run()
    assert "1 buổi: 22 người đến, dự kiến 14" in said(test)
    assert "Tỷ lệ đến học từ 1 buổi đã nhập" in said(test)
    [entered] = results_of(Reader("chief", store=store))
    assert (entered.area, entered.kind, entered.who) == ("v1", "morning", "officer")
    test.button(key="result-take-back").click().run()
    assert "tỷ lệ đến là giả định" in said(test) and results_of(Reader("chief", store=store)) == ()


def test_village_police_see_only_their_results_and_enter_none(chief):
    record(chief, result())
    test = opened("plan", role="village")
    assert "Được mời" not in said(test) and not test.text_input
