"""The gate: every request and every socket passes here before Streamlit sees it.

Pure ASGI, because Starlette's BaseHTTPMiddleware skips WebSockets, and the socket is where the data
flows. A login kept in `st.session_state` would be a bearer session id, so who reads is decided
here and told to Streamlit in headers a client cannot forge: every copy it sends is cut out first.
"""

import asyncio
import re
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from secrets import token_hex, token_urlsafe
from urllib.parse import quote, urlsplit

import streamlit
from google.protobuf.message import DecodeError
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from analytics.words.text import LANGUAGES, Text

Answer = Callable[[Request], Response]
COOKIE = "cax"
LIVES = 8 * 60 * 60  # seconds: one working day
IDLE = 15 * 60  # seconds without anything a person asked for
LOOKS = 1.0  # seconds after which an open socket asks whether its login still stands
MOST = 1000  # logins kept; the oldest makes room, so nobody can fill the memory
SYNTHETIC = "synthetic"
FONTS = Path(__file__).parent / "fonts"
ICON = Path(__file__).parent / "icon.png"
PROTOCOL = b"sec-websocket-protocol"
OURS = {b"x-cax-user", b"x-cax-role", b"x-cax-area", b"x-cax-login"}
NEVER_A_PAGE = (
    *("/_stcore/", "/static/", "/media/", "/fonts/", "/component/", "/app/", "/icon.png"),
    "/house/",
)
BY_A_PRESS = ("/house/download/", "/house/picture/", "/house/search")
OPEN = {"/login", "/logout", "/_stcore/health", "/icon.png"} | {
    f"/fonts/{file.name}" for file in FONTS.glob("*.woff2")
}
UNKNOWN_HOST = Text("Địa chỉ này không được phục vụ ở đây; hãy mở bằng địa chỉ được giao.")
NOT_FOUND = Text("Không có gì ở địa chỉ này.")
LOGIN_NEEDED = Text("Chưa đăng nhập hoặc phiên đã hết; hãy mở lại trang và đăng nhập.")
FOREIGN_ORIGIN = Text("Yêu cầu đến từ một trang khác; hãy mở trang này trong thẻ riêng.")
# With these a document could come back compressed, cut or as "not modified": not rewritable.
HINDERS_REWRITING = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}


