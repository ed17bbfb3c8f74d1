"""On a phone nothing is wider than its place: no page, card, row of controls or table is moved
sideways to be read, and nothing is cut off."""

import pytest

from analytics.form.chapters import CHAPTERS
from tests.browser import LANGUAGES, settled, signed_in

PHONE = {"width": 390, "height": 844}
PAGES = [one.url for one in CHAPTERS]

OPEN = """() => document.querySelectorAll("details:not(.pick)").forEach(
  (one) => { one.open = true; })"""
# Who holds more than it shows, who stands outside the screen, whose chosen words do not fit.
OFFENDERS = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  const name = (one) => `${one.nodeName.toLowerCase()}.${one.getAttribute("class") ?? ""}`
    + `[${one.closest("[data-key]")?.dataset.key ?? one.dataset.testid ?? ""}]`;
  const say = (one, why) => found.push(
    `${why}: ${name(one)} ${one.textContent.trim().replace(/\\s+/g, " ").slice(0, 40)}`);
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !one.closest(".unseen, [data-testid=stSkipToContent]");
  if (document.documentElement.scrollWidth > wide) found.push("the page");
  const leaves = new Set();
  const pen = document.createElement("canvas").getContext("2d");
  for (const one of document.body.querySelectorAll("*")) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || !seen(one)) continue;
    if (getComputedStyle(one).clipPath !== "none" || one.closest("thead")) continue;
    if (one.nodeName === "SELECT") {
      const is = getComputedStyle(one);
      pen.font = `${is.fontWeight} ${is.fontSize} ${is.fontFamily}`;
      const arrow = is.appearance === "none" ? 0 : 18;
      const room = one.clientWidth - parseFloat(is.paddingLeft) - parseFloat(is.paddingRight);
      if (pen.measureText(one.selectedOptions[0]?.text ?? "").width > room - arrow + 1)
        say(one, "chosen words");
    }
    if (one.closest("svg") && one.nodeName !== "svg") continue;
    if ((box.right > wide + 1 || box.left < -1) && !leaves.has(one.parentElement))
      say(one, "outside");
    if (box.right > wide + 1 || box.left < -1) leaves.add(one);
    const flow = getComputedStyle(one).overflowX;
    if (flow !== "visible" && one.clientWidth && one.scrollWidth > one.clientWidth + 1)
      say(one, flow);
  }
  return found;
}"""


def offenders(page, month: str, path: str, language: str, house: str) -> list[str]:
    page.goto(f"{house}/{path}?thang={month}&ngon-ngu={LANGUAGES[language]}")
    settled(page)
    page.evaluate(OPEN)
    return settled(page).evaluate(OFFENDERS)


@pytest.mark.parametrize(("language", "month"), [("vi", "2024-12"), ("en", "2022-09")])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_moved_sideways_or_cut_on_a_phone(house, browser, path, language, month):
    page = signed_in(browser, house, viewport=PHONE)
    assert offenders(page, month, path, language, house) == []
    page.close()


def test_nor_is_a_list_that_opens_over_a_page_or_a_tab_of_settings(house, browser):
    page = signed_in(browser, house, viewport=PHONE)
    for address in ("?thon=v1&thon=v2&thon=v4&gioi=female&ngon-ngu=English", "bao-cao"):
        page.goto(f"{house}/{address}")
        settled(page)
        for place in range(page.locator("details.pick > summary").count()):
            page.locator("details.pick > summary").nth(place).click()
            assert page.evaluate(OFFENDERS) == [], (address, place)
            page.keyboard.press("Escape")
    page.goto(f"{house}/thiet-lap")
    settled(page)
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert settled(page).evaluate(OFFENDERS) == [], tab.inner_text()
    page.close()


def test_settings_ask_before_they_list(house, browser):
    """Who opens them on a phone wants to set something; the list of targets is long."""
    page = signed_in(browser, house, viewport=PHONE)
    page.goto(f"{house}/thiet-lap")
    settled(page)
    form = page.locator("[data-testid=stForm]").first.bounding_box()
    listed = page.locator("table").first.bounding_box()
    assert form["y"] < 460 and form["y"] < listed["y"]
    page.close()
