"""Giao ban: what must be decided, and that every number there stands on the page it leads to."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.document import View
from analytics.form.body import Around, whole
from analytics.form.chapters import CHAPTERS, OVERVIEW
from analytics.form.decisions import MOST, decisions, leading
from analytics.form.gap import standings
from analytics.form.gaps import name_of, targets_told
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
    panel = panel_of(seen, "due")
    demand = demand_of(seen.reader, month)
    *home, whole, away, _ = panel.table.rows[-1][1:]
    assert home == [demand.load(one) for one in demand.months[:3]] and whole == sum(home)
    assert panel.title.startswith(f"{whole + away} người đến hạn")
    assert f"{whole} ở nhà, {away} đi vắng" in panel.title
    villages = panel.table.rows[:-1]
    assert [sum(row[n] for row in villages) for n in (1, 2, 3)] == home
    months = [int(one.number) for one in panel.drawn.cards[:3]]
    assert sum(months) == whole + away
    for told, one in zip(months, panel.drawn.cards, strict=False):
        assert told == sum(int(part.split()[0]) for part in one.detail.split(" · "))


def panel_of(seen: View, key: str):
    [panel] = [one for one in OVERVIEW.build(seen).panels if one.key == key]
    return panel


@pytest.mark.parametrize("month", MONTHS, ids=month_key)
def test_the_verdict_of_a_row_is_the_forecast_of_the_command(commune, month):
    seen = view(commune, month)
    rows = panel_of(seen, "gaps").drawn.rows
    told = {name_of(seen, one.indicator): one for one in standings(seen)}
    assert {one.name for one in rows} == set(told)
    for row in rows:
        assert row.chip == verdict(seen, told[row.name]).chip
        assert row.people == (told[row.name].missing if told[row.name].target else None)


@pytest.mark.parametrize("month", MONTHS, ids=month_key)
def test_rows_stand_by_people_missing_on_one_scale_that_holds_them_all(commune, month):
    told = panel_of(view(commune, month), "gaps").drawn
    counts = [one.people for one in told.rows if one.people is not None]
    assert counts == sorted(counts, reverse=True)
    assert max([0, *counts, *(one.before or 0 for one in told.rows)]) <= told.top
    assert told.steps <= 5


def test_the_ring_is_the_people_missing_a_year_ago_to_what_is_asked_today(commune):
    month = date(2024, 12, 31)
    seen, then = view(commune, month), view(commune, date(2023, 12, 31))
    for row, one in zip(panel_of(seen, "gaps").drawn.rows, targets_told(seen), strict=True):
        figure = then.ask(one.indicator).one(one.indicator, area="commune")
        needed = -(-one.target.value * figure.among // 100)
        assert row.before == max(0, needed - figure.having)


def test_the_sums_of_december_agree(commune):
    """219 and its villages, 91 = 81 + 10, 62 = 47 + 15, 53 = 40 + 13 = 16 + 16 + 21, 67 less 45
    that others are above, less 4 that nine villages round up, = 18."""
    seen = View(Reader("chief", store=commune(20241231).store), LAST)
    page = OVERVIEW.build(seen)
    gaps, tiles, due, year = (one.drawn for one in page.panels)
    assert [one.people for one in gaps.rows] == [219, 91, 62, 18]
    assert [one.before for one in gaps.rows] == [367, 94, 58, 269] and gaps.top == 400
    assert [one.people for one in tiles.tiles] == [25, 29, 29, 18, 35, 20, 27, 10, 26]
    assert "93/219 người" in page.rows[0][1].title and 35 + 29 + 29 == 93
    assert [one.ahead for one in gaps.rows[1:3]] == [
        "81 ở nhà, 10 đi vắng",
        "47 chưa từng có thẻ, 15 thẻ hết hạn",
    ]
    assert (
        page.rows[1][0].title.startswith("53 người") and "40 ở nhà, 13 đi" in page.rows[1][0].title
    )
    assert [one.number for one in due.cards] == ["16", "16", "21", "32"]
    assert due.cards[3].detail == "15 người có mặt, 17 đi vắng"
    assert "giảm 148 người từ 12/2023 (367 → 219)" in page.rows[-1][0].title
    assert sum(one.trend[-1] for one in year.cards) == 219
    short = [one.missing for one in seen.ask(EID_ACTIVATED, by=("area",)).of(EID_ACTIVATED)]
    assert sorted((one for one in short[:-1] if one), reverse=True) == [46, 13, 7, 1]
    lent = "thôn khác vượt 45, tính tròn từng thôn 4 nên cả xã còn thiếu 18 người"
    assert f"4 thôn chưa đạt còn 67 người; {lent}" in page.lead


@pytest.mark.parametrize(
    ("where", "role", "area"),
    [
        ({"areas": ("v9",)}, "chief", ""),
        ({"areas": ("v9", "v5")}, "chief", ""),
        ({"sexes": ("female",)}, "chief", ""),
        ({"age_bands": ("0-5",)}, "chief", ""),
        ({"areas": ("v9",), "age_bands": ("70+",)}, "chief", ""),
        ({}, "village", "v9"),
        ({}, "officer", ""),
    ],
    ids=str,
)
@pytest.mark.parametrize("month", (MONTHS[0], date(2022, 4, 30), LAST), ids=month_key)
def test_every_state_of_the_page_says_something_in_every_panel(commune, where, role, area, month):
    """No target, first months, one village, several, a filter, nobody, village police."""
    for language in ("vi", "en"):
        reader = Reader(role, area, language=language, store=commune(7).store)
        page = OVERVIEW.build(View(reader, month, Filters(**where)))
        assert page.finding and len(page.rows[0]) == 2
        for panel in page.panels:
            assert panel.title and panel.table.rows, panel.key
            assert whole(panel, language, Around(lambda _: "", lambda _: ""))


def test_whom_a_filter_leaves_is_counted_and_not_judged(commune):
    seen = view(commune, LAST, sexes=("female",))
    panel = panel_of(seen, "gaps")
    for row, one in zip(panel.drawn.rows, targets_told(seen), strict=True):
        assert row.people == one.among - one.having
        assert row.goal == "" and row.chip.startswith("○ Không chấm riêng")
    assert "Người trong nhóm" in panel.title
