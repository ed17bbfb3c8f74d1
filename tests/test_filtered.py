"""The filters are named where the figures are: a villager who was not counted can see it."""

from html import unescape

import pytest

from analytics.document import View
from analytics.form.filtered import filtered
from analytics.meaning.ask import months_of
from analytics.meaning.question import Filters, Reader
from tests.test_pages import opened, said, small_store  # noqa: F401


@pytest.mark.parametrize(
    ("where", "vi", "en"),
    [
        (Filters(), "", ""),
        (
            Filters(("v9",), ("female",), ("70+",)),
            "Đang lọc: Nữ · Thôn 9 · 70+",
            "Filtered: Female · Thôn 9 · 70+",
        ),
        (Filters(("v5", "v1")), "Đang lọc: Thôn 1, Thôn 5", "Filtered: Thôn 1, Thôn 5"),
        (Filters((), (), ("70+", "0-5")), "Đang lọc: 0–5, 70+", "Filtered: 0–5, 70+"),
    ],
)
def test_one_line_names_every_filter_in_the_order_of_its_controls(commune, where, vi, en):
    for language, words in (("vi", vi), ("en", en)):
        reader = Reader("chief", "commune", language, commune(7).store)
        assert filtered(View(reader, months_of(reader)[-1], where)) == words


def test_the_head_of_a_page_says_whom_it_is_about():
    assert "Đang lọc: Thôn 9" in unescape(said(opened("id_cards", role="chief", thon="Thôn 9")))
    assert "Đang lọc" not in said(opened("id_cards", role="chief"))
