"""Dân số: every number of the page counted again in plain pandas; its sum adds up in any month."""

import re
from collections import Counter
from datetime import date

import pandas as pd
import pytest

from analytics.document import Page, Panel, View, number
from analytics.form.body import PRINTERS
from analytics.form.chapters import EID, ID_CARDS, POPULATION
from analytics.form.choices import with_targets
from analytics.form.glance import expected_of
from analytics.form.html import cards
from analytics.form.population.change import year_of
from analytics.form.verdict.said import verdict
from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.catalogue import CATALOGUE, indicator_of
from analytics.meaning.question import Filters, Reader
from analytics.words.month import last_day, shifted
from analytics.words.vocabulary import AGE_BANDS, FIVE_YEAR_BANDS, PROFILES
from tests.recount import Tables, due, household_sizes, people_on, profiles, read, stocks

DEFAULT = 20241231
DEFAULT_MONTH = last_day(2024, 12)
MONTHS = (last_day(2024, 12), last_day(2023, 6), last_day(2021, 1))
SMALL = 30


@pytest.fixture(scope="module")
def chief(commune) -> Reader:
    return Reader("chief", store=commune(DEFAULT).store)


@pytest.fixture(scope="module")
def tables(commune) -> Tables:
    return read(commune(DEFAULT).tables)


def panels(page: Page) -> dict[str, Panel]:
    return {one.key: one for one in page.panels}


def drawn(panel: Panel) -> str:
    return PRINTERS[type(panel.drawn)](panel.drawn, "vi")


def numbers(words: str) -> list[float]:
    """As a Vietnamese writes them: 5.201 and 33,1."""
    told = re.findall(r"\d[\d.,]*\d|\d", words)
    return [float(one.replace(".", "").replace(",", ".")) for one in told]


# --- every number, counted again ----------------------------------------------------------------


@pytest.mark.parametrize("month", MONTHS)
def test_every_number_of_the_page_is_counted_again_in_plain_pandas(chief, tables, month):
    page = POPULATION.build(View(chief, month))
    told, people = panels(page), people_on(tables, month)
    own = people[people.residence == "permanent"]
    head(page, people, own, areas_of(chief))
    pyramid(told["pyramid"], own)
    fourteen(told["fourteen"], due(tables, month), shifted(month, 12))
    changed(told["change"], tables, months_of(chief), month)
    villages(told["structure"], told["homes"], people, areas_of(chief))
    sizes(told["homes"], household_sizes(people))
    traits({"work": told["work"], "family": told["family"]}, profiles(people))


def head(page: Page, people: pd.DataFrame, own: pd.DataFrame, names: dict[str, str]) -> None:
    here, temporary = own[~own.away], people[people.residence == "temporary"]
    shares = own.groupby("village_id").away.mean().round(3)
    assert numbers(page.finding)[:2] == [len(own), own.away.sum()]
    assert page.finding.split("; ")[1].startswith(f"{names[shares.idxmax()]} vắng ")
    share = number.percent(100 * own.away.mean(), "vi")
    assert [one for one in numbers(page.lead) if one != 14] == [
        *(len(here), own.away.sum(), numbers(share)[0]),
        *(len(temporary), (here.age >= 14).sum()),
    ]


