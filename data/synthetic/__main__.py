"""python -m data.synthetic: makes the synthetic register and publishes it, or writes its tables."""

import argparse
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile
from typing import NoReturn

from analytics.register.files import write_parquet
from analytics.words.errors import ProjectError
from analytics.words.text import Text
from data.synthetic import generate

EARLIEST, LATEST = date(2021, 1, 1), date(2030, 12, 31)
DEFAULT_STORE = Path("data/store")
ORIGIN, SOURCE = "synthetic", "DỮ LIỆU GIẢ LẬP"
_BAR = 30


class Refused(Exception):
    """A wrong argument, said in one Vietnamese sentence."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refused(f"Tham số không hợp lệ: {message}. Xem cách dùng với --help.")


def main(arguments: list[str] | None = None) -> int:
    """0 when done; 2 after one sentence on stderr, with nothing written."""
    try:
        _run(_options(arguments))
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except ProjectError as error:
        print(error.says.in_("vi"), file=sys.stderr)
        return 2
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="python -m data.synthetic", description="Tạo dữ liệu giả lập của xã.")
    parser.add_argument("--seed", default="20241231", help="số gốc; cùng số cho cùng dữ liệu")
    parser.add_argument("--residents", default="5200", help="nhân khẩu thường trú ngày 31/12/2024")
    parser.add_argument("--as-of", default="2024-12-31", help="ngày số liệu, dạng 2024-12-31")
    parser.add_argument("--store", type=Path, help=f"kho số liệu, mặc định {DEFAULT_STORE}")
    parser.add_argument("--tables", type=Path, help="ghi các bảng Parquet vào thư mục này")
    options = parser.parse_args(arguments)
    options.seed = _whole(options.seed, "--seed", least=0)
    options.residents = _whole(options.residents, "--residents", least=1)
    options.as_of = _data_date(options.as_of)
    if options.tables is None and options.store is None:
        options.store = DEFAULT_STORE
    for folder in filter(None, (options.store, options.tables)):
        _writable(folder)
    return options


def _run(options: argparse.Namespace) -> None:
    _progress(0.0, Text("Tạo dân cư giả lập", "Making the synthetic residents"))
    register = generate(seed=options.seed, residents=options.residents, as_of=options.as_of)
    if options.tables is not None:
        write_parquet(register, options.tables)
    if options.store is not None:
        from analytics.fold.close import publish  # slow to load, and --tables does not need it

        publish(
            register,
            options.store,
            as_of=options.as_of,
            origin=ORIGIN,
            source=SOURCE,
            progress=lambda share, step: _progress(0.2 + 0.8 * share, step),
        )
    _progress(1.0, Text("Xong", "Done"))
    print(file=sys.stderr)


def _progress(share: float, step: Text) -> None:
    done = round(share * _BAR)
    bar = "█" * done + "░" * (_BAR - done)
    print(f"\r{bar} {share * 100:3.0f}% {step.in_('vi'):<45}", end="", file=sys.stderr, flush=True)


def _whole(text: str, name: str, *, least: int) -> int:
    try:
        value = int(text)
    except ValueError:
        value = least - 1
    if value < least:
        raise Refused(f"{name} phải là số nguyên từ {least} trở lên, không phải “{text}”.")
    return value


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


if __name__ == "__main__":
    sys.exit(main())
