"""One verdict per target, in words an officer says: the table case by case, and nothing beside it.

A verdict is what a villager would dispute first: “late” of a village that was in time, “must look
for those away” of a village where most are at home, “reached” of a group in which nobody is.
"""

import re
from dataclasses import replace
from datetime import date

import pytest

from analytics.document import View
from analytics.form.verdict.said import key_of, of_figure, verdict
from analytics.form.verdict.table import ROWS
from analytics.meaning.answer import Target
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_SUBMITTED,
    ID_NUMBER_NOTIFIED,
)
from analytics.meaning.forecast.outlook import Forecast, forecasts
from analytics.meaning.forecast.proof import early_record
from analytics.meaning.forecast.verdict import Remark
from analytics.meaning.question import Filters, Reader
from analytics.meaning.settings.assumed import CUT_POINTS

MONTH, FIRST = date(2024, 12, 31), date(2021, 1, 31)


def target(due: date, value: float = 100.0) -> Target:
    return Target(value, due, "Văn bản", "Document", "sourced")


def found(word: str, due: date | None = None, having: int = 60, **facts) -> Forecast:
    """100 people of whom so many have it; the target asks for all of them."""
    asked = target(due) if due else None
    made = Forecast(EID_SUBMITTED, "v1", MONTH, asked, having, 100, 100 if asked else None, word)
    return replace(made, **facts)


def away(persons: int) -> tuple[Remark, ...]:
    return (Remark("absent_needed", {"persons": persons}),)


PAST, NOW, NEXT = date(2023, 6, 30), MONTH, date(2025, 12, 31)
DATES = (date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30))
SINCE = (date(2023, 3, 31),) * 3
AGAIN = (Remark("met_again", {"month": date(2023, 3, 31)}),)
LOST = (Remark("lost", {"month": date(2023, 9, 30), "persons": 3}),)
EARLY = (Remark("early", {"months": 6}),)
RIGHT, TRIED = early_record(EID_SUBMITTED) or (0, 0)

