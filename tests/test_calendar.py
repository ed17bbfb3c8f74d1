"""Lịch đến hạn: boundaries of the law, a second count in pandas, the file a calendar reads."""

import csv
import io
import re
import shutil
from collections import Counter
from datetime import date, datetime, timedelta

import icalendar
import pytest
import sqlglot

from analytics.document import View
from analytics.fold import close
from analytics.form.chart import spec
from analytics.form.due.panels import due_panels
from analytics.meaning.ask import areas_of
from analytics.meaning.due.demand import KINDS, Capacity, capacity_of, demand_of, due_rows, ranked
from analytics.meaning.question import Filters, Reader
from analytics.paper.ics import folded, ics_file
from analytics.paper.rows import CALENDAR_COLUMNS, as_csv, calendar_rows
from analytics.store.opened import Statistics
from analytics.words.errors import NoPublicEdition, UnknownArea, UnknownMonth
from analytics.words.month import last_day, parse_month
from tests import recount
from tests.drawn import published, register_of

END = date(2024, 12, 31)
JUNE = date(2023, 6, 30)  # its window opens on 2023-07-01 and ends on 2025-06-30
SEEDS = (20241231, 7, 42)


def calendar(reader: Reader, month: date = JUNE) -> Counter[str]:
    """Persons by '2025-06 turn_14 present', all villages together."""
    told: Counter[str] = Counter()
    for _, due, kind, presence, persons in due_rows(reader, month):
        told[f"{due:%Y-%m} {kind} {presence}"] += persons
    return told


# --- boundaries ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "month", "due"),
    [
        ("2009-06-30", JUNE, None),  # fourteen on that very evening: no longer ahead
        ("2009-07-01", JUNE, "2023-07"),
        ("2011-06-30", JUNE, "2025-06"),  # the last day of the window
        ("2011-07-01", JUNE, None),
        ("2008-02-29", date(2022, 2, 28), "2022-03"),  # birthday on 1 March in a common year
        ("2008-02-29", date(2022, 3, 31), None),
        ("2010-02-10", date(2022, 2, 28), "2024-02"),
        ("2010-03-01", date(2022, 2, 28), None),  # 24 months after February end with February
    ],
)
def test_the_fourteenth_birthday_falls_due(tmp_path, born, month, due):
    people = register_of(residents=f"resident_id | birth_date\n 1 | {born}")
    expected = {f"{due} turn_14 present": 1} if due else {}
    assert calendar(published(people, tmp_path), month) == expected


@pytest.mark.parametrize(
    ("born", "issued", "expires", "due"),
    [
        ("2000-06-15", "2023-06-14", "2025-06-15", "2025-06 renew_25"),
        ("2000-06-15", "2023-06-15", "2040-06-15", None),  # two years to the day: valid to 40
        ("1998-06-30", "2021-02-01", "2023-06-30", None),  # ended on that very evening
        ("1998-07-01", "2021-02-01", "2023-07-01", "2023-07 renew_25"),
        ("1985-06-30", "2021-02-01", "2025-06-30", "2025-06 renew_40"),
        ("1985-07-01", "2021-02-01", "2025-07-01", None),
        ("1964-02-29", "2021-02-01", "2024-02-29", "2024-02 renew_60"),
        ("2000-02-29", "2021-02-01", "2025-03-01", "2025-03 renew_25"),  # 1 March, by its expiry
        ("1990-01-01", "2021-02-01", "", None),  # không thời hạn
        ("2010-05-05", "2021-02-01", "2024-05-05", "2024-05 turn_14"),  # a child's card: once
        ("1990-01-01", "2021-02-01", "2024-01-15", "2024-01 renew_25"),  # an error is not lost
    ],
)
def test_a_card_falls_due_on_the_day_the_register_says(tmp_path, born, issued, expires, due):
    people = register_of(
        residents=f"resident_id | birth_date\n 1 | {born}",
        cards=f"resident_id | seq | kind | issue_date | expiry_date\n"
        f"1 | 1 | chip_cccd | {issued} | {expires}",
    )
    expected = {f"{due} present": 1} if due else {}
    assert calendar(published(people, tmp_path)) == expected


