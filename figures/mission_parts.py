"""Who came, what did it cost, what was decided, and where was it? The parts of one operation's page that a visitor unfolds."""

import pandas as pd

from charts.coverage import counts_chart, counts_height
from charts.mission import MONEY_HEIGHT, money_chart
from data import missions
from data.contributors import labels_of
from data.derive import mission_spans, rows_of, tasks_of
from data.load import as_of, shared_table
from data.people import contributors_to, first_year_by_mission, last_month
from data.provenance import of_groups
from data.schema import is_doubtful, labels
from data.sites import sites_of, year_to_show, years_with_sites
from figures import paper_maps
from figures.differences import difference_notes
from figures.figure import Figure, Note, View
from figures.layers import layer_addresses
from figures.missions import LIST, acronym, decision, host_places, operations
from figures.pictures import Chart, Entry, Map, Number, Numbers, Text
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, horizon_of, label
from geo.maps import base_map
from geo.switches import shown
from words import Day, Decimal, List, Money, Month, Span, Words, Year, joined, prose, say, say_n

SHOWN = 12  # bars of contributors; all stand in the table
AS_DEAR = 0.999  # of the largest amount: closer than amounts told as "1.2 billion" can be held apart
DECISIONS = {"strip": say("From vote to vote"), "list": say("What was decided")}
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
MEANS = Note(
    "doubt",
    say("Persons, spread over all months of a year that are known, also where the operation ran for fewer."),
    "un-monthly-contributions",
)


@figure("mission-contributors", mission=operations)
def contributors(mission: str = "unmiss") -> Figure:
    """Which countries sent soldiers and police to an operation in the last year known."""
    rows = missions.contributors_latest(mission)
    if rows.empty:
        return unknown_contributors(mission)
    year, women = int(rows["year"].iloc[0]), int(round(rows["women"].sum()))
    largest = rows.head(SHOWN)
    drawn = pd.DataFrame({"label": labels_of(largest), "n": largest["uniformed"].round(0).astype(int)})
    known = contributors_to(mission)
    return Figure(
        key="mission-contributors",
        finding=say_n(
            "One country sent soldiers or police to {acronym} in {year}, {most}.",
            "{n} countries sent soldiers or police to {acronym} in {year}, most of them {most}.",
            len(rows),
            acronym=acronym(mission),
            year=Year(year),
            most=rows["name"].iloc[0],
        ),
        unit=joined(
            say("{n} in uniform on the year's mean, {women} of them women.", n=round(rows["uniformed"].sum()), women=women),
            say("Shown are the {n} largest.", n=len(drawn)) if len(drawn) < len(rows) else "",
        ),
        picture=Chart(
            lambda look: counts_chart(drawn, look, say("{label}: {n} in uniform")),
            height=counts_height(drawn),
            series=Series("bar", "name", ("uniformed",), rows=largest_of(known, largest)),
        ),
        alt=say("Bars of contributors: {names}.", names=List(tuple(largest["name"]), is_and=False)),
        table=Table(
            known,
            {
                "year": heading("contributions", "year"),
                "name": heading("contributors", "name"),
                "uniformed": heading("contributions", "uniformed"),
                "women": heading("contributions", "women"),
            },
            {"uniformed": 0, "women": 0},
        ),
        view=View("mission", {"mission": mission, "part": "people"}),
        as_of=year_told(year),
        notes=(
            Note("read", say("The table has every country and year from {first}.", first=Year(known["year"].min()))),
            MEANS,
        ),
    )


def largest_of(known: pd.DataFrame, shown: pd.DataFrame) -> pd.Index:
    """Return the labels of the rows of a table of all years that some rows of one year are."""
    of_year = known[known["year"] == shown["year"].iloc[0]].reset_index().set_index("iso3")["index"]
    return pd.Index(of_year[shown["iso3"]])


def year_told(year: int):
    """Return a year, or of the last one the month to which it is counted."""
    return Month(last_month()) if year == last_month().year else Year(year)


