"""What one message buys in a real browser: nothing drawn anew, months at once, links that stay."""

import re

import pytest

from analytics.form.chapters import CHAPTERS
from tests.browser import entered, settled, signed_in, unfolded
from tests.test_address_browser import at

# Pages whose body is one piece; the others have something to fill in between.
WHOLE = [one.url for one in CHAPTERS if not one.parted]
COUNT = """() => { window.anew = 0; window.marker = 1; new MutationObserver((all) => {
  for (const one of all) for (const node of one.addedNodes)
    if (/^(svg|canvas)$/i.test(node.nodeName)) window.anew += 1;
}).observe(document.querySelector(".body"), {subtree: true, childList: true}); }"""
SENT = """() => { window.sent = 0; const was = WebSocket.prototype.send;
  WebSocket.prototype.send = function (one) { window.sent += 1; return was.call(this, one); }; }"""
FETCHED = """() => { const told = document.querySelector(".body").told, near = told?.near ?? [];
  const got = performance.getEntriesByType("resource").filter((one) => one.responseEnd)
    .map((one) => decodeURIComponent(one.name)).filter((one) => one.includes(told.ahead));
  return near.length && near.every((one) => got.some((name) => name.includes(one))); }"""
AT_ONCE = """() => { document.querySelector(".steps button").click();
  return document.querySelector("p.source b").textContent; }"""


@pytest.fixture(scope="module")
def page(house, browser):
    opened = signed_in(browser, house, viewport={"width": 1366, "height": 900})
    opened.base = house
    yield opened
    opened.close()


def at_page(page, url):
    page.goto(f"{page.base}/{'' if url == CHAPTERS[0].url else url}")
    return settled(page)


def fetched(page):
    page.wait_for_function(FETCHED)


@pytest.mark.parametrize("url", WHOLE)
def test_another_month_draws_no_chart_anew(page, url):
    at_page(page, url)
    before, marks = page.inner_text("p.source b >> nth=0"), page.locator(".chart svg").count()
    page.evaluate(COUNT)
    page.locator(".steps button").first.click()
    page.wait_for_function(
        "b => document.querySelector('p.source b').textContent !== b", arg=before
    )
    at(page)
    assert page.evaluate("window.anew") == 0 and page.locator(".chart svg").count() == marks
    assert marks == page.locator(".chart").count(), "every chart is there"


def test_a_month_beside_stands_there_at_once_and_the_address_follows(page):
    at_page(page, "can-cuoc")
    fetched(page)
    page.locator("details.twin summary").first.click()
    first = at(page)
    assert page.evaluate(AT_ONCE) == "30/11/2024", "in the very click"
    page.wait_for_url(re.compile("2024-11"))
    assert at(page)[0] == "can-cuoc?thang=2024-11&ngon-ngu=vi"
    assert page.locator("select[data-control=thang]").input_value() == "2024-11"
    assert page.locator("details.twin").first.get_attribute("open") is not None, "a fold stays open"
    page.go_back()
    assert at(page) == first


def test_what_was_fetched_gives_way_to_what_the_server_says_now(page):
    """An entry made in between counts as soon as the server has spoken, not some seconds later."""

    def older(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('finding\\">', 'finding\\">OLD '))

    page.route("**/house/ahead/**", older)
    at_page(page, "can-cuoc")
    fetched(page)
    assert page.evaluate(AT_ONCE.replace("p.source b", "h1.finding")).startswith("OLD")
    gone = "() => !document.querySelector('h1.finding').textContent.startsWith('OLD')"
    page.wait_for_function(gone, timeout=3_000)
    assert "30/11/2024" in page.inner_text("p.source >> nth=0")
    page.unroute_all(behavior="ignoreErrors")
    at(page)
    page.locator(".steps button").last.press("Enter")  # by the keyboard as well
    page.wait_for_url(re.compile("2024-12"))


TWICE = """() => { for (const _ of [1, 2]) document.querySelector(".steps button").click();
  return document.querySelector("p.source b").textContent; }"""


