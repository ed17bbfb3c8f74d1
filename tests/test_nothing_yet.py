"""Before a target, in the first months, with nothing to add: nothing is said to be so already."""

from datetime import date
from types import SimpleNamespace

import pytest

from analytics.document import Panel, View
from analytics.form.chapters import EID, ID_CARDS, PLAN, VILLAGES
from analytics.form.phrase import standing
from analytics.form.plan.aim import mark_words, need_words
from analytics.form.plan.beyond import beyond_panel
from analytics.form.plan.panels import villages_title
from analytics.form.what_if.sheet import sums
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT
from analytics.meaning.forecast.least import LEVELS
from analytics.meaning.plan.beyond import Beyond
from analytics.meaning.question import Filters, Reader


@pytest.fixture(scope="module")
def chief(commune):
    return Reader("chief", store=commune(7).store)


def panels(chapter, chief, month) -> dict[str, Panel]:
    page = chapter.build(View(chief, month))
    return {one.key: one for row in page.rows for one in row}


def test_before_a_target_no_village_is_done_and_none_falls_short(chief):
    """'No village misses people' stood beside 'nine villages do not get there', and no target."""
    view = View(chief, date(2022, 3, 31), told={"indicator": "eid_activated"})
    villages = [SimpleNamespace(area=f"v{place}", needed=None) for place in range(1, 10)]
    untold = tuple(
        Beyond(f"v{place}", "no_target", {"name": f"Thôn {place}"}) for place in range(1, 10)
    )
    plan = SimpleNamespace(request=SimpleNamespace(villages=villages), verdicts=untold)
    assert villages_title(view, plan, None) == "Chưa giao chỉ tiêu nên chưa thôn nào thiếu"
    assert mark_words(view, villages) == need_words(view, villages) == ""
    assert beyond_panel(view, plan).title == "Chưa giao chỉ tiêu để biết thôn nào thiếu"
    later = View(chief, date(2022, 4, 30), told={"indicator": "eid_activated"})
    short = [SimpleNamespace(area="v1", needed=3)]
    assert mark_words(later, short).startswith("Vạch đứng: số người còn thiếu tới 40% (hạn ")


def test_a_series_begins_with_the_figures_and_not_two_years_before(chief):
    found = panels(EID, chief, date(2021, 1, 31))["eid_activated-multiples"]
    assert found.subtitle.startswith("% từ tháng 01/2021,")
    assert [row[0] for row in found.table.rows] == ["01/2021"]


def test_where_the_chance_is_there_already_no_sitting_is_asked_for(chief):
    """It read 'at least 0 sittings a week'."""
    found = panels(PLAN, chief, date(2023, 6, 30))["what-if-least"]
    assert found.title == "Không cần thêm buổi nào: khả năng kịp hạn đã ≥ 80%"


def test_of_a_full_group_that_is_not_judged_nobody_is_left_rather_than_0_people(chief):
    view = View(chief, date(2024, 12, 31), Filters(age_bands=("70+",)))
    found = view.ask(CARD_COVERAGE_PRESENT, by=("area",)).figures
    full = [standing(view, one) for one in found if one.missing == 0]
    assert full and set(full) == {"không còn ai"}


def test_where_no_village_has_a_level_their_sum_is_not_0_people(chief):
    needed = dict.fromkeys(LEVELS, 9)
    lines = [SimpleNamespace(area=f"v{n}", having=1, among=10, needed=needed) for n in (1, 2)]
    for one in lines:
        one.proposed = None
    view = View(chief, date(2024, 12, 31))
    assert sums(view, tuple(lines))[-1] == "chưa thôn nào có mức"
    lines[0].proposed = LEVELS[0]
    assert sums(view, tuple(lines))[-1] == "thêm 9 người"


def test_villages_without_a_forecast_are_not_counted_as_safe(chief):
    """Two months after e-ID began no village has a date, and none is said to be in time."""
    page = VILLAGES.build(View(chief, date(2022, 4, 30)))
    [rows] = [one for one in page.panels if one.key == "villages"]
    assert {row[7] for row in rows.table.rows} == {"○ Chưa đủ số liệu"}
    assert {one.when for one in rows.drawn.dots} == {""}
    [ahead] = [one for one in page.panels if one.key == "village-ahead"]
    assert ahead.drawn.sentences[0] == "Chưa đủ số liệu để nói ngày đạt."


def test_where_no_age_is_asked_a_table_of_ages_does_not_deny_the_target(chief):
    """Beside “chỉ tiêu 100%” it said “Chưa giao chỉ tiêu nên không tô màu”."""
    for chapter in (ID_CARDS, EID):
        page = chapter.build(View(chief, date(2024, 12, 31), Filters(age_bands=("0-5",))))
        [panel] = [one for row in page.rows for one in row if one.key.endswith("-heat")]
        assert "Chưa giao" not in panel.title + panel.subtitle
