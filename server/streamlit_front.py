"""Where does the atlas rest on Streamlit's insides? All of it here, each with a canary in tests/test_streamlit_front.py.

Streamlit's document gets hints, the page's style and two small scripts in its head; its own files are sent from memory. Without all this
(ATLAS_PLAIN=1 in the environment, ui.frame.is_plain) the atlas works, only slower and with pages that move while they load. The style sheets in ui/assets
name Streamlit's test ids besides; the canary looks for each of them.
"""

import mimetypes
import re
from collections.abc import Awaitable, Callable
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from streamlit.logger import get_logger
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime import app_session, get_instance
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.session_state import Serialized, Value, WStates

from geo.browser import web_address
from server.faces import STATIC, faces, own_file, sheet, with_faces
from server.in_turn import CHART, SCRIPTS, imports, led_from_to, own_module
from server.log import refused
from server.map_frame import BUILD, DOCUMENT, OWN, frame_document
from server.press import pressed, pressed_once, way_of

FRAME = "/component/streamlit_folium.st_folium/static/"
# Where the files lie whose names carry a digest of their content, by the beginning of their address.
FOLDERS = {
    "/static/": STATIC / "static",
    FRAME: BUILD / "static",
}
# Streamlit's own addresses that pages ask: the others (its counts, a check of the script, sign-in, programs that drive the app) are shut.
WEBSOCKET, UPLOADS, METRICS = "/_stcore/stream", "/_stcore/upload_file/", "/_stcore/metrics"
OPEN = ("/_stcore/health", "/_stcore/host-config", "/_stcore/bidi-components/", WEBSOCKET, UPLOADS)
CLOSED = ("/auth/", "/oauth2callback", "/app/static/")
# The functions in which it takes in what a browser says of a widget: a fault in one of them is none of a page's.
TAKES_IN = ("deserialize", "unpack_widget_state_value", "_compact_state", "_widget_changed", "get_serialized", "register_widget")
CALLS = "_run_callback_and_record_rerun"  # and the one in which it runs what a page has said is to follow a change of a widget
# What a browser says for a page of the atlas. All else it may say is for who makes an app: to empty what is kept for all visitors, to ask which
# repository the code is of, and which of its files have changed (for which git runs while all others wait), to install files beside it.
HEARD = ("rerun_script", "stop_script", "file_urls_request", "app_heartbeat")
OPERATION = "backend_operation_request"
HEARD_OPERATIONS = ("deferred_file",)  # a file that is made when its button is pressed
ANSWERING = ("/assets/", "/media/", "/component/")  # what there is below these, routes know themselves
# Its files, and the fonts cut out of them: at every other address it would send its document.
FILES = frozenset(
    f"/{path.relative_to(STATIC).as_posix()}" for path in [*STATIC.glob("*.png"), *STATIC.glob("static/**/*.*")]
) | {f"/static/media/{face.name}" for face in faces()}
# Streamlit fetches the code of an element when the first such element arrives; these are on the first page.
ELEMENTS = [
    "ComponentInstance",
    "BidiComponent",
    "Selectbox",
    "Html",
    "Button",
    "ButtonGroup",
]


# In the document's head, before Streamlit's own. Pictures are drawn for a phone or for a desk: the window's width, and nothing else,
# is left for the page to read (ui.look). And Streamlit pushes each change of the address into the browser's history: an address that
# is only completed (the page says nothing yet of what it shows) is no step of the visitor's, so that Back leads to the page before.
# On a phone the menu is a drawer over the page, which stays open, even when the page is loaded again: choosing a page closes it.
# Streamlit looks for its server before it opens the websocket, below a page's own address first, and waits when nothing is there: two ways
# there and back, on every page but the first four and a pause. It asks nobody where the document says where the server is.
SCRIPT = """<script>
window.__streamlit = {
  BACKEND_BASE_URL: new URL('./', location.href).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
};
document.cookie = `window=${innerWidth < 641 ? 'narrow' : innerWidth < 961 ? 'middle' : 'wide'}; path=/; SameSite=Strict`;
{
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? location.href, location.href);
    const isCompleted = next.pathname === location.pathname && !location.search;
    return isCompleted ? history.replaceState(state, title, address) : push(state, title, address);
  };
  addEventListener('click', (event) => {
    if (innerWidth < 769 && event.target.closest?.('[data-testid="stSidebarNavLink"]'))
      setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(), 100);
  });
}
</script>"""


