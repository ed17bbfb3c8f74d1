"""The page as an .xlsx workbook: a sheet a panel, real numbers and dates, and what it is."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from analytics.document import Column, Page, Table, View, number
from analytics.form.filtered import chosen
from analytics.meaning.answer import Provenance
from analytics.meaning.catalogue import CATALOGUE
from analytics.paper.names import sheet_names
from analytics.paper.office.identity import book_identity
from analytics.paper.origin import origin_of
from analytics.paper.sheet import (
    LINE,
    NO_FORMULAS,
    Looks,
    across,
    foot,
    lines,
    on_paper,
    put,
)
from analytics.words.text import Text

NARROW, HEAD, WIDE = 8, 13, 60  # letters: the least, what a head may ask for, the most


@dataclass(frozen=True)
class Strip:
    """One column of a sheet: what it is called and its cells from top to bottom."""

    name: str
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        longest = max((len(one) for one in self.cells), default=0) + 2
        return min(WIDE, max(NARROW, longest, min(HEAD, len(self.name) + 2)))

    @property
    def numeric(self) -> bool:
        """Values, one under the other at the right; a column of names stands at the left."""
        return any(isinstance(one, number.Written) for one in self.cells)


def strips(table: Table, view: View) -> tuple[Strip, ...]:
    found: list[Strip] = []
    for place, column in enumerate(table.columns):
        cells = tuple(cell(row[place], column, view) for row in table.rows)
        alone = place == 0 or len(table.columns) == 2  # a name, or what a list says of it
        kept = alone and not column.parts
        found += [Strip(column.name, cells)] if kept else apart(column, cells, view)
    return tuple(found)


def cell(value: object, column: Column, view: View) -> str:
    if value is None or value == "":
        return number.ABSENT
    return number.as_kind(value, column.kind, view.language)


def apart(column: Column, cells: tuple[str, ...], view: View) -> Iterator[Strip]:
    """A strip a value; the words that are no value stand beside, where there are any."""
    several = [one for one in cells if isinstance(one, number.Several)]
    names = column.parts if several else ("",)
    columns = [tuple(part(one, at) for one in cells) for at in range(len(names))]
    for name, own in zip(names, columns, strict=True):
        values = [one for one in own if isinstance(one, number.Written)]
        kept = tuple(one if valued(one) else number.ABSENT for one in own) if values else own
        yield Strip(": ".join(filter(None, (column.name, name))), kept)
    if any(map(mixed, columns)):
        said, words = tuple(one if worded(one) else "" for one in cells), view.say("lời")
        yield Strip(f"{column.name}: {words}", said)


def part(words: str, at: int) -> str:
    return words.parts[at] if isinstance(words, number.Several) else words


def valued(words: str) -> bool:
    return isinstance(words, number.Written) or words == number.ABSENT


def worded(words: str) -> bool:
    """Whether a value of the cell can only be said."""
    if isinstance(words, number.Several):
        return not all(map(valued, words.parts))
    return not valued(words)


def mixed(cells: tuple[str, ...]) -> bool:
    values = any(isinstance(one, number.Written) for one in cells)
    return values and not all(map(valued, cells))


TOP = 4  # rows above the head of a table: title, subtitle, whom it is about, a blank one


DEFINED = [34, 70, 40]  # letters across the columns of definitions
DEFINED_AS = (
    Text("Chỉ số"),
    Text("Định nghĩa"),
    Text("Tính trong", context="population"),
)


def workbook(page: Page, view: View, provenance: Provenance) -> bytes:
    """Bytes of the workbook. Text from data is written as text: no formula, no link."""
    held = io.BytesIO()
    book = Workbook(held, NO_FORMULAS)
    book.set_properties(book_identity(view, provenance, page.finding))
    looks, below = Looks(book, view.language), foot(view, provenance)
    _about(book.add_worksheet(view.say("Về tệp này")), looks, page, view, provenance)
    for panel in (one for row in page.rows for one in row):
        first, second = sheet_names(panel.key, view.language)
        sheet = book.add_worksheet(first)
        _table(sheet, looks, panel.table, view, told=(panel.title, panel.about), below=below)
        if panel.more:
            name, table = panel.more
            sheet = book.add_worksheet(second)
            _table(sheet, looks, table, view, told=(panel.title, name), below=below)
    _definitions(book.add_worksheet(view.say("Định nghĩa", context="several")), looks, view, below)
    book.close()
    return held.getvalue()


def _table(
    sheet: Worksheet, looks: Looks, table: Table, view: View, *, told: tuple[str, str], below: str
) -> None:
    columns = strips(table, view)
    widths = [one.width for one in columns] or [WIDE]
    across(sheet, looks, 0, widths, told[0], bold=True, font_size=13)
    across(sheet, looks, 1, widths, told[1])
    across(sheet, looks, 2, widths, _whom(view))
    for place, one in enumerate(columns):
        side = "right" if one.numeric and place else "left"
        look = {"align": side, "text_wrap": True, "indent": int(side == "left" and place > 0)}
        put(sheet, looks, TOP, place, str(one.name), bold=True, bottom=1, **look)
        for line, words in enumerate(one.cells, start=TOP + 1):
            put(sheet, looks, line, place, words, **look)
    rows = zip(*((one.name, *one.cells) for one in columns), strict=True)
    for line, cells in enumerate(rows, start=TOP):
        sheet.set_row(line, LINE * max(map(lines, cells, (width - 1 for width in widths))))
    sheet.freeze_panes(TOP + 1, 1)
    on_paper(sheet, widths, foot=below, head=TOP)


def _whom(view: View) -> str:
    """Month and filter above the figures, as in the head of the screen."""
    month = number.month_name(view.month, view.language)
    who = chosen(view) or view.say("không lọc")
    return view.say("Tháng {month} · Đang lọc: {who}", month=month, who=who)


def _about(sheet: Worksheet, looks: Looks, page: Page, view: View, provenance: Provenance) -> None:
    """Finding, filters, data date and origin: a file that says by itself what it holds."""
    edition = f"{provenance.sequence} · {provenance.short_hash}"
    told = (
        (view.say("Nội dung", context="finding"), page.finding),
        (view.say("Tháng"), number.month_name(view.month, view.language)),
        (view.say("Số liệu bắt đầu từ"), number.day(provenance.since)),
        (view.say("Đang lọc"), chosen(view) or view.say("không lọc")),
        (view.say("Bản lập đến ngày"), number.day(provenance.as_of)),
        (view.say("Bản số liệu"), edition),
        (view.say("Nguồn", context="edition"), origin_of(provenance).in_(view.language)),
    )
    for line, (name, words) in enumerate(told):
        put(sheet, looks, line, 0, name, bold=True)
        put(sheet, looks, line, 1, words, text_wrap=True, align="left")
        sheet.set_row(line, LINE * lines(words, 80))
    on_paper(sheet, [16, 80], foot=foot(view, provenance), head=0)


def _definitions(sheet: Worksheet, looks: Looks, view: View, below: str) -> None:
    for place, head in enumerate(DEFINED_AS):
        put(sheet, looks, 0, place, head.in_(view.language), bold=True, bottom=1)
    for line, one in enumerate(CATALOGUE.values(), start=1):
        told = [text.in_(view.language) for text in (one.name, one.definition, one.population.name)]
        for place, words in enumerate(told):
            put(sheet, looks, line, place, words, text_wrap=True)
        sheet.set_row(line, LINE * max(map(lines, told, DEFINED)))
    on_paper(sheet, DEFINED, foot=below, head=0)