CASES = {
    # before the deadline, by likelihood
    "kịp": (
        found("on_time", NEXT, reach=DATES, probability=0.85),
        "▲ Kịp hạn · dự kiến 06/2025 nếu nhịp hiện nay còn giữ",
        "▲ On time · expected Jun 2025 if the present pace holds",
    ),
    "sát": (
        found("close", NEXT, reach=DATES, probability=0.6),
        "▲ Sát hạn · dự kiến 06/2025",
        "▲ Tight · expected Jun 2025",
    ),
    "khó": (
        found(
            "unlikely", NEXT, reach=(date(2025, 9, 30), date(2026, 9, 30), None), probability=0.3
        ),
        "■ Khó kịp · dự kiến 09/2026",
        "■ Unlikely · expected Sep 2026",
    ),
    "rất khó": (
        found("unlikely", NEXT, reach=(date(2026, 9, 30), None, None), probability=0.1),
        "■ Rất khó kịp · 3 năm tới chưa thấy tháng đạt",
        "■ Very unlikely · no date in sight within 3 years",
    ),
    "còn sớm": (
        found("on_time", NEXT, reach=DATES, probability=0.85, remarks=EARLY),
        "▲ Kịp hạn · dự kiến 06/2025 nếu nhịp hiện nay còn giữ "
        f"(còn sớm: ngày như thế đúng {RIGHT}/{TRIED} lần)",
        "▲ On time · expected Jun 2025 if the present pace holds "
        f"(early: such dates were right {RIGHT} of {TRIED} times)",
    ),
    # all asked, some away: always how many are at home
    "vắng": (
        found("impossible_without_absent", NEXT, probability=0.1, remarks=away(10)),
        "■ Không kịp nếu thiếu người vắng: 30 ở nhà, 10 đi vắng · còn 40 người",
        "■ Not in time without those away: 30 at home, 10 away · 40 people to go",
    ),
    "trễ, vắng": (
        found("impossible_without_absent", PAST, having=99, probability=0.1, remarks=away(1)),
        "■ Trễ hạn 550 ngày · còn 1 người: 0 ở nhà, 1 đi vắng",
        "■ 550 days overdue · 1 person to go: 0 at home, 1 away",
    ),
    # due this month, the day after, and between two month-ends
    "hết hạn": (
        found("overdue", NOW, probability=0.99, reach=DATES),
        "■ Vừa hết hạn 31/12/2024 · còn 40 người, nhiều khả năng đạt 06/2025",
        "■ Fell due 31/12/2024 · 40 people to go, very likely met Jun 2025",
    ),
    "hết hạn giữa tháng": (
        found("overdue", date(2024, 12, 15), probability=0.99, reach=DATES),
        "■ Vừa hết hạn 15/12/2024 · còn 40 người, nhiều khả năng đạt 06/2025",
        "■ Fell due 15/12/2024 · 40 people to go, very likely met Jun 2025",
    ),
    "sắp": (
        found("overdue", date(2025, 1, 15), probability=0.99, reach=DATES),
        "▲ Sắp hết hạn 15/01/2025 · còn 40 người",
        "▲ About to fall due 15/01/2025 · 40 people to go",
    ),
    # past the deadline, by likelihood within three years
    "trễ, nhiều khả năng": (
        found("overdue", PAST, probability=0.98, reach=DATES),
        "■ Trễ hạn 550 ngày · còn 40 người, nhiều khả năng đạt 06/2025",
        "■ 550 days overdue · 40 people to go, very likely met Jun 2025",
    ),
    "trễ, có thể": (
        found("overdue", PAST, probability=0.6, reach=DATES),
        "■ Trễ hạn 550 ngày · còn 40 người, có thể đạt 06/2025",
        "■ 550 days overdue · 40 people to go, possible in Jun 2025",
    ),
    "trễ, khó": (
        found("overdue", PAST, probability=0.3, reach=(date(2026, 1, 31), None, None)),
        "■ Trễ hạn 550 ngày · còn 40 người, khó đạt trong 3 năm, sớm nhất 01/2026",
        "■ 550 days overdue · 40 people to go, unlikely within 3 years, Jan 2026 at the earliest",
    ),
    "trễ, rất khó": (
        found("overdue", PAST, probability=0.05),
        "■ Trễ hạn 550 ngày · còn 40 người, nhịp này rất khó xong trong 3 năm",
        "■ 550 days overdue · 40 people to go, very unlikely within 3 years at this pace",
    ),
    "trễ một ngày": (
        found("overdue", date(2024, 11, 30), having=99, probability=0.05),
        "■ Trễ hạn 31 ngày · còn 1 người, nhịp này rất khó xong trong 3 năm",
        "■ 31 days overdue · 1 person to go, very unlikely within 3 years at this pace",
    ),
    # met before, on time, again, late; met and lost
    "đạt": (found("reached", NEXT, 100, reach=SINCE), "● Đạt 03/2023", "● Met Mar 2023"),
    "đạt đúng hạn": (
        found("reached", PAST, 100, reach=SINCE),
        "● Đạt đúng hạn · từ 03/2023",
        "● Met on time · since Mar 2023",
    ),
    "đạt đúng tháng": (
        found("reached", NOW, 100, reach=(NOW,) * 3),
        "● Đạt đúng hạn · từ 12/2024",
        "● Met on time · since Dec 2024",
    ),
    "đạt muộn": (
        found("reached", PAST, 100, reach=(date(2023, 7, 31),) * 3),
        "● Đạt 07/2023, trễ 31 ngày",
        "● Met Jul 2023, 31 days late",
    ),
    "đạt lại": (
        found("reached", PAST, 100, reach=(date(2024, 5, 31),) * 3, remarks=AGAIN),
        "● Đạt lại 05/2024 · lần đầu 03/2023",
        "● Met again May 2024 · first in Mar 2023",
    ),
    "đạt từ đầu": (
        found("reached", PAST, 100, reach=(FIRST,) * 3),
        "● Đạt · từ 01/2021 hoặc trước đó",
        "● Met · since Jan 2021 or earlier",
    ),
    "từng đạt": (
        found("overdue", PAST, having=97, probability=0.9, reach=DATES, remarks=LOST),
        "■ Từng đạt 09/2023, nay thiếu 3 người",
        "■ Met Sep 2023, now 3 people short",
    ),
    # nothing to judge
    "chưa giao": (found("no_target"), "○ Chưa giao chỉ tiêu", "○ No target assigned"),
    "chưa đủ": (
        found("too_little_data", NEXT),
        "○ Chưa đủ số liệu · còn 40 người",
        "○ Too few figures · 40 people to go",
    ),
    "trễ, chưa đủ": (
        found("too_little_data", PAST),
        "■ Trễ hạn 550 ngày · còn 40 người",
        "■ 550 days overdue · 40 people to go",
    ),
    "hạn xa": (
        found("unlikely", date(2030, 12, 31), reach=(None,) * 3, probability=0.1),
        "○ Hạn còn xa · còn 40 người, hạn 31/12/2030",
        "○ Due far ahead · 40 people to go, due 31/12/2030",
    ),
    "nhóm nhỏ": (
        replace(found("overdue", PAST, having=28), among=29, needed=29),
        "○ Nhóm nhỏ, chỉ nêu số người · còn 1 người",
        "○ Small group, persons only · 1 person to go",
    ),
    "không ai": (
        replace(found("reached", PAST, having=0), among=0, needed=0),
        "○ Không có ai thuộc diện",
        "○ Nobody concerned",
    ),
}


