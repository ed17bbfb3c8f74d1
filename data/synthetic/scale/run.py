"""Makes many communes into one folder; killed at any moment, the next run ends with the same bytes.

DIR/run.json names the job; DIR/commune=00000/*.parquet are its communes (read with
`read_parquet('DIR/*/residents.parquet', hive_partitioning = true)`).
"""

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from data.synthetic.options import Refused, Stopped, is_full
from data.synthetic.scale import Job
from data.synthetic.scale.files import finished
from data.synthetic.scale.team import Done, Failed, ProcessLost, made

MANIFEST = "run.json"
_AGAIN = "chạy lại đúng lệnh này để làm tiếp"

Progress = Callable[[int, int, int], None]  # communes there, of how many, made by this run
_WIDTH = 30
_EVERY = 0.2  # seconds between two pictures


@dataclass(frozen=True)
class Summary:
    """What this run made and spent: CPU of all processes (s), largest process and files (bytes)."""

    communes: int
    made: int
    residents: int
    rows: int
    bytes: int
    cpu: float
    peak: int


def run(job: Job, folder: Path, *, workers: int | None = None, progress: Progress) -> Summary:
    """Refused, in one sentence, when the folder cannot take the job or the disk is full."""
    hashes: dict[int, str] = {}
    done: list[Done] = []
    try:
        _claim(job, folder)
        hashes |= finished(folder, job.communes)
        missing = [commune for commune in range(job.communes) if commune not in hashes]
        progress(len(hashes), job.communes, 0)
        with closing(made(job, folder, missing, workers or os.cpu_count() or 1)) as results:
            for told in results:
                if isinstance(told, Failed):
                    _fail(told)
                done.append(told)
                hashes[told.commune] = told.told
                progress(len(hashes), job.communes, len(done))
        _write(folder, _manifest(job, hashes))
    except KeyboardInterrupt:
        raise Stopped(f"Đã dừng: xong {_so_far(hashes, job)}; {_AGAIN}.") from None
    except ProcessLost:
        raise Refused(
            f"Một tiến trình bị hệ thống kết thúc (có thể do thiếu bộ nhớ), "
            f"đã xong {_so_far(hashes, job)}; hãy giảm --workers rồi {_AGAIN}."
        ) from None
    except OSError as error:
        raise Refused(_refusal(error, folder, _so_far(hashes, job))) from None
    return _summary(job, done)


def _claim(job: Job, folder: Path) -> None:
    """Takes an empty folder, or one begun by the very same job."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MANIFEST).exists():
        if any(folder.iterdir()):
            raise Refused(
                f"Thư mục “{folder}” đã có tệp khác; hãy chọn một thư mục trống cho --tables."
            )
        _write(folder, {"arguments": job.arguments(), "finished": False})
        return
    try:
        begun = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["arguments"]
    except (ValueError, KeyError, TypeError):
        begun = None
    if begun != job.arguments():
        raise Refused(
            f"Thư mục “{folder}” chứa dữ liệu tạo với tham số hoặc phiên bản khác; "
            "hãy chọn thư mục khác hoặc xóa thư mục này."
        )


def _manifest(job: Job, hashes: dict[int, str]) -> dict[str, object]:
    return {
        "arguments": job.arguments(),
        "finished": True,
        "communes": {f"{commune:05d}": hashes[commune] for commune in sorted(hashes)},
    }


def _write(folder: Path, told: dict[str, object]) -> None:
    """Whole or not at all."""
    draft = folder / f"{MANIFEST}.tmp"
    try:
        draft.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        os.replace(draft, folder / MANIFEST)
    finally:
        draft.unlink(missing_ok=True)


def _fail(told: Failed) -> None:
    if told.errno is not None:
        raise OSError(told.errno, told.trace)
    raise RuntimeError(f"commune {told.commune}\n{told.trace}")


def _refusal(error: OSError, folder: Path, so_far: str) -> str:
    if is_full(error):
        return (
            f"Hết dung lượng đĩa khi ghi vào “{folder}”: xong {so_far}, không có xã nào ghi dở; "
            f"hãy giải phóng dung lượng rồi {_AGAIN}."
        )
    return f"Không ghi được vào thư mục “{folder}”; hãy cấp quyền ghi hoặc chọn thư mục khác."


def _so_far(hashes: dict[int, str], job: Job) -> str:
    return f"{len(hashes)}/{job.communes} xã"


def _summary(job: Job, done: list[Done]) -> Summary:
    latest = {told.process: told.cpu for told in done}
    return Summary(
        communes=job.communes,
        made=len(done),
        residents=sum(told.residents for told in done),
        rows=sum(told.rows for told in done),
        bytes=sum(told.bytes for told in done),
        cpu=sum(latest.values()),
        peak=max((told.peak for told in done), default=0),
    )


class Bar:
    """Called with the communes there, of how many, and made by this run."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = 0.0

    def __call__(self, there: int, total: int, made: int) -> None:
        now = time.monotonic()
        if now - self._shown < _EVERY and there < total:
            return
        self._shown = now
        print(f"\r{picture(there, total, made, now - self._began):<78}", end="", file=sys.stderr)
        sys.stderr.flush()


def picture(there: int, total: int, made: int, seconds: float) -> str:
    """The rate counts what this run made, not what it found."""
    filled = _WIDTH * there // total
    line = f"{'█' * filled}{'░' * (_WIDTH - filled)} {there}/{total} xã"
    if not made or seconds <= 0:
        return line
    rate = made / seconds
    left = round((total - there) / rate)
    return f"{line} · {rate:.0f} xã/giây · còn {left // 60} phút {left % 60:02d} giây"


def told(summary: Summary) -> str:
    """What the run made, in one sentence."""
    if not summary.made:
        return f"Cả {summary.communes} xã đã có sẵn và còn nguyên vẹn."
    each = summary.bytes / max(summary.residents, 1)
    return (
        f"Đã tạo {summary.made} xã, {summary.residents} người, {summary.rows} dòng; "
        f"{summary.cpu:.1f} giây CPU, {summary.peak >> 20} MB mỗi tiến trình, "
        f"{summary.bytes / 1e6:.0f} MB Parquet ({each:.0f} byte mỗi người)."
    )
