"""One village, one answer: results are computed once from the whole, and read by every role."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from analytics.document import Page, Panel, View
from analytics.form.chapters import CHAPTERS, OVERVIEW, PLAN, PROGRESS, VILLAGES
from analytics.form.chapters.plan import WHOLE_ONLY as PLAN_WHOLE
from analytics.form.stage.story import scenes, village_cards
from analytics.form.what_if.words import WHOLE_ONLY as TRY_WHOLE
from analytics.meaning import result
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import EID_ACTIVATED, rising
from analytics.meaning.forecast import outlook, paths
from analytics.meaning.forecast.outlook import (
    AHEAD,
    Ahead,
    ahead_of,
    forecasts,
    simulated,
    still_ahead,
)
from analytics.meaning.forecast.past import past_of
from analytics.meaning.forecast.state import history, state_of
from analytics.meaning.plan.asked import Asked, plan_asked
from analytics.meaning.question import Reader
from analytics.meaning.remembered import forget
from analytics.meaning.results import every
from analytics.meaning.results.every import all_made, readied, waiting
from analytics.meaning.settings.settings import changed, changed_all
from analytics.meaning.written import read, texts_of
from analytics.store import results as store
from analytics.store.edition import current_edition
from analytics.store.results import path_of
from analytics.words.errors import NotAllowed

END = date(2024, 12, 31)
OPEN = date(2024, 6, 30)  # the target of December still lies ahead
EID = EID_ACTIVATED
SAMPLE = tuple(date(*day) for day in ((2022, 4, 30), (2023, 6, 30), (2024, 12, 31)))


@pytest.fixture(scope="module")
def chief(commune):
    return Reader("chief", store=commune(7).store)


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
    for key in AHEAD.indicators(chief):
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
    for key in AHEAD.indicators(chief):
        told = outlook._computed(chief, key, month)
        assert read(Ahead, *texts_of((told,))) == told == ahead_of(chief, key, month)
        assert ahead_of(chief, key, month).told == simulated(chief, key, month)


def test_the_past_is_that_of_the_state(chief):
    for key in AHEAD.indicators(chief):
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
    forget()
    assert forecasts(copied, EID, END) == told
    forget()
    assert forecasts(police(copied, "v9"), EID, END) == ahead_of(copied, EID, END).own("v9").told
    assert path.read_bytes() != (b"x" * 5000) and path.stat().st_size >= len(was)


def test_who_is_stopped_half_way_leaves_nothing_half(copied, monkeypatch):
    """Some villages written, the rest not: the next reader has all of it made again, alike."""
    written = []

    def dies(path, rows):
        if len(written) == 4:
            raise KeyboardInterrupt
        written.append(path)
        real(path, rows)

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
    def refused(path, rows):
        raise PermissionError(path)

    monkeypatch.setattr(store, "_write", refused)
    assert forecasts(copied, EID, END) == simulated(copied, EID, END)
    assert len(months_of(copied)) == 48


CLAIMS = re.compile(
    r"(?<!nhịp )[Cc]ả xã|[Tt]oàn xã|[Cc]ả \d+ thôn|[Mm]ọi thôn đã"
    r"|[Tt]he whole commune|All \d+ vill"
)
ASKED = (PLAN_WHOLE, TRY_WHOLE)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_chief_and_village_police_read_one_sentence_of_one_village(chief, language):
    """Thôn 9, 12/2024: "> 36 tháng, 33 %" for the one and "giữa 06/2027, 54 %" for the other."""
    for area in areas_of(chief):
        whole, own = (
            View(
                replace(one, language=language),
                END,
                told={"indicator": EID.key, "village": area},
            )
            for one in (chief, police(chief, area))
        )
        pages = [PROGRESS.build(one) for one in (whole, own)]
        first, second = [panel(page, "progress") for page in pages]
        assert pages[0].finding == pages[1].finding
        assert (first.title, first.subtitle, first.table) == (
            second.title,
            second.subtitle,
            second.table,
        )
        [row] = [one for one in panel(pages[1], "progress-villages").table.rows]
        assert row in panel(pages[0], "progress-villages").table.rows


@pytest.mark.parametrize("month", [SAMPLE[1], END])
def test_no_page_of_village_police_says_a_thing_of_the_commune_read_off_one_village(chief, month):
    """Only who made the plan is named, in two sentences that say why nothing can be tried."""
    own = police(chief, "v9")
    for language, chapter in product(("vi", "en"), CHAPTERS):
        if chapter.key == "settings":
            continue
        page = chapter.build(View(replace(own, language=language), month))
        for text in texts(page):
            for known in ASKED:
                text = text.replace(known.in_(language), "")
            assert not CLAIMS.search(text) or chapter.key in ("about_data", "dictionary"), text


@pytest.mark.parametrize("month", SAMPLE)
def test_the_stage_of_village_police_is_what_the_chief_shows_of_their_village(chief, month):
    """It said "0 chỉ tiêu được giao" where nothing could be simulated, or another date."""
    own = scenes(View(police(chief, "v9"), month))
    said = [words for one in own for words in (one.finding, one.lead, *one.notes)]
    assert not [words for words in said if CLAIMS.search(words)]
    [shown] = [one for one in village_cards(View(chief, month)) if one.village == "v9"]
    assert replace(own[0], key=shown.key, village="v9") == shown


def texts(page: Page) -> Iterator[str]:
    yield from (page.finding, page.lead)
    yield from (words for one in page.decisions for words in (one.title, one.how))
    for one in (one for row in page.rows for one in row):
        yield from (one.title, one.subtitle)


def panel(page: Page, key: str) -> Panel:
    return next(one for row in page.rows for one in row if one.key == key)


@pytest.mark.parametrize("key", rising())
def test_nobody_can_simulate_one_village(chief, key):
    for ask in (history, lambda *told: state_of(*told, END), lambda *told: simulated(*told, END)):
        with pytest.raises(NotAllowed):
            ask(police(chief, "v9"), key)


def test_every_result_of_a_month_is_made_once_and_files_of_an_edition_gone_by_go(
    copied, monkeypatch
):
    forecasts(copied, EID, END)
    old = copied.store / "results-000000-0123456789ab.sqlite"
    old.write_bytes(b"")
    assert next(all_made(copied)) == END and not old.exists()
    forget()  # as after the command was stopped and begun again
    computed, real = [], result.Result.made
    monkeypatch.setattr(result.Result, "made", lambda *told: computed.append(told) or real(*told))
    assert next(all_made(copied)) == END and not computed
    monkeypatch.setattr(paths, "_Walk", None)  # whoever simulates now falls
    told = [*product((copied, police(copied, "v9")), (OVERVIEW, PROGRESS, VILLAGES))]
    for who, chapter in [*told, (police(copied, "v9"), PLAN)]:  # a chief's tries what is not kept
        assert chapter.build(View(who, END)).finding
    assert plan_asked(copied, END, Asked()).best.sittings
    assert not computed


def test_an_entry_makes_anew_what_depends_on_it_the_newest_month_first(copied, monkeypatch):
    monkeypatch.setattr(every, "YEAR", 1)
    before = date(2024, 11, 30)
    assert list(readied(copied)) == [END, before] and waiting(copied) == ()
    computed, real = [], result.Result.made
    monkeypatch.setattr(
        result.Result, "made", lambda *told: computed.append(told[0].subject) or real(*told)
    )
    changed_all(copied, {"officers": 9}, at="2025-01-02T08:00", who="chief")
    assert waiting(copied) == (END, before)
    steps = readied(copied)
    assert next(steps) == END and set(computed) == {"plan"}, "officers move no forecast"
    assert waiting(copied) == (before,)
    changed_all(copied, {"officers": 10}, at="2025-01-02T08:01", who="chief")
    assert list(steps) == [], "what a newer entry asks anew is not finished for an older one"
