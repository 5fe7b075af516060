"""What is ordered when something is to leave? A figure by its key and parameters, a form, a paper, a theme, a language: plain values.

An order has an address, `map.png?date=1994-07-15&paper=16x9`, so that it can be a link, and a key of its content, by which what was
made once is found again. Reading this module draws in none of the libraries that make files.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

from data.load import package
from figures.figure import Figure
from figures.registry import parameters_of
from publish.addresses import as_text
from publish.paper import PAPERS, THEMES
from publish.sheet import has_places
from words import Say, say

OPTIONS = {
    "paper": "free",
    "theme": "light",
    "lang": "en",
    "under": "",
}  # of an address, with what they are where it does not say
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


ROOT = Path(__file__).resolve().parents[1]
MADE_FROM = (
    ("data/tables", "*.csv"),
    ("web/html", "*.html"),
    *((floor, "*.py") for floor in ("charts", "data", "figures", "geo", "publish", "words")),
)
BESIDE = (
    340,
    720,
)  # pixels: how wide pictures beside a story's text are made, for a phone and for a desk; there they are seen larger
UNDER = ("", "years")  # what stands under a map's picture
PICTURES = ("png", "svg", "pdf")
DECK_TITLES: dict[str, Say] = {
    "pptx": say("PowerPoint"),
    "pdf": say("PDF with notes"),
    "html": say("HTML that shows itself"),
}
DECK_PAPERS = ("16x9", "4x3")


@dataclass(frozen=True)
class Order:
    """One file to be made: the figure's key, the form, the choices as an address has them, the options, the atlas's own address."""

    figure: str
    ending: str
    choices: tuple[tuple[str, str], ...] = ()
    paper: str = OPTIONS["paper"]
    theme: str = OPTIONS["theme"]
    lang: str = OPTIONS["lang"]
    under: str = OPTIONS["under"]
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
        return content_key(asdict(self))


@dataclass(frozen=True)
class DeckOrder:
    """A briefing to be made into a file: its own file's text, the form, the options, the atlas's own address, and the bytes of the
    template whose look its slides have (none: the atlas's own)."""

    briefing: str
    ending: str
    paper: str = DECK_PAPERS[0]
    theme: str = OPTIONS["theme"]
    lang: str = OPTIONS["lang"]
    base: str = ""
    template: bytes = b""

    @property
    def key(self) -> str:
        """Return a text that differs when what is made does."""
        return content_key(asdict(self) | {"template": hashlib.sha256(self.template).hexdigest()})


@dataclass(frozen=True)
class TemplateOrder:
    """A file that is to be looked at: may it be a template?"""

    template: bytes

    @property
    def key(self) -> str:
        """Return a text that differs when the file does."""
        return content_key({"is_template": hashlib.sha256(self.template).hexdigest()})


class OwnOrder(Protocol):
    """What is made elsewhere than in publish (as learn.order.SheetOrder): it has a key of its content, and makes its file itself."""

    @property
    def key(self) -> str:
        """Return a text that differs when what is made does."""

    def made(self) -> tuple[str, str, bytes]:
        """Return the file: its name, its media type, its bytes. Raises ValueError, in a sentence, when there is none."""


@dataclass(frozen=True)
class BesideOrder:
    """A view's picture as it stands beside the text of a story: the view's address, how wide the picture is in pixels, the language."""

    view: str
    width: int
    lang: str = OPTIONS["lang"]

    @property
    def key(self) -> str:
        """Return a text that differs when what is made does."""
        return content_key(asdict(self) | {"beside": beside_tag()})

    def made(self) -> tuple[str, str, bytes]:
        """Return the picture as JSON. Raises ValueError, in a sentence, for a view that means no figure."""
        from publish.beside import beside_of

        return beside_of(self)


AnyOrder = Order | DeckOrder | TemplateOrder | OwnOrder


@cache
def beside_tag() -> str:
    """Return a text that changes with whatever a picture is made from, code and tables: an address with it means one picture for ever."""
    digest = hashlib.sha256()
    for folder, pattern in MADE_FROM:
        for path in sorted((ROOT / folder).rglob(pattern)):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def content_key(told: dict) -> str:
    """Return a text that differs when what is ordered does, or the release of the data."""
    whole = json.dumps([told, package()["version"], package()["as_of"]], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def endings_of(figure: Figure) -> list[str]:
    """Return the endings of the files in which a figure can leave."""
    return [ending for ending in TITLES if ending not in ("geojson", "gpkg") or has_places(figure)]


def order_of(figure: Figure, ending: str, paper: str = "free", theme: str = "light", lang: str = "en", under: str = "") -> Order:
    """Return the order of a figure that was made, in a form."""
    choices = tuple((name, as_text(value)) for name, value in parameters_of(figure).items() if value not in (None, "", 0))
    return Order(figure.key, ending, choices, paper, theme, lang, under if ending in PICTURES else "")


def read_deck(briefing: str, ending: str, query: Mapping[str, str], base: str = "", template: bytes = b"") -> DeckOrder:
    """Return the order of a briefing's file. Raises ValueError in a sentence when the form, the paper or the theme is not known."""
    told = {"paper": DECK_PAPERS[0], "theme": "light", "lang": "en"}
    told |= {option: query[option] for option in told if option in query}
    known = {"form": (ending, DECK_TITLES), "paper": (told["paper"], DECK_PAPERS), "theme": (told["theme"], ("light", "dark"))}
    refuse_unknown(known)
    return DeckOrder(briefing, ending, base=base, template=template, **told)


def read_beside(width: int, query: Mapping[str, str]) -> BesideOrder:
    """Return the order of a view's picture. Raises ValueError, in a sentence, for a width in which none is made."""
    refuse_unknown({"width": (str(width), [str(each) for each in BESIDE])})
    return BesideOrder(query.get("view", ""), width, query.get("lang", "en"))


def refuse_unknown(known: Mapping[str, tuple]) -> None:
    """Raise ValueError naming what there is when something that is asked for is not among it."""
    for kind, (asked, there) in known.items():
        if asked not in there:
            raise ValueError(f"no {kind} {asked!r}; there are {', '.join(there)}")


def read_order(name: str, query: Mapping[str, str], base: str = "") -> Order:
    """Return the order that an address means: `name` is figure and form, `query` the rest.

    Raises ValueError in a sentence when a form, a paper or a theme is not known; whether the figure is, its maker finds.
    """
    figure, _, ending = name.rpartition(".")
    told = OPTIONS | {option: query[option] for option in OPTIONS if option in query}
    known = {"form": (ending, TITLES), "paper": (told["paper"], PAPERS), "theme": (told["theme"], THEMES)}
    refuse_unknown(known | {"addition": (told["under"], UNDER)})
    choices = tuple((key, value) for key, value in query.items() if key not in OPTIONS)
    return Order(figure, ending, choices, base=base, **told)
