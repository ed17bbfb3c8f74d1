"""What a page fetches over the gate: bodies of other views of it, its charts, and its files.

Who reads is told by the gate, what is asked by the address, exactly as on the page itself.
"""

from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from analytics.document import Chapter, Download, Panel, View
from analytics.form.address import Refused, view_said
from analytics.form.chapters import CHAPTERS
from analytics.form.filtered import file_name
from analytics.form.frame import path
from analytics.meaning.ask import provenance_of
from analytics.meaning.door import noted
from analytics.screen.body import (
    AHEAD,
    DOWNLOAD,
    MIMES,
    OF,
    PICTURE,
    Downloads,
    Kind,
    Picture,
    body,
)
from analytics.screen.house.words import RELOAD
from analytics.screen.shown import refuse_untold
from analytics.screen.stage import language_asked, reader_told
from analytics.words.errors import ProjectError, UnknownPlace
from analytics.words.month import month_key

PLACES = {one.url: one for one in CHAPTERS}
Answer = Callable[[Request], Response]


def fetched_routes(picture: Picture, downloads: Downloads) -> list[Route]:
    """Not `async`: an answer may take a while, and is made beside the other requests."""

    def ahead(request: Request) -> Response:
        chapter, view = asked(request)
        if chapter.parted:
            raise UnknownPlace(chapter.url)
        [message] = body(chapter, view, downloads)
        return Response(message, media_type="application/json", headers=NOWHERE)

    def saved(request: Request) -> Response:
        chapter, view = asked(request)
        refuse_untold(view.reader, request.query_params.get(OF, ""))
        kind, panel = kind_of(request), panel_of(request, chapter.build(view).rows)
        made = picture(panel, view, provenance_of(view.reader), kind)
        return attached(made, file_name(chapter, view, f"{panel.key}.{kind}"), MIMES[kind])

    def taken(request: Request) -> Response:
        """What changed while the file was being made counts as well."""
        (chapter, view), of = asked(request), request.query_params.get(OF, "")
        refuse_untold(view.reader, of)
        file = file_of(request, downloads(chapter), view.reader.role)
        told = f"{chapter.url} {month_key(view.month)} {file.ending}"
        noted(view.reader.store, view.reader.name, view.reader.role, "download", told)
        made = file.made(chapter.build(view), view, provenance_of(view.reader))
        refuse_untold(view.reader, of)
        return attached(made, file_name(chapter, view, file.ending), file.mime)

    return [
        Route(f"{AHEAD}/{{page}}", answered(ahead)),
        Route(f"{PICTURE}/{{page}}/{{panel}}/{{kind}}", answered(saved)),
        Route(f"{DOWNLOAD}/{{page}}/{{ending}}", answered(taken)),
    ]


NOWHERE = {"cache-control": "no-store"}


def attached(made: bytes, name: str, mime: str) -> Response:
    held = NOWHERE | {"content-disposition": f'attachment; filename="{name}"'}
    return Response(made, media_type=mime, headers=held)


def file_of(request: Request, offered: tuple[Download, ...], role: str) -> Download:
    """Only what the page offers to this reader."""
    ending = request.path_params["ending"]
    for file in offered:
        if file.ending == ending and file.offered(role):
            return file
    raise UnknownPlace(ending)


def answered(make: Answer) -> Answer:
    def answer(request: Request) -> Response:
        try:
            return make(request)
        except (ProjectError, Refused) as problem:
            told = problem.problem if isinstance(problem, Refused) else problem
            return HTMLResponse(sorry(told, request), 404)

    return answer


def sorry(problem: ProjectError, request: Request) -> str:
    """One sentence, and the way back to the page as it is now."""
    language, page = language_asked(request.query_params), request.path_params["page"]
    back = path(PLACES.get(page, CHAPTERS[0]))
    said = urlencode([one for one in request.query_params.multi_items() if one[0] != OF])
    link = f'<a href="{escape(f"{back}?{said}")}">{RELOAD.in_(language)}</a>'
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(back)}</title></head><body><main>"
        f"<h1>{escape(problem.says.in_(language))}</h1>"
        f"<p>{link}</p></main></body></html>"
    )


def asked(request: Request) -> tuple[Chapter, View]:
    reader, page = reader_told(request), request.path_params["page"]
    if page not in PLACES:
        raise UnknownPlace(page)
    query = request.query_params
    said = {key: tuple(query.getlist(key)) for key in query if key != OF}
    return PLACES[page], view_said(PLACES[page], reader, said, strict=True)


def kind_of(request: Request) -> Kind:
    for kind in MIMES:
        if request.path_params["kind"] == kind:
            return kind
    raise UnknownPlace(request.path_params["kind"])


def panel_of(request: Request, rows: tuple[tuple[Panel, ...], ...]) -> Panel:
    """Only what the page draws for this reader."""
    key = request.path_params["panel"]
    for panel in (one for row in rows for one in row if one.chart):
        if panel.key == key:
            return panel
    raise UnknownPlace(key)
