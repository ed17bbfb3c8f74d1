"""Kế hoạch in a browser: nothing runs sideways on a phone, and no words lie on others."""

import pytest

from tests.browser import settled, signed_in

SIDEWAYS = """() => {
  for (const one of document.querySelectorAll(".body details")) one.open = true;
  return [...document.querySelectorAll(".body .panel, .body .panel *")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1
      && /auto|scroll/.test(getComputedStyle(one).overflowX))
    .map((one) => `${one.closest("[data-key]").dataset.key} ${one.className}`);
}"""
SMALL = """() => [...document.querySelectorAll(".body .panel *")].filter((one) =>
  one.checkVisibility() && [...one.childNodes].some((each) => each.nodeType === 3
    && each.nodeValue.trim()) && parseFloat(getComputedStyle(one).fontSize) < 12)
  .map((one) => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("month", ["2023-09", "2024-12"])
def test_no_panel_runs_sideways_on_a_phone(house, browser, month):
    page = signed_in(browser, house, viewport={"width": 390, "height": 844})
    page.goto(f"{house}/lich-luu-dong?thang={month}")
    settled(page)
    assert page.evaluate(SIDEWAYS) == []
    assert page.evaluate(SMALL) == []
    shown = page.locator("ul.outings .sat")
    assert shown.count() == page.locator(".days .sat").count() > 0
    assert shown.first.is_visible() and not page.locator(".days .sat").first.is_visible()
    page.close()


def test_a_phone_says_each_village_s_gain_before_its_days(house, browser):
    page = signed_in(browser, house, viewport={"width": 390, "height": 844})
    page.goto(f"{house}/lich-luu-dong?thang=2024-12")
    settled(page)
    for one in page.locator("ul.outings li:has(.sats)").all():
        gain = int(one.locator(".gain").inner_text())
        days = [int(each.inner_text()) for each in one.locator(".sat b").all()]
        assert gain == sum(days) > 0
        assert one.locator(".gain").bounding_box()["y"] < one.locator(".sats").bounding_box()["y"]
    page.close()
