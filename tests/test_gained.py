"""How much a village gained is one number for every reader; praise is for what persons did."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analytics.document import View, number
from analytics.form.bridge.panel import why_panel
from analytics.form.bridge.words import change
from analytics.form.chapters import VILLAGES
from analytics.form.fair.improved import improved_panel
from analytics.form.glance import share_card
from analytics.form.report.source import Answered
from analytics.form.report.teller import Teller
from analytics.form.report.words import most_improved
from analytics.form.stage.due import merit_scene
from analytics.form.stage.scene import Story
from analytics.form.trend import trend_panel
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.fair.deeds import Deeds, deeds_of
from analytics.meaning.fair.improved import gains
from analytics.meaning.question import Filters, Reader
from analytics.meaning.report.recount import Recount
from analytics.words.month import shifted
from tests.drawn import published, register_of

EID, CARDS = EID_ACTIVATED, CARD_COVERAGE_PRESENT
MONTH = date(2024, 12, 31)
YEAR, LAST, DID = 1, 2, 3  # columns of the table


@pytest.fixture(scope="module")
def chief(commune):
    return Reader("chief", store=commune(20241231).store)


@pytest.mark.parametrize("key", [EID, CARDS])
def test_a_village_gained_as_much_for_every_reader(chief, key):
    for area, name in areas_of(chief).items():
        whole = View(chief, MONTH)
        chosen = replace(whole, where=Filters(areas=(area,)))
        police = View(Reader("village", area, store=chief.store), MONTH)
        year, last = (moved(whole, key, area, back) for back in (12, 1))
        for view in (whole, chosen, police):
            rows = {row[0]: row for row in improved_panel(view, key).table.rows}
            assert (rows[name][YEAR], rows[name][LAST]) == (year, last), (area, view.reader.role)
        for view in (chosen, police):
            assert f" {number.change(year, 'vi')} điểm % từ 12/2023" in trend_panel(view, key).title
            card = share_card(view, key)
            assert f"{number.change(last, 'vi')} điểm % / tháng" in card.detail
            size = number.decimal(abs(last) / 100, "vi", places=2)
            assert (
                size in why_panel(view, key, since=shifted(MONTH, -1), area=area).title or not last
            )


def moved(view: View, key: str, area: str, back: int) -> int:
    answer = view.ask(key, by=("area",), months_back=back)
    then, now = (
        answer.one(key, area=area, month=month) for month in (shifted(MONTH, -back), MONTH)
    )
    return change(then, now)


def test_points_at_the_same_ages_stand_under_the_method_only(chief):
    panel = improved_panel(View(chief, MONTH), EID)
    name, table = panel.more
    assert name == "Cách tính" and "cơ cấu tuổi" in table.columns[0].name
    own = {one.area: one.points for one in gains(chief, EID, MONTH).villages}
    assert [row[1] for row in table.rows] == list(own.values())
    assert not {round(one, 1) for one in own.values()} & {
        value for row in panel.table.rows for value in row if isinstance(value, float)
    }


def left_and_done() -> dict[str, pd.DataFrame]:
    """Nine villages of 80, half of them without an e-ID in November 2023. In December 32 of those
    in v1 move out; in v2 twenty activate theirs; elsewhere four."""
    people = pd.DataFrame({"resident_id": range(720)})
    people["village_id"] = [f"v{number // 80 + 1}" for number in range(720)]
    place = people.resident_id % 80
    gone = (people.village_id == "v1") & (place < 32)
    people["exit_date"] = gone.map({True: "2023-12-10", False: None})
    people["exit_type"] = gone.map({True: "move_out", False: None})
    does = (place < people.village_id.map({"v1": 0, "v2": 20}).fillna(4)) | (place >= 40)
    early = place >= 40
    day = early.map({True: "2022-06-01", False: "2023-12-05"})
    eid = pd.DataFrame({"resident_id": people.resident_id, "level": 2})
    for step in ("submitted", "approved", "activated"):
        eid[f"{step}_date"] = day
    register = register_of(residents="resident_id\n 1")
    for name, value in register["residents"].iloc[0].items():
        if name not in people:
            people[name] = value
    villages = pd.DataFrame({"village_id": [f"v{n}" for n in range(1, 10)]})
    villages["name"] = "Thôn " + villages.village_id.str[1:]
    own = eid[does].reindex(columns=register["eid_accounts"].columns)
    return register | {"residents": people, "eid_accounts": own, "villages": villages}


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    return published(left_and_done(), tmp_path_factory.mktemp("left"))


def test_nobody_is_praised_because_people_went_away(lived):
    """The share of v1 rises by 33 points, more than any: all of it by leaving. v2 is praised."""
    month = date(2023, 12, 31)
    view = View(lived, month, told={"indicator": EID.key})
    rows = {row[0]: row for row in improved_panel(view, EID).table.rows}
    assert rows["Thôn 1"][LAST] == max(row[LAST] for row in rows.values()) == 3333
    assert (rows["Thôn 1"][DID], rows["Thôn 2"][DID]) == ("0/40 (0,0%)", "20/40 (50,0%)")
    last = gains(lived, EID, month, back=1)
    assert [one.deeds for one in last.villages][:2] == [Deeds("v1", 0, 40), Deeds("v2", 20, 40)]
    assert [one.area for one in last.best] == ["v2"]
    said = most_improved(Teller(view, Answered(view)))
    assert said == (
        "Tiến bộ nhất tháng: Thôn 2, 20 trong 40 người chưa kích hoạt định danh đã làm (50,0%)."
    )
    subtitle = improved_panel(view, EID).subtitle
    assert subtitle.startswith("Thôn 2 tiến bộ nhất từ 11/2023: 20/40 người chưa có đã làm (50,0%)")


def test_the_report_praises_nobody_whom_the_page_does_not(chief):
    """One person of 319 who activated in March 2022 was the report's strength of the month."""
    for month in months_of(chief)[1::2]:
        view = View(chief, month)
        teller = Teller(view, Answered(view))
        key = EID if teller.eid_begun else CARDS
        best = gains(chief, key, month, back=1).best
        said = most_improved(teller)
        assert said.startswith("Tiến bộ nhất tháng: ") == bool(best), month
        assert all(areas_of(chief)[one.area] in said for one in best)


