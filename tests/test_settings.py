"""What a chief sets: it acts everywhere at once, nothing is lost, and who did it is on record."""

import json
import multiprocessing
import os
import random
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.document import View
from analytics.fold.close import publish
from analytics.form.chapters.settings import page
from analytics.form.due.panels import due_panels
from analytics.form.gap import headline
from analytics.form.ranking import village_panel
from analytics.meaning.ask import areas_of, ask, months_of
from analytics.meaning.catalogue import (
    BIRTHS,
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_APPROVED,
    ID_NUMBER_NOTIFIED,
    SHARE_AWAY,
    rising,
)
from analytics.meaning.due.demand import demand_of
from analytics.meaning.forecast.outlook import forecasts
from analytics.meaning.plan.left import villages_left
from analytics.meaning.question import Filters, Question, Reader
from analytics.meaning.settings.assign import Assigned, assign, set_again, withdraw
from analytics.meaning.settings.assumed import CutPoints, Force
from analytics.meaning.settings.definition import day_of, percent_of
from analytics.meaning.settings.known import SETTINGS
from analytics.meaning.settings.settings import (
    changed,
    changed_all,
    chosen,
    last_entry,
    settings_of,
)
from analytics.meaning.targets import target_on, targets_of
from analytics.screen import session
from analytics.screen.settings import form
from analytics.store import journal
from analytics.words.errors import (
    BadSetting,
    ChiefOnly,
    FolderNotWritable,
    JournalDamaged,
    JournalMoved,
    NoPublicEdition,
    NotAllowed,
)
from analytics.words.text import Given
from data.synthetic import SINCE, generate
from data.synthetic.reference import unit_tables
from tests.body_read import markup
from tests.stores import copied, twenty_entries
from tests.test_pages import opened, said

END, KEY = date(2024, 12, 31), EID_ACTIVATED
AT, CHIEF = "2026-11-12T08:30", "chief"
OWN = Assigned(
    KEY, "v3", 99, date(2025, 6, 30), "stretch", "7/KH-CAX", date(2024, 5, 2), "Công an xã"
)


@pytest.fixture
def reader(commune, tmp_path) -> Reader:
    """A commune of its own for each test: what one enters the next must not see."""
    store = tmp_path / "store"
    copied(commune(7).store, store)
    return Reader("chief", store=store)


def put(store: Path, key: str, new: object, **more: str) -> journal.Entry:
    told = {"kind": "a", "at": AT, "who": CHIEF} | more
    [entry] = journal.append(store, values={key: new}, **told)
    return entry


# The journal


values = st.none() | st.integers() | st.text() | st.dictionaries(st.text(), st.booleans())
changes = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), values), max_size=12)


@settings(max_examples=40, deadline=None)
@given(changes)
def test_the_newest_value_is_that_of_a_plain_replay(made):
    with tempfile.TemporaryDirectory() as folder:
        store, replayed = Path(folder), {"a": {}, "b": {}}
        for number, (kind, key, value) in enumerate(made, 1):
            entry = put(store, key, value, kind=kind)
            assert (entry.number, entry.old) == (number, replayed[kind].get(key))
            replayed[kind][key] = value
        assert {kind: journal.latest(store, kind) for kind in "ab"} == replayed
        assert journal.version(store) == len(made) == len(journal.entries(store))


def test_without_a_file_nothing_was_entered(tmp_path):
    assert (journal.version(tmp_path), journal.entries(tmp_path)) == (0, ())
    assert journal.latest(tmp_path, "a") == {}


@pytest.mark.parametrize("kept", [0.01, 0.3, 0.9])
def test_a_line_cut_short_by_a_power_loss_blocks_nobody(tmp_path, kept):
    put(tmp_path, "x", "Thôn 1")
    file = tmp_path / journal.JOURNAL
    whole, head = file.read_bytes(), (tmp_path / journal.HEAD).read_bytes()
    put(tmp_path, "x", "Thôn 2")
    last = file.read_bytes()[len(whole) :]
    (tmp_path / journal.HEAD).write_bytes(head)  # written last: the line was never acknowledged
    file.write_bytes(whole + last[: 1 + int(kept * len(last))])
    assert journal.latest(tmp_path, "a") == {"x": "Thôn 1"}
    assert put(tmp_path, "x", "Thôn 4").old == "Thôn 1"
    assert [one.new for one in journal.entries(tmp_path)] == ["Thôn 1", "Thôn 4"]


