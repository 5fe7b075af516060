"""How does the map of operations stand alone? Its modules, its files and Leaflet in one page, which plays any span of years without a network."""

import gzip
import json
import posixpath
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

from data.eras import FIRST_DAY
from data.load import as_of
from figures.html import markup
from figures.layers import layers
from figures.pictures import Map
from geo.browser import web_files
from geo.maps import leaflet_options
from words import Words

ENTRY = "map/alone.js"
FOLLOWED = re.compile(r'((?:from|import)\s*\(?\s*)"(\.{1,2}/[^"]+)"')
NOWHERE = "https://atlas.invalid/assets/web/0/"  # what modules take for their address: nothing is fetched from there
LEFT_OUT = ("world", "values")  # files of other maps
SPEEDS = (3, 6, 12, 24)  # months in a second, as web/map/span.js offers them
PICTURES = re.compile(r"url\([^)]*\)")


@cache
def modules() -> dict[str, str]:
    """Return the map's modules by their names in the page, each naming those that it needs by such a name."""
    found, wanted = {}, [ENTRY]
    while wanted:
        path = wanted.pop()
        if path in found:
            continue
        folder, text = posixpath.dirname(path), web_files()[path].body.decode("utf-8")

        def named(match: re.Match, folder: str = folder) -> str:
            return f'{match[1]}"atlas/{posixpath.normpath(posixpath.join(folder, match[2]))}"'

        wanted += [posixpath.normpath(posixpath.join(folder, match[2])) for match in FOLLOWED.finditer(text)]
        found[path] = FOLLOWED.sub(named, text).replace("import.meta.url", f'"{NOWHERE}{path}"')
    return {f"atlas/{path}": text for path, text in found.items()}


@cache
def program() -> str:
    """Return the import map of the page: each module as an address that holds it."""
    told = {name: f"data:text/javascript;base64,{encoded(text.encode('utf-8'))}" for name, text in modules().items()}
    return json.dumps({"imports": told})


@cache
def files() -> Mapping[str, str]:
    """Return the map's files by name, pressed and in letters."""
    return {name: encoded(gzip.compress(layer.body, 9)) for name, layer in layers().items() if name not in LEFT_OUT}


def encoded(body: bytes) -> str:
    """Return bytes in letters that stand in a page."""
    return b64encode(body).decode("ascii")


@cache
def of_leaflet(name: str) -> str:
    """Return a file of Leaflet, a style sheet without the pictures it names: a page that stands alone has none beside it."""
    return PICTURES.sub("none", (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8"))


def alone(picture: Map, words: Words, span: tuple[int, int] | None = None, speed: int = SPEEDS[2]) -> str:
    """Return the map of operations as a part of a page: it begins with the picture's view, and plays the years of a span.

    Raises ValueError, in a sentence, for a span that runs backwards or a speed that there is not.
    """
    first, last = span or (FIRST_DAY.year, as_of().year)
    if not FIRST_DAY.year <= first <= last <= as_of().year:
        raise ValueError(f"no years from {first} to {last}; the atlas covers {FIRST_DAY.year} to {as_of().year}")
    if speed not in SPEEDS:
        raise ValueError(f"no speed of {speed}; there are {', '.join(map(str, SPEEDS))} months in a second")
    told = {
        "view": dict(picture.view),
        "files": files(),
        "first": first,
        "last": last,
        "end": f"{as_of():%Y-%m-%d}",
        "speed": speed,
    }
    return markup(
        "alone.html",
        words,
        style=of_leaflet("leaflet.css") + web_files()["map/atlas_map.css"].body.decode("utf-8"),
        leaflet=of_leaflet("leaflet.js"),
        loader=web_files()["map/loader.js"].body.decode("utf-8"),
        program=program(),
        entry=f"atlas/{ENTRY}",
        told=json.dumps(told | {"frame": leaflet_options()}).replace("<", "\\u003c"),
    )
