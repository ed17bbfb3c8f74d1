"""Báo cáo & chốt số: looked through, proven, handed out, frozen, checked; one month, one number."""

import io
import re
import zipfile
from datetime import date
from html import unescape

import docx
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analytics.document import View, number
from analytics.form.report.files import Order, Shape, part_names
from analytics.form.report.report import report_of
from analytics.meaning.ask import areas_of, ask
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED, ID_NUMBER_NOTIFIED
from analytics.meaning.door import shelf_of
from analytics.meaning.publication.publish import publish_month, standing_of
from analytics.meaning.publication.verified import verified_file
from analytics.meaning.question import Question, Reader
from analytics.meaning.remembered import forget
from analytics.paper.office import pdf
from analytics.paper.office.check import Check
from analytics.paper.outputs import FORMATS, output_of, proof
from analytics.paper.report import file as report
from analytics.paper.report.file import made
from analytics.screen import session
from analytics.screen.publication import publish as reports_publish
from analytics.screen.report import page as reports
from analytics.words.errors import BadSetting
from tests.body_read import choose, markup
from tests.drawn import published, register_of
from tests.stores import copied
from tests.test_pages import ENGLISH, VIETNAMESE, opened, said
from tests.test_publication import CARDS, LATE, PEOPLE

MONTH, BEFORE = date(2024, 12, 31), date(2024, 11, 30)
AT, SIGNED = "2025-01-05T08:00", "05/01/2025"
WITHOUT_CODE = "chưa chốt: tệp không mang mã kiểm tra"


