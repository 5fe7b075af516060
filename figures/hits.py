"""What does the search tell of a hit? The same in the field's list and in an answer to a program."""

from data.search import Hit
from words import Words, say

KINDS = {
    "operation": say("Operation"),
    "country": say("Country"),
    "reform": say("Reform"),
    "event": say("Event"),
    "office": say("Office"),
    "person": say("Person"),
    "term": say("Term"),
    "theme": say("Subject"),
    "place": say("Place"),
}


def as_told(hit: Hit, words: Words) -> dict:
    """Return a hit as the browser is sent it: kind, title, line, page, view."""
    return {"kind": words(KINDS[hit.kind]), "title": hit.title, "line": words(hit.line), "page": hit.page, "view": dict(hit.view)}
