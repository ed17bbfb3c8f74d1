"""The front door when data are real: name, password, code; outside Streamlit and without a script.

Three steps, each a form: coming in; another password where somebody else gave this one; one-time
codes, which a chief must have. Between them a ticket stands for the password that was right.
"""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from secrets import token_urlsafe
from textwrap import wrap

from analytics.meaning.door import accounts_of, new_code, noted
from analytics.words.account import Account
from analytics.words.errors import BadAccount, LockedOut, ProjectError
from analytics.words.text import Language, Text

TICKET_LIVES = 10 * 60.0  # seconds
WAITING = 16  # tries that may wait for the two that are looked at
Qr = Callable[[str], str]

NOBODY = Text("Chưa có tài khoản nào")
NOBODY_WHY = Text(
    "Số liệu ở đây cần tài khoản. Trên máy đặt chương trình, hãy lập chỉ huy đầu tiên bằng lệnh “"
    "python -m analytics account add TÊN --role chief”. Không có mật khẩu mặc định. Để xem bản "
    "trình diễn, hãy dùng một thư mục số liệu mới và lệnh “make data”."
)
COME_IN, NAME, PASSWORD = Text("Đăng nhập"), Text("Tên đăng nhập"), Text("Mật khẩu")
CODE, SIX = Text("Mã một lần (6 số, nếu đã bật)"), Text("Mã 6 số")
WRONG = Text("Tên, mật khẩu hoặc mã không đúng.")
CHANGE = Text("Đổi mật khẩu")
CHANGE_WHY = Text("Mật khẩu này do người khác đặt. Hãy đặt mật khẩu của mình, từ 12 chữ.")
NEW, AGAIN = Text("Mật khẩu mới"), Text("Nhập lại mật khẩu mới")
UNLIKE = Text("Hai lần nhập mật khẩu không giống nhau.")
CODES = Text("Bật mã một lần")
CODES_WHY = Text(
    "Chỉ huy cần mã một lần khi số liệu là thật. Quét hình này bằng ứng dụng tạo mã trên điện "
    "thoại (không cần mạng), rồi nhập mã 6 số."
)
BY_HAND = Text("Không quét được thì gõ khóa: {secret}")
TICKET_OVER = Text("Đã quá lâu; hãy đăng nhập lại.")
BUSY = Text("Đang có quá nhiều người đăng nhập; hãy thử lại sau ít phút.")
NO_FIGURES = Text("Vai trò kỹ thuật không xem số liệu; hãy dùng lệnh trên máy đặt chương trình.")


@dataclass(frozen=True)
class Ticket:
    account: Account
    until: float
    secret: bytes


