"""The door: the pages behind pages/main.py, the files the browser fetches, and the headers that keep it private.

    streamlit run app.py

Read on in pages/main.py.
"""

import gc
import gzip
from contextlib import asynccontextmanager
from functools import cache

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from charts.worlds import LAYOUTS
from figures.worlds import worlds_picture
from geo.browser import web_address, web_files, web_tag
from geo.layers import digest
from ui.eras import eras_file
from ui.serving import EarlyParts, FilesFromMemory, PrivateHeaders, keep_files
from ui.tables import THEMES, TIMELINE_WIDTHS, layer_addresses, layers, timeline_picture, timeline_tag, warm

# Where the atlas stands on its host: "" at the root, else as `/atlas`.
BASE = f"/{st.config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
LATE = ("bar/era_bands.js",)  # what the time bar asks for when all else is there
FIRST_SCRIPTS = [
    f"map/{name}.js"
    for name in ["loader", "atlas", "areas", "camera", "gestures", "ground", "labels", "seats", "tones", "trouble"]
]  # what the front page's map begins with; the modules it shares with the time bar are named with those
FIRST_LAYERS = ["missions", "worlds", "units", "edges", "areas"]  # what the front page's map fetches at once


@cache
def zipped(body: bytes) -> bytes:
    """Return a file compressed: once, where the server would do it for every visit while the page waits for its scripts."""
    return gzip.compress(body, 6)


def kept(request: Request, body: bytes, tag: str, kind: str, asked: str | None = None) -> Response:
    """Answer with a file: kept for ever under its tagged address, else asked for again by its tag.

    `asked` is the tag in the address, where it does not stand in the query.
    """
    keep = "public, max-age=31536000, immutable" if (asked or request.query_params.get("v")) == tag else "no-cache"
    headers = {"ETag": f'"{tag}"', "Cache-Control": keep}
    if request.headers.get("if-none-match") == f'"{tag}"':
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers = zipped(body), headers | {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Response(body, media_type=kind, headers=headers)


def send_layer(request: Request) -> Response:
    """Send a map layer."""
    layer = layers().get(request.path_params["name"])
    if layer is None:
        return PlainTextResponse(f"no layer of that name; there are {', '.join(layers())}", status_code=404)
    return kept(request, layer.body, layer.etag, "application/json")


def send_timeline(request: Request) -> Response:
    """Send a picture of the timeline; a width that nobody asked for yet is drawn now, beside the server's other work."""
    theme, width = request.path_params["theme"], request.path_params["width"]
    if theme not in THEMES or width not in TIMELINE_WIDTHS:
        widths = ", ".join(map(str, TIMELINE_WIDTHS))
        return PlainTextResponse(f"no such picture; there are light and dark, {widths} pixels wide", status_code=404)
    return kept(request, timeline_picture(theme, width), timeline_tag(theme), "image/svg+xml")


def send_worlds(request: Request) -> Response:
    """Send the picture of the eras' worlds, drawn when it is first asked for."""
    theme, layout = request.path_params["theme"], request.path_params["layout"]
    if theme not in (*THEMES, "live") or layout not in LAYOUTS:
        return PlainTextResponse(f"no such picture; there are light, dark and live, {' and '.join(LAYOUTS)}", status_code=404)
    picture = worlds_picture(theme, layout)
    return kept(request, picture, digest(picture), "image/svg+xml")


def send_eras(request: Request) -> Response:
    """Send the divisions into eras."""
    return kept(request, eras_file().body, eras_file().etag, "application/json")


def send_web(request: Request) -> Response:
    """Send a file of the browser's own code."""
    file = web_files().get(request.path_params["name"])
    if file is None:
        return PlainTextResponse("no such file", status_code=404)
    return kept(request, file.body, web_tag(), file.kind, request.path_params["tag"])


@asynccontextmanager
async def lifespan(app):
    """Read and shape everything before the first visitor comes; a wrong fact or shape stops the start, not a page."""
    warm()
    keep_files()
    for body in [layers()[name].body for name in FIRST_LAYERS] + [file.body for file in web_files().values()]:
        zipped(body)
    # Streamlit collects garbage after each run and would walk all of this each time, while the browser waits for its answer.
    gc.collect()
    gc.freeze()
    yield {}


app = st.App(
    "pages/main.py",
    routes=[
        Route(f"{BASE}/assets/layers/{{name}}.json", send_layer),
        Route(f"{BASE}/assets/eras.json", send_eras),
        Route(f"{BASE}/assets/timeline/{{theme}}-{{width:int}}.svg", send_timeline),
        Route(f"{BASE}/assets/worlds/{{theme}}-{{layout}}.svg", send_worlds),
        Route(f"{BASE}/assets/web/{{tag}}/{{name:path}}", send_web),
        Mount(f"{BASE}/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
    ],
    middleware=[
        Middleware(PrivateHeaders),
        Middleware(FilesFromMemory, base=BASE),
        Middleware(
            EarlyParts,
            own_modules=[
                web_address(name)
                for name in web_files()
                if name.startswith(("bar/", "shared/")) and name.endswith(".js") and name not in LATE
            ],
            scripts=["leaflet/leaflet.js", *(web_address(name) for name in FIRST_SCRIPTS)],
            fetched=[layer_addresses()[name] for name in FIRST_LAYERS],
            base=BASE,
        ),
    ],
    lifespan=lifespan,
)