# What a document's head asks for, and runs, of Streamlit's own.
STARTED = re.compile(rb'<script type="module"[^>]*></script>|<link rel="modulepreload"[^>]*>')


def started_later(document: bytes, hints: bytes) -> bytes:
    """Return a document whose scripts, and what its head hints at, are kept until its first picture is painted (web/first/start.js)."""
    held = b"".join(STARTED.findall(document)) + hints
    return STARTED.sub(b"", document).replace(b"</head>", b'<template id="started">' + held + b"</template></head>", 1)


def forget_forged() -> None:
    """Forget what the browser said of widgets in this run and could not be taken in: each further run of the session would fail at it too."""
    context = get_script_run_ctx()
    if context:
        said = context.session_state._state._new_widget_state.states
        for widget in [widget for widget, state in said.items() if not isinstance(state, Value)]:
            del said[widget]


def take_known_kinds() -> None:
    """Let what a browser says of a widget count as nothing chosen when it is of another kind than the widget's: a number for a text.

    Streamlit takes it in as it comes, and what follows a change of the widget fails at it as if the page were at fault.
    """
    taken = WStates.__getitem__
    if getattr(taken, "is_of_known_kinds", False):
        return

    def of_known_kind(states, widget):
        kept, known = states.states.get(widget), states.widget_metadata.get(widget)
        if isinstance(kept, Serialized) and known and kept.value.WhichOneof("value") not in (None, known.value_type):
            refused("forged")
            states.states[widget] = Serialized(WidgetState(id=widget))  # as of a field that was emptied
        return taken(states, widget)

    of_known_kind.is_of_known_kinds = True
    WStates.__getitem__ = of_known_kind


def is_of_none_known() -> bool:
    """Return whether the browser says something of a widget in this run that the session does not know, or knows no longer.

    What the page has said is to follow a change of it would then run, and find no value: so after a message that clears the session.
    """
    context = get_script_run_ctx()
    if not context:
        return False
    state = context.session_state._state
    return bool(state._new_widget_state.states.keys() - state._key_id_mapper.id_key_mapping.keys())


def hide_paths() -> None:
    """Let each session's first message name the main script without the folder it lies in, which is nobody's business."""
    told = AppSession._create_new_session_message
    if getattr(told, "is_hiding", False):
        return

    def hiding(session, *given, **named):
        message = told(session, *given, **named)
        message.new_session.main_script_path = Path(message.new_session.main_script_path).name
        return message

    hiding.is_hiding = True
    AppSession._create_new_session_message = hiding


def keep_themes() -> None:
    """Let each run's first message have the theme as it was read once: Streamlit reads 240 settings anew, a seventh of a step's work."""
    told = app_session._populate_theme_msg
    if hasattr(told, "reads"):
        return

    @lru_cache(maxsize=8)  # sections of a theme
    def kept(section: str) -> CustomThemeConfig:
        message = CustomThemeConfig()
        told(message, section)
        return message

    def keeping(message: CustomThemeConfig, section: str = "theme") -> None:
        if kept(section).ByteSize():  # a part of which nothing is set stays out of the message
            message.MergeFrom(kept(section))

    keeping.reads = told
    app_session._populate_theme_msg = keeping


def is_of_a_page(message: BackMsg) -> bool:
    """Return whether a message of a browser's is one that pages of the atlas send."""
    kind = message.WhichOneof("type")
    return kind in HEARD or (kind == OPERATION and message.backend_operation_request.WhichOneof("payload") in HEARD_OPERATIONS)


