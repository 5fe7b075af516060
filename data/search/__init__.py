"""What does a visitor look for? One search over operations, countries, reforms, events, offices, people, terms, themes, places."""

from functools import cache

from data.search.entries import all_entries
from data.search.hits import KINDS, Entry, Hit
from data.search.index import Index

__all__ = ["KINDS", "Hit", "find", "suggestions"]

AT_MOST_ALIKE = 4  # hits of one of these kinds, while there are others: a town may have seen twenty events
MANY = ("reform", "event", "term", "place")
# One of each kind a visitor may not expect to find.
SUGGESTED = ("ONUC", "Srebrenica", "Brahimi", "Yugoslavia", "Annan", "women")


@cache
def _index() -> Index:
    return Index(all_entries())


def find(text: str, limit: int = 8, kinds: tuple[str, ...] = KINDS) -> list[Hit]:
    """Return at most `limit` hits of the given kinds for what was typed, the best first; nothing for what names nothing.

    A thing that is called just so comes before whole words, whole words before beginnings, beginnings before slips of one
    letter; a word that is known is never taken for another. Capitals, accents, apostrophes, hyphens and the way a numeral
    is written do not count.
    """
    kept: list[Hit] = []
    spared: list[Hit] = []
    seen: dict[str, int] = {}
    for entry in _index().matches(text):
        kind = entry.hit.kind
        if kind not in kinds:
            continue
        seen[kind] = seen.get(kind, 0) + 1
        (spared if kind in MANY and seen[kind] > AT_MOST_ALIKE else kept).append(entry.hit)
        if len(kept) == limit:
            break
    return [*kept, *spared][:limit]


def suggestions() -> list[Hit]:
    """Return six hits of mixed kinds, to be offered before anything is typed."""
    return [find(text, 1)[0] for text in SUGGESTED]


def known() -> tuple[Entry, ...]:
    """Return everything the search knows, in no order that matters."""
    return _index().entries
