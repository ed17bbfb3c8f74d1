"""A list of an office is read whole or refused whole, with a sentence that says what to do."""

import contextlib
import io
import random
import time
import zipfile

import pytest
import xlsxwriter

from analytics.__main__ import main
from analytics.intake.sheet import read
from analytics.words.errors import (
    ControlLetters,
    EmptyList,
    FieldTooLong,
    HiddenData,
    LinkedData,
    ListProblem,
    ListTooLarge,
    NotThatFormat,
    OldFormat,
    OtherEncoding,
    SeveralSheets,
    TooManyRows,
    UnevenRows,
    UnsafeArchive,
)

ROWS = (("STT", "Họ và tên", "Số định danh"), ("1", "Nguyễn Văn Ví Dụ", "099199000123"))
CSV = "\n".join(map(",".join, ROWS))
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(change=lambda book, page: None, sheets=1):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    pages = [book.add_worksheet() for _ in range(sheets)]
    for page in pages:
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
    change(book, pages[-1])
    book.close()
    return file.getvalue()


def row_of(cells, told=""):
    inner = (f'<table:table-cell office:value-type="string"><text:p>{one}</text:p>'
             "</table:table-cell>" for one in cells)  # fmt: skip
    return f"<table:table-row{told}>{''.join(inner)}</table:table-row>"


def ods(rows=None, before="", entries=()):
    rows = "".join(map(row_of, ROWS)) if rows is None else rows
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {SPACES}>'
        f'<office:body><office:spreadsheet><table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": ODS, "META-INF/manifest.xml": MANIFEST, "content.xml": body} | dict(entries)
    )


def zipped(entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def edited(data, name, old="", new="", more=()):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {one: archive.read(one) for one in archive.namelist()}
    if name:
        assert old.encode() in entries[name]
        entries[name] = entries[name].replace(old.encode(), new.encode())
    return zipped({**entries, **dict(more)})


WORKSHEET = "xl/worksheets/sheet1.xml"
BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'
AFAR = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Type="http://x/oleObject" Target="http://x" TargetMode="External"/>'
    "</Relationships>"
)


def hidden_sheet(book, page):
    page.hide()


REFUSED = {  # the number of the row in the table of bad input, what it is
    "1 empty": (b"", ".csv", EmptyList),
    "1 blank": (b"\n,,\n", ".csv", EmptyList),
    "1 no cells": (ods(""), ".ods", EmptyList),
    "6 windows-1258": ("Nguyễn".encode("cp1258", "replace") + b"\xf2\xe1", ".csv", OtherEncoding),
    "7 TCVN3": (b"Nguy\xd4n V\xa8n", ".csv", OtherEncoding),
    "9 one byte": (CSV.encode() + b"\n2,\xff,", ".csv", OtherEncoding),
    "10 NUL": (b"\0" * 500, ".csv", ControlLetters),
    "11 control": (CSV.replace("Ví", "V\x07").encode(), ".csv", ControlLetters),
    "14 field": (CSV.encode() + b"\n2," + b"a" * 5_000_000, ".csv", FieldTooLong),
    "18 quote": (CSV.encode() + b'\n2,"Van', ".csv", UnevenRows),
    "24 csv": (b"1,2\n" * 50_001, ".csv", TooManyRows),
    "24 xlsx": (xlsx(lambda _, page: page.write(50_000, 0, "x")), ".xlsx", TooManyRows),
    "24 wide": (xlsx(lambda _, page: page.write(1, 16_000, "x")), ".xlsx", TooManyRows),
    "24 ods": (
        ods(row_of(ROWS[0], ' table:number-rows-repeated="1048576"')),
        ".ods",
        TooManyRows,
    ),
    "25 size": (b"a" * (10 * 2**20 + 1), ".csv", ListTooLarge),
    "27 csv named xlsx": (CSV.encode(), ".xlsx", NotThatFormat),
    "27 zip named csv": (xlsx(), ".csv", NotThatFormat),
    "27 program": (b"MZ\x90", ".csv", NotThatFormat),
    "27 pdf": (b"%PDF-1.7", ".csv", NotThatFormat),
    "27 ods named xlsx": (ods(), ".xlsx", NotThatFormat),
    "28 outside": (edited(xlsx(), "", more={"../../x": "x"}), ".xlsx", UnsafeArchive),
    "28 nested": (edited(xlsx(), "", more={"xl/a.zip": "x"}), ".xlsx", UnsafeArchive),
    "28 swollen": (edited(xlsx(), "", more={"a.xml": " " * 2**24}), ".xlsx", UnsafeArchive),
    "29 xlsx": (edited(xlsx(), WORKSHEET, "<worksheet", f"{BOMB}<worksheet"), ".xlsx",
                UnsafeArchive),
    "29 ods": (ods(before=BOMB), ".ods", UnsafeArchive),
    "30 password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xlsx", OldFormat),
    "30 xls": (xlsx(), ".xls", OldFormat),
    "30 macro": (edited(xlsx(), "", more={"xl/vbaProject.bin": "x"}), ".xlsx", OldFormat),
    "30 macro ods": (ods(entries={"Basic/a.xml": "<a/>"}), ".ods", OldFormat),
    "31 sheets": (xlsx(sheets=2), ".xlsx", SeveralSheets),
    "32 row": (xlsx(lambda _, page: page.set_row(1, None, None, {"hidden": True})), ".xlsx",
               HiddenData),
    "32 column": (xlsx(lambda _, page: page.set_column(2, 2, 9, None, {"hidden": True})), ".xlsx",
                  HiddenData),
    "32 sheet": (xlsx(hidden_sheet, sheets=2), ".xlsx", HiddenData),
    "32 row ods": (ods(row_of(ROWS[0], ' table:visibility="collapse"')), ".ods", HiddenData),
    "33 link": (edited(xlsx(), "", more={"xl/externalLinks/externalLink1.xml": "<a/>"}), ".xlsx",
                LinkedData),
    "33 connection": (edited(xlsx(), "", more={"xl/connections.xml": "<a/>"}), ".xlsx",
                      LinkedData),
    "33 relation": (edited(xlsx(), "", more={"xl/worksheets/_rels/sheet1.xml.rels": AFAR}),
                    ".xlsx", LinkedData),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_whole(name):
    data, suffix, problem = REFUSED[name]
    with pytest.raises(problem) as found:
        read(data, suffix)
    assert type(found.value) is problem
    assert len({found.value.says.in_(one) for one in ("vi", "en")}) == 2