def hear_pages() -> None:
    """Let sessions hear nothing of a browser but what pages of the atlas say; the rest is counted as forged and has no answer."""
    heard = AppSession.handle_backmsg
    if getattr(heard, "is_of_pages", False):
        return

    def hearing(session, message):
        if is_of_a_page(message):
            heard(session, message)
        else:
            refused("forged")

    hearing.is_of_pages = True
    AppSession.handle_backmsg = hearing


def begin_anew_when_come_back_to() -> None:
    """Let a session whose connection was cut tell nothing of the run that was cut short, when its visitor is back.

    Part of it went with the connection; the rest would be told before the run that the browser asks for then, and Streamlit's page, which
    finds no place for it, would end in an error and be blank.
    """
    watch = AppSession.register_file_watchers  # called when a session is come back to
    if getattr(watch, "is_beginning_anew", False):
        return

    def beginning_anew(session) -> None:
        watch(session)
        session._browser_queue.clear()

    beginning_anew.is_beginning_anew = True
    AppSession.register_file_watchers = beginning_anew


def guard_sessions() -> None:
    """Let sessions tell no paths and nothing of a run that was cut short, hear nothing that no page says, and take nothing in of a kind that
    its widget has not."""
    hide_paths()
    hear_pages()
    take_known_kinds()
    begin_anew_when_come_back_to()


def end_session(name: str) -> None:
    """Let go of a session whose websocket has closed, at once: else it is kept for a while, lest its visitor come back. In the event loop."""
    get_instance().close_session(name)


@cache
def named_by_document() -> list[str]:
    """Return the scripts that Streamlit's document names."""
    return re.findall(r'static/js/([\w.-]+\.js)"', (STATIC / "index.html").read_text(encoding="utf-8"))


@cache
def modules() -> list[str]:
    """Return the files of the first page's elements and all they import, less those the document names already.

    A hint only: a Streamlit whose files are named otherwise loads as it would without.
    """
    return with_imports(ELEMENTS, named_by_document())


@cache
def chart_modules() -> list[str]:
    """Return the addresses of what charts are drawn with, relative to a document, less what every document names."""
    files = [f"./static/js/{name}" for name in with_imports([CHART], [*named_by_document(), *modules()])]
    return [*files, *led_from_to().values()] if files else []


def with_imports(elements: list[str], named: list[str]) -> list[str]:
    """Return the files of elements and all they import, less those that are named already."""
    known = set(named)
    wanted = [path.name for name in elements for path in sorted(SCRIPTS.glob(f"{name}.*.js"))]
    found: list[str] = []
    while wanted:
        name = wanted.pop(0)
        path = SCRIPTS / name
        if name in known or not path.is_file():
            continue
        known.add(name)
        found.append(name)
        wanted += re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', path.read_text(encoding="utf-8"))
    return found


class KeptFile(NamedTuple):
    """A file of Streamlit's own as it is sent, pressed where that pays."""

    body: bytes
    kind: str
    is_pressed: bool

    def answer(self, accepted: str) -> Response:
        """Return the answer to who sends `accepted` (Accept-Encoding)."""
        # The names carry a digest of the content, so an address never means another file.
        headers = {"Content-Type": self.kind, "Cache-Control": "public, max-age=31536000, immutable"}
        if self.is_pressed:
            headers["Vary"] = "Accept-Encoding"
        if not self.is_pressed or not (way := way_of(accepted)):
            return Response(self.body, headers=headers)
        return Response(pressed(self.body, way), headers=headers | {"Content-Encoding": way})


def kept_file(path: str, query: str = "") -> KeptFile | None:
    """Return a file of Streamlit's or of the maps' frame ready to be sent, or None when there is none.

    Kept by the file and not by what was asked: of a file there is one, of the ways to ask for it, and for none, no end.
    """
    if own := own_file(path, query) or own_module(path, query):
        return _ready(path.rpartition(".")[2], own)
    for begin, folder in FOLDERS.items():
        if path.startswith(begin):
            try:
                file = (folder / path.removeprefix(begin)).resolve()
                is_there = file.is_relative_to(folder) and file.is_file()
            except (ValueError, OSError):  # a byte of nought, or a name longer than any file's
                return None
            if is_there:
                return _kept_file(file)
    return None


