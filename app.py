"""The door: the pages behind pages/main.py, the files the browser fetches, and the headers that keep it private.

    streamlit run app.py

Read on in pages/main.py.
"""

from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from ui.serving import EarlyParts, FilesFromMemory, PrivateHeaders, keep_files
from ui.tables import layer_addresses, layers, warm

HERE = Path(__file__).parent


async def send_layer(request: Request) -> Response:
    """Send a map layer: kept for ever under its tagged address, else asked for again by its tag."""
    layer = layers().get(request.path_params["name"])
    if layer is None:
        return PlainTextResponse(f"no layer of that name; there are {', '.join(layers())}", status_code=404)
    tagged = request.query_params.get("v") == layer.etag
    keep = "public, max-age=31536000, immutable" if tagged else "no-cache"
    headers = {"ETag": f'"{layer.etag}"', "Cache-Control": keep}
    if request.headers.get("if-none-match") == f'"{layer.etag}"':
        return Response(status_code=304, headers=headers)
    return Response(layer.body, media_type="application/json", headers=headers)


@asynccontextmanager
async def lifespan(app):
    """Read and shape everything before the first visitor comes; a wrong fact or shape stops the start, not a page."""
    warm()
    keep_files()
    yield {}


app = st.App(
    "pages/main.py",
    routes=[
        Route("/assets/layers/{name}.json", send_layer),
        Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        Mount("/assets/map", StaticFiles(directory=HERE / "geo" / "assets")),
        Mount("/assets/ui", StaticFiles(directory=HERE / "ui" / "assets")),
    ],
    middleware=[
        Middleware(PrivateHeaders),
        Middleware(FilesFromMemory),
        Middleware(
            EarlyParts,
            scripts=["/assets/leaflet/leaflet.js", "/assets/map/atlas_map.js"],
            fetched=[f"/assets/{address}" for name, address in layer_addresses().items() if name != "countries"],
        ),
    ],
    lifespan=lifespan,
)