def test_a_last_line_without_its_end_still_counts(tmp_path):
    """An editor may cut the last line break."""
    put(tmp_path, "x", 1)
    file = tmp_path / journal.JOURNAL
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    assert journal.latest(tmp_path, "a") == {"x": 1}
    put(tmp_path, "x", 2)
    assert [one.new for one in journal.entries(tmp_path)] == [1, 2]


@pytest.mark.parametrize("line", [1, 2, 3])
def test_an_altered_line_is_found_and_named(tmp_path, line):
    for value in (10, 20, 30):
        put(tmp_path, "x", value)
    file = tmp_path / journal.JOURNAL
    file.write_text(file.read_text().replace(f'"new": {line}0', f'"new": {line}5'))
    assert journal.damaged(tmp_path) == line
    with pytest.raises(JournalDamaged, match=f"^{line}$") as told:
        put(tmp_path, "x", 40)
    assert f"Dòng {line} " in told.value.says.in_("vi")
    assert [one.new for one in journal.entries(tmp_path)] == [
        value for value in (10, 20, 30) if value != 10 * line
    ]


def test_a_flipped_bit_costs_one_entry_at_most_and_no_save_cuts_anything_off(tmp_path):
    """A bit that made a byte a line end (cr, vt, lf …) hid all that came later, and the next save
    cut it off for good."""
    for value in range(5):
        put(tmp_path, "x", value)
    file, draw = tmp_path / journal.JOURNAL, random.Random(8)
    whole = file.read_bytes()
    flips = [(place, bit) for place in range(len(whole)) for bit in range(8)]
    ends = [(p, b) for p, b in flips if whole[p] == 10 or whole[p] ^ 1 << b in (10, 11, 12, 13)]
    for turn, (place, bit) in enumerate(ends + draw.sample(flips, 300), 1):
        spoilt = bytearray(whole)
        spoilt[place] ^= 1 << bit
        file.write_bytes(spoilt)
        os.utime(file, ns=(turn, turn))
        kept = [one.new for one in journal.entries(tmp_path)]
        cost = 2 if whole[place] == 10 else 1  # an end between two lines is a letter of both
        assert len(kept) >= 5 - cost and kept == sorted(kept), (place, bit)
        if len(kept) == 5 and not journal.damaged(tmp_path):
            continue  # a bit of the last line end alone
        assert journal.damaged(tmp_path)
        with pytest.raises(JournalDamaged):
            put(tmp_path, "x", 9)
        assert file.read_bytes() == spoilt
    file.write_bytes(whole)
    assert put(tmp_path, "x", 5).number == 6


def test_lines_cut_off_the_end_are_missed(tmp_path):
    for value in (1, 2, 3):
        put(tmp_path, "x", value)
    file = tmp_path / journal.JOURNAL
    lines = file.read_bytes().splitlines(keepends=True)
    for kept in (2, 1, 0):
        file.write_bytes(b"".join(lines[:kept]))
        assert journal.damaged(tmp_path) == kept + 1
        assert [one.new for one in journal.entries(tmp_path)] == [1, 2][:kept]
    file.unlink()
    assert journal.damaged(tmp_path) == 1
    with pytest.raises(JournalDamaged):
        put(tmp_path, "x", 4)


def test_what_a_power_loss_cut_short_is_moved_aside(tmp_path):
    put(tmp_path, "x", 1)
    file = tmp_path / journal.JOURNAL
    with file.open("ab") as opened_file:
        opened_file.write(b'{"entries": [{"num')
    assert not journal.damaged(tmp_path)
    put(tmp_path, "x", 2)
    assert (tmp_path / journal.TORN).read_bytes() == b'{"entries": [{"num\n'


