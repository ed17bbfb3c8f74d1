"""The page as an .xlsx workbook: a sheet a panel, real numbers, and what it is."""

import io
import re

import xlsxwriter

from analytics.form import number
from analytics.form.panel import Page, Table
from analytics.form.view import View
from analytics.meaning.answer import Provenance
from analytics.meaning.ask import areas_of
from analytics.meaning.catalogue import CATALOGUE
from analytics.words.vocabulary import SEXES

FORMATS = {
    "whole": "#,##0",
    "percent": "0.0",
    "decimal": "0.0",
    "points": "+0.0;-0.0;0.0",
    "precise": "0.00",
}
WORDS = "@"
NO_FORMULAS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(page: Page, view: View, provenance: Provenance) -> bytes:
    """Bytes of the workbook. Text from data is written as text: no formula, no link."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, NO_FORMULAS)
    _about(book, page, view, provenance)
    taken: set[str] = set()
    for panel in (one for row in page.rows for one in row):
        for title, table in ((panel.title, panel.table), *([panel.more] if panel.more else [])):
            sheet = book.add_worksheet(_sheet_name(title, taken))
            sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
            sheet.write_string(1, 0, panel.subtitle)
            _table(book, sheet, table, top=3)
    _definitions(book, view)
    book.close()
    return held.getvalue()


def _sheet_name(title: str, taken: set[str]) -> str:
    """Excel allows 31 characters and none of []:*?/\\ in a name."""
    base = re.sub(r"[\[\]:*?/\\']", " ", title)[:27].strip()
    name = base
    while name.lower() in taken:
        name = f"{base} {len(taken)}"
    taken.add(name.lower())
    return name


def _table(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, table: Table, *, top: int
) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = [
        book.add_format({"num_format": FORMATS.get(one.kind, WORDS)}) for one in table.columns
    ]
    for place, column in enumerate(table.columns):
        sheet.write_string(top, place, column.name, head)
        longest = max([len(str(row[place] or "")) for row in table.rows] + [10])
        sheet.set_column(place, place, min(60, longest + 2) if column.kind == "text" else 14)
    for line, row in enumerate(table.rows, start=top + 1):
        for place, value in enumerate(row):
            if value is None:
                sheet.write_string(line, place, number.ABSENT)
            elif isinstance(value, int | float):
                sheet.write_number(line, place, value, formats[place])
            else:
                sheet.write_string(line, place, str(value))
    sheet.freeze_panes(top + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _about(book: xlsxwriter.Workbook, page: Page, view: View, provenance: Provenance) -> None:
    """Finding, filters, data date and origin: a file that says by itself what it holds."""
    sheet = book.add_worksheet(view.say("Về tệp này", "About"))
    names = areas_of(view.reader)
    everything = view.say("tất cả", "all")
    lines = (
        (view.say("Nội dung", "Finding"), page.finding),
        (view.say("Tháng", "Month"), number.month_name(view.month, view.language)),
        (
            view.say("Thôn", "Villages"),
            ", ".join(names[area] for area in view.where.areas) or everything,
        ),
        (
            view.say("Giới tính", "Sex"),
            ", ".join(SEXES[sex].in_(view.language) for sex in view.where.sexes) or everything,
        ),
        (view.say("Nhóm tuổi", "Ages"), ", ".join(view.where.age_bands) or everything),
        (view.say("Số liệu bắt đầu từ", "Figures begin on"), number.day(provenance.since)),
        (view.say("Ngày số liệu", "Data date"), number.day(provenance.as_of)),
        (view.say("Bản số liệu", "Edition"), f"{provenance.sequence} · {provenance.short_hash}"),
        (
            view.say("Nguồn", "Origin"),
            view.say("DỮ LIỆU GIẢ LẬP", "SYNTHETIC DATA")
            if provenance.synthetic
            else view.say("NỘI BỘ", "INTERNAL"),
        ),
    )
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    for line, (name, words) in enumerate(lines):
        sheet.write_string(line, 0, name, bold)
        sheet.write_string(line, 1, words)


def _definitions(book: xlsxwriter.Workbook, view: View) -> None:
    sheet = book.add_worksheet(view.say("Định nghĩa", "Definitions"))
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 2, 70)
    for line, one in enumerate(CATALOGUE.values()):
        sheet.write_string(line, 0, one.name.in_(view.language))
        sheet.write_string(line, 1, one.definition.in_(view.language))
        sheet.write_string(line, 2, one.population.name.in_(view.language))
