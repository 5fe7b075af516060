"""What is a hit, and what does the search know of the thing behind it?"""

from dataclasses import dataclass, field

from words import Joined, Prose, Say

Message = str | Say | Joined | Prose
KINDS = ("operation", "country", "reform", "event", "theme", "office", "person", "term", "place")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind, its key in its table, its title and one line of what it is, a message that Words writes.

    `view` holds the parameters of the address it leads to, `page` the page's name there (as in `/contributors`), "" for the map.
    """

    kind: str
    key: str
    title: str
    line: Message = ""
    view: dict[str, str] = field(default_factory=dict, hash=False)
    page: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A hit and the words that lead to it.

    `names` are what it is called; `about` are words that belong to it (a symbol, a host, an author); `text` is prose of which
    whole words count. `order` decides between equals of a kind, the smaller first.
    """

    hit: Hit
    names: tuple[str, ...]
    about: str = ""
    text: str = ""
    order: float = 0
    codes: tuple[str, ...] = ()  # symbols of documents, whose parts mean nothing alone
    aliases: dict[str, int] = field(default_factory=dict, hash=False)  # names given by hand, which go before equals in this order
    is_former: bool = False  # a name no longer borne
