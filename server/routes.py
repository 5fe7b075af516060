"""What does the browser fetch from the atlas? Layers, pictures, its own code and answers of the search, each at an address of its own."""

import asyncio
import json
from collections.abc import Callable, Coroutine

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from charts.worlds import LAYOUTS
from data.search import find
from data.search.listed import LISTS, names_in
from figures.eras import eras_file
from figures.hits import as_told
from figures.known_days import days_file
from figures.layers import layers
from figures.small_timeline import THEMES, TIMELINE_WIDTHS, timeline_picture, timeline_tag
from figures.worlds import worlds_picture
from geo.browser import WHOLE, WHOLES, leaflet_files, web_files, web_tag
from geo.layers import digest
from geo.whole import whole
from learn.order import read_sheet, read_story_order
from publish.briefing import LARGEST
from publish.order import AnyOrder, TemplateOrder, beside_tag, read_beside, read_deck, read_order
from publish.template import LARGEST as LARGEST_TEMPLATE
from publish.work import WORKSHOP, Made, NotMade, Refused
from server.answers import WAIT
from server.drain import is_leaving
from server.log import refused
from server.press import pressed, pressed_in_turn, pressed_once, way_of
from server.streamlit_front import UPLOADS
from server.turns import Turns
from words.language import words_of

# How many bytes may be sent, by the beginning of the address; a briefing's file comes by Streamlit's own way, in an envelope
BODIES = {"/assets/deck/": LARGEST + 1 + LARGEST_TEMPLATE, "/assets/template": LARGEST_TEMPLATE, UPLOADS: 2**20 + 2**16}
LONGEST = 120  # characters of a search that are looked at
# One by one: pictures are drawn in a process of their own each; searches are quick, and two at once would take two thirds of the server's time.
DRAWING, FINDING = Turns(at_once=1, waiting=24, longest=90), Turns(at_once=1, waiting=100, longest=15)
LOOK = 0.5  # seconds after which it is looked whether a visitor still waits
GONE = 499  # of an answer that nobody hears


def kept(
    request: Request,
    body: bytes,
    tag: str,
    kind: str,
    asked: str | None = None,
    press: Callable[[bytes, str], bytes] = pressed_in_turn,
) -> Response:
    """Answer with a file: kept for ever under its tagged address, else asked for again by its tag.

    `asked` is the tag in the address, where it does not stand in the query; `press` compresses the file, and by itself remembers it so.
    """
    keep = "public, max-age=31536000, immutable" if (asked or request.query_params.get("v")) == tag else "no-cache"
    headers = {"ETag": f'"{tag}"', "Cache-Control": keep}
    if request.headers.get("if-none-match") == f'"{tag}"':
        return Response(status_code=304, headers=headers)
    if way := way_of(request.headers.get("accept-encoding", "")):
        body, headers = press(body, way), headers | {"Content-Encoding": way, "Vary": "Accept-Encoding"}
    return Response(body, media_type=kind, headers=headers)


def send_layer(request: Request) -> Response:
    """Send a map layer."""
    layer = layers().get(request.path_params["name"])
    if layer is None:
        return PlainTextResponse(f"no layer of that name; there are {', '.join(layers())}", status_code=404)
    return kept(request, layer.body, layer.etag, "application/json")


async def send_timeline(request: Request) -> Response:
    """Send a picture of the timeline; a width that nobody asked for yet is drawn now, once, beside the server's other work."""
    theme, width = request.path_params["theme"], request.path_params["width"]
    if theme not in THEMES or width not in TIMELINE_WIDTHS:
        widths = ", ".join(map(str, TIMELINE_WIDTHS))
        return PlainTextResponse(f"no such picture; there are light and dark, {widths} pixels wide", status_code=404)
    picture = await DRAWING.of(f"timeline {theme} {width}", timeline_picture, theme, width)
    return kept(request, picture, timeline_tag(theme), "image/svg+xml", press=pressed)


