"""Which division of history into eras stands behind a picture over time? Its bands' names, years and sources, for all such pictures."""

from functools import cache

import pandas as pd

from data.reforms import eras_of, periodisations
from figures.figure import Note
from geo.layers import Layer, iso, layer
from words import joined, prose, say


def divisions() -> list[str]:
    """Return no division, the atlas's own, and one of others."""
    return ["", "own", "chopra"]


def drawn(division: str) -> pd.DataFrame | None:
    """Return the eras of a division as charts draw them, None for none ("")."""
    return eras_of(division) if division else None


def notes(division: str) -> tuple[Note, ...]:
    """Return what the bands mean, an era a note with its source; nothing for no division."""
    if not division:
        return ()
    whose = prose(periodisations()[division], "eras", division, "periodisation")
    first = Note("read", say("Bands: {whose}. Each era reaches to the beginning of the next.", whose=whose))
    return (first, *(_note(row) for row in eras_of(division).itertuples()))


def _note(row) -> Note:
    name = prose(row.name, "eras", row.era_id, "name")
    named = say("{number} {name}, {years}.", number=row.number, name=name, years=row.years)
    account = prose(row.account, "eras", row.era_id, "account") if row.account else None
    return Note("read", joined(named, account), row.source_id, row.locator)


@cache
def eras_file() -> Layer:
    """Return the divisions into eras as the time bar fetches them: [key, whose, [number, name, years, first, last] of each]."""
    told = [
        [key, whose, [[row.number, row.name, row.years, iso(row.first), iso(row.last)] for row in eras_of(key).itertuples()]]
        for key, whose in periodisations().items()
    ]
    return layer("eras", {"divisions": told})


def eras_address() -> str:
    """Return the address of the divisions into eras below the assets; the tag in it changes with the content."""
    return f"eras.json?v={eras_file().etag}"
