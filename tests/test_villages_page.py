"""Thôn: every number of the page again from the cells, and every state it can be in."""

import re
from dataclasses import replace
from datetime import date
from shutil import copy
from urllib.parse import parse_qs, urlparse

import duckdb
import pandas as pd
import pytest

from analytics.document import Dots, Page, Panel, Said, Stages, View
from analytics.form.address import view_said
from analytics.form.body import PRINTERS
from analytics.form.chapters import PLAN
from analytics.form.chapters.villages import VILLAGES
from analytics.form.verdict.said import likelihood, verdict
from analytics.form.village.ahead import plan_link, plan_words
from analytics.form.village.lack import LATER, lacks
from analytics.form.village.rows import ends, ticks
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.fair.compare import comparison
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.plan.asked import Asked, plan_asked
from analytics.meaning.question import Filters, Reader
from analytics.words.month import parse_month
from tests.test_pages import ENGLISH, VIETNAMESE

MONTH = date(2024, 12, 31)
EID, CARDS = EID_ACTIVATED, CARD_COVERAGE_PRESENT
TARGETS = (EID, EID_SUBMITTED, CARDS, ID_NUMBER_NOTIFIED)
STATES = {
    EID: lambda one: one.eid == "activated",
    EID_SUBMITTED: lambda one: one.eid.isin(["submitted", "approved", "activated"]),
    CARDS: lambda one: one.card.isin(["valid", "expiring"]),
    ID_NUMBER_NOTIFIED: lambda one: one.notified,
}
BANDS = {"0–5": 5, "6–13": 13, "14–17": 17, "18–24": 24, "25–34": 34, "35–44": 44, "45–59": 59}
BANDS |= {"60–69": 69, "70+": 200}


@pytest.fixture(scope="module")
def store(commune):
    return commune(20241231).store


@pytest.fixture(scope="module")
def view(store) -> View:
    return View(Reader("chief", store=store), MONTH)


@pytest.fixture(scope="module")
def cells(store, tmp_path_factory) -> pd.DataFrame:
    """Every resident of every month, as the edition holds them: read from a copy of the file."""
    file = copy(store / "exact-000001.duckdb", tmp_path_factory.mktemp("cells"))
    with duckdb.connect(str(file), read_only=True) as opened:
        told = opened.execute("select * from cell where residence in ('present', 'away')").df()
    return told.assign(month=told.month.dt.date)


def panels(page: Page) -> dict[str, Panel]:
    return {one.key: one for one in page.panels}


def listed(panel: Panel) -> dict[str, tuple]:
    """Of a village named in every row."""
    return {row[1]: row[2:] for row in panel.table.rows}


def table(panel: Panel) -> dict[str, tuple]:
    return {row[0]: row[1:] for row in panel.table.rows}


def built(view: View, **told) -> Page:
    return VILLAGES.build(replace(view, told=told))


def at(view: View, *areas: str) -> View:
    return replace(view, where=replace(view.where, areas=areas))


def counted(cells: pd.DataFrame, key, month: date, area: str) -> pd.DataFrame:
    """Whom the share is about, with whether they have it."""
    there = cells[(cells.month == month) & (cells.area == area)]
    if key != ID_NUMBER_NOTIFIED:
        there = there[(there.residence == "present") & (there.age >= 14)]
    return there.assign(has=STATES[key](there))


def people(rows: pd.DataFrame) -> int:
    return int(rows.persons.sum())