def pyramid(panel: Panel, own: pd.DataFrame) -> None:
    bands = pd.cut(own.age, [-1, *(band.last for band in FIVE_YEAR_BANDS.values())])
    counts = own.groupby([bands, "sex", "away"], observed=False).size()
    rows = [list(row[1:]) for row in panel.table.rows[-2::-1]]  # the last row is the total
    for row, band in zip(rows, counts.index.levels[0], strict=True):
        each = [counts[band, sex, away] for sex in ("male", "female") for away in (False, True)]
        assert row == [*each, each[1] + each[3], sum(each)], band
    assert list(panel.table.rows[-1][1:]) == [sum(column) for column in zip(*rows, strict=True)]
    shown = [one for one in panel.data if "number" in one]
    middle = dict(panel.options)["middle"]
    solid = sum(abs(one["present"]) - middle for one in shown)
    outer = sum(abs(one["all"]) - middle for one in shown)
    shape = sum(abs(one["outline"]) - middle for one in shown)
    assert [round(one) for one in (solid, outer, shape)] == [
        len(own) - own.away.sum(), len(own), len(own)
    ]  # fmt: skip
    some, all_ = numbers(panel.title)[-2:]
    assert all_ == own.away.sum() and some >= all_ * 2 / 3
    first, last = (int(one) for one in re.search(r"(\d+)–(\d+) tuổi", panel.title).groups())
    assert own.away[own.age.between(first, last)].sum() == some


def fourteen(panel: Panel, ahead: dict[tuple[str, date, str, str], int], until: date) -> None:
    found: Counter[tuple[date, str]] = Counter()
    for (_, month, kind, where), count in ahead.items():
        if kind == "turn_14":
            found[month, where] += count
    months = sorted({month for month, _ in found if month <= until})
    here, away = (sum(found[one, where] for one in months) for where in ("present", "away"))
    assert list(panel.table.rows[-1][1:]) == [here, away, here + away]
    assert numbers(panel.title) == [here + away, 14]
    assert numbers(panel.subtitle.partition(": ")[2])[:2] == [here, away]
    told = {row[0]: row[1:] for row in panel.table.rows[:-1]}
    for month in months:
        own = found[month, "present"], found[month, "away"]
        assert told[f"{month:%m/%Y}"] == (*own, sum(own))


def changed(panel: Panel, tables: Tables, months: tuple[date, ...], month: date) -> None:
    asked = [one for one in months if shifted(month, -12) < one <= month]
    each = {one: dated(tables["residents"], one) for one in asked}
    sums = [sum(column) for column in zip(*each.values(), strict=True)]
    people = people_on(tables, month)
    now = int((people.residence == "permanent").sum())
    before = now - sums[0] + sums[1] - sums[2] + sums[3]
    assert numbers(panel.subtitle) == [before, *sums, now]
    if shifted(month, -12) in months:
        then = people_on(tables, shifted(month, -12))
        assert (then.residence == "permanent").sum() == before
    told = {row[0]: row[1:] for row in panel.table.rows}
    assert {one: list(told[f"{one:%m/%Y}"][1:]) for one in asked} == each
    assert told[f"{month:%m/%Y}"][0] == now
    assert str(abs(now - before)) in panel.title


def dated(people: pd.DataFrame, month: date) -> list[int]:
    """Born, died, came and went in that month, among the registered."""
    own, at = people[people.residence == "permanent"], pd.Period(month, "M")
    came = own.entry_type[pd.to_datetime(own.entry_date).dt.to_period("M") == at]
    went = own.exit_type[pd.to_datetime(own.exit_date).dt.to_period("M") == at]
    born, died = came == "birth", went == "death"
    return [born.sum(), died.sum(), (~born & (came != "initial")).sum(), (~died).sum()]


def villages(structure: Panel, homes: Panel, people: pd.DataFrame, names: dict[str, str]) -> None:
    for panel in (structure, homes):
        for row in panel.table.rows:
            [area] = [one for one, name in names.items() if name == row[0]] or [""]
            own = stocks(people[people.village_id == area] if area else people)
            for column, value in zip(panel.table.columns[1:], row[1:], strict=True):
                key = next(key for key, one in CATALOGUE.items() if one.name.said == column.name)
                having, among = own[key]
                exact = having if among is None else indicator_of(key).scale * having / among
                assert value == pytest.approx(exact), (area, key)
    told = stocks(people)
    assert numbers(homes.title)[0] == told["households"][0]


