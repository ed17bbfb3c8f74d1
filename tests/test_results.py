"""One village, one answer: results are computed once from the whole, and read by every role."""

import shutil
from datetime import date

import pytest

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import rising
from analytics.meaning.forecast import outlook
from analytics.meaning.forecast.outlook import (
    AHEAD,
    Ahead,
    ahead_of,
    forecasts,
    simulated,
    still_ahead,
)
from analytics.meaning.forecast.past import past_of
from analytics.meaning.forecast.state import state_of
from analytics.meaning.question import Reader
from analytics.meaning.results import result
from analytics.meaning.results.written import read, text_of
from analytics.meaning.settings.settings import changed, changed_all
from analytics.store import results as store
from analytics.store.edition import current_edition
from analytics.store.results import path_of

END = date(2024, 12, 31)
OPEN = date(2024, 6, 30)  # the target of December still lies ahead
EID = "eid_activated"
SAMPLE = tuple(date(*day) for day in ((2022, 4, 30), (2023, 6, 30), (2024, 12, 31)))


@pytest.fixture(scope="module")
def chief(commune):
    return Reader("chief", store=commune(42).store)


@pytest.fixture
def copied(chief, tmp_path):
    """A store of its own, for whoever damages or writes."""
    for path in chief.store.glob("exact-*"):
        (tmp_path / path.name).hardlink_to(path)
    shutil.copy(chief.store / "manifest.json", tmp_path)
    return Reader("chief", store=tmp_path)


def police(chief: Reader, area: str) -> Reader:
    return Reader("village", area, store=chief.store)


@pytest.mark.parametrize("month", SAMPLE)
def test_village_police_read_the_forecast_the_chief_reads(chief, month):
    for key in rising():
        whole = ahead_of(chief, key, month)
        for area in areas_of(chief):
            own = ahead_of(police(chief, area), key, month)
            assert own == whole.own(area) and [one.area for one in own.told] == [area]
            assert still_ahead(police(chief, area), key, month, area) == still_ahead(
                chief, key, month, area
            )


def agree(chief: Reader, month: date) -> None:
    for area in areas_of(chief):
        own = ahead_of(chief, EID, month).own(area)
        assert forecasts(police(chief, area), EID, month) == own.told


@pytest.mark.parametrize("month", SAMPLE[::2])
def test_what_is_read_equals_what_was_computed(chief, month):
    for key in rising():
        told = outlook._computed(chief, key, month)
        assert read(Ahead, text_of(told)) == told == ahead_of(chief, key, month)
        assert ahead_of(chief, key, month).told == simulated(chief, key, month)


def test_the_past_is_that_of_the_state(chief):
    for key in rising():
        state, past = state_of(chief, key, END), past_of(chief, key, END)
        assert past.months == state.months
        for place, area in enumerate(state.villages):
            assert list(past.having[area]) == list(state.having[:, place])
            assert list(past.among[area]) == list(state.among[:, place])
            assert past_of(police(chief, area), key, END).having == {area: past.having[area]}
        assert list(past.having["commune"]) == list(state.having.sum(axis=1))


def test_the_file_of_a_village_holds_no_other(chief):
    """Neither a row nor a name of another village lies in a file that its police open."""
    ahead_of(chief, EID, END)
    edition = current_edition(chief.store)
    for area in areas_of(chief):
        told = path_of(chief.store, edition, f"exact/{area}").read_bytes()
        others = [one for one in areas_of(chief) if one != area]
        assert not [one for one in others if f'"{one}"'.encode() in told]
        assert f'"{area}"'.encode() in told and b'"commune",20' not in told


def test_an_entry_that_changes_an_input_is_computed_again(copied):
    """A chief who moves the cut point of "on time" reads the new verdicts, and so does police."""
    before = AHEAD.inputs(copied)
    [now] = [one for one in forecasts(copied, EID, OPEN) if one.area == "commune"]
    assert now.verdict != "on_time" and now.probability > 0.02
    changed(copied, "place", "Nơi khác", at="2025-01-01T08:00", who="chief")
    assert AHEAD.inputs(copied) == before
    cut = {"close": 1, "on_time": 2}
    changed_all(copied, cut, at="2025-01-01T08:00", who="chief")
    assert AHEAD.inputs(copied) != before
    [after] = [one for one in forecasts(copied, EID, OPEN) if one.area == "commune"]
    assert after.verdict == "on_time" and after.probability == now.probability
    agree(copied, OPEN)


@pytest.mark.parametrize("damage", ["missing", "empty", "foreign", "altered", "half"])
def test_a_damaged_result_is_made_again(copied, damage):
    told = forecasts(copied, EID, END)
    path = path_of(copied.store, current_edition(copied.store), "exact")
    was = path.read_bytes()
    if damage == "missing":
        path.unlink()
    if damage in ("empty", "foreign", "half"):
        path.write_bytes(
            {"empty": b"", "foreign": b"x" * 5000, "half": was[: len(was) // 2]}[damage]
        )
    if damage == "altered":
        assert b"unlikely" in was or b"on_time" in was or b"close" in was
        path.write_bytes(was.replace(b'[[["eid', b'[[["eiD'))
    result._read.cache_clear()
    assert forecasts(copied, EID, END) == told
    result._read.cache_clear()
    assert forecasts(police(copied, "v9"), EID, END) == ahead_of(copied, EID, END).own("v9").told
    assert path.read_bytes() != (b"x" * 5000) and path.stat().st_size >= len(was)


def test_who_is_stopped_half_way_leaves_nothing_half(copied, monkeypatch):
    """Some villages written, the rest not: the next reader has all of it made again, alike."""
    written = []

    def dies(path, place, body):
        if len(written) == 4:
            raise KeyboardInterrupt
        written.append(path)
        real(path, place, body)

    real = store._write
    monkeypatch.setattr(store, "_write", dies)
    with pytest.raises(KeyboardInterrupt):
        forecasts(copied, EID, END)
    monkeypatch.setattr(store, "_write", real)
    for area in areas_of(copied):
        assert (
            forecasts(police(copied, area), EID, END) == ahead_of(copied, EID, END).own(area).told
        )


def test_a_folder_nobody_may_write_still_answers(copied, monkeypatch):
    def refused(path, place, body):
        raise PermissionError(path)

    monkeypatch.setattr(store, "_write", refused)
    assert forecasts(copied, EID, END) == simulated(copied, EID, END)
    assert len(months_of(copied)) == 48
