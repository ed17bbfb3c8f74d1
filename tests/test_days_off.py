"""Days off as the government decides them, year by year, and as the law gives them beyond."""

from datetime import date

import pytest
from holidays.countries.vietnam import Vietnam

from analytics.meaning.plan.asked import days_of
from analytics.meaning.plan.days_off import WORK, day_off, noticed, notices, works_as, years
from analytics.meaning.plan.sitting import SCHOOL


@pytest.mark.parametrize(
    "day",
    [
        "2022-05-03",  # in lieu of the first of May, a Sunday
        "2023-01-20",  # the Tết closure of 2023 began on a Friday
        "2024-02-14",  # and that of 2024 ended on the fifth
        "2024-04-29",  # swapped with Saturday 4 May
        "2025-01-27",  # the Tết closure of 2025 began on a Monday
        "2025-05-02",  # swapped with Saturday 26 April
        "2026-01-02",  # swapped with Saturday 10 January
        "2026-04-27",  # in lieu of the Hung Kings' day, a Sunday
        "2026-11-24",  # the Day of Vietnamese Culture, new in 2026
        "2028-04-04",  # the Hung Kings' day after 2027
        "2030-02-02",  # Tết by the Vietnamese moon: the Chinese one is a day later
        "2030-11-25",  # in lieu of a Sunday, by law
    ],
)
def test_nobody_is_called_to_a_sitting_on_a_day_off(day):
    assert day_off(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"])
def test_a_saturday_worked_in_exchange_keeps_the_hours_of_the_day_it_stands_for(day):
    saturday = date.fromisoformat(day)
    assert saturday.weekday() == 5 and not day_off(saturday)
    assert works_as(saturday).weekday() < 5
    assert SCHOOL.opens(saturday) or saturday.month in SCHOOL.closed_months
    assert not SCHOOL.opens(saturday.replace(day=saturday.day + 1))


def test_ordinary_days_are_worked():
    for day in ("2025-01-24", "2025-02-03", "2025-11-24", "2026-01-05", "2026-02-23"):
        assert not day_off(date.fromisoformat(day)), day
        assert works_as(date.fromisoformat(day)) == date.fromisoformat(day)


def test_november_2026_has_29_days_for_sittings():
    assert len(days_of(date(2026, 10, 31), "month")) == 29


def test_notices_agree_with_the_law_but_for_one_swap_the_package_does_not_know():
    told = {day for day, (kind, _) in notices().items() if kind != WORK}
    law = {day for day in Vietnam(years=sorted(years()))}
    assert told - law == {date(2026, 1, 2)} and not law - told
    for day, (kind, stands_for) in notices().items():
        assert (kind == WORK) == (stands_for is not None)
        assert stands_for is None or notices()[stands_for][0] == "swap", day


def test_years_without_a_notice_are_known_to_be_so():
    assert not noticed(date(2027, 1, 1)) and noticed(date(2026, 12, 31))