def sizes(homes: Panel, counts: dict[tuple[str, int], int]) -> None:
    found: Counter[int] = Counter()
    for (_, size), count in counts.items():
        found[min(size, 8)] += count
    assert [row[1] for row in homes.more[1].rows] == [found[one] for one in sorted(found)]


def traits(told: dict[str, Panel], counts: dict[tuple[str, ...], int]) -> None:
    for key, names in (("work", 2), ("family", 3)):
        rows = told[key].table.rows
        by = dict.fromkeys(row[1] for row in rows)
        assert len(by) == names
    for trait, name in PROFILES.items():
        found: Counter[str] = Counter()
        for (*_, own, value), count in counts.items():
            found[value] += count if own == trait else 0
        groups = [one for one in found.values() if one]
        small = [one for one in groups if one < SMALL]
        merged = [sum(small)] if len(small) > 1 else small
        shown = [row for panel in told.values() for row in panel.table.rows if row[1] == name.said]
        assert sorted(row[2] for row in shown) == sorted(
            [*(one for one in groups if one >= SMALL), *merged]
        )
        assert all(row[3] == pytest.approx(100 * row[2] / sum(groups)) for row in shown)


def test_the_default_commune_says_what_was_drawn_for_it(chief):
    page = POPULATION.build(View(chief, last_day(2024, 12)))
    told = panels(page)
    assert page.finding == "5.201 người thường trú, 959 người đi vắng; Thôn 9 vắng một phần ba"
    assert told["pyramid"].title == "Người đi vắng phần lớn 20–44 tuổi: 709 trong 959"
    heads = [one["head"] for one in told["pyramid"].data if "head" in one]
    assert heads == ["Nam 2.627 (522 đi vắng)", "Nữ 2.574 (437 đi vắng)"]
    assert told["fourteen"].title == "61 em sắp đủ 14 tuổi"
    assert told["fourteen"].subtitle == ("01/2025–12/2025: 54 ở nhà, 7 đi vắng; đông nhất 03/2025")
    assert told["change"].title == "12 tháng qua thêm 9 người"
    assert told["change"].subtitle == (
        "5.192 thường trú + 74 sinh − 50 tử + 61 đến − 76 đi = 5.201"
    )
    assert told["homes"].title == "1.398 hộ, 3,7 người/hộ"


@pytest.mark.parametrize("month", MONTHS)
def test_who_lacks_a_card_or_an_account_is_counted_again_by_age_step_and_village(
    chief, tables, month
):
    people = people_on(tables, month)
    own = people[(people.residence == "permanent") & (people.age >= 14)]
    here, gone = own[~own.away], own[own.away]
    lacking = {
        ID_CARDS: (~here.carded, here.carded & ~here.valid),
        EID: (
            ~here.submitted,
            here.submitted & ~here.approved,
            here.approved & ~here.activated,
        ),
    }
    held = {ID_CARDS: ("valid", "card"), EID: ("activated", "eid")}
    for chapter, steps in lacking.items():
        page, (name, key) = chapter.build(View(chief, month)), held[chapter]
        told, short = panels(page), here[~here[name]]
        assert numbers(page.finding.partition(" người")[0]) == [len(short)]
        rows = told[f"{key}-ages"].table.rows
        bands = [one for one in AGE_BANDS.values() if one.first >= 14]
        for band, row in zip(bands, rows, strict=False):
            of_age = here.age.between(band.first, max(band.last, 200 * (band.last == 100)))
            each = [int((one & of_age).sum()) for one in steps]
            away = gone[gone.age.between(band.first, band.last) & ~gone[name]]
            assert row == (band.name, *each, sum(each), len(away))
        assert rows[-1][-2:] == (len(short), (~gone[name]).sum())
        villages = {areas_of(chief)[k]: n for k, n in short.groupby("village_id").size().items()}
        shown = {row[0]: row[1] for row in told[f"{key}-where"].table.rows if row[1]}
        assert shown == villages


