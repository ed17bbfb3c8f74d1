"""python -m tests.bench: what things cost, in medians, ratios and counts (docs/benchmarks.md).

Machines are shared and noisy: trust the ratios inside one run and the counts.
"""

import gc
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit.testing.v1 import AppTest

from analytics.document import View
from analytics.fold.close import publish
from analytics.form.chapters import CHAPTERS
from analytics.meaning import ask as door
from analytics.meaning.ask import months_of
from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.question import Reader
from analytics.meaning.remembered import forget
from analytics.paper.workbook import workbook
from analytics.register.tables import write_parquet
from analytics.screen import session
from analytics.store.opened import Statistics
from data.synthetic import SINCE, generate
from data.synthetic.reference import unit_tables
from tests import bench_papers, bench_population, bench_slider
from tests.browser import PATHS, ROOT, chromium, served, settled, signed_in
from tests.recount import people_on, read, stocks

AS_OF = date(2024, 12, 31)
Row = tuple[str, str, str]


def median_ms(work: Callable[[], object], *, runs: int = 7, cpu: bool = True) -> float:
    clock = time.process_time if cpu else time.perf_counter
    spent = []
    for _ in range(runs):
        start = clock()
        work()
        spent.append(1000 * (clock() - start))
    return statistics.median(spent)


def making(folder: Path) -> list[Row]:
    register = generate(seed=7, residents=5200, as_of=AS_OF)
    write_parquet(register, folder / "tables")
    made = median_ms(lambda: generate(seed=7, residents=5200, as_of=AS_OF), runs=3)
    folded = median_ms(
        lambda: publish(
            register,
            folder / "store",
            as_of=AS_OF,
            since=SINCE,
            origin="synthetic",
            source="x",
            unit=unit_tables(),
        ),
        runs=3,
    )
    return [
        ("generate 5,200 residents", f"{made:.0f} CPU-ms", "4 years of lives"),
        ("fold and publish", f"{folded:.0f} CPU-ms", "48 months, 10 files"),
    ]


def pages(folder: Path) -> list[Row]:
    """Building every page, without and with cached answers, beside pandas on the register."""
    reader = Reader("chief", store=folder / "store")
    view = View(reader, months_of(reader)[-1])
    tables, rows = read(folder / "tables"), []
    statements = counted(Statistics, "rows")
    for chapter in CHAPTERS:

        def cold(chapter=chapter) -> None:
            forget()
            chapter.build(view)

        before = statements[0]
        cold()
        asked = statements[0] - before
        uncached = median_ms(cold)
        cached = median_ms(lambda chapter=chapter: chapter.build(view))
        rows.append(
            (f"build page {chapter.url}", f"{uncached:.0f} / {cached:.1f} CPU-ms", f"{asked} SQL")
        )
    naive = median_ms(lambda: stocks(people_on(tables, AS_OF)), runs=3)
    one = median_ms(lambda: view.ask(EID_ACTIVATED))
    rows.append(("one month in pandas on the register", f"{naive:.0f} CPU-ms", "naive variant"))
    rows.append(
        ("the same door, cached", f"{one:.2f} CPU-ms", f"ratio 1:{naive / max(one, 0.01):.0f}")
    )
    page = CHAPTERS[0].build(view)
    book = median_ms(lambda: workbook(page, view, door.provenance_of(reader)))
    rows.append(("workbook of a page", f"{book:.0f} CPU-ms", ""))
    return rows


def counted(kind: type, method: str) -> list[int]:
    calls, original = [0], getattr(kind, method)

    def counting(*args: object, **named: object) -> object:
        calls[0] += 1
        return original(*args, **named)

    setattr(kind, method, counting)
    return calls


NAIVE = """
from pathlib import Path
import altair as alt, pandas as pd, streamlit as st
from datetime import date
from tests.recount import people_on, read, stocks

people = people_on(read(Path({tables!r})), date(2024, 12, 31))
areas = sorted(people.village_id.unique())
for key in ("card_coverage_present", "eid_submitted", "eid_approved", "eid_activated"):
    rows = [(area, *stocks(people[people.village_id == area])[key]) for area in areas]
    frame = pd.DataFrame(rows, columns=["village", "having", "among"])
    frame["share"] = frame.having / frame.among
    st.altair_chart(alt.Chart(frame).mark_bar().encode(x="share:Q", y="village:N"))
"""


