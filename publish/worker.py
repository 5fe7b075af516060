"""Makes files in a process of its own: reads orders, one after the other, and answers each with the file or with why there is none.

    python -m publish.worker

Orders and answers are pickled on standard input and output (publish.work speaks to it); what is printed goes to the standard error.
"""

import os
import pickle
import sys
from collections.abc import Callable

from publish.order import AnyOrder, DeckOrder, Order, TemplateOrder

NICE = 10  # it gives way to the server
Made = tuple[str, str, bytes]


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


def serve(make: Callable[[AnyOrder], Made]) -> None:
    """Answer orders until there are no more: ("made", file), ("refused", sentence), a message where it is one, or ("no room", what was
    wanting: memory, or a disk that is full or cannot be written to)."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    while True:
        try:
            order = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = ("made", make(order))
        except ValueError as error:
            answer = ("refused", getattr(error, "message", str(error)))
        except (MemoryError, OSError) as error:
            print(f"no room for {type(order).__name__}: {type(error).__name__} {error}", file=sys.stderr)
            answer = ("no room", str(error))
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    os.nice(NICE)
    serve(make)
