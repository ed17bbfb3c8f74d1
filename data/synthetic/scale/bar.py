"""The progress of a long run on one line of stderr: share, rate, time left."""

import sys
import time

from data.synthetic.scale.run import Summary

_WIDTH = 30
_EVERY = 0.2  # seconds between two pictures


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
