"""Duyệt lịch: the plan on screen becomes work of each village, once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest

from analytics.document import View
from analytics.form.assignment.told import duties_panel
from analytics.form.chapters import PLAN
from analytics.form.plan.approval import approved, stamp
from analytics.form.plan.controls import OPTION, asked_of
from analytics.meaning.ask import areas_of
from analytics.meaning.assignment import DROPPED, GIVEN, assignments
from analytics.meaning.giving import (
    Asked,
    EditionMoved,
    NoRecipient,
    OlderMonth,
    OnlyChiefGives,
    PlanHeld,
    PlanMoved,
    approve,
    close,
    give,
)
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.results import Outcome, record
from analytics.meaning.plan.sums import villages_of
from analytics.meaning.question import Reader
from analytics.meaning.work import WORKS, left
from analytics.screen.assignments import done
from analytics.words.errors import BadArgument, ProjectError
from tests.browser import served as serving
from tests.browser import settled, signed_in
from tests.stores import copied

END, AT = date(2024, 12, 31), "2024-12-31T08:00"


@pytest.fixture
def chief(commune, tmp_path) -> Reader:
    return Reader("chief", store=copied(commune(7).store, tmp_path / "store"))


def decision(reader: Reader, at: date = END, **chosen):
    page = PLAN.build(View(reader, at, told=chosen))
    [days] = [one for one in page.panels if one.key == "plan-days"]
    return next(iter(days.decisions), None)


def form(reader: Reader, to: str = "team", **chosen) -> dict[str, list[str]]:
    """What the browser sends when the button is pressed."""
    told = urlencode((*decision(reader, **chosen).offer.told, ("to", to)))
    return parse_qs(told)


def shown(reader: Reader, **chosen):
    view = View(reader, END, told=chosen)
    return plan_asked(reader, END, asked_of(view)).option(view.chosen(OPTION))


def test_each_village_with_sittings_gets_one_piece_of_work(chief):
    plan = shown(chief)
    said = done(chief, form(chief))
    told, gains = assignments(chief), villages_of(plan)
    assert {one.areas[0] for one in told} == {one.area for one in plan.sittings}
    assert len(told) == len({one.areas for one in told}) > 3
    for one in told:
        days = sorted(each.day for each in plan.sittings if each.area == one.areas[0])
        assert list(one.days) == days and one.due == days[-1] and one.to == "team"
        assert one.hoped == gains[one.areas[0]] and one.state == GIVEN
        assert one.people == left(chief, END, WORKS["visit"], one.areas)
    assert sum(len(one.days) for one in told) == len(plan.sittings)
    assert sum(one.hoped for one in told) == round(plan.people)
    assert f"{len(plan.sittings)} buổi, {len(told)} thôn, giao Tổ lưu động" in said
    assert "Giao ban" in said


def test_what_is_given_stands_on_the_briefing_with_its_days(chief):
    done(chief, form(chief))
    panel = duties_panel(View(chief, END))
    first = assignments(chief)[0]
    words = [one.words for one in panel.drawn.duties]
    assert len(words) == len(assignments(chief))
    assert any(f"{first.days[0]:%d/%m}" in one and f"{first.hoped} người" in one for one in words)


def test_pressing_twice_makes_nothing_double(chief):
    told = form(chief)
    done(chief, told)
    once = assignments(chief)
    for again in (told, form_of(chief, told, "village")):
        with pytest.raises(PlanHeld) as refused:
            done(chief, again)
        assert areas_of(chief)[once[0].areas[0]] in refused.value.says.in_("vi")
    assert assignments(chief) == once


def form_of(_: Reader, told: dict[str, list[str]], to: str) -> dict[str, list[str]]:
    return told | {"to": [to]}


def test_two_chiefs_who_approve_at_once(chief):
    """Of one plan or of two that share no village: one is written, whole, the other is told."""
    plans = [form(chief), form(chief), form(chief, "village", sittings=4), form(chief, sittings=8)]

    def tried(told):
        try:
            return done(chief, told)
        except ProjectError as problem:
            return problem

    with ThreadPoolExecutor(4) as sessions:
        made = list(sessions.map(tried, plans))
    assert sum(isinstance(one, PlanHeld) for one in made) == 3
    told = {one.areas[0]: one.days for one in assignments(chief)}
    wanted = []
    for many in (12, 4, 8):
        plan = shown(chief, sittings=many)
        days = {one.area: [] for one in plan.sittings}
        for one in plan.sittings:
            days[one.area].append(one.day)
        wanted.append({area: tuple(sorted(each)) for area, each in days.items()})
    assert told in wanted


def test_a_plan_that_moved_since_it_was_shown_is_not_approved(chief):
    """Somebody enters who came to a sitting while the page stands open."""
    told = form(chief)
    before = stamp(shown(chief))
    record(chief, Outcome(date(2024, 12, 20), "v1", "evening", 60, 3, AT, "chief"))
    assert stamp(shown(chief)) != before
    with pytest.raises(PlanMoved):
        done(chief, told)
    assert assignments(chief) == ()
    done(chief, form(chief))
    assert assignments(chief)


def test_after_approval_another_plan_on_screen_is_called_another(chief):
    done(chief, form(chief))
    same, other = decision(chief), decision(chief, sittings=4)
    assert same.offer is None and other.offer is None
    assert same.duties[0].standing == "● Đã duyệt"
    assert other.duties[0].standing == "■ Khác lịch đang xem"
    assert other.duties[0].words == same.duties[0].words


def test_another_plan_on_screen_says_what_to_do_and_leads_there(chief):
    done(chief, form(chief))
    told = decision(chief, sittings=4)
    assert told.how == "Muốn đổi: bỏ việc cũ ở Giao ban rồi duyệt lại"
    assert told.link[0] == "Mở Giao ban" and told.link[1].startswith("/?")
    assert decision(chief).how == "từng việc ở"


def test_the_village_it_was_dropped_in_gets_the_same_plan_again_alone(chief):
    done(chief, form(chief))
    once = assignments(chief)
    close(chief, once[0].number, DROPPED, day=END, month=END, at=AT, who="chief")
    many = len(once[0].days)
    assert decision(chief).title == f"Duyệt tiếp: {many} buổi ở 1 thôn"
    assert decision(chief, sittings=4).offer is None
    told = form(chief)
    with pytest.raises(PlanHeld):
        done(chief, {key: one for key, one in told.items() if key != "rest"})
    with pytest.raises(PlanHeld):
        done(chief, told | {"rest": [once[1].areas[0]]})
    done(chief, told)
    [new] = [one for one in assignments(chief) if one not in once and one.state == GIVEN]
    assert (new.areas, new.days, new.hoped) == (once[0].areas, once[0].days, once[0].hoped)
    assert decision(chief).offer is None and decision(chief).duties[0].standing == "● Đã duyệt"
    with pytest.raises(PlanHeld):
        done(chief, told)


def test_what_was_dropped_may_be_approved_anew(chief):
    done(chief, form(chief))
    for one in assignments(chief):
        close(chief, one.number, DROPPED, day=END, month=END, at=AT, who="chief")
    assert approved(View(chief, END)) == () and decision(chief).offer
    done(chief, form(chief, sittings=4))
    assert sum(len(one.days) for one in assignments(chief) if one.open) == 4


def test_work_that_was_given_by_hand_stands_in_the_way(chief):
    area = shown(chief).sittings[0].area
    asked = Asked("visit", (area,), "officer", date(2025, 1, 27), END, 1, END)
    give(chief, asked, at=AT, who="chief")
    with pytest.raises(PlanHeld):
        done(chief, form(chief))
    assert len(assignments(chief)) == 1


def test_cards_are_another_plan(chief):
    done(chief, form(chief))
    done(chief, form(chief, indicator="card_coverage_present"))
    assert {one.work.key for one in assignments(chief)} == {"visit", "card"}


@pytest.mark.parametrize("role", ["officer", "village"])
def test_only_a_chief_sees_the_button_and_may_press_it(chief, role):
    told = form(chief)
    other = replace(chief, role=role, area="v9" if role == "village" else "commune")
    assert decision(other) is None
    with pytest.raises(ProjectError):
        done(other, told)
    assert assignments(chief) == ()
    if role == "officer":
        with pytest.raises(OnlyChiefGives):
            done(other, told)


def test_who_may_not_give_reads_what_was_approved_where_it_is_theirs(chief):
    done(chief, form(chief, "village"))
    officer = replace(chief, role="officer")
    assert decision(officer).offer is None and decision(officer).duties
    with pytest.raises(OnlyChiefGives):
        approve(replace(chief, role="viewer"), (), at=AT, who="viewer")
    area = assignments(chief)[0].areas[0]
    [own] = assignments(Reader("village", area, store=chief.store))
    assert own.days and own.to == f"village/{area}"


def test_sittings_given_to_the_team_reach_the_police_of_their_village(chief):
    """What "Tổ lưu động" got was on no page of whoever answers for the village."""
    done(chief, form(chief))
    one = assignments(chief)[0]
    own = Reader("village", one.areas[0], store=chief.store)
    days = ", ".join(f"{day:%d/%m}" for day in one.days)
    [stands] = duties_panel(View(own, END)).drawn.duties
    [told] = decision(own).duties
    for duty in (stands, told):
        assert f"({days}; dự kiến {one.hoped} người): Tổ lưu động" in duty.words
        assert f"trước {one.due:%d/%m/%Y}" in duty.words and duty.ways == ()


def test_a_plan_of_an_older_month_is_not_approved(chief):
    told = decision(chief, at=date(2024, 11, 30))
    assert told.offer is None and told.how == "Chỉ duyệt lịch ở tháng mới nhất, xem"
    assert told.link[0] == "Kế hoạch 12/2024" and "thang=2024-12" in told.link[1]
    with pytest.raises(OlderMonth):
        done(chief, form(chief) | {"month": ["2024-11"]})
    assert assignments(chief) == ()


@pytest.mark.parametrize(
    ("slip", "refusal"),
    [
        ({"edition": ["2"]}, EditionMoved),
        ({"to": ["viewer"]}, NoRecipient),
        ({"stamp": ["0"]}, PlanMoved),
        ({"month": ["2025-01"]}, ProjectError),
        ({"so-buoi": ["many"]}, ProjectError),
        ({"so-buoi": ["4"]}, PlanMoved),
    ],
)
def test_a_form_that_was_made_up_is_refused_and_nothing_is_written(chief, slip, refusal):
    with pytest.raises((refusal, BadArgument)):
        done(chief, form(chief) | slip)
    assert assignments(chief) == ()


def test_the_button_is_pressed_once_and_says_what_happened(commune, tmp_path, browser):
    store = copied(commune(7).store, tmp_path / "store")
    with serving(store) as house:
        page = signed_in(browser, house, viewport={"width": 1366, "height": 768})
        page.goto(f"{house}/lich-luu-dong?thang=2024-12")
        settled(page)
        button = page.get_by_role("button", name="Duyệt lịch")
        box = button.bounding_box()
        assert box["y"] + box["height"] <= 768
        button.dblclick()
        page.get_by_text("● Đã duyệt lịch:").wait_for()
        settled(page)
        assert not page.get_by_role("button", name="Duyệt lịch").count()
        assert len(assignments(Reader("chief", store=store))) == 5
        page.locator("[data-key=plan-days] a.onward", has_text="Giao ban").click()
        page.locator("[data-key=assignments]").wait_for()
        assert "5 việc đang làm" in page.inner_text("[data-key=assignments] h2")
        page.close()
