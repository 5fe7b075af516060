"""Who may ask what? Looked at before Streamlit sees it: the host, the origin of a websocket, the address, and how much is sent how fast.

ATLAS_HOSTS="atlas.example *.atlas.example"    the hosts the atlas answers to, without ports; any where it is not set
ATLAS_VISITORS=1000                            how many websockets may be open at a time
ATLAS_METRICS=1                                opens Streamlit's counts at _stcore/metrics, for who keeps them from the public at the proxy

Streamlit would answer a handshake of a foreign origin after asking a host of the world which address it has itself, and while it
waits nobody is served: here such a handshake is refused first, and of those that may pass Streamlit sees only the atlas's own origin.
"""

import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import streamlit as st
from anyio import fail_after, sleep
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

from server.answers import answer
from server.log import refused
from server.streamlit_front import ANSWERING, CLOSED, FILES, METRICS, OPEN, UPLOADS, WEBSOCKET
from words import Say
from words import answers as said

LONGEST_PATH, LONGEST_QUERY, LONGEST_HEADERS = 1_024, 8_192, 32_768  # bytes; a briefing in an address has 2,000 letters
PROBES = ("/health", "/ready")  # asked by machines beside the server, under any host
FIRST, RATE = 15, 100_000  # seconds, and bytes in each further second, that what is sent may take
SAID, SAID_AT_ONCE = 20, 200  # messages a second, and in one burst, that a session's browser may say
POSTING = 8  # bodies that may be on their way at a time
OFTEN, UPLOADS_EACH, UPLOADS_ALL = 600, 10, 60  # in so many seconds, files a session and all may bring
READS = ("GET", "HEAD", "OPTIONS")


class Refusal(Exception):
    """Something that is not answered as it was asked: a status, what the log counts it as, and a sentence besides that of its status."""

    def __init__(self, status: int, why: str = "", told: Say | None = None):
        super().__init__(status)
        self.status, self.why, self.told = status, why, told


