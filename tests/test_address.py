"""The address says what is shown: read, written, refused, remembered. Without a browser."""

import re
from dataclasses import fields, is_dataclass
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.document import Line, View
from analytics.document.link import FILTERS, UNDERSTOOD, link
from analytics.form.address import Refused, said_of, view_said
from analytics.form.chapters import CHAPTERS, DUE, ID_CARDS, OVERVIEW, PLAN, PROGRESS, REPORT
from analytics.form.report.files import NUMBER
from analytics.meaning.ask import months_of
from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.question import Filters, Reader
from analytics.screen import session
from analytics.words.month import parse_month
from tests.body_read import charts, choose, markup, offered, stands
from tests.test_pages import opened, said

URLS = {chapter.url: chapter for chapter in CHAPTERS}


@pytest.fixture(autouse=True)
def small_store(commune, monkeypatch):
    folder = commune(7).store
    monkeypatch.setattr(
        session, "Reader", lambda role, area, language: Reader(role, area, language, folder)
    )


@pytest.fixture
def chief(commune):
    return Reader("chief", store=commune(7).store)


def shown(test):
    told = {key: test.query_params[key] for key in test.query_params}
    return {key: [one] if isinstance(one, str) else one for key, one in told.items()}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_every_page_writes_a_complete_address_by_keys(chapter, chief):
    view = View(chief, months_of(chief)[-1])
    told = said_of(chapter, view)
    asked = {one.query for one in chapter.controls} - {"phan"}
    assert set(told) == {"thang", "ngon-ngu", *asked}
    assert told["thang"] == ("2024-12",) and told["ngon-ngu"] == ("vi",)
    english = View(Reader("chief", language="en", store=chief.store), view.month)
    assert said_of(chapter, english) == told | {"ngon-ngu": ("en",)}
    assert view_said(chapter, chief, told, strict=True).month == view.month


def test_the_words_of_both_languages_become_keys():
    for language in ("vi", "en"):
        for sex in ("Female", "Nữ", "female"):
            test = opened(
                "id_cards", role="chief", language=language, gioi=sex, thon="Thôn 9", tuoi="0–5"
            )
            told = shown(test)
            assert (told["gioi"], told["thon"], told["tuoi"]) == (["female"], ["v9"], ["0-5"])
            assert told["ngon-ngu"] == [language] and told["thang"] == ["2024-12"]
            assert stands(test, "gioi") == ["female"]


def test_a_goal_in_the_words_of_one_language_is_the_same_goal_in_the_other(chief):
    english = Reader("chief", language="en", store=chief.store)
    for key, words in PLAN.controls[0].options(View(chief, months_of(chief)[-1])).items():
        for told in (key, words.in_("vi"), words.in_("en")):
            view = view_said(PLAN, english, {"muc-tieu": (told,)}, strict=True)
            assert view.told["goal"] == key


def test_a_plus_typed_by_hand_is_the_oldest_band(chief):
    view = view_said(ID_CARDS, chief, {"tuoi": ("70 ",)}, strict=True)
    assert view.where.age_bands == ("70+",)


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("id_cards", {"gioi": "Femal"}),
        ("id_cards", {"thang": ["2024-12", "2024-11"]}),
        ("id_cards", {"ngon-ngu": "Deutsch"}),
        ("due", {"tuoi": "70+"}),
        ("progress", {"chi-tieu": "eid"}),
        ("plan", {"den": "17"}),
        ("plan", {"so-buoi": "-1"}),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_way_on(page, query):
    query = {key.replace("-", "_"): value for key, value in query.items()}
    test = opened(page, role="chief", **query)
    bodies = markup(test)
    assert 'role="alert"' in bodies and "Bỏ điều kiện này" in bodies and "Đổi vai trò" in bodies
    assert not charts(test)


def refusal(chapter, reader, told):
    with pytest.raises(Refused) as refused:
        view_said(chapter, reader, told, strict=True)
    return refused.value.problem.says, refused.value.without


