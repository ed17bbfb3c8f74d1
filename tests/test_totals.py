"""What is printed as a total is the sum of its parts, or says what it is; flows say of whom."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest

from analytics.document import View
from analytics.form.bridge.panel import why_panel
from analytics.form.chapters import ID_CARDS, PLAN, POPULATION, PROGRESS
from analytics.form.chapters.overview import lead_words
from analytics.form.progress.marks import level_words
from analytics.form.progress.road import now_and_due, way_of
from analytics.form.report.papers import cards, eid
from analytics.form.report.source import Answered
from analytics.form.report.teller import Teller
from analytics.form.what_if.asked import asked as what_if
from analytics.form.what_if.sheet import sheet_panel
from analytics.meaning.ask import months_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_ACTIVATIONS,
    EID_SUBMITTED,
)
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.plan.asked import Asked as Wanted
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.notice import attendance_sheet
from analytics.meaning.plan.options import Option
from analytics.meaning.plan.sums import sittings_of, villages_of
from analytics.meaning.question import Reader
from analytics.paper.what_if import target_sheet
from analytics.words.month import shifted

MONTH, EID = date(2024, 12, 31), EID_ACTIVATED


@pytest.fixture(scope="module")
def view(commune):
    return View(Reader("chief", store=commune(20241231).store), MONTH)


def persons(words: object) -> int:
    """Of '95%: thêm 38 người'; of a level that is held, none."""
    found = re.search(r"([\d.]+) người", str(words))
    return int(found[1].replace(".", "")) if found else 0


def test_nine_village_targets_add_up_to_a_row_that_says_it_is_their_sum(view):
    """322 stood under nine proposals as 338: the commune's own level was printed like a total."""
    panel = sheet_panel(what_if(view))
    *villages, added, whole = panel.table.rows
    assert len(villages) == 9 and added[0] == "Cộng 9 thôn" and whole[0] == "Toàn xã, mức riêng"
    for place in range(1, len(added)):
        count = persons if place > 2 else int
        assert count(added[place]) == sum(count(row[place]) for row in villages), place
    assert persons(added[-1]) != persons(whole[-1])
    assert "Toàn xã là mức riêng, không phải tổng" in panel.about
    [table] = [
        one for one in docx.Document(io.BytesIO(target_sheet(view))).tables if len(one.rows) > 9
    ]
    told = {row.cells[0].text: row.cells[-2].text for row in table.rows}
    assert told[added[0]] == added[-1] and told[whole[0]] == whole[-1]


@pytest.mark.parametrize("month", (date(2022, 9, 30), date(2023, 3, 31), MONTH))
def test_a_shortfall_that_is_no_sum_says_so_and_lends_only_where_a_village_is_above(view, month):
    """1.158 people of nine villages stood over 1.155 of the commune, “đã bù”, with none above."""
    seen = replace(view, month=month)
    *villages, whole = forecasts(view.reader, EID, month)
    total, lent = sum(one.missing for one in villages), any(o.having > o.needed for o in villages)
    panels = [one for row in PROGRESS.build(seen).rows for one in row]
    [table] = [one.table for one in panels if one.key == "progress-villages"]
    [name] = [one.name for one in table.columns if one.name.startswith("Còn thiếu")]
    said = "" if total == whole.missing else " (xã: đã bù)" if lent else " (xã: tính chung)"
    assert name == "Còn thiếu" + said
    figures = seen.ask(EID, by=("area",)).of(EID)
    words = lead_words(seen, figures, whole.missing)
    assert ("thôn khác vượt" in words) == lent
    assert ("tính chung cả xã" in words) == (total != whole.missing and not lent)


SUM = re.compile(
    r"còn ([\d.]+) người; thôn khác vượt ([\d.]+)(?:, tính tròn từng thôn ([\d.]+))? "
    r"nên (?:cả xã còn thiếu ([\d.]+) người|tính chung đã đạt)"
)


