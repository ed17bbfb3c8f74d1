"""The page as an .xlsx workbook: a sheet a panel, real numbers and dates, and what it is."""

import io

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from analytics.document import Page, Table, View, number
from analytics.form.filtered import chosen
from analytics.meaning.answer import Provenance
from analytics.meaning.catalogue import CATALOGUE
from analytics.paper.grid import WIDE, strips
from analytics.paper.names import sheet_names
from analytics.paper.office.identity import book_identity
from analytics.paper.sheet import (
    LINE,
    NO_FORMULAS,
    Looks,
    across,
    foot,
    lines,
    on_paper,
    origin_of,
    put,
)
from analytics.words.text import Text

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
        _table(sheet, looks, panel.table, view, told=(panel.title, panel.subtitle), below=below)
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