def test_a_journal_of_an_older_program_is_read_and_gets_its_head(tmp_path):
    put(tmp_path, "x", 1)
    (tmp_path / journal.HEAD).unlink()
    assert journal.version(tmp_path) == 1 and not journal.damaged(tmp_path)
    put(tmp_path, "x", 2)
    (tmp_path / journal.JOURNAL).write_bytes(b"")
    assert journal.damaged(tmp_path) == 1


def test_a_removed_line_is_found(tmp_path):
    for value in (1, 2, 3):
        put(tmp_path, "x", value)
    file = tmp_path / journal.JOURNAL
    first, _, third = file.read_text().splitlines(keepends=True)
    file.write_text(first + third)
    assert journal.damaged(tmp_path) == 2
    assert [one.new for one in journal.entries(tmp_path)] == [1]


def test_two_programs_writing_at_once_lose_nothing(tmp_path):
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pool.starmap(twenty_entries, [(tmp_path, name) for name in "pqr"])
    found = journal.entries(tmp_path)
    assert [one.number for one in found] == list(range(1, 61))
    for name in "pqr":
        assert [one.new for one in found if one.key == name] == list(range(20))


def test_several_values_are_one_line(tmp_path):
    made = journal.append(tmp_path, kind="a", values={"x": 1, "y": 2}, at=AT, who=CHIEF)
    assert [one.number for one in made] == [1, 2]
    [line] = (tmp_path / journal.JOURNAL).read_text().splitlines()
    assert len(json.loads(line)["entries"]) == 2


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "store").write_text("not a folder")
    with pytest.raises(FolderNotWritable) as told:
        put(tmp_path / "store", "x", 1)
    assert "store" in told.value.says.in_("vi")


def test_the_journal_survives_a_new_edition(tmp_path):
    made = {
        "as_of": END, "since": SINCE, "origin": "synthetic", "source": "seed 7",
        "unit": unit_tables(),
    }  # fmt: skip
    register = generate(seed=7, residents=300, as_of=END)
    publish(register, tmp_path, **made)
    reader = Reader("chief", store=tmp_path)
    changed(reader, "officers", 6, at=AT, who=CHIEF)
    assign(reader, OWN, at=AT, who=CHIEF)
    publish(register, tmp_path, **made)
    assert settings_of(reader).officers == 6
    assert target_on(targets_of(reader), KEY, END, "v3").value == 99


# Settings


def test_untouched_the_defaults_hold(reader):
    now, force = settings_of(reader), Force()
    assert now.card_capacity is None and now.cut == CutPoints()
    assert (now.officers, now.devices) == (force.officers, force.devices)
    assert (now.people_an_hour, now.hours_a_day) == (force.people_an_hour, force.hours_a_day)
    assert now.sittings_a_day == force.sittings_a_day


def test_a_change_says_who_when_and_what_was_before(reader):
    first = changed(reader, "officers", 6, at=AT, who=CHIEF, reason="thêm người")
    second = changed(reader, "officers", 5, at="2026-11-13T09:00", who=CHIEF)
    assert (first.old, first.new, first.who, first.at) == (None, 6, CHIEF, AT)
    assert (second.old, second.new, first.reason) == (6, 5, "thêm người")
    assert settings_of(reader).officers == 5


def test_a_choice_that_equals_the_default_is_a_choice(reader):
    [made] = changed_all(reader, {"officers": 4}, at=AT, who=CHIEF)
    assert (made.old, made.new) == (None, 4) and chosen(reader) == {"officers": 4}
    assert changed(reader, "officers", 4, at=AT, who=CHIEF) is None
    assert changed(reader, "officers", None, at=AT, who=CHIEF).new is None
    assert chosen(reader) == {}


def test_no_entry_where_nothing_changes(reader):
    changed(reader, "officers", 6, at=AT, who=CHIEF)
    assert changed(reader, "officers", 6, at=AT, who=CHIEF) is None
    assert journal.version(reader.store) == 1
    assert changed(reader, "officers", None, at=AT, who=CHIEF).new is None
    assert settings_of(reader).officers == 4


