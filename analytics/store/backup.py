"""A store as one encrypted file, and back: everything people made, nothing that is computed again.

The head names the salt and the cost of argon2id, which makes the key of the passphrase. Behind it
stand pieces of ChaCha20-Poly1305, each sealed with the head, its number and whether it is the last:
a piece that was altered, moved, left out or cut off is no piece of this file. Nothing is written
without the key: neither to the disk of the backup nor, on the way back, before its piece is proven.
"""

import io
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from secrets import token_bytes
from typing import IO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from analytics.store import audit
from analytics.store.accounts import argon, checked_password
from analytics.store.journal import locked
from analytics.store.results import PREFIX
from analytics.store.settle import settle
from analytics.words.errors import (
    BackupDamaged,
    BadAccount,
    FolderNotWritable,
    StoreNotEmpty,
    WrongPassphrase,
)
from analytics.words.text import Text

FORM = b"CAXBK1\n"
PIECE = 1 << 18
SALT, TAG = 16, 16
LAST = "backup.json"  # beside the editions: when the last one was made, and its name
LEFT_OUT = (".tmp", ".lock", ".draft", ".wal", "-journal", "-shm", "-wal")
SHORT = Text("Mật khẩu của bản sao lưu có từ 12 đến 128 chữ, ít nhất 5 chữ khác nhau.")


def backed_up(store: Path, folder: Path, passphrase: str, *, who: str, role: str) -> Path:
    """The file, whole or not at all; an act like any other."""
    if not passphrase_allowed(passphrase):
        raise BadAccount(SHORT)
    path = folder / f"sao-luu-{datetime.now():%Y%m%d-%H%M%S}.caxbk"
    draft = path.with_suffix(".tmp")
    with audit.noting(store, who, role, "backup", path.name):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with locked(store), draft.open("xb") as file:
                _packed(store, file, passphrase)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, path)
            settle(folder)
            told = {"at": f"{datetime.now():%Y-%m-%dT%H:%M}", "file": path.name}
            (store / LAST).write_text(json.dumps(told), "utf-8")
        except OSError as refused:
            raise FolderNotWritable(folder.name) from refused
        finally:
            draft.unlink(missing_ok=True)
    return path


def passphrase_allowed(passphrase: str) -> bool:
    try:
        return bool(checked_password("\n", passphrase))
    except BadAccount:
        return False


def last_backup(store: Path) -> str:
    """When it was made, an ISO minute; nothing where there is none that can be read."""
    try:
        return str(json.loads((store / LAST).read_bytes())["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def restored(path: Path, store: Path, passphrase: str) -> None:
    """Into a folder that is empty or not there yet; it appears whole or not at all."""
    if store.exists() and any(store.iterdir()):
        raise StoreNotEmpty(store.name)
    draft = store.with_name(f"{store.name}.restoring")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(parents=True, mode=0o700)
        with path.open("rb") as file:
            pieces = _Unsealed(file, path.name, passphrase)
            with tarfile.open(fileobj=cast(IO[bytes], pieces), mode="r|gz") as packed:
                packed.extractall(draft, filter="data")
            pieces.finish()
        if store.exists():
            store.rmdir()
        os.rename(draft, store)
        settle(store.parent)
    except (tarfile.TarError, EOFError, ValueError) as broken:
        raise BackupDamaged(path.name) from broken
    except FileNotFoundError as absent:
        raise BackupDamaged(path.name) from absent
    except OSError as refused:
        raise FolderNotWritable(store.name) from refused
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def files_of(store: Path) -> list[Path]:
    """What people made and the editions; not what is computed again, not what was half made."""
    return [
        one
        for one in sorted(store.rglob("*"))
        if one.is_file() and not one.name.startswith(PREFIX) and not one.name.endswith(LEFT_OUT)
    ]


def _packed(store: Path, file: io.BufferedWriter, passphrase: str) -> None:
    pieces = _Sealed(file, passphrase)
    with tarfile.open(fileobj=cast(IO[bytes], pieces), mode="w|gz") as packed:
        for one in files_of(store):
            content = _database(one) if one.suffix == ".sqlite" else one.read_bytes()
            told = packed.gettarinfo(one, one.relative_to(store).as_posix())
            told.size, told.uname, told.gname, told.uid, told.gid = len(content), "", "", 0, 0
            packed.addfile(told, io.BytesIO(content))
    pieces.finish()


def _database(path: Path) -> bytes:
    """As it is between two writes. One that is damaged is kept as it lies there."""
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=10.0)) as opened:
            opened.execute("begin")
            opened.execute("select count(*) from sqlite_master").fetchone()
            return opened.serialize()
    except sqlite3.Error:
        return path.read_bytes()


def _key(passphrase: str, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(argon(salt).derive(passphrase.encode()))


def _place(number: int, *, last: bool) -> bytes:
    """A nonce: never used twice with one salt."""
    return number.to_bytes(11, "big") + bytes([last])


class _Sealed:
    """Written to like a file."""

    def __init__(self, file: io.BufferedWriter, passphrase: str) -> None:
        salt = token_bytes(SALT)
        self.file, self.head, self.key = file, FORM + salt, _key(passphrase, salt)
        self.number, self.held = 0, bytearray()
        file.write(self.head)

    def write(self, content: bytes) -> int:
        self.held += content
        while len(self.held) > PIECE:
            self._seal(bytes(self.held[:PIECE]), last=False)
            del self.held[:PIECE]
        return len(content)

    def finish(self) -> None:
        self._seal(bytes(self.held), last=True)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        self.file.write(self.key.encrypt(_place(self.number, last=last), piece, self.head))
        self.number += 1


class _Unsealed:
    """Read from like a file."""

    def __init__(self, file: io.BufferedReader, name: str, passphrase: str) -> None:
        self.name, self.held = name, bytearray()
        head = file.read(len(FORM) + SALT)
        if not head.startswith(FORM) or len(head) != len(FORM) + SALT:
            raise BackupDamaged(name)
        self.pieces = self._opened(file, head, _key(passphrase, head[len(FORM) :]))

    def read(self, size: int) -> bytes:
        while len(self.held) < size and (piece := next(self.pieces, None)) is not None:
            self.held += piece
        told = bytes(self.held[:size])
        del self.held[:size]
        return told

    def finish(self) -> None:
        """To the last piece, even where the archive ended before it."""
        for _ in self.pieces:
            pass

    def _opened(
        self, file: io.BufferedReader, head: bytes, key: ChaCha20Poly1305
    ) -> Iterator[bytes]:
        number, piece = 0, file.read(PIECE + TAG)
        while piece:
            after = file.read(PIECE + TAG)
            try:
                yield key.decrypt(_place(number, last=not after), piece, head)
            except InvalidTag as wrong:
                raise (BackupDamaged if number else WrongPassphrase)(self.name) from wrong
            number, piece = number + 1, after
        if not number:
            raise BackupDamaged(self.name)
