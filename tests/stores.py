"""A store of its own for a test that writes, while other workers keep results in the shared one."""

from pathlib import Path
from shutil import copytree, ignore_patterns
from time import sleep

from analytics.store import journal

WRITING = "*-journal"  # stands beside a file of results as long as one is written


def copied(store: Path, to: Path) -> Path:
    while any(store.glob(WRITING)):
        sleep(0.05)
    return copytree(store, to, ignore=ignore_patterns(WRITING))


def twenty_entries(store: Path, name: str) -> None:
    """What one of several programs writes: a started process imports this small file alone."""
    for turn in range(20):
        journal.append(store, "a", {name: turn}, at="2026-11-12T08:30", who="chief")
