"""The front door: choose a role, as long as every figure in the house is invented.

Plain HTML outside Streamlit, without a script: whoever is not logged in runs none of our code.
"""

from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from analytics.document.link import LANGUAGE_KEY, LANGUAGES
from analytics.form.address import language_said
from analytics.screen.accounts import Desk, Told
from analytics.screen.gate import COOKIE, FONTS, ICON, LIVES, Logins, same_origin
from analytics.words.account import Account
from analytics.words.text import Language, Text

COMMUNE = "commune"
LONGEST_BODY = 4096  # bytes; three short fields
Villages = Callable[[], Mapping[str, str]]
Commune = Callable[[], Text | None]

TITLE = Text("Thống kê dân cư")
TITLE_OF = Text("Thống kê dân cư {commune}")
MARK = Text("DỮ LIỆU GIẢ LẬP", context="login")
MARKED = Text("Mọi người dân và con số ở đây đều do máy tạo ra. Vì vậy vào xem không cần mật khẩu.")
ASK = Text("Bạn xem với vai trò nào?")
ENTER = Text("Vào xem")
VILLAGE = Text("Thôn")
CLOSED = Text("Chưa thể đăng nhập")
CLOSED_WHY = Text(
    "Kho số liệu không phải dữ liệu giả lập, bị thiếu hoặc bị hỏng. Dữ liệu thật cần tài khoản và "
    "mật khẩu; bản này không có phần đó, nên không ai vào được. Để xem bản trình diễn, hãy tạo dữ "
    "liệu giả lập bằng lệnh “make data”."
)
ROLES = {
    "chief": (
        Text("Chỉ huy"),
        Text("Toàn xã, số chính xác, quyết định."),
    ),
    "officer": (
        Text("Cán bộ"),
        Text("Toàn xã, số chính xác, rà soát."),
    ),
    "viewer": (
        Text("Người xem"),
        Text("Chưa có gì: số đã bảo vệ chưa xây dựng."),
    ),
}
POLICE = Text("Công an viên thôn")
POLICE_SEES = Text("Thôn mình, số chính xác; không có số của thôn khác.")

STYLE = (
    "".join(
        f"@font-face{{font-family:'Inter VN';font-weight:{weight};font-display:swap;"
        f"src:url(/fonts/InterVN-{weight}.woff2) format('woff2')}}"
        for weight in (400, 600, 700)
    )
    + """
:root{--page:#F4F6F8;--card:#FFF;--line:#D5DCE3;--edge:#63707D;--ink:#16202B;--ink2:#4A5866;
--accent:#2B3A48;--on:#FFF;--mark:#8A6400;--mark-bg:#FBEFCB;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--page:#10171E;--card:#19222C;--line:#2A3641;
--edge:#93A1AF;--ink:#F0F4F8;--ink2:#B4C0CC;--accent:#C6D2DD;--on:#10171E;--mark:#F5CC3D;
--mark-bg:#47390A}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);line-height:1.4;
font:400 16px 'Inter VN','Noto Sans','Segoe UI',Arial,sans-serif}
main{max-width:760px;margin:0 auto;padding:24px 16px 40px}
header{display:flex;gap:12px;align-items:center;margin-bottom:16px}
header a{margin-left:auto;padding:8px 0;white-space:nowrap}
h1{font-size:21px;line-height:1.22;margin:0} h2{font-size:18px;margin:24px 0 12px}
a{color:var(--ink)}
.mark{background:var(--mark-bg);border:1px solid var(--mark);border-radius:8px;padding:14px 16px}
.mark strong{display:block;color:var(--mark);font-size:30px;font-weight:700;line-height:1.24}
.mark p{margin:4px 0 0}
.roles{display:grid;grid-template-columns:1fr 1fr;gap:12px}
form,section{background:var(--card);border:1px solid var(--line);border-radius:8px;
padding:14px 16px;display:flex;flex-direction:column;gap:8px}
h3{font-size:18px;margin:0} form p{margin:0;color:var(--ink2);flex:1}
button,select,input{font:inherit;min-height:44px;border-radius:8px;padding:8px 12px;width:100%}
button{background:var(--accent);color:var(--on);border:0;font-weight:600;cursor:pointer}
select,input{background:var(--card);color:var(--ink);border:1px solid var(--edge)}
label{display:flex;flex-direction:column;gap:4px;color:var(--ink2)}
form svg{width:220px;height:220px;max-width:100%;background:#fff;align-self:center}
ul{list-style:none;margin:0;padding:0} section a{display:inline-block;padding:10px 0}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
@media (max-width:560px){.roles{grid-template-columns:1fr}}
@media (min-width:561px){h1{font-size:26px}.mark strong{font-size:38px}}
"""
)


