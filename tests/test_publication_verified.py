"""Altered, cut short, signed by another, replayed, corrected: every check says which and where."""

import io
import random
import shutil
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from analytics.document import View
from analytics.form.publication.differences import differences_panel
from analytics.form.publication.history import history_panel
from analytics.form.publication.verification import verification_panel, verification_status
from analytics.meaning.publication.compared import compared
from analytics.meaning.publication.publish import history, named
from analytics.meaning.publication.verified import (
    verified,
    verified_code,
    verified_file,
    verified_folder,
)
from analytics.meaning.question import Reader
from analytics.paper.office.qr import qr_png
from analytics.store.publication.signature import fingerprint, public_pem, signature_bytes, trust
from analytics.words.errors import NoCode, PublicationDamaged, ReportDamaged, SeveralCodes
from tests.drawn import published, register_of
from tests.stores import copied
from tests.test_pages import ENGLISH, VIETNAMESE
from tests.test_publication import CARDS, DECEMBER, LATE, PEOPLE, chief, put

NOVEMBER = date(2023, 11, 30)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """November once; December twice."""
    store = tmp_path_factory.mktemp("made") / "store"
    published(register_of(residents=PEOPLE, cards=CARDS), store)
    put(chief(store), NOVEMBER)
    put(chief(store))
    published(register_of(residents=PEOPLE, cards=LATE), store)
    put(chief(store), reason="Nhập bổ sung một thẻ")
    return store


@pytest.fixture
def store(made, tmp_path):
    return copied(made, tmp_path / "store")


def folder(store: Path, number: int = 2) -> Path:
    return store / "published" / "2023-12" / str(number)


def files(store: Path) -> list[Path]:
    return sorted(path for path in folder(store).rglob("*") if path.is_file())


def name_of(store: Path, path: Path) -> str:
    return path.relative_to(folder(store)).as_posix()


def told(store: Path):
    return verified_folder(chief(store), folder(store))


def test_a_folder_a_code_and_a_hash_are_genuine(store):
    shelf, one = chief(store), named(chief(store), DECEMBER, 2)
    manifest = str(folder(store) / "manifest.json")
    ways = (str(folder(store)), manifest, one.code, one.code.lower(), one.hash[:8], one.hash)
    for way in (*ways, f"  {one.code}\n"):
        verdict = verified(shelf, way)
        assert (verdict.kind, verdict.publication) == ("genuine", one), way
        assert verdict.recount.same and not verdict.carried


def test_whatever_was_corrected_is_genuine_but_superseded(store):
    one = named(chief(store), DECEMBER, 1)
    verdict = verified_code(chief(store), one.code)
    assert (verdict.kind, verdict.number, verdict.newest) == ("superseded", 1, 2)
    assert "card_coverage_present" in {one.indicator for one in verdict.recount.differences}


def test_one_flipped_bit_anywhere_is_altered_and_the_file_is_named(store):
    """In every byte of manifest, signature and key; in first, last and twenty bytes of the rest."""
    draw, beside = random.Random(7), ("manifest.json", "manifest.sig", "signer.pem")
    for path in files(store):
        whole = path.read_bytes()
        places = set(range(len(whole)))
        if path.name not in beside:
            places = {0, len(whole) - 1, *draw.sample(sorted(places), 20)}
        for place in places:
            flipped = bytes([whole[place] ^ 1 << draw.randrange(8)])
            path.write_bytes(whole[:place] + flipped + whole[place + 1 :])
            fault = chief(store).look(folder(store)).fault
            assert fault is not None, (path, place, flipped)
            assert (fault.kind, fault.file) == ("altered", name_of(store, path)), (place, flipped)
        path.write_bytes(whole)
    assert told(store).kind == "genuine"


