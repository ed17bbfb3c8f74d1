"""Search: whatever exists is found without tones, already answered; a person never is."""

import csv
import json
import re
import unicodedata
from datetime import date
from time import process_time
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import pytest
from starlette.requests import Request

from analytics.document import View, number
from analytics.form.address import said_of, view_said
from analytics.form.chapters import (
    ABOUT_DATA,
    CHAPTERS,
    DUE,
    EID,
    ID_CARDS,
    OVERVIEW,
    PLACES,
    PLAN,
    POPULATION,
    PROGRESS,
    SETTINGS,
    VILLAGES,
)
from analytics.form.chapters.spoken import SPOKEN
from analytics.form.search.found import search
from analytics.form.search.letters import fit, words_of
from analytics.meaning.ask import areas_of, ask, months_of
from analytics.meaning.catalogue import CATALOGUE, EID_ACTIVATED, EID_SUBMITTED
from analytics.meaning.due.demand import demand_of
from analytics.meaning.giving import Asked, give
from analytics.meaning.question import Filters, Question, Reader
from analytics.meaning.remembered import FUTURES, PAGES, READ
from analytics.meaning.targets import targets_of
from analytics.screen import stage
from analytics.screen.house.routes import ASKED, SEARCH
from analytics.screen.search import search_routes
from analytics.words.settings import REFERENCE
from analytics.words.text import HOME, LANGUAGES
from tests import other_commune
from tests.stores import copied

TONELESS = str.maketrans("đĐ", "dd")


@pytest.fixture(scope="module")
def view_of(commune):
    def made(language=HOME, *, role="chief", area="commune", where=None):
        reader = Reader(role, area, language, commune(7).store)
        return View(reader, months_of(reader)[-1], where or Filters())

    return made


def toneless(told):
    bare = unicodedata.normalize("NFD", told.translate(TONELESS)).lower()
    return "".join(one for one in bare if not unicodedata.combining(one))


def hits(view, told):
    return [one for own in search(view, told).values() for one in own]