def test_the_stage_praises_whom_the_page_praises_and_asks_how(lived):
    view = View(lived, date(2023, 12, 31), told={"indicator": EID.key, "area": "commune"})
    scene = merit_scene(Story(view, EID, {}, late=False))
    assert scene.finding.startswith("20 người ở Thôn 2 đã kích hoạt định danh trong 12 tháng")
    shown = {one.key: one for one in VILLAGES.build(view).panels}
    said = shown[f"{EID.key}-improved"].title
    assert said.startswith("Thôn 2 tiến bộ nhất từ 12/2022: 20/40 người")
    [panel] = scene.panels
    told = {one.name: one.people for one in panel.drawn.tiles}
    assert told["Thôn 2"] == 20 == max(one or 0 for one in told.values())
    assert scene.requests[0].detail == "Trưởng Thôn 2"


def test_under_a_filter_of_persons_nobody_is_praised(lived):
    view = View(lived, date(2023, 12, 31), Filters(sexes=("female",)))
    panel = improved_panel(view, EID)
    assert "chỉ xét khi không lọc người" in panel.subtitle
    assert {row[DID : DID + 2] for row in panel.table.rows} == {(None, None)}


def test_deeds_are_counted_a_second_time_from_raw_rows(chief):
    for month in months_of(chief)[1::6]:
        for key in (EID, CARDS, EID_SUBMITTED, ID_NUMBER_NOTIFIED):
            told = deeds_of(chief, key, since=shifted(month, -1), month=month)
            assert told == Recount(chief).deeds(key, month), (month, key)
            assert all(0 <= one.done <= one.could for one in told)