def framed_scripts() -> list[str]:
    """Return the addresses of the scripts with which the frame of each map begins."""
    if frame_document():
        return [f"/assets/{web_address(OWN)}"]
    return [f"{FRAME}{file.relative_to(FOLDERS[FRAME]).as_posix()}" for file in sorted(FOLDERS[FRAME].glob("js/*.js"))]


@cache
def _kept_file(file: Path) -> KeptFile:
    return _ready(file.suffix[1:], file.read_bytes())


@cache
def _ready(ending: str, body: bytes) -> KeptFile:
    kind = mimetypes.guess_type(f"file.{ending}")[0] or "application/octet-stream"
    return KeptFile(body, kind, ending in ("js", "css", "svg"))


def keep_files() -> None:
    """Read and press what every first visit asks for."""
    names = [*named_by_document(), *modules()]
    scripts = [kept_file(path) for path in [*(f"/static/js/{name}" for name in names), *framed_scripts()]]
    styles = [kept_file(f"/{sheet()}", "faces=")] if sheet() else []
    for file in [*filter(None, scripts), *styles]:
        pressed(file.body, "br")


def chart_files() -> list[bytes]:
    """Return what charts are drawn with, as visitors of pages with charts will ask for it."""
    asked = (address.removeprefix(".").partition("?") for address in chart_modules())
    return [file.body for path, _, query in asked if (file := kept_file(path, query))]


def declare_frames() -> None:
    """Declare the maps' component to the server, once there is one: else its frame is not found until a page of this server drew a map.

    Its module declares it only where a page is being run, and only once.
    """
    asked = get_logger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = asked.level
    asked.setLevel("ERROR")  # it would tell the keeper that no page is being run just now
    component = import_module("streamlit_folium")._component_func
    asked.setLevel(level)
    get_instance().component_registry.register_component(component)


def styled_first(document: bytes) -> bytes:
    """Return a document that names its style sheet before all else it asks for: nothing is painted until that has come.

    Before it stands what holds for all scripts: where they get what they import.
    """
    named = re.search(rb'<link rel="stylesheet"[^>]*>', document)
    sheet = named[0] if named else b""
    return document.replace(sheet, b"").replace(b"<head>", b"<head>" + imports().encode() + sheet, 1)


@lru_cache(maxsize=96)
def packed(document: bytes, way: str) -> bytes:
    """Return a document compressed, kept: most visitors ask for one of a few."""
    return pressed_once(document, way)


class FilesFromMemory:
    """Send Streamlit's own scripts and fonts from memory: a visit asks for some 150, and each costs the server time."""

    def __init__(self, app, base: str = ""):
        """`base` is the base path, as `/atlas`, or "" at the root."""
        self.app = app
        self.base = base

    async def __call__(self, scope, receive, send):
        path = scope["path"].removeprefix(self.base) if scope["type"] == "http" and scope["method"] == "GET" else ""
        query = scope.get("query_string", b"").decode("latin-1")
        if path == DOCUMENT and (document := frame_document()):
            await Response(document, headers={"Cache-Control": "no-cache"}, media_type="text/html")(scope, receive, send)
            return
        file = kept_file(path, query) if path.startswith(tuple(FOLDERS)) and ".." not in path else None
        answer = file.answer(Headers(scope=scope).get("accept-encoding", "")) if file else self.app
        await answer(scope, receive, send)


FETCHED_AS = {"js": 'as="script"', "css": 'as="style"'}


def _early(address: str) -> str:
    fetched_as = FETCHED_AS.get(address.partition("?")[0].rpartition(".")[2], 'as="fetch" crossorigin')
    return f'<link rel="preload" fetchpriority="low" {fetched_as} href="{address}">'


