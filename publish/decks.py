"""In which forms can a briefing leave? One row an ending, as publish.registry has them for figures."""

from collections.abc import Callable
from dataclasses import dataclass

from publish.briefing import Briefing, read
from publish.deck import deck_of
from publish.editing import whole
from publish.handout import handout_of
from publish.names import deck_name
from publish.order import DeckOrder
from publish.paper import PAPERS
from publish.registry import FORMS, File, Wish
from publish.show import show_of
from words.language import words_of


@dataclass(frozen=True)
class DeckForm:
    """A form of a briefing's file: its media type, and what makes it."""

    media_type: str
    make: Callable[[Briefing, Wish], bytes]


DECKS = {
    "pptx": DeckForm(FORMS["pptx"].media_type, lambda briefing, wish: deck_of(briefing, wish.paper, wish.words, wish.base)),
    "pdf": DeckForm("application/pdf", lambda briefing, wish: handout_of(briefing, wish.paper, wish.words, wish.base)),
    "html": DeckForm("text/html", lambda briefing, wish: show_of(briefing, wish.theme, wish.words, wish.base)),
}


def deck_made(order: DeckOrder) -> File:
    """Return a briefing as a file, without slides whose figures there are no longer. Raises ValueError, in a sentence, for none."""
    briefing = whole(read(order.briefing.encode("utf-8")))
    form = DECKS[order.ending]
    wish = Wish(PAPERS[order.paper], order.theme, words_of(order.lang), order.base)
    return File(deck_name(briefing, order.ending), form.media_type, form.make(briefing, wish))
