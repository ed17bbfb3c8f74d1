"""The processes of a run: each takes a commune when it is free, makes it and forgets it.

Nothing but numbers passes between them.
"""

import os
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

import pyarrow as pa

from data.synthetic.scale import Job
from data.synthetic.scale.files import write_commune

try:
    import resource
except ImportError:  # Windows
    resource = None
_AHEAD = 2  # communes asked of a process: one in work, one waiting, so that none stands idle
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")


@dataclass(frozen=True, slots=True)
class Done:
    """A finished commune; `cpu` and `peak` are of the process since it began (s, bytes)."""

    commune: int
    told: str
    residents: int
    rows: int
    bytes: int
    process: int
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Failed:
    """`errno` when the system refused to write, otherwise what the programmer wants to read."""

    commune: int
    errno: int | None
    trace: str


def work(pipe: Connection, number: int, job: Job, folder: Path) -> None:
    """Makes every commune asked for; ends when the pipe closes, so no orphan goes on writing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the directing process decides
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    try:
        while True:
            pipe.send(_made(pipe.recv(), number, job, folder))
    except (EOFError, OSError):
        return


def _made(commune: int, number: int, job: Job, folder: Path) -> Done | Failed:
    try:
        tables = job.tables(commune)
    except Exception:
        return Failed(commune, None, traceback.format_exc())
    try:
        told, size = write_commune(tables, folder, commune)
    except OSError as refused:
        return Failed(commune, refused.errno, str(refused))
    rows = sum(len(next(iter(table.values()))) for table in tables.values())
    people = len(tables["residents"]["resident_id"])
    return Done(commune, told, people, rows, size, number, time.process_time(), _peak())


def _peak() -> int:
    """Bytes this process ever held; `getrusage` would count what its parent held at the start."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:  # not Linux
        return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if resource else 0
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


class ProcessLost(Exception):
    """A process ended without a word, as when the system is out of memory."""


def made(job: Job, folder: Path, communes: list[int], workers: int) -> Iterator[Done | Failed]:
    """In the order they are finished. Leaving early lets every process finish its commune."""
    team = _started(job, folder, min(workers, len(communes)))
    waiting, busy = iter(communes), 0
    try:
        for pipe in [*team] * _AHEAD:
            busy += _asked(pipe, waiting)
        while busy:
            for pipe in wait(list(team)):
                try:
                    told = pipe.recv()
                except (EOFError, OSError):
                    raise ProcessLost from None
                busy += _asked(pipe, waiting) - 1
                yield told
    finally:
        for pipe in team:
            pipe.close()
        for process in team.values():
            process.join()


def _asked(pipe: Connection, waiting: Iterator[int]) -> int:
    """1 when there was a commune left to ask for."""
    for commune in waiting:
        try:
            pipe.send(commune)
        except OSError:
            raise ProcessLost from None
        return 1
    return 0


def _started(job: Job, folder: Path, workers: int) -> dict[Connection, object]:
    """Fresh processes on every system: a forked one would hold the others' pipes open."""
    context, team = get_context("spawn"), {}
    with _single_threaded(), _deaf():
        for number in range(workers):
            here, there = context.Pipe()
            process = context.Process(target=work, args=(there, number, job, folder), daemon=True)
            process.start()
            there.close()
            team[here] = process
    return team


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C reaches the directing process alone: what is started here inherits deaf ears."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _single_threaded() -> Iterator[None]:
    """One thread a process: more would only fight over the cores, and cost memory each."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
