"""Is this number the real one? What a code on paper, a file or a folder turns out to be."""

import re
import zipfile
import zlib
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

from analytics.meaning.ask import months_of
from analytics.meaning.publication.publish import CountedAgain, reader_of, recounted
from analytics.meaning.shelf import Shelf
from analytics.words.errors import NoCode, ReportDamaged, SeveralCodes, UnknownMonth
from analytics.words.month import parse_month
from analytics.words.publication import FORM, Fault, Issued, Kind, Publication, Shelved

CODE = re.compile(rf"(?:{FORM}:(\d{{4}}-\d{{2}}):(\d{{1,4}}):)?([0-9a-f]{{8,64}})", re.I)
MANIFEST = "manifest.json"
MOST = 50_000_000  # bytes unpacked: a small file can hide a huge one


@dataclass(frozen=True)
class Verification:
    """`newest` is the number of the month's last publication, 0 where the month has none.

    `carried`: the code came out of a file; `issued` is that very file as it was handed out, None
    where no such file was. Then only the code was checked, not the numbers beside it.
    `recount` is None where nothing can be counted again.
    """

    kind: Kind | Literal["genuine", "superseded", "unknown_hash"]
    asked: str
    month: date | None = None
    number: int = 0
    publication: Publication | None = None
    fault: Fault | None = None
    newest: int = 0
    carried: bool = False
    issued: Issued | None = None
    recount: CountedAgain | None = None


def verified(shelf: Shelf, told: str) -> Verification:
    """A code, a hash of 8 to 64 digits, or the path of a folder or file: for the command line."""
    if not told.strip():
        raise NoCode(told)
    if CODE.fullmatch(told.strip()):
        return verified_code(shelf, told)
    path = Path(told)
    try:
        if path.name == MANIFEST and path.is_file():
            return verified_folder(shelf, path.parent)
        if path.is_dir():
            return verified_folder(shelf, path)
        return verified_file(shelf, path.read_bytes(), path.name)
    except (OSError, ValueError) as absent:
        raise NoCode(told) from absent


def verified_file(shelf: Shelf, content: bytes, name: str) -> Verification:
    """A report: the very file that was handed out, or one that carries a code."""
    issued = shelf.issued(content)
    if damaged(content):
        raise ReportDamaged(name)
    codes = (issued.code,) if issued else shelf.codes_in(content)
    if not codes:
        raise NoCode(name)
    if len(codes) > 1:
        raise SeveralCodes(", ".join(codes))
    return replace(verified_code(shelf, codes[0]), carried=True, issued=issued)


def damaged(content: bytes) -> bool:
    """An office document that no longer opens, a PDF without its end."""
    if content.startswith(b"%PDF"):
        return b"%%EOF" not in content[-2048:]
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            small = sum(one.file_size for one in archive.infolist()) < MOST
            return not small or archive.testzip() is not None
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        return True


def verified_code(shelf: Shelf, told: str) -> Verification:
    """What is printed on paper; the part before the hash may be left out."""
    found = CODE.fullmatch(told.strip())
    if found is None:
        raise NoCode(told)
    month, number, digits = found[1], found[2], found[3].lower()
    there = shelf.all()
    try:
        places = [
            one
            for one in there
            if month is None or (one.month, one.number) == (parse_month(month), int(number))
        ]
    except UnknownMonth as wrong:
        raise NoCode(told) from wrong
    if month and places and places[0].fault:
        return _faulty(told.strip(), places[0].fault, places[0])
    meant = [one.publication for one in places if one.publication]
    meant = [one for one in meant if one.hash.startswith(digits)]
    if not meant:
        return Verification("unknown_hash", told.strip())
    return _standing(shelf, told.strip(), meant[-1], there)


def verified_folder(shelf: Shelf, folder: Path) -> Verification:
    """A copy anywhere, on a stick or in the store: signed by a trusted key, whole, and known."""
    looked = shelf.look(folder)
    told, name = looked.publication, folder.name
    if looked.fault:
        return _faulty(name, looked.fault, told)
    there = shelf.all()
    if told is None or all(told != one.publication for one in there):
        return Verification("unknown_hash", name)
    return _standing(shelf, name, told, there)


def _faulty(asked: str, fault: Fault, place: Shelved | Publication | None) -> Verification:
    if place is None:
        return Verification(fault.kind, asked, fault=fault)
    return Verification(fault.kind, asked, place.month, place.number, fault=fault)


def _standing(
    shelf: Shelf, asked: str, told: Publication, there: tuple[Shelved, ...]
) -> Verification:
    """Superseded by any later number, even one that is damaged: what it corrected is not known."""
    newest = max(one.number for one in there if one.month == told.month)
    kind: Literal["genuine", "superseded"] = "superseded" if newest > told.number else "genuine"
    again = recounted(shelf, told) if told.month in months_of(reader_of(shelf)) else None
    return Verification(
        kind, asked, told.month, told.number, publication=told, newest=newest, recount=again
    )
