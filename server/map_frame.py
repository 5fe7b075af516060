"""What runs in a map's frame? A program of the atlas's own, in place of streamlit-folium's.

That one is 225 kB, most of it for tables, drawings and searches that no map of the atlas has; web/map/frame.js is 4. It stands for the very
program that it was written after: with a streamlit-folium that brings another, that one is sent as ever.
"""

import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from geo.browser import web_address

# Found and not imported: a component that is declared before there is a server is none of its own.
BUILD = Path(find_spec("streamlit_folium").origin).parent / "frontend" / "build"
DOCUMENT = "/component/streamlit_folium.st_folium/index.html"
OWN = "map/frame.js"
WRITTEN_AFTER = "f983914901ad87d38c794e72ae44dd3463aac1137b7fe19f3c3bb409e6075c6b"  # SHA-256 of the program
NAMED = re.compile(r'<script defer="defer" src="\./(static/js/[\w.]+\.js)">')


@cache
def frame_document() -> bytes | None:
    """Return the document of a map's frame with the atlas's own program in it, None where that stands for none."""
    text = (BUILD / "index.html").read_text(encoding="utf-8")
    named = NAMED.search(text)
    if not named or hashlib.sha256((BUILD / named[1]).read_bytes()).hexdigest() != WRITTEN_AFTER:
        return None
    return text.replace(named[0], f'<script type="module" src="../../assets/{web_address(OWN)}">').encode()
