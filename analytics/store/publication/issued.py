"""Files that were handed out: the signed record of each, and the code inside any file."""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from analytics.store.publication.manifest import MANIFEST
from analytics.store.publication.press import put
from analytics.store.publication.signature import (
    SIGNATURE,
    SIGNER,
    public_pem,
    signature_bytes,
    signature_fault,
)
from analytics.words.publication import FORM, Issued

ISSUED = "issued"
RECORD = "CAX1-issued"  # a signed manifest of another kind must not pass for a record
CODE = re.compile(rf"{FORM}:\d{{4}}-\d{{2}}:\d{{1,4}}:[0-9a-f]{{8,64}}(?![0-9a-f])".encode(), re.I)
MOST = 50_000_000  # bytes unpacked of one stream of a PDF
_TAG = re.compile(rb"<[^<>]*>")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.S)
_HEX = re.compile(rb"<feff([0-9a-f\s]+)>", re.I)


def record(published: Path, told: Issued, key: Ed25519PrivateKey) -> None:
    """Once: the same file handed out again stays under its first date."""
    folder = published / ISSUED / told.sha256
    if folder.exists():
        return
    line = {"form": RECORD} | asdict(told)
    manifest = json.dumps(line, ensure_ascii=False, indent=1).encode() + b"\n"
    signature, pem = signature_bytes(manifest, key), public_pem(key.public_key())
    put(folder, {MANIFEST: manifest, SIGNATURE: signature, SIGNER: pem})


def recorded(published: Path, keys: Mapping[str, Ed25519PublicKey]) -> tuple[Issued, ...]:
    """Oldest first; a record that is not signed, or lies in a wrong place, counts for nothing."""
    found = (_read(folder, keys) for folder in (published / ISSUED).glob("*"))
    return tuple(sorted(filter(None, found), key=lambda one: (one.at, one.code, one.name)))


def _read(folder: Path, keys: Mapping[str, Ed25519PublicKey]) -> Issued | None:
    if signature_fault(folder, keys):
        return None
    told = json.loads((folder / MANIFEST).read_bytes())
    if told.pop("form") != RECORD or told["sha256"] != folder.name:
        return None
    return Issued(**told)


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