@pytest.mark.parametrize(
    "where",
    [
        Filters(),
        Filters(("v1", "v9")),
        Filters((), ("female",), ("70+",)),
        Filters(("v2", "v5"), ("male",)),
    ],
)
@pytest.mark.parametrize("month", MONTHS)
def test_numbers_that_stand_together_add_up_under_every_filter(chief, tables, month, where):
    """Ages, steps and, of one sex or age, the villages count whom the headline counts; expired
    cards are those of the headline and those of people away. 32 stood beside 62 = 47 + 15."""
    view, own = View(chief, month, where), residents(tables, month, where)
    home = own[~own.away & (own.age >= 14)]
    for chapter, key, lacks in (
        (ID_CARDS, "card", ~home.valid),
        (EID, "eid", ~home.activated),
    ):
        told, missing = panels(chapter.build(view)), int(lacks.sum())
        assert sum(row[-2] for row in told[f"{key}-ages"].table.rows[:-1]) == missing
        [ranked] = [one for name, one in told.items() if name.endswith("-villages")]
        if view.by_person and month > MONTHS[-1]:  # nothing was asked of anybody then
            assert sum(row[5] or 0 for row in ranked.table.rows) == missing
            assert "Vạch đứng" not in ranked.subtitle, "no target is theirs"
    steps = panels(EID.build(view))["steps"].table.rows
    assert sum(row[2] for row in steps) == int((~home.activated).sum())
    expired = own[own.carded & ~own.valid]
    [card] = [one for one in ID_CARDS.build(view).cards if one.name == "Thẻ hết hạn chưa đổi"]
    each = [len(expired), (~expired.away).sum(), expired.away.sum()]
    assert numbers(f"{card.number} {card.detail}") == each
    rows = panels(ID_CARDS.build(view))["expiry"].table.rows
    assert [sum(row[at] for row in rows if row[0].startswith("Thôn")) for at in (1, 2)] == each[1:]


def residents(tables: Tables, month: date, where: Filters) -> pd.DataFrame:
    people = people_on(tables, month)
    own = people[people.residence == "permanent"]
    if where.areas:
        own = own[own.village_id.isin(where.areas)]
    if where.sexes:
        own = own[own.sex.isin(where.sexes)]
    bands = [AGE_BANDS[one] for one in where.age_bands]
    return own[[any(band.first <= age <= band.last for band in bands) or not bands
                for age in own.age]]  # fmt: skip


def test_the_default_commune_says_who_lacks_what(chief):
    view = View(chief, last_day(2024, 12))
    cards, accounts = ID_CARDS.build(view), EID.build(view)
    assert cards.finding == "62 người ở nhà chưa có thẻ còn hạn: 47 chưa từng có thẻ"
    assert accounts.finding == ("498 người ở nhà chưa kích hoạt định danh: 247 chỉ còn kích hoạt")
    assert panels(cards)["card-ages"].table.rows[-1][1:4] == (47, 15, 62)
    assert panels(accounts)["eid-ages"].table.rows[-1][1:5] == (219, 32, 247, 498)
    assert sum(row[1] for row in panels(accounts)["eid-where"].table.rows) == 498


# --- every state --------------------------------------------------------------------------------


def test_the_sum_of_the_year_adds_up_in_every_month_and_under_every_filter(chief):
    """Only who grows older leaves an age without dying or moving: that is said, and is nobody where
    no age is looked at."""
    months = months_of(chief)
    for where in (
        Filters(), Filters(("v9",)), Filters(("v1", "v2"), ("female",)), Filters((), ("male",)),
        Filters((), (), ("14-17",)), Filters(("v9",), ("female",), ("70+",)),
    ):  # fmt: skip
        for month in (*months[:14], months[30], months[-1]):
            view = View(chief, month, where)
            told = panels(POPULATION.build(view))["change"].subtitle
            if not told:
                assert month == months[0] and where.age_bands
                continue
            before, born, died, came, went, *grown, now = numbers(told)
            sign = -1 if "− " in told.partition(" đi ")[2] else 1
            older = sign * grown[0] if grown else 0
            assert before + born - died + came - went + older == now, told
            assert bool(grown) <= bool(where.age_bands)
            assert now == year_of(view).now