@pytest.mark.parametrize("role", ["chief", "village"])
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_whatever_an_address_holds_one_press_shows_the_rest(chapter, role, chief):
    """Of two villages that are gone, of a village and a month, each took a press of its own."""
    reader = Reader(role, "v9" if role == "village" else "commune", store=chief.store)
    good = said_of(chapter, view_said(chapter, reader, {}, strict=True))
    lines = {one.query for one in chapter.controls if isinstance(one, Line)}
    keys = {"thang", "ngon-ngu", *FILTERS.values(), *(one.query for one in chapter.controls)}
    bad = {key: (f"x{key}x" * 20, f"y{key}y" * 20, f"x{key}x" * 20) for key in keys}
    for told in (bad, {key: (*bad[key], *good.get(key, ())) for key in keys}):
        says, rest = refusal(chapter, reader, told)
        for key in keys:
            assert says.in_("vi").count(f"x{key}x" * 3) >= 1, "each is named"
        assert len(re.findall(r"[.] [A-ZĐ]", says.in_("vi"))) <= 1, (
            "in one sentence, and what to do"
        )
        shown = said_of(chapter, view_said(chapter, reader, rest, strict=True))
        assert {key: one for key, one in shown.items() if key not in lines} == {
            key: one for key, one in good.items() if key not in lines
        }


def test_two_villages_that_are_gone_are_named_together_and_dropped_by_one_press(chief):
    says, rest = refusal(ID_CARDS, chief, {"thon": ("xx", "v9", "yy"), "gioi": ("male",)})
    assert says.in_("vi").startswith("Không có thôn “xx”, “yy” trong bản số liệu này.")
    assert says.in_("en").startswith("There is no village “xx”, “yy” in this edition.")
    assert rest == {"thon": ("v9",), "gioi": ("male",)}
    test = opened("id_cards", role="chief", thon=["xx", "yy"])
    assert "Bỏ những điều này, giữ phần còn lại" in markup(test)


def test_an_endless_list_is_named_by_its_beginning(chief):
    says, rest = refusal(ID_CARDS, chief, {"thon": tuple(f"x{one}" for one in range(900))})
    assert len(says.in_("vi")) < 200 and "“x0”, “x1”" in says.in_("vi") and rest == {}


@pytest.mark.parametrize(
    ("page", "query", "sentence"),
    [
        ("plan", {"so_buoi": "-1"}, "“Nhiều nhất (buổi)” nhận số nguyên từ 0 đến 40, không nhận"),
        ("plan", {"den": "17"}, "“Đến so với đã ghi” nhận từ 70 đến 200, mỗi nấc 10, không"),
        ("progress", {"chi_tieu": "eid"}, "“Chỉ tiêu” không có lựa chọn “eid”"),
        ("report", {"phan": "Mục VI"}, "“Phần của báo cáo” không có lựa chọn “Mục VI”"),
        ("report", {"so_van_ban": "9" * 41}, "“Số văn bản” dài nhất 40 chữ"),
        ("id_cards", {"gioi": "Femal"}, "“Giới tính” không có lựa chọn “Femal”"),
        ("id_cards", {"ngon_ngu": "Deutsch"}, "“Ngôn ngữ” không có lựa chọn “Deutsch”"),
        ("id_cards", {"thang": ["2024-12", "2024-11"]}, "“Tháng” chỉ nhận một: thừa “2024-11”"),
        ("due", {"tuoi": ["70+", "0-5"]}, "Trang này không lọc theo “Nhóm tuổi” (“70+”, “0-5”)"),
    ],
)
def test_a_refusal_names_the_control_by_its_own_label(page, query, sentence):
    """The value of a control was called the value of a filter."""
    assert sentence in unescape(said(opened(page, role="chief", **query)))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_a_key_with_nothing_behind_it_asks_for_nothing(chapter, chief):
    keys = {"thang", "ngon-ngu", *FILTERS.values(), *(one.query for one in chapter.controls)}
    plain, blank = (
        said_of(chapter, view_said(chapter, chief, told, strict=True))
        for told in ({}, {key: ("",) for key in keys - {NUMBER.query}})
    )
    assert plain == blank


