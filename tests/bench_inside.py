"""What things cost inside: medians of processor time, counts, and beside them a naive way."""

import gc
import resource
import statistics
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
from tests.browser import ROOT, chromium, served
from tests.recount import people_on, read, stocks

AS_OF = date(2024, 12, 31)
Row = tuple[str, str, str]


def median_ms(work: Callable[[], object], *, runs: int = 7) -> float:
    clock = time.process_time
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


def sliders(folder: Path) -> list[Row]:
    with served(folder / "store") as base, chromium() as started:
        return bench_slider.rows(base, started)


def main() -> int:
    with TemporaryDirectory() as held:
        folder = Path(held)
        rows = making(folder) + bench_population.rows() + pages(folder)
        rows += bench_papers.rows(folder / "store", folder)
        rows += scripts(folder) + sliders(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows.append(("peak memory of this run", f"{peak} MB", ""))
    print("\n".join(["| what | median | note |", "|---|---|---|"]))
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
