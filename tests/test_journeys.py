"""The three ways through the house of README, walked in a browser by each role in both languages.

At every step the address is loaded again (F5) and opened in a second browser of the same reader; a
way then goes back through all that was seen and forward again: each time the same words and
figures. Every link is also opened by a reader of other rights.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Error, Page

from analytics.document import Chapter, Control
from analytics.document.link import LANGUAGE_KEY
from analytics.form.chapters import (
    DICTIONARY,
    OVERVIEW,
    PLAN,
    REPORT,
    SETTINGS,
    STAGE,
    VILLAGES,
    place_of,
)
from analytics.form.chapters.progress import INDICATOR
from analytics.form.plan.controls import GOAL, OPTION
from analytics.form.plan.controls import SITTINGS as AT_MOST
from analytics.form.report.files import NUMBER, PARTS
from analytics.form.village.lack import PEOPLE
from analytics.form.what_if.asked import SITTINGS as EXTRA
from analytics.words.text import LANGUAGES, Language, Text

Act = Callable[[Page, Language], Page]
OWN, ELSEWHERE = "v9", re.compile(r"Thôn [1-8]\b")
FIGURES = """() => {
  const scene = document.querySelector(".scene.on");
  if (scene) return [...scene.children].filter(one => !one.matches("header, footer"))
    .map(one => one.innerText);
  if (document.querySelector("body > main > h1")) return [document.body.innerText];
  const told = document.querySelector("[data-house]")?.dataset;
  const plain = (one) => new URLSearchParams(one).toString();
  if (told?.page !== location.pathname || plain(told.query) !== plain(location.search)) return null;
  if (!document.querySelector("[data-test-script-state=notRunning]")) return null;
  const main = document.querySelector("[data-testid=stMain]");
  if (main.querySelector("[data-stale=true]") || !main.querySelector(".who, .notice")) return null;
  const parts = ":is(.stHtml, .body) :is(h1, h2, h3, p:not([role=status]), .kpi, summary, table)";
  return [...main.querySelectorAll(parts)].map(one => one.textContent);
}"""


class Seen(NamedTuple):
    """What stood on a screen, and over it."""

    address: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """What a reader does. `whole`: village police are not offered it."""

    act: Act
    whole: bool = False


def read(page: Page) -> Seen:
    """Once two looks one after the other see the same."""
    before = None
    for _ in range(400):
        told = looked(page)
        if told and (page.url, told) == before:
            return Seen(page.url.split("/", 3)[3], tuple(told))
        before = page.url, told
        page.wait_for_timeout(120)
    raise TimeoutError(page.url)


def agree(page: Page, expected: Seen, after: str) -> None:
    now = read(page)
    assert now.address == expected.address, after
    assert set(now.told) ^ set(expected.told) == set(), after
    assert now.told == expected.told, after


def looked(page: Page) -> list[str] | None:
    try:
        return page.evaluate(FIGURES)
    except Error as problem:
        if "navigation" not in str(problem):
            raise
        return None


# --- what a reader does --------------------------------------------------------------------------


def moved(page: Page, act: Callable[[], object]) -> Page:
    before = page.url
    act()
    page.wait_for_url(lambda now: now != before)
    return page


def menu(chapter: Chapter) -> Act:
    """A place, which opens with its first page."""
    return linked("nav.menu", place_of(chapter).name)


def section(chapter: Chapter) -> Act:
    """A page of the place one stands in."""
    return linked("nav.sections", chapter.title)


def linked(inside: str, name: Text) -> Act:
    def act(page: Page, language: Language) -> Page:
        link = page.locator(inside).get_by_role("link", name=name.in_(language), exact=True)
        return moved(page, link.click)

    return act


def onward(at: str) -> Act:
    """The first link that stands there."""

    def act(page: Page, _: Language) -> Page:
        return moved(page, page.locator(at).first.click)

    return act


def chosen(control: Control, at: int) -> Act:
    """One of a list, by its place in it."""

    def act(page: Page, _: Language) -> Page:
        field = page.locator(f"[data-control='{control.query}']")

        def choose() -> None:
            fold = page.locator(f".own .pick:has([data-control='{control.query}'])")
            if fold.count() and fold.get_attribute("open") is None:
                fold.locator("summary").click()
            if field.first.get_attribute("type") == "checkbox":
                field.nth(at).check()
            else:
                field.select_option(index=at % field.locator("option").count())
            page.keyboard.press("Escape")

        return moved(page, choose)

    return act


def typed(control: Control, words: str) -> Act:
    def act(page: Page, language: Language) -> Page:
        field = page.get_by_label(control.label.in_(language), exact=True).first

        def enter() -> None:
            field.fill(words)
            field.press("Enter")

        return moved(page, enter)

    return act


def slid(control: Control) -> Act:
    def act(page: Page, language: Language) -> Page:
        slider = page.get_by_role("slider", name=control.label.in_(language))
        return moved(page, lambda: slider.press("ArrowRight"))

    return act


def staged(page: Page, _: Language) -> Page:
    """The stage opens in a tab of its own."""
    with page.context.expect_page() as told:
        page.locator("[data-testid=stLinkButton] a").click()
    return told.value


def pressed(key: str) -> Act:
    return lambda page, _: moved(page, lambda: page.keyboard.press(key))


# --- the three ways ------------------------------------------------------------------------------

WAYS = {
    # Chief, before the morning briefing.
    "briefing": (
        Step(menu(OVERVIEW)),
        Step(onward("li.decision a.onward")),
        Step(chosen(INDICATOR, 1)),
        Step(menu(PLAN)),
        Step(slid(EXTRA), whole=True),
        Step(menu(DICTIONARY)),
        Step(section(SETTINGS)),
    ),
    # Officer, planning the week.
    "week": (
        Step(menu(VILLAGES)),
        Step(typed(PEOPLE, "20")),
        Step(onward(".dots li:first-child button"), whole=True),
        Step(onward("[data-key=village-ahead] a.onward")),
        Step(chosen(GOAL, 1), whole=True),
        Step(typed(AT_MOST, "6"), whole=True),
        Step(chosen(OPTION, 1)),
    ),
    # Presenter and committee.
    "committee": (
        Step(menu(STAGE)),
        Step(section(REPORT)),
        Step(chosen(PARTS, 0), whole=True),
        Step(typed(NUMBER, "12"), whole=True),
        Step(section(STAGE)),
        Step(staged),
        Step(pressed("ArrowRight")),
        Step(pressed("1")),
        Step(pressed("End")),
    ),
}


# --- walking them --------------------------------------------------------------------------------


@dataclass
class Walk:
    """One reader on one way, a second browser of the same reader beside."""

    page: Page
    same: Page
    other: Page  # of a reader of other rights
    whole: bool  # whether that one sees the whole commune
    base: str
    language: Language

    def step(self, step: Step, tabs: dict[Page, list[Seen]]) -> None:
        self.page = step.act(self.page, self.language)
        seen = read(self.page)
        assert seen not in tabs.setdefault(self.page, [])[-1:], "a step changes what is seen"
        tabs[self.page].append(seen)
        self.page.reload()
        agree(self.page, seen, "F5")
        self.same.goto(f"{self.base}/{seen.address}")
        agree(self.same, seen, "the sent link")
        self.other.goto(f"{self.base}/{seen.address}")
        own_or_refused(self.other, self.whole)


def own_or_refused(page: Page, whole: bool) -> None:
    """Their own figures, or a sentence with a way on."""
    told = " ".join(read(page).told)
    shown = page.locator("h1.finding, .scene.on").count()
    assert shown or page.locator(".notice a, main p a").count(), told
    assert whole or not shown or not ELSEWHERE.search(told), told


def there_and_back(page: Page, seen: list[Seen]) -> None:
    page.bring_to_front()
    for expected in reversed(seen[:-1]):
        page.go_back()
        agree(page, expected, "Back")
    for expected in seen[1:]:
        page.go_forward()
        agree(page, expected, "Forward")


def entered(browser: Browser, base: str, role: str, language: Language) -> Page:
    """A browser of its own, at a page that no way begins with."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    first = f"/dan-so?{LANGUAGE_KEY}={language}"
    page.goto(f"{base}/login?" + urlencode({LANGUAGE_KEY: language, "next": first}))
    if role == "village":
        page.select_option("select[name=area]", OWN)
    page.click(f"button[value={role}]")
    read(page)
    return page


SHORTEST = ("committee", "village", "vi")  # walked in every run
EVERY = [
    pytest.param(*one, marks=[] if one == SHORTEST else pytest.mark.prove)
    for one in product(WAYS, ("chief", "officer", "village"), LANGUAGES)
]


@pytest.mark.parametrize(("way", "role", "language"), EVERY)
def test_a_way_shows_the_same_after_f5_in_a_second_browser_back_and_forward(
    house, browser, way, role, language
):
    stranger = "chief" if role == "village" else "village"
    page, same, other = (entered(browser, house, who, language) for who in (role, role, stranger))
    walk, tabs = Walk(page, same, other, stranger == "chief", house, language), {}
    for step in WAYS[way]:
        if not (step.whole and role == "village"):
            walk.step(step, tabs)
    for tab, seen in tabs.items():
        there_and_back(tab, seen)
    for one in (page, same, other):
        one.context.close()