@pytest.fixture
def store(commune, tmp_path):
    """What one test freezes, no other sees."""
    copied(commune(7).store, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture(autouse=True)
def signed_in_january(request, commune, monkeypatch):
    """Who only looks reads the store of all, and finds the report made for the test before."""
    own = "store" in request.fixturenames
    folder = request.getfixturevalue("store") if own else commune(7).store
    monkeypatch.setattr(
        session, "Reader", lambda role, area, language: Reader(role, area, language, folder)
    )
    for module in (reports, reports_publish):
        monkeypatch.setattr(module, "now", lambda: AT)


@pytest.fixture
def chief(store):
    return Reader("chief", store=store)


@pytest.fixture
def onlooker(commune):
    return Reader("chief", store=commune(7).store)


def opened_on(day=SIGNED, *, role="chief", **told):
    test = opened("report", role=role, **told)
    if role in ("chief", "officer"):
        choose(test, ngay_ky=day)
    return test


def frozen(reader, month=MONTH, reason=""):
    return publish_month(shelf_of(reader), month, at=AT, who="chief", reason=reason)


def clicked(test, key):
    test.button(key=key).click().run()
    assert not test.exception, test.exception
    return test


def taken(test) -> bytes:
    assert test.download_button(key="report-take").proto.url
    return test.session_state[reports.READY][1].content


# --- the report beside its proof --------------------------------------------------------------


def test_every_number_of_both_files_is_counted_beside_the_text(onlooker):
    words = said(opened_on())
    checks = made(onlooker, MONTH, dated=date(2025, 1, 5)).checks
    numbers = [one for one in checks if re.search(r"\d", one.shown)]
    assert f"{number.whole(len(numbers), 'vi')} con số khớp, 0 sai" in words
    assert len(numbers) > 900 and words.count("● Khớp") == len(numbers)
    figure = ask(Question((EID_ACTIVATED,), MONTH), onlooker).one(EID_ACTIVATED)
    where = "Mục II.3 · Định danh đã kích hoạt, Toàn xã, 12/2024, giá trị"
    share = number.written(figure, "vi")
    assert f"{where} {share} {share} ● Khớp" in re.sub(r"\s+", " ", words)


def test_the_preview_holds_every_paragraph_and_cell_of_the_word_file(onlooker):
    words = re.sub(r"\s+", "", unescape(said(opened_on())))
    made_docx = report.report_docx(onlooker, MONTH, dated=date(2025, 1, 5))
    file = docx.Document(io.BytesIO(made_docx))
    body = [one.text for one in file.paragraphs]
    cells = {cell.text for table in file.tables[2:] for row in table.rows for cell in row.cells}
    for text in (*body, *cells):
        if "Kèm theo" in text or text in ("PHỤ LỤC", "————"):
            continue
        assert re.sub(r"\s+", "", text) in words, text


@pytest.mark.parametrize(("language", "foreign"), [("vi", ENGLISH), ("en", VIETNAMESE)])
@pytest.mark.parametrize("month", ["2021-01", "2023-06"])
def test_older_months_speak_one_language_too(month, language, foreign):
    words = said(opened("report", role="officer", language=language, thang=month))
    found = foreign.search(re.sub(r"\b[a-z]+_[a-z_0-9]+\b", "", words))
    assert found is None, words[max(0, found.start() - 60) : found.end() + 60]


def test_the_first_month_says_that_it_compares_with_none():
    assert "báo cáo không so sánh với tháng trước" in said(opened("report", role="chief",
                                                                 thang="2021-01"))  # fmt: skip
    assert "báo cáo không so sánh" not in said(opened("report", role="chief"))


def test_one_number_that_differs_stands_first_and_no_file_is_made(store, monkeypatch):
    wrong = Check("Biểu 1, Thôn 1, Số hộ · households | v1 | 2024-12 | value", "195", "194", False)
    held = report.check_paper
    monkeypatch.setattr(report, "check_paper", lambda *told: (*held(*told), wrong))
    forget()
    test = opened_on()
    assert re.search(r"con số khớp, 1 sai", said(test))
    assert "chưa chốt được" in said(test)
    assert "report-publish" not in [one.key for one in test.button]
    rows = re.findall(r"<tbody><tr>.*?</tr>", markup(test))
    assert any("Biểu 1" in row and "<td" in row for row in rows)
    for kind in ("docx", "xlsx", "pdf"):
        clicked(test, f"report-make-{kind}")
        assert "trong tệp “195”, tính lại “194”" in said(test)
        assert not test.get("download_button") or not any(
            one.key == "report-take" for one in test.download_button
        )
    forget()


def test_chosen_parts_alone_are_shown_and_the_paper_says_it_is_an_extract(onlooker):
    names = part_names()
    test = opened_on(phan=names["2"].in_("vi"))
    words = said(test)
    assert "Biểu 2." in words and "Biểu 1." not in words and "I. CÔNG TÁC" not in words
    assert "(trích)" in words
    clicked(test, "report-make-docx")
    assert "bao-cao-2024-12.trich.docx" in said(test)
    file = docx.Document(io.BytesIO(taken(test)))
    assert len(file.tables) == 3  # head, signature, annex 2
    whole = proof(View(onlooker, MONTH), Order(date(2025, 1, 5)))
    parts = [
        proof(View(onlooker, MONTH), Order(date(2025, 1, 5), shape=Shape((key,)))) for key in names
    ]
    assert all(one.ok for part in parts for one in part.checks)
    bodies = sum(len(part.report.body) - 2 for part in parts)
    assert bodies == len(whole.report.body) - 2  # opening and closing stand in every extract
    assert sum(len(part.report.annexes) for part in parts) == 5


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("ngay-ky", "hôm nay", "Ngày ký"),
        ("ngay-ky", "05/12/2024", "nằm trước ngày cuối tháng báo cáo"),
        ("so-van-ban", "-3", "Số văn bản là số nguyên"),
        ("so-van-ban", "12345678901", "Số văn bản là số nguyên"),
    ],
)
def test_what_cannot_be_ordered_is_refused_in_a_sentence(key, typed, words):
    test = opened_on()
    choose(test, **{key: typed})
    assert not test.exception and words in said(test)
    assert "con số khớp" not in said(test)


def test_a_bad_link_to_a_part_is_refused():
    assert "không có lựa chọn “Mục VI”" in said(opened("report", role="chief", phan="Mục VI"))


def test_the_number_given_stands_on_the_paper():
    test = opened_on()
    choose(test, so_van_ban="7")
    assert "Số: 07/BC-CAX" in said(test)
    with pytest.raises(BadSetting):
        reports.number_of("0")


# --- who may do what --------------------------------------------------------------------------


def keys(test) -> set[str]:
    return {one.key for one in test.button}