@pytest.mark.parametrize("role", ["officer", "village"])
def test_nobody_but_a_chief_changes_anything(reader, role):
    other = replace(reader, role=role, area="v3")
    for act in (
        lambda: changed(other, "officers", 6, at=AT, who=role),
        lambda: assign(other, OWN, at=AT, who=role),
        lambda: withdraw(other, OWN.key, at=AT, who=role),
        lambda: set_again(other, OWN.key, at=AT, who=role),
    ):
        with pytest.raises(ChiefOnly):
            act()
    assert journal.version(reader.store) == 0
    assert settings_of(other) == settings_of(reader)


def test_a_viewer_learns_nothing(reader):
    with pytest.raises(NoPublicEdition):
        settings_of(replace(reader, role="viewer"))


WRONG = {
    **{key: (0, -1, 10**6, 2.5, True, "bốn") for key, one in SETTINGS.items() if one.least},
    "period": ("tuần", 1),
    **dict.fromkeys(("issuer", "recipient", "signer_title", "place"), ("x" * 121, "a\nb", 5, "")),
}


@pytest.mark.parametrize("key", SETTINGS)
def test_a_value_that_is_not_allowed_is_refused_with_what_is(reader, key):
    for value in WRONG[key]:
        with pytest.raises(BadSetting) as told:
            changed(reader, key, value, at=AT, who=CHIEF)
        assert SETTINGS[key].name.in_("vi") in told.value.says.in_("vi")
        assert SETTINGS[key].name.in_("en") in told.value.says.in_("en")
    assert journal.version(reader.store) == 0


def test_a_setting_nobody_knows_is_refused(reader):
    with pytest.raises(BadSetting, match="colour"):
        changed(reader, "colour", 1, at=AT, who=CHIEF)


def test_several_values_are_all_or_none(reader):
    with pytest.raises(BadSetting):
        changed_all(reader, {"officers": 6, "devices": 0}, at=AT, who=CHIEF)
    assert settings_of(reader).officers == 4
    made = changed_all(reader, {"officers": 6, "devices": 2, "place": "Na"}, at=AT, who=CHIEF)
    assert [one.key for one in made] == ["officers", "devices", "place"]


def test_close_lies_below_on_time(reader):
    with pytest.raises(BadSetting, match="thấp hơn"):
        changed(reader, "close", 80, at=AT, who=CHIEF)
    changed_all(reader, {"close": 80, "on_time": 90}, at=AT, who=CHIEF)
    assert settings_of(reader).cut == CutPoints(0.9, 0.8)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["officers", "devices", "hours_a_day"]),
                          st.integers(1, 16) | st.none()), max_size=8))  # fmt: skip
def test_any_row_of_changes_ends_where_a_plain_replay_does(commune, made):
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        copied(commune(7).store, store)
        reader, replayed = Reader("chief", store=store), {}
        for key, value in made:
            changed(reader, key, value, at=AT, who=CHIEF)
            replayed[key] = SETTINGS[key].default if value is None else value
            assert settings_of(reader).value(key) == replayed[key]
        assert all(settings_of(reader).value(key) == value for key, value in replayed.items())


def test_a_second_chief_does_not_overwrite_what_he_has_not_seen(reader):
    seen = last_entry(reader, "setting")
    changed(reader, "officers", 6, at=AT, who=CHIEF)
    with pytest.raises(JournalMoved):
        changed_all(reader, {"officers": 8}, at=AT, who=CHIEF, seen=seen)
    assert settings_of(reader).officers == 6
    changed_all(reader, {"officers": 8}, at=AT, who=CHIEF, seen=last_entry(reader, "setting"))
    assert settings_of(reader).officers == 8


def test_entries_of_another_kind_do_not_stand_in_the_way(reader):
    seen = last_entry(reader, "setting")
    put(reader.store, "2024-12-02/v3/morning", {"came": 9}, kind="sitting")
    assert changed_all(reader, {"officers": 8}, at=AT, who=CHIEF, seen=seen)


# What they act on


