"""Lives with turns: a second dossier, another household, a wedding; what a month-end counts."""

import re
import subprocess
import sys
from datetime import date

import pytest

from analytics.meaning.ask import areas_of, ask, months_of
from analytics.meaning.catalogue import (
    EID_ACTIVATED,
    EID_ACTIVATIONS,
    HOUSEHOLD_SIZE,
    HOUSEHOLDS,
    MOVED_IN,
    POPULATION_REGISTERED,
)
from analytics.meaning.question import Question, Reader
from analytics.store.edition import current_edition
from analytics.store.opened import Statistics
from analytics.words.errors import BadArgument
from tests.browser import ROOT
from tests.drawn import AS_OF, drawn, published, register_of
from tests.test_numbers import accounting_errors


def states(reader: Reader, what: str) -> dict[str, str]:
    """State of the one resident drawn by month-end, written 2022-03."""
    rows = Statistics(reader.store, "chief", "").rows(f"select month, {what} from cell order by 1")
    return {f"{month:%Y-%m}": state for month, state in rows}


def moves(reader: Reader) -> list[tuple[str, str, str]]:
    return Statistics(reader.store, "chief", "").rows(
        "select cause, eid_before, eid_after from move where month > date '2021-01-31' "
        "order by month, cause = 'activated', cause = 'approved', cause = 'rejected'"
    )


def test_a_rejected_dossier_counts_until_its_rejection_and_the_next_one_again(tmp_path):
    reader = published(
        register_of(
            residents="resident_id\n 1",
            eid_accounts="""
                resident_id | level | submitted  | rejected   | approved   | activated
                ------------+-------+------------+------------+------------+-----------
                1           | 2     | 2022-03-10 | 2022-05-20 |            |
                1           | 2     | 2022-07-01 |            | 2022-08-15 | 2022-10-02
            """,
        ),
        tmp_path,
    )
    eid = states(reader, "eid")
    assert (eid["2022-02"], eid["2022-03"], eid["2022-04"]) == ("none", "submitted", "submitted")
    assert (eid["2022-05"], eid["2022-06"], eid["2022-07"]) == ("none", "none", "submitted")
    assert (eid["2022-08"], eid["2022-09"], eid["2022-10"]) == ("approved", "approved", "activated")
    assert moves(reader) == [
        ("submitted", "none", "submitted"),
        ("rejected", "submitted", "none"),
        ("submitted", "none", "submitted"),
        ("approved", "submitted", "approved"),
        ("activated", "approved", "activated"),
    ]


def test_level_1_is_approved_but_never_activated_and_a_rejected_upgrade_takes_nothing(tmp_path):
    reader = published(
        register_of(
            residents="resident_id\n 1",
            eid_accounts="""
                resident_id | level | submitted  | rejected   | approved   | activated
                ------------+-------+------------+------------+------------+-----------
                1           | 1     | 2022-03-10 |            | 2022-03-10 | 2022-04-01
                1           | 2     | 2022-07-01 | 2022-09-05 |            |
                1           | 2     | 2023-01-10 |            | 2023-01-10 | 2023-03-01
            """,
        ),
        tmp_path,
    )
    eid = states(reader, "eid")
    assert {eid[f"2022-{month:02d}"] for month in range(3, 13)} == {"approved"}
    assert (eid["2023-02"], eid["2023-03"]) == ("approved", "activated")
    answer = ask(Question((EID_ACTIVATIONS,), date(2022, 4, 30)), reader)
    assert answer.one(EID_ACTIVATIONS).having == 0


def test_an_account_opened_elsewhere_comes_in_with_its_last_state(tmp_path):
    reader = published(
        register_of(
            residents="""
                resident_id | entry_date | entry_type
                1           | 2022-06-15 | move_in
                2           | 2021-01-01 | initial
            """,
            eid_accounts="""
                resident_id | level | submitted  | rejected   | approved   | activated
                1           | 2     | 2022-04-01 | 2022-04-20 |            |
                1           | 2     | 2022-05-01 |            | 2022-05-01 | 2022-05-01
            """,
        ),
        tmp_path,
    )
    assert moves(reader) == [("moved_in", "activated", "activated")]
    [held] = ask(Question((EID_ACTIVATED,), date(2022, 6, 30)), reader).figures
    assert (held.having, held.among) == (1, 1 + 1)
    assert accounting_errors(Statistics(reader.store, "chief", "")) == []


def test_a_household_is_counted_where_its_members_live_that_evening(tmp_path):
    reader = published(
        register_of(
            residents="resident_id | household_id\n 1 | 8\n 2 | 8\n 3 | 9",
            household_membership="""
                resident_id | household_id | relation | from_date  | to_date
                ------------+--------------+----------+------------+-----------
                1           | 7            | head     | 2021-01-01 | 2022-03-31
                1           | 8            | head     | 2022-03-31 |
                2           | 7            | child    | 2021-01-01 | 2022-05-01
                2           | 8            | child    | 2022-05-01 |
                3           | 9            | head     | 2021-01-01 |
            """,
        ),
        tmp_path,
    )
    sizes = Statistics(reader.store, "chief", "").rows(
        "select strftime(month, '%m'), size, households from household "
        "where month between date '2022-02-28' and date '2022-05-31' order by all"
    )
    assert sizes == [("02", 1, 1), ("02", 2, 1), ("03", 1, 3), ("04", 1, 3), *sizes[-2:]]
    assert sizes[-2:] == [("05", 1, 1), ("05", 2, 1)]


