"""Makes files in a process of its own: reads orders, one after the other, and answers each with the file or with why there is none.

    python -m publish.worker

How it is spoken to: publish.serving.
"""

import os

from publish.order import AnyOrder, DeckOrder, Order, TemplateOrder
from publish.serving import Made, serve

NICE = 10  # it gives way to the server


def make(order: AnyOrder) -> Made:
    """Return an order's file: its name, its media type and its bytes. Raises ValueError in a sentence when there is none.

    A template that is only looked at gives nothing. Raises NotATemplate, in a sentence, when it can be none.
    """
    if isinstance(order, TemplateOrder):
        return looked_at(order)
    if not isinstance(order, Order | DeckOrder):
        return order.made()
    file = deck(order) if isinstance(order, DeckOrder) else figure(order)
    return file.name, file.media_type, file.body


def looked_at(order: TemplateOrder) -> Made:
    """Return nothing for a file that may be a template. Raises NotATemplate, in a sentence."""
    from publish.template import opened

    opened(order.template)
    return "", "text/plain", b""


def deck(order: DeckOrder):
    """Return a briefing's file."""
    from publish.decks import deck_made

    return deck_made(order)


def figure(order: Order):
    """Return a figure's file."""
    from figures.registry import all_figures
    from publish.addresses import made as figure_made
    from publish.paper import PAPERS
    from publish.registry import Wish, made
    from words.language import words_of

    makers = all_figures()
    if order.figure not in makers:
        raise ValueError(f"no figure {order.figure!r}")
    wanted = figure_made(makers[order.figure], dict(order.choices))
    return made(wanted, order.ending, Wish(PAPERS[order.paper], order.theme, words_of(order.lang), order.base, bool(order.under)))


if __name__ == "__main__":
    os.nice(NICE)
    serve(make)
