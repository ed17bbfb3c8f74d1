"""Search in a real browser: from the keyboard to the page, and nothing loaded anew."""

import re

import pytest

from tests.browser import settled, signed_in

OPEN = "dialog.search[open]"


@pytest.fixture
def page(house, browser):
    opened = signed_in(browser, house, viewport={"width": 1366, "height": 768})
    opened.goto(f"{house}/?thang=2024-11&ngon-ngu=vi")
    yield settled(opened)
    opened.close()


def test_a_slash_a_few_words_and_enter_lead_to_the_page(page):
    page.evaluate("() => { window.marker = 1; }")
    page.keyboard.press("/")
    page.keyboard.type("kich hoat thon 9")
    page.keyboard.press("Enter")  # also before the answer is there
    page.wait_for_url(re.compile(r"thon=v9"))
    settled(page)
    assert "thang=2024-11" in page.url and "Thôn 9" in page.inner_text(".body")
    assert page.evaluate("window.marker") == 1, "nothing was loaded anew"
    assert page.locator("dialog").count() == 0
    page.go_back()
    page.wait_for_url(re.compile(r"/\?thang=2024-11"))


def test_the_box_is_reached_by_keys_and_gives_the_focus_back(page):
    box = page.locator("[data-search]").first
    box.click()
    page.wait_for_selector(f"{OPEN} [aria-selected=true]")
    field = page.locator(f"{OPEN} [role=combobox]")
    page.keyboard.type("the/het han")
    assert field.input_value() == "the/het han", "a slash in a field is a letter"
    with page.expect_response(re.compile(r"/house/search\?.*vang.mat")):
        field.fill("vang mat")
    page.wait_for_timeout(300)  # drawn: an answer that came later would take the choice back
    page.wait_for_selector(f"{OPEN} b:text('người')")
    first = field.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    second = field.get_attribute("aria-activedescendant")
    assert first != second and page.locator(f"#{second}[aria-selected=true]").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    assert box.evaluate("one => one === document.activeElement")
    page.keyboard.press("Control+k")
    page.wait_for_selector(OPEN)
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    field.fill("042187001234")
    page.wait_for_selector(f"{OPEN} .none")
    assert not [one for one in asked if "0421" in one], "a number of a person stays here"


NONE = (
    ({"status": 200, "body": "<!doctype html><html>"}, "không đọc được", "Tải lại trang"),
    ({"status": 500, "body": "Internal Server Error"}, "không đọc được", "Tải lại trang"),
    ({"status": 200, "body": "null"}, "không đọc được", "Tải lại trang"),
    ({"status": 401, "body": "?"}, "Phiên đăng nhập đã kết thúc", "Đăng nhập lại"),
)


def test_an_answer_that_is_none_is_said_with_a_way_on(page):
    """The page of a login in place of hits was an error nobody saw, under a list left empty."""
    problems = []
    page.on("pageerror", lambda one: problems.append(one))
    said = page.locator(f"{OPEN} .none")
    for answer, sentence, way in NONE:
        page.route("**/house/search**", lambda route, _, told=answer: route.fulfill(**told))
        page.keyboard.press("/")
        said.get_by_text(sentence).wait_for(timeout=5_000)
        assert way in said.get_by_role("link").inner_text()
        page.unroute_all()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # from the login
        page.wait_for_selector(f"{OPEN} [aria-selected=true]")
        assert not problems and said.count() == 0
        page.keyboard.press("Escape")


def test_a_link_is_copied_whole_and_the_page_is_printed(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("() => { window.print = () => { window.printed = 1; }; }")
    page.evaluate("() => document.querySelector('[data-copy]').click()")
    page.wait_for_selector(".house-told:text('Đã chép')")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.evaluate("""() => { Object.defineProperty(navigator, "clipboard", { value: undefined });
      const was = document.execCommand.bind(document);
      document.execCommand = (one) => { window.held = document.activeElement.value;
        return was(one); };
      document.querySelector("[data-copy]").click(); }""")
    page.wait_for_function("() => window.held")
    assert page.evaluate("window.held") == page.url, "over plain HTTP as well"
    page.evaluate("() => document.querySelector('[data-print]').click()")
    assert page.evaluate("window.printed") == 1
