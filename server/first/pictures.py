"""How do charts get into the document? Drawn once in the process that makes files, as the browser would draw them in the page's width."""

import json
import re
from dataclasses import dataclass

import pyarrow as pa

from charts.picture import RENDERERS_BASE, rounded, ungrouped
from geo.picture.letters import FAMILY
from publish.order import content_key

OWN_LETTERS = re.compile(r' font-family="[^"]*"')  # the page's own are the same
# A group of marks that says nothing, as a chart's brush: read aloud it would have no name (web/shared/roles.js hides it in the live page).
NAMELESS = re.compile(r'<g(?=[^>]* role="graphics-symbol")(?=[^>]* mark container")(?![^>]* aria-(?:label|hidden)=)')
BELOW = 20  # pixels that Streamlit keeps under a chart that says nothing of it
WIDTHS = {"wide": 1344, "middle": 904, "narrow": 358}  # pixels that a chart has in a window of 1400, 960, 390


@dataclass(frozen=True)
class ChartsOrder:
    """Charts as Vega-Lite in JSON, each with the width in pixels that it has where it fills its place."""

    charts: tuple[tuple[str, float], ...]

    @property
    def key(self) -> str:
        """Return a text that differs when what is drawn does."""
        return content_key({"first": self.charts})

    def made(self) -> tuple[str, str, bytes]:
        """Return the charts as a list of SVG in JSON. Raises ValueError for one that cannot be drawn."""
        import vl_convert

        from publish.drawing import VERSION  # which tells the renderer of our letters, too

        drawn = [vl_convert.vegalite_to_svg(sized(*each), vl_version=VERSION) for each in self.charts]
        return "charts.json", "application/json", json.dumps([plain(each) for each in drawn]).encode()


def sized(specification: str, width: float) -> dict:
    """Return a chart as Vega-Lite whose width is one of its own and not its place's."""
    told = json.loads(specification)
    told["padding"] = told.get("padding") or {}
    if isinstance(told["padding"], dict):
        told["padding"].setdefault("bottom", BELOW)
    if told.get("width") == "container":
        told["width"] = width
        told["autosize"] = {"type": "fit", "contains": "padding"} | told.get("autosize", {})
    for part in told.get("vconcat", []):
        if not {"hconcat", "vconcat", "concat", "facet", "repeat"} & part.keys():
            part["width"] = width
    told["config"] = told.get("config", {}) | {"font": FAMILY}
    return told


def plain(svg: str) -> str:
    """Return a chart's SVG without what only a renderer needs, its lengths rounded, and groups that say nothing hidden from who listens."""
    lean = ungrouped(rounded(svg.encode())).decode().replace(RENDERERS_BASE, "")
    return NAMELESS.sub('<g aria-hidden="true"', OWN_LETTERS.sub("", lean))


def filled(specification: str, marked: str, arrow: bytes) -> str:
    """Return a chart as the page would have it: with the day that its head marks, and with the rows that were sent beside it."""
    told = json.loads(specification)
    for parameter in told.get("params", []):
        if "element" in str(parameter.get("bind", "")):
            parameter["value"] = marked
            del parameter["bind"]
    if arrow:
        told["data"] = {"values": rows_of(arrow)}
    return json.dumps(told, sort_keys=True)


def rows_of(arrow: bytes) -> list[dict]:
    """Return rows that were sent as Arrow, days in milliseconds as the browser counts them."""
    table = pa.ipc.open_stream(arrow).read_all()
    return [
        {name: value.timestamp() * 1000 if hasattr(value, "timestamp") else value for name, value in row.items()}
        for row in table.to_pylist()
    ]
