"""The door: the pages behind pages/main.py, the files the browser fetches, and the headers that keep it private.

    streamlit run app.py

Read on in pages/main.py.
"""

from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from ui.tables import layers, warm

HERE = Path(__file__).parent
# Everything comes from the atlas's own host: the browser itself refuses any other address. folium needs inline scripts,
# Vega and streamlit-folium need eval, components need blob.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; "
    "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)


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


class PrivateHeaders:
    """Forbid every other host and tell no one where a visitor came from."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
                headers["Referrer-Policy"] = "no-referrer"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


@asynccontextmanager
async def lifespan(app):
    """Read and shape everything before the first visitor comes; a wrong fact or shape stops the start, not a page."""
    warm()
    yield {}


app = st.App(
    "pages/main.py",
    routes=[
        Route("/assets/layers/{name}.json", send_layer),
        Mount("/assets/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        Mount("/assets/map", StaticFiles(directory=HERE / "geo" / "assets")),
        Mount("/assets/ui", StaticFiles(directory=HERE / "ui" / "assets")),
    ],
    middleware=[Middleware(PrivateHeaders)],
    lifespan=lifespan,
)
