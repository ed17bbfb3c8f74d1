"""Why a share changed: nothing left over, in any area, between any two months, for any share."""

import csv
from datetime import date
from fractions import Fraction
from io import StringIO
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from analytics.document import View
from analytics.form.bridge.panel import bars, why_panel
from analytics.form.bridge.words import DID, HELD, change_of, hundredths, told
from analytics.form.chart import pattern
from analytics.meaning.answer import Figure
from analytics.meaning.ask import ask, months_of
from analytics.meaning.bridge import (
    BRIDGE_CAUSES,
    PRECEDENCE,
    Bridge,
    NotAShare,
    Part,
    SameMonth,
    bridge_of,
    bridges,
    merged,
    points,
)
from analytics.meaning.catalogue import (
    BIRTHS,
    CARD_COVERAGE_PRESENT,
    CATALOGUE,
    EID_APPROVED,
    ID_NUMBER_NOTIFIED,
    SEX_RATIO,
    SHARE_60_PLUS,
    SHARE_AWAY,
    indicator_of,
)
from analytics.meaning.changed import Change
from analytics.meaning.indicator import SHARE
from analytics.meaning.plan.sums import adding_up
from analytics.meaning.question import Question, Reader
from analytics.paper.rows import BRIDGE_COLUMNS, bridge_rows
from analytics.words.errors import UnknownArea, UnknownIndicator, UnknownMonth
from analytics.words.month import last_day, months_between
from analytics.words.vocabulary import CAUSES
from tests.drawn import published, register_of
from tests.recount import people_on, read

SHARES = tuple(one for one in CATALOGUE.values() if one.kind == SHARE)
BY_MOVES = tuple(key for key in SHARES if key == SHARE_AWAY or not key.key.startswith("share_"))
CARD = CARD_COVERAGE_PRESENT
NOVEMBER, DECEMBER = last_day(2023, 11), last_day(2023, 12)


def by_cause(bridge: Bridge) -> tuple[Part, ...]:
    """One part a cause, as files tell it."""
    causes = dict.fromkeys(part.cause for part in bridge.parts)
    return tuple(merged(cause, bridge.parts) for cause in causes)


def exact(told: tuple[Bridge, ...]) -> None:
    """The parts are the change, to the last person and the last fraction of a point."""
    for bridge in told:
        assert sum(part.numerator for part in bridge.parts) == bridge.numerator
        assert sum(part.denominator for part in bridge.parts) == bridge.denominator
        if bridge.points is None:
            assert all(part.points is None for part in bridge.parts)
        else:
            assert sum((part.points for part in bridge.parts), Fraction(0)) == bridge.points
        assert [part.cause for part in by_cause(bridge)] == sorted(
            {part.cause for part in bridge.parts}, key=PRECEDENCE.index
        )
    *villages, whole = told
    sums: dict[tuple[str, bool | None], list[int]] = {}
    for part in (part for village in villages for part in village.parts):
        own = sums.setdefault((part.cause, part.having), [0, 0])
        own[0] += part.numerator
        own[1] += part.denominator
    together = {(part.cause, part.having): part for part in whole.parts}
    for kind, own in sums.items():
        part = together.pop(kind, None)
        assert own == ([part.numerator, part.denominator] if part else [0, 0]), kind
    assert not together


@pytest.mark.parametrize("key", SHARES)
def test_the_bridge_of_a_commune_closes_in_every_month_and_over_years(commune, key):
    reader = Reader("chief", store=commune(7).store)
    months = months_of(reader)
    years = [(months[0], months[-1]), (months[3], months[20]), (months[30], months[11])]
    for first, last in (*pairwise(months), *years):
        found = bridges(reader, key, first=first, last=last).bridges
        exact(found)
        causes = {part.cause for bridge in found for part in bridge.parts}
        assert causes <= CAUSES.keys() | ({"aged"} if key not in BY_MOVES else set()), first


