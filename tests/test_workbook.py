"""Workbooks say what the screen says: in numbers and dates, in the reader's marks, on A4."""

import csv
import io
import re
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from analytics.document import Column, Page, Panel, Table, View, number
from analytics.form.chapters import CHAPTERS, ID_CARDS, PROGRESS, VILLAGES
from analytics.form.filtered import file_name
from analytics.form.html import table
from analytics.form.ranking import figures_table
from analytics.meaning.answer import Figure, Target
from analytics.meaning.ask import provenance_of
from analytics.meaning.catalogue import EID_ACTIVATED
from analytics.meaning.question import Filters, Reader
from analytics.paper.names import sheet_names
from analytics.paper.office.pdf import PROGRAMS
from analytics.paper.report.file import annex_xlsx
from analytics.paper.workbook import workbook

LAST = date(2024, 12, 31)
EMPTY = Filters(("v9",), ("female",), ("70+",))
VALUES = re.compile(r"[+−-]?\d[\d.,]* ?%?|\d\d/\d{4}|\d\d/\d\d/\d{4}|[A-Z][a-z]{2} \d{4}")


@pytest.fixture(scope="module")
def seen(commune):
    def view(
        role="chief", area="commune", *, language="vi", month=LAST, where=None, seed=70
    ) -> View:
        reader = Reader(role, area, language, commune(seed).store)
        return View(reader, month, where or Filters())

    return view


def book_of(chapter, view):
    file = workbook(chapter.build(view), view, provenance_of(view.reader))
    return load_workbook(io.BytesIO(file))


def figure(having: int, among: int, target: float) -> Figure:
    aim = Target(target, LAST, "", "", "assumption")
    return Figure(EID_ACTIVATED, LAST, "v1", "", having, among, aim)


def cell_of(told: Table, view: View, name: str):
    page = Page("", "", rows=((Panel("villages", "", "", told),),))
    book = load_workbook(io.BytesIO(workbook(page, view, provenance_of(view.reader))))
    head, row = book["Thôn"][5], book["Thôn"][6]
    return next(under for over, under in zip(head, row, strict=True) if over.value == name)


# --- never across a target ---------------------------------------------------------------------


@given(
    st.integers(0, 10**6),
    st.integers(1, 10**6),
    st.sampled_from([33.33, 40.0, 84.95, 85.0, 90.0, 100.0]),
)
def test_a_share_never_prints_on_the_other_side_of_its_target_nor_as_everybody(
    having, among, target
):
    exact = 100 * min(having, among) / among
    shown = number.rounded(number.Share.of(exact, target))
    assert (shown >= target) == (exact >= target)
    assert (shown >= 100) == (exact >= 100)
    assert abs(shown - exact) <= 0.1


def test_84_951_of_85_is_84_9_in_the_table_and_in_the_sheet(seen):
    """A village one person short must not read that it has reached its target."""
    view, short = seen(), figure(84_951, 100_000, 85.0)
    told = figures_table(view, [short], {"v1": "Thôn 1"})
    assert "84,9%" in table(told, "vi", "") and "85,0%" in table(told, "vi", "")
    assert cell_of(told, view, "%").value == 84.9
    nearly = figures_table(view, [figure(99_960, 100_000, 85.0)], {"v1": "Thôn 1"})
    assert cell_of(nearly, view, "%").value == 99.9


def test_what_a_writer_wrote_it_remembers():
    """12,25 would print 12,2 on the page and 12,3 in a sheet that held the exact number."""
    assert number.percent(12.25, "vi").value == float(number.percent(12.25, "en").rstrip("%"))
    told = number.tailed(number.signed(-3, "vi"), " người")
    assert (told, told.value, told.pattern.split(";")[1]) == ("−3 người", -3, '-#,##0" người"')
    assert not isinstance(f"{told}.", number.Written)


# --- real numbers, dates, probabilities ---------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_number_date_or_share_stands_as_text(seen, language):
    for chapter in CHAPTERS:
        for sheet in book_of(chapter, seen(language=language)).worksheets[1:-1]:
            for row in sheet.iter_rows(min_row=6):
                told = [one for one in row if isinstance(one.value, str)]
                bad = [one.value for one in told if VALUES.fullmatch(one.value)]
                assert not bad, (sheet.title, bad)


def test_a_date_beyond_three_years_stands_beside_the_dates(seen):
    """The chief sorts villages by date; "> 36 tháng" among dates would sort as a word."""
    view = seen()
    sheet = book_of(PROGRESS, view)["Tiến độ thôn"]
    head = [one.value for one in sheet[5]]
    assert "Giữa" in head and "Giữa: lời" in head and "Khả năng đạt" in head
    rows = list(sheet.iter_rows(min_row=6, values_only=True))
    by_name = [dict(zip(head, row, strict=True)) for row in rows]
    beyond = [one for one in by_name if one["Giữa: lời"]]
    assert beyond and all(one["Giữa"] == "–" and "36" in one["Giữa: lời"] for one in beyond)
    dated = [one["Giữa"] for one in by_name if one not in beyond]
    assert any(isinstance(one, datetime) for one in dated)
    assert all(
        isinstance(one["Khả năng đạt"], float | int)
        for one in by_name
        if one["Khả năng đạt"] != "–"
    )


