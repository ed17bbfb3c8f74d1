"""Kế hoạch names what it measures by and what it shows: one number, one name, for every reader."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.document import View
from analytics.form.chapters import PLAN
from analytics.form.plan.days import days
from analytics.meaning.ask import areas_of, ask, months_of
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.plan.asked import Asked, plan_asked
from analytics.meaning.plan.left import PAIRS
from analytics.meaning.plan.refusal import NoPlan
from analytics.meaning.plan.sitting import GOALS
from analytics.meaning.plan.sums import sittings_of, villages_of
from analytics.meaning.question import Question, Reader
from analytics.meaning.settings.assign import Assigned, assign
from analytics.words.month import parse_month
from tests.stores import copied

LAST, AT = date(2024, 12, 31), "2024-12-31T08:00"


@pytest.fixture
def onlooker(commune) -> Reader:
    return Reader("chief", store=commune(7).store)


@pytest.fixture
def chief(commune, tmp_path) -> Reader:
    return Reader("chief", store=copied(commune(7).store, tmp_path / "store"))


def panels(reader: Reader, month: date = LAST, **chosen):
    page = PLAN.build(View(reader, month, told=chosen))
    return page, {one.key: one for one in page.panels}


# --- the target that is meant -----------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("goal", GOALS)
@pytest.mark.parametrize("indicator", PAIRS)
@pytest.mark.parametrize("month", ["2021-07", "2023-04", "2024-06", "2024-12"])
def test_the_grid_names_the_target_its_figures_are_counted_to(
    onlooker, month, indicator, goal, language
):
    """Read off the figures themselves, whichever goal is chosen; nothing is named where none is."""
    reader, at = replace(onlooker, language=language), parse_month(month)
    figures = ask(Question((indicator,), at, by=("area",)), reader).of(indicator)
    values = {one.target.value for one in figures if one.target and one.area != "commune"}
    page, told = panels(reader, at, goal=goal, indicator=indicator.key)
    if "plan-days" not in told:
        assert not values and goal != "most_people"
        return
    grid = told["plan-days"]
    heads = [column.name for column in grid.table.columns]
    if not values:
        assert grid.drawn.heads[1] == "" and "%" not in grid.title + grid.subtitle
        return
    [value] = values
    aim = f"{value:g}%"
    assert aim in grid.drawn.heads[1] and any(aim in one for one in heads)
    if any(one.needed for one in grid.drawn.rows):
        assert aim in grid.title and aim in grid.subtitle
    if goal == "every_village_reaches":
        assert aim in page.finding


def test_villages_with_targets_of_their_own_are_each_named(chief):
    due, signed = date(2025, 6, 30), date(2024, 5, 2)
    paper = ("assigned", "1/KH", signed, "Công an xã")
    assign(chief, Assigned(EID_ACTIVATED, "v9", 80, due, *paper), at=AT, who="chief")
    _, told = panels(chief)
    grid = told["plan-days"]
    assert "%" not in grid.drawn.heads[1] and "từng thôn" in grid.subtitle
    lacks = {one.village: one.lacks for one in grid.drawn.rows}
    assert "(80%)" in lacks["Thôn 9"] and "(85%)" in lacks["Thôn 5"]
    police = Reader("village", "v9", store=chief.store)
    assert "80%" in panels(police)[1]["plan-days"].title
    assert "(80%)" not in days(panels(police)[1]["plan-days"].drawn, "vi")


def test_village_police_read_the_target_of_their_village(onlooker):
    for area in areas_of(onlooker):
        _, told = panels(Reader("village", area, store=onlooker.store))
        assert "85%" in told["plan-days"].title and "85%" in told["plan-days"].drawn.heads[1]


# --- goals that are offered -------------------------------------------------------------------


def offered(told) -> set[str]:
    return {one.to.split("&")[0].partition("=")[2] for one in told["plan-goals"].drawn.ways}


@pytest.mark.parametrize("indicator", PAIRS)
def test_no_goal_is_offered_that_brings_nobody(onlooker, indicator):
    """By the plans themselves; a link with such a goal opens and says why."""
    empty = 0
    for month in months_of(onlooker)[16::6]:
        for goal in GOALS:
            page, told = panels(onlooker, month, goal=goal, indicator=indicator.key)
            assert all(one.count.startswith("+") for one in told["plan-goals"].drawn.ways)
            assert "goal" in page.without, "the ways are the choice of a goal"
            best = plan_asked(onlooker, month, Asked(indicator, goal)).best
            if best.sittings:
                continue
            empty += 1
            assert goal not in offered(told) and "most_people" in offered(told)
            assert page.finding.startswith("Không") and len(page.finding.split()) <= 18
            assert all(not one.decisions for one in page.panels)
    assert empty


def test_no_goal_makes_a_date_that_has_passed(onlooker):
    _, told = panels(onlooker, indicator="card_coverage_present")
    assert "make_date_with_fewest" not in offered(told)
    goal = {"goal": "make_date_with_fewest", "indicator": "card_coverage_present"}
    assert "đã qua" in panels(onlooker, **goal)[0].lead


def test_no_name_of_a_goal_promises_what_a_plan_may_miss(onlooker):
    """A village that no sitting lifts, a date that is missed: the plan is shown all the same."""
    for goal, name in GOALS.items():
        assert "Mọi thôn" not in name.in_("vi") and "Every" not in name.in_("en"), goal
    plan = plan_asked(onlooker, LAST, Asked(goal="every_village_reaches"))
    assert len(plan.best.reached) < sum(bool(one.needed) for one in plan.request.villages)


# --- one number for chief and village police --------------------------------------------------


@pytest.mark.parametrize("indicator", [EID_ACTIVATED, CARD_COVERAGE_PRESENT])
def test_village_police_read_the_numbers_of_their_row(onlooker, indicator):
    """Every way of every month: the gain and each sitting, as the chief's table rounds them."""
    for month in months_of(onlooker):
        try:
            whole = plan_asked(onlooker, month, Asked(indicator))
        except NoPlan:
            continue
        for area in areas_of(onlooker):
            police = Reader("village", area, store=onlooker.store)
            own = plan_asked(police, month, Asked(indicator))
            for name in ("best", "cheapest", "lagging", "heuristic", "rotation"):
                mine, theirs = own.option(name), whole.option(name)
                gain = villages_of(theirs)[area]
                assert villages_of(mine) == {area: gain} and round(mine.people) == gain
                counts = zip(theirs.sittings, sittings_of(theirs), strict=True)
                assert sittings_of(mine) == tuple(n for one, n in counts if one.area == area)