DAYS = some.dates(date(2021, 1, 2), date(2021, 12, 30)).map(str)
MAYBE = some.one_of(some.just(""), DAYS)
PEOPLE = some.lists(
    some.fixed_dictionaries(
        {
            "village": some.sampled_from(["v1", "v2"]),
            "birth": some.one_of(
                some.dates(date(2007, 1, 1), date(2007, 12, 31)).map(str),
                some.just("1961-06-15"),
                some.just("2006-07-01"),
            ),
            "stay": some.tuples(DAYS, DAYS).map(sorted),
            "initial": some.booleans(),
            "exit": some.sampled_from(["", "death", "move_out"]),
            "kind": some.sampled_from(["permanent", "permanent", "temporary"]),
            "away": some.tuples(MAYBE, MAYBE).map(sorted),
            "issued": MAYBE,
            "expires": some.sampled_from(["", "2021-05-20", "2021-10-02", "2030-01-01"]),
            "eid": some.lists(DAYS, max_size=3).map(sorted),
            "told": MAYBE,
        }
    ),
    min_size=1,
    max_size=12,
)


def small_register(people):
    """The people drawn, with a resident who never changes so that the months exist."""
    lines = {name: [] for name in ("residents", "absences", "cards", "eid", "told")}
    lines["residents"].append("0 | v1 | 1990-05-05 | permanent | 2021-01-01 | initial | | ")
    for number, one in enumerate(people, start=1):
        begin, end = one["stay"]
        entry = ("2021-01-01", "initial") if one["initial"] else (begin, "move_in")
        leaves = one["exit"] and end > entry[0]
        lines["residents"].append(
            f"{number} | {one['village']} | {one['birth']} | {one['kind']} | {entry[0]} | "
            f"{entry[1]} | {end if leaves else ''} | {one['exit'] if leaves else ''}"
        )
        gone, back = one["away"] if all(one["away"]) else (one["away"][1], "")
        if gone and gone != back and one["kind"] == "permanent":
            lines["absences"].append(f"{number} | {gone} | {back}")
        if one["issued"]:
            expires = one["expires"] if one["expires"] > one["issued"] else ""
            lines["cards"].append(f"{number} | 1 | cccd | {one['issued']} | {expires}")
        if one["eid"]:
            steps = [*one["eid"], "", ""][:3]
            lines["eid"].append(f"{number} | 2 | {steps[0]} | {steps[1]} | {steps[2]} | ")
        if one["told"]:
            lines["told"].append(f"{number} | {one['told']}")
    heads = {
        "residents": (
            "residents",
            "resident_id | village_id | birth_date | residence | entry_date | entry_type | "
            "exit_date | exit_type",
        ),
        "absences": ("absences", "resident_id | from_date | to_date"),
        "cards": ("cards", "resident_id | seq | kind | issue_date | expiry_date"),
        "eid": (
            "eid_accounts",
            "resident_id | level | submitted | approved | activated | rejected",
        ),
        "told": ("notifications", "resident_id | notified_date"),
    }
    return register_of(
        **{
            heads[name][0]: "\n".join([heads[name][1], *rows])
            for name, rows in lines.items()
            if rows
        }
    )


@settings(max_examples=6, deadline=None)
@given(PEOPLE)
def test_the_bridge_of_any_history_closes(tmp_path_factory, people):
    reader = published(small_register(people), tmp_path_factory.mktemp("small"))
    months = months_between(date(2021, 1, 31), date(2022, 1, 31))
    for key in (CARD, EID_APPROVED, ID_NUMBER_NOTIFIED, SHARE_AWAY, SHARE_60_PLUS):
        for first, last in (*pairwise(months), (months[0], months[-1]), (months[8], months[2])):
            found = bridges(reader, key, first=first, last=last).bridges
            exact(found)
            if key in BY_MOVES:
                assert "untold" not in {part.cause for one in found for part in one.parts}


COUNTS = some.integers(-40, 40)


