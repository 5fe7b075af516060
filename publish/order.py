"""What is ordered when something is to leave? A figure by its key and parameters, a form, a paper, a theme, a language: plain values.

An order has an address, `map.png?date=1994-07-15&paper=16x9`, so that it can be a link, and a key of its content, by which what was
made once is found again. Reading this module draws in none of the libraries that make files.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from data.load import package
from figures.figure import Figure
from figures.registry import parameters_of
from publish.paper import PAPERS, THEMES
from publish.sheet import has_places
from words import Say, say

OPTIONS = {"paper": "free", "theme": "light", "lang": "en"}  # of an address, with what they are where it does not say
TITLES: dict[str, Say] = {
    "png": say("Picture (PNG)"),
    "svg": say("Drawing (SVG)"),
    "pdf": say("Page (PDF)"),
    "pptx": say("Slide (PowerPoint)"),
    "html": say("Page that stands alone (HTML)"),
    "csv": say("Table (CSV)"),
    "xlsx": say("Workbook (Excel)"),
    "geojson": say("Places (GeoJSON)"),
    "gpkg": say("Places (GeoPackage)"),
}


@dataclass(frozen=True)
class Order:
    """One file to be made: the figure's key, the form, the choices as an address has them, the options, the atlas's own address."""

    figure: str
    ending: str
    choices: tuple[tuple[str, str], ...] = ()
    paper: str = OPTIONS["paper"]
    theme: str = OPTIONS["theme"]
    lang: str = OPTIONS["lang"]
    base: str = ""

    @property
    def address(self) -> str:
        """Return the order as the last part of an address."""
        told = {name: value for name in OPTIONS if (value := getattr(self, name)) != OPTIONS[name]}
        query = urlencode([*self.choices, *told.items()])
        return f"{self.figure}.{self.ending}" + (f"?{query}" if query else "")

    @property
    def key(self) -> str:
        """Return a text that differs when what is made does: by what is ordered, and by the release of the data."""
        told = json.dumps([asdict(self), package()["version"], package()["as_of"]], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def endings_of(figure: Figure) -> list[str]:
    """Return the endings of the files in which a figure can leave."""
    return [ending for ending in TITLES if ending not in ("geojson", "gpkg") or has_places(figure)]


def order_of(figure: Figure, ending: str, paper: str = "free", theme: str = "light", lang: str = "en") -> Order:
    """Return the order of a figure that was made, in a form."""
    choices = tuple((name, as_text(value)) for name, value in parameters_of(figure).items() if value not in (None, "", 0))
    return Order(figure.key, ending, choices, paper, theme, lang)


def as_text(value) -> str:
    """Return a parameter as an address has it: a day as 1994-07-15."""
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)


def read_order(name: str, query: Mapping[str, str], base: str = "") -> Order:
    """Return the order that an address means: `name` is figure and form, `query` the rest.

    Raises ValueError in a sentence when a form, a paper or a theme is not known; whether the figure is, its maker finds.
    """
    figure, _, ending = name.rpartition(".")
    told = OPTIONS | {option: query[option] for option in OPTIONS if option in query}
    known = {"form": (ending, TITLES), "paper": (told["paper"], PAPERS), "theme": (told["theme"], THEMES)}
    for kind, (asked, there) in known.items():
        if asked not in there:
            raise ValueError(f"no {kind} {asked!r}; there are {', '.join(there)}")
    choices = tuple((key, value) for key, value in query.items() if key not in OPTIONS)
    return Order(figure, ending, choices, base=base, **told)
