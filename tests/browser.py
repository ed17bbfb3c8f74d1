"""A live dashboard and a headless Chromium, for what only a browser can see."""

import csv
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from analytics.form.chapters import CHAPTERS
from tests import foreign

ROOT = Path(__file__).resolve().parents[1]
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic")
QUIET += ("--disable-gpu-rasterization", "--disable-gpu-compositing")  # Debian asks for the first
PATHS = ("", *(chapter.url for chapter in CHAPTERS[1:]))  # the first of the menu opens by itself
SIZES = {"1366": (1366, 768), "1920": (1920, 1080), "390": (390, 844)}
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of a dashboard that reads this store, started as `make run` starts it."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_STORE": str(store)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{base}/_stcore/health")
        yield base
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urlopen(address, timeout=2).read()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


@contextmanager
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def entered(browser: Browser, base: str, role: str = "chief", area: str = "v1") -> BrowserContext:
    """A profile of its own whose reader has signed in; for whoever signs out or in again."""
    profile = browser.new_context()
    form = {"role": role} | ({"area": area} if role == "village" else {})
    headers = {"Origin": base}
    answer = profile.request.post(f"{base}/login", form=form, headers=headers, max_redirects=0)
    assert answer.status == 303, answer.status
    return profile


_profiles: dict[tuple[object, ...], BrowserContext] = {}


def _shared(*who: Any) -> BrowserContext:
    """One profile a role: what Streamlit is made of is fetched and compiled once."""
    if who not in _profiles:
        _profiles[who] = entered(*who)
        _profiles[who].on("close", lambda _: _profiles.pop(who))
    return _profiles[who]


def signed_in(
    browser: Browser,
    base: str,
    *,
    role: str = "chief",
    area: str = "v1",
    viewport: ViewportSize | None = None,
    color_scheme: Literal["light", "dark"] = "light",
) -> Page:
    """A new page of a reader who has signed in; nothing is opened on it yet."""
    page = _shared(browser, base, role, area).new_page()
    page.emulate_media(color_scheme=color_scheme)
    page.set_viewport_size(viewport or {"width": 1280, "height": 720})
    return page


# Nothing runs, nothing is stale, every chart that is not folded away is drawn, and for three looks
# nothing has changed.
STILL = """() => {
  const all = (names) => [...document.querySelectorAll(names)];
  const state = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
  const ready = (state ?? "notRunning") === "notRunning" && document.fonts.status === "loaded"
    && all("h1.finding, .notice").length && !all("[data-stale=true]").length
    && all(".chart").every((one) => one.querySelector("svg.marks") || !one.clientWidth);
  const now = `${document.body.innerHTML.length} ${document.documentElement.scrollHeight}`;
  window.looks = ready && window.looked === now ? (window.looks ?? 0) + 1 : 0;
  window.looked = now;
  return window.looks >= 3;
}"""


def settled(page: Page) -> Page:
    """The page with its charts drawn."""
    page.wait_for_selector("h1.finding, .notice", timeout=60_000)
    page.evaluate("() => { window.looks = 0; }")
    page.wait_for_function(STILL, polling=100, timeout=60_000)
    return page


def choose(page: Page, key: str, *values: str) -> None:
    """Sets a control of the page by its key in the address."""
    one = page.locator(f"[data-control='{key}']").first
    if one.get_attribute("type") != "checkbox":
        one.select_option(values[0])
        return
    fold = page.locator("details.pick", has=page.locator(f"[data-control='{key}']"))
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    for value in values:
        page.locator(f"[data-control='{key}'][value='{value}']").check()
    page.keyboard.press("Escape")


def menu(page: Page, name: str) -> None:
    """A place, or a section of the place one stands in."""
    page.locator("nav.menu, nav.sections").get_by_role("link", name=name, exact=True).click()


def taken(page: Page, words: str) -> None:
    """Asks for a file of the page."""
    page.locator(".pick.files summary").click()
    page.locator(".pick.files").get_by_role("link", name=re.compile(words)).click()


def unfolded(page: Page) -> Page:
    """All that opens on a press, opened and drawn."""
    settled(page)
    page.evaluate(
        "() => document.querySelectorAll('.further > details').forEach("
        "(one) => { one.open = true; })"
    )
    return settled(page)


# Words of Streamlit's and Vega's own English that no Vietnamese sentence of the house holds.
ENGLISH = re.compile(
    r"\b(all|and|app|apply|available|axis|browse|chart|choose|clear|close|collapse|column|"
    r"connecting|container|content|copy|decrement|discrete|dismiss|download|drag|drop|error|"
    r"expand|file|files|for|from|fullscreen|graphics|group|heading|help|hide|increment|is|legend|"
    r"linear|loading|main|mark|menu|not|of|open|option|options|page|pages|per|press|remove|rerun|"
    r"result|results|running|scale|scroll|search|select|selected|show|sidebar|skip|stop|submit|"
    r"symbol|the|titled|toggle|upload|value|values|visualization|with)\b",
    re.I,
)
SPOKEN = """() => {
  const found = new Set();
  const names = ["aria-label", "title", "placeholder", "alt", "aria-roledescription",
    "aria-description", "aria-valuetext"];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return found.add(node.nodeValue.trim());
    if (node.nodeType !== Node.ELEMENT_NODE || /STYLE|SCRIPT/.test(node.nodeName)) return;
    if (node.dataset?.testid === "stIconMaterial") return;
    for (const name of names) found.add(node.getAttribute(name) ?? "");
    node.childNodes.forEach(walk);
  };
  walk(document.documentElement);
  return [...found];
}"""


def english(page: Page) -> list[str]:
    """What a Vietnamese reader sees or hears in English; keys, names of files and of sources as
    they call themselves are no words."""
    told = set(page.evaluate(SPOKEN)) - sources()
    listed = (one for one in told if ENGLISH.search(one) and not re.search(r"\w[_.]\w", one))
    return sorted({*listed, *(one for one in told if foreign.english(one))})


def vietnamese(page: Page, names: tuple[str, ...]) -> list[str]:
    """What an English reader meets in Vietnamese, but for `names` and sources."""
    told = set(page.evaluate(SPOKEN)) - sources()
    return sorted(one for one in told if foreign.vietnamese(one, names))


@cache
def sources() -> frozenset[str]:
    """Every cell of the reference tables, as pages print it."""
    found = set()
    for path in (ROOT / "data" / "reference").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {cell for row in csv.reader(file) for cell in row}
    return frozenset(found)
