"""Every sentence is held to the laws: a sample of all pages, and a wrong sentence for every law."""

from dataclasses import replace
from functools import partial
from html import unescape
from itertools import combinations

import pytest

from analytics.document import Card, Column, Page, Panel, Table, View, alike, between
from analytics.document.number import Share
from analytics.form.body import head
from analytics.form.chapters import OVERVIEW
from analytics.form.filtered import filtered
from analytics.meaning.ask import areas_of, months_of, provenance_of
from analytics.meaning.question import Filters, Reader
from analytics.words.month import parse_month
from tests.laws.said import Said, of_page
from tests.laws.sample import DEAR, crossings, filtered_pages, pairs, sample, turns
from tests.laws.structure import STRUCTURE_LAWS
from tests.laws.text import TEXT_LAWS
from tests.laws.walk import BUILDERS, PAPERS, Spot, breaches, empty_crossings, obeyed, said_at
from tests.laws.whole import WHOLE_LAWS

PARTS = 6  # of the sample, spread over all of it; `make test` reads one, `make prove` them all
TEXT = {law.key: law.broken for law in TEXT_LAWS}
STRUCTURE = {law.key: law.broken for law in STRUCTURE_LAWS}
WHOLE = {law.key: law.broken for law in WHOLE_LAWS}
FILTERED = [page for page, chapter in BUILDERS.items() if chapter.filters]


@pytest.fixture(scope="session")
def chief(commune) -> Reader:
    return Reader("chief", store=commune(7).store)


@pytest.mark.parametrize(
    "part", [0, *(pytest.param(one, marks=pytest.mark.prove) for one in range(1, PARTS))]
)
def test_no_sentence_of_the_sample_breaks_a_law(chief, part):
    """Every sixth spot, of all months, readers and pages; the others in `make prove`."""
    for spot in sample(chief.store)[part::PARTS]:
        _, found = breaches(spot)
        assert not found, (str(spot), found[:3])


def test_the_sample_lets_every_two_meet(chief):
    """Page, month, reader, language and filter; a dear page meets fewer months, and only these."""
    met: dict[tuple[int, int], set] = {}
    for spot in pairs(chief.store):
        facts = (spot.page, spot.month, spot.reader.area, spot.reader.language, kind(spot.where))
        for a, b in combinations(range(5), 2):
            met.setdefault((a, b), set()).add((facts[a], facts[b]))
    cheap = [page for page in BUILDERS if page not in DEAR]
    months = months_of(chief)
    areas = {area for _, area in met[1, 2]}
    assert {(p, m) for p in cheap for m in months} <= met[0, 1]
    assert {(m, a) for m in months for a in areas} <= met[1, 2]
    assert {(p, a) for p in cheap if p != "settings" for a in areas} <= met[0, 2]
    assert {(m, language) for m in months for language in ("vi", "en")} <= met[1, 3]
    assert {(p, language) for p in (*BUILDERS, *PAPERS) for language in ("vi", "en")} <= met[0, 3]

    kinds, among = {"", "area", "sex", "age_band", "area sex age_band"}, {"", "sex", "age_band"}
    assert {(language, one) for language in ("vi", "en") for one in kinds} <= met[3, 4]
    assert {("commune", one) for one in kinds} <= met[2, 4]
    assert {(a, one) for a in areas for one in among} <= met[2, 4]
    assert {(page.key, one) for page in filtered_pages() for one in among} <= met[0, 4]


def kind(where: Filters) -> str:
    told = {"area": where.areas, "sex": where.sexes, "age_band": where.age_bands}
    return " ".join(name for name, values in told.items() if values)


def test_the_sample_holds_both_ends_the_turns_of_targets_and_the_empty_crossings(chief):
    held, months = sample(chief.store), months_of(chief)
    plain = {(one.page, one.month) for one in held if one.where == Filters()}
    assert {(page, end) for page in BUILDERS for end in (months[0], months[-1])} <= plain
    assert {("overview", month) for month in turns(chief)} <= plain
    empty = empty_crossings(chief, months[-1])
    assert Filters(("v9",), ("female",), ("0-5",)) in empty
    assert set(empty) <= {one.where for one in held if one.month == months[-1]}
    met = {(one.page, area) for one in crossings(chief) for area in one.where.areas}
    pages = [one.key for one in filtered_pages() if "area" in one.filters]
    assert {(page, area) for page in pages for area in areas_of(chief)} <= met


