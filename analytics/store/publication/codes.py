"""The code of a publication inside any file: office documents, PDF, web pages, text."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from analytics.words.publication import FORM

CODE = re.compile(rf"{FORM}:\d{{4}}-\d{{2}}:\d{{1,4}}:[0-9a-f]{{8,64}}(?![0-9a-f])".encode(), re.I)
MOST = 50_000_000  # bytes unpacked of one stream of a PDF
_TAG = re.compile(rb"<[^<>]*>")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
_HEX = re.compile(rb"<feff([0-9a-f\s]+)>", re.I)


def codes_in(content: bytes) -> tuple[str, ...]:
    """Each once, in lower-case digits, as found. A code that is only a picture is not seen.

    The caller has made sure that an archive opens and is not too big.
    """
    found = (code for part in _parts(content) for code in CODE.findall(part))
    return tuple(dict.fromkeys(_tidy(code) for code in found))


def _tidy(code: bytes) -> str:
    return FORM + code.decode().lower()[len(FORM) :]


def _parts(content: bytes) -> Iterator[bytes]:
    if zipfile.is_zipfile(BytesIO(content)):
        yield from _members(content)
        return
    if content.startswith(b"%PDF"):
        yield from _pdf(content)
    yield content
    yield content.replace(b"\0", b"")  # text of two bytes a letter


def _members(content: bytes) -> Iterator[bytes]:
    """With and without tags: an editor may split a code over several runs of text."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for one in archive.infolist():
            member = archive.read(one)
            yield member
            yield _TAG.sub(b"", member)


def _pdf(content: bytes) -> Iterator[bytes]:
    """Streams unpacked, and properties written as the hex digits of two bytes a letter."""
    for packed in _STREAM.findall(content):
        try:
            yield zlib.decompressobj().decompress(packed, MOST)
        except zlib.error:
            continue
    for digits in _HEX.findall(content):
        told = b"".join(digits.split())
        yield bytes.fromhex(told.decode()[: len(told) // 2 * 2]).replace(b"\0", b"")
