"""The process that makes communes one after another and forgets each."""

import signal
import time
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pyarrow as pa

from data.synthetic.scale.job import Job
from data.synthetic.scale.write import write_commune

try:
    import resource
except ImportError:  # Windows
    resource = None


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
