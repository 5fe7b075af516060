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
    """A form of a briefing's file: its media type, and what makes it, in the look of a template's bytes if there is one."""

    media_type: str
    make: Callable[[Briefing, Wish, bytes | None], bytes]


def _paged(make: Callable[..., bytes]) -> Callable[[Briefing, Wish, bytes | None], bytes]:
    return lambda briefing, wish, template: make(briefing, wish.paper, wish.words, wish.base, template)


DECKS = {
    "pptx": DeckForm(FORMS["pptx"].media_type, _paged(deck_of)),
    "pdf": DeckForm("application/pdf", _paged(handout_of)),
    "html": DeckForm("text/html", lambda briefing, wish, template: show_of(briefing, wish.theme, wish.words, wish.base)),
}


def deck_made(order: DeckOrder) -> File:
    """Return a briefing as a file, without slides whose figures there are no longer. Raises ValueError, in a sentence, for none.

    Raises NotATemplate, in a sentence, for a template that is none.
    """
    briefing = whole(read(order.briefing.encode("utf-8")))
    form = DECKS[order.ending]
    wish = Wish(PAPERS[order.paper], order.theme, words_of(order.lang), order.base)
    return File(deck_name(briefing, order.ending), form.media_type, form.make(briefing, wish, order.template or None))
