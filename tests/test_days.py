"""The calendar of the generator is that of NumPy's dates, only faster."""

import numpy as np
import pytest

from data.synthetic.days import NEVER, age, anniversary, day, first_of, year

DAYS = np.append(np.arange(day("1600-01-01"), day("2200-01-01")), NEVER)


def by_numpy(days, years):
    """The same day and month; 29 February runs over into March."""
    dates = days.astype("M8[D]")
    months = dates.astype("M8[M]")
    later = (months + 12 * years).astype("M8[D]") + (dates - months.astype("M8[D]"))
    return later.astype(np.int64)


@pytest.mark.parametrize("years", [0, 2, 6, 14, 15, 18, 25, 60])
def test_anniversaries(years):
    assert (anniversary(DAYS, years) == by_numpy(DAYS, years)).all()
    assert (anniversary(DAYS, np.full(len(DAYS), years)) == by_numpy(DAYS, years)).all()


def test_born_on_a_leap_day_is_a_year_older_on_1_march():
    born = np.array([day("2008-02-29")])
    assert anniversary(born, 14) == day("2022-03-01")
    assert age(born, day("2022-02-28")) == 13 and age(born, day("2022-03-01")) == 14


def test_completed_years_are_the_anniversaries_that_have_passed():
    born = DAYS[:-1:7]
    on = born + np.arange(len(born)) % 40_000
    done = age(born, on)
    assert (by_numpy(born, done) <= on).all() and (on < by_numpy(born, done + 1)).all()


def test_years_and_their_first_days():
    expected = DAYS.astype("M8[D]").astype("M8[Y]").astype(np.int64) + 1970
    assert (year(DAYS) == expected).all()
    years = np.unique(expected)
    assert (first_of(years) == (years - 1970).astype("M8[Y]").astype("M8[D]").astype(int)).all()


def test_results_have_64_bits_and_single_days_work():
    for found in (anniversary(DAYS, 2), age(DAYS[:9], DAYS[9]), year(DAYS), first_of(year(DAYS))):
        assert found.dtype == np.int64
    assert year(day("2024-12-31")) == 2024
