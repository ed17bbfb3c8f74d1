"""A walk in the browser, beside a tutorial's page, a page of Dash and another build.

Every deed is done in turn by every side, so that a noisy minute falls on all of them; quote the
ratios of one run, never a time alone.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests import bench_driver as driver
from tests.bench_meter import Side, opened
from tests.bench_targets import HELD, LET_GO, LINK, SEEN, STEP, UNSEEN, VILLAGE
from tests.browser import ROOT, free_port, wait_for
from tests.peers.register import VILLAGES, write

PEERS = ROOT / ".venv" / "peers" / "bin" / "python"
DRAWN = ".js-plotly-plot .points path, [data-testid=stVegaLiteChart] svg path"  # figures, no axes
FLAGS = ["--server.headless=true", "--server.address=127.0.0.1", "--server.fileWatcherType=none"]
ANSWERED = """(() => {
  const all = performance.getEntriesByType('resource');
  const asked = all.filter((one) => one.name.includes('_dash-update')
    && performance.timeOrigin + one.startTime >= +sessionStorage.begun - 300);
  return asked.length > 0 && asked.every((one) => one.responseEnd > 0
    && performance.timeOrigin + one.responseEnd < __told.chart);
})()"""


@dataclass(frozen=True)
class Build:
    name: str
    folder: Path
    base: str
    pid: int


@contextmanager
def running(command: list[str], folder: Path, port: int, path: str) -> Iterator[int]:
    asked = os.environ | {"PEERS": str(folder)}
    process = subprocess.Popen(
        command, cwd=folder, env=asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://127.0.0.1:{port}{path}")
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def python(folder: Path) -> list[str]:
    return [str(folder / ".venv" / "bin" / "python")]


def prepared(folder: Path) -> None:
    """A build's own results: those of another version would be made anew on the way."""
    made = [*python(folder), "-m", "analytics", "results"]
    subprocess.run(made, cwd=folder, check=True, stderr=subprocess.DEVNULL)


@contextmanager
def built(name: str, folder: Path) -> Iterator[Build]:
    port = free_port()
    command = [*python(folder), "-m", "streamlit", "run", "app.py"]
    with running([*command, "--server.port", str(port)], folder, port, "/_stcore/health") as pid:
        yield Build(name, folder, f"http://127.0.0.1:{port}", pid)


Deed = Callable[[Side, int], None]


def peers(folder: Path, browser: Browser, held: ExitStack) -> list[tuple[Side, Deed]]:
    """The tutorial's page, and Dash's where it is installed; with how each chooses a village."""
    write(folder)
    port = free_port()
    page = str(ROOT / "tests" / "peers" / "tutorial.py")
    command = [sys.executable, "-m", "streamlit", "run", page, "--server.port", str(port)]
    pid = held.enter_context(running([*command, *FLAGS], folder, port, "/_stcore/health"))
    sides = [(opened(browser, ("tutorial", f"http://127.0.0.1:{port}", pid), "#root"), listed)]
    if PEERS.exists():
        port = free_port()
        way = ["-m", "gunicorn", "-w", "1", "--threads", "4", "-b", f"127.0.0.1:{port}"]
        way += ["--chdir", str(ROOT / "tests" / "peers"), "dash_page:server"]
        pid = held.enter_context(running([str(PEERS), *way], folder, port, "/"))
        sides.append((opened(browser, ("Dash", f"http://127.0.0.1:{port}", pid), "body"), dropped))
    for side, _ in sides:
        held.callback(side.page.context.close)
        side.page.goto(side.base)
        side.page.wait_for_selector(DRAWN)
        side.ready()
    return sides


def listed(side: Side, turn: int) -> None:
    side.page.locator('[data-testid="stSelectbox"] input').first.click()
    village = VILLAGES[turn % len(VILLAGES)]
    option = side.page.locator('[role="option"]').filter(has_text=village).first
    option.wait_for()
    side.timed(VILLAGE, lambda _: option.click(), driver.STILL)


def dropped(side: Side, turn: int) -> None:
    side.page.locator("#village").click()
    options = side.page.locator('[role="option"], .dash-dropdown-option')
    option = options.filter(has_text=VILLAGES[turn % len(VILLAGES)]).first
    option.wait_for()
    side.timed(VILLAGE, lambda _: option.click(), ANSWERED)


