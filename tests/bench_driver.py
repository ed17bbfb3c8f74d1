"""How a benchmark drives this dashboard in a browser: log in, choose, step, follow a link.

Also given to a bench outside the project; of a build before this one it drives what is there.
"""

from playwright.sync_api import Locator, Page

TOLD = "[data-testid=stHtml]:not(:has(.who))"  # who reads stands below charts, cards and tables
CHARTS = f".body, {TOLD}, " + ", ".join(
    f"[data-testid=st{kind}]" for kind in ("VegaLiteChart", "Metric", "DataFrame")
)
FIRST = "2021-02"  # by which a side gets warm
MONTHS = [  # 24, none beside another, so that none was fetched ahead for its neighbour
    f"{2021 + month // 12}-{month % 12 + 1:02d}"
    for month in [(7 * place) % 24 * 2 for place in range(24)]
]
STILL = (
    "(document.querySelector('[data-testid=stApp]')?.dataset.testScriptState ?? '') !== 'running'"
)
FETCHED = """(() => { const { told, near } = document.querySelector('.body') ?? {};
  const got = performance.getEntriesByType('resource').filter((one) => one.responseEnd)
    .map((one) => decodeURIComponent(one.name)).filter((one) => one.includes('/house/ahead'));
  return (told?.near ?? Object.values(near ?? {}))
    .every((one) => got.some((name) => name.includes(decodeURIComponent(one)))); })()"""


def login(page: Page, base: str, role: str = "chief") -> None:
    page.goto(f"{base}/login")
    page.click(f"button[value={role}]")
    page.wait_for_selector("h1.finding", timeout=90_000)


LIST = "select[data-control=thang]"


def box(page: Page) -> Locator:
    """Of a build whose months are a list of Streamlit's."""
    return page.locator('[data-testid="stSelectbox"]:has-text("Tháng") input').first


def option(page: Page, month: str) -> Locator:
    year, number = month.split("-")
    words = f"{number}/{year}" if "/" in page.evaluate(SHOWN) else month
    return page.locator('[role="option"]').filter(has_text=words).first


SHOWN = "document.querySelector('p.source b').textContent"


def open_month(page: Page, month: str) -> None:
    """The list is long and drawn in part: what is typed brings the month near."""
    if page.locator(LIST).count():
        page.locator(LIST).focus()
        return
    box(page).click()
    year, number = month.split("-")
    old = "-" in (box(page).get_attribute("value") or "")
    box(page).press_sequentially(month if old else f"{number}/{year}")
    option(page, month).wait_for()


def choose_month(page: Page, month: str) -> None:
    if page.locator(LIST).count():
        page.locator(LIST).select_option(month)
    else:
        option(page, month).click()


def shows(month: str) -> str:
    """JavaScript: true when the page says this month and nothing is running."""
    year, number = month.split("-")
    said = "[...document.querySelectorAll('p.source')].some((one) => one.textContent"
    return f"{STILL} && {said}.includes('/{number}/{year}'))"


def at(path: str) -> str:
    """JavaScript: true when the page of this address is drawn."""
    told = "document.querySelector('[data-house]')?.dataset.page"
    return f"{STILL} && {told} === '{path}' && !!document.querySelector('h1.finding')"


def onward(page: Page) -> Locator | None:
    """The first link in sight that leads to another page of the house; none of the frame's."""
    here = (page.locator("[data-house]").first.get_attribute("data-page") or "").strip("/")
    for link in page.locator("a.onward").locator("visible=true").all():
        path = (link.get_attribute("href") or "").split("?")[0].strip("/")
        if path not in ("", here) and not link.evaluate("(one) => !!one.closest('.frame')"):
            return link
    return None


def step(page: Page) -> Locator:
    """‹, to the month before."""
    return page.locator(".steps button").first


def stepped(to: str) -> str:
    """JavaScript: true when the address says what a button of the page asked for."""
    return f"{STILL} && location.search.includes('{to.split('&')[0]}')"


POINTED = """(one) => {
  sessionStorage.begun = performance.timeOrigin + performance.now();
  one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
}"""


def village(page: Page, place: int) -> Locator:
    """What is held up in every chart, map and table of the page when the pointer comes over it."""
    named = page.locator(".body :is([data-village], tbody th)")
    return named.locator("visible=true").nth(place)
