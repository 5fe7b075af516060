"""Where did the troops stand? The sites of a year on a map, how they were spread over the years, and what the data is."""

import pandas as pd

from charts.deployments import HEIGHT, measure_chart, sites_chart
from data import deployed, sites
from data.load import shared_table
from figures import paper_maps
from figures.figure import Figure, Note, View
from figures.layers import layer_addresses, site_addresses
from figures.pictures import Chart, Entry, Map, Number, Numbers, Text
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of
from geo.maps import sites_map
from words import About, Decimal, List, Percent, Year, joined, say, say_n

GEO_PKO = "geo-pko"
MAP_HEIGHT = 480
SPREADS = {
    "sites": say("Number of sites"),
    "share": say("Largest site"),
    "seat": say("Distance from headquarters"),
}
FIELDS = {"share": "largest_share", "seat": "mean_km"}
MAP_LABEL = say("Map of deployment sites by troops. The table below the map says the same.")
DISCLAIMED = say(
    "States as they stood on the last day of the year shown, on the geometry of today; long dashes: approximate, digitised. Dashed: not "
    "finally determined. Dotted: line of control or armistice line; the one in Jammu and Kashmir is approximate, the final status of Jammu "
    "and Kashmir has not been agreed upon by the parties. References to Kosovo shall be understood in the context of Security Council "
    "resolution 1244 (1999). Geometry: UN Geodata, Natural Earth; capitals: GeoNames."
)
ESTIMATES = Note(
    "doubt",
    say(
        "The source adds up the units drawn on the United Nations' maps, nearly always at standard sizes; given is the mean of the year's maps. "
        "It is not a count."
    ),
    GEO_PKO,
)
DOUBTFUL = Note(
    "read",
    say("Hollow: doubtful, or not adding up to the strength that the operation reported. A year without a mark: not known."),
)


def operations() -> list[str]:
    """Return all operations (""), one of few years, a large one, one without troops in its last year, one in Kosovo, one in the capital."""
    return ["", "onub", "unifil", "unmogip", "unmik", "unmil"]


def years_shown() -> list[int]:
    """Return no year, the latest, the first, one with doubtful sites, one in which one of the operations has no map, and one of most."""
    return [0, 2024, 1994, 2007, 2014, 2015]


def as_of():
    """Return the last year of which sites are known."""
    return Year(deployed.known_years("")[-1])


def who(mission: str):
    """Return an operation's acronym, or all operations together."""
    return deployed.acronyms().get(mission) or say("All operations")


@figure("deployments-sites", mission=operations, year=years_shown)
def on_map(mission: str = "", year: int = 0) -> Figure:
    """The sites of an operation ("" = of all) in a year (0 = the latest) on the map."""
    year = year or deployed.known_years(mission)[-1]
    rows, spread = deployed.sites_in(mission, year), deployed.spread(mission, year)
    return Figure(
        key="deployments-sites",
        finding=sites_finding(mission, year, rows, spread),
        unit=sites_unit(mission, rows, spread),
        picture=Map(
            lambda look: sites_map(layer_addresses() | site_addresses(), look.words(MAP_LABEL)),
            view={"mission": mission, "year": year},
            height=MAP_HEIGHT,
            paint=lambda look, root, paper: paper_maps.paint_sites(look, root, paper, mission, year),
        ),
        alt=say("Map of {n} sites in {year}, by troops.", n=len(rows), year=Year(year)),
        table=Table(rows, site_headings(), {"km": 0, "latitude": 4, "longitude": 4}),
        view=View("deployments", {"mission": mission, "date": f"{year}-07-01"}),
        as_of=as_of(),
        notes=(
            Note(
                "read",
                say(
                    "A circle is a site; its area grows with the troops. Small rings: no figure; dots: police, observers or a headquarters only."
                ),
            ),
            *largest_note(mission, rows, spread),
            ESTIMATES,
            *site_notes(mission, rows),
        ),
        sources=(GEO_PKO,),
        has_doubt=True,
    )


