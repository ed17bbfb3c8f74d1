"""The application: the gate in front, the front door beside it, Streamlit behind.

    streamlit run app.py

The main script lives in analytics/screen/, because a `pages/` folder beside it would let a
cold server run a page without it (no role, no rights).
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from analytics.paper.downloads import downloads_of
from analytics.paper.office.qr import qr_svg
from analytics.paper.picture.picture import picture
from analytics.paper.stage.html import policy, stage_html
from analytics.screen.fetched import fetched_routes
from analytics.screen.gate import Gate, Logins
from analytics.screen.house.routes import SCRIPT, SEARCH, STYLE, house_routes
from analytics.screen.house.shell import Shell
from analytics.screen.login import ended, login_routes, titled
from analytics.screen.lost import Lost
from analytics.screen.search import search_routes
from analytics.screen.stage import StageMode, StagePolicy, stage_routes
from analytics.screen.warm import commune, desk_of, newest, origin, villages, warm


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, object]]:
    """Everything the first reader would wait for; then the garbage collector may forget it."""
    if st.get_option("server.enableAgentApi"):
        raise SystemExit("server.enableAgentApi phải tắt / must be off (.streamlit/config.toml)")
    warm()
    gc.collect()
    gc.freeze()
    yield {}


def what_if(request: Request) -> RedirectResponse:
    """What was a page of its own is a part of the plan, under the same keys."""
    return RedirectResponse(f"/lich-luu-dong?{request.url.query}".rstrip("?"), 303)


def briefing(request: Request) -> RedirectResponse:
    """The first page of the menu lives at "/"; its Vietnamese name is an address as well."""
    return RedirectResponse(f"/?{request.url.query}".rstrip("?"), 303)


desk = desk_of(qr_svg)
logins = Logins(origin, desk.stands)
routes = [
    *login_routes(logins, villages, commune, desk),
    *stage_routes(stage_html),
    *house_routes(newest),
    *fetched_routes(picture, downloads_of),
    *search_routes(),
    Route("/giao-ban", briefing),
    Route("/neu-thi", what_if),
]
app = st.App(
    "analytics/screen/main.py",
    routes=routes,
    middleware=[
        Middleware(StagePolicy, policy=policy()),
        Middleware(Gate, logins=logins, ended=ended(commune)),
        Middleware(StageMode),
        Middleware(Lost, known=frozenset(one.path for one in routes), commune=commune),
        Middleware(
            Shell,
            scripts=(SCRIPT.path, SEARCH.path),
            style=STYLE.path,
            title=lambda: titled(commune()).in_("vi"),
        ),
    ],
    lifespan=lifespan,
)
