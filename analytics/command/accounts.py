"""Accounts and the log on the console of the machine: who may come in, and what was done."""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analytics.command import Told
from analytics.meaning.door import accounts_of, logged, noted, verified_log
from analytics.words.account import ROLES, Account
from analytics.words.errors import BadAccount
from analytics.words.settings import STORE
from analytics.words.text import HOME, LANGUAGES, Text

Run = Callable[[Told], int]
CONSOLE = "console"
ONCE, TWICE = Text("Mật khẩu: "), Text("Nhập lại mật khẩu: ")
UNLIKE = Text("Hai lần nhập mật khẩu không giống nhau.")
ADDED = Text("Đã lập tài khoản “{name}”; lần đầu vào phải đổi mật khẩu.")
DONE = Text("Đã làm xong với tài khoản “{name}”.")
WHOLE = Text("Nhật ký nguyên vẹn: {rows} dòng, đầu chuỗi {seal}.")
NOBODY = Text("Chưa có tài khoản nào.")


def password(told: Told) -> str:
    """Asked twice and not shown; from a pipe its first line. Never an argument: the history of the
    console and the list of processes would keep it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    once = getpass.getpass(ONCE.in_(told.language))
    if once != getpass.getpass(TWICE.in_(told.language)):
        raise BadAccount(UNLIKE)
    return once


def add(told: Told) -> int:
    accounts = accounts_of(told.store)
    act(told, "account-add", f"{told.name} {told.role}")
    accounts.add(told.name, told.person, told.role, told.area, password(told))
    return said(ADDED.filled(name=told.name), told)


def disable(told: Told) -> int:
    act(told, "account-enable" if told.again else "account-disable", told.name)
    accounts_of(told.store).disable(told.name, disabled=not told.again)
    return said(DONE.filled(name=told.name), told)


def unlock(told: Told) -> int:
    act(told, "account-unlock", told.name)
    accounts_of(told.store).unlock(told.name)
    return said(DONE.filled(name=told.name), told)


def reset(told: Told) -> int:
    act(told, "account-reset", told.name)
    accounts_of(told.store).reset(told.name, password(told), codes=told.codes)
    return said(DONE.filled(name=told.name), told)


def role(told: Told) -> int:
    act(told, "account-role", f"{told.name} {told.role}")
    accounts_of(told.store).give(told.name, told.role, told.area)
    return said(DONE.filled(name=told.name), told)


def act(told: Told, action: str, object: str) -> None:
    noted(told.store, CONSOLE, CONSOLE, action, object)


def said(words: Text, told: Told) -> int:
    print(words.in_(told.language))
    return 0


def listed(told: Told) -> int:
    found = accounts_of(told.store).all()
    for one in found:
        print("\t".join((one.name, one.person, one.role, one.area, *marks(one))))
    return 0 if found else said(NOBODY, told)


def marks(one: Account) -> list[str]:
    told = {"disabled": one.disabled, "locked": one.locked, "change": one.change}
    return [name for name, true in (told | {"codes": one.codes}).items() if true]


def verify(told: Told) -> int:
    """0 where the log is whole and goes on from every head that a publication holds."""
    head = verified_log(told.store)
    return said(WHOLE.filled(rows=head.number, seal=head.seal[:12]), told)


def show(told: Told) -> int:
    for one in reversed(logged(told.store, most=told.most, who=told.who)):
        print("\t".join((str(one.number), one.at, one.who, one.role, one.action, one.object,
                         one.result)))  # fmt: skip
    return 0


def clock(told: Told) -> int:
    act(told, "clock", "")
    return said(Text("Đã ghi: đồng hồ máy nay đúng."), told)


def add_accounts(commands: Any) -> None:
    group = commands.add_parser("account", help="tài khoản / who may come in")
    acts = group.add_subparsers(required=True)
    one = named(acts, "add", add, "lập tài khoản / a new account")
    holding(one)
    one.add_argument("--person", default="", help="họ tên / who it is")
    named(acts, "list", listed, "mọi tài khoản / all", one=False)
    one = named(acts, "disable", disable, "đóng tài khoản / lets nobody in by it")
    one.add_argument("--again", action="store_true", help="mở lại / let in again")
    named(acts, "unlock", unlock, "mở khóa / after too many failures")
    one = named(acts, "reset", reset, "đặt mật khẩu mới / a new password")
    one.add_argument("--codes", action="store_true", help="bỏ cả mã một lần / new codes too")
    holding(named(acts, "role", role, "đổi vai trò / another role"))
    group = commands.add_parser("audit", help="nhật ký / the log of acts")
    acts = group.add_subparsers(required=True)
    named(acts, "verify", verify, "còn nguyên không / is it whole", one=False)
    one = named(acts, "show", show, "đọc / read", one=False)
    one.add_argument("--most", type=int, default=50)
    one.add_argument("--who", default="")
    named(acts, "clock", clock, "đồng hồ nay đúng / the clock is right now", one=False)


def named(acts: Any, word: str, run: Run, help: str, *, one: bool = True) -> Any:
    command = acts.add_parser(word, help=help)
    if one:
        command.add_argument("name", help="tên đăng nhập / the name it comes in by")
    command.add_argument("--store", type=Path, default=STORE)
    command.add_argument("--language", choices=LANGUAGES, default=HOME)
    command.set_defaults(run=run)
    return command


def holding(command: Any) -> None:
    command.add_argument("--role", choices=ROLES, required=True)
    command.add_argument("--area", default="commune", help="thôn / village, 001")
