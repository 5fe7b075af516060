"""What stands on pages that are written on? A title, and groups of blocks that stay together: the same value becomes PDF and DOCX.

Read on in document_pdf.py and document_docx.py. Text is written already, in the reader's language.
"""

from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "heading", "prompt", "body", "small"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Text:
    """A paragraph; `lead` stands before it (a number), and all of it is then moved in."""

    text: str
    role: Role = "body"
    lead: str = ""
    is_in: bool = False  # moved in without a number, below one that has one


@dataclass(frozen=True)
class Choice:
    """Options of which one is ticked: a box and a letter before each."""

    options: tuple[str, ...]

    @property
    def lettered(self) -> list[str]:
        """Return the options with their letters."""
        return [f"{LETTERS[n]}) {option}" for n, option in enumerate(self.options)]


@dataclass(frozen=True)
class Order:
    """Things that are to be numbered: a short line before each."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Fields:
    """Labels side by side, each with a line after it to write on; moved in where they belong to a question."""

    labels: tuple[str, ...]
    is_in: bool = False


@dataclass(frozen=True)
class Lines:
    """Empty lines to write on."""

    count: int


@dataclass(frozen=True)
class Picture:
    """A picture (the text of an SVG file, without colour), its width and height in pixels, and what it shows, for who cannot see it."""

    svg: str
    width: float
    height: float
    alt: str


@dataclass(frozen=True)
class Rows:
    """A table: headings, rows, and which share of the width each column has."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Card:
    """Paragraphs in a frame, to be cut out."""

    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Leaf:
    """A page of its own, which has its own size: the text of an SVG file. It is on paper alone (PDF)."""

    svg: str


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page."""


Block = Text | Choice | Order | Fields | Lines | Picture | Rows | Card | Leaf | NewPage
Group = tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A document of A4 pages: its title, its groups of blocks, who made it, and the language it is written in.

    A group is not parted by the end of a page unless it is longer than one. `page` is what stands at the foot of each page, with `{n}` and
    `{of}` where the page's number and the number of pages stand.
    """

    title: str
    groups: tuple[Group, ...]
    author: str
    page: str
    language: str = "en"

    def texts(self) -> list[str]:
        """Return all that the document says, in its order, without pictures and leaves."""
        return [text for group in self.groups for block in group for text in texts_of(block)]


def texts_of(block: Block) -> list[str]:
    """Return what a block says, a text a paragraph or field."""
    match block:
        case Text():
            return [f"{block.lead} {block.text}".strip()]
        case Choice():
            return block.lettered
        case Order():
            return list(block.options)
        case Fields():
            return list(block.labels)
        case Rows():
            return [cell for row in (block.headings, *block.rows) for cell in row if cell]
        case Card():
            return [text.text for text in block.texts]
        case _:
            return []
