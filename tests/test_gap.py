"""The largest gap in people leads page, decisions, stage and report; a link keeps what it says."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from analytics.document import View
from analytics.form.chapters import OVERVIEW
from analytics.form.decisions import decisions, leading
from analytics.form.gap import WORDS, headline, largest, standings, worst_villages
from analytics.form.plan.controls import CONTROLS, GOAL, INDICATOR, OPTION, asked_of
from analytics.form.report.review import weaknesses
from analytics.form.report.source import Answered
from analytics.form.report.teller import Teller
from analytics.form.stage.story import scenes
from analytics.meaning.ask import areas_of, ask, months_of
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.plan.asked import plan_asked
from analytics.meaning.plan.left import villages_left
from analytics.meaning.question import Filters, Question, Reader
from analytics.words.vocabulary import SEXES

LAST = date(2024, 12, 31)
TARGETS = (EID_SUBMITTED, EID_ACTIVATED, CARD_COVERAGE_PRESENT, ID_NUMBER_NOTIFIED)


@pytest.fixture(scope="module")
def chief(commune) -> Reader:
    return Reader("chief", store=commune(20241231).store)


@pytest.fixture(scope="module")
def view(chief) -> View:
    return View(chief, LAST)


def missing(reader: Reader, month: date, key: str, **where) -> int | None:
    question = Question((key,), month, where=Filters(**where))
    return ask(question, reader).of(key)[-1].missing


def test_the_briefing_opens_with_the_219_people_nobody_named(view):
    page = OVERVIEW.build(view)
    said = "219 người đang ở nhà chưa thu nhận định danh, trễ hạn 550 ngày"
    assert page.finding == said and page.decisions[0].title == "Thu nhận 219 người đang ở nhà"
    assert page.lead.startswith("Nhiều nhất: Thôn 5, 35 người; tỷ lệ thấp nhất: Thôn 9, 86,5%.")
    english = View(replace(view.reader, language="en"), LAST)
    assert headline(english) == "219 people at home have not enrolled for an e-ID, 550 days overdue"


def test_stage_and_report_say_the_same_gap(view):
    said = headline(view)
    assert scenes(view)[0].finding == said
    assert scenes(view)[0].cards[0].number == said.split()[0]
    told = weaknesses(Teller(view, Answered(view)))[0]
    assert said in "".join(str(getattr(one, "words", one)) for one in told)


def test_it_is_the_most_people_of_any_target_in_every_month_and_for_every_role(chief):
    for month in months_of(chief)[3::4]:
        for reader, area in ((chief, "commune"), (replace(chief, role="village", area="v9"), "v9")):
            seen = View(reader, month)
            found, said = largest(standings(seen)), headline(seen)
            counts = [missing(reader, month, key) for key in TARGETS]
            assert len(said.split()) <= WORDS, said
            if found is None:
                assert not any(counts) and said.startswith(("Chưa giao chỉ tiêu", "Đạt ")), said
                continue
            assert found.missing == max(one or 0 for one in counts) and found.area == area
            assert f"{found.missing:,}".replace(",", ".") in said
            late = (month - found.target.due).days
            assert (f"trễ hạn {late:,} ngày".replace(",", ".") in said) == (late > 0), said


def test_under_a_filter_it_counts_whom_the_filter_leaves_and_calls_nobody_late(view):
    women = replace(view, where=Filters(sexes=("female",)))
    count = missing(view.reader, LAST, EID_SUBMITTED, sexes=("female",))
    assert headline(women) == f"{count} người đang ở nhà chưa thu nhận định danh"
    children = replace(view, where=Filters(age_bands=("0-5",)))
    assert headline(children) == "Không có ai thuộc diện"
    own = replace(view, where=Filters(areas=("v5",)))
    assert headline(own) == "35 người đang ở nhà chưa thu nhận định danh, trễ hạn 550 ngày"


@pytest.mark.parametrize("where", [{"sexes": (sex,)} for sex in SEXES], ids=str)
@pytest.mark.parametrize("band", (None, "0-5", "14-17", "70+"))
def test_the_villages_named_under_a_filter_lack_what_the_headline_says(view, where, band):
    """Over 70, 52 people lacked an enrolment; “Nhiều nhất: Thôn 7, 18 người” lacked another."""
    where = where | ({"age_bands": (band,)} if band else {})
    page = OVERVIEW.build(replace(view, where=Filters(**where)))
    named = re.match(r"Nhiều nhất: (.+?), (?:mỗi thôn )?(\d+) người; ", page.lead)
    if named is None:
        return
    told = ask(Question((EID_SUBMITTED,), LAST, by=("area",), where=Filters(**where)), view.reader)
    lacking = {one.area: one.missing or 0 for one in told.of(EID_SUBMITTED)}
    whom, said = page.finding.split(": ")
    assert whom.startswith(("Nam", "Nữ")), "the headline names whom it is about"
    assert said.startswith(f"{lacking.pop('commune')} người đang ở nhà chưa thu nhận")
    names = areas_of(view.reader)
    most = [names[area] for area, count in lacking.items() if count == max(lacking.values())]
    assert (named[1], int(named[2])) == (", ".join(most), max(lacking.values()))


def test_of_children_nobody_is_concerned_and_no_village_has_most_of_nobody(view):
    page = OVERVIEW.build(replace(view, where=Filters(age_bands=("0-5",))))
    assert page.lead == "Định danh đã kích hoạt: không có ai thuộc diện."


def test_before_any_target_nothing_is_missing(chief):
    for month in (date(2021, 1, 31), date(2022, 3, 31)):
        seen = View(chief, month)
        assert headline(seen).startswith("Chưa giao chỉ tiêu; ")
        assert not worst_villages(seen, largest(standings(seen)))


def test_village_police_are_not_told_one_thing_twice(chief):
    """Thôn 9 read “thiếu 46 người” in two decisions of three, then “Đi Thôn 9 trước”."""
    for village in areas_of(chief):
        police = replace(chief, role="village", area=village)
        told = decisions(View(police, LAST))
        assert len({one.work for one in told}) == len({one.title for one in told}) == len(told)
        assert not any("Nhiều nhất" in one.how for one in told), "of one village nothing is most"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sittings_a_decision_asks_for_are_those_of_the_plan_it_opens(chief, language):
    """“Đi Thôn 9, Thôn 5, Thôn 7 trước” opened a plan for villages already there."""
    view = View(replace(chief, language=language), LAST)
    [told] = [one for one in decisions(view) if "lich-luu-dong" in one.link[1]]
    query = {key: value[0] for key, value in parse_qs(urlsplit(told.link[1]).query).items()}
    assert query[GOAL.query] == "most_people"
    assert query[INDICATOR.query] == leading(view).indicator.key
    chosen = {one.name: query[one.query] for one in CONTROLS if one.query in query}
    plan = plan_asked(view.reader, view.month, asked_of(replace(view, told=chosen)))
    lagging = {one.area for one in villages_left(chief, LAST, EID_ACTIVATED) if one.needed}
    shown = plan.option(chosen[OPTION.name])
    assert shown.name == "lagging"
    assert max(shown.extra, key=lambda area: shown.extra[area]) in lagging
    served = {plan.request.village(one.area).name for one in shown.sittings}
    assert any(name in told.how for name in served), "it goes where most of them are"
