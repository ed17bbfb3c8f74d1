"""Sums that must agree: what a page of December says, its parts, and a count of another make."""

import csv
import io
import re
from datetime import date
from html import unescape

import pandas as pd
import pytest

from analytics.__main__ import main
from analytics.meaning.question import Reader
from analytics.screen import session
from analytics.words.month import last_day, month_key, shifted
from tests.body_read import markup
from tests.recount import due, flows, people_on, read
from tests.test_pages import opened

DEFAULT, MONTH = 20241231, date(2024, 12, 31)
VILLAGE = r"(?<=\|)Thôn (\d)\|"
PERSONS = r"([\d.]+)"


@pytest.fixture(autouse=True)
def default_store(commune, monkeypatch):
    folder = commune(DEFAULT).store
    monkeypatch.setattr(
        session, "Reader", lambda role, area, language: Reader(role, area, language, folder)
    )


@pytest.fixture(scope="module")
def tables(commune):
    return read(commune(DEFAULT).tables)


@pytest.fixture(scope="module")
def here(tables) -> pd.DataFrame:
    """Residents of 14 and more who are at home: among them cards and e-IDs are counted."""
    people = people_on(tables, MONTH)
    return people[(people.residence == "permanent") & (people.age >= 14) & ~people.away]


@pytest.fixture
def told(commune, capsys):
    """The rows of a command."""

    def rows(*words: str) -> list[dict[str, str]]:
        assert main([*words, "--store", str(commune(DEFAULT).store), "--format", "csv"]) == 0
        return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    return rows


def words(page: str, **query: str) -> str:
    """What stands on a page, a bar wherever markup parts it."""
    bare = re.sub(r"<[^>]+>", "|", markup(opened(page, role="chief", **query)))
    return re.sub(r"\s*(\|\s*)+", "|", unescape(bare))


def numbers(pattern: str, page: str) -> list[int]:
    [found] = set(re.findall(pattern, page))
    return [int(one.replace(".", "")) for one in ([found] if isinstance(found, str) else found)]


def of_villages(pattern: str, page: str) -> dict[str, int]:
    found = re.findall(VILLAGE + pattern, page)
    assert len(found) == len({place for place, _ in found}), found
    return {f"v{place}": int(people) for place, people in found}


def by_village(people: pd.DataFrame) -> dict[str, int]:
    return {str(area): int(n) for area, n in people.groupby("village_id").size().items()}


def test_219_not_enrolled_are_those_of_the_nine_villages(here):
    page = words("overview")
    [whole] = numbers(rf"\|Thu nhận định danh\|[^·]*· [^|]*\|{PERSONS}\|người\|", page)
    parts = of_villages(r"[\d,]+ điểm\|(\d+)\|người\|", page)
    assert parts == by_village(here[~here.submitted]) and len(parts) == 9
    assert sum(parts.values()) == whole == 219


def test_498_without_activation_are_not_enrolled_awaiting_or_approved(here):
    page = words("eid")
    [whole, approved] = numbers(
        rf"\|{PERSONS} người ở nhà chưa kích hoạt[^:]*: {PERSONS} chỉ", page
    )
    parts = numbers(rf"\|Tổng cộng\|{PERSONS}\|{PERSONS}\|{PERSONS}\|{whole}\|", page)
    steps = (~here.submitted, here.submitted & ~here.approved, here.approved & ~here.activated)
    assert parts == [one.sum() for one in steps] == [219, 32, 247]
    assert sum(parts) == whole == (~here.activated).sum() and parts[-1] == approved
    assert sum(of_villages(r"[\d,]+% của \d+\|(\d+)\|người\|", page).values()) == whole


def test_91_not_told_their_number_and_62_without_a_card_are_their_two_parts(tables, here):
    page = words("overview")
    untold = numbers(
        rf"\|Thông báo số định danh\|[^·]*· [^|]*\|{PERSONS}\|người\|.*?\|"
        rf"{PERSONS} ở nhà, {PERSONS} đi vắng\|",
        page,
    )
    people = people_on(tables, MONTH)
    missing = people[(people.residence == "permanent") & ~people.notified]
    assert untold == [len(missing), (~missing.away).sum(), missing.away.sum()] == [91, 81, 10]
    cards = numbers(
        rf"\|Có thẻ còn hạn\|[^·]*· [^|]*\|{PERSONS}\|người\|.*?\|"
        rf"{PERSONS} chưa từng có thẻ, {PERSONS} thẻ hết hạn\|",
        page,
    )
    never, expired = (~here.carded).sum(), (here.carded & ~here.valid).sum()
    assert cards == [never + expired, never, expired] == [62, 47, 15]


