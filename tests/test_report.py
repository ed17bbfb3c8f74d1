"""The monthly report: the decree's form, both ways of counting agree, honest where data end."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from openpyxl import load_workbook

from analytics.document import View
from analytics.document.fact import Fact
from analytics.document.sentence import pieces
from analytics.form.report.issuer import issuer_on
from analytics.form.report.report import (
    TooEarly,
    WholeCommuneOnly,
    report_again,
    report_from,
    report_of,
)
from analytics.form.report.source import Answered
from analytics.form.report.words import FLOW, POINTS, verb
from analytics.meaning.ask import ask, months_of
from analytics.meaning.bridge import bridges
from analytics.meaning.catalogue import (
    CARD_COVERAGE_PRESENT,
    EID_ACTIVATED,
    EID_ACTIVATED_REGISTERED,
)
from analytics.meaning.question import Question, Reader
from analytics.meaning.remembered import forget
from analytics.meaning.report.recount import COUNTED, SHARES, Recount
from analytics.meaning.tasks import DATED, plans_of, tasks_of
from analytics.meaning.unit import NoIssuer
from analytics.paper.office import pdf
from analytics.paper.office.pdf import LibreOfficeMissing, PdfFailed, as_pdf
from analytics.paper.report.file import annex_xlsx, made, report_docx, report_pdf
from analytics.words.errors import NoPublicEdition, UnknownMonth
from analytics.words.month import shifted
from tests.stores import copied
from tests.test_pages import ENGLISH, VIETNAMESE

FIRST, FALL, LAST = date(2021, 1, 31), date(2023, 6, 30), date(2024, 12, 31)
MONTHS = (FIRST, FALL, LAST)
SIGNED = date(2025, 1, 5)
TITLE = "Kết quả thực hiện Đề án 06 tháng 12/2024"


@pytest.fixture(scope="module")
def reader(commune) -> Reader:
    return Reader("chief", store=commune(7).store)


def text(report) -> str:
    return "\n".join(words for one in report.body for words in (one.finding, *one.sentences))


def claims(report) -> list[str]:
    """What every number of the text speaks of."""
    facts = [one for page in report.body for words in page.sentences for one in pieces(words)]
    return [one.claim for one in facts if isinstance(one, Fact)]


def view(reader: Reader, month: date = LAST, language="vi") -> View:
    return View(replace(reader, language=language), month)


def paper(reader: Reader, month: date = LAST, **told):
    return docx.Document(io.BytesIO(report_docx(reader, month, dated=SIGNED, **told)))


# --- two ways of counting -------------------------------------------------------------------


def test_counting_raw_rows_by_hand_gives_every_figure_that_sql_gives(reader):
    for month in months_of(reader)[::9]:
        count = Recount(reader)
        for figure in ask(Question(COUNTED, month, ("area",)), reader).figures:
            again = count.figure(figure.indicator, figure.area, month)
            assert (figure.having, figure.among, figure.target) == (
                *(again.having, again.among),
                again.target,
            ), (figure.indicator.key, figure.area, month)


def test_the_bridge_by_hand_has_the_same_parts(reader):
    for month in (FALL, LAST):
        for key in SHARES:
            told = bridges(reader, key, first=shifted(month, -1), last=month).one("commune")
            assert Recount(reader).bridge(key, month) == told


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("month", MONTHS)
def test_a_report_is_the_same_from_either_way_of_counting(reader, month, language):
    seen = view(reader, month, language)
    told, again = report_of(seen, SIGNED), report_again(seen, SIGNED)
    assert told == again and claims(told) == claims(again)


# --- the form of the decree -----------------------------------------------------------------


def test_paper_margins_and_type_follow_the_decree(reader):
    file = paper(reader)
    first, annex = file.sections
    assert (round(first.page_width / Mm(1)), round(first.page_height / Mm(1))) == (210, 297)
    for edge, least, most in (
        *((first.top_margin, 20, 25), (first.bottom_margin, 20, 25)),
        *((first.left_margin, 30, 35), (first.right_margin, 15, 20)),
    ):
        assert Mm(least) - 1000 <= edge <= Mm(most) + 1000
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    assert file.styles["Normal"].font.name == "Times New Roman"
    body = [one for one in file.paragraphs if len(one.text) > 200]
    assert len(body) > 5
    for line in body:
        assert all(Pt(13) <= run.font.size <= Pt(14) for run in line.runs)
        indent = line.paragraph_format.first_line_indent
        assert Mm(10) - 1000 <= indent <= Mm(12.7) + 1000
        assert line.paragraph_format.space_before >= Pt(6)


def test_the_parts_stand_in_the_decrees_order(reader):
    file = paper(reader)
    head = [one.text for cell in file.tables[0].rows[0].cells for one in cell.paragraphs]
    assert head[0] == "CÔNG AN HUYỆN HƯƠNG SƠN" and head[1] == "CÔNG AN XÃ SƠN NINH"
    assert "Số: ……/BC-CAX" in head
    assert head[4:6] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert head[-1] == "Sơn Ninh, ngày 05 tháng 01 năm 2025"
    lines = [one.text for one in file.paragraphs if one.text.strip()]
    assert lines[:2] == ["BÁO CÁO", TITLE]
    places = [lines.index(f"{one}") for one in lines if re.match(r"(I|II|III|IV|V)\. ", one)]
    assert len(places) == 5 and places == sorted(places)
    topics = [one for one in lines if re.match(r"\d+\. ", one)]
    assert [int(one.split(".")[0]) for one in topics] == [*range(1, 11), 1, 2, 3]
    annex = lines.index("PHỤ LỤC")
    assert lines[annex - 1].endswith("./.")
    foot = file.tables[1].rows[0].cells
    assert [one.text for one in foot[0].paragraphs] == [
        "Nơi nhận:",
        "- Công an huyện Hương Sơn (qua Đội QLHC);",
        "- UBND xã Sơn Ninh;",
        "- Lưu: CAX.",
    ]
    assert foot[1].text == "TRƯỞNG CÔNG AN XÃ"
    assert [one[:6] for one in lines[annex:] if one.startswith("Biểu")] == [
        f"Biểu {number}" for number in range(1, 6)
    ]


def test_annex_tables_are_native_with_a_head_on_every_page_and_a_total(reader):
    annexes = paper(reader).tables[2:]
    assert len(annexes) == 5
    for table in annexes:
        assert table.rows[0]._tr.trPr.find(docx.oxml.ns.qn("w:tblHeader")) is not None
    for table in annexes[:3]:
        assert table.rows[-1].cells[0].text == "Tổng cộng" and len(table.rows) == 9 + 2


def test_there_are_two_native_charts_with_their_numbers_inside(reader):
    file = paper(reader)
    parts = [str(part.partname) for part in file.part.package.iter_parts()]
    assert [one for one in parts if one.startswith("/word/charts/")] == [
        "/word/charts/chart1.xml",
        "/word/charts/chart2.xml",
    ]
    assert sum(one.startswith("/word/embeddings/") for one in parts) == 2


def test_every_page_says_synthetic_and_names_data_date_and_edition(reader):
    for section in paper(reader).sections:
        heads = [section.header]
        heads += [section.first_page_header] if section.different_first_page_header_footer else []
        assert all("DỮ LIỆU GIẢ LẬP" in one.paragraphs[0].text for one in heads)
        foot = section.footer.paragraphs[0].text
        assert "31/12/2024" in foot and re.search(r"[0-9a-f]{8}", foot)


def test_the_same_report_has_the_same_bytes(reader):
    first = made(reader, LAST, dated=SIGNED)

    forget()
    again = made(reader, LAST, dated=SIGNED)
    assert first is not again and first.docx == again.docx and first.xlsx == again.xlsx


def test_a_number_given_by_the_office_has_two_digits(reader):
    head = paper(reader, number=5).tables[0].rows[0].cells[0].text
    assert "Số: 05/BC-CAX" in head


# --- words ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("month", MONTHS)
def test_a_report_is_in_one_language(reader, month, language):
    report = report_of(view(reader, month, language), SIGNED)
    tables = [annex.table for annex in report.annexes]
    heads = [column.name for table in tables for column in table.columns]
    cells = [cell for table in tables for row in table.rows for cell in row]
    words = " ".join((text(report), *heads, *cells))
    foreign = (ENGLISH if language == "vi" else VIETNAMESE).search(words)
    assert not foreign, words[foreign.start() - 40 : foreign.end() + 40]


@pytest.mark.parametrize(
    ("change", "scale", "word"),
    [
        *((0.4, POINTS, "tăng nhẹ"), (1.0, POINTS, "tăng"), (3.0, POINTS, "tăng mạnh")),
        *((-0.4, POINTS, "giảm nhẹ"), (-2.9, POINTS, "giảm"), (-9, POINTS, "giảm mạnh")),
        *((0, POINTS, "không đổi"), (49, FLOW, "tăng"), (-50, FLOW, "giảm mạnh")),
    ],
)
def test_the_verb_follows_the_size_of_the_change(change, scale, word):
    assert verb(change, scale).in_("vi") == word


def test_a_month_with_a_fall_says_so_and_why(reader):
    key = CARD_COVERAGE_PRESENT
    falls = [
        month
        for month in months_of(reader)[24:]
        if bridges(reader, key, first=shifted(month, -1), last=month).one("commune").points < 0
    ]
    told = text(report_of(view(reader, falls[0]), SIGNED))
    assert re.search(r"tỷ lệ giảm( nhẹ| mạnh)? [\d,]+ điểm %", told)
    assert "kéo tỷ lệ xuống nhiều nhất trong tháng là" in told


def test_the_first_month_compares_with_nothing_and_has_no_project_no_plan_no_eid(reader):
    report = report_of(view(reader, FIRST), SIGNED)
    told = text(report)
    assert "Không có tháng liền trước" in told and "So với tháng trước" not in told
    assert "Chưa triển khai định danh điện tử" in told
    assert "chưa giao chỉ tiêu" in told and "Đề án" not in report.head.subject
    assert "Chưa có kế hoạch trong kỳ" in told
    assert [len(one.table.rows) for one in report.annexes] == [10, 10, 0, 0, 0]
    assert all(one.table.empty for one in report.annexes if not one.table.rows)


def test_a_gap_before_the_month_is_not_compared_over(reader, monkeypatch):
    known = tuple(one for one in months_of(reader) if one != shifted(LAST, -1))
    monkeypatch.setattr("analytics.form.report.source.months_of", lambda _: known)
    monkeypatch.setattr("analytics.form.report.chart.months_of", lambda _: known)
    told = text(report_of(view(reader), SIGNED))
    assert "So với tháng trước" not in told and "tháng trước" not in told.replace("liền trước", "")


class Hidden(Answered):
    """A source that keeps the cards of everybody to itself."""

    def figure(self, key, area, *, month, member=""):
        figure = super().figure(key, area, month=month, member=member)
        hidden = figure.indicator.subject == "card"
        return replace(figure, having=None, among=None) if hidden else figure


def test_a_figure_that_is_not_told_is_never_a_nought(reader):
    seen = view(reader)
    report = report_from(seen, Hidden(seen), SIGNED)
    told = text(report)
    assert "chưa có số liệu" in told and "Số người chưa có thẻ còn hạn: chưa có số liệu" in told
    cards = report.annexes[1]
    assert {cell for row in cards.table.rows for cell in row[1:-1]} == {"–"}


class Alike(Answered):
    """Every village as the first one."""

    def figure(self, key, area, *, month, member=""):
        alike = "v1" if area != "commune" else area
        return replace(super().figure(key, alike, month=month, member=member), area=area)

    def deeds(self, key):
        first, *_ = told = super().deeds(key)
        return tuple(replace(first, area=one.area) for one in told)


def test_villages_that_are_alike_share_their_rank_and_none_is_praised(reader):
    seen = view(reader)
    report = report_from(seen, Alike(seen), SIGNED)
    ranks = [row[-1] for row in report.annexes[2].table.rows]
    assert ranks == ["1"] * 9 + ["–"]
    told = text(report)
    assert "Trong tháng không thôn nào tiến vượt mức dao động." in told
    assert "Tiến bộ nhất" not in told


def test_a_share_is_told_among_present_and_among_registered(reader):
    told = text(report_of(view(reader), SIGNED))
    answer = ask(Question((EID_ACTIVATED, EID_ACTIVATED_REGISTERED), LAST, ("area",)), reader)
    for key in (EID_ACTIVATED, EID_ACTIVATED_REGISTERED):
        one = answer.one(key, area="commune")
        parts = f"({one.having:,}/{one.among:,})".replace(",", ".")
        assert parts in told


# --- tasks and issuer -----------------------------------------------------------------------


def test_six_deadlines_lay_before_the_plan_and_standing_work_has_no_per_cent(reader):
    rows = report_of(view(reader), SIGNED).annexes[4].table.rows
    told = {row[0]: [cell for cell in row] for row in rows}
    assert len(told) == 36
    late = [key for key, row in told.items() if row[3] == "đã trễ hạn khi ban hành"]
    assert late == ["T01", "T02", "T05", "T06", "T17", "T26"]
    [plan] = plans_of(reader)
    for task in tasks_of(reader, plan):
        expected = "chưa có báo cáo" if task.measurable else "không tính"
        assert told[task.key][4] == expected
        assert (task.kind in DATED) <= task.measurable
    assert told["T10"][5] == f"đã qua {(LAST - date(2022, 12, 31)).days} ngày"


@pytest.mark.parametrize(
    ("dated", "above", "unit", "first"),
    [
        (date(2025, 2, 28), "Công an huyện Hương Sơn", "Công an xã Sơn Ninh", "Công an huyện"),
        (date(2025, 3, 1), "Công an tỉnh Hà Tĩnh", "Công an xã Sơn Ninh", "Công an tỉnh"),
        (date(2025, 6, 30), "Công an tỉnh Hà Tĩnh", "Công an xã Sơn Ninh", "Công an tỉnh"),
        (date(2025, 7, 1), "Công an tỉnh Hà Tĩnh", "Công an xã Hương Sơn", "Công an tỉnh"),
    ],
)
def test_issuer_and_recipient_follow_the_date_of_signing(reader, dated, above, unit, first):
    issuer = issuer_on(reader, dated)
    assert (issuer.above.in_("vi"), issuer.unit.in_("vi")) == (above, unit)
    assert issuer.recipients[0].vi.startswith(first)
    assert dated < date(2025, 3, 1) or "huyện" not in f"{issuer.above}{issuer.recipients}"


def test_a_day_without_an_issuer_is_refused(reader):
    with pytest.raises(NoIssuer):
        issuer_on(reader, date(2015, 12, 31))


def test_what_the_chief_set_comes_before_the_table(commune, tmp_path):

    from analytics.meaning.settings.settings import changed_all

    store = tmp_path / "store"
    copied(commune(7).store, store)
    own = Reader("chief", store=store)
    values = {"issuer": "Công an xã Thử", "recipient": "Phòng PC06", "period": "mid_month"}
    changed_all(own, values, at="2026-11-12T08:30", who="chief")
    file = docx.Document(io.BytesIO(report_docx(own, LAST, dated=SIGNED)))
    assert "CÔNG AN XÃ THỬ" in file.tables[0].rows[0].cells[0].text
    assert "- Phòng PC06;" in file.tables[1].rows[0].cells[0].text
    assert any("từ 15/11/2024 đến 14/12/2024" in one.text for one in file.paragraphs)


# --- refusals -------------------------------------------------------------------------------


def test_a_month_that_is_not_there_is_an_error_in_words(reader):
    with pytest.raises(UnknownMonth):
        report_docx(reader, date(2025, 1, 31), dated=date(2025, 2, 5))


def test_nobody_signs_before_the_month_has_ended(reader):
    with pytest.raises(TooEarly):
        report_docx(reader, LAST, dated=date(2024, 12, 30))


def test_one_village_or_a_viewer_cannot_issue_the_communes_report(reader):
    with pytest.raises(WholeCommuneOnly):
        report_docx(replace(reader, role="village", area="v1"), LAST, dated=SIGNED)
    with pytest.raises(NoPublicEdition):
        report_docx(replace(reader, role="viewer"), LAST, dated=SIGNED)


def test_without_libreoffice_only_the_pdf_is_refused(reader, monkeypatch):
    monkeypatch.setattr(pdf, "PROGRAMS", ("no-such-program",))
    with pytest.raises(LibreOfficeMissing):
        report_pdf(reader, LAST, dated=SIGNED)
    assert report_docx(reader, LAST, dated=SIGNED) and annex_xlsx(reader, LAST, dated=SIGNED)


@pytest.mark.parametrize("script", ["sleep 5", "exit 1", "exit 0"])
def test_a_libreoffice_that_hangs_or_fails_is_a_sentence(script, tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nexec /bin/sh -c '{script}'\n")
    program.chmod(0o755)
    monkeypatch.setattr(pdf.shutil, "which", lambda _: str(program))
    with pytest.raises(PdfFailed):
        as_pdf(b"paper", seconds=1)


# --- the workbook ---------------------------------------------------------------------------


def test_the_workbook_holds_real_numbers_and_neither_formula_nor_link(reader):
    book = load_workbook(io.BytesIO(annex_xlsx(reader, LAST, dated=SIGNED)))
    names = book.sheetnames
    assert len(names) == 6 and names[-1] == "Định nghĩa"
    answer = ask(Question((CARD_COVERAGE_PRESENT,), LAST, ("area",)), reader)
    shown = answer.one(CARD_COVERAGE_PRESENT, area="commune").value
    cards = book[names[1]]
    total = next(row for row in cards.iter_rows() if row[0].value == "Tổng cộng")
    assert total[6].value == pytest.approx(shown, abs=0.1)
    assert total[6].number_format == '[$-42A]0.0"%"'
    assert isinstance(total[1].value, int) and total[1].number_format == "[$-42A]#,##0"
    for name in names[:5]:
        sheet = book[name]
        assert sheet.freeze_panes == "B6" and sheet.print_area and not sheet._hyperlinks
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_no_file_names_a_person_or_holds_a_personal_number(reader):
    for month in MONTHS:
        files = made(reader, month, dated=SIGNED)
        for said in (check.shown for check in files.checks):
            assert not re.search(r"\d{9}", said)
