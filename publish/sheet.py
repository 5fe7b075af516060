"""What is written on whatever leaves the screen? The same lines in every file: finding, unit, date, doubt, sources, licence, address."""

import re
from dataclasses import dataclass

from data.load import as_of, package
from data.sources import publishers, source_row
from figures.figure import Figure
from figures.pictures import Map
from words import Day, List, Say, Words, english, interface, joined, say

LICENCE = say("Licence of the tables: {licence}. Each source keeps its own terms.")
OF_ATLAS = say("{title}, version {version}, data as of {day}.")
MOST_NAMED = 4  # publishers that a picture names; the whole list stands in tables, slides and pages


@dataclass(frozen=True)
class Sheet:
    """The lines of a figure in a language, and the sources in full (symbol or title, publisher, address)."""

    key: str
    finding: str
    unit: str
    alt: str
    doubt: str
    source: str
    as_of: str
    atlas: str
    licence: str
    disclaimer: tuple[str, ...]
    address: str
    notes: tuple[str, ...]
    sources: tuple[tuple[str, str, str], ...]

    @property
    def foot(self) -> list[str]:
        """Return the lines under a picture, those that matter most first."""
        credit = f"{self.source} {self.as_of}"
        return [line for line in (credit, self.doubt, *self.disclaimer, f"{self.atlas} {self.address}", self.licence) if line]


def sheet_of(figure: Figure, words: Words = english, base: str = "") -> Sheet:
    """Return what is written on a figure's files; `base` is the atlas's own address, before that of the view."""
    keys = figure.source_ids()
    about = package()
    rows = [source_row(key) for key in keys]
    return Sheet(
        key=figure.key,
        finding=words(figure.finding),
        unit=words(figure.unit),
        alt=words(figure.alt),
        doubt=words(interface.DOUBT_ON_MAPS if has_borders(figure) else interface.DOUBT_IN_FILES) if figure.has_doubt else "",
        source=words(credit(figure, MOST_NAMED)),
        as_of=words(interface.AS_OF(day=figure.as_of)),
        atlas=words(OF_ATLAS(title=interface.ATLAS, version=about["version"], day=Day(as_of()))),
        licence=words(LICENCE(licence=about["licenses"][0]["title"])),
        disclaimer=(words(interface.DISCLAIMER), words(interface.LINES)) if has_borders(figure) else (),
        address=f"{base.rstrip('/')}/{figure.view.address}#{figure.key}",
        notes=tuple(words(note.text) for note in figure.notes),
        sources=tuple((row["symbol"] or row["title"], row["publisher"], row["url"]) for row in rows),
    )


def credit(figure: Figure, most: int) -> Say:
    """Return the line that names a figure's sources in short, no more than `most` of them."""
    return credited(figure.source_ids(), most)


def credited(source_ids: list[str], most: int) -> Say:
    """Return the line that names some sources in short, no more than `most` of them."""
    named = publishers(source_ids)
    line = interface.SOURCE if len(named) <= most else interface.SOURCE_AND_MORE
    shown = tuple(named[:most])
    if any(" and " in name or ", " in name for name in shown):  # else nobody could tell where one ends
        return line(publishers=joined(*shown, between="; "))
    return line(publishers=List(shown, is_and=len(named) <= most))


def has_borders(figure: Figure) -> bool:
    """Return whether a figure shows the borders of states, under which the disclaimer stands."""
    return isinstance(figure.picture, Map)


def has_places(figure: Figure) -> bool:
    """Return whether anything of a figure has a place: its rows, or what its map draws."""
    has_shapes = isinstance(figure.picture, Map) and figure.picture.shapes is not None
    return has_shapes or {"latitude", "longitude"} <= set(figure.table.frame.columns)


def can_have_years(figure: Figure) -> bool:
    """Return whether a figure is a map under which the years can stand on paper."""
    return isinstance(figure.picture, Map) and figure.picture.years is not None


def file_name(figure: Figure, ending: str, extra: str = "") -> str:
    """Return a name that tells what a file is: `blue-helmets-map-1994-07-15.png`."""
    chosen = [value for value in figure.view.choices.values() if value]
    parts = ["blue-helmets", figure.key, *chosen, extra]
    slug = "-".join(re.sub(r"[^a-z0-9]+", "-", str(part).lower()).strip("-") for part in parts if part)
    return f"{slug[:120]}.{ending}"