def test_a_chief_freezes_an_officer_only_hands_out(chief):
    assert "report-publish" in keys(opened_on())
    test = opened_on(role="officer")
    assert "report-publish" not in keys(test) and "report-make-docx" in keys(test)
    frozen(chief)
    clicked(opened_on(role="officer"), "report-make-docx")
    [issued] = shelf_of(chief).issues()
    assert (issued.name, issued.who, issued.at) == ("bao-cao-2024-12.docx", "officer", AT)


def test_village_police_check_papers_and_get_no_report_of_the_commune(chief):
    told = frozen(chief)
    test = opened("report", role="village")
    assert not keys(test) & {"report-publish", "report-make-docx"}
    assert "con số khớp" not in said(test) and "Thôn 1 " not in said(test)
    test.text_input(key="report-code").input(told.code)
    assert "● Đúng là số liệu đã chốt" in said(clicked(test, "report-check"))


def test_nothing_is_made_before_it_is_asked_for(monkeypatch):
    monkeypatch.setattr(reports, "made_file", lambda *_: pytest.fail("made too early"))
    test = opened_on()
    assert not any(one.key == "report-take" for one in test.get("download_button"))


@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_of_file_is_made_and_named_by_its_month(kind):
    test = clicked(opened_on(), f"report-make-{kind}")
    assert f"bao-cao-2024-12.{output_of(kind).ending} ·" in said(test) and WITHOUT_CODE in said(
        test
    )
    assert len(taken(test)) > 9_000


def test_without_libreoffice_the_pdf_is_refused_and_the_rest_works(store, monkeypatch):
    monkeypatch.setattr(pdf, "PROGRAMS", ("no-such-office",))
    test = clicked(opened_on(), "report-make-pdf")
    assert "chưa có LibreOffice" in said(test)
    test = clicked(test, "report-make-docx")
    assert "bao-cao-2024-12.docx" in said(test) and "LibreOffice" not in said(test)


def test_a_file_made_for_another_order_is_not_offered():
    test = clicked(opened_on(), "report-make-docx")
    choose(test, so_van_ban="8")
    assert not any(one.key == "report-take" for one in test.download_button)


def test_what_is_missing_is_said_before_the_report_is_read(chief):
    """Sections that say nothing, no number, no code: they had to be found in ten pages."""
    view = View(chief, MONTH)
    words = re.sub(r"\s+", " ", said(opened_on()))
    assert "Gửi được, 3 điều cần biết" in words and WITHOUT_CODE in words
    told = report_of(view, date(2025, 1, 5)).body
    untold = "không có số liệu về nội dung này"
    empty = [one.key for one in told if untold in "".join(one.sentences)]
    assert f"{len(empty)} mục không có số liệu: {', '.join(empty)}" in words
    test = opened_on(so_van_ban="12")
    assert "Gửi được, 2 điều cần biết" in said(test) and "Chưa điền số văn bản" not in said(test)


# --- published, checked, corrected ------------------------------------------------------------


def test_freezing_takes_two_moves_and_gives_a_code_that_the_page_then_knows(chief):
    test = opened_on()
    assert "○ Chưa chốt" in re.sub(r"\s+", " ", said(test))
    assert test.button(key="report-publish").disabled
    test.checkbox(key="report-seen").check().run()
    clicked(test, "report-publish")
    told = standing_of(chief, MONTH).publication
    words = re.sub(r"\s+", " ", said(test))
    assert "● Đã chốt 12/2024, bản 1" in words and told.code in words
    assert f"mã kiểm tra {told.code}." in words  # in the text of the report itself
    assert "report-publish" not in keys(test) and "không có gì để đính chính" in words
    assert test.get("html") and f'alt="{told.code}"' in " ".join(
        one.proto.body for one in test.get("html")
    )
    test.text_input(key="report-code").input(told.code)
    clicked(test, "report-check")
    assert "● Đúng là số liệu đã chốt: 12/2024, bản 1" in said(test)