def unknown_contributors(mission: str) -> Figure:
    """Return the figure of an operation whose contributors are not told by operation: what is known instead."""
    hosts = rows_of("host_countries", mission).merge(shared_table("countries")[["country_id", "name"]], on="country_id")
    return Figure(
        key="mission-contributors",
        finding=say("Which countries sent people to {acronym}, and how many, is not in our tables.", acronym=acronym(mission)),
        unit=say(
            "Contributors by operation are known from {first} to {last}.",
            first=Year(first_year_by_mission()),
            last=Month(last_month()),
        ),
        picture=Numbers((Number(say("Unknown"), say("contributing countries")),)),
        alt=say("The contributors to {acronym} are not known.", acronym=acronym(mission)),
        table=Table(hosts, {"name": heading("host_countries", "country_id"), "note": heading("host_countries", "note")}),
        view=View("mission", {"mission": mission, "part": "people"}),
        as_of=Day(as_of()),
        notes=(Note("read", say("The table has the countries and territories in which it was deployed.")),),
        sources=("un-monthly-contributions", "contributions-2010-2021"),
    )


@figure("mission-money", mission=operations)
def money(mission: str = "unmiss") -> Figure:
    """What was approved or spent for an operation, year by year."""
    rows, known = missions.yearly_money(mission), rows_of("budgets", mission)
    if rows.empty:
        return unknown_money(mission)
    last = rows.iloc[-1]
    return Figure(
        key="mission-money",
        finding=dearest(acronym(mission), rows),
        unit=say("Million dollars of the time, for each year that could be sourced: spent where known, else approved."),
        picture=Chart(
            lambda look: money_chart(told_money(rows, look.words), look),
            height=MONEY_HEIGHT,
            series=Series(
                "column", "fiscal_year", ("amount_usd",), doubt="is_doubtful", unit="dollars", rows=amounts_of(known, rows)
            ),
        ),
        alt=say("Bars of money by year, {span}.", span=Span(rows["fiscal_year"].iloc[0], last["fiscal_year"])),
        table=Table(
            known.assign(
                stage=known["stage"].map(labels("budgets", "stage")),
                scope=known["scope"].map(labels("budgets", "scope")),
                quality=known["quality"].map(labels("budgets", "quality")),
                is_doubtful=is_doubtful("budgets", known),
            ),
            headings_of("budgets", "fiscal_year", "stage", "amount_usd", "scope", "quality", "note"),
        ),
        view=View("mission", {"mission": mission, "part": "money"}),
        as_of=last["fiscal_year"],
        notes=(
            Note("read", say("Every amount that was found, approved and spent, is in the table: {n}.", n=len(known))),
            Note(
                "doubt",
                say(
                    "Some amounts hold the operation's part of the support account and the bases, others do not; the table says which. Years "
                    "without a bar were not found."
                ),
            ),
            *difference_notes(mission, "budgets"),
        ),
        has_doubt=bool(is_doubtful("budgets", rows).any()),
    )


def dearest(name: str, rows: pd.DataFrame):
    """Return which year of an operation's amounts (data.missions.yearly_money) was the dearest, or which: some are rounded."""
    amounts = rows["amount_usd"].astype(float)
    most = rows[amounts >= AS_DEAR * amounts.max()]
    return say_n(
        "The dearest known year of {acronym} was {years}, at {money}.",
        "The dearest known years of {acronym} were {years}, at {money}.",
        len(most),
        acronym=name,
        years=List(tuple(most["fiscal_year"])),
        money=Money(amounts.max()),
    )


def amounts_of(known: pd.DataFrame, yearly: pd.DataFrame) -> pd.Index:
    """Return the labels of the rows of a table of all amounts that the one amount of each year is."""
    keys = ["fiscal_year", "stage", "amount_usd", "source_id", "locator"]
    found = yearly.merge(known.reset_index()[["index", *keys]], on=keys, how="left")
    return pd.Index(found.drop_duplicates("fiscal_year")["index"])


