"""Which village comes first: one answer on page, paper, stage and in the plan."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest

from analytics.document import View
from analytics.form.choices import with_targets
from analytics.form.progress.villages import ranked
from analytics.form.ranking import village_panel
from analytics.form.report.source import Answered
from analytics.form.report.teller import Teller
from analytics.form.report.words import lagging
from analytics.form.stage.gap import worst_of
from analytics.form.stage.village import villages_of
from analytics.form.village import lack
from analytics.form.village.said import finding
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.indicator import Indicator
from analytics.meaning.question import Reader

TIED = date(2024, 12, 31)
CARDS = CARD_COVERAGE_PRESENT


@pytest.fixture(scope="module")
def chief(commune):
    return Reader("chief", store=commune(20241231).store)


def on_page(view: View, indicator: Indicator) -> list[str]:
    """The names in a title end with the third; the rows go on."""
    return [row["name"] for row in village_panel(view, indicator).data]


def test_page_report_stage_and_plan_name_the_same_villages_in_the_same_order(chief, monkeypatch):
    """All months and targets, where nobody forecasts: what differs is only who speaks."""
    monkeypatch.setattr(lack, "forecasts_of", lambda *_: {})
    names = areas_of(chief)
    for month in months_of(chief):
        view = View(chief, month)
        teller = Teller(view, Answered(view))
        for indicator in with_targets(view):
            page, told = on_page(view, indicator), (month, indicator)
            story = SimpleNamespace(view=view, indicator=indicator, late=True)
            short = [names[area] for area in lagging(teller, indicator)]
            assert page[: len(short)] == short, told
            if not short:
                continue
            own = replace(view, told={"indicator": indicator.key})
            rows = lack.lacks(own)
            assert [names[one.figure.area] for one in rows] == page, told
            first, second = (one.short for one in rows[:2])
            assert short[0] in finding(own, rows) or first == second, told
            assert names[worst_of(villages_of(story, indicator)).area] == short[0], told


@pytest.mark.parametrize("indicator", [CARDS, EID_ACTIVATED])
def test_the_page_of_progress_keeps_that_order(chief, indicator):
    view, names = View(chief, TIED), areas_of(chief)
    told = ranked(forecasts(chief, indicator, TIED))[:-1]
    assert [names[one.area] for one in told] == on_page(view, indicator)


def test_villages_that_miss_as_many_people_stand_by_their_share(chief):
    view = View(chief, TIED)
    figures = {one.area: one for one in view.ask(CARDS, by=("area",)).figures}
    order = lagging(Teller(view, Answered(view)), CARDS)
    tied = [
        (figures[one], figures[other])
        for one, other in pairwise(order)
        if figures[one].missing == figures[other].missing
    ]
    assert tied and all(one.value <= other.value for one, other in tied)
