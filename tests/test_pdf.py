"""The PDF is for the archive: PDF/A-2b, tagged, titled, in its language; another tool reads it."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from openpyxl import load_workbook
from pdf_oxide import PdfDocument
from pptx import Presentation

from analytics.document import View
from analytics.form.chapters import POPULATION
from analytics.meaning.ask import provenance_of
from analytics.meaning.question import Reader
from analytics.paper.handout import handout_docx, handout_pdf
from analytics.paper.office import pdf
from analytics.paper.plan import sitting_papers
from analytics.paper.report.file import annex_xlsx, report_docx, report_pdf
from analytics.paper.slides.slides import slides
from analytics.paper.what_if import target_sheet
from analytics.paper.workbook import workbook

LAST, SIGNED = date(2024, 12, 31), date(2025, 1, 5)
TITLES = {
    "vi": "Báo cáo: Kết quả thực hiện Đề án 06 tháng 12/2024",
    "en": "Report: Results of Project 06 in Dec 2024",
}
UNITS = {"vi": "Công an xã Sơn Ninh", "en": "Sơn Ninh Commune Police"}
TAGS = {"vi": "vi-VN", "en": "en-GB"}


@pytest.fixture(scope="module")
def reader(commune) -> Reader:
    return Reader("chief", store=commune(7).store)


@pytest.fixture(scope="module", params=["vi", "en"])
def report(request, reader) -> tuple[str, bytes]:
    return request.param, report_pdf(reader, LAST, dated=SIGNED, language=request.param)


def test_the_report_is_for_the_archive_says_a_second_tool(report):
    language, content = report
    told = PdfDocument.from_bytes(content)
    assert told.validate_pdf_a("2b")["errors"] == []
    assert told.validate_pdf_ua()["errors"] == []  # tagged, titled, the title shown, a language
    assert told.has_structure_tree() and f"/Lang({TAGS[language]})".encode() in content


def test_the_report_says_what_it_is_and_whose(report):
    language, content = report
    words = content.decode("utf-8", "replace")
    packet = words[words.index("<?xpacket begin") : words.index("<?xpacket end")]
    assert "<pdfaid:part>2</pdfaid:part>" in packet
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in packet
    assert TITLES[language] in packet and UNITS[language] in packet


def test_every_face_travels_with_the_report(report, tmp_path):
    (tmp_path / "report.pdf").write_bytes(report[1])
    listed = subprocess.run(
        ["pdffonts", tmp_path / "report.pdf"], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert listed and all(line.split()[-5] == "yes" for line in listed)


def test_the_second_tool_refuses_a_pdf_that_was_not_asked_to_be_one(reader, monkeypatch):
    monkeypatch.setattr(pdf, "ASKED", {"UseTaggedPDF": {"type": "boolean", "value": "false"}})
    told = PdfDocument.from_bytes(pdf.as_pdf(target_sheet(View(reader, LAST))))
    found = " ".join(told.validate_pdf_a("2b")["errors"])
    assert "XMP" in found and "OutputIntents" in found and not told.has_structure_tree()


def test_the_handout_is_for_the_archive_too(reader):
    told = PdfDocument.from_bytes(
        handout_pdf(View(reader, LAST), code="CAX1:2024-12:1:0123456789ab")
    )
    assert told.validate_pdf_a("2b")["errors"] == told.validate_pdf_ua()["errors"] == []


# --- the files a hand may still change --------------------------------------------------------

PAPERS = {
    "report": lambda view: report_docx(
        view.reader, LAST, dated=SIGNED, language=view.reader.language
    ),
    "handout": handout_docx,
    "notices": sitting_papers,
    "target sheet": target_sheet,
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_says_its_language_title_and_unit(reader, paper, language):
    content = PAPERS[paper](View(replace(reader, language=language), LAST))
    core = docx.Document(io.BytesIO(content)).core_properties
    assert core.title and core.author == core.last_modified_by == UNITS[language]
    assert core.language == TAGS[language]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        words = "".join(file.read(f"word/{one}.xml").decode() for one in ("styles", "settings"))
    assert set(re.findall(r'w:(?:val|eastAsia)="([a-z]{2}-[A-Z]{2})"', words)) == {TAGS[language]}
    assert f'<w:lang w:val="{TAGS[language]}"' in words and "<w:themeFontLang" in words


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_workbook_says_its_title_and_unit(reader, language):
    view = View(replace(reader, language=language), LAST)
    page = POPULATION.build(view)
    annex = annex_xlsx(view.reader, LAST, dated=SIGNED, language=language)
    for content in (annex, workbook(page, view, provenance_of(view.reader))):
        core = load_workbook(io.BytesIO(content)).properties
        assert core.title and core.creator == UNITS[language]
        assert core.created.date() == LAST


@pytest.mark.parametrize("language", ["vi", "en"])
def test_slides_say_their_language_title_and_unit(reader, language):
    content = slides(View(replace(reader, language=language), LAST))
    core = Presentation(io.BytesIO(content)).core_properties
    assert core.title and core.author == UNITS[language] and core.language == TAGS[language]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        told = file.read("ppt/presentation.xml").decode()
    assert set(re.findall(r'lang="([^"]+)"', told)) == {TAGS[language]}
