"""Where did an operation work, and where had it its seats?"""

import pandas as pd

from data import missions
from data.derive import mission_spans, rows_of
from data.load import as_of, shared_table
from data.provenance import of_groups
from data.sites import sites_of, year_to_show, years_with_sites
from figures import paper_maps
from figures.differences import difference_notes
from figures.figure import Figure, Note, View
from figures.layers import layer_addresses
from figures.missions import acronym, host_places, operations
from figures.pictures import Entry, Map, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of, label
from geo.maps import base_map
from geo.switches import shown
from words import Day, Decimal, List, Span, Year, joined, prose, say

SITES = [*shown(""), "sites"]  # what the map of an operation with known sites shows
CHANNEL = "mission"  # no time bar speaks on it: the map shows one operation of all times
# Where an operation has its headquarters, and where an ended one had it: with one seat, with several.
SEATED_NOW = (
    say("{acronym} has its headquarters in {place}."),
    say("{acronym} has its main headquarters in {place}; it has had {n} seats."),
)
SEATED = (
    say("{acronym} had its headquarters in {place}."),
    say("{acronym} had its main headquarters in {place}, and {n} seats in all its time."),
)
BY_TURNS = (
    say("{acronym} has its headquarters by turns in {places}."),
    say("{acronym} had its headquarters by turns in {places}."),
)


def site_years() -> list[int]:
    """Return no year, one before all sites, one of them, the last, and one after it."""
    return [0, 1950, 2005, int(shared_table("deployments")["year"].max()), as_of().year]


def site_year(mission: str, year: int) -> int | None:
    """Return of which year an operation's sites are shown when a year is asked for (0: none); None when none of them is known.

    The year itself, else the one with the most sites; of an operation that is open the last that is known stands for those after it.
    """
    known = years_with_sites(shared_table("deployments"), mission)
    if known and is_open(mission) and not 0 < year <= known[-1]:
        return known[-1]
    return year_to_show(shared_table("deployments"), mission, year)


def is_open(mission: str) -> bool:
    """Return whether an operation has not ended."""
    return bool(pd.isna(mission_spans().set_index("mission_id").loc[mission, "end_date"]))


@figure("mission-map", mission=operations, year=site_years)
def where(mission: str = "unmiss", year: int = 0) -> Figure:
    """Where an operation worked: its areas, seats and, of a year near `year` (0: the last, or that of most), its deployment sites, on a map."""
    known = site_year(mission, year)
    hosts = host_places(mission)
    view = {
        "date": "",
        "mission": mission,
        "region": "",
        "only": mission,
        "year": known or 0,
        "layers": SITES if known else shown(""),
    }
    return Figure(
        key="mission-map",
        finding=(say("{acronym} is deployed in {places}.") if is_open(mission) else say("{acronym} was deployed in {places}."))(
            acronym=acronym(mission), places=hosts
        ),
        unit=sites_unit(mission, known),
        picture=Map(
            lambda look: base_map(layer_addresses(), CHANNEL),
            view=view,
            height=420,
            paint=lambda look, root, paper: paper_maps.paint_operation(look, root, paper, mission, known),
            shapes=lambda: paper_maps.areas_of_operation(mission),
        ),
        alt=say("Map of the areas and seats of {acronym} in {places}.", acronym=acronym(mission), places=hosts),
        table=places_table(mission, known),
        view=View("mission", {"mission": mission, "part": "places", "date": f"{known}-07-01" if known else ""}),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("Shaded: the areas of all its years. The borders are those of its first day.")),
            *area_notes(mission),
            *difference_notes(mission, "headquarters", "host_countries", "deployments"),
        ),
        sources=("geo-pko",) if known else (),
        has_doubt=known is not None,
    )


def sites_unit(mission: str, year: int | None):
    """Return of which year the map shows deployment sites, and for which years they are known."""
    if year is None:
        return say("Areas and headquarters; its deployment sites are not known, for most operations they are from 1994.")
    known = years_with_sites(shared_table("deployments"), mission)
    return say(
        "Circles: {n} deployment sites of {year}, by troops, hollow where no figure is known. Sites are known for {span}.",
        n=len(sites_of(shared_table("deployments"), mission, year)),
        year=Year(year),
        span=Span(Year(known[0]), Year(known[-1])),
    )


def places_table(mission: str, year: int | None) -> Table:
    """Return seats and sites as one table, with their positions."""
    seats = rows_of("headquarters", mission).assign(what="Headquarters", troops=pd.NA)
    sites = sites_of(shared_table("deployments"), mission, year).assign(what=f"Site, {year}") if year else seats.head(0)
    columns = ["what", "place", "troops", "latitude", "longitude", "source_id", "locator"]
    both = pd.concat([part[columns] for part in (seats, sites) if len(part)], ignore_index=True)
    return Table(
        both,
        {"what": say("What"), **headings_of("deployments", "place", "troops", "latitude", "longitude")},
        {"latitude": 4, "longitude": 4, "troops": 0},
    )


