"""Which divisions into eras may stand behind a timeline? As one file that the time bar fetches."""

from functools import cache

from data.reforms import eras_of, periodisations
from geo.layers import Layer, iso, layer


@cache
def eras_file() -> Layer:
    """Return the divisions into eras as the time bar fetches them: [key, whose, [number, name, years, first, last] of each]."""
    divisions = [
        [key, whose, [[row.number, row.name, row.years, iso(row.first), iso(row.last)] for row in eras_of(key).itertuples()]]
        for key, whose in periodisations().items()
    ]
    return layer("eras", {"divisions": divisions})


def eras_address() -> str:
    """Return the address of the divisions into eras below the assets; the tag in it changes with the content."""
    return f"eras.json?v={eras_file().etag}"
