"""Streamlit's empty document, made Vietnamese, with the scripts of the house in it."""

import re
from collections.abc import Callable
from html import escape

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics.words.text import LANGUAGES, Text

ROOT = b'<div id="root">'
NO_SCRIPT = Text("Hãy bật JavaScript để xem trang này.")
Title = Callable[[], str]


class Shell:
    """Stands behind the gate, which has taken out what would make a document unreadable here.

    Other documents of the house (login, stage) pass byte for byte.
    """

    def __init__(self, app: ASGIApp, scripts: tuple[str, ...], style: str, title: Title) -> None:
        self.app = app
        self.scripts = scripts
        self.style = style
        self.title = title

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        http = scope["type"] == "http"
        await self.app(scope, receive, self.dressing(send) if http else send)

    def dressing(self, send: Send) -> Send:
        held: list[Message] = []  # the head of the answer waits for its first bytes

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                held.append(message)
                return
            if held:
                start, body = held.pop(), message.get("body", b"")
                if ROOT in body:
                    start = {**start, "headers": without_length(start)}
                    message = {**message, "body": self.dressed(body)}
                await send(start)
            await send(message)

        return sending

    def dressed(self, body: bytes) -> bytes:
        words = " · ".join(map(NO_SCRIPT.in_, LANGUAGES))
        said = f"<noscript><p>{words}</p></noscript>".encode()
        body = re.sub(rb"<noscript>.*?</noscript>", lambda _: said, body, flags=re.DOTALL)
        title = escape(self.title()).encode()
        first, *rest = (f'<script src="{one}"></script>' for one in self.scripts)
        later = "".join(one.replace(" src", " defer src") for one in rest)
        style = f'<link rel="stylesheet" href="{self.style}">'.encode()  # after Streamlit's own
        return (
            body.replace(b'<html lang="en"', b'<html lang="vi"', 1)
            .replace(b"<title>Streamlit</title>", b"<title>" + title + b"</title>", 1)
            .replace(b"<head>", f"<head>{first}{later}".encode(), 1)
            .replace(ROOT, style + ROOT, 1)
        )


def without_length(start: Message) -> list[tuple[bytes, bytes]]:
    return [(key, value) for key, value in start["headers"] if key.lower() != b"content-length"]
