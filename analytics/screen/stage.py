"""The stage in the house: the same file behind the gate, and what must be true before the show.

The printer is handed in by whoever may know it: screen and paper do not know each other.
"""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from html import escape
from urllib.parse import urlencode

import streamlit as st
from starlette.datastructures import MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics.form.address import language_said
from analytics.form.link import LANGUAGE_KEY, MONTH_KEY, link
from analytics.form.stage import Check, age_check, checks_html
from analytics.form.view import View
from analytics.meaning.ask import months_of, provenance_of
from analytics.meaning.question import Reader
from analytics.screen.refusal import ROLE
from analytics.words.errors import NotAllowed, OtherThanChecked, ProjectError, UnknownMonth
from analytics.words.month import parse_month
from analytics.words.text import Language, Text

PAGE = "/trinh-chieu"
STAGE = f"{PAGE}/san-khau"
MODE = ("che-do", "trinh-chieu")
CHECKED = "ban"  # in the address of a stage: the file that was checked before
AGAIN = Text("Mở trang Trình chiếu để kiểm tra lại", "Open the page that checks the stage")
OPEN = Text("Mở trình chiếu", "Open the stage")
Printer = Callable[[View], str]
Checker = Callable[[View, str], tuple[Check, ...]]


def stage_routes(printer: Printer) -> list[Route]:
    """Not `async`: making the file takes a second, and runs beside the other requests."""

    def stage(request: Request) -> Response:
        try:
            told = printer(view_asked(request))
            checked = request.query_params.get(CHECKED, digest(told))
            if checked != digest(told):
                raise OtherThanChecked(edition_of(request))
            return HTMLResponse(told)
        except ProjectError as problem:
            return HTMLResponse(sorry(problem, language_asked(request.query_params)), 404)

    return [Route(STAGE, stage, methods=["GET"])]


def digest(told: str) -> str:
    return sha256(told.encode()).hexdigest()[:16]


def edition_of(request: Request) -> int:
    return provenance_of(reader_told(request)).sequence


def sorry(problem: ProjectError, language: Language) -> str:
    """One sentence, and a way on: to the page that checks the stage, or to another role."""
    ways = ((AGAIN, f"{PAGE}?{LANGUAGE_KEY}={language}"), (ROLE, f"/logout?next={PAGE}"))
    links = " · ".join(f'<a href="{to}">{words.in_(language)}</a>' for words, to in ways)
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        f"<p>{escape(problem.says.in_(language))}</p><p>{links}</p></html>"
    )


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
    return Reader(role, area, language_asked(request.query_params))


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
    kept = {key: query[key] for key in (MONTH_KEY, LANGUAGE_KEY) if key in query}
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
        st.html(checks_html(checks))
        checked = link(view, STAGE[1:], **{CHECKED: digest(told)})
        st.link_button(OPEN.in_(view.language), checked, width=260)

    return drawn
