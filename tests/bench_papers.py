"""What a paper costs: each in a process of its own, as the command line makes it."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.browser import ROOT

Row = tuple[str, str, str]
KINDS = ("docx", "xlsx", "pptx", "html", "pdf", "handout")
RUNS = 3


def rows(store: Path, out: Path) -> list[Row]:
    """Wall time beside that of a command that makes nothing: start and imports are the same."""
    idle = median(lambda: ran(store, "calendar", "--month", "2024-12"))
    made = [(kind, median(lambda kind=kind: ran(store, *report(kind, out)))) for kind in KINDS]
    return [
        (f"report as {kind}", f"{spent:.1f} s", f"{spent - idle:.1f} s beside start and imports")
        for kind, spent in made
    ]


def report(kind: str, out: Path) -> tuple[str, ...]:
    told = ("--month", "2024-12", "--format", kind, "--dated", "2025-01-05")
    return ("report", *told, "--out", str(out))


def ran(store: Path, *told: str) -> None:
    command = [sys.executable, "-m", "analytics", *told, "--store", str(store)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)


def median(work) -> float:
    spent = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)
