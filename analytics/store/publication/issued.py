"""Files that were handed out: their hash, signed like a publication, in issued/<hash>/."""

import json
from collections.abc import Mapping
from dataclasses import asdict
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
from analytics.words.publication import Issued

ISSUED = "issued"
FORM = "CAX1-issued"  # a signed manifest of another kind must not pass for a record


def record(published: Path, told: Issued, key: Ed25519PrivateKey) -> None:
    """Once: the same file handed out again stays under its first date."""
    folder = published / ISSUED / told.sha256
    if folder.exists():
        return
    line = {"form": FORM} | asdict(told)
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
    if told.pop("form") != FORM or told["sha256"] != folder.name:
        return None
    return Issued(**told)
