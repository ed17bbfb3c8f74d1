"""Who signs, whose signature counts, and whether a folder is what was signed, byte for byte.

keys/private.pem is made at the first publication; keys/trusted holds a public key a signer, named
by its fingerprint. A second signer is a second file there. Whoever can write this folder can
also put a key into it: compare the fingerprint with the one on paper.

The signature beside a manifest is two lines: the manifest's hash and size, and Ed25519 over it.
The hash and size are there to say which of the two files was altered, and where one ends early.
"""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from analytics.store.edition import sha256
from analytics.store.publication.manifest import MANIFEST, files_of, form_of, hash_of, understood
from analytics.words.errors import KeyDamaged, KeyLocked
from analytics.words.publication import FORM, Fault, Publication

SIGNATURE = "manifest.sig"
SIGNER = "signer.pem"
_FORM = re.compile(rb"sha256 ([0-9a-f]{64}) (\d{1,9})\ned25519 ([0-9a-f]{128})\n")
BESIDE = {MANIFEST, SIGNATURE, SIGNER}
KEYS = "keys"
PRIVATE = "private.pem"
TRUSTED = "trusted"
PASSPHRASE = "DASHBOARD_KEY_PASSPHRASE"


def fingerprint(key: Ed25519PublicKey) -> str:
    """Sixteen hex digits of the SHA-256 of the raw key: short enough to compare by eye."""
    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def public_pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def signing_key(store: Path) -> Ed25519PrivateKey:
    """The signer of this store, made where there is none. Only for whoever holds the lock."""
    path = store / KEYS / PRIVATE
    key = _read_private(path) if path.exists() else _made(path)
    trust(store, key.public_key())
    return key


def trust(store: Path, key: Ed25519PublicKey) -> Path:
    path = store / KEYS / TRUSTED / f"{fingerprint(key)}.pem"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, public_pem(key), 0o644)
    return path


def trusted(store: Path) -> dict[str, Ed25519PublicKey]:
    """Fingerprint to key. A file there that is no such key is an error: it hides a signer."""
    files = sorted((store / KEYS / TRUSTED).glob("*.pem"))
    return {fingerprint(key): key for key in map(_read_public, files)}


def public_of(pem: bytes) -> Ed25519PublicKey | None:
    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, Ed25519PublicKey) else None


def _read_public(path: Path) -> Ed25519PublicKey:
    key = public_of(path.read_bytes())
    if key is None:
        raise KeyDamaged(path.name)
    return key


def _read_private(path: Path) -> Ed25519PrivateKey:
    """TypeError: a passphrase is needed or was given for nothing."""
    pem, word = path.read_bytes(), os.environ.get(PASSPHRASE, "").encode() or None
    try:
        key = load_pem_private_key(pem, word)
    except TypeError as locked:
        raise KeyLocked(PASSPHRASE) from locked
    except (ValueError, UnsupportedAlgorithm) as refused:
        raise (KeyLocked(PASSPHRASE) if b"ENCRYPTED" in pem else KeyDamaged(path.name)) from refused
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyDamaged(path.name)
    return key


def _made(path: Path) -> Ed25519PrivateKey:
    key, word = Ed25519PrivateKey.generate(), os.environ.get(PASSPHRASE, "").encode()
    sealed: KeySerializationEncryption = BestAvailableEncryption(word) if word else NoEncryption()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _put(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed), 0o600)
    return key


def _put(path: Path, content: bytes, mode: int) -> None:
    """Whole or not at all, and never readable for others in between."""
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)


def signature_bytes(manifest: bytes, key: Ed25519PrivateKey) -> bytes:
    return _written(manifest, key.sign(manifest))


def _written(manifest: bytes, signature: bytes) -> bytes:
    first = f"sha256 {hash_of(manifest)} {len(manifest)}\n"
    return f"{first}ed25519 {signature.hex()}\n".encode()


def signature_fault(folder: Path, keys: Mapping[str, Ed25519PublicKey]) -> Fault | None:
    """None where a trusted key signed the manifest and all three files are as they were written."""
    found: dict[str, bytes] = {}
    for name in (MANIFEST, SIGNATURE, SIGNER):
        try:
            found[name] = (folder / name).read_bytes()
        except OSError:
            return Fault("missing", name)
    manifest, told = found[MANIFEST], found[SIGNATURE]
    form = _FORM.fullmatch(told)
    if form is None:
        return changed(SIGNATURE, len(_written(manifest, bytes(64))), len(told))
    signature = bytes.fromhex(form[3].decode())
    trusted = next((one for one in keys.values() if signed(one, manifest, signature)), None)
    enclosed = public_of(found[SIGNER])
    if trusted is None and enclosed is not None and signed(enclosed, manifest, signature):
        return Fault("unknown_signer", SIGNER, signer=fingerprint(enclosed))
    if trusted is None and (form[1].decode(), int(form[2])) != (hash_of(manifest), len(manifest)):
        return changed(MANIFEST, int(form[2]), len(manifest))
    if trusted is None or told != _written(manifest, signature):
        return Fault("altered", SIGNATURE, len(told), len(told))
    pem = public_pem(trusted)
    return None if found[SIGNER] == pem else changed(SIGNER, len(pem), len(found[SIGNER]))


def signed(key: Ed25519PublicKey, manifest: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, manifest)
    except InvalidSignature:
        return False
    return True


def changed(name: str, expected: int, found: int) -> Fault:
    """A shorter file lost its end; anything else was altered."""
    return Fault("truncated" if found < expected else "altered", name, expected, found)


@dataclass(frozen=True)
class Checked:
    """The publication whose manifest is signed, and what is wrong with its files.

    Without a good signature there is no publication: nothing the manifest says can be believed.
    """

    publication: Publication | None
    fault: Fault | None


def checked(folder: Path, keys: Mapping[str, Ed25519PublicKey]) -> Checked:
    fault = signature_fault(folder, keys)
    if fault:
        return Checked(None, fault)
    manifest = (folder / MANIFEST).read_bytes()
    if form_of(manifest) != FORM:
        return Checked(None, Fault("misplaced", MANIFEST))
    return Checked(understood(manifest), files_fault(folder, files_of(manifest)))


def files_fault(folder: Path, told: Mapping[str, tuple[int, str]]) -> Fault | None:
    """The first file, by name, that is not as the manifest says; then any it does not name."""
    for name, (size, digest) in told.items():
        path = folder / name
        if not path.is_file():
            return Fault("missing", name, size)
        found = path.stat().st_size
        if found != size or sha256(path) != digest:
            return changed(name, size, found)
    lying = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    extra = sorted(lying - told.keys() - BESIDE)
    return Fault("extra", extra[0], 0, (folder / extra[0]).stat().st_size) if extra else None
