"""Lists of an office on the command line: can the file be read at all."""

import sys
from pathlib import Path
from typing import Any

from analytics.command import Told
from analytics.intake.sheet import read
from analytics.words.errors import ProjectError
from analytics.words.text import HOME, LANGUAGES, Text

READ = Text("{file}: đọc được {lines} dòng, nhiều nhất {columns} cột. Nội dung chưa được kiểm tra.")


def readable(told: Told) -> int:
    """A line a file; 2 where one of them is refused."""
    return max(one(path, told) for path in told.files)


def one(path: Path, told: Told) -> int:
    try:
        sheet = read(path.read_bytes(), path.suffix, told.sheet)
    except ProjectError as problem:
        print(f"{path.name}: {problem.says.in_(told.language)}", file=sys.stderr)
        return 2
    columns = max(map(len, sheet.lines))
    words = READ.filled(file=path.name, lines=len(sheet.lines), columns=columns)
    print(words.in_(told.language))
    return 0


def add_intake(commands: Any) -> None:
    group = commands.add_parser("intake", help="danh sách của đơn vị / lists of an office")
    acts = group.add_subparsers(required=True)
    command = acts.add_parser("read", help="tệp đọc được không / can the file be read")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--sheet", default="", help="tên trang tính / which sheet")
    command.add_argument("--language", choices=LANGUAGES, default=HOME)
    command.set_defaults(run=readable)
