"""What a person sees: from the click to the last change of a chart, a card or a table.

Stamped inside the page. A run is over when the page says what was asked for and nothing has
changed for a while; the stamp is that of the last change, so that the while is no part of it.
"""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any

from playwright.sync_api import Browser, Error, Page

QUIET = 300  # ms
WARM = 1  # deeds of a kind that a side does first, not counted
Row = dict[str, float]
WATCH = """(charts) => {
  const now = () => performance.timeOrigin + performance.now();
  const told = window.__told = { last: now(), chart: 0, drawn: 0 };
  const apart = "[data-testid=stStatusWidget], [data-testid=stToolbar], [data-testid=stHeader]";
  new MutationObserver((all) => {
    const at = now();
    for (const one of all) {
      for (const node of one.addedNodes) if (/^(svg|canvas)$/i.test(node.nodeName)) told.drawn += 1;
      const here = one.target.nodeType === 1 ? one.target : one.target.parentElement;
      if (!here || here.closest(apart)) continue;
      told.last = at;
      if (here.closest(charts)) told.chart = at;
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const name of ["fillRect", "fillText", "clearRect", "stroke", "fill"]) {
    const was = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...all) {
      told.last = told.chart = now();
      return was.apply(this, all);
    };
  }
  const begun = () => { if (!sessionStorage.begun) sessionStorage.begun = now(); };
  for (const kind of ["click", "change"]) addEventListener(kind, begun, true);
  performance.setResourceTimingBufferSize(9000); // a walk is longer than the 250 it would keep
  const fetched = window.fetch, held = []; // months beside this one are counted apart
  window.__ahead = false;
  window.__fetch = () => { window.__ahead = true; for (const go of held.splice(0)) go(); };
  window.fetch = (what, ...more) => window.__ahead || !`${what}`.includes("/house/ahead/")
    ? fetched(what, ...more) : new Promise((go) => held.push(() => go(fetched(what, ...more))));
}"""
READY = """async ([quiet, longest]) => {
  const now = () => performance.timeOrigin + performance.now(), limit = now() + longest;
  const told = window.__told, asked = () => (%s);
  while (now() < limit) {
    if (asked() && now() - told.last > quiet)
      return { from: +sessionStorage.begun, to: told.chart || told.last, drawn: told.drawn };
    await new Promise((done) => setTimeout(done, 10));
  }
  return null;
}"""
ARM = "() => { delete sessionStorage.begun; Object.assign(window.__told, {chart: 0, drawn: 0}); }"


def cpu_ms(pid: int) -> float:
    """User and system time of a process and all below it."""
    parents, spent = {}, {}
    for one in filter(str.isdigit, os.listdir("/proc")):
        try:
            text = Path(f"/proc/{one}/stat").read_text()
        except OSError:
            continue
        told = text[text.rindex(")") + 2 :].split()
        parents[int(one)] = int(told[1])
        spent[int(one)] = (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")
    family = {pid}
    while more := {one for one, above in parents.items() if above in family} - family:
        family |= more
    return sum(spent.get(one, 0) for one in family)


@dataclass
class Side:
    """One program in a profile of its own; `rows` by what was done there."""

    name: str
    base: str
    pid: int
    page: Page
    build: str = ""  # now or before; a peer has none
    rows: dict[str, list[Row]] = field(default_factory=dict)
    missed: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    bytes: int = 0

    def ready(self, asked: str = "true", longest: int = 10_000) -> dict[str, float] | None:
        for _ in range(20):
            try:
                return self.page.evaluate(READY % asked, [QUIET, longest])
            except Error:  # the page went on below it
                self.page.wait_for_timeout(50)
        return None

    def timed(self, what: str, do: Callable[[Page], Any], asked: str) -> None:
        """Counts the one click that `do` makes."""
        self.page.evaluate(ARM)
        self.messages = self.bytes = 0
        before = cpu_ms(self.pid), self.browser_ms()
        do(self.page)
        told = self.ready(asked)
        if told is None or not told["from"]:
            self.missed[what] += 1
            print(f"  {self.name}: {what} was not seen", flush=True)
            return
        row = {
            "ms": told["to"] - told["from"],
            "server": cpu_ms(self.pid) - before[0],
            "browser": self.browser_ms() - before[1],
            "messages": self.messages,
            "kB": self.bytes / 1000,
            "drawn": told["drawn"],
        }
        self.rows.setdefault(what, []).append(row)

    def ahead(self, asked: str) -> float:
        """Lets the page fetch what it held back; the server's CPU-ms of it."""
        before = cpu_ms(self.pid)
        self.page.evaluate("__fetch()")
        self.ready(asked)
        self.page.evaluate("() => { window.__ahead = false; }")
        return cpu_ms(self.pid) - before

    def browser_ms(self) -> float:
        told = self.wire.send("Performance.getMetrics")["metrics"]
        return next(1000 * one["value"] for one in told if one["name"] == "ProcessTime")

    def heard(self, told: dict[str, Any]) -> None:
        self.messages += 1
        self.bytes += len(told["response"]["payloadData"]) * 3 // 4

    def watch(self) -> "Side":
        self.wire = self.page.context.new_cdp_session(self.page)
        for kind in ("Network", "Performance"):
            self.wire.send(f"{kind}.enable")
        self.wire.on("Network.webSocketFrameReceived", self.heard)
        return self


def opened(browser: Browser, side: tuple[str, str, int], charts: str, build: str = "") -> Side:
    profile = browser.new_context(viewport={"width": 1366, "height": 900}, locale="vi-VN")
    profile.add_init_script(f"({WATCH})({charts!r})")
    return Side(*side, profile.new_page(), build).watch()


def p95(told: list[float]) -> float:
    return sorted(told)[-(-95 * len(told) // 100) - 1]


@dataclass(frozen=True)
class Told:
    """What one side spent on one deed: half and most of the clicks, means of processor time, which
    the system counts in steps of 10 ms."""

    n: int
    missed: int
    p50: float
    p95: float
    server: float
    browser: float
    messages: float
    kB: float
    drawn: float
    ahead: float | None


def told(side: Side, what: str) -> Told:
    rows = side.rows[what][WARM:] or side.rows[what]
    of = {key: [row[key] for row in rows if key in row] for key in (*rows[0], "ahead")}
    means = (mean(of[key]) for key in ("server", "browser"))
    halves = (median(of[key]) for key in ("messages", "kB", "drawn"))
    ahead = mean(of["ahead"]) if of["ahead"] else None
    missed = side.missed[what]
    return Told(len(rows), missed, median(of["ms"]), p95(of["ms"]), *means, *halves, ahead)
