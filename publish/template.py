"""May this file be a deck's template? Its master and its theme are used, its slides are left out; what is none gets a sentence."""

import io
import re
import zipfile
import zlib

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from words import Say, english, say

LARGEST = 20 * 2**20  # bytes of a file
UNPACKED = 200 * 2**20  # bytes of all that is in it: a small file can hold endless noughts
TYPES = "[Content_Types].xml"
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # PowerPoint's own list of a deck's sections, which names slides
PLAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
ALIKE = re.compile(rb"application/vnd\.openxmlformats-officedocument\.presentationml\.(?:template|slideshow)\.main\+xml")

TOO_LARGE = say("This template is too large; a file of no more than {n} megabytes can be used.")
NOT_READ = say("This file is not a PowerPoint template: it cannot be opened.")
MACROS = say("This template has macros, which a deck of the atlas does not take over; save it without them (.potx or .pptx).")
NO_TITLE = say("This template has no layout with a title, so that slides of the atlas find no place in it.")


class NotATemplate(ValueError):
    """A file cannot be a template; its message says why, for the visitor."""

    def __init__(self, message: Say):
        super().__init__(english(message))
        self.message = message


def opened(body: bytes) -> Deck:
    """Return an empty deck with the master and the theme of a .potx or .pptx file. Raises NotATemplate, in a sentence."""
    if len(body) > LARGEST:
        raise NotATemplate(TOO_LARGE(n=LARGEST // 2**20))
    try:
        deck = Presentation(io.BytesIO(as_deck(body)))
        _empty(deck)
        layout_with_title(deck)
        deck.slide_master.part.part_related_by("http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme")
    except NotATemplate:
        raise
    # What python-pptx meets in a file that is packed but not what it says: it has no error of its own for this.
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.LxmlError,
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
        OSError,
        EOFError,
    ) as error:
        raise NotATemplate(NOT_READ) from error
    return deck


def as_deck(body: bytes) -> bytes:
    """Return a template's file as one of a deck, which differs in one word. Raises NotATemplate for too much and for macros."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED:
            raise NotATemplate(TOO_LARGE(n=LARGEST // 2**20))
        types = packed.read(TYPES)
        if b"macroEnabled" in types:
            raise NotATemplate(MACROS)
        if not ALIKE.search(types):
            return body
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
            for part in packed.infolist():
                is_types = part.filename == TYPES
                written.writestr(part.filename, ALIKE.sub(PLAIN.encode(), types) if is_types else packed.read(part))
    return file.getvalue()


def _empty(deck: Deck) -> None:
    """Take a deck's slides out, and the sections that name them."""
    ids = deck.slides._sldIdLst
    for slide in list(ids):
        deck.part.drop_rel(slide.rId)
        ids.remove(slide)
    for listed in deck.part._element.iter(qn("p:ext")):
        if listed.get("uri") == SECTIONS:
            listed.getparent().remove(listed)
            break


def layout_with_title(deck: Deck, kind: str = "titleOnly") -> SlideLayout:
    """Return the layout of a kind (as the file calls it), else the one that has a title and least beside it.

    Raises NotATemplate when no layout has a title.
    """
    titled = [layout for layout in deck.slide_layouts if any(is_title(holder) for holder in layout.placeholders)]
    if not titled:
        raise NotATemplate(NO_TITLE)
    named = next((layout for layout in titled if layout._element.get("type") == kind), None)
    return named or min(titled, key=lambda layout: len(layout.placeholders))


def is_title(holder) -> bool:
    """Return whether a placeholder is a title's."""
    return holder.placeholder_format.type in TITLES
