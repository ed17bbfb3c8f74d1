"""What the script of the house is made of, and what it may ask behind the gate."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.screen.house.words import CHROME, PATTERNS, SAID

STANDING = "/house/standing"
EVERY = 60_000  # milliseconds between two looks when nobody clicks
LOOK = 3_000  # the same while the login has ended or the connection is lost
Newest = Callable[[], dict[str, str]]


def script_text() -> str:
    told = {key: {"vi": text.vi, "en": text.en} for key, text in SAID.items()}
    patterns = ", ".join(f"[/{one}/, {json.dumps(turned)}]" for one, turned in PATTERNS)
    head = (
        f"const STANDING = {json.dumps(STANDING)}, EVERY = {EVERY}, LOOK = {LOOK};\n"
        f"const SAID = {json.dumps(told, ensure_ascii=False)};\n"
        f"const CHROME = {json.dumps(CHROME, ensure_ascii=False)};\n"
        f"const PATTERNS = [{patterns}];\n"
    )
    return head + (Path(__file__).parent / "house.js").read_text("utf-8")


SCRIPT_TEXT = script_text()
SCRIPT = f"/house/{sha256(SCRIPT_TEXT.encode()).hexdigest()[:16]}.js"


def house_routes(newest: Newest) -> list[Route]:
    """`newest`: the numbers of the newest edition and entry; none while there is none to read."""

    async def script(_: Request) -> Response:
        kept = {"cache-control": "private, max-age=31536000, immutable"}  # its name is its content
        return Response(SCRIPT_TEXT, media_type="text/javascript", headers=kept)

    async def standing(_: Request) -> Response:
        return JSONResponse(newest(), headers={"cache-control": "no-store"})

    return [Route(SCRIPT, script), Route(STANDING, standing)]
