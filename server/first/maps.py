"""How does a map that is no map of operations get into the document? Drawn from what streamlit-folium was told to draw."""

import json
import re

from figures.first_maps import first_sites, first_values
from figures.html import markup
from geo.picture.sites import NONE, UNKNOWN
from words import Words, say

MAP = re.compile(r"window\.(valuesMap|sitesMap)\(\w+, (\{.*?\})\);", re.DOTALL)
SEEN = re.compile(r"window\.atlas\.commit\((\{.*?\})\);", re.DOTALL)
LAST_COMMA = re.compile(r",\s*(?=[}\]])")  # which folium's writer leaves, and JSON has not
ZOOM_IN, ZOOM_OUT = say("Zoom in"), say("Zoom out")
# As web/map/years_bar.js and web/map/site_key.js: the radius of a mark in pixels, how far it is filled, and what it says.
BAR = {"play": say("Play"), "back": say("One year back"), "on": say("One year on"), "shown": say("Year shown")}
KEY = {"headquarters": say("headquarters"), "sector": say("sector headquarters")}
MARKS = [(UNKNOWN, 0, say("no figure")), (NONE, 1, say("no troops"))]


def drawn(arguments: dict, width: int, height: int, words: Words) -> tuple[str, str]:
    """Return a map as HTML, by the arguments that its frame gets, and what it shows in words; "" twice for one that is not drawn here."""
    told, seen = MAP.search(arguments.get("script") or ""), SEEN.search(arguments.get("feature_group") or "")
    if not told or not seen:
        return "", ""
    options, view = (json.loads(LAST_COMMA.sub("", each)) for each in (told[2], seen[1]))
    classes: list[str] = options.get("classes", [])
    zoom = {"zoom_in": ZOOM_IN, "zoom_out": ZOOM_OUT}
    if told[1] == "valuesMap":
        picture = first_values(view["year"], view["chosen"], tuple(options["steps"]), width, height, words)
        return markup("first_plain_map.html", words, picture=picture, classes=classes, **zoom), options["label"]
    sites = first_sites(view["year"], view["mission"], width, height, words)
    return markup("first_sites_map.html", words, map=sites, marks=MARKS, **BAR, **KEY, **zoom), options["label"]