def test_an_officer_reads_the_words_of_the_chief(chief):
    """The same file, so the chief is walked for both: everything but what only a chief may open."""
    officer = replace(chief, role="officer")
    for month in (months_of(chief)[0], months_of(chief)[-1]):
        for page in (one for one in (*BUILDERS, *PAPERS) if one not in ("settings", "plan")):
            both = [
                [(one.part, one.words) for one in said_at(Spot(page, month, who))]
                for who in (chief, officer)
            ]
            assert both[0] == both[1], (page, month)


@pytest.mark.parametrize(
    ("law", "words"),
    [
        ("dash", "Thẻ 98,1%, còn – người"),
        ("dash", "– đã kích hoạt định danh; còn 12 người"),
        ("dash", "Cards 2.1%, – people to go"),
        ("nothing", "0/0 thường trú từ đủ 14 tuổi"),
        ("nothing", "0 of 0 registered"),
        ("nothing", "Còn {missing} người"),
        ("one", "1 people to go"),
        ("one", "1 villages are short"),
        ("one", "All 1 villages have reached"),
        ("one", "219 person to go"),
        ("gaps", "Dự kiến đạt , còn 12 người"),
        ("gaps", "Toàn xã: ; còn 12 người"),
        ("sign", "−0,0 điểm % từ 12/2023"),
    ],
)
def test_a_wrong_sentence_is_caught(law, words):
    assert TEXT[law](words)


@pytest.mark.parametrize(
    "words",
    [
        "Nhóm 0–5 tuổi: 12 người",
        "giữa 02/2025 (01/2025 – sau 36 tháng)",
        "Xã Sơn Ninh – DỮ LIỆU GIẢ LẬP",
        "1 person to go; 1 of 9 villages reached; 21 people",
        "10/10 người; 0 người",
        "−0,2 điểm %",
    ],
)
def test_a_right_sentence_is_left_alone(words):
    assert not any(broken(words) for broken in TEXT.values())


VILLAGES = (
    ("Thôn 1", 90, 100, 90.0, 0),
    ("Thôn 5", 40, 100, 40.0, 45),
    ("Thôn 9", 40, 100, 40.0, 45),
)
COLUMNS = (
    Column("Thôn"),
    Column("Tử số", "whole"),
    Column("Mẫu số", "whole"),
    Column("%", "percent"),
    Column("Còn thiếu (người)", "whole"),
)
# Beside the villages the commune has a level of its own, and says what eight of them say.
GIVEN = tuple(
    (f"Thôn {n}", 70 + n, 80 + n, 80.5, "90%" if n < 2 else "chưa mức nào đủ") for n in range(1, 10)
)
GIVEN += (("Toàn xã, mức riêng", 70, 80, 80.5, "chưa mức nào đủ"),)
TARGETED = parse_month("2024-12")


def titled(title: str, rows: tuple = VILLAGES, **facts) -> Said:
    table = Table(COLUMNS, rows)
    panel = Panel("made", title, "", table, **facts)
    return Said("made.title", title, table, panel=panel)


@pytest.mark.parametrize(
    ("law", "said"),
    [
        ("most", titled("Thôn 9 thấp nhất: 40,0%")),  # Thôn 5 is as low
        ("most", titled("Thôn 1 cao nhất: 90,0%", VILLAGES[:1])),  # of one village
        ("most", titled("Thấp nhất: 3 thôn cùng 40,0%")),
        ("all", titled("Cả 3 thôn đã đạt chỉ tiêu")),
        ("all", titled("Cả 9 thôn như nhau: 40,0%")),
        ("all", titled("2/3 thôn đã đạt chỉ tiêu")),
        ("sum", titled("Còn thiếu", (*VILLAGES, ("Toàn xã", 170, 300, 56.7, 85)))),
        ("number", titled("2 thôn chưa đạt; Thôn 5, Thôn 9 còn 9.991 người")),
        ("number", titled("Cách nhau 51,0 điểm %", derived=(between(90.0, 40.0),))),
        ("number", titled("8 thôn chưa mức nào đủ", GIVEN, derived=(alike(range(8)),))),
        ("nobody", titled("x", (), data=({"value": None, "label": "– · ● Đạt"},))),
    ],
)
def test_a_title_that_its_table_does_not_bear_out_is_caught(chief, law, said):
    assert STRUCTURE[law](View(chief, TARGETED), said)