def test_the_capacity_acts_in_the_due_calendar(reader):
    changed(reader, "card_capacity", 7, at=AT, who=CHIEF)
    demand = demand_of(reader, END)
    assert demand.capacity.cards == demand.capacity.chosen == 7
    assert demand.over == tuple(one for one in demand.months if demand.load(one) > 7)
    load, _ = due_panels(View(reader, END))
    assert "7 thẻ/tháng" in load.title and "Năng lực do chỉ huy đặt" in load.subtitle
    village = replace(reader, role="village", area="v3")
    assert demand_of(village, END).capacity.chosen is None  # it is the commune's
    changed(reader, "card_capacity", None, at=AT, who=CHIEF)
    assert demand_of(reader, END).capacity.chosen is None


def test_the_cut_points_act_in_every_verdict(reader):
    """Recomputed from the probabilities, which no cut point may move."""
    month, judged = date(2024, 6, 30), {"on_time", "close", "unlikely"}
    before = forecasts(reader, KEY, month)
    assert len({one.probability for one in before if one.verdict in judged}) > 2
    for on_time, close in ((99, 98), (60, 40), (3, 2)):
        changed_all(reader, {"on_time": on_time, "close": close}, at=AT, who=CHIEF)
        for old, now in zip(before, forecasts(reader, KEY, month), strict=True):
            asked = (old.probability >= on_time / 100) + (old.probability >= close / 100)
            word = ("unlikely", "close", "on_time")[asked]
            assert now.verdict == (word if old.verdict in judged else old.verdict), old.area
            assert now.probability == old.probability
    assert forecasts(reader, KEY, month, cut=CutPoints()) == before


# Targets


def figure(reader: Reader, area: str):
    return ask(Question((KEY,), END, by=("area",)), reader).one(KEY, area=area)


def test_a_village_follows_its_own_target_everywhere(reader):
    before = {area: figure(reader, area) for area in (*areas_of(reader), "commune")}
    told = {one.area: one for one in forecasts(reader, KEY, END)}
    assign(reader, OWN, at=AT, who=CHIEF)
    own = figure(reader, "v3")
    needed = next(n for n in range(own.among + 1) if 100 * n >= 99 * own.among)
    assert own.missing == max(0, needed - own.having) != before["v3"].missing
    for area, one in before.items():
        assert area == "v3" or figure(reader, area) == one, area
    now = {one.area: one for one in forecasts(reader, KEY, END)}
    assert (now["v3"].needed, now["v3"].target) == (needed, own.target)
    assert all(area == "v3" or now[area] == one for area, one in told.items())
    [village] = [one for one in villages_left(reader, END, KEY) if one.area == "v3"]
    assert village.needed == own.missing


def test_briefing_villages_and_forecast_agree_on_an_own_target(reader):
    assign(reader, OWN, at=AT, who=CHIEF)
    missing = figure(reader, "v3").missing
    view = View(reader, END)
    [row] = [one for one in village_panel(view, KEY).table.rows if one[0] == areas_of(reader)["v3"]]
    assert missing in row and 99 in row
    narrow = replace(view, where=Filters(("v3",)))
    assert f"thiếu {missing} người" in headline(narrow)
    [alone] = forecasts(replace(reader, role="village", area="v3"), KEY, END)
    assert alone.needed - alone.having == missing


def test_a_target_of_the_commune_replaces_that_of_the_edition_on_its_date(reader):
    row = replace(OWN, area="commune", value=91.5, due=date(2024, 12, 31))
    edition = figure(reader, "commune").target
    entry = assign(reader, row, at=AT, who=CHIEF)
    new = figure(reader, "commune").target
    assert (new.value, new.level, new.entered_by, new.entered_at) == (91.5, "stretch", CHIEF, AT)
    assert new.document_vi == "7/KH-CAX ngày 02/05/2024, Công an xã"
    assert figure(reader, "v5").target == new
    assert withdraw(reader, entry.key, at=AT, who=CHIEF).new is None
    assert figure(reader, "commune").target == edition


