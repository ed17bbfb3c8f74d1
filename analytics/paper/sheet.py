"""A sheet of a workbook: numbers in the reader's locale, wrapped heads, and how it lies on A4."""

from dataclasses import dataclass
from datetime import date
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analytics.document import View, number
from analytics.form.filtered import filtered
from analytics.meaning.answer import Provenance
from analytics.paper.origin import edition_words, origin_of
from analytics.words.text import Language, Text

A4 = 9
UPRIGHT = 100  # letters across an upright page; what is wider lies on its side
LINE = 15.0  # points of one line of a wrapped cell
FOOT = 255  # letters that Excel takes in a foot, its codes counted
LOCALE = Text("[$-42A]", context="pattern of a sheet")  # the marks of the book's language
WORDS = "@"
NO_FORMULAS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass
class Looks:
    """The formats of one book, each made once."""

    book: Workbook
    language: Language

    def __post_init__(self) -> None:
        self.made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, pattern: str = WORDS, /, **look: object) -> Format:
        told = {"num_format": localised(pattern, self.language), "valign": "top"} | look
        key = tuple(sorted(told.items(), key=lambda one: one[0]))
        if key not in self.made:
            self.made[key] = self.book.add_format(told)
        return self.made[key]


def localised(pattern: str, language: Language) -> str:
    """Every section with the language's own marks: an office in another one shows them too."""
    if pattern == WORDS:
        return pattern
    return ";".join(LOCALE.in_(language) + section for section in pattern.split(";"))


def put(sheet: Worksheet, looks: Looks, row: int, column: int, words: str, **look: object) -> None:
    """What remembers its value is written as a number or a date, anything else as text."""
    if not isinstance(words, number.Written):
        sheet.write_string(row, column, words, looks.of(**look))
    elif isinstance(words.value, date):
        sheet.write_datetime(row, column, words.value, looks.of(words.pattern, **look))
    else:
        sheet.write_number(row, column, words.value, looks.of(words.pattern, **look))


def across(
    sheet: Worksheet, looks: Looks, row: int, widths: list[int], words: str, **look: object
) -> None:
    """A sentence over the whole table, as high as it needs."""
    face = looks.of(text_wrap=True, **look)
    if len(widths) > 1:
        sheet.merge_range(row, 0, row, len(widths) - 1, words, face)
    else:
        sheet.write_string(row, 0, words, face)
    larger = 1.3 if look.get("bold") else 1.0
    sheet.set_row(row, LINE * larger * lines(words, int(sum(widths) / larger)))


def lines(words: str, width: int) -> int:
    """How many lines words take in a column."""
    return max(1, ceil(len(words) / width))


def on_paper(sheet: Worksheet, widths: list[int], *, foot: str, head: int | None) -> None:
    """Of a filled sheet: A4, one page wide, the head of its table and the foot on every page."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_paper(A4)
    if sum(widths) > UPRIGHT:
        sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
    sheet.print_area(0, 0, sheet.dim_rowmax, len(widths) - 1)
    sheet.fit_to_pages(1, 0)
    if head is not None:
        sheet.repeat_rows(head)
    sheet.set_footer(foot)


def foot(view: View, provenance: Provenance) -> str:
    """Month, filter, edition and origin, and which page of how many."""
    month = number.month_name(view.month, view.language)
    edition = edition_words(view, provenance)
    mark = origin_of(provenance).in_(view.language)
    kept = f"&C{mark}&R{edition} · &P/&N"
    left = " · ".join(filter(None, (month, filtered(view)))).replace("&", "&&")
    return f"&L{left[: FOOT - len(kept) - 2]}{kept}"
