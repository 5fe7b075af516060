"""What does the browser know of every day? The facts beside the map from each day on which they change: a step waits for nobody."""

from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import parse_qsl, urlencode

import pandas as pd

from data.derive import FIRST_DAY, change_days
from data.sources import source_row, with_names
from figures.day import CHANGE, PARTS, Fact, worldwide
from figures.html import markup
from geo.layers import Layer, iso, layer
from words import interface
from words.language import words_of


@cache
def days_file(language: str) -> Layer:
    """Return the facts of all days in a language: `numbers` and each of `lines` as [day, HTML] from each day on which it changes.

    A link in them lacks the view, which the browser adds (web/bar/known_days.js), as ui.view.link does.
    """
    words = words_of(language)

    def written(**facts: list[Fact]) -> str:
        shared = {"source": interface.SOURCE_MARK, "doubt": interface.DOUBTFUL, "link": _undated}
        told = {"numbers": [], "facts": []} | facts
        return markup("known_facts.html", words, source_row=source_row, with_names=with_names, **shared, **told).strip()

    lines = [
        _changes(change_days(CHANGE[kind]), lambda day, make=make: written(facts=list(make(day)))) for kind, make in PARTS.items()
    ]
    return layer("days", {"numbers": _changes(_days_of_counts(), lambda day: written(numbers=worldwide(day))), "lines": lines})


def days_address(language: str) -> str:
    """Return the address of the facts of all days below the assets; the tag in it changes with the content."""
    return f"days/{words_of(language).language}.json?v={days_file(words_of(language).language).etag}"


def _changes(days: Iterable[pd.Timestamp], written: Callable[[pd.Timestamp], str]) -> list[tuple[str, str]]:
    """Return what is written of the first day and, from each day on which that changes, what is written then."""
    told: list[tuple[str, str]] = []
    for day in [FIRST_DAY, *(day for day in days if day > FIRST_DAY)]:
        text = written(day)
        if not told or told[-1][1] != text:
            told.append((iso(day), text))
    return told


def _days_of_counts() -> Iterable[pd.Timestamp]:
    """Return the days on which how many served changes: of all days of change only those, as writing takes longer than looking."""
    before = None
    for day in change_days("strength"):
        told = worldwide(day)
        if told != before:
            yield day
        before = told


def _undated(address: str) -> str:
    """Return an address without its day, which is the one that is shown."""
    page, _, query = address.partition("?")
    said = [(name, text) for name, text in parse_qsl(query) if name != "date"]
    return f"{page}?{urlencode(said)}" if said else page