def test_a_target_of_the_edition_is_withdrawn_and_set_again(reader):
    held = [one for name, one in targets_of(reader) if name == ID_NUMBER_NOTIFIED]
    key = f"id_number_notified/commune/{held[0].due}"
    withdraw(reader, key, at=AT, who=CHIEF)
    asked = Question((ID_NUMBER_NOTIFIED,), END)
    assert ask(asked, reader).figures[0].target is None
    words = " ".join(map(str, page(View(reader, END)).rows[0][0].table.rows))
    assert "thông báo số định danh" not in words
    with pytest.raises(BadSetting, match="đã được rút"):
        withdraw(reader, key, at=AT, who=CHIEF)
    set_again(reader, key, at=AT, who=CHIEF)
    assert ask(asked, reader).figures[0].target == held[0]
    with pytest.raises(BadSetting, match="không ở trạng thái"):
        set_again(reader, key, at=AT, who=CHIEF)


def test_without_any_target_the_words_say_so(reader):
    row = replace(OWN, indicator=EID_APPROVED, area="v3")
    asked = Question((EID_APPROVED,), END, by=("area",))
    assert ask(asked, reader).one(EID_APPROVED, area="v3").target is None
    entry = assign(reader, row, at=AT, who=CHIEF)
    told = ask(asked, reader)
    assert told.one(EID_APPROVED, area="v3").target.value == 99
    assert told.one(EID_APPROVED, area="commune").target is None
    withdraw(reader, entry.key, at=AT, who=CHIEF)
    assert {one.verdict for one in forecasts(reader, EID_APPROVED, END)} == {"no_target"}


def test_village_police_see_the_targets_of_their_own_village_only(reader):
    assign(reader, OWN, at=AT, who=CHIEF)
    areas = {
        village: {one.area for _, one in targets_of(replace(reader, role="village", area=village))}
        for village in ("v3", "v5")
    }
    assert areas == {"v3": {"commune", "v3"}, "v5": {"commune"}}


def test_the_same_target_twice_is_one_entry(reader):
    assert assign(reader, OWN, at=AT, who=CHIEF) is not None
    assert assign(reader, OWN, at="2026-12-01T10:00", who=CHIEF) is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"value": 0}, "trên 0"),
        ({"value": 100.5}, "nhiều nhất 100"),
        ({"value": float("nan")}, "trên 0"),
        ({"due": date(2019, 12, 31)}, "trước tháng đầu"),
        ({"indicator": BIRTHS}, "chọn chỉ tiêu"),
        ({"indicator": SHARE_AWAY}, "chọn chỉ tiêu"),
        ({"indicator": "x/y"}, "chọn chỉ tiêu"),
        ({"area": "v99"}, "chọn nơi"),
        ({"level": "maybe"}, "chọn mức"),
        ({"number": "  "}, "số và cơ quan"),
        ({"issuer": ""}, "số và cơ quan"),
        ({"issuer": "x" * 121}, "dài nhất"),
        ({"number": "7\x00"}, "dài nhất"),
        ({"signed": date(2026, 11, 13)}, "sau hôm nay"),
        ({"signed": date(2025, 7, 1)}, "sau hạn"),
    ],
)
def test_a_target_that_cannot_be_is_refused_with_a_reason(reader, wrong, words):
    with pytest.raises(BadSetting) as told:
        assign(reader, replace(OWN, **wrong), at=AT, who=CHIEF)
    assert words in told.value.says.in_("vi").lower() and told.value.says.in_("en")[0].isupper()
    assert journal.version(reader.store) == 0


def test_only_shares_that_shall_rise_may_have_a_target(reader):
    assert {KEY, CARD_COVERAGE_PRESENT} <= set(rising())
    for key in rising():
        assert assign(reader, replace(OWN, indicator=key), at=AT, who=CHIEF)
    assert len(ask(Question(rising(), END), reader).figures) == len(rising())


@pytest.mark.parametrize(
    ("typed", "value"), [("98,5", 98.5), ("98.5", 98.5), (" 98 % ", 98.0), ("100", 100.0)]
)
def test_a_percentage_is_read_as_it_is_written(typed, value):
    assert percent_of(typed) == value


