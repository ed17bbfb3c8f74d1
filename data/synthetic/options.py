"""The arguments of python -m data.synthetic, and what stops a run, said in one Vietnamese sentence.

A wrong argument is refused before anything is written; files appear together or not at all.
"""

import argparse
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn

EARLIEST, LATEST = date(2021, 1, 1), date(2030, 12, 31)
DEFAULT_STORE = Path("data/store")
STORIES = ("default", "none", "wandering", "campaigns", "late", "stalled")
_MOST = 20_000  # communes that fit the space of identity numbers


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refused(f"Tham số không hợp lệ: {message}. Xem cách dùng với --help.")


def read(arguments: list[str] | None) -> argparse.Namespace:
    """Checked and complete; nothing has been written when it raises Refused."""
    options = _parser().parse_args(arguments)
    options.seed = _whole(options.seed, "--seed", least=0)
    options.residents = _whole(options.residents, "--residents", least=1)
    options.communes = _whole(options.communes, "--communes", least=1, most=_MOST)
    options.workers = _whole(options.workers or str(os.cpu_count() or 1), "--workers", least=1)
    options.as_of = _data_date(options.as_of)
    options.story = _one_of(options.story, "--story", STORIES)
    options.defects = _one_of(options.defects, "--defects", ("on", "off")) == "on"
    _together(options)
    for folder in filter(None, (options.store, options.tables)):
        _writable(folder)
    return options


def _parser() -> _Parser:
    parser = _Parser(prog="python -m data.synthetic", description="Tạo dữ liệu giả lập của xã.")
    add = parser.add_argument
    add("--seed", default="20241231", help="số gốc; cùng số cho cùng dữ liệu")
    add("--residents", default="5200", help="nhân khẩu thường trú ngày 31/12/2024 của một xã")
    add("--communes", default="1", help="số xã; nhiều xã cần --tables hoặc --scorecard")
    add("--as-of", default="2024-12-31", help="ngày số liệu, dạng 2024-12-31")
    add(
        "--story",
        default="default",
        help="default: mỗi thôn một hoàn cảnh; none: các thôn như nhau; các chuyện khác đổi nhịp "
        "cấp thẻ, định danh của cả nước: wandering (nhịp lên xuống theo quý), campaigns (đợt cao "
        "điểm rồi dừng), late (bắt đầu muộn), stalled (ngừng giữa chừng)",
    )
    add("--defects", default="off", help="on: thêm vào --tables một bản có lỗi và bảng đáp án")
    add("--store", type=Path, help=f"kho số liệu, mặc định {DEFAULT_STORE}")
    add("--tables", type=Path, help="ghi các bảng Parquet vào thư mục này")
    add("--scorecard", action="store_true", help="in phiếu chấm điểm của dân cư giả lập")
    add("--workers", help="số tiến trình khi tạo nhiều xã, mặc định bằng số nhân của máy")
    return parser


def _together(options: argparse.Namespace) -> None:
    """Which arguments need or exclude each other; the store is where a lone commune goes."""
    if options.communes > 1:
        if options.store is not None:
            raise Refused("--store chỉ nhận một xã; với nhiều xã hãy dùng --tables.")
        if options.defects:
            raise Refused("--defects on chỉ dùng được với một xã.")
        if options.tables is None and not options.scorecard:
            raise Refused("Tạo nhiều xã cần --tables hoặc --scorecard.")
    elif options.tables is None and options.store is None and not options.scorecard:
        options.store = DEFAULT_STORE
    if options.defects and options.tables is None:
        raise Refused("--defects on cần --tables để ghi bản có lỗi.")


def _whole(text: str, name: str, *, least: int, most: int | None = None) -> int:
    try:
        value = int(text)
    except ValueError:
        value = least - 1
    if value < least:
        raise Refused(f"{name} phải là số nguyên từ {least} trở lên, không phải “{text}”.")
    if most is not None and value > most:
        raise Refused(f"{name} phải là số nguyên từ {least} đến {most}, không phải “{text}”.")
    return value


def _one_of(text: str, name: str, words: tuple[str, ...]) -> str:
    if text not in words:
        raise Refused(f"{name} phải là {' hoặc '.join(words)}, không phải “{text}”.")
    return text


def _data_date(text: str) -> date:
    try:
        value = date.fromisoformat(text)
    except ValueError:
        raise Refused(f"--as-of phải là ngày dạng 2024-12-31, không phải “{text}”.") from None
    if not EARLIEST <= value <= LATEST:
        raise Refused(f"--as-of phải từ {EARLIEST} đến {LATEST}, không phải {value}.")
    return value


def _writable(folder: Path) -> None:
    """Refuses before the work, without creating anything: the nearest existing folder decides."""
    nearest = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    try:
        TemporaryFile(dir=nearest).close()
    except OSError:
        raise Refused(f"Không ghi được vào thư mục “{folder}”; hãy chọn thư mục khác.") from None


_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class Refused(Exception):
    """A wrong argument or a place that cannot be written, said in one Vietnamese sentence."""


class Stopped(Refused):
    """The user pressed Ctrl-C; what is finished stays."""


@contextmanager
def draft_of(folder: Path) -> Iterator[Path]:
    """A folder beside the files of `folder`; they are replaced when the work ends well."""
    created = not folder.exists()
    draft = folder / f".tmp-{os.getpid()}"
    draft.mkdir(parents=True)
    try:
        yield draft
        for file in sorted(draft.rglob("*.parquet")):
            final = folder / file.relative_to(draft)
            final.parent.mkdir(exist_ok=True)
            os.replace(file, final)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        if created:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(draft)


def is_full(error: BaseException) -> bool:
    """DuckDB gives the system's words without its number."""
    told = isinstance(error, OSError) and error.errno in _FULL
    return told or "No space left on device" in str(error)
