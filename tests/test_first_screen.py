"""At 1366 × 768 a page answers before anybody scrolls."""

import pytest

from tests.browser import LANGUAGES, settled, signed_in

SCREEN = {"width": 1366, "height": 768}
ANSWERS = {  # what has to be seen whole
    "chi-tieu-tien-do": "[data-key=progress-villages] .strip",
    "thon-can-ho-tro": "[data-key=village]",
    "can-cuoc": ".further",
    "dinh-danh-dien-tu": ".further",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ANSWERS)
def test_the_answer_stands_on_the_first_screen(house, browser, path, language):
    page = signed_in(browser, house, viewport=SCREEN)
    for month in ("2023-06", "2024-06", "2024-12"):
        page.goto(f"{house}/{path}?thang={month}&ngon-ngu={LANGUAGES[language]}")
        settled(page)
        for one in page.locator(ANSWERS[path]).all():
            box = one.bounding_box()
            assert box["y"] + box["height"] <= SCREEN["height"], month
    page.close()
