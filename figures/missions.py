"""Which operations were there, and what was each for? The list of all, and what every part of one says."""

import pandas as pd

from data import missions
from data.load import as_of
from data.names import collated
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import About, Day, List, Month, Span, Year, prose, say, say_n

STATUSES = {"": say("All operations"), "open": say("Open now"), "ended": say("Ended")}
KINDS = {"": say("All kinds")} | {kind: label("missions", "mission_type", kind) for kind in labels("missions", "mission_type")}
DECADES = {"": say("Begun at any time")} | {
    str(decade): say("Begun in the {decade}s", decade=Year(decade)) for decade in missions.decades()
}
PARTS = {
    "story": say("Story"),
    "people": say("People"),
    "money": say("Money"),
    "mandates": say("Mandates"),
    "places": say("Places"),
}
LIST = "un-hub-pko"  # the United Nations' own list


def operations() -> list[str]:
    """Return the first operation, one that ended, one with two counts of deaths, open ones, one of few rows, one without a strength."""
    return ["untso", "unef-i", "unmibh", "unmiss", "undof", "minugua", "untag", "unprofor", "domrep"]


def acronym(mission: str) -> str:
    """Return an operation's acronym."""
    return missions.row_of(mission)["acronym"]


def title(mission: str):
    """Return the heading of an operation's page: acronym and official name."""
    row = missions.row_of(mission)
    return say("{acronym}: {name}", acronym=row["acronym"], name=row["official_name"])


def purpose(mission: str):
    """Return in one line what an operation was for."""
    return prose(missions.row_of(mission)["purpose"], "missions", mission, "purpose")


def host_places(mission: str) -> List:
    """Return the countries and territories of an operation as a sentence names them: the Dominican Republic."""
    with_article = missions.row_of(mission)["with_article"]
    return List(tuple(say("the {name}", name=name) if name in with_article else name for name in missions.host_names(mission)))


def area_name_notes(mission: str = "") -> tuple[Note, ...]:
    """Return how the name of an area is meant, where the United Nations names it otherwise than the country."""
    return tuple(
        Note("read", prose(row.note, "host_countries", row.mission_id, "note"), row.source_id, row.locator)
        for row in missions.named_areas(mission).itertuples()
    )


# The list of all


@figure(
    "missions-list",
    region=lambda: ["", "Africa", "Europe", "Americas"],
    kind=lambda: ["", "observer_mission", "peacekeeping_force", "hybrid_operation"],
    decade=lambda: ["", "1990", "1940", "2010"],
    status=lambda: ["", "open", "ended", "ended"],
    day=lambda: ["", "1994-07-01"],
)
def listed(region: str = "", kind: str = "", decade: str = "", status: str = "", day: str = "") -> Figure:
    """All operations, or those of a region, a kind, a decade in which they began, and a status (open or ended): what each was for, and its strength.

    `day` (ISO) goes along to the operation that is opened.
    """
    rows = missions.chosen(region, kind, decade, status)
    return Figure(
        key="missions-list",
        finding=list_finding(rows, region, kind, decade, status),
        unit=say("Strength as last known; of ended operations, the largest."),
        picture=Text(tuple(card(row, day) for row in rows.itertuples()), "cards"),
        alt=say("Operations: {names}.", names=List(tuple(rows["acronym"]), is_and=False))
        if len(rows)
        else list_finding(rows, region, kind, decade, status),
        table=Table(
            rows.assign(
                places=rows["places"].map(", ".join),
                kind=rows["mission_type"].map(labels("missions", "mission_type")),
                quality=rows["quality"].map(labels("strength", "quality")),
            ),
            {
                **headings_of("missions", "acronym", "official_name", "region"),
                "places": heading("host_countries", "country_id"),
                "kind": heading("missions", "mission_type"),
                "start_date": say("Start"),
                "end_date": say("End"),
                "purpose": heading("missions", "purpose"),
                "persons": say("Strength"),
                "counted_on": say("Strength of"),
                "quality": heading("strength", "quality"),
            },
        ),
        view=View("mission", {"region": region, "kind": kind, "decade": decade, "status": status, "date": day}),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("The open operations stand first, then the others by their beginning, the latest first.")),
            Note("read", say("The places are countries and territories by their present names.")),
            *area_name_notes(),
            Note(
                "doubt",
                say(
                    "Counted are the {n} peacekeeping operations of the United Nations' own list; political missions are not. A strength "
                    "counts soldiers, police and observers.",
                    n=len(missions.rows()),
                ),
                LIST,
            ),
        ),
        sources=(LIST,),
    )


def list_finding(rows: pd.DataFrame, region: str, kind: str, decade: str, status: str):
    """Return how many operations there are, in the words of what was chosen."""
    asked = [region, kind and KINDS[kind], decade and DECADES[decade], status and STATUSES[status]]
    if not any(asked):
        return say(
            "{open} of the {all} peacekeeping operations since 1948 are open today.", open=rows["is_open"].sum(), all=len(rows)
        )
    chosen = List(tuple(each for each in asked if each), is_and=False)
    if rows.empty:
        return say("No operation is of this kind: {chosen}.", chosen=chosen)
    return say_n(
        "One of {all} operations: {chosen}.",
        "{n} of {all} operations: {chosen}.",
        len(rows),
        all=len(missions.rows()),
        chosen=chosen,
    )


def card(row, day: str) -> Entry:
    """Return an operation as a card: name and places, years and strength, what it was for."""
    places = collated(row.places)
    years = Span(Year(row.start_date.year), None if row.is_open else Year(row.end_date.year))
    strength = (
        say("{n} in uniform, {when}", n=number_of(row.persons, row.quality), when=counted(row)) if pd.notna(row.persons) else ""
    )
    return Entry(
        title=say("{acronym}, {places}", acronym=row.acronym, places=List(tuple(places), is_and=False)),
        when=say("{years}: {strength}", years=years, strength=strength) if strength else years,
        body=prose(row.purpose, "missions", row.mission_id, "purpose"),
        address=View("mission", {"mission": row.mission_id, "date": day}).address,
        tone="strong" if row.is_open else "",
    )


def number_of(persons: float, quality: str):
    """Return a strength as a sentence has it: a rounded one with its `about`."""
    return About(int(persons)) if quality == "rounded" else int(persons)


def counted(row):
    """Return when a strength was counted: the month, the year of a mean."""
    is_year = row.quality == "mean" or row.precision == "year"
    return Year(row.counted_on.year) if is_year else Month(row.counted_on)