def told_money(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return amounts with what pointing at each says."""
    told = [
        words(
            say(
                "{year}: {money}, {stage}; {scope}. {quality}",
                year=row.fiscal_year,
                money=Money(float(row.amount_usd)),
                stage=label("budgets", "stage", row.stage),
                scope=label("budgets", "scope", row.scope),
                quality=label("budgets", "quality", row.quality),
            )
        )
        for row in rows.itertuples()
    ]
    return rows.assign(usd=rows["amount_usd"], told=told, is_doubtful=is_doubtful("budgets", rows))


def unknown_money(mission: str) -> Figure:
    """Return the figure of an operation of which no amount was found."""
    empty = rows_of("budgets", mission)
    return Figure(
        key="mission-money",
        finding=say("No amount that {acronym} cost could be sourced.", acronym=acronym(mission)),
        unit=say("Budgets and expenditure of operations, as far as they were found."),
        picture=Numbers((Number(say("Unknown"), say("budget")),)),
        alt=say("The money of {acronym} is not known.", acronym=acronym(mission)),
        table=Table(empty, headings_of("budgets", "fiscal_year", "stage", "amount_usd")),
        view=View("mission", {"mission": mission, "part": "money"}),
        as_of=Day(as_of()),
        sources=(LIST,),
    )


@figure("mission-mandates", mission=operations)
def mandates(mission: str = "unmiss") -> Figure:
    """What the Security Council or the General Assembly decided on an operation: each decision with what it said."""
    rows = rows_of("mandates", mission)
    entries = tuple(
        Entry(
            title=decision(row.resolution, row.action),
            when=Day(row.adopted_date),
            body=prose(row.summary, "mandates", f"{mission}.{row.resolution}.{row.action}", "summary"),
            source_id=row.source_id,
            locator=row.locator,
        )
        for row in rows.itertuples()
    )
    return Figure(
        key="mission-mandates",
        finding=say_n(
            "One decision made or changed the mandate of {acronym}.",
            "{n} decisions made, changed or ended the mandate of {acronym}.",
            rows["resolution"].nunique(),
            acronym=acronym(mission),
        ),
        unit=say("Resolutions that changed something; plain extensions are not listed."),
        picture=Text((*entries, *present_mandate(mission)), "timeline"),
        alt=say("Decisions: {names}.", names=List(tuple(rows["resolution"].unique()), is_and=False)),
        table=Table(
            rows.assign(action=rows["action"].map(labels("mandates", "action"))),
            headings_of("mandates", "adopted_date", "resolution", "action", "summary"),
        ),
        view=View("mission", {"mission": mission, "part": "mandates", "decisions": "list"}),
        as_of=horizon_of("mandates"),
        notes=difference_notes(mission, "mandates", "current_mandates"),
    )


def present_mandate(mission: str) -> tuple[Entry, ...]:
    """Return what holds now of an open operation, nothing for one that ended."""
    now = missions.mandate_now(mission)
    if now is None:
        return ()
    until = Day(now["mandate_until"], now["precision"])
    if pd.isna(now["mandate_until"]):
        title = say("No date of expiry")
    elif now["is_past"]:
        title = say("Last known end of the mandate: {day}, which has passed", day=until)
    else:
        title = say("Mandate to {day}", day=until)
    decided = prose(now["decided"], "current_mandates", mission, "decided")
    note = prose(now["note"], "current_mandates", mission, "note")
    is_doubtful_ = now["status"] == "unconfirmed"
    return (
        Entry(
            title=title,
            when=say("Now, by {resolution}", resolution=now["resolution"]) if now["resolution"] else say("Now"),
            body=joined(decided, say("Not confirmed: {note}", note=note) if is_doubtful_ else note),
            source_id=now["source_id"],
            locator=now["locator"],
            is_doubtful=is_doubtful_,
            tone="strong",
        ),
    )


@figure("mission-tasks", mission=operations)
def tasks(mission: str = "unmiss") -> Figure:
    """Which tasks an operation was given, by which resolution and from when."""
    rows = tasks_of(mission)
    names = labels("mandated_tasks", "task")
    entries = tuple(
        Entry(
            title=label("mandated_tasks", "task", row.task),
            when=say("{day}, {resolution}", day=Day(row.first), resolution=row.resolution) if row.resolution else Day(row.first),
            body=prose(row.note, "mandated_tasks", f"{mission}.{row.task}.{row.resolution}", "note") if row.note else "",
            source_id=row.source_id,
            locator=row.locator,
        )
        for row in rows.rename(columns={"from": "first"}).itertuples()
    )
    return Figure(
        key="mission-tasks",
        finding=say_n(
            "{acronym} was given one kind of task.",
            "{acronym} was given {n} kinds of task.",
            rows["task"].nunique(),
            acronym=acronym(mission),
        ),
        unit=say("Under the nearest of eleven kinds, from the day each was given."),
        picture=Text(entries, "cards"),
        alt=say("Tasks: {names}.", names=List(tuple(names[task] for task in rows["task"].unique()), is_and=False)),
        table=Table(
            rows.assign(task=rows["task"].map(names)),
            {"from": heading("mandated_tasks", "from_date"), **headings_of("mandated_tasks", "task", "resolution", "note")},
        ),
        view=View("mission", {"mission": mission, "part": "mandates"}),
        as_of=Day(as_of()),
        notes=(
            Note("doubt", say("Only tasks seen in a source are listed; one that is missing may still have been given.")),
            *difference_notes(mission, "mandated_tasks"),
        ),
        sources=(LIST,),
    )


@figure("mission-dates", mission=operations)
def dates(mission: str = "unmiss") -> Figure:
    """When an operation was authorized, began, deployed, ended and closed."""
    rows = rows_of("milestones", mission)
    entries = tuple(
        Entry(
            title=label("milestones", "event", row.event),
            when=Day(row.date, row.precision),
            body=prose(row.note, "milestones", f"{mission}.{row.event}.{row.date:%Y-%m-%d}", "note") if row.note else "",
            source_id=row.source_id,
            locator=row.locator,
            is_doubtful=row.status == "unconfirmed",
        )
        for row in rows.itertuples()
    )
    first = rows[rows["event"] == "authorized"].iloc[0] if (rows["event"] == "authorized").any() else rows.iloc[0]
    start = rows[rows["event"] == "start"].iloc[0]
    return Figure(
        key="mission-dates",
        finding=began(mission, first, start),
        unit=say("The days of its beginning and its end."),
        picture=Text(entries, "cards"),
        alt=say("Days of {acronym}.", acronym=acronym(mission)),
        table=Table(
            rows.assign(
                event=rows["event"].map(labels("milestones", "event")), status=rows["status"].map(labels("milestones", "status"))
            ),
            headings_of("milestones", "date", "event", "status", "note"),
        ),
        view=View("mission", {"mission": mission, "part": "mandates"}),
        as_of=Day(as_of()),
        notes=difference_notes(mission, "milestones"),
        has_doubt=bool((rows["status"] == "unconfirmed").any()),
    )


def began(mission: str, first: pd.Series, start: pd.Series):
    """Return when an operation was authorized and from when it counts, which is often the same day."""
    days = Day(first["date"], first["precision"]), Day(start["date"], start["precision"])
    if days[0] == days[1]:
        return say("{acronym} counts from the day it was authorized, {day}.", acronym=acronym(mission), day=days[0])
    return say(
        "{acronym} was authorized on {authorized} and counts from {start}.",
        acronym=acronym(mission),
        authorized=days[0],
        start=days[1],
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
    main, names = seats[seats["is_main"].astype(bool)].iloc[0], tuple(seats["place"].unique())  # some came back to an old seat
    return Figure(
        key="mission-places",
        finding=(SEATED_NOW if is_open(mission) else SEATED)[len(names) > 1](
            acronym=acronym(mission), place=main["place"], n=len(names)
        ),
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
        title=say("Headquarters: {place}", place=row.place) if row.is_main else say("Seat: {place}", place=row.place),
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
