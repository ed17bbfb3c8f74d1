"""The writer of numbers and the calendar: laws for every input, not examples."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.document import number
from analytics.form.theme import gap_class
from analytics.words.errors import UnknownMonth
from analytics.words.month import closed_months, parse_month, shifted

MONTHS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from([40.0, 85.0, 90.0, 100.0]))
def test_a_share_is_never_rounded_up_onto_its_target(having, among, target):
    value = 100 * min(having, among) / among
    shown = float(number.percent(value, "en", target=target).rstrip("%"))
    assert (shown >= target) == (value >= target)


@given(st.integers(-(10**9), 10**9))
def test_both_languages_write_the_same_whole_number(count):
    vi, en = number.whole(count, "vi"), number.whole(count, "en")
    assert vi.replace(".", "") == en.replace(",", "")
    assert int(en.replace(",", "").replace(number.MINUS, "-")) == count


@given(MONTHS, st.integers(-600, 600))
def test_months_shift_there_and_back(day, months):
    month = parse_month(f"{day:%Y-%m}")
    assert shifted(shifted(month, months), -months) == month


@given(st.text(max_size=8))
def test_any_other_text_is_an_unknown_month(text):
    try:
        assert f"{parse_month(text):%Y-%m}" == text
    except UnknownMonth as told:
        assert text in told.says.in_("vi")


def test_a_running_month_is_not_closed():
    assert closed_months(date(2024, 1, 1), date(2024, 3, 30))[-1] == date(2024, 2, 29)
    assert closed_months(date(2024, 1, 1), date(2024, 3, 31))[-1] == date(2024, 3, 31)


@pytest.mark.parametrize(
    ("points", "shade"), [(-1, 0), (0, 0), (0.1, 1), (5, 1), (5.1, 2), (21, 4)]
)
def test_the_shade_of_a_cell_is_its_gap(points, shade):
    assert gap_class(points) == shade