def test_two_steps_at_once_end_where_the_second_leads(page):
    """The second month was not fetched yet, and the server may never answer for the first."""
    at_page(page, "can-cuoc")
    fetched(page)
    page.route("**/house/ahead/**", lambda route: route.abort())
    assert page.evaluate(TWICE) == "30/11/2024"
    there = "() => document.querySelector('p.source b').textContent === '31/10/2024'"
    page.wait_for_function(there, timeout=4_000)
    assert at(page)[0] == "can-cuoc?thang=2024-10&ngon-ngu=vi"
    page.unroute_all(behavior="ignoreErrors")


AND_BACK = """() => { document.querySelector(".steps button").click();
  const there = document.querySelector("p.source b").textContent;
  document.querySelector(".steps button:last-child").click();
  return [there, document.querySelector("p.source b").textContent]; }"""


def test_a_step_there_and_back_at_once_ends_where_it_began(page):
    """The server had nothing new to say, and the month of the first step stood there for good."""
    at_page(page, "can-cuoc")
    fetched(page)
    assert page.evaluate(AND_BACK) == ["30/11/2024", "31/12/2024"]
    page.wait_for_timeout(500)
    assert at(page)[0] == "can-cuoc?thang=2024-12&ngon-ngu=vi"
    assert "31/12/2024" in page.inner_text("p.source >> nth=0")


DEAF = """() => { const root = document.querySelector(".body"); window.was = root.trigger;
  window.told = []; root.trigger = (...one) => window.told.push(one); }"""
LISTENS = "() => { document.querySelector('.body').trigger = window.was; }"


def test_a_month_asked_for_is_kept_by_whoever_opens_a_fold_before_it_came(page):
    """The next word went without it, and Streamlit drops the one that a newer overtakes."""
    at_page(page, "can-cuoc")
    page.evaluate(DEAF)
    page.locator(".steps button").first.click()
    page.locator(".further > details > summary").first.click()
    page.keyboard.press("Tab")
    page.locator(".pick.area summary").click()
    page.locator("[data-control=thon][value=v3]").check()
    said = page.evaluate("window.told.at(-1)")
    assert said == ["to", "thang=2024-11&thon=v3"]
    page.evaluate(LISTENS)
    before = page.inner_text("h1.finding")
    page.locator(".menu a.onward").nth(1).click()
    other = "b => (document.querySelector('h1.finding')?.textContent ?? b) !== b"
    page.wait_for_function(other, arg=before, timeout=3_000)
    assert at(page)[0].startswith("thon"), "who goes elsewhere does not wait for the month"


def test_a_link_inside_the_house_loads_nothing_anew(page):
    at_page(page, "")
    page.evaluate(COUNT)
    first = at(page)
    link = page.locator(".decision a.onward").first
    path = link.get_attribute("href").split("?")[0]
    link.click()
    page.wait_for_url(re.compile(path))
    assert "thang=2024-12" in at(page)[0] and f"{path[1:]}?" in at(page)[0]
    assert page.evaluate("window.marker") == 1, "the same document"
    page.go_back()
    assert at(page) == first
    page.go_forward()
    assert f"{path[1:]}?" in at(page)[0]


def test_a_village_is_held_up_everywhere_without_the_server(page):
    unfolded(at_page(page, "can-cuoc"))
    page.evaluate(SENT)
    page.locator("tbody th", has_text="Thôn 9").locator("visible=true").first.click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    lit = page.locator("tr.lit th").all_text_contents()
    assert set(lit) == {"Thôn 9"} and len(lit) >= 3
    grounds = page.locator(".chart [role], .chart path").evaluate_all(
        "all => all.filter((one) => one.getAttribute('opacity') === '1' "
        "&& one.getAttribute('fill') === 'var(--neutral)').length"
    )
    assert grounds == 1, "its row in the chart of the villages"
    assert page.evaluate("window.sent") == 0
    page.locator("tr.lit th").locator("visible=true").first.click()
    page.mouse.move(0, 0)
    assert page.locator("tr.lit").count() == 0


