"""What does the server answer when it sends no page? One sentence: to a browser that opens an address, on a short page with links."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from charts.theme import style_sheet
from figures.html import markup
from figures.pages import PAGES
from server.headers import headers_of
from server.log import failed
from words import Say, interface
from words import answers as said
from words.language import words_of

SENTENCES = {
    400: said.NOT_READ,
    403: said.FOREIGN_ORIGIN,
    404: said.NO_FILE,
    405: said.NOT_SO,
    408: said.TOO_SLOW,
    413: said.TOO_LARGE,
    414: said.TOO_LONG,
    421: said.OTHER_HOST,
    429: said.TOO_OFTEN,
    431: said.TOO_MANY_HEADERS,
    500: said.FAILED,
    503: said.FULL,
}
WAIT = 60  # seconds after which who was sent away may ask again


def answer(scope, status: int, base: str = "", told: Say | None = None) -> Response:
    """Return an answer of one sentence, that of its status where none is `told`; for a browser a page that leads on."""
    connection = HTTPConnection(scope)
    words = words_of(connection.query_params.get("lang", "en") if len(scope["query_string"]) < 1000 else "en")
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(WAIT)} if status in (429, 503) else {})
    sentence = told or SENTENCES.get(status, said.NOT_READ)
    if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
        return PlainTextResponse(f"{words(sentence)}\n", status_code=status, headers=headers)
    lost = status == 404
    page = markup(
        "answer.html",
        words,
        title=interface.TITLE_OF(page=said.NO_PAGE if lost else sentence),
        atlas=interface.ATLAS,
        heading=said.NO_PAGE if lost else sentence,
        more=said.NO_PAGE_MORE if lost else "",
        pages=PAGES.values() if lost else (),
        home=f"{base}/",
        style=style_sheet(),
    )
    return HTMLResponse(page, status_code=status, headers=headers)


def exception_handlers(base: str) -> dict:
    """Return how what is raised below the pages is answered: a refusal with its status, a fault of our own with 500 and a line in the log."""

    def refuse(request: Request, refused: HTTPException) -> Response:
        given = answer(request.scope, refused.status_code, base, getattr(refused, "told", None))
        for name, value in (refused.headers or {}).items():
            given.headers[name] = value
        return given

    def fail(request: Request, fault: Exception) -> Response:
        failed("route", fault)
        given = answer(request.scope, 500, base)
        # It comes from without the headers' middleware.
        given.headers.update(headers_of(request.url.path, given.media_type or ""))
        return given

    def leave(request: Request, gone: ClientDisconnect) -> Response:
        return answer(request.scope, 400, base)  # nobody hears it

    return {HTTPException: refuse, ClientDisconnect: leave, Exception: fail}