GOOD = {
    "plain": (CSV.encode(), ".csv", ","),
    "5 BOM": (b"\xef\xbb\xbf" + CSV.encode(), ".csv", ","),
    "4 UTF-16 LE": (b"\xff\xfe" + CSV.encode("utf-16-le"), ".csv", ","),
    "4 UTF-16 BE": (b"\xfe\xff" + CSV.encode("utf-16-be"), ".csv", ","),
    "15 semicolon": (CSV.replace(",", ";").encode(), ".csv", ";"),
    "16 tab": (CSV.replace(",", "\t").encode(), ".csv", "\t"),
    "xlsx": (xlsx(), ".xlsx", ""),
    "ods": (ods(), ".ods", ""),
}


@pytest.mark.parametrize("name", GOOD)
def test_one_list_reads_the_same_in_every_format(name):
    data, suffix, delimiter = GOOD[name]
    sheet = read(data, suffix)
    assert (sheet.lines, sheet.delimiter) == (ROWS, delimiter)


def test_lines_keep_their_numbers():
    blank = xlsx(lambda _, page: page.write(9, 0, "Tổng cộng"))
    assert read(blank, ".xlsx").lines[9][0] == "Tổng cộng"
    broken = read(b'a,b\n1,"x\ny"\n2,z\n', ".csv")
    assert broken.lines[3] == ("2", "z")
    with pytest.raises(OtherEncoding) as found:
        read(b"a\nb\n\xff", ".csv")
    assert "3" in found.value.says.in_("vi")


def test_the_named_sheet_of_several_is_read():
    assert read(xlsx(sheets=2), ".xlsx", "Sheet2").name == "Sheet2"
    with pytest.raises(SeveralSheets):
        read(xlsx(), ".xlsx", "Sheet9")


def test_overlapping_entries_are_refused():
    data = bytearray(xlsx())
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = (1).to_bytes(4, "little")
    with pytest.raises(ListProblem):
        read(bytes(data), ".xlsx")


def test_mutated_files_are_read_or_refused_and_never_crash():
    chance = random.Random(13)
    sources = [(data, suffix) for data, suffix, _ in GOOD.values()]
    for _ in range(2_000):
        data, suffix = chance.choice(sources)
        changed = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(changed))
            changed[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        start = time.process_time()
        with contextlib.suppress(ListProblem):
            read(bytes(changed), suffix)
        assert time.process_time() - start < 10


def test_the_command_says_what_it_read_and_why_it_refused(tmp_path, capsys):
    good, bad = tmp_path / "a.csv", tmp_path / "b.xlsx"
    good.write_bytes(CSV.encode())
    bad.write_bytes(CSV.encode())
    assert main(["intake", "read", str(good)]) == 0
    assert main(["intake", "read", str(good), str(bad)]) == 2
    said = capsys.readouterr()
    assert "2 dòng" in said.out and "b.xlsx" in said.err