def test_only_the_newest_card_speaks_and_nobody_without_one_renews(tmp_path):
    people = register_of(
        residents="""
            resident_id | birth_date | residence | entry_type
            1           | 1984-05-05 | permanent | initial
            2           | 1984-05-05 | permanent | initial
            3           | 1984-05-05 | permanent | initial
            4           | 1984-05-05 | temporary | initial
            5           | 1984-05-05 | permanent | initial
        """,
        cards="""
            resident_id | seq | kind      | issue_date | expiry_date
            1           | 1   | chip_cccd | 2021-02-01 | 2024-05-05
            1           | 2   | chip_cccd | 2022-06-01 | 2044-05-05
            2           | 1   | cmnd9     | 2012-02-01 | 2024-05-05
            4           | 1   | chip_cccd | 2021-02-01 | 2024-05-05
            5           | 1   | chip_cccd | 2021-02-01 | 2024-05-05
        """,
        absences="resident_id | from_date | to_date\n 5 | 2023-01-01 |",
    )
    reader = published(people, tmp_path)
    assert calendar(reader) == {"2024-05 renew_40 away": 1}
    assert calendar(reader, date(2022, 5, 31)) == {"2024-05 renew_40 present": 2}


def test_next_month_is_this_month_less_what_is_done_plus_who_came(tmp_path):
    people = register_of(
        residents="""
            resident_id | birth_date | entry_date | entry_type | exit_date  | exit_type
            1           | 2009-06-20 |            |            |            |
            2           | 1984-03-09 |            |            |            |
            3           | 1984-03-09 |            |            |            |
            4           | 1984-04-09 |            |            | 2023-06-20 | move_out
            5           | 1984-05-09 | 2023-06-12 | move_in    |            |
            6           | 2011-06-15 |            |            |            |
            7           | 2000-01-20 |            |            |            |
            8           | 1984-03-09 |            |            |            |
        """,
        cards="""
            resident_id | seq | kind      | issue_date | expiry_date
            2           | 1   | chip_cccd | 2021-02-01 | 2024-03-09
            2           | 2   | chip_cccd | 2023-06-10 | 2044-03-09
            3           | 1   | chip_cccd | 2021-02-01 | 2024-03-09
            4           | 1   | chip_cccd | 2021-02-01 | 2024-04-09
            5           | 1   | chip_cccd | 2021-02-01 | 2024-05-09
            7           | 1   | chip_cccd | 2023-06-18 | 2025-01-20
            8           | 1   | chip_cccd | 2021-02-01 | 2024-03-09
        """,
        absences="resident_id | from_date | to_date\n 3 | 2023-06-05 |",
    )
    reader = published(people, tmp_path)
    done = Counter(
        {
            "2023-06 turn_14 present": 1,  # 1: the birthday came
            "2024-03 renew_40 present": 1 + 1,  # 2 renewed early, 3 went away
            "2024-04 renew_40 present": 1,  # 4 moved out
        }
    )
    came = Counter(
        {
            "2024-03 renew_40 away": 1,  # 3, still due, no longer here
            "2024-05 renew_40 present": 1,  # 5 moved in
            "2025-06 turn_14 present": 1,  # 6: the window reached the birthday
            "2025-01 renew_25 present": 1,  # 7: a first card, and with it an end
        }
    )
    may, june = calendar(reader, date(2023, 5, 31)), calendar(reader)
    assert june == may - done + came
    assert (may - done, june["2024-03 renew_40 present"]) == (may & june, 1)  # 8 stays


# --- the second count ------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_every_count_equals_a_recount_in_plain_pandas(commune, seed):
    tables, reader = recount.read(commune(seed).tables), Reader("chief", store=commune(seed).store)
    kinds = set()
    for month in (last_day(2021, 1), last_day(2022, 2), last_day(2024, 2), END):
        rows = due_rows(reader, month)
        assert {row[:4]: row[4] for row in rows} == recount.due(tables, month), month
        assert len(rows) == len({row[:4] for row in rows})
        kinds |= {row[2:4] for row in rows}
    assert kinds == {(kind, where) for kind in KINDS for where in ("present", "away")}


def test_villages_sum_to_the_commune_and_kinds_to_the_month(commune):
    demand = demand_of(Reader("chief", store=commune(7).store), END)
    assert [f"{one:%Y-%m}" for one in (demand.months[0], demand.months[-1])] == [
        "2025-01",
        "2026-12",
    ]
    for month in demand.months:
        villages = [demand.persons(area=area, month=month) for area in demand.areas]
        assert sum(villages) == demand.persons(month=month)
        assert sum(demand.persons(month=month, kind=kind) for kind in KINDS) == sum(villages)
    assert sum(map(demand.load, demand.months)) == demand.persons(presence="present") > 0