ENDED_HERE = Text(
    "Phiên đăng nhập đã hết nên chưa lấy được tệp. Hãy đăng nhập lại, trang đang xem sẽ mở ra như "
    "cũ."
)
AGAIN = Text("Đăng nhập lại")


def titled(commune: Text | None) -> Text:
    """The name of the house: the commune's whose figures are in it, none while it is empty."""
    return TITLE_OF.filled(commune=commune) if commune else TITLE


def login_routes(
    logins: Logins, villages: Villages, commune: Commune, desk: Desk | None = None
) -> list[Route | Mount]:
    """`villages` tells id -> name, in the order of the list; `commune` how it is called; `desk`
    lets accounts in where data are not synthetic, and without it nobody."""

    async def login(request: Request) -> Response:
        if not logins.demonstration() and desk:
            return await at_the_desk(request, logins, desk, titled(commune()))
        if not logins.demonstration():
            return HTMLResponse(closed_door(titled(commune()), language_of(request)), 503)
        if request.method == "POST":
            return await enter(request, logins, villages())
        next_page, language = local(request.query_params.get("next", "/")), language_of(request)
        title = titled(commune())
        return HTMLResponse(
            chooser(title, villages(), next_page, language, others(request, language))
        )

    async def logout(request: Request) -> Response:
        cookies = request.headers.get("cookie", "")
        login = logins.living(cookies)
        logins.close(cookies)
        if desk and login and login.account:
            desk.left(login.account, login.role)
        answer = RedirectResponse(login_address(request), 303)
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
        return answer

    return [
        Route("/login", login, methods=["GET", "POST"]),
        Route("/logout", logout, methods=["GET"]),
        Route("/icon.png", icon, methods=["GET"]),
        Mount("/fonts", StaticFiles(directory=FONTS)),
    ]


async def at_the_desk(request: Request, logins: Logins, desk: Desk, title: Text) -> Response:
    language, wanted = language_of(request), local(request.query_params.get("next", "/"))
    told = Told(200, "enter")
    if request.method == "POST":
        if not same_origin(request.headers):
            raise HTTPException(403)
        sent = parse_qs((await short_body(request)).decode("utf-8", "replace"))
        wanted = local(sent.get("next", ["/"])[0])
        language = spoken(request, urlsplit(wanted).query)
        came = await desk.step(sent)
        if isinstance(came, Account):
            logins.close(request.headers.get("cookie", ""))
            return with_cookie(request, logins.open(came.role, came.area, came.name), wanted)
        told = came
    page = document(title, desk.page(told, wanted, language), others(request, language), language)
    return HTMLResponse(page, told.status, {"cache-control": "no-store"})


def with_cookie(request: Request, token: str, wanted: str) -> Response:
    answer = RedirectResponse(wanted, 303)
    answer.set_cookie(
        COOKIE, token, LIVES, path="/", httponly=True, samesite="strict", secure=secure(request)
    )
    return answer


def ended(commune: Commune) -> Callable[[Request], Response]:
    """What stands where a file was to be opened after the login ended: why, and the way back."""

    def page(request: Request) -> Response:
        wanted = page_before(request)
        language = spoken(request, urlsplit(wanted).query)
        told = {LANGUAGE_KEY: language} | ({"next": wanted} if wanted != "/" else {})
        link = f'<a href="/login?{escape(urlencode(told))}">{AGAIN.in_(language)}</a>'
        body = f"<section><h3>{ENDED_HERE.in_(language)}</h3><p>{link}</p></section>"
        kept = {"cache-control": "no-store"}
        return HTMLResponse(document(titled(commune()), body, "", language), 401, kept)

    return page


def page_before(request: Request) -> str:
    """The page of the house on which the link was pressed."""
    try:
        told = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return "/"
    if not told.netloc or told.netloc != request.headers.get("host"):
        return "/"
    return local(f"{told.path or '/'}?{told.query}".rstrip("?"))


async def icon(_: Request) -> Response:
    return FileResponse(ICON)


async def enter(request: Request, logins: Logins, villages: Mapping[str, str]) -> Response:
    if not same_origin(request.headers):  # a form on a foreign page
        raise HTTPException(403)
    sent = parse_qs((await short_body(request)).decode("utf-8", "replace"))
    role, area = chosen(sent, villages)
    logins.close(request.headers.get("cookie", ""))  # a change of role ends the old one
    return with_cookie(request, logins.open(role, area), local(sent.get("next", ["/"])[0]))