def test_the_mode_changes_while_the_page_is_open(page):
    unfolded(at_page(page, "can-cuoc"))
    ink = "() => ['h1.finding', '.chart svg text'].map((one) => {"
    ink += " const seen = getComputedStyle(document.querySelector(one));"
    ink += " return one.startsWith('h1') ? seen.color : seen.fill; })"
    page.evaluate(COUNT)
    day = page.evaluate(ink)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"day => ({ink})().every((one, at) => one !== day[at])", arg=day)
    assert page.evaluate("window.anew") == 0
    page.emulate_media(color_scheme="light")


def test_without_the_drawer_of_charts_every_word_and_table_stands_there(house, browser):
    """A release of Streamlit that parts its program otherwise leaves the figures readable."""
    page = entered(browser, house).new_page()
    page.route("**/loadVegaEmbed.*", lambda route: route.abort())
    page.goto(f"{house}/can-cuoc")
    page.wait_for_selector("h1.finding")
    page.locator(".further > details > summary").first.click()
    page.locator(".further details.twin summary").first.click()
    assert page.locator(".further details.twin table").first.inner_text().count("Thôn") >= 9
    page.context.close()


class Wire:
    """The socket of a page, on which what the server says can be held for a while."""

    def __init__(self, page):
        self.held, self.holding, self.down = [], False, False
        page.route_web_socket(re.compile("_stcore/stream"), self.connect)

    def connect(self, browser):
        if self.down:
            return browser.close(code=1012)
        self.browser, server = browser, browser.connect_to_server()
        server.on_message(self.heard)

    def cut(self):
        self.down = True
        self.browser.close(code=1012)

    def heard(self, message):
        if self.holding:
            self.held.append(message)
        else:
            self.browser.send(message)

    def wait_for(self, page, *, bodies):
        """Until so many bodies are held, and the end of the last."""
        while sum(len(one) > 20_000 for one in self.held) < bodies or len(self.held[-1]) > 20:
            page.wait_for_timeout(50)

    def let_go(self):
        self.holding = False
        for message in self.held:
            self.browser.send(message)


CUT = "[data-test-connection-state]:not([data-test-connection-state=CONNECTED])"
ASK = """month => { const button = document.querySelector(".steps button:not([disabled])");
  button.dataset.to = `thang=${month}`; button.click(); }"""


def test_a_month_asked_for_before_the_one_before_it_came_is_shown(house, browser):
    """Streamlit names what it sent before instead of sending it again; a browser that has thrown
    it away by then would lose the server for good, and every control with it."""
    page = entered(browser, house).new_page()
    wire = Wire(page)
    page.goto(f"{house}/can-cuoc?thang=2024-05")
    settled(page)
    page.evaluate(ASK, "2024-08")
    page.wait_for_url(re.compile("2024-08"))
    settled(page)
    wire.holding = True  # a slow network, or a browser that is busy
    page.evaluate(ASK, "2024-10")
    page.wait_for_timeout(700)
    page.evaluate(ASK, "2024-05")  # its body is the oldest that this browser still holds
    page.wait_for_timeout(700)
    wire.let_go()
    page.wait_for_url(re.compile("2024-05"))
    at(page)
    assert "31/05/2024" in page.inner_text("p.source >> nth=0")
    assert page.locator("select[data-control=thang]").is_enabled()
    page.context.close()


def test_what_is_asked_for_while_the_network_is_lost_comes_with_it(house, browser):
    """What was fetched ahead stood there and the address said another month, for good."""
    page = entered(browser, house).new_page()
    wire = Wire(page)
    page.goto(f"{house}/can-cuoc?thang=2024-06")
    settled(page)
    fetched(page)
    wire.cut()
    page.wait_for_selector(CUT)
    assert page.evaluate(AT_ONCE) == "31/05/2024"
    assert "2024-06" in page.url, "nobody heard it"
    wire.down = False
    page.wait_for_url(re.compile("2024-05"), timeout=15_000)
    at(page)
    assert "31/05/2024" in page.inner_text("p.source >> nth=0")
    wire.cut()
    page.wait_for_selector(CUT)
    page.locator(".menu a.onward").nth(1).click()
    wire.down = False
    page.wait_for_url(re.compile("thang=2024-05.*muc="), timeout=15_000)  # a page by its own link
    page.context.close()