def test_a_file_that_ends_early_is_truncated_and_named_with_its_bytes(store):
    for path in files(store):
        whole = path.read_bytes()
        for size in {0, 1, len(whole) // 2, len(whole) - 1}:
            path.write_bytes(whole[:size])
            verdict = told(store)
            assert (verdict.kind, verdict.fault.file) == ("truncated", name_of(store, path))
            assert (verdict.fault.expected, verdict.fault.found) == (len(whole), size)
        path.write_bytes(whole)


def test_an_absent_and_a_foreign_file_are_named(store):
    for path in files(store):
        whole = path.read_bytes()
        path.unlink()
        verdict = told(store)
        assert (verdict.kind, verdict.fault.file) == ("missing", name_of(store, path))
        path.write_bytes(whole)
    (folder(store) / "content" / "more.jsonl").write_text("[]\n")
    verdict = told(store)
    assert (verdict.kind, verdict.fault.file) == ("extra", "content/more.jsonl")


def test_the_signature_of_another_key_is_no_signature(store):
    """Alone it does not fit; with its public key beside it, its signer is unknown until trusted."""
    other = Ed25519PrivateKey.generate()
    manifest = (folder(store) / "manifest.json").read_bytes()
    (folder(store) / "manifest.sig").write_bytes(signature_bytes(manifest, other))
    verdict = told(store)
    assert (verdict.kind, verdict.fault.file) == ("altered", "manifest.sig")
    (folder(store) / "signer.pem").write_bytes(public_pem(other.public_key()))
    verdict = told(store)
    assert (verdict.kind, verdict.fault.signer) == (
        "unknown_signer", fingerprint(other.public_key())
    )  # fmt: skip
    assert [one.standing for one in history(chief(store))][-1] == "invalid"
    trust(store, other.public_key())
    assert told(store).kind == "genuine"


def test_an_old_manifest_put_in_the_place_of_its_correction_is_found(store):
    """With its content too, so that all hashes and the signature are good."""
    shutil.rmtree(folder(store))
    shutil.copytree(folder(store, 1), folder(store))
    verdict = told(store)
    assert (verdict.kind, verdict.fault.file) == ("misplaced", "manifest.json")
    assert [one.standing for one in history(chief(store))] == ["current", "superseded", "invalid"]


def test_an_old_manifest_over_newer_content_is_found(store):
    for name in ("manifest.json", "manifest.sig"):
        shutil.copy(folder(store, 1) / name, folder(store) / name)
    assert told(store).kind == "misplaced"
    stick = shutil.copytree(folder(store), store.parent / "stick")
    verdict = verified_folder(chief(store), stick)
    assert (verdict.kind, verdict.fault.file) == ("altered", "content/cell.jsonl")


def test_a_copy_on_a_stick_is_checked_wherever_it_lies(store, tmp_path):
    copy = shutil.copytree(folder(store), tmp_path / "usb")
    assert verified_folder(chief(store), copy).kind == "genuine"
    shutil.rmtree(folder(store))
    assert verified_folder(chief(store), copy).kind == "unknown_hash"


def test_an_altered_publication_is_never_read_nor_believed_by_its_code(store):
    shelf, one = chief(store), named(chief(store), DECEMBER, 2)
    path = folder(store) / "content" / "figure.jsonl"
    path.write_bytes(path.read_bytes().replace(b"1", b"2"))
    with pytest.raises(PublicationDamaged):
        shelf.sheet(one, "figure")
    with pytest.raises(PublicationDamaged):
        compared(shelf, named(shelf, DECEMBER, 1), one)
    assert verified_code(shelf, one.code).kind == "altered"
    assert verified_code(shelf, named(shelf, DECEMBER, 1).code).kind == "superseded"


def test_after_an_altered_publication_the_month_can_be_published_again(store):
    (folder(store) / "signer.pem").unlink()
    again = put(chief(store), reason="Bản 2 bị sửa trên đĩa")
    assert (again.number, again.replaces) == (3, 1)
    assert told(store).kind == "missing"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("CAX1:2023-12:2:000000000000", "unknown_hash"),
        ("CAX1:2023-12:9:{short}", "unknown_hash"),
        ("CAX1:2020-01:2:{short}", "unknown_hash"),
        ("0123456789", "unknown_hash"),
        ("CAX1:2023-12:2:{short}", "genuine"),
    ],
)
def test_a_code_of_another_month_number_or_hash_is_unknown(store, code, kind):
    short = named(chief(store), DECEMBER, 2).short
    assert verified_code(chief(store), code.format(short=short)).kind == kind