@pytest.mark.parametrize("typed", ["", "chín mươi", "1e2", "-5", "nan", "98,555", "1_0", "٩٨"])
def test_what_is_no_percentage_is_said(typed):
    with pytest.raises(BadSetting, match="không phải số"):
        percent_of(typed)


@pytest.mark.parametrize("typed", ["31/02/2025", "2025-12-31", "31/12/25", "", "mai"])
def test_what_is_no_day_is_said(typed):
    with pytest.raises(BadSetting, match="không phải ngày"):
        day_of(typed, Given("Hạn", "Due"))


def test_a_day_is_read_day_first():
    assert day_of(" 01/02/2025 ", Given("Hạn", "Due")) == date(2025, 2, 1)


# The page


@pytest.fixture
def screen(reader, monkeypatch):
    monkeypatch.setattr(
        session, "Reader", lambda role, area, lang: Reader(role, area, lang, reader.store)
    )
    return reader


def filled(test, **typed: str):
    for part, words in typed.items():
        test.text_input(key=f"setup-target-{part}").set_value(words)
    return test


GOOD = {
    "value": "98,5",
    "due": "30/06/2025",
    "number": "9/KH-CAX",
    "signed": "02/05/2024",
    "issuer": "Công an xã",
}


@pytest.mark.parametrize("role", ["officer", "village"])
def test_others_get_one_sentence_and_no_form(screen, role):
    test = opened("settings", role=role)
    assert "Chỉ chỉ huy" in said(test)
    assert not test.text_input and not test.button


def test_what_is_saved_shows_at_once_with_old_and_new(screen):
    test = opened("settings", role="chief")
    test.text_input(key="setup-devices").set_value(" 3 ")
    test.text_input(key="setup-capacity-reason").set_value("mới mua")
    test.button(key="setup-capacity-save").click().run()
    assert "Đã lưu" in said(test) and "Bộ máy thu nhận: 2 máy → 3 máy" in said(test)
    assert "1 thay đổi" in said(test) and "mới mua" in said(test)
    assert settings_of(screen).devices == 3


def test_what_was_typed_stays_when_it_is_refused(screen):
    test = opened("settings", role="chief")
    test.text_input(key="setup-devices").set_value("hai")
    test.button(key="setup-capacity-save").click().run()
    assert "số nguyên từ 1 đến 50" in said(test)
    assert test.text_input(key="setup-devices").value == "hai"
    filled(test, **GOOD | {"due": "31/02/2025"})
    test.button(key="setup-target-save").click().run()
    assert "“31/02/2025” không phải ngày" in said(test)
    assert test.text_input(key="setup-target-value").value == "98,5"
    assert journal.version(screen.store) == 0


def test_a_target_is_given_and_withdrawn_on_the_page(screen):
    test = filled(opened("settings", role="chief"), **GOOD)
    test.selectbox(key="setup-target-area").set_value("v3")
    test.button(key="setup-target-save").click().run()
    assert "chưa giao → 98,5%" in said(test) and "9/KH-CAX ngày 02/05/2024" in said(test)
    assert test.text_input(key="setup-target-value").value == ""
    assert figure(screen, "v3").target.value == 98.5
    test.selectbox(key="setup-gone").set_value(f"{KEY.key}/v3/2025-06-30")
    test.button(key="setup-withdraw-save").click().run()
    assert figure(screen, "v3").target == figure(screen, "v5").target


def test_who_saves_reads_which_months_are_still_counted_anew(screen, monkeypatch):
    monkeypatch.setattr(form, "behind", lambda _: None)  # as before the first month is done
    test = opened("settings", role="chief")
    test.text_input(key="setup-officers").set_value("9")
    test.button(key="setup-capacity-save").click().run()
    assert "Đang tính lại theo số vừa nhập, từ 12/2024 lùi về 12/2023" in said(test)
    assert ".." not in said(test)


