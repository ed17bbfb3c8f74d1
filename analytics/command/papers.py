"""A month handed out, frozen, checked: the page Báo cáo & chốt số without a screen."""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from analytics.command import Told, reader_of, reading
from analytics.meaning.door import shelf_of
from analytics.meaning.publication.publish import publish_month
from analytics.meaning.publication.verified import verified
from analytics.paper.office.check import ReportRefused
from analytics.paper.outputs import FORMATS, handed_out
from analytics.paper.publication import held, verification_text
from analytics.paper.report.file import checked
from analytics.words.errors import BadArgument, FolderNotWritable
from analytics.words.month import parse_month

MISTAKE = 2


def report(told: Told) -> int:
    """The path of the file on stdout; what must be known of it on stderr."""
    reader, month = reader_of(told), parse_month(told.month)
    dated = day_of(told.dated)
    made = handed_out(reader, month, told.format, dated=dated, number=told.number, at=now())
    path = saved(told.out, made.file.name, made.file.content)
    for words in made.remarks:
        print(words, file=sys.stderr)
    print(path)
    return 0


def publish(told: Told) -> int:
    """Only what a report could say: a number that is not found again stops it."""
    reader, month = reader_of(told), parse_month(told.month)
    failed = tuple(one for one in checked(reader, month, dated=month) if not one.ok)
    if failed:
        raise ReportRefused(failed)
    made = publish_month(
        shelf_of(reader),
        month,
        at=told.at or now(),
        who=reader.name,
        reason=told.reason,
    )
    print(made.code)
    return 0


def verify(told: Told) -> int:
    """Only a publication that is whole, newest and, in a file, handed out as it is, gives 0."""
    reader = reader_of(told)
    found = verified(shelf_of(reader), told.what)
    print(verification_text(reader, found))
    return 0 if held(found) else MISTAKE


def add_papers(commands: Any) -> None:
    one = commands.add_parser("report", help="báo cáo tháng thành tệp / the monthly report")
    one.add_argument("--month", required=True, help="2024-12")
    one.add_argument("--format", choices=FORMATS, default="docx")
    one.add_argument("--out", type=Path, default=Path(), help="thư mục / folder")
    one.add_argument("--dated", default="", help="ngày ký / date of signing, 2025-01-05")
    one.add_argument("--number", type=int, help="số văn bản / number of the report")
    reading(one)
    one.set_defaults(run=report)
    one = commands.add_parser("publish", help="chốt số liệu một tháng / freeze and sign a month")
    one.add_argument("--month", required=True, help="2024-12")
    one.add_argument("--reason", default="", help="lý do đính chính / why it is corrected")
    one.add_argument("--at", default="", help="2025-01-05T08:00")
    reading(one)
    one.set_defaults(run=publish)
    one = commands.add_parser("verify", help="có đúng số đã chốt không / is it genuine")
    one.add_argument("what", help="mã, tệp hoặc thư mục / a code, a file or a folder")
    reading(one)
    one.set_defaults(run=verify)


def day_of(words: str) -> date:
    """Today where nothing is said: a paper is dated the day it is made."""
    try:
        return date.fromisoformat(words) if words else date.today()
    except ValueError as wrong:
        raise BadArgument(f"--dated {words}") from wrong


def now() -> str:
    return f"{datetime.now():%Y-%m-%dT%H:%M}"


def saved(folder: Path, name: str, content: bytes) -> Path:
    """Its path. An older file of the name gives way only to a whole one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = mkstemp(dir=folder, prefix=f".{name}.")
    except OSError as refused:
        raise FolderNotWritable(folder) from refused
    path = folder / name
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(draft, 0o644)  # mkstemp makes a file for its owner alone
        os.replace(draft, path)
    except OSError as refused:
        raise FolderNotWritable(folder) from refused
    finally:
        Path(draft).unlink(missing_ok=True)
    return path
