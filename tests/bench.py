"""python -m tests.bench: what the dashboard costs, held against its targets (docs/benchmarks.md).

Machines are shared and noisy: trust the ratios inside one run and the counts.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from tests import bench_driver as driver
from tests.bench_meter import p95
from tests.bench_targets import SEEN, held, judged, listed, rows
from tests.bench_walk import built, chosen, cold, entered, prepared, resident, walked
from tests.browser import ROOT, chromium

DOCUMENT = ROOT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `make bench BASE=path BENCH="--rounds 24"`; `BENCH="--parts cold,chief"` runs these parts
alone and leaves the others as they are: trust counts, and ratios inside one part. `BASE` is a
checkout of the build before with its own `.venv` and `data/store`; the results of both are made
first. On two
quiet cores a role takes some 12 minutes with `--spared 2` (the build before walks each second
round), readers 5, cold starts 1; `--minutes 60` is the whole hour.
"""
Told = argparse.Namespace
Builds = dict[str, Path]


def starts(given: Told, builds: Builds, browser: Browser) -> list[str]:
    """In turn, each as often; then what a server holds that nobody has visited."""
    spent: dict[str, list[float]] = {name: [] for name in builds}
    for _ in range(given.cold):
        for name, folder in builds.items():
            spent[name].append(cold(folder, browser))
    lines = ["| build | cold process to charts, p50 ms | memory at rest, MB |", "|---|---|---|"]
    rest = {}
    for name, folder in builds.items():
        with built(name, folder) as one:
            time.sleep(3)
            rest[name] = resident(one.pid)
        lines.append(f"| {name} | {median(spent[name]):.0f} | {rest[name]} |")
    if given.base:
        ratio = median(spent["now"]) / median(spent["before"])
        lines += ["", said("cold start against the build before", ratio, 0.6)]
    return [*lines, *([] if given.base else [""]), said("memory at rest, MB", rest["now"], 300)]


def said(target: str, measured: float, most: float) -> str:
    return f"- {'✓' if measured <= most else '✗'} {target}: {measured:.2f} (at most {most:g})"


def walk_as(role: str) -> Callable[[Told, Builds, Browser], list[str]]:
    def part(given: Told, builds: Builds, browser: Browser) -> list[str]:
        shape = {"rounds": given.rounds, "spared": given.spared}
        urls = given.pages.split(",")
        every = rows(walked(browser, builds, urls, role, **shape))
        note = f"{given.rounds} rounds of every deed by list and ‹"
        note += f"; the build before in each {given.spared}" if given.spared > 1 else ""
        return [f"{note}.", "", *held(judged(every)), "", *listed(every)]

    return part


def readers(given: Told, builds: Builds, browser: Browser) -> list[str]:
    """A reader with a browser, alone and then as one of fifty; the others speak by sockets."""
    with built("now", builds["now"]) as one, ExitStack() as ended:
        side = entered(browser, one, "", "chief")
        ended.callback(side.page.context.close)
        begun = resident(one.pid)
        sockets = {"alone": crowd(one.base, 1, given.rounds * 1.5)}
        months = [driver.FIRST, *driver.MONTHS][: given.rounds + 1]
        for month in months:
            chosen(side, SEEN, month)
        alone = [row["ms"] for row in side.rows.pop(SEEN)[1:]]
        others = crowding(one.base, given.readers - 1, given.minutes * 60)
        time.sleep(30)  # until all have come
        while others.poll() is None:
            for month in months:
                chosen(side, SEEN, month)
        among = [row["ms"] for row in side.rows[SEEN]]
        sockets["among fifty"] = json.loads(others.communicate()[0])
        after = resident(one.pid)
    lines = ["| reader | n | p50 ms | p95 ms |", "|---|---|---|---|"]
    shown = {"browser, alone": alone, f"browser, one of {given.readers}": among}
    shown |= {f"socket, {name}": spent for name, spent in sockets.items()}
    for name, spent in shown.items():
        lines.append(f"| {name} | {len(spent)} | {median(spent):.0f} | {p95(spent):.0f} |")
    lines += ["", f"{given.minutes:g} minutes, 20 s between two clicks of a reader.", ""]
    lines += [said("p95 of one among them against one alone", p95(among) / p95(alone), 2)]
    lines += [
        said(f"memory after {given.minutes:g} minutes ({begun} → {after} MB)", after / begun, 1.1)
    ]
    return lines


def crowding(base: str, count: int, seconds: float) -> subprocess.Popen[str]:
    way = [sys.executable, "-m", "tests.bench_crowd", base, str(count), str(seconds)]
    return subprocess.Popen(way, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def crowd(base: str, count: int, seconds: float) -> list[float]:
    return json.loads(crowding(base, count, seconds).communicate()[0])


def inside(_: Told, __: Builds, ___: Browser) -> list[str]:
    """In a process of its own: it counts calls and freezes what it finds."""
    way = [sys.executable, "-m", "tests.bench_inside"]
    return subprocess.run(
        way, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.split("\n")


PARTS = {
    "cold": ("Start and memory at rest", starts),
    "chief": ("Side by side in a browser: chief", walk_as("chief")),
    "village": ("Side by side in a browser: village police", walk_as("village")),
    "readers": ("Many readers at once", readers),
    "inside": ("Inside", inside),
}


def keep(heading: str, lines: list[str]) -> None:
    """One section anew, the others as they are, in the order of the parts."""
    text = DOCUMENT.read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (.*)\n\n((?:.*\n(?!## ))*)", text + "\n", re.MULTILINE))
    sections[heading] = "\n".join(lines)
    told = [
        f"## {name}\n\n{sections[name].strip()}\n" for name, _ in PARTS.values() if name in sections
    ]
    DOCUMENT.write_text("\n".join([HEAD, *told]), encoding="utf-8")


def arguments() -> Told:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--base", type=Path, help="checkout of the build before")
    asked.add_argument("--pages", default=",dan-so,thon-can-ho-tro", help="'' is Giao ban")
    asked.add_argument("--parts", default=",".join(PARTS))
    asked.add_argument("--rounds", type=int, default=24)
    asked.add_argument("--spared", type=int, default=1, help="before walks each so many rounds")
    asked.add_argument("--cold", type=int, default=3, help="cold starts of each build")
    asked.add_argument("--readers", type=int, default=50)
    asked.add_argument("--minutes", type=float, default=3, help="60: the hour that was asked for")
    given = asked.parse_args()
    if given.base and not (given.base / "data" / "store" / "manifest.json").exists():
        asked.error(f"{given.base} has no data: run make data there")
    if unknown := set(given.parts.split(",")) - set(PARTS):
        asked.error(f"no such part: {', '.join(sorted(unknown))}")
    return given


def commit(folder: Path) -> str:
    named = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(named, cwd=folder, capture_output=True, text=True).stdout.strip()


def main() -> int:
    given = arguments()
    builds = {"now": ROOT} | ({"before": given.base.resolve()} if given.base else {})
    for folder in builds.values():
        prepared(folder)
    for part in given.parts.split(","):
        heading, measured = PARTS[part]
        began, load = time.monotonic(), os.getloadavg()[0]
        with chromium() as browser:
            lines = measured(given, builds, browser)
        commits = [f"{name} {commit(folder)}" for name, folder in builds.items()]
        spent = f"{time.monotonic() - began:.0f} s, load {load:.1f} → {os.getloadavg()[0]:.1f}"
        lines = [f"{', '.join(commits)}; {spent}.", "", *lines]
        keep(heading, lines)
        print(f"## {heading}\n\n" + "\n".join(lines), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
