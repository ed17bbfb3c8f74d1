"""The stage in the house: the same file behind the gate, and what must be true before the show.

The printer is handed in by whoever may know it: screen and paper do not know each other.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import escape
from urllib.parse import quote, urlencode

import streamlit as st
from starlette.datastructures import MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics.document import View
from analytics.document.link import LANGUAGE_KEY, MONTH_KEY, link
from analytics.form.address import language_said
from analytics.form.chapters import STAGE as CHAPTER
from analytics.form.stage.check import Check, age_check, checks_html
from analytics.meaning.ask import months_of, provenance_of
from analytics.meaning.question import Reader
from analytics.screen.refusal import ROLE
from analytics.words.account import account_in
from analytics.words.errors import (
    CheckedForOthers,
    NotAllowed,
    OtherThanChecked,
    ProjectError,
    Unknown,
    UnknownMonth,
)
from analytics.words.month import parse_month
from analytics.words.text import Language, Text

PAGE = "/trinh-chieu"
STAGE = f"{PAGE}/san-khau"
MODE = ("che-do", "trinh-chieu")
CHECKED = "ban"  # in the address of a stage: for whom a file was checked, and which
AGAIN = Text("Mở trang Trình chiếu để kiểm tra lại")
OPEN = Text("Mở trình chiếu")
Printer = Callable[[View], str]
Checker = Callable[[View, str], tuple[Check, ...]]


def stage_routes(printer: Printer) -> list[Route]:
    """Not `async`: making the file takes a second, and runs beside the other requests."""

    def stage(request: Request) -> Response:
        try:
            told = printer(view_asked(request))
            refuse_unchecked(request, told)
            return HTMLResponse(told)
        except ProjectError as problem:
            return HTMLResponse(sorry(problem, request.query_params), 404)

    return [Route(STAGE, stage, methods=["GET"])]


def refuse_unchecked(request: Request, told: str) -> None:
    """A link opens the very file that its sender checked, or says why it does not."""
    checked = request.query_params.get(CHECKED)
    who, _, which = (checked or "").rpartition(".")
    if who not in ("", reader_told(request).area):
        raise CheckedForOthers(who)
    if checked and which != digest(told):
        raise OtherThanChecked(edition_of(request))


def digest(told: str) -> str:
    return sha256(told.encode()).hexdigest()[:16]


def edition_of(request: Request) -> int:
    return provenance_of(reader_told(request)).sequence


def sorry(problem: ProjectError, query: QueryParams) -> str:
    """One sentence, and a way on: to the page that checks the stage, or to another role."""
    language, page = language_asked(query), page_asked(problem, query)
    ways = ((AGAIN, page), (ROLE, f"/logout?next={quote(page, safe='')}"))
    links = " · ".join(f'<a href="{escape(to)}">{words.in_(language)}</a>' for words, to in ways)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{CHAPTER.title.in_(language)}</title></head><body><main>"
        f"<h1>{escape(problem.says.in_(language))}</h1><p>{links}</p></main></body></html>"
    )


def page_asked(problem: ProjectError, query: QueryParams) -> str:
    """The page of the month that was asked for, unless that month is what cannot be shown."""
    month = {} if isinstance(problem, Unknown) else asked_of(query, MONTH_KEY)
    return f"{PAGE}?{urlencode(month | {LANGUAGE_KEY: language_asked(query)})}"


def asked_of(query: QueryParams, *keys: str) -> dict[str, str]:
    return {key: query[key] for key in keys if key in query}


def view_asked(request: Request) -> View:
    """Who reads is told by the gate; month and language by the address, as on every page."""
    reader = reader_told(request)
    months = months_of(reader)
    asked = request.query_params.get(MONTH_KEY)
    month = parse_month(asked) if asked else months[-1]
    if month not in months:
        raise UnknownMonth(asked)
    return View(reader, month)


def reader_told(request: Request) -> Reader:
    role = request.headers.get("x-cax-role")
    if not role:
        raise NotAllowed("chưa đăng nhập · not signed in")
    area = request.headers.get("x-cax-area") or "commune"
    account = account_in(request.headers.get("x-cax-user", ""), role, area)
    return replace(Reader(role, area, language_asked(request.query_params)), account=account)


def language_asked(query: QueryParams) -> Language:
    return language_said({LANGUAGE_KEY: tuple(query.getlist(LANGUAGE_KEY))})


class StageMode:
    """Leads `?che-do=trinh-chieu` of any page to the stage. Stands behind the gate."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = QueryParams(scope["query_string"]) if scope["type"] == "http" else QueryParams()
        if query.get(MODE[0]) == MODE[1] and scope["path"] != STAGE:
            return await to_stage(query)(scope, receive, send)
        await self.app(scope, receive, send)


class StagePolicy:
    """Gives the stage its own policy. Stands before the gate, which gives every answer the one of
    Streamlit's pages, under which the one script of this file would not run. This one is narrower.
    """

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        own = scope["type"] == "http" and scope["path"] == STAGE
        await self.app(scope, receive, under(self.policy, send) if own else send)


def to_stage(query: QueryParams) -> Response:
    """Month and language go along; nothing else of the page does."""
    kept = asked_of(query, MONTH_KEY, LANGUAGE_KEY)
    return RedirectResponse(f"{STAGE}?{urlencode(kept)}".rstrip("?"), 303)


def under(policy: str, send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers["content-security-policy"] = f"{policy}; frame-ancestors 'none'"
        await send(message)

    return sending


def preflight(printer: Printer, checker: Checker) -> Callable[[View], None]:
    """Draws what must be true before the show, found in the very file that will be shown."""

    def drawn(view: View) -> None:
        told = printer(view)
        checks = (*checker(view, told), age_check(view, date.today()))
        checked = link(view, STAGE[1:], **{CHECKED: f"{view.reader.area}.{digest(told)}"})
        with st.container(key="panel-stage-checks"):
            st.html(checks_html(view, checks))
            st.link_button(OPEN.in_(view.language), checked, type="primary", width=180)

    return drawn