def test_a_cell_of_several_numbers_is_as_many_columns(seen):
    told = number.Several.of("59–133", *(number.whole(one, "vi") for one in (59, 133)))
    column = Column("8/10", "written", ("thấp", "cao"))
    page = Table((Column("Thôn"), column, Column("x", "whole")), (("A", told, 1), ("B", None, 2)))
    assert cell_of(page, seen(), "8/10: thấp").value == 59
    assert cell_of(page, seen(), "8/10: cao").value == 133
    assert "59–133" in table(page, "vi", "")


# --- on paper -----------------------------------------------------------------------------------


def test_every_sheet_prints_on_a4_and_says_whose_figures_it_holds(seen):
    for chapter, where in ((ID_CARDS, EMPTY), (VILLAGES, Filters()), (PROGRESS, Filters())):
        view = seen(where=where)
        for sheet in book_of(chapter, view):
            assert sheet.page_setup.paperSize == 9 and sheet.page_setup.fitToHeight == 0
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.print_title_rows and sheet.print_area
            foot = sheet.oddFooter
            assert "12/2024" in foot.left.text and foot.center.text == "DỮ LIỆU GIẢ LẬP"
            assert provenance_of(view.reader).short_hash in foot.right.text
            assert ("Nữ · Thôn 9 · 70+" in foot.left.text) == (where is EMPTY)
    heads = [sheet["A3"].value for sheet in book_of(ID_CARDS, seen(where=EMPTY)).worksheets[1:-1]]
    assert heads and all("Đang lọc: Nữ · Thôn 9 · 70+" in one for one in heads)


def test_a_wide_table_lies_on_its_side_and_a_narrow_one_stands(seen):
    book = book_of(VILLAGES, seen())
    assert book["So công bằng"].page_setup.orientation == "landscape"
    assert book["Một năm"].page_setup.orientation != "landscape"


def test_a_long_subtitle_wraps_over_its_table(seen):
    sheet = book_of(PROGRESS, seen())["Tiến độ"]
    assert any(str(one).startswith("A2:") for one in sheet.merged_cells.ranges)
    assert sheet["A2"].alignment.wrap_text and sheet.row_dimensions[2].height > 20


# --- names --------------------------------------------------------------------------------------


def test_a_sheet_keeps_its_name_in_every_month_role_and_filter(seen):
    """Who links a cell of 'Thôn' in November finds it in December."""
    views = (
        seen(),
        seen(month=date(2021, 1, 31)),
        seen("village", "v9"),
        seen(where=EMPTY),
    )
    for chapter in CHAPTERS:
        if chapter.key == "plan":
            continue  # their panels come and go; their names are held below
        for view in views:
            if chapter.key == "settings" and view.reader.role == "village":
                continue
            panels = [one for row in chapter.build(view).rows for one in row]
            names = [sheet_names(one.key, "vi")[0] for one in panels]
            assert len({one.lower() for one in names}) == len(names)
            titles = {one.title for one in panels}
            assert not titles & set(names)
    for key in ("plan-schedule", "what-if-least", "eid_activated-why", "card_expired-why"):
        for language in ("vi", "en"):
            assert all(len(one) <= 31 for one in sheet_names(key, language))
    assert sheet_names("eid_activated-why", "vi") == sheet_names("card_expired-why", "vi")


def test_a_file_is_named_by_page_month_filter_and_kind(seen):
    assert file_name(ID_CARDS, seen(), "so-lieu.xlsx") == "can-cuoc-2024-12-so-lieu.xlsx"
    told = file_name(ID_CARDS, seen(where=EMPTY), "so-lieu.xlsx")
    assert told == "can-cuoc-2024-12-female-v9-70plus-so-lieu.xlsx" and told.isascii()
    assert told == file_name(ID_CARDS, seen(where=EMPTY, language="en"), "so-lieu.xlsx")


# --- what an office shows -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def shown(seen, tmp_path_factory):
    """The report's annex and a page as LibreOffice shows them to a Vietnamese and an American."""
    view = seen()
    folder = tmp_path_factory.mktemp("offices")
    files = {"page.xlsx": workbook(ID_CARDS.build(view), view, provenance_of(view.reader))}
    files["annex.xlsx"] = annex_xlsx(view.reader, LAST, dated=date(2025, 1, 2))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return {locale: read_in(folder, locale, list(files)) for locale in ("vi-VN", "en-US")}


def read_in(folder: Path, locale: str, names: list[str]) -> dict[str, str]:
    profile = folder / locale
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" '
        f'oor:op="fuse"><value>{locale}</value></prop></item></oor:items>'
    )
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"
    command = [PROGRAMS[0], f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", every_sheet, "--outdir", str(profile / "out")]
    subprocess.run([*command, *(str(folder / name) for name in names)], check=True, timeout=120)
    return {file.name: file.read_text("utf-8") for file in (profile / "out").glob("*.csv")}


def test_libreoffice_shows_vietnamese_marks_under_either_locale(shown):
    """The report says 5.201 and 95,2%; its workbook said 5,201 and 95.2% on the next desk."""
    assert shown["vi-VN"] == shown["en-US"]
    cards = next(text for name, text in shown["en-US"].items() if "annex-2" in name)
    total = next(row for row in csv.reader(io.StringIO(cards)) if row and row[0] == "Tổng cộng")
    assert re.fullmatch(r"\d\.\d{3}", total[1]) and re.fullmatch(r"\d\d,\d%", total[6])
    months = next(text for name, text in shown["en-US"].items() if "Theo tháng" in name)
    assert re.search(r"^12/2024,", months, re.MULTILINE) and re.search(r"\d\.\d{3}", months)