@pytest.mark.parametrize("key", TARGETS, ids=lambda one: one.key)
@pytest.mark.parametrize("month", [MONTH, date(2023, 6, 30), date(2022, 3, 31)], ids=str)
def test_every_count_of_the_page_is_counted_again_from_the_cells(view, cells, month, key):
    view = replace(view, month=month)
    found = panels(built(view, indicator=key.key))
    rows, head = found["villages"], found["village"].table.rows[0]
    names = {name: area for area, name in areas_of(view.reader).items()}
    short: dict[str, int] = {}
    for name, (having, among, share, aim, missing, without, *_) in table(rows).items():
        own = counted(cells, key, month, names[name])
        assert (having, among) == (people(own[own.has]), people(own)), name
        assert without == among - having and share == pytest.approx(100 * having / among)
        needed = None if aim is None else -(-round(aim * among) // 100)
        assert missing == (None if needed is None else max(0, needed - having))
        short[name] = without if missing is None else missing
    most = max(short.values())
    assert sum(short.values()) > 0 and short[head[0]] == most
    assert view.whole(sum(short.values())) in built(view, indicator=key.key).finding
    own = counted(cells, key, month, names[head[0]])
    away = cells[(cells.month == month) & (cells.area == names[head[0]])]
    away = away[(away.residence == "away") & ((away.age >= 14) | (key == ID_NUMBER_NOTIFIED))]
    lacking = own[~own.has]
    assert head[-3] == people(lacking[lacking.residence == "present"])
    assert head[-2] == people(away[~STATES[key](away)])
    steps = listed(found["village-steps"])
    assert all(
        len(row) == len(one.table.columns) for one in found.values() for row in one.table.rows
    )
    assert sum(count for count, _ in steps.values()) == 2 * people(lacking)  # with their sum
    ages = {name: count for name, (count,) in listed(found["village-ages"]).items()}
    edges = pd.cut(lacking.age, [-1, *BANDS.values()], labels=list(BANDS))
    for name, count in lacking.persons.groupby(edges, observed=False).sum().items():
        assert ages.get(name, 0) == count
    for name, (gap, without, having, among) in listed(found["village-year"]).items():
        then = next(one for one in months_of(view.reader) if view.month_name(one) == name)
        own = counted(cells, key, then, names[head[0]])
        assert (having, among) == (people(own[own.has]), people(own))
        assert without == among - having
        needed = None if head[4] is None else -(-round(head[4] * among) // 100)
        assert gap == (None if needed is None else max(0, needed - having))


def test_those_without_an_active_e_id_fall_into_steps_that_add_up(view, cells):
    """74 at home = 45 to activate + 3 awaiting + 26 not enrolled; 78 away."""
    found = panels(built(view))
    there = counted(cells, EID, MONTH, "v9")
    states = there.groupby("eid").persons.sum()
    approved, awaiting = int(states["approved"]), int(states["submitted"])
    unenrolled = people(there) - people(
        there[there.eid.isin(["submitted", "approved", "activated"])]
    )
    assert [count for count, _ in listed(found["village-steps"]).values()] == [
        *(approved, awaiting, unenrolled, 74)
    ]
    assert (approved, awaiting, unenrolled) == (45, 3, 26)
    assert "74 ở nhà; 78 đi vắng không tính vào tỷ lệ" in found["village"].subtitle
    assert found["village"].title == "Thôn 9: cần 46 người; 45 chỉ còn bấm kích hoạt"
    assert found["village-year"].title == "Còn thiếu 73 → 46 từ 12/2023"


def test_the_headline_says_how_many_where_and_follows_the_village_chosen(view):
    assert built(view).finding == "4 thôn còn thiếu 67 người; 46 người ở Thôn 9"
    assert built(at(view, "v5")).finding == "4 thôn còn thiếu 67 người; 13 người ở Thôn 5"
    assert built(at(view, "v3")).finding == "4 thôn còn thiếu 67 người; Thôn 3 đã đạt"
    assert built(at(view, "v5", "v9")).finding == "2 thôn đã chọn thiếu 59 người; 46 người ở Thôn 9"
    assert built(view, people=20).finding == "Chỉ Thôn 9 còn thiếu 46 người"
    assert built(view, people=100).finding == "Không thôn nào thiếu từ 100 người"
    women = replace(view, where=Filters(sexes=("female",), age_bands=("70+",)))
    assert built(women).finding == "Nữ · 70+: 98 người chưa kích hoạt định danh"
    early = replace(view, month=date(2022, 3, 31))
    assert built(early).finding == "Chưa giao chỉ tiêu; 3.194 người chưa kích hoạt định danh"


def test_rows_choose_a_village_and_let_it_go_and_stay_all_of_them(view):
    for told, to in ((view, "thon=v9"), (at(view, "v9"), "thon=")):
        found = panels(built(told))
        assert isinstance(found["villages"].drawn, Dots) and found["village"].title[:6] == "Thôn 9"
        rows = {one.name: one for one in found["villages"].drawn.dots}
        assert len(rows) == 9 and rows["Thôn 9"].to == to and rows["Thôn 5"].to == "thon=v5"
        assert rows["Thôn 9"].chosen == bool(told.where.areas)
        tiles = {one.name: one for one in found["villages-map"].drawn.tiles}
        assert {name: one.to for name, one in tiles.items()} == {
            name: one.to for name, one in rows.items()
        }
        assert {name: one.people for name, one in tiles.items()} == {
            name: row[4] for name, row in table(found["villages"]).items()
        }
    assert "không theo bộ lọc thôn" in found["villages"].subtitle
    assert panels(built(at(view, "v5", "v6")))["village"].title.startswith("Thôn 5: cần 13")


@pytest.mark.parametrize("sort", ["thieu", "ty-le", "toc-do"])
def test_the_rows_keep_the_order_asked_for(view, sort):
    rows = panels(built(view, sort=sort))["villages"]
    values = {name: row for name, row in table(rows).items()}
    place = {"thieu": 4, "ty-le": 2, "toc-do": -1}[sort]
    order = [row[place] for row in values.values()]
    assert order == sorted(order, reverse=sort == "thieu")
    assert [one.name for one in rows.drawn.dots] == list(values)


@pytest.mark.parametrize("key", TARGETS, ids=lambda one: one.key)
def test_dates_verdicts_and_chances_are_those_of_the_forecast(view, key):
    told = {one.area: one for one in forecasts(view.reader, key, MONTH)}
    for area, name in areas_of(view.reader).items():
        found = panels(built(at(view, area), indicator=key.key))
        assert found["village"].stands[1] == verdict(view, told[area]).chip
        [dot] = [one for one in found["villages"].drawn.dots if one.name == name]
        middle = told[area].reach[1]
        if told[area].missing:
            month = view.month_name(middle) if middle else "> 36 tháng"
            assert (dot.people, dot.when) == (f"còn {told[area].missing} người", month)
            said = found["village-ahead"].drawn.sentences[0]
            assert said.lower().startswith(likelihood(view, told[area]).lower())
        else:
            assert dot.people == verdict(view, told[area]).chip and dot.status == "reached"


def test_sittings_of_the_plan_are_told_beside_whom_the_village_needs(view):
    option = plan_asked(view.reader, MONTH, Asked(EID)).option("lagging")
    ahead = panels(built(at(view, "v9")))["village-ahead"]
    low, high = option.ranges["v9"]
    count, more = sum(one.area == "v9" for one in option.sittings), round(option.extra["v9"])
    assert ahead.drawn.sentences[1] == (
        f"Lịch tháng 01/2025 của xã có {len(option.sittings)} buổi, {count} ở thôn này: "
        f"dự kiến +{more} người ({low}–{high}), cần 46."
    )
    assert ahead.table.rows[0][-4:] == (count, more, low, high)
    [todo] = ahead.decisions
    assert (todo.work, todo.areas, todo.people) == ("activate", ("v9",), 45)
    assert todo.title == "Kích hoạt giúp 45 người đã được duyệt" and todo.offer
    opened = urlparse(todo.link[1])
    assert opened.path == "/lich-luu-dong"
    query = parse_qs(opened.query)
    assert (query["chi-tieu"], query["phuong-an"]) == ([EID.key], ["lagging"])
    enrol = panels(built(at(view, "v9"), indicator=EID_SUBMITTED.key))["village-ahead"]
    assert "chi-tieu" not in parse_qs(urlparse(enrol.decisions[0].link[1]).query)


PLAN_TOLD = re.compile(r"có (\d+) buổi, (\d+) ở thôn này: dự kiến \+(\d+) người \((\d+)–(\d+)\)")


def told_here(view: View, area: str) -> tuple[int, ...] | None:
    """All sittings, those here, whom they bring with the range: as Kế hoạch shows them."""
    page = PLAN.build(view)
    found = {row[0]: row for row in panels(page)["plan-days"].table.rows}
    row = found[areas_of(view.reader)[area]]
    if not row[4]:
        return None
    return sum(one[4] for one in found.values()), row[4], row[5], *map(int, row[6].split("–"))


@pytest.mark.parametrize("month", ["2023-06", "2024-01", "2024-09", "2024-12"])
def test_the_plan_opened_is_the_one_whose_figures_the_village_tells(store, month):
    """“12 buổi, 7 ở thôn này, +41” opened 8 sittings with +44, and the menu showed 2 with +19."""
    seen, told_of = View(Reader("chief", store=store), parse_month(month)), 0
    for area in areas_of(seen.reader):
        here = at(seen, area)
        for one in lacks(here):
            sentence = PLAN_TOLD.search(plan_words(here, one))
            if one.figure.area != area or sentence is None:
                continue
            figures = tuple(map(int, sentence.groups()))
            address = urlparse(plan_link(here, one)[1])
            said = {key: tuple(each) for key, each in parse_qs(address.query).items()}
            assert told_here(view_said(PLAN, seen.reader, said, strict=True), area) == figures
            assert told_here(seen, area) == figures, "the page of the menu"
            police = replace(seen, reader=Reader("village", area, store=store))
            _, held, gain, *ends = told_here(police, area)
            assert (held, *ends) == (figures[1], *figures[3:]) and abs(gain - figures[2]) <= 1
            told_of += 1
    assert told_of


@pytest.mark.parametrize("area", ["v1", "v9"])
@pytest.mark.parametrize("key", [EID, CARDS], ids=lambda one: one.key)
def test_why_this_month_changed_adds_up_as_printed(view, area, key):
    why = panels(built(at(view, area), indicator=key.key))["village-why"]
    [said] = why.drawn.sentences
    parts = [
        float(one.split(")")[0].replace("−", "-").replace(",", ".")) for one in said.split("(")[1:]
    ]
    whole = float(said.split("Cộng: ")[1].split(" ")[0].replace("−", "-").replace(",", "."))
    assert sum(parts) == pytest.approx(whole, abs=0.001)
    first, *_, last = why.table.rows
    assert f"{first[2]}/{first[3]} → {last[2]}/{last[3]}" in why.title


def test_a_filter_of_people_counts_them_and_judges_nobody(view):
    where = Filters(("v9",), ("female",), ("45-59",))
    found = panels(built(replace(view, where=where)))
    rows, own = table(found["villages"]), found["village"]
    assert built(replace(view, where=where)).finding.startswith("Nữ · Thôn 9 · 45–59: ")
    assert "không chấm riêng nhóm đang lọc" in found["villages"].subtitle
    assert found["villages"].drawn.goal is None and own.stands[0] == "none"
    assert {row[3] for row in rows.values()} == {None} == {row[4] for row in rows.values()}
    assert "village-why" not in found
    assert "không có ngày đạt riêng" in found["village-ahead"].drawn.sentences[0]


def test_the_next_target_moves_line_people_and_dates(view):
    found = panels(built(at(view, "v2"), target=LATER))
    assert found["villages"].drawn.goal == (90.0, "chỉ tiêu 90%")
    assert found["village"].title.startswith("Thôn 2: cần 8 người")
    assert found["village"].stands[1].startswith("▲") or found["village"].stands[1].startswith("■")
    none = panels(built(view, target=LATER, indicator=CARDS.key))
    assert (
        none["villages"].drawn.goal is None and none["village"].stands[1] == "○ Chưa giao chỉ tiêu"
    )


def test_village_police_see_their_own_and_nothing_of_others(store):
    police = View(Reader("village", "v9", store=store), MONTH)
    page = VILLAGES.build(police)
    found = panels(page)
    assert page.finding == "Thôn 9: cần 46 người; 45 chỉ còn bấm kích hoạt"
    assert found["village"].title.startswith("118/192 thường trú từ đủ 14 tuổi có mặt (61,5%)")
    assert "villages" not in found and "villages-map" not in found
    assert found["village-ages"].place == "beside" and found["village-year"].place == "inside"
    said = " ".join(str(one) for one in page.panels)
    assert not any(f"Thôn {number}" in said for number in range(1, 9))


def test_where_all_have_reached_it_the_page_says_so_and_what_comes_next(commune):
    view = View(Reader("chief", store=commune(20241231).store), date(2024, 12, 31))
    page = built(view, people=1)
    done = [one for one in panels(page)["villages"].drawn.dots if one.status == "reached"]
    assert len(done) == 5 and all(one.people.startswith("● Đạt") for one in done)
    own = panels(built(at(view, "v3")))
    assert own["village"].title == "Thôn 3: đã đạt, vượt 1 người"
    assert "Tiếp theo 90% đến 31/12/2025: " in own["village-ahead"].drawn.sentences[0]


def test_the_first_month_compares_with_nothing_and_draws_no_year(view):
    first = replace(view, month=months_of(view.reader)[0])
    found = panels(built(first))
    assert "village-why" not in found and isinstance(found["village-year"].drawn, Said)
    assert found["village-year"].title.startswith("Tháng đầu của số liệu")
    assert found["village-ahead"].drawn.sentences == ("Chưa giao chỉ tiêu nên không có ngày.",)


def test_how_villages_compare_fairly_lies_folded_below(view):
    found = panels(built(view))
    fair = found[f"{EID.key}-fair"]
    assert fair.place == "folded" == found[f"{EID.key}-improved"].place
    assert fair.title == "Chậm thật: Thôn 9; 8 thôn trong mức dao động"
    slow = [
        areas_of(view.reader)[one.area] for one in comparison(view.reader, EID, MONTH).of("slow")
    ]
    assert [name for name, row in table(fair).items() if row[-1] == "■ chậm thật"] == slow


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("role", ["chief", "officer", "village"])
def test_the_page_stands_in_every_month_for_every_role(commune, role, language):
    """At most 15 words in its headline, in one language; what is drawn is all markup."""
    reader = Reader(role, "v9" if role == "village" else "commune", language, commune(7).store)
    for month in (*months_of(reader)[:14:6], *months_of(reader)[15::11]):
        for key in (EID, CARDS):
            page = VILLAGES.build(View(reader, month, told={"indicator": key.key}))
            drawn = "".join(
                PRINTERS[type(one.drawn)](one.drawn, language) for one in page.panels if one.drawn
            )
            said = " ".join([page.finding, *(f"{one.title} {one.subtitle}" for one in page.panels)])
            assert len(page.finding.split()) <= 15, page.finding
            assert (ENGLISH if language == "vi" else VIETNAMESE).search(said) is None, said
            assert drawn.count("<i") >= 10 and not any(one.chart for one in page.panels)


def test_the_scale_holds_every_share_and_every_target():
    assert ends([61.5, 88.7, 85]) == (55, 95) and ticks(55, 95) == [60, 70, 80, 90]
    assert ends([97.5, 100]) == (95, 100) and ticks(95, 100) == [95, 96, 97, 98, 99, 100]
    assert ends([0.0]) == (0, 5) and ends([]) == (0, 100)


def test_a_reader_hears_people_steps_and_what_to_do(view):
    """The bar is for the eye alone; the list below it says the same."""
    steps = panels(built(view))["village-steps"].drawn
    assert isinstance(steps, Stages)
    html = PRINTERS[Stages](steps, "vi")
    assert 'class="stages" aria-hidden="true"' in html
    assert (
        "<b>45</b><span>Đã duyệt, chỉ còn bấm kích hoạt</span><em>gọi điện, giúp tại nhà</em>"
        in html
    )
    rows = PRINTERS[Dots](panels(built(view))["villages"].drawn, "vi")
    assert rows.count('aria-pressed="false"') == 9 and 'data-to="thon=v9"' in rows


def test_a_tie_names_both_or_nobody(view):
    """Equals are told together; of three and more nobody is singled out."""
    seen = set()
    for month in (date(2023, 2, 28), date(2023, 4, 30), date(2023, 8, 31), MONTH):
        page = built(replace(view, month=month), indicator=CARDS.key)
        gaps = sorted((row[4] for row in table(panels(page)["villages"]).values()), reverse=True)
        alike = gaps.count(gaps[0])
        assert (" mỗi thôn " in page.finding) == (alike == 2), page.finding
        assert ("; " in page.finding) == (alike <= 2), page.finding
        seen.add(min(alike, 3))
    assert seen == {1, 2, 3}
