"""How is the map put together? A constant folium base that fetches its geometry, and a small group per view."""

import folium
from folium.template import Template

from geo.browser import web_address, whole_address

# From streamlit-folium's own document, two folders below the host's root, whatever the base path is.
ASSETS = "../../assets"
# The satellite picture under the map: asked for by one page only (web/map/imagery.html), and that only when a visitor says so.
IMAGERY_HOST = "gibs.earthdata.nasa.gov"
IMAGERY_PAGE = "map/imagery.html"


FIRST = ("missions", "worlds", "units", "edges", "areas")  # what the map of operations fetches at once


def leaflet_options() -> dict:
    """Return FRAME as Leaflet itself takes it, for a map that folium does not write; `crs` is a name of L.CRS (web/map/loader.js)."""
    return {
        "crs": FRAME["crs"],
        "center": FRAME["location"],
        "zoom": FRAME["zoom_start"],
        "zoomSnap": FRAME["zoom_snap"],
        "zoomDelta": FRAME["zoom_delta"],
        "preferCanvas": FRAME["prefer_canvas"],
        "attributionControl": FRAME["attribution_control"],
        "maxZoom": CLOSEST,
        "minZoom": 0,
    }


class OperationsLayer(folium.MacroElement):
    """The land, its boundaries and the operations, drawn in the browser from files fetched by address."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        window.atlas = window.atlasMap({{ this._parent.get_name() }}, {{ this.options|tojavascript }});
        {% endmacro %}"""
    )

    def __init__(self, layers: dict[str, str], channel: str):
        super().__init__()
        self._name = "OperationsLayer"
        self.options = {
            "files": layers,
            "channel": channel,
            "program": f"{ASSETS}/{whole_address('map.js')}",
            "begun": [f"{ASSETS}/{layers[name]}" for name in FIRST if name in layers],
        }


class View(folium.MacroElement):
    """What is to be seen: handed to the layer that is on the map already, so that nothing is drawn anew."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        window.atlas.commit({{ this.view|tojavascript }});
        {% endmacro %}"""
    )

    def __init__(self, view: dict):
        super().__init__()
        self._name = "View"
        self.view = view


class ValuesLayer(folium.MacroElement):
    """The land, coloured in the browser by classes of a number (web/map/values.js)."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        window.atlas = window.valuesMap({{ this._parent.get_name() }}, {{ this.options|tojavascript }});
        {% endmacro %}"""
    )

    def __init__(self, options: dict):
        super().__init__()
        self._name = "ValuesLayer"
        self.options = options | {"program": f"{ASSETS}/{whole_address('values.js')}"}


class SitesLayer(folium.MacroElement):
    """The land and an operation's sites, with a bar for the year inside the frame."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        window.atlas = window.sitesMap({{ this._parent.get_name() }}, {{ this.options|tojavascript }});
        {% endmacro %}"""
    )

    def __init__(self, layers: dict[str, str], label: str):
        super().__init__()
        self._name = "SitesLayer"
        self.options = {"layers": layers, "label": label, "program": f"{ASSETS}/{whole_address('sites.js')}"}


class BaseMap(folium.Map):
    """A folium map without tiles whose scripts come from the atlas's own address, so that it draws offline.

    The projection is equirectangular, true to shape near 33 degrees, where most operations were: unlike Mercator's
    it does not make Africa small, and north stays up at every zoom.
    """

    default_js = [("leaflet", f"{ASSETS}/leaflet/leaflet.js"), ("loader", f"{ASSETS}/{web_address('map/loader.js')}")]
    default_css = [("leaflet", f"{ASSETS}/leaflet/leaflet.css"), ("atlas", f"{ASSETS}/{web_address('map/atlas_map.css')}")]

    def __init__(self, closest: int):
        """`closest` is the largest zoom. folium drops its own setting for a map without tiles, so it is said to Leaflet itself."""
        super().__init__(**FRAME)
        self.options |= {"maxZoom": closest, "minZoom": 0}


class SitesMap(BaseMap):
    """The same map for the sites of a year."""

    default_css = [*BaseMap.default_css, ("sites-style", f"{ASSETS}/{web_address('map/sites_map.css')}")]


FRAME = {
    "location": [15, 10],
    "zoom_start": 1,
    "tiles": None,
    "crs": "Atlas",
    "zoom_control": True,
    "control_scale": False,
    "attribution_control": False,
    "zoom_snap": 0.25,
    "zoom_delta": 0.5,
    "prefer_canvas": True,
}
CLOSEST, CLOSEST_SITES = 8, 10  # the largest zooms; the Golan and Cyprus are small


def values_map(layers: dict[str, str], label: str, colors: dict[str, list[str]], classes: dict[int, str]) -> folium.Map:
    """Return the constant part of a map of numbers by country and year.

    `layers` gives the addresses of the files world and values below the assets, `colors` one for each class by theme,
    `classes` their words by the number at which they begin. A view (view_group) gives it year and chosen (country_id).
    """
    folium_map = BaseMap(CLOSEST)
    files = {name: layers[name] for name in ("world", "values")}
    ValuesLayer(files | {"label": label, "colors": colors, "steps": list(classes), "classes": list(classes.values())}).add_to(
        folium_map
    )
    return folium_map


def sites_map(layers: dict[str, str], label: str) -> folium.Map:
    """Return the constant part of a map of deployment sites.

    `layers` gives the addresses of the files sites (and sites-2024 and the like, of one year), worlds, units and edges (coarse, and fine)
    below the assets. A view
    (view_group) gives it mission ("" = all) and year; the year comes back when the bar rests, and a picked operation (ui.messages).
    """
    folium_map = SitesMap(CLOSEST_SITES)
    wanted = ("sites", "worlds", "units", "edges", "units-fine", "edges-fine")
    by_year = [name for name in layers if name.startswith("sites-")]
    SitesLayer({name: layers[name] for name in (*wanted, *by_year)}, label).add_to(folium_map)
    return folium_map


def base_map(layers: dict[str, str], channel: str) -> folium.Map:
    """Return the map's constant part: the same text at every rerun of a session, so the browser keeps its element.

    `layers` gives the addresses of the files by name, below the assets; `channel` is the name of the session's
    broadcast channel, over which the time bar moves the map without the server.
    """
    folium_map = BaseMap(CLOSEST)
    OperationsLayer({name: address for name, address in layers.items() if name not in ("world", "values")}, channel).add_to(
        folium_map
    )
    return folium_map


def view_group(**view) -> folium.FeatureGroup:
    """Return the feature group that carries a view; of operations: date (ISO), mission, region, layers, only (one operation), year.

    Light or dark is not part of it: the browser follows the page.
    """
    group = folium.FeatureGroup(name="view")
    View(view).add_to(group)
    return group
