"""Which chart of a page is drawn first? Those on the screen; the others when the browser has nothing else to do, or a reader comes to them.

Streamlit draws all charts of a page at once, by one function of Vega's: most of what the browser works until the first of them is seen. A map
of imports in the document leads those who ask for that function to the same one behind a queue (web/shared/in_turn.js). A Streamlit
that is built otherwise gets no such map and draws as ever.
"""

import hashlib
import json
import re
from functools import cache
from typing import NamedTuple

from geo.browser import web_address
from server.faces import STATIC

SCRIPTS = STATIC / "static" / "js"
TAKEN = re.compile(r'import\{([^}]*)\}from"\./(embed\.[\w-]+\.js)"')
CHART = "ArrowVegaLiteChart"  # Streamlit's element that draws charts
OWN = "vega-embed"  # the name by which the module behind the queue asks for Streamlit's


class Drawing(NamedTuple):
    """Where the function that draws a chart is: the file in Streamlit's folder of scripts, and its name there."""

    file: str
    name: str


@cache
def drawing() -> Drawing | None:
    """Return what Streamlit's charts are drawn by, None where they are built otherwise."""
    for path in SCRIPTS.glob(f"{CHART}.*.js"):
        text = path.read_text(encoding="utf-8")
        for names, file in TAKEN.findall(text):
            for pair in names.split(","):
                name, _, local = pair.partition(" as ")
                if re.search(rf"await {re.escape(local or name)}\(", text) and (SCRIPTS / file).is_file():
                    return Drawing(file, name)
    return None


@cache
def queue() -> bytes:
    """Return the module that stands for Streamlit's: all it tells, but that function behind the queue."""
    text = (
        f'import {{ {drawing().name} as draw }} from "{OWN}";\n'
        f'import {{ inTurn }} from "../../assets/{web_address("shared/in_turn.js")}";\n'
        f'export * from "{OWN}";\n'
        f"const queued = inTurn(draw);\n"
        f"export {{ queued as {drawing().name} }};\n"
    )
    return text.encode()


@cache
def led_from_to() -> dict[str, str]:
    """Return which address, relative to a document, leads to which: none where there is nothing to lead to."""
    if drawing() is None:
        return {}
    address = f"./static/js/{drawing().file}"
    return {address: f"{address}?queue={hashlib.sha256(queue()).hexdigest()[:8]}"}


@cache
def imports() -> str:
    """Return the map of imports that a document's head begins with, "" where there is none."""
    if not led_from_to():
        return ""
    [own] = led_from_to()
    return f'<script type="importmap">{json.dumps({"imports": {**led_from_to(), OWN: own}})}</script>'


def own_module(path: str, query: str) -> bytes | None:
    """Return what is sent for an address instead of a script of Streamlit's, None for all but one."""
    is_asked = query.startswith("queue=") and drawing() is not None and path == f"/static/js/{drawing().file}"
    return queue() if is_asked else None
