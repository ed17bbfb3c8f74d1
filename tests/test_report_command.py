"""The month from the command line: handed out, frozen, checked; every refusal one sentence."""

import io
import shutil
import zipfile
from argparse import Namespace
from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analytics.command import papers
from analytics.document import View
from analytics.form.report.files import Order, Shape
from analytics.meaning.door import shelf_of
from analytics.meaning.question import Reader
from analytics.meaning.settings.assign import held, withdraw
from analytics.meaning.settings.settings import last_entry
from analytics.meaning.targets import KIND
from analytics.paper.office.check import Check, ReportRefused
from analytics.paper.outputs import FORMATS, output_of
from analytics.words.errors import BadArgument, FolderNotWritable
from analytics.words.month import parse_month
from tests.drawn import published, register_of
from tests.stores import copied
from tests.test_publication import CARDS, LATE, PEOPLE
from tests.typed import Done, from_shell, typed

AT, SIGNED = "2025-01-05T08:00", "2025-01-05"


@pytest.fixture
def common(commune) -> Path:
    """For whoever freezes nothing: what one test had read, the next finds."""
    return commune(7).store


@pytest.fixture
def store(commune, tmp_path) -> Path:
    copied(commune(7).store, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def small(tmp_path) -> Path:
    published(register_of(residents=PEOPLE, cards=CARDS), tmp_path / "small")
    return tmp_path / "small"


def ran(store: Path, *told: str, **env: str) -> Done:
    return typed(*told, "--store", str(store), **env)


def refused(done: Done, words: str) -> None:
    """One sentence on stderr, nothing on stdout, exit code 2."""
    assert (done.returncode, done.stdout) == (2, ""), done
    assert words in done.stderr and len(done.stderr.strip().splitlines()) == 1, done.stderr


def reported(store: Path, folder: Path, *told: str, month: str = "2024-12", **env: str):
    given = () if "--dated" in told else ("--dated", SIGNED)
    return ran(store, "report", "--month", month, "--out", str(folder), *given, *told, **env)


OPENED = {
    "docx": lambda file: docx.Document(io.BytesIO(file)),
    "xlsx": lambda file: load_workbook(io.BytesIO(file)),
    "pptx": lambda file: Presentation(io.BytesIO(file)),
    "html": lambda file: file.decode().index("</html>"),
    "pdf": lambda file: file.index(b"%%EOF"),
    "handout": lambda file: file.index(b"%%EOF"),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_one_whole_file_named_by_its_month(common, tmp_path, kind):
    done = reported(common, tmp_path / "new" / "folder", "--format", kind)
    assert done.returncode == 0, done.stderr
    [path] = (tmp_path / "new" / "folder").iterdir()
    assert done.stdout.strip() == str(path) and path.name.startswith("bao-cao-2024-12.")
    OPENED[kind](path.read_bytes())


def test_from_a_shell_it_is_the_same_command(common, tmp_path):
    told = ("analytics", "report", "--month", "2024-12", "--dated", SIGNED, "--store", str(common))
    done = from_shell(*told, "--out", str(tmp_path / "shell"))
    [path] = (tmp_path / "shell").iterdir()
    assert done.returncode == 0 and done.stdout.strip() == str(path)
    here = reported(common, tmp_path / "here")
    assert path.read_bytes() == Path(here.stdout.strip()).read_bytes()
    assert done.stderr == here.stderr and "tệp không mang mã" in done.stderr


def test_from_a_shell_a_refusal_is_one_sentence_too(common, tmp_path):
    told = ("analytics", "report", "--month", "2026-01", "--store", str(common))
    refused(from_shell(*told, "--out", str(tmp_path / "o")), "Không có số liệu tháng “2026-01”")
    assert not (tmp_path / "o").exists()


def test_command_and_page_make_the_same_bytes(common, tmp_path):
    reader, day = Reader("chief", store=common), date(2025, 1, 5)
    for kind in ("docx", "xlsx"):
        reported(common, tmp_path, "--format", kind, "--number", "7")
        file = output_of(kind).file(View(reader, parse_month("2024-12")), Order(day, 7))
        assert (tmp_path / file.name).read_bytes() == file.content


def test_english_is_spoken_where_it_is_asked_for(common, tmp_path):
    done = reported(common, tmp_path, "--language", "en")
    assert "This month is not published" in done.stderr
    words = [one.text for one in docx.Document(tmp_path / "bao-cao-2024-12.docx").paragraphs]
    assert "REPORT" in words
    refused(ran(common, "report", "--month", "1999-01", "--language", "en"), "There are no figures")


def test_the_first_month_works_and_says_that_it_compares_with_none(common, tmp_path):
    done = reported(common, tmp_path, month="2021-01")
    assert done.returncode == 0 and "báo cáo không so sánh với tháng trước" in done.stderr
    assert "chưa giao chỉ tiêu" in words_of(tmp_path / "bao-cao-2021-01.docx")


def test_without_a_target_it_is_not_assigned_never_a_nought(small, tmp_path):
    reader = Reader("chief", store=small)
    for key in held(reader):
        withdraw(reader, key, at=AT, who="chief", reason="", seen=last_entry(reader, KIND))
    done = reported(small, tmp_path, month="2023-12")
    assert done.returncode == 0, done.stderr
    assert "chưa giao chỉ tiêu" in words_of(tmp_path / "bao-cao-2023-12.docx")


def words_of(path: Path) -> str:
    return " ".join(one.text for one in docx.Document(path).paragraphs)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (("--month", "2026-01"), "Không có số liệu tháng “2026-01”"),
        (("--month", "tháng này"), "Không có số liệu tháng “tháng này”"),
        (("--month", "2024-12", "--dated", "2025-01-99"), "--dated 2025-01-99"),
        (("--month", "2024-12", "--dated", "2024-12-05"), "nằm trước ngày cuối tháng"),
        (("--month", "2024-12", "--role", "village", "--area", "v9"), "là của toàn xã"),
        (("--month", "2024-12", "--role", "viewer"), "công khai"),
        (("--month", "2024-12", "--role", "mayor"), "mayor"),
    ],
)
def test_what_cannot_be_reported_is_refused_and_leaves_no_file(common, tmp_path, told, words):
    folder = tmp_path / "out"
    refused(ran(common, "report", "--out", str(folder), *told), words)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_half_there(common, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    refused(reported(common, blocked / "out"), f"Không ghi được vào thư mục “{blocked}/out”")
    assert blocked.read_text() == "in the way"


def test_a_full_disk_leaves_the_older_file_whole(tmp_path, monkeypatch):
    (tmp_path / "a.docx").write_bytes(b"older")

    def full(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(papers.os, "replace", full)
    with pytest.raises(FolderNotWritable):
        papers.saved(tmp_path, "a.docx", b"newer")
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"older"


def test_without_libreoffice_the_pdf_is_refused_and_the_word_file_made(store, tmp_path):
    refused(reported(store, tmp_path / "o", "--format", "pdf", PATH="/nowhere"), "LibreOffice")
    assert not (tmp_path / "o").exists()
    assert reported(store, tmp_path / "o", PATH="/nowhere").returncode == 0


def test_a_day_is_today_unless_told():
    assert papers.day_of("") == date.today() and papers.day_of(SIGNED) == date(2025, 1, 5)
    with pytest.raises(BadArgument):
        papers.day_of("5/1")


# --- freeze and check -------------------------------------------------------------------------


def code_of(store: Path, month: str = "2024-12", *told: str) -> str:
    done = ran(store, "publish", "--month", month, "--at", AT, *told)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_frozen_month_prints_its_code_and_its_file_is_known_again(store, tmp_path):
    code = code_of(store)
    assert code.startswith("CAX1:2024-12:1:")
    done = reported(store, tmp_path / "o")
    assert done.stderr == ""
    path = tmp_path / "o" / "bao-cao-2024-12.docx"
    assert code in words_of(path)
    again = ran(store, "verify", str(path))
    assert again.returncode == 0 and "● Đúng là số liệu đã chốt: 12/2024, bản 1" in again.stdout
    assert "giống hệt tệp “bao-cao-2024-12.docx”" in again.stdout
    assert ran(store, "verify", code).returncode == 0
    assert [one.code for one in shelf_of(Reader("chief", store=store)).issues()] == [code]


def test_altered_cut_and_unknown_papers_are_told_apart(store, tmp_path):
    code_of(store)
    reported(store, tmp_path / "o")
    path = tmp_path / "o" / "bao-cao-2024-12.docx"
    whole = path.read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"5.2", b"6.2"))
    path.write_bytes(packed.getvalue())
    done = ran(store, "verify", str(path))
    assert done.returncode == 2 and "▲ Mã thật, tệp chưa chắc" in done.stdout
    path.write_bytes(whole[:20_000])
    refused(ran(store, "verify", str(path)), "thiếu phần cuối hoặc hỏng")
    refused(ran(store, "verify", str(tmp_path / "absent.docx")), "Không tìm thấy mã")
    done = ran(store, "verify", "CAX1:2024-12:1:00000000dead")
    assert done.returncode == 2 and "■ Không có mã này trong kho" in done.stdout


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: one.replace(b"1", b"2"), "■ Đã bị sửa"),
        (lambda one: one[:-30], "■ Thiếu phần cuối"),
    ],
)
def test_a_touched_publication_is_found_out(store, change, words):
    code = code_of(store)
    [figures] = (store / "published").glob("*/*/content/figure.jsonl")
    figures.write_bytes(change(figures.read_bytes()))
    for told in (code, str(figures.parent.parent)):
        done = ran(store, "verify", told)
        assert done.returncode == 2 and words in done.stdout, done


