"""What is read for a reader is kept for those rights, that edition and those entries alone."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.document import View, built_once
from analytics.form.chapters import OVERVIEW
from analytics.meaning.question import Reader
from analytics.meaning.remembered import PAGES, READ, remembered
from analytics.meaning.settings.settings import changed
from analytics.words import memory as memory_file
from analytics.words.errors import UnknownArea
from analytics.words.memory import Memory, weigh
from tests.stores import copied

END = date(2024, 12, 31)


@pytest.fixture
def chief(commune, tmp_path):
    store = copied(commune(7).store, tmp_path / "store")
    return Reader("chief", store=store)


def test_a_memory_never_weighs_more_than_it_may_and_forgets_the_oldest_first():
    memory = Memory(10_000)
    for number in range(50):
        memory.read(number, lambda: "x" * 900)
        assert memory.bytes <= 10_000
    told = []
    memory.read(49, lambda: told.append("newest"))
    memory.read(0, lambda: told.append("oldest"))
    assert told == ["oldest"]
    memory.read("huge", lambda: "x" * 9_000)
    assert len(memory) > 1, "one answer pushes out all others"


def test_an_error_is_told_each_time():
    memory, tries = Memory(10_000), []

    def fails():
        tries.append(1)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            memory.read("key", fails)
    assert len(tries) == 2


def test_nothing_is_kept_across_rights_languages_or_entries(chief):
    asked = []

    @remembered()
    def plain(reader: Reader) -> str:
        asked.append(reader)
        return reader.area

    @remembered(entries=True, spoken=True)
    def spoken(reader: Reader) -> str:
        asked.append(reader)
        return reader.language

    police = Reader("village", "v9", store=chief.store)
    assert [plain(one) for one in (chief, police, chief, police)] == ["commune", "v9"] * 2
    assert plain(replace(chief, language="en")) == "commune" and len(asked) == 2
    assert [spoken(one) for one in (chief, replace(chief, language="en"))] == ["vi", "en"]
    changed(chief, "place", "Nơi khác", at="2025-01-01T08:00", who="chief")
    plain(chief)
    assert len(asked) == 4
    spoken(chief)
    assert len(asked) == 5
    with pytest.raises(UnknownArea):
        plain(replace(police, area="v99"))


def test_a_page_is_built_once_for_a_spot_and_again_after_an_entry(chief):
    built = []
    page = built_once(lambda view: built.append(view) or len(built))
    view = View(chief, END)
    assert [page(view), page(View(chief, END)), page(View(chief, END, told={"a": 1}))] == [1, 1, 2]
    changed(chief, "place", "Nơi khác", at="2025-01-01T08:00", who="chief")
    assert page(view) == 3


def test_pages_and_answers_stay_within_their_memories(chief):
    OVERVIEW.build(View(chief, END))
    assert 0 < PAGES.bytes <= PAGES.most and 0 < READ.bytes <= READ.most


def test_of_a_deep_value_few_parts_are_weighed_and_stand_for_all(monkeypatch):
    """Sixteen million numbers, a few hundred looked at; a type is looked through once."""
    asked, weighed = [], memory_file._weighed
    monkeypatch.setattr(memory_file, "_weighed", lambda *told: asked.append(told) or weighed(*told))
    row = tuple(range(400))
    found = weigh(tuple(tuple(row for _ in range(200)) for _ in range(200)))
    assert len(asked) <= 100 and found > 200 * 200 * 8
    rows = [tuple(float(one) for one in range(400)) for _ in range(200)]
    assert weigh(rows) == pytest.approx(200 * 400 * (32 + 8), rel=0.1)


def test_what_a_briefing_reads_weighs_about_what_all_its_parts_weigh(chief, monkeypatch):
    """Its figures share a target and its forecasts a month: that is weighed once, in the first."""
    read = []
    monkeypatch.setattr(memory_file, "weigh", lambda value: read.append(value) or weigh(value))
    OVERVIEW.build(View(chief, END))
    sampled = sum(map(weigh, read))
    whole = sum(memory_file._weighed(one, set(), 10**6) for one in read)
    assert len(read) > 30 and 0.7 < sampled / whole < 1.4