def test_67_of_four_villages_less_what_others_are_above_is_18_of_the_commune(here):
    """Nine villages each need a whole person: together 4 more than the commune needs as one."""
    page = words("villages")
    [whole] = numbers(rf"\|\d thôn còn thiếu {PERSONS} người; ", page)
    parts = of_villages(r"[\d,]+%\|còn (\d+) người\|", page)
    [commune] = numbers(rf"cả xã còn thiếu {PERSONS} người", page)
    having, among = here.groupby("village_id").activated.sum(), here.groupby("village_id").size()
    needed = -(-85 * among // 100)
    short = (needed - having).clip(lower=0)
    assert parts == short[short > 0].to_dict()
    assert sorted(parts.values()) == [1, 7, 13, 46] and sum(parts.values()) == whole == 67
    above = {area: beyond(area) for area in short[short == 0].index}
    assert above == (having - needed)[short == 0].to_dict() and sum(above.values()) == 45
    rounded = int(needed.sum()) + 85 * len(here) // -100
    assert rounded == 4 and whole - sum(above.values()) - rounded == commune == 18


def beyond(area: str) -> int:
    """By how many a village is above its target, as its own card says it."""
    [people] = numbers(rf"vượt {PERSONS} người", words("villages", thon=area))
    return people


def test_53_who_fall_due_are_at_home_or_away_and_of_three_months(tables, told):
    page = words("overview")
    whole, home, away = numbers(
        rf"\|{PERSONS} người đến hạn thẻ trong 3 tháng: {PERSONS} ở nhà, {PERSONS} đi vắng\|", page
    )
    months = [shifted(MONTH, step) for step in (1, 2, 3)]
    shown = [numbers(rf"\|{one:%m/%Y}\|(\d+)\|\d+ đủ 14 ·", page)[0] for one in months]
    found = {
        side: sum(
            n for (_, month, _, state), n in due(tables, MONTH).items()
            if month in months and state == side
        )
        for side in ("present", "away")
    }  # fmt: skip
    assert (home, away) == (found["present"], found["away"]) == (40, 13)
    commanded = [
        sum(
            int(row["persons"])
            for row in told("calendar", "--month", "2024-12")
            if (row["area"], row["due_month"]) == ("commune", month_key(one))
        )
        for one in months
    ]
    assert shown == commanded == [16, 16, 21] and sum(shown) == home + away == whole == 53


@pytest.mark.parametrize(
    ("option", "people", "most"),
    [("best", 96, [19, 17, 16, 15, 15, 14]), ("lagging", 82, [41, 17, 16, 8])],
)
def test_a_plan_brings_as_many_as_its_villages_and_these_as_their_sittings(
    told, option, people, most
):
    page = words("plan", phuong_an=option)
    [whole] = numbers(rf"\|\d+ buổi dự kiến thêm {PERSONS} người ", page)
    lines = re.findall(VILLAGE + r"((?:\d+\|)+)\+(\d+)\|", page)
    parts = {f"v{place}": int(part) for place, _, part in lines}
    assert sorted(parts.values(), reverse=True) == most and sum(parts.values()) == whole == people
    for place, cells, _ in lines:
        assert sum(map(int, cells.strip("|").split("|"))) == parts[f"v{place}"]
    rows = pd.DataFrame(told("plan", "--month", "2024-12"))
    expected = rows[rows.option == option].astype({"expected": float})
    assert expected.expected.sum() == pytest.approx(whole, abs=0.5)
    by_area = expected.groupby("village").expected.sum()
    assert parts == pytest.approx(by_area.to_dict(), abs=1)


def test_959_away_are_men_and_women_and_those_of_nine_villages(tables):
    page = words("population")
    [whole] = numbers(rf"thường trú, {PERSONS} người đi vắng;", page)
    men, women, total = numbers(
        rf"\|Tổng cộng\|[\d.]+\|{PERSONS}\|[\d.]+\|{PERSONS}\|{PERSONS}\|", page
    )
    people = people_on(tables, MONTH)
    away = people[(people.residence == "permanent") & people.away]
    assert (men, women) == ((away.sex == "male").sum(), (away.sex == "female").sum()) == (522, 437)
    assert men + women == whole == total == len(away) == 959
    assert of_villages(r"[\d,]+% của \d+\|(\d+)\|người\|", page) == by_village(away)


def test_5192_and_a_year_of_births_deaths_and_moves_are_5201(tables):
    page = words("population")
    shown = numbers(
        rf"\|{PERSONS} thường trú \+ {PERSONS} sinh − {PERSONS} tử \+ {PERSONS} đến − "
        rf"{PERSONS} đi = {PERSONS}",
        page,
    )
    before, now = (
        (people_on(tables, day).residence == "permanent").sum()
        for day in (shifted(MONTH, -12), MONTH)
    )
    year = [flows(tables, shifted(MONTH, -back)) for back in range(12)]
    born, died, came, went = (
        sum(len(month[one]) for month in year)
        for one in ("births", "deaths", "moved_in", "moved_out")
    )
    assert shown == [before, born, died, came, went, now] == [5192, 74, 50, 61, 76, 5201]
    assert before + born - died + came - went == now


@pytest.mark.parametrize(
    ("page", "key", "first", "last"),
    [
        ("progress", "eid_activated", 8366, 8444),
        ("id_cards", "card_coverage_present", 9819, 9806),
    ],
)
def test_the_parts_of_a_bridge_lead_from_november_to_december(tables, told, page, key, first, last):
    shown = words(page).partition("|% và điểm %|")[2].partition("|Xem từng thôn|")[0]
    begin, *parts, end = steps(shown)
    assert begin[-1] == first and end[-1] == last
    assert first + sum(one[-1] for one in parts) == last
    state = {"eid_activated": "activated", "card_coverage_present": "valid"}[key]
    for (having, among, _), day in ((begin, last_day(2024, 11)), (end, MONTH)):
        people = people_on(tables, day)
        own = people[(people.residence == "permanent") & (people.age >= 14) & ~people.away]
        assert (having, among) == (own[state].sum(), len(own))
    assert begin[0] + sum(one[0] for one in parts) == end[0]
    assert begin[1] + sum(one[1] for one in parts) == end[1]
    causes = [
        row
        for row in told("bridge", "--from", "2024-11", "--to", "2024-12", "--indicator", key)
        if row["area"] == "commune"
    ]
    for place, name in enumerate(("numerator", "denominator")):
        assert sum(int(row[name]) for row in causes) == sum(one[place] for one in parts)
    assert sum(float(row["points"]) for row in causes) == pytest.approx(
        (last - first) / 100, abs=0.01
    )


def steps(shown: str) -> list[tuple[int, int, int]]:
    """Numerator, denominator and hundredths of a point of each line of a bridge's table."""
    found = re.findall(r"\|([−\d.]+)\|([−\d.]+)\|(−?\d+,\d\d)(?=\||$)", shown)
    plain = [
        [one.replace(".", "").replace(",", "").replace("−", "-") for one in row] for row in found
    ]
    return [(int(a), int(b), int(c)) for a, b, c in plain]


def test_32_expired_cards_are_the_15_at_home_of_the_headline_and_17_away(tables, here):
    page = words("id_cards")
    shown = numbers(
        rf"\|Thẻ hết hạn chưa đổi\|{PERSONS}\|[^|]*: {PERSONS} ở nhà, {PERSONS} đi vắng\|", page
    )
    people = people_on(tables, MONTH)
    people = people[people.residence == "permanent"]
    expired = people[people.carded & ~people.valid]
    assert shown == [len(expired), (~expired.away).sum(), expired.away.sum()] == [32, 15, 17]
    never, home = numbers(rf"\|Tổng cộng\|{PERSONS}\|{PERSONS}\|62\|", page)
    assert home == shown[1] and never + home == 62
    rows = re.findall(rf"{VILLAGE}(\d+)\|(\d+)\|\d+(?=\|)", page.partition("|Hết hạn, ở nhà|")[2])
    assert sum(int(one) for _, one, _ in rows) == 15 and sum(int(one[2]) for one in rows) == 17