def sites_finding(mission: str, year: int, rows: pd.DataFrame, spread: sites.Concentration):
    """Return at how many sites how many troops stood, and at how many of them half."""
    if rows.empty:
        return say("{operation}, {year}: the source has no sites of this year.", operation=who(mission), year=Year(year))
    if not spread.sites_with_troops:
        return say_n(
            "{operation}, {year}: one site, without a figure for troops above zero.",
            "{operation}, {year}: {n} sites, none with a figure for troops above zero.",
            len(rows),
            operation=who(mission),
            year=Year(year),
        )
    return say_n(
        "{operation}, {year}: {troops} troops, half of them at one site.",
        "{operation}, {year}: {troops} troops, half of them at {n} sites.",
        spread.sites_with_half,
        operation=who(mission),
        year=Year(year),
        troops=About(int(rows["troops"].sum())),
    )


def sites_unit(mission: str, rows: pd.DataFrame, spread: sites.Concentration):
    """Return how many sites there are, and at how many of them troops are counted."""
    if rows.empty:
        return say("Sites on the United Nations' own maps.")
    if not spread.sites_with_troops:
        return say_n("One site on the UN's own maps.", "{n} sites on the UN's own maps.", len(rows))
    return say_n(
        "One site on the UN's own maps.",
        "{n} sites on the UN's own maps, {held} with troops.",
        len(rows),
        held=spread.sites_with_troops,
    )


def largest_note(mission: str, rows: pd.DataFrame, spread: sites.Concentration) -> tuple[Note, ...]:
    """Return which site is the largest, of how many operations the sites are."""
    if rows.empty or not spread.sites_with_troops:
        return ()
    operation = rows["operation"].iloc[0]
    place = spread.largest_place if mission else say("{place} ({operation})", place=spread.largest_place, operation=operation)
    largest = say("The largest, {place}: {share} of the troops.", place=place, share=Percent(spread.largest_share))
    count = say_n("One operation has sites.", "{n} operations have sites.", rows["mission_id"].nunique())
    return (Note("read", largest if mission else joined(count, largest)),)


def site_notes(mission: str, rows: pd.DataFrame) -> tuple[Note, ...]:
    """Return what a year's figures leave out, and where they do not add up to the strength that an operation reported."""
    unknown, none = int(rows["troops"].isna().sum()), int((rows["troops"] == 0).sum())
    notes = []
    if unknown:
        notes.append(
            say_n(
                "One site has no figure and is left out of the sums.",
                "{n} sites have no figure and are left out of the sums.",
                unknown,
            )
        )
    if none:
        notes.append(say("{n} had no troops, but police, observers or a headquarters.", n=none))
    differing = sites.unlike_reported(rows)
    if mission:
        notes += [reported_said(each) for _, each in differing.groupby("year")]
    elif len(differing):
        notes.append(
            say(
                "The sites of {operations} do not add up to the strength reported.",
                operations=List(tuple(sorted(differing["operation"].unique()))),
            )
        )
    return tuple(Note("doubt", text, GEO_PKO) for text in notes)


def reported_said(rows: pd.DataFrame):
    """Return how far an operation's sites of a year are from what it reported."""
    told = rows.dropna(subset="reported_troops").iloc[0]
    troops, reported = int(rows["troops"].sum()), int(told["reported_troops"])
    if told["reported_as"] == "most":
        return say(
            "The year's sites add up to {troops} troops; the operation reported at most {reported}.",
            troops=troops,
            reported=reported,
        )
    return say(
        "The year's sites add up to {troops} troops; the operation reported {reported} on average.",
        troops=troops,
        reported=reported,
    )


def site_headings() -> dict:
    """Return the headings of the table of sites."""
    return {
        "operation": heading("deployments", "mission_id"),
        "place": heading("deployments", "place"),
        "country": heading("deployments", "country_id"),
        **headings_of("deployments", "troops", "is_estimated"),
        "headquarters": heading("deployments", "hq_level"),
        "km": say("Kilometres from headquarters"),
        **headings_of("deployments", "has_police", "has_observers", "has_aviation", "has_medical", "contributors"),
        "kind": heading("deployments", "quality"),
        **headings_of("deployments", "note", "latitude", "longitude"),
    }


