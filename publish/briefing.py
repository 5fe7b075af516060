"""What is a briefing? A list of slides, kept as a small JSON file: a title, a text, a figure, two figures side by side, a film.

    {"atlas_briefing": 2, "title": "UNMISS", "slides": [
        {"kind": "title", "title": "UNMISS", "text": "For the meeting of 3 March"},
        {"kind": "figure", "address": "/mission?mission=unmiss#mission-life", "title": "", "note": ""},
        {"kind": "pair", "addresses": ["/?date=1994-07-15#map", "/?date=2026-11-22#map"], "title": "Then and now"},
        {"kind": "figure", "address": "/?date=1994-07-15#map", "mark": "The largest force", "place": "top-left"},
        {"kind": "film", "film": "own-expansion"},
        {"kind": "text", "title": "To remember", "text": "Two lines."}]}

An empty title or note means the figure's own; the text of a figure stands under it, its mark on it, at one of nine places. `finding` keeps
what a figure said when it was added, so that a slide can say when its numbers have changed since.

A file says the first version that can read it: films and marks came with the second, and one without them is of the first.
"""

import json
import re
from dataclasses import dataclass, fields, replace

import jsonschema

from figures.figure import Figure
from publish.addresses import figure_at
from publish.film.shelf import Film, films
from words import Say, english, say

VERSION = 2
LARGEST = 512 * 1024  # bytes of a file
MOST = 60  # slides
TITLE, TEXT, MARK = 200, 4000, 200  # letters
PLACES = ("top-left", "top", "top-right", "left", "middle", "right", "bottom-left", "bottom", "bottom-right")

# What no slide and no page can hold; a line that was broken within a paragraph (PowerPoint's own sign for it) is a line of its own.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BROKEN_LINE = "\v"

NOT_JSON = say("This file is not a briefing of the atlas: it cannot be read as JSON.")
TOO_LARGE = say("This file is too large for a briefing of the atlas; nothing was changed.")
LATER = say("This briefing was made by a later version of the atlas; nothing was changed.")
WRONG = say("This file is not a briefing of the atlas: at {place}, {reason}. Nothing was changed.")

_text = {"type": "string", "maxLength": TEXT}
_title = {"type": "string", "maxLength": TITLE}
_marked = {"mark": {"type": "string", "maxLength": MARK}, "place": {"enum": list(PLACES)}}
_address = {"type": "string", "maxLength": 500, "pattern": "^/"}


def _slide(kind: str, needed: list[str], **properties) -> dict:
    told = {"kind": {"const": kind}, "title": _title, "note": _text, "finding": _text} | properties
    return {"type": "object", "properties": told, "required": ["kind", *needed], "additionalProperties": False}


KINDS = {
    "title": _slide("title", ["title"], text=_text),
    "text": _slide("text", ["title", "text"], text=_text),
    "figure": _slide("figure", ["address"], address=_address, text=_text, **_marked),
    "pair": _slide(
        "pair", ["addresses"], text=_text, **_marked, addresses={"type": "array", "items": _address, "minItems": 2, "maxItems": 2}
    ),
    "film": _slide("film", ["film"], text=_text, film={"type": "string", "maxLength": 60, "pattern": "^[a-z0-9-]+$"}),
}
SCHEMA = {
    "type": "object",
    "properties": {
        "atlas_briefing": {"type": "integer", "minimum": 1},
        "title": _title,
        "slides": {
            "type": "array",
            "maxItems": MOST,
            "items": {"type": "object", "properties": {"kind": {"enum": list(KINDS)}}, "required": ["kind"]},
        },
    },
    "required": ["atlas_briefing", "title", "slides"],
    "additionalProperties": False,
}


class NotABriefing(ValueError):
    """A file or a list is no briefing; its message says why, for the visitor."""

    def __init__(self, message: Say):
        super().__init__(english(message))
        self.message = message


