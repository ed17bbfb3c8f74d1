"""Kế hoạch in a browser: nothing runs sideways on a phone, and no words lie on others."""

from urllib.parse import urlencode

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


# Words of the chart: their boxes beside each other, beside every rule, and clear of the two fans.
COVERED = """() => {
  const chart = document.querySelector("[data-chart=what-if-fans]"), found = [];
  const box = (one) => one.getBoundingClientRect(), frame = box(chart);
  const said = [...chart.querySelectorAll(".mark-text text")]
    .filter((one) => one.textContent && getComputedStyle(one).opacity > 0);
  const words = new Map(said.map((one) => [one.textContent, box(one)]));
  const apart = (a, b) => a.right <= b.left || b.right <= a.left
    || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  const all = [...words];
  all.forEach(([name, a], place) => {
    if (name.includes("undefined") || name.includes("null")) found.push(name);
    if (a.left < frame.left - 1 || a.right > frame.right + 1) found.push(`${name} outside`);
    for (const [other, b] of all.slice(place + 1)) if (!apart(a, b)) found.push(`${name}/${other}`);
    const drawn = ".mark-rule line, .mark-area path, .mark-line path, .mark-symbol path";
    for (const one of chart.querySelectorAll(drawn)) {
      const { width, height, ...rest } = box(one).toJSON();
      const line = one.closest(".mark-line");
      if ((width || height) && !apart(a, rest) && (!line || crosses(one, a)))
        found.push(`${name} on ${one.parentNode.classList}`);
    }
  });
  function crosses(path, a) {
    const to = path.getScreenCTM(), long = path.getTotalLength();
    for (let at = 0; at <= long; at += 2) {
      const { x, y } = path.getPointAtLength(at).matrixTransform(to);
      if (x > a.left && x < a.right && y > a.top + 2 && y < a.bottom - 2) return true;
    }
    return false;
  }
  return { found, words: all.map(([name]) => name), high: frame.height };
}"""
MONTHS = ("2022-09", "2023-06", "2023-10", "2024-06", "2024-12")


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_word_of_the_fans_lies_on_another_or_on_a_line(house, browser, size, language):
    page = signed_in(browser, house, viewport={"width": size[0], "height": size[1]})
    asked = [{"thang": month} for month in MONTHS]
    asked += [
        {"thang": "2024-12", "chi-tieu": key} for key in ("eid_submitted", "card_coverage_present")
    ]
    asked += [{"thang": "2024-12", "buoi": "0"}, {"thang": "2023-10", "xem": "v9", "buoi": "12"}]
    for told in asked:
        page.goto(f"{house}/neu-thi?{urlencode(told | {'ngon-ngu': language})}")
        settled(page)
        if not page.locator("[data-chart=what-if-fans]").count():
            assert told["thang"] == "2022-09" or "chi-tieu" in told, told
            continue
        seen = page.evaluate(COVERED)
        assert seen["found"] == [], told
        assert len(seen["words"]) >= 3 and seen["high"] >= 400, seen
    page.close()