def area_notes(mission: str) -> tuple[Note, ...]:
    """Return the countries of deployment where there is something to say of them."""
    rows = rows_of("host_countries", mission)
    noted = of_groups(rows[rows["note"] != ""], "note").itertuples() if (rows["note"] != "").any() else ()
    return tuple(
        Note("read", prose(row.note, "host_countries", mission, "note"), row.source_id.split("; ")[0], row.locator)
        for row in noted
    )


@figure("mission-places", mission=operations)
def places(mission: str = "unmiss") -> Figure:
    """The headquarters and the areas of an operation, with positions and sizes."""
    seats, areas = rows_of("headquarters", mission), rows_of("areas", mission)
    names = tuple(seats["place"].unique())  # some came back to an old seat
    return Figure(
        key="mission-places",
        finding=seated(mission, seats),
        unit=say("Headquarters with their positions, and the size of its areas of operations."),
        picture=Text(
            (*(seat_entry(row) for row in seats.itertuples()), *(area_entry(mission, row) for row in areas.itertuples())), "cards"
        ),
        alt=say("Headquarters: {places}.", places=List(names, is_and=False)),
        table=Table(
            pd.concat(
                [
                    seats.assign(what="Headquarters", size_km2=pd.NA, published_km2=pd.NA),
                    areas.assign(what="Area", place="", latitude=pd.NA, longitude=pd.NA),
                ],
                ignore_index=True,
            ),
            {
                "what": say("What"),
                **headings_of("headquarters", "place", "latitude", "longitude"),
                **headings_of("areas", "size_km2", "published_km2", "note"),
            },
            {"latitude": 4, "longitude": 4},
        ),
        view=View("mission", {"mission": mission, "part": "places"}),
        as_of=Day(as_of()),
        notes=difference_notes(mission, "headquarters", "areas"),
    )


def seated(mission: str, seats: pd.DataFrame):
    """Return where an operation has its headquarters, or had it in the end: in one seat, or in two by turns."""
    last = seats[seats["to_date"].isna()]
    by_turns, count = last[last["is_by_turns"].astype(bool)], seats["place"].nunique()
    if len(by_turns) > 1:
        return BY_TURNS[not is_open(mission)](acronym=acronym(mission), places=List(tuple(by_turns["place"])))
    main = seats[seats["is_main"].astype(bool)].iloc[0]
    return (SEATED_NOW if is_open(mission) else SEATED)[count > 1](acronym=acronym(mission), place=main["place"], n=count)


def seat_entry(row) -> Entry:
    """Return a headquarters: place, days, position."""
    first, last = Day(row.from_date, row.from_precision), Day(row.to_date, row.to_precision)
    has_first, has_last = pd.notna(row.from_date), pd.notna(row.to_date)
    when = (
        Span(first, last)
        if has_first and has_last
        else say("from {day}", day=first)
        if has_first
        else say("until {day}", day=last)
    )
    position = say(
        "{latitude}° {north}, {longitude}° {east}.",
        latitude=Decimal(abs(row.latitude), 4),
        north=say("N") if row.latitude >= 0 else say("S"),
        longitude=Decimal(abs(row.longitude), 4),
        east=say("E") if row.longitude >= 0 else say("W"),
    )
    return Entry(
        title=(say("Headquarters: {place}") if row.is_main or row.is_by_turns else say("Seat: {place}"))(place=row.place),
        when=when if has_first or has_last else "",
        body=joined(prose(row.note, "headquarters", f"{row.mission_id}.{row.place}", "note") if row.note else "", position),
        source_id=row.source_id,
        locator=row.locator,
    )


def area_entry(mission: str, row) -> Entry:
    """Return an area: days, how it was drawn, size as drawn and as published."""
    operation = missions.row_of(mission)
    own_end = (operation["end_date"], operation["end_precision"])
    end = (row.valid_to, row.to_precision) if row.to_precision else own_end
    first = Day(row.valid_from, row.from_precision) if row.from_precision else None
    when = ""
    if first is not None:
        when = Span(first, None if pd.isna(end[0]) else Day(end[0], end[1] or "day"))
    elif row.to_precision:
        when = say("until {day}", day=Day(*end))
    return Entry(
        title=say("Area of operations: {derivation}", derivation=label("areas", "derivation", row.derivation)),
        when=when,
        body=joined(
            size_of(row),
            say("Schematic.") if row.schematic else "",
            say("{note}.", note=prose(row.note.rstrip("."), "areas", row.area_id, "note")) if row.note else "",
        ),
        source_id=row.source_id,
        locator=row.locator,
        is_doubtful=bool(row.schematic),
    )


def size_of(row):
    """Return the size of an area as drawn, and as published where that is known."""
    if pd.isna(row.published_km2):
        return say("About {size} square kilometres as drawn.", size=round(row.size_km2))
    return say(
        "About {size} square kilometres as drawn, {published} published.",
        size=round(row.size_km2),
        published=int(row.published_km2),
    )