@dataclass(frozen=True)
class Slide:
    """One slide: its kind, the addresses of its figures or its film's key, and what was written to it and on it (`mark`, at `place`).

    Signs that no file can hold are left out of its texts.
    """

    kind: str
    addresses: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    note: str = ""
    finding: str = ""
    film: str = ""
    mark: str = ""
    place: str = ""

    def __post_init__(self):
        for each in fields(self):
            if isinstance(text := getattr(self, each.name), str):
                object.__setattr__(self, each.name, writable(text))

    def figures(self) -> list[Figure]:
        """Return the slide's figures, of a film the map of its last day.

        Raises ValueError, in a sentence, for an address that means none and a film that there is not.
        """
        return [figure_at(address) for address in ([self.moving.address] if self.kind == "film" else self.addresses)]

    @property
    def moving(self) -> Film:
        """Return the slide's film. Raises ValueError, in a sentence, where there is none of its key."""
        if self.film not in films():
            raise ValueError(f"no film {self.film!r}; there are {', '.join(films())}")
        return films()[self.film]

    def has_changed(self) -> bool:
        """Return whether its first figure says something else now than when the slide was added."""
        return bool(self.finding) and english((self.moving if self.film else self.figures()[0]).finding) != self.finding


@dataclass(frozen=True)
class Briefing:
    """A title and slides in order."""

    title: str
    slides: tuple[Slide, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "title", writable(self.title))

    def as_json(self) -> str:
        """Return the briefing as its file's text."""
        return json.dumps(
            self.plain(),
            ensure_ascii=False,
            indent=1,
        )

    def plain(self) -> dict:
        """Return the briefing as its file has it, of the first version that can read it."""
        version = 2 if any(slide.film or slide.mark for slide in self.slides) else 1
        return {"atlas_briefing": version, "title": self.title, "slides": [plain(slide) for slide in self.slides]}


def writable(text: str) -> str:
    """Return a text without the signs that XML, and so no slide and no page, can hold."""
    return UNWRITABLE.sub("", text.replace(BROKEN_LINE, "\n"))


def plain(slide: Slide) -> dict:
    """Return a slide as the file has it, without what is empty."""
    told = {"kind": slide.kind, "title": slide.title, "text": slide.text, "note": slide.note, "finding": slide.finding}
    told |= {"film": slide.film, "mark": slide.mark, "place": slide.place if slide.mark else ""}
    if slide.kind == "figure":
        told["address"] = slide.addresses[0]
    if slide.kind == "pair":
        told["addresses"] = list(slide.addresses)
    needed = ("title", *(["text"] if slide.kind == "text" else []))
    return {name: value for name, value in told.items() if value or (name in needed and slide.kind in ("title", "text"))}


def read(body: bytes) -> Briefing:
    """Return the briefing of a file's bytes. Raises NotABriefing, in a sentence, for a file that is none."""
    if len(body) > LARGEST:
        raise NotABriefing(TOO_LARGE)
    try:
        told = json.loads(body.decode("utf-8-sig"))  # some editors begin a text with a mark of its order of bytes
    except (ValueError, RecursionError) as error:  # of signs, of JSON, of a number too long to be one
        raise NotABriefing(NOT_JSON) from error
    if isinstance(told, dict) and isinstance(told.get("atlas_briefing"), int) and told["atlas_briefing"] > VERSION:
        raise NotABriefing(LATER)
    check(told, SCHEMA)
    for n, slide in enumerate(told["slides"]):
        check(slide, KINDS[slide["kind"]], f"slides/{n}")
    return Briefing(told["title"], tuple(as_slide(slide) for slide in told["slides"]))


def few(validator, items: dict, value, schema: dict):
    """Look at each item of a list, but not of one that is too long: its length is what is wrong, and a small file can hold 200,000."""
    if not validator.is_type(value, "array") or len(value) <= schema.get("maxItems", len(value)):
        yield from jsonschema.Draft202012Validator.VALIDATORS["items"](validator, items, value, schema)


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"items": few})


def check(value, schema: dict, within: str = "") -> None:
    """Raise NotABriefing naming the place where a value is not what a schema asks."""
    error = jsonschema.exceptions.best_match(Validator(schema).iter_errors(value))
    if error:
        place = "/".join(filter(None, [within, *map(str, error.absolute_path)])) or "/"
        raise NotABriefing(WRONG(place=place, reason=error.message[:200]))


def as_slide(told: dict) -> Slide:
    """Return a slide from what a file has of it."""
    addresses = tuple(told.get("addresses", [told["address"]] if "address" in told else []))
    return Slide(
        told["kind"], addresses, *(told.get(name, "") for name in ("title", "text", "note", "finding", "film", "mark", "place"))
    )


def with_findings(briefing: Briefing) -> Briefing:
    """Return a briefing whose slides keep what their figures say now."""

    def kept(slide: Slide) -> Slide:
        if not slide.addresses and not slide.film:
            return slide
        return replace(slide, finding=english((slide.moving if slide.film else slide.figures()[0]).finding))

    return replace(briefing, slides=tuple(map(kept, briefing.slides)))
