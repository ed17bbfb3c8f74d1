"""What a workbook may hold, seen in its zip and its XML before a parser of workbooks reads it."""

import io
import re
import zipfile
import zlib
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from analytics.words.errors import (
    HiddenData,
    LinkedData,
    NotThatFormat,
    OldFormat,
    TooManyRows,
    UnsafeArchive,
)

ROWS, COLUMNS = 50_000, 200
ENTRIES, INFLATED, RATIO = 300, 100 * 2**20, 200
KINDS = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}
LINKED = re.compile(r"externallinks/|connections\.xml|querytables/|embeddings/|^object ", re.I)
MACROS = re.compile(r"vbaproject|macrosheets/|^basic/|^scripts/", re.I)
NESTED = re.compile(r"\.(zip|xlsx|ods|docx|exe|dll)$", re.I)
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
TRUE = {"1", "true"}
GONE = {"collapse", "filter"}
Attributes = dict[str, str]


def examined(data: bytes, kind: str) -> None:
    """Raises ListProblem where the workbook is unsafe, hides or fetches something."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            placed(entries)
            if KINDS[kind] not in archive.namelist():
                raise NotThatFormat(kind)
            for one in entries:
                part(one.filename, archive.read(one))
    except (zipfile.BadZipFile, zlib.error, ExpatError, NotImplementedError, EOFError, ValueError,
            RuntimeError, OSError, LookupError) as problem:  # fmt: skip
        raise NotThatFormat(kind) from problem


def placed(entries: list[zipfile.ZipInfo]) -> None:
    """Names stay inside, no entry lies in another, and nothing swells beyond measure."""
    names = [one.filename for one in entries]
    outside = any(".." in name or "\\" in name or name.startswith("/") for name in names)
    swollen = sum(one.file_size for one in entries) > INFLATED
    swollen |= any(one.file_size > RATIO * max(one.compress_size, 5_000) for one in entries)
    twice = len({name.casefold() for name in names}) < len(names)
    sealed = any(one.flag_bits & 1 for one in entries)
    nested = any(NESTED.search(name) for name in names)
    if len(entries) > ENTRIES or outside or swollen or twice or sealed or nested:
        raise UnsafeArchive
    end = 0
    for one in sorted(entries, key=lambda one: one.header_offset):
        if one.header_offset < end:
            raise UnsafeArchive
        end = one.header_offset + 30 + len(one.filename) + one.compress_size


def part(name: str, data: bytes) -> None:
    if MACROS.search(name):
        raise OldFormat
    if LINKED.search(name):
        raise LinkedData
    if name.endswith((".xml", ".rels")) and data:
        Part().read(data)


class Part:
    """One XML part, element by element: no document type, nothing hidden, nothing from outside,
    no content beyond the last row or column."""

    def __init__(self) -> None:
        self.row = self.column = 0  # of the cell that is open, from 1
        self.rows = self.columns = 1  # how often it is repeated

    def read(self, data: bytes) -> None:
        parser = ParserCreate()
        parser.StartDoctypeDeclHandler = self.refused
        parser.StartElementHandler = self.opened
        parser.Parse(data, True)

    def refused(self, *_: Any) -> None:
        raise UnsafeArchive

    def opened(self, tag: str, told: Attributes) -> None:
        name, told = local(tag), {local(key): one for key, one in told.items()}
        if told.get("hidden") in TRUE and name in {"row", "col"}:
            raise HiddenData
        if name == "sheet" and told.get("state", "visible") != "visible":
            raise HiddenData
        if told.get("visibility") in GONE or (
            name == "table-properties" and told.get("display") == "false"
        ):
            raise HiddenData
        if name in {"encryption-data", "table-source", "dde-link"}:
            raise LinkedData
        if told.get("TargetMode") == "External" and not told.get("Type", "").endswith("/hyperlink"):
            raise LinkedData
        self.counted(name, told)

    def counted(self, name: str, told: Attributes) -> None:
        if name == "table-row":
            self.row += self.rows if self.row else 1
            self.rows = int(told.get("number-rows-repeated", 1))
            self.column, self.columns = 0, 1
        elif name in {"table-cell", "covered-table-cell"}:
            self.column += self.columns if self.column else 1
            self.columns = int(told.get("number-columns-repeated", 1))
        elif name == "c" and (place := CELL.fullmatch(told.get("r", ""))):
            self.column, self.row = number_of(place[1]), int(place[2])
        elif name in {"v", "is", "p"}:
            self.bounded()

    def bounded(self) -> None:
        if self.row + self.rows - 1 > ROWS or self.column + self.columns - 1 > COLUMNS:
            raise TooManyRows


def local(name: str) -> str:
    """Without its prefix, which every writer may choose."""
    return name.rpartition(":")[2]


def number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