@given(
    some.integers(1, 500),
    some.integers(0, 500),
    some.lists(
        some.tuples(some.sampled_from(sorted(CAUSES)), COUNTS, COUNTS).filter(any), max_size=9
    ),
)
def test_points_add_up_turn_round_and_do_not_mind_how_causes_are_grouped(among, having, moves):
    gained, grown = sum(n for _, n, _ in moves), sum(d for _, _, d in moves)
    assume(among + grown >= 0)
    figures = (
        Figure(CARD, NOVEMBER, "v1", "", having, among),
        Figure(CARD, DECEMBER, "v1", "", having + gained, among + grown),
    )
    changes = [
        change
        for cause, n, d in moves
        for change in (
            Change("v1", cause, 1 if n > 0 else -1, 0, abs(n)),
            Change("v1", cause, 0, 1 if d > 0 else -1, abs(d)),
        )
    ]
    bridge = bridge_of(*figures, changes)
    back = bridge_of(*reversed(figures), changes, sign=-1)
    assert not [part for part in bridge.parts if part.cause == "untold"]
    assert len(back.parts) == len(bridge.parts)
    for there, here in zip(bridge.parts, back.parts, strict=True):
        assert (here.numerator, here.denominator) == (-there.numerator, -there.denominator)
        assert here.points == (None if there.points is None else -there.points)
    if bridge.points is not None:
        assert sum((part.points for part in by_cause(bridge)), Fraction(0)) == bridge.points
        for part in by_cause(bridge):
            assert part.points == points(*figures, part.numerator, part.denominator)


def test_read_backwards_every_part_changes_its_sign(commune):
    reader = Reader("chief", store=commune(7).store)
    there = bridges(reader, CARD, first=NOVEMBER, last=DECEMBER)
    back = bridges(reader, CARD, first=DECEMBER, last=NOVEMBER)
    for one, other in zip(there.bridges, back.bridges, strict=True):
        assert [(part.cause, part.numerator, part.points) for part in one.parts] == [
            (part.cause, -part.numerator, -part.points) for part in other.parts
        ]


def test_a_day_by_day_recount_in_plain_pandas_finds_the_same_causes(commune):
    made = commune(7)
    found = bridges(Reader("chief", store=made.store), CARD, first=NOVEMBER, last=DECEMBER)
    expected = recounted(read(made.tables))
    for bridge in found.bridges[:-1]:
        for part in by_cause(bridge):
            assert expected.pop((bridge.area, part.cause)) == [part.numerator, part.denominator]
    assert not expected


def recounted(tables) -> dict[tuple[str, str], list[int]]:
    """December 2023: who entered or left numerator and denominator on which day, by what event."""
    events = december_events(tables)
    sums: dict[tuple[str, str], list[int]] = {}
    before = standing(tables, NOVEMBER)
    for day in pd.date_range("2023-12-01", "2023-12-31"):
        after = standing(tables, day.date())
        for person in before.keys() | after.keys():
            was, now = before.get(person, (0, 0, "")), after.get(person, (0, 0, ""))
            if was[:2] != now[:2]:
                [cause] = events[person, day]  # two causes in one day: choose another month
                own = sums.setdefault((now[2] or was[2], cause), [0, 0])
                own[0] += now[0] - was[0]
                own[1] += now[1] - was[1]
        before = after
    return sums


def standing(tables, day) -> dict[int, tuple[int, int, str]]:
    people = people_on(tables, day)
    here = people[(people.residence == "permanent") & ~people.away & (people.age >= 14)]
    return {
        person: (int(valid), 1, village)
        for person, valid, village in zip(
            here.resident_id, here.valid, here.village_id, strict=True
        )
    }


def december_events(tables) -> dict[tuple[int, pd.Timestamp], list[str]]:
    """What happened to whom on which day, of the things that can touch a valid card."""
    people, cards, spells = tables["residents"], tables["cards"], tables["absences"]
    cards = cards[cards.kind != "cmnd9"].sort_values(["issue_date", "seq"])
    turn = cards.groupby("resident_id").cumcount()
    birthday = pd.to_datetime(people.birth_date) + pd.DateOffset(years=14)
    entry = people.entry_type.map({"birth": "born"}).fillna("moved_in")
    gone = people.exit_type.map({"death": "died"}).fillna("moved_out")
    listed = (
        (people.resident_id, people.entry_date, entry),
        (people.resident_id, people.exit_date, gone),
        (people.resident_id, birthday, "turned_14"),
        (spells.resident_id, spells.from_date, "left"),
        (spells.resident_id, spells.to_date, "returned"),
        (cards.resident_id, cards.issue_date, turn.map(lambda n: "renewed" if n else "issued")),
        (cards.resident_id, cards.expiry_date, "expired"),
    )
    found: dict[tuple[int, pd.Timestamp], list[str]] = {}
    for who, when, what in listed:
        table = pd.DataFrame({"who": who, "day": pd.to_datetime(when), "what": what})
        for row in table[table.day.between("2023-12-01", "2023-12-31")].itertuples():
            found.setdefault((row.who, row.day), []).append(row.what)
    return found


