"""Who signs, and whose signature counts.

keys/private.pem is made at the first publication; keys/trusted holds a public key a signer, named
by its fingerprint. A second signer is a second file there. Whoever can write this folder can
also put a key into it: compare the fingerprint with the one on paper.
"""

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
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

from analytics.words.errors import KeyDamaged, KeyLocked

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
