"""How does a description stay short enough to be heard? It names the first things of a long list, and says how many more there are."""

from dataclasses import replace
from functools import singledispatch
from typing import Any

from words.message import Joined, Say, say
from words.values import List

MOST = 10  # things that a description names; a reader's program tells all of it, without a pause and a way to skip
SLACK = 2  # how many more are named all the same, in place of their number


@singledispatch
def shortened(message: Any):
    """Return a message in which no list is long."""
    return message


@shortened.register
def _(message: Say):
    return replace(message, values=tuple((name, shortened(value)) for name, value in message.values))


@shortened.register
def _(message: Joined):
    return replace(message, parts=tuple(shortened(part) for part in message.parts))


@shortened.register
def _(message: List):
    items = tuple(shortened(item) for item in message.items)
    rest = len(items) - MOST
    if rest <= SLACK:
        return replace(message, items=items)
    return replace(message, items=(*items[:MOST], say("{n} more", n=rest)))