def test_a_number_of_a_report_that_was_emptied_stays_empty(chief):
    told = said_of(REPORT, view_said(REPORT, chief, {NUMBER.query: ("",)}, strict=True))
    assert told[NUMBER.query] == ("",)


@pytest.mark.parametrize("key", ["thang", "thon", "tuoi", "chi-tieu"])
def test_of_a_word_without_end_a_refusal_says_the_beginning(chief, key):
    with pytest.raises(Refused) as refused:
        view_said(PROGRESS, chief, {key: ("x" * 90_000,)}, strict=True)
    assert len(refused.value.problem.says.in_("vi")) < 200


def test_choices_a_role_may_not_make_are_dropped_all_at_once(chief):
    """A chief's plan sent to village police was refused once for each of its four choices."""
    police = Reader("village", "v9", store=chief.store)
    told = {"so-buoi": ("6",), "can-bo": ("3",), "thoi-gian": ("two_weeks",), "thang": ("2024-06",)}
    with pytest.raises(Refused) as refused:
        view_said(PLAN, police, told, strict=True)
    assert refused.value.without == {"thang": ("2024-06",)}
    assert str(refused.value).count(": ") == 3, "each is named"


@pytest.mark.parametrize("role", ["chief", "officer", "village"])
def test_every_link_of_a_page_opens_for_whom_it_stands_there(chief, role):
    """Village police were offered the commune's plan by a link that was then refused."""
    reader = Reader(role, "v9" if role == "village" else "commune", store=chief.store)
    met = set()
    for month in (parse_month("2023-03"), months_of(chief)[-1]):
        for chapter in (one for one in CHAPTERS if one.key != "settings" or role == "chief"):
            for address in addresses(chapter.build(View(reader, month))):
                parts = urlsplit(address)
                said = {key: tuple(each) for key, each in parse_qs(parts.query).items()}
                view_said(URLS[parts.path[1:] or OVERVIEW.url], reader, said, strict=True)
                met.add(parts.path)
    assert {"/lich-luu-dong", "/chi-tieu-tien-do"} <= met


def addresses(told):
    """Addresses inside the house, however deep they stand in what a page says."""
    if isinstance(told, str):
        found = re.findall(r"(?:^|href=\")(/[a-z-]*[?][^\"\s]*)", told)
        return {unescape(one) for one in found}
    if is_dataclass(told):
        told = [getattr(told, one.name) for one in fields(told)]
    elif isinstance(told, dict):
        told = told.values()
    elif not isinstance(told, tuple | list):
        return set()
    return {found for one in told for found in addresses(one)}


def test_dropping_the_refused_condition_keeps_the_rest(chief):
    told = {"gioi": ("Femal", "male"), "thon": ("v9",)}
    with pytest.raises(Refused) as refused:
        view_said(ID_CARDS, chief, told, strict=True)
    assert refused.value.without == {"gioi": ("male",), "thon": ("v9",)}


def test_village_police_are_refused_a_link_to_another_village():
    other = opened("id_cards", role="village", thon="v1")
    assert "Không có thôn “v1”" in said(other) and not charts(other)
    assert "alert" not in said(opened("id_cards", role="village", thon="v9"))


def test_a_choice_that_village_police_are_not_offered_is_refused_unless_it_changes_nothing():
    """The chief's plan for another goal opened as the recorded plan, without a word."""
    for page, asked, name in (
        ("plan", {"muc_tieu": "every_village_reaches"}, "Ta muốn gì: Nhiều thôn đạt"),
        ("plan", {"buoi": "7"}, "Thêm buổi/tuần: 7”"),
        ("progress", {"xem": "commune"}, "Toàn xã”"),
    ):
        test = opened(page, role="village", **asked)
        assert f"chọn “{name}" in said(test) and "chỉ người xem toàn xã" in said(test), page
        assert not charts(test)
    for asked in ({"muc_tieu": "most_people"}, {"chi_tieu": "eid_activated"}):
        assert "chỉ người xem toàn xã" not in said(opened("plan", role="village", **asked))


