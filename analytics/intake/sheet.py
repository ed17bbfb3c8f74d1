"""Bytes of a list as an office exports it → one grid of text. Every limit before a parser reads.

`.xlsx` and `.ods` by python-calamine, `.csv` strictly by ourselves. What is not expressly allowed
is refused whole (`ListProblem`); nothing is mended here but the encoding.
"""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from analytics.intake.archive import ROWS, examined
from analytics.words.errors import (
    ControlLetters,
    EmptyList,
    FieldTooLong,
    ListTooLarge,
    NotThatFormat,
    OldFormat,
    OtherEncoding,
    SeveralSheets,
    TooManyRows,
    UnevenRows,
)

LARGEST = 10 * 2**20  # bytes
LETTERS = 32_767  # of one field: what a spreadsheet holds in a cell
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
OTHERS = (OLE, b"PK", b"MZ", b"%PDF")
WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DELIMITERS = ",;\t"
Line = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """`lines`: every line of the file from its first, so that lines[n - 1] is line n of the
    clerk's program; `encoding` and `delimiter` are empty where the file is a workbook."""

    name: str
    lines: tuple[Line, ...]
    encoding: str = ""
    delimiter: str = ""


def read(data: bytes, suffix: str, named: str = "") -> Sheet:
    """`suffix`: of the file's name, with its dot; `named`: the sheet to read where there are
    several. Raises ListProblem."""
    if not data:
        raise EmptyList
    if len(data) > LARGEST:
        raise ListTooLarge
    kind = suffix.casefold()
    if data.startswith(OLE) or kind in {".xls", ".xlsm", ".xlsb"}:
        raise OldFormat
    sheet = table_of(data) if kind == ".csv" else book_of(data, kind, named)
    if not any(any(line) for line in sheet.lines):
        raise EmptyList
    return sheet


def book_of(data: bytes, kind: str, named: str) -> Sheet:
    if kind not in {".xlsx", ".ods"} or not data.startswith(ZIP):
        raise NotThatFormat(kind)
    examined(data, kind)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        if (not named and len(names) != 1) or (named and named not in names):
            raise SeveralSheets(", ".join(names))
        chosen = book.get_sheet_by_name(named or names[0])
        grid = chosen.to_python(skip_empty_area=False)
    except CalamineError as problem:
        raise NotThatFormat(kind) from problem
    lines = tuple(tuple(map(text, line)) for line in grid)
    for number, line in enumerate(lines, 1):
        within(line, number)
    return Sheet(chosen.name, lines)


def text(cell: Any) -> str:
    """A real date as dd/mm/yyyy; a whole number without a point."""
    if isinstance(cell, datetime | date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def within(line: Line, number: int) -> None:
    for field in line:
        if len(field) > LETTERS:
            raise FieldTooLong(number)
        if CONTROL.search(field):
            raise ControlLetters(number)


def table_of(data: bytes) -> Sheet:
    if data.startswith(OTHERS):
        raise NotThatFormat(".csv")
    words, encoding = decoded(data)
    if found := CONTROL.search(words):
        raise ControlLetters(words.count("\n", 0, found.start()) + 1)
    delimiter = max(DELIMITERS, key=words.count)
    return Sheet("", split(words, delimiter), encoding, delimiter)


def decoded(data: bytes) -> tuple[str, str]:
    encoding = WIDE.get(data[:2], "utf-8")
    try:
        return data.decode(encoding).removeprefix("\ufeff"), encoding
    except UnicodeDecodeError as problem:
        raise OtherEncoding(data.count(b"\n", 0, problem.start) + 1) from problem


def split(words: str, delimiter: str) -> tuple[Line, ...]:
    """A field over several lines keeps the lines after it at their numbers."""
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    csv.field_size_limit(2 * LARGEST)
    try:
        for fields in reader:
            within(tuple(fields), reader.line_num)
            lines.append(tuple(fields))
            lines.extend(() for _ in range(reader.line_num - len(lines)))
            if len(lines) > ROWS:
                raise TooManyRows
    except csv.Error as problem:
        raise UnevenRows(reader.line_num) from problem
    return tuple(lines)
