"""The door: the pages behind pages/main.py, the files the browser fetches, and the headers that keep it private.

    streamlit run app.py

Read on in pages/main.py, and in server/ for what stands between the pages and the browser.
"""

import gc
import sys
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from data.check import first_fault
from server.log import begin, tell

begin()
if fault := first_fault():  # before anything is imported that reads a table
    tell("not started", why=fault)
    sys.exit(fault)

from data.load import as_of
from data.search import suggestions
from figures.atlas import world
from figures.day import facts
from figures.known_days import days_file
from figures.layers import layer_addresses, layers, site_addresses
from figures.pages import EMBED, PAGES
from figures.small_timeline import warm
from geo.browser import WHOLES, leaflet_files, web_address, web_files, whole_address
from geo.maps import FIRST
from geo.whole import whole
from publish.work import WORKSHOP
from server.answers import exception_handlers
from server.cards import card_of
from server.drain import leaving_slowly
from server.failing import say_failed
from server.first.ahead import drawing_ahead
from server.first.shell import Shells
from server.gate import Gate
from server.headers import PrivateHeaders
from server.press import pressed, pressing_well
from server.routes import BODIES, routes
from server.short_runs import tell_short_runs_at_once
from server.streamlit_front import (
    EarlyParts,
    FilesFromMemory,
    chart_files,
    declare_frames,
    guard_sessions,
    keep_files,
    keep_themes,
)
from server.uvicorn_front import bound_heads, bound_websockets
from ui.frame import STYLE, is_plain

# Where the atlas stands on its host: "" at the root, else as `/atlas`.
BASE = f"/{st.config.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
FIRST_STYLES = ["search/search.css", "present/tray.css"]
SHELLS: list[Shells] = []


@asynccontextmanager
async def lifespan(app):
    """Read and shape everything before the first visitor comes; a wrong fact or shape stops the start, not a page."""
    layers()
    warm()
    suggestions()
    world()
    facts(as_of())
    days_file("en")
    keep_files()
    guard_sessions()
    keep_themes()
    tell_short_runs_at_once()
    bound_heads()
    bound_websockets(st.config.get_option("server.maxWidgetStateSize") * 10**6)
    declare_frames()
    files = [*web_files().values(), *leaflet_files().values(), *map(whole, WHOLES)]
    for body in [layers()[name].body for name in FIRST] + [file.body for file in files]:
        pressed(body, "br")
    # Streamlit collects garbage after each run and would walk all of this each time, while the browser waits for its answer.
    gc.collect()
    gc.freeze()
    tell("started", tables_as_of=f"{as_of():%Y-%m-%d}")
    with leaving_slowly(), pressing_well(asked_later):
        async with drawing_ahead(SHELLS):
            yield {}
    WORKSHOP.end()
    tell("ended")


def mapped() -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return the pages that begin with a map: its program, its style sheets and the layers that it begins with."""
    return {
        "": ("map.js", ("bar/time_bar.css",), FIRST),
        "contributors": ("values.js", (), ("world", "values")),
        "deployments": ("sites.js", ("map/sites_map.css",), ([*site_addresses()][-1], "worlds", "units", "edges")),
    }


def asked_later() -> list[bytes]:
    """Return what other pages than the front page begin with."""
    return [*chart_files(), *(layers()[name].body for _, _, names in mapped().values() for name in names)]


def first_pictures(app, base: str) -> Shells:
    """Return what gives documents their first pictures, known to `lifespan`."""
    SHELLS.append(Shells(app, base))
    return SHELLS[-1]


def front() -> list[Middleware]:
    """What stands before Streamlit's own document and files, so that a page is drawn sooner; see server.streamlit_front."""
    return [
        Middleware(FilesFromMemory, base=BASE),
        Middleware(
            EarlyParts,
            styles=[web_address(name) for name in FIRST_STYLES],
            begun=whole_address("page.js"),
            map_parts=["leaflet/leaflet.js", "leaflet/leaflet.css", *map(web_address, ("map/loader.js", "map/atlas_map.css"))],
            map_files={
                page: [
                    whole_address(program),
                    *map(web_address, styles),
                    *((layer_addresses() | site_addresses())[name] for name in names),
                ]
                for page, (program, styles, names) in mapped().items()
            },
            style=STYLE,
            told=card_of,
            first=first_pictures,
            base=BASE,
        ),
    ]


app = st.App(
    "pages/main.py",
    routes=routes(BASE),
    middleware=[
        Middleware(PrivateHeaders),
        Middleware(Gate, base=BASE, pages={*PAGES, EMBED}, bodies=BODIES),
        *([] if is_plain() else front()),
    ],
    lifespan=lifespan,
    on_script_error=say_failed,
    exception_handlers=exception_handlers(BASE),
)
