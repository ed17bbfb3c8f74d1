"""What a made file really says, and the outcome of holding it against what it must say.

Plain zip and XML on purpose: whatever wrote a file, this reads what a reader's program would.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

from xlsxwriter.utility import xl_cell_to_rowcol

from analytics.document import View
from analytics.words.errors import ProjectError
from analytics.words.text import Text

UNBOUND = Text("không gắn với số liệu nào")
NOTHING = Text("không có", context="nothing")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BODY, HEADS = re.compile(r"word/document\.xml$"), re.compile(r"word/(header|footer)\d+\.xml$")
CHARTS = re.compile(r"word/charts/chart(\d+)\.xml$")
BOOKS = re.compile(r"word/embeddings/chart(\d+)\.xlsx$")


@dataclass(frozen=True)
class Check:
    """One number: where it stands and what it says, as shown and as counted again."""

    what: str
    shown: str
    recomputed: str
    ok: bool


class ReportRefused(ProjectError):
    """Carries every check that failed, the first in words."""

    def __init__(self, failed: tuple[Check, ...]) -> None:
        super().__init__(failed[0].what)
        self.failed = failed

    @property
    def says(self) -> Text:
        first, more = self.failed[0], len(self.failed) - 1
        return Text(
            "Không xuất tệp. {what}: trong tệp “{shown}”, tính lại “{recomputed}”. Còn {more} chỗ "
            "lệch khác. Hãy báo người quản trị."
        ).filled(what=first.what, shown=first.shown, recomputed=first.recomputed, more=more)


def passed(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """The checks themselves where all hold; else an error that names the first place."""
    if failed := tuple(one for one in checks if not one.ok):
        raise ReportRefused(failed)
    return checks


def said(value: str | float | None, view: View) -> str:
    """Checks show raw numbers: they speak of files, not of figures to be read."""
    if value is None:
        return NOTHING.in_(view.language)
    return value if isinstance(value, str) else f"{value:g}"


@dataclass(frozen=True)
class Drawn:
    """One series of a chart as cached in the file."""

    name: str
    categories: tuple[str, ...]
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Sheets:
    """A workbook: values by sheet, row and column, and what must not be in it."""

    values: dict[tuple[str, int, int], str | float]
    formulas: tuple[str, ...]


def paragraphs(paper: bytes) -> tuple[str, ...]:
    """Every paragraph of the body in reading order, table cells included; no empty ones."""
    return tuple(_lines(paper, BODY))


def running(paper: bytes) -> tuple[str, ...]:
    """Heads and feet of the pages, without the numbers that Word counts itself."""
    return tuple(_lines(paper, HEADS))


def charts(paper: bytes) -> dict[int, tuple[Drawn, ...]]:
    return {int(found[1]): series_of(fromstring(part)) for found, part in _parts(paper, CHARTS)}


def series_of(chart: Element) -> tuple[Drawn, ...]:
    """Names stand in a cell of the sheet behind the chart: one written into the chart is none."""
    return tuple(map(_series, chart.iter(f"{C}ser")))


def _series(series: Element) -> Drawn:
    names = [one.text or "" for one in series.iterfind(f"{C}tx/{C}strRef//{C}v")]
    categories = [one.text or "" for one in series.iterfind(f"{C}cat//{C}v")]
    points = [
        (int(one.get("idx", "")), float(one.findtext(f"{C}v", "")))
        for one in series.iterfind(f"{C}val//{C}pt")
    ]
    return Drawn("".join(names), tuple(categories), tuple(points))


def chart_books(paper: bytes) -> dict[int, Sheets]:
    """The workbooks behind the charts, which Word opens on "Edit data"."""
    return {int(found[1]): sheets(part) for found, part in _parts(paper, BOOKS)}


def sheets(book: bytes) -> Sheets:
    """Cells of every sheet by its name; formulas and links by their place."""
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        shared = _shared(file)
        values: dict[tuple[str, int, int], str | float] = {}
        odd: list[str] = []
        for name, path in _pages(file):
            page = fromstring(file.read(path))
            for cell in page.iter(f"{S}c"):
                if (value := _value(cell, shared)) is not None:
                    values[(name, *xl_cell_to_rowcol(cell.get("r", "")))] = value
                if cell.find(f"{S}f") is not None:
                    odd.append(f"{name}!{cell.get('r')}")
            odd += [f"{name}!{one.get('ref')}" for one in page.iter(f"{S}hyperlink")]
    return Sheets(values, tuple(odd))


def _parts(paper: bytes, names: re.Pattern[str]) -> Iterator[tuple[re.Match[str], bytes]]:
    with zipfile.ZipFile(io.BytesIO(paper)) as file:
        for name in sorted(file.namelist()):
            if found := names.match(name):
                yield found, file.read(name)


def _lines(paper: bytes, names: re.Pattern[str]) -> Iterator[str]:
    for _, part in _parts(paper, names):
        for line in fromstring(part).iter(f"{W}p"):
            fields = {word for field in line.iter(f"{W}fldSimple") for word in field.iter(f"{W}t")}
            words = [one.text or "" for one in line.iter(f"{W}t") if one not in fields]
            if "".join(words).strip():
                yield "".join(words)


def _shared(file: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in file.namelist():
        return []
    held = fromstring(file.read("xl/sharedStrings.xml"))
    return ["".join(one.text or "" for one in item.iter(f"{S}t")) for item in held.iter(f"{S}si")]


def _pages(file: zipfile.ZipFile) -> list[tuple[str, str]]:
    rels = fromstring(file.read("xl/_rels/workbook.xml.rels"))
    links = {one.get("Id"): one.get("Target") for one in rels}
    book = fromstring(file.read("xl/workbook.xml"))
    pages = book.iter(f"{S}sheet")
    return [(one.get("name", ""), f"xl/{links[one.get(f'{R}id')]}") for one in pages]


def _value(cell: Element, shared: list[str]) -> str | float | None:
    told = cell.findtext(f"{S}v")
    if told is None:
        return None
    return shared[int(told)] if cell.get("t") == "s" else float(told)