class FirstPictures(Protocol):
    """What gives a document's body a first picture of its page (server.first.shell.Shells)."""

    async def of(self, scope) -> bytes:
        """Return what the body of a scope's document begins with, b"" where there is nothing."""


class EarlyParts:
    """Name in each document what the first page will ask for, so that it comes while the frame is still starting.

    Addresses are below the assets; the document names them relative to itself, so that they hold below `base`, the base path.
    """

    def __init__(
        self,
        app,
        styles: list[str],
        begun: str,
        map_parts: list[str],
        map_files: dict[str, list[str]],
        style: str = "",
        base: str = "",
        told: Callable[[dict, str], Awaitable[bytes]] | None = None,
        first: Callable[[Any, str], FirstPictures] | None = None,
    ):
        """`styles` will be asked for; the module `begun` is run as soon as there is a document.

        On pages with a map, the keys of `map_files`, the scripts and styles `map_parts` will be too, and the page's files.

        `told` returns, by scope and base path, what else a document's head says; `first`, by what answers below and the base path,
        what gives each document's body a first picture of its page.
        """
        self.app = app
        self.first = first(app, base) if first else None
        self.told, self.base = told, base
        self.framed = (f"{base}/component/", f"{base}/assets/")
        elements = [f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in modules()]
        begun_with = [f'<script type="module" fetchpriority="low" src="./assets/{begun}"></script>', *elements]
        # The atlas's own after what the page itself begins with: a browser asks for six at a time.
        self.hints = "".join([*begun_with, *(_early(f"./assets/{address}") for address in styles)]).encode()
        parts = "".join(
            _early(address)
            for address in [*(f".{path}" for path in framed_scripts()), *(f"./assets/{each}" for each in map_parts)]
        )
        self.map_hints = {
            page: (parts + "".join(_early(f"./assets/{address}") for address in files)).encode()
            for page, files in map_files.items()
        }
        # At the beginning of the body, not in the head: Streamlit adds its own styles to the head, and the later of equals holds.
        self.style = f"<style>{style}</style>".encode()

    async def __call__(self, scope, receive, send):
        # The frames of components and of the satellite picture are documents too, but none of these parts are their own.
        is_document = scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", "")
        if not is_document or scope["path"].startswith(self.framed) or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        # The document must come uncompressed to be added to; it is a few kilobytes.
        way = way_of(Headers(scope=scope).get("accept-encoding", ""))
        # The file is older than what is added to it, and a part of it none of what is sent.
        unheard = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range", b"if-range")
        scope = scope | {"headers": [pair for pair in scope["headers"] if pair[0] not in unheard]}
        started, body = None, b""
        told = await self.told(scope, self.base) if self.told else b""
        first = await self.first.of(scope) if self.first else b""
        hints = self.hints + self.map_hints.get(scope["path"].removeprefix(self.base).strip("/"), b"")

        async def add_hints(message):
            nonlocal started, body
            if message["type"] == "http.response.start":
                started = message
                is_html = MutableHeaders(scope=message).get("content-type", "").startswith("text/html")
                if message["status"] != 200 or not is_html:
                    started = None
                    await send(message)
            elif started is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    whole = styled_first(with_faces(body)).replace(b"</head>", told + SCRIPT.encode() + b"</head>", 1)
                    if first:
                        whole = started_later(whole, hints).replace(b"<body>", b"<body>" + self.style + first, 1)
                    else:
                        whole = whole.replace(b"</head>", hints + b"</head>", 1).replace(b"<body>", b"<body>" + self.style, 1)
                    headers = MutableHeaders(scope=started)
                    for stale in ("ETag", "Last-Modified", "Accept-Ranges"):
                        del headers[stale]
                    if way:
                        whole = packed(whole, way)
                        headers["Content-Encoding"], headers["Vary"] = way, "Accept-Encoding"
                    headers["Content-Length"] = str(len(whole))
                    await send(started)
                    await send({"type": "http.response.body", "body": whole})

        await self.app(scope, receive, add_hints)
