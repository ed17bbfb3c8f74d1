"""Within a minute from Giao ban, by what the screen offers: who will miss, why, and the plan."""

import re
import time

import pytest

from tests.browser import settled, signed_in

MINUTE = 60


@pytest.fixture(scope="module")
def page(house, browser):
    page = signed_in(browser, house, viewport={"width": 1366, "height": 768})
    page.goto(house)
    yield page
    page.close()


def seen(page) -> str:
    return page.locator("[data-testid=stMain]").inner_text()


def followed(page, words: str) -> None:
    """Clicks a link by the words on it, as a reader would."""
    before = page.url
    page.get_by_role("link", name=words).first.click()
    page.wait_for_url(lambda address: address != before)
    settled(page)
    page.locator("[data-testid=stStatusWidget]").wait_for(state="detached")


def test_the_village_that_misses_its_date_the_reason_and_the_plan_are_found_in_a_minute(page):
    settled(page)
    began = time.monotonic()

    # Giao ban: which village, by how many people.
    [card] = page.locator("li.decision", has_text=re.compile(r"Thôn \d")).all()[:1]
    village, missing = re.search(r"(Thôn \d).*?còn (\d+) người", card.inner_text()).groups()
    assert "■" in card.inner_text()

    # Its page says the same number; it leads on to progress, where last month is explained.
    followed(page, "Xem thôn này")
    assert f"{village} · " in seen(page)
    assert f"còn {missing} người" in seen(page)
    followed(page, "Xem chỉ tiêu và tiến độ của thôn")
    assert village in page.locator("h1.finding").inner_text()
    assert f"còn {missing} người" in page.locator("h1.finding").inner_text()
    assert re.search(r"Từ \d\d/\d{4} đến \d\d/\d{4} tỷ lệ (tăng|giảm|không đổi)", seen(page))

    # And the plan that mends it: sittings with days, some of them in that village.
    followed(page, "Lập lịch lưu động")
    title = page.locator("h2", has_text=re.compile(r"Lịch \d+ buổi"))
    plan = page.locator(".panel", has=title).inner_text()
    assert village in plan and re.search(r"\d\d/\d\d/\d{4}", plan)
    assert time.monotonic() - began < MINUTE


def test_the_way_back_ends_where_the_meeting_began(page):
    for _ in range(3):
        page.go_back()
        settled(page)
    page.locator("li.decision").first.wait_for()
    assert page.locator("h1.finding").count() == 1