def naive_script(folder: Path) -> float:
    """What most would write first: the register in pandas and st.altair_chart at every rerun."""
    test = AppTest.from_string(NAIVE.format(tables=str(folder / "tables")), default_timeout=60)
    test.run()
    return median_ms(test.run)


def scripts(folder: Path) -> list[Row]:
    """The whole page script under AppTest, warm: what the server spends on a rerun."""
    session.Reader = lambda role, area, language: Reader(role, area, language, folder / "store")
    naive = naive_script(folder)
    rows = [("rerun of a naive page (script)", f"{naive:.0f} CPU-ms", "st.altair_chart, pandas")]
    for chapter in CHAPTERS:
        test = AppTest.from_file(str(ROOT / "pages" / f"{chapter.key}.py"), default_timeout=60)
        test.user = {"uid": "c", "role": "chief", "area": "commune"}
        test.run()
        gc.collect()
        gc.freeze()
        rows.append(
            (f"rerun {chapter.url} (script)", f"{median_ms(test.run):.0f} CPU-ms", "cached")
        )
    return rows


def browser(folder: Path) -> list[Row]:
    """Cold start, reload, page switch and a filter change in a real browser; bytes of a rerun."""
    rows: list[Row] = []
    start = time.perf_counter()
    with served(folder / "store") as base, chromium() as started:
        rows.append(
            ("server start to health", f"{1000 * (time.perf_counter() - start):.0f} ms", "")
        )
        start = time.perf_counter()
        page = signed_in(started, base)
        page.goto(base)
        page.wait_for_selector(".chart svg")
        cold = 1000 * (time.perf_counter() - start)
        rows.append(("first visitor to charts", f"{cold:.0f} ms", "login included"))
        got: list[int] = []
        page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda frame: got.append(len(frame))),
        )

        def reload() -> None:
            page.reload()
            page.wait_for_selector(".chart svg")

        warm = median_ms(reload, runs=3, cpu=False)
        rows.append(("warm reload to charts", f"{warm:.0f} ms", ""))
        settled(page)
        for month in ("2024-11", "2024-10", "2024-09"):
            got.clear()
            start = time.perf_counter()
            page.get_by_label("Tháng").first.click()
            page.get_by_role("option", name=month).click()
            year, number = month.split("-")
            page.locator("p.source", has_text=f"/{number}/{year}").first.wait_for()
            spent = 1000 * (time.perf_counter() - start)
            page.wait_for_timeout(800)
        rows.append(
            (
                "month changed to text updated",
                f"{spent:.0f} ms",
                f"{len(got)} messages, {sum(got)} B",
            )
        )
        start = time.perf_counter()
        page.get_by_text("Số liệu", exact=True).first.click()
        page.get_by_text("Căn cước", exact=True).click()
        page.get_by_text("có thẻ còn hạn; còn").first.wait_for()
        rows.append(("page switch", f"{1000 * (time.perf_counter() - start):.0f} ms", ""))
        rows += bench_slider.rows(base, started)
        rows += memory(base, started)
    return rows


def memory(base: str, started: object) -> list[Row]:
    """Resident memory of the server with 50 open pages."""
    pid = subprocess.run(
        ["pgrep", "-f", f"server.port {base.rsplit(':', 1)[1]}"], capture_output=True, text=True
    ).stdout.split()[0]
    before = resident_mb(pid)
    page = signed_in(started, base)
    tabs = [page.context.new_page() for _ in range(50)]
    for number, tab in enumerate(tabs):
        tab.goto(f"{base}/{PATHS[number % len(PATHS)]}", wait_until="commit")
    page.wait_for_timeout(20_000)
    return [("memory, 1 → 52 open pages", f"{before} → {resident_mb(pid)} MB", "")]


def resident_mb(pid: str) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


def main() -> int:
    with TemporaryDirectory() as held:
        folder = Path(held)
        rows = making(folder) + bench_population.rows() + pages(folder)
        rows += bench_papers.rows(folder / "store", folder)
        rows += scripts(folder) + browser(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows.append(("peak memory of this run", f"{peak} MB", ""))
    lines = ["| what | median | note |", "|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    page = (
        "# Benchmarks\n\nPrinted by `make bench`; one run on a shared 2-core machine: trust counts "
    )
    page += "and ratios.\n\n" + "\n".join(lines) + "\n"
    (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8")
    print(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
