"""An announced end or start of a campaign: who enters it, what it changes, where it is tried."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from analytics.document import View
from analytics.form.chapters.settings import history_panel
from analytics.form.what_if.asked import CAMPAIGN, TURNS, asked, campaigns
from analytics.form.what_if.words import effort_words
from analytics.meaning.catalogue import EID_ACTIVATED, EID_SUBMITTED
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.forecast.paths import simulate
from analytics.meaning.forecast.state import turned
from analytics.meaning.question import Reader
from analytics.meaning.settings.campaign import (
    BEGINS,
    ENDS,
    Announced,
    Turn,
    announce,
    announced,
    turns_of,
    withdraw_campaign,
)
from analytics.meaning.settings.definition import month_typed
from analytics.screen import session
from analytics.words.errors import BadSetting, ChiefOnly
from analytics.words.month import shifted
from analytics.words.text import Given
from tests.stores import copied
from tests.test_pages import opened, said
from tests.villages import lived, sittings

KEY, MONTH, AT = EID_ACTIVATED, date(2023, 5, 31), "2025-02-03T08:00"
OVER = Announced(KEY, ENDS, date(2023, 7, 15), "45/TB-CAX", date(2023, 5, 2))
RUNNING = lived([0.0] * 2 + [0.02] * 6 + [0.15] * 4)


@pytest.fixture
def reader(commune, tmp_path) -> Reader:
    store = tmp_path / "store"
    copied(commune(7).store, store)
    return Reader("chief", store=store)


def middle(state, ahead: int) -> float:
    return float(np.median(simulate(state).having[ahead - 1].sum(axis=1)))


def ending(months: int):
    return turned(RUNNING, (Turn(ENDS, shifted(RUNNING.month, months)),))


def beginning(months: int):
    return turned(RUNNING, (Turn(BEGINS, shifted(RUNNING.month, months)),))


def test_the_sooner_a_campaign_ends_the_fewer_have_it_a_year_later():
    told = [middle(ending(months), 12) for months in (1, 4, 8)]
    assert told[0] < told[1] < told[2]


def test_until_the_announced_month_nothing_ends_and_from_it_on_the_lead_is_lost():
    ends, runs = ending(4), ending(30)
    assert (simulate(ends).having[:3] == simulate(runs).having[:3]).all()
    lost = middle(runs, 7) - middle(runs, 4)
    assert middle(ends, 7) - middle(ends, 4) < 0.5 * lost


def test_a_campaign_that_begins_brings_more_from_its_month_on():
    begins = beginning(3)
    quiet = turned(RUNNING, ())
    assert middle(begins, 12) > middle(quiet, 12)
    assert middle(beginning(2), 9) > middle(beginning(8), 9)


def test_more_effort_leaves_no_future_behind_under_an_announced_turn():
    for state in (ending(2), beginning(2)):
        usual, more = simulate(state), simulate(state, sittings(state, 3.0))
        assert (usual.having <= more.having).all()


def test_an_announcement_moves_the_forecast_of_every_role(reader):
    before = forecasts(reader, KEY, MONTH)[-1]
    announce(reader, OVER, at=AT, who="chief")
    assert turns_of(reader, KEY, MONTH) == (Turn(ENDS, date(2023, 7, 31)),)
    after = forecasts(reader, KEY, MONTH)
    assert after[-1].fan[11].p50 < before.fan[11].p50
    [own] = forecasts(replace(reader, role="village", area="v3"), KEY, MONTH)
    assert own in after
    withdraw_campaign(reader, OVER.key, at=AT, who="chief")
    assert forecasts(reader, KEY, MONTH)[-1] == before


def test_it_counts_for_its_indicator_its_month_and_from_the_day_of_its_document(reader):
    announce(reader, OVER, at=AT, who="chief")
    assert not turns_of(reader, EID_SUBMITTED, MONTH)
    assert not turns_of(reader, KEY, date(2023, 4, 30))  # not announced yet
    assert not turns_of(reader, KEY, date(2023, 7, 31))  # no longer ahead


def test_only_a_chief_announces_and_only_with_a_document(reader):
    for role, area in (("officer", ""), ("village", "v3")):
        with pytest.raises(ChiefOnly):
            announce(replace(reader, role=role, area=area), OVER, at=AT, who=role)
    for wrong in ({"number": " "}, {"kind": "rests"}, {"signed": date(2025, 2, 4)}):
        with pytest.raises(BadSetting):
            announce(reader, replace(OVER, **wrong), at=AT, who="chief")
    with pytest.raises(BadSetting):
        withdraw_campaign(reader, OVER.key, at=AT, who="chief")
    assert announced(reader) == {}


def test_the_journal_tells_it_with_its_document(reader):
    announce(reader, OVER, at=AT, who="chief", reason="theo thông báo")
    [row] = history_panel(View(reader, MONTH)).table.rows
    assert row[0].endswith("đợt cao điểm kết thúc từ 07/2023")
    assert row[3:] == ("chưa công bố", "45/TB-CAX ngày 02/05/2023", "theo thông báo")


def test_a_month_is_read_as_it_is_written():
    assert month_typed("07/2025", Given("Từ", "From")) == date(2025, 7, 31)
    for wrong in ("13/2025", "2025-07", "07/25", ""):
        with pytest.raises(BadSetting):
            month_typed(wrong, Given("Từ", "From"))


@pytest.mark.parametrize("key", [key for key in TURNS if TURNS[key]])
def test_what_if_tries_a_turn_and_says_so(reader, key):
    view = View(reader, MONTH, told={"campaign": key, "weekly": 0, "indicator": KEY.key})
    told = asked(view)
    assert told.scenario.before == forecasts(reader, KEY, MONTH)[-1]
    more = told.scenario.after.fan[11].p50 - told.scenario.before.fan[11].p50
    assert (more > 0) == key.startswith("mo-")
    assert effort_words(told) == f"đợt cao điểm {campaigns(view)[key].in_('vi')}"


def test_the_choice_stands_in_the_address_by_its_key():
    assert CAMPAIGN.query == "dot" and CAMPAIGN.whole
    assert next(iter(TURNS)) == "nhu-da-biet"


def test_the_end_of_a_campaign_is_announced_and_withdrawn_on_the_page(reader, monkeypatch):
    monkeypatch.setattr(
        session, "Reader", lambda role, area, lang: Reader(role, area, lang, reader.store)
    )
    test, typed = opened("settings", role="chief"), {"month": "07/2025", "number": "45/TB-CAX"}
    for part, words in (typed | {"signed": "02/12/2024"}).items():
        test.text_input(key=f"setup-campaign-{part}").set_value(words)
    test.button(key="setup-campaign-save").click().run()
    assert "đợt cao điểm kết thúc từ 07/2025: chưa công bố → 45/TB-CAX ngày 02/12/2024" in said(
        test
    )
    assert test.text_input(key="setup-campaign-month").value == ""
    [gone] = announced(reader)
    test.selectbox(key="setup-campaign-gone").set_value(gone)
    test.button(key="setup-campaign-withdraw-save").click().run()
    assert announced(reader) == {}