def test_the_rows_of_the_command_are_tidy_and_whole(commune):
    reader = Reader("chief", store=commune(7).store)
    page = as_csv(calendar_rows(END, reader), CALENDAR_COLUMNS)
    told = list(csv.DictReader(io.StringIO(page)))
    counts = {
        tuple(row[name] for name in CALENDAR_COLUMNS[:3]): int(row["persons"]) for row in told
    }
    assert len(told) == len(counts) == (len(areas_of(reader)) + 1) * 24 * len(KINDS)
    expected: Counter[tuple[str, ...]] = Counter()
    for (area, due, kind, _), persons in recount.due(recount.read(commune(7).tables), END).items():
        for place in (area, "commune"):
            expected[place, f"{due:%Y-%m}", kind] += persons
    assert {key: count for key, count in counts.items() if count} == expected


def test_portable_sql_counts_the_same_there_and_back(tmp_path, monkeypatch):
    people = register_of(
        residents="resident_id | birth_date\n 1 | 2010-02-28\n 2 | 2000-02-29",
        cards="resident_id | seq | kind | issue_date | expiry_date\n"
        "2 | 1 | chip_cccd | 2021-02-01 | 2025-03-01",
    )
    ours = calendar(published(people, tmp_path / "ours"))
    steps = shutil.copytree(close.HERE, tmp_path / "fold")
    strict = {"unsupported_level": sqlglot.ErrorLevel.RAISE}
    [spark] = sqlglot.transpile(
        (steps / "due.sql").read_text("utf-8"), read="duckdb", write="spark", **strict
    )
    [back] = sqlglot.transpile(spark, read="spark", write="duckdb", **strict)
    (steps / "due.sql").write_text(back, "utf-8")
    monkeypatch.setattr(close, "HERE", steps)
    assert calendar(published(people, tmp_path / "theirs")) == ours
    assert ours == {"2024-02 turn_14 present": 1, "2025-03 renew_25 present": 1}


# --- who may see it --------------------------------------------------------------------------


def test_village_police_hold_the_calendar_of_their_own_village_only(commune):
    store = commune(7).store
    own, chief = Reader("village", "v9", store=store), Reader("chief", store=store)
    held = Statistics(store, "village", "v9").rows("select distinct area from due")
    assert held == [("v9",)]
    rows = list(calendar_rows(END, own))
    assert rows == [row for row in calendar_rows(END, chief) if row["area"] == "v9"]
    with pytest.raises(UnknownArea):
        demand_of(own, END, areas=("v1",))
    with pytest.raises(UnknownArea):
        demand_of(Reader("village", "v99", store=store), END)
    with pytest.raises(NoPublicEdition):
        demand_of(Reader("viewer", store=store), END)
    with pytest.raises(UnknownMonth):
        demand_of(chief, date(2025, 1, 31))


# --- capacity --------------------------------------------------------------------------------


def test_the_capacity_is_a_month_that_really_was(commune):
    tables, reader = recount.read(commune(7).tables), Reader("chief", store=commune(7).store)
    year = [last_day(2024, month) for month in range(1, 13)]
    issued = sorted(len(recount.flows(tables, month)["cards_issued"]) for month in year)
    assert capacity_of(reader, END) == Capacity(usual=issued[5], busy=issued[10], months=12)
    assert ranked([3], 0.5) == ranked([1, 3], 0.9) == 3


def test_too_few_months_have_no_capacity_but_a_chief_may_set_one(commune):
    reader, march = Reader("chief", store=commune(7).store), last_day(2021, 3)
    assert capacity_of(reader, march) is None
    assert demand_of(reader, march).over == ()
    assert demand_of(reader, march, capacity=5).capacity == Capacity(5, 5, 3, chosen=5)
    assert capacity_of(reader, last_day(2021, 4)) is not None
    load, _ = due_panels(View(reader, march))
    assert "Chưa đủ tháng" in load.subtitle and dict(load.options)["capacity"] is False


def test_the_capacity_of_the_commune_is_not_laid_on_a_village(commune):
    reader = Reader("chief", store=commune(7).store)
    of_one = demand_of(reader, END, areas=("v3",), capacity=1)
    assert of_one.capacity == demand_of(Reader("village", "v3", store=reader.store), END).capacity
    assert of_one.capacity and of_one.capacity.chosen is None


# --- the panels ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("capacity", [None, 0, 20, 10**4])
def test_words_chart_and_table_say_the_same(commune, language, capacity):
    view = View(Reader("chief", language=language, store=commune(7).store), END)
    load, villages = due_panels(view, capacity=capacity)
    totals = {row[0]: row[5] for row in load.table.rows}
    over = [row[0] for row in load.table.rows if row[-1].startswith("■")]
    cards = capacity_of(view.reader, END, chosen=capacity).cards
    assert over == [name for name, persons in totals.items() if persons > cards]
    peak = max(totals, key=lambda name: totals[name])
    assert peak in load.title and str(totals[peak]) in load.title
    assert len(load.title.split()) <= 15
    told = re.search(r"(?:Vượt năng lực|Over capacity): (.*?)\. ", load.subtitle)
    assert named(told.group(1), list(totals)) == over if told else not over
    drawn = Counter()
    for row in load.data:
        drawn[row["month"]] += row["persons"]
    assert drawn == {row[0]: row[5] + row[6] for row in load.table.rows}
    ends = [(row[1], row[-1]) for row in villages.table.rows]
    assert ends == [row[5:7] for row in load.table.rows]
    assert all(sum(row[2:-1]) == row[1] for row in villages.table.rows)
    for mode in ("light", "dark"):
        assert spec(load, mode, language)["layer"]