@pytest.mark.parametrize(
    "said",
    [
        titled("Thôn 1 cao nhất: 90,0%"),
        titled("Thấp nhất: 2 thôn cùng 40,0%"),
        titled("2 thôn chưa đạt; Thôn 5, Thôn 9 còn 90 người"),
        titled("1/3 thôn đã đạt chỉ tiêu"),
        titled("Cách nhau 50,0 điểm %", derived=(between(90.0, 40.0),)),
        titled("8 thôn chưa mức nào đủ", GIVEN, derived=(alike(range(1, 9)),)),
        titled("Còn thiếu", (*VILLAGES, ("Toàn xã", 170, 300, 56.7, 90))),
    ],
)
def test_a_title_that_its_table_bears_out_is_left_alone(chief, said):
    found = [law for law, broken in STRUCTURE.items() if broken(View(chief, TARGETED), said)]
    assert not found


def test_a_verdict_needs_a_population_and_a_target(chief):
    name = "Có thẻ còn hạn / có mặt"
    card = Card(name, "–", "", "id", status="reached", status_word="● Đạt")
    said = Said("card0.name", name, card=card)
    children = View(chief, TARGETED, Filters((), (), ("0-5",)))
    assert STRUCTURE["nobody"](children, said)
    assert not STRUCTURE["nobody"](children, replace(said, card=replace(card, status="none")))
    early = View(chief, months_of(chief)[0])
    assert STRUCTURE["target"](early, Said("lead", "Thẻ: 3 thôn chưa đạt còn 12 người"))


def test_what_is_said_of_every_village_is_asked_again(chief):
    view = View(chief, TARGETED)
    name = "Định danh đã kích hoạt"
    assert STRUCTURE["every"](view, Said("lead", f"{name}: mọi thôn đã đạt chỉ tiêu."))
    alone = View(chief, TARGETED, Filters(("v9",)))
    assert STRUCTURE["every"](
        alone, Said("lead", f"{name}: còn 46; thôn khác vượt 4 nên cả xã còn thiếu 46 người")
    )


def test_decisions_stay_under_a_filter_and_say_whom_they_are_about(chief):
    plain = OVERVIEW.build(View(chief, TARGETED))
    women = OVERVIEW.build(View(chief, TARGETED, Filters((), ("female",))))
    assert [one.title for one in women.decisions] == [one.title for one in plain.decisions]
    assert "không theo bộ lọc Nữ" in women.decided_for and not plain.decided_for


def test_the_due_calendar_is_absent_where_it_cannot_obey(chief):
    for where, there in (
        (Filters(), True),
        (Filters(("v9",)), True),
        (Filters((), (), ("70+",)), False),
    ):
        page = OVERVIEW.build(View(chief, TARGETED, where))
        assert any(panel.key == "due" for row in page.rows for panel in row) is there


def test_a_small_group_carries_its_mark_in_card_and_title(chief):
    """Old men of one village: one of them moves the share by many points."""
    where = Filters(("v9",), ("male",), ("70+",))
    page = BUILDERS["id_cards"].build(View(chief, TARGETED, where))
    [card] = [one for one in page.cards if one.name == "Có thẻ còn hạn / có mặt"]
    assert card.number.endswith("*") and "* nhóm dưới 30 người" in card.detail
    assert "%" not in page.finding and "* nhóm dưới 30 người" in page.lead
    assert all("0/0" not in one.words for one in of_page(page))


@pytest.mark.parametrize(
    ("page", "where"),
    [(page, Filters((), ("female",))) for page in FILTERED if page != "due"]
    + [(page, Filters(("v1",))) for page in ("due", "population")]
    + [(page, Filters((), (), ("0-5",))) for page in FILTERED if page != "due"],
)
def test_a_page_that_ignores_the_filter_is_caught(chief, page, where):
    """The same page for everybody, whatever is asked: its women and its men make two communes."""
    chapter, view = BUILDERS[page], View(chief, TARGETED, where)
    assert not list(WHOLE["apart"](view, chapter.build(view), chapter.build))

    def deaf(seen: View) -> Page:
        return chapter.build(replace(seen, where=Filters()))

    assert list(WHOLE["apart"](view, deaf(view), deaf))


