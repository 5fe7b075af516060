"""The door: the pages behind pages/main.py, the files the browser fetches, and the headers that keep it private.

    streamlit run app.py

Read on in pages/main.py.
"""

import gc
import gzip
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from charts.worlds import LAYOUTS
from geo.layers import digest
from ui.eras import eras_file
from ui.eras_worlds import worlds_picture
from ui.serving import EarlyParts, FilesFromMemory, PrivateHeaders, keep_files
from ui.tables import THEMES, TIMELINE_WIDTHS, layer_addresses, layers, timeline_picture, timeline_tag, warm

HERE = Path(__file__).parent
FIRST_LAYERS = ["missions", "worlds", "units", "edges", "areas"]  # what the front page's map fetches at once


@cache
def zipped(body: bytes) -> bytes:
    """Return a file compressed: once, where the server would do it for every visit while the page waits for its scripts."""
    return gzip.compress(body, 6)


def kept(request: Request, body: bytes, tag: str, kind: str) -> Response:
    """Answer with a file: kept for ever under its tagged address, else asked for again by its tag."""
    keep = "public, max-age=31536000, immutable" if request.query_params.get("v") == tag else "no-cache"
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
    if theme not in THEMES or layout not in LAYOUTS:
        return PlainTextResponse(f"no such picture; there are light and dark, {' and '.join(LAYOUTS)}", status_code=404)
    picture = worlds_picture(theme, layout)
    return kept(request, picture, digest(picture), "image/svg+xml")


def send_eras(request: Request) -> Response:
    """Send the divisions into eras."""
    return kept(request, eras_file().body, eras_file().etag, "application/json")


@asynccontextmanager
async def lifespan(app):
    """Read and shape everything before the first visitor comes; a wrong fact or shape stops the start, not a page."""
    warm()
    keep_files()
    for name in FIRST_LAYERS:
        zipped(layers()[name].body)
    # Streamlit collects garbage after each run and would walk all of this each time, while the browser waits for its answer.
    gc.collect()
    gc.freeze()
    yield {}


app = st.App(
    "pages/main.py",
    routes=[
        Route("/assets/layers/{name}.json", send_layer),
        Route("/assets/eras.json", send_eras),
        Route("/assets/timeline/{theme}-{width:int}.svg", send_timeline),
        Route("/assets/worlds/{theme}-{layout}.svg", send_worlds),
        Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        Mount("/assets/map", StaticFiles(directory=HERE / "geo" / "assets")),
        Mount("/assets/ui", StaticFiles(directory=HERE / "ui" / "assets")),
    ],
    middleware=[
        Middleware(PrivateHeaders),
        Middleware(FilesFromMemory),
        Middleware(
            EarlyParts,
            own_modules=[f"/assets/ui/{name}.js" for name in ("time_bar", "timeline_picture", "operations_list")],
            scripts=["/assets/leaflet/leaflet.js", "/assets/map/atlas_map.js"],
            fetched=[f"/assets/{layer_addresses()[name]}" for name in FIRST_LAYERS],
        ),
    ],
    lifespan=lifespan,
)
