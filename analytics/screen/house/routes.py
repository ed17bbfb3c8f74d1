"""What the house itself gives a browser, and what its script may ask behind the gate."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.form.style import stylesheet
from analytics.screen.house.words import CHROME, PATTERNS, SAID, SEARCHED
from analytics.words.text import LANGUAGES

STANDING, ASKED = "/house/standing", "/house/search"
EVERY = 60_000  # milliseconds between two looks when nobody clicks
LOOK = 3_000  # the same while the login has ended or the connection is lost
HERE = Path(__file__).parent
Newest = Callable[[], dict[str, str]]


@dataclass(frozen=True)
class Asset:
    """Its name is its content, so a browser keeps it for good."""

    text: str
    kind: str
    ending: str

    @property
    def path(self) -> str:
        return f"/house/{sha256(self.text.encode()).hexdigest()[:16]}.{self.ending}"

    def route(self) -> Route:
        async def answer(_: Request) -> Response:
            kept = {"cache-control": "private, max-age=31536000, immutable"}
            return Response(self.text, media_type=self.kind, headers=kept)

        return Route(self.path, answer)


def script_text() -> str:
    told = {key: {one: text.in_(one) for one in LANGUAGES} for key, text in SAID.items()}
    patterns = ", ".join(f"[/{one}/, {json.dumps(turned)}]" for one, turned in PATTERNS)
    head = (
        f"const STANDING = {json.dumps(STANDING)}, EVERY = {EVERY}, LOOK = {LOOK};\n"
        f"const SAID = {json.dumps(told, ensure_ascii=False)};\n"
        f"const CHROME = {json.dumps(CHROME, ensure_ascii=False)};\n"
        f"const PATTERNS = [{patterns}];\n"
    )
    return head + (HERE / "house.js").read_text("utf-8")


def search_text() -> str:
    told = {key: {one: text.in_(one) for one in LANGUAGES} for key, text in SEARCHED.items()}
    head = f"const ASKED = {json.dumps(ASKED)}, WORDS = {json.dumps(told, ensure_ascii=False)};\n"
    return head + (HERE / "search.js").read_text("utf-8")


def body_text() -> str:
    return f'const DRAWER = "{drawer()}";\n' + (HERE / "body.js").read_text("utf-8")


def drawer() -> str:
    """Streamlit's own file that brings Vega, Vega-Lite and the interpreter the policy asks for."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    [found] = folder.glob("loadVegaEmbed.*.js")
    return f"/static/js/{found.name}"


SCRIPT = Asset(script_text(), "text/javascript", "js")
SEARCH = Asset(search_text(), "text/javascript", "js")
BODY = Asset(body_text(), "text/javascript", "js")
STYLE = Asset(stylesheet(), "text/css", "css")


def house_routes(newest: Newest) -> list[Route]:
    """`newest`: the numbers of the newest edition and entry; none while there is none to read."""

    async def standing(_: Request) -> Response:
        return JSONResponse(newest(), headers={"cache-control": "no-store"})

    return [*(one.route() for one in (SCRIPT, SEARCH, BODY, STYLE)), Route(STANDING, standing)]