@dataclass(eq=False)
class Login:
    """One reader at one browser; `ended` is set when the login dies, and closes its sockets.
    `account` is empty where a role was chosen without one."""

    role: str
    area: str
    account: str = ""
    public_id: str = field(default_factory=lambda: token_hex(8))
    born: float = field(default_factory=time.monotonic)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    asked: float = field(default_factory=time.monotonic)

    def seconds_left(self) -> float:
        """By the monotonic clock, so setting the machine's clock back prolongs nothing."""
        return min(self.born + LIVES, self.asked + IDLE) - time.monotonic()

    def touch(self) -> None:
        """A person asked for something; what the browser does by itself does not count."""
        self.asked = time.monotonic()

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Read by Streamlit into `st.user` (server.trustedUserHeaders)."""
        return [
            (b"x-cax-user", (self.account or f"{self.role}-{self.area}").encode()),
            (b"x-cax-role", self.role.encode()),
            (b"x-cax-area", self.area.encode()),
            (b"x-cax-login", self.public_id.encode()),
        ]


class Logins:
    """All living logins, by the SHA-256 of their token: a copy of this table opens nothing."""

    def __init__(
        self, origin: Callable[[], str], accounts: Callable[[str, str, str], bool] | None = None
    ) -> None:
        """`accounts`: whether the account of a name still has this role and area."""
        self.origin, self.accounts = origin, accounts
        self.by_digest: dict[str, Login] = {}

    def demonstration(self) -> bool:
        """Only synthetic data may be read without a password; any doubt counts as real data."""
        try:
            return self.origin() == SYNTHETIC
        except Exception:  # a missing or damaged edition must not open the door
            return False

    def open(self, role: str, area: str, account: str = "") -> str:
        """A new login; returns the token for the cookie, which is stored nowhere here."""
        token = token_urlsafe(32)
        while len(self.by_digest) >= MOST:
            self.by_digest.pop(next(iter(self.by_digest))).ended.set()
        self.by_digest[digest(token)] = Login(role, area, account)
        return token

    def living(self, cookies: str) -> Login | None:
        login = self.by_digest.get(digest(token_in(cookies)))
        return login if login is not None and self.stands(login) else None

    def stands(self, login: Login) -> bool:
        """A login that was found ended stays so, whatever the data say afterwards."""
        if not login.ended.is_set() and not self._stands(login):
            login.ended.set()
        return not login.ended.is_set()

    def _stands(self, login: Login) -> bool:
        if login.seconds_left() <= 0 or self.demonstration() == bool(login.account):
            return False
        known = self.accounts
        return not login.account or bool(known and known(login.account, login.role, login.area))

    def close(self, cookies: str) -> None:
        login = self.by_digest.pop(digest(token_in(cookies)), None)
        if login:
            login.ended.set()


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def token_in(cookies: str) -> str:
    try:
        morsel = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


class Gate:
    """Refuses, or passes on with the identity of the login and nothing else of it."""

    def __init__(self, app: ASGIApp, logins: Logins, ended: Answer) -> None:
        """`ended`: what a browser shows that would open a file without a login."""
        self.app = app
        self.logins = logins
        self.ended = ended

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        login = self.logins.living(headers.get("cookie", ""))
        refusal = refused(scope, headers, login, self.ended)
        if scope["type"] == "http":
            send = with_headers(send, scope["path"])
        if refusal is not None:
            return await refuse(refusal, scope, receive, send)
        if scope["type"] == "websocket" and login:
            receive = until_end(self.logins, login, receive, send)
        elif login and asked_by_a_person(scope["path"]):
            login.touch()
        await self.app(passed_on(scope, login), receive, send)


def refused(scope: Scope, headers: Headers, login: Login | None, ended: Answer) -> Response | None:
    """Why this request goes no further, or None. Host first: a foreign one learns nothing."""
    path = scope["path"]
    if not known_host(headers.get("host", ""), scope):
        return told(UNKNOWN_HOST, 400)
    if closed(path):
        return told(NOT_FOUND, 404)
    if not (login or (scope["type"] == "http" and path in OPEN)):
        if is_page(path):
            return to_login(scope)
        opened = scope["type"] == "http" and "text/html" in headers.get("accept", "")
        return ended(Request(scope)) if opened else told(LOGIN_NEEDED, 401)
    if scope["type"] == "websocket" and not same_origin(headers):
        return told(FOREIGN_ORIGIN, 403)
    return None


def told(reason: Text, status: int) -> Response:
    """In every language: who has not come in has not chosen one."""
    return PlainTextResponse("\n".join(map(reason.in_, LANGUAGES)) + "\n", status)


async def refuse(refusal: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """A socket is closed before it was accepted: the client sees 403 and never a message."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4401})
    else:
        await refusal(scope, receive, send)


def known_host(host: str, scope: Scope) -> bool:
    """Stops DNS rebinding: a foreign name that was pointed at this machine."""
    name, _, port = host.rpartition(":") if ":" in host else (host, "", "")
    served = scope.get("server") or ("", None)
    allowed: list[str] = streamlit.get_option("server.allowedHosts")
    return name.lower() in allowed and port in ("", str(served[1]))


def closed(path: str) -> bool:
    """Metrics and the agent API count and drive sessions: shut for everybody, however spelt."""
    plain = "/".join(part for part in path.lower().split("/") if part)
    return "_stcore/metrics" in plain or "_stcore/agent" in plain


def is_page(path: str) -> bool:
    return not path.startswith(NEVER_A_PAGE)


