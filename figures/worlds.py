"""Where were the operations of each era? One small still world each, as one picture that the server draws and keeps."""

from functools import cache

import pandas as pd

from charts.dress import dressed
from charts.look import Look
from charts.picture import rounded, svg
from charts.theme import style_sheet
from charts.worlds import worlds_chart
from data.eras import operations_of_eras, own_worlds, part_in
from data.load import as_of, load_boundaries
from figures.figure import Figure, Note, View
from figures.pictures import Svg
from figures.registry import figure
from figures.table import Table
from figures.terms import heading
from geo.sphere import world_land
from words import Day, List, Say, Span, Words, Year, english, prose, say

REGION = "Africa"
GEOMETRY = Note("doubt", say("Land of today, without borders, in an equal-area projection (Equal Earth)."), "un-geodata")
HEIGHT, NARROW_HEIGHT = 470, 720
SCHEME = ":root { color-scheme: light dark; } "


def layout_of(look: Look) -> str:
    """Return the picture's layout for a look: `wide` or `narrow`."""
    return "narrow" if look.is_narrow else "wide"


@cache
def worlds_picture(theme: str, layout: str) -> bytes:
    """Return the picture of the eras' worlds, made once for each theme and layout; in the theme `live` it follows the reader's own.

    Raises KeyError for another layout.
    """
    chart = worlds_chart(eras_in_words(english), operations_of_eras(), theme, layout)
    picture = rounded(svg(dressed(chart, theme), land=[world_land(load_boundaries("countries"))]))
    if theme != "live":
        return picture
    head, rest = picture.split(b">", 1)
    return b"".join([head, b"><style>", (SCHEME + style_sheet()).encode(), b"</style>", rest])


def eras_in_words(words: Words):
    """Return the eras with `words`: the lines under each world's name."""
    rows = own_worlds()
    lines = [
        [
            words.begun(say("{years}: {n} operations", years=_years(row), n=row.operations)),
            words.begun(say("largest {acronym}, {persons}", acronym=row.largest, persons=row.persons)),
        ]
        for row in rows.itertuples()
    ]
    return rows.assign(words=lines)


def _years(row) -> Span:
    return Span(Year(row.from_year), None if pd.isna(row.to_year) else Year(row.to_year))


def _told(row) -> Say:
    name = prose(row.name, "eras", row.era_id, "name")
    return say("{name}, {years}, {n} operations", name=name, years=_years(row), n=row.operations)


@figure("timeline-worlds")
def worlds() -> Figure:
    """A small world for each era with its operations."""
    rows, counts = own_worlds().set_index("era_id"), part_in(REGION)
    most = (counts["there"] / counts["all"]).idxmax()
    first = counts.index[0]
    held = operations_of_eras()
    known = held.dropna(subset="total").merge(own_worlds()[["era_id", "from_year", "to_year"]], on="era_id")
    lacking = held[held["total"].isna()]
    return Figure(
        key="timeline-worlds",
        finding=say(
            "{there} of the {all} operations of {years} were in Africa; of the first {n}, from {first}, {none}.",
            there=int(counts.at[most, "there"]),
            all=int(counts.at[most, "all"]),
            years=_years(rows.loc[most]),
            n=int(counts.at[first, "all"]),
            first=Year(rows.at[first, "from_year"]),
            none=int(counts.at[first, "there"]) or say("none was"),
        ),
        unit=say(
            "Operations deployed on any day of each era, at their headquarters. The larger the dot, the larger the operation at its height."
        ),
        picture=Svg(
            lambda look: f"./assets/worlds/{look.theme}-{layout_of(look)}.svg",
            lambda look: worlds_picture(look.theme, layout_of(look)),
            height=HEIGHT,
            narrow_height=NARROW_HEIGHT,
        ),
        alt=say(
            "{n} small maps of the world, one for each era: {eras}.",
            n=len(rows),
            eras=List(tuple(_told(row) for row in own_worlds().itertuples())),
        ),
        table=Table(
            known,
            {
                "name": heading("eras", "name"),
                "from_year": heading("eras", "from_year"),
                "to_year": heading("eras", "to_year"),
                "acronym": heading("missions", "acronym"),
                "region": heading("missions", "region"),
                "place": heading("headquarters", "place"),
                "total": say("Largest number of uniformed"),
                "date": heading("strength", "date"),
                "precision": heading("strength", "precision"),
                "quality": heading("strength", "quality"),
            },
        ),
        view=View("timeline"),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "A dot's area grows with the largest number of soldiers, observers and police found within the era, at whatever date: dots do not add up."
                ),
            ),
            Note("read", say("The eras are the atlas's own; an operation stands in each of which it saw a day.")),
            Note(
                "doubt",
                say("Hollow, for no number was found: {names}.", names=List(tuple(dict.fromkeys(lacking["acronym"])))),
            ),
            GEOMETRY,
        ),
        has_doubt=True,
    )
