"""A report proves its own numbers: alter one anywhere and it is refused, with its place."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from analytics.document import Page, View, number
from analytics.document.fact import Fact
from analytics.document.sentence import pieces
from analytics.form.ranking import village_panel
from analytics.form.report.preview import preview_html
from analytics.form.report.report import report_again, report_of
from analytics.form.trend import trend_panel
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.question import Reader
from analytics.meaning.remembered import forget
from analytics.meaning.report import recount
from analytics.paper.office.check import ReportRefused, passed
from analytics.paper.report.check import check_book, check_paper
from analytics.paper.report.file import checked, made, report_docx
from analytics.paper.report.render import rendered

MONTH, SIGNED = date(2024, 12, 31), date(2025, 1, 5)
CHART, BOOK = "word/charts/chart2.xml", "word/embeddings/chart2.xlsx"


@pytest.fixture(scope="module")
def reader(commune) -> Reader:
    return Reader("chief", store=commune(7).store)


@pytest.fixture(scope="module")
def files(reader):
    return made(reader, MONTH, dated=SIGNED)


@pytest.fixture(scope="module")
def again(reader):
    return report_again(View(reader, MONTH), SIGNED)


def altered(file: bytes, part: str, change) -> bytes:
    """The same zip with one part changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                assert change(data) != data
            new.writestr(name, change(data) if name == part else data)
    return packed.getvalue()


def swapped(pattern: str, new: str, *, at: int = 0):
    """The match number `at` of a pattern with one group, that group replaced."""

    def change(data: bytes) -> bytes:
        words = data.decode()
        found = list(re.finditer(pattern, words))[at]
        return (words[: found.start(1)] + new + words[found.end(1) :]).encode()

    return change