def named(words: str, months: list[str]) -> list[str]:
    """Months a sentence names: '07/2025–08/2025, 01/2026'."""
    found = []
    for run in words.split(", "):
        first, _, last = run.partition("–")
        found += months[months.index(first) : months.index(last or first) + 1]
    return found


def test_a_commune_where_nobody_falls_due_says_so(tmp_path):
    reader = published(register_of(residents="resident_id\n 1"), tmp_path)
    view = View(reader, JUNE)
    load, villages = due_panels(view)
    assert load.chart == "" and "không có" in load.title
    assert sum(map(sum, (row[1:] for row in villages.table.rows))) == 0
    [event] = events(ics_file(view))
    assert "không có ai đến hạn" in event["SUMMARY"]


# --- the calendar file -----------------------------------------------------------------------


def events(file: bytes) -> list[dict[str, str]]:
    """Events of a calendar by the letter of RFC 5545: unfold, split, unescape."""
    lines = file.decode().replace("\r\n ", "").split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and lines[2].startswith("PRODID:")
    assert lines[-2:] == ["END:VCALENDAR", ""]
    found: list[dict[str, str]] = []
    for line in lines[3:-2]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif line != "END:VEVENT":
            assert name not in found[-1]
            found[-1][name] = re.sub(r"\\(.)", lambda one: {"n": "\n"}.get(one[1], one[1]), value)
    return found


def test_the_file_names_each_month_over_capacity(commune):
    view = View(Reader("chief", store=commune(7).store), END)
    demand = demand_of(view.reader, END, capacity=20)
    told = events(file := ics_file(view, capacity=20))
    assert len(told) == len(demand.over) > 1
    for event, month in zip(told, demand.over, strict=True):
        first, after = (
            datetime.strptime(event[f"{name};VALUE=DATE"], "%Y%m%d").date()
            for name in ("DTSTART", "DTEND")
        )
        assert (first, after) == (month.replace(day=1), month + timedelta(days=1))
        assert event["DTSTAMP"] == "20241231T000000Z"  # the data date, never the clock's
        assert event["SUMMARY"].startswith("DỮ LIỆU GIẢ LẬP")
        assert f"{demand.load(month)} người" in event["SUMMARY"]
        kinds, villages, away, _ = event["DESCRIPTION"].split("\n")
        for part in (kinds, villages):
            assert sum(int(one.split(": ")[1]) for one in part.split("; ")) == demand.load(month)
        assert away == f"Đang vắng: {demand.persons(month=month, presence='away')}"
    assert len({event["UID"] for event in told}) == len(told)
    assert file == ics_file(view, capacity=20)
    assert not re.search(rb"\d{12}", re.sub(rb"UID:.*", b"", file))  # no number of any person


def test_without_a_month_over_capacity_the_fullest_is_named(commune):
    view = View(Reader("chief", language="en", store=commune(7).store), END)
    demand = demand_of(view.reader, END, capacity=10**4)
    [event] = events(ics_file(view, capacity=10**4))
    assert parse_month(f"{event['DTSTART;VALUE=DATE'][:4]}-{event['DTSTART;VALUE=DATE'][4:6]}") == (
        demand.fullest
    )


def test_lines_break_at_75_octets_and_never_inside_a_letter(commune):
    view = View(Reader("chief", store=commune(7).store), END, Filters())
    for file in (ics_file(view, capacity=0), f"{folded('ạ' * 200)}\r\n".encode()):
        assert b"\n" not in file.replace(b"\r\n", b"") and file.endswith(b"\r\n")
        lines = file.split(b"\r\n")
        assert 70 < max(map(len, lines)) <= 75
        assert all(line.decode() for line in lines[:-1])
    assert folded("x" * 75) == "x" * 75 and folded("x" * 76) == "x" * 75 + "\r\n x"


def test_a_calendar_library_reads_the_same(commune):
    file = ics_file(View(Reader("chief", store=commune(7).store), END), capacity=20)
    read = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert [str(one["SUMMARY"]) for one in read] == [one["SUMMARY"] for one in events(file)]
