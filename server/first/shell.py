"""What does a reader see before Streamlit has come? The page itself, in the document: text, pictures and links, where they will stand.

It is made of what Streamlit would send for the address (server.first.visit), once for each view, and kept. It lies over the page that is
starting and goes when that is drawn (web/first/first.js). Pages as they are without any choice are made when a server has begun
(server.first.ahead) or when they are first asked for, another view when it is asked for again: of views there is no end, and most are
looked at once. Who asks before it is there gets it where that is quick; else the document goes without, and the next visitor has it.
"""

import asyncio
import json
import math
import time
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from figures.html import markup
from figures.pages import PAGES
from geo.browser import WEB
from publish.work import WORKSHOP, NotMade, Refused
from server.first.dressed import View, charts_of, dress
from server.first.pictures import WIDTHS, ChartsOrder
from server.first.tree import Page, page_of
from server.first.visit import NotSeen, visit
from server.log import refused
from server.streamlit_front import chart_modules
from ui.frame import ASSETS, STYLE
from words import interface, say
from words.language import words_of

KEPT = 96  # views, of some 120 kB each
ASKED = 2_000  # views that were asked for once and are remembered
QUEUED = 4  # views that may be in the making at a time
PATIENCE = 0.35  # seconds that a document waits for a view that is not there yet
CHARTS = 2  # of a page, those that stand on a first screen
MENU = say("Pages")
LATE = say("This is the page as it stands; what can be changed in it has not come yet. Please reload it if this takes long.")


class Shells:
    """The first pictures of pages: made one at a time, kept, the least asked for forgotten first."""

    def __init__(self, app, base: str = ""):
        """`app` answers a websocket as the server does, below the atlas's middleware; `base` is the base path."""
        self.app, self.base = app, base
        self._kept: OrderedDict[tuple, bytes] = OrderedDict()
        self._asked: OrderedDict[tuple, None] = OrderedDict()
        self._making: dict[tuple, asyncio.Task] = {}
        self._turn = asyncio.Semaphore(1)
        self.asked_at = -math.inf  # when a visitor last asked for a page (time.monotonic)

    async def of(self, scope) -> bytes:
        """Return what a document's body begins with, b"" where there is nothing yet or never."""
        key = key_of(scope, self.base)
        if key is None:
            return b""
        self.asked_at = time.monotonic()
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._making and (len(self._making) >= QUEUED or self._is_new(key)):
            return b""
        await asyncio.wait({self._task(key, scope["headers"])}, timeout=PATIENCE)
        return self._kept.get(key, b"")

    async def make(self, key: tuple, headers: list) -> None:
        """Have a view (page, query, window) kept, as who sends these headers would get it."""
        if key not in self._kept:
            await asyncio.wait({self._task(key, headers)})

    def _task(self, key: tuple, headers: list) -> asyncio.Task:
        """Return the making of a view, begun now where it is not yet."""
        if key not in self._making:
            task = self._making[key] = asyncio.create_task(self._make(key, headers))
            task.add_done_callback(lambda _: self._making.pop(key, None))
        return self._making[key]

    def _is_new(self, key: tuple) -> bool:
        """Return whether a view with choices is asked for the first time."""
        _, query, _ = key
        if not query or key in self._asked:
            return False
        self._asked[key] = None
        if len(self._asked) > ASKED:
            self._asked.popitem(last=False)
        return True

    async def _make(self, key: tuple, headers: list) -> None:
        page, query, window = key
        async with self._turn:
            try:
                sent = await visit(
                    self.app, page, query, [*without_cookies(headers), (b"cookie", f"window={window}".encode())], self.base
                )
                self._kept[key] = await written(page_of(sent), page, query, window)
            except (NotSeen, NotMade, Refused):
                refused("undrawn")
                return
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def without_cookies(headers: list) -> list:
    """Return headers without what a visitor's own browser remembers."""
    return [(name, value) for name, value in headers if name != b"cookie"]


def key_of(scope: Mapping, base: str) -> tuple[str, str, str] | None:
    """Return page, query and window of a document's address, by which its first picture is kept; None for what is no page."""
    page = scope["path"].removeprefix(base).strip("/")
    choices = sorted(parse_qsl(scope["query_string"].decode("latin-1")))
    if page not in PAGES or ("embed", "true") in choices:  # within another's page Streamlit leaves out what stands around it
        return None
    query = urlencode(choices)
    return page, query, window_of(Headers(scope=scope))


def window_of(headers: Headers) -> str:
    """Return how wide a window is: what the cookie says, at a first visit what kind of device the browser says it is."""
    told = cookie_parser(headers.get("cookie", "")).get("window", "")
    if told in WIDTHS:
        return told
    is_phone = headers.get("sec-ch-ua-mobile") == "?1" or "Mobi" in headers.get("user-agent", "")
    return "narrow" if is_phone else "wide"


async def written(page: Page, key: str, query: str, window: str) -> bytes:
    """Return a page as the beginning of a document's body."""
    words = words_of(dict(parse_qsl(query)).get("lang", "en"))
    charts = charts_of(page, window, CHARTS)
    if charts:
        _, _, body = await WORKSHOP.file(ChartsOrder(tuple((node.told["filled"], width) for node, width in charts)))
        for (node, _), svg in zip(charts, json.loads(body), strict=True):
            node.told["svg"] = svg
    return await asyncio.to_thread(_written, page, View(query, window, words), chart_modules() if charts else [])


def _written(page: Page, view: View, early: list[str]) -> bytes:
    """`early` are the addresses of modules that the page will ask for."""
    dress(page, view)
    html = markup(
        "first.html",
        view.words,
        early=early,
        main=page.main,
        menu=menu_of(page),
        menu_label=MENU,
        atlas=interface.ATLAS,
        late=LATE,
        download=interface.DOWNLOAD,
        **_same_for_all(),
    )
    return html.encode()


@cache
def _same_for_all() -> dict[str, str]:
    """Return style, name and script of every first picture, read once."""
    return {
        "style": "\n".join([(WEB / "first/first.css").read_text(encoding="utf-8"), STYLE]),
        "logo": b64encode((ASSETS / "logo.svg").read_bytes()).decode(),
        "script": "\n".join((WEB / f"first/{name}.js").read_text(encoding="utf-8") for name in ("gather", "first", "start")),
    }


def menu_of(page: Page) -> list[dict]:
    """Return the menu as it stands at the top: pages by themselves, those of a part behind its name."""
    told: list[dict] = []
    for title, address, part, is_open in page.menu:
        if not part:
            told.append({"title": title, "address": address, "is_open": is_open, "pages": []})
        elif told and told[-1]["title"] == part:
            told[-1]["pages"].append(title)
        else:
            told.append({"title": part, "address": "", "is_open": False, "pages": [title]})
    return told
