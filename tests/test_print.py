"""What lies on paper when a page is printed: names, figures, what is folded; and no control."""

import re
import subprocess

import pytest

from tests.browser import settled, signed_in


def printed(page, file) -> str:
    """What a reader of the sheets reads, without the places of its words."""
    page.pdf(path=str(file), prefer_css_page_size=True)
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", told.stdout.decode())


@pytest.fixture
def page(house, browser):
    page = signed_in(browser, house, viewport={"width": 1366, "height": 768})
    yield page
    page.close()


def test_the_briefing_names_its_targets_and_leaves_its_controls_off(page, house, tmp_path):
    page.goto(house)
    words = printed(settled(page), tmp_path / "page.pdf")
    names = [one.inner_text() for one in page.locator("ol.gaps a.row-link").all()]
    assert len(names) == 4 and all(one in words for one in names)
    assert page.locator("h1.finding").inner_text() in words
    assert not [one for one in ("Giao việc", "Tải ·", "Xem từng thôn") if one in words]


@pytest.mark.parametrize("path", ["can-cuoc", "chi-tieu-tien-do", "dan-so"])
def test_what_is_folded_prints_open_and_is_folded_again(page, house, tmp_path, path):
    page.goto(f"{house}/{path}")
    settled(page)
    shut = page.locator(".body details:not(.pick):not([open])").count()
    words = printed(page, tmp_path / "page.pdf")
    titles = [one.inner_text() for one in page.locator(".further h2.title").all()]
    assert all(one in words for one in titles)
    rows = page.locator(".body details table tbody th").all_inner_texts()
    assert rows and not [one for one in rows if one not in words]
    assert page.locator(".body details:not(.pick):not([open])").count() == shut > 0


def test_the_button_waits_for_the_charts_of_what_was_folded(page, house):
    page.goto(f"{house}/can-cuoc")
    settled(page)
    page.evaluate("""() => { window.print = () => { window.drawn = [
      document.querySelectorAll(".further .chart").length,
      document.querySelectorAll(".further .chart svg.marks").length]; }; }""")
    page.locator(".pick.files summary").click()
    page.locator("[data-print]").click()
    page.wait_for_function("() => window.drawn")
    every, drawn = page.evaluate("window.drawn")
    assert every == drawn > 2