@pytest.mark.parametrize("code", ["", "xin chào", "1234567", "CAX1:2023-13:1:0123456789", "a" * 65])
def test_what_is_no_code_is_said_to_be_none(store, code):
    with pytest.raises(NoCode):
        verified(chief(store), code)
    with pytest.raises(NoCode):
        verified_code(chief(store), code)


def zipped(*members: tuple[str, str]) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return page.getvalue()


def carriers(code: str) -> dict[str, bytes]:
    runs = f"<w:t>{code[:9]}</w:t></w:r><w:r><w:t>{code[9:]}</w:t>"
    text = zlib.compress(f"BT ({code}) Tj ET".encode())
    return {
        "docx": zipped(("a.xml", "<x/>"), ("word/footer1.xml", f"<w:p><w:r>{runs}</w:r></w:p>")),
        "xlsx": zipped(("xl/sharedStrings.xml", f"<t>Mã: {code}</t>")),
        "html": f"<p>Mã kiểm tra: <b>{code}</b></p>".encode(),
        "pdf text": b"%PDF-1.7\nstream\n" + text + b"\nendstream\n%%EOF",
        "pdf properties": b"%PDF-1.7\n/Keywords<FEFF"
        + code.encode("utf-16-be").hex().encode()
        + b">%%EOF",
        "text": code.encode("utf-16"),
    }


@pytest.mark.parametrize("medium", carriers(""))
def test_a_report_is_known_by_the_code_it_carries(store, medium):
    one = named(chief(store), DECEMBER, 2)
    verdict = verified_file(chief(store), carriers(one.code)[medium], "bao-cao")
    assert (verdict.kind, verdict.publication, verdict.carried) == ("genuine", one, True)


def test_a_report_with_a_false_code_two_codes_or_none(store, tmp_path):
    shelf, one = chief(store), named(chief(store), DECEMBER, 2)
    false = carriers("CAX1:2023-12:2:00000000dead")["docx"]
    assert verified_file(shelf, false, "x").kind == "unknown_hash"
    both = f"{one.code} {named(shelf, NOVEMBER, 1).code}".encode()
    with pytest.raises(SeveralCodes):
        verified_file(shelf, both, "x")
    for content in (b"", b"CAX1:2023-12", carriers("không mã")["docx"]):
        (tmp_path / "bao-cao.docx").write_bytes(content)
        with pytest.raises(NoCode) as refused:
            verified(shelf, str(tmp_path / "bao-cao.docx"))
        assert "bao-cao.docx" in refused.value.says.in_("vi")


def test_a_report_that_ends_early_or_no_longer_opens_is_said_to_be_damaged(store):
    shelf, one = chief(store), named(chief(store), DECEMBER, 2)
    whole, pdf = carriers(one.code)["docx"], carriers(one.code)["pdf text"]
    flipped = whole.replace(b"word/", b"wore/", 1)
    for content in (whole[:-40], whole[:30], flipped, pdf[:-5], b"PK"):
        with pytest.raises(ReportDamaged):
            verified_file(shelf, content, "bao-cao")


def test_a_report_that_was_issued_is_told_from_an_altered_copy(store):
    """Whatever code it carries: one changed figure beside a genuine code is another file."""
    shelf, one = chief(store), named(chief(store), DECEMBER, 2)
    report = zipped(("word/document.xml", f"<w:t>91,3%</w:t><w:t>{one.code}</w:t>"))
    plain = b"a picture without a code"
    for content, name in ((report, "bao-cao.docx"), (plain, "bieu-do.png")):
        shelf.issue(one, content, name=name, at="2024-01-06T09:00", who="chief")
        verdict = verified_file(chief(store), content, "x")
        assert (verdict.kind, verdict.issued.name) == ("genuine", name)
        assert verification_status(verdict) == "reached"
    altered = zipped(("word/document.xml", f"<w:t>93,1%</w:t><w:t>{one.code}</w:t>"))
    verdict = verified_file(shelf, altered, "x")
    assert (verdict.kind, verdict.issued, verification_status(verdict)) == ("genuine", None, "near")
    with pytest.raises(NoCode):
        verified_file(shelf, plain + b"!", "x")
    assert [issued.name for issued in shelf.issues()] == ["bao-cao.docx", "bieu-do.png"]
    record = next((store / "published" / "issued").iterdir()) / "manifest.json"
    record.write_bytes(record.read_bytes().replace(b"2024", b"2023"))
    assert len(chief(store).issues()) == 1