async def send_worlds(request: Request) -> Response:
    """Send the picture of the eras' worlds, drawn once, when it is first asked for."""
    theme, layout = request.path_params["theme"], request.path_params["layout"]
    if theme not in (*THEMES, "live") or layout not in LAYOUTS:
        return PlainTextResponse(f"no such picture; there are light, dark and live, {' and '.join(LAYOUTS)}", status_code=404)
    picture = await DRAWING.of(f"worlds {theme} {layout}", worlds_picture, theme, layout)
    return kept(request, picture, digest(picture), "image/svg+xml", press=pressed)


def send_eras(request: Request) -> Response:
    """Send the divisions into eras."""
    return kept(request, eras_file().body, eras_file().etag, "application/json")


def send_days(request: Request) -> Response:
    """Send the facts of all days, in a language of the atlas."""
    file = days_file(words_of(request.path_params["language"]).language)
    return kept(request, file.body, file.etag, "application/json")


def send_web(request: Request) -> Response:
    """Send a file of the browser's own code."""
    name = request.path_params["name"]
    file = whole(name.removeprefix(WHOLE)) if name.removeprefix(WHOLE) in WHOLES else web_files().get(name)
    if file is None:
        return PlainTextResponse("no such file", status_code=404)
    return kept(request, file.body, web_tag(), file.kind, request.path_params["tag"])


def send_leaflet(request: Request) -> Response:
    """Send a file of Leaflet's."""
    file = leaflet_files().get(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    return kept(request, file.body, digest(file.body), file.kind)


async def send_hits(request: Request) -> JSONResponse:
    """Send what the search finds for `q`, the best first, in the language of the address; an empty list when it finds nothing."""
    words = words_of(request.path_params["language"])
    asked = request.query_params.get("q", "")[:LONGEST]
    hits = await FINDING.of(asked, find, asked)
    return JSONResponse([as_told(hit, words) for hit in hits], headers={"Cache-Control": "no-cache"})


def send_list(request: Request) -> Response:
    """Send by which other names one is found in a list of states or operations."""
    name = request.path_params["name"]
    if name not in LISTS:
        raise HTTPException(404)
    body = json.dumps(names_in(name)).encode()
    return kept(request, body, digest(body), "application/json")


async def send_file(request: Request) -> Response:
    """Send a figure as a file, made in another process; what cannot be made says why in a sentence."""
    return await made(request, lambda base: read_order(request.path_params["name"], request.query_params, base))


async def send_sheet(request: Request) -> Response:
    """Send a sheet to write on, or its key, made in another process; what cannot be made says why in a sentence."""
    return await made(request, lambda base: read_sheet(request.path_params["name"], request.query_params, base))


async def send_story(request: Request) -> Response:
    """Send a story as a file, made in another process; what cannot be made says why in a sentence."""
    return await made(request, lambda base: read_story_order(request.path_params["name"], request.query_params, base))


async def send_deck(request: Request) -> Response:
    """Send the briefing that was posted as a file, made in another process; what cannot be made says why in a sentence.

    After the briefing's text, behind a byte of nought, the template may follow in whose look its slides are made.
    """
    body = await posted(request, LARGEST + 1 + LARGEST_TEMPLATE)
    told, _, template = body.partition(b"\0")
    if len(told) > LARGEST or len(template) > LARGEST_TEMPLATE:
        return PlainTextResponse("too large for a briefing", status_code=413)
    ending = request.path_params["ending"]
    return await made(
        request, lambda base: read_deck(told.decode("utf-8", errors="replace"), ending, request.query_params, base, template)
    )


async def look_at_template(request: Request) -> Response:
    """Answer whether the file that was posted may be a template; one that may not gets a sentence."""
    body = await posted(request, LARGEST_TEMPLATE)
    return await made(request, lambda base: TemplateOrder(body))


async def send_beside(request: Request) -> Response:
    """Send a view's picture as it stands beside a story's text, made in another process and kept for ever under its tagged address."""
    words, tag = words_of(request.query_params.get("lang", "en")), request.path_params["tag"]
    try:
        _, kind, body = await WORKSHOP.file(read_beside(request.path_params["width"], request.query_params))
    except ValueError as error:
        return PlainTextResponse(str(error), status_code=404)
    except NotMade as error:
        refused("busy")
        return PlainTextResponse(words(error.message), status_code=503, headers={"Retry-After": str(WAIT)})
    return kept(request, body, beside_tag(), kind, tag, pressed_once)  # of views there is no end


async def say_well(request: Request) -> Response:
    """Tell who keeps the server that it answers; it answers nobody before all that visitors ask for was read and shaped (app.lifespan)."""
    return PlainTextResponse("ready\n", headers={"Cache-Control": "no-store"})


async def say_ready(request: Request) -> Response:
    """Tell who shares visitors out whether to send them here: not to a server that was told to end (server.drain)."""
    if is_leaving():
        return PlainTextResponse("leaving\n", status_code=503, headers={"Cache-Control": "no-store"})
    return await say_well(request)


async def send_nothing(request: Request) -> Response:
    """Raises HTTPException: there is nothing at this address, where Streamlit would send its document."""
    raise HTTPException(404)


async def posted(request: Request, most: int) -> bytes:
    """Return what was posted, no more than a byte beyond `most`: it may have no end."""
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > most:
            break
    return b"".join(parts)


async def made(request: Request, read: Callable[[str], AnyOrder]) -> Response:
    """Send the file of an order; `read` makes it from the atlas's own address."""
    below, words = request.url.path.split("/assets/", 1)[0], words_of(request.query_params.get("lang", "en"))
    try:
        name, media_type, body = await while_waited_for(
            request, WORKSHOP.file(read(f"{str(request.base_url).rstrip('/')}{below}"))
        )
    except VisitorGone:
        return Response(status_code=GONE)
    except Refused as error:
        return PlainTextResponse(words(error.told), status_code=404 if isinstance(error.told, str) else 422)
    except ValueError as error:
        return PlainTextResponse(str(error), status_code=404)
    except NotMade as error:
        refused("busy")
        return PlainTextResponse(words(error.message), status_code=503, headers={"Retry-After": str(WAIT)})
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return Response(body, media_type=media_type, headers=headers)


class VisitorGone(Exception):
    """Who asked for a file waits for it no longer."""


async def while_waited_for(request: Request, work: Coroutine[None, None, Made]) -> Made:
    """Return what a work returns. Raises VisitorGone when the visitor has gone meanwhile: the work is cancelled."""
    task = asyncio.ensure_future(work)
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=LOOK)
            if not task.done() and await request.is_disconnected():
                raise VisitorGone
        return task.result()
    finally:
        task.cancel()