def test_a_key_that_means_nothing_here_is_named_and_left_out():
    test = opened("id_cards", role="chief", thonn="v9", so_buoi="3")
    assert "không hiểu nên không tính đến: “thonn”, “so-buoi”" in said(test)
    assert set(shown(test)) == {"thang", "ngon-ngu"}
    choose(test, thon="v3")
    assert "không hiểu" not in said(test)


def test_the_viewer_can_change_role():
    bodies = markup(opened("eid", role="viewer"))
    assert "/logout?next=%2Fdinh-danh-dien-tu" in bodies and "Đổi vai trò" in bodies


def test_a_choice_is_written_at_once_and_other_controls_follow_it():
    test = opened("id_cards", role="chief")
    choose(test, thon="v3")
    assert shown(test)["thon"] == ["v3"]
    choose(test, ngon_ngu="en")
    assert (shown(test)["thon"], shown(test)["ngon-ngu"]) == (["v3"], ["en"])
    assert stands(test, "thon") == ["v3"]
    test.query_params.clear()
    test.query_params["thang"] = "2024-11"
    test.run()
    assert shown(test) == {"thang": ["2024-11"], "ngon-ngu": ["vi"]}, "an address wins"
    assert stands(test, "thon") == []


def test_months_are_written_one_way_in_pickers():
    test = opened("progress", role="chief")
    for key in ("thang", "tu-thang"):
        assert "12/2024" in offered(test, key)
        assert not [one for one in offered(test, key) if "2024-" in one]


def test_links_of_the_house_are_understood_by_the_page_they_lead_to(chief):
    where = Filters(("v9",), ("female",), ("70+",))
    view = View(chief, months_of(chief)[-2], where)
    for url, chapter in URLS.items():
        told = parse_qs(urlsplit(link(view, url)).query)
        asked = view_said(chapter, chief, {k: tuple(v) for k, v in told.items()}, strict=True)
        assert asked.month == view.month
    for url, names in UNDERSTOOD.items():
        assert names == URLS[url].filters and set(names) <= set(FILTERS)


def test_a_decision_can_carry_a_goal_and_a_selection_by_keys(chief):
    view = View(chief, months_of(chief)[-1])
    told = parse_qs(
        urlsplit(
            link(view, "lich-luu-dong", muc_tieu="make_date_with_fewest", chi_tieu=EID_ACTIVATED)
        ).query
    )
    assert told["muc-tieu"] == ["make_date_with_fewest"] and told["chi-tieu"] == ["eid_activated"]
    assert parse_qs(urlsplit(link(view, "can-cuoc", thon=("v9", "v5"))).query)["thon"] == [
        *("v9", "v5")
    ]


def test_a_control_that_nobody_touched_follows_the_month(chief):
    early = view_said(PROGRESS, chief, {"thang": ("2024-11",)}, strict=True)
    assert early.told["since"] == ""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("chapter", [ID_CARDS, DUE, OVERVIEW, PROGRESS], ids=lambda one: one.key)
def test_a_chief_who_opens_the_link_of_village_police_reads_what_they_read(
    commune, chapter, language
):
    """Their village stood in no address, so the chief read the commune, and on Chỉ tiêu & tiến độ
    the commune's cards under the village's title."""
    store = commune(7).store
    police = view_said(chapter, Reader("village", "v9", language, store), {}, strict=True)
    sent, chief = said_of(chapter, police), Reader("chief", "commune", language, store)
    theirs, ours = (
        chapter.build(police),
        chapter.build(view_said(chapter, chief, sent, strict=True)),
    )
    finding = ours.finding.removeprefix("Thôn 9: ")  # to the chief the village is a filter, named
    assert finding == theirs.finding.removeprefix("Thôn 9: ")
    assert (ours.lead, ours.cards) == (theirs.lead, theirs.cards)


def test_an_older_link_to_a_village_opens_that_village():
    test = opened("villages", role="chief", xem="Thôn 9", nguoi="1")
    assert shown(test)["thon"] == ["v9"] and "xem" not in shown(test)
    assert "không hiểu" not in said(test) and "Thôn 9" in said(test)
    assert "thon" not in shown(opened("villages", role="chief", xem=""))
