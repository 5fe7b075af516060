"""What is a briefing? A list of slides, kept as a small JSON file: a title, a text, a figure, two figures side by side.

    {"atlas_briefing": 1, "title": "UNMISS", "slides": [
        {"kind": "title", "title": "UNMISS", "text": "For the meeting of 3 March"},
        {"kind": "figure", "address": "/mission?mission=unmiss#mission-life", "title": "", "note": ""},
        {"kind": "pair", "addresses": ["/?date=1994-07-15#map", "/?date=2026-11-22#map"], "title": "Then and now"},
        {"kind": "text", "title": "To remember", "text": "Two lines."}]}

An empty title or note means the figure's own; the text of a figure is what the speaker wrote to it. `finding` keeps what a figure said when it was added, so that a slide can say when
its numbers have changed since.
"""

import json
from dataclasses import dataclass, replace

import jsonschema

from figures.figure import Figure
from publish.addresses import figure_at
from words import Say, english, say

VERSION = 1
LARGEST = 512 * 1024  # bytes of a file
MOST = 60  # slides
TITLE, TEXT = 200, 4000  # letters

NOT_JSON = say("This file is not a briefing of the atlas: it cannot be read as JSON.")
TOO_LARGE = say("This file is too large for a briefing of the atlas; nothing was changed.")
LATER = say("This briefing was made by a later version of the atlas; nothing was changed.")
WRONG = say("This file is not a briefing of the atlas: at {place}, {reason}. Nothing was changed.")

_text = {"type": "string", "maxLength": TEXT}
_title = {"type": "string", "maxLength": TITLE}
_address = {"type": "string", "maxLength": 500, "pattern": "^/"}


def _slide(kind: str, needed: list[str], **properties) -> dict:
    told = {"kind": {"const": kind}, "title": _title, "note": _text, "finding": _text} | properties
    return {"type": "object", "properties": told, "required": ["kind", *needed], "additionalProperties": False}


KINDS = {
    "title": _slide("title", ["title"], text=_text),
    "text": _slide("text", ["title", "text"], text=_text),
    "figure": _slide("figure", ["address"], address=_address, text=_text),
    "pair": _slide(
        "pair", ["addresses"], text=_text, addresses={"type": "array", "items": _address, "minItems": 2, "maxItems": 2}
    ),
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
    """One slide: its kind, the addresses of its figures, and what was written to it."""

    kind: str
    addresses: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    note: str = ""
    finding: str = ""

    def figures(self) -> list[Figure]:
        """Return the slide's figures. Raises ValueError, in a sentence, for an address that means none."""
        return [figure_at(address) for address in self.addresses]

    def has_changed(self) -> bool:
        """Return whether its first figure says something else now than when the slide was added."""
        return bool(self.finding) and english(self.figures()[0].finding) != self.finding


@dataclass(frozen=True)
class Briefing:
    """A title and slides in order."""

    title: str
    slides: tuple[Slide, ...] = ()

    def as_json(self) -> str:
        """Return the briefing as its file's text."""
        return json.dumps(
            {"atlas_briefing": VERSION, "title": self.title, "slides": [plain(slide) for slide in self.slides]},
            ensure_ascii=False,
            indent=1,
        )


def plain(slide: Slide) -> dict:
    """Return a slide as the file has it, without what is empty."""
    told = {"kind": slide.kind, "title": slide.title, "text": slide.text, "note": slide.note, "finding": slide.finding}
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
        told = json.loads(body.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NotABriefing(NOT_JSON) from error
    if isinstance(told, dict) and isinstance(told.get("atlas_briefing"), int) and told["atlas_briefing"] > VERSION:
        raise NotABriefing(LATER)
    check(told, SCHEMA)
    for n, slide in enumerate(told["slides"]):
        check(slide, KINDS[slide["kind"]], f"slides/{n}")
    return Briefing(told["title"], tuple(as_slide(slide) for slide in told["slides"]))


def check(value, schema: dict, within: str = "") -> None:
    """Raise NotABriefing naming the place where a value is not what a schema asks."""
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(value))
    if error:
        place = "/".join(filter(None, [within, *map(str, error.absolute_path)])) or "/"
        raise NotABriefing(WRONG(place=place, reason=error.message[:200]))


def as_slide(told: dict) -> Slide:
    """Return a slide from what a file has of it."""
    addresses = tuple(told.get("addresses", [told["address"]] if "address" in told else []))
    return Slide(told["kind"], addresses, *(told.get(name, "") for name in ("title", "text", "note", "finding")))


def with_findings(briefing: Briefing) -> Briefing:
    """Return a briefing whose slides keep what their figures say now."""

    def kept(slide: Slide) -> Slide:
        return replace(slide, finding=english(slide.figures()[0].finding)) if slide.addresses else slide

    return replace(briefing, slides=tuple(map(kept, briefing.slides)))