def secure(request: Request) -> bool:
    return request.url.scheme == "https"


async def short_body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise HTTPException(413)
    return body


def chosen(sent: dict[str, list[str]], villages: Mapping[str, str]) -> tuple[str, str]:
    """Role and area; whatever is not in our own lists is refused."""
    role, village = sent.get("role", [""])[0], sent.get("area", [""])[0]
    if role not in {*ROLES, "village"} or (role == "village" and village not in villages):
        raise HTTPException(400)
    return role, village if role == "village" else COMMUNE


def local(path: str) -> str:
    """The path if it stays in this house, else the first page: no open redirect, no loop."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return "/"  # browsers read a backslash as a slash and drop tabs: "/\\x" is a foreign host
    if urlsplit(path).path in ("/login", "/logout"):
        return "/"
    return quote(path, safe="/?&=%+:@,;~!$'()*")


def language_of(request: Request) -> Language:
    """Asked for on this page, or by the page the reader wants to reach."""
    return spoken(request, urlsplit(local(request.query_params.get("next", "/"))).query)


def spoken(request: Request, otherwise: str) -> Language:
    asked = request.query_params.getlist(LANGUAGE_KEY) or parse_qs(otherwise).get(LANGUAGE_KEY, [])
    return language_said({LANGUAGE_KEY: tuple(asked)})


def others(request: Request, language: Language) -> str:
    """A link to this page in each other language; the wanted page follows suit."""
    return " · ".join(
        f'<a href="{escape(turned_to(request, one))}">{name.in_(one)}</a>'
        for one, name in LANGUAGES.items()
        if one != language
    )


def turned_to(request: Request, turned: Language) -> str:
    parts = urlsplit(local(request.query_params.get("next", "/")))
    query = parse_qs(parts.query, keep_blank_values=True) | {LANGUAGE_KEY: [turned]}
    wanted = f"{parts.path}?{urlencode(query, doseq=True)}"
    return "/login?" + urlencode({LANGUAGE_KEY: turned, "next": wanted})


def login_address(request: Request) -> str:
    """After the new role is chosen, the page that was left."""
    wanted = local(request.query_params.get("next", "/"))
    told = {LANGUAGE_KEY: language_of(request)} | ({"next": wanted} if wanted != "/" else {})
    return f"/login?{urlencode(told)}"


def chooser(
    title: Text,
    villages: Mapping[str, str],
    next_page: str,
    language: Language,
    links: str,
) -> str:
    chief, officer, viewer = (form(key, next_page, language) for key in ROLES)
    police = village_form(villages, next_page, language)
    body = f"""<div class="mark"><strong>{MARK.in_(language)}</strong>
<p>{MARKED.in_(language)}</p></div>
<h2>{ASK.in_(language)}</h2>
<div class="roles">{chief}{officer}{police}{viewer}</div>"""
    return document(title, body, links, language)


def closed_door(title: Text, language: Language) -> str:
    body = f"<section><h3>{CLOSED.in_(language)}</h3><p>{CLOSED_WHY.in_(language)}</p></section>"
    return document(title, body, "", language)


def form(role: str, next_page: str, language: Language, select: str = "") -> str:
    name, sees = ROLES.get(role, (POLICE, POLICE_SEES))
    return f"""<form method="post" action="/login"><h3>{name.in_(language)}</h3>
<p>{sees.in_(language)}</p>{select}<input type="hidden" name="next" value="{escape(next_page)}">
<button name="role" value="{role}" aria-label="{ENTER.in_(language)}: {name.in_(language)}">
{ENTER.in_(language)}</button></form>"""


def village_form(villages: Mapping[str, str], next_page: str, language: Language) -> str:
    options = "".join(
        f'<option value="{escape(key)}">{escape(name)}</option>' for key, name in villages.items()
    )
    label = VILLAGE.in_(language)
    select = f'<select name="area" aria-label="{label}">{options}</select>'
    return form("village", next_page, language, select)


def document(title: Text, body: str, link: str, language: Language) -> str:
    name = escape(title.in_(language))
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title><link rel="icon" href="/icon.png"><style>{STYLE}</style></head>
<body><main><header><img src="/icon.png" width="40" height="40" alt="">
<h1>{name}</h1>{link}</header>{body}</main></body></html>"""
