"""A body for whoever reads it otherwise: enlarged, by ear, by the keyboard, to copy from it."""

import re

import pytest

from analytics.form.html import DRAWN
from tests.browser import entered, settled, signed_in, unfolded
from tests.test_browser import CLIPPED


@pytest.fixture(scope="module")
def page(house, browser):
    opened = signed_in(browser, house, viewport={"width": 1366, "height": 900})
    opened.goto(f"{house}/can-cuoc")
    yield unfolded(opened)
    opened.close()


@pytest.mark.parametrize("path", ["", "dan-so", "thon-can-ho-tro"])
def test_at_twice_the_size_nothing_is_cut_and_every_control_is_reached(house, browser, path):
    """At 200 % a screen of 1366 by 768 has room for half as many points either way."""
    profile = entered(browser, house)
    state = profile.storage_state()
    profile.close()
    near = browser.new_context(
        storage_state=state, viewport={"width": 683, "height": 384}, device_scale_factor=2
    )
    page = near.new_page()
    page.goto(f"{house}/{path}")
    assert settled(page).evaluate(CLIPPED) == []
    for control in page.locator(".frame :is(a, button:enabled, select, summary):visible").all():
        control.focus()
        box = control.bounding_box()
        assert control.is_enabled() and box["y"] >= 0 and box["y"] + box["height"] <= 384
    page.locator(".steps button").first.click(trial=True)
    near.close()


def test_a_sentence_is_selected_and_copied_and_holds_no_village_up(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sentence = page.locator("section.panel h2.title").first
    sentence.click(click_count=3)
    page.keyboard.press("Control+c")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.strip() == sentence.inner_text()
    first = page.locator("tbody td:visible").first
    first.scroll_into_view_if_needed()
    cell = first.bounding_box()
    page.mouse.move(cell["x"] + 2, cell["y"] + 8)
    page.mouse.down()
    page.mouse.move(cell["x"] + cell["width"] - 2, cell["y"] + 8)
    page.mouse.up()
    page.mouse.move(0, 0)
    assert page.evaluate("() => getSelection().toString()").strip()
    assert page.locator("tr.lit").count() == 0


def test_the_page_is_told_by_ear_with_headings_pictures_and_names(page):
    """What a screen reader walks: one first heading, one a panel; pictures, tables and buttons."""
    heard = page.locator(".body").aria_snapshot()
    finding = page.inner_text("h1.finding")
    assert f'heading "{finding}" [level=1]' in heard
    titles = page.locator(".panel h2.title").all_inner_texts()
    told = re.findall(r'heading "(.*)" \[level=2\]', heard)
    assert [one.replace('\\"', '"') for one in told] == titles
    assert heard.count(f'img "{DRAWN.said}"') == page.locator(".body [role=img]").count() > 0
    assert 'button "Tháng trước"' in heard and 'button "Tháng sau" [disabled]' in heard
    assert 'columnheader "' in heard and 'rowheader "' in heard
    nameless = re.findall(r"^\s*- (?:button|link|img|heading|region)(?: \[.*\])?:?$", heard, re.M)
    assert not nameless
    assert not re.search(r"graphics|Vega|marks", heard)


def test_a_village_is_held_up_by_the_keyboard(page):
    page.keyboard.press("Escape")
    rows = page.locator(".panel > .scroll tbody").locator("visible=true").first
    rows.locator("xpath=ancestor::div[@role='region']").focus()
    page.keyboard.press("Tab")
    names = rows.locator("th").all_inner_texts()
    lit = "() => [...document.querySelectorAll('tr.lit th')].map((one) => one.textContent)"
    assert page.evaluate("() => document.activeElement.textContent") == names[0]
    assert set(page.evaluate(lit)) == {names[0]}, "pointed at"
    page.keyboard.press("ArrowDown")
    assert set(page.evaluate(lit)) == {names[1]}
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert set(page.evaluate(lit)) == {names[1]}, "kept when the reader goes on"
    assert rows.locator("th[aria-current]").all_inner_texts() == [names[1]]
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => document.activeElement.textContent") == names[1], "one stop"
    page.keyboard.press("Escape")
    assert page.locator("tr.lit").count() == 0
