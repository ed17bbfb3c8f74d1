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

    # Giao ban: how many people, and where most of them are.
    missing = re.match(r"(\d+) người", page.inner_text("h1.finding"))[1]
    card = page.locator("li.decision").first
    village = re.search(r"Nhiều nhất: (Thôn \d)", card.inner_text())[1]
    assert missing in card.inner_text()

    # The page of the villages says the same number; the one that lacks most is one press away.
    followed(page, "Xem từng thôn")
    assert missing in page.inner_text("h1.finding")
    before = page.url
    page.locator(f"[data-village='{village}'][data-to]").first.click()
    page.wait_for_url(lambda address: address != before)
    settled(page)
    assert village in page.inner_text("h1.finding")
    assert "Vì sao tháng này" in seen(page)

    # And the plan that mends it: sittings with days, some of them in that village.
    before = page.url
    page.locator("nav.menu").get_by_role("link", name="Kế hoạch").click()
    page.wait_for_url(lambda address: address != before)
    settled(page)
    plan = page.locator(".panel[data-key=plan-days]")
    assert village in plan.inner_text() and plan.locator(".sat").count() > 5
    assert time.monotonic() - began < MINUTE


def test_the_way_back_ends_where_the_meeting_began(page):
    for _ in range(3):
        page.go_back()
        settled(page)
    page.locator("li.decision").first.wait_for()
    assert page.locator("h1.finding").count() == 1
