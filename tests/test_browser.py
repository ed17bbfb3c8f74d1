"""What only a browser can see: other hosts, console errors, clipping, deep links, keyboard, axe."""

import re
import time
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from analytics.form.theme import TOKENS
from tests.browser import (
    LANGUAGES,
    PATHS,
    SIZES,
    english,
    menu,
    settled,
    signed_in,
    taken,
    unfolded,
    vietnamese,
)

# Streamlit looks for its base path below a page's address first, and takes the 404 as its answer.
BASE_PATH_PROBE = re.compile(r"/[a-z-]+/_stcore/(health|host-config)$")
CLIPPED = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  const say = (one, why) => found.push(why + ': ' + one.textContent.trim().slice(0, 50));
  for (const one of document.querySelectorAll('h1, h2, .kpi *, p.subtitle, p.lead, p.source')) {
    const box = one.getBoundingClientRect();
    if (box.width && (box.left < -1 || box.right > wide + 1)) say(one, 'outside');
    if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth) say(one, 'cut');
  }
  for (const one of document.querySelectorAll(':is(.frame, .own) :is(a, button, summary)'))
    if (one.clientWidth && !one.closest('details:not([open]) .sheet')
        && (one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > wide + 1))
      say(one, 'control');
  for (const svg of document.querySelectorAll('.chart svg')) {
    const frame = svg.getBoundingClientRect();
    for (const one of svg.querySelectorAll('text')) {
      if (!one.textContent.trim() || getComputedStyle(one).opacity === '0') continue;
      const box = one.getBoundingClientRect();
      if (box.left < frame.left - 1 || box.right > frame.right + 1
          || box.top < frame.top - 2 || box.bottom > frame.bottom + 2) say(one, 'chart');
    }
  }
  if (wide > 1300) for (const one of document.querySelectorAll('.scroll'))
    if (!one.closest('details') && one.scrollWidth > one.clientWidth + 1) say(one, 'table');
  if (document.documentElement.scrollWidth > wide + 1) found.push('page scrolls sideways');
  return found;
}"""
NAMES = (  # of places and of one family
    *(f"Thôn {number}" for number in range(1, 10)),
    *("Sơn Ninh", "Hương Sơn", "Hà Tĩnh", "Hà Nội", "Hải Phòng", "Nguyễn"),
)
LOOKS = tuple(product(SIZES, ("light", "dark"), LANGUAGES))
WIDE = [one for one in LOOKS if one[0] != "390"]  # on a phone the menu is shut: axe misses it
FIRST = {path: WIDE[3 * place % len(WIDE)] for place, path in enumerate(PATHS)}
PHONE = [one for one in LOOKS if one not in WIDE]
AGAIN = [  # every second page; every look is seen
    (path, *PHONE[place % len(PHONE)]) for place, path in enumerate(PATHS[::2])
]


def watched(page):
    """Collects console errors and addresses outside the house."""
    errors, foreign = [], []
    page.on("console", lambda one: errors.append(one) if one.type == "error" else None)
    page.on("pageerror", lambda one: errors.append(str(one)))
    page.on("request", lambda one: foreign.append(one.url) if outside(one.url) else None)
    return errors, foreign


def outside(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1"


def real(errors) -> list[str]:
    return [
        str(one if isinstance(one, str) else one.text)
        for one in errors
        if isinstance(one, str) or not BASE_PATH_PROBE.search(one.location["url"])
    ]


class Visit(NamedTuple):
    """A page left open, what was written on its console and asked of others, since when."""

    page: Page
    errors: list[object]
    foreign: list[str]
    since: float


def opened(house, browser, path: str, size: str, mode: str, language: str) -> Visit:
    width, height = SIZES[size]
    page = signed_in(browser, house, viewport={"width": width, "height": height}, color_scheme=mode)
    told = watched(page)
    page.goto(f"{house}/{path}?ngon-ngu={LANGUAGES[language]}")
    return Visit(settled(page), *told, time.monotonic())


@pytest.fixture(scope="module")
def visited(house, browser):
    """Each page is opened once in one look: measured, looked at by axe, watched all the while."""
    made: dict[str, Visit] = {}

    def visit(path: str) -> Visit:
        if path not in made:
            made[path] = opened(house, browser, path, *FIRST[path])
        return made[path]

    yield visit
    for one in made.values():
        one.page.close()


def looks_right(visit: Visit, language: str) -> None:
    page = visit.page
    assert page.locator("h1.finding").count() == 1
    assert page.evaluate(CLIPPED) == []
    told = english(page) if language == "vi" else vietnamese(page, NAMES)
    assert set(told) - {"seed 7"} == set()  # the source that the store of the tests names
    assert page.evaluate("document.documentElement.lang") == language
    assert real(visit.errors) == [] and visit.foreign == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_clipped_and_the_console_is_silent(visited, path):
    looks_right(visited(path), FIRST[path][-1])


@pytest.mark.parametrize(("path", "size", "mode", "language"), AGAIN)
def test_nor_is_anything_on_a_phone(house, browser, path, size, mode, language):
    visit = opened(house, browser, path, size, mode, language)
    looks_right(visit, language)
    visit.page.close()


def test_what_opens_over_a_page_is_vietnamese_too(house, browser):
    page = signed_in(browser, house, viewport={"width": 1366, "height": 768})
    page.goto(f"{house}/can-cuoc?thon=v1&gioi=female")
    settled(page)
    for fold in page.locator(".pick summary").all():
        fold.click()
        assert english(page) == [], "a list, its chips, the files"
    page.goto(f"{house}/bao-cao")
    settled(page)
    page.locator("[data-testid=stFileUploader]").wait_for()
    assert english(page) == [], "the box for a file"
    page.locator("input[type=file]").set_input_files(
        {"name": "to.docx", "mimeType": "application/octet-stream", "buffer": bytes(11 << 20)}
    )
    page.get_by_text("Tệp phải nhỏ hơn").first.wait_for()
    assert english(page) == [], "a file too large"
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Các trang").click()
    page.get_by_role("link", name="Kế hoạch").wait_for()
    assert english(page) == [], "the menu of a phone"
    page.close()


def test_a_number_out_of_range_is_brought_back_into_it(house, browser):
    page = signed_in(browser, house)
    page.goto(f"{house}/lich-luu-dong")
    settled(page)
    field = page.get_by_role("spinbutton").first
    field.fill("999")
    field.press("Enter")
    page.wait_for_url(re.compile("so-buoi=40"))
    settled(page)
    assert field.input_value() == "40"
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_serious(visited, path):
    page = visited(path).page
    axe = Path(find_spec("axe_playwright_python").origin).parent / "axe.min.js"
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    grave = [
        (one["id"], [node["html"][:160] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == []


def test_no_page_calls_another_host_within_ten_seconds(visited):
    told = {path: visited(path) for path in PATHS}
    left = max(one.since for one in told.values()) + 10 - time.monotonic()
    told[PATHS[-1]].page.wait_for_timeout(1000 * max(left, 0))
    assert {path: one.foreign for path, one in told.items() if one.foreign} == {}
    assert {path: real(one.errors) for path, one in told.items() if real(one.errors)} == {}


def test_a_deep_link_restores_the_filters_and_back_returns(house, browser):
    page = signed_in(browser, house)
    page.goto(f"{house}/can-cuoc?thang=2023-06&thon=Thôn+9")
    unfolded(page)
    assert "30/06/2023" in page.inner_text("p.source >> nth=0")
    rows = page.locator(".chart").first
    rows.get_by_text("Thôn 9").first.wait_for()
    assert "Thôn 1" not in rows.inner_text()
    menu(page, "Dân số")
    page.wait_for_url(re.compile("dan-so"))
    settled(page)
    assert "30/06/2023" in page.inner_text("p.source >> nth=0"), "the month holds on the next page"
    page.go_back()
    page.wait_for_url(re.compile("can-cuoc"))
    settled(page)
    page.close()


def test_a_cold_server_asked_for_a_page_by_its_file_name_gives_no_figure(started):
    address, body = started.first
    assert "/login" in address and "finding" not in body


REACHED = """() => { const one = document.activeElement;
  return one.closest(".frame, .own") ? one.outerHTML : ""; }"""


def test_every_control_is_reached_by_keyboard(house, browser):
    page = signed_in(browser, house)
    page.goto(f"{house}/thon-can-ho-tro")
    settled(page)
    kinds = ":is(a, button:enabled, select, input, summary):visible"
    all_of = "all => all.map((one) => one.outerHTML)"
    wanted = page.locator(f":is(.frame, .own) {kinds}").evaluate_all(all_of)
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(REACHED))
    assert set(wanted) <= reached
    page.close()


def test_the_download_is_a_workbook_without_formulas(house, browser, tmp_path):
    page = signed_in(browser, house)
    page.goto(house)
    settled(page)
    with page.expect_download() as told:
        taken(page, "Tải trang này")
    file = tmp_path / "page.xlsx"
    told.value.save_as(file)
    book = load_workbook(file)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("DỮ LIỆU GIẢ LẬP" in str(cell.value) for cell in cells)
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    page.close()


# --- on paper (Ctrl+P) ---------------------------------------------------------------------------

PAINT = """() => [...document.querySelectorAll('svg.marks text, svg.marks path, svg.marks line')]
  .map(one => getComputedStyle(one)[one.tagName === 'line' ? 'stroke' : 'fill'])
  .filter(hue => hue !== 'none' && hue !== 'rgba(0, 0, 0, 0)')"""


def light(hue: str) -> bool:
    """Whether a computed colour is one of the light tokens."""
    numbers = [int(one) for one in re.findall(r"\d+", hue)[:3]]
    return "#" + "".join(f"{one:02X}" for one in numbers) in set(TOKENS["light"].values())


def test_a_dark_screen_prints_light_with_its_filter_and_without_its_controls(house, browser):
    """The chief prints at night: black toner must not cover the sheet, nor buttons stand on it."""
    page = signed_in(browser, house, color_scheme="dark", viewport={"width": 1366, "height": 768})
    page.goto(f"{house}/can-cuoc?gioi=female")
    unfolded(page)
    page.wait_for_function("document.querySelectorAll('svg.marks text').length > 40")
    assert not all(map(light, page.evaluate(PAINT)))
    page.emulate_media(media="print")
    for seen in ("h1.finding", ".masthead .synthetic", "p.filtered", "svg.marks"):
        assert page.locator(seen).first.is_visible(), seen
    assert "Nữ" in page.locator("p.filtered").first.inner_text()
    hidden = ("button:not(.tile)", "details:not(.panel) > summary", "p.save", "footer.who a")
    for gone in ("header", ".frame", ".own", *hidden):
        shown = [one for one in page.locator(gone).all() if one.is_visible()]
        assert not shown, gone
    assert all(map(light, page.evaluate(PAINT)))
    card = page.locator(".panel").first
    assert card.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    grounds = "['body', '.stApp', 'svg.marks'].map(one => getComputedStyle("
    grounds += "document.querySelector(one)).backgroundColor)"
    assert set(page.evaluate(grounds)) == {"rgb(255, 255, 255)"}
    made = page.pdf(prefer_css_page_size=True)
    assert {b"[0 0 594.95996 841.91998]", b"[0 0 595 842]"} & set(
        re.findall(rb"/MediaBox (\[[^]]*\])", made)
    )
    page.close()


def test_a_chart_is_saved_with_its_filter_in_name_and_picture(house, browser, tmp_path):
    page = signed_in(browser, house)
    page.goto(f"{house}/can-cuoc?gioi=female&ngon-ngu=English")
    unfolded(page)
    with page.expect_download() as told:
        panel = page.locator(".panel[data-key=card_coverage_present-heat]")
        panel.get_by_role("link", name=re.compile("SVG")).click()
    name = told.value.suggested_filename
    assert name == "can-cuoc-2024-12-female-card_coverage_present-heat.svg"
    told.value.save_as(tmp_path / name)
    svg = (tmp_path / name).read_text("utf-8")
    assert svg.startswith("<svg") and "SYNTHETIC DATA" in svg
    page.close()