def test_back_before_the_answer_leaves_one_month_in_page_address_and_control(house, browser):
    """The answer to the press wrote its address over the one that Back had led to."""
    page = entered(browser, house).new_page()
    wire = Wire(page)
    page.goto(f"{house}/can-cuoc?thang=2024-06")
    at(page)
    page.locator(".steps button").first.click()
    page.wait_for_url(re.compile("2024-05"))
    at(page)
    wire.holding = True
    page.locator(".steps button").first.click()
    wire.wait_for(page, bodies=1)
    page.evaluate("history.back()")
    wire.wait_for(page, bodies=2)
    wire.let_go()
    page.wait_for_timeout(1_000)
    page.wait_for_function(AGREED, timeout=5_000)
    assert at(page)[0] == "can-cuoc?thang=2024-06&ngon-ngu=vi"
    page.evaluate(DEAF)
    page.locator("select[data-control=thang]").select_option("2023-01")
    page.evaluate("dispatchEvent(new PopStateEvent('popstate', { state: history.state }))")
    page.wait_for_function(AGREED, timeout=5_000)  # what nobody heard is not left standing
    assert at(page)[0] == "can-cuoc?thang=2024-06&ngon-ngu=vi"
    page.context.close()


AGREED = """() => { const told = document.querySelector("[data-house]").dataset;
  const said = new URLSearchParams(told.query), seen = new URLSearchParams(location.search);
  const month = document.querySelector("select[data-control=thang]").value;
  const drawn = document.querySelector("p.source b").textContent.split("/");
  return said.toString() === seen.toString() && month === seen.get("thang")
    && month === `${drawn[2]}-${drawn[1]}`; }"""


def test_the_menu_of_a_phone_is_opened_chosen_from_and_left_by_keys_and_by_touch(house, browser):
    """Tab went past the open menu, Escape left the focus nowhere, no reader was told it is open."""
    page = signed_in(browser, house, viewport={"width": 390, "height": 844})
    page.goto(f"{house}/can-cuoc?thang=2024-11")
    settled(page)
    unfold, links = page.locator("[data-unfold]"), page.locator("nav.menu a")
    focused = "one => one === document.activeElement"
    assert unfold.get_attribute("aria-expanded") == "false" and not links.first.is_visible()
    unfold.press("Enter")
    assert unfold.get_attribute("aria-expanded") == "true"
    assert page.locator("nav.menu [aria-current]").evaluate(focused)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    assert unfold.evaluate(focused) and not links.first.is_visible()
    unfold.click()
    page.mouse.click(200, 800)
    assert unfold.get_attribute("aria-expanded") == "false"
    unfold.click()
    links.nth(1).click()
    page.wait_for_url(re.compile("thon.*thang=2024-11"))
    assert at(page)[0].startswith("thon") and not links.first.is_visible()
    assert unfold.get_attribute("aria-expanded") == "false"
    page.close()


def test_a_tile_map_plays_its_months_and_comes_back_to_what_the_page_says(page):
    """Squares shrink over two years and a half; a second press, or the end, gives the map back."""
    at_page(page, CHAPTERS[0].url)
    map_, player = page.locator("ul.tiles").first, page.locator(".play").first
    before, name = map_.inner_html(), player.inner_text()
    player.click()
    page.wait_for_function("n => document.querySelector('.play').textContent !== n", arg=name)
    assert map_.inner_html() != before and map_.locator("button").count() == 9
    player.click()
    page.wait_for_function("n => document.querySelector('.play').textContent === n", arg=name)
    assert map_.inner_html() == before
