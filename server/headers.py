"""What may a page do? Headers on every answer that keep the atlas on its own host and tell no one where a visitor came from.

ATLAS_FRAME_ANCESTORS="'self' https://school.example"    the pages that may frame the atlas; all may where it is not set
"""

import os

from starlette.datastructures import MutableHeaders

from geo.maps import IMAGERY_HOST, IMAGERY_PAGE

# Everything comes from the atlas's own host: the browser itself refuses any other address (but see IMAGERY_POLICY). folium needs
# inline scripts, Vega and streamlit-folium need eval, components need blob.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' data:; connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; "
    "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    f"frame-ancestors {os.environ.get('ATLAS_FRAME_ANCESTORS', '*')}"
)
# One page may ask one other host for pictures, and nothing else: it is opened, in a frame under the map, by a visitor's switch.
IMAGERY_POLICY = (
    f"default-src 'none'; img-src https://{IMAGERY_HOST}; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)


class PrivateHeaders:
    """Forbid every other host and tell no one where a visitor came from."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = IMAGERY_POLICY if scope["path"].endswith(f"/{IMAGERY_PAGE}") else POLICY
                headers["Referrer-Policy"] = "no-referrer"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