def test_a_panel_that_ignores_the_filter_is_caught_unless_it_says_so(chief):
    chapter = BUILDERS["id_cards"]

    def deaf(seen: View, said: str) -> Page:
        page = chapter.build(seen)
        all_ = chapter.build(replace(seen, where=Filters()))
        everybody = next(one for one in all_.panels if one.key == "expiry")
        own = replace(everybody, subtitle=f"{everybody.subtitle}{said}")
        rows = tuple(tuple(own if one.key == own.key else one for one in row) for row in page.rows)
        return replace(page, rows=rows)

    view = View(chief, TARGETED, Filters((), ("female",)))
    for said, caught in (("", True), (" (không theo bộ lọc)", False)):
        build = partial(deaf, said=said)
        places = {place for place, _ in WHOLE["apart"](view, build(view), build)}
        assert places == ({"expiry.cell", "expiry.title"} if caught else set())


@pytest.mark.parametrize("page", ["overview", "population", "id_cards", "eid"])
def test_where_few_or_none_fit_no_more_are_counted(chief, page):
    """Girls of one village below six: a page that tells of everybody counts more than there are."""
    build, where = BUILDERS[page].build, Filters(("v9",), ("female",), ("0-5",))
    view = View(chief, TARGETED, where)
    assert not list(WHOLE["fit"](view, build(view), build))
    assert list(WHOLE["fit"](view, build(replace(view, where=Filters())), build))


def test_a_share_of_few_without_its_star_is_caught_in_card_title_and_table(chief):
    """Old men of one village: 20% of five people are one."""
    view = View(chief, TARGETED, Filters(("v9",), ("male",), ("70+",)))
    build = BUILDERS["eid"].build
    page = build(view)
    assert not list(WHOLE["star"](view, page, build))
    bare = replace(page, cards=tuple(replace(one, number=one.number[:-1]) for one in page.cards))
    assert {place for place, _ in WHOLE["star"](view, bare, build)} >= {"card0.number"}
    heat = next(one for one in page.panels if one.key == "eid_activated-heat")
    for place, broken in (
        ("title", replace(heat, title=heat.title.replace("*", ""))),
        ("subtitle", replace(heat, subtitle="")),
        ("cell", replace(heat, table=unstarred(heat.table))),
    ):
        rows = [[broken if one.key == heat.key else one for one in row] for row in page.rows]
        found = WHOLE["star"](view, replace(page, rows=tuple(map(tuple, rows))), build)
        assert [where for where, _ in found] == [f"{heat.key}.{place}"], place


def unstarred(table: Table) -> Table:
    rows = [[float(one) if isinstance(one, Share) else one for one in row] for row in table.rows]
    return replace(table, rows=tuple(map(tuple, rows)))


def test_decisions_that_do_not_say_whom_they_are_about_are_caught(chief):
    view = View(chief, TARGETED, Filters((), ("female",)))
    page = OVERVIEW.build(view)
    assert not list(WHOLE["decided"](view, page, OVERVIEW.build))
    assert list(WHOLE["decided"](view, replace(page, decided_for=""), OVERVIEW.build))


@pytest.mark.parametrize("page", FILTERED)
def test_the_head_of_every_page_names_its_filter(chief, page):
    chapter = BUILDERS[page]
    where = obeyed(chapter, Filters(("v9",), ("female",), ("70+",)))
    for language, first in (("vi", "Đang lọc: "), ("en", "Filtered: ")):
        view = View(replace(chief, language=language), TARGETED, where)
        told = unescape(head(Page("x", "y"), view, provenance_of(chief)))
        assert first in told and filtered(view) in told
        assert all(len(one) for one in filtered(view).removeprefix(first).split(" · "))
        plain = replace(view, where=Filters())
        assert first not in unescape(head(Page("x", "y"), plain, provenance_of(chief)))


def test_a_change_by_one_person_is_said_of_one_person(chief):
    """The count of the card dossier moved by one in 09/2024: not 'by 1 people'."""
    _, found = breaches(Spot("paper", parse_month("2024-09"), replace(chief, language="en")))
    assert not [words for law, _, words in found if law == "one"]


def test_the_villages_of_each_level_are_counted_in_the_sheet_of_targets(chief):
    """'6 at no level': nobody could count them, for the commune's own row says the same."""
    page = BUILDERS["plan"].build(View(chief, parse_month("2024-09")))
    [sheet] = [one for row in page.rows for one in row if one.key == "what-if-sheet"]
    assert sum(one.redone for one in sheet.derived) == len(areas_of(chief))