def test_what_villages_lack_and_lend_adds_up_in_every_month(view):
    """“4 thôn chưa đạt còn 67 người; thôn khác vượt 45, … 4 nên cả xã còn thiếu 18 người”."""
    added = set[bool]()
    for month in months_of(view.reader):
        for key in (EID, CARD_COVERAGE_PRESENT, EID_SUBMITTED):
            seen = replace(view, month=month)
            figures = seen.ask(key, by=("area",)).of(key)
            villages = [one for one in figures if one.area != "commune"]
            net = seen.ask(key).one(key, area="commune").missing
            words = lead_words(seen, figures, net)
            lent = bool(any(one.missing for one in villages) and any(one.above for one in villages))
            found = SUM.search(words)
            assert bool(found) == lent, (month, words)
            if found:
                lacking, above, rounded, left = (
                    int((one or "0").replace(".", "")) for one in found.groups()
                )
                assert left == net and (not net or lacking - above - rounded == net), words
                added.add(bool(net))
    assert added


@pytest.mark.parametrize("goal", ["most_people", "every_village_reaches"])
def test_a_plan_brings_as_many_people_as_its_villages_and_sittings_together(view, goal):
    plan = plan_asked(view.reader, MONTH, Wanted(goal=goal))
    for option in plan.options:
        adds_up(option)
    best, total = plan.best, round(plan.best.people)
    sheets = attendance_sheet(plan.request, best)
    assert sum(dict_of(one.fields)["Dự kiến có (người)"] for one in sheets) == total
    shown = PLAN.build(replace(view, told={"goal": goal, "option": "best"}))
    panels = {one.key: one for row in shown.rows for one in row}
    assert sum(row[5] for row in panels["plan-days"].table.rows) == total
    held = [
        persons(str(row[-1]).replace(" (", " người ("))
        for row in panels["plan-schedule"].table.rows
    ]
    assert sum(held) == total


def dict_of(fields) -> dict[str, object]:
    return {name.in_("vi"): value for name, value in fields}


def adds_up(option: Option) -> None:
    villages, sittings = villages_of(option), sittings_of(option)
    assert sum(villages.values()) == sum(sittings) == round(option.people)
    for area, count in villages.items():
        own = [
            people
            for people, one in zip(sittings, option.sittings, strict=True)
            if one.area == area
        ]
        assert sum(own) == count
        assert abs(count - option.extra[area]) < 1


def test_what_a_target_needs_now_and_when_it_falls_due_are_told_apart(view):
    """2.881 stood on the chart and 2.911 in the title, of one target."""
    month = date(2024, 6, 30)
    [whole] = [one for one in forecasts(view.reader, EID, month) if one.area == "commune"]
    way = way_of(view.reader, whole)
    now, due = (f"{one:,}".replace(",", ".") for one in now_and_due(way))
    assert now != due
    early = replace(view, month=month, told={"indicator": EID.key, "area": "commune"})
    [panel] = [one for row in PROGRESS.build(early).rows for one in row if one.key == "progress"]
    assert f"Cần {now} người theo số hiện nay, khoảng {due} vào hạn." in panel.about
    assert level_words(early, way).endswith(f"{now} nay, khoảng {due} vào hạn")
    late = replace(view, told={"indicator": EID.key, "area": "commune"})
    [panel] = [one for row in PROGRESS.build(late).rows for one in row if one.key == "progress"]
    assert "theo số hiện nay" not in panel.about, "once it is due there is one number"


def test_every_flow_says_of_whom(view):
    """34 activations stood beside '29 người kích hoạt' of the same month, both without a whom."""
    everybody = "người thường trú, kể cả đi vắng"
    [issued] = [one for one in ID_CARDS.build(view).cards if one.name == "Thẻ cấp trong tháng"]
    assert everybody in issued.detail
    [change] = [one for one in POPULATION.build(view).panels if one.key == "change"]
    assert " thường trú + " in change.subtitle
    teller = Teller(view, Answered(view))
    month = eid(teller)[0]
    done = int(view.ask(EID_ACTIVATIONS).one(EID_ACTIVATIONS).having)
    assert f"kích hoạt {done} tài khoản định danh của {everybody}" in month
    assert f"thẻ cho {everybody}" in cards(teller)[0]
    told = why_panel(view, EID, since=shifted(MONTH, -1))
    here = re.search(r"(\d+) người có mặt kích hoạt định danh", told.title)
    assert int(here[1]) < done