def same_origin(headers: Headers) -> bool:
    """Streamlit lets an absent Origin pass; browsers always send it, so we require it."""
    origin = urlsplit(headers.get("origin", ""))
    return origin.scheme in ("http", "https") and origin.netloc == headers.get("host")


def to_login(scope: Scope) -> Response:
    query = scope["query_string"].decode("latin-1")
    wanted = quote(scope["path"]) + (f"?{query}" if query else "")
    return RedirectResponse(f"/login?next={quote(wanted, safe='')}", 303)


def passed_on(scope: Scope, login: Login | None) -> Scope:
    """The same request with our identity headers in place of whatever the client claimed."""
    dropped = OURS | (HINDERS_REWRITING if is_page(scope["path"]) else set())
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in dropped]
    identity = login.headers() if login else []
    if scope["type"] == "websocket":
        kept = [(k, first_two(v) if k.lower() == PROTOCOL else v) for k, v in kept]
        scope = {**scope, "subprotocols": scope.get("subprotocols", [])[:2]}
    return {**scope, "headers": kept + identity}


def first_two(protocols: bytes) -> bytes:
    """Without the third entry, Streamlit's reconnect id: it would open another reader's session."""
    return b",".join(protocols.split(b",")[:2])


def with_headers(send: Send, path: str) -> Send:
    """Sends every answer with the security headers; pages and files are stored nowhere."""
    stored_nowhere = is_page(path) or path.startswith("/media/")

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = dict(SECURITY) | ({b"cache-control": b"no-store"} if stored_nowhere else {})
            message = {**message, "headers": merged(message.get("headers", []), own)}
        await send(message)

    return sending


def merged(
    theirs: list[tuple[bytes, bytes]], ours: Mapping[bytes, bytes]
) -> list[tuple[bytes, bytes]]:
    kept = [(k, v) for k, v in theirs if k.lower() not in ours and k.lower() != b"server"]
    return kept + list(ours.items())


def asked_by_a_person(path: str) -> bool:
    """A page or a file; not what the script of a page fetches by itself."""
    return is_page(path) or path.startswith(BY_A_PRESS)


def until_end(logins: Logins, login: Login, receive: Receive, send: Send) -> Receive:
    """Closes an open socket when its login ends: Streamlit reads the role only at the opening."""

    async def heard() -> Message:
        coming = asyncio.ensure_future(receive())
        ended = asyncio.ensure_future(login.ended.wait())
        try:
            while logins.stands(login) and not coming.done():
                wait = min(LOOKS, max(login.seconds_left(), 0.0))
                await asyncio.wait({coming, ended}, timeout=wait, return_when="FIRST_COMPLETED")
        finally:
            ended.cancel()
        message = coming.result() if coming.done() else {"type": "none"}
        if message["type"] == "websocket.disconnect" or (coming.done() and logins.stands(login)):
            if pressed(message):
                login.touch()
            return message
        coming.cancel()
        await send({"type": "websocket.close", "code": 4401})
        return {"type": "websocket.disconnect", "code": 4401}

    return heard


def pressed(message: Message) -> bool:
    """A rerun that a person asked for. What Streamlit cannot read is none."""
    told = BackMsg()
    try:
        told.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return False
    return told.WhichOneof("type") == "rerun_script" and not told.rerun_script.is_auto_rerun


def policy() -> str:
    """No script but Streamlit's own files and the one inline script of its index page, by hash."""
    index = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    inline = re.findall(r"<script>(.*?)</script>", index, re.DOTALL)
    hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in inline]
    scripts = " ".join(f"'sha256-{value}'" for value in hashes)
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob:; object-src 'none'; "
        "base-uri 'self'; frame-ancestors 'none'; form-action 'self'"
    )


SECURITY = {
    b"content-security-policy": policy().encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    # Not no-referrer: with that, browsers post our login form with "Origin: null".
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
    b"cross-origin-opener-policy": b"same-origin",
}