def titles(view, told):
    return [one.label.title + one.label.strong for one in hits(view, told)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_found_by_its_name_without_tones_and_answers_with_its_headline(
    view_of, language
):
    for reads_in in LANGUAGES:
        view = view_of(reads_in)
        for chapter in CHAPTERS:
            found = hits(view, toneless(chapter.title.in_(language)))
            [one] = [hit for hit in found if hit.label.title == view.say(chapter.title)][:1]
            assert one.chapter is chapter
            there = view_said(chapter, view.reader, one.said, strict=True)
            assert one.label.detail == chapter.build(there).finding, "what the page itself says"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_is_found_by_its_name_and_opens_its_first_page(view_of, language):
    for place in PLACES:
        found = hits(view_of(language), toneless(place.name.in_(language)))
        assert place.chapters[0] in [one.chapter for one in found[:3]], place.name.said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_is_found_by_its_name_without_tones_with_its_figure(view_of, language):
    view = view_of()
    for one in CATALOGUE.values():
        found = titles(view, toneless(one.name.in_(language)))
        assert any(told.startswith(f"Toàn xã · {one.name.said}: ") for told in found), one.key
        assert one.name.said in found, "and by what it means"


def test_a_village_and_a_target_are_answered_with_the_figure_of_the_page(view_of):
    view = view_of()
    first = hits(view, "kich hoat thon 9")[0]
    figure = ask(
        Question((EID_ACTIVATED,), view.month, where=Filters(("v9",))), view.reader
    ).figures[0]
    assert first.label.title == "Thôn 9 · Định danh đã kích hoạt: "
    assert first.label.strong == f"{number.written(figure, 'vi')}, còn {figure.missing} người"
    assert first.said["thon"] == ("v9",) and first.said["thang"] == ("2024-12",)
    assert first == hits(view, "kích hoạt ở thôn 9")[0] == hits(view, "activated in village 9")[0]
    assert first == hits(view, "Thôn 9 KÍCH HOẠT")[0] == hits(view, "village 9 activated")[0]
    whole = view.ask(EID_ACTIVATED).figures[0]
    beside = hits(view, "kich hoat thon 9")[1].label
    assert beside.title.startswith("Toàn xã · ")
    assert beside.strong.startswith(number.written(whole, "vi"))


def test_a_village_alone_is_answered_by_its_targets_the_largest_gap_first(view_of):
    found = search(view_of(), "thon 9")["answer"]
    missing = [re.search(r"còn (\d+)", one.label.strong) for one in found[1:]]
    counts = [int(one[1]) for one in missing if one]
    assert found[0].label.title == "Thôn 9" and counts == sorted(counts, reverse=True)
    assert len(counts) == 4


def test_a_month_moves_the_answers_and_a_month_ahead_says_who_falls_due(view_of):
    view = view_of()
    then = hits(view, "dinh danh thu nhan thang 11/2023")[0]
    figure = ask(Question((EID_SUBMITTED,), date(2023, 11, 30)), view.reader).figures[0]
    assert f"còn {figure.missing} người" in then.label.strong
    assert then.said["thang"] == ("2023-11",)
    due = hits(view, "3/2025 thon 2")[0]
    load = demand_of(view.reader, view.month, areas=("v2",)).load(date(2025, 3, 31))
    assert due.label.title == "Thôn 2 · Đến hạn làm thẻ 03/2025: "
    assert due.label.strong == f"{load} người có mặt" and due.said["thon"] == ("v2",)


def test_targets_and_words_of_verdicts_are_found(view_of):
    view = view_of()
    for indicator, target in targets_of(view.reader):
        told = f"{toneless(indicator.name.said)} {target.due:%d/%m/%Y}"
        assert any(f"hạn {target.due:%d/%m/%Y}" in one for one in titles(view, told)), told
    assert any("Rất khó kịp" in one for one in titles(view, "rat kho kip"))


def test_the_plan_says_what_it_brings_the_village_as_its_page_does(view_of):
    view = view_of()
    [hit] = [one for one in search(view, "kich hoat thon 9")["do"] if one.chapter is PLAN]
    villages = view_said(VILLAGES, view.reader, {"thon": ("v9",)}, strict=True)
    told = [
        one
        for panel in VILLAGES.build(villages).panels
        if panel.key == "village-ahead"
        for one in panel.drawn.sentences
    ]
    assert hit.label.detail in told and hit.said["phuong-an"] == ("lagging",)


def test_what_no_name_tells_is_found_in_what_the_pages_say(view_of):
    for told in ("ton giao", "dan toc", "nang luc"):
        found = hits(view_of(), told)
        assert found and all(
            one.label.title
            in [
                panel.title
                for panel in one.chapter.build(
                    view_said(one.chapter, view_of().reader, one.said, strict=True)
                ).panels
            ]
            for one in found
        ), told


def test_work_that_was_given_is_found_with_how_it_stands(commune, tmp_path):
    store = copied(commune(7).store, tmp_path / "store")
    reader = Reader("chief", store=store)
    view = View(reader, months_of(reader)[-1])
    assert not any("Đã giao" in one for one in titles(view, "viec da giao"))
    asked = Asked("activate", ("v9",), "officer", date(2025, 1, 27), view.month, 1, view.month)
    give(reader, asked, at="2026-11-12T08:30", who="chief")
    for told in ("viec da giao", "kich hoat dinh danh", "viec da giao o thon 9"):
        assert any("Cán bộ" in one and "Thôn 9" in one for one in titles(view, told)), told
    assert any("Đang làm" in one.label.detail for one in hits(view, "viec da giao"))


def test_filters_language_and_month_of_the_page_are_kept(view_of):
    view = view_of("en", where=Filters(("v3",), ("female",)))
    [page] = [one for one in hits(view, "population") if one.chapter.key == "population"][:1]
    kept = view_said(OVERVIEW, view.reader, {"thon": ("v3",), "gioi": ("female",)}, strict=True)
    assert page.said["thon"] == ("v3",) == kept.where.areas and page.said["gioi"] == ("female",)
    assert page.said["ngon-ngu"] == ("en",)
    figure = hits(view, "e-id activated")[0]
    assert figure.said["gioi"] == ("female",) and "Female" in figure.label.detail


def test_what_fits_best_comes_first_and_why_can_be_redone():
    typed = words_of("kich hoat")
    assert fit(typed, words_of("Kích hoạt trong tháng"), ()) == (0, 2), "two words nobody asked for"
    assert fit(typed, words_of("Định danh"), words_of("đã kích hoạt mức 2")) == (2, 2)
    assert fit(typed, words_of("Định danh"), words_of("kích cỡ, hoạt động")) is None, "picked apart"
    assert fit(words_of("đinh danh"), words_of("Định danh"), ()) == (0, 0)
    assert fit(words_of("hòa"), words_of("hoà"), ()) == (0, 0), "wherever the tone is written"
    assert fit(words_of("hồ"), words_of("hộ"), ()) is None, "a tone that was typed counts"
    assert fit(words_of("kich ho"), words_of("Kích hoạt"), ()) == (0, 0), "still typing"
    assert fit(words_of("ho kich"), words_of("Kích hoạt"), ()) is None
    assert words_of("cards") == words_of("card") and words_of("Class") == words_of("class")
    assert words_of("e-ID") == words_of("eid") and words_of("Đ") == words_of("d")


def test_village_police_find_their_own_village_alone(view_of):
    view = view_of(role="village", area="v9")
    assert titles(view, "thon 3") == [] == titles(view, "toan xa")
    for told in ("kich hoat", "thon", "the", "den han", "03/2025", "giao ban"):
        said = json.dumps([vars(one.label) for one in hits(view, told)], ensure_ascii=False)
        assert not re.search(r"Thôn [1-8]|Toàn xã", said), told
    own = hits(view, "kich hoat")[0]
    figure = view.ask(EID_ACTIVATED).figures[0]
    assert own.label.title.startswith("Thôn 9 · ")
    assert f"còn {figure.missing} người" in own.label.strong


def test_a_page_that_a_role_may_not_open_is_not_found(view_of):
    for role, area in (("village", "v9"), ("officer", "commune")):
        view = view_of(role=role, area=area)
        for told in ("", "thiet lap", "tra cuu", "lich su"):
            assert SETTINGS not in [one.chapter for one in hits(view, told)], (role, told)
    assert SETTINGS in [one.chapter for one in hits(view_of(), "thiet lap")]


def names():
    def told(table):
        with (REFERENCE / f"{table}.csv").open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    families = [one["surname"] for one in told("surnames")]
    given = sorted({one["name"] for one in told("given_names") if one["kind"] == "given"})
    return [f"{family} {one}" for family in families for one in given]


def test_a_name_of_a_person_finds_nothing(view_of):
    """As it is written, or in capitals throughout; every family name with every given name."""
    view, told = view_of(), names()
    assert len(told) > 5000
    assert [one for one in told[::31] if search(view, one) or search(view, one.upper())] == []
    assert not search(view, "Trần Thị Bích Ngọc") and not search(view, "nguyen van an")
    assert search(view, "Kích Hoạt") and search(view, "Giao Ban"), "our own words in capitals"


@pytest.mark.parametrize("told", ["042187001234", "042 187 001 234", "184.256.789", "so 184256789"])
def test_a_number_of_a_person_finds_nothing(view_of, told):
    assert search(view_of(), told) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_in_plain_words_finds_the_page_that_answers_it(view_of, language):
    """“thon nao tre han” found nothing. Every page is found by at least one question."""
    view = view_of(language)
    assert [chapter for chapter, _ in SPOKEN] == list(CHAPTERS)
    for chapter, asked in SPOKEN:
        assert asked
        for one in asked:
            found = [hit.chapter for hit in hits(view, toneless(one.in_(language)))]
            assert chapter in found[:3], (one.said, [hit.key for hit in found])


@pytest.mark.parametrize(
    ("asked", "chapter"),
    [
        ("thon nao tre han", VILLAGES),
        ("thon nao cham nhat", VILLAGES),
        ("thôn nào kém nhất", VILLAGES),
        ("bao gio dat", PROGRESS),
        ("co kip han khong", PROGRESS),
        ("vi sao giam", PROGRESS),
        ("ai chua co the", ID_CARDS),
        ("bao nhieu nguoi chua co the", ID_CARDS),
        ("chua kich hoat", EID),
        ("bao nhieu nguoi di vang", POPULATION),
        ("thang toi di dau", PLAN),
        ("can bao nhieu buoi", PLAN),
        ("giao viec gi", OVERVIEW),
        ("ai sap het han", DUE),
        ("so lieu lay tu dau", ABOUT_DATA),
        ("sua chi tieu o dau", SETTINGS),
        ("which village is late", VILLAGES),
        ("when will we meet the target", PROGRESS),
        ("who has no card", ID_CARDS),
    ],
)
def test_what_a_chief_asks_is_answered_by_the_headline_of_its_page(view_of, asked, chapter):
    view = view_of()
    first = [one.chapter.key for one in hits(view, asked)][:2]
    assert chapter.key in first, first
    own = view_of(role="village", area="v9")
    for one in hits(own, asked):
        assert not re.search(r"Thôn [1-8]|Toàn xã", str(vars(one.label))), one


def test_an_empty_question_shows_the_targets_and_every_page_and_nonsense_finds_nothing(view_of):
    view = view_of()
    assert [one.chapter for one in search(view, "  ")["page"]] == list(CHAPTERS)
    assert len(search(view, "")["answer"]) == 4, "how every target stands"
    for told in ("xyzzy", "%", "<b>", "\u0301", "/", "99/2024", "thon 99", "a" * 500):
        assert not [one for one in hits(view, told) if "99" in one.label.title], told


def test_a_hit_leads_to_an_address_that_its_page_understands(view_of):
    for view in (view_of(), view_of("en", role="village", area="v9")):
        for told in ("", "thon 9", "kich hoat", "vang mat", "03/2025", "tre han", "plan", "the"):
            for one in hits(view, told):
                there = view_said(one.chapter, view.reader, one.said, strict=True)
                assert said_of(one.chapter, there).items() >= one.said.items(), (told, one)


def test_a_question_is_answered_in_fifty_milliseconds_and_kept_nowhere(view_of):
    view = view_of()
    asked = ("kich hoat thon 9", "thon 9", "the", "xyzzyq qwx")
    for told in asked:
        search(view, told)
    begun = process_time()
    for told in asked:
        search(view, told)
    assert (process_time() - begun) / len(asked) < 0.05
    kept = [str(key) for memory in (READ, FUTURES, PAGES) for key in memory._kept]
    assert not [one for one in kept if "xyzzyq" in one or "kich hoat" in one]


def asking(query, **identity):
    headers = [(f"x-cax-{key}".encode(), value.encode()) for key, value in identity.items()]
    scope = {"type": "http", "method": "GET", "path": ASKED, "headers": headers}
    return Request(scope | {"query_string": urlencode(query).encode(), "path_params": {}})


@pytest.fixture
def answer(commune, monkeypatch):
    store = commune(7).store
    monkeypatch.setattr(stage, "Reader", lambda *told: Reader(*told, store=store))
    [route] = search_routes()
    return route.endpoint


def test_the_gate_tells_who_reads_and_the_address_from_where(answer):
    told = answer(
        asking({"q": "kich hoat", "thang": "2024-11", "ngon-ngu": "en"}, role="village", area="v9")
    )
    assert told.headers["cache-control"] == "no-store"
    body = json.loads(told.body)
    first = body["groups"][0]["hits"][0]
    assert first["title"] == "Thôn 9 · e-ID activated: " and "people to go" in first["strong"]
    assert parse_qs(urlsplit(first["to"]).query)["thang"] == ["2024-11"]
    assert re.match(r"\d+ results", body["said"]) and "Thôn 3" not in told.body.decode()


def test_a_broken_address_and_nothing_found_are_one_sentence(answer):
    lost = json.loads(answer(asking({"q": "Nguyễn Văn An", "thang": "x"}, role="chief")).body)
    assert lost["groups"] == [] and "không tìm tên người" in lost["said"]
    assert "Nguyễn" not in lost["said"], "the question is not said back"


def test_a_stranger_and_a_viewer_find_nothing(answer):
    for identity in ({}, {"role": "viewer", "area": "commune"}):
        told = answer(asking({"q": "thon 9"}, **identity))
        assert told.status_code == 404 and json.loads(told.body)["groups"] == []


def test_behind_the_gate_lie_the_search_and_its_script(house):
    for path in (f"{ASKED}?q=thon", SEARCH.path):
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{house}{path}")
        with refused.value as told:
            assert told.code == 401, path


def test_the_page_of_a_village_is_of_a_village_there_is(view_of):
    view = view_of()
    assert areas_of(view.reader).keys() >= {
        value for one in hits(view, "thon") for value in one.said.get("thon", ())
    } - {"", "commune"}


def test_two_villages_alike_without_tones_are_both_answered(tmp_path, monkeypatch):
    """Eight pairs of communes of one province are (findings/communes-alike-without-tones.sh)."""
    for area, name in (("m1", "Xóm Sơn Hà"), ("m2", "Xóm Sơn Hạ")):
        monkeypatch.setitem(other_commune.HAMLETS, area, name)
    reader = other_commune.published(tmp_path / "store")
    view = View(reader, months_of(reader)[-1])
    said = {told: {hit.said.get("thon") for hit in hits(view, told)} for told in ASKED_OF_TWO}
    assert all({("m1",), ("m2",)} <= said[told] for told in ASKED_OF_TWO[:3])
    assert ("m2",) in said[ASKED_OF_TWO[3]] and ("m1",) not in said[ASKED_OF_TWO[3]]
    for title in ("Xóm Sơn Hà", "Xóm Sơn Hạ"):
        assert any(title in one.label.title + one.label.detail for one in hits(view, "son ha"))


ASKED_OF_TWO = ("son ha", "xom son ha", "kich hoat xom son ha", "kích hoạt xóm sơn hạ")