@figure("deployments-spread", mark="year", by=lambda: SPREADS, mission=operations, year=years_shown)
def spread(by: str = "sites", mission: str = "", year: int = 0) -> Figure:
    """How the sites of an operation ("" = of all) were spread over the years; `year` is marked."""
    rows = deployed.years(mission)
    known = rows.dropna(subset="sites" if by == "sites" else FIELDS[by])
    if known.empty:
        return nothing_known("deployments-spread", mission, NOTHING[by])
    return Figure(
        key="deployments-spread",
        finding=FINDINGS[by](known),
        unit=joined(say("{operation}.", operation=who(mission)), UNITS[by], *SPREAD_DETAILS[by](known)),
        picture=Chart(
            lambda look: sites_chart(rows, look, year) if by == "sites" else measure_chart(rows, FIELDS[by], look, year),
            height=HEIGHT,
            series=Series("column", "year", ("sites",))
            if by == "sites"
            else Series("line", "year", (FIELDS[by],), doubt="is_doubtful", unit="part" if by == "share" else ""),
        ),
        alt=joined(FINDINGS[by](known), say("By year, {n} years.", n=len(rows))),
        table=years_table(rows),
        view=View("deployments", {"spread": "" if by == "sites" else by, "mission": mission}),
        as_of=as_of(),
        notes=(
            *(() if by == "sites" else (DOUBTFUL,)),
            *SPREAD_NOTES[by],
            ESTIMATES,
        ),
        sources=(GEO_PKO,),
        has_doubt=by != "sites",
    )


def most_sites(known: pd.DataFrame):
    """Return in which year there were most sites, and how many in the last."""
    most, last = known.loc[known["sites"].idxmax()], known.iloc[-1]
    if len(known) == 1:
        return say("The source has {n} sites, all in {year}.", n=int(most["sites"]), year=Year(most["year"]))
    return say(
        "The number of sites was highest in {peak}, at {most}; in {year} it was {last}.",
        peak=Year(most["year"]),
        most=int(most["sites"]),
        year=Year(last["year"]),
        last=int(last["sites"]),
    )


def largest_share(known: pd.DataFrame):
    """Return when the largest site held least and most of the troops."""
    low, high = known.loc[known["largest_share"].idxmin()], known.loc[known["largest_share"].idxmax()]
    if len(known) == 1:
        return say(
            "The largest site held {share} of the troops in {year}.",
            share=Percent(high["largest_share"]),
            year=Year(high["year"]),
        )
    return say(
        "The largest site held between {low} of the troops in {first} and {high} in {second}.",
        low=Percent(low["largest_share"]),
        first=Year(low["year"]),
        high=Percent(high["largest_share"]),
        second=Year(high["year"]),
    )


def from_headquarters(known: pd.DataFrame):
    """Return how far from headquarters troops stood on average, in the last year and at the farthest."""
    return distance_said(known, say("headquarters"))


def distance_said(known: pd.DataFrame, place):
    """Return how far from a place troops stood on average in the last known year, and when they stood farthest."""
    last, most = known.iloc[-1], known.loc[known["mean_km"].idxmax()]
    begin = say(
        "In {year} troops stood on average {km} km from {place}",
        year=Year(last["year"]),
        km=Decimal(last["mean_km"], 0),
        place=place,
    )
    if last["year"] == most["year"]:
        return say("{begin}.", begin=begin)
    return say("{begin}; {most} in {peak}, the most.", begin=begin, most=Decimal(most["mean_km"], 0), peak=Year(most["year"]))


def first_sites(known: pd.DataFrame) -> tuple:
    """Return the first known number of sites."""
    return (say("In {year}: {n}.", year=Year(known["year"].iloc[0]), n=int(known["sites"].iloc[0])),)


def largest_places(known: pd.DataFrame) -> tuple:
    """Return the largest sites of the years in which they held least and most."""
    low, high = known.loc[known["largest_share"].idxmin()], known.loc[known["largest_share"].idxmax()]
    return (
        say(
            "{low} in {first}, {high} in {second}.",
            low=low["largest_place"],
            first=Year(low["year"]),
            high=high["largest_place"],
            second=Year(high["year"]),
        ),
    )


def first_distance(known: pd.DataFrame) -> tuple:
    """Return the first known distance."""
    return (say("In {year}: {km}.", year=Year(known["year"].iloc[0]), km=Decimal(known["mean_km"].iloc[0], 0)),)


