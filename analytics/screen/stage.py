"""The stage in the house: the same file behind the gate, and what must be true before the show.

The printer is handed in by whoever may know it: screen and paper do not know each other.
"""

from collections.abc import Callable
from datetime import date
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
from analytics.meaning.ask import months_of
from analytics.meaning.question import Reader
from analytics.words.errors import NotAllowed, ProjectError, UnknownMonth
from analytics.words.month import parse_month
from analytics.words.text import Language, Text

PAGE = "/trinh-chieu"
STAGE = f"{PAGE}/san-khau"
MODE = ("che-do", "trinh-chieu")
OPEN = Text("Mở sân khấu", "Open the stage")
Printer = Callable[[View], str]
Checker = Callable[[View, str], tuple[Check, ...]]


def stage_routes(printer: Printer) -> list[Route]:
    """Not `async`: making the file takes a second, and runs beside the other requests."""

    def stage(request: Request) -> Response:
        try:
            return HTMLResponse(printer(view_asked(request)))
        except ProjectError as problem:
            said = problem.says.in_(language_asked(request.query_params))
            return HTMLResponse(f'<!doctype html><meta charset="utf-8">{escape(said)}', 404)

    return [Route(STAGE, stage, methods=["GET"])]


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
        checks = (*checker(view, printer(view)), age_check(view, date.today()))
        st.html(checks_html(checks))
        st.link_button(OPEN.in_(view.language), link(view, STAGE[1:]), width=260)

    return drawn