def test_a_profile_tells_what_was_known_that_evening(tmp_path):
    reader = published(
        register_of(
            residents="resident_id | marital | ethnicity\n 1 | widowed | Kinh",
            statuses="""
                resident_id | field   | value         | from_date
                1           | marital | never_married | 2021-01-01
                1           | marital | married       | 2022-03-31
                1           | marital | widowed       | 2022-05-01
            """,
        ),
        tmp_path,
    )
    rows = Statistics(reader.store, "chief", "").rows(
        "select strftime(month, '%Y-%m'), member from profile "
        "where dimension = 'marital' and month between date '2022-02-28' and date '2022-05-31' "
        "order by 1"
    )
    assert [member for _, member in rows] == ["never_married", "married", "married", "widowed"]
    last = Question((POPULATION_REGISTERED,), AS_OF, by=("profile",), dimension="occupation")
    assert [one.member for one in ask(last, reader).figures] == [""]


def test_a_visit_at_tet_is_no_return(tmp_path):
    reader = published(
        register_of(
            residents="resident_id\n 1",
            absences="resident_id | from_date | to_date\n 1 | 2021-09-01 | 2023-06-01",
            visits="resident_id | from_date | to_date\n 1 | 2022-01-25 | 2022-02-08",
        ),
        tmp_path,
    )
    residence = states(reader, "residence")
    assert (residence["2021-12"], residence["2022-01"], residence["2022-02"]) == ("away",) * 3
    causes = [cause for cause, _, _ in moves(reader)]
    assert (causes.count("left"), causes.count("returned")) == (1, 1)


def test_history_begins_where_the_register_vouches_for_it_not_with_its_oldest_entry(tmp_path):
    reader = published(
        register_of(
            residents="""
            resident_id | entry_date
            1           | 1985-03-07
            2           | 2021-01-01
            3           | 2023-05-09
        """
        ),
        tmp_path,
    )
    months = months_of(reader)
    assert (months[0], len(months)) == (date(2021, 1, 31), 36)
    counts = [
        ask(Question((key,), months[0]), reader).one(key).having
        for key in (POPULATION_REGISTERED, MOVED_IN)
    ]
    assert counts == [2, 0], "the oldest is there from the first month on, and moved in in none"


def test_a_month_the_register_vouches_for_only_in_part_is_not_counted(tmp_path):
    people = register_of(residents="resident_id\n 1")
    reader = published(people, tmp_path, since=date(2022, 6, 15))
    assert months_of(reader)[0] == date(2022, 7, 31)
    with pytest.raises(BadArgument):
        published(people, tmp_path / "none", since=date(2023, 12, 2))


def test_a_household_across_two_villages_counts_once_where_its_head_is_registered(tmp_path):
    reader = published(
        register_of(
            residents="""
                resident_id | village_id
                1           | v1
                2           | v2
                3           | v2
                4           | v1
                5           | v2
            """,
            household_membership="""
                resident_id | household_id | relation | from_date  | to_date
                1           | 10           | head     | 2021-01-01 | 2023-01-01
                1           | 10           | parent   | 2023-01-01 |
                2           | 10           | spouse   | 2021-01-01 | 2023-01-01
                2           | 10           | head     | 2023-01-01 |
                3           | 10           | child    | 2021-01-01 |
                5           | 20           | child    | 2021-01-01 |
                4           | 20           | spouse   | 2021-01-01 |
            """,
        ),
        tmp_path,
    )

    def households(month: date) -> dict[str, int]:
        answer = ask(Question((HOUSEHOLDS,), month, by=("area",)), reader)
        return {one.area: one.having for one in answer.figures}

    assert households(date(2022, 12, 31)) == {"v1": 2, "v2": 0, "commune": 2}
    assert households(AS_OF) == {"v1": 1, "v2": 1, "commune": 2}, "the head is now one of village 2"
    size = ask(Question((HOUSEHOLD_SIZE,), AS_OF), reader).one(HOUSEHOLD_SIZE)
    assert (size.having, size.among) == (5, 2)


def test_ids_and_names_of_villages_never_become_names_of_files(tmp_path):
    people = register_of(residents="resident_id | village_id\n 1 | ../v/1\n 2 | v:2?\n 3 | v2")
    people["villages"] = drawn(
        "village_id | name\n ../v/1 | Thôn 1/2\n v:2? | Thôn *\n v2 | Thôn 2"
    )
    store = tmp_path / "store"
    whole = published(people, store)
    assert sorted(areas_of(whole)) == ["../v/1", "v2", "v:2?"]
    for village in areas_of(whole):
        own = ask(
            Question((POPULATION_REGISTERED,), AS_OF), Reader("village", village, store=store)
        )
        assert [(one.area, one.having) for one in own.figures] == [(village, 1)]
    names = {path.name for path in tmp_path.rglob("*")}
    assert {"exact-000001.duckdb", "exact-000001-001.duckdb"} < names
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in names), names


PUBLISH = """
from datetime import date
from pathlib import Path
from tests.drawn import published, register_of
published(register_of(residents="resident_id\\n 1"), Path({store!r}))
"""


def test_two_programs_that_publish_at_once_make_two_editions(tmp_path):
    code = PUBLISH.format(store=str(tmp_path))
    running = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(2)]
    assert [one.wait(timeout=120) for one in running] == [0, 0]
    edition = current_edition(tmp_path)
    assert edition.sequence == 2
    assert len(list(tmp_path.glob("exact-*.duckdb"))) == 2 * len(edition.files)
    assert Statistics(tmp_path, "chief", "").rows("select count(distinct month) from cell") == [
        (36,)
    ]