@pytest.fixture(scope="module")
def view(commune) -> View:
    return View(Reader("chief", store=commune(7).store), MONTH)


@pytest.mark.parametrize("case", CASES)
def test_every_case_has_its_words_in_both_languages(view, case):
    one, vi, en = CASES[case]
    assert verdict(view, one).line == vi
    assert verdict(View(replace(view.reader, language="en"), MONTH), one).line == en


def test_the_table_has_a_case_for_every_row_and_no_row_twice():
    keys = [row.key for row in ROWS]
    assert len(set(keys)) == len(keys)
    reached = {key_of(one, CUT_POINTS, FIRST) for one, *_ in CASES.values()}
    figures = {"filtered", "met_undated", "not_due", "overdue"}  # of figures without a forecast
    assert reached | figures == set(keys)


def test_a_figure_says_no_more_than_where_it_stands(view):
    """Women alone have no target; of several villages together no month of arrival is told."""
    key = EID_SUBMITTED
    women = replace(view, where=Filters(sexes=("female",)))
    [figure] = women.ask(key).of(key)
    assert verdict(women, figure).key == "filtered" and figure.missing
    several = replace(view, where=Filters(areas=("v1", "v2")))
    [figure] = several.ask(key).of(key)
    assert verdict(several, figure).key == "overdue"
    done = replace(figure, having=figure.among)
    assert verdict(several, done).key == "met_undated"
    later = replace(figure, target=target(NEXT))
    assert verdict(several, later).key == "not_due"
    assert of_figure(several, figure).missing == figure.missing


def test_a_share_of_nobody_is_neither_reached_nor_late(view):
    nobody = replace(view, where=Filters(age_bands=("0-5",)))
    [figure] = nobody.ask(EID_ACTIVATED).of(EID_ACTIVATED)
    assert not figure.among
    assert verdict(nobody, figure).chip == "○ Không có ai thuộc diện"


@pytest.mark.parametrize("month", [date(2022, 6, 30), date(2023, 6, 30), MONTH])
def test_the_split_always_adds_up_to_who_is_missing(view, month):
    """81 at home and 10 away are the 91 not notified: never the 10 alone."""
    seen = 0
    for key in (ID_NUMBER_NOTIFIED, CARD_COVERAGE_PRESENT, EID_SUBMITTED):
        for one in forecasts(view.reader, key, month):
            told = verdict(view, one)
            parts = re.search(r"([\d.]+) ở nhà, ([\d.]+) đi vắng", told.line)
            assert "vắng" not in told.chip or re.search(r"ở nhà, [\d.]+ đi vắng", told.chip)
            if parts:
                assert sum(int(part.replace(".", "")) for part in parts.groups()) == one.missing
                seen += 1
    assert seen