def entered(browser: Browser, build: Build, url: str, role: str) -> Side:
    name = f"{build.name} {url or 'giao-ban'}"
    side = opened(browser, (name, build.base, build.pid), driver.CHARTS, build.name)
    driver.login(side.page, build.base, role)
    side.page.goto(f"{build.base}/{url}")
    side.ready(driver.STILL)
    return side


def by_list(side: Side, turn: int) -> None:
    """A month nobody has looked at in this run, then the one before it again."""
    months = [driver.FIRST, *driver.MONTHS]
    chosen(side, UNSEEN if turn < len(months) else SEEN, months[turn % len(months)])
    if turn:
        chosen(side, SEEN, months[(turn - 1) % len(months)])


def chosen(side: Side, what: str, month: str) -> None:
    driver.open_month(side.page, month)
    side.timed(what, lambda page: driver.choose_month(page, month), driver.shows(month))


def by_step(side: Side, _: int) -> None:
    """‹ to a month that was fetched; then what is fetched for the next one, counted apart."""
    button = driver.step(side.page)
    if not button.count() or button.is_disabled():
        return
    to = button.get_attribute("data-to") or ""
    side.timed(STEP, lambda _: button.click(), driver.stepped(to))
    side.rows[STEP][-1]["ahead"] = side.ahead(driver.FETCHED)


def by_link(side: Side, _: int) -> None:
    link = driver.onward(side.page)
    if link is None:
        return
    here, to = side.page.url, (link.get_attribute("href") or "").split("?")[0]
    side.timed(LINK, lambda _: link.click(), driver.at(to))
    side.page.go_back()
    side.ready(driver.STILL)
    if side.page.url != here:
        side.page.goto(here)
        side.ready(driver.STILL)


def by_row(side: Side, turn: int) -> None:
    """Held up while the pointer is there, let go where it is over none."""
    village, title = driver.village(side.page, turn % 3), side.page.locator("h1.finding").first
    if village.count():
        for what, under in ((HELD, village), (LET_GO, title)):
            side.timed(what, lambda _, under=under: under.evaluate(driver.POINTED), "true")


def newest(side: Side) -> None:
    """‹ begins at the newest month: two dozen steps lead to a month that is there."""
    side.page.goto(side.page.url.split("?")[0])
    side.page.wait_for_selector("h1.finding")
    side.ready(driver.STILL)
    side.ahead(driver.FETCHED)


def walk(sides: list[Side], beside: list[tuple[Side, Deed]], *, rounds: int, spared: int) -> None:
    """`spared`: the build before takes part in each so many rounds only."""
    for turn in range(rounds + 1):
        for side, choose in beside:
            choose(side, turn)
        for side in sides:
            if side.build == "now" or turn % spared == 0:
                by_list(side, turn // (1 if side.build == "now" else spared))
    ours = [side for side in sides if side.build == "now"]
    for side in ours:
        newest(side)
    for turn in range(rounds + 1):
        for side in ours:
            by_step(side, turn)
        for side, choose in beside if turn % 3 == 0 else ():
            choose(side, turn)
    for turn in range(1 + max(3, rounds // 3)):
        for side in sides:
            by_link(side, turn)
        for side in ours:
            by_row(side, turn)


def walked(
    browser: Browser,
    builds: dict[str, Path],
    urls: list[str],
    role: str,
    *,
    rounds: int,
    spared: int,
) -> list[Side]:
    """Servers of their own a role, so that no month is known from another reader's walk."""
    with ExitStack() as held:
        servers = [held.enter_context(built(*one)) for one in builds.items()]
        beside = peers(Path(held.enter_context(TemporaryDirectory())), browser, held)
        sides = [entered(browser, one, url, role) for url in urls for one in servers]
        for side in sides:
            held.callback(side.page.context.close)
        walk(sides, beside, rounds=rounds, spared=spared)
    return [*(side for side, _ in beside), *sides]


def cold(folder: Path, browser: Browser) -> float:
    """Milliseconds from the start of a process to the charts of its first reader."""
    start = time.perf_counter()
    with built("", folder) as build:
        page = browser.new_context().new_page()
        driver.login(page, build.base)
        page.wait_for_selector(".chart svg, .tiles, [data-testid=stVegaLiteChart] svg")
        spent = 1000 * (time.perf_counter() - start)
        page.context.close()
    return spent


def resident(pid: int) -> int:
    """MB held."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024
