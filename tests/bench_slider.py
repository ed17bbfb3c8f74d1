"""What a slider costs the reader: from its step to the new sentence of its panel, in a browser.

Alone: python -m tests.bench_slider [address]   (a running dashboard; the machine should be idle)
"""

import os
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser import chromium, served, settled, signed_in

Row = tuple[str, str, str]
PRESSES = 10  # a walk
BUDGET = 300  # ms, half of the presses

# Pressed and watched inside the page: a round trip of the test driver would be counted too.
PRESS = """(label) => new Promise((done, late) => {
  const slider = () => document.querySelector(`input[type=range][aria-label="${label}"]`);
  const said = () => slider()?.closest('.panel')?.querySelector('h2.title')?.textContent;
  const thumb = slider(), before = said(), start = performance.now();
  const drawn = () => requestAnimationFrame(() => done(performance.now() - start));
  const eye = new MutationObserver(() => {
    const now = said();
    if (now && now !== before) { eye.disconnect(); drawn(); }
  });
  eye.observe(document.body, {subtree: true, childList: true, characterData: true});
  setTimeout(() => { eye.disconnect(); done(null); }, 3000);
  thumb.stepUp();
  for (const kind of ['input', 'change']) thumb.dispatchEvent(new Event(kind, {bubbles: true}));
})"""

# Two walks of ten steps a slider; no position comes twice, so that no answer is remembered.
_SLOW = "?thang=2024-01&xem=Thôn+9"
SLIDERS = (
    (
        *("Thêm buổi/tuần", "sittings a week"),
        (f"{_SLOW}&buoi=0&den=80", f"{_SLOW}&buoi=0&den=120&vang=2"),
    ),
    (
        *("Đến so với đã ghi", "turnout"),
        (f"{_SLOW}&buoi=1&den=70&vang=1", f"{_SLOW}&buoi=2&den=70&vang=3"),
    ),
    (
        *("Gặp người vắng/tháng", "reach of the absent"),
        (f"{_SLOW}&buoi=0&vang=4&den=130", f"{_SLOW}&buoi=1&vang=4&den=140"),
    ),
)


def rows(base: str, browser: Browser) -> list[Row]:
    """One line a slider: median and ninth decile of its key presses."""
    page = signed_in(browser, base)
    return [line(page, base, *slider) for slider in SLIDERS]


def line(page: Page, base: str, label: str, name: str, queries: tuple[str, ...]) -> Row:
    spent: list[float] = []
    for query in queries:
        page.goto(f"{base}/lich-luu-dong{query}")
        settled(page)
        spent += pressed(page, label)
    spent.sort()
    middle, slow = statistics.median(spent), spent[int(0.9 * len(spent))]
    note = f"{len(spent)} of {len(queries) * PRESSES} presses changed the sentence; "
    note += f"budget {BUDGET} ms; load {os.getloadavg()[0]:.1f}"
    return f"slider to sentence: {name}", f"p50 {middle:.0f} ms, p90 {slow:.0f} ms", note


def pressed(page: Page, label: str) -> list[float]:
    """Milliseconds of each press; one that leaves the sentence as it was is not counted."""
    spent: list[float] = []
    for _ in range(PRESSES):
        took = page.evaluate(PRESS, label)
        page.wait_for_timeout(700)  # the rest of the page: chart, tables
        if took is not None:
            spent.append(float(took))
    return spent


def main() -> int:
    with chromium() as browser:
        if sys.argv[1:]:
            found = rows(sys.argv[1], browser)
        else:
            with served(Path(os.environ["DASHBOARD_STORE"])) as base:
                found = rows(base, browser)
    for one in found:
        print(" | ".join(one))
    return 0


if __name__ == "__main__":
    sys.exit(main())