FINDINGS = {"sites": most_sites, "share": largest_share, "seat": from_headquarters}
UNITS = {
    "sites": say("Sites by year; in strong colour: the fewest that held half of the troops with a figure."),
    "share": say("Share of the troops with a figure at the largest site, by year; estimates."),
    "seat": say("Kilometres to the nearest headquarters of the operation, weighted by troops; estimates."),
}
SPREAD_DETAILS = {"sites": first_sites, "share": largest_places, "seat": first_distance}
NOTHING = {
    "sites": say("No sites are known."),
    "share": say("No share of the largest site: no site has a figure for troops above zero."),
    "seat": say("No distance from headquarters: no year has both a figure for troops and a headquarters."),
}
SPREAD_NOTES = {
    "sites": (
        Note("read", say("A year without a bar: none in the source. The number of operations with sites differs by year.")),
        Note("read", say("Numbers of sites are counted on the maps; troops are estimates.")),
    ),
    "share": (),
    "seat": (
        Note(
            "doubt",
            say(
                "Great circle to the nearest site that the source calls the operation's headquarters in that year. Sites without a figure, and "
                "years without a headquarters, are left out."
            ),
            GEO_PKO,
        ),
    ),
}


def years_table(rows: pd.DataFrame) -> Table:
    """Return how the sites were spread, by year."""
    return Table(
        rows,
        {
            "year": heading("deployments", "year"),
            "operations": say("Operations"),
            "sites": say("Sites"),
            "sites_with_half": say("Sites with half of the troops"),
            "troops": say("Troops with a figure"),
            "sites_without_figure": say("Sites without a figure"),
            "largest_place": say("Largest site"),
            "largest_share": say("Its share"),
            "mean_km": say("Mean kilometres from headquarters"),
            "is_doubtful": say("Doubtful"),
        },
        {"largest_share": 4, "mean_km": 0, "troops": 1},
    )


def nothing_known(key: str, mission: str, reason) -> Figure:
    """Return the figure of an operation of which a measure is not known."""
    rows = deployed.years(mission)
    return Figure(
        key=key,
        finding=reason,
        unit=say("{operation}.", operation=who(mission)),
        picture=Numbers((Number(say("Not known"), say("for {operation}", operation=who(mission))),)),
        alt=reason,
        table=years_table(rows),
        view=View("deployments", {"mission": mission}),
        as_of=as_of(),
        notes=(ESTIMATES,),
        sources=(GEO_PKO,),
    )


@figure("deployments-data")
def about() -> Figure:
    """What the dataset is, how to cite it, and what it leaves out."""
    rows = shared_table("deployments")
    positive = rows[rows["troops"] > 0]
    first, last = int(rows["year"].min()), int(rows["year"].max())
    return Figure(
        key="deployments-data",
        finding=say("The figures are read from the United Nations' own maps; they are estimates, not counts."),
        unit=say(
            "{n} rows: one operation's site in one year, {first} to {last}.", n=len(rows), first=Year(first), last=Year(last)
        ),
        picture=Text(
            (
                Entry(
                    say("Standard sizes"),
                    say(
                        "{n} of {all} figures above zero are sums of standard unit sizes: a battalion, a company, a platoon, a team.",
                        n=int(positive["is_estimated"].sum()),
                        all=len(positive),
                    ),
                    source_id=GEO_PKO,
                ),
                Entry(
                    say("Not counted"),
                    say(
                        "{n} sites have no figure. Police and observers are marked, not counted. {doubtful} rows are doubtful, each with the reason.",
                        n=int(rows["troops"].isna().sum()),
                        doubtful=int((rows["quality"] == "doubtful").sum()),
                    ),
                    source_id=GEO_PKO,
                ),
                Entry(
                    say("Not on the maps"),
                    say(
                        "No sites are known of {operations}, though deployed since {year}. Not every year of the others has a map.",
                        operations=List(tuple(deployed.operations_without_sites())),
                        year=Year(first),
                    ),
                    source_id=GEO_PKO,
                ),
            ),
            "cards",
        ),
        alt=say("What the data of deployments is, and what it leaves out."),
        table=years_table(deployed.years("")),
        view=View("deployments"),
        as_of=as_of(),
        notes=(
            Note("read", say("Countries are those of today. Distances are great circles on a sphere.")),
            Note(
                "doubt",
                say(
                    "To cite the source: Cil, Deniz, Hanne Fjelde, Lisa Hultman and Desirée Nilsson (2020), “Mapping blue helmets: Introducing the "
                    "Geocoded Peacekeeping Operations (Geo-PKO) dataset”, Journal of Peace Research 57(2)."
                ),
                GEO_PKO,
            ),
        ),
        sources=(GEO_PKO,),
    )