def test_people_who_grow_past_60_are_the_birthdays_of_the_register(commune):
    made = commune(7)
    bridge = bridges(
        Reader("chief", store=made.store), SHARE_60_PLUS, first=NOVEMBER, last=DECEMBER
    ).one("commune")
    [aged] = [part for part in bridge.parts if part.cause == "aged"]
    people = people_on(read(made.tables), DECEMBER)
    people = people[people.residence == "permanent"]
    sixtieth = people.birth_date.dt.strftime("%Y-%m") == "1963-12"
    gone = aged.numerator - sixtieth.sum()
    assert aged.denominator == 0
    assert 0 <= gone <= sum(part.persons for part in bridge.parts if part.cause == "died")


def test_the_rows_of_the_command_line_add_up(commune):
    reader = Reader("chief", store=commune(7).store)
    page = StringIO()
    writer = csv.DictWriter(page, BRIDGE_COLUMNS)
    writer.writeheader()
    writer.writerows(bridge_rows(reader, NOVEMBER, DECEMBER, CARD))
    rows = pd.read_csv(StringIO(page.getvalue()))
    assert list(rows.columns) == ["area", "cause", "numerator", "denominator", "points"]
    sums = rows.groupby("area")[["numerator", "denominator", "points"]].sum()
    for month, sign in ((NOVEMBER, -1), (DECEMBER, 1)):
        for one in ask(Question((CARD,), month, ("area",)), reader).figures:
            sums.loc[one.area] -= [sign * one.having, sign * one.among, sign * one.value]
    assert (sums.abs() < 1e-9).all(axis=None)
    by_cause = rows[rows.area != "commune"].groupby("cause")[["numerator", "denominator"]].sum()
    whole = rows[rows.area == "commune"].set_index("cause")[["numerator", "denominator"]]
    assert by_cause.equals(whole.sort_index())


def test_an_indicator_that_no_catalogue_holds_is_refused_by_its_key():
    with pytest.raises(UnknownIndicator) as raised:
        indicator_of("nonsense")
    assert "nonsense" in raised.value.says.in_("vi")


@pytest.mark.parametrize(
    ("key", "first", "last", "problem"),
    [
        (BIRTHS, NOVEMBER, DECEMBER, NotAShare),
        (SEX_RATIO, NOVEMBER, DECEMBER, NotAShare),
        (CARD, NOVEMBER, NOVEMBER, SameMonth),
        (CARD, NOVEMBER, last_day(2030, 1), UnknownMonth),
        (CARD, last_day(1999, 1), NOVEMBER, UnknownMonth),
    ],
)
def test_an_impossible_question_says_what_is_wrong(commune, key, first, last, problem):
    with pytest.raises(problem) as raised:
        bridges(Reader("chief", store=commune(7).store), key, first=first, last=last)
    assert raised.value.fact in raised.value.says.in_("vi")


def test_village_police_bridge_their_village_and_chosen_villages_add_up(commune):
    store = commune(7).store
    span = {"first": NOVEMBER, "last": DECEMBER}
    whole = bridges(Reader("chief", store=store), CARD, **span)
    [own] = bridges(Reader("village", "v3", store=store), CARD, **span).bridges
    assert own == whole.one("v3")
    chosen = bridges(Reader("chief", store=store), CARD, areas=("v3", "v5"), **span)
    exact(chosen.bridges)
    assert [bridge.area for bridge in chosen.bridges] == ["v3", "v5", "commune"]
    with pytest.raises(UnknownArea):
        bridges(Reader("chief", store=store), CARD, areas=("v99",), **span)


STORY = """
    resident_id | birth_date | entry_date | entry_type | exit_date  | exit_type
    ------------+------------+------------+------------+------------+----------
    1           | 1980-01-01 |            |            |            |
    2           | 1981-01-01 |            |            |            |
    3           | 1982-01-01 |            |            |            |
    4           | 2009-03-10 |            |            |            |
    5           | 1983-01-01 |            |            | 2023-03-20 | move_out
"""
CARDS = """
    resident_id | seq | kind | issue_date | expiry_date
    1           | 1   | cccd | 2022-01-10 | 2030-01-01
    2           | 1   | cccd | 2022-01-10 | 2030-01-01
    3           | 1   | cccd | 2023-05-10 | 2033-01-01
"""


