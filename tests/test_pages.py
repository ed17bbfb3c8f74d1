"""Every page × language × role, without a browser."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.document import View
from analytics.form.chapters import CHAPTERS
from analytics.meaning.ask import months_of
from analytics.meaning.question import Reader
from analytics.screen import session
from tests.body_read import charts, markup

ROOT = Path(__file__).resolve().parents[1]
ROLES = {"chief": "commune", "officer": "commune", "village": "v9", "viewer": "commune"}
ENGLISH = re.compile(r"\b(the|and|village|people|target|registered|missing|card|page)\b", re.I)
VIETNAMESE = re.compile(r"\b(người|thôn(?! \d)|chỉ tiêu|thẻ|chỉ tiêu|còn)\b", re.I)


def opened(page: str, *, role: str | None, language: str = "vi", **query: str):
    test = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60)
    if role:
        test.user = {"uid": role, "role": role, "area": ROLES[role]}
    test.query_params["ngon-ngu"] = {"vi": "Tiếng Việt", "en": "English"}[language]
    for key, value in query.items():
        test.query_params[key.replace("_", "-")] = value
    test.run()
    assert not test.exception, test.exception
    return test


def said(test: AppTest) -> str:
    """Its words, but for those that only wait to be chosen."""
    lists = r"<(select|fieldset)\b.*?</\1>"
    return re.sub(r"<[^>]+>", " ", re.sub(lists, " ", markup(test)))


@pytest.fixture(autouse=True)
def small_store(commune, monkeypatch):
    folder = commune(7).store
    monkeypatch.setattr(
        session, "Reader", lambda role, area, language: Reader(role, area, language, folder)
    )


PAGES = [chapter.key for chapter in CHAPTERS]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_a_finding_with_a_number_in_one_language(page, language):
    test = opened(page, role="chief", language=language)
    words = said(test)
    title = re.search(r'<h1 class="finding">(.*?)</h1>', markup(test))[1]
    assert re.search(r"\d", title) or "Không" in title
    assert len(title.split()) <= 18
    foreign = (ENGLISH if language == "vi" else VIETNAMESE).search(
        re.sub(r"\b[a-z]+_[a-z_0-9]+\b", "", words)
    )
    assert foreign is None, words[max(0, foreign.start() - 60) : foreign.end() + 60]


@pytest.mark.parametrize("page", PAGES)
def test_a_viewer_is_told_why_and_sees_no_figure(page):
    test = opened(page, role="viewer")
    assert "Chưa có bản số liệu công khai" in said(test)
    assert not charts(test)
    assert not re.search(r"\d", said(test).replace("Đề án 06", ""))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_run_directly_and_unsigned_shows_no_figure(page):
    test = opened(page, role=None)
    assert "alert" in markup(test)
    assert not charts(test) and "data-control" not in markup(test)


@pytest.mark.parametrize("page", PAGES)
def test_village_police_see_their_own_village_only(page):
    test = opened(page, role="village")
    names = set(re.findall(r"Thôn \d", said(test)))
    names |= set(re.findall(r"Thôn \d", json.dumps(charts(test), ensure_ascii=False)))
    assert names <= {"Thôn 9"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"thang": "2019-01"}, "Không có số liệu tháng “2019-01”"),
        ({"thon": "v99"}, "Không có thôn “v99”"),
        ({"tuoi": "5-500"}, "“Nhóm tuổi” không có lựa chọn “5-500”"),
    ],
)
def test_a_bad_link_gets_one_clear_sentence(query, words):
    test = opened("id_cards", role="chief", **query)
    assert words in said(test) and not charts(test)


def test_overview_and_page_agree_on_the_same_figure(commune):
    reader = Reader("chief", store=commune(7).store)
    view = View(reader, months_of(reader)[-1])
    pages = {chapter.key: chapter.build(view) for chapter in CHAPTERS}
    rows = pages["overview"].rows[0][0].drawn.rows
    for key, name, told in (
        ("id_cards", "Có thẻ còn hạn / có mặt", "Có thẻ còn hạn"),
        ("eid", "Định danh đã kích hoạt", "Kích hoạt định danh"),
    ):
        [there] = [one for one in pages[key].cards if one.name == name]
        [here] = [one for one in rows if one.name == told]
        assert (here.share, here.chip) == (there.number, there.status_word)


def test_choosing_a_village_opens_its_card():
    page = markup(opened("villages", role="officer", thon="Thôn 9"))
    assert re.search(r'data-key="village".*?<h2 class="title">Thôn 9: ', page)
    assert re.search(r'data-village="Thôn 9" data-to="thon=" aria-pressed="true"', page)
