"""Which fonts does a first visit fetch? Streamlit's own, cut to what pages show: some 40 kilobytes where they have 680.

Text has two faces: the letters of Europe's languages, and the whole font for all others, which a browser fetches only when a page
shows one (`unicode-range`). Icons have one. All have addresses of their own in Streamlit's style sheet, and that sheet in its document, each
changing with what it holds. A cut stands for the very file it was cut out of, and for icons that it has: with a Streamlit that brings another
font, or names another icon, the whole font is sent as ever. data.prepare.faces makes them.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import streamlit

STATIC = Path(streamlit.__file__).parent / "static"
FONTS = Path(__file__).resolve().parents[1] / "web" / "fonts"
NAMED = re.compile(rb":material/(\w+):")
SHEET = re.compile(r'href="\./(static/css/[\w.-]+\.css)"')


class Face(NamedTuple):
    """A cut font: the name it is sent under, Streamlit's file it stands for, and the ranges of letters of both (CSS; "" for icons)."""

    name: str
    of: str
    body: bytes
    letters: str
    others: str


@cache
def named_icons() -> set[str]:
    """Return the names of all icons that Streamlit's own scripts may show."""
    scripts = (STATIC / "static" / "js").glob("*.js")
    return {name.decode() for path in scripts for name in NAMED.findall(path.read_bytes())}


@cache
def faces() -> list[Face]:
    """Return the cut fonts that may stand for the whole ones of the Streamlit that runs."""
    found = []
    for told in json.loads((FONTS / "faces.json").read_text(encoding="utf-8")):
        is_of_this = (STATIC / "static" / "media" / told["of"]).is_file()
        if is_of_this and named_icons() <= {*told.get("icons", named_icons())}:
            body = (FONTS / told["file"]).read_bytes()
            name = f"{Path(told['file']).stem}.{_digest(body)}.woff2"
            found.append(Face(name, told["of"], body, told.get("letters", ""), told.get("others", "")))
    return found


@cache
def sheet() -> str:
    """Return the address of the style sheet that Streamlit's document begins with, below the atlas, or "" when it names none."""
    named = SHEET.search((STATIC / "index.html").read_text(encoding="utf-8"))
    return named[1] if named and (STATIC / named[1]).is_file() else ""


@cache
def styles() -> bytes:
    """Return that style sheet with the cut fonts in it."""
    text = (STATIC / sheet()).read_text(encoding="utf-8")
    for face in faces():
        for whole in re.findall(rf"@font-face\{{[^}}]*/{re.escape(face.of)}[^}}]*\}}", text):
            cut = whole.replace(face.of, face.name)
            text = text.replace(whole, _within(whole, face.others) + _within(cut, face.letters) if face.letters else cut)
    return text.encode()


def with_faces(document: bytes) -> bytes:
    """Return Streamlit's document with that style sheet and the cut fonts in place of the whole ones."""
    if sheet():
        document = document.replace(f'"./{sheet()}"'.encode(), f'"./{sheet()}?faces={_digest(styles())}"'.encode())
        for face in faces():
            document = document.replace(face.of.encode(), face.name.encode())
    return document


def own_file(path: str, query: str) -> bytes | None:
    """Return what is sent for an address instead of a file of Streamlit's: a cut font, the style sheet that names it; None for all else."""
    if query.startswith("faces=") and path == f"/{sheet()}":
        return styles()
    return next((face.body for face in faces() if path == f"/static/media/{face.name}"), None)


def _within(face: str, letters: str) -> str:
    return f"{face[:-1]};unicode-range:{letters}}}"


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:8]