class Gate:
    """Refuse, each in a sentence and quickly, what no page of the atlas asks."""

    def __init__(self, app, base: str, pages: set[str], bodies: dict[str, int]):
        """`base` is the base path, "" at the root; `pages` the addresses of pages below it; `bodies` how many bytes may be sent, by
        the beginning of the address."""
        self.app, self.base, self.pages = app, base, pages
        self.bodies = {f"{base}{begin}": most for begin, most in bodies.items()}
        self.hosts = os.environ.get("ATLAS_HOSTS", "").replace(",", " ").lower().split()
        self.visitors = int(os.environ.get("ATLAS_VISITORS", "1000"))
        self.has_metrics = os.environ.get("ATLAS_METRICS", "") not in ("", "0")
        self._open = self._posting = 0
        self._uploads: deque[tuple[float, str]] = deque()

    async def __call__(self, scope, receive, send):
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        try:
            if scope["type"] == "websocket":
                await self._connected(self._own(scope), receive, send)
            else:
                await self._asked(scope, receive, send)
        except Refusal as refusal:
            if refusal.why:
                refused(refusal.why)
            if scope["type"] == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
                await send({"type": "websocket.close", "code": 1008})
            else:
                await answer(scope, refusal.status, self.base, refusal.told)(scope, receive, send)

    async def _connected(self, scope, receive, send) -> None:
        if self._open >= self.visitors:
            raise Refusal(503, "full")
        self._open += 1
        try:
            await self.app(scope, paced(receive), send)
        finally:
            self._open -= 1

    async def _asked(self, scope, receive, send) -> None:
        self._fits(scope)
        path, method = scope["path"], scope["method"]
        if path not in [f"{self.base}{probe}" for probe in PROBES]:
            self._is_own_host(scope)
        self._is_there(path)
        if method in ("GET", "HEAD") and path.startswith((f"{self.base}{UPLOADS}", f"{self.base}{WEBSOCKET}")):
            raise Refusal(405)  # Streamlit would send its document
        if method in READS:
            await self.app(scope, receive, send)
            return
        most = next((most for begin, most in self.bodies.items() if path.startswith(begin)), None)
        if most is None or method not in ("POST", "PUT", "DELETE"):
            raise Refusal(405)
        if self._posting >= POSTING:
            raise Refusal(503, "busy", said.BUSY)
        with self._sending() as is_sent:
            receive = bounded(scope, receive, most, is_sent)
            if path.startswith(f"{self.base}{UPLOADS}") and method == "PUT":
                send = self._uploading(path, send)
            await self.app(scope, receive, send)

    @contextmanager
    def _sending(self) -> Iterator[Callable[[], None]]:
        """Count a body among those on their way, until what is given here is called; what is made of it takes its time elsewhere."""
        is_counted = True

        def is_sent() -> None:
            nonlocal is_counted
            self._posting -= is_counted
            is_counted = False

        self._posting += 1
        try:
            yield is_sent
        finally:
            is_sent()

    def _own(self, scope) -> dict:
        """Return the scope of a handshake as Streamlit is to see it. Raises Refusal for one from another page, host or address."""
        self._fits(scope)
        self._is_own_host(scope)
        if scope["path"] != f"{self.base}{WEBSOCKET}":
            raise Refusal(404)
        headers = Headers(scope=scope)
        origin, host = headers.get("origin"), headers.get("host", "")
        if origin is None:  # a program; a browser always says whose page asks
            return scope
        if host_of(origin) != host.lower() and origin not in allowed_origins():
            raise Refusal(403, "origin")
        own = f"http://{host}".encode("latin-1")
        return scope | {"headers": [(name, own if name == b"origin" else value) for name, value in scope["headers"]]}

    def _is_own_host(self, scope) -> None:
        told = Headers(scope=scope).get("host", "").lower()
        host = told.rpartition(":")[0] if told.rpartition(":")[2].isdigit() else told
        if self.hosts and not any(host == own or (own[:2] == "*." and host.endswith(own[1:])) for own in self.hosts):
            raise Refusal(421, "host")

    def _fits(self, scope) -> None:
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) > 1 or (not hosts and scope.get("http_version") == "1.1"):
            raise Refusal(400, "forged")  # as HTTP asks: of two, a proxy might look at the one and the atlas answer to the other
        if len(scope.get("raw_path") or b"") > LONGEST_PATH or len(scope["query_string"]) > LONGEST_QUERY:
            raise Refusal(414, "large")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > LONGEST_HEADERS:
            raise Refusal(431, "large")

    def _is_there(self, path: str) -> None:
        """Raises Refusal for an address at which there is neither a page nor a file; Streamlit would send its document there."""
        below = path.removeprefix(self.base)
        if self.base and not path.startswith(f"{self.base}/") and path != self.base:
            raise Refusal(404)
        if below.startswith("/_stcore/"):
            is_open = below in OPEN or below.startswith(tuple(name for name in OPEN if name.endswith("/")))
            if not is_open and not (self.has_metrics and below == METRICS):
                raise Refusal(404)
        elif below.startswith(CLOSED):
            raise Refusal(404)
        elif not below.startswith(ANSWERING) and below not in FILES and below not in PROBES:
            self._is_page(below)

    def _is_page(self, below: str) -> None:
        # Below two slashes a document would look for its files where there are none.
        if "//" in below or below.rstrip("/").removeprefix("/") not in self.pages:
            raise Refusal(404)

    def _uploading(self, path: str, send):
        """Count a file that a session brings, and return `send`, which counts none that is not taken: else forged ones would keep all
        others from bringing theirs. Raises Refusal when the session, or all together, have brought many of late."""
        session, now = path.removeprefix(f"{self.base}{UPLOADS}").partition("/")[0], time.monotonic()
        while self._uploads and now - self._uploads[0][0] > OFTEN:
            self._uploads.popleft()
        if len(self._uploads) >= UPLOADS_ALL or Counter(each for _, each in self._uploads)[session] >= UPLOADS_EACH:
            raise Refusal(429, "often")
        brought = (now, session)
        self._uploads.append(brought)

        async def sent(message) -> None:
            if message["type"] == "http.response.start" and message["status"] >= 400 and brought in self._uploads:
                self._uploads.remove(brought)
            await send(message)

        return sent


def host_of(origin: str) -> str:
    """Return an origin's host and port as a Host header has them, "" for what is no origin."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def allowed_origins() -> set[str]:
    """Return the origins beside its own whose pages may open a websocket, as Streamlit is told them."""
    return set(st.config.get_option("server.corsAllowedOrigins"))


def paced(receive):
    """Return `receive` for a websocket that says no more in a second than any browser does: what comes faster waits its turn."""
    left, at = float(SAID_AT_ONCE), time.monotonic()

    async def received():
        nonlocal left, at
        now = time.monotonic()
        left, at = min(SAID_AT_ONCE, left + (now - at) * SAID), now
        if left < 1:
            await sleep((1 - left) / SAID)
        left -= 1
        return await receive()

    return received


def bounded(scope, receive, most: int, is_sent: Callable[[], None]):
    """Return `receive` for a body of at most `most` bytes that comes at a bearable speed; `is_sent` is called when it is whole.

    Raises HTTPException 413 or 408 while it is read, Refusal 413 at once where its length is told.
    """
    told = Headers(scope=scope).get("content-length", "0")
    if not told.isdigit() or int(told) > most:
        raise Refusal(413, "large")
    until, size, is_whole = time.monotonic() + FIRST + most / RATE, 0, False

    async def received():
        nonlocal size, is_whole
        if is_whole:  # whether the visitor still waits may be asked for as long as the answer takes
            return await receive()
        try:
            with fail_after(until - time.monotonic()):
                message = await receive()
        except TimeoutError as error:
            refused("slow")
            raise HTTPException(408) from error
        size, is_whole = size + len(message.get("body", b"")), not message.get("more_body")
        if size > most:
            refused("large")
            raise HTTPException(413)
        if is_whole:
            is_sent()
        return message

    return received
