"""Thôn cần hỗ trợ: what it says of a village is what the other pages say of it."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlparse

import pytest

from analytics.document import Page, Panel, View, number
from analytics.form.chapters.villages import VILLAGES
from analytics.form.fair.panel import HEAD
from analytics.form.forecast_words import likely, when
from analytics.form.support import left_words
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED, ID_NUMBER_NOTIFIED
from analytics.meaning.due.demand import demand_of
from analytics.meaning.fair.compare import comparison
from analytics.meaning.fair.improved import gains
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.plan.left import villages_left
from analytics.meaning.question import Filters, Reader
from analytics.words.month import shifted
from tests.test_pages import ENGLISH, VIETNAMESE

MONTH = date(2024, 12, 31)
EID, CARDS = EID_ACTIVATED, CARD_COVERAGE_PRESENT


@pytest.fixture(scope="module")
def view(commune) -> View:
    return View(Reader("chief", store=commune(20241231).store), MONTH)


def panels(page: Page) -> dict[str, Panel]:
    return {one.key: one for row in page.rows for one in row}


def table(panel: Panel) -> dict[str, tuple]:
    return {row[0]: row[1:] for row in panel.table.rows}


@pytest.mark.parametrize("key", [EID, CARD_COVERAGE_PRESENT, ID_NUMBER_NOTIFIED])
@pytest.mark.parametrize("month", [MONTH, date(2023, 6, 30)])
def test_every_lagging_village_has_the_forecast_of_the_progress_page(view, key, month):
    view = replace(view, month=month, told={"indicator": key.key})
    rows = table(panels(VILLAGES.build(view))["support"])
    told = {one.area: one for one in forecasts(view.reader, key, month)}
    figures = {one.area: one for one in view.ask(key, by=("area",)).of(key)}
    names = {area: name for area, name in areas_of(view.reader).items() if figures[area].missing}
    assert rows.keys() == set(names.values())
    for area, name in names.items():
        stands, dates, odds, missing, *_ = rows[name]
        one = told[area]
        assert stands == verdict(view, one).chip and dates == (when(view, one) or None)
        assert odds == likely(one, "vi")
        assert missing == figures[area].missing == one.needed - one.having


def test_pace_people_left_and_who_turns_14_are_those_of_their_own_pages(view):
    rows = table(panels(VILLAGES.build(view))["support"])
    left = {one.area: one for one in villages_left(view.reader, MONTH, EID)}
    demand = demand_of(view.reader, MONTH)
    before = replace(view, month=shifted(MONTH, -3)).ask(EID, by=("area",))
    now = view.ask(EID, by=("area",))
    for area, name in areas_of(view.reader).items():
        if name not in rows:
            continue
        *_, pace, people, turn = rows[name]
        one = now.one(EID, area=area)
        assert pace == pytest.approx((one.having - before.one(EID, area=area).having) / 3)
        assert people == left_words(view, left[area])
        assert left[area].home == one.among - one.having
        soon = [shifted(MONTH, ahead) for ahead in (1, 2, 3)]
        assert turn == sum(demand.persons(area=area, month=day, kind="turn_14") for day in soon)


def test_the_finding_names_the_worst_village_and_how_many_it_misses(view):
    finding = VILLAGES.build(view).finding
    worst = max(view.ask(EID, by=("area",)).of(EID)[:-1], key=lambda one: one.missing)
    assert areas_of(view.reader)[worst.area] in finding
    assert f": {worst.missing} trên" in finding and len(finding.split()) <= 15
    alone = replace(view, told={"people": worst.missing})
    assert f"còn {worst.missing} người" in VILLAGES.build(alone).finding
    nobody = VILLAGES.build(replace(view, told={"people": 10_000}))
    assert nobody.finding == "Không có thôn nào khớp điều kiện"
    assert not panels(nobody)["lagging"].data


def test_the_fair_chart_is_ordered_by_number_inside_its_verdicts(view):
    panel = panels(VILLAGES.build(view))[f"{EID.key}-fair"]
    told, areas = comparison(view.reader, EID, MONTH), areas_of(view.reader)
    groups: dict[str, list[str]] = {}
    for row in panel.data:
        if row["name"].startswith(HEAD):
            groups[row["name"].removeprefix(HEAD)] = []
        else:
            groups[list(groups)[-1]].append(row["name"])
    assert groups == {word: [areas[one.area] for one in told.of(word)] for word in groups}
    assert groups["slow"] == ["Thôn 9"] and "Chậm thật: Thôn 9" in panel.title
    heads = {row["head"] for row in panel.data} - {""}
    assert heads == {"■ chậm thật", "○ trong mức dao động"}
    assert dict(panel.options)["names"] == tuple(row["name"] for row in panel.data)
    for row in panel.data:
        if "rate" in row:
            assert row["low"] <= row["inner_low"] <= row["centre"] <= row["inner_high"]
            assert row["label"] == number.percent(row["rate"], "vi")
    for name, (*_, stands) in table(panel).items():
        assert stands.endswith("chậm thật") == (name == "Thôn 9")


def test_the_most_improved_village_is_named_where_it_is_beyond_chance(view):
    month = date(2022, 2, 28)
    early = replace(view, month=month, told={"indicator": CARDS.key})
    page = VILLAGES.build(early)
    [best] = gains(view.reader, CARDS, month).best
    name, rate = areas_of(view.reader)[best.area], number.percent(best.deeds.rate, "vi")
    did = f"{best.deeds.done}/{best.deeds.could} người chưa có đã làm ({rate})"
    assert page.lead.startswith(f"{name} tiến bộ nhất từ 02/2021: {did}")
    panel = panels(page)[f"{CARDS.key}-improved"]
    _, _, told, usual, _ = table(panel)[name]
    assert told == f"{best.deeds.done}/{best.deeds.could} ({rate})" and best.deeds.rate > usual
    card = replace(view, told={"indicator": "card_coverage_present"})
    assert "quá ít người chưa có để so" in VILLAGES.build(card).lead
    assert "không thôn nào tiến vượt mức dao động" in VILLAGES.build(view).lead


def test_merit_needs_a_year_and_a_trend_ten_months(view):
    early = replace(view, month=date(2021, 6, 30), told={"indicator": "card_coverage_present"})
    page = VILLAGES.build(early)
    assert "chưa có số từ 06/2020" in page.lead
    trends = {row[-1] for row in table(panels(page)["card_coverage_present-improved"]).values()}
    assert all("chưa đủ điểm (" in one for one in trends)


@pytest.mark.parametrize("where", [Filters(sexes=("female",)), Filters(age_bands=("18-24",))])
def test_under_a_filter_of_people_there_is_no_forecast_and_a_reason(view, where):
    page = VILLAGES.build(replace(view, where=where, told={"village": "v9"}))
    panel = panels(page)["support"]
    assert "Đang lọc theo giới hoặc tuổi" in panel.subtitle
    for stands, dates, odds, missing, pace, people, turn in table(panel).values():
        assert stands[0] == "○" and dates is odds is people is turn is None
        assert missing > 0 and pace is not None
    assert "không có dự báo khi lọc" in panels(page)["village-outlook"].title
    assert {row[-1] for row in table(panels(page)[f"{EID.key}-improved"]).values()} == {"–"}


def test_a_chosen_village_opens_its_forecast_steps_ages_and_links(view):
    page = VILLAGES.build(replace(view, told={"village": "v9"}))
    own, steps = panels(page)["village-outlook"], panels(page)["village-steps"]
    [told] = [one for one in forecasts(view.reader, EID, MONTH) if one.area == "v9"]
    assert verdict(view, told).chip in own.title and when(view, told) in own.title
    assert own.table.rows[0] == table(panels(page)["support"])["Thôn 9"]
    opened = urlparse(own.link[1])
    assert opened.path == "/chi-tieu-tien-do"
    query = parse_qs(opened.query)
    assert (query["xem"], query["chi-tieu"]) == (["v9"], [EID.key])
    assert urlparse(steps.link[1]).path == "/lich-luu-dong"
    keys = [one.key for row in page.rows for one in row]
    assert len(keys) == len(set(keys))


def test_the_plan_is_linked_without_an_indicator_it_cannot_plan(view):
    page = VILLAGES.build(replace(view, told={"village": "v9", "indicator": "eid_submitted"}))
    assert "chi-tieu" not in parse_qs(urlparse(panels(page)["village-steps"].link[1]).query)
    assert "không tách người ở nhà" in panels(page)["support"].subtitle


@pytest.mark.parametrize(("sort", "column"), [("thieu", 4), ("ty-le", None), ("toc-do", 5)])
def test_chart_and_table_keep_the_order_asked_for(view, sort, column):
    page = panels(VILLAGES.build(replace(view, told={"sort": sort})))
    names = [row[0] for row in page["support"].table.rows]
    assert names == [row["name"] for row in page["lagging"].data]
    if column:
        values = [row[column] for row in page["support"].table.rows]
        assert values == sorted(values, reverse=sort == "thieu")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("role", ["chief", "village"])
def test_the_page_stands_in_every_month_for_chief_and_village(commune, role, language):
    """Each says at most 18 words in its finding, in one language; the village names no other."""
    reader = Reader(role, "v9" if role == "village" else "commune", language, commune(7).store)
    for month in (*months_of(reader)[:14:3], *months_of(reader)[14::9]):
        for key in (EID, CARD_COVERAGE_PRESENT):
            page = VILLAGES.build(View(reader, month, told={"indicator": key.key, "village": "v9"}))
            said = " ".join(
                [page.finding, page.lead]
                + [word for one in panels(page).values() for word in (one.title, one.subtitle)]
            )
            assert len(page.finding.split()) <= 18
            assert (ENGLISH if language == "vi" else VIETNAMESE).search(said) is None, said
            if role == "village":
                assert "Thôn 1" not in said
                drawn = [one["name"] for one in panels(page)[f"{key.key}-fair"].data]
                assert set(drawn) <= {"Thôn 9"} | {one for one in drawn if one.startswith(HEAD)}


@pytest.mark.parametrize("area", ["v1", "v5", "v9"])
def test_village_police_read_the_verdict_on_their_village_that_the_chief_reads(commune, area):
    """Beside the others, it is not "too few villages": that was said of one read alone."""
    chief, police = (Reader(role, area, store=commune(7).store) for role in ("chief", "village"))
    asked = {"indicator": EID.key}
    whole, own = (panels(VILLAGES.build(View(one, MONTH, told=asked))) for one in (chief, police))
    [row] = own[f"{EID.key}-fair"].table.rows
    assert row in whole[f"{EID.key}-fair"].table.rows
    assert own[f"{EID.key}-fair"].title.startswith(row[0])
    assert own[f"{EID.key}-fair"].title.removeprefix(row[0] + " ").startswith(row[-1][2:])
    [gained] = own[f"{EID.key}-improved"].table.rows
    assert gained in whole[f"{EID.key}-improved"].table.rows


def test_under_a_filter_village_police_are_told_that_nothing_is_compared(commune):
    police = Reader("village", "v9", store=commune(7).store)
    view = View(police, MONTH, where=Filters(sexes=("female",)))
    assert "Đang lọc" in panels(VILLAGES.build(view))[f"{EID.key}-fair"].title