def test_handed_out_files_carry_the_code_and_are_known_again(chief):
    told = frozen(chief)
    test = opened_on()
    for kind in ("docx", "xlsx", "pptx", "html"):
        clicked(test, f"report-make-{kind}")
        content = taken(test)
        assert verified_file(shelf_of(chief), content, kind).issued.name.endswith(kind)
        test.file_uploader(key="report-file").set_value((f"x.{kind}", content, "x/y"))
        clicked(test, "report-check")
        assert "● Đúng là số liệu đã chốt" in said(test) and "giống hệt tệp" in said(test)
    assert len(shelf_of(chief).issues()) == 4 and "4 tệp đã phát hành" in said(opened_on())
    paper = output_of("docx").file(
        View(chief, MONTH), Order(date(2025, 1, 5), shape=Shape(code=told.code))
    )
    with zipfile.ZipFile(io.BytesIO(paper.content)) as packed:
        assert f"{told.code}." in packed.read("docProps/core.xml").decode()
        assert any(name.startswith("word/media/") for name in packed.namelist())
        assert told.code in packed.read("word/document.xml").decode()


def test_an_altered_copy_is_doubted_a_cut_one_refused_a_path_never_opened(chief, tmp_path):
    frozen(chief)
    test = clicked(opened_on(), "report-make-docx")
    content = taken(test)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"14", b"15"))
    for told, words in (
        (packed.getvalue(), "▲ Mã thật, tệp chưa chắc"),
        (content[:9000], "thiếu phần cuối hoặc hỏng"),
        (b"nothing", "Không tìm thấy mã"),
    ):
        test.file_uploader(key="report-file").set_value(("x.docx", told, "x/y"))
        assert words in said(clicked(test, "report-check"))
    test.file_uploader(key="report-file").set_value(None)
    secret = tmp_path / "secret.docx"
    secret.write_bytes(content)
    for typed, words in (
        (str(secret), "Không tìm thấy mã"),
        ("", "Không tìm thấy mã"),
        ("CAX1:2024-12:1:00000000dead", "■ Không có mã này trong kho"),
    ):
        test.text_input(key="report-code").input(typed)
        assert words in said(clicked(test, "report-check"))


def test_a_correction_needs_a_reason_cites_the_old_and_supersedes_it(tmp_path, monkeypatch):
    folder = tmp_path / "small"
    small = published(register_of(residents=PEOPLE, cards=CARDS), folder)
    monkeypatch.setattr(
        session, "Reader", lambda role, area, language: Reader(role, area, language, folder)
    )
    month = date(2023, 12, 31)
    old = frozen(small, month)
    published(register_of(residents=PEOPLE, cards=LATE), folder)
    test = opened_on("05/01/2024", thang="2023-12")
    words = re.sub(r"\s+", " ", said(test))
    assert "Số liệu 12/2023 đã khác bản chốt 1: cần đính chính" in words
    assert "tệp không mang mã. Hãy chốt bản đính chính" in words
    assert old.code not in preview_of(test)
    test.checkbox(key="report-seen").check().run()
    clicked(test, "report-publish")
    assert "Hãy ghi lý do đính chính" in said(test)
    test.text_input(key="report-reason").input("Nhập bổ sung một thẻ")
    test.checkbox(key="report-seen").check().run()
    clicked(test, "report-publish")
    words = re.sub(r"\s+", " ", said(test))
    assert "● Đã chốt 12/2023, bản 2, đính chính bản 1" in words
    assert "Đính chính bản 1: Nhập bổ sung một thẻ" in words
    new = standing_of(small, month).publication
    assert (new.number, new.replaces) == (2, 1) and new.code in preview_of(test)
    test.text_input(key="report-code").input(old.code)
    clicked(test, "report-check")
    assert "▲ Thật, nhưng đã có bản đính chính" in said(test)


def preview_of(test) -> str:
    """The text of the report alone, without the panels around it."""
    bodies = [one.proto.body for one in test.get("html")]
    return next(one for one in bodies if "text-align: center" in one)


def test_a_damaged_publication_is_not_printed_and_may_be_replaced(chief):
    told = frozen(chief)
    path = chief.store / "published" / told.name / "content" / "figure.jsonl"
    path.write_bytes(path.read_bytes()[:-40])
    words = said(opened_on())
    assert "Bản chốt 1 của 12/2024 bị hỏng" in words
    assert told.code not in words and "■ Không còn giá trị" in words


