"""Search over the gate: who reads is told by the gate, from where by the address of the page.

The question is answered and forgotten: no log, no memory, no copy of the browser holds it.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.document import View
from analytics.form.address import view_said
from analytics.form.chapters import OVERVIEW
from analytics.form.frame import address
from analytics.form.search.found import Found, search
from analytics.form.search.hit import GROUPS, Hit
from analytics.screen.fetched import NOWHERE
from analytics.screen.house.routes import ASKED
from analytics.screen.house.words import NOTHING
from analytics.screen.stage import language_asked, reader_told
from analytics.words.errors import ProjectError

TYPED = "q"


def search_routes() -> list[Route]:
    """Not `async`: an answer may take a while, and is made beside the other requests."""

    def answer(request: Request) -> Response:
        try:
            view = view_from(request)
            told = written(search(view, request.query_params.get(TYPED, "")), view)
        except ProjectError as problem:
            said = problem.says.in_(language_asked(request.query_params))
            return JSONResponse({"said": said, "groups": []}, 404, NOWHERE)
        return JSONResponse(told, headers=NOWHERE)

    return [Route(ASKED, answer)]


def view_from(request: Request) -> View:
    """Of the address only what every page understands; what one page alone knows is not asked."""
    query = request.query_params
    said = {key: tuple(query.getlist(key)) for key in query if key != TYPED}
    return view_said(OVERVIEW, reader_told(request), said, strict=False)


def written(found: Found, view: View) -> dict[str, Any]:
    count = sum(map(len, found.values()))
    groups = [
        {"name": view.say(GROUPS[group]), "hits": [one_of(hit, view) for hit in hits]}
        for group, hits in found.items()
    ]
    said = view.say("{count} kết quả", n=count, count=count) if count else view.say(NOTHING)
    return {"said": said, "groups": groups}


def one_of(hit: Hit, view: View) -> dict[str, str]:
    return {
        "title": hit.label.title,
        "strong": hit.label.strong,
        "detail": hit.label.detail,
        "page": view.say(hit.chapter.title),
        "to": address(hit.chapter, hit.said),
    }