def numbers(words: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", words)


def refused(checks) -> ReportRefused:
    with pytest.raises(ReportRefused) as told:
        passed(tuple(checks))
    return told.value


def test_every_number_of_both_files_is_found_again(reader):
    for month in (date(2021, 1, 31), date(2023, 6, 30), MONTH):
        for language in ("vi", "en"):
            checks = checked(reader, month, dated=SIGNED, language=language)
            assert all(one.ok for one in checks), [one for one in checks if not one.ok][:3]
            assert len(checks) > 500


def test_every_digit_of_the_paper_is_covered_by_a_check(files, again):
    """Counted from the file itself: no number escapes because nobody thought of its place."""
    import docx

    paper = docx.Document(io.BytesIO(files.docx))
    lines = [one.text for one in paper.paragraphs]
    lines += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    told = {one for check in check_paper(files.docx, again) for one in numbers(check.shown)}
    for line in lines:
        assert set(numbers(line)) <= told, line


def test_one_figure_altered_in_the_text_is_refused_with_its_place(files, again):
    bad = altered(files.docx, "word/document.xml", swapped(r"Toàn xã có ([\d.]+) hộ", "1.999"))
    error = refused(check_paper(bad, again))
    assert "Mục II.5 · households | commune | 2024-12 | value" in error.failed[0].what
    assert error.failed[0].shown == "1.999" and len(error.failed) == 1
    assert "Mục II.5" in error.says.in_("vi") and "1.999" in error.says.in_("en")


def test_a_verb_turned_round_is_refused(files, again):
    bad = altered(
        files.docx, "word/document.xml", swapped(r"tỷ lệ (tăng nhẹ|giảm nhẹ|tăng|giảm)", "đứng yên")
    )
    assert "Mục II" in refused(check_paper(bad, again)).failed[0].what


def test_one_figure_altered_in_a_table_is_refused_with_row_and_column(files, again):
    def change(data: bytes) -> bytes:
        head, table = data.decode().split("Biểu 1. ", 1)
        return (head + "Biểu 1. " + re.sub(r">(\d{3})<", ">999<", table, count=1)).encode()

    error = refused(check_paper(altered(files.docx, "word/document.xml", change), again))
    assert error.failed[0].what.startswith("Biểu 1, Thôn 1, Số hộ · households | v1")
    assert error.failed[0].shown == "999" and len(error.failed) == 1


def test_one_figure_altered_in_a_chart_is_refused_with_its_point(files, again):
    bad = altered(files.docx, CHART, swapped(r"<c:v>([\d.]+)</c:v></c:pt></c:numCache>", "12.3"))
    [check] = refused(check_paper(bad, again)).failed
    assert check.what.startswith("Biểu đồ 2, Kết quả, Thôn 9") and check.shown == "12.3"


def test_one_figure_altered_in_the_sheet_behind_a_chart_is_refused(files, again):
    with zipfile.ZipFile(io.BytesIO(files.docx)) as file:
        book = file.read(BOOK)
    wrong = altered(book, "xl/worksheets/sheet1.xml", swapped(r'r="B2"[^>]*><v>([\d.]+)', "55"))
    bad = altered(files.docx, BOOK, lambda _: wrong)
    [check] = refused(check_paper(bad, again)).failed
    assert check.what.startswith("bảng số của Biểu đồ 2, Kết quả, Thôn 1") and check.shown == "55"


def test_one_figure_altered_in_the_workbook_is_refused_with_its_cell(files, again):
    change = swapped(r'r="B6"[^>]*><v>([\d.]+)', "4321")
    bad = altered(files.xlsx, "xl/worksheets/sheet2.xml", change)
    [check] = refused(check_book(bad, again)).failed
    assert "B6" in check.what and "card_coverage_registered | v1 | 2024-12 | among" in check.what
    assert check.shown == "4321"


def test_a_formula_slipped_into_the_workbook_is_refused(files, again):
    change = swapped(r'r="B6"[^>]*>()<v>', "<f>1+1</f>")
    bad = altered(files.xlsx, "xl/worksheets/sheet1.xml", change)
    assert "B6" in refused(check_book(bad, again)).failed[0].what


def test_a_cell_that_nobody_wrote_is_refused(files, again):
    change = swapped(r"()</sheetData>", '<row r="99"><c r="A99"><v>7</v></c></row>')
    bad = altered(files.xlsx, "xl/worksheets/sheet1.xml", change)
    [check] = refused(check_book(bad, again)).failed
    assert "A99" in check.what and check.shown == "7"


def test_a_paragraph_that_nobody_wrote_is_refused(files, again):
    slipped = "<w:p><w:r><w:t>Thêm 12 người.</w:t></w:r></w:p>"
    bad = altered(files.docx, "word/document.xml", swapped(r"<w:body>()", slipped))
    failed = refused(check_paper(bad, again)).failed
    assert [one.shown for one in failed] == ["Thêm 12 người."]


def test_a_line_left_out_is_refused(files, again):
    change = swapped(r"(Toàn xã có [^<]+)", "")
    failed = refused(check_paper(altered(files.docx, "word/document.xml", change), again)).failed
    assert len(failed) == 1 and "Toàn xã có" in failed[0].recomputed


def test_another_date_in_the_foot_of_the_page_is_refused(files, again):
    with zipfile.ZipFile(io.BytesIO(files.docx)) as file:
        part = next(
            name
            for name in file.namelist()
            if "footer" in name and b"31/12/2024" in file.read(name)
        )
    change = swapped(r"(31/12/2024)", "30/12/2024")
    failed = refused(check_paper(altered(files.docx, part, change), again)).failed
    assert failed[0].what == "Đầu trang, chân trang"


def test_a_number_that_no_figure_stands_behind_is_refused(again):
    """A digit typed into a sentence by whoever writes the program, not by a figure."""
    loose = replace(again, body=(*again.body, Page("", sentences=("Đã đi 17 buổi.",), key="V")))
    failed = refused(check_paper(rendered(loose), loose)).failed
    assert [one.what for one in failed] == ["Mục V"] and "17" in failed[0].shown


def test_a_slip_in_one_of_the_two_ways_of_counting_stops_the_report(reader, monkeypatch):
    """Whoever counts an expiring card as no card finds no report, whichever side is wrong."""
    having, among = recount.SHARES[CARD_COVERAGE_PRESENT]
    monkeypatch.setitem(
        recount.SHARES,
        CARD_COVERAGE_PRESENT,
        (lambda row: having(row) and row["card"] != "expiring", among),
    )
    forget()
    with pytest.raises(ReportRefused) as told:
        report_docx(reader, MONTH, dated=SIGNED)
    assert any(CARD_COVERAGE_PRESENT.key in one.what for one in told.value.failed)
    forget()


def facts_of(report) -> list[str]:
    """Every figure of the text, the charts and the annex, as it must be printed."""
    panels = [*report.annexes, *(one for page in report.body for one in page.panels)]
    cells = [cell for panel in panels for row in panel.table.rows for cell in row]
    words = [one for page in report.body for one in (page.finding, *page.sentences)]
    notes = [note for panel in panels for note in (panel.title, *panel.notes)]
    every = (piece for one in (*cells, *words, *notes) for piece in pieces(one))
    return [str(one) for one in every if isinstance(one, Fact)]


def unsaid(report) -> list[str]:
    """What the paper says and the screen does not, counted: every figure as often."""
    shown = re.sub(r"<[^>]*>", "\n", preview_html(report))
    said = Counter(re.findall(r"\d+(?:[.,]\d+)*%?", shown))
    wanted = Counter(one for one in facts_of(report) if re.fullmatch(r"\d+(?:[.,]\d+)*%?", one))
    return sorted((wanted - said).elements())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_screen_and_paper_print_the_same_figures_of_one_report(reader, language):
    """The paper is held by its checks; the preview prints the same document."""
    report = report_of(View(replace(reader, language=language), MONTH), SIGNED)
    assert len(facts_of(report)) > 500 and not unsaid(report)


def test_a_figure_that_the_screen_leaves_out_is_found(again, monkeypatch):
    whole, figure = preview_html(again), again.annexes[0].table.rows[-1][2]
    once = whole.replace(f">{figure}<", "><")
    assert once.count(figure) == whole.count(figure) - 1
    monkeypatch.setattr(f"{__name__}.preview_html", lambda _: once)
    assert unsaid(again) == [figure]


def test_the_charts_of_the_paper_hold_the_figures_of_the_pages(reader):
    """The same months and villages as the charts on screen, read off their tables."""
    view = View(reader, MONTH)
    months, villages = (one for page in report_of(view, SIGNED).body for one in page.panels)
    way = {row["month"]: row for row in trend_panel(view, EID_ACTIVATED).data}
    now = {row["name"]: row for row in village_panel(view, CARD_COVERAGE_PRESENT).data}
    assert len(months.table.rows) == 13 and len(villages.table.rows) == len(now)
    for chart, screen in ((months, way), (villages, now)):
        for name, value, goal in chart.table.rows:
            row = screen[name]
            assert value == number.percent(row["value"], "vi", target=row["target"])
            assert (goal.amount if goal else None) == row["target"]