def routes(base: str) -> list[Route]:
    """Return the atlas's own routes below a base path, "" at the root."""
    return [
        Route(f"{base}/health", say_well),
        Route(f"{base}/ready", say_ready),
        Route(f"{base}/assets/layers/{{name}}.json", send_layer),
        Route(f"{base}/assets/eras.json", send_eras),
        Route(f"{base}/assets/days/{{language}}.json", send_days),
        Route(f"{base}/assets/timeline/{{theme}}-{{width:int}}.svg", send_timeline),
        Route(f"{base}/assets/worlds/{{theme}}-{{layout}}.svg", send_worlds),
        Route(f"{base}/assets/web/{{tag}}/{{name:path}}", send_web),
        Route(f"{base}/assets/find/{{language}}.json", send_hits),
        Route(f"{base}/assets/lists/{{name}}.json", send_list),
        Route(f"{base}/assets/take/{{name}}", send_file),
        Route(f"{base}/assets/sheet/{{name}}", send_sheet),
        Route(f"{base}/assets/story/{{name}}", send_story),
        Route(f"{base}/assets/beside/{{tag}}/{{width:int}}.json", send_beside),
        Route(f"{base}/assets/deck/{{ending}}", send_deck, methods=["POST"]),
        Route(f"{base}/assets/template", look_at_template, methods=["POST"]),
        Route(f"{base}/assets/leaflet/{{name:path}}", send_leaflet),
        Route(f"{base}/assets/{{rest:path}}", send_nothing),
    ]