def test_a_record_of_an_issued_file_is_no_publication(store):
    """Nor the other way round, though the same key signed both."""
    shelf, one = chief(store), named(chief(store), DECEMBER, 2)
    issued = shelf.issue(one, b"x", name="x", at="2024-01-06T09:00", who="chief")
    records = store / "published" / "issued"
    shutil.copytree(folder(store), records / "0123")
    shutil.rmtree(folder(store))
    shutil.copytree(records / issued.sha256, folder(store))
    assert shelf.issues() == (issued,)
    assert (told(store).kind, told(store).fault.file) == ("misplaced", "manifest.json")


def panels(store, language):
    shelf, view = chief(store), View(Reader("chief", language=language, store=store), DECEMBER)
    first, second = named(shelf, DECEMBER, 1), named(shelf, DECEMBER, 2)
    yield history_panel(view, history(shelf))
    yield differences_panel(view, first, second, compared(shelf, first, second))
    for code in (first.code, second.code, "CAX1:2023-12:2:00000000dead"):
        yield verification_panel(view, verified_code(shelf, code))
    yield verification_panel(view, verified_file(shelf, second.code.encode(), "x"))
    (folder(store) / "content" / "cell.jsonl").write_text("[]")
    yield verification_panel(view, told(store))
    yield history_panel(view, history(shelf))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_panels_are_sentences_in_one_language(store, language):
    foreign = ENGLISH if language == "vi" else VIETNAMESE
    for panel in panels(store, language):
        words = " ".join((panel.title, panel.subtitle, *shown(panel.table)))
        words = words.replace("Nhập bổ sung một thẻ", "")  # what a chief typed
        assert not foreign.search(words), words


def shown(table):
    yield from (column.name for column in table.columns)
    yield from (str(value) for row in table.rows for value in row)


def test_panels_say_how_many_and_which(store):
    history_told, differences_told, old, new, unknown, _, cut, after = panels(store, "vi")
    assert history_told.title == "Đã chốt 2 tháng, 1 lần đính chính"
    assert history_told.table.rows[0][:2] == ("12/2023, bản 2", "● Đang có giá trị")
    assert history_told.table.rows[0][5] == "Đính chính bản 1: Nhập bổ sung một thẻ"
    assert differences_told.title.startswith("12/2023, bản 1 → 12/2023, bản 2: ")
    rows = {(row[0], row[1]): row[2:] for row in differences_told.table.rows}
    assert rows["Có thẻ còn hạn / có mặt", "Toàn xã"][:4] == (
        "50,0%", "100,0%", "+50,0 điểm %", "+1"
    )  # fmt: skip
    assert old.title == "▲ Thật, nhưng đã có bản đính chính: 12/2023, bản 1"
    assert new.title == "● Đúng là số liệu đã chốt: 12/2023, bản 2"
    assert unknown.title == "■ Không có mã này trong kho"
    assert cut.title.startswith("■ Thiếu phần cuối: 12/2023, bản 2")
    assert "content/cell.jsonl" in cut.table.rows[0][1] and "chỉ có 2 byte" in cut.table.rows[0][1]
    assert after.title == "Đã chốt 2 tháng, 0 lần đính chính, 1 bản không còn giá trị"


def test_a_code_is_the_same_picture_every_time_and_of_one_size():
    one, other = "CAX1:2023-12:1:0123456789ab", "CAX1:2023-12:1:012345678901"
    assert qr_png(one) == qr_png(one) != qr_png(other)
    assert qr_png(one)[:8] == b"\x89PNG\r\n\x1a\n" and len(qr_png(one)) == len(qr_png(other))


@pytest.mark.parametrize("text", ["A", "SN12-4821", "CAX1:2023-12:1:0123456789ab"])
def test_a_code_is_never_a_micro_qr_code_however_short(text):
    """29 modules and 4 of white on either side; a Micro QR code has at most 17."""
    wide = int.from_bytes(qr_png(text, pixels=8)[16:20], "big")
    assert wide == 8 * (29 + 2 * 4)
