"""An address that is no page of the house: why, and every page there is.

Streamlit would lay a dialog of its own over its first page, and below a second slash show nothing.
"""

from collections.abc import Callable
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from analytics.document.link import LANGUAGE_KEY, MONTH_KEY
from analytics.form.address import language_said
from analytics.form.chapters import CHAPTERS
from analytics.form.frame import address, path
from analytics.screen.gate import is_page
from analytics.screen.login import document, titled
from analytics.words.errors import UnknownPage
from analytics.words.text import Text

KEPT = (MONTH_KEY, LANGUAGE_KEY)  # what every page understands


class Lost:
    """Stands behind the gate: who has not come in learns of no page."""

    def __init__(self, app: ASGIApp, known: frozenset[str], commune: Callable[[], Text | None]):
        """`known`: paths that are answered though they are no page of the menu."""
        self.app = app
        self.known = known | {path(one) for one in CHAPTERS}
        self.commune = commune

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.lost(Request(scope)):
            return await self.sorry(Request(scope))(scope, receive, send)
        await self.app(scope, receive, send)

    def lost(self, request: Request) -> bool:
        """Only what a browser opens as a page."""
        told = request.url.path
        opened = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        return opened and is_page(told) and (told.rstrip("/") or "/") not in self.known

    def sorry(self, request: Request) -> Response:
        query = request.query_params
        said = {key: tuple(query.getlist(key)) for key in KEPT if key in query}
        language = language_said(said)
        links = "".join(
            f'<li><a href="{escape(address(one, said))}">{escape(one.title.in_(language))}</a></li>'
            for one in CHAPTERS
        )
        told = escape(UnknownPage(request.url.path).says.in_(language))
        body = f"<section><h3>{told}</h3><ul>{links}</ul></section>"
        kept = {"cache-control": "no-store"}
        return HTMLResponse(document(titled(self.commune()), body, "", language), 404, kept)
