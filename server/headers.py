"""What may a page do? Headers on every answer that keep the atlas on its own host and tell no one where a visitor came from.

ATLAS_FRAME_ANCESTORS="'self' https://school.example"    the pages that may frame the atlas; all may where it is not set

Left out with intent: Cross-Origin-Resource-Policy and Cross-Origin-Embedder-Policy, since pictures and figures are there to be shown on
other pages; Strict-Transport-Security, which is for the proxy that speaks TLS.
"""

import os
from typing import NamedTuple

from starlette.datastructures import MutableHeaders

from geo.maps import IMAGERY_HOST, IMAGERY_PAGE


class Allowed(NamedTuple):
    """A source beyond the atlas's own host that a directive of the policy lets in, and why it must."""

    directive: str
    source: str
    why: str


# Everything comes from the atlas's own host, the websocket too ('self' means ws: and wss: of the same host and port in browsers since
# 2022): the browser itself refuses any other address (but see IMAGERY_POLICY). What is let in besides:
ALLOWED = [
    Allowed(
        "script-src",
        "'unsafe-inline'",
        "folium writes a map's script into its page, and the document's head has small ones of its own",
    ),
    Allowed(
        "script-src",
        "'unsafe-eval'",
        "streamlit-folium and Vega run code made of text, and Streamlit's messages are read by compiled code",
    ),
    Allowed(
        "script-src", "blob:", "Streamlit loads the code of a component that has no file of its own (the time bar) from a blob"
    ),
    Allowed("style-src", "'unsafe-inline'", "Streamlit and Leaflet write their styles into the page while it runs"),
    Allowed("img-src", "data:", "marks, patterns and the icons of controls stand as data in style sheets and pictures"),
    Allowed("font-src", "data:", "Streamlit's own style sheet carries one of the fonts of formulas as data"),
    Allowed("media-src", "data:", "in the show of a briefing, which is one file, a film stands as data"),
    Allowed(
        "worker-src",
        "blob:",
        "where a browser cannot write to a file itself, Streamlit's table saves its rows through a worker from a blob",
    ),
]
# Where nothing at all, or not even the atlas itself, is let in
CLOSED = {"object-src": "'none'"}
OWN = ("default-src", "script-src", "style-src", "img-src", "font-src", "media-src", "connect-src", "worker-src", "frame-src",
       "base-uri", "form-action", "manifest-src")  # fmt: skip


def policy(ancestors: str) -> str:
    """Return the policy of every page but the satellite picture's; `ancestors` may frame it, as the header has them."""
    let_in = {name: [each.source for each in ALLOWED if each.directive == name] for name in OWN}
    told = [" ".join((name, "'self'", *sources)) for name, sources in let_in.items()]
    return "; ".join([*told, *(" ".join(pair) for pair in CLOSED.items()), f"frame-ancestors {ancestors}"])


ANCESTORS = os.environ.get("ATLAS_FRAME_ANCESTORS", "*")
POLICY = policy(ANCESTORS)
# What is never a page, and what is one when it is opened alone: the policy's text travels with a hundred files of a first visit.
FILES = ("application/javascript", "application/json", "font/", "text/css", "text/javascript", "text/plain")
FILE_POLICY = f"default-src 'none'; frame-ancestors {ANCESTORS}"
PICTURES = ("image/svg+xml",)
PICTURE_POLICY = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors {ANCESTORS}"
# One page may ask one other host for pictures, and nothing else: it is opened, in a frame under the map, by a visitor's switch.
IMAGERY_POLICY = (
    f"default-src 'none'; img-src https://{IMAGERY_HOST}; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
# What a browser can do and the atlas never asks for, whoever frames it; and the three things that it uses, for itself alone.
NEVER = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "storage-access",
    "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
USED = {
    "autoplay": "films on slides begin by themselves, without sound",
    "clipboard-write": "a code block of Streamlit's has a button that copies it",
    "fullscreen": "the show takes the whole screen",
}
# A file that is never a page asks for nothing and opens no window: a word says so, where the whole list would travel a hundred times.
FILE_PERMISSIONS = "camera=(), geolocation=(), microphone=()"
PERMISSIONS = ", ".join([*(f"{name}=()" for name in NEVER), *(f"{name}=(self)" for name in USED)])


def policy_of(path: str, kind: str) -> str:
    """Return the policy of an answer of a media type; one that says none of it may renew what a browser keeps, whatever that is."""
    if path.endswith(f"/{IMAGERY_PAGE}"):
        return IMAGERY_POLICY
    return FILE_POLICY if kind.startswith(FILES) else PICTURE_POLICY if kind.startswith(PICTURES) else POLICY


def headers_of(path: str, kind: str) -> dict[str, str]:
    """Return the headers that the answer at a path carries; `kind` is its media type, "" where it says none."""
    told = {
        "Content-Security-Policy": policy_of(path, kind),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    if kind.startswith(FILES):
        return told | {"Permissions-Policy": FILE_PERMISSIONS}
    return told | {
        "Permissions-Policy": PERMISSIONS,
        # Another site that opens the atlas in a window has no hold on that window; the speaker's window is the atlas's own.
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class PrivateHeaders:
    """Forbid every other host and tell no one where a visitor came from; the answer that refuses a websocket too."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"].endswith("http.response.start"):
                told = MutableHeaders(scope=message)
                told.update(headers_of(scope["path"], told.get("content-type", "")))
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] in ("http", "websocket") else send)