def test_this_month_stands_beside_the_last_report(chief):
    assert "Chưa có báo cáo đã chốt nào trước 12/2024" in said(opened_on())
    frozen(chief, BEFORE)
    assert re.search(r"11/2024, bản 1 → 12/2024 \(chưa chốt\): \d+/\d+ giá trị", said(opened_on()))
    frozen(chief)
    words = re.sub(r"\s+", " ", said(opened_on()))
    assert re.search(r"11/2024, bản 1 → 12/2024, bản 1: \d+/\d+ giá trị khác nhau", words)
    now, before = (
        ask(Question((EID_ACTIVATED,), month), chief).one(EID_ACTIVATED)
        for month in (MONTH, BEFORE)
    )
    more = number.signed(now.having - before.having, "vi")
    row = re.search(r"Định danh đã kích hoạt Toàn xã (\S+) (\S+) \S+ điểm % (\S+)", words)
    assert row.groups() == (number.written(before, "vi"), number.written(now, "vi"), more)


# --- one month, one number --------------------------------------------------------------------


def plain_html(words: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", words))).replace("\xa0", " ")


def said_on(shape) -> str:
    """The words of a box or of a table of a slide."""
    if shape.has_table:
        return " ".join(cell.text for row in shape.table.rows for cell in row.cells)
    return shape.text_frame.text if shape.has_text_frame else ""


def test_paper_workbook_slides_stage_and_screen_tell_the_same_numbers(onlooker):
    """Shares of the commune on paper and screen, of every village there and in the workbook; who
    is missing in every village on slides and stage."""
    view, order = View(onlooker, MONTH), Order(date(2025, 1, 5))
    made_of = {
        kind: output_of(kind).file(view, order).content for kind in ("docx", "xlsx", "pptx", "html")
    }
    paper = docx.Document(io.BytesIO(made_of["docx"]))
    text = " ".join(one.text for one in paper.paragraphs)
    tables = {table.rows[0].cells[1].text: table for table in paper.tables[2:]}
    book = load_workbook(io.BytesIO(made_of["xlsx"]))
    deck = [
        " ".join(said_on(shape) for shape in slide.shapes)
        for slide in Presentation(io.BytesIO(made_of["pptx"])).slides
    ]
    stage = plain_html(made_of["html"].decode())
    screen = plain_html(markup(opened_on()))
    keys = (CARD_COVERAGE_PRESENT, EID_ACTIVATED, ID_NUMBER_NOTIFIED)
    figures = {
        (one.indicator, one.area): one
        for one in ask(Question(keys, MONTH, ("area",)), onlooker).figures
    }

    for key in keys:
        share = number.written(figures[key, "commune"], "vi")
        for where in (text, screen):
            assert share in where, (key, share)

    for key, head, page, columns in (
        (CARD_COVERAGE_PRESENT, "Từ đủ 14 tuổi", "2. ", {"among": 2, "value": 6}),
        (EID_ACTIVATED, "Đủ điều kiện (có mặt)", "3. ", {"among": 1, "having": 4, "value": 5}),
    ):
        rows = {row.cells[0].text: [one.text for one in row.cells] for row in tables[head].rows}
        sheet = next(one for one in book.worksheets if one.title.startswith(page))
        cells = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0]}
        for area, name in {**areas_of(onlooker), "commune": "Tổng cộng"}.items():
            figure = figures[key, area]
            told = {"value": number.written(figure, "vi")} | {
                part: number.whole(getattr(figure, part), "vi") for part in ("having", "among")
            }
            for part, column in columns.items():
                assert rows[name][column] == told[part], (key, name, part)
                bare = told[part].rstrip("%").replace(".", "").replace(",", ".")
                assert float(cells[name][column]) == float(bare), (key, name, part)
            assert " ".join(rows[name]) in screen, name

    for area, name in areas_of(onlooker).items():
        figure = figures[EID_ACTIVATED, area]
        title = f"{name}: số người còn thiếu ở từng chỉ tiêu"
        words = "● đạt" if not figure.missing else "gần đạt" if figure.missing < 5 else ""
        [slide] = [one for one in deck if title in one]
        scene = stage[stage.index(title) :][:900]
        for told in (words or f"{figure.missing}", "Kích hoạt định danh"):
            assert told in slide and told in scene, (name, told)