def test_the_two_sentences_say_direction_cause_persons_and_points(tmp_path):
    reader = published(register_of(residents=STORY, cards=CARDS), tmp_path)
    march = why_panel(View(reader, last_day(2023, 3)), CARD, since=last_day(2023, 2))
    assert march.title == "Có thẻ còn hạn / có mặt: không đổi"
    assert march.about == (
        "Từ 02/2023 đến 03/2023 tỷ lệ không đổi (50,00% → 50,00%): tử số không đổi, mẫu số không "
        "đổi. Kéo lên nhiều nhất: 1 người chuyển đi mà chưa có thẻ còn hạn (+12,50 điểm %); "
        "kéo xuống nhiều nhất: 1 người đủ 14 tuổi mà chưa có thẻ còn hạn (−12,50 điểm %)."
    )
    may = why_panel(View(reader, last_day(2023, 5)), CARD, since=last_day(2023, 4))
    first = "1 người có mặt được cấp thẻ lần đầu"
    assert may.title == f"Có thẻ còn hạn / có mặt tăng 25,00 điểm %: {first}"
    assert may.about.endswith("(+25,00 điểm %); kéo xuống nhiều nhất: không có.")
    june = why_panel(View(reader, last_day(2023, 6)), CARD, since=last_day(2023, 5))
    assert june.about.endswith("Không ai đổi trạng thái.")
    nobody = why_panel(View(reader, last_day(2023, 6)), CARD, since=last_day(2023, 5), area="v2")
    assert nobody.title.endswith("chưa so được") and nobody.chart == ""


def test_a_share_that_rises_while_people_leave_names_the_denominator(tmp_path):
    leavers = """
        resident_id | birth_date | exit_date  | exit_type
        1           | 1980-01-01 |            |
        2           | 1981-01-01 | 2023-02-11 | death
        3           | 1982-01-01 | 2023-02-10 | move_out
        5           | 1983-01-01 | 2023-02-20 | move_out
    """
    reader = published(register_of(residents=leavers, cards=CARDS), tmp_path)
    panel = why_panel(View(reader, last_day(2023, 2)), CARD, since=last_day(2023, 1))
    assert "tử số giảm 1 người, mẫu số giảm 3 người; tỷ lệ vẫn tăng vì mẫu số giảm nhiều hơn" in (
        panel.about
    )


@given(some.lists(some.fractions(-900, 900), min_size=1, max_size=9), some.integers(-1, 1))
def test_printed_parts_make_the_printed_change(exact_parts, off):
    total = round(sum(exact_parts)) + off
    shown = adding_up(exact_parts, total)
    assert sum(shown) == total
    assert all(abs(one - part) < 3 for one, part in zip(shown, exact_parts, strict=True))


def test_what_is_drawn_and_tabled_adds_up_and_says_its_colours_once(commune):
    store = commune(7).store
    for language in ("vi", "en"):
        view = View(Reader("chief", language=language, store=store), last_day(2024, 9))
        for key in SHARES:
            panel = why_panel(view, key, since=NOVEMBER)
            bridge = bridges(view.reader, key, first=NOVEMBER, last=view.month).one("commune")
            first, *parts, last = panel.table.rows
            for column in (2, 3, 4):
                summed = first[column] + sum(row[column] for row in parts)
                assert round(100 * summed) == round(100 * last[column])
            drawn = bars(view, bridge)
            assert len(drawn) <= 10 and drawn == panel.data
            assert round(100 * drawn[-2]["to"]) == hundredths(bridge.last)
            assert sum(row.points for row in told(view, bridge)) == change_of(bridge)
            options = dict(panel.options)
            ends = [one[end] for one in drawn for end in ("from", "to")]
            assert options["low"] <= min(ends) and max(ends) <= options["high"]
            for mode in ("light", "dark", "screen"):
                made = pattern(panel, mode, language)
                assert all(layer["mark"]["aria"] is False for layer in made["layer"])
                assert "data" not in made


def test_every_cause_has_its_place_and_its_words():
    assert set(PRECEDENCE) == BRIDGE_CAUSES.keys() == DID.keys()
    assert len(PRECEDENCE) == len(set(PRECEDENCE))
    assert {key for key in SHARES if key.direction == "up"} <= HELD.keys()