def test_a_signer_nobody_trusts_is_named(store, small, tmp_path):
    code_of(small, "2023-12")
    code_of(store)
    [strange] = (small / "published").glob("*/1")
    shutil.copytree(strange, tmp_path / "stick")
    done = ran(store, "verify", str(tmp_path / "stick"))
    assert done.returncode == 2 and "■ Người ký không được tin" in done.stdout
    assert "keys/trusted" in done.stdout


def test_a_correction_wants_a_difference_and_a_reason(small, tmp_path):
    old = code_of(small, "2023-12")
    refused(ran(small, "publish", "--month", "2023-12"), "không có gì để đính chính")
    published(register_of(residents=PEOPLE, cards=LATE), small)
    refused(ran(small, "publish", "--month", "2023-12"), "Hãy ghi lý do đính chính")
    done = reported(small, tmp_path, month="2023-12")
    assert "tệp không mang mã" in done.stderr
    assert old not in words_of(tmp_path / "bao-cao-2023-12.docx")
    new = code_of(small, "2023-12", "--reason", "Nhập bổ sung một thẻ")
    assert new.startswith("CAX1:2023-12:2:")
    done = ran(small, "verify", old)
    assert done.returncode == 2 and "▲ Thật, nhưng đã có bản đính chính" in done.stdout
    assert ran(small, "verify", new).returncode == 0


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (("--role", "officer"), "Chỉ chỉ huy được chốt"),
        (("--at", "hôm nay"), "at hôm nay"),
    ],
)
def test_publishing_is_refused_in_one_sentence(store, told, words):
    refused(ran(store, "publish", "--month", "2024-12", *told), words)
    refused(ran(store, "publish", "--month", "2026-01"), "2026-01")
    assert not list((store / "published").glob("*/*"))


def test_an_extract_carries_the_code_too_for_it_tells_the_same_figures(store):
    code = code_of(store)
    view = View(Reader("chief", store=store), parse_month("2024-12"))
    order = Order(date(2025, 1, 5), shape=Shape(("1",), code))
    file = output_of("docx").file(view, order)
    assert file.name == "bao-cao-2024-12.trich.docx"
    assert code in " ".join(one.text for one in docx.Document(io.BytesIO(file.content)).paragraphs)


def test_a_month_whose_report_does_not_hold_is_not_published(store, monkeypatch):
    wrong = Check("Biểu 1, Thôn 1, Số hộ · households | v1 | 2024-12 | value", "195", "194", False)
    monkeypatch.setattr(papers, "checked", lambda *_, **__: [wrong])
    told = Namespace(month="2024-12", role="chief", area="commune", language="vi", store=store)
    with pytest.raises(ReportRefused, match="Biểu 1"):
        papers.publish(told)
    assert not (store / "published").exists()
