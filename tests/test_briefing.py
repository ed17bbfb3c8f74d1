"""Giao ban: what must be decided, and that every number there stands on the page it leads to."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.document import View
from analytics.form.chapters import CHAPTERS, OVERVIEW
from analytics.form.decisions import MOST, decisions, leading
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import months_of
from analytics.meaning.assignment import recipients
from analytics.meaning.catalogue import CATALOGUE, EID_ACTIVATED
from analytics.meaning.due.demand import demand_of
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.question import Filters, Reader
from analytics.meaning.work import WORKS, left
from analytics.words.month import month_key

PAGES = {chapter.url: chapter for chapter in CHAPTERS}
LAST = date(2024, 12, 31)
MONTHS = (
    *(date(2021, 1, 31), date(2021, 6, 30), date(2022, 6, 30), date(2023, 6, 30)),
    *(date(2023, 8, 31), date(2024, 11, 30), date(2024, 12, 31)),
)


def view(commune, month: date, language: str = "vi", **narrowed) -> View:
    reader = Reader("chief", language=language, store=commune(7).store)
    return View(reader, month, Filters(**narrowed))


@pytest.mark.parametrize("month", MONTHS, ids=month_key)
def test_at_most_three_decisions_and_each_leads_to_a_page_of_this_month(commune, month):
    told = decisions(view(commune, month))
    assert len(told) <= MOST
    for one in told:
        words, address = one.link
        parts = urlsplit(address)
        asked = parse_qs(parts.query)
        assert parts.path.lstrip("/") in PAGES and words
        assert asked["thang"] == [month_key(month)]
        assert set(asked.get("chi-tieu", [])) <= CATALOGUE.keys(), "a key, no word of a language"


@pytest.mark.parametrize("month", MONTHS, ids=month_key)
def test_an_action_is_about_people_at_home_whom_an_assignment_counts_alike(commune, month):
    """What stands on a card is what the work that is given from it begins with."""
    seen = view(commune, month)
    for one in decisions(seen):
        if not one.work:
            continue
        assert one.people == left(seen.reader, month, WORKS[one.work], ()) > 0
        assert f"{one.people:,} người".replace(",", ".") in one.title
        assert one.due > month and one.who in recipients(seen.reader)


def test_the_three_actions_of_december_add_up(commune):
    """219 at home = 52 from 70 on, 42 pupils and others; 247 approved; 81 of 91 are at home."""
    [enrol, activate, notify] = decisions(
        View(Reader("chief", store=commune(20241231).store), LAST)
    )
    assert [one.people for one in (enrol, activate, notify)] == [219, 247, 81]
    assert "52 người từ 70 tuổi" in enrol.how and "42 người 14–17 tuổi" in enrol.how
    assert "18 người là đạt 85%" in activate.how and "Thôn 9 (45)" in activate.how
    assert (
        "81 trong 91 người; 10 người đi vắng, báo qua gia đình. Nhiều nhất: Thôn 2 (13)"
        in notify.how
    )


def test_actions_follow_a_village_and_no_other_filter(commune):
    """Women have no target of their own: actions stay, about everybody, and say so."""
    month = months_of(view(commune, MONTHS[-1]).reader)[-1]
    plain = OVERVIEW.build(view(commune, month))
    for narrowed in ({"sexes": ("female",)}, {"age_bands": ("14-17",)}):
        page = OVERVIEW.build(view(commune, month, **narrowed))
        assert page.decisions == plain.decisions
        assert "cho mọi người, không theo bộ lọc" in page.decided_for
    own = OVERVIEW.build(view(commune, month, areas=("v1",)))
    assert not own.decided_for and own.decisions != plain.decisions
    assert all(one.areas == ("v1",) for one in own.decisions if one.work)


def test_nothing_to_decide_about_targets_when_all_are_reached(commune, monkeypatch):
    seen = view(commune, MONTHS[-1])
    reached = [
        replace(one, verdict="reached", needed=one.having)
        for one in forecasts(seen.reader, EID_ACTIVATED, MONTHS[-1])
    ]
    for room in ("decisions", "glance"):
        monkeypatch.setattr(f"analytics.form.{room}.forecasts", lambda *_: reached)
    assert leading(seen) is None
    assert all("lich-den-han" in one.link[1] for one in decisions(seen))


def test_what_falls_due_is_what_the_calendar_says(commune):
    month = MONTHS[-1]
    seen = view(commune, month)
    [panel] = [one for row in OVERVIEW.build(seen).rows for one in row if one.key == "due"]
    demand = demand_of(seen.reader, month)
    total = panel.table.rows[-1][1:4]
    assert list(total) == [demand.load(one) for one in demand.months[:3]]
    assert f"{sum(total)} người đến hạn" in panel.title
    villages = panel.table.rows[:-1]
    assert [sum(row[n] for row in villages) for n in (1, 2, 3)] == list(total)


def test_the_verdict_of_a_card_is_the_forecast_of_the_command(commune):
    month = date(2023, 8, 31)
    seen = view(commune, month)
    [card] = [one for one in OVERVIEW.build(seen).cards if one.name == "Định danh đã kích hoạt"]
    told = forecasts(seen.reader, EID_ACTIVATED, month)[-1]
    assert card.status_word == verdict(seen, told).chip
    if told.reach[1] and told.verdict != "reached":
        assert f"{told.reach[1]:%m/%Y}" in card.outlook
