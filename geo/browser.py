"""Where is the browser's own code? The files of web/, under an address that changes when any of them does."""

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xstatic.pkg import leaflet

WEB = Path(__file__).resolve().parents[1] / "web"
FOLDERS = ("bar", "film", "learn", "map", "present", "search", "shared")
# What is sent, by its ending, and as what: the process's own list is another on every machine, and Streamlit changes it when it starts.
SENT = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".mp4": "video/mp4",
    ".gif": "image/gif",
    ".png": "image/png",
}

# What is always wanted together is one file (geo.whole), by its name: the modules that are asked for from outside, the first of them run
# at once, and BEGUN with it: nobody asks for these.
BEGUN = (
    "shared/take.js",
    "shared/popover.js",
    "shared/roles.js",
    "shared/chart_keys.js",
    "shared/keep_focus.js",
    "shared/announce.js",
    "shared/escape.js",
    "shared/lists.js",
    "shared/not_drawn.js",
)
WHOLES = {
    "page.js": ("shared/marks.js", *BEGUN, "bar/time_bar.js", "search/search.js", "present/tray.js"),
    "map.js": ("map/atlas.js",),
    "sites.js": ("map/sites.js",),
    "values.js": ("map/values.js",),
    "story.js": ("learn/story.js",),
}
WHOLE = "whole/"  # the folder in which they seem to lie


class WebFile(NamedTuple):
    """A file the browser fetches: its bytes and its media type."""

    body: bytes
    kind: str


@cache
def web_files() -> dict[str, WebFile]:
    """Return the browser's files by their path below web/, as `map/atlas.js`, read once."""
    paths = [path for folder in FOLDERS for path in sorted((WEB / folder).rglob("*")) if path.suffix in SENT]
    return {path.relative_to(WEB).as_posix(): WebFile(path.read_bytes(), SENT[path.suffix]) for path in paths}


@cache
def leaflet_files() -> dict[str, WebFile]:
    """Return Leaflet's files by their path below its folder, as `leaflet.js`, read once; not its sources."""
    folder = Path(leaflet.BASE_DIR)
    paths = [folder / "leaflet.js", folder / "leaflet.css", *sorted(folder.glob("images/*.png"))]
    return {path.relative_to(folder).as_posix(): WebFile(path.read_bytes(), SENT[path.suffix]) for path in paths}


@cache
def web_tag() -> str:
    """Return a text that changes when any of the files does.

    It stands in the address as a folder, so that modules, which name each other by relative addresses, are all of one kind.
    """
    digest = hashlib.sha256(Path(__file__).with_name("whole.py").read_bytes())
    for name, file in web_files().items():
        digest.update(name.encode() + b"\0" + file.body + b"\0")
    return digest.hexdigest()[:12]


def web_address(name: str) -> str:
    """Return the address of a file of web/ below the assets. Raises KeyError when there is no such file."""
    if name not in web_files():
        raise KeyError(f"web/ has no file {name!r}")
    return f"web/{web_tag()}/{name}"


def whole_address(name: str) -> str:
    """Return the address of a file of WHOLES below the assets. Raises KeyError when there is no such file."""
    if name not in WHOLES:
        raise KeyError(f"no modules are put together as {name!r}")
    return f"web/{web_tag()}/{WHOLE}{name}"


def component_parts(name: str, module: str, style: str = "") -> dict[str, str]:
    """Return html, css and js of a component whose module and style, if it has one, the browser fetches by itself and keeps.

    Only these lines travel with a rerun. Addresses are relative to the page, so that they hold below a base path; the style is of two
    lines, as one line with a slash Streamlit would take for a file's name. Raises KeyError when web/ has no such file.
    """
    whole = next((name for name, held in WHOLES.items() if module in held), "")
    address, part = (whole_address(whole), f'come.use("{module}")') if whole else (web_address(module), "come")
    loader = f"""export default async function (component) {{
  const come = await import(new URL('./assets/{address}', document.baseURI).href);
  return {part}.default(component);
}}"""
    styled = {"css": f'@import "./assets/{web_address(style)}";\n/* style */'} if style else {}
    return {"html": f'<div class="{name}"></div>', "js": loader} | styled