def test_two_chiefs_on_the_page_do_not_undo_each_other(screen):
    test = opened("settings", role="chief")
    changed_all(screen, {"officers": 9, "devices": 5}, at=AT, who=CHIEF)
    test.text_input(key="setup-devices").set_value("7")
    test.button(key="setup-capacity-save").click().run()
    assert "Người khác vừa lưu thay đổi" in said(test)
    assert test.text_input(key="setup-devices").value == "7"
    assert test.text_input(key="setup-officers").value == "9"
    assert settings_of(screen).devices == 5
    test.button(key="setup-capacity-save").click().run()
    now = settings_of(screen)
    assert (now.officers, now.devices) == (9, 7)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_history_names_who_when_old_and_new_newest_first(reader, language):
    changed(reader, "officers", 6, at=AT, who=CHIEF, reason="x")
    changed(reader, "officers", 7, at="2026-11-13T09:05", who=CHIEF)
    assign(reader, OWN, at="2026-11-14T10:00", who=CHIEF)
    told = page(View(replace(reader, language=language), END))
    newest, second, first = told.rows[1][0].table.rows
    assert "99%" in newest[4] and newest[1] == "14/11/2026 10:00"
    assert second[1] == "13/11/2026 09:05" and ("6 " in second[3] and "7 " in second[4])
    assert first[2] == {"vi": "chỉ huy", "en": "chief"}[language] and first[5] == "x"
    assert "14/11/2026" in told.finding


def test_the_page_counts_what_is_reached(reader):
    told = page(View(reader, months_of(reader)[-1])).finding
    keys = {name for name, _ in targets_of(reader)}
    reached = sum(bool(ask(Question((key,), END), reader).figures[0].reached) for key in keys)
    assert told.startswith(f"{len(keys)} chỉ tiêu đang giao, {reached} đạt")


def test_targets_in_force_stand_open_with_the_people_missing_and_the_others_are_folded(reader):
    """Ten dates stood open, six of them long replaced; none said how many people were missing."""
    panel = page(View(reader, END)).rows[0][0]
    keys = [name for name, _ in targets_of(reader)]
    assert len(panel.table.rows) == len(set(keys)) and len(panel.more[1].rows) == len(keys)
    for row in panel.table.rows:
        key = next(one for one in keys if one.name.in_("vi") == row[0])
        assert row[5] == ask(Question((key,), END), reader).figures[0].missing


def test_the_page_is_the_chiefs(reader):
    with pytest.raises(NotAllowed):
        page(View(replace(reader, role="officer"), END))


@pytest.mark.parametrize("page", ["overview", "population", "settings"])
def test_a_damaged_journal_is_said_and_takes_no_figure_away(screen, page):
    """One altered line blanked every page of every role."""
    changed(screen, "officers", 6, at=AT, who=CHIEF)
    file = screen.store / journal.JOURNAL
    file.write_text(file.read_text().replace('"new": 6', '"new": 9'))
    test = opened(page, role="chief")
    assert "Dòng 1 của sổ ghi thay đổi" in said(test)
    assert "Thôn 7" in said(test) or test.text_input


def test_pressing_without_a_choice_or_a_change_writes_nothing(screen):
    test = opened("settings", role="chief")
    test.button(key="setup-withdraw-save").click().run()
    test.button(key="setup-report-save").click().run()
    assert "Không có gì thay đổi" in said(test)
    assert journal.version(screen.store) == 0


def test_what_was_typed_is_shown_as_text_and_never_as_markup(screen):
    test = filled(opened("settings", role="chief"), **GOOD | {"issuer": "<b>Công an</b>"})
    test.button(key="setup-target-save").click().run()
    bodies = markup(test)
    assert "&lt;b&gt;Công an&lt;/b&gt;" in bodies and "<b>Công an</b>" not in bodies


def test_nobody_follows_a_target_before_the_day_of_its_document(reader):
    """Plan 12/KH-CAX is of 01/04/2022: in March 2022 nothing was assigned, in April 100 % was."""
    card = CARD_COVERAGE_PRESENT
    for month, value in ((date(2022, 3, 31), None), (date(2022, 4, 30), 100)):
        figure = ask(Question((card,), month), reader).one(card)
        assert (figure.target.value if figure.target else None) == value
        assert (forecasts(reader, card, month)[-1].verdict == "no_target") == (value is None)