def test_a_year_ago_is_the_month_a_year_ago_once_there_is_one(chief):
    months = months_of(chief)
    then = [int(year_of(View(chief, one)).stocks[-1].having) for one in months[:-12:9]]
    assert [year_of(View(chief, one)).before for one in months[12::9]] == then


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_headline_names_whom_it_is_about_in_fifteen_words(chief, language):
    own = Reader("village", "v9", language, chief.store)
    reader = Reader("chief", language=language, store=chief.store)
    spots = [View(own, last_day(2024, 12)), View(reader, last_day(2021, 1))]
    spots += [
        View(reader, last_day(2024, 12), where)
        for where in (Filters(("v9",), ("female",), ("70+",)), Filters((), ("male",)))
    ]
    names = [areas_of(reader)["v9"], "", f"{areas_of(reader)['v9']} · 70+", ""]
    for view, name in zip(spots, names, strict=True):
        said = POPULATION.build(view).finding
        assert len(said.split()) <= 15 and all(one in said for one in name.split(" · ")), said


def test_no_dependency_stands_under_a_filter_of_age(chief):
    plain, young = (
        panels(POPULATION.build(View(chief, last_day(2024, 12), where)))["structure"]
        for where in (Filters(), Filters((), (), (next(iter(AGE_BANDS)),)))
    )
    dependent = {"Tỷ số phụ thuộc trẻ", "Tỷ số phụ thuộc già", "Chỉ số già hóa"}
    assert dependent <= {one.name for one in plain.table.columns}
    assert not dependent & {one.name for one in young.table.columns}


def test_where_nobody_is_left_the_page_says_so_and_draws_nothing_wrong(chief):
    where = Filters(("v9",), ("female",), ("70+",))
    for view in (View(chief, last_day(2021, 1), where), View(chief, last_day(2024, 12), where)):
        page = POPULATION.build(view)
        assert "nan" not in "".join(drawn(one) for one in page.panels if one.drawn)


def test_bars_and_a_line_of_nothing_stay_bars_and_a_line(chief):
    page = panels(POPULATION.build(View(chief, last_day(2021, 1))))
    told = drawn(page["change"])  # one month is a point, not a line
    assert told.count("<b") == 1


def test_a_share_names_its_target_its_date_and_who_is_missing(chief):
    """Beside the share, and the verdict in the words that Giao ban has for it."""
    for month in (DEFAULT_MONTH, last_day(2023, 6)):
        view = View(chief, month)
        for one in (*ID_CARDS.build(view).cards, *EID.build(view).cards):
            for indicator in with_targets(view):
                if one.name == indicator.name.in_("vi"):
                    [figure], found = view.ask(indicator).figures, expected_of(view, indicator)
                    goal, due = view.goal(figure.target.value), number.day(figure.target.due)
                    missing = f" · còn {figure.missing} người" if figure.missing else ""
                    assert one.aim == f"chỉ tiêu {goal} đến {due}{missing}", month
                    stands = verdict(view, found)
                    assert (one.status_word, one.outlook.split("; ")[0]) == (
                        stands.chip,
                        stands.ahead,
                    )
    page = EID.build(View(chief, DEFAULT_MONTH))
    [activated] = [one for one in page.cards if one.name == "Định danh đã kích hoạt"]
    assert activated.aim == "chỉ tiêu 85% đến 31/12/2024 · còn 18 người"
    assert ">chỉ tiêu 85% đến" in cards(page.cards, slim=True)
    women = EID.build(View(chief, DEFAULT_MONTH, Filters((), ("female",))))
    assert not any(one.aim for one in women.cards), "one sex has no target"
