"""How does a mark say what it shows? One sentence in words, built by Vega from the mark's own row."""

import json
import re

import altair as alt

from words import Say, Words

PLACE = re.compile(r"\{(\w+)\}")


def pointed(field: str) -> dict[str, alt.Tooltip | alt.Description]:
    """Return the channels by which a mark says a field of its row: to who points at it, and to who has it read out."""
    return {"tooltip": alt.Tooltip(f"{field}:N"), "description": alt.Description(f"{field}:N")}


def sentence(words: Words, message: Say, **expressions: str) -> str:
    """Return a Vega expression that writes a message, each place filled by an expression on the row.

    `sentence(words, say("{year}: {n} deaths"), year="datum.year", n="format(datum.n, ',')")`. It serves as tooltip and as
    the mark's description, so that both are in words. Raises KeyError for a place without an expression.
    """
    text = words(Say(message.text, tuple((name, f"{{{name}}}") for name in PLACE.findall(message.text))))
    parts = PLACE.split(text)
    quoted = [json.dumps(part) if n % 2 == 0 else f"({expressions[part]})" for n, part in enumerate(parts)]
    return " + ".join(part for part in quoted if part != '""')
