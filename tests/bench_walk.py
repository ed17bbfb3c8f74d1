"""python -m tests.bench_walk: a walk in the browser, beside a tutorial's page, Dash, another build.

Every deed is done in turn by every side, so that a noisy minute falls on all of them; quote the
ratios of one run, never a time alone. `--base`: a checkout of the build before, with its .venv.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from tests import bench_driver as driver
from tests.bench_meter import Side, cpu_ms, opened, told
from tests.browser import ROOT, chromium, free_port, wait_for
from tests.peers.register import VILLAGES, write

PEERS = ROOT / ".venv" / "peers" / "bin" / "python"
FLAGS = ["--server.headless=true", "--server.address=127.0.0.1", "--server.fileWatcherType=none"]
STEP = "month by ‹ ›, with the month fetched after it"
HEADING = "\n## Side by side in a browser\n"
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


@contextmanager
def built(name: str, folder: Path) -> Iterator[Build]:
    port = free_port()
    command = [str(folder / ".venv" / "bin" / "python"), "-m", "streamlit", "run", "app.py"]
    with running([*command, "--server.port", str(port)], folder, port, "/_stcore/health") as pid:
        yield Build(name, folder, f"http://127.0.0.1:{port}", pid)


def peers(folder: Path, browser: Browser, held: ExitStack) -> list[tuple[Side, Callable]]:
    """The tutorial's page, and Dash's where it is installed; with how each chooses a village."""
    write(folder)
    port = free_port()
    page = str(ROOT / "tests" / "peers" / "tutorial.py")
    command = [sys.executable, "-m", "streamlit", "run", page, "--server.port", str(port)]
    pid = held.enter_context(running([*command, *FLAGS], folder, port, "/_stcore/health"))
    sides = [(opened(browser, "tutorial", f"http://127.0.0.1:{port}", pid, "#root"), listed)]
    if PEERS.exists():
        port = free_port()
        way = ["-m", "gunicorn", "-w", "1", "--threads", "4", "-b", f"127.0.0.1:{port}"]
        way += ["--chdir", str(ROOT / "tests" / "peers"), "dash_page:server"]
        pid = held.enter_context(running([str(PEERS), *way], folder, port, "/"))
        sides.append((opened(browser, "Dash", f"http://127.0.0.1:{port}", pid, "body"), dropped))
    for side, _ in sides:
        side.page.goto(side.base)
        side.page.wait_for_selector(".js-plotly-plot svg, [data-testid=stDataFrame]")
        side.ready()
    return sides


def listed(side: Side, village: str) -> None:
    side.page.locator('[data-testid="stSelectbox"] input').first.click()
    option = side.page.locator('[role="option"]').filter(has_text=village).first
    option.wait_for()
    side.timed("village", lambda _: option.click(), driver.STILL)


def dropped(side: Side, village: str) -> None:
    side.page.locator("#village").click()
    option = side.page.locator('[role="option"], .dash-dropdown-option').filter(has_text=village)
    option.first.wait_for()
    side.timed("village", lambda _: option.first.click(), ANSWERED)


def entered(browser: Browser, build: Build, url: str, role: str) -> Side:
    name = f"{build.name} {url or 'giao-ban'}" + (" (thôn)" if role == "village" else "")
    side = opened(browser, name, build.base, build.pid, driver.CHARTS)
    driver.login(side.page, build.base, role)
    side.page.goto(f"{build.base}/{url}")
    side.ready(driver.STILL)
    alone(side.page, True)
    return side


def alone(page: Page, on: bool) -> None:
    """Months beside this one are not fetched: what is counted is the answer alone."""
    page.evaluate("on => { sessionStorage[on ? 'setItem' : 'removeItem']('alone', 1); }", on)


def by_list(side: Side, turn: int) -> None:
    """A month nobody has looked at in this run, then the one before it again."""
    for what, at in (("month by list, unseen", turn), ("month by list, seen", turn - 1)):
        if at >= 0:
            month = driver.MONTHS[at % len(driver.MONTHS)]
            fresh = at < len(driver.MONTHS) and at == turn
            driver.open_month(side.page, month)
            choose = lambda page, month=month: driver.choose_month(page, month)  # noqa: E731
            side.timed(what if fresh else "month by list, seen", choose, driver.shows(month))


def by_step(side: Side, turn: int) -> None:
    """‹ and › in turns of twelve, each to a month that was fetched; then what is fetched on."""
    button = driver.step(side.page, turn // 12 % 2)
    if not button.count() or button.is_disabled():
        return
    side.ready(driver.FETCHED)
    before = cpu_ms(side.pid)
    side.timed(STEP, lambda _: button.click(), driver.STILL)
    side.ready(driver.FETCHED)
    side.rows[STEP][-1]["server"] = cpu_ms(side.pid) - before


def by_link(side: Side, _: int) -> None:
    link = side.page.locator("a.onward").first
    if not link.count():
        return
    here, to = side.page.url, link.get_attribute("href").split("?")[0]
    side.timed("link to another page", lambda _: link.click(), driver.at(to))
    side.page.go_back()
    side.ready(driver.STILL)
    if side.page.url != here:
        side.page.goto(here)
        side.ready(driver.STILL)


def by_row(side: Side, turn: int) -> None:
    """Clicked without the pointer coming first, which would hold it up already."""
    row = driver.row(side.page, turn % 3)
    if side.page.locator(".body").count() and row.count():
        for what in ("village held up", "village let go"):
            side.timed(what, lambda _: row.dispatch_event("click"), "true")


def walk(sides: list[Side], beside: list[tuple[Side, Callable]], rounds: int) -> None:
    for turn in range(rounds):
        for side, choose in beside:
            choose(side, VILLAGES[turn % len(VILLAGES)])
        for side in sides:
            by_list(side, turn)
    for side in sides:
        alone(side.page, False)
        side.page.reload()
        side.page.wait_for_selector("h1.finding")
        side.ready(driver.STILL)
    for deed in (by_step, by_link, by_row):
        for turn in range(rounds if deed is by_step else max(3, rounds // 3)):
            for side in sides:
                deed(side, turn)


def cold(folder: Path, browser: Browser) -> float:
    """From the start of a process to the charts of its first reader."""
    start = time.perf_counter()
    with built("", folder) as build:
        page = browser.new_context().new_page()
        driver.login(page, build.base)
        page.wait_for_selector(".chart svg, [data-testid=stVegaLiteChart] svg")
        spent = 1000 * (time.perf_counter() - start)
        page.context.close()
    return spent


def resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--base", type=Path, help="checkout of the build before")
    asked.add_argument("--pages", default=",dan-so,thon-can-ho-tro", help="'' is Giao ban")
    asked.add_argument("--rounds", type=int, default=24)
    asked.add_argument("--cold", type=int, default=3)
    given = asked.parse_args()
    if given.base and not (given.base / "data" / "store" / "manifest.json").exists():
        asked.error(f"{given.base} has no data: run make data there")
    builds = {"now": ROOT} | ({"before": given.base.resolve()} if given.base else {})
    lines = [f"Load at the start {os.getloadavg()[0]:.1f}; {given.rounds} rounds.", ""]
    with ExitStack() as held:
        browser = held.enter_context(chromium())
        starts = {name: [] for name in builds}
        for _ in range(given.cold):
            for name, folder in builds.items():
                starts[name].append(cold(folder, browser))
        servers = [held.enter_context(built(*one)) for one in builds.items()]
        rest = {one.name: resident(one.pid) for one in servers}
        folder = Path(held.enter_context(TemporaryDirectory()))
        beside = peers(folder, browser, held)
        every = [side for side, _ in beside]
        for role in ("chief", "village"):
            urls = given.pages.split(",")
            sides = [entered(browser, one, url, role) for url in urls for one in servers]
            walk(sides, beside, given.rounds)
            every += sides
            for side in sides:
                side.page.context.close()
        lines += told(every, every[0])
        for one in servers:
            start = f"{median(starts[one.name]):.0f} ms" if starts[one.name] else "not asked"
            memory = f"{rest[one.name]} → {resident(one.pid)} MB"
            lines.append(f"\n{one.name}: cold process to charts {start}; memory {memory}.")
    lines.append(f"\nLoad at the end {os.getloadavg()[0]:.1f}.")
    page = ROOT / "docs" / "benchmarks.md"
    before = page.read_text(encoding="utf-8").split(HEADING)[0]
    page.write_text(before.rstrip("\n") + "\n" + HEADING + "\n" + "\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
