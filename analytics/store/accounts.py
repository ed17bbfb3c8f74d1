"""Accounts: who may come in, kept in one SQLite file; passwords as argon2id, codes as TOTP.

A wrong name takes as long as a wrong password. Five failures within a quarter of an hour lock a
name, known or not, until that has passed or a chief unlocks it. A code counts once.
"""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from secrets import token_bytes
from threading import BoundedSemaphore

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from analytics.words.account import ROLES, SEVERAL, Account
from analytics.words.errors import (
    AccountsDamaged,
    BadAccount,
    FolderNotWritable,
    LockedOut,
    NoAccount,
)
from analytics.words.text import Text

ACCOUNTS = "accounts.sqlite"
PASSES, MEMORY, LANES = 3, 64 * 1024, 1  # memory in KiB
AT_ONCE = BoundedSemaphore(2)  # 64 MiB each
TRIES, WITHIN = 5, 15 * 60
STEP, DIGITS, AROUND = 30, 6, 1  # seconds of a code; the step before and after count too
SHORTEST, LONGEST = 12, 128  # letters of a password
NAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")
PATIENCE = 10.0
TABLES = (
    "create table if not exists account (name text primary key, person text, role text, area text, "
    "password text, secret blob, step integer default 0, disabled integer default 0, "
    "change integer default 1, enters text default '')",
    "create table if not exists failure (name text, at real)",
)
BAD_NAME = Text("Tên đăng nhập gồm 2–32 chữ thường không dấu, số, “.”, “-”, “_”, bắt đầu bằng chữ.")
BAD_ROLE = Text("Không có vai trò này; công an viên thôn cần tên thôn, vai trò khác thì không.")
BAD_PASSWORD = Text(
    "Mật khẩu có từ 12 đến 128 chữ, không chứa tên đăng nhập, có ít nhất 5 chữ khác nhau và không "
    "trùng mật khẩu đang dùng."
)
TAKEN = Text("Đã có tài khoản tên này.")
LAST_CHIEF = Text("Đây là chỉ huy cuối cùng còn vào được; hãy lập chỉ huy khác trước.")


class Accounts:
    def __init__(self, store: Path) -> None:
        self.store = store

    def add(self, name: str, person: str, role: str, area: str, password: str) -> None:
        """Whoever gets it must change the password when coming in."""
        if not NAME.fullmatch(name):
            raise BadAccount(BAD_NAME)
        checked_role(role, area)
        told = (name, person.strip() or name, role, area, hashed(checked_password(name, password)))
        with self._opened() as opened:
            if opened.execute("select 1 from account where name = ?", (name,)).fetchone():
                raise BadAccount(TAKEN)
            opened.execute(
                "insert into account (name, person, role, area, password) values (?, ?, ?, ?, ?)",
                told,
            )

    def all(self) -> tuple[Account, ...]:
        """By name; none where nobody was ever added."""
        if not (self.store / ACCOUNTS).exists():
            return ()
        with self._opened() as opened:
            return tuple(_account(opened, row) for row in opened.execute(f"{LOOK} order by name"))

    def one(self, name: str) -> Account:
        for found in self.all():
            if found.name == name:
                return found
        raise NoAccount(name)

    def disable(self, name: str, *, disabled: bool) -> None:
        with self._changing(name, leaves_chief=disabled) as opened:
            opened.execute("update account set disabled = ? where name = ?", (disabled, name))

    def give(self, name: str, role: str, area: str) -> None:
        """Another role."""
        checked_role(role, area)
        with self._changing(name, leaves_chief=role != "chief") as opened:
            opened.execute(
                "update account set role = ?, area = ? where name = ?", (role, area, name)
            )

    def unlock(self, name: str) -> None:
        with self._changing(name) as opened:
            opened.execute("delete from failure where name = ?", (name,))

    def reset(self, name: str, password: str, *, codes: bool = False) -> None:
        """A new password to be changed when coming in; with `codes` new codes are set up then."""
        told = hashed(checked_password(name, password))
        with self._changing(name) as opened:
            opened.execute(
                "update account set password = ?, change = 1 where name = ?", (told, name)
            )
            opened.execute("delete from failure where name = ?", (name,))
            if codes:
                opened.execute("update account set secret = null where name = ?", (name,))

    def change(self, name: str, password: str) -> None:
        """The password its owner chose."""
        if verified(password, self._row(name)[1]):
            raise BadAccount(BAD_PASSWORD)
        told = hashed(checked_password(name, password))
        with self._changing(name) as opened:
            opened.execute(
                "update account set password = ?, change = 0 where name = ?", (told, name)
            )

    def enter(self, name: str, password: str, code: str) -> Account | None:
        """The account whose password and, where codes are on, code these are; None for anything
        else, whatever it was. Raises LockedOut before it looks at either.

        The try is written down first, so that many at once are no more tries than five.
        """
        now, tried = time.time(), name[:LONGEST]
        with self._opened() as opened:
            opened.execute("delete from failure where at < ?", (now - WITHIN,))
            if _locked(opened, tried):
                raise LockedOut(tried)
            opened.execute("insert into failure values (?, ?)", (tried, now))
        found, kept, secret, step = self._row(name)
        sound = verified(password, kept or nobody())
        used = step_of(secret, code, step, now) if secret else 0
        if not sound or found is None or found.disabled or (secret and not used):
            return None
        with self._opened() as opened:
            took = opened.execute(
                "update account set step = ?, enters = ? where name = ? and step < ?",
                (used or step, stamp(now), name, used or step + 1),
            )
            opened.execute("delete from failure where name = ?", (name,))
        return found if took.rowcount else None

    def code_begun(self, name: str, secret: bytes, code: str) -> bool:
        """Turns one-time codes on, once the owner has shown that the telephone makes them."""
        step = step_of(secret, code, 0, time.time())
        if step:
            with self._changing(name) as opened:
                opened.execute(
                    "update account set secret = ?, step = ? where name = ?", (secret, step, name)
                )
        return bool(step)

    def _row(self, name: str) -> tuple[Account | None, str, bytes | None, int]:
        with self._opened() as opened:
            row = opened.execute(f"{LOOK} where name = ?", (name,)).fetchone()
            kept = opened.execute(
                "select password, secret, step from account where name = ?", (name,)
            ).fetchone()
            return (_account(opened, row), *kept) if row else (None, "", None, 0)

    @contextmanager
    def _changing(self, name: str, *, leaves_chief: bool = False) -> Iterator[sqlite3.Connection]:
        """Of an account there is; the last chief who can come in stays."""
        was = self.one(name)
        with self._opened() as opened:
            yield opened
            chiefs = "select count(*) from account where role = 'chief' and not disabled"
            if leaves_chief and was.role == "chief" and not opened.execute(chiefs).fetchone()[0]:
                raise BadAccount(LAST_CHIEF)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        path = self.store / ACCOUNTS
        try:
            if not path.exists():
                path.touch(0o600)
            with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as opened:
                opened.execute("pragma synchronous = full")
                opened.execute("begin immediate")
                for table in TABLES:
                    opened.execute(table)
                yield opened
                opened.execute("commit")
        except sqlite3.OperationalError as refused:
            raise FolderNotWritable(self.store.name) from refused
        except sqlite3.DatabaseError as broken:
            raise AccountsDamaged(ACCOUNTS) from broken
        except OSError as refused:
            raise FolderNotWritable(self.store.name) from refused


