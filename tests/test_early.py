"""A date from a young history says so wherever it stands; no village is judged by one sex."""

import re
from dataclasses import replace

import pytest

from analytics.document import View
from analytics.form.chapters import CHAPTERS
from analytics.form.stage.story import scenes
from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.question import Filters, Reader
from analytics.words.month import parse_month
from tests.laws.said import of_page, of_scene

BUILDERS = {chapter.key: chapter for chapter in CHAPTERS}
YOUNG = parse_month("2022-10")  # e-ID is known for six months
JUDGED = re.compile(r"thôn (?:chưa|đã) đạt|Thôn \d (?:chưa|đã) đạt")


@pytest.fixture(scope="module")
def store(commune):
    return commune(7).store


@pytest.mark.parametrize("area", ["commune", "v9"])
@pytest.mark.parametrize(("language", "dated", "early"), [
    ("vi", r"(?:[Dd]ự kiến|giữa) .*?\d\d/20\d\d|chưa thấy tháng", "còn sớm"),
    ("en", r"(?:[Ee]xpected|mid) .*?[A-Z][a-z]{2} 20\d\d|No date in", "early"),
])  # fmt: skip
def test_every_date_of_a_young_forecast_says_that_it_is_one(store, area, language, dated, early):
    role = "chief" if area == "commune" else "village"
    view = View(Reader(role, area, language, store), YOUNG, told={"indicator": "eid_activated"})
    told = [one.words for one in of_page(BUILDERS["progress"].build(view))]
    told += [one.words for scene in scenes(view) for one in of_scene(scene)]
    name = EID_ACTIVATED.name.in_(language)
    told += [one.outlook for one in BUILDERS["eid"].build(view).cards if one.name == name]
    found = [words for words in told if re.search(dated, words)]
    assert found
    assert not [words for words in found if early not in words]


@pytest.mark.parametrize("where", [Filters((), ("female",)), Filters((), (), ("70+",))])
def test_under_a_filter_of_persons_no_village_has_or_has_not_reached(store, where):
    view = View(Reader("chief", store=store), parse_month("2024-12"), where)
    for page in ("overview", "id_cards", "eid", "villages"):
        of_persons = replace(BUILDERS[page].build(view), decisions=())  # those are of everybody
        told = [one.words for one in of_page(of_persons)]
        assert not [words for words in told if JUDGED.search(words)], page
