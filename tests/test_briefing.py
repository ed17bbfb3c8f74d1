"""Giao ban: what must be decided, and that every number there stands on the page it leads to."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.document import View
from analytics.form.chapters import CHAPTERS, OVERVIEW
from analytics.form.decisions import MOST, decisions, leading
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import ask, months_of
from analytics.meaning.bridge import bridges
from analytics.meaning.catalogue import CATALOGUE, EID_ACTIVATED
from analytics.meaning.due.demand import demand_of
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.question import Filters, Question, Reader
from analytics.words.month import month_key, shifted

PAGES = {chapter.url: chapter for chapter in CHAPTERS}
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
def test_the_people_missing_are_those_of_the_figures(commune, month):
    """'còn 46 người' on a card is the shortfall that every other page counts from the cells."""
    seen = view(commune, month)
    late = leading(seen)
    if late is None:
        return
    told = [one for one in decisions(seen) if "thon-can-ho-tro" in one.link[1]]
    asked = Question((late.indicator,), month, by=("area",))
    figures = ask(asked, seen.reader).of(late.indicator)
    by_village = {one.area: one.missing for one in figures}
    for one in told:
        name = one.title.split(":")[0]
        area = next(key for key, one in ask(asked, seen.reader).areas.items() if one == name)
        assert f"còn {by_village[area]:,} người".replace(",", ".") in one.title
        assert by_village[area] == max(v for k, v in by_village.items() if k != "commune")


def test_the_reason_given_for_a_village_is_the_largest_part_of_its_bridge(commune):
    """Direction and size of last month's change, recomputed from the two shares."""
    month = date(2024, 12, 31)
    seen = view(commune, month)
    late = leading(seen)
    [told] = [one for one in decisions(seen) if one.title.startswith("Thôn")]
    name = told.title.split(":")[0]
    whole = bridges(seen.reader, late.indicator, first=shifted(month, -1), last=month)
    area = next(key for key, one in whole.areas.items() if one == name)
    bridge = whole.one(area)
    change = 100 * (
        bridge.last.having / bridge.last.among - bridge.first.having / bridge.first.among
    )
    verb, size = re.search(r"Tháng qua (tăng|giảm) ([\d,]+) điểm", told.detail).groups()
    assert (verb == "tăng") == (change > 0)
    assert float(size.replace(",", ".")) == pytest.approx(abs(change), abs=0.011)


def test_no_decision_is_taken_for_a_filter(commune):
    """Women have no target of their own: decisions stay, about everybody, and say so."""
    month = months_of(view(commune, MONTHS[-1]).reader)[-1]
    plain = OVERVIEW.build(view(commune, month))
    for narrowed in ({"sexes": ("female",)}, {"areas": ("v1",)}, {"age_bands": ("14-17",)}):
        page = OVERVIEW.build(view(commune, month, **narrowed))
        assert page.decisions == plain.decisions
        assert "cho mọi người, không theo bộ lọc" in page.decided_for


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