LOOK = "select name, person, role, area, disabled, change, secret is not null, enters from account"


def _account(opened: sqlite3.Connection, row: tuple[object, ...]) -> Account:
    name, person, role, area, disabled, change, codes, enters = row
    who, locked = (str(name), str(person), str(role), str(area)), _locked(opened, str(name))
    return Account(*who, bool(disabled), bool(change), bool(codes), locked, str(enters))


def _locked(opened: sqlite3.Connection, name: str) -> bool:
    """A clock that was set back unlocks nothing."""
    told = "select count(*) from failure where name = ? and at > ?"
    return bool(opened.execute(told, (name, time.time() - WITHIN)).fetchone()[0] >= TRIES)


def checked_role(role: str, area: str) -> None:
    if role not in ROLES or (role == SEVERAL) == (area in ("", "commune")):
        raise BadAccount(BAD_ROLE)


def checked_password(name: str, password: str) -> str:
    if (
        not SHORTEST <= len(password) <= LONGEST
        or name in password.lower()
        or len(set(password)) < 5
    ):
        raise BadAccount(BAD_PASSWORD)
    return password


def argon(salt: bytes, length: int = 32) -> Argon2id:
    return Argon2id(salt=salt, length=length, iterations=PASSES, lanes=LANES, memory_cost=MEMORY)


def hashed(password: str) -> str:
    with AT_ONCE:
        return argon(token_bytes(16)).derive_phc_encoded(password.encode())


def verified(password: str, kept: str) -> bool:
    try:
        with AT_ONCE:
            Argon2id.verify_phc_encoded(password[:LONGEST].encode(), kept)
    except InvalidKey:
        return False
    return True


@cache
def nobody() -> str:
    """The hash a name that is not there is compared with: no password has it."""
    return hashed(token_bytes(32).hex())


def new_secret() -> bytes:
    return token_bytes(20)


def totp(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), STEP)


def address_of(name: str, secret: bytes, issuer: str) -> str:
    """What the QR says to the telephone."""
    return totp(secret).get_provisioning_uri(name, issuer)


def step_of(secret: bytes, code: str, after: int, now: float) -> int:
    """The step of time whose code this is; 0 for none, or for one that was used."""
    plain = "".join(code.split())
    for step in range(int(now // STEP) - AROUND, int(now // STEP) + AROUND + 1):
        if step > after and totp(secret).generate(step * STEP).decode() == plain:
            return step
    return 0


def stamp(now: float) -> str:
    return f"{datetime.fromtimestamp(now):%Y-%m-%dT%H:%M:%S}"
