"""python -m tests.sweep: every page × month × reader × filter × language, held to the laws.

Resumable: what was walked is kept by a hash of the code, the laws and the edition; a run goes on
where the last one stopped. `--months 2021-01,2024-12` and `--share 0.1` walk a part of it; `--only
opened` the pages as they open, `--only chosen` those with a filter or a choice. The counts of
everything walked so far under this hash go to docs/sweep.md.
"""

import argparse
import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from itertools import islice
from pathlib import Path
from zlib import crc32

from analytics.meaning.ask import areas_of, months_of
from analytics.meaning.question import Filters, Reader
from analytics.words.month import month_key, parse_month
from analytics.words.settings import STORE
from tests.laws.page import page_of
from tests.laws.walk import Spot, breaches, readers, spots

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".sweep"
LAWS = ("tests/laws/*.py", "analytics/**/*.py", "data/reference/*.csv")
KINDS = ("opened", "chosen")
Job = tuple[str, str, str, float, str]  # role, area, month, share, only


def key_of(store: Path) -> str:
    """Code, laws and edition: whatever changes what is said, or how it is judged."""
    told = hashlib.sha256((store / "manifest.json").read_bytes())
    for pattern in LAWS:
        for path in sorted(ROOT.glob(pattern)):
            told.update(path.read_bytes())
    return told.hexdigest()[:16]


def kind_of(spot: Spot) -> str:
    return KINDS[bool(spot.told) or spot.where != Filters()]


def walked(store: Path, job: Job) -> dict[str, object]:
    """One reader in one month. `share`: that part of the spots, the same at every run; `only`: the
    pages as they open, or those with a filter or a choice."""
    role, area, month, share, only = job
    reader, begun = Reader(role, area, store=store), time.process_time()
    sentences, places, broken = 0, 0, []
    for spot in spots(reader, parse_month(month)):
        if share < 1 and crc32(str(spot).encode()) % 10_000 >= share * 10_000:
            continue
        if only and only != kind_of(spot):
            continue
        count, found = breaches(spot)
        sentences, places = sentences + count, places + 1
        broken += [(law, place, str(spot), words) for law, place, words in found]
    spent = round(time.process_time() - begun, 1)
    return {"job": job, "spots": places, "sentences": sentences, "broken": broken, "cpu": spent}


def jobs(store: Path, months: tuple[date, ...], share: float, only: str) -> Iterator[Job]:
    """The last and the first months first: what is most often wrong is known soonest."""
    chief = Reader("chief", store=store)
    last = len(months) - 1
    ordered = sorted(months, key=lambda one: min(months.index(one), last - months.index(one)))
    for month in ordered:
        for reader in readers(store, tuple(areas_of(chief))):
            yield reader.role, reader.area, month_key(month), share, only


def run(store: Path, wanted: list[Job], record: Path, *, workers: int, until: float) -> None:
    """Walks what is not yet in the record; stops taking new jobs when the time is over."""
    done = {tuple(one["job"]) for one in kept(record)}
    left = iter([job for job in wanted if job not in done])
    with record.open("a", encoding="utf-8") as file, ProcessPoolExecutor(workers) as pool:
        running = {pool.submit(walked, store, job) for job in islice(left, workers)}
        while running:
            ready = next(as_completed(running))
            running.discard(ready)
            file.write(json.dumps(ready.result(), ensure_ascii=False) + "\n")
            file.flush()
            if time.monotonic() < until and (job := next(left, None)):
                running.add(pool.submit(walked, store, job))


def kept(record: Path) -> list[dict]:
    if not record.exists():
        return []
    return [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sweep")
    parser.add_argument("--store", type=Path, default=STORE)
    parser.add_argument("--months", default="", help="2021-01,2024-12; all of them when left out")
    parser.add_argument("--share", type=float, default=1.0, help="part of the spots, 0 to 1")
    parser.add_argument("--only", choices=KINDS, default="", help="as they open, or filtered")
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    told = parser.parse_args()
    every = months_of(Reader("chief", store=told.store))
    months = tuple(parse_month(one) for one in told.months.split(",") if one) or every
    KEPT.mkdir(exist_ok=True)
    key = key_of(told.store)
    record, wanted = KEPT / f"{key}.jsonl", list(jobs(told.store, months, told.share, told.only))
    until = time.monotonic() + 60 * told.minutes
    run(told.store, wanted, record, workers=told.workers, until=until)
    found = kept(record)
    (ROOT / "docs" / "sweep.md").write_text(page_of(found, len(every), key), encoding="utf-8")
    broken = Counter((law, place) for one in found for law, place, _, _ in one["broken"])
    for (law, place), count in broken.most_common():
        print(f"{law:8} {count:6}  {place}")
    print(f"{sum(one['sentences'] for one in found):,} sentences, {sum(broken.values()):,} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