@dataclass
class Desk:
    """Who stands at the door of one store. `qr` draws the words of a code as SVG."""

    store: Path
    qr: Qr
    tickets: dict[str, Ticket] = field(default_factory=dict)
    workers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2))
    waiting: int = 0
    known: tuple[object, dict[str, Account]] = (None, {})

    def stands(self, name: str, role: str, area: str) -> bool:
        """Whether the account still is what it was when it came in; asked every second, so the
        file is read only when it has changed."""
        try:
            seen = (self.store / "accounts.sqlite").stat()
            stamp = (seen.st_mtime_ns, seen.st_size)
            if self.known[0] != stamp:
                found = {one.name: one for one in accounts_of(self.store).all()}
                self.known = (stamp, found)
        except (ProjectError, OSError):
            return False
        now = self.known[1].get(name)
        return now is not None and (now.role, now.area, now.disabled, now.change) == (
            role, area, False, False,
        )  # fmt: skip

    async def step(self, sent: dict[str, list[str]]) -> "Account | Told":
        """The account that has come in, or what stands in its way."""
        if self.waiting >= WAITING:
            return Told(429, "enter", BUSY)
        self.waiting += 1
        try:
            told = {key: values[0] for key, values in sent.items()}
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.workers, self._step, told)
        finally:
            self.waiting -= 1

    def _step(self, told: dict[str, str]) -> "Account | Told":
        try:
            if told.get("step") in ("change", "codes"):
                return self._further(told["step"], told)
            return self._entered(told)
        except LockedOut as locked:
            self._note(told.get("name", ""), refused=True)
            return Told(429, "enter", locked.says)
        except ProjectError as problem:
            return Told(503, "enter", problem.says)

    def _entered(self, told: dict[str, str]) -> "Account | Told":
        name = told.get("name", "").strip().lower()
        found = accounts_of(self.store).enter(name, told.get("password", ""), told.get("code", ""))
        if found is None or found.role == "technician":
            self._note(name, refused=True)
            return Told(401, "enter", WRONG) if found is None else Told(403, "enter", NO_FIGURES)
        return self._next(found)

    def _next(self, found: Account) -> "Account | Told":
        if found.change:
            return self._asked("change", found, b"")
        if found.role == "chief" and not found.codes:
            return self._asked("codes", found, new_code(found.name)[0])
        noted(self.store, found.name, found.role, "login")
        return found

    def _asked(self, step: str, found: Account, secret: bytes, why: Text | None = None) -> "Told":
        now, ticket = time.monotonic(), token_urlsafe(32)
        self.tickets = {key: one for key, one in self.tickets.items() if one.until > now}
        self.tickets[ticket] = Ticket(found, now + TICKET_LIVES, secret)
        return Told(200, step, why, ticket, secret, found.name)

    def _further(self, step: str, told: dict[str, str]) -> "Account | Told":
        """A ticket counts once; whoever failed gets another one."""
        ticket = self.tickets.pop(told.get("ticket", ""), None)
        if ticket is None or ticket.until < time.monotonic():
            return Told(401, "enter", TICKET_OVER)
        name, accounts = ticket.account.name, accounts_of(self.store)
        if step == "codes" and ticket.secret:
            if not accounts.code_begun(name, ticket.secret, told.get("code", "")):
                return self._asked("codes", ticket.account, ticket.secret, WRONG)
            noted(self.store, name, ticket.account.role, "codes-on", name)
            return self._next(accounts.one(name))
        if told.get("new") != told.get("again"):
            return self._asked("change", ticket.account, b"", UNLIKE)
        try:
            accounts.change(name, told.get("new", ""))
        except BadAccount as bad:
            return self._asked("change", ticket.account, b"", bad.says)
        noted(self.store, name, ticket.account.role, "password-changed", name)
        return self._next(accounts.one(name))

    def _note(self, name: str, *, refused: bool) -> None:
        """What was typed is written down only where it is the name of an account: it may have been
        a password."""
        known = any(one.name == name for one in accounts_of(self.store).all())
        noted(self.store, name if known else "?", "", "login", refused=refused)

    def left(self, name: str, role: str) -> None:
        """Nobody is kept in because the log cannot be written."""
        with suppress(ProjectError):
            noted(self.store, name, role, "logout")

    def page(self, told: "Told", next_page: str, language: Language) -> str:
        """The form of a step, or who must be made first."""
        if told.step == "enter" and not accounts_of(self.store).all():
            why = f"<p>{NOBODY_WHY.in_(language)}</p>"
            return f"<section><h3>{NOBODY.in_(language)}</h3>{why}</section>"
        said = escape(told.why.in_(language)) if told.why else ""
        why = f'<p class="mark" role="alert">{said}</p>' if said else ""
        hidden = {"next": next_page, "step": told.step, "ticket": told.ticket}
        kept = "".join(
            f'<input type="hidden" name="{key}" value="{escape(value)}">'
            for key, value in hidden.items()
        )
        title, fields = self._fields(told, language)
        return (
            f'<form method="post" action="/login"><h3>{title.in_(language)}</h3>{why}{fields}{kept}'
            f"<button>{title.in_(language)}</button></form>"
        )

    def _fields(self, told: "Told", language: Language) -> tuple[Text, str]:
        if told.step == "change":
            lead = f"<p>{CHANGE_WHY.in_(language)}</p>"
            new = asked(NEW, "new", "new-password", language, kind="password")
            return CHANGE, lead + new + asked(AGAIN, "again", "new-password", language,
                                              kind="password")  # fmt: skip
        first = told.step == "codes"
        code = asked(SIX if first else CODE, "code", "one-time-code", language, needed=first)
        if first:
            address, typed = new_code(told.name, told.secret)[1:]
            by_hand = BY_HAND.filled(secret=" ".join(wrap(typed, 4))).in_(language)
            lead = f"<p>{CODES_WHY.in_(language)}</p>{self.qr(address)}<p>{escape(by_hand)}</p>"
            return CODES, lead + code
        name = asked(NAME, "name", "username", language)
        return COME_IN, name + asked(
            PASSWORD, "password", "current-password", language, kind="password"
        ) + code  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A step that is asked, with what was wrong before."""

    status: int
    step: str
    why: Text | None = None
    ticket: str = ""
    secret: bytes = b""
    name: str = ""


def asked(
    label: Text,
    name: str,
    fill: str,
    language: Language,
    *,
    kind: str = "text",
    needed: bool = True,
) -> str:
    must = " required" if needed else ""
    return (
        f'<label>{label.in_(language)}<input name="{name}" type="{kind}" autocomplete="{fill}" '
        f'maxlength="128" spellcheck="false" autocapitalize="none"{must}></label>'
    )
